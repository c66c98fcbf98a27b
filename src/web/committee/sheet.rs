//! A member's own score sheet, and the clerk's form for one that was filled in on paper.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use rust_decimal::Decimal;

use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::SeatId;
use crate::committees::course::Bidder;
use crate::committees::draft::{SheetDraft, SheetDraftLine};
use crate::committees::enter::{MOST, Scan, enter, sound};
use crate::committees::keep::keep as keep_draft;
use crate::committees::people::Person;
use crate::committees::read::meeting;
use crate::committees::score::{form as own_form, items, own_scan, submit};
use crate::committees::sheet::{Line, Marks};
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::http::paper::{attachment, media};
use crate::http::upload::Upload;
use crate::web::committee::fields::{Fields, Pairs};
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::Summary;

#[derive(Template)]
#[template(path = "committee_sheet.html")]
struct SheetPage {
    page: Layout,
    case_no: String,
    number: i64,
    bidders: Vec<Bidder>,
    items: Vec<(String, Decimal)>,
    own: Option<Marks>,
    /// Whether the own sheet came on paper, with its scan.
    scanned: bool,
    /// The members whose sheets on paper may be entered; none on the member's own page.
    seats: Vec<Person>,
    paper: bool,
    key: String,
    sent: Fields,
    summary: Option<Summary>,
    /// Whether what stands in the form is the member's draft.
    draft: bool,
}

/// Shows the person's own sheet, or, to the office, the form for one on paper.
///
/// # Errors
/// There is no meeting that the person may know of.
pub async fn show(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, number) = at.into_inner();
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    Ok(page(&load(&caller, case_no, number, Fields::default(), None).await?)?)
}

/// Takes the person's own sheet, with the person's confirmation, or keeps it as a draft.
///
/// # Errors
/// The person does not sit.
pub async fn write(caller: Caller, at: Path<(String, String)>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let (case_no, number) = at.into_inner();
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let sent = Fields(form.0);
    if sent.is("keep", "draft") {
        let (call, tender, written) = (caller.call()?, case_no.clone(), written(&sent));
        return match caller.app.door.write(move |conn| keep_draft(conn, &call, &tender, number, &written)).await {
            Ok(()) => Ok(go(&format!("/tenders/{case_no}/committee/meetings/{number}/sheet"), Some("sheet-draft"))),
            Err(error) => answer(&caller, case_no, number, sent, error).await,
        };
    }
    let key = Key {
        route: "POST /tenders/{tender_no}/committee/meetings/{number}/sheet".to_owned(),
        key: sent.get("key").to_owned(),
        fingerprint: sha256(format!("{case_no}\n{number}\n{}", sent.facts()).as_bytes()),
    };
    let (call, tender, fields) = (caller.call()?, case_no.clone(), sent.clone());
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            if !fields.is("confirm", "yes") {
                return Err(Error::invalid("sheet.confirm").at("confirm"));
            }
            submit(conn, &call, &tender, number, &marks(&fields)?)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    match done.await {
        Ok(_) => Ok(go(&format!("/tenders/{case_no}/committee/meetings/{number}"), Some("sheet-sent"))),
        Err(error) => answer(&caller, case_no, number, sent, error).await,
    }
}

/// Takes a sheet on paper with its scan.
///
/// # Errors
/// The form is malformed, or the person is not of the office.
pub async fn enter_paper(
    caller: Caller,
    at: Path<(String, String)>,
    mut form: Upload,
) -> Result<HttpResponse, Failure> {
    let (case_no, number) = at.into_inner();
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let (mut pairs, mut file) = (Vec::new(), None);
    while let Some(part) = form.part(MOST).await? {
        match &part.file {
            Some(name) if !part.bytes.is_empty() => file = Some((name.clone(), part.bytes)),
            Some(_) => {}
            None => pairs.push((part.name.clone(), part.text())),
        }
    }
    let sent = Fields(pairs);
    match keep(&caller, &case_no, number, &sent, file).await {
        Ok(()) => Ok(go(&format!("/tenders/{case_no}/committee/meetings/{number}"), Some("sheet-sent"))),
        Err(error) => answer(&caller, case_no, number, sent, error).await,
    }
}

/// The form again, as it was sent, with what is wrong.
async fn answer(
    caller: &Caller,
    case_no: String,
    number: i64,
    sent: Fields,
    error: Error,
) -> Result<HttpResponse, Failure> {
    let summary = Summary::of(error, caller.lang)?;
    let status = summary.status;
    Ok(with_status(status, &load(caller, case_no, number, sent, Some(summary)).await?)?)
}

/// Gives the scan of the person's own sheet.
///
/// # Errors
/// The person has no sheet that came on paper.
pub async fn scan(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, number) = at.into_inner();
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let digest = caller.app.door.read(move |conn| own_scan(conn, &call, &case_no, number)).await?;
    let bytes = caller.app.storage.get(&digest).await?;
    let (media, ending) = media(&bytes);
    Ok(attachment(media, &format!("own-sheet-{number}.{ending}"), bytes))
}

