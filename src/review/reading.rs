//! What reading a file of a bid gave: how far it was read, its pages with their measures, what a reviewer should know.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::review::model::ReviewFile;

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
