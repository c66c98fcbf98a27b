//! Forging good files: text is hidden in them, or made to say something else than it shows.

use std::collections::{BTreeMap, BTreeSet};

use bid_review::reading::Hiding;
use hayro_interpret::hayro_cmap::{CMap, CMapName, load_embedded};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A way of hiding: drawing instructions around `{text}`, which shows a word of the page in its own font at 0, 0.
pub struct Way {
    pub name: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub how: &'static [Hiding],
}

const fn way(name: &'static str, before: &'static str, after: &'static str, how: &'static [Hiding]) -> Way {
    Way { name, before, after, how }
}

/// Places are on paper that the sample documents leave blank: the outer margins.
pub const WAYS: [Way; 16] = [
    way("without ink", "3 Tr 1 0 0 1 {x} {y} Tm", "", &[Hiding::Invisible]),
    way("as a clip", "7 Tr 1 0 0 1 {x} {y} Tm", "", &[Hiding::Invisible]),
    way("white", "1 g 1 0 0 1 {x} {y} Tm", "", &[Hiding::SameColour]),
    way("white by light", "1 1 1 rg 1 0 0 1 {x} {y} Tm", "", &[Hiding::SameColour]),
    way("nearly white", ".96 .97 .95 rg 1 0 0 1 {x} {y} Tm", "", &[Hiding::SameColour]),
    way("white by print", "0 0 0 0 k 1 0 0 1 {x} {y} Tm", "", &[Hiding::SameColour]),
    way("outlined in white", "1 Tr 1 G 1 0 0 1 {x} {y} Tm", "", &[Hiding::SameColour]),
    way("tiny", ".08 0 0 .08 {x} {y} Tm", "", &[Hiding::Tiny]),
    way("squeezed", "2 Tz 1 0 0 1 {x} {y} Tm", "", &[Hiding::Tiny]),
    way("left of the page", "1 0 0 1 -300 {y} Tm", "", &[Hiding::OffPage, Hiding::Clipped]),
    way("above the page", "1 0 0 1 {x} 1500 Tm", "", &[Hiding::OffPage, Hiding::Clipped]),
    way("clipped away", "ET 0 0 1 1 re W n BT 1 0 0 1 {x} {y} Tm", "", &[Hiding::Clipped]),
    way("under white", "1 0 0 1 {x} {y} Tm", "1 g -20 {y-} 900 30 re f", &[Hiding::Covered]),
    way("under an image", "1 0 0 1 {x} {y} Tm", "900 0 0 30 -20 {y-} cm /ForgedI Do", &[Hiding::Covered]),
    way("transparent", "/ForgedG gs 1 0 0 1 {x} {y} Tm", "", &[Hiding::Transparent]),
    way(
        "on a ground of its colour",
        "ET .2 .4 .8 rg -20 {y-} 900 30 re f BT .21 .41 .79 rg 1 0 0 1 {x} {y} Tm",
        "1 g -20 {y-} 900 30 re f",
        &[Hiding::SameColour, Hiding::Covered],
    ),
];

