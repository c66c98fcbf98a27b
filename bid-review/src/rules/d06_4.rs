//! D06-4: quantity times unit price is the amount of each row, and the amounts are the total (細則 60-1).

use procurement_law::laws::{ENFORCEMENT, GPA};
use procurement_law::mark::Mark;
use procurement_law::ruling::{Op, Quantity};
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::documents::paper::{Paper, Row};
use crate::finding::{Evidence, Finding};
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
            key: "d06-4.unsure_rows",
            zh: "第{items}項之數量、單價與複價讀來不相符或未能讀全，請人工核算。",
            en: "Items {items}: quantity, unit price and amount as read do not agree, or are incomplete; please check them.",
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
    let differing: Vec<(usize, &Row)> = (1..).zip(&paper.rows).filter(|(_, row)| !right(row)).collect();
    let (clear, unsure): (Vec<_>, Vec<_>) = differing.into_iter().partition(|(_, row)| clear(row));
    let mut out: Vec<Finding> = clear.into_iter().map(|(number, row)| wrong(paper, row, number)).collect();
    match unsure.as_slice() {
        [] => {}
        [(number, row)] => out.push(wrong(paper, row, *number)),
        // Misread figures of one page are one question to the person who looks at it.
        several => out.push(together(paper, several)),
    }
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
        (_, Some(total)) if !unsure.is_empty() && follows(paper, total) => {}
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

/// Quantity times unit price; a product beyond all numbers is none that a row can show.
fn product(row: &Row) -> Option<i64> {
    Some(row.qty?.saturating_mul(row.unit_price?))
}

fn right(row: &Row) -> bool {
    product(row).is_some_and(|product| row.amount == Some(product))
}

/// Whether everything of the row was read, and surely.
fn clear(row: &Row) -> bool {
    product(row).is_some() && row.amount.is_some() && row.confidence >= SURE
}

/// Whether the total is the sum once some of the rows that are in doubt count with their product: then the doubt of those rows is all
/// that is to be said of the sum.
fn follows(paper: &Paper, total: i64) -> bool {
    const MOST: usize = 10;
    let unsure = paper.rows.iter().filter(|row| !right(row) && !clear(row)).count();
    let step = |sums: Vec<i64>, row: &Row| -> Vec<i64> {
        let other = product(row).filter(|product| Some(*product) != row.amount && !clear(row));
        row.amount.into_iter().chain(other).flat_map(|by| sums.iter().map(move |sum| sum.saturating_add(by))).collect()
    };
    unsure <= MOST && paper.rows.iter().fold(vec![0], step).contains(&total)
}

fn together(paper: &Paper, rows: &[(usize, &Row)]) -> Finding {
    let items: Vec<String> = rows.iter().map(|(number, _)| number.to_string()).collect();
    let finding = RULE.doubt("unsure_rows").of_kind("line_total_wrong").about(paper).arg("items", items.join("、"));
    rows.iter().fold(finding, |finding, (_, row)| finding.with(evidence(paper, row)))
}

fn wrong(paper: &Paper, row: &Row, number: usize) -> Finding {
    let finding = match (row.qty, row.unit_price, row.amount, product(row)) {
        (Some(qty), Some(price), Some(amount), Some(product)) => RULE
            .person("row", row.confidence >= SURE)
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
            .arg("found", amount),
        _ => RULE.doubt("unread_row").of_kind("line_total_wrong"),
    };
    finding.about(paper).item(number).arg("item", number).with(evidence(paper, row))
}

fn evidence(paper: &Paper, row: &Row) -> Evidence {
    paper.evidence_at(row.place.unwrap_or(paper.whole), &row.name, row.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::{Ask, Verdict};
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
        // An amount that was not read is one question where the total bears out its product, and two where it does not.
        let unread = |total| kinds(&schedule(&[(2, 10, None), (1, 5, Some(5))], total));
        assert_eq!(unread(25), [person("line_total_wrong")]);
        assert_eq!(unread(26), [person("line_total_wrong"), person("sum_wrong")]);
        assert_eq!(kinds(&schedule(&[], 25)), [person("line_total_wrong"), person("sum_wrong")]);
    }

    #[test]
    fn misread_figures_are_one_question() {
        let unsure = |rows: &[(i64, i64, Option<i64>)], total: i64| {
            let mut paper = schedule(rows, total);
            for (at, row) in paper.rows.iter_mut().enumerate().filter(|(_, row)| !right(row)) {
                row.confidence = 0.4;
                row.name = format!("項{at}");
            }
            judged(&paper).into_iter().map(|f| (f.ask, f.kind.unwrap(), f.evidence.len())).collect::<Vec<_>>()
        };
        let doubt = |kind: &str, places: usize| (Some(Ask::Doubt), kind.to_owned(), places);
        // The unit price of the first row and the amount of the second are misread; the total is that of the page.
        let rows = [(300, 5_007, Some(1_520_100)), (1, 85_676, Some(85_670)), (2, 10, Some(20))];
        assert_eq!(unsure(&rows, 1_605_796), [doubt("line_total_wrong", 2)]);
        // A total that no reading of the rows comes to is a question of its own.
        assert_eq!(unsure(&rows, 1_605_797).len(), 2);
        let rows = [(300, 5_067, None), (1, 85_676, Some(85_676))];
        assert_eq!(unsure(&rows, 1_605_776), [doubt("line_total_wrong", 1)]);
        assert_eq!(unsure(&rows, 1_605_777).len(), 2);
    }
}
