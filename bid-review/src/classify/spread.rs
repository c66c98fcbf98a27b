//! Documents spread over several files: which file begins with the further pages of which document. What the pages say and how they look
//! decides it, never the names of the files.

use std::collections::BTreeSet;

use crate::classify::marks::{MARKS, Where};
use crate::classify::numbering::numbered;
use crate::classify::score;
use crate::classify::split::Part;
use crate::grammar::date;
use crate::grammar::text::is_han;
use crate::kind::DocumentKind;
use crate::layout::line::Line;
use crate::layout::sheet::Sheet;

/// A file: its pages, and the documents on them.
#[derive(Debug)]
pub struct Leaves<'a> {
    /// The pages in order.
    pub sheets: Vec<Sheet<'a>>,
    /// The documents.
    pub parts: Vec<Part>,
}

/// Least weight of signs that a page goes on with a document.
const ENOUGH: f64 = 3.0;
/// Most files whose first pages are looked at: what comes in more pieces is for a person.
const MOST: usize = 100;
/// Least lead of one document over the next.
const LEAD: f64 = 1.0;

/// For each file the one whose last document its first pages go on with; `None` where they begin a document or nothing tells.
#[must_use]
pub fn joins(files: &[Leaves<'_>]) -> Vec<Option<usize>> {
    let tails = files.iter().enumerate().filter(|(_, file)| may_go_on(file)).take(MOST);
    let pairs: Vec<(f64, usize, usize)> = tails
        .flat_map(|(tail, file)| {
            let heads = files.iter().enumerate().filter(move |(head, _)| *head != tail);
            heads.filter_map(move |(head, other)| Some((weight(other, file)?, tail, head)))
        })
        .collect();
    let mut out: Vec<Option<usize>> = vec![None; files.len()];
    // What one page has found is no longer open to the others, among which the next may then be clear.
    while let Some((tail, head)) = clearest(&pairs, &out) {
        match out.get_mut(tail) {
            Some(slot) => *slot = Some(head),
            None => break,
        }
    }
    out
}

/// The pair with the most weight among those that lead over every other place for the same pages.
fn clearest(pairs: &[(f64, usize, usize)], out: &[Option<usize>]) -> Option<(usize, usize)> {
    let placed = |file: usize| out.get(file).copied().flatten();
    // A file that is further pages as a whole may lead on; one that leads back to where it comes from may not.
    let back = |tail: usize, head: usize| {
        let mut at = Some(head);
        while let Some(file) = at.filter(|file| *file != tail) {
            at = placed(file);
        }
        at.is_some()
    };
    let open = |(_, tail, head): &&(f64, usize, usize)| {
        placed(*tail).is_none() && !out.contains(&Some(*head)) && !back(*tail, *head)
    };
    let open: Vec<&(f64, usize, usize)> = pairs.iter().filter(open).collect();
    let leads = |(weight, tail, head): &&&(f64, usize, usize)| {
        let others = open.iter().filter(|(_, own, other)| own == tail && other != head);
        *weight >= ENOUGH && others.map(|(weight, ..)| *weight).fold(0.0, f64::max) <= weight - LEAD
    };
    let best = open.iter().filter(leads).max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some((best.1, best.2))
}

/// Whether the first pages of a file may belong to a document of another file: they have no title of their own, or a number above one.
fn may_go_on(file: &Leaves<'_>) -> bool {
    let (Some(part), Some(sheet)) = (file.parts.first(), file.sheets.first()) else { return false };
    let untitled = part.kind == DocumentKind::Unknown || score(sheet).title == 0.0;
    untitled || numbered(sheet).is_some_and(|(page, _)| page > 1)
}

/// How much speaks for the first pages of a file going on with the last document of another; `None` where something speaks against it.
fn weight(head: &Leaves<'_>, tail: &Leaves<'_>) -> Option<f64> {
    let (part, further) = (head.parts.last()?, tail.parts.first()?);
    let own = head.sheets.get(part.sheets.0..part.sheets.1)?;
    let rest = tail.sheets.get(further.sheets.0..further.sheets.1)?;
    let (last, next) = (own.last()?, rest.first()?);
    let one = further.kind == part.kind;
    if !one && further.kind != DocumentKind::Unknown && part.kind != DocumentKind::Unknown {
        return None;
    }
    let told = follows(own, next)?;
    // Pages of which neither says what it is, and papers that are mostly one page, belong together only by their numbers.
    if !runs_on(part.kind) && told < ENOUGH {
        return None;
    }
    // A page with a heading of its own begins a paper, whatever it speaks of and however it ends.
    if told < 1.0 && headed(next) && !own.iter().any(|sheet| repeats(sheet, next)) {
        return None;
    }
    let signs = [
        (one && part.kind != DocumentKind::Unknown, 2.0),
        (same_columns(last, next), 2.0),
        (own.iter().any(|sheet| repeats(sheet, next)), 2.0),
        (counts_on(own, next), 2.0),
        (is_signed(part.kind) && !own.iter().any(closes) && rest.iter().any(closes), 2.0),
        (rest.iter().any(|sheet| speaks_of(part.kind, sheet)), 2.0),
        (shares_words(own, rest), 2.0),
        (same_form(last, next), 0.5),
    ];
    Some(told + signs.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<f64>())
}

/// What the numbers of the pages say: 3 where one follows the other, 1 where only the further page has one above one; `None` where they differ.
fn follows(own: &[Sheet<'_>], next: &Sheet<'_>) -> Option<f64> {
    let pages = u32::try_from(own.len()).ok()?;
    match (own.last().and_then(numbered), numbered(next)) {
        (Some((before, of)), Some((page, all))) => {
            let one = of.zip(all).is_none_or(|(of, all)| of == all);
            (page == before + 1 && one).then_some(3.0)
        }
        // Whoever counts its own pages says where it ends.
        (Some((before, Some(of))), None) if before >= of => None,
        (None, Some((page, _))) if page > 1 => Some(if page == pages + 1 { 1.0 } else { 0.5 }),
        (None, Some(_)) => None,
        (_, None) => Some(0.0),
    }
}

/// Whether a page begins with a short line in large letters in its middle.
fn headed(sheet: &Sheet<'_>) -> bool {
    let tall = |line: &Line| line.glyphs.iter().map(|g| g.rect.height()).fold(0.0, f64::max);
    let mut usual: Vec<f64> = sheet.lines.iter().map(tall).collect();
    usual.sort_by(f64::total_cmp);
    let usual = usual.get(usual.len() / 2).copied().unwrap_or_default();
    let width = sheet.page.width;
    sheet.lines.first().is_some_and(|line| {
        let place = line.whole();
        let centred = (place.middle().0 - width / 2.0).abs() < 0.08 * width && place.left > 0.15 * width;
        centred && line.glyphs.len() <= 24 && tall(line) > 1.2 * usual
    })
}

/// Whether two pages have tables with the same columns: four upright rules at least, in the same places but for a shift.
fn same_columns(left: &Sheet<'_>, right: &Sheet<'_>) -> bool {
    let (a, b) = (uprights(left), uprights(right));
    let shift = a.first().zip(b.first()).map_or(0.0, |(a, b)| a - b);
    a.len() >= 4 && a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| (x - y - shift).abs() < 4.0)
}

fn uprights(sheet: &Sheet<'_>) -> Vec<f64> {
    let long = |rule: &&crate::page::Rect| rule.height() > 12.0 && rule.height() > rule.width();
    let mut all: Vec<f64> = sheet.page.rules.iter().filter(long).map(|rule| rule.middle().0).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < 6.0);
    all
}

