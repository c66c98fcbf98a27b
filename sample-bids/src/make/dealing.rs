//! Which bid gets which defects.

use chrono::Duration;

use crate::bid::{Defect, DefectKind, DocumentType, Submission, Vendor};
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
    if DefectKind::LINKED.contains(&kind) {
        return link(kind, place, drafts).is_some();
    }
    let Some(draft) = drafts.get_mut(place) else { return false };
    let Some(tender) = tenders.get(draft.tender) else { return false };
    let found = slip(kind, draft, tender);
    let hit = found.is_some();
    draft.defects.extend(found.unwrap_or_default());
    hit
}

/// Lets a bid say something that another bid for the same tender says; both have the defect.
fn link(kind: DefectKind, place: usize, drafts: &mut [Draft]) -> Option<()> {
    use DocumentType::{Authorization, BidBond, CompanyRegistration, Envelope, JointAgreement, PriceSchedule};
    let document = match kind {
        DefectKind::SharedRepresentative | DefectKind::SharedAddress => CompanyRegistration,
        DefectKind::BidTwice | DefectKind::SharedSource => CompanyRegistration,
        DefectKind::MemberTwice => JointAgreement,
        DefectKind::PricePattern => PriceSchedule,
        DefectKind::EnvelopesInARow => Envelope,
        DefectKind::SharedBond => BidBond,
        _ => Authorization,
    };
    let own = drafts.get(place)?;
    let tender = own.tender;
    let fits = |draft: &Draft| {
        let bond = document != BidBond || draft.facts.further.get(&BidBond).is_some_and(|bond| bond.account.is_some());
        let many = kind != DefectKind::PricePattern || draft.facts.price.rows.len() >= 4;
        let source = kind != DefectKind::SharedSource || draft.submission.is_some();
        draft.tender == tender && !draft.has(kind) && bond && many && source && draft.free(document, kind, true)
    };
    let other = (0..drafts.len()).find(|at| *at != place && drafts.get(*at).is_some_and(fits)).filter(|_| fits(own))?;
    let (name, said) = (own.name.clone(), Said::of(own));
    let draft = drafts.get_mut(other)?;
    said.say(kind, draft);
    let tied = |with: &str| Defect {
        other_bid: Some(with.to_owned()),
        ..defect(kind, document, format!("shared with {with}"))
    };
    draft.defects.push(tied(&name));
    let other = draft.name.clone();
    drafts.get_mut(place)?.defects.push(tied(&other));
    Some(())
}

/// What one bid lends another.
struct Said {
    representative: String,
    address: String,
    phone: String,
    agent: String,
    account: Option<String>,
    ubn: String,
    unit_prices: Vec<i64>,
    envelope: Option<String>,
    partner: Option<Vendor>,
    submission: Option<Submission>,
}

impl Said {
    fn of(draft: &Draft) -> Self {
        Self {
            representative: draft.vendor.representative.clone(),
            address: draft.vendor.address.clone(),
            phone: draft.facts.authorization.phone.clone(),
            agent: draft.facts.authorization.agent.clone(),
            account: draft.facts.further.get(&DocumentType::BidBond).and_then(|bond| bond.account.clone()),
            ubn: draft.vendor.ubn.clone(),
            unit_prices: draft.facts.price.rows.iter().map(|row| row.unit_price).collect(),
            envelope: draft.facts.further.get(&DocumentType::Envelope).map(|cover| cover.serial.clone()),
            partner: draft.facts.further.get(&DocumentType::JointAgreement).and_then(|paper| paper.partner.clone()),
            submission: draft.submission.clone(),
        }
    }

    fn say(self, kind: DefectKind, draft: &mut Draft) {
        match kind {
            DefectKind::SharedRepresentative => {
                draft.vendor.representative.clone_from(&self.representative);
                draft.facts.everybody(|who| who.representative.clone_from(&self.representative));
            }
            DefectKind::SharedAddress => {
                draft.vendor.address.clone_from(&self.address);
                draft.facts.everybody(|who| who.address.clone_from(&self.address));
            }
            DefectKind::BidTwice => {
                draft.vendor.ubn.clone_from(&self.ubn);
                draft.facts.everybody(|who| who.ubn.clone_from(&self.ubn));
            }
            DefectKind::PricePattern => draft.facts.price.take(&self.unit_prices),
            DefectKind::EnvelopesInARow => {
                let next = self.envelope.as_deref().and_then(next);
                if let (Some(cover), Some(next)) = (draft.facts.further.get_mut(&DocumentType::Envelope), next) {
                    cover.serial = next;
                }
            }
            DefectKind::MemberTwice => {
                if let Some(agreement) = draft.facts.further.get_mut(&DocumentType::JointAgreement) {
                    agreement.partner = self.partner;
                }
            }
            // From one address within the hour.
            DefectKind::SharedSource => {
                if let (Some(own), Some(other)) = (&mut draft.submission, self.submission) {
                    own.ip = other.ip;
                    own.sent_at = other.sent_at + Duration::minutes(25);
                }
            }
            DefectKind::SharedContact => draft.facts.authorization.phone = self.phone,
            DefectKind::SharedDelegate => draft.facts.authorization.agent = self.agent,
            _ => {
                if let Some(bond) = draft.facts.further.get_mut(&DocumentType::BidBond) {
                    bond.account = self.account;
                }
            }
        }
    }
}

/// The number after another of its series.
fn next(serial: &str) -> Option<String> {
    let (head, figures) = serial.split_at_checked(2)?;
    let number: u64 = figures.parse().ok()?;
    Some(format!("{head}{:08}", (number + 1) % 100_000_000))
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
