//! A listing's further answers in words.

use procurement_law::ruling::Lang;

use crate::texts;

/// The word of a code, or the code itself: vendors' files may hold codes that this program has no word for.
pub fn named(prefix: &str, code: &str, lang: Lang) -> String {
    let key = format!("{prefix}-{code}");
    if texts::has(&key) { texts::say(lang, &key) } else { code.to_owned() }
}

/// The label of an answer: its own word, or its key.
pub fn label(name: &str, lang: Lang) -> String {
    let key = format!("detail-{}", name.replace('_', "-"));
    if texts::has(&key) { texts::say(lang, &key) } else { name.to_owned() }
}

/// An answer in words.
pub fn in_words(name: &str, said: &str, lang: Lang) -> String {
    let counted = |key: &str| texts::say_with(lang, key, &[("count".to_owned(), said.to_owned())].into());
    let several = |prefix: &str| {
        let comma = if lang == Lang::En { ", " } else { "、" };
        said.split(';').map(|one| named(prefix, one.trim(), lang)).collect::<Vec<_>>().join(comma)
    };
    match name {
        "licence_model" => named("licence", said, lang),
        "licence_metric" => named("metric", said, lang),
        "term_months" | "warranty_months" => counted("months"),
        "delivery_days" => counted("days"),
        "languages" => several("language"),
        "platforms" => several("platform"),
        "certificates" => several("certificate"),
        _ => said.to_owned(),
    }
}
