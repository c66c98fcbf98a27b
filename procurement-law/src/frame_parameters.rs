//! Reading a parameter of the day within a frame; one that is not recorded gives the ruling that asks for a person.

use rust_decimal::Decimal;

use crate::category::Category;
use crate::frame::Frame;
use crate::parameter::Used;
use crate::parameters::find;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};

impl Frame {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::Mark;
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
