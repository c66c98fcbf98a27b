//! What files say beside what they draw: layers that are switched off, texts given in place of others, fonts that are not in the file, columns,
//! and files of which a part is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use bid_review::ocr::NullOcr;
use bid_review::read::Direct;
use bid_review::reader::Reader;
use bid_review::reading::{Extent, Hiding, Note, Reading, Reason};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

fn read(bytes: &[u8]) -> Reading {
    Direct { ocr: Box::new(NullOcr) }.read(bytes, &mut |_| {})
}

fn words(reading: &Reading) -> Vec<&str> {
    reading.pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).collect()
}

fn hidden(reading: &Reading) -> Vec<(Hiding, &str)> {
    reading.hidden.iter().map(|piece| (piece.how, piece.text.as_str())).collect()
}

/// A file of pages with these instructions and resources.
fn document(contents: &[&str], resources: impl FnOnce(&mut Document) -> Dictionary) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let resources = resources(&mut document);
    let resources = document.add_object(resources);
    let kids: Vec<Object> = contents
        .iter()
        .map(|content| {
            let content = document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Resources" => resources, "Contents" => content,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn helvetica() -> Dictionary {
    dictionary! { "F1" => dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" } }
}

/// A page with a layer, drawn by one of its two ways, that is on or off.
fn layered(content: &str, off: bool) -> Vec<u8> {
    let mut group = None;
    let mut file = document(&[content], |document| {
        let name = Object::string_literal("Layer");
        let id = document.add_object(dictionary! { "Type" => "OCG", "Name" => name });
        group = Some(id);
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "OC" => id,
            "Resources" => dictionary! { "Font" => helvetica() },
        };
        let form = document.add_object(Stream::new(form, b"BT /F1 20 Tf 72 600 Td (99) Tj ET".to_vec()));
        dictionary! {
            "Font" => helvetica(), "Properties" => dictionary! { "L1" => id }, "XObject" => dictionary! { "X1" => form },
        }
    });
    let group = group.unwrap();
    let list = |on: bool| if on { vec![Object::from(group)] } else { Vec::new() };
    let usual = dictionary! { "ON" => list(!off), "OFF" => list(off) };
    let table = dictionary! { "OCGs" => vec![group.into()], "D" => usual };
    file.catalog_mut().unwrap().set("OCProperties", table);
    bytes(file)
}

#[test]
fn layers_that_are_off_are_hidden_and_those_that_are_on_are_read() {
    let ways = [
        "BT /F1 20 Tf 72 700 Td (12) Tj ET /OC /L1 BDC BT /F1 20 Tf 72 600 Td (99) Tj ET EMC",
        "BT /F1 20 Tf 72 700 Td (12) Tj ET /X1 Do",
    ];
    for way in ways {
        let off = read(&layered(way, true));
        assert_eq!((words(&off), hidden(&off)), (vec!["12"], vec![(Hiding::SwitchedOff, "99")]), "{way}");
        assert_eq!(off.notes, [Note::HiddenText]);
        let on = read(&layered(way, false));
        assert_eq!((words(&on), hidden(&on).len()), (vec!["12", "99"], 0), "{way}");
    }
}

/// A page with a layer that is on by the plain list, changed by `more` to be hidden in another way.
fn by_other_means(kind: &str, more: impl FnOnce(&mut Document, lopdf::ObjectId) -> Option<lopdf::ObjectId>) -> Vec<u8> {
    let mut groups = None;
    let content = "BT /F1 20 Tf 72 700 Td (12) Tj ET /OC /L1 BDC BT /F1 20 Tf 72 600 Td (99) Tj ET EMC";
    let mut file = document(&[content], |document| {
        let group = document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Layer") });
        let member = more(document, group);
        groups = Some(group);
        dictionary! { "Font" => helvetica(), "Properties" => dictionary! { "L1" => member.unwrap_or(group) } }
    });
    let group = Object::Reference(groups.unwrap());
    let uses = dictionary! { "Event" => "View", "OCGs" => vec![group.clone()], "Category" => vec![kind.into()] };
    let usual = dictionary! { "ON" => vec![group.clone()], "OFF" => Vec::<Object>::new(), "AS" => vec![uses.into()] };
    file.catalog_mut().unwrap().set("OCProperties", dictionary! { "OCGs" => vec![group], "D" => usual });
    bytes(file)
}

#[test]
fn layers_that_only_some_viewers_hide_are_hidden() {
    let viewed = |state: &str| {
        by_other_means("View", |document, group| {
            let usage = dictionary! { "View" => dictionary! { "ViewState" => state } };
            document.get_dictionary_mut(group).unwrap().set("Usage", usage);
            None
        })
    };
    let expressed = |expression: fn(Object) -> Object| {
        by_other_means("View", |document, group| {
            let member = dictionary! { "Type" => "OCMD", "VE" => expression(group.into()) };
            Some(document.add_object(member))
        })
    };
    let not = |group: Object| Object::Array(vec!["Not".into(), group]);
    let nested = |group: Object| Object::Array(vec!["And".into(), group.clone(), vec!["Not".into(), group].into()]);
    for bytes in [viewed("OFF"), expressed(not), expressed(nested)] {
        let off = read(&bytes);
        assert_eq!((words(&off), hidden(&off)), (vec!["12"], vec![(Hiding::SwitchedOff, "99")]));
        assert_eq!((off.reason, off.notes), (None, vec![Note::HiddenText]));
    }
    let either = |group: Object| Object::Array(vec!["Or".into(), vec!["Not".into(), group.clone()].into(), group]);
    for bytes in [viewed("ON"), expressed(either)] {
        let on = read(&bytes);
        assert_eq!((words(&on), hidden(&on).len(), on.reason), (vec!["12", "99"], 0, None));
    }
}

/// A page with a layer of this use.
fn used(asked: &str, kind: &str, says: Dictionary) -> Reading {
    read(&by_other_means(asked, |document, group| {
        document.get_dictionary_mut(group).unwrap().set("Usage", dictionary! { kind => says });
        None
    }))
}

#[test]
fn layers_that_are_not_for_everybody_who_reads_are_hidden() {
    let off = [
        used("Zoom", "Zoom", dictionary! { "min" => 4.0 }),
        used("Zoom", "Zoom", dictionary! { "max" => 1 }),
        used("Language", "Language", dictionary! { "Lang" => Object::string_literal("en-US") }),
        used("User", "User", dictionary! { "Type" => "Ind", "Name" => Object::string_literal("Wang") }),
        used("Print", "Print", dictionary! { "PrintState" => "OFF" }),
        // What is said of screen and paper is followed by some viewers without being asked for.
        used("Zoom", "View", dictionary! { "ViewState" => "OFF" }),
        used("Zoom", "Print", dictionary! { "PrintState" => "OFF" }),
    ];
    for (at, off) in off.iter().enumerate() {
        assert_eq!((words(off), hidden(off)), (vec!["12"], vec![(Hiding::SwitchedOff, "99")]), "{at}");
    }
    let on = [
        used("Zoom", "Zoom", dictionary! { "min" => 0.25, "max" => 8.0 }),
        used("Language", "Language", dictionary! { "Lang" => Object::string_literal("zh-TW") }),
        used("Print", "Print", dictionary! { "PrintState" => "ON" }),
        // Nobody asks for it.
        used("View", "Zoom", dictionary! { "min" => 4.0 }),
    ];
    for (at, on) in on.iter().enumerate() {
        assert_eq!((words(on), hidden(on).len(), on.reason), (vec!["12", "99"], 0, None), "{at}");
    }
}

#[test]
fn values_of_fields_that_nothing_draws_are_hidden() {
    let form = |drawn: bool, flags: i64| {
        let mut file = document(&["BT /F1 20 Tf 72 700 Td (12) Tj ET"], |_| dictionary! { "Font" => helvetica() });
        let look = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 200.into(), 30.into()],
            "Resources" => dictionary! { "Font" => helvetica() },
        };
        let look = file.add_object(Stream::new(look, b"BT /F1 20 Tf 2 5 Td (Field) Tj ET".to_vec()));
        let parent = file.add_object(dictionary! { "FT" => "Tx", "V" => Object::string_literal("Field") });
        let mut widget = dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "Parent" => parent, "F" => flags,
            "Rect" => vec![72.into(), 500.into(), 272.into(), 530.into()],
        };
        if drawn {
            widget.set("AP", dictionary! { "N" => look });
        }
        let widget = Object::Reference(file.add_object(widget));
        let page = file.page_iter().next().unwrap();
        file.get_dictionary_mut(page).unwrap().set("Annots", vec![widget.clone()]);
        file.catalog_mut().unwrap().set("AcroForm", dictionary! { "Fields" => vec![widget] });
        read(&bytes(file))
    };
    for unseen in [form(false, 4), form(true, 2)] {
        assert_eq!((words(&unseen), hidden(&unseen)), (vec!["12"], vec![(Hiding::NoInk, "Field")]));
        assert_eq!(<[f64; 4]>::from(unseen.hidden[0].rect), [72.0, 312.0, 272.0, 342.0]);
    }
    let seen = form(true, 4);
    assert_eq!((words(&seen), hidden(&seen).len(), seen.reason), (vec!["12", "Field"], 0, None));
}

