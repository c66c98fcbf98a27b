//! Writing a ruling out: its sentence, its citations, who may decide otherwise.

use crate::laws;
use crate::rules;
use crate::ruling::{Cite, Lang, Override, Quantity, Ruling};
use crate::texts::{COMMON, Sentence, fill, written};
use crate::words;

/// The sentence of a key among the sentences of the rules and the common ones.
#[must_use]
pub fn by_key(key: &str) -> Option<&'static Sentence> {
    rules::rules().flat_map(|rule| rule.texts).chain(&COMMON).find(|sentence| sentence.key == key)
}

impl Ruling {
    /// The sentence in a language. A key that this version does not know (a ruling from a newer one) gives the key and its arguments.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let args = &self.text.args;
        match by_key(&self.text.key) {
            Some(sentence) => fill(sentence.template(lang), args, lang),
            None => {
                let listed: Vec<_> = args.iter().map(|(k, v)| format!("{k}={v}")).collect();
                format!("{} ({})", self.text.key, listed.join(", "))
            }
        }
    }
}

impl Quantity {
    /// The value as people write it.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Self::Money { .. } => written(&self.plain(), "money", lang),
            Self::Count { .. } | Self::Number { .. } => written(&self.plain(), "count", lang),
            Self::Date { .. } => written(&self.plain(), "date", lang),
            Self::Moment { .. } => written(&self.plain(), "time", lang),
            Self::Text { value } => value.clone(),
        }
    }
}

impl Cite {
    /// The citation in words: 共同供應契約實施辦法第6條第4項, or its English title with `Art. 6-4`.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        match lang {
            Lang::ZhTw => format!("{}{}", self.title, zh_place(&self.article)),
            Lang::En => {
                let title = laws::law(&self.law).map_or(self.title.as_str(), |law| law.en);
                match self.article.as_str() {
                    "" => title.to_owned(),
                    article => format!("{title}, Art. {article}"),
                }
            }
        }
    }
}

impl Override {
    /// Who may decide otherwise and on what evidence, in words.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        let (who, evidence) = (words::word(&self.who, lang), words::word(&self.evidence, lang));
        match lang {
            Lang::ZhTw => format!("{who}，憑{evidence}"),
            Lang::En => format!("{who}, on the {evidence}"),
        }
    }
}

/// `6-4` → 第6條第4項, `11之1-2` → 第11條之1第2項.
fn zh_place(article: &str) -> String {
    let mut out = String::new();
    let parts = article.split('-').filter(|part| !part.is_empty());
    for (part, unit) in parts.zip(["條", "項", "款", "目"]) {
        match part.split_once('之') {
            Some((number, inserted)) => out.push_str(&format!("第{number}{unit}之{inserted}")),
            None => out.push_str(&format!("第{part}{unit}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::{FRAMEWORKS, GPA};

    #[test]
    fn citations_in_words() {
        let cite = FRAMEWORKS.at("6-4").cite();
        assert_eq!(cite.label(Lang::ZhTw), "共同供應契約實施辦法第6條第4項");
        assert_eq!(
            cite.label(Lang::En),
            "Regulation for the Implementation of Inter-entity Supply Contracts, Art. 6-4"
        );
        assert_eq!(GPA.at("11之1-2").cite().label(Lang::ZhTw), "政府採購法第11條之1第2項");
        assert_eq!(GPA.at("50-1-2").cite().label(Lang::ZhTw), "政府採購法第50條第1項第2款");
        let whole = GPA.at("").cite();
        assert_eq!(
            (whole.label(Lang::ZhTw), whole.label(Lang::En)),
            ("政府採購法".into(), "Government Procurement Act".into())
        );
    }

    #[test]
    fn keys_are_unique_and_both_languages_name_the_same_arguments() {
        let all: Vec<_> = rules::rules().flat_map(|r| r.texts).chain(&COMMON).collect();
        for sentence in &all {
            assert_eq!(all.iter().filter(|s| s.key == sentence.key).count(), 1);
            assert_eq!(slots(sentence.zh), slots(sentence.en), "{}", sentence.key);
        }
    }

    #[test]
    fn quantities_as_people_write_them() {
        let day = crate::roc::day(2026, 3, 2);
        let all = [
            Quantity::money(crate::money::dollars(12_000)),
            Quantity::count(12_000),
            Quantity::number("1.50".parse().unwrap()),
            Quantity::date(day),
            Quantity::moment(day.and_hms_opt(17, 0, 0).unwrap()),
            Quantity::text("甲"),
        ];
        let written = all.map(|one| one.label(Lang::ZhTw));
        assert_eq!(written, ["12,000元", "12,000", "1.5", "115年3月2日", "115年3月2日17時00分", "甲"]);
    }

    #[test]
    fn unknown_keys_are_readable() {
        let ruling = crate::lookup::check(
            &crate::frame::Frame::on(crate::roc::day(2026, 1, 1)),
            &crate::lookup::Lookup { parameter: "nothing".into(), category: None },
        );
        let strange = Ruling { text: crate::ruling::Text { key: "new.key".into(), ..ruling.text }, ..ruling };
        assert_eq!(strange.sentence(Lang::En), "new.key (on=2026-01-01, parameter=nothing)");
    }

    fn slots(template: &str) -> std::collections::BTreeSet<&str> {
        template.split('{').skip(1).filter_map(|s| s.split('}').next()).collect()
    }
}
