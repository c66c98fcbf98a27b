//! COI-6: officials and those related to them do not trade with the agency (公職人員利益衝突迴避法 3, 14, 18).

use rust_decimal::Decimal;

use crate::conflict::fines::fine;
use crate::fact::Facts as _;
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::CONFLICTS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

choice! {
    /// What a vendor is to an official of the agency or of one that supervises it.
    pub enum Identity {
        /// The official itself.
        Official = "official_self",
        /// A person or body related to the official (article 3).
        Related = "official_related",
        /// Neither.
        Neither = "official_unrelated",
    }
}

choice! {
    /// How the transaction comes about.
    pub enum Procedure {
        /// A purchase by public announcement or under article 105 of the Procurement Act.
        Announced = "trade_announced",
        /// An order under a framework that was tendered by public announcement.
        FrameworkOrder = "trade_framework_order",
        /// Another sale, lease or tender by public announcement in fair competition.
        Competed = "trade_competed",
        /// What the agency itself offers, at a fixed public price.
        PublicPrice = "trade_public_price",
        /// Any other transaction, which only its small amount may excuse.
        Other = "trade_other",
    }
}

facts! {
    /// A vendor and a transaction with the agency.
    pub struct Facts {
        /// what the vendor is to an official
        identity: Identity = "", "\"official_related\"";
        /// how the transaction comes about
        procedure: Procedure = "", "\"trade_framework_order\"";
        /// amount of the transaction
        amount: Decimal = "NT$, tax included", "\"10000\"";
        /// other transactions of the vendor with the agency in the year
        year_total: Decimal = "NT$, tax included", "\"0\"";
        /// whether the vendor has stated the relation in its bid
        disclosed: bool = "true, false", "true";
    }
}

/// Id of the amount of one transaction up to which it is small.
pub const SMALL_TRADE: &str = "conflict_small_trade";
/// Id of the amount of a year up to which transactions are small.
pub const SMALL_YEAR: &str = "conflict_small_year";
/// Id of whether an order under a framework counts as a purchase by public announcement: 1 for yes.
pub const ORDERS_ANNOUNCED: &str = "conflict_orders_announced";
/// Id of the least fine for a relation that is not stated.
pub const SILENT_LEAST: &str = "conflict_silent_least";
/// Id of the greatest fine for a relation that is not stated.
pub const SILENT_MOST: &str = "conflict_silent_most";

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-6",
    title_zh: "公職人員及其關係人之交易",
    title_en: "Trade of officials and those related to them",
    meaning: "An official and those related to it do not trade with its agency or one it supervises, except by public announcement, under article 105, at a public price or in small amounts. Where the law excepts announced purchases and competition, the relation is stated in the bid and the agency publishes it after the award. Whether an order under a framework counts as announced, and what is small, are settings to be verified: until then a transaction above the small amounts is for a person to judge, for the ban itself is confirmed, and a small one goes on with a warning.",
    cites: &[CONFLICTS.at("14-1"), CONFLICTS.at("14-2"), CONFLICTS.at("3-1"), CONFLICTS.at("18")],
    mark: Mark::Confirmed,
    valid_from: day(2018, 12, 13),
    valid_to: None,
    parameters: &[SMALL_TRADE, SMALL_YEAR, ORDERS_ANNOUNCED, SILENT_LEAST, SILENT_MOST],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-6.unrelated",
            zh: "交易對象非公職人員或其關係人。",
            en: "The vendor is neither an official nor related to one.",
        },
        Sentence {
            key: "coi-6.disclosed",
            zh: "「{procedure:word}」屬例外，且已於投標文件表明身分關係；成立後機關應連同身分關係主動公開。",
            en: "{procedure:word} is an exception and the relation is stated in the bid; the agency publishes it with the transaction.",
        },
        Sentence {
            key: "coi-6.order",
            zh: "共同供應契約之訂購是否屬公告程序辦理之採購尚待查證；已表明身分關係，成立後應主動公開。",
            en: "Whether an order under a framework counts as an announced purchase is to be verified; the relation is stated and is published with the order.",
        },
        Sentence {
            key: "coi-6.silent",
            zh: "未於投標文件據實表明身分關係，處{least:money}以上{most:money}以下罰鍰。",
            en: "The relation is not stated in the bid: a fine from {least:money} to {most:money}.",
        },
        Sentence {
            key: "coi-6.public_price",
            zh: "交易標的由機關提供並以公定價格交易，屬例外。",
            en: "The agency itself offers it at a public price: an exception.",
        },
        Sentence {
            key: "coi-6.small",
            zh: "交易{amount:money}未逾{trade:money}，且年度合計{total:money}未逾{year:money}，屬一定金額以下。",
            en: "The transaction of {amount:money} is not above {trade:money} and the year's {total:money} not above {year:money}: small.",
        },
        Sentence {
            key: "coi-6.forbidden",
            zh: "公職人員或其關係人不得與機關為此交易（{amount:money}，年度合計{total:money}），處{least:money}以上{most:money}以下罰鍰。",
            en: "The official or related person may not trade so with the agency ({amount:money}, {total:money} in the year): a fine from {least:money} to {most:money}.",
        },
    ],
    example: r#"{
  "rule": "COI-6",
  "on": "2026-03-02",
  "facts": { "identity": "official_related", "procedure": "trade_other", "amount": "100000", "year_total": "0", "disclosed": true }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when an amount is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    match (facts.identity, facts.procedure) {
        (Identity::Neither, _) => Ok(RULE.begin(frame, Outcome::Allow, "coi-6.unrelated")),
        (_, Procedure::PublicPrice) => Ok(RULE.begin(frame, Outcome::Allow, "coi-6.public_price")),
        (_, Procedure::Announced | Procedure::Competed) => stated(frame, facts, Outcome::Allow, "coi-6.disclosed"),
        (_, Procedure::FrameworkOrder) => order(frame, facts),
        (_, Procedure::Other) => small(frame, facts, true),
    }
}

