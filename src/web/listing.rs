//! One listing: what it is, what it costs, and the terms it may be ordered under.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use chrono::NaiveDate;
use procurement_law::ruling::Lang;
use serde_json::Value;

use crate::base::actor::Role;
use crate::base::error::{Error, Kind};
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::store as listings;
use crate::contracts::ceiling;
use crate::contracts::model::{Award, CeilingUnit, Framework, Item};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::sentence;
use crate::orders::offer;
use crate::parties::model::Organisation;
use crate::parties::store as parties;
use crate::texts;
use crate::web::layout::{Layout, page};
use crate::web::orders::{day, when};
use crate::web::trust::beside::{Beside, beside};

/// Further answers of the listing, in the order of the page.
const DETAILS: &[&str] = &[
    "edition",
    "licence_model",
    "licence_metric",
    "term_months",
    "platforms",
    "languages",
    "delivery_days",
    "warranty_months",
];

#[derive(Template)]
#[template(path = "listing.html")]
struct ListingPage {
    page: Layout,
    listing: Listing,
    version: ListingVersion,
    vendor: Organisation,
    country: String,
    since: String,
    details: Vec<(String, String)>,
    terms: Option<Terms>,
    obstacle: Option<String>,
    buyer: bool,
    office: bool,
    beside: Beside,
}

/// The award it hangs on.
struct Terms {
    award: Award,
    item: Item,
    framework: Framework,
    starts: String,
    ends: String,
    open: bool,
    /// Units that may still be ordered of the item.
    left: Option<i64>,
}

struct Found {
    listing: Listing,
    version: ListingVersion,
    vendor: Organisation,
    terms: Option<Terms>,
    obstacle: Option<Error>,
    beside: Beside,
}

/// Shows a listing.
///
/// # Errors
/// There is none of this id.
pub async fn show(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    let id: ListingId = id.parse().map_err(|_| Error::not_found())?;
    let (lang, today) = (caller.lang, caller.app.clock.now().local_date());
    let found = caller.app.door.read(move |conn| look(conn, id, today, lang)).await?;
    Ok(page(&ListingPage {
        page: Layout::titled(&caller, found.version.name.clone()),
        country: named("country", &found.version.origin, lang),
        since: when(found.version.created_at, lang),
        details: details(&found.version.details, lang),
        obstacle: found.obstacle.map(|error| sentence(error.code, &error.args, lang)),
        listing: found.listing,
        version: found.version,
        vendor: found.vendor,
        terms: found.terms,
        buyer: caller.role() == Some(Role::Buyer),
        office: caller.role() == Some(Role::Office),
        beside: found.beside,
    })?)
}

fn look(conn: &mut DbConn, id: ListingId, today: NaiveDate, lang: Lang) -> Result<Found, Error> {
    let (listing, version) = listings::find(conn, id)?;
    let vendor = parties::find(conn, listing.vendor_id)?;
    let obstacle = match offer::find(conn, id) {
        Ok(_) => None,
        Err(error) if error.kind == Kind::Conflict => Some(error),
        Err(error) => return Err(error),
    };
    let terms = match listing.award_id {
        Some(award) => {
            let (award, item, framework) = contracts::terms(conn, award)?;
            let ceilings = ceiling::of(conn, framework.id, &[item.id])?;
            let left = ceilings.iter().find(|row| row.item_id == Some(item.id) && row.unit == CeilingUnit::Count);
            Some(Terms {
                starts: day(framework.starts_on, lang),
                ends: day(framework.ends_on, lang),
                open: (framework.starts_on..=framework.ends_on).contains(&today),
                left: left.map(|row| row.remaining()),
                award,
                item,
                framework,
            })
        }
        None => None,
    };
    let beside = beside(conn, &listing, &version, today, lang)?;
    Ok(Found { listing, version, vendor, terms, obstacle, beside })
}

/// The further answers in words.
fn details(json: &str, lang: Lang) -> Vec<(String, String)> {
    let answers: Value = serde_json::from_str(json).unwrap_or_default();
    let answer = |name: &&str| {
        let said = answers.get(*name)?.as_str()?.trim();
        (!said.is_empty())
            .then(|| (texts::say(lang, &format!("detail-{}", name.replace('_', "-"))), in_words(name, said, lang)))
    };
    DETAILS.iter().filter_map(answer).collect()
}

fn in_words(name: &str, said: &str, lang: Lang) -> String {
    let counted = |key: &str| texts::say_with(lang, key, &[("count".to_owned(), said.to_owned())].into());
    let several = |prefix: &str| {
        let comma = if lang == Lang::En { ", " } else { "、" };
        said.split(';').map(|one| named(prefix, one.trim(), lang)).collect::<Vec<_>>().join(comma)
    };
    match name {
        "licence_model" => named("licence", said, lang),
        "licence_metric" => named("metric", said, lang),
        "term_months" | "warranty_months" => counted("months"),
        "delivery_days" => counted("days"),
        "languages" => several("language"),
        "platforms" => several("platform"),
        _ => said.to_owned(),
    }
}

/// The word of a code, or the code itself: vendors' files may hold codes that this program has no word for.
fn named(prefix: &str, code: &str, lang: Lang) -> String {
    let key = format!("{prefix}-{code}");
    if texts::has(&key) { texts::say(lang, &key) } else { code.to_owned() }
}

impl ListingPage {
    /// Whether this reader can order it now.
    fn may_order(&self) -> bool {
        self.buyer && self.obstacle.is_none() && self.terms.as_ref().is_some_and(|terms| terms.open)
    }

    fn orderable(&self) -> bool {
        self.obstacle.is_none() && self.terms.as_ref().is_some_and(|terms| terms.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_said_in_words_and_unknown_ones_as_they_are() {
        let json = r#"{"licence_model":"subscription","term_months":"12","platforms":"Web;Linux","languages":"xx"}"#;
        let said = details(json, Lang::ZhTw);
        let values: Vec<&str> = said.iter().map(|pair| pair.1.as_str()).collect();
        assert_eq!(values, ["訂閱", "12 個月", "網頁、Linux", "xx"]);
    }
}
