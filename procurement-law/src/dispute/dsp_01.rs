//! DSP-01: from the objection to the complaint (政府採購法 75-2, 76, 102-2; 採購申訴審議規則 2, 27).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::clock::ActBy;
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{COMPLAINTS, GPA};
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// What a dispute is about.
    pub enum Subject {
        /// Tender, review of bids or award.
        Tender = "dispute_tender",
        /// A bid bond that is kept or claimed back (31-2).
        Bond = "dispute_bond",
        /// A notice of debarment (101).
        Debarment = "dispute_debarment",
        /// Performance of the contract.
        Performance = "dispute_performance",
    }
}

choice! {
    /// The agency whose procurement it is.
    pub enum Level {
        /// A central agency.
        Central = "central_agency",
        /// A local agency whose government has a complaint board.
        Local = "local_agency",
        /// A local agency whose government has none and asks the competent authority.
        LocalWithout = "local_agency_without_board",
    }
}

facts! {
    /// An objection and the complaint that may follow.
    pub struct Facts {
        /// what the dispute is about
        subject: Subject = "", "\"dispute_tender\"";
        /// amount of the procurement
        amount: Decimal = "NT$, tax included", "\"2000000\"";
        /// agency whose procurement it is
        level: Level = "", "\"central_agency\"";
        /// day on which the agency received the objection
        objection: NaiveDate = "Taipei date", "\"2026-01-05\"";
        /// day on which the vendor received the agency's answer; null while there is none
        answered: Stated<NaiveDate> = "Taipei date", "\"2026-01-19\"";
        /// day on which the complaint was received, by a wrong agency too; left out to work the last day out
        complaint: Option<NaiveDate> = "Taipei date", "\"2026-02-03\"";
    }
}

/// Id of the days for the agency's answer.
pub const ANSWER_DAYS: &str = "dispute_answer_days";
/// Id of the days for the complaint.
pub const COMPLAINT_DAYS: &str = "dispute_complaint_days";

/// The rule.
pub static RULE: Rule = Rule {
    id: "DSP-01",
    title_zh: "異議處理後之申訴",
    title_en: "From the objection to the complaint",
    meaning: "The agency answers within fifteen days after it received the objection; the vendor complains within fifteen days after the answer, or after those days when there is none. Below the publication threshold only bonds and debarments may go to complaint; disputes of performance go to mediation. A complaint counts from its first receipt, by a wrong agency too. When the answer comes late, the fifteen days run from the end of the agency's days; a complaint that is in time only by the late answer is for a person to judge, and so are a complaint before the answer or the end of the agency's days and days that stand in the wrong order.",
    cites: &[GPA.at("75-2"), GPA.at("76-1"), GPA.at("76-2"), GPA.at("76-4"), GPA.at("102-2"), COMPLAINTS.at("2")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 10, 29),
    valid_to: None,
    parameters: &[ANSWER_DAYS, COMPLAINT_DAYS, PUBLICATION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "dsp-01.until",
            zh: "機關應於{answer:date}前（含當日）處理異議；廠商得於{last:date}前（含當日）向{board:word}申訴。",
            en: "The agency answers by {answer:date}; the vendor may complain to the {board:word} until {last:date}.",
        },
        Sentence {
            key: "dsp-01.in_time",
            zh: "申訴於{complaint:date}提起，未逾{last:date}，由{board:word}審議。",
            en: "The complaint of {complaint:date} is not after {last:date}; the {board:word} reviews it.",
        },
        Sentence {
            key: "dsp-01.late",
            zh: "申訴於{complaint:date}提起，已逾{last:date}，不予受理。",
            en: "The complaint of {complaint:date} is after {last:date}: it is not accepted.",
        },
        Sentence {
            key: "dsp-01.late_answer",
            zh: "異議處理結果逾{answer:date}始送達；申訴於{complaint:date}提起，自處理期限屆滿起算已逾{last:date}，自收受結果起算未逾{other:date}，應由申訴會判斷。",
            en: "The answer came after {answer:date}; the complaint of {complaint:date} is after {last:date}, counted from the end of the agency's days, and not after {other:date}, counted from the answer: the board judges.",
        },
        Sentence {
            key: "dsp-01.premature",
            zh: "異議尚未處理，且處理期限{answer:date}尚未屆滿，申訴之提起（{complaint:date}）應由申訴會判斷。",
            en: "The objection is not answered and the agency has until {answer:date}; whether the complaint of {complaint:date} stands is for the board.",
        },
        Sentence {
            key: "dsp-01.before_answer",
            zh: "申訴於{complaint:date}提起，早於異議處理結果之收受（{answered:date}），且處理期限{answer:date}尚未屆滿，應由申訴會判斷。",
            en: "The complaint of {complaint:date} came before the answer of {answered:date} and before the agency's days ended on {answer:date}: whether it stands is for the board.",
        },
        Sentence {
            key: "dsp-01.early",
            zh: "異議於{objection:date}提出，所載處理結果之收受或申訴之提起早於異議，應由承辦人員查明。",
            en: "The objection is of {objection:date}, and the answer or the complaint is recorded before it: a person looks the days up.",
        },
        Sentence {
            key: "dsp-01.below",
            zh: "採購金額{amount:money}未達公告金額{threshold:money}，且非押標金或停權爭議，不得申訴。",
            en: "The procurement of {amount:money} is below the publication threshold of {threshold:money} and neither a bond nor a debarment is disputed: no complaint.",
        },
        Sentence {
            key: "dsp-01.performance",
            zh: "履約爭議不得申訴，得申請調解；誤提申訴者得申請改行調解程序。",
            en: "Disputes of performance go to mediation, not to complaint; a complaint filed by mistake may be turned into mediation.",
        },
    ],
    example: r#"{
  "rule": "DSP-01",
  "on": "2026-03-02",
  "facts": { "subject": "dispute_tender", "amount": "2000000", "level": "central_agency", "objection": "2026-01-05", "answered": "2026-01-19", "complaint": "2026-02-04" }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// The board that reviews complaints and mediates.
