//! What every scenario stands on.

pub mod bids;
pub mod browsing;
pub mod client;
pub mod committee;
pub mod database;
pub mod eyes;
pub mod listener;
pub mod market;
pub mod paper;
pub mod program;
pub mod sample;
pub mod seed;

/// Runs a scenario on both databases, as two tests: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! on_both {
    ($name:ident, $scenario:expr) => {
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            #[test]
            fn sqlite() {
                let scenario: fn(&$crate::support::market::TestMarket) = $scenario;
                scenario(&$crate::support::market::TestMarket::new($crate::support::database::Engine::Sqlite));
            }

            #[test]
            fn postgres() {
                let scenario: fn(&$crate::support::market::TestMarket) = $scenario;
                scenario(&$crate::support::market::TestMarket::new($crate::support::database::Engine::Postgres));
            }
        }
    };
}
