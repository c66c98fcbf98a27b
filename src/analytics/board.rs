//! The dashboards: which charts each role is shown.

use std::sync::RwLock;

use crate::analytics::asked::{Asked, Scope, reading};
use crate::analytics::charts::{
    agencies, brand_products, brands, categories, concentration, delivery, forecast, kinds, kpi, moving, orders,
    origin, parties, price_position, prices_paid, rank, renewals, savings, spend, vendors,
};
use crate::analytics::figure::Figure;
use crate::analytics::load::refresh;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::tally::cube::Tally;

type Chart = fn(&mut DbConn, &Tally, &Asked) -> Result<Figure, Error>;

const PUBLIC: &[(&str, Chart)] = &[("spend", spend::load), ("orders", orders::load), ("kinds", kinds::load)];
const OFFICE: &[(&str, Chart)] = &[
    ("sales", kpi::sales),
    ("places", kpi::places),
    ("spend", spend::load),
    ("orders", orders::load),
    ("parties", parties::load),
    ("forecast", forecast::load),
    ("renewals", renewals::load),
    ("kinds", kinds::load),
    ("categories", categories::load),
    ("moving", moving::load),
    ("origin", origin::load),
    ("concentration", concentration::load),
    ("savings", savings::load),
    ("delivery", delivery::load),
    ("agencies", agencies::load),
    ("vendors", vendors::load),
];
const AGENCY: &[(&str, Chart)] = &[
    ("spend", spend::load),
    ("orders", orders::load),
    ("categories", categories::load),
    ("renewals", renewals::load),
    ("prices-paid", prices_paid::load),
    ("savings", savings::load),
    ("delivery", delivery::load),
];
const VENDOR: &[(&str, Chart)] = &[
    ("spend", spend::load),
    ("orders", orders::load),
    ("categories", categories::load),
    ("rank", rank::load),
    ("price-position", price_position::load),
    ("delivery", delivery::load),
];
const MAKER: &[(&str, Chart)] = &[("brands", brands::load), ("brand-products", brand_products::load)];

/// Figures, and until when they count.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The figures.
    pub figures: Vec<Figure>,
    /// Until when they count.
    pub until: Time,
}

/// The charts of a scope.
fn charts(scope: &Scope) -> &'static [(&'static str, Chart)] {
    match scope {
        Scope::Public => PUBLIC,
        Scope::Office => OFFICE,
        Scope::Agency(_) => AGENCY,
        Scope::Vendor(_) => VENDOR,
        Scope::Maker(_) => MAKER,
    }
}

/// A dashboard, or one chart of it by its name.
///
/// # Errors
/// The dashboard has no such chart, the database failed, or a sum is beyond the range.
pub fn load(
    conn: &mut DbConn,
    tally: &RwLock<Tally>,
    asked: &Asked,
    only: Option<&str>,
    now: Time,
) -> Result<Shown, Error> {
    let charts = charts(&asked.scope).iter().filter(|(id, _)| only.is_none_or(|only| only == *id));
    let charts: Vec<Chart> = charts.map(|(_, chart)| *chart).collect();
    if charts.is_empty() {
        return Err(Error::not_found());
    }
    let until = refresh(conn, tally, now)?;
    let figures =
        reading(tally, |tally| charts.iter().map(|chart| chart(conn, tally, asked)).collect::<Result<_, _>>())?;
    Ok(Shown { figures, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dashboard_has_a_chart_twice_and_names_of_parties_are_the_offices() {
        for charts in [PUBLIC, OFFICE, AGENCY, VENDOR, MAKER] {
            let ids: std::collections::HashSet<&str> = charts.iter().map(|(id, _)| *id).collect();
            assert_eq!(ids.len(), charts.len());
        }
        for charts in [PUBLIC, AGENCY, VENDOR, MAKER] {
            assert!(!charts.iter().any(|(id, _)| ["agencies", "vendors", "concentration"].contains(id)));
        }
    }
}
