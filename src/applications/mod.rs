//! What vendors ask of the office about their listings: to list, to change, to pause, to resume, to take off; and what
//! they may do at once: answers that nobody reviews, and lower prices.
//!
//! A draft becomes an application when it is submitted. The office sees it as a difference, question by question; it asks
//! back with reason codes, refuses, or approves, and only then the listing changes. Each step has a day by which it is due;
//! nothing happens by itself when the day passes.

pub mod advance;
pub mod answer;
pub mod approve;
pub mod at_once;
pub mod bulk;
pub mod draft;
pub mod lawful;
pub mod model;
pub mod question;
pub mod read;
pub mod refuse;
pub mod rows;
pub mod state;
pub mod store;
pub mod submit;
pub mod take;
pub mod tell;
pub mod withdraw;
