//! What in a PDF runs, opens, sends or carries something.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

/// Deepest nesting that is looked into.
const DEEPEST: usize = 32;
/// Names of actions that run, send or open something.
const ACTIONS: [&str; 11] = [
    "JavaScript",
    "Launch",
    "SubmitForm",
    "ImportData",
    "GoToR",
    "GoToE",
    "RichMedia",
    "Rendition",
    "Movie",
    "Sound",
    "RichMediaExecute",
];
/// Keys that only active content has.
const KEYS: [&str; 11] = [
    "JS",
    "JavaScript",
    "EmbeddedFile",
    "EmbeddedFiles",
    "AF",
    "XFA",
    "RichMediaContent",
    "RichMediaSettings",
    "AA",
    "Launch",
    "EF",
];
/// Kinds of annotations that carry something.
const KINDS: [&str; 6] = ["FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D"];

/// The kinds of active content, by the names of the format.
pub(super) fn found(document: &Document) -> Vec<String> {
    let mut names = BTreeSet::new();
    for object in document.objects.values() {
        look(object, document, 0, &mut names);
    }
    look(&Object::Dictionary(document.trailer.clone()), document, 0, &mut names);
    names.into_iter().map(str::to_owned).collect()
}

fn look(object: &Object, document: &Document, depth: usize, names: &mut BTreeSet<&'static str>) {
    match object {
        Object::Dictionary(inner) => dictionary(inner, document, depth, names),
        Object::Stream(stream) => dictionary(&stream.dict, document, depth, names),
        Object::Array(items) if depth < DEEPEST => {
            items.iter().for_each(|item| look(item, document, depth + 1, names));
        }
        _ => {}
    }
}

fn dictionary(dictionary: &Dictionary, document: &Document, depth: usize, names: &mut BTreeSet<&'static str>) {
    let name = |key: &[u8]| dictionary.get_deref(key, document).ok().and_then(|value| value.as_name().ok());
    let among = |list: &[&'static str], value: Option<&[u8]>| {
        list.iter().copied().find(|known| value.is_some_and(|value| value == known.as_bytes()))
    };
    names.extend(KEYS.iter().copied().filter(|key| dictionary.has(key.as_bytes())));
    names.extend(among(&ACTIONS, name(b"S")));
    names.extend(among(&KINDS, name(b"Subtype")));
    names.extend(among(&["EmbeddedFile"], name(b"Type")));
    // A place in the file is where most files open; an action is something else, and what it is stands in it.
    let opens = dictionary.get_deref(b"OpenAction", document).ok();
    if opens.is_some_and(|action| action.as_dict().is_ok_and(|action| !goes(action, document))) {
        names.insert("OpenAction");
    }
    if depth < DEEPEST {
        dictionary.iter().for_each(|(_, value)| look(value, document, depth + 1, names));
    }
}

/// Whether an action only goes to a place in the same file.
fn goes(action: &Dictionary, document: &Document) -> bool {
    action.get_deref(b"S", document).ok().and_then(|value| value.as_name().ok()).is_some_and(|name| name == b"GoTo")
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn names(catalog: Dictionary) -> Vec<String> {
        let mut document = Document::with_version("1.7");
        let id = document.add_object(catalog);
        document.trailer.set("Root", id);
        found(&document)
    }

    #[test]
    fn what_acts_is_named_and_a_place_to_open_at_is_not() {
        let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
        assert_eq!(names(dictionary! { "OpenAction" => script }), ["JS", "JavaScript", "OpenAction"]);
        assert!(names(dictionary! { "OpenAction" => vec![Object::Integer(1), "Fit".into()] }).is_empty());
        assert!(names(dictionary! { "OpenAction" => dictionary! { "S" => "GoTo" } }).is_empty());
        let attached = dictionary! { "Names" => dictionary! { "EmbeddedFiles" => dictionary! {} } };
        assert_eq!(names(attached), ["EmbeddedFiles"]);
    }
}
