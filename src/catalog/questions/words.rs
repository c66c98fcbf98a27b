//! Answers in words, for pages and papers.

use procurement_law::ruling::Lang;

use crate::base::money::Money;
use crate::catalog::questions::table::{Kind, Question, code_words};
use crate::catalog::questions::tiers;
use crate::texts::say_with;

/// An answer in words; one that is not what its question asks for is shown as it is.
pub fn in_words(question: &Question, said: &str, lang: Lang) -> String {
    match question.kind {
        Kind::Choice => code_words(&question.codes, said, lang),
        Kind::Choices => {
            let comma = if lang == Lang::En { ", " } else { "、" };
            said.split(';').map(|one| code_words(&question.codes, one.trim(), lang)).collect::<Vec<_>>().join(comma)
        }
        Kind::Money => Money::parse(said).map_or_else(|| said.to_owned(), |amount| format!("NT$ {amount}")),
        Kind::Tiers => in_tiers(said, lang),
        Kind::Count if question.key.ends_with("_months") => counted("months", said, lang),
        Kind::Count if question.key.ends_with("_days") => counted("days", said, lang),
        Kind::Percent => format!("{said}%"),
        _ => said.to_owned(),
    }
}

fn counted(key: &str, said: &str, lang: Lang) -> String {
    say_with(lang, key, &[("count".to_owned(), said.to_owned())].into())
}

fn in_tiers(said: &str, lang: Lang) -> String {
    let Some(tiers) = tiers::read(said) else { return said.to_owned() };
    let one = |(quantity, price): &tiers::Tier| {
        let args = [("quantity".to_owned(), quantity.to_string()), ("price".to_owned(), price.to_string())];
        say_with(lang, "listing-tier", &args.into())
    };
    tiers.iter().map(one).collect::<Vec<_>>().join(if lang == Lang::En { "; " } else { "；" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::questions::table::all;

    #[test]
    fn codes_are_said_in_words_and_unknown_ones_as_they_are() {
        let said = |key: &str, answer: &str| {
            let question = all().find(|one| one.key == key).unwrap();
            in_words(question, answer, Lang::ZhTw)
        };
        assert_eq!(said("licence_model", "subscription"), "訂閱");
        assert_eq!(said("term_months", "12"), "12 個月");
        assert_eq!(said("platforms", "Web; Linux;xx"), "網頁、Linux、xx");
        assert_eq!(said("unit_price", "1200.5"), "NT$ 1,200.5");
        assert_eq!(said("unit_price", "?"), "?");
        assert_eq!(said("price_tiers", "10:950;100:900"), "10 以上每單位 NT$ 950；100 以上每單位 NT$ 900");
        assert_eq!(said("availability_percent", "99.9"), "99.9%");
    }
}
