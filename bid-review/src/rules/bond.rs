//! What the rules about the bid bond have in common: which bonds there are, and what the tender asks.

use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// Sentence `untold` of the rules that ask this.
pub const UNTOLD: Sentence = Sentence {
    key: "bond.untold",
    zh: "招標資料未載押標金之{what}，請人工核對所附押標金憑據。",
    en: "The tender's data name no {what_en} of the bid bond; please check the paper enclosed.",
};

/// Kinds payable to a payee at sight.
pub const PAYABLE: [&str; 4] = ["cashier_cheque", "promissory_note", "certified_cheque", "postal_order"];

/// Kinds that secure somebody for a time.
pub const SECURING: [&str; 4] = ["bank_guarantee", "insurance_bond", "standby_lc", "e_guarantee"];

/// Kinds that show a payment.
pub const PAID: [&str; 2] = ["online_payment", "cash_transfer"];

/// The bonds of a bid.
pub fn bonds<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Paper> {
    case.of(DocumentKind::BidBond)
}

/// The kind of a bond; empty where it was not told.
#[must_use]
pub fn kind(paper: &Paper) -> &str {
    paper.text("bond_type").unwrap_or_default()
}

/// The amount of a bond and whether it is sure: words prevail over figures, and each bears the other out.
#[must_use]
pub fn amount(paper: &Paper) -> Option<(i64, bool)> {
    match (paper.number("amount_words_value"), paper.number("amount")) {
        (Some(words), Some(figures)) if words == figures => Some((words, true)),
        (Some(words), _) => Some((words, paper.sure(&["amount_words_value"]))),
        (None, Some(figures)) => Some((figures, paper.sure(&["amount"]) && !words_expected(paper))),
        (None, None) => None,
    }
}

/// Whether the paper has an amount in words that was not read.
fn words_expected(paper: &Paper) -> bool {
    paper.text.contains(['佰', '仟', '拾', '萬']) || !PAID.contains(&kind(paper))
}

/// The finding that the tender's data do not say what a bond is held against.
#[must_use]
pub fn untold(rule: &Rule, paper: &Paper, (what, what_en): (&str, &str), field: &str) -> Finding {
    rule.person("untold", true).about(paper).see(paper, field).arg("what", what).arg("what_en", what_en)
}

#[cfg(test)]
pub mod testing {
    //! Bonds for tests.

    use serde_json::{Value, json};

    use crate::case::Case;
    use crate::case::testing::{faint, with};
    use crate::documents::paper::Paper;
    use crate::dossier::Dossier;
    use crate::finding::{Ask, Finding, Verdict};
    use crate::kind::DocumentKind;
    use crate::terms::{BondTerms, TenderRules, Terms};

    /// A sound cheque of half a million with some fields changed; `null` takes one away.
    #[must_use]
    pub fn bond(changes: &[(&str, Value)]) -> Paper {
        let mut fields = vec![
            ("bond_type", json!("cashier_cheque")),
            ("amount", json!(500_000)),
            ("amount_words_value", json!(500_000)),
            ("payee", json!("港灣資訊管理處")),
            ("issuer", json!("和平商業銀行建國分行")),
            ("issued", json!("2026-11-20")),
            ("remitter", json!("甲乙有限公司")),
        ];
        for (name, value) in changes {
            fields.retain(|(own, _)| own != name);
            if !value.is_null() {
                fields.push((name, value.clone()));
            }
        }
        with(DocumentKind::BidBond, &fields)
    }

    /// The tender: half a million for the agency, quotations to the end of February.
    #[must_use]
    pub fn terms() -> Terms {
        let bid_bond = Some(BondTerms { amount: Some(500_000), ..BondTerms::default() });
        let day = |text: &str| text.parse().ok();
        let rules = TenderRules { bid_bond, quotation_valid_until: day("2027-02-28"), ..TenderRules::default() };
        Terms { agency: Some("港灣資訊管理處".into()), deadline: day("2026-11-30"), rules, ..Terms::default() }
    }

    /// What a rule says of the bonds of a bid by 甲乙有限公司.
    pub fn judged(check: fn(&Case<'_>) -> Vec<Finding>, terms: &Terms, bonds: Vec<Paper>) -> Vec<Finding> {
        let named = |kind| with(kind, &[("vendor_name", json!("甲乙有限公司")), ("ubn", json!("12345675"))]);
        let own = [named(DocumentKind::CompanyRegistration), named(DocumentKind::Declaration)];
        let papers: Vec<Paper> = own.into_iter().chain(bonds).collect();
        let dossier = Dossier::default();
        check(&Case::new(&dossier, terms, papers))
    }

    /// Verdict and reason of the first finding about one bond, read surely or faintly.
    pub fn first(
        check: fn(&Case<'_>) -> Vec<Finding>,
        changes: &[(&str, Value)],
        clear: bool,
    ) -> Option<(Verdict, Option<Ask>)> {
        let paper = if clear { bond(changes) } else { faint(bond(changes)) };
        judged(check, &terms(), vec![paper]).first().map(|found| (found.verdict, found.ask))
    }
}
