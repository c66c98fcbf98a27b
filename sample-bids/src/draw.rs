//! Drawing of pages: marks on a sheet, and the things forms are made of.

pub(crate) mod form;
pub(crate) mod grid;
pub(crate) mod pen;
pub(crate) mod seal;
pub(crate) mod sheet;
pub(crate) mod signature;
