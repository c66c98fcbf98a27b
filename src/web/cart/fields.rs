//! The fields of the cart's forms: `listing`, `seen`, `quantity` and `renew` repeat for lines, `order` begins what is stated
//! for one of the orders.

use procurement_law::roc;
use uuid::Uuid;

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{ChoiceId, FrameworkId, ListingId, OrganisationId};
use crate::base::money::Money;
use crate::carts::put::NewLine;
use crate::carts::split::Terms;
use crate::orders::stated::{Protection, Stated};
use crate::web::order_new::fields::number;

/// What a form says.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    lines: Vec<Line>,
    /// What is stated, as it was written.
    pub orders: Vec<Written>,
    /// The version of the cart that the person saw.
    pub version: i64,
    /// Random per rendering: a double click has one effect.
    pub key: String,
    /// What was checked.
    pub checked: String,
}

#[derive(Clone, Debug)]
struct Line {
    listing: ListingId,
    seen: i64,
    quantity: String,
}

/// What is stated for one order, as it was written.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// `framework:vendor`.
    pub order: String,
    /// Each field by its name; `covered` may repeat.
    pub fields: Vec<(String, String)>,
}

impl Written {
    /// What was written into a field.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|field| field.0 == name).map_or("", |field| field.1.as_str())
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str, value: &str) -> bool {
        self.fields.iter().any(|field| field.0 == name && field.1 == value)
    }

    fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name).trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn terms(&self) -> Result<Terms, Error> {
        let (framework, vendor) = self.order.split_once(':').ok_or_else(Error::not_found)?;
        let day = |name: &'static str| match self.some(name) {
            None => Ok(None),
            Some(text) => roc::parse(&text).map(Some).ok_or_else(|| Error::invalid("order.stated_day").at(name)),
        };
        let add_on = match self.some("add_on") {
            None => None,
            Some(text) => Some(Money::parse(&text).ok_or_else(|| Error::invalid("order.add_on").at("add_on"))?),
        };
        let invited = match self.some("invited") {
            None => None,
            Some(text) => Some(number(&text).ok_or_else(|| Error::invalid("order.stated_number").at("invited"))?),
        };
        let level = self.some("level").map(|text| text.parse::<Protection>().map_err(|_| Error::not_found()));
        let quote = self.some("quote_request").map(|text| text.parse::<Uuid>().map_err(|_| Error::not_found()));
        let choice = self.some("choice").map(|text| text.parse::<ChoiceId>().map_err(|_| Error::not_found()));
        let covered = self.fields.iter().filter(|field| field.0 == "covered").map(|field| field.1.clone());
        Ok(Terms {
            framework: framework.parse::<FrameworkId>().map_err(|_| Error::not_found())?,
            vendor: vendor.parse::<OrganisationId>().map_err(|_| Error::not_found())?,
            reason: self.get("reason").to_owned(),
            superior_approval: self.some("superior_approval"),
            choice: choice.transpose()?,
            stated: Stated {
                quote_request: quote.transpose()?,
                add_on,
                add_on_relation: self.some("add_on_relation"),
                vendor_consent: self.some("vendor_consent"),
                price_checked_on: day("price_checked_on")?,
                invited,
                barred_from: day("barred_from")?,
                barred_until: day("barred_until")?,
                barred_judgement: self.some("barred_judgement"),
                level: level.transpose()?,
                covered: covered.collect(),
                deliver_by: day("deliver_by")?,
            },
        })
    }
}

impl Fields {
    /// Reads the pairs of a form, in their order.
    ///
    /// # Errors
    /// A listing is no id.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Error> {
        let mut fields = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "csrf" => {}
                "key" => fields.key.clone_from(value),
                "checked" => fields.checked.clone_from(value),
                "version" => fields.version = value.parse().unwrap_or_default(),
                "listing" => {
                    let listing = value.parse().map_err(|_| Error::not_found())?;
                    fields.lines.push(Line { listing, seen: 0, quantity: "1".to_owned() });
                }
                "order" => fields.orders.push(Written { order: value.clone(), fields: Vec::new() }),
                "seen" | "quantity" | "renew" | "remove" => {
                    let Some(line) = fields.lines.last_mut() else { continue };
                    match name.as_str() {
                        "quantity" => line.quantity.clone_from(value),
                        "remove" => line.quantity = "0".to_owned(),
                        // What was seen when it was put in, unless the present version is taken.
                        _ => line.seen = value.parse().unwrap_or_default(),
                    }
                }
                _ => {
                    let Some(order) = fields.orders.last_mut() else { continue };
                    order.fields.push((name.clone(), value.clone()));
                }
            }
        }
        Ok(fields)
    }

    /// The lines to put; what is no number puts -1, which is refused at its line.
    pub fn lines(&self) -> Vec<NewLine> {
        let line = |line: &Line| NewLine {
            listing: line.listing,
            seen: line.seen,
            quantity: number(&line.quantity).unwrap_or(-1),
        };
        self.lines.iter().map(line).collect()
    }

    /// What is stated for each order.
    ///
    /// # Errors
    /// A day, an amount or a number cannot be read.
    pub fn terms(&self) -> Result<Vec<Terms>, Error> {
        self.orders.iter().map(Written::terms).collect()
    }

    /// What was written for an order.
    pub fn of(&self, order: &str) -> Written {
        self.orders.iter().find(|written| written.order == order).cloned().unwrap_or_default()
    }

    /// The digest of all that the law and the orders rest on.
    pub fn digest(&self) -> String {
        let mut text = format!("{}\n", self.version);
        for order in &self.orders {
            text.push_str(&format!("{}\n", order.order));
            for (name, value) in &order.fields {
                text.push_str(&format!("{name}={}\n", value.trim()));
            }
        }
        sha256(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "01890000-0000-7000-8000-000000000001";
    const B: &str = "01890000-0000-7000-8000-000000000002";

    fn fields(query: &str) -> Fields {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
        Fields::read(&pairs).unwrap()
    }

    #[test]
    fn lines_and_orders_take_the_fields_after_them() {
        let read = fields(&format!(
            "listing={A}&seen=2&quantity=3&listing={B}&seen=1&renew=4&quantity=5&remove=1&order={A}:{B}&reason=r&\
             level=high&covered=logs&covered=sbom&deliver_by=116/1/5&add_on=1,000&invited=7"
        ));
        let lines: Vec<_> = read.lines().iter().map(|line| (line.seen, line.quantity)).collect();
        assert_eq!(lines, [(2, 3), (4, 0)]);
        let terms = read.terms().unwrap();
        assert_eq!((terms[0].reason.as_str(), terms[0].stated.covered.len()), ("r", 2));
        assert_eq!(terms[0].stated.deliver_by.unwrap().to_string(), "2027-01-05");
        assert_eq!((terms[0].stated.level, terms[0].stated.invited), (Some(Protection::High), Some(7)));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let code = |field: &str| fields(&format!("order={A}:{B}&{field}=x")).terms().unwrap_err().code;
        assert_eq!(code("deliver_by"), "order.stated_day");
        assert_eq!(code("add_on"), "order.add_on");
        assert_eq!(code("invited"), "order.stated_number");
        assert_eq!(code("level"), "not_found");
        let one = fields(&format!("version=1&order={A}:{B}&reason=a"));
        assert_ne!(one.digest(), fields(&format!("version=2&order={A}:{B}&reason=a")).digest());
        assert_eq!(one.digest(), fields(&format!("key=z&version=1&order={A}:{B}&reason=a")).digest());
    }
}
