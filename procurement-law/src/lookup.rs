//! PARAM: what a parameter of the law is on a day, as a ruling, so that a person can ask for a number the way a rule does.

use chrono::NaiveDate;
use serde_json::Value;

use crate::case_error::CaseError;
use crate::category::Category;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::parameters;
use crate::reader::Reader;
use crate::roc::day;
use crate::rule::{FactKind, FactRow, Need, Rule};
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// Which parameter, for which category, on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    /// The day, Taipei date.
    pub on: NaiveDate,
    /// Parameter id, such as `supervision_threshold`.
    pub id: String,
    /// Category; `None` for a parameter that holds for all.
    pub category: Option<Category>,
}

/// The look-up as a rule.
pub static RULE: Rule = Rule {
    id: "PARAM",
    title_zh: "法定金額與期限查詢",
    title_en: "Parameter look-up",
    meaning: "Gives the version of a parameter that holds on a day. It allows and refuses nothing; a parameter that is not recorded for the day needs a person.",
    cites: &[GPA.at("12-3"), GPA.at("13-3"), GPA.at("47-3")],
    mark: Mark::Confirmed,
    valid_from: day(1999, 5, 27),
    valid_to: None,
    overrides: &[],
    facts: &[ID, CATEGORY],
    texts: &[
        Sentence {
            key: "param.amount",
            zh: "{on:date}適用之{parameter:word}為{value:money}，自{from:date}起施行。",
            en: "On {on:date} the {parameter:word} is {value:money}, in force since {from:date}.",
        },
        Sentence {
            key: "param.count",
            zh: "{on:date}適用之{parameter:word}為{value:count}，自{from:date}起施行。",
            en: "On {on:date} the {parameter:word} is {value:count}, in force since {from:date}.",
        },
        Sentence {
            key: "param.unread",
            zh: "{on:date}適用之{parameter:word}據實務所知為{value:money}，尚未查得條文，應先查證。",
            en: "On {on:date} the {parameter:word} is known in the trade to be {value:money}; no text was read, so verify it first.",
        },
    ],
    example: r#"{
  "rule": "PARAM",
  "on": "2022-12-31",
  "facts": { "parameter": "publication_threshold", "category": "goods" }
}"#,
    judge,
};

/// The parameter asked for.
pub const ID: FactRow = FactRow {
    name: "parameter",
    kind: FactKind::Text,
    unit: "id of the table of parameters",
    need: Need::Required,
    meaning: "which parameter",
    example: "\"supervision_threshold\"",
};

/// The category asked for.
pub const CATEGORY: FactRow = FactRow {
    name: "category",
    kind: FactKind::Category,
    unit: "goods, services, works",
    need: Need::Optional,
    meaning: "needed by parameters that differ by category",
    example: "\"services\"",
};

fn judge(on: NaiveDate, facts: &Value) -> Result<Vec<Ruling>, CaseError> {
    let reader = Reader::new(facts, RULE.facts, RULE.facts)?;
    let Some(id) = reader.text(ID.name)? else {
        return Err(reader.missing(ID.name));
    };
    let category = reader.category(CATEGORY.name)?;
    Ok(vec![check(&Lookup { on, id, category })])
}

/// The ruling: the parameter used, cited by the place that asks for it.
#[must_use]
pub fn check(ask: &Lookup) -> Ruling {
    let Some(found) = parameters::find(&ask.id, ask.category, ask.on) else {
        return RULE.begin(ask.on, Outcome::NeedsPerson, "parameter.none").arg("on", ask.on).arg("parameter", &ask.id);
    };
    let (outcome, key, value) = match (&found.value, found.mark) {
        (Quantity::Money { value, .. }, Mark::Confirmed) => (Outcome::Allow, "param.amount", value.to_string()),
        (Quantity::Money { value, .. }, _) => (Outcome::Warn, "param.unread", value.to_string()),
        (Quantity::Count { value }, _) => (Outcome::Allow, "param.count", value.to_string()),
        (Quantity::Date { value }, _) => (Outcome::Allow, "param.count", value.to_string()),
        (Quantity::Text { value }, _) => (Outcome::Allow, "param.count", value.clone()),
    };
    let ruling = RULE.begin(ask.on, outcome, key);
    Ruling { cites: vec![found.place.cite()], ..ruling }
        .using(found.used())
        .arg("on", ask.on)
        .arg("parameter", &ask.id)
        .arg("value", value)
        .arg("from", found.valid_from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruling::Lang;

    fn ask(id: &str, category: Option<Category>, on: NaiveDate) -> Ruling {
        check(&Lookup { on, id: id.into(), category })
    }

    #[test]
    fn a_number_on_a_day() {
        let ruling = ask("publication_threshold", None, day(2022, 12, 31));
        assert_eq!(ruling.outcome, Outcome::Allow);
        assert_eq!(ruling.sentence(Lang::ZhTw), "111年12月31日適用之公告金額為1,000,000元，自88年5月27日起施行。");
        assert_eq!(ruling.cites[0].article, "13-3");
        let years = ask("framework_term_limit_years", Some(Category::Goods), day(2026, 1, 1));
        assert!(years.sentence(Lang::En).contains("is 2, in force since 2019-11-22"));
    }

    #[test]
    fn what_is_not_recorded_or_not_read() {
        assert_eq!(ask("supervision_threshold", None, day(2026, 1, 1)).outcome, Outcome::NeedsPerson);
        assert_eq!(ask("nothing", None, day(2026, 1, 1)).outcome, Outcome::NeedsPerson);
        assert_eq!(ask("supervision_threshold", Some(Category::Goods), day(2020, 1, 1)).outcome, Outcome::Warn);
    }
}
