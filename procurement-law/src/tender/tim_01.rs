//! TIM-01: the shortest bidding period (等標期下限, 招標期限標準 2 to 10).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::category::Category;
use crate::clock::{Length, Span, after};
use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{GPA, QUALIFICATIONS, TIME_LIMITS};
use crate::mark::Mark;
use crate::parameter::{
    LARGE_PROCUREMENT_THRESHOLD, PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, SUPERVISION_THRESHOLD, Used,
};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::tender::period::clock_days;
use crate::tender::shortest::{self, Claims, Procedure, Shortening, Shortest};
use crate::texts::Sentence;
use crate::value::class::{Class, Classes, classes};

/// Months after a cancellation or suspension within which a tender may be taken up with a shorter period.
pub const RESUMPTION_MONTHS: &str = "resumption_months";
/// Months after a failed tender within which it may be repeated with a shorter period.
pub const REPETITION_MONTHS: &str = "repetition_months";

choice! {
    /// A ground on which the period is set without the minimum (招標期限標準 10).
    pub enum Special {
        /// Invitation from a list of qualified vendors, said in the documents of the qualification.
        VendorList = "vendor_list",
        /// A state enterprise buys for resale.
        Resale = "commercial_resale",
        /// Raw materials whose market moves.
        RawMaterials = "raw_materials",
        /// Sold commonly on the market, with simple documents.
        CommonGoods = "common_goods",
    }
}