fn pages(document: &Document) -> Vec<ObjectId> {
    document.page_iter().collect()
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A word of the page: its font, the size, and the operand that shows it.
fn word(document: &Document, page: ObjectId, pick: usize) -> Option<(Vec<u8>, Object)> {
    let content = Content::decode(&document.get_page_content(page)).ok()?;
    let mut font = None;
    let mut words = Vec::new();
    for operation in &content.operations {
        match (operation.operator.as_str(), operation.operands.as_slice()) {
            ("Tf", [Object::Name(name), _]) => font = Some(name.clone()),
            ("Tj", [text @ Object::String(bytes, _)]) if bytes.len() >= 8 => words.push((font.clone()?, text.clone())),
            ("TJ", [Object::Array(parts)]) => {
                let bytes: Vec<u8> = parts.iter().filter_map(|part| part.as_str().ok()).flatten().copied().collect();
                if bytes.len() >= 8 {
                    words.push((font.clone()?, Object::string_literal(bytes)));
                }
            }
            _ => {}
        }
    }
    (!words.is_empty()).then(|| words.swap_remove(pick % words.len()))
}

/// The file with a word of its first page hidden on it once more.
pub fn hide(bytes: &[u8], way: &Way, pick: usize) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(bytes).unwrap();
    let page = *pages(&document).first()?;
    let (font, text) = word(&document, page, pick)?;
    let Object::String(code, _) = text else { return None };
    let hex: String = code.iter().map(|byte| format!("{byte:02X}")).collect();
    let (x, y) = (40 + pick % 200, 12 + pick % 7);
    let fill = |part: &str| {
        part.replace("{x}", &x.to_string()).replace("{y-}", &(y - 8).to_string()).replace("{y}", &y.to_string())
    };
    let drawing = format!(
        "\nQ Q Q q BT /{} 9 Tf {} <{hex}> Tj ET {} Q",
        String::from_utf8(font).unwrap(),
        fill(way.before),
        fill(way.after)
    );
    // Whatever the page leaves in force ends before, and what is added stands by itself.
    let content = [b"q q q ".to_vec(), document.get_page_content(page), drawing.into_bytes()].concat();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let image = document.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 },
        vec![255],
    ));
    let resources = resources(&document, page);
    let mut resources = resources.clone();
    let mut add = |kind: &[u8], name: &str, object: Object, document: &Document| {
        let mut table = resources
            .get_deref(kind, document)
            .ok()
            .and_then(|table| table.as_dict().ok())
            .cloned()
            .unwrap_or_default();
        table.set(name, object);
        resources.set(kind, table);
    };
    add(b"XObject", "ForgedI", image.into(), &document);
    add(b"ExtGState", "ForgedG", dictionary! { "ca" => 0.02, "CA" => 0.02 }.into(), &document);
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("Contents", content);
    page.set("Resources", resources);
    Some(saved(document))
}

fn resources(document: &Document, page: ObjectId) -> Dictionary {
    let (own, others) = document.get_page_resources(page).unwrap();
    own.cloned()
        .or_else(|| others.first().and_then(|id| document.get_dictionary(*id).ok().cloned()))
        .unwrap_or_default()
}

/// What the table of characters is made to say.
#[derive(Debug, Clone, Copy)]
pub enum Lie {
    /// Every digit is the next one.
    Digits,
    /// Two digits are each other.
    TwoDigits,
    /// Chinese characters are others of the page.
    Shifted,
    /// A few Chinese characters are others.
    Few,
    /// Some characters are blanks.
    Blank,
    /// Some characters are nothing.
    Nothing,
}

pub const LIES: [Lie; 6] = [Lie::Digits, Lie::TwoDigits, Lie::Shifted, Lie::Few, Lie::Blank, Lie::Nothing];

/// How a font that is not in the file tells which character a code is.
#[derive(Debug, Clone, Copy)]
pub enum Code {
    /// By code points.
    Ucs2,
    /// By code points, the rare ones as pairs.
    Utf16,
    /// By the numbers of the set itself.
    Numbers,
    /// By Taiwan's older encoding.
    Big5,
}

pub const CODES: [Code; 4] = [Code::Ucs2, Code::Utf16, Code::Numbers, Code::Big5];

/// A file of a font that is not in it, written in other codes, with a true table of its characters; `None` where it holds its fonts.
pub fn tabled(bytes: &[u8], code: Code) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(bytes).unwrap();
    let fonts: Vec<ObjectId> =
        document.objects.iter().filter(|(_, object)| unheld(object)).map(|(id, _)| *id).collect();
    if fonts.is_empty() {
        return None;
    }
    let numbers = CMap::parse(load_embedded(CMapName::UniCnsUtf16H).unwrap(), load_embedded).unwrap();
    let mut table = BTreeMap::new();
    for page in pages(&document) {
        let mut content = Content::decode(&document.get_page_content(page)).unwrap();
        for operand in
            content.operations.iter_mut().filter(|operation| operation.operator == "Tj").flat_map(|o| &mut o.operands)
        {
            let Object::String(text, _) = operand else { continue };
            let letters: Vec<u16> = text.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            *text = letters.iter().flat_map(|unit| written(*unit, code, &numbers, &mut table)).collect();
        }
        let stream = document.add_object(Stream::new(Dictionary::new(), content.encode().unwrap()));
        document.get_dictionary_mut(page).unwrap().set("Contents", stream);
    }
    let entries: Vec<String> = table.iter().map(|(code, unit)| format!("<{code}> <{unit:04X}>")).collect();
    let blocks: String = entries
        .chunks(100)
        .map(|some| format!("{} beginbfchar\n{}\nendbfchar\n", some.len(), some.join("\n")))
        .collect();
    let text = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /T def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{blocks}endcmap\nend\nend\n"
    );
    let to_unicode = document.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
    let name = match code {
        Code::Ucs2 => "UniCNS-UCS2-H",
        Code::Utf16 => "UniCNS-UTF16-H",
        Code::Numbers => "Identity-H",
        Code::Big5 => "ETen-B5-H",
    };
    for id in fonts {
        let font = document.get_dictionary_mut(id).unwrap();
        font.set("Encoding", name);
        font.set("ToUnicode", to_unicode);
    }
    Some(saved(document))
}

