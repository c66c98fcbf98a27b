//! The charts of the dashboards, a file each: from the figures in memory, or from facts where single lines count.

pub mod agencies;
pub mod brand_products;
pub mod brands;
pub mod categories;
pub mod concentration;
pub mod delivery;
pub mod forecast;
pub mod kinds;
pub mod kpi;
pub mod moving;
pub mod orders;
pub mod origin;
pub mod parties;
pub mod price_position;
pub mod prices_paid;
pub mod rank;
pub mod renewals;
pub mod savings;
pub mod spend;
pub mod sums;
pub mod vendors;
