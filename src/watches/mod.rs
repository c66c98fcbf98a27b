//! Searches that people keep: saved, deleted, and looked at by rounds that mail what is new or changed in price.
//!
//! A round asks the index as the search page does, compares with what the owner was last told of, and writes the mail
//! and the new notes in one transaction. A mail goes out once a day at most; what comes meanwhile waits for the next.

pub mod keep;
pub mod model;
pub mod news;
pub mod read;
pub mod round;
pub mod rows;
pub mod store;
pub mod tell;
