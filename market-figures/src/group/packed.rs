//! The codes of a row's groups as one number.

use std::hash::{Hash, Hasher};

use smallvec::smallvec;

use crate::ask::Codes;
use crate::group::table::Part;

/// A number that holds the codes of all parts; the last part moves fastest, so that numbers are in the order of their codes.
pub(super) trait Packed: Copy + Ord + Hash + Send {
    /// How many different numbers there may be; none when they do not fit.
    fn slots(parts: &[Part<'_>]) -> Option<Self>;
    /// The number of a row.
    fn of(parts: &[Part<'_>], row: usize) -> Self;
    /// The codes.
    fn unpacked(self, parts: &[Part<'_>]) -> Codes;
}

macro_rules! packed {
    ($number:ty) => {
        impl Packed for $number {
            fn slots(parts: &[Part<'_>]) -> Option<Self> {
                parts.iter().try_fold(1, |slots: Self, part| slots.checked_mul(Self::from(part.width)))
            }

            fn of(parts: &[Part<'_>], row: usize) -> Self {
                let code = |part: &Part<'_>| Self::from(part.codes.get(row).copied().unwrap_or_default());
                parts.iter().fold(0, |key, part| key * Self::from(part.width) + code(part))
            }

            fn unpacked(self, parts: &[Part<'_>]) -> Codes {
                let mut key: Codes = smallvec![0; parts.len()];
                let mut rest = self;
                for (code, part) in key.iter_mut().zip(parts).rev() {
                    *code = (rest % Self::from(part.width)) as u32;
                    rest /= Self::from(part.width);
                }
                key
            }
        }
    };
}

packed!(u64);
packed!(u128);

/// Mixes a packed key; keys of neighbours must not fall into neighbouring places.
#[derive(Default)]
pub(super) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }

    fn write_u128(&mut self, value: u128) {
        self.write_u64((value as u64) ^ ((value >> 64) as u64).wrapping_mul(0xff51_afd7_ed55_8ccd));
    }
}
