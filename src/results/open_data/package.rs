//! Packages of releases, and of records: the releases of a contracting process with what they come to.

use serde_json::{Map, Value, json};

use crate::base::time::Time;
use crate::results::notice::Notice;
use crate::results::open_data::framework::Contract;
use crate::results::open_data::parts::date;
use crate::results::open_data::{contract, notice};

/// Who publishes, and under which name.
#[derive(Clone, Copy, Debug)]
pub struct Publisher<'a> {
    /// The prefix of the ids of contracting processes.
    pub prefix: &'a str,
    /// The address of the market, without a slash at its end.
    pub address: &'a str,
}

/// The releases of everything that is published, those of one process one after another, the older first.
pub fn releases(prefix: &str, notices: &[Notice], contracts: &[Contract]) -> Vec<Value> {
    let of = |one: &Contract| notices.iter().find(|notice| notice.tender_no == one.case_no && notice.awarded);
    let mut all: Vec<Value> = notices.iter().map(|one| notice::release(prefix, one)).collect();
    all.extend(contracts.iter().map(|one| contract::release(prefix, one, of(one))));
    all.sort_by_key(|release| (release["ocid"].to_string(), release["date"].to_string()));
    all
}

/// A package of releases.
pub fn release_package(publisher: Publisher<'_>, releases: &[Value], published_at: Time) -> Value {
    package(publisher, published_at, "releases", releases.to_vec())
}

/// A package of records, one for each contracting process.
pub fn record_package(publisher: Publisher<'_>, releases: &[Value], published_at: Time) -> Value {
    let processes = releases.chunk_by(|one, next| one["ocid"] == next["ocid"]);
    package(publisher, published_at, "records", processes.filter_map(record).collect())
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

fn record(releases: &[Value]) -> Option<Value> {
    let last = releases.last()?;
    let mut compiled = Value::Object(Map::new());
    for release in releases {
        merge(&mut compiled, release);
    }
    let id = format!("{}-{}", last["ocid"].as_str()?, last["date"].as_str()?);
    merge(&mut compiled, &json!({ "tag": ["compiled"], "id": id }));
    Some(json!({ "ocid": last["ocid"], "releases": releases, "compiledRelease": compiled }))
}

/// Merges a release into those before it, as the standard says: fields of objects one by one, members of lists by their ids;
/// all else is replaced.
fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(fields), Value::Object(news)) => {
            for (name, new) in news {
                merge(fields.entry(name.clone()).or_insert(Value::Null), new);
            }
        }
        (Value::Array(members), Value::Array(news)) if news.iter().all(|new| new.get("id").is_some()) => {
            for new in news {
                match members.iter_mut().find(|member| member.get("id") == new.get("id")) {
                    Some(member) => merge(member, new),
                    None => members.push(new.clone()),
                }
            }
        }
        (into, from) => *into = from.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::notice::tests::sample;
    use crate::results::open_data::framework::tests::contract;

    #[test]
    fn a_record_is_what_its_releases_come_to() {
        let awarded = sample(true);
        let mut same = contract();
        same.case_no.clone_from(&awarded.tender_no);
        let all = releases("ocds-x", &[awarded], &[contract(), same]);
        assert_eq!(all.len(), 3);
        let package = record_package(Publisher { prefix: "ocds-x", address: "https://a" }, &all, Time(0));
        let [alone, both] = package["records"].as_array().unwrap().as_slice() else { panic!("{package}") };
        assert_eq!((alone["releases"].as_array().unwrap().len(), both["releases"].as_array().unwrap().len()), (1, 2));
        for record in [alone, both] {
            let compiled = &record["compiledRelease"];
            assert_eq!(compiled["tag"], json!(["compiled"]));
            let awards: Vec<&Value> = compiled["awards"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
            for contract in compiled["contracts"].as_array().unwrap() {
                assert!(awards.contains(&&contract["awardID"]), "{record}");
            }
        }
        assert_eq!(both["compiledRelease"]["awards"], both["releases"][0]["awards"], "the notice tells of the awards");
    }

    #[test]
    fn members_of_lists_are_one_by_their_ids() {
        let mut compiled = json!({ "a": [{ "id": 1, "x": 1, "y": 1 }], "roles": ["one"] });
        merge(&mut compiled, &json!({ "a": [{ "id": 1, "x": 2 }, { "id": 2 }], "roles": ["two"] }));
        assert_eq!(compiled, json!({ "a": [{ "id": 1, "x": 2, "y": 1 }, { "id": 2 }], "roles": ["two"] }));
    }
}
