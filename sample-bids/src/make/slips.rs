//! What goes wrong: each kind of defect changes what a bid says and tells the truth about it.

mod further;
mod number;

use chrono::{Duration, Months, NaiveDate};

use crate::bid::{Defect, DefectKind, DocumentType, Vendor};
use crate::chance::Chance;
use crate::facts::extra::Extra;
use crate::facts::{Answer, Facts, Seals, submitted};
use crate::make::draft::Draft;
use crate::make::slips::number::other_number;
use crate::registers::{Listed, Register};
use crate::spelling::commas;
use crate::tender::{DISQUALIFYING, SENSITIVE, Tender};
use crate::words::further::RESTRICTED;
use crate::words::names;

/// A defect without more to say.
pub(crate) fn defect(kind: DefectKind, document: DocumentType, detail: String) -> Defect {
    Defect { kind, document, detail: Some(detail), consequence_of: None, other_bid: None }
}

/// Puts a defect into a draft. Gives `None`, and changes nothing, when it does not go together with what is there already.
pub(crate) fn slip(kind: DefectKind, draft: &mut Draft, tender: &Tender) -> Option<Vec<Defect>> {
    if draft.has(kind) {
        return None;
    }
    let document = place(kind, draft)?;
    let (facts, chance) = (&mut draft.facts, &mut draft.chance);
    if let (Some(extra), true) = (facts.further.get_mut(&document), kind != DefectKind::MissingDocument) {
        let detail = further::slip(kind, extra, tender, chance)?;
        return Some(vec![defect(kind, document, detail)]);
    }
    let detail = match kind {
        DefectKind::NameMismatch => {
            let who = who(facts, document);
            let (right, wrong) = (who.name.clone(), names::other_name(&who.name, chance));
            who.name.clone_from(&wrong);
            format!("{wrong} instead of {right}")
        }
        DefectKind::UbnChecksum => {
            let who = who(facts, document);
            let (right, wrong) = (who.ubn.clone(), names::broken_ubn(&who.ubn, chance));
            who.ubn.clone_from(&wrong);
            format!("{wrong} instead of {right}")
        }
        DefectKind::ExpiredCertificate => expire(facts, document, tender, chance),
        DefectKind::DisqualifyingAnswer | DefectKind::AmbiguousAnswer => return answer(kind, facts, tender, chance),
        DefectKind::MissingDocument => {
            draft.missing.push(document);
            return Some(vec![Defect { detail: None, ..defect(kind, document, String::new()) }]);
        }
        DefectKind::MissingSeal => unseal(facts, document, chance),
        DefectKind::UnsignedDeclaration => {
            facts.declaration.seals = Seals::NONE;
            facts.declaration.signed = false;
            return Some(vec![Defect { detail: None, ..defect(kind, document, String::new()) }]);
        }
        DefectKind::WrongTenderNumber => {
            let wrong = other_number(&tender.tender_no, chance);
            number(facts, document).clone_from(&wrong);
            format!("{wrong} instead of {}", tender.tender_no)
        }
        DefectKind::WordsNumberMismatch | DefectKind::SumWrong | DefectKind::LineTotalWrong => {
            amiss(kind, facts, chance)
        }
        DefectKind::Tampered => return Some(tamper(facts, chance)),
        DefectKind::QuotationShort => {
            tender.rules.quotation_valid_until?;
            let days = chance.between(20, 85);
            facts.price.days = Some(days);
            format!("{days} days")
        }
        DefectKind::MissingDisclosure => {
            let free = !tender.rules.declaration_disqualifying.contains_key("8");
            let row = facts.declaration.answers.get_mut(7).filter(|answer| free && **answer == Answer::No)?;
            *row = Answer::Yes;
            "item 8 answered 是".to_owned()
        }
        DefectKind::ContradictedAnswer => {
            let lists = [(Register::Debarred, 7), (Register::MainlandInvested, 11), (Register::MainlandIt, 12)];
            let (register, row) = chance.pick(&lists);
            facts.declaration.answers.get(row - 1).filter(|answer| **answer == Answer::No)?;
            draft.listed.push((register, Listed::vendor(&draft.vendor)));
            format!("item {row} answered 否, on the list {}", register.name())
        }
        DefectKind::RestrictedBrand => {
            let last = tender.items.len().checked_sub(1)?;
            let whole = |extra: &&mut Extra| extra.left_out.is_none();
            let missing = draft.missing.contains(&DocumentType::MakerAuthorization);
            let letter = facts.further.get_mut(&DocumentType::MakerAuthorization).filter(|_| !missing).filter(whole)?;
            letter.brand = Some(RESTRICTED);
            facts.price.brand = Some((last, RESTRICTED));
            format!("item {}: {RESTRICTED}", last + 1)
        }
        DefectKind::Debarred => {
            let named = facts.proposal.subcontractors.get(chance.place(facts.proposal.subcontractors.len()))?;
            draft.listed.push((Register::Debarred, Listed::vendor(named)));
            format!("subcontractor {}", named.name)
        }
        // A shared file takes two bids; the other kinds belong to the further documents.
        _ => return None,
    };
    Some(vec![defect(kind, document, detail)])
}

