//! The pages of a TIFF, which stand in it as a chain of directories. The decoder reads the first one alone, so each page is made the first in turn.

use super::limits;
use crate::reading::Reason;

/// Whether bytes begin like a TIFF.
pub(super) fn is(bytes: &[u8]) -> bool {
    [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|magic| bytes.starts_with(magic))
}

/// How numbers stand in a file.
#[derive(Clone, Copy)]
struct Form {
    little: bool,
    /// Places in the file take eight bytes, not four.
    large: bool,
}

impl Form {
    fn of(bytes: &[u8]) -> Self {
        Self { little: bytes.starts_with(b"II"), large: bytes.contains_at(2, b'+') || bytes.contains_at(3, b'+') }
    }

    /// Where the place of the first directory stands, and how many bytes a place takes.
    fn first(self) -> (usize, usize) {
        if self.large { (8, 8) } else { (4, 4) }
    }

    fn number(self, bytes: &[u8], at: usize, length: usize) -> Option<u64> {
        let part = bytes.get(at..at.checked_add(length)?)?;
        let add = |sum: u64, byte: &u8| (sum << 8) | u64::from(*byte);
        Some(if self.little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    }

    fn bytes(self, number: u64, length: usize) -> Vec<u8> {
        let mut bytes: Vec<u8> = (0..length).map(|at| (number >> (8 * at)) as u8).collect();
        if !self.little {
            bytes.reverse();
        }
        bytes
    }
}

trait At {
    fn contains_at(&self, at: usize, byte: u8) -> bool;
}

impl At for [u8] {
    fn contains_at(&self, at: usize, byte: u8) -> bool {
        self.get(at) == Some(&byte)
    }
}

/// The places of the pages.
///
/// # Errors
/// The chain leads out of the file, round in a circle, or is too long.
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<u64>, Reason> {
    let form = Form::of(bytes);
    let (at, length) = form.first();
    let (count, entry) = if form.large { (8, 20) } else { (2, 12) };
    let mut next = form.number(bytes, at, length).ok_or(Reason::Damaged)?;
    let mut found = Vec::new();
    while next != 0 {
        if found.contains(&next) {
            return Err(Reason::Damaged);
        }
        if found.len() >= limits::PAGES {
            return Err(Reason::Limit);
        }
        found.push(next);
        let place = usize::try_from(next).map_err(|_| Reason::Damaged)?;
        let entries = form.number(bytes, place, count).and_then(|entries| usize::try_from(entries).ok());
        let after = entries.and_then(|entries| place.checked_add(count)?.checked_add(entries.checked_mul(entry)?));
        next = after.and_then(|after| form.number(bytes, after, length)).ok_or(Reason::Damaged)?;
    }
    if found.is_empty() { Err(Reason::Damaged) } else { Ok(found) }
}

/// The file with the page at a place as its first.
pub(super) fn beginning_at(mut bytes: Vec<u8>, place: u64) -> Vec<u8> {
    let form = Form::of(&bytes);
    let (at, length) = form.first();
    for (to, from) in bytes.iter_mut().skip(at).zip(form.bytes(place, length)) {
        *to = from;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_pages_and_a_circle() {
        // Two directories without entries, at 8 and at 14.
        let chain = |last: u8| [&b"II*\0\x08\0\0\0"[..], &[0, 0, 14, 0, 0, 0], &[0, 0, last, 0, 0, 0]].concat();
        assert_eq!(pages(&chain(0)), Ok(vec![8, 14]));
        assert_eq!(pages(&chain(8)), Err(Reason::Damaged));
        assert_eq!(pages(b"MM\0*\0\0\0\x63"), Err(Reason::Damaged));
        assert_eq!(&beginning_at(b"MM\0*\0\0\0\x08".to_vec(), 300), b"MM\0*\0\0\x01\x2c");
    }
}
