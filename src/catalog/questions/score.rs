//! How complete a listing is, with what it lacks: a number that buyers and reviewers understand, never a reason to refuse.

use crate::catalog::model::Class;
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::check::{Depth, faults};
use crate::catalog::questions::table::asked;

/// What a required answer counts.
const REQUIRED: usize = 3;
/// What another answer counts.
const OPTIONAL: usize = 1;

/// How complete a listing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// 0 to 100; 100 when every question that applies is answered rightly.
    pub percent: usize,
    /// Keys of required questions without a right answer.
    pub lacking: Vec<String>,
    /// Keys of other questions without a right answer.
    pub open: Vec<String>,
}

/// The score of answers.
pub fn score(class: Class, answers: &Answers) -> Score {
    let wrong: Vec<String> = faults(class, answers, Depth::Given).into_iter().map(|fault| fault.field).collect();
    let (mut whole, mut held) = (0, 0);
    let (mut lacking, mut open) = (Vec::new(), Vec::new());
    for question in asked(class, answers.get("category")).filter(|one| applies(&one.key, answers)) {
        let weight = if question.required { REQUIRED } else { OPTIONAL };
        whole += weight;
        if !answers.get(&question.key).is_empty() && !wrong.contains(&question.key) {
            held += weight;
        } else if question.required {
            lacking.push(question.key.clone());
        } else {
            open.push(question.key.clone());
        }
    }
    Score { percent: (held * 100).checked_div(whole).unwrap_or(0), lacking, open }
}

/// Whether a question means anything beside the other answers: a perpetual licence has no term, most software is not open.
fn applies(key: &str, answers: &Answers) -> bool {
    match key {
        "term_months" => answers.get("licence_model") != "perpetual",
        "open_source_licence" => answers.get("licence_model") == "open_source",
        "supports" | "price_tiers" | "min_per_order" | "max_per_order" => !answers.get(key).is_empty(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::questions::check::tests::whole;

    #[test]
    fn nothing_is_nought_and_everything_is_a_hundred() {
        let nothing = score(Class::Software, &Answers::default());
        assert_eq!((nothing.percent, nothing.lacking.contains(&"name".to_owned())), (0, true));
        let mut answers = whole(Class::Software);
        let required = score(Class::Software, &answers);
        assert_eq!(required.lacking, [] as [&str; 0]);
        assert!((50..100).contains(&required.percent) && required.open.contains(&"support_email".to_owned()));
        answers.set("support_email", "nobody");
        assert_eq!(score(Class::Software, &answers).percent, required.percent);
        answers.set("support_email", "sales@one.example");
        assert!(score(Class::Software, &answers).percent > required.percent);
    }

    #[test]
    fn what_does_not_apply_is_not_lacking() {
        let mut answers = whole(Class::Cloud);
        answers.set("licence_model", "perpetual");
        let open = score(Class::Cloud, &answers).open;
        assert!(!open.contains(&"term_months".to_owned()) && !open.contains(&"price_tiers".to_owned()));
    }
}
