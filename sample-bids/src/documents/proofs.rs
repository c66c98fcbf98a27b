//! Further documents about who bids and how: agreement of joint bidders, envelope, merit, finances and performance.

use serde_json::{Value, json};

use crate::bid::DefectKind;
use crate::documents::desk::{Case, Desk};
use crate::documents::tables::grid;
use crate::facts::extra::Extra;
use crate::spelling::commas;
use crate::words::names;

/// 共同投標協議書.
pub(super) fn agreement(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(50.0, 20.0, look.say(["共同投標協議書", "共同投標廠商協議書", "共同投標協議書"])) + 4.0;
    let mut heading = desk.tender_rows(case, &facts.tender_no);
    heading.push((look.say(["代表廠商", "共同投標代表廠商", "代表廠商"]), facts.who.name.clone()));
    desk.truth.set("leader", facts.who.name.as_str());
    y = desk.look.lines(&mut desk.pen, y, &heading) + 8.0;
    let partner = facts.partner.clone().unwrap_or_default();
    let own = desk.chance.between(51, 80);
    let short = matches!(facts.odd, Some((DefectKind::JointShares, _)));
    let other = if short { 100 - own - 7 } else { 100 - own };
    let heads = [
        look.say(["成員名稱", "廠商名稱", "成員廠商"]),
        look.say(["統一編號", "統一編號", "統編"]),
        look.say(["主辦項目", "主辦工作項目", "分工項目"]),
        look.say(["比率", "所占比率", "契約金額比率"]),
    ];
    let rows: Vec<Vec<String>> = vec![
        vec![facts.who.name.clone(), facts.who.ubn.clone(), "系統建置".to_owned(), format!("{own}%")],
        vec![partner.name, partner.ubn, "教育訓練及維護".to_owned(), format!("{other}%")],
    ];
    y = grid(desk, y, &heads, &[0.38, 0.18, 0.24, 0.2], &rows) + 14.0;
    let text = "各成員於得標後連帶負履行契約責任；契約價金由代表廠商統一請領。成員有破產或其他重大情事者，其權利義務由其他成員繼受。";
    y = desk.pen.paragraph((look.left, y), look.size, look.width(), text) + 10.0;
    if !matches!(facts.odd, Some((DefectKind::JointAgreementLacks, _))) {
        let notary = format!(
            "民間公證人{}事務所 {}年度北院民認字第{}號",
            names::person(&mut desk.chance),
            115,
            desk.chance.digits(5)
        );
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), &notary) + 10.0;
    }
    let date = crate::facts::submitted(case.tender) - chrono::Duration::days(3);
    desk.pen.text((look.left, y), look.size, &look.dates.day(date));
    desk.truth.date("date", date);
    desk.seals((look.left + look.width() - 150.0, y + 40.0), &facts.who, facts.seals);
    let listed: Vec<Value> = rows
        .iter()
        .map(|row| {
            let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
            json!({ "member": cell(0), "ubn": cell(1), "part": cell(2), "share": cell(3) })
        })
        .collect();
    desk.truth.set("members", listed);
}

/// 標封.
pub(super) fn envelope(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(60.0, 26.0, look.say(["標　封", "投標標封", "外標封"])) + 12.0;
    let mut rows = desk.tender_rows(case, &facts.tender_no);
    rows.extend(desk.bidder_rows(&facts.who, ["投標廠商", "廠商名稱", "投標廠商"]));
    rows.push((look.say(["廠商地址", "地址", "通訊地址"]), facts.who.address.clone()));
    rows.push((look.say(["掛號號碼", "標封編號", "掛號號碼"]), facts.serial.clone()));
    let hour = format!(
        "{} {:02}:{:02}",
        look.dates.day(facts.issued),
        desk.chance.between(9, 16),
        desk.chance.between(10, 59)
    );
    rows.push((look.say(["收件時間", "收件時間", "送達時間"]), hour));
    y = desk.look.fields(&mut desk.pen, y, &rows) + 20.0;
    desk.pen.paragraph((look.left, y), look.size, look.width(), "本標封應密封，於截止投標期限前寄（送）達招標機關。");
    desk.truth.set("address", facts.who.address.as_str());
    desk.truth.set("mail_no", facts.serial.as_str());
    desk.truth.date("received", facts.issued);
}

