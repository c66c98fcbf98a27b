//! Pages on what listings can be trusted by: evidence, tasks, price checks, holds.

pub mod beside;
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
