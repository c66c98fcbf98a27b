//! PDFs whose pages are pictures and nothing else.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::draw::sheet::{HEIGHT, WIDTH};
use crate::error::SampleError;

/// A scanned page.
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) data: Data,
    /// `/Rotate` of the page, degrees clockwise.
    pub(crate) rotate: u16,
}

/// Pixels of a picture.
pub(crate) enum Data {
    /// JPEG in colour.
    Colour(Vec<u8>),
    /// JPEG in grey.
    Grey(Vec<u8>),
    /// One bit for each pixel, rows padded to bytes, 1 is white.
    Bits(Vec<u8>),
}

/// Writes pictures as one PDF, a page for each.
pub(crate) fn pdf(pictures: Vec<Picture>) -> Result<Vec<u8>, SampleError> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let mut kids: Vec<Object> = vec![];
    for picture in pictures {
        kids.push(page(&mut document, picture, tree)?.into());
    }
    let count = i64::try_from(kids.len()).unwrap_or_default();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = vec![];
    document.save_to(&mut bytes).map_err(|error| SampleError::Pdf(error.to_string()))?;
    Ok(bytes)
}

fn page(document: &mut Document, picture: Picture, tree: lopdf::ObjectId) -> Result<lopdf::ObjectId, SampleError> {
    let (width, height) = if picture.width > picture.height { (HEIGHT, WIDTH) } else { (WIDTH, HEIGHT) };
    let mut dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(picture.width), "Height" => i64::from(picture.height),
    };
    let (space, bits, filter, data) = match picture.data {
        Data::Colour(data) => ("DeviceRGB", 8, Some("DCTDecode"), data),
        Data::Grey(data) => ("DeviceGray", 8, Some("DCTDecode"), data),
        Data::Bits(data) => ("DeviceGray", 1, None, data),
    };
    dict.set("ColorSpace", space);
    dict.set("BitsPerComponent", bits);
    if let Some(filter) = filter {
        dict.set("Filter", filter);
    }
    let mut stream = Stream::new(dict, data);
    if filter.is_none() {
        stream.compress()?;
    }
    let image = document.add_object(stream);
    let drawing = format!("q {width} 0 0 {height} 0 0 cm /P Do Q");
    let content = document.add_object(Stream::new(Dictionary::new(), drawing.into_bytes()));
    let mut page = dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content,
        "MediaBox" => vec![Object::from(0), 0.into(), Object::Real(width), Object::Real(height)],
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => image } },
    };
    if picture.rotate != 0 {
        page.set("Rotate", i64::from(picture.rotate));
    }
    Ok(document.add_object(page))
}
