//! Whether answers are answers: each by its question, each fault with its question.

use std::collections::BTreeMap;

use procurement_law::grammar::contact::email;
use procurement_law::grammar::phone::Phone;
use rust_decimal::Decimal;

use crate::base::error::{Error, FieldError, Kind as ErrorKind};
use crate::base::money::Money;
use crate::catalog::model::Class;
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::table::{Kind, Question, asked, codes};
use crate::catalog::questions::tiers;

/// How complete answers have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What is given must be right: a draft may have gaps.
    Given,
    /// And what is required must be given.
    Whole,
}

/// What is wrong with the answers of a class; the category is among them.
pub fn faults(class: Class, answers: &Answers, depth: Depth) -> Vec<FieldError> {
    let category = answers.get("category");
    let mut found = Vec::new();
    for question in asked(class, category) {
        let given = answers.get(&question.key);
        if given.is_empty() {
            if depth == Depth::Whole && question.required {
                found.push(fault(&question.key, "listing.answer_missing", &[]));
            }
        } else if let Some((code, args)) = wrong(question, given) {
            found.push(fault(&question.key, code, &args));
        }
    }
    for (key, _) in answers.iter().filter(|(key, _)| !asked(class, category).any(|one| one.key == *key)) {
        found.push(fault(key, "listing.not_asked", &[]));
    }
    found.extend(between(answers));
    found
}

/// Refuses answers with faults, naming all of them.
///
/// # Errors
/// There are any.
pub fn refuse(class: Class, answers: &Answers, depth: Depth) -> Result<(), Error> {
    let fields = faults(class, answers, depth);
    if fields.is_empty() {
        return Ok(());
    }
    let mut error = Error::of(ErrorKind::Invalid, "listing.answers").with("count", fields.len());
    error.fields = fields;
    Err(error)
}

/// What spans two answers.
fn between(answers: &Answers) -> Vec<FieldError> {
    let mut found = Vec::new();
    let count = |key: &str| answers.get(key).parse::<i64>().ok();
    if count("min_per_order").zip(count("max_per_order")).is_some_and(|(least, most)| least > most) {
        found.push(fault("max_per_order", "listing.most_below_least", &[]));
    }
    let first = tiers::read(answers.get("price_tiers")).and_then(|tiers| tiers.first().copied());
    if first.zip(answers.unit_price()).is_some_and(|(tier, price)| tier.1 >= price) {
        found.push(fault("price_tiers", "listing.tier_not_below", &[]));
    }
    found
}

fn wrong(question: &Question, given: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
    let plain = |code| Some((code, Vec::new()));
    let lined = question.kind == Kind::Long;
    if given.chars().any(|c| c.is_control() && !(lined && matches!(c, '\n' | '\r' | '\t'))) {
        return plain("listing.control_characters");
    }
    let most = usize::try_from(question.most).unwrap_or(usize::MAX);
    let texts = !matches!(question.kind, Kind::Count | Kind::Percent | Kind::Money);
    if texts && given.chars().count() > most {
        return Some(("listing.too_long", vec![("most", question.most.to_string())]));
    }
    let known = |code: &str| codes(&question.codes).any(|one| one.code == code.trim());
    let unknown = |code: &str| Some(("listing.unknown_code", vec![("code", code.trim().to_owned())]));
    match question.kind {
        Kind::Text | Kind::Long => None,
        Kind::Count => match given.parse::<i64>() {
            Ok(count) if (1..=question.most).contains(&count) => None,
            _ => Some(("listing.not_a_count", vec![("most", question.most.to_string())])),
        },
        Kind::Percent => match given.parse::<Decimal>() {
            Ok(share) if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&share) && share.scale() <= 4 => None,
            _ => plain("listing.not_a_percent"),
        },
        Kind::Money if Money::parse(given).is_some_and(|amount| amount > Money::default()) => None,
        Kind::Money => plain("listing.not_money"),
        Kind::Choice if known(given) => None,
        Kind::Choice => unknown(given),
        Kind::Choices => given.split(';').find(|code| !known(code)).and_then(unknown),
        Kind::Tiers if tiers::read(given).is_some() => None,
        Kind::Tiers => plain("listing.not_tiers"),
        Kind::Email if email(given).is_some() => None,
        Kind::Email => plain("listing.not_an_email"),
        Kind::Phone if Phone::parse(given).is_some() => None,
        Kind::Phone => plain("listing.not_a_phone"),
        Kind::Url if is_address(given) => None,
        Kind::Url => plain("listing.not_an_address"),
    }
}

