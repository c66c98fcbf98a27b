//! The columns of a price table: its heading line and which column a cell belongs to.

use crate::grammar::distance;
use crate::layout::cell;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;
use crate::page::Origin;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// 項次.
    No,
    /// 品名.
    Name,
    /// 規格.
    Spec,
    /// 單位.
    Unit,
    /// 數量.
    Qty,
    /// 單價.
    UnitPrice,
    /// 複價.
    Amount,
    /// 廠牌.
    Brand,
    /// 產地.
    Origin,
    /// Anything else.
    Other,
}

/// Headings of each column.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::No, &["項次", "序號", "編號", "次序", "項號", "NO", "No", "項"]),
    (
        Column::Name,
        &[
            "品名",
            "品項名稱",
            "項目名稱",
            "名稱",
            "產品名稱",
            "品項",
            "採購項目",
            "項目",
            "標的名稱",
            "內容",
            "工作項目",
            "軟體名稱",
            "採購品項",
            "產品",
            "貨品名稱",
            "項目及說明",
            "採購標的",
        ],
    ),
    (
        Column::Spec,
        &["規格", "規格說明", "型號", "廠牌型號", "規格型號", "說明", "規格內容", "規格及說明", "規格/型號"],
    ),
    (Column::Unit, &["單位", "計量單位", "計價單位"]),
    (Column::Qty, &["數量", "採購數量", "預估數量", "需求數量", "報價數量"]),
    (Column::UnitPrice, &["單價", "投標單價", "含稅單價", "報價單價", "單價金額", "每單位價格"]),
    (
        Column::Amount,
        &["複價", "小計", "金額", "總價", "合價", "價格", "複價金額", "小計金額", "總金額", "合計", "項目金額"],
    ),
    (Column::Brand, &["廠牌", "品牌", "廠牌/版本", "廠牌名稱"]),
    (Column::Origin, &["產地", "原產地", "製造地", "原產國", "產製國別"]),
    (Column::Other, &["備註", "版本", "折扣", "稅額", "備考", "附註"]),
];

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// What it holds.
    pub column: Column,
    /// Left edge: of the ruled cell, else of the heading.
    pub left: f64,
    /// Right edge.
    pub right: f64,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// From the left.
    pub heads: Vec<Head>,
    /// Whether edges are ruling lines.
    pub ruled: bool,
    /// Bottom of the heading.
    pub bottom: f64,
}

/// The heading line of a page: a unit price or an amount, and four columns in all.
#[must_use]
pub fn find(sheet: &Sheet<'_>) -> Option<Columns> {
    sheet.lines.iter().find_map(|line| {
        let found = headings(line, sheet.page.origin);
        let has = |column| found.iter().any(|(c, ..)| *c == column);
        let enough = found.len() >= 4
            && (has(Column::UnitPrice) || has(Column::Amount))
            && (has(Column::Name) || has(Column::Qty));
        enough.then(|| columns(sheet, line, &found))
    })
}

fn columns(sheet: &Sheet<'_>, line: &Line, found: &[(Column, usize, usize)]) -> Columns {
    let place = line.whole();
    let cuts = cell::cuts(sheet.page, place.middle().1);
    let ruled = cuts.len() > found.len();
    let heads = found.iter().filter_map(|(column, from, to)| {
        let rect = line.rect(*from, *to)?;
        let x = rect.middle().0;
        let left = cuts.iter().copied().filter(|c| *c <= x).fold(f64::MIN, f64::max);
        let right = cuts.iter().copied().filter(|c| *c > x).fold(f64::MAX, f64::min);
        let (left, right) = if ruled { (left, right) } else { (rect.left, rect.right) };
        Some(Head { column: *column, left, right })
    });
    Columns { heads: heads.collect(), ruled, bottom: place.bottom }
}

