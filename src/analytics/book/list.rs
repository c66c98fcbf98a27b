//! Which products the price database knows.

use std::collections::HashMap;
use std::sync::RwLock;

use diesel::prelude::*;
use market_figures::Ask;

use crate::analytics::asked::{code, reading};
use crate::analytics::book::paid::{Window, told};
use crate::analytics::load::refresh;
use crate::analytics::model::FigureProduct;
use crate::analytics::store;
use crate::base::error::Error;
use crate::base::id::ProductId;
use crate::base::money::Money;
use crate::base::time::Time;
use crate::catalog::model::Class;
use crate::db::conn::DbConn;
use crate::db::schema::fact_order_line;
use crate::prices::product::folded;
use crate::tally::cube::{Tally, line};

/// Products of one page.
pub const PAGE: usize = 25;

/// Which products are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Words that maker, name, edition or category hold, each of them.
    pub words: String,
    /// Only this class.
    pub class: Option<Class>,
    /// Which page, from 0.
    pub page: usize,
}

/// A product and what was paid for it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The product.
    pub product: FigureProduct,
    /// Order lines of the window.
    pub lines: i64,
    /// First quartile, median, third quartile; none with fewer than five order lines.
    pub quartiles: Option<[Money; 3]>,
}

/// A page of products.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The products, those with the most order lines first.
    pub rows: Vec<Row>,
    /// How many there are on all pages.
    pub total: usize,
    /// Until when the figures count.
    pub until: Time,
}

/// The products asked for that were ordered in the window.
///
/// # Errors
/// The database failed.
pub fn list(
    conn: &mut DbConn,
    tally: &RwLock<Tally>,
    wanted: &Wanted,
    window: Window,
    now: Time,
) -> Result<Listed, Error> {
    let until = refresh(conn, tally, now)?;
    let ask = Ask::by(&[line::PRODUCT]).between(line::MONTH, code(window.from), code(window.to));
    let counted: HashMap<ProductId, i64> = reading(tally, |tally| {
        let groups = tally.lines(&ask)?;
        let count = |group: &market_figures::Group| {
            let product = tally.products.value(group.key.first().copied()?)?;
            Some((*product, group.sums.get(line::LINES).copied().filter(|lines| *lines > 0)?))
        };
        Ok::<_, Error>(groups.iter().filter_map(count).collect())
    })?;
    let words: Vec<String> = wanted.words.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<(i64, FigureProduct)> = store::products(conn)?
        .into_iter()
        .filter(|product| wanted.class.is_none_or(|class| product.class == class) && matches(product, &words))
        .filter_map(|product| Some((*counted.get(&product.id)?, product)))
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (&a.1.name, a.1.id).cmp(&(&b.1.name, b.1.id))));
    let total = found.len();
    let shown: Vec<_> = found.into_iter().skip(wanted.page.saturating_mul(PAGE)).take(PAGE).collect();
    let mut prices = prices(conn, &shown.iter().map(|(_, product)| product.id).collect::<Vec<_>>(), window)?;
    let rows = shown.into_iter().map(|(lines, product)| {
        let mut prices = prices.remove(&product.id).unwrap_or_default();
        prices.sort_unstable();
        Row { lines, quartiles: told(&prices), product }
    });
    Ok(Listed { rows: rows.collect(), total, until })
}

fn prices(conn: &mut DbConn, products: &[ProductId], window: Window) -> Result<HashMap<ProductId, Vec<i64>>, Error> {
    let rows: Vec<(ProductId, Money)> = fact_order_line::table
        .filter(fact_order_line::product_id.eq_any(products))
        .filter(fact_order_line::day.ge(window.from.first_day()))
        .filter(fact_order_line::day.lt(window.to.plus(1).first_day()))
        .select((fact_order_line::product_id, fact_order_line::unit_price))
        .load(conn)?;
    let mut prices: HashMap<ProductId, Vec<i64>> = HashMap::new();
    for (product, price) in rows {
        prices.entry(product).or_default().push(price.0);
    }
    Ok(prices)
}

fn matches(product: &FigureProduct, words: &[String]) -> bool {
    let text = folded(&[&*product.maker, &product.name, &product.edition, &product.category].join(" "));
    // A line that only the site tells of names an item, not a product: its price compares with nothing.
    !product.maker.is_empty() && words.iter().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_they_are_typed() {
        let product = FigureProduct {
            id: ProductId(uuid::Uuid::nil()),
            class: Class::Software,
            category: "辦公室應用".to_owned(),
            maker: "雲岡股份有限公司".to_owned(),
            maker_key: "雲岡".to_owned(),
            origin: "TW".to_owned(),
            name: "雲岡文書處理 Pro 2026".to_owned(),
            edition: "標準版".to_owned(),
            unit: "套".to_owned(),
            licence: "perpetual".to_owned(),
            months: 0,
        };
        let found = |words: &str| matches(&product, &words.split_whitespace().map(folded).collect::<Vec<_>>());
        assert!(found("") && found("ＰＲＯ 雲岡") && found("辦公室 pro2026"));
        assert!(!found("磐盾") && !found("雲岡 磐盾"));
        assert!(!matches(&FigureProduct { maker: String::new(), ..product.clone() }, &[]));
    }
}
