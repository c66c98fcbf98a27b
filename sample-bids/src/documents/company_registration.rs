//! 公司登記表, 公司登記證明書, 登記公示資料 and 商業登記抄本.

use serde_json::Value;

use crate::documents::desk::{Case, Desk};
use crate::draw::grid::{Align, Grid, Rules};
use crate::spelling::AmountStyle;
use crate::words::places;

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.registration;
    let who = &facts.who;
    let shop = who.name.ends_with("企業社");
    let authority = places::authority(&who.address);
    let look = desk.look;
    let mut y = 54.0;
    if look.wording == 1 {
        y = desk.title(y, 14.0, &authority);
    }
    let title = if shop {
        look.say(["商業登記抄本", "商業登記證明", "商業登記公示資料"])
    } else {
        look.say(["公司變更登記表", "公司登記證明書", "公司登記公示資料"])
    };
    y = desk.title(y, 20.0, title) + 6.0;
    let no = format!("{}{}{}", look.say(["核准文號", "登記證號", "登記文號"]), look.colon, facts.document_no);
    let day = look.dates.day(facts.issued);
    let issued = format!("{}{}{day}", look.say(["核准日期", "核發日期", "列印日期"]), look.colon);
    let above = look.wording == 0;
    if above {
        desk.pen.text_to((look.left + look.width(), y), 10.0, &no);
        desk.pen.text_to((look.left + look.width(), y + 16.0), 10.0, &issued);
        y += 38.0;
    }
    let rows = rows(case, &words(desk, shop));
    y = desk.look.fields(&mut desk.pen, y, &rows) + 18.0;
    y = business(case, desk, y) + 22.0;
    if !above {
        desk.pen.text((look.left, y), look.size, &no);
        desk.pen.text((look.left, y + 22.0), look.size, &issued);
    }
    let seal = look.say(["印", "登記專用章", "之印"]);
    desk.issuer((look.left + look.width() - 70.0, y + 40.0), &format!("{authority}{seal}"), look.wording == 1);
    let truth = &mut desk.truth;
    truth.set("vendor_name", who.name.as_str());
    truth.set("ubn", who.ubn.as_str());
    truth.set("address", who.address.as_str());
    truth.set("representative", who.representative.as_str());
    truth.set("capital", facts.capital);
    truth.date("founded", facts.founded);
    truth.set("business_codes", facts.business.iter().map(|item| Value::from(item.0)).collect::<Vec<_>>());
    // The number alone, as bundles of this form have it.
    let bare = facts.document_no.rsplit_once('第').map_or(facts.document_no.as_str(), |(_, tail)| tail);
    truth.set("document_no", bare.trim_end_matches('號'));
    truth.date("issued", facts.issued);
}

/// The words for number, name, place, head, capital and first registration, with the amount and the date as they are spelled.
struct Words {
    labels: [&'static str; 6],
    capital: AmountStyle,
    founded: crate::spelling::DateStyle,
    paid: bool,
}

fn words(desk: &Desk<'_>, shop: bool) -> Words {
    let say = |words| desk.look.say(words);
    let labels = if shop {
        [
            say(["統一編號", "商業統一編號", "統一編號"]),
            say(["商業名稱", "商號名稱", "商業名稱"]),
            say(["商業所在地", "營業所在地", "地址"]),
            say(["負責人姓名", "負責人", "負責人姓名"]),
            say(["資本額", "資本額（元）", "資本額(元)"]),
            say(["核准設立日期", "設立日期", "核准設立日期"]),
        ]
    } else {
        [
            say(["統一編號", "公司統一編號", "統一編號"]),
            say(["公司名稱", "名稱", "公司名稱"]),
            say(["公司地址", "公司所在地", "本公司所在地"]),
            say(["代表人", "代表人姓名", "董事長"]),
            say(["資本總額", "資本總額（新臺幣）", "資本總額(元)"]),
            say(["設立日期", "核准設立日期", "核准設立登記日期"]),
        ]
    };
    Words { labels, capital: desk.look.amounts, founded: desk.look.dates, paid: !shop && desk.look.wording != 1 }
}

fn rows(case: &Case<'_>, words: &Words) -> Vec<(&'static str, String)> {
    let facts = &case.facts.registration;
    let [number, name, place, head, capital, founded] = words.labels;
    let mut rows = vec![
        (number, facts.who.ubn.clone()),
        (name, facts.who.name.clone()),
        (head, facts.who.representative.clone()),
        (place, facts.who.address.clone()),
        (capital, words.capital.write(facts.capital)),
    ];
    if words.paid {
        rows.push(("實收資本額", words.capital.write(facts.capital)));
    }
    rows.push((founded, words.founded.day(facts.founded)));
    rows
}

/// The business items: a ruled table of codes and names, or numbered lines.
fn business(case: &Case<'_>, desk: &mut Desk<'_>, top: f32) -> f32 {
    let (look, items) = (desk.look, &case.facts.registration.business);
    desk.pen.text((look.left, top), look.size, look.say(["所營事業", "營業項目", "所營事業資料"]));
    let mut y = top + look.size * 1.8;
    if look.wording == 2 {
        for (place, (code, name)) in items.iter().enumerate() {
            desk.pen.text((look.left + 10.0, y), look.size - 1.0, &format!("{:02}. {code} {name}", place + 1));
            y += look.size * 1.6;
        }
        return y;
    }
    let widths = vec![38.0, 92.0, look.width() - 130.0];
    let mut grid = Grid { left: look.left, top: y, widths, size: look.size - 1.0, rules: Rules::All, least: 22.0 };
    grid.row(&mut desk.pen, &[("編號", Align::Middle), ("代碼", Align::Middle), ("營業項目", Align::Left)]);
    for (place, (code, name)) in items.iter().enumerate() {
        let number = (place + 1).to_string();
        grid.row(&mut desk.pen, &[(&number, Align::Middle), (code, Align::Middle), (name, Align::Left)]);
    }
    grid.top
}
