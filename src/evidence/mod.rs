//! Evidence (證明文件): certificates and makers' authorisations, filed once by a vendor and shown on all its listings.
//!
//! Renewing files a new one in the place of the old, which stays. What lapses warns and opens a task; it stops nothing.

pub mod check;
pub mod file;
pub mod kept;
pub mod media;
pub mod model;
pub mod read;
pub mod rows;
pub mod store;
pub mod watch;
pub mod withdraw;
