//! Values of form fields that nothing draws: a program that reads the form has them, and whoever looks at the page does not.

use hayro_interpret::TransformExt;
use hayro_interpret::kurbo::Rect as Area;
use hayro_syntax::Pdf;
use lopdf::{Dictionary, Document, Object};

use super::hidden;
use crate::page::Rect;
use crate::reading::{Hidden, Hiding, MOST_HIDDEN};

/// Parents of a field that are looked at for what it inherits.
const DEEPEST: usize = 16;
/// Flags of an annotation that is not shown: hidden, or not for viewing.
const UNSHOWN: i64 = 2 | 32;

/// A value without ink.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    page: u32,
    text: String,
    /// Corners in the space of the page.
    rect: [f64; 4],
}

/// The values of text and choice fields that have no drawing of their own or are not shown.
pub(super) fn unshown(document: &Document) -> Vec<Value> {
    if document.catalog().is_ok_and(|catalog| !catalog.has(b"AcroForm")) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (page, id) in (0_u32..).zip(document.page_iter()) {
        let list = document.get_dictionary(id).and_then(|page| page.get_deref(b"Annots", document));
        let list = list.and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
        let widgets = list.iter().filter_map(|item| document.dereference(item).ok()?.1.as_dict().ok());
        out.extend(widgets.filter_map(|widget| value(widget, page, document)));
        if out.len() >= MOST_HIDDEN {
            break;
        }
    }
    out
}

fn value(widget: &Dictionary, page: u32, document: &Document) -> Option<Value> {
    let kind = inherited(widget, b"FT", document)?.as_name().ok()?;
    if kind != b"Tx" && kind != b"Ch" {
        return None;
    }
    let flags = widget.get_deref(b"F", document).and_then(Object::as_i64).unwrap_or(0);
    let drawing = widget.get_deref(b"AP", document).and_then(Object::as_dict);
    if drawing.is_ok_and(|drawing| drawing.has(b"N")) && flags & UNSHOWN == 0 {
        return None;
    }
    let text = lopdf::decode_text_string(inherited(widget, b"V", document)?).ok()?;
    let corners = widget.get_deref(b"Rect", document).and_then(Object::as_array).ok()?;
    let mut numbers = corners.iter().filter_map(|corner| document.dereference(corner).ok()?.1.as_float().ok());
    let mut next = || numbers.next().map(f64::from).filter(|number| number.is_finite());
    let rect = [next()?, next()?, next()?, next()?];
    (!text.trim().is_empty()).then_some(Value { page, text, rect })
}

/// An entry of a field or of what it belongs to.
fn inherited<'a>(field: &'a Dictionary, key: &[u8], document: &'a Document) -> Option<&'a Object> {
    let mut field = field;
    for _ in 0..DEEPEST {
        if let Ok(found) = field.get_deref(key, document) {
            return Some(found);
        }
        field = field.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

/// The same as pieces of hidden text, each in its place on the page as displayed.
pub(super) fn told(values: Vec<Value>, pdf: &Pdf) -> Vec<Hidden> {
    let piece = |value: Value| {
        let sheet = pdf.pages().get(usize::try_from(value.page).ok()?)?;
        let [left, bottom, right, top] = value.rect;
        let area = Area::new(left.min(right), bottom.min(top), left.max(right), bottom.max(top));
        let area = sheet.initial_transform(true).to_kurbo().transform_rect_bbox(area);
        let rect = Rect { left: area.x0, top: area.y0, right: area.x1, bottom: area.y1 };
        Some(Hidden { how: Hiding::NoInk, ..hidden::claimed(value.text.trim(), rect, value.page) })
    };
    values.into_iter().filter_map(piece).collect()
}