#[must_use]
pub const fn board(level: Level) -> &'static str {
    match level {
        Level::Central | Level::LocalWithout => "central_board",
        Level::Local => "local_board",
    }
}

/// One ruling with the last days of answer and complaint.
///
/// # Errors
/// The ruling that asks for a person when a period or the threshold is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    if facts.subject == Subject::Performance {
        return Ok(RULE.begin(frame, Outcome::Refuse, "dsp-01.performance"));
    }
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    if facts.subject == Subject::Tender && facts.amount < threshold.value {
        let amounts = (Quantity::money(facts.amount), Quantity::money(threshold.value));
        return Ok(RULE
            .begin(frame, Outcome::Refuse, "dsp-01.below")
            .using(&threshold)
            .compare("procurement_amount", amounts.0, Op::Ge, amounts.1)
            .arg("amount", facts.amount)
            .arg("threshold", threshold.value));
    }
    let days = (frame.count(&RULE, ANSWER_DAYS)?, frame.count(&RULE, COMPLAINT_DAYS)?);
    let after =
        |event, days: i64| ActBy::days(event, u32::try_from(days).unwrap_or_default()).last_day(&frame.calendar());
    let answer = after(facts.objection, days.0.value);
    let event = facts.answered.0.filter(|answered| *answered <= answer.day).unwrap_or(answer.day);
    let last = after(event, days.1.value);
    let other = after(facts.answered.0.unwrap_or(event), days.1.value);
    let early = [facts.answered.0, facts.complaint].into_iter().flatten().any(|day| day < facts.objection);
    let (outcome, key) = match facts.complaint {
        _ if early => (Outcome::NeedsPerson, "dsp-01.early"),
        None => (Outcome::Allow, "dsp-01.until"),
        Some(complaint) if complaint <= answer.day && facts.answered.0.is_none_or(|answered| complaint < answered) => {
            let key = if facts.answered.0.is_some() { "dsp-01.before_answer" } else { "dsp-01.premature" };
            (Outcome::NeedsPerson, key)
        }
        Some(complaint) if complaint <= last.day => (Outcome::Allow, "dsp-01.in_time"),
        Some(complaint) if complaint <= other.day => (Outcome::NeedsPerson, "dsp-01.late_answer"),
        Some(_) => (Outcome::Refuse, "dsp-01.late"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&days.0)
        .using(&days.1)
        .deadline("answer_until", &answer)
        .deadline("complaint_until", &last)
        .result("board", Quantity::text(board(facts.level)))
        .arg("objection", facts.objection)
        .arg("answer", answer.day)
        .arg("last", last.day)
        .arg("other", other.day)
        .arg("board", board(facts.level));
    let ruling = facts.answered.0.into_iter().fold(ruling, |ruling, day| ruling.arg("answered", day));
    Ok(match facts.complaint {
        None => ruling,
        Some(complaint) => ruling
            .compare("complaint_day", Quantity::date(complaint), Op::Le, Quantity::date(last.day))
            .arg("complaint", complaint),
    })
}