#[test]
fn a_text_given_in_place_of_another_is_told_and_never_read() {
    let page = |properties: &str, drawn: &str| {
        let content = format!("/Span << /ActualText {properties} >> BDC BT /F1 20 Tf 72 700 Td ({drawn}) Tj ET EMC");
        read(&bytes(document(&[&content], |_| dictionary! { "Font" => helvetica() })))
    };
    let lie = page("(9900)", "1200");
    assert_eq!((words(&lie), hidden(&lie)), (vec!["1200"], vec![(Hiding::Replaced, "9900")]));
    assert!((lie.hidden[0].rect.left - 72.0).abs() < 1.0, "{:?}", lie.hidden);
    // 合格 for what says No.
    let lie = page("<FEFF5408683C>", "No");
    assert_eq!((words(&lie), hidden(&lie)), (vec!["No"], vec![(Hiding::Replaced, "合格")]));
    for (properties, drawn) in [("(Bid 12)", "Bid 12"), ("<FEFF00AD>", "-"), ("(BID)", "Bid"), ("()", "Bid")] {
        let same = page(properties, drawn);
        assert!(same.hidden.is_empty() && same.reason.is_none(), "{properties}: {:?}", same.hidden);
    }
}

/// A page in Chinese whose font is not in the file.
fn outside(encoding: &str, code: &[u8], move_to: &str) -> Vec<u8> {
    let hex: String = code.iter().map(|byte| format!("{byte:02X}")).collect();
    let content = format!("BT /F1 20 Tf {move_to} Td <{hex}> Tj ET");
    bytes(document(&[&content], |document| {
        let system = dictionary! {
            "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("CNS1"), "Supplement" => 0,
        };
        let inner = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType0", "BaseFont" => "MSung-Light", "CIDSystemInfo" => system, "DW" => 1000,
        });
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "MSung-Light", "Encoding" => encoding,
            "DescendantFonts" => vec![inner.into()],
        };
        dictionary! { "Font" => dictionary! { "F1" => font } }
    }))
}

