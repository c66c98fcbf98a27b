//! BND-10: what is taken off a bond (減收, 押標金保證金暨其他擔保作業辦法 9之1, 33, 33之1, 33之5, 33之6).

use rust_decimal::Decimal;

use crate::bonds::bnd_09::Kind;
use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::BONDS;
use crate::mark::Mark;
use crate::parameter::PUBLICATION_THRESHOLD;
use crate::performance::share::{percent_of, sum};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

/// Most that is taken off for an electronic bid, in percent of the bid bond.
pub const ELECTRONIC: &str = "bond_reduction_electronic_percent";
/// Most that is taken off for another vendor's joint guarantee from the publication threshold on, in percent of the bond.
pub const JOINT: &str = "bond_reduction_joint_percent";
/// Most that such a guarantee stands for below the publication threshold, in percent of the bond.
pub const JOINT_BELOW: &str = "bond_joint_below_threshold_percent";
/// Most that is taken off for a good vendor, in percent of the bond.
pub const GOOD: &str = "bond_reduction_good_percent";
/// Most that is taken off for a global vendor, in percent of the bond.
pub const GLOBAL: &str = "bond_reduction_global_percent";

choice! {
    /// Why something is taken off.
    pub enum Reason {
        /// An electronic bid.
        Electronic = "reduction_electronic",
        /// The joint guarantee of another vendor.
        Joint = "reduction_joint",
        /// A good vendor (優良廠商).
        Good = "reduction_good",
        /// A global vendor (全球化廠商), in a procurement outside the treaties.
        Global = "reduction_global",
    }
}

facts! {
    /// An amount taken off.
    pub struct Cut {
        /// why
        reason: Reason = "", "\"reduction_good\"";
        /// how much
        amount: Decimal = "NT$", "\"500000\"";
    }
}

facts! {
    /// A bond and what is taken off.
    pub struct Facts {
        /// what it secures
        kind: Kind = "", "\"bid_bond\"";
        /// amount of the procurement (採購金額)
        procurement_amount: Decimal = "NT$, tax included", "\"20000000\"";
        /// amount before anything is taken off
        full: Decimal = "NT$", "\"1000000\"";
        /// whether a treaty covers the procurement
        treaty: bool = "true, false", "false";
        /// what is taken off, one for each reason
        cuts: Vec<Cut> = "", "[]";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-10",
    title_zh: "押標金及保證金之減收",
    title_en: "Reductions of a bond",
    meaning: "A tender may take something off a bond: for an electronic bid off the bid bond, for another vendor's joint guarantee off the performance or warranty bond, below the publication threshold in place of all of it, for a good vendor off any of the three, and for a global vendor too where no treaty covers the procurement, each up to its own share of the full amount and beside the others. Nothing is taken off the bond of a low tender or an advance payment's guarantee. Cuts of one reason are added.",
    cites: &[BONDS.at("9之1"), BONDS.at("33"), BONDS.at("33之1"), BONDS.at("33之5-1"), BONDS.at("33之6-1")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[ELECTRONIC, JOINT, JOINT_BELOW, GOOD, GLOBAL, PUBLICATION_THRESHOLD],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-10.allow",
            zh: "{kind:word}原定{full:money}，減收{cut:money}，應繳{payable:money}。",
            en: "Of {full:money}, {cut:money} are taken off and {payable:money} are payable ({kind:word}).",
        },
        Sentence {
            key: "bnd-10.not_for",
            zh: "{kind:word}不得依{reason:word}減收。",
            en: "Nothing is taken off here for: {reason:word} ({kind:word}).",
        },
        Sentence {
            key: "bnd-10.treaty",
            zh: "全球化廠商之減收限於非條約協定採購。",
            en: "A global vendor's reduction holds only outside the treaties.",
        },
        Sentence {
            key: "bnd-10.above",
            zh: "依{reason:word}減收{cut:money}，逾原定額度百分之{percent}（{limit:money}）。",
            en: "{cut:money} taken off ({reason:word}) are above {percent} % of the full amount ({limit:money}).",
        },
        Sentence {
            key: "bnd-10.nothing_left",
            zh: "各項減收合計{cut:money}逾原定額度{full:money}，應由承辦人員確認。",
            en: "All that is taken off, {cut:money}, is above the full {full:money}; a person confirms it.",
        },
    ],
    example: r#"{
  "rule": "BND-10",
  "on": "2026-03-02",
  "facts": { "kind": "bid_bond", "procurement_amount": "20000000", "full": "1000000", "treaty": false, "cuts": [ { "reason": "reduction_electronic", "amount": "100001" } ] }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

impl Reason {
    /// The parameter of its limit, below the publication threshold or not.
    const fn limit(self, below: bool) -> &'static str {
        match self {
            Self::Electronic => ELECTRONIC,
            Self::Joint if below => JOINT_BELOW,
            Self::Joint => JOINT,
            Self::Good => GOOD,
            Self::Global => GLOBAL,
        }
    }

    /// Whether something may be taken off such a bond for it.
    fn holds_for(self, kind: Kind) -> bool {
        match self {
            Self::Electronic => kind == Kind::Bid,
            Self::Joint => matches!(kind, Kind::Performance | Kind::Warranty),
            Self::Good | Self::Global => !matches!(kind, Kind::Advance | Kind::Difference),
        }
    }
}

