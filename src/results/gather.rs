//! Gathers the notice of a tender's result from what awards, committees and openings keep; none before the award is closed or
//! the tender has ended.

use std::collections::BTreeSet;

use crate::awards::objection::{Window, last_day};
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::openings::store as openings;
use crate::openings::written::{Came, Withheld, Written};
use crate::results::announced::Announced;
use crate::results::notice::{NoAward, Notice, Party, Quantity};
use crate::results::{by_committee, by_price, fields, store};
use crate::tenders::model::Tender;
use crate::tenders::store as tenders;
use crate::vault::Vault;

/// The notice of a tender; none while there is nothing to tell.
///
/// # Errors
/// There is no such tender, or a row cannot be read.
pub fn gather(conn: &mut DbConn, vault: &Vault, case_no: &str) -> Result<Option<Notice>, Error> {
    let tender = tenders::by_case_no(conn, case_no)?;
    let announced = match store::of_tender(conn, tender.id)? {
        Some(row) => row.announced()?,
        None => Announced::default(),
    };
    let written = opened(conn, &tender)?;
    let mut notice = begin(&tender, &announced, &written)?;
    let ended = by_price::fill(conn, vault, &mut notice)?
        || by_committee::fill(conn, &tender, &mut notice)?
        || unopened(&written, &mut notice);
    if !ended {
        return Ok(None);
    }
    finish(&mut notice);
    Ok(Some(notice))
}

/// Every notice that may be told, in the order in which the tenders were entered.
///
/// # Errors
/// A row cannot be read.
pub fn gather_all(conn: &mut DbConn, vault: &Vault) -> Result<Vec<Notice>, Error> {
    let mut notices = Vec::new();
    for tender in tenders::all(conn)? {
        notices.extend(gather(conn, vault, &tender.case_no)?);
    }
    Ok(notices)
}

/// What was written of the openings, in the order of the stages.
fn opened(conn: &mut DbConn, tender: &Tender) -> Result<Vec<Written>, Error> {
    let mut written = Vec::new();
    for stage in tenders::openings(conn, tender.id)? {
        if let Some(row) = openings::of_stage(conn, tender.id, stage.stage)? {
            written.push(row.written()?);
        }
    }
    written.sort_by_key(|one| one.held_at);
    Ok(written)
}

/// What the tender and its first opening say.
fn begin(tender: &Tender, announced: &Announced, written: &[Written]) -> Result<Notice, Error> {
    let first = written.first().filter(|one| one.result == Came::Opened);
    let items = tender.terms()?.items;
    let party = |bid: &crate::openings::written::BidLine| Party { name: bid.name.clone(), ubn: bid.ubn.clone() };
    Ok(Notice {
        awarded: false,
        tender_no: tender.case_no.clone(),
        subject: tender.name.clone(),
        agency: tender.agency.clone(),
        quantities: items
            .into_iter()
            .map(|item| Quantity { name: item.name, quantity: item.qty, unit: item.unit })
            .collect(),
        category: None,
        called: written.first().map(|one| one.called),
        way: None,
        manner: None,
        has_reserve: None,
        procurement: None,
        budget: None,
        opened_at: first.map(|one| one.held_at),
        bidders: first.map(|one| i64::try_from(one.bids.len()).unwrap_or(i64::MAX)),
        decided_at: tender.closes_at,
        total: None,
        items: Vec::new(),
        // Everybody who delivered a bid; who was awarded something is taken out at the end.
        losing: first.map(|one| one.bids.iter().map(party).collect()).unwrap_or_default(),
        ground: None,
        withheld: Vec::new(),
        reason: String::new(),
        days: announced.days.clone(),
        unknown: Vec::new(),
        objection_until: None,
        rulings: Vec::new(),
    })
}

/// Whether the last opening ended the tender: too few bids (流標), or left unopened on a ground after which nothing follows.
/// An opening that another follows ended nothing.
fn unopened(written: &[Written], notice: &mut Notice) -> bool {
    let Some(last) = written.last().filter(|last| ends(last)) else { return false };
    notice.ground = Some(if last.result == Came::TooFew { NoAward::TooFew } else { NoAward::Withheld });
    notice.withheld.clone_from(&last.withheld);
    notice.reason.clone_from(&last.remarks);
    notice.decided_at = last.held_at;
    true
}

fn ends(opening: &Written) -> bool {
    let for_good = |ground: &Withheld| matches!(ground, Withheld::PlanChanged | Withheld::Misconduct);
    match opening.result {
        Came::TooFew => true,
        Came::Withheld => opening.withheld.iter().any(for_good),
        Came::Opened => false,
    }
}

/// Takes out what may not be told, and adds what follows from the rest.
fn finish(notice: &mut Notice) {
    let won: BTreeSet<Party> = notice.winners().into_iter().cloned().collect();
    notice
        .losing
        .retain(|party| !won.contains(party) && won.iter().all(|one| one.ubn.is_empty() || one.ubn != party.ubn));
    notice.losing.sort_unstable();
    notice.losing.dedup();
    if !notice.awarded {
        // A notice that there is no award names nobody (政府採購公告及公報發行辦法 15).
        notice.losing.clear();
        notice.bidders = None;
    }
    let window = Window {
        published: notice.days.published_on,
        notified: notice.days.notified_on,
        ..Window::of(notice.decided_on())
    };
    let ruling = window.ruling();
    notice.objection_until = last_day(&ruling);
    notice.rulings = vec![ruling];
    notice.unknown = fields::unknown(notice);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::notice::tests::sample;

    fn written(held_at: &str, turn: i64, result: &str) -> Written {
        serde_json::from_value(serde_json::json!({
            "held_at": held_at, "place": "第一會議室", "called": "open", "turn": turn, "chair": "王主任",
            "chair_appointed": "府授採字第1號", "clerk": "陳科員", "bids": [], "result": result,
            "withheld": if result == "withheld" { vec!["withhold_plan_changed"] } else { Vec::new() }, "remarks": result,
        }))
        .unwrap()
    }

    #[test]
    fn only_the_last_opening_ends_a_tender() {
        let few = written("2026-11-02T02:00:00Z", 1, "too_few");
        let again = written("2026-11-09T02:00:00Z", 2, "opened");
        let withheld = written("2026-11-16T02:00:00Z", 2, "withheld");
        let told = |written: &[Written]| {
            let mut notice = sample(false);
            unopened(written, &mut notice).then_some((notice.ground, notice.reason))
        };
        assert_eq!(told(std::slice::from_ref(&few)), Some((Some(NoAward::TooFew), "too_few".to_owned())));
        assert_eq!(told(&[few.clone(), again.clone()]), None, "the second opening took place");
        assert_eq!(told(&[few, again, withheld]), Some((Some(NoAward::Withheld), "withheld".to_owned())));
        assert_eq!(told(&[]), None);
    }
}
