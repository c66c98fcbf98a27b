//! What a listing's page tells of the market around it: the same product elsewhere, what orders paid, how its price moved,
//! and the way into a comparison.

use std::collections::BTreeMap;

use actix_web::web::block;
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::base::id::ListingId;
use crate::base::time::Time;
use crate::choices::answer::in_words;
use crate::http::caller::Caller;
use crate::prices::elsewhere::{Place, places};
use crate::prices::history::{self, Step};
use crate::prices::reference::{self, FEWEST, Reference};
use crate::prices::steps::{Words, draw};
use crate::texts::{say, say_with};
use crate::web::basket::Basket;
use crate::web::compare::search;
use crate::web::orders::{day, when};

/// The market around a listing.
pub struct Market {
    /// Listings of the same product, this one among them, cheapest first.
    pub places: Vec<Place>,
    /// What orders paid.
    pub reference: Reference,
    /// Its prices, oldest first.
    pub steps: Vec<Step>,
    /// Their picture.
    pub svg: Option<String>,
    /// What the picture shows.
    pub finding: String,
    /// The comparison of the same product's listings.
    pub compare_all: Option<String>,
    basket: Basket,
    id: ListingId,
    lang: Lang,
}

impl Market {
    /// Loads it.
    ///
    /// # Errors
    /// There is no such listing, the index or the database failed.
    pub async fn load(caller: &Caller, id: ListingId) -> Result<Self, Error> {
        let (app, lang, now) = (caller.app.clone(), caller.lang, caller.app.clock.now());
        let months = app.config.prices.window_months;
        let load = move || {
            app.door.read_now(|conn| {
                let places = places(conn, &app.index, id)?;
                let same: Vec<ListingId> = places.iter().map(|place| place.listing.id).collect();
                let reference = reference::load(conn, id, &same, months, now)?;
                Ok((places, reference, history::load(conn, id)?))
            })
        };
        let loaded = block(load).await.map_err(|cause| Error::internal("look at prices", cause))?;
        let (places, reference, steps) = loaded?;
        let finding = finding(&steps, now, lang);
        let words = Words {
            title: say(lang, "prices-history-figure"),
            finding: finding.clone(),
            days: (steps.first().map_or(String::new(), |step| date(step.since, lang)), date(now, lang)),
        };
        let ids: Vec<String> = places.iter().map(|place| place.listing.id.to_string()).collect();
        // The page's own listing stays in the comparison however many others are cheaper.
        let own = id.to_string();
        let compared = Basket::read(std::iter::once(own.as_str()).chain(ids.iter().map(String::as_str)));
        Ok(Self {
            compare_all: (places.len() > 1).then(|| compared.href()),
            svg: draw(&steps, now, &words),
            basket: Basket::of_uri(&caller.uri),
            places,
            reference,
            steps,
            finding,
            id,
            lang,
        })
    }

    /// Whether a place is the page's own listing.
    pub fn is_this(&self, place: &Place) -> bool {
        place.listing.id == self.id
    }

    /// The licence of a place in words.
    pub fn licence(&self, place: &Place) -> String {
        let said = [("licence_model", &place.licence.model), ("term_months", &place.licence.months)];
        let said = said.into_iter().filter(|pair| !pair.1.is_empty());
        said.map(|(key, text)| in_words(key, text, self.lang)).collect::<Vec<_>>().join(" ")
    }

    /// An instant as the page writes it.
    pub fn at(&self, at: &Time) -> String {
        when(*at, self.lang)
    }

    /// The reference's caption.
    pub fn window(&self) -> String {
        let args = [
            ("months", self.reference.months.to_string()),
            ("from", date(self.reference.from, self.lang)),
            ("to", date(self.reference.to, self.lang)),
        ];
        said("prices-reference", &args, self.lang)
    }

    /// Why there are no quartiles.
    pub fn few(&self) -> String {
        said("prices-few", &[("least", FEWEST.to_string())], self.lang)
    }

    /// Where adding this listing to the comparison leads, and the key of its words.
    pub fn compare(&self, category: &str) -> (String, &'static str) {
        let with = self.basket.with(self.id);
        if with.lacks() == 0 && with.holds(self.id) {
            (with.href(), "compare-open")
        } else if with.holds(self.id) {
            (search(&with, category), "compare-add")
        } else {
            (self.basket.href(), "compare-open")
        }
    }
}

fn finding(steps: &[Step], now: Time, lang: Lang) -> String {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return String::new() };
    let args = [
        ("from", date(first.since, lang)),
        ("to", date(now, lang)),
        ("count", steps.len().to_string()),
        ("first", first.price.to_string()),
        ("last", last.price.to_string()),
    ];
    let still = steps.iter().all(|step| step.price == first.price);
    said(if still { "prices-history-one" } else { "prices-history-finding" }, &args, lang)
}

fn date(at: Time, lang: Lang) -> String {
    day(at.local_date(), lang)
}

fn said(key: &str, args: &[(&str, String)], lang: Lang) -> String {
    let args: BTreeMap<String, String> = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    say_with(lang, key, &args)
}