/// Chooses the document; `None` when none is free.
fn place(kind: DefectKind, draft: &mut Draft) -> Option<DocumentType> {
    use DocumentType::{
        Authorization, CompanyRegistration, CreditCertificate, Declaration, PriceSchedule, Proposal, TaxCertificate,
    };
    let candidates: &[DocumentType] = match kind {
        DefectKind::NameMismatch => &[TaxCertificate, CreditCertificate, Declaration, PriceSchedule, Authorization],
        DefectKind::UbnChecksum => {
            &[CompanyRegistration, TaxCertificate, CreditCertificate, Declaration, PriceSchedule, Authorization]
        }
        DefectKind::ExpiredCertificate => &[CreditCertificate, TaxCertificate],
        DefectKind::DisqualifyingAnswer | DefectKind::AmbiguousAnswer | DefectKind::UnsignedDeclaration => {
            &[Declaration]
        }
        DefectKind::MissingDocument => {
            &[TaxCertificate, CreditCertificate, Declaration, Authorization, Proposal, CompanyRegistration]
        }
        DefectKind::MissingSeal => &[PriceSchedule, Authorization, Declaration],
        DefectKind::WrongTenderNumber => &[Authorization, Declaration, PriceSchedule],
        DefectKind::WordsNumberMismatch | DefectKind::SumWrong | DefectKind::LineTotalWrong | DefectKind::Tampered => {
            &[PriceSchedule]
        }
        DefectKind::SharedFile => &[],
        DefectKind::ContradictedAnswer => &[Declaration],
        DefectKind::RestrictedBrand => &[PriceSchedule],
        DefectKind::Debarred => &[Proposal],
        further => further::places(further),
    };
    let alone = matches!(kind, DefectKind::NameMismatch | DefectKind::UbnChecksum | DefectKind::MissingDocument);
    let further = further::also(kind).iter().filter(|document| draft.facts.further.contains_key(document));
    let free: Vec<DocumentType> =
        candidates.iter().chain(further).copied().filter(|document| draft.free(*document, kind, alone)).collect();
    free.get(draft.chance.place(free.len())).copied()
}

/// Who a document is about.
fn who(facts: &mut Facts, document: DocumentType) -> &mut Vendor {
    match document {
        DocumentType::CompanyRegistration => &mut facts.registration.who,
        DocumentType::TaxCertificate => &mut facts.tax.who,
        DocumentType::CreditCertificate => &mut facts.credit.who,
        DocumentType::Declaration => &mut facts.declaration.who,
        DocumentType::PriceSchedule => &mut facts.price.who,
        DocumentType::Authorization => &mut facts.authorization.who,
        // The further documents have slips of their own.
        _ => &mut facts.proposal.who,
    }
}

/// The tender number on a document.
fn number(facts: &mut Facts, document: DocumentType) -> &mut String {
    match document {
        DocumentType::Declaration => &mut facts.declaration.tender_no,
        DocumentType::PriceSchedule => &mut facts.price.tender_no,
        _ => &mut facts.authorization.tender_no,
    }
}

