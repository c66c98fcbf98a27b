//! MON-3: the superior agency is asked to monitor from the supervision threshold on (政府採購法 12, 施行細則 7-10).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::category::Category;
use crate::clock::{Backward, Length, Span};
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::parameter::{SUPERVISION_THRESHOLD, Used};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// Days before the closing by which the tender documents are sent.
pub const TENDER_DAYS: &str = "superior_tender_days";
/// Days before the planned award by which the result of the review is sent.
pub const AWARD_DAYS: &str = "superior_award_days";
/// Days before the planned acceptance by which the settlement is sent.
pub const ACCEPTANCE_DAYS: &str = "superior_acceptance_days";
/// Months after the whole acceptance by which one that the agency made by itself is reported for the record.
pub const RECORD_MONTHS: &str = "superior_record_months";

choice! {
    /// An act of which the superior agency is told beforehand.
    pub enum Act {
        /// The tender, before its closing (施行細則 7).
        Tender = "superior_tender",
        /// The award, where it is not made together with the opening, comparison or negotiation (施行細則 8-1).
        Award = "superior_award",
        /// The award together with the opening, comparison or negotiation (施行細則 8-2).
        CombinedAward = "superior_combined_award",
        /// The acceptance (施行細則 9).
        Acceptance = "superior_acceptance",
    }
}

