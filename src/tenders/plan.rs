//! A tender as it is sent: the shape of a bundle's `tenders[]`, with the hours of its openings.

use bid_review::kind::DocumentKind;
use bid_review::terms::{TenderRules, TermItem, Terms};
use chrono::NaiveDate;
use serde::Deserialize;

use crate::base::canonical::canonical;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::tenders::model::Stage;

/// The longest number, name or agency.
const LONGEST: usize = 200;
/// The most items of a tender.
const MOST_ITEMS: usize = 2_000;

/// A tender as a file or a request gives it. Keys that the market does not know stay unread.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// 案號.
    pub tender_no: String,
    /// Its name.
    pub name: Option<String>,
    /// The tendering agency.
    pub agency: Option<String>,
    /// Closing day; bids are taken until its end in Taipei unless `closes_at` says the hour.
    pub bid_deadline: Option<NaiveDate>,
    /// Closing instant, RFC 3339.
    pub closes_at: Option<String>,
    /// The opening of a tender of one stage, RFC 3339.
    pub opens_at: Option<String>,
    /// The openings of a tender of several stages.
    pub stages: Vec<SentStage>,
    /// The items asked for.
    pub items: Vec<TermItem>,
    /// Documents that every bid must hold.
    pub required_documents: Vec<DocumentKind>,
    /// What it sets beyond the law.
    pub rules: TenderRules,
}

/// The opening of one stage as it is sent.
#[derive(Clone, Debug, Deserialize)]
pub struct SentStage {
    /// `all`, `qualification`, `specification` or `price`.
    pub stage: String,
    /// RFC 3339.
    pub opens_at: String,
    /// The documents that this stage asks for; those of the tender where absent.
    pub required_documents: Option<Vec<DocumentKind>>,
}

/// A tender that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// 案號.
    pub case_no: String,
    /// Its name; the number where it has none.
    pub name: String,
    /// The agency; empty where it is not known.
    pub agency: String,
    /// When bids have to be in.
    pub closes_at: Time,
    /// Canonical JSON of its terms.
    pub terms: String,
    /// Stage, opening, documents asked for as JSON.
    pub stages: Vec<(Stage, Time, Option<String>)>,
}

/// Reads what was sent.
///
/// # Errors
/// The number, an hour or a stage is missing or not right; the field says which.
pub fn plan(sent: Sent) -> Result<Plan, Error> {
    let case_no = text(&sent.tender_no, "tender_no")?;
    if case_no.is_empty() || case_no.contains('/') {
        return Err(Error::invalid("tender.number_missing").at("tender_no"));
    }
    let name = text(sent.name.as_deref().unwrap_or_default(), "name")?;
    let agency = text(sent.agency.as_deref().unwrap_or_default(), "agency")?;
    let closes_at = match (&sent.closes_at, sent.bid_deadline) {
        (Some(at), _) => instant(at, "closes_at")?,
        (None, Some(day)) => end_of(day).ok_or_else(|| Error::invalid("tender.closing_missing").at("bid_deadline"))?,
        (None, None) => return Err(Error::invalid("tender.closing_missing").at("closes_at")),
    };
    if sent.items.len() > MOST_ITEMS {
        return Err(Error::invalid("tender.too_many_items").with("most", MOST_ITEMS).at("items"));
    }
    let stages = stages(&sent, closes_at)?;
    let terms = Terms {
        tender_no: case_no.clone(),
        name: Some(name.clone()).filter(|name| !name.is_empty()),
        agency: Some(agency.clone()).filter(|agency| !agency.is_empty()),
        deadline: Some(sent.bid_deadline.unwrap_or_else(|| closes_at.local_date())),
        items: sent.items,
        required_documents: sent.required_documents,
        rules: sent.rules,
    };
    let name = if name.is_empty() { case_no.clone() } else { name };
    Ok(Plan { case_no, name, agency, closes_at, terms: canonical(&terms)?, stages })
}

