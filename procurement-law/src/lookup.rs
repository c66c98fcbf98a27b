//! PARAM: what a parameter of the law is on a day, as a ruling, so that a person can ask for a number the way a rule does.

use crate::category::Category;
use crate::fact::Facts;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::GPA;
use crate::mark::Mark;
use crate::parameter::Used;
use crate::parameters;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// Which parameter, for which category.
    pub struct Lookup {
        /// which parameter
        parameter: String = "id of the table of parameters", "\"supervision_threshold\"";
        /// needed by parameters that differ by category
        category: Option<Category> = "goods, services, works", "\"services\"";
    }
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
    parameters: &[],
    overrides: &[],
    facts: Lookup::ROWS,
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
            zh: "{on:date}適用之{parameter:word}據實務所知為{value:count}（自{from:date}起），尚未查得條文，應先查證。",
            en: "On {on:date} the {parameter:word} is known in the trade to be {value:count}, since {from:date}; no text was read, so verify it first.",
        },
    ],
    example: r#"{
  "rule": "PARAM",
  "on": "2022-12-31",
  "facts": { "parameter": "publication_threshold", "category": "goods" }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Lookup::read(facts)?)]),
};

/// The ruling: the parameter used, cited by the place that asks for it.
#[must_use]
pub fn check(frame: &Frame, ask: &Lookup) -> Ruling {
    let Some(found) = parameters::find(&ask.parameter, ask.category, frame.on) else {
        let asks = RULE.begin(frame, Outcome::NeedsPerson, "parameter.none");
        return asks.arg("on", frame.on).arg("parameter", &ask.parameter);
    };
    let version = frame.version(found);
    let (outcome, key) = match (version.mark, &version.value) {
        (Mark::Known | Mark::Design, _) => (Outcome::Warn, "param.unread"),
        (Mark::Confirmed, Quantity::Money { .. }) => (Outcome::Allow, "param.amount"),
        (Mark::Confirmed, _) => (Outcome::Allow, "param.count"),
    };
    let value = version.value.plain();
    let ruling = RULE.begin(frame, outcome, key);
    Ruling { cites: vec![found.place.clone()], ..ruling }
        .result(&ask.parameter, version.value.clone())
        .using(&Used { value: (), parameter: version })
        .arg("on", frame.on)
        .arg("parameter", &ask.parameter)
        .arg("value", value)
        .arg("from", found.valid_from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruling::Lang;
    use chrono::NaiveDate;

    fn ask(id: &str, category: Option<Category>, on: NaiveDate) -> Ruling {
        check(&Frame::on(on), &Lookup { parameter: id.into(), category })
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
