//! Gongqi (共契): the government software marketplace as one program. `ARCHITECTURE.md` is the map.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing))]

pub mod accounts;
pub mod analytics;
pub mod api;
pub mod app;
pub mod audit;
pub mod base;
pub mod bids;
pub mod catalog;
pub mod choices;
pub mod cli;
pub mod config;
pub mod contracts;
pub mod db;
pub mod demo;
pub mod eyes;
pub mod http;
pub mod intake;
pub mod jobs;
pub mod ledger;
pub mod notices;
pub mod notify;
pub mod orders;
pub mod parties;
pub mod prices;
pub mod review;
pub mod search;
pub mod server;
pub mod storage;
pub mod telemetry;
pub mod tenders;
pub mod texts;
pub mod watches;
pub mod web;
pub mod worker;
