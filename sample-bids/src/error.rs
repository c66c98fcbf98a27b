//! What can go wrong while bids are made.

use thiserror::Error;

/// Why no bundle came out.
#[derive(Debug, Error)]
pub enum SampleError {
    /// No font with Chinese characters is on this system.
    #[error(
        "no Chinese font found: install fonts-noto-cjk (better also fonts-arphic-uming, fonts-arphic-ukai and fonts-wqy-zenhei)"
    )]
    NoFont,
    /// A PDF could not be written.
    #[error("a page could not be written as PDF: {0}")]
    Pdf(String),
    /// A page could not be drawn as pixels.
    #[error("a page could not be scanned: {0}")]
    Scan(String),
}

impl From<lopdf::Error> for SampleError {
    fn from(error: lopdf::Error) -> Self {
        Self::Pdf(error.to_string())
    }
}