facts! {
    /// A tender about to be announced; the day judged is the day of its announcement.
    pub struct Facts {
        /// amount of the purchase (採購金額)
        amount: Decimal = "NT$, tax included", "\"12000000\"";
        /// category of the purchase
        category: Category = "", "\"services\"";
        /// procedure, and its step
        procedure: Procedure = "", "\"open_tendering\"";
        /// whether a treaty covers the purchase
        treaty: bool = "true, false", "false";
        /// grounds claimed for a shorter period
        shortenings: Values<Shortening> = "preview, e_collection, e_bidding, urgency", "[\"e_collection\", \"e_bidding\"]";
        /// day on which the same tender was cancelled or suspended before its closing
        cancelled: Option<NaiveDate> = "Taipei date", "\"2025-12-01\"";
        /// day on which the same tender failed after its closing, or its award or contract was undone
        failed: Option<NaiveDate> = "Taipei date", "\"2025-12-29\"";
        /// whether the documents are without major change since the earlier tender
        unchanged: bool = "true, false", "true";
        /// ground for a period without minimum
        special: Option<Special> = "", "\"common_goods\"";
        /// reference of the approval of that ground by the head of the agency or a delegate
        approval: Option<String> = "document number", "\"簽准1150302\"";
        /// bidding period intended, counted as TIM-02 does
        days: Option<i64> = "days", "16";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "TIM-01",
    title_zh: "等標期下限",
    title_en: "Shortest bidding period",
    meaning: "The bidding period is at least the minimum of the procedure and the amount class, less the shortenings claimed. Each shortening stops at its own floor; the public preview is taken off first, then e-collection, then e-bidding. Urgency goes down to its floor also together with the others. A tender taken up again or repeated in time and without major change may go down to the floor of its class; otherwise it has the ordinary minimum. Only an invitation from a pre-established list is set without a minimum by that list. Under a treaty the treaty's period is for a person.",
    cites: &[
        TIME_LIMITS.at("2"),
        TIME_LIMITS.at("3"),
        TIME_LIMITS.at("4"),
        TIME_LIMITS.at("4之1"),
        TIME_LIMITS.at("5"),
        TIME_LIMITS.at("6"),
        TIME_LIMITS.at("8"),
        TIME_LIMITS.at("9"),
        TIME_LIMITS.at("10"),
        GPA.at("28"),
        GPA.at("49"),
        QUALIFICATIONS.at("8"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2015, 10, 29),
    valid_to: None,
    parameters: &[
        PUBLICATION_THRESHOLD,
        SMALL_PROCUREMENT_LIMIT,
        SUPERVISION_THRESHOLD,
        LARGE_PROCUREMENT_THRESHOLD,
        shortest::OPEN_MINOR,
        shortest::OPEN_PUBLICATION,
        shortest::OPEN_SUPERVISION,
        shortest::OPEN_LARGE,
        shortest::LATER_STAGE,
        shortest::QUALIFICATION_MINOR,
        shortest::QUALIFICATION_PUBLICATION,
        shortest::QUALIFICATION_LARGE,
        shortest::SOLICITATION,
        shortest::SOLICITATION_AGAIN,
        shortest::QUOTATION,
        shortest::PREVIEW_CUT,
        shortest::PREVIEW_FLOOR,
        shortest::COLLECTION_CUT,
        shortest::COLLECTION_FLOOR,
        shortest::BIDDING_CUT,
        shortest::BIDDING_FLOOR,
        shortest::URGENCY_FLOOR,
        shortest::RETENDER_FLOOR_MINOR,
        shortest::RETENDER_FLOOR,
        RESUMPTION_MONTHS,
        REPETITION_MONTHS,
    ],
    overrides: &[("tendering_head", "tendering_head_approval")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "tim-01.treaty",
            zh: "本採購適用我國締結之條約或協定，等標期另有規定，應由承辦人員依該條約或協定判斷。",
            en: "A treaty covers the purchase and has its own periods; a person must judge by the treaty.",
        },
        Sentence {
            key: "tim-01.quotation_class",
            zh: "公開取得書面報價或企劃書限於未達公告金額之採購；本採購金額{amount:money}，屬{class:word}。",
            en: "Quotations are called for below the publication threshold only; {amount:money} is {class:word}.",
        },
        Sentence {
            key: "tim-01.urgency_class",
            zh: "因應緊急情事縮短等標期，限於公告金額以上之採購；本採購金額{amount:money}，屬{class:word}。",
            en: "Urgency shortens the period from the publication threshold upwards only; {amount:money} is {class:word}.",
        },
        Sentence {
            key: "tim-01.list_only",
            zh: "以預先建立之合格廠商名單訂定等標期，限於依該名單邀請廠商投標；本次為{procedure:word}。",
            en: "The list of qualified vendors lifts the minimum of an invitation from it only, not of the {procedure:word}.",
        },
        Sentence {
            key: "tim-01.event_ahead",
            zh: "取消、暫停招標或流標、廢標等之日{event:date}晚於本次公告日{on:date}，應由承辦人員確認。",
            en: "The earlier tender ended on {event:date}, after the announcement of {on:date}; a person must check the days.",
        },
        Sentence {
            key: "tim-01.unapproved",
            zh: "依招標期限標準第10條訂定等標期，應經機關首長或其授權人員核准。",
            en: "A period under article 10 of the Standards needs the approval of the agency's head or a delegate.",
        },
        Sentence {
            key: "tim-01.special",
            zh: "已依招標期限標準第10條核准（{approval}），等標期得視案件特性及實際需要合理訂定，無日數下限。",
            en: "Approved under article 10 of the Standards ({approval}): the period is set as the case needs, without a minimum.",
        },
        Sentence {
            key: "tim-01.limited",
            zh: "限制性招標未經公開評選或公開徵求者，等標期由機關視需要合理訂定，無日數下限。",
            en: "In a limited tender without public selection or solicitation the agency sets the period as needed, without a minimum.",
        },
        Sentence {
            key: "tim-01.changed",
            zh: "招標文件內容已有重大改變，重行或續行招標之等標期不得縮短；等標期{days:count}日，少於下限{minimum:count}日。",
            en: "The documents were changed in a major way, so the period of the repeated tender may not be shortened: {days:count} days are below the minimum of {minimum:count}.",
        },
        Sentence {
            key: "tim-01.late",
            zh: "重行或續行招標之公告日{on:date}已逾得縮短等標期之末日{until:date}；等標期{days:count}日，少於下限{minimum:count}日。",
            en: "The tender is taken up again on {on:date}, after {until:date}, the last day for a shorter period: {days:count} days are below the minimum of {minimum:count}.",
        },
        Sentence {
            key: "tim-01.minimum",
            zh: "本採購（{procedure:word}，{class:word}）之等標期不得少於{minimum:count}日。",
            en: "The bidding period ({procedure:word}, {class:word}) is at least {minimum:count} days.",
        },
        Sentence {
            key: "tim-01.enough",
            zh: "等標期{days:count}日，未少於下限{minimum:count}日（{procedure:word}，{class:word}）。",
            en: "The bidding period of {days:count} days is not below the minimum of {minimum:count} ({procedure:word}, {class:word}).",
        },
        Sentence {
            key: "tim-01.too_short",
            zh: "等標期{days:count}日，少於下限{minimum:count}日（{procedure:word}，{class:word}）。",
            en: "The bidding period of {days:count} days is below the minimum of {minimum:count} ({procedure:word}, {class:word}).",
        },
    ],
    example: r#"{
  "rule": "TIM-01",
  "on": "2026-03-02",
  "facts": {
    "amount": "12000000", "category": "services", "procedure": "open_tendering", "treaty": false,
    "shortenings": ["e_collection", "e_bidding"], "unchanged": true, "days": 16
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling with the shortest lawful period.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let classes = classes(frame, &RULE, facts.category)?;
    let class = classes.limits.class(facts.amount);
    let minor = class < Class::Publication;
    let say = |outcome, key| begin(frame, facts, &classes, outcome, key);
    if facts.treaty {
        return Ok(say(Outcome::NeedsPerson, "tim-01.treaty"));
    }
    if facts.procedure == Procedure::Quotation && !minor {
        return Ok(say(Outcome::Refuse, "tim-01.quotation_class"));
    }
    if facts.shortenings.0.contains(&Shortening::Urgency) && minor {
        return Ok(say(Outcome::Refuse, "tim-01.urgency_class"));
    }
    if facts.special == Some(Special::VendorList) && facts.procedure != Procedure::Invitation {
        return Ok(say(Outcome::Refuse, "tim-01.list_only"));
    }
    match (facts.special, facts.approval.as_deref().map(str::trim).filter(|text| !text.is_empty())) {
        (Some(_), None) => {
            let refused = say(Outcome::Refuse, "tim-01.unapproved");
            return Ok(refused.unless("tendering_head", "tendering_head_approval"));
        }
        (Some(_), Some(approval)) => return Ok(say(Outcome::Allow, "tim-01.special").arg("approval", approval)),
        (None, _) => {}
    }
    if let Some(event) = facts.cancelled.max(facts.failed).filter(|event| *event > frame.on) {
        return Ok(say(Outcome::NeedsPerson, "tim-01.event_ahead").arg("event", event));
    }
    let (retender, months) = retender(frame, facts)?;
    let in_time = matches!(retender, Retender::InTime);
    let claims = Claims { procedure: facts.procedure, class, shortenings: &facts.shortenings.0, retender: in_time };
    let Some(shortest) = shortest::shortest(frame, &RULE, &claims)? else {
        return Ok(say(Outcome::Allow, "tim-01.limited"));
    };
    let ruling = held(facts, &shortest, &retender, say);
    Ok(shortest.used.iter().chain(&months).fold(ruling, |ruling, used| ruling.using(used)))
}

/// The intended period held against the shortest one; a period too short says why an earlier tender does not help.
fn held(
    facts: &Facts,
    shortest: &Shortest,
    retender: &Retender,
    say: impl Fn(Outcome, &'static str) -> Ruling,
) -> Ruling {
    let minimum = Quantity::count(shortest.days);
    let full = |ruling: Ruling| ruling.result("minimum_period", minimum.clone()).arg("minimum", shortest.days);
    let Some(days) = facts.days else {
        return full(say(Outcome::Allow, "tim-01.minimum"));
    };
    let ruling = match retender {
        _ if days >= shortest.days => say(Outcome::Allow, "tim-01.enough"),
        Retender::No | Retender::InTime => say(Outcome::Refuse, "tim-01.too_short"),
        Retender::Changed => say(Outcome::Refuse, "tim-01.changed"),
        Retender::Late { on, until } => say(Outcome::Refuse, "tim-01.late")
            .compare("retender_day", Quantity::date(*on), Op::Le, Quantity::date(*until))
            .arg("until", until),
    };
    full(ruling).compare("bidding_period", Quantity::count(days), Op::Ge, minimum.clone()).arg("days", days)
}

fn begin(frame: &Frame, facts: &Facts, classes: &Classes, outcome: Outcome, key: &str) -> Ruling {
    classes
        .note(RULE.begin(frame, outcome, key))
        .arg("amount", facts.amount)
        .arg("class", classes.limits.class(facts.amount).code())
        .arg("procedure", facts.procedure.code())
        .arg("on", frame.on)
}

/// Whether the tender is an earlier one taken up again.
enum Retender {
    No,
    InTime,
    Changed,
    Late { on: NaiveDate, until: NaiveDate },
}

/// Months are counted from the day after the event; the later of two last days holds.
fn retender(frame: &Frame, facts: &Facts) -> Result<(Retender, Vec<Used<i64>>), Box<Ruling>> {
    let events = [(facts.cancelled, RESUMPTION_MONTHS), (facts.failed, REPETITION_MONTHS)];
    let (mut last, mut used) = (None, Vec::new());
    for (event, id) in events.into_iter().filter_map(|(event, id)| Some((event?, id))) {
        let months = frame.count(&RULE, id)?;
        let length = Length::Months(clock_days(months.value));
        last = last.max(Some(Span { from: after(event, 1), length }.last_day()));
        used.push(months);
    }
    let retender = match last {
        None => Retender::No,
        Some(_) if !facts.unchanged => Retender::Changed,
        Some(until) if frame.on > until => Retender::Late { on: frame.on, until },
        Some(_) => Retender::InTime,
    };
    Ok((retender, used))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The months are named where an earlier tender is told of, and only then.
    #[test]
    fn the_months_used_are_named() {
        let used = |earlier: serde_json::Value| {
            let mut facts = serde_json::json!({
                "amount": "12000000", "category": "services", "procedure": "open_tendering", "treaty": false,
                "shortenings": [], "unchanged": true,
            });
            facts.as_object_mut().unwrap().extend(earlier.as_object().unwrap().clone());
            let ruling = settled(check(&Frame::on(day(2026, 3, 2)), &Facts::read(&facts).unwrap()));
            ruling.parameters.into_iter().map(|one| one.id).filter(|id| id.ends_with("_months")).collect::<Vec<_>>()
        };
        assert_eq!(used(serde_json::json!({})), [""; 0]);
        assert_eq!(used(serde_json::json!({"failed": "2026-02-02"})), [REPETITION_MONTHS]);
        assert_eq!(used(serde_json::json!({"cancelled": "2026-02-02"})), [RESUMPTION_MONTHS]);
    }
}