/// Whether the first lines of a page stand on another too: headings of a table, or a line at the head of every page.
fn repeats(before: &Sheet<'_>, next: &Sheet<'_>) -> bool {
    let plain = |line: &Line| line.plain().chars().filter(|c| is_han(*c)).collect::<String>();
    let mut heads = next.lines.iter().take(2).map(plain).filter(|text| text.chars().count() >= 6);
    let all: BTreeSet<String> = before.lines.iter().map(plain).collect();
    heads.any(|text| all.contains(&text))
}

/// Whether the rows of a page count on from those of the pages before.
fn counts_on(own: &[Sheet<'_>], next: &Sheet<'_>) -> bool {
    let rows = |sheet: &Sheet<'_>| -> Vec<u32> {
        let begins = |line: &Line| {
            let figures: String = line.glyphs.iter().map(|g| g.c).take_while(char::is_ascii_digit).collect();
            let at = line.whole().left < 0.2 * sheet.page.width;
            figures.parse().ok().filter(|row| at && (1..=200).contains(row))
        };
        sheet.lines.iter().filter_map(begins).collect()
    };
    let before: Vec<u32> = own.iter().flat_map(rows).collect();
    let counted =
        before.len() >= 3 && before.windows(2).filter(|two| matches!(two, [a, b] if a + 1 == *b)).count() >= 2;
    counted && rows(next).first().zip(before.iter().max()).is_some_and(|(first, last)| *first == last + 1)
}

