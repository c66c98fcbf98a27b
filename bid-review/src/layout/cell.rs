//! Table cells between ruling lines.

use crate::page::{Page, Rect};

/// How far a rule may end before a corner, in points.
const SLACK: f64 = 4.0;

/// The cell of the page's ruling lines around a point; `None` where a side is open.
#[must_use]
pub fn around(page: &Page, x: f64, y: f64) -> Option<Rect> {
    let (mut left, mut top) = (f64::MIN, f64::MIN);
    let (mut right, mut bottom) = (f64::MAX, f64::MAX);
    for rule in &page.rules {
        let (mid_x, mid_y) = rule.middle();
        if is_upright(rule) {
            if rule.top - SLACK <= y && y <= rule.bottom + SLACK {
                if mid_x <= x { left = left.max(mid_x) } else { right = right.min(mid_x) }
            }
        } else if rule.left - SLACK <= x && x <= rule.right + SLACK {
            if mid_y <= y { top = top.max(mid_y) } else { bottom = bottom.min(mid_y) }
        }
    }
    let closed = left > f64::MIN && top > f64::MIN && right < f64::MAX && bottom < f64::MAX;
    closed.then_some(Rect { left, top, right, bottom })
}

/// The x of the upright rules that cross a height.
#[must_use]
pub fn cuts(page: &Page, y: f64) -> Vec<f64> {
    let crossing = page.rules.iter().filter(|r| is_upright(r) && r.top - 1.0 <= y && y <= r.bottom + 1.0);
    crossing.map(|r| r.middle().0).collect()
}

/// The y of the level rules that cross an x, from the top.
#[must_use]
pub fn levels(page: &Page, x: f64) -> Vec<f64> {
    let crossing = page.rules.iter().filter(|r| !is_upright(r) && r.left - SLACK <= x && x <= r.right + SLACK);
    let mut all: Vec<f64> = crossing.map(|r| r.middle().1).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    all
}

fn is_upright(rule: &Rect) -> bool {
    rule.height() > rule.width()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;

    #[test]
    fn a_point_finds_its_cell() {
        let mut page = page(&[]);
        for rule in [
            [50.0, 99.5, 300.0, 100.5],
            [50.0, 129.5, 300.0, 130.5],
            [49.5, 100.0, 50.5, 130.0],
            [149.5, 100.0, 150.5, 130.0],
        ] {
            page.rules.push(Rect::from(rule));
        }
        assert_eq!(around(&page, 60.0, 110.0), Some(Rect::from([50.0, 100.0, 150.0, 130.0])));
        assert_eq!(around(&page, 200.0, 110.0), None);
        assert_eq!(cuts(&page, 110.0), [50.0, 150.0]);
        assert_eq!(levels(&page, 60.0), [100.0, 130.0]);
    }
}
