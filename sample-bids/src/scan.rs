//! Scans of written PDFs: pages as pixels, worn as paper and machines do it.

pub(crate) mod profile;
mod raster;
mod wear;

use crate::chance::Chance;
use crate::error::SampleError;
use crate::output::pictures;
use crate::scan::profile::ScanProfile;

/// Scans every page of a PDF into a PDF of pictures.
pub(crate) fn scan(pdf: Vec<u8>, profile: &ScanProfile, chance: &mut Chance) -> Result<Vec<u8>, SampleError> {
    let pages = raster::pages(pdf, profile)?;
    let pictures = pages.into_iter().map(|page| wear::picture(page, profile, chance)).collect::<Result<Vec<_>, _>>()?;
    pictures::pdf(pictures)
}
