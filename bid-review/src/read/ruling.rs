//! The ruling lines of a page as they are drawn, each in one piece.

use crate::page::Rect;

/// Shortest line that is kept, in points.
const SHORTEST: f64 = 11.0;
/// Lines closer than this across are one, in points; and along.
const ASIDE: f64 = 1.2;
const GAP: f64 = 3.0;

/// The lines, those that continue or cover one another joined: level ones first.
pub(super) fn joined(rules: Vec<Rect>) -> Vec<Rect> {
    let (upright, level): (Vec<Rect>, Vec<Rect>) = rules.into_iter().partition(|rule| rule.height() > rule.width());
    let turned = |rule: &Rect| Rect { left: rule.top, top: rule.left, right: rule.bottom, bottom: rule.right };
    let level = one_way(level);
    let upright = one_way(upright.iter().map(turned).collect());
    level.into_iter().chain(upright.iter().map(turned)).collect()
}

fn one_way(mut lines: Vec<Rect>) -> Vec<Rect> {
    lines.sort_by(|a, b| a.middle().1.total_cmp(&b.middle().1).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Rect>> = Vec::new();
    for line in lines {
        let near = |row: &&mut Vec<Rect>| row.first().is_some_and(|first| line.middle().1 - first.middle().1 <= ASIDE);
        match rows.last_mut().filter(near) {
            Some(row) => row.push(line),
            None => rows.push(vec![line]),
        }
    }
    let mut out: Vec<Rect> = Vec::new();
    for mut row in rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut open: Option<Rect> = None;
        for line in row {
            open = Some(match open {
                Some(before) if line.left <= before.right + GAP => {
                    Rect { top: before.top, bottom: before.bottom, ..before.around(&line) }
                }
                other => {
                    out.extend(other);
                    line
                }
            });
        }
        out.extend(open);
    }
    out.retain(|line| line.width() >= SHORTEST);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_cells_are_lines_of_a_table() {
        let cell = |x: f64, y: f64| {
            [[x, y, x + 50.0, y + 0.5], [x, y, x + 0.5, y + 18.0], [x, y + 18.0, x + 50.0, y + 18.5]].map(Rect::from)
        };
        let rules: Vec<Rect> = [cell(100.0, 200.0), cell(150.0, 200.0), cell(100.0, 218.0)].concat();
        let joined = joined(rules);
        let told: Vec<[f64; 4]> = joined.into_iter().map(Into::into).collect();
        assert_eq!(
            told,
            [
                [100.0, 200.0, 200.0, 200.5],
                [100.0, 218.0, 200.0, 218.5],
                [100.0, 236.0, 150.0, 236.5],
                [100.0, 200.0, 100.5, 236.0],
                [150.0, 200.0, 150.5, 218.0]
            ]
        );
    }
}