/// One ruling for each reason that does not carry its cut, or one with what is payable.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let reasons = Reason::ALL.iter().filter(|reason| facts.cuts.iter().any(|cut| cut.reason == **reason));
    let rulings: Vec<_> = reasons.map(|reason| settled(limit(frame, facts, *reason))).collect();
    if rulings.iter().any(|ruling| ruling.outcome != Outcome::Allow) {
        return rulings.into_iter().filter(|ruling| ruling.outcome != Outcome::Allow).collect();
    }
    let cut = sum(facts.cuts.iter().map(|cut| cut.amount));
    let payable = (facts.full - cut).max(Decimal::ZERO);
    let (outcome, key) =
        if cut > facts.full { (Outcome::NeedsPerson, "bnd-10.nothing_left") } else { (Outcome::Allow, "bnd-10.allow") };
    let mut all = RULE.begin(frame, outcome, key);
    for ruling in rulings {
        all.parameters.extend(ruling.parameters);
        all.compared.extend(ruling.compared);
    }
    let all = all.result("bond_payable", Quantity::money(payable)).arg("kind", facts.kind.code());
    vec![all.arg("full", facts.full).arg("cut", cut).arg("payable", payable)]
}

/// The ruling of one reason.
fn limit(frame: &Frame, facts: &Facts, reason: Reason) -> Judged {
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let percent = frame.number(&RULE, reason.limit(facts.procurement_amount < threshold.value))?;
    let cut = sum(facts.cuts.iter().filter(|cut| cut.reason == reason).map(|cut| cut.amount));
    let limit = percent_of(facts.full, percent.value);
    let (outcome, key) = match () {
        () if !reason.holds_for(facts.kind) => (Outcome::Refuse, "bnd-10.not_for"),
        () if reason == Reason::Global && facts.treaty => (Outcome::Refuse, "bnd-10.treaty"),
        () if cut > limit => (Outcome::Refuse, "bnd-10.above"),
        () => (Outcome::Allow, "bnd-10.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).using(&percent);
    let ruling = if reason == Reason::Joint { ruling.using(&threshold) } else { ruling };
    let ruling = ruling.compare(reason.code(), Quantity::money(cut), Op::Le, Quantity::money(limit));
    let ruling = ruling.arg("kind", facts.kind.code()).arg("reason", reason.code()).arg("cut", cut);
    Ok(ruling.arg("percent", percent.value.normalize()).arg("limit", limit.normalize()))
}
