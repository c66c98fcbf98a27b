//! The signed copies of a paper: what was found of each, and the form that brings another.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use signed_papers::{Chain, Finding, Verdict};

use crate::accounts::decide::{Facts, decide};
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::base::id::SignatureId;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::idempotent::{Answer, Key, once};
use crate::http::paper::{attachment, media};
use crate::http::upload::Upload;
use crate::signatures::bring::{MOST, bring};
use crate::signatures::model::SignedBy;
use crate::signatures::paper::Paper;
use crate::signatures::read::{Signed, one, read};
use crate::signatures::receive::{admit, receive};
use crate::texts::say;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::orders::when;
use crate::web::ruling::Summary;

#[derive(Template)]
#[template(path = "signatures.html")]
struct SignaturesPage {
    page: Layout,
    paper: Paper,
    signed: Signed,
    may: bool,
    kind: String,
    summary: Option<Summary>,
    key: String,
}

/// Shows them.
///
/// # Errors
/// There is no such paper that the person may know of, or none yet.
pub async fn show(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, paper) = place(at)?;
    Ok(page(&load(&caller, &case_no, paper, String::new(), None).await?)?)
}

/// Brings a signed copy.
///
/// # Errors
/// The form is malformed, or the person may not know of the paper.
pub async fn write(caller: Caller, at: Path<(String, String)>, mut form: Upload) -> Result<HttpResponse, Failure> {
    let (case_no, paper) = place(at)?;
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(part) = form.part(MOST).await? {
        match &part.file {
            Some(name) if !part.bytes.is_empty() => file = Some((name.clone(), part.bytes)),
            Some(_) => {}
            None => fields.push((part.name.clone(), part.text())),
        }
    }
    let field = |name: &str| fields.iter().find(|one| one.0 == name).map_or("", |one| one.1.as_str());
    let sent = (field("kind").to_owned(), field("version").to_owned(), field("key").to_owned());
    match keep(&caller, &case_no, paper, &sent, file).await {
        Ok(()) => Ok(go(&format!("/tenders/{case_no}/signatures/{paper}"), Some("signature-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, &case_no, paper, sent.0, Some(summary)).await?)?)
        }
    }
}

/// Gives the file of a signed copy, as it was sent.
///
/// # Errors
/// There is none of which the person may know.
pub async fn download(caller: Caller, at: Path<(String, String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, paper, id) = at.into_inner();
    let paper: Paper = paper.parse()?;
    let id: SignatureId = id.parse().map_err(|_| Error::not_found())?;
    let call = caller.call()?;
    let row = caller.app.door.read(move |conn| one(conn, &call, (&case_no, paper), id)).await?;
    let bytes = caller.app.storage.get(&row.digest).await?;
    let (media, ending) = media(&bytes);
    Ok(attachment(media, &format!("signed-{paper}.{ending}"), bytes))
}

async fn keep(
    caller: &Caller,
    case_no: &str,
    paper: Paper,
    (kind, version, key): &(String, String, String),
    file: Option<(String, Vec<u8>)>,
) -> Result<(), Error> {
    let kind: SignedBy = kind.parse().map_err(|_| Error::invalid("choice.missing").at("kind"))?;
    let seen: i64 = version.parse().map_err(|_| Error::invalid("http.version_missing").at("version"))?;
    let (name, bytes) = file.ok_or_else(|| Error::invalid("signature.none_chosen").at("package"))?;
    admit(&caller.app, caller.call()?, case_no.to_owned(), paper).await?;
    let copy = receive(&caller.app, kind, name, bytes).await?;
    let key = Key {
        route: "POST /tenders/{tender_no}/signatures/{paper} (page)".to_owned(),
        key: key.clone(),
        fingerprint: sha256(format!("{case_no}\n{paper}\n{kind}\n{seen}\n{}", copy.digest).as_bytes()),
    };
    let (call, case_no) = (caller.call()?, case_no.to_owned());
    let done = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            bring(conn, &call, (&case_no, paper, seen), &copy)?;
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body: String::new(), replayed: false })
        })
    });
    done.await.map(drop)
}

async fn load(
    caller: &Caller,
    case_no: &str,
    paper: Paper,
    kind: String,
    summary: Option<Summary>,
) -> Result<SignaturesPage, Error> {
    let (call, no) = (caller.call()?, case_no.to_owned());
    let signed = caller.app.door.read(move |conn| read(conn, &call, &no, paper)).await?;
    let title = format!("{} {}", say(caller.lang, paper.title()), say(caller.lang, "signatures-title"));
    Ok(SignaturesPage {
        page: Layout::titled(caller, title),
        may: decide(&caller.actor, paper.action(), &Facts::tender()).is_ok(),
        key: hex(&caller.call()?.bytes::<16>()),
        paper,
        signed,
        kind,
        summary,
    })
}

fn place(at: Path<(String, String)>) -> Result<(String, Paper), Error> {
    let (case_no, paper) = at.into_inner();
    Ok((case_no, paper.parse()?))
}

impl SignaturesPage {
    fn path(&self) -> String {
        format!("/tenders/{}/signatures/{}", self.signed.tender.case_no, self.paper)
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn when(&self, at: &Time) -> String {
        when(*at, self.page.lang)
    }

    fn moment(&self, at: &chrono::DateTime<chrono::Utc>) -> String {
        when(Time::from_utc(*at), self.page.lang)
    }

    fn verdict(&self, one: &Finding) -> String {
        self.page.t(match one.verdict {
            Verdict::Valid => "signature-valid",
            Verdict::Changed => "signature-changed",
            Verdict::Forged => "signature-forged",
            Verdict::Expired => "signature-expired",
            Verdict::Unsuited => "signature-unsuited",
            Verdict::Unsupported => "signature-unsupported",
            Verdict::Malformed => "signature-malformed",
        })
    }

    fn chain(&self, one: &Finding) -> String {
        match &one.chain {
            Chain::NotChecked => self.page.t("signature-chain-not-checked"),
            Chain::Unknown => self.page.t("signature-chain-unknown"),
            Chain::Trusted { root } => self.page.t1("signature-chain-trusted", "root", root),
        }
    }

    fn good(&self, one: &Finding) -> bool {
        one.verdict == Verdict::Valid
    }
}
