//! Reference lists: dated lists of others in which the market looks things up, kept whole and never changed.
//!
//! `layout` knows the columns under which each list is published, `ask` looks somebody up and says by which list, of what day,
//! in which row; a list that is absent or too old is an answer of its own and never a pass.

pub mod ask;
pub mod kind;
pub mod layout;
pub mod model;
pub mod rows;
pub mod store;
