//! Reviews of bids (審標): files are read one by one, the machine says what it sees, people decide.

pub mod again;
pub mod answer;
pub mod ask;
pub mod claim;
pub mod compare;
pub mod dossier;
pub mod finish;
pub mod job;
pub mod judged;
pub mod model;
pub mod open;
pub mod own;
pub mod papers;
pub mod question;
pub mod question_store;
pub mod read;
pub mod read_questions;
pub mod reading;
pub mod receive;
pub mod registers;
pub mod rounds;
pub mod rows;
pub mod second;
pub mod settle;
pub mod stages;
pub mod store;
