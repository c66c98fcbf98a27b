//! Whether a paper with a validity is valid on the closing day, and whose it is: what the rules about certificates have in common.

use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::{is_han, key};
use crate::rule::{Rule, SURE};

/// Sentence `valid` of the rules that ask this.
pub const VALID: Sentence = Sentence {
    key: "valid.valid",
    zh: "{document}有效期至{found:date}，於截止投標日{closing:date}仍有效。",
    en: "{document_en}: valid to {found:date}, on the closing day {closing:date} still so.",
};

/// Sentence `open` of the rules that ask this.
pub const OPEN: Sentence = Sentence {
    key: "valid.open",
    zh: "{document}未載有效期限，視為持續有效。",
    en: "{document_en}: it names no end and is taken as still valid.",
};

/// Sentence `ended` of the rules that ask this.
pub const ENDED: Sentence = Sentence {
    key: "valid.ended",
    zh: "{document}有效期至{found:date}，早於截止投標日{closing:date}。",
    en: "{document_en}: valid to {found:date}, before the closing day {closing:date}.",
};

/// Sentence `not_begun` of the rules that ask this.
pub const NOT_BEGUN: Sentence = Sentence {
    key: "valid.not_begun",
    zh: "{document}自{found:date}起生效，晚於截止投標日{closing:date}。",
    en: "{document_en}: valid from {found:date}, after the closing day {closing:date}.",
};

/// Sentence `undated` of the rules that ask this.
pub const UNDATED: Sentence = Sentence {
    key: "valid.undated",
    zh: "{document}之有效期限或截止投標日未能確實讀出，請人工確認是否有效。",
    en: "{document_en}: its validity or the closing day is not surely known; please check.",
};

/// Sentence `whose` of the rules that ask this.
pub const WHOSE: Sentence = Sentence {
    key: "valid.whose",
    zh: "{document}所載對象「{found}」與投標廠商「{expected}」不符，請確認。",
    en: "{document_en}: it is for {found}, not for {expected}; please check.",
};

/// Sentence `own` of the rules that ask this.
pub const OWN: Sentence = Sentence {
    key: "valid.own",
    zh: "{document}所載對象為投標廠商{expected}。",
    en: "{document_en}: it is for the bidder, {expected}.",
};

/// Sentence `foreign` of the rules that ask this.
pub const FOREIGN: Sentence = Sentence {
    key: "valid.foreign",
    zh: "{document}以外文名稱「{found}」記載，請對照投標廠商「{expected}」之英文名稱。",
    en: "{document_en}: it is for {found}; please hold this against the English name of {expected}.",
};

/// Sentence `nobody` of the rules that ask this.
pub const NOBODY: Sentence = Sentence {
    key: "valid.nobody",
    zh: "未能讀出{document}所載對象，請人工確認是否為投標廠商{expected}。",
    en: "{document_en}: whom it is for was not read; please check that it is {expected}.",
};

/// The finding of a rule about a paper's validity on the closing day: keys `valid`, `open`, `ended`, `not_begun`, `undated`.
#[must_use]
pub fn judged(rule: &Rule, case: &Case<'_>, paper: &Paper) -> Finding {
    let (until, from) = (paper.date("valid_until"), paper.date("valid_from"));
    let sure = |field: &str| paper.sure(&[field]);
    let Some(closing) = case.terms.deadline else {
        return rule.doubt("undated").of_kind("expired_certificate").about(paper).see(paper, "valid_until");
    };
    let worded =
        ["有效", "期限", "期間", "Expir", "expir", "EXPIR", "alid"].iter().any(|word| paper.text.contains(word));
    let (finding, field, day) = match (until, from) {
        (_, Some(from)) if from > closing => (rule.fail("not_begun", sure("valid_from")), "valid_from", from),
        (Some(until), _) if until < closing => (rule.fail("ended", sure("valid_until")), "valid_until", until),
        (Some(until), _) if sure("valid_until") => (rule.pass("valid"), "valid_until", until),
        (None, _) if !worded && paper.text_layer => (rule.pass("open"), "issued", closing),
        _ => (rule.doubt("undated"), "valid_until", closing),
    };
    let finding =
        if finding.verdict == crate::finding::Verdict::Pass { finding } else { finding.of_kind("expired_certificate") };
    let finding = finding.about(paper).see(paper, field).arg("found", day).arg("closing", closing);
    match until {
        Some(until) => finding.compare("valid_until", Quantity::date(until), Op::Ge, Quantity::date(closing)),
        None => finding,
    }
}

/// The finding of a rule about whom a paper is for: keys `own`, `whose`, `foreign`, `nobody`.
#[must_use]
pub fn whose(rule: &Rule, case: &Case<'_>, paper: &Paper, field: &str) -> Finding {
    let vendor = case.vendor.name.as_ref();
    let expected = vendor.map_or("", |agreed| agreed.value.as_str());
    let sure_there = vendor
        .and_then(|agreed| case.papers.get(agreed.paper)?.field("vendor_name"))
        .is_some_and(|f| f.confidence >= SURE);
    let found = paper.text(field).unwrap_or_default();
    let named = !expected.is_empty() && key(&paper.text.replace('\n', "")).contains(&key(expected));
    let finding = if !expected.is_empty() && (key(found) == key(expected) || found.is_empty() && named) {
        rule.pass("own")
    } else if found.is_empty() || expected.is_empty() {
        rule.doubt("nobody").of_kind("name_mismatch")
    } else if !found.chars().any(is_han) {
        rule.person("foreign", true)
    } else {
        rule.person("whose", paper.sure(&[field]) && sure_there).of_kind("name_mismatch")
    };
    let finding = finding.about(paper).see(paper, field).arg("found", found).arg("expected", expected);
    finding.compare(field, Quantity::text(found), Op::Eq, Quantity::text(expected))
}

#[cfg(test)]
pub mod testing {
    //! Papers with a validity for tests.

    use serde_json::{Value, json};

    use crate::case::Case;
    use crate::case::testing::{faint, with};
    use crate::documents::paper::Paper;
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Finding, Verdict};
    use crate::kind::DocumentKind;
    use crate::terms::Terms;

    /// What a rule says of papers in a bid by 甲乙有限公司 that closes on 2026-11-30.
    pub fn judged(check: fn(&Case<'_>) -> Vec<Finding>, terms: &Terms, papers: Vec<Paper>) -> Vec<Finding> {
        let named = |kind| with(kind, &[("vendor_name", json!("甲乙有限公司")), ("ubn", json!("12345675"))]);
        let own = [named(DocumentKind::CompanyRegistration), named(DocumentKind::Declaration)];
        let terms = Terms { deadline: "2026-11-30".parse().ok(), ..terms.clone() };
        let dossier = Dossier::default();
        check(&Case::new(&dossier, &terms, own.into_iter().chain(papers).collect()))
    }

    /// Verdict and reason of the first finding about one paper, read surely or faintly.
    pub fn first(
        check: fn(&Case<'_>) -> Vec<Finding>,
        kind: DocumentKind,
        fields: &[(&str, Value)],
        clear: bool,
    ) -> Option<(Verdict, Option<Ask>)> {
        let paper = with(kind, fields);
        let papers = vec![if clear { paper } else { faint(paper) }];
        judged(check, &Terms::default(), papers).first().map(|found| (found.verdict, found.ask))
    }
}
