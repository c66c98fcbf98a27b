//! From a plan to a bundle.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

use chrono::Duration;

use crate::bid::{Bid, DocumentType, Mode, Submission, Vendor};
use crate::bundle::Bundle;
use crate::chance::Chance;
use crate::error::SampleError;
use crate::facts::{Facts, submitted};
use crate::fonts::Fonts;
use crate::make::dealing::deal;
use crate::make::draft::Draft;
use crate::make::filing;
use crate::plan::Plan;
use crate::registers::lists;
use crate::tender::Tender;
use crate::words::names;

/// Version of the form of the truth.
const FORMAT: u32 = 1;
/// Days between the lists and the first closing day.
const LIST_AGE: i64 = 3;
/// Tries for a vendor whose name and number no other bid has.
const TRIES: usize = 100;

/// Makes the tenders and bids of a plan, in memory.
///
/// # Errors
/// When a page cannot be written or scanned.
pub fn generate(plan: &Plan, fonts: &Fonts) -> Result<Bundle, SampleError> {
    let mut chance = Chance::new(plan.seed);
    let mut deadline = plan.deadline;
    let mut tenders: Vec<Tender> = vec![];
    for _ in 0..plan.tenders {
        tenders.push(Tender::make(deadline, &plan.further, &mut chance.fork()));
        deadline += Duration::days(chance.between(2, 9));
    }
    let mut drafts = drafts(plan, &tenders, &mut chance);
    deal(plan, &mut drafts, &tenders, &mut chance);
    let mut bids = file(&mut drafts, &tenders, fonts)?;
    for (to, draft) in drafts.iter().enumerate() {
        if let Some(from) = draft.copies {
            filing::copy(&mut bids, to, from);
        }
    }
    let rows: Vec<_> = drafts.into_iter().flat_map(|draft| draft.listed).collect();
    let registers = match plan.further.is_empty() {
        true => BTreeMap::new(),
        false => lists(plan.deadline - Duration::days(LIST_AGE), &rows),
    };
    Ok(Bundle { format: FORMAT, pool: "made".to_owned(), seed: plan.seed, tenders, bids, registers })
}

/// Files all drafts, as many at a time as there are processors. Each has a chance of its own, so the order of work changes nothing.
fn file(drafts: &mut [Draft], tenders: &[Tender], fonts: &Fonts) -> Result<Vec<Bid>, SampleError> {
    let count = drafts.len();
    let queue = Mutex::new(drafts.iter_mut().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut done = vec![];
        while let Some((place, draft)) = next() {
            if let Some(tender) = tenders.get(draft.tender) {
                done.push((place, filing::file(draft, tender, fonts)));
            }
        }
        done
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count.max(1));
    let mut filed: Vec<(usize, Result<Bid, SampleError>)> = thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        helpers
            .into_iter()
            .map(|helper| helper.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .chain([own])
            .flatten()
            .collect()
    });
    filed.sort_by_key(|(place, _)| *place);
    filed.into_iter().map(|(_, bid)| bid).collect()
}

/// All bids as they would be without defects.
fn drafts(plan: &Plan, tenders: &[Tender], chance: &mut Chance) -> Vec<Draft> {
    let places: Vec<usize> =
        (0..tenders.len()).flat_map(|tender| (0..plan.bids_per_tender).map(move |_| tender)).collect();
    let shares = [plan.scans, plan.merged, plan.meaningless_names, plan.encrypted, plan.unembedded];
    let [scans, merged, meaningless, encrypted, unembedded] = shares.map(|share| share.choose(places.len(), chance));
    let hit = |list: &[bool], place: usize| list.get(place).copied().unwrap_or_default();
    let first = chance.place(64);
    let mut drafts: Vec<Draft> = vec![];
    for (place, at) in places.into_iter().enumerate() {
        let Some(tender) = tenders.get(at) else { continue };
        let mut own = chance.fork();
        let vendor = other_than(&drafts, &mut own);
        let scan = hit(&scans, place);
        drafts.push(Draft {
            name: format!("bid{place:03}"),
            tender: at,
            facts: Facts::make(&vendor, tender, &mut own),
            vendor,
            mode: if scan { Mode::Scan } else { Mode::Text },
            merged: hit(&merged, place),
            spread: false,
            meaningless: hit(&meaningless, place),
            encrypted: hit(&encrypted, place),
            unembedded: hit(&unembedded, place) && !scan,
            face: first + place,
            missing: vec![],
            defects: vec![],
            copies: None,
            lends: false,
            listed: vec![],
            submission: None,
            chance: own,
        });
    }
    // Chosen last and only where asked for: other plans keep their bytes.
    if plan.spread.0 > 0 {
        let spread = plan.spread.choose(drafts.len(), chance);
        drafts.iter_mut().zip(spread).for_each(|(draft, hit)| draft.spread = hit && !draft.merged);
    }
    for place in 0..drafts.len() {
        apart(&mut drafts, place, tenders, !plan.further.is_empty());
    }
    drafts
}

/// Lets a bid's delegate, telephone and partner be nobody else's, and says how it came in where that is told.
fn apart(drafts: &mut [Draft], place: usize, tenders: &[Tender], told: bool) {
    let (before, rest) = drafts.split_at_mut(place);
    let Some(draft) = rest.first_mut() else { return };
    let (facts, chance) = (&mut draft.facts, &mut draft.chance);
    for _ in 0..TRIES {
        let same = |other: &Draft| other.facts.authorization.agent == facts.authorization.agent;
        if !before.iter().any(same) {
            break;
        }
        facts.authorization.agent = names::person(chance);
    }
    let partner = |facts: &Facts| facts.further.get(&DocumentType::JointAgreement)?.partner.clone();
    for _ in 0..TRIES {
        let own = partner(facts);
        let same =
            |other: &Draft| own.is_some() && partner(&other.facts).map(|p| p.name) == own.clone().map(|p| p.name);
        if !before.iter().any(same) {
            break;
        }
        if let Some(agreement) = facts.further.get_mut(&DocumentType::JointAgreement) {
            agreement.partner = Some(names::stranger(chance));
        }
    }
    let day = tenders.get(draft.tender).map(submitted).filter(|_| told);
    draft.submission = day.and_then(|day| {
        let hour = u32::try_from(chance.between(9, 16)).unwrap_or(9);
        Some(Submission {
            ip: format!("203.0.113.{}", place % 250 + 1),
            certificate_holder: draft.vendor.ubn.clone(),
            sent_at: day.and_hms_opt(hour, 20, 0)?,
        })
    });
}

/// A vendor that has not bid yet; in a bundle of very many bids a name may come again.
fn other_than(drafts: &[Draft], chance: &mut Chance) -> Vendor {
    let mut vendor = names::vendor(chance);
    for _ in 0..TRIES {
        let core = vendor.name.chars().take(2).collect::<String>();
        if !drafts.iter().any(|draft| draft.vendor.name.starts_with(&core) || draft.vendor.ubn == vendor.ubn) {
            break;
        }
        vendor = names::vendor(chance);
    }
    vendor
}
