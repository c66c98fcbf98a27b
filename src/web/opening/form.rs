//! The fields of the record's form: `label`, `name`, `ubn`, `delivered_on`, `delivered_at`, `obstacle`, `price`
//! and `submitted` repeat for each bid.

use chrono::{NaiveDateTime, NaiveTime};
use procurement_law::roc;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::openings::written::{BidLine, Written};

/// The pairs of a form.
pub type Pairs = Vec<(String, String)>;

/// The fields of a bid's line.
const LINE: [&str; FIELDS] = ["label", "name", "ubn", "delivered_on", "delivered_at", "obstacle", "price", "submitted"];
/// How many they are.
const FIELDS: usize = 8;

/// What the form says, as it was written.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    fields: Pairs,
    /// The lines of the bids: label, name, number, day, hour, obstacle, price, way.
    pub bids: Vec<[String; FIELDS]>,
}

impl Sent {
    /// Reads the pairs of a form, in their order.
    pub fn of(pairs: &[(String, String)]) -> Self {
        let mut sent = Self::default();
        for (name, value) in pairs {
            match LINE.iter().position(|field| field == name) {
                Some(0) => {
                    let mut line: [String; FIELDS] = Default::default();
                    line[0].clone_from(value);
                    sent.bids.push(line);
                }
                Some(place) => {
                    if let Some(field) = sent.bids.last_mut().and_then(|line| line.get_mut(place)) {
                        field.clone_from(value);
                    }
                }
                None => sent.fields.push((name.clone(), value.clone())),
            }
        }
        sent
    }

    /// The form of a record that stands.
    pub fn from(written: &Written, spare: usize) -> Self {
        let (day, hour) = moment(written.held_at);
        let fields = [
            ("held_on", day),
            ("held_at", hour),
            ("place", written.place.clone()),
            ("called", written.called.to_string()),
            ("turn", written.turn.to_string()),
            ("repeats_failed", if written.repeats_failed { "yes".to_owned() } else { String::new() }),
            ("limited_approval", written.limited_approval.clone()),
            ("chair", written.chair.clone()),
            ("chair_appointed", written.chair_appointed.clone()),
            ("clerk", written.clerk.clone()),
            ("monitor", written.monitor.clone()),
            ("attended", written.attended.clone()),
            ("result", written.result.to_string()),
            ("remarks", written.remarks.clone()),
        ];
        let grounds = written.withheld.iter().map(|ground| ("withheld".to_owned(), ground.to_string()));
        let fields = fields.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(grounds);
        let line = |bid: &BidLine| {
            let (day, hour) = moment(bid.delivered_at);
            let obstacle = bid.obstacle.map(|one| one.to_string()).unwrap_or_default();
            let price = bid.price.map(|price| price.decimal().normalize().to_string()).unwrap_or_default();
            let submitted = bid.submitted.map(|way| way.to_string()).unwrap_or_default();
            [bid.label.clone(), bid.name.clone(), bid.ubn.clone(), day, hour, obstacle, price, submitted]
        };
        Self { fields: fields.collect(), bids: written.bids.iter().map(line).chain(blank(spare)).collect() }
    }

    /// The form of a record that nobody wrote: the hour that was announced, the bids whose packages came in.
    pub fn fresh(opens_at: Time, labels: &[(String, String)], spare: usize) -> Self {
        let (day, hour) = moment(opens_at);
        let fields =
            vec![("held_on".to_owned(), day), ("held_at".to_owned(), hour), ("turn".to_owned(), "1".to_owned())];
        let line = |(label, name): &(String, String)| {
            let is_number = label.len() == 8 && label.bytes().all(|byte| byte.is_ascii_digit());
            let ubn = if is_number { label.clone() } else { String::new() };
            let mut fields: [String; FIELDS] = Default::default();
            for (field, known) in fields.iter_mut().zip([label, name, &ubn]) {
                field.clone_from(known);
            }
            fields
        };
        Self { fields, bids: labels.iter().map(line).chain(blank(spare)).collect() }
    }

