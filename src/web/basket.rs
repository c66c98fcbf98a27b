//! The listings that somebody is about to compare: kept in the address alone, so that it works signed out and without
//! script, and nobody else learns of it.

use crate::base::id::ListingId;
use crate::choices::columns::{LEAST, MOST};

/// The listings, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct Basket(Vec<ListingId>);

impl Basket {
    /// Reads ids as the address holds them; what is no id is left out, and so is what is beyond the most.
    pub fn read<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut basket = Self::default();
        for id in ids {
            match id.parse() {
                Ok(id) if !basket.0.contains(&id) && basket.0.len() < MOST => basket.0.push(id),
                _ => {}
            }
        }
        basket
    }

    /// The basket in a page's address.
    pub fn of_uri(uri: &str) -> Self {
        let query = uri.split_once('?').map_or("", |(_, query)| query);
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let held = pairs.iter().find(|pair| pair.0 == "compare").map_or("", |pair| pair.1.as_str());
        Self::read(held.split(','))
    }

    /// The listings.
    pub fn ids(&self) -> &[ListingId] {
        &self.0
    }

    /// Whether a listing is in it.
    pub fn holds(&self, id: ListingId) -> bool {
        self.0.contains(&id)
    }

    /// Whether no more goes in.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// How many more are needed before there is something to compare.
    pub fn lacks(&self) -> usize {
        LEAST.saturating_sub(self.0.len())
    }

    /// The basket with one more.
    #[must_use]
    pub fn with(&self, id: ListingId) -> Self {
        let mut more = self.clone();
        if !more.holds(id) && !more.is_full() {
            more.0.push(id);
        }
        more
    }

    /// The basket with one less.
    #[must_use]
    pub fn without(&self, id: ListingId) -> Self {
        Self(self.0.iter().copied().filter(|one| *one != id).collect())
    }

    /// The value for the address.
    pub fn joined(&self) -> String {
        self.0.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    }

    /// The comparison of what is in it.
    pub fn href(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|id| format!("listing={id}")).collect();
        format!("/compare?{}", pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basket_holds_each_listing_once_and_five_at_most() {
        let id = |at: u128| ListingId(uuid::Uuid::from_u128(at));
        let text = (1..=7).chain([1]).map(|at| id(at).to_string()).collect::<Vec<_>>().join(",");
        let basket = Basket::of_uri(&format!("/search?q=x&compare={text},nonsense"));
        assert_eq!(basket.ids().len(), 5);
        assert!(basket.is_full() && basket.with(id(9)).ids() == basket.ids());
        let less = basket.without(id(1));
        assert_eq!((less.ids().len(), less.holds(id(1)), less.lacks()), (4, false, 0));
        assert_eq!(Basket::default().with(id(1)).href(), format!("/compare?listing={}", id(1)));
        assert_eq!(Basket::of_uri("/search").lacks(), 2);
    }
}
