//! The data files of the crate: parameters, words and the working calendar, as tables that a person can check line by line.

use serde::de::DeserializeOwned;

/// A data file: its name and its text.
pub type File = (&'static str, &'static str);

/// A table of the folder `data`, with its name.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../data/", $name)))
    };
}

/// Versions of the parameters of the law.
pub const PARAMETERS: &[File] = &[
    file!("parameters/thresholds.csv"),
    file!("parameters/order.csv"),
    file!("parameters/tender.csv"),
    file!("parameters/award.csv"),
    file!("parameters/evaluation.csv"),
    file!("parameters/integrity.csv"),
    file!("parameters/performance.csv"),
];

/// Words for keys.
pub const WORDS: &[File] = &[
    file!("words/core.csv"),
    file!("words/order.csv"),
    file!("words/tender.csv"),
    file!("words/award.csv"),
    file!("words/evaluation.csv"),
    file!("words/integrity.csv"),
    file!("words/performance.csv"),
];

/// Days that differ from the plain week.
pub const CALENDAR: &[File] = &[file!("calendar.csv")];

/// The rows of files of one shape.
///
/// # Panics
/// When a file is damaged, naming file and line: the files are part of the program, and every test of the crate reads them.
#[must_use]
pub fn rows<T: DeserializeOwned>(files: &[File]) -> Vec<T> {
    let read = |(name, text): &File| {
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let rows: Result<Vec<T>, _> = table.deserialize().collect();
        rows.unwrap_or_else(|error| panic!("data/{name}: {error}"))
    };
    files.iter().flat_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "data/damaged.csv: CSV")]
    fn a_damaged_file_is_named() {
        let _: Vec<(String, u8)> = rows(&[("damaged.csv", "a,b\nx,y\n")]);
    }
}
