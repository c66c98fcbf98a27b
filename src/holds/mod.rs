//! Holds (暫停訂購) and warnings: what a person of the office pauses, and what the machine only says.
//!
//! A hold needs a framework whose terms allow it and a person who signs it with ground, evidence and notice. The vendor
//! may object; the office lifts or upholds with a reason. Lapsed evidence, a restricted brand or an origin by itself
//! warns buyers and opens a task: the machine stops nobody.

pub mod brand;
pub mod job;
pub mod model;
pub mod object;
pub mod put;
pub mod read;
pub mod rows;
pub mod settle;
pub mod store;
pub mod tell;
pub mod warn;
