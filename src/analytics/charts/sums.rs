//! What several charts share: sums over periods, names, and what must not be told.

use std::collections::HashMap;

use diesel::prelude::*;
use market_figures::Group;
use market_figures::disclosure::{Cell, Threshold, told};

use crate::analytics::asked::Period;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::db::conn::DbConn;
use crate::db::schema::organisation;
use crate::tally::cube::Tally;
use crate::tally::figure::Label;

/// Fewer agencies, vendors or resellers than this are not told of, nor where one makes up more than 85 % of a sum: those
/// who stand behind it could work out each other's part.
pub const THRESHOLD: Threshold = Threshold { fewest: 3, most_percent: 85 };
/// The most names of a ranking.
pub const MOST: usize = 10;

/// A measure over periods, of groups whose key begins with the month and that pass.
pub fn over_time(groups: &[Group], periods: &[Period], measure: usize, passes: impl Fn(&Group) -> bool) -> Vec<i64> {
    let mut sums = vec![0_i64; periods.len()];
    for group in groups.iter().filter(|group| passes(group)) {
        let month = group.key.first().copied().unwrap_or_default();
        let at = periods.iter().position(|period| period.holds(month));
        if let Some(sum) = at.and_then(|at| sums.get_mut(at)) {
            *sum = sum.saturating_add(of(group, measure));
        }
    }
    sums
}

/// A measure of a group.
pub fn of(group: &Group, measure: usize) -> i64 {
    group.sums.get(measure).copied().unwrap_or_default()
}

/// A code of a group's key.
pub fn key(group: &Group, at: usize) -> u32 {
    group.key.get(at).copied().unwrap_or(u32::MAX)
}

/// Every value told.
pub fn all(values: Vec<i64>) -> Vec<Option<i64>> {
    values.into_iter().map(Some).collect()
}

/// The labels of periods.
pub fn labels(periods: &[Period]) -> Vec<Label> {
    periods.iter().map(|period| period.label()).collect()
}

/// Cells of a table: rows by code, a column for each piece of time, of groups by code and contributor.
pub fn cells(columns: &[Vec<Group>], codes: &[u32], measure: usize) -> Vec<Vec<Cell>> {
    let cell = |code: u32, groups: &Vec<Group>| {
        contributed(groups.iter().filter(|group| key(group, 0) == code).map(|group| of(group, measure)))
    };
    codes.iter().map(|code| columns.iter().map(|groups| cell(*code, groups)).collect()).collect()
}

/// A cell of its contributors' parts.
pub fn contributed(parts: impl Iterator<Item = i64>) -> Cell {
    let mut cell = Cell::default();
    for part in parts.filter(|part| *part != 0) {
        cell.value = cell.value.saturating_add(part);
        cell.largest = if cell.contributors == 0 { part } else { cell.largest.max(part) };
        cell.contributors = cell.contributors.saturating_add(1);
    }
    cell
}

/// The values of the tables' first that may be told, judged by the contributors of each table.
pub fn guarded(tables: &[Vec<Vec<Cell>>]) -> Vec<Vec<Option<i64>>> {
    let told: Vec<Vec<Vec<bool>>> = tables.iter().map(|table| told(table, THRESHOLD)).collect();
    let open = |row: usize, column: usize| {
        told.iter().all(|table| table.get(row).and_then(|row| row.get(column)).copied().unwrap_or(false))
    };
    let value = |row: usize, (column, cell): (usize, &Cell)| open(row, column).then_some(cell.value);
    let first = tables.first().map(Vec::as_slice).unwrap_or_default();
    first.iter().enumerate().map(|(at, row)| row.iter().enumerate().map(|one| value(at, one)).collect()).collect()
}

/// Names of organisations by their codes.
///
/// # Errors
/// The database failed.
pub fn names(conn: &mut DbConn, tally: &Tally, codes: &[u32]) -> Result<HashMap<u32, String>, Error> {
    let ids: Vec<OrganisationId> = codes.iter().filter_map(|code| tally.organisations.value(*code).copied()).collect();
    let found: HashMap<OrganisationId, String> = organisation::table
        .filter(organisation::id.eq_any(ids))
        .select((organisation::id, organisation::name))
        .load(conn)?
        .into_iter()
        .collect();
    let name = |code: &u32| Some((*code, found.get(tally.organisations.value(*code)?)?.clone()));
    Ok(codes.iter().filter_map(name).collect())
}

/// Names of products by their codes, with the edition.
///
/// # Errors
/// The database failed.
pub fn product_names(conn: &mut DbConn, tally: &Tally) -> Result<HashMap<u32, String>, Error> {
    let named = |product: crate::analytics::model::FigureProduct| {
        let code = tally.products.find(&product.id)?;
        Some((code, product.called()))
    };
    Ok(crate::analytics::store::products(conn)?.into_iter().filter_map(named).collect())
}

/// The share of a part, in ten-thousandths; none of nothing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    (whole > 0).then(|| i64::try_from((part * 20_000 + whole).div_euclid(2 * whole)).unwrap_or_default())
}

/// The groups with the most of a measure, at most so many.
pub fn largest(mut groups: Vec<Group>, measure: usize, most: usize) -> Vec<Group> {
    groups.sort_by_key(|group| (std::cmp::Reverse(of(group, measure)), group.key.clone()));
    groups.truncate(most);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analytics::month::Month;

    fn group(key: &[u32], amount: i64) -> Group {
        Group { key: key.into(), rows: 1, sums: [1, amount].as_slice().into() }
    }

    #[test]
    fn months_outside_the_periods_do_not_count() {
        let month = Month::parse("115-01").unwrap();
        let year = [Period { from: month, to: month.plus(11) }];
        let code = crate::analytics::asked::code(month);
        let groups = [group(&[code, 5], 30), group(&[code + 3, 5], 20), group(&[code + 12, 5], 9)];
        assert_eq!(over_time(&groups, &year, 1, |_| true), [50]);
    }

    #[test]
    fn a_cell_is_of_its_code_and_counts_who_stands_behind_it() {
        let groups = [vec![group(&[5, 1], 50), group(&[5, 2], 5), group(&[5, 4], 0), group(&[6, 3], 9)]];
        assert_eq!(cells(&groups, &[5], 1), [[Cell { value: 55, contributors: 2, largest: 50 }]]);
        assert_eq!(guarded(&[cells(&groups, &[5], 1)]), [[None]]);
    }

    #[test]
    fn shares_are_rounded_to_the_ten_thousandth() {
        assert_eq!([share(1, 3), share(2, 3), share(0, 5), share(1, 0)], [Some(3_333), Some(6_667), Some(0), None]);
        assert_eq!([share(-1, 3), share(-2, 3), share(-2, 10)], [Some(-3_333), Some(-6_667), Some(-2_000)]);
    }
}
