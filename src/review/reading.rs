//! What reading a file of a bid gave: how far it was read, its pages with their measures, what a reviewer should know.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::id::{BidFileId, ReviewId};
use crate::base::time::Time;
use crate::db::schema::review_file;

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = review_file, treat_none_as_default_value = false)]
pub struct ReviewFile {
    /// In which review.
    pub review_id: ReviewId,
    /// Which file.
    pub file_id: BidFileId,
    /// `all`, `part` or `none`.
    pub extent: String,
    /// Why not all.
    pub reason: Option<String>,
    /// Its pages.
    pub page_count: i64,
    /// Width and height of each page read, as displayed, in points, and the quarter turns clockwise that bring it upright: JSON.
    pub sizes: String,
    /// What a reviewer should know of it: JSON list.
    pub notes: String,
    /// The stored reading.
    pub reading_digest: String,
    /// When it was read.
    pub read_at: Time,
}

/// The measures of a page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageSize {
    /// Width as displayed, in points.
    pub width: f64,
    /// Height as displayed, in points.
    pub height: f64,
    /// Quarter turns clockwise that bring it upright: 0 to 3.
    pub turn: u8,
}

impl ReviewFile {
    /// The measures of a page (from 0); none where it was not read.
    pub fn size(&self, page: u32) -> Option<PageSize> {
        let sizes: BTreeMap<u32, PageSize> = serde_json::from_str(&self.sizes).ok()?;
        sizes.get(&page).copied()
    }

    /// What a reviewer should know of the file, by name.
    pub fn notes(&self) -> Vec<String> {
        serde_json::from_str(&self.notes).unwrap_or_default()
    }
}
