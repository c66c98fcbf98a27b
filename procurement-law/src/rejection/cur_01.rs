//! CUR-01: what may be done about a defect of a bid (政府採購法 33-3, 50, 51, 60; 施行細則 32, 60, 81, 83; 資格標準 3, 10).

use crate::choice;
use crate::fact::Facts as _;
use crate::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA, Place, QUALIFICATIONS};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// A defect of a bid.
    pub enum Defect {
        /// The content is unclear or inconsistent.
        Unclear = "unclear_content",
        /// An obvious error of typing or writing.
        Slip = "obvious_slip",
        /// An amount in words and the same amount in figures differ.
        WordsAndFigures = "words_and_figures",
        /// A paper on a point that is not essential to the contract is missing (非契約必要之點).
        MissingMinor = "missing_minor",
        /// A paper or content that the tender asks for is missing or does not meet it.
        Missing = "missing_required",
        /// A copy of a qualification paper differs in size, lacks the note of accord or the vendor's seal, and can be recognised.
        CopyForm = "copy_form",
        /// A registration certificate differs, and the authority's public record before closing meets the tender.
        RecordMeets = "record_meets",
        /// The vendor did not explain, reduce, negotiate or quote again in time.
        Unanswered = "no_answer_in_time",
    }
}

choice! {
    /// What is done about a defect.
    pub enum Treatment {
        /// The vendor is asked to explain what the right content is.
        Explain = "ask_to_explain",
        /// The vendor may correct the error.
        Correct = "allow_correction",
        /// The vendor may hand the paper in.
        Supplement = "allow_supplement",
        /// The amount in words holds.
        WordsPrevail = "words_prevail",
        /// The paper is accepted.
        Accept = "accept_paper",
        /// The latest public record printed stands in for the certificate.
        PrintRecord = "print_record",
        /// The vendor counts as having waived the step; its bid stays.
        Waived = "treat_as_waived",
        /// The bid is rejected.
        Reject = "reject_bid",
    }
}

