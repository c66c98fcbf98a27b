//! Which characters the standard sets take for one: where two code points share a glyph, a table may name either.

use hayro_interpret::hayro_cmap::{self, CMap, CMapName};

/// The tables from code points to the glyphs of each set.
const NAMES: [CMapName<'static>; 4] =
    [CMapName::UniCnsUtf16H, CMapName::UniGbUtf16H, CMapName::UniJisUtf16H, CMapName::UniKsUtf16H];

/// The sets, opened when they are first asked.
#[derive(Default)]
pub(super) struct Sets {
    open: Option<Vec<CMap>>,
}

impl Sets {
    /// Whether some set has one glyph for both.
    pub(super) fn alike(&mut self, one: &[char], other: &[char]) -> bool {
        let ([one], [other]) = (one, other) else { return false };
        let sets = self.open.get_or_insert_with(|| {
            let open = |name| CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded);
            NAMES.into_iter().filter_map(open).collect()
        });
        let glyph = |set: &CMap, letter: char| {
            let mut units = [0; 2];
            match letter.encode_utf16(&mut units) {
                [unit] => set.lookup_cid_code(u32::from(*unit), 2),
                [high, low] => set.lookup_cid_code(u32::from(*high) << 16 | u32::from(*low), 4),
                _ => None,
            }
        };
        sets.iter().any(|set| glyph(set, *one).is_some_and(|glyph_of_one| glyph(set, *other) == Some(glyph_of_one)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_of_one_glyph_are_alike() {
        let mut sets = Sets::default();
        assert!(sets.alike(&['不'], &['不']) && !sets.alike(&['不'], &['合']) && !sets.alike(&['1'], &['8']));
        assert_eq!(sets.open.map(|open| open.len()), Some(4));
    }
}
