//! Which answers of a declaration disqualify.

use std::collections::BTreeMap;

use crate::terms::Terms;

/// What an item's answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// This answer disqualifies.
    Disqualifies(&'static str),
    /// 是 disqualifies in some purchases only: a person decides.
    Depends,
    /// Any answer will do.
    Free,
}

/// What the tender says of an item, else the model form: 是 on items 1 to 7 disqualifies; 8, 11 and 12 depend on the purchase.
#[must_use]
pub fn meaning(terms: &Terms, item: usize) -> Answered {
    match &terms.rules.declaration_disqualifying {
        Some(map) => stated(map, item),
        None => match item {
            1..=7 => Answered::Disqualifies("是"),
            8 | 11 | 12 => Answered::Depends,
            _ => Answered::Free,
        },
    }
}

fn stated(map: &BTreeMap<String, String>, item: usize) -> Answered {
    match map.get(&item.to_string()).map(String::as_str) {
        Some("是") => Answered::Disqualifies("是"),
        Some("否") => Answered::Disqualifies("否"),
        // A word that is neither answer is for a person.
        Some(_) => Answered::Depends,
        None => Answered::Free,
    }
}

/// Highest item that the tender or the model form names.
#[must_use]
pub fn highest(terms: &Terms) -> usize {
    let named = terms.rules.declaration_disqualifying.as_ref();
    named.and_then(|map| map.keys().filter_map(|k| k.parse().ok()).max()).unwrap_or(12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::TenderRules;

    #[test]
    fn the_tender_comes_before_the_model_form() {
        let model = Terms::default();
        assert_eq!(meaning(&model, 7), Answered::Disqualifies("是"));
        assert_eq!(meaning(&model, 9), Answered::Free);
        assert_eq!(meaning(&model, 11), Answered::Depends);
        let map = [("9".to_owned(), "否".to_owned()), ("3".to_owned(), "？".to_owned())].into();
        let own =
            Terms { rules: TenderRules { declaration_disqualifying: Some(map), ..TenderRules::default() }, ..model };
        assert_eq!(meaning(&own, 7), Answered::Free);
        assert_eq!(meaning(&own, 9), Answered::Disqualifies("否"));
        assert_eq!(meaning(&own, 3), Answered::Depends);
        assert_eq!((highest(&own), highest(&Terms::default())), (9, 12));
    }
}
