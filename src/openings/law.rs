//! What the law says of an opening: who counts (OPN-02), whether enough do (OPN-01), whether bids may be left unopened
//! (OPN-03), what the record lacks (OPN-04).

use procurement_law::fact::Values;
use procurement_law::frame::Frame;
use procurement_law::ruling::{Outcome, Ruling};
use procurement_law::tender::{opn_01, opn_02, opn_03, opn_04};

use crate::base::time::Time;
use crate::openings::written::{BidLine, Called, Came, Obstacle, Withheld, Written};
use crate::tenders::model::{Stage, Tender};

/// What the law says.
#[derive(Clone, Debug)]
pub struct Said {
    /// Every ruling, in the order of the rules' acts: who counts first.
    pub rulings: Vec<Ruling>,
    /// How many bids count.
    pub counted: i64,
    /// Whether the number of bids lets them be opened.
    pub enough: bool,
    /// Whether a ground lets them be left unopened.
    pub may_withhold: bool,
}

/// What the database knows beside what is written.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The tender.
    pub tender: &'a Tender,
    /// The stage.
    pub stage: Stage,
    /// Bids that counted at the stage before.
    pub first_stage: Option<i64>,
    /// Labels whose vendors the list of debarred vendors names on the day.
    pub listed: &'a [String],
}

/// Asks the rules.
pub fn ask(written: &Written, known: &Known<'_>) -> Said {
    let frame = Frame::on(written.held_at.local_date());
    let facts = opn_02::Facts {
        closing: local(known.tender.closes_at),
        several_offers: false,
        bids: written.bids.iter().map(|bid| facts_of(bid, known)).collect(),
    };
    let mut rulings = opn_02::check(&frame, &facts);
    let counted = counted(&rulings);
    let number = opn_01::check(&frame, &count_facts(written, known, counted));
    let enough = number.iter().all(|ruling| ruling.outcome < Outcome::NeedsPerson);
    let grounds: Vec<_> = written.withheld.iter().map(|ground| in_law(*ground)).collect();
    let withheld = written.result == Came::Withheld;
    let left = opn_03::check(&frame, &opn_03::Facts { withheld, grounds: Values(grounds) });
    let may_withhold = left.iter().all(|ruling| ruling.outcome < Outcome::Refuse);
    rulings.extend(number);
    if withheld {
        rulings.extend(left);
    }
    rulings.extend(opn_04::check(&frame, &paper(written, known.stage)));
    Said { rulings, counted, enough, may_withhold }
}

/// The labels of bids that do not count.
pub fn left_unopened(written: &Written, known: &Known<'_>) -> Vec<String> {
    let frame = Frame::on(written.held_at.local_date());
    let bids: Vec<opn_02::Bid> = written.bids.iter().map(|bid| facts_of(bid, known)).collect();
    let facts = opn_02::Facts { closing: local(known.tender.closes_at), several_offers: false, bids };
    // The first ruling is the total; after it stands one for each bid, in their order.
    let each = opn_02::check(&frame, &facts).into_iter().skip(1);
    let pairs = written.bids.iter().zip(each);
    pairs.filter(|(_, ruling)| ruling.outcome > Outcome::Allow).map(|(bid, _)| bid.label.clone()).collect()
}

fn facts_of(bid: &BidLine, known: &Known<'_>) -> opn_02::Bid {
    let is = |obstacle: Obstacle| bid.obstacle == Some(obstacle);
    opn_02::Bid {
        bidder: bid.name.clone(),
        vendor: bid.ubn.trim().to_owned(),
        delivered: local(bid.delivered_at),
        at_place: !is(Obstacle::Elsewhere),
        sealed: !is(Obstacle::Unsealed),
        debarred: is(Obstacle::Debarred) || known.listed.contains(&bid.label),
        ground_found: is(Obstacle::Ground),
        political_party: is(Obstacle::Party),
        conflicted: is(Obstacle::Conflicted),
    }
}

fn count_facts(written: &Written, known: &Known<'_>, counted: i64) -> opn_01::Facts {
    let approval = written.limited_approval.trim();
    opn_01::Facts {
        call: match written.called {
            Called::Open => opn_01::Call::Open,
            Called::Selective => opn_01::Call::Selective,
            Called::Quotations => opn_01::Call::Quotations,
            Called::Limited => opn_01::Call::Limited,
        },
        tender: written.turn,
        repeats_failed: written.repeats_failed,
        stage: if known.stage.before().is_empty() { 1 } else { 2 },
        first_stage_bidders: known.first_stage,
        bidders: counted,
        limited_approval: (!approval.is_empty()).then(|| approval.to_owned()),
        items: Vec::new(),
    }
}

/// What the record holds; signatures come on paper.
fn paper(written: &Written, stage: Stage) -> opn_04::Facts {
    let priced = written.result == Came::Opened && stage.is_priced();
    let failed = written.result == Came::TooFew;
    let mut recorded = vec![opn_04::Entry::CaseNumber, opn_04::Entry::Subject, opn_04::Entry::Day];
    if failed || !written.bids.is_empty() {
        recorded.push(opn_04::Entry::Bidders);
    }
    if written.bids.iter().any(|bid| bid.price.is_some()) {
        recorded.push(opn_04::Entry::Prices);
    }
    if failed && !written.remarks.trim().is_empty() {
        recorded.push(opn_04::Entry::FailureReason);
    }
    opn_04::Facts {
        presiding_appointed: !written.chair_appointed.trim().is_empty(),
        numbered: true,
        priced,
        monitored: !written.monitor.trim().is_empty(),
        failed,
        recorded: Values(recorded),
    }
}

fn counted(rulings: &[Ruling]) -> i64 {
    let each = rulings.iter().skip(1);
    i64::try_from(each.filter(|ruling| ruling.outcome <= Outcome::Allow).count()).unwrap_or(i64::MAX)
}

fn local(at: Time) -> chrono::NaiveDateTime {
    at.taipei().naive_local()
}

fn in_law(ground: Withheld) -> opn_03::Withhold {
    match ground {
        Withheld::DocumentsChanged => opn_03::Withhold::DocumentsChanged,
        Withheld::Misconduct => opn_03::Withhold::Misconduct,
        Withheld::PutOff => opn_03::Withhold::PutOff,
        Withheld::Suspended => opn_03::Withhold::Suspended,
        Withheld::Redecided => opn_03::Withhold::Redecided,
        Withheld::SuddenEvent => opn_03::Withhold::SuddenEvent,
        Withheld::PlanChanged => opn_03::Withhold::PlanChanged,
        Withheld::Recognised => opn_03::Withhold::Recognised,
    }
}
