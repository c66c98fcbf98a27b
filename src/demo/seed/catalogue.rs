//! What the invented market sells: kinds of software and services, with their words and prices.

pub mod category;
mod cloud;
mod security;
mod software;

use category::Category;

/// All categories in the order of the classes.
pub fn categories() -> impl Iterator<Item = &'static Category> {
    software::CATEGORIES.into_iter().flatten().chain(cloud::CATEGORIES).chain(security::CATEGORIES)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::super::words::MAKERS;
    use super::categories;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_brands_known() {
        let codes: BTreeSet<_> = categories().map(|category| category.code).collect();
        assert_eq!(codes.len(), categories().count());
        for category in categories() {
            assert!(category.price.0 < category.price.1, "{}", category.code);
            assert!(category.features.split('；').count() >= 4, "{}", category.code);
            for line in category.lines.split(',') {
                let (brand, product) = line.trim().split_once(' ').expect("brand and product");
                assert!(!product.is_empty());
                assert!(
                    brand == "-" || MAKERS.iter().any(|maker| maker.brand == brand),
                    "{brand} of {}",
                    category.code
                );
            }
        }
    }
}
