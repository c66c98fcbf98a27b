//! What a layer says it is for: whether a reviewer who looks at a page, or prints it, is sure to see it.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Magnifications at which people read: what is left out at one of them is not sure to be seen.
const READ_AT: (f32, f32) = (0.5, 2.0);

/// A kind of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    View,
    Print,
    Zoom,
    Language,
    User,
}

const KINDS: [(Kind, &[u8]); 5] = [
    (Kind::View, b"View"),
    (Kind::Print, b"Print"),
    (Kind::Zoom, b"Zoom"),
    (Kind::Language, b"Language"),
    (Kind::User, b"User"),
];

/// One use of a layer.
pub(super) struct Use<'a> {
    kind: Kind,
    says: &'a Dictionary,
    document: &'a Document,
}

/// The kinds that an entry asks to follow.
pub(super) fn kinds(entry: &Dictionary, document: &Document) -> Vec<Kind> {
    let listed = entry.get_deref(b"Category", document).and_then(Object::as_array);
    let named = listed.map(Vec::as_slice).unwrap_or_default().iter().filter_map(|name| name.as_name().ok());
    // Without a list, the event names the kind.
    let event = entry.get_deref(b"Event", document).and_then(Object::as_name).ok();
    let find = |name: &[u8]| KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind);
    named.chain(event).filter_map(find).collect()
}

/// The uses of a layer that viewers follow by themselves.
pub(super) fn always(id: ObjectId, document: &Document) -> impl Iterator<Item = Use<'_>> {
    of(id, &[Kind::View, Kind::Print], document)
}

/// The uses of a layer, of these kinds.
pub(super) fn of<'a>(id: ObjectId, kinds: &[Kind], document: &'a Document) -> impl Iterator<Item = Use<'a>> {
    let usage = || document.get_dictionary(id).ok()?.get_deref(b"Usage", document).ok()?.as_dict().ok();
    let all = KINDS.iter().filter(|(kind, _)| kinds.contains(kind));
    let uses = usage().into_iter().flat_map(move |usage| {
        all.clone().filter_map(move |(kind, name)| {
            let says = usage.get_deref(name, document).ok()?.as_dict().ok()?;
            Some(Use { kind: *kind, says, document })
        })
    });
    uses.collect::<Vec<_>>().into_iter()
}

impl Use<'_> {
    /// Whether everybody who reads the page in Chinese is shown the layer.
    pub(super) fn shows(&self) -> bool {
        let state = |key: &[u8]| {
            let state = self.says.get_deref(key, self.document).and_then(Object::as_name);
            !state.is_ok_and(|state| state == b"OFF")
        };
        let number = |key: &[u8]| self.says.get_deref(key, self.document).and_then(Object::as_float);
        match self.kind {
            Kind::View => state(b"ViewState"),
            Kind::Print => state(b"PrintState"),
            Kind::Zoom => number(b"min").unwrap_or(0.0) <= READ_AT.0 && number(b"max").unwrap_or(f32::MAX) > READ_AT.1,
            Kind::Language => {
                let language = self.says.get_deref(b"Lang", self.document).and_then(Object::as_str);
                let starts = |language: &[u8]| language.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"zh"));
                language.is_ok_and(starts)
            }
            // It is for some people alone.
            Kind::User => false,
        }
    }
}
