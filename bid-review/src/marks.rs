//! What is printed or stamped on a page image beside its text: ruling lines, tick boxes, seals.

pub(crate) mod blobs;
mod expected;
mod find;
mod frame;
pub(crate) mod ink;
pub(crate) mod mask;
mod quads;
pub(crate) mod rules;
mod seals;
mod sets;
mod stamps;
mod strokes;
mod ticks;

pub use find::find;
pub(crate) use find::{find_in, in_order};
