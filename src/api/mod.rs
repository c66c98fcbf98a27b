//! The API under `/api/v1`: the same verbs as the pages, JSON in and out, errors as problems.

pub mod answer;
pub mod application_steps;
pub mod applications;
pub mod audit;
pub mod bids;
pub mod catalog;
pub mod chart;
pub mod choices;
pub mod compare;
pub mod exchange;
pub mod framework_steps;
pub mod frameworks;
pub mod jobs;
pub mod me;
pub mod notices;
pub mod openapi;
pub mod order_steps;
pub mod orders;
pub mod problems;
pub mod review_steps;
pub mod reviews;
pub mod routes;
pub mod search;
pub mod searches;
pub mod tenders;
pub mod trust;
