//! CUR-01: what may be done about a defect of a bid (政府採購法 33-3, 50, 51, 60; 施行細則 32, 60, 81, 83; 資格標準 3, 10).

use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
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
        /// The vendor counts as having waived the step; its bid stays and may win.
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
        /// for no answer in time: whether the waived step keeps the bid from meeting the tender documents; null while nobody has judged it
        affects_conformity: Stated<bool> = "true, false", "false";
        /// what is planned; left out to ask what may be done
        planned: Option<Treatment> = "", "\"allow_correction\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CUR-01",
    title_zh: "投標文件瑕疵之處理",
    title_en: "What may be done about a defect of a bid",
    meaning: "Unclear or inconsistent content may be explained; an obvious slip may be corrected when it does not touch the price; words beat figures; papers on minor points may be handed in before the opening when the tender allows it; a legible copy is never refused for its form; an answer not given in time counts as waived, and the bid may still win unless it then fails to meet the tender documents, which rejects it and which a person judges; what the tender asks for and is missing rejects it. Where the law says may, a person decides among what is allowed.",
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
            key: "cur-01.unanswered",
            zh: "「{defect:word}」視同放棄；是否影響該廠商成為合於招標文件規定之廠商，應由承辦人員判斷，不影響者仍得為決標對象。",
            en: "{defect:word} counts as waived; a person judges whether the bid still meets the tender documents. If it does, it may win.",
        },
        Sentence {
            key: "cur-01.unanswered_rejects",
            zh: "「{defect:word}」視同放棄，致不符合招標文件之規定，依政府採購法第50條第1項第2款處理。",
            en: "{defect:word} counts as waived and the bid does not meet the tender documents: article 50-1-2 applies.",
        },
        Sentence {
            key: "cur-01.reject_judged",
            zh: "「{defect:word}」得以「{treatment:word}」處理而非應為之；不予處理而「{planned:word}」者，應由承辦人員判斷。",
            en: "{defect:word}: the law lets the agency {treatment:word} and does not oblige it; a person judges whether to {planned:word} instead.",
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
  "facts": { "defect": "obvious_slip", "price": true, "opened": true, "supplement_allowed": false, "affects_conformity": null, "planned": "allow_correction" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// What a defect allows: the treatments, the most far-reaching first, the outcome when nothing is planned, its sentence,
/// the treatments on which a person decides although the law names others, the sentence for them, and the places.
struct Allowed {
    treatments: &'static [Treatment],
    outcome: Outcome,
    key: &'static str,
    judged: (&'static [Treatment], &'static str),
    places: &'static [Place],
}

const fn allowed(facts: &Facts) -> Allowed {
    use Outcome::{Allow, NeedsPerson, Refuse};
    use Treatment::{Accept, Correct, Explain, PrintRecord, Reject, Supplement, Waived, WordsPrevail};
    const EXPLAIN: &[Place] = &[ENFORCEMENT.at("60-1")];
    const CORRECT: &[Place] = &[ENFORCEMENT.at("60-1"), ENFORCEMENT.at("60-2")];
    const WORDS: &[Place] = &[ENFORCEMENT.at("81")];
    const MINOR: &[Place] = &[GPA.at("33-3"), ENFORCEMENT.at("32")];
    const GROUNDS: &[Place] = &[GPA.at("50-1-1"), GPA.at("50-1-2")];
    const COPIES: &[Place] = &[QUALIFICATIONS.at("10-2")];
    const RECORDS: &[Place] = &[QUALIFICATIONS.at("3-2")];
    const WAIVED: &[Place] = &[GPA.at("60"), ENFORCEMENT.at("83-1")];
    const FAILS: &[Place] = &[GPA.at("60"), ENFORCEMENT.at("83-1"), GPA.at("50-1-2")];
    // Where the law says may, leaving the treatment out is no breach of it.
    const MAY: (&[Treatment], &str) = (&[Reject], "cur-01.reject_judged");
    const TOO_LATE: (&[Treatment], &str) = (&[Reject], "cur-01.too_late");
    const UNANSWERED: (&[Treatment], &str) = (&[Waived, Reject], "cur-01.unanswered");
    const NONE: (&[Treatment], &str) = (&[], "");
    let (treatments, outcome, key, judged, places): (&'static [Treatment], _, _, _, _) = match facts.defect {
        Defect::Slip if !facts.price => (&[Correct, Explain], NeedsPerson, "cur-01.may", MAY, CORRECT),
        Defect::Unclear | Defect::Slip => (&[Explain], NeedsPerson, "cur-01.may", MAY, EXPLAIN),
        Defect::WordsAndFigures => (&[WordsPrevail], Allow, "cur-01.must", NONE, WORDS),
        Defect::MissingMinor if !facts.opened && facts.supplement_allowed => {
            (&[Supplement], NeedsPerson, "cur-01.may", NONE, MINOR)
        }
        Defect::MissingMinor => (&[], NeedsPerson, "cur-01.too_late", TOO_LATE, MINOR),
        Defect::Missing => (&[Reject], Refuse, "cur-01.reject", NONE, GROUNDS),
        Defect::CopyForm => (&[Accept], Allow, "cur-01.must", NONE, COPIES),
        Defect::RecordMeets => (&[PrintRecord], NeedsPerson, "cur-01.may", MAY, RECORDS),
        Defect::Unanswered => match facts.affects_conformity.0 {
            Some(true) => (&[Reject], Refuse, "cur-01.unanswered_rejects", NONE, FAILS),
            Some(false) => (&[Waived], Allow, "cur-01.must", NONE, WAIVED),
            None => (&[], NeedsPerson, "cur-01.unanswered", UNANSWERED, WAIVED),
        },
    };
    Allowed { treatments, outcome, key, judged, places }
}

/// One ruling: on what is planned, or else on what may or must be done.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let allowed = allowed(facts);
    let (outcome, key) = match facts.planned {
        None => (allowed.outcome, allowed.key),
        Some(planned) if allowed.treatments.contains(&planned) => (Outcome::Allow, "cur-01.planned"),
        Some(planned) if allowed.judged.0.contains(&planned) => (Outcome::NeedsPerson, allowed.judged.1),
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
