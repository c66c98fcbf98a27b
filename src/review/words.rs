//! The sentence of a finding, by its key.

use bid_review::finding::Finding;
use procurement_law::ruling::Lang;

use crate::texts::{has, say_with};

/// What a finding says, in a language; a key without a sentence shows itself with its values.
pub fn sentence(finding: &Finding, lang: Lang) -> String {
    let key = format!("finding-{}", finding.text.key.replace('.', "-"));
    if has(&key) {
        return say_with(lang, &key, &finding.text.args);
    }
    let values = finding.text.args.iter().map(|(name, value)| format!(" {name}={value}"));
    std::iter::once(finding.text.key.clone()).chain(values).collect()
}
