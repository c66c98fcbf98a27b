//! Asks the price rules about a change: no dearer, and a replacement only by something equal or better (PRC-04).

use procurement_law::fact::Stated;
use procurement_law::frame::Frame;
use procurement_law::price::prc_04::{self, Facts, Quality};
use procurement_law::ruling::Ruling;
use rust_decimal::Decimal;

use crate::applications::model::Application;
use crate::base::call::Call;
use crate::catalog::model::ListingVersion;
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::tiers::{self, most_risen};

/// Questions whose answers say which product it is.
const IDENTITY: &[&str] = &["name", "maker", "model_number", "edition", "product_version", "origin", "category"];

/// The ruling on a change of a listing under a running framework, with the office's written consent where there is one.
pub fn ruling(call: &Call, row: &Application, before: &ListingVersion, consent: Option<String>) -> Ruling {
    let (old, new) = (Answers::of(before), row.answers());
    let said = row.replacement();
    let replaced = IDENTITY.iter().any(|key| old.get(key) != new.get(key));
    // Who says nothing of a replacement has shown nothing about it.
    let quality = if replaced {
        said.as_ref().and_then(|one| one.quality()).unwrap_or(Quality::Lower)
    } else {
        Quality::Unchanged
    };
    // A price of some quantity that rises is a rise, whatever the plain price does.
    let tiers = |answers: &Answers| tiers::read(answers.get("price_tiers")).unwrap_or_default();
    let plain = new.unit_price().unwrap_or(before.unit_price);
    let (old_price, new_price) = most_risen((before.unit_price, &tiers(&old)), (plain, &tiers(&new)));
    let facts = Facts {
        old_price: old_price.decimal(),
        new_price: new_price.decimal(),
        quality,
        ground: said.as_ref().filter(|_| replaced).and_then(|one| one.ground()),
        comparison_table: said.as_ref().is_some_and(|one| !one.comparison.trim().is_empty()),
        saved: Stated(said.filter(|_| replaced).and_then(|one| one.saved.trim().parse::<Decimal>().ok())),
        consent,
    };
    prc_04::check(&Frame::on(call.now.local_date()), &facts)
}

/// Whether a ruling stands in the way even of the office's consent.
pub fn hopeless(ruling: &Ruling) -> bool {
    ruling.outcome == procurement_law::ruling::Outcome::Refuse && ruling.override_by.is_none()
}
