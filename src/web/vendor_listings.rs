//! A vendor's listings: where each stands, what may be changed at once, and the way to ask for more.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use askama::Template;
use procurement_law::ruling::{Lang, Ruling};

use crate::applications::at_once::{Cut, SeenListing, amend, cut, preview};
use crate::applications::model::Application;
use crate::applications::store::{self as applications, Which};
use crate::base::error::Error;
use crate::base::id::{ListingId, OrganisationId};
use crate::base::page::PageAsk;
use crate::catalog::model::{Class, Listing, ListingState, ListingVersion};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::score::score;
use crate::catalog::store as listings;
use crate::contracts::standing::{Standing, standings};
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::web::application::fields::{Group, Input, answers, groups, plain};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::{day, when};
use crate::web::ruling::{RulingView, Summary, views};

/// Applications on a page.
const ASKED: i64 = 50;

#[derive(Template)]
#[template(path = "vendor_listings.html")]
struct ListPage {
    page: Layout,
    classes: &'static [Class],
    rows: Vec<Row>,
    asked: Vec<AskedRow>,
    next: Option<String>,
}

/// A listing of the vendor.
struct Row {
    listing: Listing,
    version: ListingVersion,
    standing: Standing,
    percent: usize,
    open: Option<Application>,
}

/// An application in the list: who holds it, and by when.
struct AskedRow {
    row: Application,
    name: String,
    due: Option<String>,
    late: bool,
}

#[derive(Template)]
#[template(path = "vendor_listing.html")]
struct ManagePage {
    page: Layout,
    listing: Listing,
    version: ListingVersion,
    groups: Vec<Group>,
    history: Vec<Version>,
    open: Option<Application>,
    price: String,
    public_price: String,
    /// What a cut would mean, shown before it is made.
    preview: Option<Preview>,
    summary: Option<Summary>,
}

struct Version {
    number: i64,
    since: String,
    price: String,
    name: String,
}

struct Preview {
    from: String,
    to: String,
    percent: String,
    rulings: Vec<RulingView>,
}

struct Found {
    listing: Listing,
    version: ListingVersion,
    history: Vec<ListingVersion>,
    open: Option<Application>,
}

/// Shows what the vendor lists and asks for.
///
/// # Errors
/// The database failed.
pub async fn list(caller: Caller, ask: Query<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let cursor = Some(plain(&ask, "cursor")).filter(|cursor| !cursor.is_empty());
    let ask = PageAsk::parse(Some(ASKED), cursor, "applications of a vendor")?;
    let (vendor, lang, today) = (vendor(&caller)?, caller.lang, caller.app.clock.now().local_date());
    let read = caller.app.door.read(move |conn| {
        let which = Which { vendor: Some(vendor), ..Which::default() };
        let rows = listings::of_vendor(conn, vendor)?;
        let standing = standings(conn, rows.iter().map(|(row, version)| (row, version)), today)?;
        let open = applications::open_of_vendor(conn, vendor)?;
        let asked = ask.cut(applications::list(conn, which, &ask)?, "applications of a vendor", applications::cursor);
        Ok((rows, standing, open, asked))
    });
    let (rows, standing, open, asked) = read.await?;
    let next = asked.next_cursor.map(|cursor| format!("/vendor/listings?cursor={cursor}"));
    let asked: Vec<AskedRow> = asked.data.into_iter().map(|row| asked_row(row, today, lang)).collect();
    let open: HashMap<ListingId, Application> =
        open.into_iter().filter_map(|row| Some((row.listing_id?, row))).collect();
    let rows = rows.into_iter().map(|(listing, version)| Row {
        percent: score(version.class, &Answers::of(&version)).percent,
        standing: standing.get(&listing.id).copied().unwrap_or(Standing::NotNow),
        open: open.get(&listing.id).cloned(),
        listing,
        version,
    });
    let rows = rows.collect();
    Ok(page(&ListPage { page: Layout::new(&caller, "vendor-listings-title"), classes: Class::ALL, rows, asked, next })?)
}

fn asked_row(row: Application, today: chrono::NaiveDate, lang: Lang) -> AskedRow {
    let name = row.answers().get("name").to_owned();
    AskedRow {
        name: if name.is_empty() { row.sku.clone() } else { name },
        due: row.due_on.map(|due| day(due, lang)),
        late: row.due_on.is_some_and(|due| due < today),
        row,
    }
}

/// Shows one listing with what may be changed.
///
/// # Errors
/// There is none of the vendor's.
pub async fn manage(caller: Caller, id: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, listing_id(&id)?).await?)?)
}

