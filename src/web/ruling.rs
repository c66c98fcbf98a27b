//! Rulings and refusals as pages show them: in words, with the numbers compared, and a summary of what is wrong.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use procurement_law::roc;
use procurement_law::ruling::{Comparison, Lang, Op, Outcome, Quantity, Ruling};
use procurement_law::words::word;

use crate::base::error::{Error, Kind};
use crate::base::money::Money;
use crate::http::failure::status;
use crate::http::problem::sentence;
use crate::texts::say;

/// A ruling in words.
pub struct RulingView {
    /// The rule's id.
    pub rule: String,
    /// `allow`, `warn`, `person` or `refuse`: the style, and the end of the word's key.
    pub outcome: &'static str,
    /// The sentence.
    pub sentence: String,
    /// The places in the law.
    pub cites: Vec<String>,
    /// The numbers compared.
    pub compared: Vec<Compared>,
    /// Who may decide otherwise and on what.
    pub way_out: Option<String>,
}

/// One comparison in words.
pub struct Compared {
    /// What was compared.
    pub what: String,
    /// What is.
    pub left: String,
    /// The sign.
    pub op: &'static str,
    /// What is asked for.
    pub right: String,
    /// Whether it holds; absent where only a person can tell.
    pub holds: Option<bool>,
}

/// What stands at the head of a form that came back.
pub struct Summary {
    /// The status of the answer.
    pub status: StatusCode,
    /// The sentence.
    pub sentence: String,
    /// What is wrong where: the id of the input, and the sentence.
    pub fields: Vec<(String, String)>,
}

/// Rulings in words, in their order.
pub fn views(rulings: &[Ruling], lang: Lang) -> Vec<RulingView> {
    rulings.iter().map(|ruling| view(ruling, lang)).collect()
}

/// The rulings that a row keeps as JSON; a form of them that this version cannot read shows as none.
pub fn stored(json: &str, lang: Lang) -> Vec<RulingView> {
    views(&serde_json::from_str::<Vec<Ruling>>(json).unwrap_or_default(), lang)
}

impl Summary {
    /// The summary of an error that the person can mend on the page; other errors go on to the error page.
    ///
    /// # Errors
    /// The same error, when no page can help.
    pub fn of(error: Error, lang: Lang) -> Result<Self, Error> {
        let mendable = matches!(
            error.kind,
            Kind::Invalid | Kind::Unlawful | Kind::Conflict | Kind::Stale | Kind::Forbidden | Kind::TooMany
        );
        if !mendable {
            return Err(error);
        }
        let words = |code: &str, args: &BTreeMap<String, String>| sentence(code, args, lang);
        let fields = error.fields.iter().map(|field| (input(&field.field), words(field.code, &field.args))).collect();
        Ok(Self { status: status(error.kind), sentence: words(error.code, &error.args), fields })
    }

    /// Whether an input is meant.
    pub fn names(&self, id: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == id)
    }
}

/// The id of the input that a field's pointer means: `lines/0/quantity` is `lines-0-quantity`.
fn input(field: &str) -> String {
    field.trim_start_matches('/').replace('/', "-")
}

fn view(ruling: &Ruling, lang: Lang) -> RulingView {
    let outcome = match ruling.outcome {
        Outcome::Allow => "allow",
        Outcome::Warn => "warn",
        Outcome::NeedsPerson => "person",
        Outcome::Refuse => "refuse",
    };
    RulingView {
        rule: ruling.rule.clone(),
        outcome,
        sentence: ruling.sentence(lang),
        cites: ruling.cites.iter().map(|cite| cite.label(lang)).collect(),
        compared: compared(&ruling.compared, lang),
        way_out: ruling.override_by.as_ref().map(|way| way.label(lang)),
    }
}

/// Comparisons in words.
pub fn compared(all: &[Comparison], lang: Lang) -> Vec<Compared> {
    let words = all.iter().map(|one| {
        let item = one.what.split_once(':').map(|(_, item)| format!(" {item}")).unwrap_or_default();
        Compared {
            what: format!("{}{item}", word(&one.what, lang)),
            left: quantity(&one.left, lang),
            op: sign(one.op),
            right: if one.op == Op::Present { say(lang, "ruling-present") } else { quantity(&one.right, lang) },
            holds: one.holds(),
        }
    });
    words.collect()
}

fn quantity(value: &Quantity, lang: Lang) -> String {
    match value {
        Quantity::Money { value, .. } => {
            Money::from_decimal(*value).map_or_else(|| value.to_string(), |m| m.to_string())
        }
        Quantity::Count { value } => Money::dollars(*value).map_or_else(|| value.to_string(), |m| m.to_string()),
        Quantity::Date { value } if lang == Lang::ZhTw => roc::long(*value),
        Quantity::Moment { .. } => value.label(lang),
        Quantity::Number { .. } => value.plain(),
        Quantity::Date { value } => value.to_string(),
        Quantity::Text { value } if value.is_empty() => "—".to_owned(),
        Quantity::Text { value } => value.clone(),
    }
}

fn sign(op: Op) -> &'static str {
    match op {
        Op::Le => "≤",
        Op::Lt => "<",
        Op::Ge => "≥",
        Op::Gt => ">",
        Op::Eq => "=",
        Op::Within => "∈",
        Op::Present => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_inputs_and_faults_go_on() {
        let error = Error::invalid("order.quantity").at("lines/0/quantity");
        let summary = Summary::of(error, Lang::ZhTw).map_err(|error| error.code).unwrap();
        assert_eq!(summary.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(summary.names("lines-0-quantity") && !summary.names("reason"));
        assert_eq!(Summary::of(Error::not_found(), Lang::En).map_err(|error| error.code).err(), Some("not_found"));
    }

    #[test]
    fn what_must_be_given_is_said_in_words() {
        let empty = || Quantity::text("");
        let one = Comparison { what: "reason".to_owned(), left: empty(), op: Op::Present, right: empty() };
        let [shown] = compared(&[one], Lang::ZhTw).try_into().unwrap_or_else(|_| panic!("one"));
        assert_eq!((shown.op, shown.right.as_str(), shown.holds), ("", "應有記載", Some(false)));
    }

    #[test]
    fn quantities_read_as_people_write_them() {
        assert_eq!(quantity(&Quantity::count(1_234_567), Lang::ZhTw), "1,234,567");
        assert_eq!(quantity(&Quantity::money("12345.5".parse().unwrap()), Lang::En), "12,345.5");
        assert_eq!(quantity(&Quantity::date(roc::day(2026, 11, 21)), Lang::ZhTw), "115年11月21日");
        assert_eq!(quantity(&Quantity::text(""), Lang::En), "—");
        let moment = "2026-11-21T17:05:00".parse().unwrap();
        assert!(quantity(&Quantity::Moment { value: moment }, Lang::ZhTw).starts_with("115年11月21日"));
    }
}
