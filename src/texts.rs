//! Every sentence that a person reads, by key: `texts/zh-TW` is complete, `texts/en` falls back to it.

use std::collections::{BTreeMap, HashMap};

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid};
use procurement_law::ruling::Lang;

const ZH_TW: LanguageIdentifier = langid!("zh-TW");
const EN: LanguageIdentifier = langid!("en");

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./texts",
        fallback_language: "zh-TW",
        // Isolation marks would stand in mails, file names and copied text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The sentence of a key in a language; a key without a sentence shows itself, so that it is seen and mended.
pub fn say(lang: Lang, key: &str) -> String {
    TEXTS.try_lookup(&identifier(lang), key).unwrap_or_else(|| key.to_owned())
}

/// The same with values for its places.
pub fn say_with(lang: Lang, key: &str, args: &BTreeMap<String, String>) -> String {
    let args: HashMap<_, _> =
        args.iter().map(|(name, value)| (name.clone().into(), FluentValue::from(value.clone()))).collect();
    TEXTS.try_lookup_with_args(&identifier(lang), key, &args).unwrap_or_else(|| key.to_owned())
}

/// The key of an error code's sentence: `order.not_entitled` is `error-order-not_entitled`.
pub fn error_key(code: &str) -> String {
    format!("error-{}", code.replace('.', "-"))
}

/// Whether a key has a sentence of its own in Traditional Chinese.
pub fn has(key: &str) -> bool {
    TEXTS.try_lookup(&ZH_TW, key).is_some()
}

fn identifier(lang: Lang) -> LanguageIdentifier {
    match lang {
        Lang::ZhTw => ZH_TW,
        Lang::En => EN,
    }
}
