//! 授權書: who may act for the bidder.

use crate::documents::desk::{Case, Desk};
use crate::facts::Authorization;

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.authorization;
    let look = desk.look;
    let mut y = desk.title(60.0, 24.0, look.say(["授　權　書", "投標代理人授權書", "委託代理授權書"])) + 12.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    let table = look.wording == 1;
    y = if table { desk.look.fields(&mut desk.pen, y, &heading) } else { desk.look.lines(&mut desk.pen, y, &heading) };
    y = desk.pen.paragraph((look.left, y + 14.0), look.size + 1.0, look.width(), &letter(facts, look.wording)) + 20.0;
    let mut giver = desk.bidder_rows(&facts.who, ["授權人（投標廠商）", "廠商名稱", "委託廠商"]);
    giver.push((look.say(["廠商地址", "地址", "公司地址"]), facts.who.address.clone()));
    y = desk.look.lines(&mut desk.pen, y, &giver) + 10.0;
    let agent = vec![
        (look.say(["被授權人", "代理人姓名", "受託人"]), facts.agent.clone()),
        (look.say(["職稱", "職稱", "職務"]), facts.agent_title.to_owned()),
        (look.say(["聯絡電話", "電話", "連絡電話"]), facts.phone.clone()),
    ];
    y = if table { desk.look.fields(&mut desk.pen, y, &agent) } else { desk.look.lines(&mut desk.pen, y, &agent) };
    desk.pen.text((look.left, y + 26.0), look.size, &look.dates.day(facts.date));
    desk.seals((look.left + look.width() - 150.0, y + 64.0), &facts.who, facts.seals);
    let truth = &mut desk.truth;
    truth.set("agent", facts.agent.as_str());
    truth.set("agent_title", facts.agent_title);
    truth.set("phone", facts.phone.as_str());
    truth.set("address", facts.who.address.as_str());
    truth.date("date", facts.date);
}

fn letter(facts: &Authorization, wording: usize) -> String {
    let (agent, title) = (&facts.agent, facts.agent_title);
    match wording {
        0 => format!(
            "本公司指派{title}{agent}為代理人，全權代表出席本採購案之開標、比價、議價及決標，其於會場之陳述與簽認，視同本公司所為。"
        ),
        1 => format!(
            "茲委任{agent}（職稱：{title}）代理本廠商辦理本案投標、說明、減價及協商等事宜，代理人於授權範圍內之行為，本廠商負其責任。"
        ),
        _ => format!(
            "立書人因故不克親自到場，特委託{agent}{title}代為參與本採購之開標及後續程序，並同意其簽名與本人簽名具同等效力。"
        ),
    }
}
