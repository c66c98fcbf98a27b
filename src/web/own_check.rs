//! The vendor's own check (備標): a tender's checklist over draft files. Nothing is kept, and nobody else learns of it.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::block;
use askama::Template;
use tokio::sync::Semaphore;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::error::{Error, Kind};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::upload::Upload;
use crate::review::own::{Checked, Line, check};
use crate::review::registers::Kept;
use crate::storage::label;
use crate::tenders::store as tenders;
use crate::web::layout::{Layout, page, with_status};
use crate::web::ruling::Summary;

/// The largest file.
const LARGEST: usize = 50 * 1024 * 1024;
/// The most files of a check.
const MOST_FILES: usize = 60;
/// The most bytes of a check: they stand in memory.
const MOST_BYTES: usize = 200 * 1024 * 1024;
/// Checks at a time on a node: each keeps its files in memory and reads them one after the other.
static HANDS: Semaphore = Semaphore::const_new(2);

#[derive(Template)]
#[template(path = "own_check.html")]
struct OwnPage {
    page: Layout,
    tender_no: String,
    tender: String,
    checked: Option<Checked>,
    summary: Option<Summary>,
}

/// Shows the form.
///
/// # Errors
/// The asker is no vendor.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::CheckOwnBid, &Facts::default())?;
    Ok(page(&filled(&caller, String::new(), String::new(), None, None))?)
}

/// Reads the draft and shows what the checklist says of it.
///
/// # Errors
/// None that the page can show.
pub async fn run(caller: Caller, mut form: Upload) -> Result<HttpResponse, Failure> {
    decide(&caller.actor, Action::CheckOwnBid, &Facts::default())?;
    let _hand = HANDS.acquire().await.map_err(|cause| Error::internal("check a draft", cause))?;
    let (mut tender_no, mut files, mut size) = (String::new(), Vec::new(), 0_usize);
    while let Some(part) = form.part(LARGEST).await? {
        match (part.name.as_str(), &part.file) {
            ("tender_no", None) => tender_no = part.text(),
            ("file", Some(name)) if !part.bytes.is_empty() => {
                size = size.saturating_add(part.bytes.len());
                if files.len() >= MOST_FILES || size > MOST_BYTES {
                    return Err(Failure(Error::of(Kind::Malformed, "http.too_large")));
                }
                let name = label(name, "file");
                // Two files of one name stay two.
                let twice = files.iter().any(|(other, _): &(String, Vec<u8>)| *other == name);
                let name = if twice { format!("{name} ({})", files.len() + 1) } else { name };
                files.push((name, part.bytes));
            }
            _ => {}
        }
    }
    match read(&caller, &tender_no, files).await {
        Ok((name, checked)) => Ok(page(&filled(&caller, tender_no, name, Some(checked), None))?),
        Err(error) if error.kind == Kind::Internal => Err(error.into()),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status: StatusCode = summary.status;
            Ok(with_status(status, &filled(&caller, tender_no, String::new(), None, Some(summary)))?)
        }
    }
}

async fn read(caller: &Caller, tender_no: &str, files: Vec<(String, Vec<u8>)>) -> Result<(String, Checked), Error> {
    let asked = tender_no.to_owned();
    let found = caller.app.door.read(move |conn| tenders::by_case_no(conn, &asked)).await;
    let tender = match found {
        Err(error) if error.kind == Kind::NotFound => return Err(Error::invalid("own.no_tender").at("tender_no")),
        found => found?,
    };
    if files.is_empty() {
        return Err(Error::invalid("import.no_file").at("file"));
    }
    let (terms, app, lang) = (tender.terms()?, caller.app.clone(), caller.lang);
    let checked = block(move || check(&app.eyes, &Kept(&app), &terms, files, lang)).await;
    let checked = checked.map_err(|cause| Error::internal("check a draft", cause))?;
    Ok((format!("{} {}", tender.case_no, tender.name), checked))
}

fn filled(
    caller: &Caller,
    tender_no: String,
    tender: String,
    checked: Option<Checked>,
    summary: Option<Summary>,
) -> OwnPage {
    OwnPage { page: Layout::new(caller, "own-title"), tender_no, tender, checked, summary }
}

impl OwnPage {
    fn lists<'a>(&self, checked: &'a Checked) -> [(&'static str, &'static str, &'a [Line]); 3] {
        [
            ("own-wrong", "failed", &checked.wrong),
            ("own-unsure", "person", &checked.unsure),
            ("own-open", "warn", &checked.open),
        ]
    }
}