async fn keep(
    caller: &Caller,
    case_no: &str,
    number: i64,
    sent: &Fields,
    file: Option<(String, Vec<u8>)>,
) -> Result<(), Error> {
    let (name, bytes) = file.ok_or_else(|| Error::invalid("sheet.scan").at("scan"))?;
    sound(&bytes)?;
    let seat: SeatId = sent.get("seat").parse().map_err(|_| Error::invalid("choice.missing").at("seat"))?;
    let (marks, size) = (marks(sent)?, bytes.len());
    let digest = caller.app.storage.put(bytes).await?;
    let key = Key {
        route: "POST /tenders/{tender_no}/committee/meetings/{number}/sheets/paper".to_owned(),
        key: sent.get("key").to_owned(),
        fingerprint: sha256(format!("{case_no}\n{number}\n{digest}\n{}", sent.facts()).as_bytes()),
    };
    let (call, tender, scan) = (caller.call()?, case_no.to_owned(), Scan { digest, size, name });
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            enter(conn, &call, (&tender, number), seat, &marks, &scan)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    done.await.map(drop)
}

/// Marks of a form: `bidder` begins a line, `points` repeats for each item, `reason`.
fn marks(sent: &Fields) -> Result<Marks, Error> {
    let lines = sent.lines(["bidder", "points", "reason"], "bidder");
    let line = |(place, line): (usize, &Fields)| {
        let points =
            line.points("points").map_err(|_| Error::invalid("committee.number").at(&format!("lines/{place}")))?;
        Ok(Line { bidder: line.text("bidder"), points, reason: line.text("reason") })
    };
    Ok(Marks { lines: lines.iter().enumerate().map(line).collect::<Result<_, Error>>()? })
}

/// A form as a draft: each field as it was written.
fn written(sent: &Fields) -> SheetDraft {
    let lines = sent.lines(["bidder", "points", "reason"], "bidder");
    let line = |line: &Fields| SheetDraftLine {
        bidder: line.text("bidder"),
        points: line.all("points"),
        reason: line.text("reason"),
    };
    SheetDraft { lines: lines.iter().map(line).collect() }
}

/// A draft as the fields of the form.
fn fields(draft: &SheetDraft) -> Fields {
    let field = |name: &str, text: &String| (name.to_owned(), text.clone());
    let line = |line: &SheetDraftLine| {
        let points = line.points.iter().map(|text| field("points", text));
        std::iter::once(field("bidder", &line.bidder)).chain(points).chain([field("reason", &line.reason)]).collect()
    };
    Fields(draft.lines.iter().flat_map::<Pairs, _>(line).collect())
}

async fn load(
    caller: &Caller,
    case_no: String,
    number: i64,
    sent: Fields,
    summary: Option<Summary>,
) -> Result<SheetPage, Error> {
    let (call, tender) = (caller.call()?, case_no.clone());
    let found = caller
        .app
        .door
        .read(move |conn| {
            let view = meeting(conn, &call, &tender, number)?;
            // Whoever sits has the own sheet; the office enters those on paper and reads none.
            if view.own.is_some() {
                let form = own_form(conn, &call, &tender, number)?;
                let bidders = form.desk.round()?.bidders.clone();
                let scanned = form.own.as_ref().is_some_and(|one| one.0.scan.is_some());
                let own = form.own.map(|one| (one.1, scanned));
                return Ok((bidders, form.items, (own, form.draft), Vec::new(), false));
            }
            if !view.office {
                return Err(Error::not_found());
            }
            let round = view.desk.round()?;
            let criteria = crate::committees::paper::criteria_of(conn, &view.desk.body.tender)?;
            let (bidders, items) = (round.bidders.clone(), items(&criteria, round));
            let missing = view.desk.body.staying().filter(|one| !view.sent.contains(&one.seat.id));
            Ok((bidders, items, (None, None), missing.cloned().collect(), true))
        })
        .await?;
    let (bidders, items, (own, draft), seats, paper) = found;
    // What was just sent stands before what was kept.
    let draft = draft.filter(|_| summary.is_none());
    Ok(SheetPage {
        page: Layout::new(caller, if paper { "sheet-paper-title" } else { "sheet-title" }),
        key: hex(&caller.call()?.bytes::<16>()),
        case_no,
        number,
        bidders,
        items,
        scanned: own.as_ref().is_some_and(|one| one.1),
        own: own.map(|one| one.0),
        seats,
        paper,
        sent: draft.as_ref().map_or(sent, fields),
        summary,
        draft: draft.is_some(),
    })
}

impl SheetPage {
    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn line(&self, bidder: &str) -> Fields {
        let lines = self.sent.lines(["bidder", "points", "reason"], "bidder");
        lines.into_iter().find(|line| line.get("bidder") == bidder).unwrap_or_default()
    }

    fn point(&self, bidder: &str, place: &usize) -> String {
        self.line(bidder).all("points").get(*place).cloned().unwrap_or_default()
    }

    fn reason(&self, bidder: &str) -> String {
        self.line(bidder).text("reason")
    }
}
