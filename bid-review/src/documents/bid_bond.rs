//! D05 押標金憑據: cheques, notes, postal orders, guarantees, insurance, deposits, bonds of the state, credits and payments.

use serde_json::json;

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::spec::{self, Spec, TENDER, spec};
use crate::documents::{prose, signing, totals};
use crate::grammar::name;
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::BidBond,
    about: "Evidence that the bid bond was paid: a financial institution's note, cheque or certified cheque, a postal order, a government bond, a pledged deposit, a standby credit, a bank's guarantee, an insurance bond, an electronic payment, a transfer.",
    fields: &[
        &[
            (
                "bond_type",
                "cashier_cheque, promissory_note, certified_cheque, postal_order, gov_bond, pledged_deposit, standby_lc, bank_guarantee, insurance_bond, e_guarantee, online_payment or cash_transfer",
            ),
            ("amount", "amount in figures, whole dollars"),
            ("amount_words", "amount in words"),
            ("amount_words_value", "the amount that the words say"),
            ("payee", "payee, pledgee, beneficiary or insured"),
            ("issuer", "institution that issued it"),
            ("drawer", "who drew a cheque"),
            ("remitter", "who paid or applied for it"),
            ("serial_no", "number of the cheque, policy, deposit or payment"),
            ("account_no", "account paid from"),
            ("issued", "day of issue"),
            ("paid", "day of payment"),
            ("valid_from", "first day of a guarantee"),
            ("valid_until", "last day of a guarantee"),
        ],
        form::TENDER,
    ],
    read,
};

const FIELDS: [Spec; 12] = [
    spec("amount", Label::BondAmount, spec::money),
    spec("payee", Label::Payee, spec::institution),
    spec("issuer", Label::Issuer, spec::institution),
    spec("drawer", Label::Drawer, spec::institution),
    spec("remitter", Label::Remitter, spec::business),
    spec("serial_no", Label::Serial, spec::reference),
    spec("account_no", Label::Account, spec::reference),
    spec("issued", Label::Issued, spec::day),
    spec("paid", Label::Paid, spec::day),
    spec("valid_from", Label::Validity, spec::first_of_two),
    spec("valid_until", Label::Validity, spec::last_day),
    spec("remitter", Label::VendorName, spec::business),
];

/// Words that tell the kinds of bonds apart, the most telling first.
const TYPES: [(&str, &[&str]); 12] = [
    ("e_guarantee", &["電子押標金保證書", "電子連帶保證書", "電子保證書"]),
    ("insurance_bond", &["保證保險單", "保證保險", "要保人"]),
    ("bank_guarantee", &["連帶保證書", "銀行保證書", "書面連帶保證"]),
    ("standby_lc", &["信用狀", "StandbyLetterofCredit"]),
    ("gov_bond", &["公債"]),
    ("pledged_deposit", &["定期存款單", "定存單", "存單", "質權設定"]),
    ("postal_order", &["郵政匯票"]),
    ("online_payment", &["線上繳納", "電子繳納", "網路繳納", "線上繳費", "電子化繳納", "電子押標金繳納"]),
    (
        "cash_transfer",
        &["匯款申請書", "匯款單", "匯款回條", "匯款憑證", "存款憑條", "轉帳憑證", "收款收據", "繳款收據", "匯款人"],
    ),
    ("certified_cheque", &["保付"]),
    ("promissory_note", &["本票"]),
    ("cashier_cheque", &["支票"]),
];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    kind(paper, sheets);
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &FIELDS);
    for sheet in sheets {
        totals::capitals(paper, sheet, ("amount_words", "amount_words_value"));
    }
    prose::after(paper, sheets, "amount", (&["NT$", "NTD", "新臺幣", "新台幣"], prose::money));
    let guaranteed: &[&str] = &["有效期間自", "有效期間", "有效期限自", "有效期限", "保險期間自", "期間自"];
    prose::after(paper, sheets, "valid_until", (guaranteed, |text| spec::first_of_two(text).and(spec::last_day(text))));
    prose::after(paper, sheets, "valid_until", (&["有效期限至", "有效期至", "效期至", "有效至"], spec::day));
    prose::after(paper, sheets, "remitter", (&["茲因", "茲據", "緣"], spec::business));
    joining(paper, sheets);
    prose::after(paper, sheets, "payee", (&["憑票支付", "憑票祈付", "憑票即付", "以", "致"], payee));
    signing::date(paper, sheets);
    if paper.field("issued").is_none()
        && let Some(date) = paper.document.fields.get("date").cloned()
    {
        paper.document.fields.insert("issued".to_owned(), date);
    }
    paper.document.fields.remove("date");
    headed(paper, sheets);
    secured(paper);
}

/// Whom a sentence begins with that takes part in the tender: 一、甲乙有限公司參加上列採購投標.
fn joining(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    if paper.field("remitter").is_some() {
        return;
    }
    for sheet in sheets {
        for line in prose::joined(sheet) {
            let chars: Vec<char> = line.glyphs.iter().map(|g| g.c).collect();
            let Some(to) = chars.windows(2).position(|pair| matches!(pair, ['參', '加' | '與'])) else { continue };
            let begins = chars.iter().take(to).rposition(|c| "。、;,:".contains(*c)).map_or(0, |at| at + 1);
            let text = line.text(begins, to);
            let whole = |name: &str| name.chars().count() == text.chars().filter(|c| !c.is_whitespace()).count();
            let named = name::business(&text).filter(|name| whole(name));
            if let Some((name, rect)) = named.zip(line.rect(begins, to)) {
                paper.set("remitter", json!(name), (sheet.page, rect), (&text, line.confidence(begins, to)));
                return;
            }
        }
    }
}

