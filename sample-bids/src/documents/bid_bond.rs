//! 押標金憑據: eleven kinds of evidence that a bid bond was paid.

use crate::documents::desk::{Case, Desk};
use crate::draw::sheet::Area;
use crate::facts::extra::Extra;
use crate::spelling::{capital, commas};
use crate::words::further::BONDS;

pub(super) fn draw(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let kind = BONDS.get(facts.style).copied().unwrap_or_default();
    desk.truth.set("bond_type", kind);
    desk.truth.set("amount_words", capital(facts.words));
    desk.truth.set("amount_words_value", facts.words);
    match facts.style {
        0..=3 => cheque(case, facts, desk),
        4 => guarantee(case, facts, desk),
        _ => form(case, facts, desk),
    }
}

/// A cheque, a note or an order: a slip with a frame.
fn cheque(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let kind = [
        ["本行支票", "銀行支票", "支　票"],
        ["本　票", "銀行本票", "本票"],
        ["保付支票", "支票（保付）", "保付支票"],
        ["郵政匯票", "郵政匯票", "郵政匯票"],
    ];
    let title = look.say(kind.get(facts.style).copied().unwrap_or_default());
    let (left, width) = (look.left, look.width());
    let top = 70.0;
    desk.pen.frame(Area { x: left - 8.0, y: top - 14.0, width: width + 16.0, height: 270.0 }, 1.2);
    let issuer = facts.issuer.clone();
    desk.pen.text((left, top), 14.0, &issuer);
    desk.pen.text_to((left + width, top), 15.0, title);
    let size = look.size;
    let mut y = top + 36.0;
    let paper = if facts.style == 1 {
        "本票號碼"
    } else if facts.style == 3 {
        "匯票號碼"
    } else {
        look.say(["支票號碼", "票據號碼", "支票號碼"])
    };
    let label = if facts.style == 1 { "票據號碼" } else { paper };
    desk.pen.text((left, y), size, &format!("{label}{}{}", look.colon, facts.serial));
    let day = look.dates.day(facts.issued);
    desk.pen.text(
        (left + width * 0.45, y),
        size,
        &format!("{}{}{day}", look.say(["發票日", "發票日期", "簽發日期"]), look.colon),
    );
    y += 34.0;
    let payee = look.say(["憑票支付", "受款人", "憑票祈付"]);
    if !facts.payee.is_empty() {
        desk.pen.text(
            (left, y),
            size + 1.0,
            &format!("{payee}{}{}", if look.wording == 1 { look.colon } else { "　" }, facts.payee),
        );
        desk.truth.set("payee", facts.payee.as_str());
    }
    y += 34.0;
    desk.pen.text((left, y), size + 2.0, &format!("新臺幣{}", capital(facts.words)));
    desk.pen.text_to((left + width, y), size + 1.0, &format!("NT${}", commas(facts.amount)));
    y += 34.0;
    let code = desk.chance.digits(7);
    desk.pen.text(
        (left, y),
        size - 1.5,
        &format!(
            "付款地：{}　　付款行代號：{code}",
            case.facts.registration.who.address.chars().take(3).collect::<String>()
        ),
    );
    y += 30.0;
    let drawer = facts.drawer.clone().unwrap_or_else(|| facts.issuer.clone());
    desk.pen.text((left, y), size, &format!("{}{}{drawer}", look.say(["發票人", "發票人簽章", "發票人"]), look.colon));
    desk.pen.text(
        (left, y + 40.0),
        size - 2.0,
        look.say(["禁止背書轉讓", "見票即付　禁止背書轉讓", "本票據禁止背書轉讓"]),
    );
    desk.issuer((left + width - 70.0, y + 26.0), look.say(["票據專用章", "業務專用章", "支票專用章"]), false);
    let truth = &mut desk.truth;
    truth.set("amount", facts.amount);
    truth.set("serial_no", facts.serial.as_str());
    truth.set("drawer", drawer);
    truth.date("issued", facts.issued);
}

/// A bank's guarantee, in sentences.
fn guarantee(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y =
        desk.title(60.0, 20.0, look.say(["押標金連帶保證書", "押標金連帶保證書", "投標押標金連帶保證書"])) + 12.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading) + 6.0;
    let (who, words, figures) = (&facts.who.name, capital(facts.words), commas(facts.amount));
    let (from, until) = (look.dates.day(facts.from), look.dates.day(facts.until));
    let first = match look.wording {
        0 => format!(
            "一、立連帶保證書人{}（以下簡稱本行），茲因{who}（以下簡稱廠商）參加貴機關上列採購案之投標，依招標文件規定應繳納押標金新臺幣{words}（NT${figures}），該押標金由本行開具本連帶保證書負連帶保證責任。",
            facts.issuer
        ),
        1 => format!(
            "一、茲據{who}（以下簡稱投標廠商）為參加上列採購之投標，依規定應向機關繳納押標金計新臺幣{words}（NT${figures}），由本行負連帶給付之責。"
        ),
        _ => format!(
            "一、{who}參加上列採購投標所應繳納之押標金新臺幣{words}（NT${figures}），由本行連帶保證，並拋棄先訴抗辯權。"
        ),
    };
    let second =
        "二、機關依招標文件認有不予發還押標金之情形時，一經書面通知，本行即如數給付，絕不推諉拖延。".to_owned();
    let third = format!("三、本保證書{}{from}起至{until}止。", look.say(["有效期間自", "之有效期間自", "有效期限自"]));
    for text in [first, second, third] {
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), &text) + 6.0;
    }
    let rows = vec![
        (look.say(["立連帶保證書人", "保證銀行", "保證銀行"]), facts.issuer.clone()),
        (look.say(["保證書編號", "保證書號碼", "保證書編號"]), facts.serial.clone()),
        (look.say(["開立日期", "簽發日期", "日期"]), look.dates.day(facts.issued)),
    ];
    y = desk.look.lines(&mut desk.pen, y + 8.0, &rows);
    desk.issuer(
        (look.left + look.width() - 80.0, y + 20.0),
        look.say(["保證業務專用章", "授信專用章", "保證專用章"]),
        true,
    );
    let truth = &mut desk.truth;
    truth.set("amount", facts.amount);
    truth.set("payee", case.tender.agency.as_str());
    truth.set("issuer", facts.issuer.as_str());
    truth.set("remitter", facts.who.name.as_str());
    truth.set("serial_no", facts.serial.as_str());
    truth.date("issued", facts.issued);
    truth.date("valid_until", facts.until);
}

