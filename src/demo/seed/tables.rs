//! CSV texts and money figures.

/// Writes a CSV text; the array length makes every row as wide as the header.
pub fn table<const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut written = writer.write_record(header);
    for row in rows {
        written = written.and_then(|()| writer.write_record(&row));
    }
    // Memory takes every write and the rows have one width, so the empty text is never reached.
    written
        .ok()
        .and_then(|()| writer.into_inner().ok())
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Rounds a price in cents down to a figure that a price list would show. Rounding keeps the order
/// of two prices, so a price that was not above another is not above it afterwards.
pub fn rounded(cents: i64) -> i64 {
    let step = match cents {
        ..1_000 => 1,
        1_000..10_000 => 10,
        10_000..100_000 => 100,
        100_000..1_000_000 => 1_000,
        1_000_000..10_000_000 => 10_000,
        _ => 100_000,
    };
    cents - cents % step
}

/// Cents as decimal NT$.
pub fn money(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Reads the texts back for the tests of the tables.
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
pub mod reading {
    use chrono::NaiveDate;
    use std::collections::BTreeMap;

    /// A row by the names of its columns.
    pub type Row = BTreeMap<String, String>;

    /// A day from its ISO text.
    pub fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    /// The rows of a CSV text.
    pub fn rows(text: &str) -> Vec<Row> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let names = || header.iter().map(str::to_owned);
        reader.records().map(|record| names().zip(record.unwrap().iter().map(str::to_owned)).collect()).collect()
    }

    /// The rows by a key of columns, which no two rows may share.
    pub fn keyed<'a>(rows: &'a [Row], columns: &[&str]) -> BTreeMap<Vec<&'a str>, &'a Row> {
        let key = |row: &'a Row| columns.iter().map(|column| row[*column].as_str()).collect();
        let map: BTreeMap<_, _> = rows.iter().map(|row| (key(row), row)).collect();
        assert_eq!(map.len(), rows.len(), "duplicate {columns:?}");
        map
    }

    /// A figure of a row.
    pub fn price(row: &Row, column: &str) -> f64 {
        row[column].parse().unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::{money, rounded, table};

    #[test]
    fn rounding_keeps_the_order() {
        let mut last = 0;
        for cents in (0..200_000_000).step_by(997) {
            let price = rounded(cents);
            assert!(price <= cents && price >= last, "{cents}");
            last = price;
        }
        assert_eq!(money(rounded(123_456)), "1230.00");
        assert_eq!(money(1_205), "12.05");
    }

    #[test]
    fn fields_are_quoted_where_needed() {
        let row = ["a,b".to_owned(), "雲岡".to_owned()];
        assert_eq!(table(["x", "y"], [row]), "x,y\n\"a,b\",雲岡\n");
    }
}
