//! The handles that doors and workers share. Fields only.

use std::path::Path;
use std::sync::{Arc, RwLock};

use search_index::Index;

use crate::audit::sequence;
use crate::base::actor::Actor;
use crate::base::call::{Call, seed};
use crate::base::clock::Clock;
use crate::base::error::Error;
use crate::config::load::Config;
use crate::config::market::Market;
use crate::db::door::Door;
use crate::db::shape;
use crate::eyes::Eyes;
use crate::notify::mailer::Mailer;
use crate::storage::Storage;
use crate::tally::cube::Tally;
use crate::vault::Vault;

/// One node of the market.
#[derive(Clone)]
pub struct App {
    /// The rows.
    pub door: Door,
    /// The files.
    pub storage: Storage,
    /// What seals what nobody may read yet.
    pub vault: Vault,
    /// The mails.
    pub mailer: Mailer,
    /// What reads bids.
    pub eyes: Eyes,
    /// What can be found.
    pub index: Arc<Index>,
    /// The figures of dashboards.
    pub tally: Arc<RwLock<Tally>>,
    /// The clock.
    pub clock: Clock,
    /// The settings.
    pub config: Arc<Config>,
    /// Whether this is a demo market, whose pages say so and help with second factors.
    pub demo: bool,
}

impl App {
    /// Opens a market: migrates its rows, opens its files and its index.
    ///
    /// # Errors
    /// Something of it cannot be opened; the cause says what.
    pub fn open(market: &Market, config: Config, clock: Clock) -> Result<Self, Error> {
        make_folder(&market.data)?;
        let connections = config.server.connections.max(2);
        let door = shape::open(market.location.clone(), connections, sequence::before_commit)?;
        let (index, _) =
            Index::open(market.data.join("index")).map_err(|cause| Error::internal("open the index", cause))?;
        Ok(Self {
            door,
            storage: Storage::local(&market.data.join("files"))?,
            vault: Vault::open(&market.data)?,
            mailer: Mailer::new(&config.mail, &market.data)?,
            eyes: Eyes::shut(),
            index: Arc::new(index),
            tally: Arc::default(),
            clock,
            config: Arc::new(config),
            demo: false,
        })
    }

    /// A call of the program itself.
    ///
    /// # Errors
    /// The operating system has no randomness to give.
    pub fn system_call(&self, name: &str) -> Result<Call, Error> {
        self.call(Actor::System(name.to_owned()), name)
    }

    /// A call of somebody under a request id, now.
    ///
    /// # Errors
    /// The operating system has no randomness to give.
    pub fn call(&self, actor: Actor, request: &str) -> Result<Call, Error> {
        let seed = seed().map_err(|cause| Error::internal("randomness", cause))?;
        Ok(Call::new(actor, self.clock.now(), request.to_owned(), seed))
    }
}

fn make_folder(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(path)
        .map_err(|cause| Error::internal("make the data folder", format!("{}: {cause}", path.display())))
}
