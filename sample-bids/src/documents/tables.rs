//! Further documents that are tables: specifications, laboratory report, components, disclosure.

use serde_json::{Value, json};

use crate::bid::{DefectKind, DocumentType};
use crate::documents::desk::{Case, Desk};
use crate::draw::grid::{Align, Grid, Rules};
use crate::facts::extra::Extra;
use crate::words::further::{COMPONENTS, ENDED, ITEMS, ORIGINS, REQUIREMENTS, UNLIKE, VULNERABLE, other_brand};

/// A table with these headings, widths in parts of the whole, and rows; gives the place under it.
pub(super) fn grid(desk: &mut Desk<'_>, top: f32, heads: &[&str], parts: &[f32], rows: &[Vec<String>]) -> f32 {
    let look = desk.look;
    let widths = parts.iter().map(|part| part * look.width()).collect();
    let rules = if look.wording == 2 { Rules::Rows } else { Rules::All };
    let mut grid = Grid { left: look.left, top, widths, size: 10.0, rules, least: 23.0 };
    let cells: Vec<(&str, Align)> = heads.iter().map(|head| (*head, Align::Left)).collect();
    grid.row(&mut desk.pen, &cells);
    for row in rows {
        let cells: Vec<(&str, Align)> = row.iter().map(|cell| (cell.as_str(), Align::Left)).collect();
        grid.row(&mut desk.pen, &cells);
    }
    grid.top
}

/// 規格對照表.
pub(super) fn specification(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(50.0, 19.0, look.say(["規格對照表", "投標規格表", "規格符合對照表"])) + 2.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading) + 6.0;
    let mut heads = vec![
        look.say(["項次", "編號", "項次"]),
        look.say(["需求規格", "招標規格", "規格需求"]),
        look.say(["投標規格", "廠商規格", "提供規格"]),
        look.say(["符合情形", "是否符合", "符合"]),
        look.say(["頁次", "佐證頁次", "佐證資料"]),
    ];
    let mut widths = vec![0.08, 0.36, 0.32, 0.12, 0.12];
    let branded = facts.style != 2 && case.tender.required_documents.contains(&DocumentType::MakerAuthorization);
    if branded {
        heads.insert(3, look.say(["廠牌", "品牌", "廠牌"]));
        widths = vec![0.08, 0.29, 0.26, 0.13, 0.12, 0.12];
    }
    let unlike = |at: usize| {
        let odd = facts.odd.filter(|(kind, _)| *kind == DefectKind::SoftwareTerms);
        UNLIKE.iter().enumerate().find(|(which, (row, _))| *row == at && odd.is_some_and(|(_, odd)| odd % 2 == *which))
    };
    let rows: Vec<Vec<String>> = REQUIREMENTS
        .iter()
        .enumerate()
        .map(|(at, (wanted, offered))| {
            let answer = if facts.unmet == Some(at) { "不符合" } else { "符合" };
            let page = if facts.odd == Some((DefectKind::ProofMissing, at)) { 9 } else { 2 };
            let equivalent = facts.odd == Some((DefectKind::EquivalentNotCompared, at));
            let offered = unlike(at).map_or(*offered, |(_, (_, offered))| offered);
            let offered = if equivalent { format!("{offered}（同等品）") } else { offered.to_owned() };
            let mut row = vec![(at + 1).to_string(), (*wanted).to_owned(), offered, answer.to_owned()];
            row.push(format!("第{page}頁"));
            if branded {
                let differs = facts.odd == Some((DefectKind::BrandDiffers, at));
                let item = at % case.tender.items.len().max(1);
                let own = case.facts.price.brand_of(case.tender, item);
                row.insert(3, if differs { other_brand(case.tender) } else { own }.to_owned());
            }
            row
        })
        .collect();
    y = grid(desk, y, &heads, &widths, &rows) + 16.0;
    let names = desk.bidder_rows(&facts.who, ["投標廠商", "廠商名稱", "投標廠商"]);
    desk.look.lines(&mut desk.pen, y, &names);
    desk.pen.turn_page();
    desk.pen.centred((crate::draw::sheet::WIDTH / 2.0, 40.0), 9.0, "第2頁");
    y = 70.0;
    for (at, (_, offered)) in REQUIREMENTS.into_iter().enumerate() {
        let offered = unlike(at).map_or(offered, |(_, (_, offered))| offered);
        let told = format!("本產品{offered}，詳細設定請參閱操作手冊。");
        y = desk.pen.paragraph((look.left, y), look.size, look.width(), &told) + 10.0;
    }
}

