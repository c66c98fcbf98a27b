//! A bitmap with one byte a pixel.

/// A bitmap: what is set is ink.
#[derive(Debug, Clone, PartialEq)]
pub struct Mask {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Row by row; 1 where set, else 0.
    pub bits: Vec<u8>,
}

/// A rectangle of pixels; right and bottom are the first pixels outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub left: i64,
    /// First row.
    pub top: i64,
    /// The column after the last.
    pub right: i64,
    /// The row after the last.
    pub bottom: i64,
}

impl Area {
    /// Columns.
    pub fn width(&self) -> i64 {
        self.right - self.left
    }

    /// Rows.
    pub fn height(&self) -> i64 {
        self.bottom - self.top
    }

    /// Pixels.
    pub fn size(&self) -> i64 {
        self.width().max(0) * self.height().max(0)
    }

    /// The pixels in both.
    pub fn common(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The smallest area around both.
    pub fn around(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The area with a margin of `by` pixels more on each side (less where negative).
    pub fn grown(&self, by: i64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

impl Mask {
    /// An empty one.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, bits: vec![0; width.saturating_mul(height)] }
    }

    /// Whether the pixel is set; outside nothing is.
    pub fn at(&self, x: i64, y: i64) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return false };
        x < self.width && self.bits.get(y * self.width + x).is_some_and(|&b| b != 0)
    }

    /// Sets or clears a pixel; outside nothing happens.
    pub fn put(&mut self, x: i64, y: i64, value: bool) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.width
            && let Some(bit) = self.bits.get_mut(y * self.width + x)
        {
            *bit = u8::from(value);
        }
    }

    /// The rows, from the top.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.bits.chunks_exact(self.width.max(1))
    }

    /// The pixels of one row between two columns; empty outside.
    pub fn span(&self, y: i64, left: i64, right: i64) -> &[u8] {
        let width = i64::try_from(self.width).unwrap_or(0);
        let (left, right) = (left.clamp(0, width), right.clamp(0, width));
        let (Ok(y), Ok(from), Ok(to)) = (usize::try_from(y), usize::try_from(left), usize::try_from(right)) else {
            return &[];
        };
        let start = y.saturating_mul(self.width);
        self.bits.get(start + from..(start + to).max(start + from)).unwrap_or(&[])
    }

    /// Set pixels in an area.
    pub fn count(&self, area: Area) -> i64 {
        (area.top.max(0)..area.bottom)
            .take(self.height)
            .map(|y| self.span(y, area.left, area.right).iter().map(|&b| i64::from(b)).sum::<i64>())
            .sum()
    }

    /// The share of set pixels in an area, 0 for an empty one.
    pub fn share(&self, area: Area) -> f64 {
        if area.size() == 0 { 0.0 } else { self.count(area) as f64 / area.size() as f64 }
    }

    /// The part of an area that has ink; nothing where it has none.
    pub fn tight(&self, area: Area) -> Option<Area> {
        let row = |y: &i64| self.count(Area { top: *y, bottom: y + 1, ..area }) > 0;
        let column = |x: &i64| self.count(Area { left: *x, right: x + 1, ..area }) > 0;
        Some(Area {
            left: (area.left..area.right).find(column)?,
            top: (area.top..area.bottom).find(row)?,
            right: (area.left..area.right).rev().find(column)? + 1,
            bottom: (area.top..area.bottom).rev().find(row)? + 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_stops_at_the_edges() {
        let mut mask = Mask::new(4, 3);
        mask.put(3, 2, true);
        mask.put(0, 0, true);
        mask.put(9, 9, true);
        assert_eq!(mask.count(Area { left: -5, top: -5, right: 50, bottom: 50 }), 2);
        assert!(mask.at(3, 2) && !mask.at(4, 2) && !mask.at(-1, 0));
        assert!(mask.span(7, 0, 4).is_empty() && mask.span(1, 3, 2).is_empty());
    }
}
