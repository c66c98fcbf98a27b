//! What a file may be.

use crate::text_enum;

text_enum! {
    /// What a file is.
    Media {
        /// PDF.
        Pdf = "pdf",
        /// JPEG.
        Jpeg = "jpeg",
        /// PNG.
        Png = "png",
    }
}

impl Media {
    /// The media type of HTTP.
    pub fn http(self) -> &'static str {
        match self {
            Media::Pdf => "application/pdf",
            Media::Jpeg => "image/jpeg",
            Media::Png => "image/png",
        }
    }
}
