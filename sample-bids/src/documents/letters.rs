//! Further documents that are letters and certificates: maker's authorisation, affidavit, certificates, membership, receipt.

use crate::documents::desk::{Case, Desk};
use crate::facts::extra::Extra;
use crate::spelling::english;
use crate::words::further::{BRANDS, brand_of};
use crate::words::prose::AFFIDAVITS;

/// 原廠授權證明: a form, a Chinese letter, an English letter.
pub(super) fn maker(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let brands: Vec<usize> = (0..case.tender.items.len())
        .filter(|at| facts.left_out != Some(*at))
        .map(|at| brand_of(case.tender, at))
        .collect();
    let left_out = facts.left_out.map(|at| brand_of(case.tender, at));
    let mut named: Vec<&str> = vec![];
    for at in brands.into_iter().filter(|at| Some(*at) != left_out) {
        let brand = BRANDS.get(at).map_or("", |brand| brand.0);
        if !named.contains(&brand) {
            named.push(brand);
        }
    }
    named.extend(facts.brand);
    let maker = BRANDS.get(brand_of(case.tender, 0)).map_or("", |brand| brand.1);
    let products = named.join(", ");
    desk.truth.set("maker", maker);
    desk.truth.set("vendor_name", facts.who.name.as_str());
    desk.truth.set("products", products.as_str());
    desk.truth.date("valid_until", facts.until);
    if facts.style == 2 {
        let mut y = desk.title(
            60.0,
            20.0,
            look.say(["LETTER OF AUTHORIZATION", "Letter of Authorization", "Manufacturer's Authorization Letter"]),
        ) + 10.0;
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), "To whom it may concern,") + 8.0;
        let rows = vec![
            ("Manufacturer", maker.to_owned()),
            (look.say(["Authorized Reseller", "Authorized Distributor", "Reseller"]), facts.who.name.clone()),
            ("Products", products),
            (look.say(["Valid until", "Expiry Date", "Expiration Date"]), english(facts.until, look.wording)),
        ];
        y = desk.look.lines(&mut desk.pen, y, &rows) + 8.0;
        let text = "We hereby confirm that the company named above is entitled to offer, sell and support our products in Taiwan.";
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), text) + 30.0;
        for mark in crate::draw::signature::signature((look.left, y), &mut desk.chance) {
            desk.pen.mark(mark);
        }
        return;
    }
    let mut y = desk.title(60.0, 21.0, look.say(["原廠授權證明書", "原廠授權書", "原廠代理授權證明"])) + 10.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading) + 8.0;
    let until = look.dates.day(facts.until);
    let period =
        if facts.style == 0 { format!("{}至{until}", look.dates.day(facts.from)) } else { format!("至{until}止") };
    let rows = vec![
        (look.say(["原廠名稱", "授權原廠", "製造商"]), maker.to_owned()),
        (look.say(["被授權廠商", "被授權公司", "授權經銷商"]), facts.who.name.clone()),
        (look.say(["授權產品", "授權品牌", "產品名稱"]), products),
        (look.say(["授權期間", "有效期間", "授權期限"]), period),
    ];
    y = desk.look.fields(&mut desk.pen, y, &rows) + 16.0;
    let text = look.say([
        "茲授權上列廠商參加本採購案，並就所列產品提供銷售、安裝及技術支援服務。",
        "本公司同意上列經銷商以本公司產品參與投標，並保證供貨及維護。",
        "上列廠商為本公司合法授權之經銷商，特此證明。",
    ]);
    y = desk.pen.paragraph((look.left, y), look.size, look.width(), text) + 14.0;
    desk.pen.text(
        (look.left, y),
        look.size,
        &format!("{}{}", look.say(["核發日期：", "日期：", "核發日期："]), look.dates.day(facts.issued)),
    );
    desk.truth.date("issued", facts.issued);
    desk.issuer(
        (look.left + look.width() - 84.0, y + 30.0),
        look.say(["授權專用章", "業務專用章", "經銷管理章"]),
        false,
    );
}

/// 切結書.
pub(super) fn affidavit(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(60.0, 24.0, look.say(["切　結　書", "投標廠商切結書", "切結書"])) + 10.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading) + 8.0;
    let text = case.tender.rules.affidavit_text.as_deref().unwrap_or(look.say(AFFIDAVITS));
    y = desk.pen.paragraph((look.left, y), look.size + 1.0, look.width(), text) + 6.0;
    if let Some(clause) = facts.clause {
        y = desk.pen.paragraph((look.left, y), look.size + 1.0, look.width(), clause) + 6.0;
    }
    desk.pen.text((look.left, y + 8.0), look.size, "此致");
    desk.pen.text((look.left + 30.0, y + 28.0), look.size, &case.tender.agency);
    y += 64.0;
    if case.long {
        desk.pen.turn_page();
        y = 60.0;
    }
    let top = y;
    let names = desk.bidder_rows(&facts.who, ["立切結書人", "廠商名稱", "投標廠商"]);
    y = desk.look.lines(&mut desk.pen, y, &names) + 6.0;
    let date = crate::facts::submitted(case.tender) - chrono::Duration::days(2);
    desk.pen.text((look.left, y), look.size, &look.dates.day(date));
    desk.truth.date("date", date);
    desk.seals((look.left + look.width() - 150.0, top + 36.0), &facts.who, facts.seals);
}

