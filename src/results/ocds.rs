//! Results as open data in the Open Contracting Data Standard, version 1.1 (releases and records, each in a package).
//!
//! What the market does not know is left out: a business number that nobody gave, a total that needs quantities. Agencies have
//! no code here, so a buyer is known by its name.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::base::money::Money;
use crate::base::time::Time;
use crate::openings::written::Called;
use crate::results::notice::{AwardWay, NoAward, Notice, NoticeItem, Party};

/// The scheme of Taiwan's business numbers (統一編號).
const SCHEME: &str = "TW-UBN";

/// Who publishes, and under which name.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// The prefix of the ids of contracting processes.
    pub prefix: &'a str,
    /// The address of the market, without a slash at its end.
    pub address: &'a str,
}

/// A package of releases, one for each notice.
pub fn release_package(publisher: Publisher<'_>, notices: &[Notice], published_at: Time) -> Value {
    package(
        publisher,
        published_at,
        "releases",
        notices.iter().map(|notice| release(publisher.prefix, notice)).collect(),
    )
}

/// A package of records, one for each notice.
pub fn record_package(publisher: Publisher<'_>, notices: &[Notice], published_at: Time) -> Value {
    package(publisher, published_at, "records", notices.iter().map(|notice| record(publisher.prefix, notice)).collect())
}

fn package(publisher: Publisher<'_>, published_at: Time, name: &str, what: Vec<Value>) -> Value {
    json!({
        "uri": format!("{}/api/v1/ocds/{name}", publisher.address),
        "version": "1.1",
        "publishedDate": date(published_at),
        "publisher": { "name": "Gongqi" },
        (name): what,
    })
}

/// The record of a contracting process: its releases, and what they come to. A process has one release, so merging changes
/// only what names it.
fn record(prefix: &str, notice: &Notice) -> Value {
    let release = release(prefix, notice);
    let mut compiled = release.clone();
    compiled["tag"] = json!(["compiled"]);
    compiled["id"] = json!(format!("{prefix}-{}-{}", notice.tender_no, date(notice.decided_at)));
    json!({ "ocid": release["ocid"], "releases": [release], "compiledRelease": compiled })
}

/// The release of a notice.
pub fn release(prefix: &str, notice: &Notice) -> Value {
    let (tag, status) = match notice.ground {
        _ if notice.awarded => ("award", "complete"),
        Some(NoAward::TooFew) => ("tenderUpdate", "unsuccessful"),
        _ => ("tenderCancellation", "cancelled"),
    };
    let ocid = format!("{prefix}-{}", notice.tender_no);
    let mut release = object(json!({
        "ocid": ocid, "id": format!("{ocid}-{tag}"), "date": date(notice.decided_at), "tag": [tag],
        "initiationType": "tender", "language": "zh-TW", "parties": parties(notice), "buyer": buyer(notice),
        "tender": tender(notice, status),
    }));
    if notice.awarded {
        let awards = notice.items.iter().filter(|item| !item.awards.is_empty());
        release.insert("awards".to_owned(), awards.map(|item| award(notice, item)).collect());
    }
    Value::Object(release)
}

fn tender(notice: &Notice, status: &str) -> Value {
    let mut tender = object(json!({
        "id": notice.tender_no, "title": notice.subject, "status": status, "procuringEntity": buyer(notice),
    }));
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            tender.insert(name.to_owned(), value);
        }
    };
    if !notice.reason.is_empty() {
        put("description", Some(json!(notice.reason)));
    }
    put("value", notice.procurement.map(amount));
    put("mainProcurementCategory", notice.category.as_ref().map(|category| json!(category)));
    let method = notice.called.map(|called| match called {
        Called::Open | Called::Quotations => ("open", "公開"),
        Called::Selective => ("selective", "選擇性招標"),
        Called::Limited => ("limited", "限制性招標"),
    });
    let details = |(_, words): (&str, &str)| match notice.called {
        Some(Called::Open) => json!("公開招標"),
        Some(Called::Quotations) => json!("公開取得報價單或企劃書"),
        _ => json!(words),
    };
    put("procurementMethod", method.map(|(code, _)| json!(code)));
    put("procurementMethodDetails", method.map(details));
    let way = notice.way.map(|way| match way {
        AwardWay::Lowest => ("priceOnly", "最低標"),
        AwardWay::Best => ("ratedCriteria", "最有利標"),
    });
    put("awardCriteria", way.map(|(code, _)| json!(code)));
    put("awardCriteriaDetails", way.map(|(_, words)| json!(words)));
    put("numberOfTenderers", notice.bidders.map(|count| json!(count)));
    if notice.awarded {
        let all = notice.winners().into_iter().chain(&notice.losing);
        put("tenderers", Some(all.map(reference).collect()));
    }
    Value::Object(tender)
}