fn unheld(object: &Object) -> bool {
    object
        .as_dict()
        .is_ok_and(|font| font.get(b"Encoding").and_then(Object::as_name).is_ok_and(|name| name == b"UniCNS-UCS2-H"))
}

/// The code of a character, which goes into the table; what a code cannot tell is a blank.
fn written(unit: u16, code: Code, numbers: &CMap, table: &mut BTreeMap<String, u16>) -> Vec<u8> {
    let letter = char::from_u32(u32::from(unit)).unwrap();
    let bytes = match code {
        Code::Ucs2 | Code::Utf16 => unit.to_be_bytes().to_vec(),
        Code::Numbers => (numbers.lookup_cid_code(u32::from(unit), 2).unwrap_or(1) as u16).to_be_bytes().to_vec(),
        Code::Big5 => {
            let text = letter.to_string();
            let (bytes, _, lost) = encoding_rs::BIG5.encode(&text);
            if lost { vec![b' '] } else { bytes.into_owned() }
        }
    };
    let blank = bytes == [b' '] || bytes == [0, 1];
    let key = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    table.insert(key, if blank { 32 } else { unit });
    bytes
}

/// The file with tables of characters that lie; `None` where it has none.
pub fn lie(bytes: &[u8], lie: Lie, pick: usize) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(bytes).unwrap();
    let tables: BTreeSet<ObjectId> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"ToUnicode").ok()?.as_reference().ok())
        .collect();
    let mut changed = 0;
    for id in tables {
        let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
        let mut count = 0;
        let out = rewritten(&text, lie, pick, &mut count);
        changed += count;
        stream.set_plain_content(out.into_bytes());
    }
    (changed > 0).then(|| saved(document))
}

fn rewritten(text: &str, lie: Lie, pick: usize, count: &mut usize) -> String {
    let entry = |line: &str| -> Option<(String, char)> {
        let rest = line.trim().strip_prefix('<')?;
        let (code, rest) = rest.split_once('>')?;
        let to = rest.trim().strip_prefix('<')?.strip_suffix('>')?;
        (to.len() == 4).then_some(())?;
        Some((code.to_owned(), char::from_u32(u32::from_str_radix(to, 16).ok()?)?))
    };
    let han: Vec<char> = text
        .lines()
        .filter_map(entry)
        .map(|(_, letter)| letter)
        .filter(|c| ('\u{4E00}'..'\u{9FFF}').contains(c))
        .collect();
    let mut at = 0;
    let lines = text.lines().map(|line| {
        let Some((code, letter)) = entry(line) else { return line.to_owned() };
        let chinese = han.contains(&letter);
        at += usize::from(chinese);
        let next = |by: usize| han.get((at + by) % han.len().max(1)).copied().unwrap_or(letter);
        let to = match (lie, letter) {
            (Lie::Digits, '0'..='9') => char::from_digit((letter as u32 - 48 + 1) % 10, 10),
            (Lie::TwoDigits, '1') => Some('8'),
            (Lie::TwoDigits, '8') => Some('1'),
            (Lie::Shifted, _) if chinese => Some(next(5 + pick % 7)),
            (Lie::Few, _) if chinese && at % 9 == pick % 9 => Some(next(3 + pick % 5)),
            (Lie::Blank, _) if chinese && at % 9 == pick % 9 => Some(' '),
            (Lie::Nothing, _) if chinese && at % 9 == pick % 9 => Some('\u{200B}'),
            _ => None,
        };
        match to.filter(|to| *to != letter) {
            Some(to) => {
                *count += 1;
                format!("<{code}> <{:04X}>", to as u32)
            }
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
