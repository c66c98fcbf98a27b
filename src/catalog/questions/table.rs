//! The table of questions and the words of their codes.

use std::sync::LazyLock;

use procurement_law::ruling::Lang;
use serde::Deserialize;

use crate::catalog::model::Class;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Question {
    /// Its name in forms, files, the API and the rows.
    pub key: String,
    /// The classes that are asked, parted by semicolons; `*` for all.
    classes: String,
    /// The categories that are asked; empty for all of the class.
    categories: String,
    /// What it belongs to, for the parts of a form: `basics`, `licence`, `price` …
    pub group: String,
    /// What an answer is.
    pub kind: Kind,
    /// The set of codes of a choice.
    pub codes: String,
    /// Most letters of a text, most of a count.
    pub most: i64,
    #[serde(deserialize_with = "yes")]
    /// Whether a listing is incomplete without an answer.
    pub required: bool,
    /// Who has to agree to another answer.
    pub change: ChangeRule,
    #[serde(deserialize_with = "yes")]
    /// Whether searches count and narrow by it.
    pub filter: bool,
    #[serde(deserialize_with = "yes")]
    /// Whether comparisons show it.
    pub compare: bool,
    /// Whether searches find a listing by the answer: `no`, as `text`, or as a `code`.
    pub search: Searched,
    zh: String,
    en: String,
    hint_zh: String,
    hint_en: String,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A line of text.
    Text,
    /// A text of several lines.
    Long,
    /// A whole number of at least one.
    Count,
    /// A number from 0 to 100 with at most four decimals.
    Percent,
    /// An amount above zero.
    Money,
    /// One code.
    Choice,
    /// Some codes, parted by semicolons.
    Choices,
    /// Prices by quantity: `10:950;100:900`.
    Tiers,
    /// An address of mail.
    Email,
    /// A telephone number of Taiwan.
    Phone,
    /// An address of a page, with https.
    Url,
}

/// Who has to agree to another answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeRule {
    /// Nobody: it holds at once.
    Instant,
    /// The office reviews it.
    Reviewed,
}

/// How searches use an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Searched {
    /// Not at all.
    No,
    /// Its words are found.
    Text,
    /// It is a number by which the listing is looked up.
    Code,
}

/// A code with its words.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Code {
    /// The set it belongs to.
    set: String,
    /// The code.
    pub code: String,
    zh: String,
    en: String,
}

static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| rows(include_str!("data/questions.csv")));
static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| rows(include_str!("data/codes.csv")));

/// The questions of a class and category, in the order of the form; an unknown category is asked what all are.
pub fn asked(class: Class, category: &str) -> impl Iterator<Item = &'static Question> {
    QUESTIONS.iter().filter(move |one| one.is_for(class, category))
}

/// Every question once by key, in the order of the form, for what spans classes.
pub fn all() -> impl Iterator<Item = &'static Question> {
    let first = |at: usize, one: &Question| QUESTIONS.iter().take(at).all(|earlier| earlier.key != one.key);
    QUESTIONS.iter().enumerate().filter(move |(at, one)| first(*at, one)).map(|(_, one)| one)
}

/// Whether any category of a class is asked a question.
pub fn is_asked(class: Class, key: &str) -> bool {
    QUESTIONS.iter().any(|one| one.key == key && one.is_for_class(class))
}

/// The codes of a set.
pub fn codes(set: &str) -> impl Iterator<Item = &'static Code> {
    CODES.iter().filter(move |one| one.set == set)
}

/// A code in words; one without words as it is, because files may bring codes that nobody has named.
pub fn code_words(set: &str, code: &str, lang: Lang) -> String {
    codes(set).find(|one| one.code == code).map_or_else(|| code.to_owned(), |one| one.words(lang).to_owned())
}

impl Question {
    /// Its label.
    pub fn label(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.en } else { &self.zh }
    }

    /// What helps to answer; may be empty.
    pub fn hint(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.hint_en } else { &self.hint_zh }
    }

    fn is_for_class(&self, class: Class) -> bool {
        self.classes == "*" || self.classes.split(';').any(|one| one == class.as_str())
    }

    /// Whether it is asked of a class and category.
    pub fn is_for(&self, class: Class, category: &str) -> bool {
        self.is_for_class(class)
            && (self.categories.is_empty() || self.categories.split(';').any(|one| one == category))
    }
}

impl Code {
    /// Its words.
    pub fn words(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.en } else { &self.zh }
    }
}

fn rows<T: for<'a> Deserialize<'a>>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().filter_map(Result::ok).collect()
}

fn yes<'a, D: serde::Deserializer<'a>>(from: D) -> Result<bool, D::Error> {
    match String::deserialize(from)?.as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(serde::de::Error::custom(format!("`{other}` is neither yes nor no"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_of_the_data_is_read() {
        for (text, read) in
            [(include_str!("data/questions.csv"), QUESTIONS.len()), (include_str!("data/codes.csv"), CODES.len())]
        {
            assert_eq!(text.lines().count() - 1, read);
        }
    }

    #[test]
    fn the_table_holds_together() {
        for one in QUESTIONS.iter() {
            let choice = matches!(one.kind, Kind::Choice | Kind::Choices);
            assert_eq!(codes(&one.codes).next().is_some(), choice, "{}", one.key);
            assert!(!one.filter || choice || one.kind == Kind::Count, "{}", one.key);
            assert!(!one.zh.is_empty() && !one.en.is_empty() && one.hint_zh.is_empty() == one.hint_en.is_empty());
            assert!(one.classes == "*" || one.classes.split(';').all(|class| class.parse::<Class>().is_ok()));
        }
        for class in Class::ALL {
            let keys: Vec<&str> = asked(*class, "").map(|one| one.key.as_str()).collect();
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "asked twice of {class}");
        }
        let named: BTreeSet<_> = CODES.iter().map(|one| (&one.set, &one.code)).collect();
        assert_eq!(named.len(), CODES.len());
        assert!(CODES.iter().all(|one| !one.zh.is_empty() && !one.en.is_empty() && !one.code.contains(';')));
    }

    #[test]
    fn a_category_has_questions_of_its_own() {
        let has = |class, category: &str, key: &str| asked(class, category).any(|one| one.key == key);
        assert!(has(Class::Cloud, "雲端主機", "vcpu") && !has(Class::Cloud, "雲端備份", "vcpu"));
        assert!(has(Class::Cloud, "", "data_location") && !has(Class::Software, "", "data_location"));
    }
}
