//! 票據信用資料查覆單 and other proofs of an unblemished credit.

use crate::documents::desk::{Case, Desk};
use crate::draw::form::Look;
use crate::draw::grid::{Align, Grid, Rules};
use crate::facts::Credit;

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.credit;
    let look = desk.look;
    let mut y = desk.title(56.0, 14.0, facts.house);
    y = desk.title(
        y,
        19.0,
        look.say(["第一類票據信用資料查覆單", "票據信用查詢回覆單", "非拒絕往來戶及無退票紀錄證明"]),
    ) + 8.0;
    y = desk.look.fields(&mut desk.pen, y, &rows(facts, look)) + 22.0;
    y = if look.wording == 2 { sentences(desk, y) } else { table(desk, y) };
    let note = look.say([
        "截至資料基準日止，被查詢者非屬拒絕往來戶，且最近三年內無退票紀錄。",
        "上列被查詢者最近三年無退票，亦無拒絕往來紀錄。本回覆單應與正本相符始生效力。",
        "本證明僅供參加政府採購投標之用，塗改無效。",
    ]);
    y = desk.pen.paragraph((look.left, y + 14.0), look.size, look.width(), note) + 20.0;
    let seal = look.say(["票據信用查詢專用章", "查覆業務專用章", "證明專用章"]);
    desk.issuer((look.left + look.width() - 90.0, y + 26.0), seal, look.wording != 1);
    let truth = &mut desk.truth;
    truth.set("vendor_name", facts.who.name.as_str());
    truth.set("ubn", facts.who.ubn.as_str());
    truth.set("representative", facts.who.representative.as_str());
    truth.date("queried", facts.queried);
    truth.date("data_as_of", facts.data_as_of);
    truth.set("document_no", facts.document_no.as_str());
    truth.set("bounced_uncleared", 0);
    truth.set("bounced_cleared", 0);
    truth.set("refused_account", false);
}

fn rows(facts: &Credit, look: Look) -> Vec<(&'static str, String)> {
    vec![
        (look.say(["查覆單編號", "回覆單號", "證明編號"]), facts.document_no.clone()),
        (look.say(["被查詢者戶名", "查詢對象", "戶名"]), facts.who.name.clone()),
        (look.say(["統一編號", "營利事業統一編號", "統一編號"]), facts.who.ubn.clone()),
        (look.say(["負責人姓名", "代表人姓名", "負責人"]), facts.who.representative.clone()),
        (look.say(["查詢日期", "查覆日期", "查詢日"]), look.dates.day(facts.queried)),
        (look.say(["資料截止日", "資料基準日", "資料截至日"]), look.dates.day(facts.data_as_of)),
    ]
}

fn table(desk: &mut Desk<'_>, top: f32) -> f32 {
    let look = desk.look;
    let widths = vec![look.width() - 220.0, 90.0, 130.0];
    let rules = if look.wording == 0 { Rules::All } else { Rules::Rows };
    let mut grid = Grid { left: look.left, top, widths, size: look.size, rules, least: 26.0 };
    grid.row(&mut desk.pen, &[("紀錄種類", Align::Left), ("張數", Align::Middle), ("金額（新臺幣元）", Align::Middle)]);
    let names = look.say3([
        ["退票未辦清償註記", "未清償註記之退票", ""],
        ["退票已辦清償註記", "已清償註記之退票", ""],
        ["拒絕往來紀錄", "拒絕往來紀錄", ""],
    ]);
    for (place, name) in names.into_iter().enumerate() {
        let none = if place == 2 { "無" } else { "0" };
        grid.row(&mut desk.pen, &[(name, Align::Left), (none, Align::Middle), (none, Align::Right)]);
    }
    grid.top
}

/// The same in sentences.
fn sentences(desk: &mut Desk<'_>, top: f32) -> f32 {
    let look = desk.look;
    let mut y = top;
    for text in [
        "一、退票未清償註記：0 張，金額 0 元。",
        "二、退票已清償註記：0 張，金額 0 元。",
        "三、拒絕往來：無拒絕往來紀錄。",
    ] {
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), text) + 5.0;
    }
    y
}
