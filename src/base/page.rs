//! Paging by cursor: the place after which the next page begins.

use std::fmt::Display;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveDate;
use serde::Serialize;

use crate::base::error::Error;

/// The most rows that a page holds.
pub const MOST: i64 = 200;
/// How many rows a page holds unless asked otherwise.
const USUAL: i64 = 50;

/// Which page is wanted.
#[derive(Clone, Debug)]
pub struct PageAsk {
    /// Rows on the page, 1 to [`MOST`].
    pub limit: i64,
    /// The key of the last row seen, of the list's own sort.
    pub after: Option<String>,
}

/// One page of rows and where the next begins.
#[derive(Clone, Debug, Serialize)]
pub struct Page<T> {
    /// The rows.
    pub data: Vec<T>,
    /// Hand this back as `cursor` for the next page; absent on the last.
    pub next_cursor: Option<String>,
}

impl PageAsk {
    /// Reads `limit` and `cursor`; `filter` names the list and its filters, and a cursor of another list is refused.
    ///
    /// # Errors
    /// The limit is out of range, or the cursor is not one that this list gave.
    pub fn parse(limit: Option<i64>, cursor: Option<&str>, filter: &str) -> Result<Self, Error> {
        let limit = limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            return Err(Error::invalid("page.limit_out_of_range").with("most", MOST).at("limit"));
        }
        let after = match cursor {
            None => None,
            Some(text) => Some(open(text, filter).ok_or_else(|| Error::invalid("page.bad_cursor").at("cursor"))?),
        };
        Ok(Self { limit, after })
    }

    /// Cuts one row more than the limit into a page; `key` gives a row's sort key.
    pub fn cut<T>(&self, mut rows: Vec<T>, filter: &str, key: impl Fn(&T) -> String) -> Page<T> {
        let limit = usize::try_from(self.limit).unwrap_or(0);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = if more { rows.last().map(|row| seal(&key(row), filter)) } else { None };
        Page { data: rows, next_cursor }
    }
}

/// The key of a row in a list by due day.
pub fn due_key(day: NaiveDate, id: impl Display) -> String {
    format!("{day} {id}")
}

/// The place in a list by due day that [`due_key`] wrote.
///
/// # Errors
/// The cursor is none of such a list.
pub fn due_place<T: FromStr>(key: &str) -> Result<(NaiveDate, T), Error> {
    let place = key.split_once(' ').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
    place.ok_or_else(|| Error::invalid("page.bad_cursor").at("cursor"))
}

fn seal(key: &str, filter: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{filter}\n{key}"))
}

fn open(cursor: &str, filter: &str) -> Option<String> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let (list, key) = text.split_once('\n')?;
    (list == filter).then(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_on_and_belongs_to_its_list() {
        let ask = PageAsk::parse(Some(2), None, "orders").unwrap();
        let page = ask.cut(vec!["a", "b", "c"], "orders", |row| (*row).to_owned());
        assert_eq!(page.data, ["a", "b"]);
        let cursor = page.next_cursor.unwrap();
        assert_eq!(PageAsk::parse(None, Some(&cursor), "orders").unwrap().after.as_deref(), Some("b"));
        assert_eq!(PageAsk::parse(None, Some(&cursor), "listings").unwrap_err().code, "page.bad_cursor");
        assert_eq!(PageAsk::parse(Some(0), None, "orders").unwrap_err().code, "page.limit_out_of_range");
    }
}
