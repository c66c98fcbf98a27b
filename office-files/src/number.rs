//! Decimals as spreadsheet programs keep numbers, and back.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Digits that they keep and show.
const DIGITS: usize = 15;

/// The binary fraction that stands for a decimal, if it has no more digits than they keep.
pub(crate) fn binary(exact: Decimal) -> Option<f64> {
    let digits = exact.normalize().mantissa().unsigned_abs().to_string();
    let digits = digits.trim_end_matches('0');
    (digits.len() <= DIGITS).then(|| exact.to_string().parse().ok()).flatten().filter(|binary: &f64| binary.is_finite())
}

/// The decimal that they show for a binary fraction; none for those beyond decimals.
pub(crate) fn exact(binary: f64) -> Option<Decimal> {
    let text = format!("{binary:.*e}", DIGITS - 1);
    let exact = Decimal::from_scientific(&text).ok()?.normalize();
    // What is too small for a decimal is not nothing.
    (exact.to_f64() == Some(binary) || !exact.is_zero()).then_some(exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dust_falls_off() {
        let shown = |binary: f64| exact(binary).map(|exact| exact.to_string());
        assert_eq!(shown(0.1 + 0.2).as_deref(), Some("0.3"));
        assert_eq!(shown(1.1).as_deref(), Some("1.1"));
        assert_eq!(shown(-12_345_678.5).as_deref(), Some("-12345678.5"));
        assert_eq!(shown(1e15).as_deref(), Some("1000000000000000"));
        assert_eq!(shown(0.0).as_deref(), Some("0"));
        assert_eq!(shown(1e-40), None);
        assert_eq!(shown(1e300), None);
        assert_eq!(shown(f64::NAN), None);
    }

    #[test]
    fn only_what_is_kept_is_binary() {
        assert_eq!(binary(Decimal::new(1_234_567, 2)), Some(12_345.67));
        assert_eq!(binary("123456789012345.6".parse().unwrap()), None);
        assert_eq!(binary("1000000000000000000000".parse().unwrap()), Some(1e21));
    }
}
