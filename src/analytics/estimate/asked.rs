//! What an estimate is asked: products with quantities, years and a rate, as they stand in its address.

use crate::analytics::estimate::reckon::MOST_YEARS;
use crate::base::error::Error;
use crate::base::id::ProductId;

/// The most products of an estimate.
pub const MOST: usize = 40;
/// The most units of one product.
const MOST_UNITS: i64 = 10_000_000;
/// Years unless said otherwise.
const USUAL_YEARS: u32 = 3;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What the estimate is for, as it stands on the paper.
    pub title: String,
    /// Products and units, in the order in which they were added.
    pub lines: Vec<(ProductId, i64)>,
    /// How many years.
    pub years: u32,
    /// The id of the rate of maintenance; none for the first of them.
    pub rate: Option<String>,
}

/// Reads an address: `product` and `quantity` repeat together, a product of no units is left out.
///
/// # Errors
/// A product, a quantity or the years cannot be read, or there are too many products.
pub fn read(fields: &[(String, String)]) -> Result<Wanted, Error> {
    let of = |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim());
    let one = |name| of(name).find(|value| !value.is_empty());
    let mut lines: Vec<(ProductId, i64)> = Vec::new();
    let mut quantities = of("quantity");
    for (at, product) in of("product").enumerate() {
        let wrong = |code: &'static str, field: &str| Error::invalid(code).at(&format!("{field}-{at}"));
        let quantity = match quantities.next() {
            None => 1,
            Some("") | Some("0") => continue,
            Some(text) => text.replace(',', "").parse().map_err(|_| wrong("estimate.quantity", "quantity"))?,
        };
        if !(1..=MOST_UNITS).contains(&quantity) {
            return Err(wrong("estimate.quantity", "quantity").with("most", MOST_UNITS));
        }
        let id: ProductId = product.parse().map_err(|_| wrong("estimate.product", "product"))?;
        match lines.iter_mut().find(|(known, _)| *known == id) {
            Some((_, units)) => *units = units.saturating_add(quantity).min(MOST_UNITS),
            None => lines.push((id, quantity)),
        }
    }
    if lines.len() > MOST {
        return Err(Error::invalid("estimate.too_many").with("most", MOST).at("product"));
    }
    let years = one("years").map_or(Ok(USUAL_YEARS), str::parse).ok().filter(|years| (1..=MOST_YEARS).contains(years));
    let years = years.ok_or_else(|| Error::invalid("estimate.years").with("most", MOST_YEARS).at("years"))?;
    let title = one("title").unwrap_or_default().chars().take(200).collect();
    Ok(Wanted { title, lines, years, rate: one("rate").map(str::to_owned) })
}

impl Wanted {
    /// The address's query.
    pub fn query(&self) -> String {
        let mut fields: Vec<(&str, String)> = Vec::new();
        for (product, quantity) in &self.lines {
            fields.push(("product", product.to_string()));
            fields.push(("quantity", quantity.to_string()));
        }
        fields.push(("years", self.years.to_string()));
        fields.extend(self.rate.iter().map(|rate| ("rate", rate.clone())));
        fields.extend(Some(&self.title).filter(|title| !title.is_empty()).map(|title| ("title", title.clone())));
        serde_urlencoded::to_string(fields).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-0000-0000-000000000007";

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn an_address_is_read_and_written_alike() {
        let sent =
            fields(&[("product", ID), ("quantity", "1,200"), ("years", "5"), ("rate", "norm"), ("title", "公文")]);
        let wanted = read(&sent).unwrap();
        assert_eq!((wanted.lines[0].1, wanted.years, wanted.rate.as_deref()), (1_200, 5, Some("norm")));
        let again: Vec<(String, String)> = serde_urlencoded::from_str(&wanted.query()).unwrap();
        assert_eq!(read(&again).unwrap(), wanted);
    }

    #[test]
    fn a_product_that_stands_twice_is_one_line_and_none_of_it_is_left_out() {
        let twice = fields(&[("product", ID), ("quantity", "2"), ("product", ID), ("quantity", "3")]);
        assert_eq!(read(&twice).unwrap().lines.iter().map(|line| line.1).collect::<Vec<_>>(), [5]);
        assert_eq!(read(&fields(&[("product", ID), ("quantity", "0")])).unwrap().lines, []);
        assert_eq!(read(&fields(&[("product", ID)])).unwrap().lines[0].1, 1);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let code = |pairs: &[(&str, &str)]| {
            let error = read(&fields(pairs)).unwrap_err();
            (error.code, error.fields.first().map(|at| at.field.clone()).unwrap_or_default())
        };
        assert_eq!(code(&[("product", "x")]), ("estimate.product", "product-0".to_owned()));
        assert_eq!(code(&[("product", ID), ("quantity", "many")]), ("estimate.quantity", "quantity-0".to_owned()));
        assert_eq!(code(&[("product", ID), ("quantity", "-1")]), ("estimate.quantity", "quantity-0".to_owned()));
        assert_eq!(code(&[("years", "0")]), ("estimate.years", "years".to_owned()));
        assert_eq!(code(&[("years", "11")]), ("estimate.years", "years".to_owned()));
    }
}
