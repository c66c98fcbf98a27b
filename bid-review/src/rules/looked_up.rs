//! What the rules that look a vendor up have in common: who is looked up, and what is told when nothing was.

use chrono::NaiveDate;
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

/// Whether a finding only says that nothing was looked up.
#[must_use]
pub fn is_not_run(finding: &Finding) -> bool {
    finding.text.key == NOT_RUN.key
}

/// A list as findings name it, in Chinese and English.
#[derive(Debug, Clone, Copy)]
pub struct Named(pub &'static str, pub &'static str);

/// The vendor as it is looked up.
#[derive(Debug)]
pub struct Subject<'a> {
    /// Its business number; empty when no document says one.
    pub ubn: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Whether the number was read without doubt.
    pub sure: bool,
    /// The day looked at: the closing day.
    pub on: NaiveDate,
}

/// Whom to look up; `None` where the bid does not say who it is or the tender not when it closed, of which other rules speak.
pub fn subject<'a>(case: &'a Case<'_>) -> Option<Subject<'a>> {
    let (number, name) = (case.vendor.ubn.as_ref(), case.vendor.name.as_ref());
    if number.is_none() && name.is_none() {
        return None;
    }
    let read = number.and_then(|agreed| case.papers.get(agreed.paper)).and_then(|paper| paper.field("ubn"));
    // Two papers do not misread a number alike and hit the check digit too.
    let confirmed = number.is_some_and(|agreed| agreed.by >= 2 && ubn::is_valid(&agreed.value));
    Some(Subject {
        ubn: number.map_or("", |agreed| &agreed.value),
        name: name.map_or("", |agreed| &agreed.value),
        sure: confirmed || read.is_some_and(|field| field.confidence >= SURE),
        on: case.terms.deadline?,
    })
}

/// What a register says of the bid's vendor.
pub fn look(case: &Case<'_>, subject: &Subject<'_>, register: Register) -> Looked {
    case.registers.look(register, subject.ubn, subject.name, subject.on)
}

/// The finding that nothing was looked up.
pub fn not_run(rule: &Rule, case: &Case<'_>, list: Named) -> Finding {
    shown(rule.person("not_run", true), case, list)
}

/// The finding with the place from which the vendor was taken, and the list's names.
pub fn shown(finding: Finding, case: &Case<'_>, list: Named) -> Finding {
    let agreed = case.vendor.ubn.as_ref().map(|agreed| (agreed, "ubn"));
    let agreed = agreed.or_else(|| case.vendor.name.as_ref().map(|agreed| (agreed, "vendor_name")));
    let finding = finding.arg("list", list.0).arg("list_en", list.1);
    match agreed.and_then(|(agreed, field)| Some((case.papers.get(agreed.paper)?, field))) {
        Some((paper, field)) => finding.see(paper, field),
        None => finding,
    }
}

#[cfg(test)]
pub mod testing {
    //! A vendor, and lists that name it or nobody.

    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;
    use crate::case::testing::{faint, with};
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
            assert_eq!((ubn, on), ("12345675", NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()));
            self.0.clone()
        }
    }

    /// What a rule says of a vendor whose number was read so surely.
    pub fn judged(check: fn(&Case<'_>) -> Vec<Finding>, registers: &dyn Registers, surely: f64) -> Vec<Finding> {
        let said =
            [("ubn", json!("12345675")), ("vendor_name", json!("甲乙有限公司")), ("representative", json!("王大明"))];
        let paper = with(DocumentKind::CompanyRegistration, &said);
        let paper = if surely < SURE { faint(paper) } else { paper };
        let terms = Terms { deadline: NaiveDate::from_ymd_opt(2026, 11, 25), ..Terms::default() };
        let dossier = Dossier::default();
        check(&Case::new(&dossier, &terms, vec![paper]).with(registers))
    }
}