fn stages(sent: &Sent, closes_at: Time) -> Result<Vec<(Stage, Time, Option<String>)>, Error> {
    let single = sent.opens_at.iter().map(|at| SentStage {
        stage: "all".into(),
        opens_at: at.clone(),
        required_documents: None,
    });
    let all: Vec<SentStage> = sent.stages.iter().cloned().chain(single).collect();
    let mut stages = Vec::with_capacity(all.len());
    for (number, one) in all.iter().enumerate() {
        let at = format!("stages/{number}");
        let stage: Stage = one.stage.parse().map_err(|_| Error::invalid("tender.stages_unfit").at(&at))?;
        let opens = instant(&one.opens_at, &at)?;
        // What is opened before the closing is opened before all of it is in.
        if opens < closes_at {
            return Err(Error::invalid("tender.opens_before_closing").at(&at));
        }
        let required = one.required_documents.as_ref().map(canonical).transpose()?;
        stages.push((stage, opens, required));
    }
    stages.sort_by_key(|(stage, ..)| Stage::ALL.iter().position(|one| one == stage));
    let named: Vec<Stage> = stages.iter().map(|(stage, ..)| *stage).collect();
    let in_order = stages.windows(2).all(|pair| matches!(pair, [a, b] if a.1 <= b.1));
    match named.as_slice() {
        [] => Err(Error::invalid("tender.opening_missing").at("stages")),
        [Stage::All] | [Stage::Qualification, Stage::Price] if in_order => Ok(stages),
        [Stage::Qualification, Stage::Specification, Stage::Price] if in_order => {
            // Which papers are specifications is the tender's own word.
            let silent = stages.iter().position(|(stage, _, required)| *stage != Stage::Price && required.is_none());
            match silent {
                Some(at) => Err(Error::invalid("tender.documents_missing").at(&format!("stages/{at}"))),
                None => Ok(stages),
            }
        }
        _ => Err(Error::invalid("tender.stages_unfit").at("stages")),
    }
}

fn text(text: &str, field: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(Error::invalid("tender.text_malformed").with("most", LONGEST).at(field));
    }
    Ok(text.to_owned())
}

fn instant(text: &str, field: &str) -> Result<Time, Error> {
    Time::parse(text).ok_or_else(|| Error::invalid("http.time_malformed").at(field))
}

/// The last instant of a day in Taipei: midnight.
fn end_of(day: NaiveDate) -> Option<Time> {
    let midnight = day.succ_opt()?.and_hms_opt(0, 0, 0)?;
    Some(Time::of_taipei(midnight))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: serde_json::Value) -> Result<Plan, &'static str> {
        plan(serde_json::from_value(value).unwrap()).map_err(|error| error.code)
    }

    #[test]
    fn a_bundle_and_the_hour_make_a_tender() {
        let plan = read(json!({
            "tender_no": " 1151101-A1 ", "bid_deadline": "2026-11-20", "opens_at": "2026-11-21T09:30:00+08:00",
            "required_documents": ["declaration", "something_new"], "rules": { "seals": "two" }, "unknown": 1,
        }))
        .unwrap();
        assert_eq!((plan.case_no.as_str(), plan.name.as_str()), ("1151101-A1", "1151101-A1"));
        assert_eq!(plan.closes_at.rfc3339(), "2026-11-20T16:00:00.000000Z");
        assert_eq!(plan.stages, [(Stage::All, Time::parse("2026-11-21T01:30:00Z").unwrap(), None)]);
        let terms: Terms = serde_json::from_str(&plan.terms).unwrap();
        assert_eq!(terms.required_documents, [DocumentKind::Declaration, DocumentKind::Unknown]);
    }

    #[test]
    fn hours_and_stages_must_fit() {
        let with = |stages: serde_json::Value| {
            read(json!({ "tender_no": "A", "closes_at": "2026-11-20T09:00:00Z", "stages": stages }))
        };
        let stage = |stage: &str, at: &str| json!({ "stage": stage, "opens_at": at });
        let (nine, ten) = ("2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
        assert!(with(json!([stage("price", ten), stage("qualification", nine)])).is_ok());
        let three = |with_papers: bool| {
            let mut all = [stage("qualification", nine), stage("specification", nine), stage("price", ten)];
            if with_papers {
                all[0]["required_documents"] = json!(["tax_certificate"]);
                all[1]["required_documents"] = json!(["proposal"]);
            }
            with(json!(all))
        };
        assert!(three(true).is_ok());
        assert_eq!(three(false), Err("tender.documents_missing"));
        assert_eq!(with(json!([stage("specification", nine), stage("price", ten)])), Err("tender.stages_unfit"));
        assert_eq!(with(json!([stage("price", nine), stage("qualification", ten)])), Err("tender.stages_unfit"));
        assert_eq!(with(json!([stage("price", nine)])), Err("tender.stages_unfit"));
        assert_eq!(with(json!([stage("all", "2026-11-20T08:59:59Z")])), Err("tender.opens_before_closing"));
        assert_eq!(with(json!([])), Err("tender.opening_missing"));
        assert_eq!(with(json!([stage("all", "soon")])), Err("http.time_malformed"));
        assert_eq!(read(json!({ "tender_no": "a/b", "opens_at": nine })), Err("tender.number_missing"));
    }
}
