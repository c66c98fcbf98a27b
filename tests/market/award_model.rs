//! Awards by the lowest price through the verbs against a slow model: offers are kept, each step is taken as the law lets it follow, on
//! random contests. `GONGQI_COUNTS=10000` asks for so many instead of a few hundred.

use std::collections::BTreeMap;

use gongqi::awards::model::AwardItem;
use gongqi::awards::next::Next;
use gongqi::awards::offers::{WrittenOffer, keep};
use gongqi::awards::step::{Answer, LowFound, Step};
use gongqi::awards::store;
use gongqi::awards::table::open;
use gongqi::awards::take::take;
use gongqi::base::call::Call;
use gongqi::base::error::Error;
use gongqi::base::money::Money;
use gongqi::db::conn::DbConn;
use gongqi::vault::Vault;
use procurement_law::award::awd_01::Answered;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use serde_json::json;

use crate::awards::{A, B, C, opened};
use crate::support::bids::{TENDER, qualified};
use crate::support::database::Engine;
use crate::support::eyes::file;
use crate::support::market::TestMarket;

/// Contests where nobody asks for more.
const ROUNDS: usize = 300;
const LABELS: [&str; 5] = [A, B, C, "10458575", "53212539"];
/// The reserve price.
const BASE: i64 = 100;

/// Bidders with the price each offers and the least it would take.
#[derive(Clone, Debug)]
struct Contest(BTreeMap<String, (i64, i64)>);

impl Contest {
    fn any(rng: &mut ChaCha20Rng) -> Self {
        let count = rng.random_range(1..=LABELS.len());
        let bidder = |label: &&str| {
            let price = rng.random_range(86..=118);
            ((*label).to_owned(), (price, price - rng.random_range(0..=25)))
        };
        Self(LABELS.iter().take(count).map(bidder).collect())
    }

    /// What a bidder writes when it is to be below a price: two less, or the least it would take, or nothing.
    fn answer(&self, label: &str, reach: i64) -> Option<i64> {
        let floor = self.0[label].1;
        (floor < reach).then(|| floor.max(reach - 2))
    }

    /// Who may be awarded at which price, by the words of articles 52 to 54 and of article 62 of the enforcement rules; several where
    /// lots decide, nobody where the item fails.
    fn model(&self) -> Option<(Vec<String>, i64)> {
        let mut standing: BTreeMap<&str, (i64, bool)> =
            self.0.iter().map(|(label, one)| (label.as_str(), (one.0, true))).collect();
        let alone = standing.len() == 1;
        let mut rounds = 0;
        // The lowest is asked first and alone, then all in three rounds; who is alone is asked up to the limit of rounds too.
        for turn in 0.. {
            let lowest = standing.values().map(|one| one.0).min()?;
            if lowest <= BASE {
                break;
            }
            let first = turn == 0 && !alone;
            let asked: Vec<&str> = standing
                .iter()
                .filter(|(_, one)| if first { one.0 == lowest } else { one.1 })
                .map(|one| *one.0)
                .collect();
            if asked.is_empty() || (turn == 4 && !alone) {
                return None;
            }
            rounds = if alone { 0 } else { turn };
            for label in asked {
                let one = standing.get_mut(label)?;
                match self.answer(label, lowest) {
                    Some(lower) => one.0 = lower,
                    None => one.1 = first && one.1,
                }
            }
        }
        let lowest = standing.values().map(|one| one.0).min()?;
        let mut holders: Vec<&str> = standing.iter().filter(|(_, one)| one.0 == lowest).map(|one| *one.0).collect();
        let mut price = lowest;
        if holders.len() > 1 && rounds < 3 {
            let compared = |label: &str| self.answer(label, lowest).unwrap_or(lowest);
            price = holders.iter().map(|label| compared(label)).min()?;
            holders.retain(|label| compared(label) == price);
        }
        Some((holders.into_iter().map(str::to_owned).collect(), price))
    }
}

fn answers(contest: &Contest, labels: &[String], reach: Money) -> Vec<Answer> {
    let one = |label: &String| {
        let price = contest.answer(label, reach.0 / 10_000);
        let answer = if price.is_some() { Answered::Price } else { Answered::Waived };
        Answer { label: label.clone(), answer, price: price.and_then(Money::dollars) }
    };
    labels.iter().map(one).collect()
}

