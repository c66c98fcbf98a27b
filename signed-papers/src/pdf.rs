//! Where the signatures of a PDF stand in its bytes (ISO 32000-2, 12.8): each names the range that it speaks of, which leaves out
//! nothing but the signature itself.
//!
//! The bytes are searched, not parsed: whatever a range that is found claims, every byte but the one string of digits between its
//! two parts is signed, so nothing else of the file can change without being seen.

/// The name before a range.
const RANGE: &[u8] = b"/ByteRange";
/// The most signatures that are looked at.
const MOST: usize = 32;

/// A signature in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The bytes before it.
    pub before: &'a [u8],
    /// The bytes after it.
    pub after: &'a [u8],
    /// The message.
    pub message: Vec<u8>,
    /// Whether its range reaches the end of the file.
    pub whole: bool,
}

/// The signatures of a file in their order. A range that is no range of this file is none of a signature: `None` in its place.
pub fn places(file: &[u8]) -> Vec<Option<Place<'_>>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find(file.get(from..).unwrap_or_default(), RANGE).map(|at| from + at + RANGE.len()) {
        from = at;
        if found.len() >= MOST {
            break;
        }
        if let Some(numbers) = numbers(file.get(at..).unwrap_or_default()) {
            found.push(place(file, numbers));
        }
    }
    found
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The four numbers of `[0 1000 2000 500]`; none for a range that is to be filled in.
fn numbers(bytes: &[u8]) -> Option<[usize; 4]> {
    let text: Vec<u8> = bytes.iter().copied().take(200).skip_while(u8::is_ascii_whitespace).collect();
    let text = text.strip_prefix(b"[")?;
    let end = text.iter().position(|byte| *byte == b']')?;
    let text = std::str::from_utf8(text.get(..end)?).ok()?;
    let read: Result<Vec<usize>, _> = text.split_ascii_whitespace().map(str::parse).collect();
    read.ok()?.try_into().ok()
}

fn place(file: &[u8], [start, length, second, rest]: [usize; 4]) -> Option<Place<'_>> {
    let end = second.checked_add(rest)?;
    if start != 0 || length >= second {
        return None;
    }
    let gap = file.get(length..second)?;
    let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    let message = hex(digits)?;
    let whole = file.get(end..)?.iter().all(u8::is_ascii_whitespace);
    Some(Place { before: file.get(..length)?, after: file.get(second..end)?, message, whole })
}

/// The bytes of hexadecimal digits, without the zeros that fill the place up.
fn hex(digits: &[u8]) -> Option<Vec<u8>> {
    let nibble = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut made = Vec::with_capacity(digits.len() / 2);
    for pair in digits.chunks(2) {
        made.push(nibble(*pair.first()?)? << 4 | nibble(pair.get(1).copied().unwrap_or(b'0'))?);
    }
    let length = crate::der::Der(&made).any()?.raw.len();
    let filled = made.get(length..)?.iter().all(|byte| *byte == 0);
    made.truncate(length);
    filled.then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_range_leaves_out_one_string_of_digits_and_nothing_else() {
        let file = b"%PDF /ByteRange [0 31 41 02] /C<0401ff00>\n%";
        let at = file.iter().position(|byte| *byte == b'<').unwrap();
        let range = |text: &str| places(format!("%PDF /ByteRange [{text}] /C<0401ff00>\n%").as_bytes()).len();
        assert_eq!(range("0 1"), 0, "no four numbers");
        let good = format!("%PDF /ByteRange [0 {:02} {:02} 02] /C<0401ff00>\n%", at, at + 10);
        let found = places(good.as_bytes());
        let place = found[0].as_ref().unwrap();
        assert_eq!((place.message.as_slice(), place.whole), ([4, 1, 0xff].as_slice(), true));
        // One byte more is left out: nobody signed it.
        let more = format!("%PDF /ByteRange [0 {:02} {:02} 02] /C<0401ff00>\n%", at - 1, at + 10);
        assert_eq!(places(more.as_bytes()), [None]);
        let later = [good.as_bytes(), b"\n9 0 obj"].concat();
        assert!(!places(&later)[0].as_ref().unwrap().whole, "added afterwards");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fall(numbers in proptest::array::uniform4(any::<usize>()), rest in proptest::collection::vec(any::<u8>(), 0..200)) {
            let [a, b, c, d] = numbers;
            let file = [format!("/ByteRange[{a} {b} {c} {d}]").into_bytes(), rest].concat();
            prop_assert!(places(&file).len() <= MOST);
        }
    }
}
