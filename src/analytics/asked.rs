//! What a dashboard is asked: for whom, which months, which part of the market.

use std::sync::RwLock;

use chrono::{Datelike, NaiveDate};
use market_figures::Ask;

use crate::analytics::month::Month;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::catalog::model::Class;
use crate::tally::cube::{Tally, line, order};
use crate::tally::figure::Label;

/// The most months of one dashboard.
pub const MOST: i32 = 240;
/// How many it shows unless asked otherwise.
const USUAL: i32 = 36;
/// Beyond so many months time is shown in years.
const BY_MONTH: i32 = 36;

/// For whom figures are: nobody sees more than its scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The office and auditors: everything.
    Office,
    /// An agency: its own.
    Agency(OrganisationId),
    /// A vendor: its own, and the market as a whole.
    Vendor(OrganisationId),
    /// A maker, by the key of its name: its own brands over all resellers, none of them named.
    Maker(String),
    /// Everybody: sums of many.
    Public,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// For whom.
    pub scope: Scope,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// Only this class.
    pub class: Option<Class>,
    /// Only agencies of this kind.
    pub kind: Option<String>,
    /// Only agencies of this region.
    pub region: Option<String>,
    /// Today in Taipei.
    pub today: NaiveDate,
}

/// A piece of time of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
}

/// Filters as they stand in an address.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// The first month, `112-01` or `2023-01`; three years before the last unless said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The last month; this month unless said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// Only `software`, `cloud` or `security`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
    /// Only agencies of this kind: `central`, `local`, `school`, `hospital`, `state_enterprise`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Only agencies of this region, such as 北區.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
}

impl Filters {
    /// Reads the filters for a scope.
    ///
    /// # Errors
    /// A month or a class cannot be read, the last month lies before the first, or there are more than [`MOST`].
    pub fn read(&self, scope: Scope, today: NaiveDate) -> Result<Asked, Error> {
        let month = |field: &str, text: &str| match text.trim() {
            "" => Ok(None),
            text => Month::parse(text).map(Some).ok_or_else(|| Error::invalid("chart.month_malformed").at(field)),
        };
        let to = month("to", &self.to)?.unwrap_or_else(|| Month::of_day(today));
        let from = month("from", &self.from)?.unwrap_or_else(|| to.plus(1 - USUAL));
        if !(0..MOST).contains(&to.since(from)) {
            return Err(Error::invalid("chart.months").with("most", MOST).at("to"));
        }
        let class = match self.class.trim() {
            "" => None,
            text => Some(text.parse().map_err(|_| Error::invalid("figures.class").at("class"))?),
        };
        let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        // The public is shown sums by class, kind and year: no filter may cut them to a single region's few agencies.
        let region = if scope == Scope::Public { None } else { said(&self.region) };
        Ok(Asked { scope, from, to, class, kind: said(&self.kind), region, today })
    }
}

impl Asked {
    /// The pieces of time: months, or ROC years when there are many.
    pub fn periods(&self) -> Vec<Period> {
        if self.to.since(self.from) >= BY_MONTH {
            return self.years();
        }
        (0..=self.to.since(self.from))
            .map(|step| self.from.plus(step))
            .map(|month| Period { from: month, to: month })
            .collect()
    }

    /// The ROC years, the first and the last cut to what is asked.
    pub fn years(&self) -> Vec<Period> {
        let years = self.from.roc_year()..=self.to.roc_year();
        let period = |year| {
            let first = Month::first_of(year);
            Period { from: first.max(self.from), to: first.plus(11).min(self.to) }
        };
        years.map(period).collect()
    }

    /// Its classes: the one asked for, or all.
    pub fn classes(&self) -> Vec<Class> {
        self.class.map_or_else(|| Class::ALL.to_vec(), |class| vec![class])
    }

    /// A question about orders within the scope and the filters; the market as a whole for vendors and the public.
    pub fn orders(&self, tally: &Tally, by: &[usize]) -> Ask {
        let mut ask = Ask::by(by).between(order::MONTH, code(self.from), code(self.to));
        for (dimension, word) in [
            (order::CLASS, self.class.map(Class::as_str)),
            (order::KIND, self.kind.as_deref()),
            (order::REGION, self.region.as_deref()),
        ] {
            if let Some(word) = word {
                ask = ask.only(dimension, [tally.word(word)]);
            }
        }
        match &self.scope {
            Scope::Agency(id) => ask.only(order::AGENCY, [tally.organisation(*id)]),
            Scope::Vendor(id) => ask.only(order::VENDOR, [tally.organisation(*id)]),
            // Orders are of many makers: a maker's figures are of lines.
            Scope::Maker(_) => ask.only(order::VENDOR, []),
            Scope::Office | Scope::Public => ask,
        }
    }

