//! The market's figures: what orders come to, counted as they change, and shown to each role as far as it may know.
//!
//! `follow` reads the feed and counts orders again (`derive`, `count`) into facts and rollups; `rebuild` counts everything
//! anew; `load` brings the figures in memory (`tally`) up to them. A chart is a file that asks these figures and gives a
//! plain `Chart`; `svg` draws one. Pages and API give the same chart as figure, table and file, so that no number is only
//! in a picture.

pub mod asked;
pub mod axis;
pub mod board;
pub mod book;
pub mod chart;
pub mod charts;
pub mod count;
pub mod counted;
pub mod derive;
pub mod draw;
pub mod estimate;
pub mod follow;
pub mod gate;
pub mod load;
pub mod model;
pub mod month;
pub mod name;
pub mod notices;
pub mod orders_by_month;
pub mod rebuild;
pub mod recount;
pub mod sheet;
pub mod store;
pub mod svg;
pub mod yearly;
