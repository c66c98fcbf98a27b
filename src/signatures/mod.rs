//! Signed copies of the papers that are made here (開標紀錄, 決標紀錄, 審查表, 會議紀錄): signed outside with a certificate card and
//! brought back, or signed by hand and scanned. A click is an approval and never called a signature.
//!
//! A signature belongs to the version of its record; when the record changes, it stands as one of the version before.

pub mod bring;
pub mod model;
pub mod paper;
pub mod read;
pub mod receive;
pub mod roots;
pub mod rows;
pub mod store;
