//! The dashboards: which charts each role is shown.

use std::sync::{Arc, RwLock};

use crate::analytics::asked::{Asked, Filters, Scope, reading};
use crate::analytics::charts::{
    agencies, alternatives, brand_products, brands, categories, concentration, delivery, electronic, fees, forecast,
    kinds, kpi, market_savings, moving, orders, origin, parties, price_position, prices_paid, rank, renewals, reviews,
    savings, spend, suggested, together, vendors,
};
use crate::analytics::gate::{Board, scope};
use crate::analytics::load::refresh;
use crate::base::actor::Actor;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::db::conn::DbConn;
use crate::tally::cube::Tally;
use crate::tally::figure::Figure;

type Chart = fn(&mut DbConn, &Tally, &Asked) -> Result<Figure, Error>;

const PUBLIC: &[(&str, Chart)] = &[("spend", spend::load), ("orders", orders::load), ("kinds", kinds::load)];
const OFFICE: &[(&str, Chart)] = &[
    ("sales", kpi::sales),
    ("places", kpi::places),
    ("fees", fees::load),
    ("spend", spend::load),
    ("orders", orders::load),
    ("parties", parties::load),
    ("forecast", forecast::load),
    ("renewals", renewals::load),
    ("kinds", kinds::load),
    ("categories", categories::load),
    ("moving", moving::load),
    ("together", together::load),
    ("origin", origin::load),
    ("concentration", concentration::load),
    ("savings", savings::load),
    ("market-savings", market_savings::load),
    ("delivery", delivery::load),
    ("agencies", agencies::load),
    ("vendors", vendors::load),
    ("electronic", electronic::load),
    ("reviews", reviews::load),
];
const AGENCY: &[(&str, Chart)] = &[
    ("spend", spend::load),
    ("orders", orders::load),
    ("categories", categories::load),
    ("renewals", renewals::load),
    ("prices-paid", prices_paid::load),
    ("alternatives", alternatives::load),
    ("suggested", suggested::load),
    ("savings", savings::load),
    ("market-savings", market_savings::load),
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
    pub figures: Vec<Arc<Figure>>,
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

/// A dashboard as somebody may see it, or one chart of it by its name, and what was asked.
///
/// # Errors
/// Who asks may not see it, the filters cannot be read, or as [`load`].
pub fn ask(
    conn: &mut DbConn,
    tally: &RwLock<Tally>,
    (actor, board): (&Actor, Board),
    filters: &Filters,
    only: Option<&str>,
    now: Time,
) -> Result<(Shown, Asked), Error> {
    let asked = filters.read(scope(conn, actor, board)?, now.local_date())?;
    Ok((load(conn, tally, &asked, only, now)?, asked))
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
    let charts: Vec<(&str, Chart)> = charts.copied().collect();
    if charts.is_empty() {
        return Err(Error::not_found());
    }
    let until = refresh(conn, tally, now)?;
    let figures = reading(tally, |tally| {
        let figure =
            |(id, chart): &(&str, Chart)| tally.kept.of(format!("{id} {asked:?}"), || chart(&mut *conn, tally, asked));
        charts.iter().map(figure).collect::<Result<Vec<_>, Error>>()
    })?;
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