#[test]
fn fonts_outside_the_file_are_read_in_every_code() {
    const WIDE: &[u8] = b"\x62\x95\x6A\x19\x65\x87\x4E\xF6";
    const BIG5: &[u8] = b"\xA7\xEB\xBC\xD0\xA4\xE5\xA5\xF3";
    // Places in the collection itself.
    const PLACES: &[u8] = b"\x04\xB3\x11\x7A\x02\xD6\x03\x81";
    let codes = [
        ("UniCNS-UTF16-H", WIDE),
        ("UniCNS-UCS2-H", WIDE),
        ("ETen-B5-H", BIG5),
        ("ETenms-B5-H", BIG5),
        ("B5pc-H", BIG5),
        ("HKscs-B5-H", BIG5),
        ("Identity-H", PLACES),
    ];
    for (encoding, code) in codes {
        let reading = read(&outside(encoding, code, "72 700"));
        assert_eq!((words(&reading), reading.reason), (vec!["投標文件"], None), "{encoding}: {:?}", reading.hidden);
    }
}

#[test]
fn a_wide_tilde_is_read_in_every_code_and_what_no_table_has_shifts_nothing() {
    let read = |encoding: &str, code: &[u8]| words(&read(&outside(encoding, code, "72 700"))).concat();
    for (encoding, code) in [
        ("UniCNS-UCS2-H", &b"\x00\x31\xFF\x5E\x00\x32"[..]),
        ("UniCNS-UTF16-H", b"\x00\x31\xFF\x5E\x00\x32"),
        ("UniCNS-UCS2-H", b"\x00\x31\x22\x3C\x00\x32"),
        ("ETen-B5-H", b"1\xA1\xE32"),
        ("ETenms-B5-H", b"1\xA1\xE32"),
        ("B5pc-H", b"1\xA1\xE32"),
        ("HKscs-B5-H", b"1\xA1\xE32"),
    ] {
        assert_eq!(read(encoding, code), "1～2", "{encoding}");
    }
    // A code point that the set does not have, and a character that somebody made.
    for (encoding, before, strange, behind) in [
        ("UniCNS-UCS2-H", &b"\x62\x95\x6A\x19"[..], b"\x30\x1C", &b"\x65\x87\x4E\xF6"[..]),
        ("UniCNS-UTF16-H", b"\x62\x95\x6A\x19", b"\x30\x1C", b"\x65\x87\x4E\xF6"),
        ("ETen-B5-H", b"\xA7\xEB\xBC\xD0", b"\xFA\xA1", b"\xA4\xE5\xA5\xF3"),
    ] {
        // A page most of whose characters are known is believed.
        let text = read(encoding, &[before, strange, &behind.repeat(10)].concat());
        assert!(text.starts_with("投標") && text.ends_with(&"文件".repeat(10)), "{encoding}: {text}");
    }
}