facts! {
    /// A defect of a bid.
    pub struct Facts {
        /// defect
        defect: Defect = "", "\"obvious_slip\"";
        /// whether it touches the price
        price: bool = "true, false", "false";
        /// whether the bids are opened
        opened: bool = "true, false", "true";
        /// whether the tender documents allow such papers to be handed in before the opening
        supplement_allowed: bool = "true, false", "false";
        /// what is planned; left out to ask what may be done
        planned: Option<Treatment> = "", "\"allow_correction\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CUR-01",
    title_zh: "投標文件瑕疵之處理",
    title_en: "What may be done about a defect of a bid",
    meaning: "Unclear or inconsistent content may be explained; an obvious slip may be corrected when it does not touch the price; words beat figures; papers on minor points may be handed in before the opening when the tender allows it; a legible copy is never refused for its form; an answer not given in time counts as waived and does not by itself reject the bid; what the tender asks for and is missing rejects it. Where the law says may, a person decides among what is allowed.",
    cites: &[GPA.at("51-1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cur-01.may",
            zh: "「{defect:word}」得處理之方式：{treatment:word}（或較輕之處理），由承辦人員決定。",
            en: "{defect:word}: what may be done at most is to {treatment:word}; a person decides.",
        },
        Sentence {
            key: "cur-01.must",
            zh: "「{defect:word}」應處理之方式：{treatment:word}。",
            en: "{defect:word}: what must be done is to {treatment:word}.",
        },
        Sentence {
            key: "cur-01.reject",
            zh: "「{defect:word}」不得補正，依政府採購法第50條第1項處理。",
            en: "{defect:word} cannot be made good: article 50-1 applies.",
        },
        Sentence {
            key: "cur-01.too_late",
            zh: "「{defect:word}」僅得於開標前且招標文件允許時補正；現已不得補正，是否影響應由承辦人員判斷。",
            en: "{defect:word}: it may only be handed in before the opening and where the tender allows it. That is over; a person judges whether it matters.",
        },
        Sentence {
            key: "cur-01.planned",
            zh: "「{defect:word}」，得以「{planned:word}」處理。",
            en: "{defect:word}: to {planned:word} is allowed.",
        },
        Sentence {
            key: "cur-01.not_planned",
            zh: "「{defect:word}」，不得以「{planned:word}」處理。",
            en: "{defect:word}: to {planned:word} is not allowed.",
        },
    ],
    example: r#"{
  "rule": "CUR-01",
  "on": "2026-03-02",
  "facts": { "defect": "obvious_slip", "price": true, "opened": true, "supplement_allowed": false, "planned": "allow_correction" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// What a defect allows: the treatments, the most far-reaching first, the outcome when nothing is planned, its sentence and the places.
struct Allowed {
    treatments: &'static [Treatment],
    outcome: Outcome,
    key: &'static str,
    places: &'static [Place],
}

const fn allowed(facts: &Facts) -> Allowed {
    use Treatment::{Accept, Correct, Explain, PrintRecord, Reject, Supplement, Waived, WordsPrevail};
    const EXPLAIN: &[Place] = &[ENFORCEMENT.at("60-1")];
    const CORRECT: &[Place] = &[ENFORCEMENT.at("60-1"), ENFORCEMENT.at("60-2")];
    const WORDS: &[Place] = &[ENFORCEMENT.at("81")];
    const MINOR: &[Place] = &[GPA.at("33-3"), ENFORCEMENT.at("32")];
    const GROUNDS: &[Place] = &[GPA.at("50-1-1"), GPA.at("50-1-2")];
    const COPIES: &[Place] = &[QUALIFICATIONS.at("10-2")];
    const RECORDS: &[Place] = &[QUALIFICATIONS.at("3-2")];
    const WAIVED: &[Place] = &[GPA.at("60"), ENFORCEMENT.at("83")];
    let (treatments, outcome, key, places): (&'static [Treatment], _, _, _) = match facts.defect {
        Defect::Slip if !facts.price => (&[Correct, Explain], Outcome::NeedsPerson, "cur-01.may", CORRECT),
        Defect::Unclear | Defect::Slip => (&[Explain], Outcome::NeedsPerson, "cur-01.may", EXPLAIN),
        Defect::WordsAndFigures => (&[WordsPrevail], Outcome::Allow, "cur-01.must", WORDS),
        Defect::MissingMinor if !facts.opened && facts.supplement_allowed => {
            (&[Supplement], Outcome::NeedsPerson, "cur-01.may", MINOR)
        }
        Defect::MissingMinor => (&[], Outcome::NeedsPerson, "cur-01.too_late", MINOR),
        Defect::Missing => (&[Reject], Outcome::Refuse, "cur-01.reject", GROUNDS),
        Defect::CopyForm => (&[Accept], Outcome::Allow, "cur-01.must", COPIES),
        Defect::RecordMeets => (&[PrintRecord], Outcome::NeedsPerson, "cur-01.may", RECORDS),
        Defect::Unanswered => (&[Waived], Outcome::Allow, "cur-01.must", WAIVED),
    };
    Allowed { treatments, outcome, key, places }
}

/// One ruling: on what is planned, or else on what may or must be done.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let allowed = allowed(facts);
    let (outcome, key) = match facts.planned {
        None => (allowed.outcome, allowed.key),
        Some(planned) if allowed.treatments.contains(&planned) => (Outcome::Allow, "cur-01.planned"),
        // Whether the point matters enough to reject the bid is what a person judges once it cannot be handed in.
        Some(Treatment::Reject) if allowed.treatments.is_empty() => (Outcome::NeedsPerson, "cur-01.too_late"),
        Some(_) => (Outcome::Refuse, "cur-01.not_planned"),
    };
    let most = allowed.treatments.first().map_or("", |one| one.code());
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .arg("defect", facts.defect.code())
        .arg("treatment", most)
        .arg("planned", facts.planned.map_or("", Treatment::code));
    for (n, treatment) in allowed.treatments.iter().enumerate() {
        ruling = ruling.result(&format!("treatment:{}", n + 1), Quantity::text(treatment.code()));
    }
    ruling.cites.extend(allowed.places.iter().map(|place| place.cite()));
    ruling
}
