//! 營業人銷售額與稅額申報書 (401, 403) and 納稅證明.

use chrono::Datelike;

use crate::documents::desk::{Case, Desk};
use crate::draw::form::Look;
use crate::facts::Tax;

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.tax;
    let look = desk.look;
    let mut y = desk.title(52.0, 13.5, facts.office);
    let form = if facts.sales % 2 == 0 { "401" } else { "403" };
    y = match look.wording {
        0 => desk.title(y, 17.0, &format!("營業人銷售額與稅額申報書（{form}）")),
        1 => desk.title(y, 20.0, "營業稅納稅證明書"),
        _ => desk.title(y, 18.0, "營業稅申報及繳納證明"),
    };
    y = desk.look.fields(&mut desk.pen, y + 8.0, &rows(facts, look)) + 20.0;
    let note = look.say([
        "本申報書業經本局收件，留存收執聯供營業人備查。",
        "茲證明上列營業人於所列期間之營業稅業已申報並繳納完竣，截至核發日止查無欠稅。",
        "上列營業人所列期別之營業稅已如期申報繳納，無違章欠稅情事，特此證明。",
    ]);
    y = desk.pen.paragraph((look.left, y), look.size, look.width(), note) + 12.0;
    for (label, value) in [
        (look.say(["收件編號", "證明書字號", "文號"]), facts.document_no.clone()),
        (look.say(["收件日期", "核發日期", "開立日期"]), look.dates.day(facts.filed)),
    ] {
        desk.pen.text((look.left, y), look.size, &format!("{label}{}{value}", look.colon));
        y += look.size * 1.9;
    }
    let seal = look.say(["營業稅網路申報收件章", "稅捐稽徵專用章", "服務科證明專用章"]);
    desk.issuer((look.left + look.width() - 84.0, y + 10.0), seal, look.wording != 2);
    truth(facts, desk);
}

fn rows(facts: &Tax, look: Look) -> Vec<(&'static str, String)> {
    vec![
        (look.say(["營業人名稱", "納稅義務人", "營業人名稱"]), facts.who.name.clone()),
        (look.say(["統一編號", "營利事業統一編號", "統一編號"]), facts.who.ubn.clone()),
        (look.say(["稅籍編號", "稅籍編號", "營業稅籍編號"]), facts.registration_no.clone()),
        (look.say(["負責人姓名", "負責人", "代表人"]), facts.who.representative.clone()),
        (look.say(["營業地址", "營業所在地", "地址"]), facts.who.address.clone()),
        (look.say(["所屬年月份", "所屬期間", "申報所屬年月"]), look.dates.months(facts.from, facts.to)),
        (look.say(["銷售額總計", "銷售額合計", "本期銷售額"]), look.amounts.write(facts.sales)),
        (look.say(["本期應實繳稅額", "實繳稅額", "繳納稅額"]), look.amounts.write(facts.tax)),
        (look.say(["申報日期", "繳納日期", "申報日期"]), look.dates.day(facts.filed)),
    ]
}

fn truth(facts: &Tax, desk: &mut Desk<'_>) {
    let month = |day: chrono::NaiveDate| format!("{}-{:02}", day.year(), day.month());
    let truth = &mut desk.truth;
    truth.set("vendor_name", facts.who.name.as_str());
    truth.set("ubn", facts.who.ubn.as_str());
    truth.set("tax_registration_no", facts.registration_no.as_str());
    truth.set("representative", facts.who.representative.as_str());
    truth.set("period_from", month(facts.from));
    truth.set("period_to", month(facts.to));
    truth.set("sales", facts.sales);
    truth.set("tax", facts.tax);
    truth.date("filed", facts.filed);
    truth.date("issued", facts.filed);
    truth.set("document_no", facts.document_no.as_str());
}