    /// The same about lines.
    pub fn lines(&self, tally: &Tally, by: &[usize]) -> Ask {
        let mut ask = Ask::by(by).between(line::MONTH, code(self.from), code(self.to));
        for (dimension, word) in [
            (line::CLASS, self.class.map(Class::as_str)),
            (line::KIND, self.kind.as_deref()),
            (line::REGION, self.region.as_deref()),
        ] {
            if let Some(word) = word {
                ask = ask.only(dimension, [tally.word(word)]);
            }
        }
        match &self.scope {
            Scope::Agency(id) => ask.only(line::AGENCY, [tally.organisation(*id)]),
            Scope::Vendor(id) => ask.only(line::VENDOR, [tally.organisation(*id)]),
            Scope::Maker(key) => ask.only(line::MAKER, [tally.word(key)]),
            Scope::Office | Scope::Public => ask,
        }
    }

    /// The same question for each of these pieces of time.
    pub fn each<'a>(&'a self, periods: &'a [Period]) -> impl Iterator<Item = Self> + 'a {
        periods.iter().map(|period| Self { from: period.from, to: period.to, ..self.clone() })
    }

    /// The same for as many months before.
    #[must_use]
    pub fn before(&self) -> Self {
        let months = self.to.since(self.from) + 1;
        Self { from: self.from.plus(-months), to: self.to.plus(-months), ..self.clone() }
    }

    /// The same question about the whole market.
    #[must_use]
    pub fn of_all(&self) -> Self {
        Self { scope: Scope::Office, ..self.clone() }
    }
}

impl Period {
    /// Whether a month of the figures is in it.
    pub fn holds(self, month: u32) -> bool {
        (code(self.from)..=code(self.to)).contains(&month)
    }

    /// `115-03`, or `115`; a year that is not whole says its months: `115（1–11月）`.
    pub fn label(self) -> Label {
        if self.from == self.to {
            return Label::plain(self.from.roc());
        }
        let months = |month: Month| month.first_day().month();
        match (months(self.from), months(self.to)) {
            (1, 12) => Label::plain(self.from.roc_year().to_string()),
            (first, last) => Label::plain(format!("{}（{first}–{last}月）", self.from.roc_year())),
        }
    }
}

/// The code of a month.
pub fn code(month: Month) -> u32 {
    u32::try_from(month.number()).unwrap_or_default()
}

/// Reads the figures.
pub fn reading<T>(tally: &RwLock<Tally>, body: impl FnOnce(&Tally) -> T) -> T {
    body(&tally.read().unwrap_or_else(std::sync::PoisonError::into_inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters(from: &str, to: &str) -> Filters {
        Filters { from: from.to_owned(), to: to.to_owned(), region: "北區".to_owned(), ..Filters::default() }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn many_months_are_shown_as_years_and_a_cut_year_says_so() {
        let asked = filters("112-03", "115-11").read(Scope::Office, day()).unwrap();
        let labels: Vec<Label> = asked.periods().into_iter().map(Period::label).collect();
        assert_eq!(labels, ["112（3–12月）", "113", "114", "115（1–11月）"].map(Label::plain));
        assert!(asked.periods()[1].holds(2024 * 12) && !asked.periods()[1].holds(2025 * 12));
        let usual = Filters::default().read(Scope::Office, day()).unwrap();
        assert_eq!((usual.periods().len(), usual.from.roc().as_str()), (36, "112-12"));
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        let code = |from, to| filters(from, to).read(Scope::Office, day()).unwrap_err().code;
        assert_eq!(code("115-02", "115-01"), "chart.months");
        assert_eq!(code("90-01", "115-01"), "chart.months");
        assert_eq!(code("soon", ""), "chart.month_malformed");
        let wrong = Filters { class: "x".to_owned(), ..Filters::default() };
        assert_eq!(wrong.read(Scope::Office, day()).unwrap_err().code, "figures.class");
    }

    #[test]
    fn the_public_cannot_cut_by_region() {
        assert_eq!(filters("", "").read(Scope::Public, day()).unwrap().region, None);
        assert_eq!(filters("", "").read(Scope::Office, day()).unwrap().region.as_deref(), Some("北區"));
    }
}