fn award(notice: &Notice, item: &NoticeItem) -> Value {
    let price = item.awards.first().and_then(|award| award.price);
    let mut line = object(json!({ "id": item.item_no, "description": item.name }));
    let mut award = object(json!({
        "id": format!("{}-{}", notice.tender_no, item.item_no), "title": item.name, "status": "active",
        "date": date(item.decided_at),
        "suppliers": item.awards.iter().map(|award| reference(&award.vendor)).collect::<Vec<_>>(),
    }));
    match price {
        Some(price) if item.unit.is_empty() => {
            award.insert("value".to_owned(), amount(price));
        }
        Some(price) => {
            line.insert("unit".to_owned(), json!({ "name": item.unit, "value": amount(price) }));
            if let Some(quantity) = item.quantity {
                line.insert("quantity".to_owned(), json!(quantity));
            }
            if let Some(total) = item.quantity.and_then(|quantity| price.line_total(quantity)) {
                award.insert("value".to_owned(), amount(total));
            }
        }
        None => {}
    }
    award.insert("items".to_owned(), json!([line]));
    Value::Object(award)
}

/// Every party once, with all its roles.
fn parties(notice: &Notice) -> Vec<Value> {
    let mut parties = vec![json!({
        "id": buyer_id(notice), "name": notice.agency, "roles": ["buyer", "procuringEntity"],
    })];
    let mut vendors: BTreeMap<String, (Party, Vec<&str>)> = BTreeMap::new();
    for party in notice.winners() {
        vendors.insert(party_id(party), (party.clone(), vec!["supplier", "tenderer"]));
    }
    for party in &notice.losing {
        vendors.entry(party_id(party)).or_insert_with(|| (party.clone(), vec!["tenderer"]));
    }
    for (id, (party, roles)) in vendors {
        let mut vendor = object(json!({ "id": id, "name": party.name, "roles": roles }));
        if !party.ubn.is_empty() {
            let identifier = json!({ "scheme": SCHEME, "id": party.ubn, "legalName": party.name });
            vendor.insert("identifier".to_owned(), identifier);
        }
        parties.push(Value::Object(vendor));
    }
    parties
}

fn reference(party: &Party) -> Value {
    json!({ "id": party_id(party), "name": party.name })
}

fn party_id(party: &Party) -> String {
    if party.ubn.is_empty() { party.name.clone() } else { format!("{SCHEME}-{}", party.ubn) }
}

fn buyer(notice: &Notice) -> Value {
    json!({ "id": buyer_id(notice), "name": notice.agency })
}

fn buyer_id(notice: &Notice) -> String {
    format!("agency {}", notice.agency)
}

/// A number of dollars; the standard asks for a JSON number, which holds whole dollars exactly.
fn amount(money: Money) -> Value {
    json!({ "amount": number(money.decimal()), "currency": "TWD" })
}

fn number(decimal: Decimal) -> Value {
    serde_json::from_str(&decimal.normalize().to_string()).unwrap_or(Value::Null)
}

fn date(at: Time) -> String {
    at.taipei().format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::notice::tests::sample;

    #[test]
    fn amounts_are_numbers_and_what_is_not_known_is_left_out() {
        let made = release("ocds-x", &sample(true));
        let award = &made["awards"][0];
        assert_eq!(award["value"], json!({ "amount": 17000, "currency": "TWD" }));
        assert_eq!(award["items"][0]["unit"]["value"]["amount"], 8500);
        assert_eq!(made["awards"].as_array().unwrap().len(), 1, "what failed is no award");
        let ids: Vec<&str> =
            made["parties"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["agency 範例署", "TW-UBN-04595257", "TW-UBN-22099131", "丁公司"]);
        assert!(made["parties"][3].get("identifier").is_none(), "nobody gave a number");
        let none = release("ocds-x", &sample(false));
        assert_eq!((&none["tender"]["status"], none.get("awards")), (&json!("unsuccessful"), None));
    }
}
