//! The files of a bid as they were read, for whoever judges them.

use std::collections::HashMap;

use bid_review::dossier::{Dossier, DossierFile};
use bid_review::reading::Reading;

use crate::app::App;
use crate::base::error::Error;
use crate::base::id::BidFileId;
use crate::bids::model::BidFile;

/// The files with their stored readings.
///
/// # Errors
/// A file was not read, or its reading cannot be had from the store.
pub fn of(app: &App, files: &[BidFile], readings: &HashMap<BidFileId, String>) -> Result<Dossier, Error> {
    let mut dossier = Dossier::default();
    for file in files {
        let digest = readings.get(&file.id).ok_or_else(|| Error::internal("judge a bid", "a file was not read"))?;
        let reading: Reading = serde_json::from_slice(&app.storage.get_now(digest)?)
            .map_err(|cause| Error::internal("read a reading", cause))?;
        dossier.files.push(DossierFile { name: file.name.clone(), sha256: file.digest.clone(), reading });
    }
    Ok(dossier)
}
