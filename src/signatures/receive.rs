//! Receives the bytes of a signed copy; nothing is kept before it is known who brings it and what it is.

use tokio::task::spawn_blocking;

use crate::accounts::decide::{Facts, decide};
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::signatures::bring::{Copy, look};
use crate::signatures::model::SignedBy;
use crate::signatures::paper::Paper;
use crate::signatures::roots::roots;

/// Refuses who may not bring a signed copy of a paper.
///
/// # Errors
/// The actor may not, or may not know of the paper, or there is none yet.
pub async fn admit(app: &App, call: Call, case_no: String, paper: Paper) -> Result<(), Error> {
    let right = move |conn: &mut _| {
        paper.find(conn, &call, &case_no)?;
        decide(&call.actor, paper.action(), &Facts::tender())
    };
    app.door.read(right).await
}

/// Looks at a copy of somebody who was admitted, and keeps its file in the storage.
///
/// # Errors
/// It is not what it is said to be, or the storage failed.
pub async fn receive(app: &App, kind: SignedBy, name: String, bytes: Vec<u8>) -> Result<Copy, Error> {
    let (config, now, size) = (app.config.clone(), app.clock.now(), bytes.len());
    let looked = spawn_blocking(move || {
        let found = look(&bytes, kind, &roots(config.signatures.roots.as_deref())?, now)?;
        Ok::<_, Error>((bytes, found))
    });
    let (bytes, found) = looked.await.map_err(|cause| Error::internal("look at a signature", cause))??;
    Ok(Copy { digest: app.storage.put(bytes).await?, size, name, kind, found })
}
