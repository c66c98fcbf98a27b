//! What the law says of criteria before there is a sheet: the principle (MAT-01), weights (MAT-06), pass marks (MAT-07),
//! stages (MAT-08), the method with the price (MAT-02 to 04), the rule for ties (MAT-05).

use chrono::NaiveDate;
use procurement_law::evaluation::ballot::Ballot;
use procurement_law::evaluation::score_facts::{BidderFacts, Method, SheetFacts};
use procurement_law::evaluation::{mat_01, mat_02, mat_03, mat_04, mat_05, mat_06, mat_07, mat_08};
use procurement_law::fact::{Number, Values};
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Ruling, settled};

use crate::committees::criteria::Criteria;

/// What the law says.
pub fn criteria(on: NaiveDate, criteria: &Criteria) -> Vec<Ruling> {
    let frame = Frame::on(on);
    let principle = mat_01::Facts {
        service: criteria.service,
        amount: criteria.amount.decimal(),
        principle: criteria.principle,
        base_price: criteria.base_price,
        approval: Some(criteria.approval.clone()),
        case_by_case: criteria.case_by_case,
        has_superior: criteria.has_superior,
    };
    let weight = |item: &crate::committees::criteria::Item| mat_06::Weight {
        item: item.name.clone(),
        weight: Number(item.max),
        price: item.price,
        presentation: item.presentation,
    };
    let weights = mat_06::Facts {
        stated: true,
        fixed_price: criteria.treatment == procurement_law::evaluation::score_facts::Treatment::Fixed,
        full: Number(criteria.full),
        weights: criteria.items.iter().map(weight).collect(),
    };
    let mut rulings = vec![settled(mat_01::check(&frame, &principle)), settled(mat_06::check(&frame, &weights))];
    rulings.extend(mat_07::tender(&frame, &marks(criteria, Vec::new(), Vec::new())));
    rulings.extend(of_a_tie(&frame, criteria));
    let stage = |(number, weight): (i64, rust_decimal::Decimal)| mat_08::Stage {
        stage: format!("第{number}階段"),
        weight: Number(weight),
    };
    let stages = mat_08::Facts { stages: criteria.stages().into_iter().map(stage).collect() };
    rulings.extend((!stages.stages.is_empty()).then(|| settled(mat_08::check(&frame, &stages))));
    rulings
}

/// The pass marks with the sheets that are held against them.
pub fn marks(criteria: &Criteria, bidders: Vec<BidderFacts>, sheets: Vec<SheetFacts>) -> mat_07::Facts {
    let of_item = |item: &crate::committees::criteria::Item| {
        Some(mat_07::ItemMark { item: item.name.clone(), mark: Number(item.mark?) })
    };
    mat_07::Facts {
        stated_mark: criteria.pass_mark.map(Number),
        used_mark: None,
        item_marks: criteria.items.iter().filter_map(of_item).collect(),
        basis: criteria.basis,
        items: criteria.facts(),
        bidders,
        sheets,
    }
}

/// What the rules say of two bidders that are equal in everything: whether method and price fit, and how such a tie would be
/// resolved. Of the method only a refusal is kept, for there is nothing to count yet.
fn of_a_tie(frame: &Frame, criteria: &Criteria) -> Vec<Ruling> {
    let names = ["甲", "乙"];
    let bidder = |name: &&str| BidderFacts { bidder: (*name).to_owned(), price: Some(1.into()), passed: true };
    let sheet = |name: &&str| SheetFacts {
        member: "1".to_owned(),
        bidder: (*name).to_owned(),
        points: Values(criteria.items.iter().map(|item| Number(item.max)).collect()),
    };
    let ballot = Ballot {
        treatment: criteria.treatment,
        items: criteria.facts(),
        bidders: names.iter().map(bidder).collect(),
        sheets: names.iter().map(sheet).collect(),
        chosen: None,
    };
    let tie = mat_05::Facts {
        method: criteria.method,
        treatment: criteria.treatment,
        tie_rule: criteria.tie_rule,
        rounds: 1,
        again: false,
        items: ballot.items.clone(),
        bidders: ballot.bidders.clone(),
        sheets: ballot.sheets.clone(),
    };
    let method = by_method(frame, criteria.method, &ballot);
    let method = Some(method).filter(|ruling| ruling.outcome == Outcome::Refuse);
    method.into_iter().chain([settled(mat_05::check(frame, &tie))]).collect()
}

/// The ruling of the tender's method.
pub fn by_method(frame: &Frame, method: Method, ballot: &Ballot) -> Ruling {
    match method {
        Method::Total => mat_02::check(frame, ballot),
        Method::Rank => mat_04::check(frame, ballot),
        Method::UnitPrice => {
            let facts = mat_03::Facts {
                items: ballot.items.clone(),
                bidders: ballot.bidders.clone(),
                sheets: ballot.sheets.clone(),
            };
            mat_03::check(frame, &facts)
        }
    }
}
