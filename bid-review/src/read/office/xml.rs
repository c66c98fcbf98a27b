//! Walks the XML of an office's files: elements and text as they come, without what does not count.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::reading::Reason;

/// Deepest nesting of elements.
const DEEPEST: usize = 200;

/// Takes what a walk meets.
pub(super) trait Sink {
    /// Whether nothing within such an element counts.
    fn skips(name: &str) -> bool;
    /// An element begins.
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Reason>;
    /// An element ends.
    fn end(&mut self, name: &str) -> Result<(), Reason>;
    /// Text stands there.
    fn text(&mut self, text: &str) -> Result<(), Reason>;
}

/// Walks a part from its beginning to its end.
pub(super) fn walk<S: Sink>(xml: &[u8], sink: &mut S) -> Result<(), Reason> {
    let mut reader = Reader::from_reader(xml);
    // The depth of elements, and that of the one whose content does not count.
    let (mut root, mut depth, mut skipped) = (false, 0_usize, None::<usize>);
    loop {
        match reader.read_event().map_err(|_| Reason::Damaged)? {
            Event::Start(tag) => {
                (root, depth) = (true, depth + 1);
                if depth > DEEPEST {
                    return Err(Reason::Limit);
                }
                match skipped {
                    None if S::skips(tag.name().as_ref()) => skipped = Some(depth),
                    None => sink.start(&tag)?,
                    Some(_) => {}
                }
            }
            Event::Empty(tag) if skipped.is_none() && !S::skips(tag.name().as_ref()) => {
                sink.start(&tag)?;
                sink.end(tag.name().as_ref())?;
            }
            Event::End(tag) => {
                match skipped {
                    Some(at) if at == depth => skipped = None,
                    Some(_) => {}
                    None => sink.end(tag.name().as_ref())?,
                }
                depth = depth.checked_sub(1).ok_or(Reason::Damaged)?;
            }
            Event::Text(text) if skipped.is_none() => sink.text(&text.xml10_content())?,
            Event::GeneralRef(name) if skipped.is_none() => sink.text(&entity(&name).ok_or(Reason::Damaged)?)?,
            // A document of an office has no definitions of its own: they are how small files become large.
            Event::DocType(_) => return Err(Reason::Limit),
            Event::Eof => return if root && depth == 0 { Ok(()) } else { Err(Reason::Damaged) },
            _ => {}
        }
    }
}

/// What a reference in XML stands for; `None` for one that the document defines itself.
fn entity(name: &BytesRef<'_>) -> Option<String> {
    if let Some(letter) = name.resolve_char_ref().ok()? {
        return Some(letter.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned)
}

/// The value of an attribute.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let value = tag.try_get_attribute(name).ok()??;
    Some(value.value.into_owned())
}
