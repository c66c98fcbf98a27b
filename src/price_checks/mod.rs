//! Price checks (查價): agencies report a market price below the framework's; the vendor answers, the office decides.
//!
//! A report stops the orders of the agency that made it (ORD-07) until the case is closed or the report withdrawn. For
//! everybody else nothing stops: one case per listing is opened, and a person of the office closes it with a reason.

pub mod answer;
pub mod close;
pub mod lawful;
pub mod model;
pub mod read;
pub mod report;
pub mod rows;
pub mod standing;
pub mod store;
pub mod tell;
pub mod withdraw;
