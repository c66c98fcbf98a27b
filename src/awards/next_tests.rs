//! Ten thousand made-up contests, taken step by step, end as a plain model says that does not know the law's own code.

use chrono::NaiveDate;
use procurement_law::award::awd_01::{Answered, Standing};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_decimal::Decimal;

use crate::awards::course::{Course, Offer};
use crate::awards::known::Known;
use crate::awards::next::{Next, look};
use crate::awards::plan::tests::plan;
use crate::awards::plan::{Manner, Plan};
use crate::awards::step::{Answer, LowFound, Step};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::lots::Lots;

const NOW: Time = Time(1_800_000_000_000_000);

/// Bidders A, B, C … with the price each offers and the least it would take.
struct Contest {
    base: i64,
    bidders: Vec<(String, i64, i64)>,
}

impl Contest {
    fn any(rng: &mut ChaCha8Rng) -> Self {
        let base = rng.random_range(90..=110);
        let bidder = |number: usize, rng: &mut ChaCha8Rng| {
            let price = rng.random_range(86..=130);
            (format!("{}", char::from(b'A' + u8::try_from(number).unwrap())), price, price - rng.random_range(0..=25))
        };
        let count = rng.random_range(1..=5);
        Self { base, bidders: (0..count).map(|number| bidder(number, rng)).collect() }
    }

    fn floor(&self, label: &str) -> i64 {
        self.bidders.iter().find(|bidder| bidder.0 == label).unwrap().2
    }

    /// What a bidder writes when it is to be below a price: one less, or what it would least take, or nothing.
    fn answer(&self, label: &str, reach: i64) -> Option<i64> {
        (self.floor(label) < reach).then(|| self.floor(label).max(reach - 2))
    }
}

/// Who wins at which price, by the words of articles 52 to 54 and of article 62 of the enforcement rules.
fn model(contest: &Contest) -> Option<(String, i64)> {
    let mut prices: Vec<(String, i64, bool)> =
        contest.bidders.iter().map(|(label, price, _)| (label.clone(), *price, true)).collect();
    let least = |prices: &[(String, i64, bool)]| prices.iter().map(|one| one.1).min().unwrap();
    let (alone, mut rounds) = (prices.len() == 1, 0);
    for turn in 0.. {
        let reach = least(&prices);
        if reach <= contest.base {
            break;
        }
        let first = turn == 0 && !alone;
        let asked: Vec<bool> = prices.iter().map(|one| if first { one.1 == reach } else { one.2 }).collect();
        if turn == 4 && !alone || !asked.contains(&true) {
            return None;
        }
        rounds = if alone { 0 } else { turn };
        for (one, asked) in prices.iter_mut().zip(asked) {
            match contest.answer(&one.0, reach).filter(|_| asked) {
                Some(lower) => one.1 = lower,
                None if asked && !first => one.2 = false,
                None => {}
            }
        }
    }
    let price = least(&prices);
    let mut holders: Vec<(String, i64)> =
        prices.into_iter().filter(|one| one.1 == price).map(|one| (one.0, one.1)).collect();
    if holders.len() > 1 && rounds < 3 {
        for one in &mut holders {
            one.1 = contest.answer(&one.0, price).unwrap_or(price);
        }
        let lowest = holders.iter().map(|one| one.1).min().unwrap();
        holders.retain(|one| one.1 == lowest);
    }
    // Lots, which here always fall on the first.
    holders.into_iter().next()
}

/// The same contest by the steps that a person takes.
fn walked(plan: &Plan, contest: &Contest) -> Option<(String, i64)> {
    let offer = |(label, price, _): &(String, i64, i64)| Offer {
        label: label.clone(),
        name: String::new(),
        ubn: String::new(),
        price: Money::dollars(*price).unwrap(),
        standing: Standing::Compliant,
        why: String::new(),
    };
    let mut course = Course { offers: contest.bidders.iter().map(offer).collect(), ..Course::default() };
    loop {
        let known = Known {
            plan,
            item: &plan.items[0],
            course: &course,
            base: Some(Decimal::from(contest.base)),
            day: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
            before: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(10, 0, 0).unwrap(),
        };
        let next = look(&known).next;
        let answers = |labels: &[String], reach: Money| -> Vec<Answer> {
            let reach = reach.0 / 10_000;
            let one = |label: &String| {
                let price = contest.answer(label, reach);
                let answer = if price.is_some() { Answered::Price } else { Answered::Waived };
                Answer { label: label.clone(), answer, price: price.and_then(Money::dollars) }
            };
            labels.iter().map(one).collect()
        };
        let step = match &next {
            Next::Ask { labels, reach, .. } => Step::Answers { until: None, answers: answers(labels, *reach) },
            Next::Compare { labels, price } => Step::Compare { answers: answers(labels, *price) },
            Next::Low { label, .. } => Step::Low(LowFound {
                label: label.clone(),
                suspicious: Some(false),
                reason: "x".to_owned(),
                ..LowFound::default()
            }),
            Next::Above { .. } => Step::Fail { reason: "x".to_owned() },
            Next::Award(_) => Step::Award {},
            Next::Lots { labels, .. } => {
                let (labels, drawn) = (labels.clone(), labels[0].clone());
                let none = String::new;
                let (sealed, secret, commitment) = (none(), none(), none());
                course.lots =
                    Some(Lots { labels, drawn, by_hand: "x".into(), sealed, secret, commitment, words: vec![] });
                continue;
            }
            Next::Ended => {
                let winner = course.result.as_ref().unwrap().winners.first();
                return winner.map(|winner| (winner.label.clone(), winner.price.0 / 10_000));
            }
            other => panic!("{other:?}"),
        };
        step.apply(&mut course, &next, NOW).unwrap();
    }
}

#[test]
fn ten_thousand_contests_end_as_the_model_says() {
    let mut rng = ChaCha8Rng::seed_from_u64(62);
    let plan = plan(Manner::ByItem, 1);
    let (mut failed, mut lots) = (0, 0);
    for number in 0..10_000 {
        let contest = Contest::any(&mut rng);
        let (told, plain) = (walked(&plan, &contest), model(&contest));
        assert_eq!(told, plain, "contest {number}: base {} {:?}", contest.base, contest.bidders);
        failed += usize::from(plain.is_none());
        lots += usize::from(contest.bidders.len() > 1);
    }
    assert!(failed > 100 && lots > 1_000, "{failed} failed, {lots} with several bidders");
}
