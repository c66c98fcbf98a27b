//! The desk of an item: its offers, what was asked and answered, and the form of what may follow.

use actix_web::HttpResponse;
use actix_web::web::Path;
use askama::Template;
use procurement_law::award::awd_01::Answered;
use procurement_law::award::low_price::{Explanation, LowStep};

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::awards::course::{Above, LowPart, Match, Offer, Suggested};
use crate::awards::next::Next;
use crate::awards::plan::{PlanItem, Reserve};
use crate::awards::read::{Found, Line, read};
use crate::awards::step::{Answer, LowFound, Step};
use crate::awards::take::take;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::web::award::Pairs;
use crate::web::award::form::money;
use crate::web::layout::{Layout, go, page, with_status};
use crate::web::ruling::{RulingView, Summary, views};
use crate::web::sent::{Sent, act};

#[derive(Template)]
#[template(path = "award_item.html")]
struct ItemPage {
    page: Layout,
    found: Found,
    line: Line,
    item: PlanItem,
    rulings: Vec<RulingView>,
    may: bool,
    sent: Sent,
    summary: Option<Summary>,
    key: String,
}

/// Shows the item.
///
/// # Errors
/// There is no such item that the person may know of.
pub async fn show(caller: Caller, at: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    Ok(page(&load(&caller, &at.0, &at.1, Sent::default(), None).await?)?)
}

