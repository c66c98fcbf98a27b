//! The pages: rendered here, working without JavaScript, calling the same verbs as the API.

pub mod account;
pub mod audit;
pub mod chart;
pub mod error_page;
pub mod frameworks;
pub mod home;
pub mod invitation;
pub mod jobs;
pub mod language;
pub mod layout;
pub mod listing;
pub mod login;
pub mod notice;
pub mod order;
pub mod order_new;
pub mod orders;
pub mod people;
pub mod review;
pub mod routes;
pub mod ruling;
pub mod search;
pub mod site;
pub mod statics;
pub mod tender;
pub mod tenders;
pub mod trust;
