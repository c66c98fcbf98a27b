//! MAT-08: evaluation in stages (分階段評選, 最有利標評選辦法 11-2).

use crate::fact::{Facts as _, Number};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::BEST_TENDER;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

/// Stages of an evaluation, as a principle.
pub const EVALUATION_STAGES: &str = "evaluation_stages";

facts! {
    /// A stage of the evaluation after which bidders may drop out.
    pub struct Stage {
        /// name of the stage
        stage: String = "", "\"第一階段\"";
        /// weight of what it evaluates
        weight: Number = "points or percent", "60";
    }
}

facts! {
    /// The stages of a tender.
    pub struct Facts {
        /// stages in the order in which they are held
        stages: Vec<Stage> = "", "[{\"stage\": \"第一階段\", \"weight\": 60}]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-08",
    title_zh: "分階段評選",
    title_en: "Evaluation in stages",
    meaning: "Where bidders drop out between stages, no stage comes before one of larger weight, and there are two stages as a principle.",
    cites: &[BEST_TENDER.at("11-2")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[EVALUATION_STAGES],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-08.allow",
            zh: "評選分{count:count}階段，未逾{limit:count}階段，且未就分數或權重較低之階段先行評選。",
            en: "The evaluation has {count:count} stages, at most {limit:count}, and none comes before one of larger weight.",
        },
        Sentence {
            key: "mat-08.no_stage",
            zh: "未填列評選階段及其分數或權重。",
            en: "No stage of the evaluation is named with its weight.",
        },
        Sentence {
            key: "mat-08.light_first",
            zh: "「{early}」（{less}）之分數或權重低於「{late}」（{more}），不得先行評選。",
            en: "The stage {early} ({less}) has less weight than {late} ({more}) and cannot come first.",
        },
        Sentence {
            key: "mat-08.many",
            zh: "評選分{count:count}階段，以{limit:count}階段為原則。",
            en: "The evaluation has {count:count} stages; {limit:count} are the principle.",
        },
    ],
    example: r#"{
  "rule": "MAT-08",
  "on": "2026-03-02",
  "facts": { "stages": [{ "stage": "簡報", "weight": 20 }, { "stage": "計畫書", "weight": 80 }] }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling. Weights never rise exactly when no stage is followed at once by a heavier one, so neighbours are compared.
///
/// # Errors
/// The ruling that asks for a person when no number of stages is recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.count(&RULE, EVALUATION_STAGES)?;
    let count = i64::try_from(facts.stages.len()).unwrap_or(i64::MAX);
    let early = facts.stages.windows(2).find_map(|pair| match pair {
        [early, late] if early.weight < late.weight => Some((early, late)),
        _ => None,
    });
    let (outcome, key) = match early {
        Some(_) => (Outcome::Refuse, "mat-08.light_first"),
        None if count == 0 => (Outcome::Refuse, "mat-08.no_stage"),
        None if count > limit.value => (Outcome::Warn, "mat-08.many"),
        None => (Outcome::Allow, "mat-08.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&limit).arg("count", count).arg("limit", limit.value);
    let ruling = ruling.compare("stages", Quantity::count(count), Op::Le, Quantity::count(limit.value));
    Ok(early.into_iter().fold(ruling, |ruling, (early, late)| {
        ruling
            .arg("early", &early.stage)
            .arg("late", &late.stage)
            .arg("less", early.weight.0.normalize())
            .arg("more", late.weight.0.normalize())
    }))
}