/// Whether papers of a type often have several pages. Of others a bid may hold two of a kind, each of one page.
fn runs_on(kind: DocumentKind) -> bool {
    is_signed(kind)
        || [DocumentKind::Proposal, DocumentKind::Specification, DocumentKind::ComponentTable].contains(&kind)
}

/// Whether a vendor signs papers of a type, so that they end with a seal or a day.
fn is_signed(kind: DocumentKind) -> bool {
    use DocumentKind::{Affidavit, Authorization, Declaration, Disclosure, JointAgreement, PriceSchedule};
    [Affidavit, Authorization, Declaration, Disclosure, JointAgreement, PriceSchedule].contains(&kind)
}

/// Whether a page holds the end of a paper: a seal, or a day of signing alone on its line.
fn closes(sheet: &Sheet<'_>) -> bool {
    let ends = |line: &Line| {
        let text = line.text(0, line.glyphs.len());
        date::is_alone(&text) || date::is_blank_form(&text)
    };
    !sheet.page.seals.is_empty() || sheet.lines.iter().any(ends)
}

/// Whether a page names papers of a type, as in 本聲明書.
fn speaks_of(kind: DocumentKind, sheet: &Sheet<'_>) -> bool {
    let text = sheet.plain();
    let names = MARKS.iter().filter(|mark| mark.kind == kind && mark.place == Where::Title && mark.weight >= 4.0);
    names.filter(|mark| mark.words.chars().count() >= 3).any(|mark| text.contains(mark.words))
}

/// Whether pages repeat much of what other pages say: a fifth of their runs of five characters.
fn shares_words(own: &[Sheet<'_>], rest: &[Sheet<'_>]) -> bool {
    let runs = |sheets: &[Sheet<'_>]| -> BTreeSet<Vec<char>> {
        let text = |sheet: &Sheet<'_>| sheet.plain().chars().filter(|c| is_han(*c)).collect::<Vec<char>>();
        sheets.iter().flat_map(|sheet| text(sheet).windows(5).map(<[char]>::to_vec).collect::<Vec<_>>()).collect()
    };
    let (before, further) = (runs(own), runs(rest));
    further.len() >= 20 && further.intersection(&before).count() * 5 >= further.len()
}

