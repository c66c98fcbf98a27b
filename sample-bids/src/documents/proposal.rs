//! 服務建議書.

use serde_json::Value;

use crate::documents::desk::{Case, Desk};
use crate::spelling::counted;

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