/// The item as it stands, and what may follow.
fn now(conn: &mut DbConn, call: &Call, vault: &Vault) -> Result<(AwardItem, Next), Error> {
    let table = open(conn, vault, TENDER)?;
    let item = store::item(conn, table.case.id, "1")?;
    let (next, _) = table.look(call, &item, &item.course()?)?;
    Ok((item, next))
}

/// Who is awarded at which price by the verbs, and whether lots were drawn.
fn walked(
    conn: &mut DbConn,
    call: &Call,
    vault: &Vault,
    contest: &Contest,
) -> Result<(Option<(String, i64)>, bool), Error> {
    let line = |(label, one): (&String, &(i64, i64))| WrittenOffer {
        label: label.clone(),
        item: "1".to_owned(),
        price: Money::dollars(one.0).unwrap_or_default(),
    };
    let offers: Vec<WrittenOffer> = contest.0.iter().map(line).collect();
    let seen = open(conn, vault, TENDER)?.case.version;
    keep(conn, call, (TENDER, seen), &offers)?;
    let mut drawn = false;
    loop {
        let (item, next) = now(conn, call, vault)?;
        let step = match &next {
            Next::Ask { labels, reach, .. } => Step::Answers { until: None, answers: answers(contest, labels, *reach) },
            Next::Compare { labels, price } => Step::Compare { answers: answers(contest, labels, *price) },
            Next::Low { label, .. } => Step::Low(LowFound {
                label: label.clone(),
                suspicious: Some(false),
                reason: "x".to_owned(),
                ..LowFound::default()
            }),
            Next::Above { .. } => Step::Fail { reason: "x".to_owned() },
            Next::Award(_) => Step::Award {},
            Next::Lots { labels, .. } if item.course()?.lots.is_some() => {
                drawn = true;
                Step::DrawLots { words: labels.clone() }
            }
            Next::Lots { .. } => Step::PrepareLots {},
            Next::Ended => {
                let winners = item.course()?.result.map(|ended| ended.winners).unwrap_or_default();
                assert!(winners.len() < 2, "one wins");
                let winner = winners.first().map(|one| (one.label.clone(), one.price.0 / 10_000));
                return Ok((winner, drawn));
            }
            other => panic!("{other:?}"),
        };
        take(conn, call, vault, (TENDER, "1", item.version), &step)?;
    }
}

#[test]
fn awards_through_the_verbs_agree_with_a_slow_model() {
    let market = TestMarket::new(Engine::Sqlite);
    opened(&market, "by_item", &[("1", None)], &json!({ "1": BASE.to_string() }));
    for (number, label) in (4..).zip(&LABELS[3..]) {
        qualified(&market, label, &[("a.pdf", &file(number, label))]);
    }
    let mut rng = ChaCha20Rng::seed_from_u64(20_261_122);
    let rounds = std::env::var("GONGQI_COUNTS").ok().and_then(|text| text.parse().ok()).unwrap_or(ROUNDS);
    let (mut failed, mut lots) = (0_usize, 0_usize);
    for number in 0..rounds {
        let contest = Contest::any(&mut rng);
        let model = contest.model();
        let call = market.app.call(market.cast.office.user.actor(), "test").unwrap();
        let (vault, held) = (market.app.vault.clone(), contest.clone());
        let (sender, receiver) = std::sync::mpsc::channel();
        // Nothing of it stays: the next contest begins where this one did.
        let undone = market.app.door.write_now(move |conn: &mut DbConn| -> Result<(), Error> {
            let told = walked(conn, &call, &vault, &held)?;
            sender.send(told).map_err(|cause| Error::internal("test", cause))?;
            Err(Error::conflict("test.undone"))
        });
        let error = undone.unwrap_err();
        assert_eq!(error.code, "test.undone", "contest {number}: {contest:?} {error:?}");
        let (winner, drawn) = receiver.recv().unwrap();
        match (&winner, &model) {
            (None, None) => failed += 1,
            (Some((label, price)), Some((holders, least))) => {
                assert!(
                    holders.contains(label) && price == least,
                    "contest {number}: {winner:?} {model:?} {contest:?}"
                );
                assert_eq!(drawn, holders.len() > 1, "contest {number}: {contest:?}");
                lots += usize::from(drawn);
            }
            _ => panic!("contest {number}: {winner:?} {model:?} {contest:?}"),
        }
    }
    assert!(failed > rounds / 50 && lots > rounds / 50, "{failed} failed, {lots} drawn by lots of {rounds}");
}
