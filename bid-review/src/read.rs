//! Reading files: PDFs with a text layer, scans and pictures.

mod direct;
mod fonts;
mod glyph;
mod ink;
mod layer;
mod letters;
pub mod limits;
mod lines;
mod paint;
mod pdf;
mod picture;
mod quality;
mod raster;
mod recognise;
mod structure;
mod tidy;
mod turns;

pub use direct::{Direct, image};
pub use turns::InTurn;
