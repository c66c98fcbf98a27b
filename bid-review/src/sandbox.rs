//! The sandbox that a reading child puts itself into before it looks at a file.

mod calls;
mod enter;
mod landlock;

pub use enter::{CPU, CPU_MOST, CPU_PAGE, Limits, Report, enter};