/// The headings on a line, blanks between their characters aside.
fn headings(line: &Line, origin: Origin) -> Vec<(Column, usize, usize)> {
    let chars: Vec<char> = line.glyphs.iter().map(|g| g.c).collect();
    let mut out: Vec<(Column, usize, usize)> = Vec::new();
    let mut at = 0;
    let mut depth = 0_usize;
    while at < chars.len() {
        match chars.get(at) {
            Some('(') => depth += 1,
            Some(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let rest = chars.get(at..).unwrap_or(&[]);
        match longest(line, at, rest, origin).filter(|_| depth == 0) {
            Some((column, length)) => {
                if !out.iter().any(|(c, ..)| *c == column && column != Column::Other) {
                    out.push((column, at, at + length));
                }
                at += length;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a spelling is two headings side by side, such as 單價 and 金額, with room between them.
fn two_headings(line: &Line, at: usize, spelling: &str) -> bool {
    let is_heading = |part: &str| HEADINGS.iter().any(|(_, spellings)| spellings.contains(&part));
    spelling.char_indices().enumerate().skip(1).any(|(count, (byte, _))| {
        let (left, right) = spelling.split_at(byte);
        line.gap(at + count) > 0.5 && is_heading(left) && is_heading(right)
    })
}

fn longest(line: &Line, at: usize, rest: &[char], origin: Origin) -> Option<(Column, usize)> {
    let all = HEADINGS.iter().flat_map(|(column, spellings)| spellings.iter().map(|s| (*column, *s)));
    let all = all.filter(|(_, s)| !two_headings(line, at, s));
    let exact =
        all.clone().filter(|(_, s)| s.chars().count() <= rest.len() && s.chars().zip(rest).all(|(a, b)| a == *b));
    if let Some((column, spelling)) = exact.max_by_key(|(_, s)| s.chars().count()) {
        return Some((column, spelling.chars().count()));
    }
    if origin != Origin::Ocr {
        return None;
    }
    let near = |s: &str| {
        let spelling: Vec<char> = s.chars().collect();
        spelling.len() >= 3
            && rest.get(..spelling.len()).is_some_and(|part| distance::within(part, &spelling, 1).is_some())
    };
    let mut all = all;
    all.find(|(_, s)| near(s)).map(|(column, s)| (column, s.chars().count()))
}

impl Columns {
    /// The column of a run of text between two edges.
    #[must_use]
    pub fn of(&self, left: f64, right: f64) -> Option<Column> {
        let middle = f64::midpoint(left, right);
        if self.ruled {
            return self.heads.iter().find(|h| h.left <= middle && middle <= h.right).map(|h| h.column);
        }
        let far = |h: &Head| {
            let apart = (h.left.max(left) - h.right.min(right)).max(0.0);
            let edges =
                (h.left - left).abs().min((h.right - right).abs()).min((f64::midpoint(h.left, h.right) - middle).abs());
            apart * 2.0 + edges
        };
        self.heads.iter().min_by(|a, b| far(a).total_cmp(&far(b))).map(|h| h.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;

    #[test]
    fn neighbours_are_two_headings() {
        let page = page(&[
            (60.0, 100.0, "編號"),
            (100.0, 100.0, "項目名稱"),
            (200.0, 100.0, "規格"),
            (260.0, 100.0, "數量"),
            (320.0, 100.0, "單價"),
            (420.0, 100.0, "金額"),
        ]);
        let columns = find(&Sheet::of(&page)).unwrap();
        assert_eq!(columns.heads.last().map(|h| h.column), Some(Column::Amount));
        assert_eq!(columns.of(325.0, 344.0), Some(Column::UnitPrice));
    }

    #[test]
    fn headings_in_any_order_and_spacing() {
        let page = page(&[
            (60.0, 80.0, "報價單"),
            (60.0, 100.0, "序號"),
            (100.0, 100.0, "產品名稱"),
            (200.0, 100.0, "數 量"),
            (260.0, 100.0, "單位"),
            (320.0, 100.0, "單"),
            (344.0, 100.0, "價(元)"),
            (420.0, 100.0, "小計(含稅)"),
        ]);
        let columns = find(&Sheet::of(&page)).unwrap();
        let found: Vec<Column> = columns.heads.iter().map(|h| h.column).collect();
        assert_eq!(found, [Column::No, Column::Name, Column::Qty, Column::Unit, Column::UnitPrice, Column::Amount]);
        assert_eq!(columns.of(430.0, 460.0), Some(Column::Amount));
    }
}
