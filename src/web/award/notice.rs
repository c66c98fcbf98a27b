//! The notice of a tender's result for everybody; under it, for those who oversee, the days of its publication and the
//! objections to it.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use chrono::NaiveDate;
use procurement_law::roc;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::paper::{Format, give};
use crate::results::announced::{Days, Objection};
use crate::results::fields::{Field, fields};
use crate::results::keep::{Place, announce, answer, object};
use crate::results::notice::{Notice, NoticeItem};
use crate::results::paper::{document, objection, title, winners};
use crate::results::read::{self, Beside};
use crate::texts::say;
use crate::web::award::Pairs;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::{RulingView, Summary, views};
use crate::web::sent::{Sent, act};

#[derive(Template)]
#[template(path = "award_notice.html")]
struct NoticePage {
    page: Layout,
    notice: Notice,
    fields: Vec<Field>,
    rulings: Vec<RulingView>,
    beside: Option<Beside>,
    objected: Vec<RulingView>,
    may: bool,
    sent: Sent,
    summary: Option<Summary>,
    key: String,
}

/// Shows it.
///
/// # Errors
/// There is no such tender, or nothing is told of it yet.
pub async fn show(caller: Caller, case_no: Path<String>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, &case_no, None, None).await?)?)
}

/// Gives the notice on paper: `notice.odt`, `notice.pdf`.
///
/// # Errors
/// There is no such tender or paper, or nothing is told of it yet.
pub async fn download(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (case_no, name) = at.into_inner();
    let ("notice", format) = Format::split(&name)? else { return Err(Failure(Error::not_found())) };
    let (vault, lang, no) = (caller.app.vault.clone(), caller.lang, case_no.clone());
    let notice = caller.app.door.read(move |conn| read::notice(conn, &vault, &no)).await?;
    Ok(give(&format!("result-{case_no}"), format, move || Ok(document(&notice, lang))).await?)
}

/// Writes the days (`days`), an objection (`object`) or its answer (`answer`).
///
/// # Errors
/// None that the page can show.
pub async fn write(caller: Caller, at: Path<(String, String)>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let ((case_no, what), sent) = (at.into_inner(), Sent(form.0));
    let (no, vault, form, kind) = (case_no.clone(), caller.app.vault.clone(), sent.clone(), what.clone());
    let verb = move |conn: &mut _, call: &_| {
        let place = Place { case_no: &no, seen: form.version()?, vault: &vault };
        match kind.as_str() {
            "days" => announce(conn, call, place, &days(&form)?).map(drop),
            "object" => object(conn, call, place, filed(&form)?, form.is("hold", "yes")).map(drop),
            "answer" => {
                let number = form.get("number").parse().map_err(|_| Error::not_found())?;
                let on = day(&form, "answered_on")?.ok_or_else(|| Error::invalid("award.day").at("answered_on"))?;
                answer(conn, call, place, number, (on, form.get("answer")), form.is("release", "yes")).map(drop)
            }
            _ => Err(Error::not_found()),
        }
    };
    let route = "/tenders/{tender_no}/award/announced/{what}";
    match act(&caller, (route, &format!("{case_no} {what}")), &sent, verb).await {
        Ok(()) => Ok(go(&format!("/tenders/{case_no}/award/notice"), Some("result-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, &case_no, Some(sent), Some(summary)).await?)?)
        }
    }
}

async fn load(
    caller: &Caller,
    case_no: &str,
    sent: Option<Sent>,
    summary: Option<Summary>,
) -> Result<NoticePage, Error> {
    let (call, vault, no) = (caller.call()?, caller.app.vault.clone(), case_no.to_owned());
    let oversees = decide(&caller.actor, Action::ReadAward, &Facts::tender()).is_ok();
    let read = caller.app.door.read(move |conn| {
        let notice = read::notice(conn, &vault, &no)?;
        let beside = if oversees { Some(read::beside(conn, &call, &notice)?) } else { None };
        Ok((notice, beside))
    });
    let (notice, beside) = read.await?;
    let mut rulings = notice.rulings.clone();
    rulings.extend(beside.iter().flat_map(|one| one.duties.clone()));
    Ok(NoticePage {
        page: Layout::titled(caller, say(caller.lang, title(&notice))),
        fields: fields(&notice, caller.lang),
        rulings: views(&rulings, caller.lang),
        objected: beside.as_ref().map(|one| views(&one.objected, caller.lang)).unwrap_or_default(),
        may: decide(&caller.actor, Action::KeepAward, &Facts::tender()).is_ok(),
        sent: sent.unwrap_or_else(|| Sent(written(&notice))),
        key: hex(&caller.call()?.bytes::<16>()),
        notice,
        beside,
        summary,
    })
}

/// The fields of the form as they stand.
fn written(notice: &Notice) -> Pairs {
    let days = &notice.days;
    let day = |name: &str, day: Option<NaiveDate>| (name.to_owned(), day.and_then(roc::slashed).unwrap_or_default());
    let continues = days.continues.map_or("", |yes| if yes { "yes" } else { "no" });
    vec![
        day("tender_notice_on", days.tender_notice_on),
        day("published_on", days.published_on),
        day("notified_on", days.notified_on),
        ("continues".to_owned(), continues.to_owned()),
    ]
}

fn day(sent: &Sent, name: &str) -> Result<Option<NaiveDate>, Error> {
    let read = |text| roc::parse(text).ok_or_else(|| Error::invalid("award.day").at(name));
    sent.given(name).map(read).transpose()
}

fn days(sent: &Sent) -> Result<Days, Error> {
    Ok(Days {
        tender_notice_on: day(sent, "tender_notice_on")?,
        published_on: day(sent, "published_on")?,
        notified_on: day(sent, "notified_on")?,
        continues: sent.given("continues").map(|said| said == "yes"),
    })
}

fn filed(sent: &Sent) -> Result<Objection, Error> {
    let received_on = day(sent, "received_on")?.ok_or_else(|| Error::invalid("award.day").at("received_on"))?;
    Ok(Objection::new(sent.get("by").to_owned(), received_on, sent.get("words").to_owned()))
}

impl NoticePage {
    fn path(&self) -> String {
        format!("/tenders/{}/award", self.notice.tender_no)
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    /// What the law says of the objection at a place.
    fn ruling(&self, place: impl std::borrow::Borrow<usize>) -> Option<&RulingView> {
        self.objected.get(*place.borrow())
    }

    fn field(&self, name: &str) -> String {
        self.page.t(&format!("result-field-{}", name.replace('_', "-")))
    }

    fn winners(&self, item: &NoticeItem) -> Vec<String> {
        winners(item, self.page.lang)
    }

    fn until(&self) -> Option<String> {
        self.notice.objection_until.map(|until| objection(until, self.page.lang))
    }

    fn roc(&self, day: &NaiveDate) -> String {
        roc::long(*day)
    }
}
