//! 標價清單 and 報價單.

use serde_json::{Value, json};

use crate::bid::DocumentType;
use crate::documents::desk::{Case, Desk};
use crate::draw::grid::{Align, Grid, Rules};
use crate::spelling::{capital, commas};

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.price;
    let look = desk.look;
    let mut y = desk.title(46.0, 19.0, look.say(["投標標價清單", "電腦軟體投標廠商報價單", "標價清單（總價）"])) + 2.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading) + 6.0;
    let mut grid = table(case, desk, y);
    y = desk.total(case, &mut grid) + 16.0;
    let note = look.say([
        "以上報價含稅捐、運費及安裝設定等一切費用。",
        "報價有效期間：自投標截止日起九十日。單價含營業稅。",
        "本清單金額均為新臺幣含稅價，總價以中文大寫為準。",
    ]);
    let short = facts.days.map(|days| format!("報價有效期間：自投標截止日起{days}日。"));
    let note = short.as_deref().unwrap_or(note);
    y = desk.pen.paragraph((look.left, y), look.size - 1.0, look.width(), note) + 12.0;
    let names = desk.bidder_rows(&facts.who, ["投標廠商", "報價廠商", "廠商名稱"]);
    let top = y;
    y = desk.look.lines(&mut desk.pen, y, &names);
    desk.pen.text((look.left, y), look.size, &look.dates.day(facts.date));
    desk.seals((look.left + look.width() - 140.0, top + 42.0), &facts.who, facts.seals);
    let items: Vec<Value> = case.tender.items.iter().zip(&facts.rows).enumerate().map(item).collect();
    let truth = &mut desk.truth;
    truth.set("items", items);
    truth.set("total_shown", facts.total);
    truth.set("total_computed", facts.sum());
    truth.set("total_words", capital(facts.words));
    truth.set("total_words_value", facts.words);
    truth.date("date", facts.date);
    if let Some(covered) = facts.covered {
        truth.set("original_total_under_patch", covered);
    }
}

fn item((place, (item, row)): (usize, (&crate::tender::TenderItem, &crate::facts::Row))) -> Value {
    json!({
        "no": place + 1, "name": item.name, "spec": item.spec, "unit": item.unit, "qty": item.qty,
        "unit_price": row.unit_price, "amount": row.amount,
    })
}

/// The rows; the wording sets the order of the columns.
fn table(case: &Case<'_>, desk: &mut Desk<'_>, top: f32) -> Grid {
    let (look, size) = (desk.look, 10.0);
    let (unit, count) = (38.0, 44.0);
    let branded = case.tender.required_documents.contains(&DocumentType::MakerAuthorization);
    let brand = if branded { 62.0 } else { 0.0 };
    let text = look.width() - 36.0 - unit - count - 74.0 - 84.0 - brand;
    let (name, spec) = (text * 0.55, text * 0.45);
    let swapped = look.wording == 1;
    let widths = if swapped {
        vec![36.0, name, spec, count, unit, 74.0, 84.0]
    } else {
        vec![36.0, name, spec, unit, count, 74.0, 84.0]
    };
    let mut widths = widths;
    if branded {
        widths.insert(2, brand);
    }
    let rules = if look.wording == 2 { Rules::Rows } else { Rules::All };
    let mut grid = Grid { left: look.left, top, widths, size, rules, least: 23.0 };
    let [number, amount, names] =
        look.say3([["項次", "項次", "編號"], ["複價", "小計", "金額"], ["品名", "品項名稱", "項目名稱"]]);
    let mut head = vec![
        (number, Align::Middle),
        (names, Align::Left),
        ("規格", Align::Left),
        ("單位", Align::Middle),
        ("數量", Align::Right),
        ("單價", Align::Right),
        (amount, Align::Right),
    ];
    if swapped {
        head.swap(3, 4);
    }
    if branded {
        head.insert(2, (look.say(["廠牌", "品牌", "廠牌"]), Align::Left));
    }
    grid.row(&mut desk.pen, &head);
    for (place, (item, row)) in case.tender.items.iter().zip(&case.facts.price.rows).enumerate() {
        let [no, qty, price, amount] =
            [(place + 1).to_string(), commas(item.qty), commas(row.unit_price), commas(row.amount)];
        let mut cells = vec![
            (no.as_str(), Align::Middle),
            (item.name.as_str(), Align::Left),
            (item.spec.as_str(), Align::Left),
            (item.unit.as_str(), Align::Middle),
            (qty.as_str(), Align::Right),
            (price.as_str(), Align::Right),
            (amount.as_str(), Align::Right),
        ];
        if swapped {
            cells.swap(3, 4);
        }
        if branded {
            cells.insert(2, (case.facts.price.brand_of(case.tender, place), Align::Left));
        }
        grid.row(&mut desk.pen, &cells);
    }
    grid
}
