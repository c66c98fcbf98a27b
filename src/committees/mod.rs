//! Evaluation committees (採購評選委員會) of the most advantageous tender: who sits on one, what it judges by, its meetings,
//! its members' secret sheets, what it comes to, and what of it is told to whom.

pub mod attend;
pub mod bidders;
pub mod call;
pub mod chair;
pub mod conclude;
pub mod count;
pub mod course;
pub mod criteria;
pub mod decide;
pub mod disclosed;
pub mod enter;
pub mod form;
pub mod formed;
pub mod law_count;
pub mod law_criteria;
pub mod law_formed;
pub mod law_meeting;
pub mod minutes;
pub mod model;
pub mod opinion;
pub mod paper;
pub mod papers;
pub mod people;
pub mod read;
pub mod recuse;
pub mod resolve;
pub mod rows;
pub mod score;
pub mod see;
pub mod sheet;
pub mod statement;
pub mod step;
pub mod store;
pub mod words;
