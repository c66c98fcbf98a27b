//! Distinguished encoding (X.690): what a tag holds, within its bounds. Only what certificates and CMS messages use: one byte of
//! tag, a definite and shortest length.

/// INTEGER.
pub const INTEGER: u8 = 0x02;
/// BIT STRING.
pub const BIT_STRING: u8 = 0x03;
/// OCTET STRING.
pub const OCTET_STRING: u8 = 0x04;
/// OBJECT IDENTIFIER.
pub const OID: u8 = 0x06;
/// SEQUENCE.
pub const SEQUENCE: u8 = 0x30;
/// SET.
pub const SET: u8 = 0x31;

/// A value with its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tlv<'a> {
    /// The tag.
    pub tag: u8,
    /// What it holds.
    pub value: &'a [u8],
    /// Tag, length and value.
    pub raw: &'a [u8],
}

/// Values one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Der<'a>(pub &'a [u8]);

impl<'a> Tlv<'a> {
    /// What stands inside.
    pub fn inside(&self) -> Der<'a> {
        Der(self.value)
    }
}

impl<'a> Der<'a> {
    /// The next value; none at the end or where it is malformed.
    pub fn any(&mut self) -> Option<Tlv<'a>> {
        let (tag, first) = (*self.0.first()?, *self.0.get(1)?);
        if tag & 0x1f == 0x1f {
            return None;
        }
        let (length, head) = match first {
            0..=0x7f => (usize::from(first), 2),
            0x81..=0x84 => {
                let count = usize::from(first & 0x7f);
                let bytes = self.0.get(2..2 + count)?;
                let length = bytes.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
                let shortest = length > 0x7f && bytes.first() != Some(&0);
                (shortest.then_some(length)?, 2 + count)
            }
            _ => return None,
        };
        let end = head.checked_add(length)?;
        let (raw, value) = (self.0.get(..end)?, self.0.get(head..end)?);
        self.0 = self.0.get(end..)?;
        Some(Tlv { tag, value, raw })
    }

    /// The next value, which must have this tag.
    pub fn expect(&mut self, tag: u8) -> Option<Tlv<'a>> {
        self.any().filter(|found| found.tag == tag)
    }

    /// The next value if it has this tag.
    pub fn optional(&mut self, tag: u8) -> Option<Tlv<'a>> {
        if self.0.first() == Some(&tag) { self.any() } else { None }
    }
}

impl<'a> Iterator for Der<'a> {
    type Item = Tlv<'a>;

    fn next(&mut self) -> Option<Tlv<'a>> {
        self.any()
    }
}

/// The bytes of a bit string that ends at a byte.
pub fn bits(found: Tlv<'_>) -> Option<&[u8]> {
    let (unused, bytes) = found.value.split_first()?;
    (*unused == 0).then_some(bytes)
}

/// Writes a value with its tag.
pub fn write(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = value.len().to_be_bytes();
    let significant: Vec<u8> = length.iter().copied().skip_while(|byte| *byte == 0).collect();
    let mut made = vec![tag];
    match value.len() {
        0..=0x7f => made.extend(significant.iter().copied().chain(value.is_empty().then_some(0))),
        _ => {
            made.push(0x80 | u8::try_from(significant.len()).unwrap_or(0x7f));
            made.extend(&significant);
        }
    }
    made.extend(value);
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_are_definite_and_shortest() {
        let mut read = Der(&[0x30, 0x80, 0, 0]);
        assert_eq!(read.any(), None, "indefinite");
        assert_eq!(Der(&[0x04, 0x81, 0x01, 0xff]).any(), None, "a longer form than needed");
        assert_eq!(Der(&[0x04, 0x02, 0xff]).any(), None, "beyond the end");
        assert_eq!(Der(&[0x1f, 0x01, 0x00]).any(), None, "a tag of several bytes");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(tag in 0x02_u8..0x1f, value in proptest::collection::vec(any::<u8>(), 0..70_000)) {
            let made = write(tag, &value);
            let mut read = Der(&made);
            let found = read.any().unwrap();
            prop_assert_eq!((found.tag, found.value, found.raw, read.any()), (tag, value.as_slice(), made.as_slice(), None));
        }

        #[test]
        fn no_bytes_make_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut read = Der(&bytes);
            let mut seen = 0;
            while let Some(found) = read.any() {
                seen += found.raw.len();
            }
            prop_assert!(seen <= bytes.len());
        }
    }
}
