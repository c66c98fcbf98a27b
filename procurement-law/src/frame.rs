//! The frame in which a case is judged: the day whose law holds, the owner's settings, the working calendar.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::calendar::Calendar;
use crate::category::Category;
use crate::mark::Mark;
use crate::parameter::{Parameter, Used};
use crate::parameters::find;
use crate::rule::Rule;
use crate::ruling::{Outcome, ParameterUse, Quantity, Ruling};
use crate::settings::Settings;

/// The frame of a case.
///
/// A procurement keeps the law of the day of its announcement, an order that of the day of the order; acts that come later are facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The day whose law holds, Taipei date.
    pub on: NaiveDate,
    /// What the owner has settled.
    pub settings: Settings,
}

impl Frame {
    /// A frame without settings.
    #[must_use]
    pub fn on(on: NaiveDate) -> Self {
        Self { on, settings: Settings::default() }
    }

    /// The working calendar with the closures of the settings.
    #[must_use]
    pub fn calendar(&self) -> Calendar<'_> {
        Calendar::new(&self.settings.closures)
    }

    /// The mark of a rule or parameter after the owner's switch.
    #[must_use]
    pub fn trust(&self, id: &str, mark: Mark) -> Mark {
        if self.settings.confirmed.contains(id) { Mark::Confirmed } else { mark }
    }

    /// An amount in NT$ on the day.
    ///
    /// # Errors
    /// The ruling that asks for a person when no amount is recorded.
    pub fn amount(&self, rule: &Rule, id: &str, category: Option<Category>) -> Result<Used<Decimal>, Box<Ruling>> {
        self.used(rule, id, category, |value| match value {
            Quantity::Money { value, .. } => Some(*value),
            _ => None,
        })
    }

    /// A number that is no amount on the day: points, percent.
    ///
    /// # Errors
    /// The ruling that asks for a person when no number is recorded.
    pub fn number(&self, rule: &Rule, id: &str) -> Result<Used<Decimal>, Box<Ruling>> {
        self.used(rule, id, None, |value| match value {
            Quantity::Number { value } => Some(*value),
            _ => None,
        })
    }

    /// A count on the day: days, persons, years.
    ///
    /// # Errors
    /// The ruling that asks for a person when no count is recorded.
    pub fn count(&self, rule: &Rule, id: &str) -> Result<Used<i64>, Box<Ruling>> {
        self.used(rule, id, None, |value| match value {
            Quantity::Count { value } => Some(*value),
            _ => None,
        })
    }

    fn used<T>(
        &self,
        rule: &Rule,
        id: &str,
        category: Option<Category>,
        take: impl Fn(&Quantity) -> Option<T>,
    ) -> Result<Used<T>, Box<Ruling>> {
        let version = find(id, category, self.on).map(|parameter| self.version(parameter));
        let used = version.and_then(|parameter| Some(Used { value: take(&parameter.value)?, parameter }));
        used.ok_or_else(|| {
            let asks = rule.begin(self, Outcome::NeedsPerson, "parameter.none");
            Box::new(asks.arg("on", self.on).arg("parameter", id))
        })
    }

    /// A version with the owner's value and switch.
    #[must_use]
    pub fn version(&self, parameter: &Parameter) -> ParameterUse {
        let own = self.settings.values.get(&parameter.id).filter(|_| !parameter.mark.is_confirmed());
        let value = match (own, &parameter.value) {
            (Some(own), Quantity::Money { .. }) => Quantity::money(*own),
            (Some(own), Quantity::Number { .. }) => Quantity::number(*own),
            (Some(own), Quantity::Count { .. }) => {
                i64::try_from(own.trunc()).map_or(parameter.value.clone(), Quantity::count)
            }
            (_, kept) => kept.clone(),
        };
        ParameterUse {
            id: parameter.id.clone(),
            valid_from: parameter.valid_from,
            value,
            source: if own.is_some() { "owner's setting".to_owned() } else { parameter.source.clone() },
            mark: self.trust(&parameter.id, parameter.mark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use crate::order::ord_05::RULE;
    use crate::parameter::{FRAMEWORK_TERM_LIMIT_YEARS, PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD};
    use crate::roc::day;

    fn own(settings: &str) -> Frame {
        Frame { settings: serde_json::from_str(settings).unwrap(), ..Frame::on(day(2022, 12, 31)) }
    }

    #[test]
    fn an_owner_switches_and_sets_what_was_not_read() {
        let goods = Some(Category::Goods);
        let plain = own("{}").amount(&RULE, SUPERVISION_THRESHOLD, goods).unwrap();
        assert_eq!((plain.value, plain.parameter.mark), (dollars(50_000_000), Mark::Known));
        let settled = own(r#"{"confirmed": ["supervision_threshold"], "values": {"supervision_threshold": "7"}}"#);
        let used = settled.amount(&RULE, SUPERVISION_THRESHOLD, goods).unwrap();
        assert_eq!((used.value, used.parameter.mark), (dollars(7), Mark::Confirmed));
        assert_eq!(used.parameter.source, "owner's setting");
    }

    #[test]
    fn the_law_itself_is_not_overruled() {
        let used =
            own(r#"{"values": {"publication_threshold": "7"}}"#).amount(&RULE, PUBLICATION_THRESHOLD, None).unwrap();
        assert_eq!((used.value, used.parameter.mark), (dollars(1_000_000), Mark::Confirmed));
        assert_ne!(used.parameter.source, "owner's setting");
    }

    #[test]
    fn a_number_of_another_kind_or_day_asks_for_a_person() {
        let frame = Frame::on(day(2026, 3, 2));
        assert_eq!(frame.count(&RULE, FRAMEWORK_TERM_LIMIT_YEARS).unwrap().value, 2);
        for asks in [
            frame.amount(&RULE, FRAMEWORK_TERM_LIMIT_YEARS, None).unwrap_err(),
            frame.number(&RULE, PUBLICATION_THRESHOLD).unwrap_err(),
            frame.count(&RULE, PUBLICATION_THRESHOLD).unwrap_err(),
            Frame::on(day(1999, 5, 26)).amount(&RULE, PUBLICATION_THRESHOLD, None).unwrap_err(),
        ] {
            assert_eq!((asks.outcome, asks.text.key.as_str()), (Outcome::NeedsPerson, "parameter.none"));
        }
    }
}