fn expire(facts: &mut Facts, document: DocumentType, tender: &Tender, chance: &mut Chance) -> String {
    let deadline: NaiveDate = tender.bid_deadline;
    if document == DocumentType::CreditCertificate {
        let oldest = deadline - Months::new(tender.rules.credit_certificate_max_age_months);
        facts.credit.query(oldest - Duration::days(chance.between(9, 240)));
        return format!("queried {}, deadline {deadline}", facts.credit.queried);
    }
    let back = u32::try_from(chance.between(3, 7)).unwrap_or(3);
    facts.tax.period(back, submitted(tender), chance);
    format!("period {}..{}, deadline {deadline}", facts.tax.from.format("%Y-%m"), facts.tax.to.format("%Y-%m"))
}

fn answer(kind: DefectKind, facts: &mut Facts, tender: &Tender, chance: &mut Chance) -> Option<Vec<Defect>> {
    let answers = &mut facts.declaration.answers;
    let row = if kind == DefectKind::DisqualifyingAnswer {
        chance.pick(&DISQUALIFYING)
    } else {
        chance.place(tender.declaration_rows) + 1
    };
    let sensitive = tender.rules.sensitive_scope == Some(true) && SENSITIVE.contains(&row);
    let bars = sensitive || tender.rules.declaration_disqualifying.contains_key(&row.to_string());
    let current = answers.get_mut(row - 1).filter(|_| bars || kind != DefectKind::DisqualifyingAnswer)?;
    let settled = |answer: Answer| row <= 8 && answer != Answer::No || matches!(answer, Answer::Neither | Answer::Both);
    if settled(*current) {
        return None;
    }
    let detail = if kind == DefectKind::DisqualifyingAnswer {
        *current = Answer::Yes;
        format!("item {row} answered 是")
    } else if chance.in_hundred(65) {
        *current = Answer::Neither;
        format!("item {row}: none ticked")
    } else {
        *current = Answer::Both;
        format!("item {row}: both ticked")
    };
    Some(vec![defect(kind, DocumentType::Declaration, detail)])
}

fn unseal(facts: &mut Facts, document: DocumentType, chance: &mut Chance) -> String {
    let seals = match document {
        DocumentType::Declaration => &mut facts.declaration.seals,
        DocumentType::PriceSchedule => &mut facts.price.seals,
        _ => &mut facts.authorization.seals,
    };
    let missing = chance.pick(&["company", "rep", "both"]);
    *seals = Seals { company: missing == "rep", representative: missing == "company" };
    format!("missing: {missing}")
}

/// A step that is small beside `total`, up or down, and never leads to nothing or less.
fn step(total: i64, chance: &mut Chance) -> i64 {
    let size = chance.pick(&[9, 27, 100, 360, 1_000, 5_400, 10_000]);
    if chance.in_hundred(50) && total > size * 2 { -size } else { size }
}

fn amiss(kind: DefectKind, facts: &mut Facts, chance: &mut Chance) -> String {
    let price = &mut facts.price;
    if kind == DefectKind::LineTotalWrong {
        let line = chance.place(price.rows.len());
        if let Some(row) = price.rows.get_mut(line) {
            row.amount += step(row.amount, chance);
        }
        price.total = price.sum();
        price.words = price.total;
        return format!("line {}: qty x unit price != amount", line + 1);
    }
    let step = step(price.total, chance);
    price.words += step;
    if kind == DefectKind::WordsNumberMismatch {
        return format!("words value differs by {step:+}");
    }
    price.total += step;
    format!("total shown is off by {step:+}")
}

/// Covers the total with another one, a few hundredths away; the words stay.
fn tamper(facts: &mut Facts, chance: &mut Chance) -> Vec<Defect> {
    let price = &mut facts.price;
    let old = price.total;
    let mut new = old * chance.between(84, 96) / 100;
    if commas(new).len() != commas(old).len() || new == old {
        new = old + chance.between(1, 9);
    }
    (price.covered, price.total) = (Some(old), new);
    let document = DocumentType::PriceSchedule;
    let follows = |kind| Defect {
        consequence_of: Some(DefectKind::Tampered),
        ..defect(kind, document, "consequence of tampering".to_owned())
    };
    let detail = "total covered by a white patch and overprinted; words keep the old total".to_owned();
    vec![
        defect(DefectKind::Tampered, document, detail),
        follows(DefectKind::WordsNumberMismatch),
        follows(DefectKind::SumWrong),
    ]
}
