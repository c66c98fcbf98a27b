//! An order before the rules: its lines, and all that the rules look at.

use crate::base::money::Money;
use crate::contracts::model::Ceiling;
use crate::lists::ask::Said;
use crate::orders::facts::Gathered;
use crate::orders::offer::Offer;
use crate::orders::stated::Stated;
use crate::price_checks::standing::Found;
use crate::quotes::agreed::Agreed;

/// One line as it is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What is ordered.
    pub offer: Offer,
    /// How many units.
    pub quantity: i64,
    /// The unit price of so many.
    pub unit_price: Money,
    /// Unit price times quantity in whole dollars.
    pub amount: Money,
}

/// The case before the rules.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The lines, all of one vendor and framework.
    pub lines: &'a [Wanted],
    /// Their sum.
    pub amount: Money,
    /// The ceilings that it counts against.
    pub ceilings: &'a [Ceiling],
    /// Why this vendor.
    pub reason: &'a str,
    /// The superior agency's approval, if there is one.
    pub approval: Option<String>,
    /// Whether the ordering agency has a superior.
    pub has_superior: bool,
    /// Whether the framework lists the agency (適用機關).
    pub listed: bool,
    /// What it may order in all, where the framework does not list it but lets it order.
    pub agency_cap: Option<&'a Ceiling>,
    /// Whether it is a local government's.
    pub local: bool,
    /// Market prices that the agency reported.
    pub reported: &'a [Found],
    /// What the buyer states.
    pub stated: &'a Stated,
    /// What the database says.
    pub gathered: &'a Gathered,
    /// The chosen quote whose price the order takes.
    pub agreed: Option<&'a Agreed>,
    /// What the list of debarred vendors says of the vendor.
    pub debarment: &'a Said,
}
