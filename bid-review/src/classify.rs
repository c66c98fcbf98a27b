//! What a page is, told by what stands on it: words of its title and labels, each with a weight.

pub mod marks;
pub mod numbering;
pub mod split;
pub mod spread;

use crate::classify::marks::{MARKS, Where};
use crate::grammar::distance;
use crate::kind::DocumentKind;
use crate::layout::sheet::Sheet;
use crate::page::Origin;

/// Least score of a page that begins a document.
pub const ENOUGH: f64 = 4.0;

/// How well a page fits each type.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Types with their scores, the best first.
    pub kinds: Vec<(DocumentKind, f64)>,
    /// Score of title words for the best type.
    pub title: f64,
}

impl Scores {
    /// The best type and its score.
    #[must_use]
    pub fn best(&self) -> (DocumentKind, f64) {
        self.kinds.first().copied().unwrap_or((DocumentKind::Unknown, 0.0))
    }

    /// Lead of the best type over the next.
    #[must_use]
    pub fn lead(&self) -> f64 {
        let next = self.kinds.get(1).map_or(0.0, |(_, s)| s.max(0.0));
        self.best().1 - next
    }
}

/// Scores a page.
#[must_use]
pub fn score(sheet: &Sheet<'_>) -> Scores {
    let titles = titles(sheet);
    let all = sheet.plain();
    let sum = |kind: DocumentKind, only_title: bool| -> f64 {
        let own = MARKS.iter().filter(|m| m.kind == kind && (!only_title || m.place == Where::Title && m.weight > 0.0));
        own.filter(|m| match m.place {
            Where::Title => titles.iter().any(|t| holds(t, m.words, sheet.page.origin)),
            Where::Anywhere => all.contains(m.words),
        })
        .map(|m| m.weight)
        .sum()
    };
    let mut kinds: Vec<(DocumentKind, f64)> =
        DocumentKind::ALL.into_iter().map(|kind| (kind, sum(kind, false))).collect();
    kinds.sort_by(|a, b| b.1.total_cmp(&a.1));
    let title = kinds.first().map_or(0.0, |(kind, _)| sum(*kind, true));
    Scores { kinds, title }
}

/// The lines that may be a title: large or centred ones in the upper part of the page, short in any case and no sentences.
fn titles(sheet: &Sheet<'_>) -> Vec<String> {
    let mut heights: Vec<f64> = sheet.lines.iter().flat_map(|l| l.glyphs.iter().map(|g| g.rect.height())).collect();
    heights.sort_by(f64::total_cmp);
    let usual = heights.get(heights.len() / 2).copied().unwrap_or(12.0);
    let page = sheet.page;
    let mut out: Vec<String> = Vec::new();
    for line in &sheet.lines {
        let place = line.whole();
        // Dirt read as one large character makes no large line.
        let large = line.glyphs.iter().filter(|g| g.rect.height() > 1.2 * usual).count() * 2 > line.glyphs.len();
        let centred = (place.middle().0 - page.width / 2.0).abs() < 0.08 * page.width && place.left > 0.15 * page.width;
        let first = sheet.lines.iter().take(3).any(|l| std::ptr::eq(l, line));
        let plain = line.plain();
        let stands_out = first || (large || centred) && !plain.ends_with(['。', ';', ',']);
        if place.top < 0.45 * page.height && line.glyphs.len() <= 40 && stands_out {
            out.push(plain);
        }
    }
    out
}

