//! Counting: sheets under codes become totals, ranks and an order by the tender's method (MAT-02 to 05, 07), with a hint where members
//! differ widely (CMT-05).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use procurement_law::evaluation::ballot::Ballot;
use procurement_law::evaluation::difference::{Thresholds, disputed};
use procurement_law::evaluation::mat_09::Reason;
use procurement_law::evaluation::ranking::{order, price_per_point, rank_sums, ranks};
use procurement_law::evaluation::score_facts::{BidderFacts, SheetFacts};
use procurement_law::evaluation::sheets::Scores;
use procurement_law::evaluation::{cmt_05, mat_05, mat_07};
use procurement_law::fact::{Number, Values};
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Quantity, Ruling, settled};
use rust_decimal::Decimal;

use crate::committees::course::{CodedSheet, Given, Round, Tally, TallyLine};
use crate::committees::criteria::Criteria;
use crate::committees::law_criteria::{by_method, marks};
use crate::committees::sheet::Marks;

/// Places after the point of points as the law crate counts them.
const PLACES: u32 = 4;

/// A sheet under its code; the points of all items.
#[derive(Clone, Debug)]
pub struct Coded {
    /// The code.
    pub code: String,
    /// What was given.
    pub marks: Marks,
}

/// What is counted, and how.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    /// The day.
    pub on: NaiveDate,
    /// The criteria.
    pub criteria: &'a Criteria,
    /// The round.
    pub round: &'a Round,
    /// Whether the sheets are those of a second look.
    pub second_look: bool,
}

impl Counting<'_> {
    /// Counts these sheets.
    pub fn count(&self, sheets: &[Coded], removed: Vec<String>) -> (Option<Tally>, Vec<Ruling>) {
        let frame = Frame::on(self.on);
        let (ballot, mut rulings) = self.ballot(sheets, None);
        rulings.push(by_method(&frame, self.criteria.method, &ballot));
        let tie = self.tie(&ballot);
        let hint = cmt_05::Facts {
            second_look: self.second_look,
            resolution: None,
            resolved: false,
            items: ballot.items.clone(),
            bidders: ballot.bidders.clone(),
            sheets: ballot.sheets.clone(),
        };
        let hint = settled(cmt_05::check(&frame, &hint));
        let tally = self.tally(&ballot, &tie, &hint, removed);
        rulings.extend([tie, hint]);
        (tally, rulings)
    }

    /// The sheets as a ballot: who is below a pass mark may not be chosen (MAT-07).
    pub fn ballot(&self, sheets: &[Coded], chosen: Option<String>) -> (Ballot, Vec<Ruling>) {
        let bidder = |one: &crate::committees::course::Bidder| BidderFacts {
            bidder: one.name.clone(),
            price: one.price.map(|price| price.decimal()),
            passed: true,
        };
        let mut bidders: Vec<BidderFacts> = self.round.bidders.iter().map(bidder).collect();
        let sheet = |one: &Coded| {
            let fact = |line: &crate::committees::sheet::Line| SheetFacts {
                member: one.code.clone(),
                bidder: line.bidder.clone(),
                points: Values(line.points.iter().copied().map(Number).collect()),
            };
            one.marks.lines.iter().map(fact).collect::<Vec<_>>()
        };
        let sheets: Vec<SheetFacts> = sheets.iter().flat_map(sheet).collect();
        let has_marks = self.criteria.pass_mark.is_some() || self.criteria.items.iter().any(|item| item.mark.is_some());
        let mut rulings = Vec::new();
        if has_marks {
            rulings = mat_07::check(&Frame::on(self.on), &marks(self.criteria, bidders.clone(), sheets.clone()));
            if rulings.len() == bidders.len() {
                for (bidder, ruling) in bidders.iter_mut().zip(&rulings) {
                    bidder.passed = ruling.outcome != Outcome::Refuse;
                }
            }
        }
        let treatment = self.criteria.treatment;
        (Ballot { treatment, items: self.criteria.facts(), bidders, sheets, chosen }, rulings)
    }

    /// What the rule for ties says (MAT-05).
    pub fn tie(&self, ballot: &Ballot) -> Ruling {
        let facts = mat_05::Facts {
            method: self.criteria.method,
            treatment: self.criteria.treatment,
            tie_rule: self.criteria.tie_rule,
            rounds: self.round.number,
            again: self.round.reason == Reason::Tie,
            items: ballot.items.clone(),
            bidders: ballot.bidders.clone(),
            sheets: ballot.sheets.clone(),
        };
        settled(mat_05::check(&Frame::on(self.on), &facts))
    }

    fn tally(&self, ballot: &Ballot, tie: &Ruling, hint: &Ruling, removed: Vec<String>) -> Option<Tally> {
        let scores = Scores::new(&ballot.items, &ballot.bidders, &ballot.sheets).ok()?;
        let able: BTreeSet<String> =
            ballot.bidders.iter().filter(|one| one.passed).map(|one| one.bidder.clone()).collect();
        let order = order(self.criteria.method, &scores, &able);
        let (sums, rank_sums, quotients) = (scores.sums(), rank_sums(&scores), price_per_point(&scores));
        let line = |one: &crate::committees::course::Bidder| {
            let sum = sums.get(&one.name).copied().unwrap_or_default();
            TallyLine {
                bidder: one.name.clone(),
                price: one.price,
                passed: able.contains(&one.name),
                sum: points(sum),
                average: scores.average(sum).map(|average| average.shown(1)).unwrap_or_default(),
                rank_sum: rank_sums.get(&one.name).copied().unwrap_or_default(),
                unit_price: quotients.get(&one.name).map(|quotient| quotient.shown(scores.members())),
                place: place(&order, &one.name),
            }
        };
        let coded = |(code, totals): (String, std::collections::BTreeMap<String, i64>)| {
            let ranks = ranks(&totals);
            let given = |one: &crate::committees::course::Bidder| Given {
                total: points(totals.get(&one.name).copied().unwrap_or_default()),
                rank: ranks.get(&one.name).copied().unwrap_or_default(),
            };
            CodedSheet { code, given: self.round.bidders.iter().map(given).collect() }
        };
        Some(Tally {
            lines: self.round.bidders.iter().map(line).collect(),
            sheets: scores.totals().into_iter().map(coded).collect(),
            removed,
            disputed: far_apart(hint, &scores),
            first: order.first().cloned().unwrap_or_default(),
            next_step: text(tie, "next_step"),
            step_bidders: step_bidders(tie, &order),
        })
    }
}

