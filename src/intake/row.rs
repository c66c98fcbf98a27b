//! One row of a CSV file, read by column name; what is wrong is said with its column.

use std::collections::HashMap;
use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::base::error::Error;
use crate::base::money::Money;
use crate::intake::outcome::Fault;

/// A row that knows its line.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line of the file, the header being 1.
    pub line: u64,
    values: HashMap<String, String>,
}

/// A file as rows; a row with another number of values than the header is kept as a fault.
#[derive(Debug)]
pub struct Table {
    /// The header.
    pub columns: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<Result<Row, (u64, Fault)>>,
}

impl Table {
    /// Reads CSV in UTF-8, with or without a byte-order mark.
    ///
    /// # Errors
    /// The bytes are not UTF-8, or there is no header.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(bytes).map_err(|_| Error::invalid("import.not_utf8"))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|cause| Error::internal("read the header", cause))?;
        let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        if columns.iter().all(String::is_empty) {
            return Err(Error::invalid("import.no_header"));
        }
        let rows = reader.records().map(|record| row(&columns, record)).collect();
        Ok(Self { columns, rows })
    }

    /// Reads CSV, or JSON when the bytes begin like it: the first list of objects in it, however deep, each a row.
    ///
    /// # Errors
    /// As [`Self::read`], or the JSON holds no such list.
    pub fn any(bytes: &[u8]) -> Result<Self, Error> {
        let json = std::str::from_utf8(bytes).unwrap_or_default().trim_start_matches('\u{feff}').trim_start();
        if !json.starts_with(['{', '[']) {
            return Self::read(bytes);
        }
        let value: Value = serde_json::from_str(json)
            .map_err(|cause| Error::invalid("import.not_json").with("cause", cause).at("file"))?;
        let objects = objects(&value).ok_or_else(|| Error::invalid("import.no_header"))?;
        let mut columns: Vec<String> = Vec::new();
        for object in &objects {
            for name in object.keys() {
                if !columns.contains(name) {
                    columns.push(name.clone());
                }
            }
        }
        let said = |object: &Map<String, Value>, name: &String| match object.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(other) => other.to_string(),
        };
        let row = |(line, object): (u64, &&Map<String, Value>)| {
            Ok(Row { line, values: columns.iter().map(|name| (name.clone(), said(object, name))).collect() })
        };
        let rows = (1..).zip(&objects).map(row).collect();
        Ok(Self { columns, rows })
    }

    /// Whether the file has all of these columns.
    ///
    /// # Errors
    /// Names the ones it lacks.
    pub fn require(&self, wanted: &[&str]) -> Result<(), Error> {
        let lacking: Vec<&str> =
            wanted.iter().copied().filter(|name| !self.columns.iter().any(|own| own == name)).collect();
        if lacking.is_empty() {
            return Ok(());
        }
        Err(Error::invalid("import.columns_missing").with("columns", lacking.join(", ")))
    }
}

/// The first list in a value that holds objects only.
fn objects(value: &Value) -> Option<Vec<&Map<String, Value>>> {
    match value {
        Value::Array(all) => {
            let found: Option<Vec<_>> = all.iter().map(Value::as_object).collect();
            found.filter(|found| !found.is_empty()).or_else(|| all.iter().find_map(objects))
        }
        Value::Object(fields) => fields.values().find_map(objects),
        _ => None,
    }
}

fn row(columns: &[String], record: csv::Result<csv::StringRecord>) -> Result<Row, (u64, Fault)> {
    let fault = |line, reason: String| (line, Fault { column: "*".to_owned(), reason });
    let record = match record {
        Ok(record) => record,
        Err(cause) => return Err(fault(cause.position().map_or(0, csv::Position::line), cause.to_string())),
    };
    let line = record.position().map_or(0, csv::Position::line);
    if record.len() != columns.len() {
        return Err(fault(line, format!("這一列有 {} 欄，標題列有 {} 欄", record.len(), columns.len())));
    }
    let values = columns.iter().cloned().zip(record.iter().map(|value| value.trim().to_owned())).collect();
    Ok(Row { line, values })
}

impl Row {
    /// A value that may be empty.
    pub fn text(&self, column: &str) -> &str {
        self.values.get(column).map_or("", String::as_str)
    }

    /// A value that must be there, at most so many characters and without control characters.
    ///
    /// # Errors
    /// It is empty, too long, or holds control characters.
    pub fn required(&self, column: &str, most: usize) -> Result<String, Fault> {
        let value = self.text(column);
        if value.is_empty() {
            return Err(fault(column, "必填"));
        }
        if value.chars().count() > most {
            return Err(fault(column, &format!("超過 {most} 字")));
        }
        if value.chars().any(char::is_control) {
            return Err(fault(column, "含有控制字元"));
        }
        Ok(value.to_owned())
    }

