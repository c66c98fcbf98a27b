//! The release of a framework contract: an award and a contract for each vendor; where the market itself made the award, its
//! notice tells of it, and a contract stands for each of its awards. The budget is no value of an award: orders make that.

use chrono::{Duration, NaiveDate, NaiveTime};
use serde_json::{Value, json};

use crate::base::time::Time;
use crate::results::notice::{Notice, Party};
use crate::results::open_data::framework::{Contract, Supplied};
use crate::results::open_data::notice::award_id;
use crate::results::open_data::parts::{agency, amount, date, named, object, ocid, reference, vendor};

/// The release of a framework, beside the notice of its award where there is one.
pub fn release(prefix: &str, of: &Contract, notice: Option<&Notice>) -> Value {
    let ocid = ocid(prefix, &of.case_no);
    let mut release = object(json!({
        "ocid": ocid, "id": format!("{ocid}-contract-{}", of.changed_at.0), "date": date(of.changed_at),
        "initiationType": "tender", "language": "zh-TW",
    }));
    let mut put = |name: &str, value: Value| {
        release.insert(name.to_owned(), value);
    };
    if let Some(notice) = notice {
        let awarded = notice.items.iter().filter(|item| !item.awards.is_empty());
        put("tag", json!(["contract"]));
        put("contracts", awarded.map(|item| contract(of, &award_id(&of.case_no, &item.item_no), &item.name)).collect());
        return Value::Object(release);
    }
    put("tag", json!(["award", "contract"]));
    let office = of.office.iter().map(|office| agency(office, &["buyer", "procuringEntity"]));
    put("parties", office.chain(of.vendors.keys().map(|one| vendor(one, &["supplier"]))).collect());
    let mut tender = object(json!({
        "id": of.case_no, "title": of.title, "status": "complete", "mainProcurementCategory": of.category,
    }));
    if let Some(office) = &of.office {
        put("buyer", named(office));
        tender.insert("procuringEntity".to_owned(), named(office));
    }
    put("planning", json!({ "budget": { "amount": amount(of.budget) } }));
    put("tender", Value::Object(tender));
    let id = |party: &Party| format!("{}-{}", of.case_no, party.ubn);
    put("awards", of.vendors.iter().map(|(party, items)| award(of, &id(party), party, items)).collect());
    put("contracts", of.vendors.keys().map(|party| contract(of, &id(party), &of.title)).collect());
    Value::Object(release)
}

fn award(of: &Contract, id: &str, party: &Party, items: &[Supplied]) -> Value {
    let item = |one: &Supplied| json!({ "id": one.item_no, "description": one.name, "unit": { "name": one.unit, "value": amount(one.price) } });
    json!({
        "id": id, "title": of.title, "status": "active", "suppliers": [reference(party)],
        "items": items.iter().map(item).collect::<Vec<_>>(), "contractPeriod": period(of),
    })
}

fn contract(of: &Contract, award_id: &str, title: &str) -> Value {
    let (first, last) = of.period;
    let status = match of.today {
        today if today < first => "pending",
        today if today > last => "terminated",
        _ => "active",
    };
    json!({ "id": award_id, "awardID": award_id, "title": title, "status": status, "period": period(of) })
}

fn period(of: &Contract) -> Value {
    let (first, last) = of.period;
    let midnight = |day: NaiveDate| Time::of_taipei(day.and_time(NaiveTime::MIN));
    let end = midnight(last).after(Duration::days(1) - Duration::seconds(1));
    json!({ "startDate": date(midnight(first)), "endDate": date(end) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::open_data::framework::tests::contract;

    #[test]
    fn a_contract_runs_to_the_end_of_its_last_day_and_the_budget_is_no_award() {
        let mut one = contract();
        let made = release("ocds-x", &one, None);
        let first = &made["contracts"][0];
        assert_eq!((&first["status"], &first["awardID"]), (&json!("pending"), &made["awards"][0]["id"]));
        assert_eq!(
            first["period"],
            json!({ "startDate": "2026-12-01T00:00:00+08:00", "endDate": "2027-11-30T23:59:59+08:00" })
        );
        assert_eq!(made["awards"][0]["items"][0]["unit"]["value"]["amount"], 8_500);
        assert!(made["awards"][0].get("value").is_none() && first.get("value").is_none());
        assert_eq!(made["planning"]["budget"]["amount"]["amount"], 900_000);
        for (day, status) in [("2026-12-01", "active"), ("2027-11-30", "active"), ("2027-12-01", "terminated")] {
            one.today = day.parse().unwrap();
            assert_eq!(release("ocds-x", &one, None)["contracts"][0]["status"], status, "{day}");
        }
    }
}
