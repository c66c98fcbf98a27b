//! The further answers of a listing: where it runs, who helps when, where its data lie, what more units cost.

use super::catalogue::category::Class;
use super::products::Ware;
use super::tables::{money, rounded};

/// The columns of the further answers in listings.csv.
#[rustfmt::skip]
pub const COLUMNS: [&str; 12] = [
    "model_number", "seats_per_unit", "deployment", "sbom", "accessibility", "support_hours", "response_hours",
    "data_location", "availability_percent", "exit_help", "protection_level", "price_tiers",
];

/// The answers of the listing with this running number in its category, at this price in cents.
pub fn answers(ware: &Ware, origin: &str, number: u32, price: i64) -> [String; 12] {
    let category = ware.product.category;
    let (software, cloud) = (category.class == Class::Software, category.class == Class::Cloud);
    // A running number spreads the answers without drawing, so that they stay while the catalogue grows.
    let of = |list: &[&str], stride: u32| pick(list, number / stride.max(1)).to_owned();
    let when = |asked: bool, said: String| if asked { said } else { String::new() };
    let hours = of(&["8x5", "8x5", "12x5", "24x7"], 1);
    let response = match hours.as_str() {
        "24x7" => "2",
        "12x5" => "4",
        _ => "8",
    };
    let seats = matches!(ware.metric.word, "user" | "device");
    [
        when(software, format!("{}{}-{:03}", category.code, ware.version, number % 1_000)),
        when(seats && !matches!(category.class, Class::Security), of(&["1", "1", "5"], 3)),
        match category.class {
            Class::Software => of(&["on_premises", "on_premises;private_cloud", "appliance", "on_premises"], 2),
            Class::Cloud => of(&["saas", "public_cloud", "saas", "private_cloud"], 2),
            Class::Security => String::new(),
        },
        when(software || cloud, of(&["yes", "yes", "no"], 1)),
        when(software || cloud, of(&["yes", "no"], 5)),
        hours,
        response.to_owned(),
        when(cloud, if origin == "TW" { "TW".to_owned() } else { of(&["TW", "JP", "SG", "TW;JP"], 3) }),
        when(cloud, of(&["99.9", "99.95", "99.5", "99.99"], 2)),
        when(cloud, of(&["yes", "yes", "no"], 4)),
        of(&["basic", "medium", "high", "medium"], 3),
        when(seats && number.is_multiple_of(3), tiers(price)),
    ]
}

/// Cheaper by the ten and by the hundred, where the price leaves room for two steps.
fn tiers(price: i64) -> String {
    let (ten, hundred) = (rounded(price * 96 / 100), rounded(price * 92 / 100));
    if hundred < ten && ten < price { format!("10:{};100:{}", money(ten), money(hundred)) } else { String::new() }
}

fn pick<'a>(list: &[&'a str], number: u32) -> &'a str {
    let at = usize::try_from(number).unwrap_or_default() % list.len().max(1);
    list.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_down_or_are_left_out() {
        assert_eq!(tiers(120_000), "10:1150.00;100:1100.00");
        assert_eq!(tiers(2), "");
    }
}
