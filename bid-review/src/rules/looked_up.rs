//! What the rules that look a vendor up have in common: who is looked up, and what is told when nothing was.

use chrono::NaiveDate;
use procurement_law::roc;
use procurement_law::texts::Sentence;
use procurement_law::ubn;

use crate::case::Case;
use crate::finding::Finding;
use crate::registers::{Looked, Register};
use crate::rule::{Rule, SURE};

/// The sentence of a check that was not run.
pub const NOT_RUN: Sentence = Sentence {
    key: "looked-up.not_run",
    zh: "{list}未匯入或已逾有效日，未執行查對，請人工查明後結案。",
    en: "{list_en} is absent or too old: the check was not run. Look it up and close it.",
};

/// The sentence of a check that was not run because the closing day is unknown.
pub const NO_DAY: Sentence = Sentence {
    key: "looked-up.no_day",
    zh: "招標文件未載截止投標日，無法查對{list}，請人工查明後結案。",
    en: "The tender names no closing day, so that {list_en} was not looked into. Look it up and close it.",
};

/// The sentence of a comparison for which nobody gave the facts.
pub const NO_FACTS: Sentence = Sentence {
    key: "looked-up.no_facts",
    zh: "本案各投標文件之{list}均未提供，未執行比對，請人工查明後結案；本項就各投標廠商僅提示一次。",
    en: "{list_en}: nobody gave them for any bid, so that nothing was compared. Look into them and close it; this is said once for all bids.",
};

/// The sentence for a bid that does not say whose it is.
pub const UNREAD: Sentence = Sentence {
    key: "looked-up.unread",
    zh: "未能讀出廠商統一編號及名稱，無從查對{list}，請人工查明。",
    en: "Neither the business number nor the name was read, so that nobody could be looked up: {list_en}.",
};

/// The sentence for a number that is not on the list and may be misread.
pub const UNSURE: Sentence = Sentence {
    key: "looked-up.unsure",
    zh: "{vendor}之統一編號未能確實讀出，{list}（{as_of}）查無所讀號碼，請確認號碼後再查。",
    en: "The business number of {vendor} was not surely read, and the number read is not there ({list_en}, {as_of}): check it and look again.",
};

/// Whether a finding only says that nothing was looked up.
#[must_use]
pub fn is_not_run(finding: &Finding) -> bool {
    [NOT_RUN.key, NO_DAY.key, NO_FACTS.key].contains(&finding.text.key.as_str())
}

/// A list as findings name it, in Chinese and English.
#[derive(Debug, Clone, Copy)]
pub struct Named(pub &'static str, pub &'static str);

/// The vendor as it is looked up.
#[derive(Debug)]
pub struct Subject<'a> {
    /// Its business number; empty when no document says one.
    pub ubn: &'a str,
    /// Its name; empty when no document says one.
    pub name: &'a str,
    /// Whether the number was read without doubt.
    pub sure: bool,
    /// The day looked at: the closing day.
    pub on: NaiveDate,
}

impl Subject<'_> {
    /// The name where there is one, else the number.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.name.is_empty() { self.ubn } else { self.name }
    }
}

/// What a register says of the bid's vendor.
///
/// # Errors
/// The finding that stands in the place of an answer: the list does not count or the closing day is unknown (not run), the bid does not say who
/// it is (a person by nature), or the list does not name a number that was not surely read (a doubt).
pub fn look<'a>(
    rule: &Rule,
    case: &'a Case<'_>,
    register: Register,
    list: Named,
) -> Result<(Subject<'a>, Looked), Box<Finding>> {
    let (number, name) = (case.vendor.ubn.as_ref(), case.vendor.name.as_ref());
    let (ubn, called) = (number.map_or("", |agreed| &agreed.value), name.map_or("", |agreed| &agreed.value));
    // The register is asked in any case: whether it counts does not hang on who is looked up.
    let said = case.terms.deadline.map(|on| (on, case.registers.look(register, ubn, called, on)));
    let (on, looked) = match said {
        Some((on, looked)) if looked != Looked::NotRun => (on, looked),
        said => {
            let key = if said.is_some() { "not_run" } else { "no_day" };
            return Err(Box::new(shown(rule.person(key, true), case, list)));
        }
    };
    if ubn.is_empty() && called.is_empty() {
        return Err(Box::new(shown(rule.person("unread", true), case, list)));
    }
    let subject = Subject { ubn, name: called, sure: surely(case), on };
    match looked {
        Looked::Absent(as_of) if !subject.sure => {
            let finding = rule.doubt("unsure").arg("vendor", subject.called()).arg("as_of", roc::long(as_of));
            Err(Box::new(shown(finding, case, list)))
        }
        looked => Ok((subject, looked)),
    }
}

