//! Words by which a bidder reserves something: fixed ones, and measures of its own choice (以…為準, 以…為限).

use crate::grammar::text::compact;

/// Words that say it by themselves.
const WORDS: [&str; 31] = [
    "但書",
    "不在此限",
    "保留權利",
    "保留修改",
    "保留變更",
    "保留調整",
    "保留解釋",
    "保留終止",
    "保留之權",
    "有權調整",
    "有權變更",
    "有權終止",
    "另行計價",
    "另行收費",
    "另行報價",
    "另行議定",
    "另計",
    "另收",
    "得以同等品替代",
    "概不負責",
    "不負責任",
    "不負任何責任",
    "不負擔保責任",
    "不負賠償",
    "不予賠償",
    "免負",
    "免除責任",
    "免責",
    "恕不",
    "不受此限",
    "不適用之",
];

/// How a measure ends.
const ENDS: [&str; 5] = ["為準", "為限", "為前提", "為條件", "為上限"];

/// What a measure may be without reserving anything: the tender's own papers, the law, and which of two forms of an amount prevails.
const HARMLESS: [&str; 14] =
    ["招標", "契約", "機關", "法令", "採購法", "規定", "大寫", "文字", "總價", "單價", "正本", "清單", "中文", "決標"];

/// Most characters between 以 and what a measure ends with.
const LONGEST: usize = 30;

/// The words of every reservation in a text; lines may be broken anywhere.
#[must_use]
pub fn all(text: &str) -> Vec<String> {
    let plain = compact(&text.replace('\n', ""));
    let words = WORDS.iter().filter(|word| plain.contains(**word)).map(|word| (*word).to_owned());
    words.chain(plain.split(['。', ';', ',']).filter_map(measure)).collect()
}

/// The first words of a reservation in a text.
#[must_use]
pub fn find(text: &str) -> Option<String> {
    all(text).into_iter().next()
}

/// A measure of the bidder's own: 以原廠條款為準.
fn measure(clause: &str) -> Option<String> {
    let (end, word) = ENDS.iter().find_map(|word| Some((clause.find(word)?, *word)))?;
    let before = clause.get(..end)?;
    let measure = before.get(before.rfind('以')?..)?;
    let own = measure.chars().count() <= LONGEST && !HARMLESS.iter().any(|word| measure.contains(word));
    (own || measure.contains("本公司") || measure.contains("原廠")).then(|| format!("{measure}{word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_measures() {
        for (text, found) in [
            ("超出原定範圍之費用\n另計。", Some("另計")),
            ("前述責任以原廠最終使用者條款所\n載範圍為準。", Some("以原廠最終使用者條款所載範圍為準")),
            ("賠償責任以本公司已收價金為限", Some("以本公司已收價金為限")),
            ("以本公司契約範本之規定為準", Some("以本公司契約範本之規定為準")),
            ("總價以中文大寫為準。", None),
            ("依契約規定，以招標文件為準。", None),
            ("操作紀錄保留一百八十日以上。", None),
        ] {
            assert_eq!(find(text).as_deref(), found, "{text}");
        }
    }
}
