//! Making of a bid: what is said, what is wrong, which files.

pub(crate) mod dealing;
pub(crate) mod draft;
pub(crate) mod filing;
pub(crate) mod naming;
pub(crate) mod slips;