    /// A value that must be there, its control characters read as blanks: published data has stray tabs.
    ///
    /// # Errors
    /// It is empty or too long.
    pub fn published(&self, column: &str, most: usize) -> Result<String, Fault> {
        let value = self.text(column).replace(char::is_control, " ");
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return Err(fault(column, "必填"));
        }
        if value.chars().count() > most {
            return Err(fault(column, &format!("超過 {most} 字")));
        }
        Ok(value)
    }

    /// A value that may be empty, as an option.
    pub fn optional(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|value| !value.is_empty()).map(str::to_owned)
    }

    /// An amount of money above zero.
    ///
    /// # Errors
    /// It is none, or not above zero.
    pub fn money(&self, column: &str) -> Result<Money, Fault> {
        let value = self.text(column);
        let amount =
            Money::parse(value).ok_or_else(|| fault(column, &format!("「{value}」不是金額（最多四位小數）")))?;
        if amount > Money::default() { Ok(amount) } else { Err(fault(column, "金額須大於零")) }
    }

    /// A whole number of at least one, or nothing.
    ///
    /// # Errors
    /// It is something else.
    pub fn count(&self, column: &str) -> Result<Option<i64>, Fault> {
        let value = self.text(column);
        if value.is_empty() {
            return Ok(None);
        }
        match value.parse::<i64>() {
            Ok(count) if count >= 1 => Ok(Some(count)),
            _ => Err(fault(column, &format!("「{value}」不是大於零的整數"))),
        }
    }

    /// A date: `2026-11-21`, `2026/11/21` or `115/11/21`.
    ///
    /// # Errors
    /// It is none.
    pub fn date(&self, column: &str) -> Result<NaiveDate, Fault> {
        let value = self.text(column);
        NaiveDate::parse_from_str(value, "%Y/%m/%d")
            .ok()
            .filter(|_| value.split('/').next().is_some_and(|year| year.len() == 4))
            .or_else(|| procurement_law::roc::parse(value))
            .ok_or_else(|| fault(column, &format!("「{value}」不是日期（例：2026-11-21、115/11/21）")))
    }

    /// One of a list of texts.
    ///
    /// # Errors
    /// It is none of them; they are named.
    pub fn one_of<T: FromStr<Err = String>>(&self, column: &str) -> Result<T, Fault> {
        self.text(column).parse().map_err(|said: String| fault(column, &said.replace("is none of", "不是下列之一：")))
    }
}

/// A fault of a column.
pub fn fault(column: &str, reason: &str) -> Fault {
    Fault { column: column.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_line_and_column() {
        let table = Table::read("\u{feff}a,b\n1,2026-11-21\n2\n,115/11/21\n".as_bytes()).unwrap();
        assert!(table.require(&["a", "b"]).is_ok());
        assert_eq!(table.require(&["a", "c"]).unwrap_err().args["columns"], "c");
        let first = table.rows[0].as_ref().unwrap();
        assert_eq!(first.date("b").unwrap().to_string(), "2026-11-21");
        assert_eq!(table.rows[1].as_ref().unwrap_err().0, 3);
        let third = table.rows[2].as_ref().unwrap();
        assert_eq!(third.required("a", 5).unwrap_err().column, "a");
        assert_eq!(third.date("b").unwrap().to_string(), "2026-11-21");
        assert!(first.money("a").is_ok() && first.count("b").is_err());
    }

    #[test]
    fn a_list_of_objects_is_a_table_too() {
        let table = Table::any(br#" {"Rvlmd_List":{"Rvlmd":[{"a":"1","b":null},{"a":2,"c":" x "}]}}"#).unwrap();
        assert_eq!(table.columns, ["a", "b", "c"]);
        let second = table.rows[1].as_ref().unwrap();
        assert_eq!((second.line, second.text("a"), second.text("b"), second.text("c")), (2, "2", "", "x"));
        assert_eq!(Table::any(b"[1,2]").unwrap_err().code, "import.no_header");
        assert_eq!(Table::any(b"{\"a\": ").unwrap_err().code, "import.not_json");
        assert_eq!(Table::any(b"a,b\n1,2\n").unwrap().rows.len(), 1);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(Table::read(&[0xff, 0xfe, 0x41]).unwrap_err().code, "import.not_utf8");
        assert_eq!(Table::read(b"").unwrap_err().code, "import.no_header");
    }
}
