//! Layers that only some viewers hide: by what they are used for (`/Usage`, `/AS`), and by an expression (`/VE`). What a viewer may leave out counts as
//! switched off, so both are written into the plain list of layers that are off, which the reader of pages follows.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

mod usage;

/// Nested deeper, an expression is no one's honest work; it counts as false.
const DEEPEST: usize = 16;

/// Writes the switches out; whether anything changed.
pub(super) fn written_out(document: &mut Document) -> bool {
    let Some((off, by_use)) = states(document) else { return false };
    let all_off: BTreeSet<ObjectId> = off.union(&by_use).copied().collect();
    let closed = expressions(document, &all_off);
    if by_use.is_subset(&off) && closed.is_empty() {
        return false;
    }
    // A group that is always off, for what an expression hides.
    let never = document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("-") });
    let list = all_off.iter().chain([&never]).map(|id| Object::Reference(*id)).collect::<Vec<_>>();
    for id in closed {
        if let Ok(Object::Dictionary(table)) = document.get_object_mut(id) {
            table.set("OCGs", vec![Object::Reference(never)]);
            table.set("P", "AllOn");
            table.remove(b"VE");
        }
    }
    set_off(document, list).is_some()
}

/// The layers that are off in the usual state of the file, and those that are off by their use on a screen.
fn states(document: &Document) -> Option<(BTreeSet<ObjectId>, BTreeSet<ObjectId>)> {
    let table = document.catalog().ok()?.get_deref(b"OCProperties", document).ok()?.as_dict().ok()?;
    let usual = table.get_deref(b"D", document).ok()?.as_dict().ok()?;
    let based = usual.get_deref(b"BaseState", document).and_then(Object::as_name).is_ok_and(|base| base == b"OFF");
    let mut off: BTreeSet<ObjectId> = if based { listed(table, b"OCGs", document) } else { BTreeSet::new() };
    off.retain(|id| !listed(usual, b"ON", document).contains(id));
    off.extend(listed(usual, b"OFF", document));
    // Some viewers follow what a layer says of screen and paper by itself, and the rest only where the file asks for it.
    let told = |id: &ObjectId| usage::always(*id, document).any(|use_| !use_.shows());
    let mut by_use: BTreeSet<ObjectId> = listed(table, b"OCGs", document).into_iter().filter(told).collect();
    let asked = usual.get_deref(b"AS", document).and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
    for entry in asked.iter().filter_map(|entry| dict(entry, document)) {
        let event = entry.get_deref(b"Event", document).and_then(Object::as_name);
        // What becomes of a layer in another file is no matter of this one.
        if event.is_ok_and(|event| event == b"Export") {
            continue;
        }
        let kinds = usage::kinds(entry, document);
        let left_out = |id: &ObjectId| usage::of(*id, &kinds, document).any(|use_| !use_.shows());
        by_use.extend(listed(entry, b"OCGs", document).into_iter().filter(left_out));
    }
    Some((off, by_use))
}

/// The groups by expression that are false, where they stand on their own.
fn expressions(document: &Document, off: &BTreeSet<ObjectId>) -> Vec<ObjectId> {
    let hidden = |object: &Object| {
        let table = object.as_dict().ok()?;
        let expression = table.get_deref(b"VE", document).ok()?;
        Some(!holds(expression, off, document, 0))
    };
    let all = document.objects.iter();
    all.filter_map(|(id, object)| hidden(object).filter(|hidden| *hidden).map(|_| *id)).collect()
}

fn holds(expression: &Object, off: &BTreeSet<ObjectId>, document: &Document, depth: usize) -> bool {
    if let Object::Reference(id) = expression
        && document.get_dictionary(*id).is_ok()
    {
        return !off.contains(id);
    }
    let Some(list) = document.dereference(expression).ok().and_then(|(_, list)| list.as_array().ok()) else {
        return false;
    };
    let Some((sign, rest)) = list.split_first().filter(|_| depth < DEEPEST) else { return false };
    let mut parts = rest.iter().map(|part| holds(part, off, document, depth + 1));
    match sign.as_name() {
        Ok(b"And") => parts.all(|part| part),
        Ok(b"Or") => parts.any(|part| part),
        Ok(b"Not") => !parts.next().unwrap_or(true),
        _ => false,
    }
}

fn set_off(document: &mut Document, list: Vec<Object>) -> Option<()> {
    let table = document.catalog().ok()?.get_deref(b"OCProperties", document).ok()?.as_dict().ok()?;
    let mut table = table.clone();
    let mut usual = table.get_deref(b"D", document).ok()?.as_dict().ok()?.clone();
    usual.set("OFF", list);
    // What is on by its name and off by its use: the list of what is off is read last, and this one says nothing more.
    usual.remove(b"AS");
    table.set("D", usual);
    document.catalog_mut().ok()?.set("OCProperties", table);
    Some(())
}

fn dict<'a>(object: &'a Object, document: &'a Document) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

fn listed(table: &Dictionary, key: &[u8], document: &Document) -> BTreeSet<ObjectId> {
    let list = table.get_deref(key, document).and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|item| item.as_reference().ok()).collect()
}
