//! The forms of an award, as people fill them in.

use bid_review::terms::Terms;
use procurement_law::category::Category;

use crate::awards::offers::WrittenOffer;
use crate::awards::plan::{Plan, PlanItem};
use crate::awards::reserve::{Amounts, Entered};
use crate::base::error::Error;
use crate::base::money::Money;
use crate::tenders::model::Tender;
use crate::web::sent::Sent;

/// The plan.
///
/// # Errors
/// A field cannot be read, with the field.
pub fn plan(sent: &Sent) -> Result<Plan, Error> {
    let chosen = |name: &str| Error::invalid("choice.missing").at(name);
    let rounds = sent.given("rounds").map(str::parse).transpose();
    Ok(Plan {
        manner: sent.get("manner").parse().map_err(|_| chosen("manner"))?,
        category: Category::from_code(sent.get("category")).ok_or_else(|| chosen("category"))?,
        procurement: money(sent.get("procurement"), "procurement")?,
        budget: money(sent.get("budget"), "budget")?,
        reserve: sent.get("reserve").parse().map_err(|_| chosen("reserve"))?,
        has_superior: sent.is("has_superior", "yes"),
        rounds: rounds.map_err(|_| Error::invalid("award.rounds").at("rounds"))?,
        told: sent.is("told", "yes"),
        items: items(sent.get("items"))?,
    })
}

/// One item a line: number, name, unit, ceiling, by tabs or bars.
fn items(text: &str) -> Result<Vec<PlanItem>, Error> {
    let line = |line: &str| {
        let mut fields = line.split(['\t', '|']).map(str::trim);
        let mut next = || fields.next().unwrap_or_default().to_owned();
        let (no, name, unit, ceiling) = (next(), next(), next(), next());
        let ceiling = if ceiling.is_empty() { None } else { Some(money(&ceiling, "items")?) };
        Ok(PlanItem { no, name, unit, ceiling })
    };
    text.lines().filter(|text| !text.trim().is_empty()).map(line).collect()
}

/// The form of a plan that nobody made: the items of the tender.
pub fn plan_form(tender: &Tender) -> Sent {
    let terms: Terms = tender.terms().unwrap_or_default();
    let line = |(number, item): (usize, &bid_review::terms::TermItem)| {
        let ceiling = item.unit_price_ceiling.map(|ceiling| ceiling.to_string()).unwrap_or_default();
        format!("{number} | {} | {} | {ceiling}", item.name, item.unit)
    };
    let lines: Vec<String> = (1..).zip(&terms.items).map(line).collect();
    let fields = [("items", lines.join("\n")), ("has_superior", "yes".to_owned()), ("told", "yes".to_owned())];
    Sent(fields.map(|(name, value)| (name.to_owned(), value)).into())
}

/// The reserve prices.
///
/// # Errors
/// An amount cannot be read.
pub fn amounts(sent: &Sent) -> Result<Amounts, Error> {
    let given = sent.under("amount:").filter(|(_, text)| !text.is_empty());
    given.map(|(item, text)| Ok((item.to_owned(), money(text, &format!("amounts/{item}"))?))).collect()
}

/// The reserve prices with who fixed them.
///
/// # Errors
/// A field cannot be read.
pub fn entered(sent: &Sent) -> Result<Entered, Error> {
    Ok(Entered {
        amounts: amounts(sent)?,
        fixed_by: sent.get("fixed_by").parse().map_err(|_| Error::invalid("choice.missing").at("fixed_by"))?,
        estimate: sent.get("estimate").to_owned(),
    })
}

/// The offers; a field left empty is none. An item's number ends at the last colon but one.
///
/// # Errors
/// A price cannot be read.
pub fn offers(sent: &Sent) -> Result<Vec<WrittenOffer>, Error> {
    let given = sent.under("price:").filter(|(_, text)| !text.is_empty());
    let offer = |(name, text): (&str, &str)| {
        let (item, label) = name.rsplit_once(':').unwrap_or((name, ""));
        let price = money(text, &format!("price/{item}/{label}"))?;
        Ok(WrittenOffer { label: label.to_owned(), item: item.to_owned(), price })
    };
    given.map(offer).collect()
}

/// An amount as people write it.
///
/// # Errors
/// It is none.
pub fn money(text: &str, field: &str) -> Result<Money, Error> {
    Money::parse(text).ok_or_else(|| Error::invalid("award.amount").at(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(query: &str) -> Sent {
        Sent(serde_urlencoded::from_str(query).unwrap())
    }

    #[test]
    fn items_stand_one_a_line() {
        let read = items("1 | 軟體 | 套 | 12,000\n\n2\t雲端\t年\t").unwrap();
        assert_eq!((read[0].no.as_str(), read[0].ceiling), ("1", Money::dollars(12_000)));
        assert_eq!((read[1].name.as_str(), read[1].ceiling), ("雲端", None));
        assert!(items("1|a|b|many").is_err());
    }

    #[test]
    fn offers_and_amounts_are_named_by_item_and_bid() {
        let read = offers(&sent("price:1:04595257=98,000&price:1:22099131=&price:2:04595257=5")).unwrap();
        let named: Vec<_> = read.iter().map(|offer| (offer.item.as_str(), offer.label.as_str())).collect();
        assert_eq!(named, [("1", "04595257"), ("2", "04595257")]);
        assert_eq!(amounts(&sent("amount:1=10&amount:2=")).unwrap().len(), 1);
        assert_eq!(amounts(&sent("amount:1=x")).unwrap_err().fields[0].field, "amounts/1");
    }
}
