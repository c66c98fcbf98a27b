//! The ground: values that every part speaks in. No I/O, no clock, no domain.

pub mod actor;
pub mod call;
pub mod canonical;
pub mod clock;
pub mod column;
pub mod digest;
pub mod error;
pub mod id;
pub mod money;
pub mod page;
pub mod text_enum;
pub mod time;
