//! What the market publishes in the Open Contracting Data Standard, version 1.1: results of tenders and framework contracts.
//!
//! What the market does not know is left out: a business number that nobody gave, a total that needs quantities. Agencies have
//! no code of their own in a tender, so a buyer is known by its name. Orders are not published: they would tell which agency
//! runs which product.

pub mod contract;
pub mod framework;
pub mod notice;
pub mod package;
pub mod parts;
