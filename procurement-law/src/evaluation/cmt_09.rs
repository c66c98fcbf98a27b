//! CMT-09: minutes of the committee (採購評選委員會審議規則 9-4, 11, 12; 最有利標評選辦法 23).

use super::fields::{judged, missing, named};
use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, COMMITTEE_WORK};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What minutes hold; an entry without content counts as held when it says so (無).
    pub enum Entry {
        /// 採購案名稱.
        Case = "minutes_case",
        /// 會議次別.
        Number = "minutes_number",
        /// 會議時間.
        Time = "minutes_time",
        /// 會議地點.
        Place = "minutes_place",
        /// 主席姓名.
        Chair = "minutes_chair",
        /// 出席及請假委員姓名.
        Members = "minutes_members",
        /// 列席人員姓名.
        Guests = "minutes_guests",
        /// 記錄人員姓名.
        Clerk = "minutes_clerk",
        /// 報告事項之案由及決定.
        Reports = "minutes_reports",
        /// 討論事項之案由及決議.
        Discussions = "minutes_discussions",
        /// 臨時動議之案由及決議.
        Motions = "minutes_motions",
        /// 出席委員全體簽名.
        Signed = "minutes_signed",
    }
}

choice! {
    /// What the record of the evaluation holds besides.
    pub enum Record {
        /// 評選委員會之組成、協助評選之人員及其工作事項.
        People = "record_people",
        /// 評選方式.
        Method = "record_method",
        /// 投標廠商名稱.
        Bidders = "record_bidders",
        /// 評選過程紀要.
        Course = "record_course",
        /// 各投標廠商評選結果.
        Results = "record_results",
        /// 評定最有利標之理由.
        Reasons = "record_reasons",
        /// 協商紀錄（附於評選紀錄）.
        Negotiation = "record_negotiation",
    }
}

facts! {
    /// The minutes of a meeting.
    pub struct Facts {
        /// entries of the minutes
        given: Values<Entry> = "", "[\"minutes_case\", \"minutes_signed\"]";
        /// entries of the record of the evaluation
        record: Values<Record> = "", "[\"record_method\"]";
        /// whether the meeting evaluates bidders; minutes of other meetings have no record of the evaluation
        evaluating: bool = "true, false", "true";
        /// whether there was a negotiation with bidders
        negotiated: bool = "true, false", "false";
        /// whether a best tender was decided in the meeting
        decided: bool = "true, false", "true";
        /// whether it was the last meeting
        last: bool = "true, false", "true";
        /// whether the minutes are confirmed: of the last meeting before its end, of others at the next one
        confirmed: bool = "true, false", "true";
        /// members whose other opinion was asked to be recorded and is not
        dissent_left_out: Values<String> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-09",
    title_zh: "評選委員會會議紀錄",
    title_en: "Minutes of the committee",
    meaning: "Minutes hold what the law lists and are signed by all members present; where the meeting evaluates, the record of the evaluation holds its own list, with the reasons once a best tender is decided, and the record of a negotiation is attached. A member's other opinion is recorded when the member asks. The minutes of the last meeting are made and confirmed before it ends. One ruling for each thing that is missing.",
    cites: &[COMMITTEE_WORK.at("11"), COMMITTEE_WORK.at("9-4"), COMMITTEE_WORK.at("12"), BEST_TENDER.at("23")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-09.complete",
            zh: "會議紀錄應記載事項齊備。",
            en: "The minutes hold everything that the law lists.",
        },
        Sentence {
            key: "cmt-09.missing",
            zh: "會議紀錄缺漏：{field:word}。",
            en: "Missing from the minutes: {field:word}.",
        },
        Sentence {
            key: "cmt-09.dissent",
            zh: "{name}要求將不同意見載入或附於會議紀錄，不得拒絕。",
            en: "{name} asked for another opinion to be recorded, which cannot be refused.",
        },
        Sentence {
            key: "cmt-09.last",
            zh: "最後一次會議紀錄應於當次會議結束前作成並予確認。",
            en: "The minutes of the last meeting must be made and confirmed before it ends.",
        },
        Sentence {
            key: "cmt-09.next",
            zh: "會議紀錄至遲應於下次開會時分送各出席委員，並予確認。",
            en: "Minutes are given to the members present and confirmed at the next meeting at the latest.",
        },
    ],
    example: r#"{
  "rule": "CMT-09",
  "on": "2026-03-02",
  "facts": {
    "given": ["minutes_case", "minutes_number", "minutes_time", "minutes_place", "minutes_chair", "minutes_members"],
    "record": ["record_method", "record_bidders"], "evaluating": true, "negotiated": false, "decided": true, "last": true, "confirmed": false,
    "dissent_left_out": ["委員1"]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each thing that is missing or wrong; one when nothing is.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let refuse = |end, name: &str| named(frame, &RULE, (Outcome::Refuse, end), name);
    let mut wrong: Vec<Ruling> = facts.dissent_left_out.0.iter().map(|name| refuse("dissent", name)).collect();
    match (facts.confirmed, facts.last) {
        (false, true) => wrong.push(refuse("last", "")),
        (false, false) => wrong.push(named(frame, &RULE, (Outcome::NeedsPerson, "next"), "")),
        (true, _) => {}
    }
    let entries = missing(Entry::ALL, &facts.given.0).map(Entry::code);
    let record = missing(Record::ALL, &facts.record.0).filter(|one| match one {
        Record::Reasons => facts.decided,
        Record::Negotiation => facts.negotiated,
        Record::People | Record::Method | Record::Bidders | Record::Course | Record::Results => {
            facts.evaluating || facts.decided
        }
    });
    judged(frame, &RULE, entries.chain(record.map(Record::code)), wrong)
}
