//! Reading files: PDFs with a text layer, scans, pictures, and the files of word processors and spreadsheets.

mod direct;
mod echo;
mod fonts;
mod glyph;
mod hidden;
mod ink;
mod layer;
mod letters;
pub mod limits;
mod lines;
mod office;
mod paint;
mod pdf;
mod picture;
mod quality;
mod raster;
mod recognise;
mod ruling;
mod shapes;
mod structure;
mod tidy;
mod tiff;
mod turns;

pub use direct::{Direct, image};
pub use turns::{InTurn, Late};
