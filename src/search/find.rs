//! Asks the index.

use search_index::Index;
use search_index::ask::Ask;
use search_index::hits::Hits;

use crate::base::error::Error;

/// What the index finds.
///
/// # Errors
/// The index failed.
pub fn find(index: &Index, ask: &Ask) -> Result<Hits, Error> {
    index.ask(ask).map_err(|cause| Error::internal("search", cause))
}
