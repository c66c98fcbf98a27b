//! The frame in which a case is judged: the day whose law holds, the owner's settings, the working calendar.

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::mark::Mark;
use crate::parameter::Parameter;
use crate::ruling::{ParameterUse, Quantity};
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
