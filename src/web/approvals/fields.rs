//! The fields of the setting's form: `from`, `kind` and `user` repeat, one of each for every step; a step without an amount is
//! none.

use crate::approvals::keep::NewSetting;
use crate::approvals::model::{ChainStep, CompareScope, Setting, StepKind};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::web::order_new::fields::number;

/// Empty rows for further steps.
const SPARE: usize = 2;

/// What the form says, as it was written.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// The version that the person saw.
    pub version: i64,
    /// Whether orders are approved outside.
    pub outside: bool,
    /// The steps.
    pub rows: Vec<Row>,
    /// Days after which an open order ends.
    pub expire_days: String,
    /// From which amount vendors are compared.
    pub compare_from: String,
    /// How many at least.
    pub compare_least: String,
    /// Among which.
    pub compare_scope: String,
}

/// A step as it was written.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// From which amount.
    pub from: String,
    /// What sort.
    pub kind: String,
    /// Whose.
    pub user: String,
}

impl Fields {
    /// The form of a setting.
    pub fn of(setting: Option<&Setting>) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        let row = |step: ChainStep| Row {
            from: step.from.to_string(),
            kind: step.kind.to_string(),
            user: text(step.user.map(|user| user.to_string())),
        };
        let mut rows: Vec<Row> = setting.map(Setting::chain).unwrap_or_default().into_iter().map(row).collect();
        rows.extend(std::iter::repeat_n(Row::default(), SPARE));
        Self {
            version: setting.map_or(0, |setting| setting.version),
            outside: setting.is_some_and(|setting| setting.outside),
            rows,
            expire_days: text(setting.and_then(|row| row.expire_days).map(|days| days.to_string())),
            compare_from: text(setting.and_then(|row| row.compare_from).map(|amount| amount.to_string())),
            compare_least: text(setting.and_then(|row| row.compare_least).map(|least| least.to_string())),
            compare_scope: text(setting.and_then(|row| row.compare_scope).map(|scope| scope.to_string())),
        }
    }

    /// Reads the pairs of a form, in their order.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            match (name.as_str(), fields.rows.last_mut()) {
                ("version", _) => fields.version = value.parse().unwrap_or(-1),
                ("outside", _) => fields.outside = !value.is_empty(),
                ("from", _) => fields.rows.push(Row { from: value.clone(), ..Row::default() }),
                ("kind", Some(row)) => row.kind.clone_from(value),
                ("user", Some(row)) => row.user.clone_from(value),
                ("expire_days", _) => fields.expire_days.clone_from(value),
                ("compare_from", _) => fields.compare_from.clone_from(value),
                ("compare_least", _) => fields.compare_least.clone_from(value),
                ("compare_scope", _) => fields.compare_scope.clone_from(value),
                _ => {}
            }
        }
        fields
    }

    /// The setting that the fields ask for.
    ///
    /// # Errors
    /// What cannot be read, at its field.
    pub fn setting(&self) -> Result<NewSetting, Error> {
        let mut steps = Vec::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.from.trim().is_empty()) {
            let wrong = |code, field: &str| Error::invalid(code).at(&format!("steps/{at}/{field}"));
            let user = match row.user.trim() {
                "" => None,
                user => Some(user.parse().map_err(|_| wrong("approval.person_unknown", "user"))?),
            };
            steps.push(ChainStep {
                from: Money::parse(&row.from).ok_or_else(|| wrong("approval.amount", "from"))?,
                kind: row.kind.parse::<StepKind>().map_err(|_| wrong("approval.kind", "kind"))?,
                user,
            });
        }
        let count = |text: &str, field: &'static str| match text.trim() {
            "" => Ok(None),
            text => number(text).map(Some).ok_or_else(|| Error::invalid("order.stated_number").at(field)),
        };
        let compare = match self.compare_from.trim() {
            "" => None,
            from => {
                let wrong = || Error::invalid("approval.compare").at("compare_from");
                let scope: CompareScope = self.compare_scope.parse().map_err(|_| wrong())?;
                Some((Money::parse(from).ok_or_else(wrong)?, count(&self.compare_least, "compare_least")?, scope))
            }
        };
        let expire_days = count(&self.expire_days, "expire_days")?;
        Ok(NewSetting { outside: self.outside, steps, expire_days, compare })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(query: &str) -> Fields {
        Fields::read(&serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap())
    }

    #[test]
    fn steps_without_an_amount_are_none() {
        let read =
            fields("version=2&from=0&kind=approval&user=&from=150%2C000&kind=accounting&user=&from=&kind=approval");
        let setting = read.setting().unwrap();
        assert_eq!((read.version, setting.steps.len(), setting.outside), (2, 2, false));
        assert_eq!(setting.steps[1].from, Money::dollars(150_000).unwrap());
        assert_eq!(setting.steps[1].kind, StepKind::Accounting);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let at = |query: &str| fields(query).setting().unwrap_err().fields[0].field.clone();
        assert_eq!(at("from=x&kind=approval"), "steps/0/from");
        assert_eq!(at("from=0&kind=x"), "steps/0/kind");
        assert_eq!(at("from=0&kind=approval&user=x"), "steps/0/user");
        assert_eq!(at("expire_days=x"), "expire_days");
        assert_eq!(at("compare_from=1&compare_scope=x"), "compare_from");
    }
}