#[test]
fn columns_are_read_from_the_top() {
    for (encoding, code) in [
        ("UniCNS-UCS2-V", &b"\x62\x95\x6A\x19\x65\x87\x4E\xF6"[..]),
        ("ETen-B5-V", b"\xA7\xEB\xBC\xD0\xA4\xE5\xA5\xF3"),
    ] {
        let reading = read(&outside(encoding, code, "300 700"));
        assert_eq!((words(&reading), reading.reason), (vec!["投標文件"], None), "{encoding}");
        let rect = reading.pages[0].words[0].rect;
        assert!(rect.height() > 3.0 * rect.width() && (rect.middle().0 - 300.0).abs() < 12.0, "{encoding}: {rect:?}");
    }
}

#[test]
fn of_a_damaged_file_what_is_left_is_read_and_the_rest_is_named() {
    let texts: Vec<String> = (1..=6).map(|page| format!("BT /F1 20 Tf 72 700 Td (Page{page}) Tj ET")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let whole = bytes(document(&texts, |_| dictionary! { "Font" => helvetica() }));
    assert_eq!(words(&read(&whole)).len(), 6);
    // A table of contents that points elsewhere.
    let at = whole.windows(9).rposition(|window| window == b"startxref").unwrap();
    let mut astray = whole.clone();
    astray.splice(at + 10..astray.len() - 6, b"7\n".iter().copied());
    // The end is lost, and with it the table.
    let mut short = whole.clone();
    short.truncate(at.saturating_sub(40));
    for (what, bytes) in [("astray", astray), ("short", short)] {
        let reading = read(&bytes);
        assert_eq!(reading.reason, Some(Reason::Damaged), "{what}");
        assert!(reading.read != Extent::All);
        assert_eq!(words(&reading), ["Page1", "Page2", "Page3", "Page4", "Page5", "Page6"], "{what}");
    }
}
