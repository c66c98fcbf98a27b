//! The API on what listings can be trusted by: evidence, tasks, price checks, holds.

pub mod evidence;
pub mod holds;
pub mod price_checks;
pub mod price_steps;
pub mod step;
pub mod tasks;
