//! Reads the settings: defaults, then `gongqi.toml`, then `GONGQI_SECTION__NAME` from the environment.

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;

use crate::base::error::Error;
use crate::config::lists::Lists;
use crate::config::mail::Mail;
use crate::config::office::Deadlines;
use crate::config::open_data::OpenData;
use crate::config::prices::Prices;
use crate::config::quotes::Quotes;
use crate::config::server::Server;
use crate::config::signatures::Signatures;
use crate::config::watches::Watches;
use crate::config::webhooks::Webhooks;

/// Every setting that is not given on the command line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The service.
    pub server: Server,
    /// Mails.
    pub mail: Mail,
    /// Working days that people have.
    pub deadlines: Deadlines,
    /// The price reference.
    pub prices: Prices,
    /// Requests for quotes.
    pub quotes: Quotes,
    /// Saved searches.
    pub watches: Watches,
    /// Webhooks.
    pub webhooks: Webhooks,
    /// Reference lists.
    pub lists: Lists,
    /// Open data.
    pub open_data: OpenData,
    /// Signatures.
    pub signatures: Signatures,
}

/// Reads the settings; an unknown or ill-typed one is refused by name.
///
/// # Errors
/// A setting is not right; the cause names it and where it came from.
pub fn load() -> Result<Config, Error> {
    Figment::new()
        .merge(Toml::file("gongqi.toml"))
        .merge(Env::prefixed("GONGQI_").filter(|key| key.as_str().contains("__")).split("__"))
        .extract()
        .map_err(|cause| Error::internal("read the settings", cause))
}
