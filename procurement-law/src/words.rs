//! Words for the keys that rulings carry: categories, parties, evidence, things compared, parameters.

use crate::ruling::Lang;

/// Key, Chinese word, English word.
const WORDS: &[(&str, &str, &str)] = &[
    ("goods", "財物", "goods"),
    ("services", "勞務", "services"),
    ("works", "工程", "works"),
    ("superior_agency", "上級機關", "superior agency"),
    ("ordering_agency", "訂購機關（無上級機關者）", "ordering agency (having no superior)"),
    ("superior_approval_reference", "上級機關核准文號", "reference of the superior agency's approval"),
    ("own_approval_reference", "本機關核准文號", "reference of the agency's own approval"),
    ("ordered_quantity", "訂購數量", "quantity ordered"),
    ("order_amount", "訂購金額", "order amount"),
    ("approval", "核准文號", "approval reference"),
    ("order_date", "訂購日", "order date"),
    ("ordering_until", "可供訂購期間末日", "last day of ordering"),
    ("framework_total", "契約累計訂購金額", "total ordered under the framework"),
    ("publication_threshold", "公告金額", "publication threshold"),
    ("small_procurement_limit", "中央機關小額採購金額", "small procurement limit of central agencies"),
    ("supervision_threshold", "查核金額", "supervision threshold"),
    ("large_procurement_threshold", "巨額採購金額", "large procurement threshold"),
    (
        "framework_term_limit_years",
        "共同供應契約可供訂購期間上限（年）",
        "limit of a framework's ordering period, in years",
    ),
    ("add_on_limit", "附加採購金額上限", "limit of add-on purchases"),
    ("address", "地址", "address"),
    ("amount", "複價", "line amount"),
    ("answer", "聲明之答案", "answer declared"),
    ("bounced_cheques", "未清償退票張數", "bounced cheques not settled"),
    ("count", "數量", "count"),
    ("credit_inquiry", "查覆日期", "day of the credit inquiry"),
    ("representative", "代表人", "representative"),
    ("tax_period_end", "稅期末月", "last month of the tax period"),
    ("tender_no", "案號", "tender number"),
    ("total", "總價", "total"),
    ("ubn", "統一編號", "business number"),
    ("unit_price", "單價", "unit price"),
    ("vendor_name", "廠商名稱", "vendor name"),
];

/// The word for a key; what follows a `:` in the key (the item compared) is left out. An unknown key is its own word.
#[must_use]
pub fn word(key: &str, lang: Lang) -> &str {
    let bare = key.split(':').next().unwrap_or(key);
    WORDS.iter().find(|(k, _, _)| *k == bare).map_or(key, |(_, zh, en)| match lang {
        Lang::ZhTw => zh,
        Lang::En => en,
    })
}

/// Whether a key has words.
#[must_use]
pub fn known(key: &str) -> bool {
    let bare = key.split(':').next().unwrap_or(key);
    WORDS.iter().any(|(k, _, _)| *k == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_there_once() {
        for (key, _, _) in WORDS {
            assert_eq!(WORDS.iter().filter(|(k, _, _)| k == key).count(), 1);
        }
    }

    #[test]
    fn item_is_left_out_and_unknown_keys_stay() {
        assert_eq!(word("ordered_quantity:12", Lang::ZhTw), "訂購數量");
        assert_eq!(word("nothing", Lang::En), "nothing");
        assert!(!known("nothing"));
    }
}
