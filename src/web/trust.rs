//! Pages on what listings can be trusted by: evidence, tasks, price checks, holds.

pub mod beside;
pub mod brands;
pub mod evidence;
pub mod evidence_form;
pub mod evidence_office;
pub mod file;
pub mod hold;
pub mod hold_new;
pub mod holds;
pub mod price_check;
pub mod price_checks;
pub mod price_report;
pub mod sent;
pub mod tasks;

use crate::base::actor::Role;

/// Whether somebody oversees the market: such readers find the lists of the office.
pub fn oversees(role: Role) -> bool {
    matches!(role, Role::Office | Role::Auditor)
}