/// Whether a title holds some words; a recognised one may have one slip in four characters.
fn holds(title: &str, words: &str, origin: Origin) -> bool {
    // Who writes a paper (立切結書人) signs it, and gives it no title.
    let signs = format!("立{words}人");
    if title.replace(&signs, "").contains(words) {
        return true;
    }
    if title.contains(&signs) {
        return false;
    }
    let wanted: Vec<char> = words.chars().collect();
    let slips = wanted.len() / 4;
    if origin != Origin::Ocr || slips == 0 {
        return false;
    }
    let chars: Vec<char> = title.chars().collect();
    chars.windows(wanted.len()).any(|part| distance::within(part, &wanted, slips).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::sheet::testing::page;

    fn best(lines: &[&str]) -> DocumentKind {
        let words: Vec<(f64, f64, &str)> =
            lines.iter().zip(0_u32..).map(|(text, at)| (60.0, 40.0 + 24.0 * f64::from(at), *text)).collect();
        let page = page(&words);
        let scores = score(&Sheet::of(&page));
        if scores.best().1 >= ENOUGH { scores.best().0 } else { DocumentKind::Unknown }
    }

    #[test]
    fn a_sentence_is_no_title() {
        let mut page = page(&[
            (246.0, 40.0, "專案企劃書"),
            (60.0, 80.0, "採購案號"),
            (60.0, 100.0, "提案廠商"),
            (60.0, 120.0, "每5個月執行一次還原測試，"),
            (200.0, 120.0, "並提送測試報告。"),
            (60.0, 140.0, "導入前提送測試報告"),
        ]);
        for word in &mut page.words {
            word.rect.bottom = word.rect.top + 10.0;
        }
        // A speck beside the last line, read as a tall character.
        let mut dirt = page.words[5].clone();
        dirt.text = "人".to_owned();
        dirt.rect = crate::page::Rect { left: 30.0, top: 135.0, right: 45.0, bottom: 155.0 };
        page.words.push(dirt);
        let sheet = Sheet::of(&page);
        assert!(titles(&sheet).iter().all(|title| !title.contains("測試報告")), "{:?}", titles(&sheet));
        assert_eq!(score(&sheet).best().0, DocumentKind::Proposal);
    }

    #[test]
    fn types_by_their_words() {
        use DocumentKind::{
            Authorization, CompanyRegistration, CreditCertificate, Declaration, PriceSchedule, Proposal,
            TaxCertificate, Unknown,
        };
        for (lines, kind) in [
            (&["股份有限公司變更登記表", "公司統一編號", "資本總額(元)", "所營事業"][..], CompanyRegistration),
            (&["商工登記公示資料查詢服務", "公司基本資料", "代表人姓名", "核准設立日期"], CompanyRegistration),
            (&["臺北市商業登記抄本", "商業名稱", "資本額"], CompanyRegistration),
            (&["財政部臺北國稅局", "營業人銷售額與稅額申報書(401)收執聯", "稅籍編號"], TaxCertificate),
            (&["營業稅繳款書", "收據聯", "所屬年月"], TaxCertificate),
            (&["無違章欠稅查復表", "營業人名稱", "稅籍編號"], TaxCertificate),
            (&["臺灣票據交換所", "第一類票據信用資料查覆單", "拒絕往來紀錄"], CreditCertificate),
            (&["信用證明書", "非屬拒絕往來戶", "最近三年內無退票紀錄"], CreditCertificate),
            (&["投標廠商聲明書", "聲明事項", "本廠商是採購法第三十八條規定"], Declaration),
            (&["投標標價清單", "項次 品名 單價 複價", "總計"], PriceSchedule),
            (&["價格明細表", "單價", "小計", "總價"], PriceSchedule),
            (&["授權書", "茲授權王大明君代表本公司參加開標", "被授權人"], Authorization),
            (&["委託代理授權書", "茲委任王大明君", "受任人"], Authorization),
            (&["服務建議書", "專案組織", "時程規劃"], Proposal),
            (&["企劃書", "投標廠商：甲公司", "工作計畫"], Proposal),
            (&["會議紀錄", "出席人員", "討論事項"], Unknown),
            (&["立切結書人：甲公司", "統一編號：12345675", "負責人：王大明"], Unknown),
            (&["立授權書人：甲公司", "統一編號：12345675", "負責人：王大明"], Unknown),
        ] {
            assert_eq!(best(lines), kind, "{lines:?}");
        }
    }
}
