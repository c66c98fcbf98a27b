//! What both doors share: who asks, what may be asked, how an answer or an error becomes HTTP.

pub mod access;
pub mod access_api;
pub mod access_pages;
pub mod caller;
pub mod etag;
pub mod failure;
pub mod form;
pub mod gate;
pub mod headers;
pub mod health;
pub mod idempotent;
pub mod limit;
pub mod paper;
pub mod problem;
pub mod upload;
pub mod who;