/// Whether the vendor's number was read without doubt.
fn surely(case: &Case<'_>) -> bool {
    let Some(number) = &case.vendor.ubn else { return false };
    let read = case.papers.get(number.paper).and_then(|paper| paper.field("ubn"));
    // Two papers do not misread a number alike and hit the check digit too.
    number.by >= 2 && ubn::is_valid(&number.value) || read.is_some_and(|field| field.confidence >= SURE)
}

/// The finding with the place from which the vendor was taken, and the list's names.
pub fn shown(finding: Finding, case: &Case<'_>, list: Named) -> Finding {
    let agreed = case.vendor.ubn.as_ref().map(|agreed| (agreed, "ubn"));
    let agreed = agreed.or_else(|| case.vendor.name.as_ref().map(|agreed| (agreed, "vendor_name")));
    let finding = finding.arg("list", list.0).arg("list_en", list.1);
    match agreed.and_then(|(agreed, field)| Some((case.papers.get(agreed.paper)?, field))) {
        Some((paper, field)) => finding.see(paper, field),
        None => match case.papers.first() {
            Some(paper) => finding.with(paper.evidence_at(paper.text_area(), "", 1.0)),
            None => finding,
        },
    }
}

#[cfg(test)]
pub mod testing {
    //! A vendor, and lists that name it or nobody.

    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::case::testing::{faint, with};
    use crate::documents::paper::Paper;
    use crate::dossier::Dossier;
    use crate::kind::DocumentKind;
    use crate::registers::{Entry, Registers};
    use crate::terms::Terms;

    /// Lists that say one thing.
    #[derive(Debug)]
    pub struct Listed(Looked);

    impl Listed {
        /// The lists name a vendor of this number, in a row with these columns.
        pub fn named(ubn: &str, columns: &[(&str, &str)]) -> Self {
            let fields: BTreeMap<String, String> =
                columns.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let as_of = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
            Self(Looked::Named(Entry { as_of, row: 7, by_number: !ubn.is_empty(), until: None, fields }))
        }

        /// The lists name nobody.
        pub fn nobody() -> Self {
            Self(Looked::Absent(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()))
        }
    }

    impl Registers for Listed {
        fn look(&self, _: Register, ubn: &str, _: &str, on: NaiveDate) -> Looked {
            assert!(ubn.is_empty() || ubn == "12345675");
            assert_eq!(Some(on), NaiveDate::from_ymd_opt(2026, 11, 25));
            self.0.clone()
        }
    }

    /// What a rule says of a vendor whose number was read so surely.
    pub fn judged(check: fn(&Case<'_>) -> Vec<Finding>, registers: &dyn Registers, surely: f64) -> Vec<Finding> {
        let paper = with(DocumentKind::CompanyRegistration, &SAID.map(|(field, value)| (field, json!(value))));
        let paper = if surely < SURE { faint(paper) } else { paper };
        said(check, registers, paper, NaiveDate::from_ymd_opt(2026, 11, 25))
    }

    /// What a rule says where the bid does not tell whose it is, and where the tender has no closing day.
    pub fn in_the_dark(check: fn(&Case<'_>) -> Vec<Finding>, registers: &dyn Registers) -> [Vec<Finding>; 2] {
        let nobody = with(DocumentKind::CompanyRegistration, &[]);
        let known = with(DocumentKind::CompanyRegistration, &SAID.map(|(field, value)| (field, json!(value))));
        [said(check, registers, nobody, NaiveDate::from_ymd_opt(2026, 11, 25)), said(check, registers, known, None)]
    }

    const SAID: [(&str, &str); 3] =
        [("ubn", "12345675"), ("vendor_name", "甲乙有限公司"), ("representative", "王大明")];

    fn said(
        check: fn(&Case<'_>) -> Vec<Finding>,
        registers: &dyn Registers,
        paper: Paper,
        deadline: Option<NaiveDate>,
    ) -> Vec<Finding> {
        let terms = Terms { deadline, ..Terms::default() };
        let dossier = Dossier::default();
        check(&Case::new(&dossier, &terms, vec![paper]).with(registers))
    }
}
