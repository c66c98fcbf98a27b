//! What stands in XML: references and attributes.

use quick_xml::events::{BytesRef, BytesStart};

/// What a reference in XML stands for; `None` for one that the document defines itself.
pub(super) fn entity(name: &BytesRef<'_>) -> Option<String> {
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
