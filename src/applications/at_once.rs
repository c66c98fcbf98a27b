//! What a vendor changes without the office: answers that nobody reviews, and a lower price. Each is a version of its own.

use procurement_law::frame::Frame;
use procurement_law::price::prc_01::{self, Answer};
use procurement_law::ruling::Ruling;

use crate::accounts::action::Action;
use crate::accounts::decide::{Facts, decide};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::call::Call;
use crate::base::error::{Error, Kind};
use crate::base::id::ListingId;
use crate::base::money::Money;
use crate::catalog::model::{KIND, Listing, ListingState, ListingVersion, recorded};
use crate::catalog::questions::answers::Answers;
use crate::catalog::questions::check::{Depth, faults};
use crate::catalog::questions::table::{ChangeRule, asked};
use crate::catalog::questions::tiers;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;

/// Which listing, as the vendor last saw it.
#[derive(Clone, Copy, Debug)]
pub struct SeenListing {
    /// The listing.
    pub id: ListingId,
    /// Its version then.
    pub version: i64,
}

/// A lower price, and the offer to the public that it follows, if it follows one (共同供應契約實施辦法 4-2-4).
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// The new unit price.
    pub price: Money,
    /// What the public is offered, where the vendor has such an offer.
    pub public: Option<Money>,
}

impl Cut {
    /// A cut as it is written; an empty public price is none.
    ///
    /// # Errors
    /// A price is no amount.
    pub fn read(price: &str, public: &str) -> Result<Self, Error> {
        let money = |text: &str, field: &str| {
            Money::parse(text.trim()).ok_or_else(|| Error::invalid("listing.not_money").at(field))
        };
        let public = if public.trim().is_empty() { None } else { Some(money(public, "public_price")?) };
        Ok(Self { price: money(price, "price")?, public })
    }
}

/// Changes answers that nobody reviews.
///
/// # Errors
/// The actor is not the listing's vendor; it changed since; an answer is wrong or one that the office reviews.
pub fn amend(conn: &mut DbConn, call: &Call, seen: SeenListing, changed: &Answers) -> Result<Listing, Error> {
    let (listing, before) = mine(conn, call, seen)?;
    let mut answers = Answers::of(&before);
    for (key, value) in changed.iter() {
        let instant = asked(before.class, &before.category).find(|one| one.key == key);
        match instant.map(|one| one.change) {
            Some(ChangeRule::Instant) => answers.set(key, value),
            Some(ChangeRule::Reviewed) => return Err(Error::invalid("listing.reviewed").at(key)),
            None => return Err(Error::invalid("listing.not_asked").at(key)),
        }
    }
    // Older answers are not this change's business.
    let wrong = |key: &str| changed.iter().any(|(changed, _)| changed == key);
    let fields: Vec<_> =
        faults(before.class, &answers, Depth::Whole).into_iter().filter(|one| wrong(&one.field)).collect();
    if !fields.is_empty() {
        let mut error = Error::invalid("listing.answers").with("count", fields.len());
        error.fields = fields;
        return Err(error);
    }
    write(conn, call, (listing, before), &answers, ("listing.amend", "listing.amended"), Vec::new())
}

/// What a cut would mean, before it is made: the ruling on the vendor's offer to the public, where it has one.
///
/// # Errors
/// As [`cut`].
pub fn preview(conn: &mut DbConn, call: &Call, seen: SeenListing, cut: Cut) -> Result<Vec<Ruling>, Error> {
    let (_, before) = mine(conn, call, seen)?;
    lower(&before, cut)?;
    Ok(cut.public.map(|public| promotion(call, before.unit_price, public)).into_iter().collect())
}

/// Lowers the price at once.
///
/// # Errors
/// The actor is not the listing's vendor; it changed since; the price is not lower, or above what the public is offered.
pub fn cut(conn: &mut DbConn, call: &Call, seen: SeenListing, cut: Cut) -> Result<Listing, Error> {
    let (listing, before) = mine(conn, call, seen)?;
    lower(&before, cut)?;
    let mut answers = Answers::of(&before);
    answers.set("unit_price", &cut.price.decimal().normalize().to_string());
    // Tiers that are no lower than the new price mean nothing any more.
    let kept = tiers::read(answers.get("price_tiers")).unwrap_or_default();
    let kept: Vec<String> = kept
        .into_iter()
        .filter(|tier| tier.1 < cut.price)
        .map(|tier| format!("{}:{}", tier.0, tier.1.decimal().normalize()))
        .collect();
    answers.set("price_tiers", &kept.join(";"));
    let rulings = cut.public.map(|public| promotion(call, before.unit_price, public)).into_iter().collect();
    write(conn, call, (listing, before), &answers, ("listing.cut_price", "listing.price_cut"), rulings)
}

fn lower(before: &ListingVersion, cut: Cut) -> Result<(), Error> {
    if cut.price <= Money::default() {
        return Err(Error::invalid("listing.not_money").at("price"));
    }
    if cut.price >= before.unit_price {
        return Err(Error::invalid("listing.not_lower").with("price", before.unit_price).at("price"));
    }
    match cut.public {
        Some(public) if cut.price > public => {
            Err(Error::invalid("listing.above_public").with("public", public).at("price"))
        }
        _ => Ok(()),
    }
}

fn promotion(call: &Call, contract_price: Money, public: Money) -> Ruling {
    let facts = prc_01::Facts {
        contract_price: contract_price.decimal(),
        public_price: public.decimal(),
        better_terms: false,
        clause: true,
        answer: Answer::Extends,
        reason: None,
    };
    prc_01::check(&Frame::on(call.now.local_date()), &facts)
}

fn mine(conn: &mut DbConn, call: &Call, seen: SeenListing) -> Result<(Listing, ListingVersion), Error> {
    let (listing, version) = listings::find(conn, seen.id)?;
    let facts = Facts { informed_vendor: Some(listing.vendor_id), ..Facts::default() };
    decide(&call.actor, Action::ApplyListing, &facts)?;
    if listing.version != seen.version {
        return Err(Error::of(Kind::Stale, "listing.stale"));
    }
    if listing.state == ListingState::Delisted {
        return Err(Error::conflict("listing.delisted"));
    }
    Ok((listing, version))
}

fn write(
    conn: &mut DbConn,
    call: &Call,
    (mut listing, before): (Listing, ListingVersion),
    answers: &Answers,
    (act, event): (&str, &str),
    rulings: Vec<Ruling>,
) -> Result<Listing, Error> {
    let mut after = ListingVersion { id: call.id(), number: before.number + 1, created_at: call.now, ..before.clone() };
    answers.fill(&mut after)?;
    if Answers::of(&before) == Answers::of(&after) {
        return Err(Error::conflict("application.nothing_changes"));
    }
    listing.current_version_id = after.id;
    listing.version += 1;
    listings::revise(conn, &listing, &after)?;
    let mut act = Act::new(act, Subject::new(KIND, listing.id.0));
    act.rulings = rulings;
    let change = Change::new(event, KIND, listing.id.0, listing.version, recorded(&listing, &after));
    record(conn, call, act.change(change))?;
    Ok(listing)
}
