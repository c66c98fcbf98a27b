//! Settings: one small struct per concern, from defaults, a file and the environment; read once, never global.

pub mod lists;
pub mod load;
pub mod mail;
pub mod market;
pub mod office;
pub mod open_data;
pub mod prices;
pub mod quotes;
pub mod server;
pub mod signatures;
pub mod watches;
pub mod webhooks;
