//! Reading in a child process without rights: the child's side and the parent's side.

mod message;
mod parent;
mod pipe;
mod serve;

pub use parent::Sandboxed;
pub use serve::{Task, serve};
