//! What can be known of the signatures in a PDF.
#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

mod certificate;
mod chain;
mod cms;
mod der;
mod key;
mod name;
mod oid;
mod pdf;
pub mod report;
pub mod sample;
mod verify;

pub use certificate::pem_or_der;
pub use report::{Chain, Finding, Signer, Verdict, holds};
pub use verify::verify;
