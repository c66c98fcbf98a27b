//! 投標廠商聲明書: two pages, the signature block on the second.

use crate::bid::{Seal, SealKind};
use crate::documents::declaration_rows::Ballot;
use crate::documents::desk::{Case, Desk};
use crate::draw::signature::signature;
use crate::facts::Answer;
use crate::words::prose;

pub(super) fn draw(case: &Case<'_>, desk: &mut Desk<'_>) {
    let facts = &case.facts.declaration;
    let look = desk.look;
    let mut y = desk.title(42.0, 19.0, look.say(["投標廠商聲明書", "投標廠商聲明書", "廠商投標聲明書"])) + 2.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading);
    let opening = look.say([
        "本廠商參加上列採購之投標，聲明如下：",
        "茲就參加本採購案，聲明下列事項屬實：",
        "本廠商謹就下列各項逐一聲明：",
    ]);
    desk.pen.text((look.left, y), look.size, opening);
    y += look.size * 2.0;
    let ballot = Ballot::choose(desk);
    let split = if look.wording == 1 { 7 } else { facts.answers.len() };
    let (first, rest) = facts.answers.split_at(split.min(facts.answers.len()));
    ballot.rows(desk, y, 1, first);
    desk.pen.turn_page();
    y = 56.0;
    if !rest.is_empty() {
        y = ballot.rows(desk, y, first.len() + 1, rest) + 18.0;
    }
    y = remarks(desk, y) + 14.0;
    sign(case, desk, y);
    let answers: Vec<Option<&str>> = facts.answers.iter().map(|answer| spoken(*answer)).collect();
    desk.truth.set("answers", answers);
    desk.truth.set("signed", facts.signed);
}

/// The answer as the truth has it; a row with none or both ticked has no answer.
fn spoken(answer: Answer) -> Option<&'static str> {
    match answer {
        Answer::Yes => Some("是"),
        Answer::No => Some("否"),
        Answer::Neither | Answer::Both => None,
    }
}

fn remarks(desk: &mut Desk<'_>, top: f32) -> f32 {
    let look = desk.look;
    desk.pen.text((look.left, top), look.size - 1.0, "附註");
    let mut y = top + look.size * 1.8;
    for (place, text) in prose::REMARKS.iter().enumerate() {
        y = desk.pen.paragraph((look.left, y), look.size - 1.5, look.width(), &format!("{}. {text}", place + 1)) + 2.0;
    }
    y
}

/// Name, seals, signature and date; a declaration that is not signed has only the name and an empty line for the date.
fn sign(case: &Case<'_>, desk: &mut Desk<'_>, top: f32) {
    let facts = &case.facts.declaration;
    let look = desk.look;
    let names = desk.bidder_rows(&facts.who, ["投標廠商", "廠商名稱", "立聲明書人"]);
    let mut y = desk.look.lines(&mut desk.pen, top + 10.0, &names);
    let place = look.say(["投標廠商章及負責人章：", "（廠商及負責人蓋章）", "簽章："]);
    desk.pen.text((look.left, y + 6.0), look.size, place);
    let right = look.left + look.width();
    desk.seals((right - 165.0, y + 22.0), &facts.who, facts.seals);
    if facts.signed && desk.chance.in_hundred(60) {
        for mark in signature((look.left + 130.0, y + 2.0), &mut desk.chance) {
            desk.pen.mark(mark);
        }
        desk.truth.seals.push(Seal { kind: SealKind::Signature, text: facts.who.representative.clone() });
    }
    y += 78.0;
    if facts.signed {
        let day = look.dates.day(facts.date);
        desk.pen.text((look.left, y), look.size, &format!("{}{day}", look.say(["日期：", "", "聲明日期："])));
        desk.truth.date("date", facts.date);
    } else {
        desk.pen.text((look.left, y), look.size, "中華民國　　　年　　　月　　　日");
        desk.truth.set("date", serde_json::Value::Null);
    }
}
