//! Which bid gets which defects.

use crate::bid::{Defect, DefectKind, DocumentType};
use crate::chance::Chance;
use crate::make::draft::Draft;
use crate::make::slips::{defect, slip};
use crate::plan::Plan;
use crate::tender::Tender;

/// Deals the plan's defects to the bids that are not clean, each kind once before any comes twice as far as they go together.
pub(crate) fn deal(plan: &Plan, drafts: &mut [Draft], tenders: &[Tender], chance: &mut Chance) {
    let clean = plan.clean.choose(drafts.len(), chance);
    let faulty: Vec<usize> = clean.iter().enumerate().filter(|(_, clean)| !**clean).map(|(place, _)| place).collect();
    let mut wanted: Vec<i64> = faulty.iter().map(|_| chance.between(1, plan.most_defects.max(1).into())).collect();
    if wanted.iter().sum::<i64>() < i64::try_from(plan.defects.len()).unwrap_or(i64::MAX) {
        wanted.fill(plan.most_defects.max(1).into());
    }
    let mut deck: Vec<DefectKind> = vec![];
    for round in 0..i64::from(plan.most_defects.max(1)) {
        for (place, wanted) in faulty.iter().zip(&wanted) {
            if round < *wanted {
                draw(plan, &mut deck, *place, (drafts, tenders), chance);
            }
        }
    }
}

/// Gives one bid the first kind of the deck that goes together with what it has.
fn draw(
    plan: &Plan,
    deck: &mut Vec<DefectKind>,
    place: usize,
    (drafts, tenders): (&mut [Draft], &[Tender]),
    chance: &mut Chance,
) {
    for _ in 0..2 {
        let hit = deck.iter().position(|kind| give(*kind, place, drafts, tenders));
        if let Some(hit) = hit {
            deck.remove(hit);
            return;
        }
        let mut fresh = plan.defects.clone();
        chance.shuffle(&mut fresh);
        // A shared file needs two bids that still fit, so it is dealt before the others.
        fresh.sort_by_key(|kind| *kind != DefectKind::SharedFile);
        deck.extend(fresh);
    }
}

fn give(kind: DefectKind, place: usize, drafts: &mut [Draft], tenders: &[Tender]) -> bool {
    if kind == DefectKind::SharedFile {
        return share(place, drafts);
    }
    let Some(draft) = drafts.get_mut(place) else { return false };
    let Some(tender) = tenders.get(draft.tender) else { return false };
    let found = slip(kind, draft, tender);
    let hit = found.is_some();
    draft.defects.extend(found.unwrap_or_default());
    hit
}

/// Lets a bid copy the proposal of another bid for the same tender.
fn share(place: usize, drafts: &mut [Draft]) -> bool {
    let document = DocumentType::Proposal;
    let open = |draft: &Draft| !draft.merged && !draft.encrypted && draft.free(document, DefectKind::SharedFile, true);
    let Some(tender) = drafts.get(place).filter(|draft| open(draft) && !draft.lends).map(|draft| draft.tender) else {
        return false;
    };
    let lender = drafts
        .iter()
        .enumerate()
        .find(|(at, draft)| *at != place && draft.tender == tender && open(draft) && !draft.lends);
    let Some((lender, name)) = lender.map(|(at, draft)| (at, draft.name.clone())) else { return false };
    if let Some(draft) = drafts.get_mut(lender) {
        draft.lends = true;
    }
    if let Some(draft) = drafts.get_mut(place) {
        draft.copies = Some(lender);
        let detail = format!("byte-identical to {name}");
        draft.defects.push(Defect { other_bid: Some(name), ..defect(DefectKind::SharedFile, document, detail) });
    }
    true
}
