//! What stands on pages, in points from the top left corner of an A4 page.

use crate::pdf::lines::Line;

/// Width of a page.
pub(super) const WIDTH: f32 = 595.28;
/// Height of a page.
pub(super) const HEIGHT: f32 = 841.89;
/// Margin on the left and the right side.
pub(super) const SIDE: f32 = 56.7;
/// Where text begins.
pub(super) const TOP: f32 = 56.7;
/// Where text ends.
pub(super) const BOTTOM: f32 = HEIGHT - 62.0;
/// Baseline of the page number.
pub(super) const FOOT: f32 = HEIGHT - 34.0;
/// Size of the page number.
pub(super) const FOOT_SIZE: f32 = 9.0;
/// Width between the margins.
pub(super) const TEXT: f32 = WIDTH - 2.0 * SIDE;
/// Where the baseline stands in the height of a line's characters: an ideographic box reaches 0.12 ems below it.
pub(super) const ASCENT: f32 = 0.88;

/// Something on a page.
#[derive(Debug)]
pub(super) enum Mark {
    /// A line of text; `x` is its left end, `y` its baseline. Without a node of the structure it is there for the eye only.
    Text { x: f32, y: f32, size: f32, line: Line, node: Option<usize> },
    /// A straight line from corner to corner.
    Rule { from: (f32, f32), to: (f32, f32) },
    /// A grey ground: left, top, width, height.
    Ground { x: f32, y: f32, width: f32, height: f32 },
}

/// A bookmark.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}
