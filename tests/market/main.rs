//! Scenarios through the running program, each on SQLite and on PostgreSQL. One binary, because linking takes long.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

mod access;
mod accounts;
mod across;
mod applications;
mod approvals;
mod award_model;
mod awards;
mod bids;
mod bundle;
mod carts;
mod ceilings;
mod choices;
mod committee_law;
mod committee_lots;
mod committee_model;
mod committee_secrets;
mod committees;
mod crash;
mod crash_review;
mod delivery;
mod desk;
mod exchange;
mod figures;

mod frameworks;
mod imports;
mod interleave;
mod ledger;
mod ledger_model;
mod lists;
mod looking;
mod migrations;
mod openings;
mod orders;
mod oversell;
mod own_check;
mod paid;
mod protocol;
mod queue;
mod quotes;
mod record;
mod results;
mod reviews;
mod searches;
mod signatures;
mod standing;
mod states;
mod support;
mod trust;
mod trust_holds;
mod trust_prices;
mod views;
mod webhooks;
mod year;

#[path = "../browser/mod.rs"]
mod browser;