/// Titles of the kinds that are forms.
const TITLES: [[&str; 3]; 6] = [
    ["押標金保證保險單", "工程保證保險 押標金保證保險單", "押標金保證保險單"],
    ["定期存款質權設定通知書", "定期存款單（設定質權）", "定期存款存單質權設定書"],
    ["不可撤銷擔保信用狀", "擔保信用狀", "押標金擔保信用狀"],
    ["押標金電子繳納憑證", "押標金線上繳納證明", "押標金網路繳納憑證"],
    ["匯款申請書（押標金）", "押標金匯款回條", "匯款憑證"],
    ["中央政府建設公債設質證明", "登錄公債質權設定證明書", "政府公債（押標金）"],
];

/// Insurance, deposit, credit, payment, transfer, bond of the state: labels with values.
fn form(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let at = facts.style.saturating_sub(5);
    let mut y = desk.title(52.0, 13.0, &facts.issuer.clone());
    y = desk.title(y, 18.0, look.say(TITLES.get(at).copied().unwrap_or_default())) + 8.0;
    let dates = look.dates;
    let amount = look.amounts.write(facts.amount);
    let words = format!("新臺幣{}", capital(facts.words));
    let (serial, payer, payee) = (facts.serial.clone(), facts.who.name.clone(), facts.payee.clone());
    let period = format!("自{}起至{}止", dates.day(facts.from), dates.day(facts.until));
    let labels: [&str; 5] = match at {
        0 => ["保單號碼", "要保人", "被保險人", look.say(["保險金額", "保險金額", "保證金額"]), "保險期間"],
        1 => [
            look.say(["存單號碼", "存單編號", "存單號碼"]),
            look.say(["出質人", "存款人", "出質人"]),
            "質權人",
            look.say(["存單金額", "面額", "設質金額"]),
            "",
        ],
        2 => [
            "信用狀號碼",
            "申請人",
            "受益人",
            look.say(["信用狀金額", "擔保金額", "信用狀金額"]),
            look.say(["有效期限", "有效期間", "有效期限"]),
        ],
        3 => [
            look.say(["交易序號", "繳費序號", "銷帳編號"]),
            look.say(["繳款人", "繳納人", "付款人"]),
            look.say(["收款機關", "收款人", "受款機關"]),
            look.say(["押標金金額", "繳費金額", "交易金額"]),
            "",
        ],
        4 => [
            look.say(["匯款序號", "交易編號", "匯款序號"]),
            look.say(["匯款人", "匯款人姓名", "匯款人"]),
            look.say(["收款人", "收款戶名", "受款人"]),
            look.say(["匯款金額", "匯款金額", "轉帳金額"]),
            "",
        ],
        _ => [
            look.say(["登錄號碼", "債券號碼", "登錄號碼"]),
            look.say(["出質人", "債券持有人", "出質人"]),
            "質權人",
            look.say(["公債面額", "面額", "設質金額"]),
            "",
        ],
    };
    let [serial_label, payer_label, payee_label, amount_label, period_label] = labels;
    let mut rows = vec![
        (serial_label, serial),
        (payer_label, payer),
        (payee_label, payee),
        (amount_label, amount),
        ("金額大寫", words),
    ];
    if !period_label.is_empty() {
        rows.push((period_label, period));
        desk.truth.date("valid_until", facts.until);
    }
    if matches!(at, 3 | 4) {
        rows.push((look.say(["繳納時間", "交易日期", "入帳日期"]), dates.day(facts.issued)));
        rows.push((look.say(["轉出帳號", "扣款帳號", "匯款帳號"]), facts.account.clone().unwrap_or_default()));
        desk.truth.set("account_no", rows.last().map(|row| row.1.clone()));
        desk.truth.date("paid", facts.issued);
    } else {
        rows.push((look.say(["開立日期", "簽發日期", "開立日期"]), dates.day(facts.issued)));
        desk.truth.date("issued", facts.issued);
    }
    y = desk.look.fields(&mut desk.pen, y, &rows) + 18.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading) + 6.0;
    let note = look.say([
        "本憑據供參加上列採購投標繳納押標金之用，塗改無效。",
        "上列金額係為參加政府採購投標所繳納之押標金，憑本證明辦理退還。",
        "本件押標金之繳納與退還依招標文件之規定辦理。",
    ]);
    y = desk.pen.paragraph((look.left, y), look.size, look.width(), note) + 16.0;
    desk.issuer(
        (look.left + look.width() - 84.0, y + 18.0),
        look.say(["業務專用章", "收訖專用章", "證明專用章"]),
        look.wording != 1,
    );
    let truth = &mut desk.truth;
    truth.set("amount", facts.amount);
    truth.set("payee", facts.payee.as_str());
    truth.set("remitter", facts.who.name.as_str());
    truth.set("serial_no", facts.serial.as_str());
}
