//! The fields of the new order's form: `listing`, `seen` and `quantity` repeat, one of each for every line.

use crate::base::digest::sha256;
use crate::base::error::Error;
use crate::base::id::{ChoiceId, ListingId};
use crate::orders::draft::{NewLine, NewOrder};
use crate::orders::stated::Stated;
use uuid::Uuid;

/// What the form or the address says.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// The lines.
    pub lines: Vec<Line>,
    /// Why this vendor.
    pub reason: String,
    /// The superior agency's approval.
    pub superior_approval: String,
    /// Why the order goes to a debarred vendor all the same.
    pub barred_judgement: String,
    /// The locked choice that the reason rests on; none when nothing is named.
    pub choice: Option<ChoiceId>,
    /// The request whose chosen quote is the price.
    pub quote: Option<Uuid>,
    /// Random per rendering: a double click has one effect.
    pub key: String,
    /// The terms that were checked.
    pub checked: String,
}

/// One line as it was written.
#[derive(Clone, Debug)]
pub struct Line {
    /// The listing.
    pub listing: ListingId,
    /// The version that the person saw; none when the form is being opened.
    pub seen: Option<i64>,
    /// The quantity as written, so that a wrong one can be shown again; empty where the address says none.
    pub quantity: String,
}

impl Line {
    /// A form that is being opened begins with the fewest units that may be ordered.
    pub fn begin(&mut self, least: Option<i64>) {
        if self.seen.is_none() && self.quantity.is_empty() {
            self.quantity = least.unwrap_or(1).max(1).to_string();
        }
    }
}

impl Fields {
    /// Reads the pairs of a form or an address, in their order.
    ///
    /// # Errors
    /// A listing is no id.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Error> {
        let mut fields = Self::default();
        for (name, value) in pairs {
            match (name.as_str(), fields.lines.last_mut()) {
                ("listing", _) => {
                    let listing = value.parse().map_err(|_| Error::not_found())?;
                    fields.lines.push(Line { listing, seen: None, quantity: String::new() });
                }
                ("seen", Some(line)) => line.seen = value.parse().ok(),
                ("quantity", Some(line)) => line.quantity.clone_from(value),
                ("reason", _) => fields.reason.clone_from(value),
                ("superior_approval", _) => fields.superior_approval.clone_from(value),
                ("barred_judgement", _) => fields.barred_judgement.clone_from(value),
                ("choice", _) if value.is_empty() => fields.choice = None,
                ("choice", _) => fields.choice = Some(value.parse().map_err(|_| Error::not_found())?),
                ("quote", _) if value.is_empty() => fields.quote = None,
                ("quote", _) => fields.quote = Some(value.parse().map_err(|_| Error::not_found())?),
                ("key", _) => fields.key.clone_from(value),
                ("checked", _) => fields.checked.clone_from(value),
                _ => {}
            }
        }
        Ok(fields)
    }

    /// The order that the fields ask for. What is no number orders nothing, which placing refuses at its line.
    pub fn order(&self) -> NewOrder {
        let line = |line: &Line| NewLine {
            listing: line.listing,
            seen: line.seen.unwrap_or_default(),
            quantity: number(&line.quantity).unwrap_or_default(),
        };
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        NewOrder {
            lines: self.lines.iter().map(line).collect(),
            reason: self.reason.clone(),
            superior_approval: some(&self.superior_approval),
            choice: self.choice,
            stated: Stated {
                quote_request: self.quote,
                barred_judgement: some(&self.barred_judgement),
                ..Stated::default()
            },
        }
    }

    /// The digest of what the law and the total rest on: lines, approval, judgement and quote.
    pub fn terms(&self) -> String {
        let order = self.order();
        let quote = self.quote.map(|quote| quote.to_string()).unwrap_or_default();
        let (approval, judgement) = (order.superior_approval, order.stated.barred_judgement);
        let mut text = format!("{}\n{}\n{quote}\n", approval.unwrap_or_default(), judgement.unwrap_or_default());
        for line in order.lines {
            text.push_str(&format!("{} {} {}\n", line.listing, line.seen, line.quantity));
        }
        sha256(text.as_bytes())
    }

    /// The digest of all that is sent, keys apart.
    pub fn facts(&self) -> String {
        let choice = self.choice.map(|choice| choice.to_string()).unwrap_or_default();
        sha256(format!("{}\n{choice}\n{}", self.terms(), self.reason.trim()).as_bytes())
    }
}

/// A quantity as people write it: `1,000` and full-width digits too.
pub fn number(text: &str) -> Option<i64> {
    let plain = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',' && *letter != '，');
    let narrow = plain.map(|letter| match letter {
        '０'..='９' => char::from_digit(u32::from(letter) - u32::from('０'), 10).unwrap_or(letter),
        other => other,
    });
    let digits: String = narrow.collect();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(query: &str) -> Vec<(String, String)> {
        serde_urlencoded::from_str(query).unwrap()
    }

    const A: &str = "01890000-0000-7000-8000-000000000001";
    const B: &str = "01890000-0000-7000-8000-000000000002";

    #[test]
    fn repeated_fields_belong_to_the_line_before_them() {
        let query =
            format!("csrf=x&listing={A}&seen=3&quantity=1%2C000&listing={B}&quantity=%EF%BC%92&reason=r&seen=7");
        let fields = Fields::read(&pairs(&query)).unwrap();
        let lines: Vec<_> =
            fields.order().lines.iter().map(|line| (line.listing.to_string(), line.seen, line.quantity)).collect();
        assert_eq!(lines, [(A.to_owned(), 3, 1000), (B.to_owned(), 7, 2)]);
        assert_eq!(Fields::read(&pairs("listing=x")).unwrap_err().code, "not_found");
        assert!(Fields::read(&pairs("quantity=3")).unwrap().lines.is_empty());
    }

    #[test]
    fn a_form_that_is_opened_begins_with_the_least() {
        let begun = |query: &str, least| {
            let mut fields = Fields::read(&pairs(query)).unwrap();
            fields.lines[0].begin(least);
            fields.lines[0].quantity.clone()
        };
        assert_eq!(begun(&format!("listing={A}"), Some(5)), "5");
        assert_eq!(begun(&format!("listing={A}"), None), "1");
        assert_eq!(begun(&format!("listing={A}&quantity=3"), Some(5)), "3");
        assert_eq!(begun(&format!("listing={A}&seen=1&quantity="), Some(5)), "");
    }

    #[test]
    fn what_is_no_number_orders_nothing() {
        for (text, quantity) in
            [("", None), ("-1", None), ("1.5", None), ("十", None), ("99999999999999999999", None), (" 7 ", Some(7))]
        {
            assert_eq!(number(text), quantity, "{text}");
        }
    }

    #[test]
    fn terms_change_with_what_is_ordered_and_not_with_keys() {
        let facts = |query: &str| Fields::read(&pairs(query)).unwrap().terms();
        let one = facts(&format!("listing={A}&seen=1&quantity=1&key=a"));
        assert_eq!(one, facts(&format!("listing={A}&seen=1&quantity=%EF%BC%91&key=b&checked=c")));
        assert_ne!(one, facts(&format!("listing={A}&seen=1&quantity=2")));
        assert_ne!(one, facts(&format!("listing={A}&seen=2&quantity=1")));
    }
}
