//! How large, deep and many the parts of a file may be.

/// Largest file, in bytes.
pub const FILE: usize = 50 << 20;
/// Most pages of a file.
pub const PAGES: usize = 1_000;
/// Most objects of a PDF.
pub const OBJECTS: usize = 200_000;
/// Largest stream of a PDF once unpacked, in bytes.
pub const STREAM: usize = 64 << 20;
/// All streams of a PDF once unpacked, in bytes.
pub const STREAMS: usize = 512 << 20;
/// Largest image, in pixels.
pub const PIXELS: u64 = 40_000_000;
/// Longest side of a page, in points: the 200 inches of the PDF format.
pub const SIDE: f64 = 14_400.0;
/// Longest side of a page image, in pixels.
pub const PIXEL_SIDE: f64 = 16_000.0;
/// Most glyphs on one page.
pub const GLYPHS: usize = 200_000;
/// Most filled areas on one page.
pub const PATCHES: usize = 100_000;
