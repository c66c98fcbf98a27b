//! The form of a framework: its fields as they were typed, and what they say.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::base::error::Error;
use crate::contracts::terms::{FeeRule, Terms};
use crate::contracts::written::{Written, WrittenAward, WrittenItem, WrittenOther};
use crate::web::trust::evidence_form::date;

/// Fields of an item's line: 組別, 組別名稱, 項次, 品項名稱, 單位, 單價上限, 最少數量, 最多數量, 最低金額, 最高金額,
/// 總量上限, 得標廠商.
const ITEM_FIELDS: usize = 12;

/// What stands in the place of a price when the award ends.
const ENDED: &str = "終止";

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FrameworkForm {
    /// Random per rendering: a double click has one effect.
    pub key: String,
    /// The version that the person saw.
    pub version: i64,
    /// Why it is amended.
    pub reason: String,
    /// 案號.
    pub case_no: String,
    /// The title.
    pub title: String,
    /// The class.
    pub class: String,
    /// The published budget.
    pub budget: String,
    /// First ordering day.
    pub starts_on: String,
    /// Last ordering day.
    pub ends_on: String,
    /// The last day before the extension.
    pub extended_from: String,
    /// `pcc` or `here`.
    pub order_of_record: String,
    /// `*`, or a code on each line.
    pub entitled: String,
    /// `code:cap` on each line.
    pub others: String,
    /// `yes` when the box is ticked.
    pub holds_allowed: String,
    /// Days to delivery.
    pub delivery_days: String,
    /// Delivery in words.
    pub delivery: String,
    /// Penalty for a day.
    pub penalty_permille: String,
    /// The penalty's cap.
    pub penalty_cap_percent: String,
    /// The penalty in words.
    pub penalty: String,
    /// What becomes of orders when a vendor is debarred; empty where the framework is silent.
    pub when_debarred: String,
    /// Who pays the fee.
    pub fee_payer: String,
    /// By what its tiers go.
    pub fee_basis: String,
    /// How it becomes whole dollars.
    pub fee_rounding: String,
    /// Its tiers, one on a line.
    pub fee_tiers: String,
    /// Items, one on a line.
    pub items: String,
}

