//! D09-6: software runs where, and is licensed as, the tender asks.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::kind::DocumentKind;
use crate::rule::Rule;
use crate::terms::SoftwareTerms;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D09-6",
    title_zh: "軟體規格",
    title_en: "Software as the tender asks",
    meaning: "Where the tender names systems, Traditional Chinese, the kind of licence or maintenance, the specification or the price schedule says each of them; what is not said, or is denied, goes to a person.",
    cites: &[GPA.at("26-1"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d09-6.said",
            zh: "招標文件要求之系統、語言、授權及維護事項均已載明。",
            en: "Systems, language, licence and maintenance are said as the tender asks.",
        },
        Sentence {
            key: "d09-6.silent",
            zh: "規格文件及標價清單未見「{found}」，或載明不提供，請洽廠商說明。",
            en: "Neither specification nor price schedule says {found}, or it is denied; please have it explained.",
        },
    ],
    check,
};

/// Spellings of what a tender may ask.
const CHINESE: &[&str] = &["正體中文", "繁體中文", "traditionalchinese"];
const PERPETUAL: &[&str] = &["永久授權", "永久使用", "買斷", "perpetual"];
const SUBSCRIPTION: &[&str] = &["訂閱", "年授權", "一年授權", "年期授權", "subscription"];
const MAINTENANCE: &[&str] = &["維護", "保固", "技術支援", "maintenance"];

fn check(case: &Case<'_>) -> Vec<Finding> {
    let Some(asked) = &case.terms.rules.software else { return Vec::new() };
    let papers: Vec<&Paper> =
        case.of(DocumentKind::Specification).chain(case.of(DocumentKind::PriceSchedule)).collect();
    let Some(first) = papers.iter().find(|paper| paper.document.kind == DocumentKind::Specification) else {
        return Vec::new();
    };
    let open: Vec<String> = wanted(asked)
        .into_iter()
        .filter(|(_, words)| !papers.iter().any(|paper| says(paper, words)))
        .map(|(name, _)| name)
        .collect();
    let seen = first.evidence_at(first.text_area(), "", 1.0);
    if open.is_empty() {
        return vec![RULE.pass("said").about(first).with(seen)];
    }
    let sure = papers.iter().all(|paper| paper.text_layer);
    let finding = RULE.person("silent", sure).of_kind("software_terms").about(first).with(seen);
    vec![finding.arg("found", open.join("、"))]
}

/// What is asked, by the name under which it is told, with its spellings.
fn wanted(asked: &SoftwareTerms) -> Vec<(String, Vec<String>)> {
    let of = |name: &str, words: &[&str]| (name.to_owned(), words.iter().map(|word| (*word).to_owned()).collect());
    let mut out: Vec<(String, Vec<String>)> =
        asked.systems.iter().map(|system| (system.clone(), vec![key(system)])).collect();
    if asked.traditional_chinese {
        out.push(of("正體中文", CHINESE));
    }
    match asked.perpetual {
        Some(true) => out.push(of("永久授權", PERPETUAL)),
        Some(false) => out.push(of("訂閱授權", SUBSCRIPTION)),
        None => {}
    }
    if asked.maintenance {
        out.push(of("維護", MAINTENANCE));
    }
    out
}

/// Whether what is offered says one of some words without denying it. The column of what the tender wants says nothing of the offer.
fn says(paper: &Paper, words: &[String]) -> bool {
    let offered: Vec<String> = match paper.cells.is_empty() {
        true => paper.text.lines().map(key).collect(),
        false => paper.cells.iter().map(|row| key(&format!("{}{}", row.of("offered"), row.of("model")))).collect(),
    };
    let rows = paper.rows.iter().map(|row| key(&format!("{}{}", row.name, row.spec)));
    offered.into_iter().chain(rows).any(|line| {
        let denied =
            ["不含", "不提供", "不支援", "無法", "未含", "另購", "另計"].iter().any(|word| line.contains(word));
        !denied && words.iter().any(|word| line.contains(word.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::{Cells, Place};
    use crate::finding::{Ask, Verdict};
    use crate::rules::valid::testing::judged as said;
    use crate::terms::Terms;

    #[test]
    fn said_denied_and_not_read() {
        let of = |offered: &[&str], text_layer: bool| {
            let mut paper = with(DocumentKind::Specification, &[]);
            let place = Place { page: 0, bbox: [60.0, 80.0, 160.0, 92.0] };
            let row = |offered: &&str| {
                let texts = [("requirement", "正體中文介面".to_owned()), ("offered", (*offered).to_owned())].into();
                Cells { texts, place, confidence: 1.0 }
            };
            (paper.cells, paper.text_layer) = (offered.iter().map(row).collect(), text_layer);
            let mut terms = Terms::default();
            let asked = SoftwareTerms {
                systems: vec!["Windows".into()],
                traditional_chinese: true,
                perpetual: None,
                maintenance: true,
            };
            terms.rules.software = Some(asked);
            said(check, &terms, vec![paper]).first().map(|one| (one.verdict, one.ask))
        };
        let all = ["繁體中文介面", "可於Windows 11執行", "含一年維護"];
        assert_eq!(of(&all, true), Some((Verdict::Pass, None)));
        assert_eq!(
            of(&["英文介面", "可於Windows 11執行", "含一年維護"], true),
            Some((Verdict::NeedsPerson, Some(Ask::Always)))
        );
        assert_eq!(
            of(&["繁體中文介面", "可於Windows 11執行", "不含維護"], true),
            Some((Verdict::NeedsPerson, Some(Ask::Always)))
        );
        assert_eq!(of(&["繁體中文介面"], false), Some((Verdict::NeedsPerson, Some(Ask::Doubt))));
    }
}