/// Takes a step.
///
/// # Errors
/// None that the page can show.
pub async fn take_step(caller: Caller, at: Path<(String, String)>, form: Form<Pairs>) -> Result<HttpResponse, Failure> {
    let ((case_no, item_no), sent) = (at.into_inner(), Sent(form.0));
    let done = match step(&sent) {
        Err(error) => Err(error),
        Ok(step) => {
            let (no, item, form, vault) = (case_no.clone(), item_no.clone(), sent.clone(), caller.app.vault.clone());
            let verb =
                move |conn: &mut _, call: &_| take(conn, call, &vault, (&no, &item, form.version()?), &step).map(drop);
            let place = format!("{case_no} {item_no}");
            act(&caller, ("/tenders/{tender_no}/award/items/{item_no}", &place), &sent, verb).await
        }
    };
    match done {
        Ok(()) => Ok(go(&format!("/tenders/{case_no}/award/items/{item_no}"), Some("award-step-kept"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            let status = summary.status;
            Ok(with_status(status, &load(&caller, &case_no, &item_no, sent, Some(summary)).await?)?)
        }
    }
}

async fn load(
    caller: &Caller,
    case_no: &str,
    item_no: &str,
    sent: Sent,
    summary: Option<Summary>,
) -> Result<ItemPage, Error> {
    let (call, vault, no) = (caller.call()?, caller.app.vault.clone(), case_no.to_owned());
    let found = caller.app.door.read(move |conn| read(conn, &call, &vault, &no)).await?;
    let line = found.line(item_no)?.clone();
    let item = found.planned()?.1.item(item_no)?.clone();
    let title = format!("{} {} {}", crate::texts::say(caller.lang, "award-item"), item.no, item.name);
    Ok(ItemPage {
        page: Layout::titled(caller, title),
        rulings: views(&line.row.read_rulings()?, caller.lang),
        may: decide(&caller.actor, Action::KeepAward, &Facts::tender()).is_ok(),
        key: hex(&caller.call()?.bytes::<16>()),
        found,
        line,
        item,
        sent,
        summary,
    })
}

/// The step that a form asks for.
fn step(sent: &Sent) -> Result<Step, Error> {
    let said = |name: &str| sent.get(name).to_owned();
    let yes_no = |name: &str| match sent.get(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let moment = |name: &str| sent.given(name).map(|text| at(text, name)).transpose();
    let amount = |name: &str| sent.given(name).map(|text| money(text, name)).transpose();
    Ok(match sent.get("step") {
        "suggest" => Step::Suggest(Suggested { committee_at: moment("committee_at")?, amount: amount("suggested")? }),
        "answers" => Step::Answers { until: moment("until")?, answers: answers(sent)? },
        "compare" => Step::Compare { answers: answers(sent)? },
        "prepare_lots" => Step::PrepareLots {},
        "draw_lots" => Step::DrawLots { words: sent.under("word:").map(|(_, word)| word.to_owned()).collect() },
        "drawn_by_hand" => Step::DrawnByHand { label: said("label"), how: said("how") },
        "low_part" => Step::LowPart {
            label: said("label"),
            part: LowPart {
                name: said("part"),
                price: amount("part_price")?.ok_or_else(|| Error::invalid("award.amount").at("part_price"))?,
                committee_low: yes_no("committee_low"),
                recent_award: amount("recent_award")?,
                general_price: amount("general_price")?,
                amount_instead: amount("amount_instead")?,
            },
        },
        "low" => Step::Low(LowFound {
            label: said("label"),
            committee_low: yes_no("committee_low"),
            base_too_high: yes_no("base_too_high"),
            suspicious: yes_no("suspicious"),
            explain_until: moment("explain_until")?,
            explained: sent.given("explained").map(str::to_owned),
            explanation: sent.given("explanation").map(Explanation::from_code).unwrap_or_default(),
            bond_cures: yes_no("bond_cures"),
            bond_days: sent.given("bond_days").map(str::parse).transpose().map_err(|_| bad("bond_days"))?,
            bond_paid: amount("bond_paid")?,
            mistaken: yes_no("mistaken"),
            reason: said("reason"),
        }),
        "reject_low" => Step::RejectLow { label: said("label"), reason: said("reason") },
        "above" => Step::Above(Above {
            urgent: said("urgent"),
            approval: said("approval"),
            superior_approval: said("superior_approval"),
        }),
        "match" => Step::Match {
            answers: sent
                .under("match:")
                .filter(|(_, said)| !said.is_empty())
                .map(|(label, said)| Match { label: label.to_owned(), agrees: said == "yes" })
                .collect(),
        },
        "award" => Step::Award {},
        "fail" => Step::Fail { reason: said("reason") },
        _ => return Err(bad("step")),
    })
}

fn bad(field: &str) -> Error {
    Error::invalid("choice.missing").at(field)
}

/// A moment as browsers write it (`2026-11-30T17:00`), or as people do (`115/11/30 17:00`), in Taipei.
fn at(text: &str, field: &str) -> Result<Time, Error> {
    let wrong = || Error::invalid("award.moment").at(field);
    let (day, hour) = text.trim().split_once(['T', ' ']).ok_or_else(wrong)?;
    let day = procurement_law::roc::parse(day).ok_or_else(wrong)?;
    let hour = chrono::NaiveTime::parse_from_str(hour.trim(), "%H:%M").map_err(|_| wrong())?;
    Ok(Time::of_taipei(chrono::NaiveDateTime::new(day, hour)))
}

/// The answers of all for whom an answer was chosen.
fn answers(sent: &Sent) -> Result<Vec<Answer>, Error> {
    let mut answers = Vec::new();
    for (label, said) in sent.under("answer:").filter(|(_, said)| !said.is_empty()) {
        let answer = Answered::from_code(said).ok_or_else(|| bad(&format!("answer/{label}")))?;
        let price = sent.given(&format!("price:{label}"));
        let price = price.map(|text| money(text, &format!("price/{label}"))).transpose()?;
        if answer == Answered::Price && price.is_none() {
            return Err(Error::invalid("award.amount").at(&format!("price/{label}")));
        }
        answers.push(Answer { label: label.to_owned(), answer, price });
    }
    Ok(answers)
}

impl ItemPage {
    fn path(&self) -> String {
        format!("/tenders/{}/award", self.found.tender.case_no)
    }

    fn wrong(&self, id: &str) -> bool {
        self.summary.as_ref().is_some_and(|summary| summary.names(id))
    }

    fn name(&self, label: &str) -> String {
        let name = self.line.course.name(label);
        if name == label { label.to_owned() } else { format!("{name}（{label}）") }
    }

    fn names(&self, labels: &[String]) -> String {
        labels.iter().map(|label| self.name(label)).collect::<Vec<_>>().join("、")
    }

    fn word(&self, family: &str, name: &str) -> String {
        self.page.t(&format!("{family}-{name}").replace('_', "-"))
    }

    /// The price that an offer stands at now.
    fn now(&self, offer: &Offer) -> Money {
        let replies = self.line.course.replies.iter().filter(|reply| reply.label == offer.label);
        replies
            .filter(|reply| reply.answer == Answered::Price)
            .filter_map(|reply| reply.price)
            .fold(offer.price, Money::min)
    }

    /// Whether the bidder was not asked to explain its price yet.
    fn unasked(&self, label: &str) -> bool {
        self.line.course.low(label).is_none_or(|low| low.explain_until.is_none())
    }

    fn has_committee(&self) -> bool {
        self.found.plan.as_ref().is_some_and(|plan| plan.reserve == Reserve::Complex)
    }

    fn explanations(&self) -> &'static [Explanation] {
        Explanation::ALL
    }

    fn asks(&self, step: &LowStep, names: &[&str]) -> bool {
        names.contains(&step.code())
    }

    fn next(&self) -> &Next {
        &self.line.next
    }

    /// Whether the program's secret word is chosen for those who are in the lots now.
    fn prepared(&self) -> bool {
        self.line.course.lots.as_ref().is_some_and(|lots| lots.labels == self.labels())
    }

    fn labels(&self) -> &[String] {
        match &self.line.next {
            Next::Ask { labels, .. }
            | Next::Above { labels, .. }
            | Next::Compare { labels, .. }
            | Next::Lots { labels, .. }
            | Next::Match { labels, .. } => labels,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(query: &str) -> Result<Step, Error> {
        step(&Sent(serde_urlencoded::from_str(query).unwrap()))
    }

    #[test]
    fn a_form_is_read_as_its_step() {
        let Ok(Step::Answers { until, answers }) =
            sent("step=answers&until=2026-11-30T17:00&answer:A=price&price:A=9,900&answer:B=waived&price:B=&answer:C=")
        else {
            panic!("answers");
        };
        assert_eq!(until.unwrap().rfc3339(), "2026-11-30T09:00:00.000000Z");
        assert_eq!((answers.len(), answers[0].price), (2, Money::dollars(9_900)));
        let field = |query: &str| sent(query).unwrap_err().fields[0].field.clone();
        assert_eq!(field("step=answers&answer:A=price&price:A="), "price/A");
        assert_eq!(field("step=answers&until=soon"), "until");
        assert_eq!(field("step=dance"), "step");
        assert!(matches!(sent("step=match&match:A=yes&match:B="), Ok(Step::Match { answers }) if answers.len() == 1));
    }
}
