//! Unpacking with a measure at hand: what a file declares about itself is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::SheetError;
use crate::limits::Limits;

/// What may be unpacked before the ratio is asked.
const SMALL: u64 = 1 << 20;
/// Parts that a file of an office never has.
const PARTS: usize = 10_000;

/// Unpacks every part once to count its bytes, and keeps none.
pub(super) fn weigh(bytes: &[u8], limits: &Limits) -> Result<(), SheetError> {
    let mut zip = open(bytes)?;
    let mut budget = Budget::new(bytes, limits);
    let mut buffer = vec![0; 1 << 16];
    for place in 0..zip.len() {
        let mut part = zip.by_index(place).map_err(damaged)?;
        loop {
            match part.read(&mut buffer).map_err(damaged)? {
                0 => break,
                read => budget.spend(u64::try_from(read).unwrap_or(u64::MAX))?,
            }
        }
    }
    Ok(())
}

/// Unpacks one part.
pub(super) fn part(bytes: &[u8], path: &str, limits: &Limits) -> Result<Vec<u8>, SheetError> {
    let mut zip = open(bytes)?;
    let mut budget = Budget::new(bytes, limits);
    let mut part = zip.by_name(path).map_err(damaged)?;
    let (mut buffer, mut whole) = (vec![0; 1 << 16], vec![]);
    loop {
        let read = part.read(&mut buffer).map_err(damaged)?;
        if read == 0 {
            return Ok(whole);
        }
        budget.spend(u64::try_from(read).unwrap_or(u64::MAX))?;
        whole.extend_from_slice(buffer.get(..read).unwrap_or_default());
    }
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, SheetError> {
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if zip.len() > PARTS {
        return Err(SheetError::Damaged(format!("{} parts", zip.len())));
    }
    Ok(zip)
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged(error.to_string())
}

struct Budget {
    spent: u64,
    /// Where the file is packed too tightly.
    tight: u64,
    limits: Limits,
}

impl Budget {
    fn new(bytes: &[u8], limits: &Limits) -> Self {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self { spent: 0, tight: size.saturating_mul(limits.ratio).max(SMALL), limits: *limits }
    }

    fn spend(&mut self, read: u64) -> Result<(), SheetError> {
        self.spent = self.spent.saturating_add(read);
        if self.spent > self.limits.unpacked {
            return Err(SheetError::UnpackedTooLarge { limit: self.limits.unpacked });
        }
        if self.spent > self.tight {
            return Err(SheetError::PackedTooTightly { limit: self.limits.ratio });
        }
        Ok(())
    }
}
