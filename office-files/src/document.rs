//! A document as offices write it: a head, and blocks one after the other.

use chrono::Datelike;

/// The year before the first of the Republic.
const ROC_OFFSET: i32 = 1911;

/// A document. Texts that are empty are not printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Who issues it: printed above the title, and its author in the properties of the file.
    pub organisation: String,
    /// What it is.
    pub title: String,
    /// The language it is written in, and that of the few words that are added (page numbers, labels of the head).
    pub language: Language,
    /// Its number in the files of the organisation (文號).
    pub number: String,
    /// What it is about (主旨).
    pub subject: String,
    /// When it was made. Where it begins with an ISO 8601 date (`2026-11-21`, `2026-11-21T09:30:00`), the day is printed as
    /// official papers write it, and the date stands in the properties of the file; otherwise it is printed as it stands, and
    /// these have none.
    pub created: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// The language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Traditional Chinese of Taiwan.
    #[default]
    Chinese,
    /// English.
    English,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 is the highest, below 4 all look alike. The title of the document is not among them.
    Heading(u8, String),
    /// A paragraph; `\n` begins a new line.
    Paragraph(String),
    /// Labels with their values.
    Facts(Vec<(String, String)>),
    /// A ruled table; its header row stands again on every page it goes on.
    Table {
        /// Stands above it; empty for none.
        caption: String,
        /// Its columns. Cells beyond them are dropped.
        columns: Vec<Column>,
        /// Its rows. A cell that is lacking is empty; `\n` begins a new line.
        rows: Vec<Vec<String>>,
    },
    /// A remark in small letters.
    Note(String),
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in the header row.
    pub title: String,
    /// Whether its cells stand on the right side, as amounts do.
    pub right_aligned: bool,
    /// How wide it is beside the others; 0 counts as 1.
    pub weight: u16,
}

impl Document {
    /// A document that has only a title yet.
    #[must_use]
    pub fn new(title: impl Into<String>, language: Language) -> Self {
        Self { title: title.into(), language, ..Self::default() }
    }

    /// The lines under the title: label and text.
    pub(crate) fn head(&self) -> Vec<(&'static str, String)> {
        let labels = match self.language {
            Language::Chinese => ["文號：", "主旨：", "日期："],
            Language::English => ["Number: ", "Subject: ", "Date: "],
        };
        let texts = [self.number.clone(), self.subject.clone(), self.day()];
        labels.into_iter().zip(texts).filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    /// The day as official papers write it, where `created` begins with one.
    fn day(&self) -> String {
        match (self.language, self.moment()) {
            (Language::Chinese, Some(at)) => {
                format!("中華民國{}年{}月{}日", at.year() - ROC_OFFSET, at.month(), at.day())
            }
            (Language::English, Some(at)) => at.date().to_string(),
            (_, None) => self.created.clone(),
        }
    }

    /// The moment of `created` where it begins with one of ISO 8601.
    pub(crate) fn moment(&self) -> Option<chrono::NaiveDateTime> {
        let text = self.created.trim();
        let moment = |length: usize| text.get(..length)?.replacen(' ', "T", 1).parse().ok();
        let day = || text.get(..10)?.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0);
        moment(19).or_else(day)
    }
}

impl Language {
    /// The tag of BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-TW",
            Self::English => "en",
        }
    }
}

impl Column {
    /// A column of texts.
    #[must_use]
    pub fn text(title: impl Into<String>, weight: u16) -> Self {
        Self { title: title.into(), right_aligned: false, weight }
    }

    /// A column of numbers: on the right side.
    #[must_use]
    pub fn number(title: impl Into<String>, weight: u16) -> Self {
        Self { title: title.into(), right_aligned: true, weight }
    }
}

/// The share of each column in the width, together 1.
pub(crate) fn shares(columns: &[Column]) -> Vec<f32> {
    let sum: f32 = columns.iter().map(|column| f32::from(column.weight.max(1))).sum();
    columns.iter().map(|column| f32::from(column.weight.max(1)) / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_iso_dates_are_moments() {
        let moment = |text: &str| Document { created: text.to_owned(), ..Document::default() }.moment();
        assert_eq!(moment("2026-11-21").unwrap().to_string(), "2026-11-21 00:00:00");
        assert_eq!(moment("2026-11-21 09:30:00（臺北）").unwrap().to_string(), "2026-11-21 09:30:00");
        assert_eq!(moment("2026-11-21T09:30:00+08:00").unwrap().to_string(), "2026-11-21 09:30:00");
        assert_eq!(moment("中華民國115年11月21日"), None);
        assert_eq!(moment("115年"), None);
        assert_eq!(moment(""), None);
    }

    #[test]
    fn the_day_is_written_as_offices_write_it() {
        let head = |language, created: &str| {
            let document = Document { language, created: created.to_owned(), ..Document::default() };
            document.head().into_iter().map(|(label, text)| format!("{label}{text}")).collect::<String>()
        };
        assert_eq!(head(Language::Chinese, "2026-11-03 09:30:00"), "日期：中華民國115年11月3日");
        assert_eq!(head(Language::English, "2026-11-03T09:30:00"), "Date: 2026-11-03");
        assert_eq!(head(Language::Chinese, "115年11月"), "日期：115年11月");
    }

    #[test]
    fn shares_fill_the_width() {
        let shares = shares(&[Column::text("a", 0), Column::number("b", 3)]);
        assert_eq!(shares, [0.25, 0.75]);
    }
}
