//! Asks the index.

use search_index::Index;
use search_index::ask::Ask;
use search_index::hits::Hits;

use crate::base::error::Error;

/// What the index finds.
///
/// # Errors
/// More is asked than the index looks at, or it failed.
pub fn find(index: &Index, ask: &Ask) -> Result<Hits, Error> {
    index.ask(ask).map_err(|cause| Error::internal("search", cause))
}
