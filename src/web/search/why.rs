//! Why a hit was found and stands where it stands, in words.

use std::collections::BTreeMap;

use procurement_law::ruling::Lang;
use search_index::hits::{Place, Why};

use crate::texts::{say, say_with};

/// The reasons in words; what only numbers would tell is left out.
pub fn why(reasons: &[Why], lang: Lang) -> Vec<String> {
    reasons.iter().filter_map(|reason| said(reason, lang)).collect()
}

fn said(reason: &Why, lang: Lang) -> Option<String> {
    let words = |key: &str, args: &[(&str, String)]| {
        let args: BTreeMap<String, String> =
            args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Some(say_with(lang, key, &args))
    };
    match reason {
        Why::Word { word, place } => words("why-word", &[("word", word.clone()), ("place", at(*place, lang))]),
        Why::Code { code } => words("why-code", &[("code", code.clone())]),
        Why::Synonym { word, of, place } => {
            words("why-synonym", &[("word", word.clone()), ("of", of.clone()), ("place", at(*place, lang))])
        }
        Why::Corrected { word, to, place } => {
            words("why-corrected", &[("word", word.clone()), ("to", to.clone()), ("place", at(*place, lang))])
        }
        Why::Popular { agencies, .. } if *agencies > 0 => words("why-popular", &[("count", agencies.to_string())]),
        Why::Fresh { part } if *part > 0.05 => words("why-fresh", &[]),
        Why::Closed { .. } => words("why-closed", &[]),
        Why::Popular { .. } | Why::Fresh { .. } | Why::Words { .. } => None,
    }
}

fn at(place: Place, lang: Lang) -> String {
    let key = match place {
        Place::Name => "why-place-name",
        Place::Text => "why-place-text",
        Place::Maker => "why-place-maker",
        Place::Vendor => "why-place-vendor",
        Place::Agency => "why-place-agency",
        Place::Category => "why-place-category",
        Place::Code => "why-place-code",
    };
    say(lang, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_sentences() {
        let reasons = [
            Why::Word { word: "防毒".to_owned(), place: Place::Name },
            Why::Words { part: 1.0 },
            Why::Popular { agencies: 3, part: 0.1 },
            Why::Closed { part: 0.21 },
        ];
        let said = ["「防毒」出現於品名", "3 個機關訂購過", "非目前可訂購之品項，排序較後"];
        assert_eq!(why(&reasons, Lang::ZhTw), said);
    }
}
