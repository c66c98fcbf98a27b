//! D06-4: quantity times unit price is the amount of each row, and the amounts are the total (細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Row};
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::{Rule, SURE};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D06-4",
    title_zh: "標價計算",
    title_en: "Arithmetic of the prices",
    meaning: "On each row quantity times unit price is the amount, and the amounts add up to the total. A difference goes to a person; a price is never corrected.",
    cites: &[ENFORCEMENT.at("60-1"), GPA.at("51-1")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d06-4.right",
            zh: "{count}項複價及總計{total:money}計算無誤。",
            en: "The {count} rows and their total of {total:money} are right.",
        },
        Sentence {
            key: "d06-4.row",
            zh: "第{item}項數量{qty}乘以單價{price:money}應為{expected:money}，所載為{found:money}。",
            en: "Item {item}: {qty} at {price:money} makes {expected:money}, not {found:money}.",
        },
        Sentence {
            key: "d06-4.sum",
            zh: "各項複價合計為{expected:money}，所載總計為{found:money}。",
            en: "The amounts add up to {expected:money}; the total shown is {found:money}.",
        },
        Sentence {
            key: "d06-4.unread_row",
            zh: "第{item}項之數量、單價或複價未能讀出，請人工核算。",
            en: "Item {item} could not be read in full; please check it.",
        },
        Sentence {
            key: "d06-4.rows",
            zh: "未能讀出標價清單之品項，請人工核算各項金額。",
            en: "No rows of the price schedule could be read; please check each amount.",
        },
        Sentence {
            key: "d06-4.unread",
            zh: "品項或總計未能讀出，請人工核算。",
            en: "The rows or the total could not be read; please check them.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::PriceSchedule).flat_map(judged).collect()
}

fn judged(paper: &Paper) -> Vec<Finding> {
    let mut out: Vec<Finding> =
        paper.rows.iter().zip(1_usize..).filter_map(|(row, number)| wrong(paper, row, number)).collect();
    if paper.rows.is_empty() {
        let finding = RULE.doubt("rows").of_kind("line_total_wrong").about(paper);
        out.push(finding.with(paper.evidence_at(paper.text_area(), "", 1.0)));
    }
    match (paper.number("total_computed"), paper.number("total_shown")) {
        (Some(sum), Some(total)) if sum == total && out.is_empty() => {
            let finding = RULE.pass("right").arg("count", paper.rows.len()).arg("total", total);
            out.push(finding.about(paper).see(paper, "total_shown").see(paper, "items"));
        }
        (Some(sum), Some(total)) if sum == total => {}
        (Some(sum), Some(total)) => {
            let sure = paper.sure(&["total_shown", "total_computed"]);
            let finding = RULE
                .person("sum", sure)
                .of_kind("sum_wrong")
                .compare("total", Quantity::money(total.into()), Op::Eq, Quantity::money(sum.into()))
                .arg("expected", sum)
                .arg("found", total);
            out.push(finding.about(paper).see(paper, "total_shown").see(paper, "items"));
        }
        _ => {
            let finding = RULE.doubt("unread").of_kind("sum_wrong").about(paper);
            out.push(finding.see(paper, "total_shown").see(paper, "items"));
        }
    }
    out
}

fn wrong(paper: &Paper, row: &Row, number: usize) -> Option<Finding> {
    let finding = match (row.qty, row.unit_price, row.amount) {
        (Some(qty), Some(price), Some(amount)) => {
            // A product beyond all numbers is none that the row can show.
            let product = qty.saturating_mul(price);
            if product == amount {
                return None;
            }
            RULE.person("row", row.confidence >= SURE)
                .of_kind("line_total_wrong")
                .compare(
                    &format!("amount:{number}"),
                    Quantity::money(amount.into()),
                    Op::Eq,
                    Quantity::money(product.into()),
                )
                .arg("qty", qty)
                .arg("price", price)
                .arg("expected", product)
                .arg("found", amount)
        }
        _ => RULE.doubt("unread_row").of_kind("line_total_wrong"),
    };
    let place = row.place.unwrap_or(paper.whole);
    Some(finding.about(paper).item(number).arg("item", number).with(paper.evidence_at(
        place,
        &row.name,
        row.confidence,
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Verdict;
    use serde_json::json;

    fn schedule(rows: &[(i64, i64, Option<i64>)], total: i64) -> Paper {
        let sum: Option<i64> = rows.iter().map(|r| r.2).sum();
        let mut paper = with(DocumentKind::PriceSchedule, &[("total_shown", json!(total))]);
        if let Some(sum) = sum {
            paper = with(DocumentKind::PriceSchedule, &[("total_shown", json!(total)), ("total_computed", json!(sum))]);
        }
        let row = |(qty, price, amount): &(i64, i64, Option<i64>)| Row {
            qty: Some(*qty),
            unit_price: Some(*price),
            amount: *amount,
            confidence: 1.0,
            ..Row::default()
        };
        paper.rows = rows.iter().map(row).collect();
        paper
    }

    #[test]
    fn rows_and_sum() {
        let kinds = |paper: &Paper| judged(paper).into_iter().map(|f| (f.verdict, f.kind)).collect::<Vec<_>>();
        let person = |kind: &str| (Verdict::NeedsPerson, Some(kind.to_owned()));
        assert_eq!(kinds(&schedule(&[(2, 10, Some(20)), (1, 5, Some(5))], 25)), [(Verdict::Pass, None)]);
        assert_eq!(kinds(&schedule(&[(2, 10, Some(21)), (1, 5, Some(5))], 26)), [person("line_total_wrong")]);
        assert_eq!(kinds(&schedule(&[(2, 10, Some(20)), (1, 5, Some(5))], 26)), [person("sum_wrong")]);
        assert_eq!(
            kinds(&schedule(&[(2, 10, None), (1, 5, Some(5))], 25)),
            [person("line_total_wrong"), person("sum_wrong")]
        );
        assert_eq!(kinds(&schedule(&[], 25)), [person("line_total_wrong"), person("sum_wrong")]);
    }
}
