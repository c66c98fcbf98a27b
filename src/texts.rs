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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_text_that_a_template_names_is_there() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/templates");
        let (mut named, mut missing) = (0, Vec::new());
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let template = fs::read_to_string(&path).unwrap();
            for call in template.split("page.t").skip(1) {
                // `page.t("key")`, or `page.t1("key", "place", …)` for a sentence with a place for a value.
                let mut words = call.split('"').skip(1).step_by(2);
                let key = words.next().unwrap_or_default();
                let there = match call {
                    _ if call.starts_with("(\"") => has(key),
                    _ if call.starts_with("1(\"") => {
                        let value = (words.next().unwrap_or_default().to_owned(), String::new());
                        say_with(Lang::ZhTw, key, &BTreeMap::from([value])) != key
                    }
                    _ => continue,
                };
                named += 1;
                if !there {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
        assert!(named > 1_000, "only {named} were found");
        assert_eq!(missing, Vec::<String>::new());
    }
}
