//! What is printed or stamped on a page image beside its text: ruling lines, tick boxes, seals.

mod blobs;
mod find;
mod frame;
mod ink;
mod mask;
mod quads;
mod rules;
mod seals;
mod sets;
mod stamps;
mod strokes;
mod ticks;

pub use find::find;