impl FrameworkForm {
    /// The form of a framework that stands.
    pub fn of(written: &Written, version: i64) -> Self {
        let number = |value: Option<Decimal>| value.map(|one| one.normalize().to_string()).unwrap_or_default();
        let (terms, fee) = (&written.terms, written.terms.fee.as_ref());
        let others = written.others.iter().map(|one| format!("{}:{}", one.agency_code, one.cap.normalize()));
        Self {
            version,
            case_no: written.case_no.clone(),
            title: written.title.clone(),
            class: written.class.to_string(),
            budget: written.budget.normalize().to_string(),
            starts_on: written.starts_on.to_string(),
            ends_on: written.ends_on.to_string(),
            extended_from: terms.extended_from.map(|day| day.to_string()).unwrap_or_default(),
            order_of_record: written.order_of_record.to_string(),
            entitled: written.entitled.join("\n"),
            others: others.collect::<Vec<_>>().join("\n"),
            holds_allowed: if written.holds_allowed { "yes".to_owned() } else { String::new() },
            delivery_days: terms.delivery_days.map(|days| days.to_string()).unwrap_or_default(),
            delivery: terms.delivery.clone(),
            penalty_permille: number(terms.penalty_permille),
            penalty_cap_percent: number(terms.penalty_cap_percent),
            penalty: terms.penalty.clone(),
            when_debarred: terms.when_debarred.map(|one| one.to_string()).unwrap_or_default(),
            fee_payer: fee.map(|fee| fee.payer.clone()).unwrap_or_default(),
            fee_basis: fee.map(|fee| fee.basis.clone()).unwrap_or_default(),
            fee_rounding: fee.map(|fee| fee.rounding.clone()).unwrap_or_default(),
            fee_tiers: fee.map(FeeRule::lines).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What the fields say.
    ///
    /// # Errors
    /// A field cannot be read, with the field.
    pub fn read(&self) -> Result<Written, Error> {
        let missing = |field: &str| Error::invalid("choice.missing").at(field);
        let day = |text: &str, field: &str| if text.trim().is_empty() { Ok(None) } else { date(text, field).map(Some) };
        let codes = self.entitled.split(['\n', ';', ',', ' ']).map(str::trim).filter(|code| !code.is_empty());
        Ok(Written {
            case_no: self.case_no.trim().to_owned(),
            title: self.title.trim().to_owned(),
            class: self.class.parse().map_err(|_| missing("class"))?,
            budget: number(&self.budget, "budget")?.ok_or_else(|| Error::invalid("framework.amount").at("budget"))?,
            starts_on: date(&self.starts_on, "starts_on")?,
            ends_on: date(&self.ends_on, "ends_on")?,
            order_of_record: self.order_of_record.parse().map_err(|_| missing("order_of_record"))?,
            entitled: codes.map(str::to_owned).collect(),
            others: lines(&self.others).map(|(_, line)| other(line)).collect::<Result<Vec<_>, Error>>()?,
            holds_allowed: self.holds_allowed == "yes",
            terms: Terms {
                extended_from: day(&self.extended_from, "extended_from")?,
                delivery_days: count(&self.delivery_days, "delivery_days")?,
                delivery: self.delivery.trim().to_owned(),
                penalty_permille: number(&self.penalty_permille, "penalty_permille")?,
                penalty_cap_percent: number(&self.penalty_cap_percent, "penalty_cap_percent")?,
                penalty: self.penalty.trim().to_owned(),
                when_debarred: match self.when_debarred.as_str() {
                    "" => None,
                    text => Some(text.parse().map_err(|_| missing("when_debarred"))?),
                },
                fee: self.fee()?,
            },
            items: items(&self.items)?,
        })
    }

    fn fee(&self) -> Result<Option<FeeRule>, Error> {
        if self.fee_tiers.trim().is_empty() {
            return Ok(None);
        }
        let wrong = || Error::invalid("framework.fee_tiers").at("fee_tiers");
        Ok(Some(FeeRule {
            payer: self.fee_payer.clone(),
            basis: self.fee_basis.clone(),
            rounding: self.fee_rounding.clone(),
            tiers: FeeRule::read_tiers(&self.fee_tiers).ok_or_else(wrong)?,
        }))
    }
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).map(|(at, line)| (at, line.trim())).filter(|(_, line)| !line.is_empty())
}

fn number(text: &str, field: &str) -> Result<Option<Decimal>, Error> {
    let plain = text.trim().replace(',', "");
    if plain.is_empty() {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_| Error::invalid("framework.number").with("text", text).at(field))
}

fn count(text: &str, field: &str) -> Result<Option<i64>, Error> {
    let plain = text.trim().replace(',', "");
    if plain.is_empty() {
        return Ok(None);
    }
    plain.parse().map(Some).map_err(|_| Error::invalid("framework.number").with("text", text).at(field))
}

fn other(line: &str) -> Result<WrittenOther, Error> {
    let wrong = || Error::invalid("framework.other_line").with("line", line).at("others");
    let (code, cap) = line.rsplit_once(':').ok_or_else(wrong)?;
    let cap = number(cap, "others")?.ok_or_else(wrong)?;
    Ok(WrittenOther { agency_code: code.trim().to_owned(), cap })
}

/// Reads the items' lines, CSV without a header.
fn items(text: &str) -> Result<Vec<WrittenItem>, Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut items = Vec::new();
    for record in reader.records() {
        let wrong = |line: u64| Error::invalid("framework.item_line").with("line", line).with("most", ITEM_FIELDS);
        let record = record.map_err(|_| wrong(0).at("items"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<&str> = record.iter().map(str::trim).collect();
        let [lot_no, lot_name, item_no, name, unit, ceiling, least, most, low, high, cap, vendors] = cells.as_slice()
        else {
            return Err(wrong(line).at("items"));
        };
        let (awards, ended) = awards(vendors).ok_or_else(|| wrong(line).at("items"))?;
        items.push(WrittenItem {
            lot_no: (*lot_no).to_owned(),
            lot_name: (*lot_name).to_owned(),
            item_no: (*item_no).to_owned(),
            name: (*name).to_owned(),
            unit: (*unit).to_owned(),
            price_ceiling: number(ceiling, "items")?.ok_or_else(|| wrong(line).at("items"))?,
            min_quantity: count(least, "items")?,
            max_quantity: count(most, "items")?,
            min_amount: number(low, "items")?,
            max_amount: number(high, "items")?,
            quantity_cap: count(cap, "items")?,
            awards,
            ended,
        });
    }
    Ok(items)
}

/// `04595257:1300;00000000:終止`: who is awarded at what price, and whose award ends.
fn awards(text: &str) -> Option<(Vec<WrittenAward>, Vec<String>)> {
    let (mut awards, mut ended) = (Vec::new(), Vec::new());
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (ubn, said) = part.split_once(':')?;
        let (ubn, said) = (ubn.trim().to_owned(), said.trim());
        if said == ENDED {
            ended.push(ubn);
        } else {
            awards.push(WrittenAward { ubn, price: said.replace(',', "").parse().ok()? });
        }
    }
    Some((awards, ended))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_item_and_a_wrong_one_is_named() {
        let read = items("1,辦公室,1,文書處理,使用者,1500,1,100,,,5000,04595257:1300;00000000:1250\n").unwrap();
        assert_eq!((read[0].item_no.as_str(), read[0].quantity_cap, read[0].awards.len()), ("1", Some(5000), 2));
        let error = items("1,辦公室,1,文書處理,使用者,1500,1,100,,,5000,\n1,2,3\n").unwrap_err();
        assert_eq!((error.code, error.args["line"].as_str()), ("framework.item_line", "2"));
        assert_eq!(items("1,a,1,b,c,1500,x,100,,,5000,").unwrap_err().code, "framework.number");
        assert!(items("").unwrap().is_empty());
        let ending = items("1,a,1,b,c,1500,,,,,,04595257:1300;*:終止").unwrap();
        assert_eq!((ending[0].awards.len(), ending[0].ended.as_slice()), (1, &["*".to_owned()][..]));
    }
}