/// CNS 19086 測試報告.
pub(super) fn report(_case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(52.0, 14.0, &facts.issuer.clone());
    y = desk.title(
        y,
        19.0,
        look.say(["CNS 19086 雲端服務測試報告", "CNS 19086 檢測報告", "雲端服務（CNS 19086）測試報告"]),
    ) + 6.0;
    let passed = facts.unmet.is_none();
    let rows = vec![
        (look.say(["報告編號", "測試報告編號", "報告編號"]), facts.serial.clone()),
        (look.say(["實驗室名稱", "測試實驗室", "實驗室"]), facts.issuer.clone()),
        (look.say(["委託單位", "送測單位", "委託單位"]), facts.who.name.clone()),
        (look.say(["服務名稱", "測試標的", "雲端服務名稱"]), "雲端協作平台".to_owned()),
        (look.say(["報告日期", "簽發日期", "報告日期"]), look.dates.day(facts.issued)),
        (look.say(["測試結論", "結論", "綜合判定"]), if passed { "符合" } else { "不符合" }.to_owned()),
    ];
    y = desk.look.fields(&mut desk.pen, y, &rows) + 14.0;
    let heads = ["項次", look.say(["測試項目", "檢測項目", "測試項目"]), look.say(["結果", "判定", "結果"])];
    let rows: Vec<Vec<String>> = ITEMS
        .iter()
        .enumerate()
        .map(|(at, item)| {
            vec![
                (at + 1).to_string(),
                (*item).to_owned(),
                if facts.unmet == Some(at) { "不符合" } else { "符合" }.to_owned(),
            ]
        })
        .collect();
    y = grid(desk, y, &heads, &[0.12, 0.66, 0.22], &rows) + 20.0;
    desk.issuer((look.left + look.width() - 90.0, y + 20.0), "實驗室報告專用章", true);
    let truth = &mut desk.truth;
    truth.set("report_no", facts.serial.as_str());
    truth.set("body", facts.issuer.as_str());
    truth.set("client", facts.who.name.as_str());
    truth.set("service", "雲端協作平台");
    truth.set("outcome", if passed { "符合" } else { "不符合" });
    truth.date("issued", facts.issued);
}

/// 軟體元件表.
pub(super) fn components(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(50.0, 19.0, look.say(["軟體元件表", "軟體元件清單（SBOM）", "軟體物料清單"])) + 4.0;
    let product = case.tender.items.first().map_or("", |item| item.name.as_str());
    let rows = vec![
        (look.say(["產品名稱", "軟體名稱", "產品名稱"]), product.to_owned()),
        (look.say(["產品版本", "軟體版本", "產品版本"]), "4.2.1".to_owned()),
        (look.say(["製作日期", "製表日期", "製作日期"]), look.dates.day(facts.issued)),
    ];
    y = desk.look.lines(&mut desk.pen, y, &rows) + 8.0;
    let heads = [
        "項次",
        look.say(["元件名稱", "套件名稱", "元件名稱"]),
        look.say(["元件版本", "版本", "版本"]),
        look.say(["授權條款", "授權方式", "授權"]),
        look.say(["供應商", "來源", "提供者"]),
    ];
    let licence = |at: usize, own: &str| match facts.unmet {
        Some(unmet) if unmet % COMPONENTS.len() == at => {
            if unmet % 2 == 0 { "AGPL-3.0-only" } else { "不明" }.to_owned()
        }
        _ => own.to_owned(),
    };
    let rows: Vec<Vec<String>> = COMPONENTS
        .iter()
        .enumerate()
        .map(|(at, (name, version, own, supplier))| {
            vec![
                (at + 1).to_string(),
                (*name).to_owned(),
                match facts.odd {
                    Some((DefectKind::KnownVulnerability, _)) if at == VULNERABLE.0 => VULNERABLE.1,
                    Some((DefectKind::EndOfLife, _)) if at == ENDED.0 => ENDED.1,
                    _ => version,
                }
                .to_owned(),
                licence(at, own),
                if facts.odd == Some((DefectKind::RestrictedOrigin, at)) { ORIGINS } else { supplier }.to_owned(),
            ]
        })
        .collect();
    grid(desk, y, &heads, &[0.1, 0.28, 0.14, 0.22, 0.26], &rows);
    let truth = &mut desk.truth;
    truth.set("product", product);
    truth.set("version", "4.2.1");
    truth.date("issued", facts.issued);
    let listed: Vec<Value> = rows
        .iter()
        .map(|row| {
            let cell = |at: usize| row.get(at).cloned().unwrap_or_default();
            json!({ "no": cell(0), "component": cell(1), "version": cell(2), "licence": cell(3), "supplier": cell(4) })
        })
        .collect();
    truth.set("components", listed);
}

/// 公職人員及關係人身分關係揭露表.
pub(super) fn disclosure(case: &Case<'_>, facts: &Extra, desk: &mut Desk<'_>) {
    let look = desk.look;
    let mut y = desk.title(50.0, 17.0, "公職人員及關係人身分關係揭露表");
    y = desk.title(y, 12.0, look.say(["（事前揭露）", "【A.事前揭露】", "（本表由公職人員或關係人填寫）"])) + 4.0;
    let heading = desk.tender_rows(case, &facts.tender_no);
    y = desk.look.lines(&mut desk.pen, y, &heading);
    let names = desk.bidder_rows(&facts.who, ["廠商名稱", "投標廠商", "廠商名稱"]);
    y = desk.look.lines(&mut desk.pen, y, &names) + 8.0;
    let heads = [
        look.say(["姓名", "關係人姓名", "姓名"]),
        look.say(["公職人員姓名", "公職人員", "公職人員姓名"]),
        look.say(["關係", "身分關係", "與公職人員之關係"]),
        look.say(["服務機關", "任職機關", "服務機關"]),
        "職稱",
    ];
    let other = crate::words::names::person(&mut desk.chance);
    let rows = vec![vec![
        facts.who.representative.clone(),
        other,
        look.say(["配偶", "二親等內親屬", "關係人"]).to_owned(),
        case.tender.agency.clone(),
        "科長".to_owned(),
    ]];
    y = grid(desk, y, &heads, &[0.16, 0.2, 0.2, 0.3, 0.14], &rows) + 24.0;
    let date = crate::facts::submitted(case.tender) - chrono::Duration::days(2);
    desk.pen.text((look.left, y), look.size, &look.dates.day(date));
    desk.truth.date("date", date);
    desk.seals((look.left + look.width() - 150.0, y + 30.0), &facts.who, facts.seals);
}