/// 資安驗證證書: two English ones and a Chinese one.
pub(super) fn certificate(_case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let until = facts.until;
    desk.truth.set("standard", "27001");
    desk.truth.set("edition", "2022");
    desk.truth.set("holder", facts.who.name.as_str());
    desk.truth.set("certificate_no", facts.serial.as_str());
    desk.truth.date("valid_until", until);
    let scope = look.say(["軟體開發與維運服務", "雲端服務之提供與管理", "資訊系統建置及維護"]);
    if facts.style == 2 {
        let mut y =
            desk.title(60.0, 22.0, look.say(["資訊安全管理系統驗證證書", "驗證證書", "ISO/IEC 27001 驗證證書"])) + 10.0;
        let rows = vec![
            (look.say(["獲證單位", "驗證單位", "證書持有者"]), facts.who.name.clone()),
            (look.say(["驗證標準", "適用標準", "驗證標準"]), "ISO/IEC 27001:2022".to_owned()),
            (look.say(["證書編號", "證書字號", "證書編號"]), facts.serial.clone()),
            (look.say(["驗證範圍", "證書範圍", "驗證範圍"]), scope.to_owned()),
            (look.say(["發證日期", "核發日期", "發證日期"]), facts.issued.to_string()),
            (look.say(["有效期限", "證書有效期至", "有效日期"]), until.to_string()),
            (look.say(["驗證機構", "發證單位", "驗證機構"]), facts.issuer.clone()),
        ];
        y = desk.look.fields(&mut desk.pen, y, &rows) + 30.0;
        desk.issuer((look.left + look.width() - 90.0, y + 20.0), "驗證專用章", true);
    } else {
        let mut y =
            desk.title(60.0, 22.0, look.say(["Certificate of Registration", "CERTIFICATE", "Certificate"])) + 4.0;
        y = desk.title(y, 12.0, &facts.issuer.clone()) + 6.0;
        y = desk.title(y, 13.0, "Information Security Management System – ISO/IEC 27001:2022") + 8.0;
        let ends = match facts.style {
            0 => ("Expiry Date", until.to_string()),
            _ => (
                look.say(["Expiration date of certificate", "Expiration Date", "Valid until"]),
                english(until, look.wording),
            ),
        };
        let rows = vec![
            (look.say(["This is to certify that", "Certificate holder", "Organization"]), facts.who.name.clone()),
            (look.say(["Certificate No", "Certificate Number", "Registration No"]), facts.serial.clone()),
            (look.say(["Scope", "Scope of Certification", "Scope of Registration"]), scope.to_owned()),
            (
                look.say(["Issue Date", "Date of Issue", "Issue Date"]),
                if facts.style == 0 { facts.issued.to_string() } else { english(facts.issued, look.wording) },
            ),
            ends,
        ];
        y = desk.look.lines(&mut desk.pen, y, &rows) + 30.0;
        for mark in crate::draw::signature::signature((look.left, y), &mut desk.chance) {
            desk.pen.mark(mark);
        }
    }
    desk.truth.set("scope", scope);
    desk.truth.date("issued", facts.issued);
}

/// 公會會員證.
pub(super) fn membership(_case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(56.0, 16.0, &facts.issuer.clone());
    y = desk.title(y, 22.0, look.say(["會員證書", "會　員　證", "會員證明書"])) + 10.0;
    let mut rows = desk.bidder_rows(&facts.who, ["公司名稱", "廠商名稱", "公司行號"]);
    rows.push((look.say(["會員編號", "會員證號", "會籍編號"]), facts.serial.clone()));
    rows.push((
        look.say(["有效期限", "有效期間", "會籍期間"]),
        if facts.style == 0 {
            look.dates.day(facts.until)
        } else {
            format!("{}至{}", look.dates.day(facts.from), look.dates.day(facts.until))
        },
    ));
    rows.push((look.say(["發證日期", "核發日期", "填發日期"]), look.dates.day(facts.issued)));
    y = desk.look.fields(&mut desk.pen, y, &rows) + 16.0;
    let note = look.say([
        "上列會員依法加入本會，特發給證書為憑。",
        "查上列公司為本會會員，特此證明。",
        "本證書於有效期間內有效，遺失應申請補發。",
    ]);
    y = desk.pen.paragraph((look.left, y), look.size, look.width(), note) + 20.0;
    desk.issuer((look.left + look.width() - 90.0, y + 20.0), look.say(["公會關防", "會員證專用章", "公會印信"]), false);
    let truth = &mut desk.truth;
    truth.set("association", facts.issuer.as_str());
    truth.set("member_no", facts.serial.as_str());
    truth.date("valid_until", facts.until);
    truth.date("issued", facts.issued);
}

/// 領標電子憑據.
pub(super) fn receipt(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(56.0, 14.0, "政府電子採購網");
    y = desk.title(y, 19.0, look.say(["領標電子憑據", "電子領標憑據", "領標電子憑據書面明細"])) + 8.0;
    let mut rows = desk.tender_rows(case, &facts.tender_no);
    rows.insert(0, (look.say(["憑據序號", "領標憑據序號", "憑據編號"]), facts.serial.clone()));
    let names = desk.bidder_rows(&facts.who, ["廠商名稱", "廠商名稱", "廠商名稱"]);
    rows.extend(names);
    let day = crate::facts::submitted(case.tender) - chrono::Duration::days(9);
    rows.push((look.say(["領標時間", "領標日期", "下載時間"]), format!("{} 10:24", look.dates.day(day))));
    y = desk.look.fields(&mut desk.pen, y, &rows) + 16.0;
    desk.pen.paragraph((look.left, y), look.size, look.width(), "本憑據應隨同投標文件一併遞送，供機關查驗。");
    desk.truth.set("receipt_no", facts.serial.as_str());
    desk.truth.date("collected", day);
}