/// Only https: a page of the market leads nobody to an address that another could have changed on the way.
fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    host.contains('.') && !host.contains('@') && text.chars().all(plain)
}

fn fault(key: &str, code: &'static str, args: &[(&'static str, String)]) -> FieldError {
    let args: BTreeMap<String, String> = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    FieldError { field: key.to_owned(), code, args }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Answers that lack nothing.
    pub(crate) fn whole(class: Class) -> Answers {
        let all = asked(class, "").filter(|one| one.required);
        let answer = |one: &Question| match one.kind {
            Kind::Text | Kind::Long => "範例".to_owned(),
            Kind::Count => "12".to_owned(),
            Kind::Money => "1200".to_owned(),
            _ => codes(&one.codes).next().unwrap().code.clone(),
        };
        all.map(|one| (one.key.clone(), answer(one))).collect()
    }

    fn codes_of(answers: &Answers) -> Vec<(String, &'static str)> {
        faults(Class::Cloud, answers, Depth::Given).into_iter().map(|one| (one.field, one.code)).collect()
    }

    #[test]
    fn whole_answers_have_no_fault_and_gaps_are_named() {
        for class in Class::ALL {
            let mut answers = whole(*class);
            assert_eq!(faults(*class, &answers, Depth::Whole), []);
            answers.set("maker", "");
            assert!(faults(*class, &answers, Depth::Given).is_empty());
            let error = refuse(*class, &answers, Depth::Whole).unwrap_err();
            assert_eq!((error.fields.len(), error.fields[0].field.as_str()), (1, "maker"));
        }
    }

    #[test]
    fn every_kind_refuses_what_it_is_not() {
        for (key, wrong, code) in [
            ("name", "a\u{7}b", "listing.control_characters"),
            ("unit", "一二三四五六七八九十一二三四五六七八九十一", "listing.too_long"),
            ("term_months", "0", "listing.not_a_count"),
            ("term_months", "121", "listing.not_a_count"),
            ("availability_percent", "100.1", "listing.not_a_percent"),
            ("availability_percent", "99.99999", "listing.not_a_percent"),
            ("unit_price", "-1", "listing.not_money"),
            ("licence_model", "rent", "listing.unknown_code"),
            ("deployment", "saas;moon", "listing.unknown_code"),
            ("price_tiers", "10", "listing.not_tiers"),
            ("support_email", "nobody", "listing.not_an_email"),
            ("support_phone", "12", "listing.not_a_phone"),
            ("website", "http://a.example", "listing.not_an_address"),
            ("website", "https://u@a.example", "listing.not_an_address"),
            ("vcpu", "4", "listing.not_asked"),
            ("colour", "red", "listing.not_asked"),
        ] {
            let mut answers = whole(Class::Cloud);
            answers.set(key, wrong);
            assert_eq!(codes_of(&answers), [(key.to_owned(), code)], "{key} {wrong}");
        }
    }

    #[test]
    fn every_kind_takes_what_it_is() {
        let mut answers = whole(Class::Cloud);
        for (key, right) in [
            ("category", "雲端主機"),
            ("vcpu", "4"),
            ("availability_percent", "99.9999"),
            ("deployment", "saas; public_cloud"),
            ("price_tiers", "10:1100;50:1000"),
            ("support_email", "sales@one.example"),
            ("support_phone", "(02)2345-6789"),
            ("website", "https://one.example/a?b=c"),
            ("description", "一行\n又一行"),
        ] {
            answers.set(key, right);
        }
        assert_eq!(codes_of(&answers), []);
    }

    #[test]
    fn answers_agree_with_each_other() {
        let mut answers = whole(Class::Cloud);
        answers.set("min_per_order", "10");
        answers.set("max_per_order", "9");
        answers.set("price_tiers", "10:1200");
        let expected = [("max_per_order", "listing.most_below_least"), ("price_tiers", "listing.tier_not_below")];
        assert_eq!(codes_of(&answers), expected.map(|(key, code)| (key.to_owned(), code)));
    }

    proptest! {
        #[test]
        fn any_text_is_judged(values in proptest::collection::vec(".{0,80}", 1..60)) {
            let answers: Answers = crate::catalog::questions::table::all().zip(values).map(|(one, value)| (one.key.clone(), value)).collect();
            for class in Class::ALL {
                let _ = faults(*class, &answers, Depth::Whole);
            }
        }
    }
}
