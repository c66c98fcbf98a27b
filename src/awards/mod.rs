//! Award by price (決標): what was planned before the opening, the sealed reserve price, the offers of those who passed the
//! review, reductions and comparisons as they were asked and answered, and what came of each item.
//!
//! Nothing of it is decided here alone: `next` asks the law what may follow, and a person takes the step.

pub mod close;
pub mod course;
pub mod framework;
pub mod hold;
pub mod keep;
pub mod known;
pub mod low;
pub mod model;
pub mod next;
#[cfg(test)]
mod next_tests;
pub mod notice;
pub mod objection;
pub mod offers;
pub mod paper;
pub mod plan;
pub mod prefill;
pub mod read;
pub mod reserve;
pub mod rows;
pub mod standing;
pub mod step;
pub mod store;
pub mod table;
pub mod take;
