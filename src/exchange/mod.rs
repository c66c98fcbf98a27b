//! The exchange with the e-procurement site (政府電子採購網): what is carried over by hand or by file, and what comes back.
//!
//! An order under a framework whose order of record is there becomes *ready to place*: `sheet` has its fields in the
//! order of the site's screens, `document` and `file` write them. `site_list` reads what the site tells: a line that is
//! an order of the market issues it, any other stands as placed outside, counts against every ceiling, and is never
//! dropped. `reconcile` shows both sides to the cent. What is assumed of the site stands in `docs/EXCHANGE.md`.

pub mod alarm;
pub mod attach;
pub mod count;
pub mod detach;
pub mod document;
pub mod file;
pub mod files;
pub mod matching;
pub mod model;
pub mod pick;
pub mod reconcile;
pub mod rows;
pub mod sheet;
pub mod site_list;
pub mod site_row;
pub mod store;
