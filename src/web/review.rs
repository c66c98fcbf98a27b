//! The reviewers' pages: the queue, the desk, and what the desk shows and sends.

pub mod ask;
pub mod beside;
pub mod changes;
pub mod checklist;
pub mod correct;
pub mod desk;
pub mod file;
pub mod form;
pub mod kind;
pub mod matrix;
pub mod paper;
pub mod queue;
pub mod sheet;
pub mod step;
