//! The numbers that pages give themselves: 第2頁, 第2頁，共3頁, 2/3, Page 2 of 3, - 2 -.

use crate::grammar::text::compact;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;

/// The number that a page gives itself in its upper or lower margin, and of how many.
#[must_use]
pub fn numbered(sheet: &Sheet<'_>) -> Option<(u32, Option<u32>)> {
    let height = sheet.page.height;
    let margin = |line: &&Line| {
        let y = line.whole().middle().1;
        y < 0.1 * height || y > 0.88 * height
    };
    sheet
        .lines
        .iter()
        .filter(margin)
        .flat_map(|line| line.runs(6.0, &[]).into_iter().map(move |(a, b)| line.text(a, b)))
        .find_map(|t| count(&t))
}

/// Whether a text is the number of a page and nothing else.
#[must_use]
pub fn is_number(text: &str) -> bool {
    count(text).is_some()
}

fn count(text: &str) -> Option<(u32, Option<u32>)> {
    let plain = compact(text).to_ascii_lowercase();
    let figures: Vec<u32> = numbers(&plain);
    let bare: String = plain.chars().filter(|c| !c.is_ascii_digit() && !"一二三四五六七八九十".contains(*c)).collect();
    let (first, second) = (figures.first().copied()?, figures.get(1).copied());
    let named = match bare.as_str() {
        "第頁" | "頁" | "--" | "page" | "p." | "p" | "頁次:" => figures.len() == 1,
        "第頁共頁" | "第頁,共頁" | "第頁(共頁)" | "第頁/共頁" | "第頁、共頁" | "/" | "pageof" | "page/" | "第/頁"
        | "第頁/頁" | "p./" => figures.len() == 2,
        "共頁第頁" | "共頁,第頁" | "共頁/第頁" | "共頁、第頁" if figures.len() == 2 => {
            return Some((second?, Some(first)));
        }
        _ => false,
    };
    (named && first >= 1 && second.is_none_or(|of| first <= of)).then_some((first, second))
}

/// The numbers in a text, in figures or as one Chinese numeral up to ten.
fn numbers(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    let mut figures = String::new();
    for c in text.chars().chain(std::iter::once(' ')) {
        if c.is_ascii_digit() {
            figures.push(c);
            continue;
        }
        if let Ok(number) = figures.parse() {
            out.push(number);
        }
        figures.clear();
        let numeral = "一二三四五六七八九十".chars().position(|one| one == c);
        out.extend(numeral.and_then(|at| u32::try_from(at + 1).ok()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for (text, number) in [
            ("第2頁，共3頁", Some((2, Some(3)))),
            ("第 二 頁", Some((2, None))),
            ("共3頁 第1頁", Some((1, Some(3)))),
            ("Page 2 of 3", Some((2, Some(3)))),
            ("- 4 -", Some((4, None))),
            ("2/3", Some((2, Some(3)))),
            ("115/10/21", None),
            ("第2頁所載", None),
            ("3/2", None),
        ] {
            assert_eq!(count(text), number, "{text}");
        }
    }
}
