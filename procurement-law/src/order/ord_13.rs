//! ORD-13: orders that stand near each other and together pass a limit which none of them reaches (政府採購法 14, 施行細則 13).
//!
//! The limits that matter for orders under a framework are the supervision threshold (共同供應契約實施辦法 6-4) and, for add-ons, one
//! tenth of the publication threshold (6-2). The publication threshold changes the monitoring alone and is noted.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::category::Category;
use crate::clock::Backward;
use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, FRAMEWORKS, GPA};
use crate::mark::Mark;
use crate::parameter::{ADD_ON_LIMIT, PUBLICATION_THRESHOLD, SUPERVISION_THRESHOLD, Used};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

/// Days before an order in which earlier orders count with it.
pub const SPLIT_WINDOW_DAYS: &str = "split_window_days";

facts! {
    /// An earlier order of the agency from the same group of items.
    pub struct Earlier {
        /// day of the order
        day: NaiveDate = "Taipei date", "\"2026-02-20\"";
        /// its amount
        amount: Decimal = "NT$, tax included", "\"30000000\"";
        /// amount of its add-on purchases; none when left out
        addon: Option<Decimal> = "NT$, tax included", "\"50000\"";
    }
}

facts! {
    /// An order about to be placed, and the agency's earlier ones from the same group of items.
    pub struct Facts {
        /// category of the framework
        category: Category = "goods, services, works", "\"goods\"";
        /// amount of the order
        amount: Decimal = "NT$, tax included", "\"20000000\"";
        /// amount of its add-on purchases; none when left out
        addon: Option<Decimal> = "NT$, tax included", "\"60000\"";
        /// earlier orders of the same agency from the same group of items
        earlier: Vec<Earlier> = "", "[]";
        /// reference of the superior agency's approval of the orders together
        superior_approval: Option<String> = "document number", "null";
        /// whether the agency has a superior agency; one without approves itself; true when left out
        has_superior: Option<bool> = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ORD-13",
    title_zh: "短期內多次訂購之提醒",
    title_en: "Several orders within a short time",
    meaning: "Orders of one agency from one group of items within the window, each below a limit, are warned of when their sum reaches the supervision threshold without approval, or their add-ons together pass the limit of add-ons. A sum that reaches the publication threshold is noted, because the monitoring changes. Orders that reach the threshold alone have their own approval and are not added.",
    cites: &[GPA.at("14"), ENFORCEMENT.at("13"), FRAMEWORKS.at("6-2"), FRAMEWORKS.at("6-4"), GPA.at("9-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[SPLIT_WINDOW_DAYS, SUPERVISION_THRESHOLD, ADD_ON_LIMIT, PUBLICATION_THRESHOLD],
    overrides: &[SUPERIOR, OWN],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "ord-13.none",
            zh: "連同{days:count}日內之訂購合計{total:money}，未因合計而達查核金額或公告金額。",
            en: "With the orders of {days:count} days the sum is {total:money}; no threshold is reached by adding them up.",
        },
        Sentence {
            key: "ord-13.alone",
            zh: "本次訂購{amount:money}已達查核金額{limit:money}，依其本身金額辦理，不另合計。",
            en: "The order of {amount:money} reaches the supervision threshold of {limit:money} alone and goes by its own amount.",
        },
        Sentence {
            key: "ord-13.noted",
            zh: "連同{days:count}日內之訂購合計{total:money}，達公告金額{limit:money}，請留意監辦方式。",
            en: "With the orders of {days:count} days the sum is {total:money} and reaches the publication threshold of {limit:money}; mind the monitoring.",
        },
        Sentence {
            key: "ord-13.approved",
            zh: "連同{days:count}日內之訂購合計{total:money}，達查核金額{limit:money}，已經上級機關核准（{approval}）。",
            en: "With the orders of {days:count} days the sum is {total:money} and reaches the supervision threshold of {limit:money}; the superior agency approved ({approval}).",
        },
        Sentence {
            key: "ord-13.approved_own",
            zh: "連同{days:count}日內之訂購合計{total:money}，達查核金額{limit:money}，機關無上級機關，已由機關自行核准（{approval}）。",
            en: "With the orders of {days:count} days the sum is {total:money} and reaches the supervision threshold of {limit:money}; the agency has no superior and approved it itself ({approval}).",
        },
        Sentence {
            key: "ord-13.supervision",
            zh: "連同{days:count}日內之訂購合計{total:money}，達查核金額{limit:money}，各次均未達；不得意圖規避而分批訂購。",
            en: "With the orders of {days:count} days the sum is {total:money} and reaches the supervision threshold of {limit:money}, which no order reaches alone; orders must not be split to avoid it.",
        },
        Sentence {
            key: "ord-13.add_ons",
            zh: "連同{days:count}日內之附加採購合計{total:money}，逾{limit:money}，各次均未逾；不得意圖規避而分批辦理。",
            en: "With the add-ons of {days:count} days the sum is {total:money} and above {limit:money}, which none passes alone; add-ons must not be split to avoid it.",
        },
    ],
    example: r#"{
  "rule": "ORD-13",
  "on": "2026-03-02",
  "facts": {
    "category": "goods", "amount": "20000000",
    "earlier": [{ "day": "2026-02-20", "amount": "30000000" }]
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

const SUPERIOR: (&str, &str) = ("superior_agency", "superior_approval_reference");
const OWN: (&str, &str) = ("agency_without_superior", "own_approval_reference");

/// The parameters of the day.
struct Limits {
    window: Used<i64>,
    supervision: Used<Decimal>,
    add_ons: Used<Decimal>,
    publication: Used<Decimal>,
}

/// A ruling on the orders, and one on the add-ons when they pass their limit together.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    match limits(frame, facts.category) {
        Ok(limits) => judge(frame, facts, &limits),
        Err(asks) => vec![*asks],
    }
}

fn limits(frame: &Frame, category: Category) -> Result<Limits, Box<Ruling>> {
    Ok(Limits {
        window: frame.count(&RULE, SPLIT_WINDOW_DAYS)?,
        supervision: frame.amount(&RULE, SUPERVISION_THRESHOLD, Some(category))?,
        add_ons: frame.amount(&RULE, ADD_ON_LIMIT, None)?,
        publication: frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?,
    })
}

fn judge(frame: &Frame, facts: &Facts, limits: &Limits) -> Vec<Ruling> {
    let days = u32::try_from(limits.window.value).unwrap_or_default();
    let since = Backward { event: frame.on, days }.last_day();
    let near: Vec<_> = facts.earlier.iter().filter(|one| since <= one.day && one.day <= frame.on).collect();
    let amounts = || near.iter().map(|one| one.amount).chain([facts.amount]);
    // An order that reaches the threshold alone is no part of a split; it is approved by itself (ORD-05).
    let supervision = limits.supervision.value;
    let orders = sum(amounts().filter(|amount| *amount < supervision));
    let publication = limits.publication.value;
    let minor = sum(amounts().filter(|amount| *amount < publication));
    let approval = facts.superior_approval.as_deref().map_or("", str::trim);
    let split = orders >= supervision;
    let own = facts.has_superior == Some(false);
    let (outcome, key, total, limit) = match () {
        () if facts.amount >= supervision => (Outcome::Allow, "ord-13.alone", orders, &limits.supervision),
        () if split && approval.is_empty() => (Outcome::Warn, "ord-13.supervision", orders, &limits.supervision),
        () if split && own => (Outcome::Allow, "ord-13.approved_own", orders, &limits.supervision),
        () if split => (Outcome::Allow, "ord-13.approved", orders, &limits.supervision),
        () if minor >= publication && facts.amount < publication => {
            (Outcome::Allow, "ord-13.noted", minor, &limits.publication)
        }
        () => (Outcome::Allow, "ord-13.none", orders, &limits.supervision),
    };
    let of = |outcome, key, (what, total): (&str, Decimal), limit: &Used<Decimal>| {
        RULE.begin(frame, outcome, key)
            .using(&limits.window)
            .using(limit)
            .result("split_since", Quantity::date(since))
            .result(what, Quantity::money(total))
            .arg("days", days)
            .arg("amount", facts.amount)
            .arg("total", total)
            .arg("limit", limit.value)
            .arg("approval", approval)
    };
    let first = of(outcome, key, ("orders_together", total), limit);
    let first = if outcome == Outcome::Warn {
        let (left, right) = (Quantity::money(total), Quantity::money(supervision));
        let (who, evidence) = if own { OWN } else { SUPERIOR };
        first.compare("orders_together", left, Op::Lt, right).unless(who, evidence)
    } else {
        first
    };
    let most = limits.add_ons.value;
    let add_ons = near.iter().filter_map(|one| one.addon).chain(facts.addon).filter(|one| *one <= most);
    let together = sum(add_ons);
    let now = facts.addon.is_some_and(|addon| !addon.is_zero() && addon <= most);
    let second = (now && together > most).then(|| {
        let ruling = of(Outcome::Warn, "ord-13.add_ons", ("add_ons_together", together), &limits.add_ons);
        ruling.compare("add_ons_together", Quantity::money(together), Op::Le, Quantity::money(most))
    });
    [Some(first), second].into_iter().flatten().collect()
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;
    use proptest::prelude::*;

    fn judged(amounts: &[u32], amount: u32, approval: Option<&str>) -> Vec<Ruling> {
        let earlier = amounts.iter().map(|amount| Earlier {
            day: day(2026, 2, 20),
            amount: dollars(*amount),
            addon: Some(dollars(*amount)),
        });
        let facts = Facts {
            category: Category::Goods,
            amount: dollars(amount),
            addon: Some(dollars(amount)),
            earlier: earlier.collect(),
            superior_approval: approval.map(str::to_owned),
            has_superior: None,
        };
        check(&Frame::on(day(2026, 3, 2)), &facts)
    }

    #[test]
    fn the_superior_agency_may_approve_orders_together() {
        let warned = judged(&[30_000_000], 20_000_000, None);
        assert_eq!(warned[0].override_by.as_ref().map(|lifted| lifted.who.as_str()), Some("superior_agency"));
        assert_eq!((warned[0].compared[0].holds(), warned.len()), (Some(false), 1));
        let approved = judged(&[30_000_000], 20_000_000, Some("x"));
        assert_eq!((approved[0].outcome, &approved[0].override_by), (Outcome::Allow, &None));
        assert!(approved[0].compared.is_empty());
    }

    #[test]
    fn add_ons_are_warned_of_beside_the_orders() {
        let warned = judged(&[90_000], 90_000, None);
        let keys: Vec<_> = warned.iter().map(|one| one.text.key.as_str()).collect();
        assert_eq!(keys, ["ord-13.none", "ord-13.add_ons"]);
        assert_eq!(warned[1].compared[0].holds(), Some(false));
    }

    proptest! {
        /// Parts of one order, each below the threshold, are never placed without a word once they reach it.
        #[test]
        fn no_split_goes_unseen(parts in proptest::collection::vec(1_u32..50_000_000, 1..6), last in 1_u32..50_000_000) {
            let total: u64 = parts.iter().chain([&last]).map(|part| u64::from(*part)).sum();
            let rulings = judged(&parts, last, None);
            prop_assert_eq!(rulings[0].outcome == Outcome::Warn, total >= 50_000_000);
            prop_assert_eq!(judged(&parts, last, Some("x"))[0].outcome, Outcome::Allow);
        }

        #[test]
        fn no_split_add_on_goes_unseen(parts in proptest::collection::vec(1_u32..=150_000, 1..4), last in 1_u32..=150_000) {
            let total: u32 = parts.iter().sum::<u32>() + last;
            prop_assert_eq!(judged(&parts, last, None).len() == 2, total > 150_000);
        }
    }
}
