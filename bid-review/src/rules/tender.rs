//! Whether a paper is for the tender at hand: its case number.

use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::layout::lexicon::{LABELS, Label};
use crate::rule::Rule;

/// Sentence `tender_same` of the rules that ask this.
pub const TENDER_SAME: Sentence = Sentence {
    key: "tender.tender_same",
    zh: "{document}所載案號與本案{expected}相符。",
    en: "{document_en}: the case number is {expected}.",
};

/// Sentence `tender_other` of the rules that ask this.
pub const TENDER_OTHER: Sentence = Sentence {
    key: "tender.tender_other",
    zh: "{document}所載案號{found}與本案案號{expected}不符，請確認是否誤植。",
    en: "{document_en}: the case number {found} is not {expected}.",
};

/// Sentence `tender_unread` of the rules that ask this.
pub const TENDER_UNREAD: Sentence = Sentence {
    key: "tender.tender_unread",
    zh: "未能讀出{document}所載案號，請人工確認是否為本案{expected}。",
    en: "{document_en}: the case number could not be read; please check that it is {expected}.",
};

/// The finding of a rule about one paper's case number: keys `tender_same`, `tender_other`, `tender_unread`.
#[must_use]
pub fn judged(rule: &Rule, case: &Case<'_>, paper: &Paper) -> Finding {
    let wanted = &case.terms.tender_no;
    let own = paper.text("tender_no").unwrap_or_default();
    let same = !wanted.is_empty() && key(own) == key(wanted);
    // A form without a place for the number may name it anywhere, or name the tender.
    let named = case.terms.name.as_deref().is_some_and(|name| key(&paper.text).contains(&key(name)));
    let inside = !wanted.is_empty() && key(&paper.text.replace('\n', "")).contains(&key(wanted));
    let sure = paper.sure(&["tender_no"]) || paper.text.replace('\n', "").matches(wanted.as_str()).count() >= 2;
    let finding = if same && sure || own.is_empty() && (inside || named && !asks(paper)) {
        rule.pass("tender_same")
    } else if same || own.is_empty() || wanted.is_empty() {
        rule.doubt("tender_unread").of_kind("wrong_tender_number")
    } else {
        rule.person("tender_other", paper.sure(&["tender_no"])).of_kind("wrong_tender_number")
    };
    finding
        .about(paper)
        .see(paper, "tender_no")
        .compare("tender_no", Quantity::text(own), Op::Eq, Quantity::text(wanted.clone()))
        .arg("found", own)
        .arg("expected", wanted)
}

/// Whether a form has a place for the number: one that stands there unread may be another.
fn asks(paper: &Paper) -> bool {
    let spellings = LABELS.iter().filter(|(label, _)| *label == Label::TenderNo);
    let mut spellings = spellings.flat_map(|(_, all)| all.split_whitespace()).filter(|s| *s != "標號");
    spellings.any(|spelling| paper.text.contains(spelling))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::{faint, with};
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Verdict};
    use crate::kind::DocumentKind;
    use crate::rules::d16_1::RULE;
    use crate::terms::Terms;
    use serde_json::json;

    #[test]
    fn the_name_alone_does_not_stand_for_an_unread_number() {
        let dossier = Dossier::default();
        let terms = Terms { tender_no: "115-A1".into(), name: Some("甲採購案".into()), ..Terms::default() };
        for (text, verdict) in [("參加甲採購案之授權", Verdict::Pass), ("案號：？\n甲採購案", Verdict::NeedsPerson)]
        {
            let mut paper = with(DocumentKind::Authorization, &[]);
            paper.text = text.to_owned();
            let case = Case::new(&dossier, &terms, vec![paper]);
            assert_eq!(judged(&RULE, &case, &case.papers[0]).verdict, verdict, "{text}");
        }
    }

    #[test]
    fn another_number_asks_a_person() {
        let paper = |no: &str| with(DocumentKind::Authorization, &[("tender_no", json!(no))]);
        let dossier = Dossier::default();
        let terms = Terms { tender_no: "1150826-F284".into(), ..Terms::default() };
        let papers = vec![
            paper("1150826-F284"),
            paper("1150826-F280"),
            faint(paper("1150826-F280")),
            with(DocumentKind::Authorization, &[]),
            faint(paper("1150826-F284")),
        ];
        let case = Case::new(&dossier, &terms, papers);
        let found: Vec<_> = case.papers.iter().map(|p| judged(&RULE, &case, p)).map(|f| (f.verdict, f.ask)).collect();
        let person = |ask| (Verdict::NeedsPerson, Some(ask));
        assert_eq!(
            found,
            [(Verdict::Pass, None), person(Ask::Always), person(Ask::Doubt), person(Ask::Doubt), person(Ask::Doubt)]
        );
    }
}
