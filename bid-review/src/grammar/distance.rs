//! How far two short texts are apart.

/// Number of characters to change, add or leave out to make one text of the other; `None` when it is more than `most`.
#[must_use]
pub fn within(left: &[char], right: &[char], most: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for ((b, diagonal), above) in right.iter().zip(&row).zip(row.iter().skip(1)) {
            let before = next.last().copied().unwrap_or(usize::MAX - 1);
            next.push((diagonal + usize::from(a != b)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().filter(|d| *d <= most)
}

/// [`within`] for texts.
#[must_use]
pub fn between(left: &str, right: &str, most: usize) -> Option<usize> {
    within(&left.chars().collect::<Vec<_>>(), &right.chars().collect::<Vec<_>>(), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, most, d) in [
            ("統一編號", "統一編號", 0, Some(0)),
            ("統一編號", "統—編號", 1, Some(1)),
            ("公司名稱", "公司名", 1, Some(1)),
            ("公司名稱", "商號", 2, None),
            ("", "甲", 1, Some(1)),
            ("採購案號", "採購案名", 0, None),
        ] {
            assert_eq!(between(a, b, most), d, "{a} {b}");
        }
    }
}
