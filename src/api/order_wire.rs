//! What callers send to place and check orders, and what a check answers.

use procurement_law::ruling::Lang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::base::id::{ChoiceId, ListingId};
use crate::base::money::Money;
use crate::carts::read::Prospect;
use crate::holds::warn::{Caution, Warning};
use crate::http::problem::{Ruled, ruled, sentence};
use crate::orders::baseline::{Baseline, Requirement};
use crate::orders::draft::{NewLine, NewOrder};
use crate::orders::stated::{Protection, Stated};
use crate::tasks::words::in_words;
use crate::texts::say_with;

/// An order to be placed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceOrder {
    /// Its lines. An order has those of one vendor and one framework; a check takes any and answers for each order.
    pub lines: Vec<PlaceLine>,
    /// Why this vendor (擇定廠商理由).
    #[serde(default)]
    pub reason: String,
    /// The superior agency's approval, where the law asks for one.
    pub superior_approval: Option<String>,
    /// The agency's locked comparison or search that the reason rests on.
    pub choice: Option<Uuid>,
    /// What else the buyer states.
    #[serde(default)]
    pub stated: Stated,
}

/// A line to be ordered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceLine {
    /// The listing.
    pub listing: Uuid,
    /// The version number of the listing that the buyer saw.
    pub listing_version: i64,
    /// How many units.
    pub quantity: i64,
}

/// What some lines would come to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Checked {
    /// The sum of all orders.
    #[schema(value_type = String)]
    pub amount: Money,
    /// Whether all could be placed now.
    pub lawful: bool,
    /// The rulings of all orders.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruled>,
    /// What the buyer should know of the lines; it stops nothing.
    pub warnings: Vec<WarningView>,
    /// Each order that it would be.
    pub orders: Vec<CheckedOrder>,
}

/// What one order would come to.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckedOrder {
    /// The framework.
    pub framework: Uuid,
    /// The vendor.
    pub vendor: Uuid,
    /// The sum.
    #[schema(value_type = String)]
    pub amount: Money,
    /// Whether it could be placed now.
    pub lawful: bool,
    /// Why it cannot be worked out at all.
    pub problem: Option<String>,
    /// The rulings.
    #[schema(value_type = Vec<Object>)]
    pub rulings: Vec<Ruled>,
    /// What the buyer should know; it stops nothing.
    pub warnings: Vec<WarningView>,
    /// What the system's protection level asks for; absent where it asks for nothing.
    pub baseline: Option<BaselineView>,
}

/// What a protection level asks for.
#[derive(Debug, Serialize, ToSchema)]
pub struct BaselineView {
    /// The level stated; absent while it is not.
    pub level: Option<Protection>,
    /// What it asks for and the papers do not hold.
    pub missing: Vec<RequirementView>,
}

/// A requirement of the baseline.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequirementView {
    /// Its code.
    pub code: String,
    /// From which level on.
    pub level: Protection,
    /// Its sentence.
    pub sentence: String,
    /// The text that asks for it.
    pub source: String,
}

/// A warning about a listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct WarningView {
    /// `certificate_lapsed`, `authorisation_lapsed`, `restricted_brand`, `origin`, `debarred` or
    /// `debarment_not_run`.
    pub ground: Caution,
    /// Its sentence.
    pub sentence: String,
}

/// The order that the caller wants.
pub fn new_order(wire: PlaceOrder) -> NewOrder {
    let lines = wire.lines.into_iter().map(|line| NewLine {
        listing: ListingId(line.listing),
        seen: line.listing_version,
        quantity: line.quantity,
    });
    NewOrder {
        lines: lines.collect(),
        reason: wire.reason,
        superior_approval: wire.superior_approval,
        choice: wire.choice.map(ChoiceId),
        stated: wire.stated,
    }
}

/// The answer to a check.
pub fn checked(prospects: &[Prospect], lang: Lang) -> Checked {
    let orders: Vec<CheckedOrder> = prospects.iter().map(|prospect| order(prospect, lang)).collect();
    let amount = prospects.iter().fold(Money::default(), |sum, one| Money(sum.0.saturating_add(one.amount().0)));
    let warnings = |prospect: &Prospect| match &prospect.draft {
        Ok(draft) => draft.warnings.iter().map(|warning| WarningView::of(warning, lang)).collect(),
        Err(_) => Vec::new(),
    };
    Checked {
        amount,
        lawful: !prospects.is_empty() && prospects.iter().all(Prospect::lawful),
        rulings: prospects.iter().flat_map(|prospect| ruled(prospect.rulings(), lang)).collect(),
        warnings: prospects.iter().flat_map(warnings).collect(),
        orders,
    }
}

fn order(prospect: &Prospect, lang: Lang) -> CheckedOrder {
    let draft = prospect.draft.as_ref().ok();
    let problem = prospect.draft.as_ref().err().map(|error| sentence(error.code, &error.args, lang));
    CheckedOrder {
        framework: prospect.framework.0,
        vendor: prospect.vendor.0,
        amount: prospect.amount(),
        lawful: prospect.lawful(),
        problem,
        rulings: ruled(prospect.rulings(), lang),
        warnings: draft
            .map(|draft| draft.warnings.iter().map(|warning| WarningView::of(warning, lang)).collect())
            .unwrap_or_default(),
        baseline: draft.and_then(|draft| draft.baseline.as_ref()).map(|baseline| BaselineView::of(baseline, lang)),
    }
}

impl BaselineView {
    fn of(baseline: &Baseline, lang: Lang) -> Self {
        let missing = baseline.missing.iter().map(|row| RequirementView::of(row, lang));
        Self { level: baseline.level, missing: missing.collect() }
    }
}

impl RequirementView {
    /// A requirement in a language.
    pub fn of(row: &Requirement, lang: Lang) -> Self {
        Self {
            code: row.code.clone(),
            level: row.level,
            sentence: row.sentence(lang).to_owned(),
            source: row.source.clone(),
        }
    }
}

impl WarningView {
    /// A warning in a language.
    pub fn of(warning: &Warning, lang: Lang) -> Self {
        let sentence = say_with(lang, &format!("warning-{}", warning.ground), &in_words(&warning.args, lang));
        Self { ground: warning.ground, sentence }
    }
}
