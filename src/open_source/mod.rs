//! Open-source software that agencies may use (源市集): its licence, where to get it, and which awarded firms support it.
//!
//! Software is shown once the office has set the security condition under which agencies may use it, never before.

pub mod keep;
pub mod model;
pub mod rows;
pub mod store;
pub mod support;