    /// What was written into a field.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|field| field.0 == name).map_or("", |field| field.1.as_str())
    }

    /// Whether a box was ticked or an option chosen.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.fields.iter().any(|field| field.0 == name && field.1 == value)
    }

    /// All that is sent but the key, for its fingerprint.
    pub fn facts(&self) -> String {
        let own = self.fields.iter().filter(|field| field.0 != "key" && field.0 != "csrf");
        let fields: Vec<String> = own.map(|(name, value)| format!("{name}={value}")).collect();
        let bids: Vec<String> = self.bids.iter().map(|line| line.join("\t")).collect();
        format!("{}\n{}", fields.join("\n"), bids.join("\n"))
    }

    /// The record.
    ///
    /// # Errors
    /// A field cannot be read, with the field.
    pub fn written(&self) -> Result<Written, Error> {
        let chosen = |name: &str| Error::invalid("choice.missing").at(name);
        let said = |name: &str| self.get(name).trim().to_owned();
        let lines = self.bids.iter().filter(|line| line.iter().any(|field| !field.trim().is_empty()));
        let grounds = self.fields.iter().filter(|field| field.0 == "withheld").map(|field| field.1.parse());
        Ok(Written {
            held_at: instant(self.get("held_on"), self.get("held_at"), "held_at")?,
            place: said("place"),
            called: self.get("called").parse().map_err(|_| chosen("called"))?,
            turn: self.get("turn").trim().parse().map_err(|_| Error::invalid("opening.turn").at("turn"))?,
            repeats_failed: self.is("repeats_failed", "yes"),
            limited_approval: said("limited_approval"),
            chair: said("chair"),
            chair_appointed: said("chair_appointed"),
            clerk: said("clerk"),
            monitor: said("monitor"),
            attended: said("attended"),
            bids: lines.enumerate().map(|(number, line)| bid(number, line)).collect::<Result<_, _>>()?,
            result: self.get("result").parse().map_err(|_| chosen("result"))?,
            withheld: grounds.collect::<Result<_, _>>().map_err(|_| chosen("withheld"))?,
            remarks: said("remarks"),
        })
    }
}

fn bid(number: usize, line: &[String; FIELDS]) -> Result<BidLine, Error> {
    let [label, name, ubn, on, at, obstacle, price, submitted] = line.each_ref().map(|field| field.trim());
    let place = |field: &str| format!("bids/{number}/{field}");
    // Who has no package of its own is known by its number, or by its name.
    let label = [label, ubn, name].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let obstacle = if obstacle.is_empty() { None } else { Some(obstacle.parse()) };
    let price = if price.is_empty() { None } else { Some(Money::parse(price)) };
    let submitted = if submitted.is_empty() { None } else { Some(submitted.parse()) };
    Ok(BidLine {
        label: label.to_owned(),
        ubn: ubn.to_owned(),
        name: name.to_owned(),
        delivered_at: instant(on, at, &place("delivered_at"))?,
        obstacle: obstacle.transpose().map_err(|_| Error::invalid("choice.missing").at(&place("obstacle")))?,
        price: match price {
            None => None,
            Some(read) => Some(read.ok_or_else(|| Error::invalid("opening.price").at(&place("price")))?),
        },
        submitted: submitted.transpose().map_err(|_| Error::invalid("choice.missing").at(&place("submitted")))?,
    })
}

/// A day as people write it and an hour, in Taipei.
fn instant(on: &str, at: &str, field: &str) -> Result<Time, Error> {
    let wrong = || Error::invalid("opening.moment").at(field);
    let day = roc::parse(on.trim()).ok_or_else(wrong)?;
    let hour = NaiveTime::parse_from_str(at.trim(), "%H:%M").map_err(|_| wrong())?;
    Ok(Time::of_taipei(NaiveDateTime::new(day, hour)))
}

fn moment(at: Time) -> (String, String) {
    let local = at.taipei();
    (format!("{}/{}", at.roc_year(), local.format("%m/%d")), local.format("%H:%M").to_string())
}

fn blank(count: usize) -> impl Iterator<Item = [String; FIELDS]> {
    std::iter::repeat_with(Default::default).take(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openings::written::Submitted;

    #[test]
    fn lines_take_the_fields_after_them_and_empty_ones_are_none() {
        let query = "held_on=115/11/20&held_at=09:30&place=p&called=open&turn=1&chair=a&chair_appointed=x&clerk=b&result=opened\
            &label=12345675&name=n&ubn=12345675&delivered_on=115/11/19&delivered_at=17:00&obstacle=&price=1,000&submitted=electronic\
            &label=&name=&ubn=&delivered_on=&delivered_at=&obstacle=&price=";
        let pairs: Pairs = serde_urlencoded::from_str(query).unwrap();
        let written = Sent::of(&pairs).written().unwrap();
        assert_eq!(written.held_at.rfc3339(), "2026-11-20T01:30:00.000000Z");
        assert_eq!((written.bids.len(), written.bids[0].price.unwrap().to_string().as_str()), (1, "1,000"));
        assert_eq!(written.bids[0].submitted, Some(Submitted::Electronic));
        assert_eq!(Sent::of(&pairs).facts(), Sent::of(&pairs).facts());
        let again = Sent::from(&written, 1);
        assert_eq!(again.written().unwrap(), written, "what is shown again is what was written");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let field = |query: &str| {
            let pairs: Pairs = serde_urlencoded::from_str(query).unwrap();
            Sent::of(&pairs).written().unwrap_err().fields[0].field.clone()
        };
        assert_eq!(field("held_on=soon&held_at=09:30"), "held_at");
        assert_eq!(field("held_on=115/11/20&held_at=9.30"), "held_at");
        assert_eq!(field("held_on=115/11/20&held_at=09:30&called=x"), "called");
        let start = "held_on=115/11/20&held_at=09:30&called=open&turn=1&result=opened";
        assert_eq!(field(&format!("{start}&label=a&name=n&delivered_on=x")), "bids/0/delivered_at");
        assert!(crate::texts::has("error-opening-moment"));
    }
}