facts! {
    /// An act of a purchase.
    pub struct Facts {
        /// category of the purchase
        category: Category = "goods, services, works", "\"services\"";
        /// procurement value
        amount: Decimal = "NT$, tax included", "\"12000000\"";
        /// amount of the award or of the changed contract; null before there is one
        later_amount: Stated<Decimal> = "NT$, tax included", "null";
        /// the act
        act: Act = "", "\"superior_acceptance\"";
        /// day of the act: closing, planned award, planned acceptance
        day: NaiveDate = "Taipei date", "\"2026-03-20\"";
        /// day on which the papers were sent to the superior agency
        sent_on: Option<NaiveDate> = "Taipei date", "\"2026-03-13\"";
        /// whether the tender is repeated after it failed, was void or was cancelled
        repeated: bool = "true, false", "false";
        /// reference of the superior agency's authorisation or consent that the agency acts by itself
        authorised: Option<String> = "document number", "null";
        /// day on which the whole acceptance was completed, where the agency accepts goods by itself
        accepted_on: Option<NaiveDate> = "Taipei date", "null";
        /// whether the agency has a superior agency
        has_superior: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MON-3",
    title_zh: "查核金額以上採購報請上級機關監辦",
    title_en: "Asking the superior agency to monitor",
    meaning: "From the supervision threshold on the superior agency is sent the papers 5 days before the closing, 3 days before an award that stands alone and 5 days before the acceptance. For a repeated tender the time may be shorter, which a person decides. An agency without a superior acts itself. One that accepts goods by itself with consent reports all of it within one month after the whole acceptance. A purchase below the threshold whose award or changed contract reaches it is sent for the record.",
    cites: &[
        GPA.at("12-1"),
        GPA.at("12-2"),
        GPA.at("9-2"),
        ENFORCEMENT.at("7"),
        ENFORCEMENT.at("8"),
        ENFORCEMENT.at("9"),
    ],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[SUPERVISION_THRESHOLD, TENDER_DAYS, AWARD_DAYS, ACCEPTANCE_DAYS, RECORD_MONTHS],
    overrides: &[SUPERIOR],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mon-3.below",
            zh: "{category:word}採購金額{amount:money}未達查核金額{threshold:money}，無須報請上級機關監辦。",
            en: "The value of {amount:money} is below the supervision threshold of {threshold:money} for {category:word}; the superior agency is not asked.",
        },
        Sentence {
            key: "mon-3.filed",
            zh: "決標或變更後金額達查核金額{threshold:money}，已於{sent:date}補具文件送上級機關備查。",
            en: "The award or changed contract reaches the supervision threshold of {threshold:money}; the papers went to the superior agency on {sent:date}.",
        },
        Sentence {
            key: "mon-3.to_file",
            zh: "決標或變更後金額達查核金額{threshold:money}，應補具相關文件送上級機關備查。",
            en: "The award or changed contract reaches the supervision threshold of {threshold:money}; the papers must be sent to the superior agency for the record.",
        },
        Sentence {
            key: "mon-3.own",
            zh: "採購、決標或變更後金額達查核金額{threshold:money}，機關無上級機關，由機關自行執行上級機關之職權。",
            en: "The value, the award or the changed contract reaches the supervision threshold of {threshold:money}; the agency has no superior and exercises its powers itself.",
        },
        Sentence {
            key: "mon-3.authorised",
            zh: "採購金額{amount:money}達查核金額{threshold:money}，已經上級機關授權或同意由機關自行辦理（{authorised}）。",
            en: "The value of {amount:money} reaches the supervision threshold of {threshold:money}; the superior agency lets the agency act by itself ({authorised}).",
        },
        Sentence {
            key: "mon-3.authorised_acceptance",
            zh: "採購金額{amount:money}達查核金額{threshold:money}，財物驗收已經上級機關授權或同意由機關自行辦理（{authorised}）；經同意自行辦理者，應於全部驗收完成後{months:count}個月內，將結算表及相關文件彙總報請上級機關備查。",
            en: "The value of {amount:money} reaches the supervision threshold of {threshold:money}; the superior agency lets the agency accept the goods by itself ({authorised}). With its consent to that, the settlement and its papers are reported for the record within {months:count} month of the whole acceptance.",
        },
        Sentence {
            key: "mon-3.combined",
            zh: "決標與開標、比價或議價合併辦理，應於決標前當場確認審標結果並列入紀錄，無須另行報請。",
            en: "The award is made together with the opening, comparison or negotiation; the result of the review is confirmed on the spot and recorded.",
        },
        Sentence {
            key: "mon-3.until",
            zh: "{act:word}應於{last:date}以前檢送相關文件，報請上級機關派員監辦。",
            en: "The papers must be sent to the superior agency by {last:date} ({act:word}).",
        },
        Sentence {
            key: "mon-3.in_time",
            zh: "{act:word}已於{sent:date}檢送相關文件報請上級機關派員監辦，未逾{last:date}。",
            en: "The papers went to the superior agency on {sent:date}, not after {last:date} ({act:word}).",
        },
        Sentence {
            key: "mon-3.late",
            zh: "{act:word}於{sent:date}始檢送相關文件報請上級機關監辦，逾{last:date}。",
            en: "The papers went to the superior agency on {sent:date}, after {last:date} ({act:word}).",
        },
        Sentence {
            key: "mon-3.shortened",
            zh: "重行招標於{sent:date}檢送相關文件，逾{last:date}；期限得予縮短，應由承辦人員判斷。",
            en: "For a repeated tender the papers went on {sent:date}, after {last:date}; the time may be shorter, and a person must judge.",
        },
    ],
    example: r#"{
  "rule": "MON-3",
  "on": "2026-03-02",
  "facts": {
    "category": "services", "amount": "12000000", "act": "superior_acceptance", "day": "2026-03-20",
    "sent_on": "2026-03-16", "repeated": false, "has_superior": true, "later_amount": null
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");

/// One ruling; with the last day of sending as its result where there is one.
///
/// # Errors
/// The ruling that asks for a person when a number is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let threshold = frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(facts.category))?;
    let authorised = facts.authorised.as_deref().map_or("", str::trim);
    let reached = facts.later_amount.0.is_some_and(|later| later >= threshold.value);
    let plain = |outcome, key| {
        let ruling = begin(frame, facts, (outcome, key)).using(&threshold).arg("threshold", threshold.value);
        Ok(ruling.arg("authorised", authorised))
    };
    match (facts.act, facts.sent_on) {
        _ if facts.amount < threshold.value && !reached => plain(Outcome::Allow, "mon-3.below"),
        _ if !facts.has_superior => plain(Outcome::Allow, "mon-3.own"),
        (_, Some(_)) if facts.amount < threshold.value => plain(Outcome::Allow, "mon-3.filed"),
        (_, None) if facts.amount < threshold.value => plain(Outcome::Refuse, "mon-3.to_file"),
        (Act::Acceptance, _) if !authorised.is_empty() && facts.category == Category::Goods => {
            let months = frame.count(&RULE, RECORD_MONTHS)?;
            recorded(frame, facts, plain(Outcome::Allow, "mon-3.authorised_acceptance")?, &months)
        }
        _ if !authorised.is_empty() => plain(Outcome::Allow, "mon-3.authorised"),
        (Act::CombinedAward, _) => plain(Outcome::Allow, "mon-3.combined"),
        (Act::Tender, _) => timed(frame, facts, (&threshold, TENDER_DAYS)),
        (Act::Award, _) => timed(frame, facts, (&threshold, AWARD_DAYS)),
        (Act::Acceptance, _) => timed(frame, facts, (&threshold, ACCEPTANCE_DAYS)),
    }
}

