//! The value added tax inside a price: the net price is the total divided by 1.05, rounded half up to whole dollars.

use crate::mark::Mark;

/// How sure the rounding is: usual practice, not the text of a law.
pub const MARK: Mark = Mark::Known;

/// Net price and tax of a total in whole dollars that includes 5 % tax; `None` for a negative total.
#[must_use]
pub fn split(total: i64) -> Option<(i64, i64)> {
    // total ÷ 1.05 is total × 20 ÷ 21; twenty-one halves are added for rounding half up.
    let doubled = i128::from(total) * 40 + 21;
    let net = i64::try_from(doubled / 42).ok().filter(|_| total >= 0)?;
    Some((net, total - net))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_totals() {
        for (total, net, tax) in [
            (0, 0, 0),
            (1, 1, 0),
            (10, 10, 0),
            (11, 10, 1),
            (21, 20, 1),
            (105, 100, 5),
            (1_000, 952, 48),
            (1_234_567, 1_175_778, 58_789),
        ] {
            assert_eq!(split(total), Some((net, tax)), "{total}");
        }
        assert_eq!(split(-1), None);
        assert!(split(i64::MAX).is_some());
    }

    proptest! {
        /// Net and tax make up the total, and the net is at most half a dollar from the exact one.
        #[test]
        fn the_nearest_net(total in 0_i64..=i64::MAX) {
            let (net, tax) = split(total).unwrap();
            prop_assert_eq!(net + tax, total);
            let off = (i128::from(net) * 21 - i128::from(total) * 20) * 2;
            prop_assert!((-21..=21).contains(&off));
        }

        #[test]
        fn net_and_back(net in 0_i64..1_000_000_000_000) {
            prop_assert_eq!(split(net * 21).unwrap(), (net * 20, net));
        }
    }
}
