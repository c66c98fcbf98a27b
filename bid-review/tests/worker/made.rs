//! Files made for the tests.

use std::io::Cursor;

use lopdf::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

/// Text that nobody sees beside a seen `12`.
pub const HIDDEN: [(&str, &str); 9] = [
    ("white", "BT /F1 20 Tf 72 700 Td (12) Tj ET BT 1 g /F1 20 Tf 72 600 Td (99) Tj ET"),
    (
        "its ground's colour",
        "BT /F1 20 Tf 72 700 Td (12) Tj ET 0 0 1 rg 60 590 200 40 re f BT 0 0 .98 rg /F1 20 Tf 72 600 Td (99) Tj ET",
    ),
    ("drawn invisibly", "BT /F1 20 Tf 72 700 Td (12) Tj ET BT 3 Tr /F1 20 Tf 72 600 Td (99) Tj ET"),
    ("tiny", "BT /F1 20 Tf 72 700 Td (12) Tj ET BT /F1 1 Tf 72 600 Td (99) Tj ET"),
    ("outside the page", "BT /F1 20 Tf 72 700 Td (12) Tj ET BT /F1 20 Tf 700 600 Td (99) Tj ET"),
    ("clipped away", "BT /F1 20 Tf 72 700 Td (12) Tj ET q 0 0 50 50 re W n BT /F1 20 Tf 72 600 Td (99) Tj ET Q"),
    (
        "outside a slanting clip",
        "BT /F1 20 Tf 72 700 Td (12) Tj ET q 0 0 m 595 0 l 0 842 l h W n BT /F1 20 Tf 400 700 Td (99) Tj ET Q",
    ),
    ("painted over", "BT /F1 20 Tf 72 700 Td (99) Tj ET 1 g 60 690 60 30 re f 0 g BT /F1 20 Tf 72 700 Td (12) Tj ET"),
    (
        "pasted over",
        "BT /F1 20 Tf 72 700 Td (99) Tj ET q 60 0 0 30 60 690 cm /I1 Do Q BT /F1 20 Tf 72 700 Td (12) Tj ET",
    ),
];

/// Text that looks suspicious and is there for everybody to see.
pub const SEEN: [(&str, &str); 4] = [
    ("on a coloured ground", ".9 g 60 690 200 40 re f 0 g BT /F1 20 Tf 72 700 Td (12) Tj ET"),
    ("white on dark", "0 g 60 690 200 40 re f 1 g BT /F1 20 Tf 72 700 Td (12) Tj ET"),
    ("inside a frame drawn later", "BT /F1 20 Tf 72 700 Td (12) Tj ET 60 690 200 40 re S 60 680 200 .5 re f"),
    ("filled and outlined", "BT 2 Tr /F1 20 Tf 72 700 Td (12) Tj ET"),
];

/// One page a text, in Helvetica.
pub fn text(texts: &[&str]) -> Vec<u8> {
    let contents = texts.iter().map(|text| format!("BT /F1 20 Tf 72 700 Td ({text}) Tj ET").into_bytes());
    bytes(document(contents.collect()))
}

/// One page with these drawing instructions; `/F1` is Helvetica, `/I1` a white image.
pub fn drawn(content: &str) -> Vec<u8> {
    bytes(document(vec![content.as_bytes().to_vec()]))
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn document(contents: Vec<Vec<u8>>) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let white = Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        },
        vec![255],
    );
    let image = document.add_object(white);
    let resources = dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "I1" => image } };
    let resources = document.add_object(resources);
    let mut kids: Vec<Object> = Vec::new();
    for content in contents {
        let content = document.add_object(Stream::new(Dictionary::new(), content));
        let page = dictionary! {
            "Type" => "Page", "Parent" => tree, "Resources" => resources, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

/// A page behind a password.
pub fn locked(password: &str) -> Vec<u8> {
    let mut document = document(vec![b"BT /F1 20 Tf 72 700 Td (Locked) Tj ET".to_vec()]);
    let id = || Object::string_literal(b"0123456789abcdef".to_vec());
    document.trailer.set("ID", vec![id(), id()]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    bytes(document)
}

fn first_page(document: &mut Document) -> &mut Dictionary {
    let id = document.page_iter().next().unwrap();
    document.get_dictionary_mut(id).unwrap()
}

/// A page in Chinese whose font is not in the file.
pub fn outside(encoding: &str, code: &[u8]) -> Vec<u8> {
    let hex: String = code.iter().map(|byte| format!("{byte:02X}")).collect();
    let mut document = document(vec![format!("BT /F1 20 Tf 72 700 Td <{hex}> Tj ET").into_bytes()]);
    let system = dictionary! {
        "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("CNS1"), "Supplement" => 0,
    };
    let inner = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "MSung-Light", "CIDSystemInfo" => system, "DW" => 1000,
        "W" => vec![1.into(), 94.into(), 500.into(), 13648.into(), 13742.into(), 500.into()],
    });
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "MSung-Light", "Encoding" => encoding,
        "DescendantFonts" => vec![inner.into()],
    });
    first_page(&mut document).set("Resources", dictionary! { "Font" => dictionary! { "F1" => font } });
    bytes(document)
}