/// Whether the relation is stated, where the law lets the transaction go on if it is.
fn stated(frame: &Frame, facts: &Facts, outcome: Outcome, key: &str) -> Judged {
    if facts.disclosed {
        return Ok(RULE.begin(frame, outcome, key).arg("procedure", facts.procedure.code()));
    }
    let least = frame.amount(&RULE, SILENT_LEAST, None)?;
    let most = frame.amount(&RULE, SILENT_MOST, None)?;
    let ruling = RULE.begin(frame, Outcome::Refuse, "coi-6.silent").using(&least).using(&most);
    Ok(fined(ruling, least.value, most.value))
}

fn order(frame: &Frame, facts: &Facts) -> Judged {
    let announced = frame.count(&RULE, ORDERS_ANNOUNCED)?;
    let verified = announced.parameter.mark.is_confirmed();
    let ruling = match announced.value {
        1 if verified => stated(frame, facts, Outcome::Allow, "coi-6.disclosed"),
        1 => stated(frame, facts, Outcome::Warn, "coi-6.order"),
        _ => small(frame, facts, verified),
    };
    ruling.map(|ruling| ruling.using(&announced))
}

/// Whether the transaction is small; `verified` is false where a setting that nobody has verified leads here.
fn small(frame: &Frame, facts: &Facts, verified: bool) -> Judged {
    let trade = frame.amount(&RULE, SMALL_TRADE, None)?;
    let year = frame.amount(&RULE, SMALL_YEAR, None)?;
    let total = facts.year_total.saturating_add(facts.amount);
    let is_small = facts.amount <= trade.value && total <= year.value;
    let verified = verified && trade.parameter.mark.is_confirmed() && year.parameter.mark.is_confirmed();
    let (outcome, key) = match (is_small, verified) {
        (true, true) => (Outcome::Allow, "coi-6.small"),
        (true, false) => (Outcome::Warn, "coi-6.small"),
        (false, true) => (Outcome::Refuse, "coi-6.forbidden"),
        (false, false) => (Outcome::NeedsPerson, "coi-6.forbidden"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&trade)
        .using(&year)
        .compare("transaction", Quantity::money(facts.amount), Op::Le, Quantity::money(trade.value))
        .compare("transactions_of_year", Quantity::money(total), Op::Le, Quantity::money(year.value))
        .arg("amount", facts.amount)
        .arg("total", total)
        .arg("trade", trade.value)
        .arg("year", year.value);
    Ok(match fine(facts.amount) {
        Some((least, most)) if !is_small => fined(ruling, least, most),
        _ => ruling,
    })
}

fn fined(ruling: Ruling, least: Decimal, most: Decimal) -> Ruling {
    ruling
        .result("fine_least", Quantity::money(least))
        .result("fine_most", Quantity::money(most))
        .arg("least", least)
        .arg("most", most)
}
