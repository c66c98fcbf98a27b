//! 服務建議書.

use serde_json::{Value, json};

use crate::documents::desk::{Case, Desk};
use crate::documents::tables::grid;
use crate::facts::Proposal;
use crate::spelling::counted;

/// The table of those who shall do a part of the work.
fn subcontractors(facts: &Proposal, desk: &mut Desk<'_>, top: f32) -> f32 {
    let look = desk.look;
    let heads = [
        look.say(["分包廠商", "協力廠商名稱", "分包廠商名稱"]),
        look.say(["統一編號", "統編", "統一編號"]),
        look.say(["分包項目", "協力項目", "分包工作項目"]),
    ];
    let parts = ["到府安裝", "教育訓練"];
    let rows: Vec<Vec<String>> = facts
        .subcontractors
        .iter()
        .zip(parts)
        .map(|(vendor, part)| vec![vendor.name.clone(), vendor.ubn.clone(), part.to_owned()])
        .collect();
    let listed: Vec<Value> = rows
        .iter()
        .map(|row| {
            let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
            json!({ "subcontractor": cell(0), "ubn": cell(1), "part": cell(2) })
        })
        .collect();
    desk.truth.set("subcontractors", listed);
    grid(desk, top, &heads, &[0.44, 0.24, 0.32], &rows)
}

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.proposal;
    let look = desk.look;
    let mut y = desk.title(52.0, 21.0, look.say(["服務建議書", "專案企劃書", "服務建議書（精要）"])) + 8.0;
    let mut heading = desk.tender_rows(case, &facts.tender_no);
    heading.push((look.say(["投標廠商", "提案廠商", "廠商名稱"]), facts.who.name.clone()));
    desk.truth.set("vendor_name", facts.who.name.as_str());
    y = if look.wording == 0 {
        desk.look.lines(&mut desk.pen, y, &heading)
    } else {
        desk.look.fields(&mut desk.pen, y, &heading)
    };
    y += 16.0;
    if !facts.subcontractors.is_empty() {
        y = subcontractors(facts, desk, y) + 14.0;
    }
    for (place, text) in facts.paragraphs.iter().enumerate() {
        let number = match look.wording {
            0 => format!("{}、", u32::try_from(place + 1).map(counted).unwrap_or_default()),
            1 => format!("{}. ", place + 1),
            _ => format!("（{}）", u32::try_from(place + 1).map(counted).unwrap_or_default()),
        };
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), &format!("{number}{text}")) + 8.0;
    }
    desk.truth.set("paragraphs", facts.paragraphs.iter().map(|text| Value::from(text.as_str())).collect::<Vec<_>>());
}