/// A page that runs a script when it is opened.
pub fn scripted() -> Vec<u8> {
    let mut document = document(vec![b"BT /F1 20 Tf 72 700 Td (Bid) Tj ET".to_vec()]);
    let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    document.catalog_mut().unwrap().set("OpenAction", action);
    bytes(document)
}

/// A form that draws itself.
pub fn selfish() -> Vec<u8> {
    let mut document = document(vec![b"BT /F1 20 Tf 72 700 Td (Bid) Tj ET /X Do".to_vec()]);
    let form = document.new_object_id();
    let own = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
        "Resources" => dictionary! { "XObject" => dictionary! { "X" => form } },
    };
    document.objects.insert(form, Stream::new(own, b"/X Do".to_vec()).into());
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let resources = dictionary! { "Font" => dictionary! { "F1" => font }, "XObject" => dictionary! { "X" => form } };
    first_page(&mut document).set("Resources", resources);
    bytes(document)
}

/// A picture of nothing.
pub fn picture() -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(40, 60).write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

/// Files that would take too much, each with its name.
pub fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let mut zeros = Stream::new(Dictionary::new(), vec![b' '; 80 << 20]);
    zeros.compress().unwrap();
    let mut bomb = document(vec![Vec::new()]);
    let content = bomb.add_object(zeros);
    first_page(&mut bomb).set("Contents", content);

    let mut huge = document(vec![b"BT /F1 20 Tf 72 700 Td (Bid) Tj ET".to_vec()]);
    first_page(&mut huge).set("MediaBox", vec![0.into(), 0.into(), 2_000_000.into(), 2_000_000.into()]);

    let mut wide = document(vec![b"q 500 0 0 500 0 0 cm /I1 Do Q".to_vec()]);
    for object in wide.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.has(b"Width")
        {
            stream.dict.set("Width", 60_000);
            stream.dict.set("Height", 60_000);
        }
    }

    let mut round = document(vec![Vec::new()]);
    let tree = round.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    round.get_dictionary_mut(tree).unwrap().set("Kids", vec![tree.into()]);

    let many = document(vec![Vec::new(); 1_001]);

    // Nested deeper than any document, among the objects and in the page's own drawing.
    let mut deep = text(&["Bid"]);
    let nested = [&b"9 0 obj\n"[..], &b"[".repeat(200_000), &b"]".repeat(200_000), b"\nendobj\n"].concat();
    deep.splice(9..9, nested);

    // Ten forms that draw ten forms each, ten levels deep.
    let mut laughs = document(vec![b"/X Do".to_vec()]);
    let mut inner = laughs.new_object_id();
    let square = |resources: Dictionary| {
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()], "Resources" => resources,
        }
    };
    laughs.objects.insert(inner, Stream::new(square(Dictionary::new()), b"0 0 9 9 re f".to_vec()).into());
    for _ in 0..10 {
        let outer = square(dictionary! { "XObject" => dictionary! { "X" => inner } });
        inner = laughs.add_object(Stream::new(outer, b"/X Do ".repeat(10)));
    }
    first_page(&mut laughs).set("Resources", dictionary! { "XObject" => dictionary! { "X" => inner } });

    vec![
        ("a stream that unpacks to 80 MB", bytes(bomb)),
        ("a page of 700 metres", bytes(huge)),
        ("an image of 3600 megapixels", bytes(wide)),
        ("a page tree that holds itself", bytes(round)),
        ("too many pages", bytes(many)),
        ("arrays in arrays", deep),
        ("forms that multiply", bytes(laughs)),
    ]
}
