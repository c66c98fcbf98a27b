//! Connected ink.

use super::mask::{Area, Mask};
use super::strokes::{Run, level_runs, touching};

/// Ink that hangs together, corners included.
#[derive(Debug, Clone)]
pub struct Blob {
    /// Where it stands.
    pub area: Area,
    /// Its pixels.
    pub count: i64,
    /// Its rows of pixels, from the top.
    pub runs: Vec<Run>,
}

impl Blob {
    fn of(run: Run) -> Self {
        let area = Area { left: run.from, top: run.line, right: run.to, bottom: run.line + 1 };
        Self { area, count: run.to - run.from, runs: vec![run] }
    }

    /// The blob alone, in a mask of the size of its area.
    pub fn mask(&self) -> Mask {
        let side = |length: i64| usize::try_from(length).unwrap_or(0);
        let mut mask = Mask::new(side(self.area.width()), side(self.area.height()));
        for run in &self.runs {
            (run.from..run.to).for_each(|x| mask.put(x - self.area.left, run.line - self.area.top, true));
        }
        mask
    }
}

/// The connected parts of a mask; ink across `gap` empty pixels of a row hangs together too.
pub fn blobs(mask: &Mask, gap: i64) -> Vec<Blob> {
    let runs = level_runs(mask, 1, gap);
    let mut sets = touching(&runs, gap);
    let mut found: Vec<Option<Blob>> = vec![None; runs.len()];
    for (index, run) in runs.iter().enumerate() {
        let Some(slot) = found.get_mut(sets.root(index)) else { continue };
        let own = Blob::of(*run);
        match slot {
            Some(blob) => {
                blob.area = blob.area.around(&own.area);
                blob.count += own.count;
                blob.runs.push(*run);
            }
            None => *slot = Some(own),
        }
    }
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_hang_together() {
        let mut mask = Mask::new(20, 20);
        for i in 2..8 {
            mask.put(i, i, true);
        }
        mask.put(15, 15, true);
        let found = blobs(&mask, 0);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].area, Area { left: 2, top: 2, right: 8, bottom: 8 });
        assert_eq!((found[0].count, found[0].mask().at(0, 0), found[0].mask().at(1, 0)), (6, true, false));
    }
}