/// Whether two pages have the same size, margin and letters.
fn same_form(left: &Sheet<'_>, right: &Sheet<'_>) -> bool {
    let look = |sheet: &Sheet<'_>| {
        let margin = sheet.lines.iter().map(|line| line.whole().left).fold(f64::MAX, f64::min);
        let mut heights: Vec<f64> = sheet.lines.iter().map(|line| line.whole().height()).collect();
        heights.sort_by(f64::total_cmp);
        (margin, heights.get(heights.len() / 2).copied().unwrap_or(0.0), sheet.page.width)
    };
    let (left, right) = (look(left), look(right));
    (left.0 - right.0).abs() < 8.0
        && (left.1 - right.1).abs() < 0.08 * left.1.max(1.0)
        && (left.2 - right.2).abs() < 4.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::split::split;
    use crate::layout::sheet::testing::page;
    use crate::page::{Page, Rect};

    fn joined(files: &[Vec<Page>]) -> Vec<Option<usize>> {
        let leaves: Vec<Leaves<'_>> = files
            .iter()
            .map(|pages| {
                let sheets: Vec<Sheet<'_>> = pages.iter().map(Sheet::of).collect();
                let parts = split(&sheets);
                Leaves { sheets, parts }
            })
            .collect();
        joins(&leaves)
    }

    #[test]
    fn pages_that_count_on_belong_together_whatever_the_order_of_the_files() {
        let foot = |text: &'static str| (260.0, 810.0, text);
        let first = page(&[(228.0, 40.0, "切結書"), (60.0, 80.0, "茲切結所供軟體均為合法授權"), foot("第1頁，共3頁")]);
        let second = page(&[(60.0, 80.0, "並同意配合機關查驗"), foot("第2頁，共3頁")]);
        let third = page(&[(60.0, 80.0, "中華民國115年10月21日"), foot("第3頁，共3頁")]);
        let other = page(&[(228.0, 40.0, "投標廠商聲明書"), (60.0, 80.0, "聲明事項"), foot("第1頁，共2頁")]);
        let files = [vec![third], vec![other], vec![second], vec![first]];
        assert_eq!(joined(&files), [Some(2), None, Some(3), None]);
    }

    #[test]
    fn a_page_that_says_whose_affidavit_it_signs_goes_on_with_it() {
        let head = page(&[
            (240.0, 40.0, "切結書"),
            (60.0, 80.0, "茲切結所供軟體均為合法授權，"),
            (60.0, 100.0, "如有不實，願負一切法律責任。"),
        ]);
        let tail = page(&[
            (60.0, 60.0, "立切結書人：遠山軟體股份有限公司"),
            (60.0, 80.0, "負責人：王小明"),
            (60.0, 100.0, "中華民國115年10月21日"),
        ]);
        let declaration = page(&[(228.0, 40.0, "投標廠商聲明書"), (60.0, 80.0, "聲明事項"), (60.0, 99.0, "1")]);
        let files = [vec![tail.clone()], vec![declaration.clone()], vec![head.clone()]];
        assert_eq!(joined(&files), [Some(2), None, None]);
        // One that is signed already, and two of a kind, take nobody's signature.
        let mut signed = head.clone();
        signed.words.push(page(&[(60.0, 120.0, "中華民國115年10月21日")]).words.remove(0));
        assert_eq!(joined(&[vec![tail.clone()], vec![signed]]), [None, None]);
        assert_eq!(joined(&[vec![tail], vec![head.clone()], vec![head.clone()]]), [None, None, None]);
        // A list that names the paper and is signed is a paper of its own.
        let mut list = page(&[
            (200.0, 40.0, "投標文件檢核表"),
            (60.0, 80.0, "切結書"),
            (60.0, 100.0, "型錄"),
            (60.0, 120.0, "中華民國115年10月21日"),
        ]);
        let rect = &mut list.words[0].rect;
        (rect.bottom, rect.left, rect.right) = (rect.top + 24.0, 230.0, 366.0);
        assert_eq!(joined(&[vec![list], vec![head], vec![declaration]]), [None, None, None]);
    }

    #[test]
    fn a_table_goes_on_and_ends_with_the_signature_of_its_paper() {
        let table = |words: &[(f64, f64, &str)]| {
            let mut page = page(words);
            for x in [50.0, 90.0, 420.0, 480.0, 540.0] {
                page.rules.push(Rect::from([x - 0.4, 90.0, x + 0.4, 300.0]));
            }
            page
        };
        let head = table(&[
            (228.0, 40.0, "投標廠商聲明書"),
            (60.0, 100.0, "項次"),
            (100.0, 100.0, "聲明內容"),
            (60.0, 130.0, "1"),
            (60.0, 160.0, "2"),
            (60.0, 190.0, "3"),
        ]);
        let tail = table(&[
            (60.0, 100.0, "項次"),
            (100.0, 100.0, "聲明內容"),
            (60.0, 130.0, "4"),
            (60.0, 600.0, "本聲明書填妥後應蓋用廠商章"),
            (60.0, 640.0, "日期：115/10/21"),
        ]);
        let price = page(&[(240.0, 40.0, "標價清單"), (60.0, 80.0, "單價 複價"), (60.0, 120.0, "總計")]);
        let minutes = page(&[(60.0, 80.0, "會議紀錄"), (60.0, 120.0, "出席者簽到如下")]);
        assert_eq!(joined(&[vec![tail.clone()], vec![price.clone()], vec![head.clone()]]), [Some(2), None, None]);
        assert_eq!(joined(&[vec![minutes], vec![price.clone()], vec![head.clone()]]), [None, None, None]);
        // Of two papers that a page may go on with alike nobody is chosen.
        assert_eq!(joined(&[vec![tail], vec![head.clone()], vec![head]]), [None, None, None]);
    }
}
