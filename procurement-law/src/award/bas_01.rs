//! BAS-01: whether a reserve price (底價) is needed, who fixes it and when (政府採購法 46, 47; 施行細則 53, 54, 65).

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::{PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};

choice! {
    /// The moment before which the reserve price is fixed.
    pub enum Moment {
        /// Open tender: the opening.
        Open = "open_tender",
        /// Open tender in stages: the opening of the first stage.
        OpenStaged = "open_staged",
        /// Selective tender: the opening of the stage after the qualification.
        Selective = "selective_tender",
        /// Limited tender with several bidders: the opening of the comparison.
        LimitedCompare = "limited_comparison",
        /// Limited tender with one bidder: the negotiation.
        LimitedNegotiate = "limited_negotiation",
        /// Written quotations below the publication threshold: the comparison or negotiation.
        Quotations = "written_quotations",
    }
}

choice! {
    /// Why there may be no reserve price.
    pub enum Exempt {
        /// Special or complex, a reserve price is really hard to fix.
        Complex = "awd_complex",
        /// Award to the most advantageous tender.
        BestTender = "awd_best_tender",
        /// Small purchase.
        Small = "awd_small",
    }
}

choice! {
    /// Who fixed it.
    pub enum FixedBy {
        /// The head of the agency.
        Head = "awd_head",
        /// A person whom the head has authorised.
        Delegate = "awd_delegate",
        /// Anybody else.
        Other = "awd_other_person",
    }
}

facts! {
    /// The reserve price of a tender, or the reason for having none.
    pub struct Facts {
        /// amount of the purchase (採購金額)
        procurement: Decimal = "NT$, tax included", "\"3000000\"";
        /// way of tendering, which tells the moment before which it is fixed
        tendering: Moment = "", "\"open_tender\"";
        /// when that moment is
        before: NaiveDateTime = "time in Taipei", "\"2026-03-02T10:00\"";
        /// when the reserve price was fixed; null when there is none
        fixed_at: crate::fact::Stated<NaiveDateTime> = "time in Taipei", "\"2026-03-02T09:30\"";
        /// who fixed it
        fixed_by: Option<FixedBy> = "", "\"awd_head\"";
        /// whether the using or planning unit gave an estimate with its analysis
        estimate: Option<bool> = "true, false", "true";
        /// whether the same thing is bought again and again
        repeated: Option<bool> = "true, false", "false";
        /// whether the quotation or estimate of the bidder was seen first; asked of a negotiation
        quotation_seen: Option<bool> = "true, false", "true";
        /// items or quantities awarded separately
        items: i64 = "number", "3";
        /// items or quantities with their own reserve price
        item_prices: i64 = "number", "3";
        /// why there is no reserve price
        exemption: Option<Exempt> = "", "\"awd_complex\"";
        /// whether the tender states the reason, the conditions and the principle of award
        reason_stated: Option<bool> = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BAS-01",
    title_zh: "底價之訂定",
    title_en: "Fixing the reserve price",
    meaning: "A tender has a reserve price unless it is special and complex, goes to the most advantageous tender or is small, and then states why and how it is awarded. The head or a delegate fixes it on the using unit's estimate, item by item where items are awarded separately, before the opening, the first stage, the stage after the qualification, the comparison or the negotiation; before a negotiation the bidder's quotation is seen first.",
    cites: &[GPA.at("46"), GPA.at("47"), ENFORCEMENT.at("53"), ENFORCEMENT.at("54"), ENFORCEMENT.at("65-1-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[SMALL_PROCUREMENT_LIMIT, PUBLICATION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: crate::award::bas_01_texts::TEXTS,
    example: r#"{
  "rule": "BAS-01",
  "on": "2026-03-02",
  "facts": {
    "procurement": "3000000", "tendering": "open_tender", "before": "2026-03-02T10:00", "fixed_at": "2026-03-02T10:30",
    "fixed_by": "awd_head", "estimate": true, "items": 1, "item_prices": 1
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a parameter is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let small = frame.amount(&RULE, SMALL_PROCUREMENT_LIMIT, None)?;
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let ruling = match facts.fixed_at.0 {
        None => without(frame, facts, small.value),
        Some(at) => fixed(frame, facts, at, threshold.value),
    };
    let ruling = ruling.using(&small).using(&threshold);
    Ok(ruling.arg("procurement", facts.procurement).arg("small", small.value))
}

fn without(frame: &Frame, facts: &Facts, small: Decimal) -> Ruling {
    let (outcome, key) = match facts.exemption {
        None => (Outcome::Refuse, "bas-01.missing"),
        Some(Exempt::Small) if facts.procurement > small => (Outcome::Refuse, "bas-01.not_small"),
        Some(_) if facts.reason_stated != Some(true) => (Outcome::Refuse, "bas-01.no_reason"),
        Some(Exempt::Complex) => (Outcome::NeedsPerson, "bas-01.complex"),
        Some(Exempt::BestTender | Exempt::Small) => (Outcome::Allow, "bas-01.exempt"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("exemption", facts.exemption.map_or("", Exempt::code));
    match facts.exemption {
        Some(Exempt::Small) => {
            ruling.compare("awd_procurement", Quantity::money(facts.procurement), Op::Le, Quantity::money(small))
        }
        _ => ruling,
    }
}

fn fixed(frame: &Frame, facts: &Facts, at: NaiveDateTime, threshold: Decimal) -> Ruling {
    let by_head = matches!(facts.fixed_by, Some(FixedBy::Head | FixedBy::Delegate));
    let estimated = facts.estimate == Some(true) || facts.repeated == Some(true) || facts.procurement < threshold;
    let negotiated = facts.tendering == Moment::LimitedNegotiate;
    let (outcome, key) = match () {
        () if at >= facts.before => (Outcome::Refuse, "bas-01.late"),
        () if !by_head => (Outcome::Refuse, "bas-01.not_head"),
        () if !estimated => (Outcome::Refuse, "bas-01.no_estimate"),
        () if negotiated && facts.quotation_seen != Some(true) => (Outcome::Refuse, "bas-01.no_quotation"),
        () if facts.item_prices != facts.items.max(1) => (Outcome::Refuse, "bas-01.items"),
        () => (Outcome::Allow, "bas-01.fixed"),
    };
    let minute = |time: NaiveDateTime| time.format("%Y-%m-%d %H:%M");
    RULE.begin(frame, outcome, key)
        .compare("awd_base_fixed_at", Quantity::moment(at), Op::Lt, Quantity::moment(facts.before))
        .compare("awd_item_prices", Quantity::count(facts.item_prices), Op::Eq, Quantity::count(facts.items.max(1)))
        .arg("at", minute(at))
        .arg("before", minute(facts.before))
        .arg("tendering", facts.tendering.code())
        .arg("items", facts.items)
        .arg("prices", facts.item_prices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_purchase_is_compared_with_its_limit() {
        let facts = |exemption: &str| {
            serde_json::json!({"procurement": "150001", "tendering": "open_tender", "before": "2026-03-02T10:00", "fixed_at": null,
                "items": 1, "item_prices": 0, "exemption": exemption, "reason_stated": true})
        };
        let compared = |exemption| {
            let ruling = check(&Frame::on(day(2026, 3, 2)), &Facts::read(&facts(exemption)).unwrap()).unwrap();
            ruling.compared.iter().map(|one| one.holds()).collect::<Vec<_>>()
        };
        assert_eq!(compared("awd_small"), [Some(false)]);
        assert_eq!(compared("awd_best_tender"), []);
    }
}
