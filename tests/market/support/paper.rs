//! What stands in a paper that the market made.

use std::io::{Cursor, Read as _};

/// The words of an ODT, its marks undone.
pub fn text(odt: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(odt)).unwrap();
    let mut content = String::new();
    archive.by_name("content.xml").unwrap().read_to_string(&mut content).unwrap();
    let mut inside = false;
    let mut words = String::new();
    for letter in content.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words
}