/// The institution that heads the page, where no label names one.
fn headed(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    if paper.field("issuer").is_some() || paper.field("drawer").is_some() {
        return;
    }
    for sheet in sheets {
        for line in sheet.lines.iter().take(4) {
            for (from, to) in line.runs(1.5, &[]) {
                let text = line.text(from, to);
                let named = name::institution(&text).filter(|name| ISSUERS.iter().any(|word| name.contains(word)));
                if let Some((name, rect)) = named.zip(line.rect(from, to)) {
                    paper.set("issuer", json!(name), (sheet.page, rect), (&text, line.confidence(from, to)));
                    return;
                }
            }
        }
    }
}

/// Words in the names of institutions that issue bonds.
const ISSUERS: [&str; 7] = ["銀行", "農會", "漁會", "合作社", "郵政", "保險", "金庫"];

/// An institution that a sentence names as payee, 為受款人 and the like behind it or nothing at all.
fn payee(text: &str) -> Option<serde_json::Value> {
    let head = ["為質權人", "為受益人", "為受款人", "為被保險人", "為被保證人"]
        .iter()
        .find_map(|end| text.split_once(end))
        .map(|(head, _)| head);
    name::institution(head?).map(Into::into)
}

/// A guarantee is made out to the agency that it names, where it says no other.
fn secured(paper: &mut Paper) {
    let secures =
        matches!(paper.text("bond_type"), Some("bank_guarantee" | "standby_lc" | "insurance_bond" | "e_guarantee"));
    if let (true, None, Some(agency)) = (secures, paper.field("payee"), paper.field("agency").cloned()) {
        paper.document.fields.insert("payee".to_owned(), agency);
    }
    // A cheque that a firm drew is no institution's; a note's drawer is its issuer.
    if let (None, Some(drawer)) = (paper.field("issuer"), paper.field("drawer").cloned()) {
        paper.document.fields.insert("issuer".to_owned(), drawer);
    }
}

fn kind(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    for (kind, words) in TYPES {
        for word in words {
            for sheet in sheets {
                for line in &sheet.lines {
                    let plain = line.plain();
                    let Some(byte) = plain.find(word) else { continue };
                    // 本票據 is any paper of value.
                    if plain.get(byte + word.len()..).is_some_and(|rest| rest.starts_with('據')) {
                        continue;
                    }
                    let at = plain.get(..byte).map_or(0, |before| before.chars().count());
                    let to = at + word.chars().count();
                    if let Some(rect) = line.rect(at, to) {
                        paper.set("bond_type", json!(kind), (sheet.page, rect), (word, line.confidence(at, to)));
                        return;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::paper::testing::paper;
    use crate::layout::sheet::testing::page;

    fn of(words: &[(f64, f64, &str)]) -> Paper {
        let page = page(words);
        let mut paper = paper(DocumentKind::BidBond);
        read(&mut paper, &[Sheet::of(&page)]);
        paper
    }

    #[test]
    fn a_cheque() {
        let paper = of(&[
            (200.0, 60.0, "南山商業銀行 本行支票"),
            (60.0, 90.0, "支票號碼：AB1234567"),
            (60.0, 110.0, "憑票支付 數位發展部數位產業署"),
            (60.0, 130.0, "新臺幣 伍拾萬元整"),
            (400.0, 130.0, "NT$500,000"),
            (60.0, 160.0, "發票日：民國115年11月21日"),
            (60.0, 180.0, "發票人：南山商業銀行西屯分行"),
        ]);
        for (field, value) in [
            ("bond_type", json!("cashier_cheque")),
            ("serial_no", json!("AB1234567")),
            ("payee", json!("數位發展部數位產業署")),
            ("amount", json!(500_000)),
            ("amount_words_value", json!(500_000)),
            ("issued", json!("2026-11-21")),
            ("drawer", json!("南山商業銀行西屯分行")),
        ] {
            assert_eq!(paper.field(field).map(|f| &f.value), Some(&value), "{field}");
        }
    }

    #[test]
    fn a_guarantee_may_begin_with_the_bidder() {
        let paper = of(&[
            (200.0, 60.0, "投標押標金連帶保證書"),
            (60.0, 90.0, "一、遠山軟體股份有限公司參加上列採購投標所應繳納之押標金"),
            (60.0, 110.0, "新臺幣壹佰萬元整（NT$1,000,000），由本行連帶保證。"),
        ]);
        assert_eq!(paper.text("remitter"), Some("遠山軟體股份有限公司"));
    }

    #[test]
    fn a_guarantee_in_sentences() {
        let paper = of(&[
            (200.0, 60.0, "押標金連帶保證書"),
            (60.0, 90.0, "立連帶保證書人：和平商業銀行建國分行"),
            (60.0, 110.0, "一、茲因遠山軟體股份有限公司（以下簡稱廠商）參加投標，"),
            (60.0, 130.0, "應繳納押標金新臺幣壹佰萬元整（NT$1,000,000）。"),
            (60.0, 150.0, "二、本保證書有效期間自115年11月21日起至116年4月1日止。"),
            (60.0, 190.0, "此致"),
            (60.0, 210.0, "港灣資訊管理處"),
        ]);
        for (field, value) in [
            ("bond_type", json!("bank_guarantee")),
            ("issuer", json!("和平商業銀行建國分行")),
            ("remitter", json!("遠山軟體股份有限公司")),
            ("payee", json!("港灣資訊管理處")),
            ("amount", json!(1_000_000)),
            ("valid_until", json!("2027-04-01")),
        ] {
            assert_eq!(paper.field(field).map(|f| &f.value), Some(&value), "{field}");
        }
    }
}