/// Changes answers that nobody reviews.
///
/// # Errors
/// None that the page can show.
pub async fn amended(
    caller: Caller,
    id: Path<String>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let (id, pairs) = (listing_id(&id)?, form.0);
    let seen = seen(id, &pairs);
    let (call, changed) = (caller.call()?, answers(&pairs));
    match caller.app.door.write(move |conn| amend(conn, &call, seen, &changed)).await {
        Ok(_) => Ok(go(&format!("/vendor/listings/{id}"), Some("listing-amended"))),
        Err(error) => {
            let mut page = load(&caller, id).await?;
            let summary = Summary::of(error, caller.lang)?;
            page.groups = groups(page.version.class, &answers(&pairs), true, caller.lang);
            let status = summary.status;
            page.summary = Some(summary);
            Ok(with_status(status, &page)?)
        }
    }
}

/// Shows what a lower price would mean, and lowers it once the vendor has seen that.
///
/// # Errors
/// None that the page can show.
pub async fn cut_price(
    caller: Caller,
    id: Path<String>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Failure> {
    let (id, pairs) = (listing_id(&id)?, form.0);
    let (price, public) = (plain(&pairs, "price").to_owned(), plain(&pairs, "public_price").to_owned());
    // Whoever changes the number after the preview sees what it comes to first.
    let confirmed = plain(&pairs, "seen") == format!("{price}/{public}");
    let (seen, call) = (seen(id, &pairs), caller.call()?);
    let wanted = Cut::read(&price, &public);
    let done: Result<Option<Vec<Ruling>>, Error> = match wanted {
        Err(error) => Err(error),
        Ok(wanted) if confirmed => {
            caller.app.door.write(move |conn| cut(conn, &call, seen, wanted)).await.map(|_| None)
        }
        Ok(wanted) => caller.app.door.read(move |conn| preview(conn, &call, seen, wanted)).await.map(Some),
    };
    match done {
        Ok(None) => Ok(go(&format!("/vendor/listings/{id}"), Some("listing-cut"))),
        Ok(Some(rulings)) => {
            let mut page = load(&caller, id).await?;
            page.preview = shown(&page.version, &price, &rulings, caller.lang);
            (page.price, page.public_price) = (price, public);
            Ok(with_status(StatusCode::OK, &page)?)
        }
        Err(error) => {
            let mut page = load(&caller, id).await?;
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            (page.price, page.public_price, page.summary) = (price, public, Some(summary));
            Ok(with_status(status, &page)?)
        }
    }
}

fn shown(version: &ListingVersion, price: &str, rulings: &[Ruling], lang: Lang) -> Option<Preview> {
    let to = crate::base::money::Money::parse(price)?;
    let (before, after) = (version.unit_price.decimal(), to.decimal());
    let share = (before - after) * rust_decimal::Decimal::ONE_HUNDRED / before;
    Some(Preview {
        from: version.unit_price.to_string(),
        to: to.to_string(),
        percent: share.round_dp(1).to_string(),
        rulings: views(rulings, lang),
    })
}

async fn load(caller: &Caller, id: ListingId) -> Result<ManagePage, Error> {
    let vendor = vendor(caller)?;
    let found = caller.app.door.read(move |conn| find(conn, id, vendor)).await?;
    let version = |one: ListingVersion| Version {
        number: one.number,
        since: when(one.created_at, caller.lang),
        price: one.unit_price.to_string(),
        name: one.name,
    };
    Ok(ManagePage {
        page: Layout::titled(caller, found.version.name.clone()),
        groups: groups(found.version.class, &Answers::of(&found.version), true, caller.lang),
        history: found.history.into_iter().map(version).collect(),
        listing: found.listing,
        version: found.version,
        open: found.open,
        price: String::new(),
        public_price: String::new(),
        preview: None,
        summary: None,
    })
}

fn find(conn: &mut DbConn, id: ListingId, vendor: OrganisationId) -> Result<Found, Error> {
    let (listing, version) = listings::find(conn, id)?;
    if listing.vendor_id != vendor {
        return Err(Error::not_found());
    }
    let (history, open) = (listings::history(conn, id)?, applications::open_of(conn, id)?);
    Ok(Found { listing, version, history, open })
}

fn vendor(caller: &Caller) -> Result<OrganisationId, Error> {
    caller.actor.person().map(|person| person.organisation).ok_or_else(Error::not_found)
}

fn seen(id: ListingId, pairs: &[(String, String)]) -> SeenListing {
    SeenListing { id, version: plain(pairs, "version").parse().unwrap_or(0) }
}

fn listing_id(text: &str) -> Result<ListingId, Error> {
    text.parse().map_err(|_| Error::not_found())
}

impl ManagePage {
    /// What may be asked for about a listing in its state.
    fn kinds(&self) -> &'static [&'static str] {
        match self.listing.state {
            ListingState::Listed => &["change", "pause", "delist"],
            ListingState::Paused => &["resume", "change", "delist"],
            ListingState::Delisted => &["resume"],
        }
    }
}