/// What the agency still owes its superior after it accepted goods by itself, with the last day once all is accepted.
fn recorded(frame: &Frame, facts: &Facts, ruling: Ruling, months: &Used<i64>) -> Judged {
    let ruling = ruling.using(months).arg("months", months.value);
    let length = Length::Months(u32::try_from(months.value).unwrap_or_default());
    // The day of the acceptance does not count; a rest day at the end moves.
    let last = facts.accepted_on.and_then(|day| day.succ_opt()).map(|from| Span { from, length }.last_day());
    Ok(match last {
        Some(day) => ruling.result("superior_record_last_day", Quantity::date(frame.calendar().next_working_day(day))),
        None => ruling,
    })
}

fn begin(frame: &Frame, facts: &Facts, (outcome, key): (Outcome, &str)) -> Ruling {
    let ruling = RULE
        .begin(frame, outcome, key)
        .arg("category", facts.category.code())
        .arg("amount", facts.amount)
        .arg("act", facts.act.code());
    match facts.sent_on {
        Some(sent) => ruling.arg("sent", sent),
        None => ruling,
    }
}

fn timed(frame: &Frame, facts: &Facts, (threshold, days): (&Used<Decimal>, &str)) -> Judged {
    let days = frame.count(&RULE, days)?;
    let count = u32::try_from(days.value).unwrap_or_default();
    let last = Backward { event: facts.day, days: count }.last_day();
    let shorter = facts.act == Act::Tender && facts.repeated;
    let (outcome, key) = match facts.sent_on {
        None => (Outcome::Allow, "mon-3.until"),
        Some(sent) if sent <= last => (Outcome::Allow, "mon-3.in_time"),
        Some(_) if shorter => (Outcome::NeedsPerson, "mon-3.shortened"),
        Some(_) => (Outcome::Refuse, "mon-3.late"),
    };
    let ruling = begin(frame, facts, (outcome, key))
        .using(threshold)
        .using(&days)
        .result("superior_last_day", Quantity::date(last))
        .arg("last", last);
    let ruling = match facts.sent_on {
        Some(sent) => ruling.compare("superior_sent_on", Quantity::date(sent), Op::Le, Quantity::date(last)),
        None => ruling,
    };
    Ok(if key == "mon-3.late" { ruling.unless(SUPERIOR.0, SUPERIOR.1) } else { ruling })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn facts(act: Act, sent_on: Option<NaiveDate>) -> Facts {
        Facts {
            category: Category::Goods,
            amount: dollars(50_000_000),
            later_amount: Stated(None),
            act,
            day: day(2026, 3, 20),
            sent_on,
            repeated: false,
            authorised: None,
            accepted_on: None,
            has_superior: true,
        }
    }

    fn one(facts: &Facts) -> Ruling {
        settled(check(&Frame::on(day(2026, 3, 2)), facts))
    }

    #[test]
    fn a_late_act_says_who_may_excuse_it() {
        let late = one(&facts(Act::Acceptance, Some(day(2026, 3, 16))));
        assert_eq!(late.override_by.map(|lifted| lifted.who).as_deref(), Some("superior_agency"));
        assert_eq!((late.parameters.len(), late.compared[0].holds()), (2, Some(false)));
        let in_time = one(&facts(Act::Acceptance, Some(day(2026, 3, 15))));
        assert_eq!((in_time.outcome, in_time.override_by), (Outcome::Allow, None));
    }

    proptest! {
        #[test]
        fn nothing_sent_late_is_allowed(act in 0_usize..4, before in -10_i64..20) {
            let act = Act::ALL[act];
            let sent = day(2026, 3, 20) - chrono::TimeDelta::days(before);
            let days = match act { Act::Tender | Act::Acceptance => 5, Act::Award => 3, Act::CombinedAward => i64::MIN };
            prop_assert_eq!(one(&facts(act, Some(sent))).outcome == Outcome::Allow, before >= days);
        }
    }
}