/// The place of a bidder: those that stand together share one, and the next places are left out.
fn place(order: &[Vec<String>], bidder: &str) -> Option<i64> {
    let mut before = 0_i64;
    for group in order {
        if group.iter().any(|one| one == bidder) {
            return Some(before + 1);
        }
        before += i64::try_from(group.len()).unwrap_or(i64::MAX);
    }
    None
}

/// A text that a ruling gives under a name; empty where it gives none.
fn text(ruling: &Ruling, name: &str) -> String {
    match ruling.results.iter().find(|one| one.what == name).map(|one| &one.value) {
        Some(Quantity::Text { value }) => value.clone(),
        _ => String::new(),
    }
}

/// Whom the next step concerns: those of the first that the ruling names.
fn step_bidders(tie: &Ruling, order: &[Vec<String>]) -> Vec<String> {
    let named = text(tie, "step_bidders");
    let named: BTreeSet<&str> = named.split('、').collect();
    order.first().into_iter().flatten().filter(|one| named.contains(one.as_str())).cloned().collect()
}

/// The bidders that the hint's thresholds pick out.
fn far_apart(hint: &Ruling, scores: &Scores) -> Vec<String> {
    let number = |name: &str| {
        let found = hint.parameters.iter().find(|used| used.id == name)?;
        found.value.plain().parse::<i64>().ok()
    };
    let limits = number(cmt_05::DIFFERENCE_RANK_PART).zip(number(cmt_05::DIFFERENCE_PERCENT));
    limits.map_or_else(Vec::new, |(rank_part, percent)| disputed(scores, Thresholds { rank_part, percent }))
}

/// Ten-thousandths as points.
fn points(units: i64) -> Decimal {
    Decimal::new(units, PLACES).normalize()
}
