//! The release of a tender's result.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::openings::written::Called;
use crate::results::notice::{AwardWay, NoAward, Notice, NoticeItem, Party};
use crate::results::open_data::parts::{agency, amount, date, named, object, ocid, reference, vendor};

/// The release of a notice.
pub fn release(prefix: &str, notice: &Notice) -> Value {
    let (tag, status) = match notice.ground {
        _ if notice.awarded => ("award", "complete"),
        Some(NoAward::TooFew) => ("tenderUpdate", "unsuccessful"),
        _ => ("tenderCancellation", "cancelled"),
    };
    let ocid = ocid(prefix, &notice.tender_no);
    let mut release = object(json!({
        "ocid": ocid, "id": format!("{ocid}-{tag}"), "date": date(notice.decided_at), "tag": [tag],
        "initiationType": "tender", "language": "zh-TW", "parties": parties(notice), "buyer": named(&notice.agency),
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
        "id": notice.tender_no, "title": notice.subject, "status": status, "procuringEntity": named(&notice.agency),
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
        "id": award_id(&notice.tender_no, &item.item_no), "title": item.name, "status": "active",
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
    let mut vendors: BTreeMap<&Party, &[&str]> = BTreeMap::new();
    for party in notice.winners() {
        vendors.insert(party, &["supplier", "tenderer"]);
    }
    for party in &notice.losing {
        vendors.entry(party).or_insert(&["tenderer"]);
    }
    let vendors = vendors.into_iter().map(|(party, roles)| vendor(party, roles));
    std::iter::once(agency(&notice.agency, &["buyer", "procuringEntity"])).chain(vendors).collect()
}

/// The id of the award of an item.
pub fn award_id(tender_no: &str, item_no: &str) -> String {
    format!("{tender_no}-{item_no}")
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
        assert_eq!(ids, ["agency 範例署", "丁公司", "TW-UBN-22099131", "TW-UBN-04595257"]);
        assert!(made["parties"][1].get("identifier").is_none(), "nobody gave a number");
        let none = release("ocds-x", &sample(false));
        assert_eq!((&none["tender"]["status"], none.get("awards")), (&json!("unsuccessful"), None));
    }
}
