//! Growth and decline: a window beside the one before it.

/// How a figure moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movement {
    /// There was nothing before.
    New,
    /// It grew by at least the threshold.
    Growing,
    /// It moved less than the threshold.
    Steady,
    /// It fell by at least the threshold.
    Declining,
    /// There is nothing any more.
    Gone,
}

/// How a figure moved from one window to the next of the same length; `percent` is the threshold. None when there was
/// nothing in either.
pub fn moved(before: i64, after: i64, percent: i64) -> Option<Movement> {
    let (before, after, percent) = (i128::from(before.max(0)), i128::from(after.max(0)), i128::from(percent));
    Some(match (before, after) {
        (0, 0) => return None,
        (0, _) => Movement::New,
        (_, 0) => Movement::Gone,
        _ if after * 100 >= before * (100 + percent) => Movement::Growing,
        _ if after * 100 <= before * (100 - percent) => Movement::Declining,
        _ => Movement::Steady,
    })
}

/// The change in ten-thousandths of the figure before, half of one away from nought; none when there was nothing before.
pub fn change(before: i64, after: i64) -> Option<i64> {
    let (before, after) = (i128::from(before), i128::from(after));
    if before <= 0 {
        return None;
    }
    let twice = (after - before) * 20_000;
    let half = if twice < 0 { -before } else { before };
    i64::try_from((twice + half) / (2 * before)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_move() {
        let all = [(0, 5), (100, 120), (100, 119), (100, 81), (100, 80), (100, 0), (0, 0)];
        let found = all.map(|(before, after)| moved(before, after, 20));
        use Movement::{Declining, Gone, Growing, New, Steady};
        let wanted = [Some(New), Some(Growing), Some(Steady), Some(Steady), Some(Declining), Some(Gone), None];
        assert_eq!(found, wanted);
    }

    #[test]
    fn changes_are_rounded_away_from_nought() {
        assert_eq!(
            [(100, 150), (100, 50), (3, 4), (3, 2), (0, 5)].map(|(b, a)| change(b, a)),
            [Some(5_000), Some(-5_000), Some(3_333), Some(-3_333), None]
        );
        assert_eq!(change(40_000, 40_002), Some(1));
        assert_eq!(change(40_000, 39_998), Some(-1));
    }
}