/// 優良廠商證明.
pub(super) fn merit(_case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(60.0, 22.0, look.say(["優良廠商證明書", "優良廠商證明", "全球化廠商證明書"])) + 10.0;
    let mut rows = desk.bidder_rows(&facts.who, ["廠商名稱", "公司名稱", "廠商名稱"]);
    let period = format!("{}至{}", look.dates.day(facts.from), look.dates.day(facts.until));
    rows.push((look.say(["獎勵期間", "獎勵期間", "有效期間"]), period));
    rows.push((look.say(["核發日期", "發證日期", "核發日期"]), look.dates.day(facts.issued)));
    y = desk.look.fields(&mut desk.pen, y, &rows) + 18.0;
    let text = "上列廠商經評定為優良廠商，並公告於主管機關指定之資料庫，特此證明。";
    y = desk.pen.paragraph((look.left, y), look.size, look.width(), text) + 20.0;
    desk.issuer((look.left + look.width() - 90.0, y + 24.0), "數位產業主管機關印", false);
    desk.truth.date("valid_from", facts.from);
    desk.truth.date("valid_until", facts.until);
    desk.truth.date("issued", facts.issued);
}

/// 實績表, or the balance sheet of a year.
pub(super) fn capability(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let sheet = facts.style != 0;
    let title = if sheet {
        ["資產負債表", "財務報表", "財力證明"]
    } else {
        ["履約實績表", "投標廠商實績表", "履約實績證明"]
    };
    let mut y = desk.title(52.0, 20.0, look.say(title)) + 4.0;
    let names = desk.bidder_rows(&facts.who, ["公司名稱", "廠商名稱", "公司名稱"]);
    y = desk.look.lines(&mut desk.pen, y, &names) + 10.0;
    // The budget, or less where the bid is weak.
    let measure = facts.amount.max(1_000);
    if sheet {
        let strong = Some(measure) == case.tender.rules.qualification_budget;
        let equity = measure / 10;
        let figures = [
            ("current_assets", look.say(["流動資產", "流動資產合計", "流動資產總額"]), equity * 2),
            (
                "current_liabilities",
                look.say(["流動負債", "流動負債合計", "流動負債總額"]),
                if strong { equity } else { equity * 3 },
            ),
            (
                "liabilities",
                look.say(["負債總額", "負債總計", "負債合計"]),
                if strong { equity * 2 } else { equity * 5 },
            ),
            ("equity", look.say(["權益總額", "權益總計", "股東權益總額"]), equity),
            ("paid_in", look.say(["實收資本額", "實收資本額", "實收資本"]), measure / 20),
        ];
        let rows: Vec<(&str, String)> = figures.iter().map(|(_, label, value)| (*label, commas(*value))).collect();
        desk.look.fields(&mut desk.pen, y, &rows);
        for (field, _, value) in figures {
            desk.truth.set(field, value);
        }
        return;
    }
    let heads = [
        look.say(["契約名稱", "案名", "標案名稱"]),
        look.say(["業主", "採購機關", "業主名稱"]),
        look.say(["契約金額", "決標金額", "契約金額"]),
        look.say(["驗收日期", "完成日期", "驗收合格日"]),
    ];
    let closing = case.tender.bid_deadline;
    let rows: Vec<Vec<String>> = [(50, 400), (20, 800)]
        .iter()
        .map(|(hundredths, back)| {
            vec![
                desk.look.say(["資訊系統建置案", "資料平台授權案", "軟體維護案"]).to_owned(),
                crate::words::places::agency(&mut desk.chance),
                commas(measure * hundredths / 100),
                look.dates.day(closing - chrono::Duration::days(*back)),
            ]
        })
        .collect();
    grid(desk, y, &heads, &[0.28, 0.26, 0.2, 0.26], &rows);
}
