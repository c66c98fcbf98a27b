//! Names of companies and of people.

use crate::grammar::text::{compact, is_han, key};

/// Words that a registered name of a business ends with, the longest first.
const ENDINGS: [&str; 20] = [
    "股份有限公司",
    "有限公司",
    "無限公司",
    "兩合公司",
    "分公司",
    "公司",
    "商號",
    "企業社",
    "工作室",
    "事務所",
    "工程行",
    "商行",
    "企業行",
    "電腦行",
    "合作社",
    "基金會",
    "協會",
    "大學",
    "研究院",
    "社",
];

/// The name of a business at the start of a text: up to its ending.
#[must_use]
pub fn business(text: &str) -> Option<String> {
    let plain = compact(text);
    let plain = plain.trim_start_matches([':', '(', ')']);
    let end = ENDINGS.iter().filter_map(|ending| plain.find(ending).map(|at| at + ending.len())).max()?;
    let name = plain.get(..end)?;
    let clean = name.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || "&·‧.()-".contains(c));
    (clean && (4..=40).contains(&name.chars().count())).then(|| name.to_owned())
}

/// Words that the name of a financial institution, an office or another body ends with.
const BODIES: [&str; 30] = [
    "銀行",
    "分行",
    "農會",
    "漁會",
    "信用合作社",
    "郵局",
    "信用部",
    "營業部",
    "公司",
    "公會",
    "中心",
    "實驗室",
    "協會",
    "大學",
    "局",
    "署",
    "部",
    "處",
    "所",
    "館",
    "院",
    "會",
    "科",
    "室",
    "企業社",
    "商行",
    "商號",
    "工作室",
    "事務所",
    "基金會",
];

/// The name of an institution at the start of a text: as far as the last word that such names end with, or Latin words.
#[must_use]
pub fn institution(text: &str) -> Option<String> {
    let plain = compact(text);
    let plain = plain.trim_start_matches([':', '(', ')']);
    let name: String =
        plain.chars().take_while(|c| is_han(*c) || c.is_ascii_alphanumeric() || "&·‧.()-".contains(*c)).collect();
    let end = BODIES.iter().filter_map(|body| name.rfind(body).map(|at| at + body.len())).max();
    if let Some(name) = end.and_then(|end| name.get(..end)).filter(|name| (3..=40).contains(&name.chars().count())) {
        return Some(name.to_owned());
    }
    let latin: String =
        text.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || " .,&()-".contains(*c)).collect();
    let latin = latin.trim().trim_end_matches([',', '(']).trim();
    (latin.chars().filter(char::is_ascii_alphabetic).count() >= 3).then(|| latin.to_owned())
}

/// The name of a person at the start of a text: two to six Chinese characters, or Latin words.
#[must_use]
pub fn person(text: &str) -> Option<String> {
    let plain = compact(text);
    let han: String = plain.chars().take_while(|c| is_han(*c) || "·‧".contains(*c)).collect();
    let name = ["先生", "女士", "小姐", "君", "印"].iter().find_map(|t| han.strip_suffix(t)).unwrap_or(&han);
    if (2..=6).contains(&name.chars().count()) && business(name).is_none() {
        return Some(name.to_owned());
    }
    let latin: String = text.trim().chars().take_while(|c| c.is_ascii_alphabetic() || " .-".contains(*c)).collect();
    (han.is_empty() && latin.len() >= 4).then(|| latin.trim().to_owned())
}

/// Whether two names of businesses are the same, widths and 臺/台 aside.
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    key(left) == key(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!(business("創璟雲端股份有限公司").as_deref(), Some("創璟雲端股份有限公司"));
        assert_eq!(business("：大方企業社（蓋章）").as_deref(), Some("大方企業社"));
        assert_eq!(business("統一編號"), None);
        assert_eq!(institution("第三商業銀行 西屯分行（簽章）").as_deref(), Some("第三商業銀行西屯分行"));
        assert_eq!(institution("數位發展部數位產業署").as_deref(), Some("數位發展部數位產業署"));
        assert_eq!(institution("Fairmont Software, Inc.").as_deref(), Some("Fairmont Software, Inc."));
        assert_eq!(institution("無"), None);
        assert_eq!(person("陳文彬 先生").as_deref(), Some("陳文彬"));
        assert_eq!(person("陳文彬").as_deref(), Some("陳文彬"));
        assert_eq!(person("John Smith").as_deref(), Some("John Smith"));
        assert_eq!(person("創璟雲端股份有限公司"), None);
        assert!(same("臺灣軟體有限公司", "台灣軟體 有限公司") && !same("甲乙有限公司", "甲丙有限公司"));
    }
}
