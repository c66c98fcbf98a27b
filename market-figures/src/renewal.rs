//! Licences that end, and how many of them are bought again.
//!
//! A purchase with a term ends so many months after it began. It was *renewed* when the same holder bought the same
//! product again near that month. The share that was renewed so far, times what ends, is the forecast.

use std::collections::HashMap;

/// A purchase with a term. Months are whole numbers on one scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Who bought.
    pub holder: u32,
    /// What.
    pub product: u32,
    /// The month in which the term began.
    pub month: i32,
    /// Months of the term.
    pub term: i32,
    /// What it cost.
    pub amount: i64,
}

/// Months around the end of a term in which a purchase counts as the renewal.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Months before the end.
    pub early: i32,
    /// Months after it.
    pub late: i32,
}

/// A term that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The month in which it ends.
    pub month: i32,
    /// The purchase.
    pub purchase: Purchase,
    /// Whether it was bought again.
    pub renewed: bool,
}

/// How much was renewed of what ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Terms that ended.
    pub ended: u32,
    /// Of these, bought again.
    pub renewed: u32,
    /// The amount that ended.
    pub amount: i64,
    /// Of it, what was bought again, at the old price.
    pub amount_renewed: i64,
}

impl Rate {
    /// The share of the amount that is bought again, 0 to 1; none when nothing ended yet.
    pub fn share(&self) -> Option<f64> {
        (self.amount > 0).then(|| self.amount_renewed as f64 / self.amount as f64)
    }
}

/// What was foretold with a cut, and what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backtest {
    /// The rate as it was known at the cut.
    pub rate: Rate,
    /// What ended in the months after the cut.
    pub ended: i64,
    /// What was foretold to be bought again of it.
    pub foretold: f64,
    /// What was.
    pub came: i64,
}

/// The terms that end from one month to another, both included, by month, holder and product. A holder's purchases of a
/// product with the same end are each their own.
pub fn due(purchases: &[Purchase], from: i32, to: i32, window: Window) -> Vec<Due> {
    let mut bought: HashMap<(u32, u32), Vec<i32>> = HashMap::new();
    for purchase in purchases {
        bought.entry((purchase.holder, purchase.product)).or_default().push(purchase.month);
    }
    let ends = |purchase: &Purchase| purchase.month.saturating_add(purchase.term);
    let again = |purchase: &Purchase| {
        let near = ends(purchase) - window.early..=ends(purchase) + window.late;
        let months = bought.get(&(purchase.holder, purchase.product));
        months.is_some_and(|months| months.iter().any(|month| *month > purchase.month && near.contains(month)))
    };
    let with_term = purchases.iter().filter(|purchase| purchase.term > 0);
    let mut due: Vec<Due> = with_term
        .filter(|purchase| (from..=to).contains(&ends(purchase)))
        .map(|purchase| Due { month: ends(purchase), purchase: *purchase, renewed: again(purchase) })
        .collect();
    due.sort_by_key(|one| (one.month, one.purchase.holder, one.purchase.product, one.purchase.month));
    due
}

/// The rate of terms whose time to be renewed is over by the end of a month.
pub fn rate(purchases: &[Purchase], until: i32, window: Window) -> Rate {
    let known: Vec<Purchase> = purchases.iter().filter(|purchase| purchase.month <= until).copied().collect();
    due(&known, i32::MIN, until - window.late, window).iter().fold(Rate::default(), |rate, one| {
        let kept = if one.renewed { one.purchase.amount } else { 0 };
        Rate {
            ended: rate.ended + 1,
            renewed: rate.renewed + u32::from(one.renewed),
            amount: rate.amount.saturating_add(one.purchase.amount),
            amount_renewed: rate.amount_renewed.saturating_add(kept),
        }
    })
}

/// Foretells the months after a cut with what was known at it, and compares with what came. None while nothing had ended
/// by the cut, or nothing after it.
pub fn backtest(purchases: &[Purchase], cut: i32, months: i32, window: Window) -> Option<Backtest> {
    let rate = rate(purchases, cut, window);
    let known = |one: &&Due| one.purchase.month <= cut;
    let (mut ended, mut came) = (0_i64, 0_i64);
    for one in due(purchases, cut + 1, cut + months, window).iter().filter(known) {
        ended = ended.saturating_add(one.purchase.amount);
        came = came.saturating_add(if one.renewed { one.purchase.amount } else { 0 });
    }
    let foretold = rate.share()? * ended as f64;
    (ended > 0).then_some(Backtest { rate, ended, foretold, came })
}
