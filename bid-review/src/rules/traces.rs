//! What files tell of the hand that made them: author, last change, template, program and minute, pictures.

use crate::dossier::DossierFile;
use crate::grammar::text::key;
use crate::reading::About;
use crate::rules::crossing::Bid;

/// A trace of a hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What it is, in Chinese and English.
    pub what: (&'static str, &'static str),
    /// The trace as it is told.
    pub shown: String,
    /// The form that is compared.
    key: String,
}

/// Names that programs and machines give themselves, and templates that come with a program.
const ANYBODY: [&str; 22] = [
    "user",
    "users",
    "admin",
    "administrator",
    "owner",
    "author",
    "unknown",
    "anonymous",
    "pc",
    "acer",
    "asus",
    "hp",
    "dell",
    "lenovo",
    "windowsuser",
    "microsoftofficeuser",
    "使用者",
    "系統管理員",
    "管理員",
    "normal",
    "normal.dotm",
    "normal.dot",
];

/// The traces of a bid's files, each with the first file that has it; a file that two bids share is told as a whole and left out.
#[must_use]
pub fn of<'b>(bid: &Bid<'b>, shared: impl Fn(&DossierFile) -> bool) -> Vec<(&'b DossierFile, Trace)> {
    let mut out: Vec<(&DossierFile, Trace)> = Vec::new();
    for file in bid.dossier.files.iter().filter(|file| !shared(file)) {
        for trace in said(&file.reading.about) {
            if !out.iter().any(|(_, other)| *other == trace) {
                out.push((file, trace));
            }
        }
    }
    out
}

fn said(about: &About) -> Vec<Trace> {
    let trace = |what: (&'static str, &'static str), shown: &str| {
        let key = key(shown);
        let telling = key.chars().count() >= 2 && !ANYBODY.contains(&key.as_str());
        telling.then(|| Trace { what, shown: shown.to_owned(), key })
    };
    let made = minute(&about.created).map(|minute| format!("{} {} {minute}", about.producer, about.creator));
    let own = [
        trace(("作者", "author"), &about.author),
        trace(("最後修改者", "last change by"), &about.modified_by),
        trace(("範本", "template"), &about.template),
        made.and_then(|made| trace(("製作程式及時間", "program and minute"), &made)),
    ];
    let pictures = about.pictures.iter().filter_map(|digest| {
        let short: String = digest.chars().take(12).collect();
        Some(Trace { key: digest.clone(), ..trace(("內嵌圖像", "picture"), &short)? })
    });
    own.into_iter().flatten().chain(pictures).collect()
}

/// A point of time to the minute: `D:20261120102433+08'00'` or `2026-11-20T10:24:33Z`.
fn minute(created: &str) -> Option<String> {
    let figures: String = created.chars().take(19).filter(char::is_ascii_digit).take(12).collect();
    (figures.len() == 12).then_some(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_of_both_forms() {
        assert_eq!(minute("D:20261120102433+08'00'").as_deref(), Some("202611201024"));
        assert_eq!(minute("2026-11-20T10:24:33Z").as_deref(), Some("202611201024"));
        assert_eq!(minute("2026-11-20"), None);
    }

    #[test]
    fn names_of_programs_are_nobody() {
        let about = |author: &str| About { author: author.to_owned(), ..About::default() };
        assert!(said(&about("Windows User")).is_empty() && said(&about("")).is_empty());
        assert_eq!(said(&about("王大明")).len(), 1);
        let made = About { producer: "P".into(), created: "D:20261120102433".into(), ..About::default() };
        assert_eq!(said(&made)[0].what.1, "program and minute");
    }
}
