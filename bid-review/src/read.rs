//! Reading files: PDFs with a text layer, scans, pictures, and the files of word processors and spreadsheets.

mod brush;
mod canvas;
mod cover;
mod direct;
mod echo;
mod fields;
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
mod plain;
mod quality;
mod raster;
mod recognise;
mod regions;
mod ruling;
mod shapes;
mod structure;
mod switched;
mod switches;
mod tidy;
mod tiff;
mod turns;
mod view;
mod walk;

pub use direct::{Direct, image};
pub use turns::{InTurn, Late};
