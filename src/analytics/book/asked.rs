//! What the price database is asked, as it stands in an address.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analytics::book::list::Wanted;
use crate::analytics::book::paid::{LONGEST, USUAL, Window};
use crate::base::error::Error;
use crate::catalog::model::Class;

/// The filters.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BookAsk {
    /// Words that maker, name, edition or category hold.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// Only `software`, `cloud` or `security`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// Which page of the list, from 1.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// Months whose prices count; 24 unless said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub months: String,
}

impl BookAsk {
    /// The window until a day, and its months.
    ///
    /// # Errors
    /// The months are no number, or out of range.
    pub fn window(&self, today: NaiveDate) -> Result<(Window, i32), Error> {
        let months = match self.months.trim() {
            "" => Some(USUAL),
            text => text.parse().ok().filter(|months| (1..=LONGEST).contains(months)),
        };
        let months = months.ok_or_else(|| Error::invalid("book.months").with("most", LONGEST).at("months"))?;
        Ok((Window::until(today, months), months))
    }

    /// Which products are wanted.
    ///
    /// # Errors
    /// The class is none.
    pub fn wanted(&self) -> Result<Wanted, Error> {
        let class: Option<Class> = match self.class.trim() {
            "" => None,
            text => Some(text.parse().map_err(|_| Error::invalid("figures.class").at("class"))?),
        };
        let page = self.page.trim().parse::<usize>().unwrap_or(1).max(1) - 1;
        Ok(Wanted { words: self.q.clone(), class, page })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_asked_is_refused() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let of = |months: &str, class: &str| BookAsk {
            months: months.to_owned(),
            class: class.to_owned(),
            page: "x".to_owned(),
            ..BookAsk::default()
        };
        assert_eq!(of("", "").window(day).unwrap().1, 24);
        assert_eq!(of("121", "").window(day).unwrap_err().code, "book.months");
        assert_eq!(of("-", "").window(day).unwrap_err().code, "book.months");
        assert_eq!(of("", "x").wanted().unwrap_err().code, "figures.class");
        assert_eq!(of("", "cloud").wanted().unwrap().page, 0);
    }
}
