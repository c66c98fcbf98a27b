//! The fields of the committees' forms: read by name, in lines where they repeat.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use procurement_law::roc;
use rust_decimal::Decimal;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;

/// The pairs of a form.
pub type Pairs = Vec<(String, String)>;

/// What a form says, as it was written.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Pairs);

impl Fields {
    /// What was written into a field.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|field| field.0 == name).map_or("", |field| field.1.as_str())
    }

    /// The same without blanks around.
    pub fn text(&self, name: &str) -> String {
        self.get(name).trim().to_owned()
    }

    /// Whether an option was chosen or a box ticked.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|field| field.0 == name && field.1 == value)
    }

    /// The values of a field that repeats.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|field| field.0 == name).map(|field| field.1.trim().to_owned()).collect()
    }

    /// The lines of fields that repeat: the first name begins a line; a line without a word in its `asked` is none.
    pub fn lines<const N: usize>(&self, names: [&str; N], asked: &str) -> Vec<Fields> {
        let mut lines: Vec<Fields> = Vec::new();
        for (name, value) in self.0.iter().filter(|field| names.contains(&field.0.as_str())) {
            if names.first().is_some_and(|first| first == name) {
                lines.push(Fields::default());
            }
            if let Some(line) = lines.last_mut() {
                line.0.push((name.clone(), value.clone()));
            }
        }
        lines.retain(|line| !line.get(asked).trim().is_empty());
        lines
    }

    /// All that is sent but key and token, for its fingerprint.
    pub fn facts(&self) -> String {
        let own = self.0.iter().filter(|field| field.0 != "key" && field.0 != "csrf");
        own.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("\n")
    }

    /// A chosen value by its code.
    ///
    /// # Errors
    /// Nothing is chosen, with the field.
    pub fn choice<T>(&self, name: &str, read: fn(&str) -> Option<T>) -> Result<T, Error> {
        read(self.get(name)).ok_or_else(|| Error::invalid("choice.missing").at(name))
    }

    /// A number.
    ///
    /// # Errors
    /// It is none, with the field.
    pub fn number<T: FromStr>(&self, name: &str) -> Result<T, Error> {
        self.get(name).trim().replace(',', "").parse().map_err(|_| Error::invalid("committee.number").at(name))
    }

    /// A number, or nothing.
    ///
    /// # Errors
    /// Something else stands there, with the field.
    pub fn maybe<T: FromStr>(&self, name: &str) -> Result<Option<T>, Error> {
        if self.get(name).trim().is_empty() { Ok(None) } else { self.number(name).map(Some) }
    }

    /// An amount of money.
    ///
    /// # Errors
    /// It is none, with the field.
    pub fn money(&self, name: &str) -> Result<Money, Error> {
        Money::parse(self.get(name)).ok_or_else(|| Error::invalid("committee.number").at(name))
    }

    /// A moment of two fields, the day as `NAME_on` and the hour as `NAME_hour`.
    ///
    /// # Errors
    /// It is none, with the field.
    pub fn moment(&self, name: &str) -> Result<Time, Error> {
        let wrong = || Error::invalid("opening.moment").at(&format!("{name}_on"));
        let day = roc::parse(self.get(&format!("{name}_on")).trim()).ok_or_else(wrong)?;
        let hour = NaiveTime::parse_from_str(self.get(&format!("{name}_hour")).trim(), "%H:%M").map_err(|_| wrong())?;
        Ok(Time::of_taipei(NaiveDateTime::new(day, hour)))
    }

    /// A day, or nothing.
    ///
    /// # Errors
    /// Something else stands there, with the field.
    pub fn day(&self, name: &str) -> Result<Option<NaiveDate>, Error> {
        let text = self.get(name).trim();
        if text.is_empty() {
            return Ok(None);
        }
        roc::parse(text).map(Some).ok_or_else(|| Error::invalid("opening.moment").at(name))
    }

    /// Points, all of one field's lines.
    ///
    /// # Errors
    /// One is no number, with the field and its place.
    pub fn points(&self, name: &str) -> Result<Vec<Decimal>, Error> {
        let read = |(place, text): (usize, String)| {
            text.parse().map_err(|_| Error::invalid("committee.number").at(&format!("{name}-{place}")))
        };
        self.all(name).into_iter().enumerate().map(read).collect()
    }
}

/// A moment as the two fields of a form.
pub fn moment(name: &str, at: Time) -> [(String, String); 2] {
    let local = at.taipei();
    let day = format!("{}/{}", at.roc_year(), local.format("%m/%d"));
    [(format!("{name}_on"), day), (format!("{name}_hour"), local.format("%H:%M").to_string())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_take_the_fields_after_their_first_and_empty_ones_are_none() {
        let pairs: Pairs = serde_urlencoded::from_str("key=k&e=a&n=1&x=9&e=b&n=2&e=&n=3").unwrap();
        let fields = Fields(pairs);
        let lines = fields.lines(["e", "n"], "e");
        let read: Vec<_> = lines.iter().map(|line| (line.get("e"), line.number::<i64>("n").unwrap())).collect();
        assert_eq!(read, [("a", 1), ("b", 2)]);
        assert_eq!(fields.facts(), "e=a\nn=1\nx=9\ne=b\nn=2\ne=\nn=3");
    }

    #[test]
    fn moments_and_points_are_read_as_people_write_them() {
        let at = Time::parse("2026-11-20T01:30:00Z").unwrap();
        let fields = Fields(moment("held", at).into());
        assert_eq!(fields.moment("held").unwrap(), at);
        assert_eq!(fields.moment("other").unwrap_err().fields[0].field, "other_on");
        let points = Fields(serde_urlencoded::from_str("p=8.5&p=7").unwrap()).points("p").unwrap();
        assert_eq!(points, ["8.5".parse().unwrap(), Decimal::from(7)]);
    }
}
