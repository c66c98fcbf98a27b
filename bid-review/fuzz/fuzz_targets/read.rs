//! Any bytes are read into pages or into a reason: never into both or neither, and never into fewer pages than the file is said to have.
#![no_main]

use bid_review::ocr::NullOcr;
use bid_review::read::Direct;
use bid_review::reader::Reader;
use bid_review::reading::Extent;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reading = Direct { ocr: Box::new(NullOcr) }.read(bytes, &mut |_| {});
    assert_eq!(reading.read == Extent::All, reading.reason.is_none());
    assert!(reading.read != Extent::All || reading.pages.len() == reading.page_count as usize);
});
