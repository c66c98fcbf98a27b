//! One listing: what it is, what it costs, and the terms it may be ordered under.

pub mod market;

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use chrono::NaiveDate;
use procurement_law::ruling::Lang;

use crate::base::actor::Role;
use crate::base::error::{Error, Kind};
use crate::base::id::ListingId;
use crate::catalog::model::{Listing, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::table::{asked, code_words};
use crate::catalog::questions::words::in_words;
use crate::catalog::store as listings;
use crate::contracts::ceiling;
use crate::contracts::model::{Award, CeilingUnit, Framework, Item};
use crate::contracts::standing::{Standing, standing};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::sentence;
use crate::orders::offer;
use crate::parties::model::Organisation;
use crate::parties::store as parties;
use crate::web::layout::{Layout, page};
use crate::web::listing::market::Market;
use crate::web::orders::{day, when};
use crate::web::trust::beside::{Beside, beside};

/// Answers that stand elsewhere on the page.
const ELSEWHERE: &[&str] = &["name", "category", "maker", "origin", "description", "unit", "unit_price"];

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
    standing: Standing,
    buyer: bool,
    office: bool,
    beside: Beside,
    market: Market,
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
    standing: Standing,
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
    let market = Market::load(&caller, id).await?;
    Ok(page(&ListingPage {
        market,
        page: Layout::titled(&caller, found.version.name.clone()),
        country: code_words("country", &found.version.origin, lang),
        since: when(found.version.created_at, lang),
        details: details(&found.version, lang),
        obstacle: found.obstacle.map(|error| sentence(error.code, &error.args, lang)),
        standing: found.standing,
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
    let standing = standing(conn, &listing, &version, today)?;
    let beside = beside(conn, &listing, &version, today, lang)?;
    Ok(Found { listing, version, vendor, terms, obstacle, standing, beside })
}

/// The further answers in words, in the order of the questions; what no question asks for is not shown.
fn details(version: &ListingVersion, lang: Lang) -> Vec<(String, String)> {
    let answers = Answers::of(version);
    let questions = asked(version.class, &version.category).filter(|one| !ELSEWHERE.contains(&one.key.as_str()));
    let said = questions.map(|one| (one, answers.get(&one.key))).filter(|(_, said)| !said.is_empty());
    said.map(|(one, said)| (one.label(lang).to_owned(), in_words(one, said, lang))).collect()
}

impl ListingPage {
    /// Whether this reader can order it now.
    fn may_order(&self) -> bool {
        self.buyer && self.orderable()
    }

    /// Where the comparison goes on, and the key of its words.
    fn compare(&self) -> (String, &'static str) {
        self.market.compare(&self.version.category)
    }

    fn orderable(&self) -> bool {
        self.obstacle.is_none() && self.standing == Standing::Orderable
    }

    /// The standing that the tag names: one that is held cannot be ordered now.
    fn shown(&self) -> &Standing {
        if self.standing == Standing::Orderable && self.obstacle.is_some() { &Standing::NotNow } else { &self.standing }
    }
}
