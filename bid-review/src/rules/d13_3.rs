//! D13-3: no brand that is offered is restricted.

use procurement_law::laws::{GPA, NATIONAL_SECURITY};
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::grammar::text::{compact, is_han};
use crate::kind::DocumentKind;
use crate::rule::Rule;
use procurement_law::roc;

use crate::documents::paper::{Paper, Place};
use crate::registers::{Looked, Register};
use crate::rules::looked_up::{NO_DAY, NOT_RUN, Named};

/// The rule.
pub static RULE: Rule = Rule {
    id: "D13-3",
    title_zh: "限制廠牌",
    title_en: "Restricted brands",
    meaning: "Each brand of the price schedule, of the specification and of the component table's suppliers is looked up in the list of restricted brands; a hit goes to a person for its item. Without a list the check is not run.",
    cites: &[NATIONAL_SECURITY.at("2"), GPA.at("51-1")],
    mark: Mark::Known,
    texts: &[
        Sentence {
            key: "d13-3.free",
            zh: "所報廠牌均不在{list}（{as_of}）內。",
            en: "No brand is on {list_en} of {as_of}.",
        },
        Sentence {
            key: "d13-3.named",
            zh: "第{item}項廠牌「{brand}」列於{list}（{as_of}，第{row}筆），請查明。",
            en: "Item {item}: the brand {brand} is on {list_en} of {as_of}, row {row}; look into it.",
        },
        Sentence {
            key: "d13-3.no_brands",
            zh: "標價清單、規格文件及元件表均未載廠牌，請人工確認所報產品之廠牌。",
            en: "Neither the price schedule nor the specification nor a component table names brands; please look at what is offered.",
        },
        NOT_RUN,
        NO_DAY,
    ],
    check,
};

const LIST: Named = Named("限制使用廠牌名單", "the list of restricted brands");

fn check(case: &Case<'_>) -> Vec<Finding> {
    // Only purchases that a scope makes sensitive, and tables that name brands, are looked at.
    let brands = brands(case);
    let sensitive = case.terms.rules.sensitive_scope == Some(true);
    let Some(price) = case.of(DocumentKind::PriceSchedule).next().filter(|_| sensitive || !brands.is_empty()) else {
        return Vec::new();
    };
    let Some(on) = case.terms.deadline else { return vec![told(RULE.person("no_day", true), price)] };
    let look = |brand: &str| case.registers.look(Register::RestrictedBrands, "", brand, on);
    let asked = |brand: &str| {
        let all = spellings(brand).into_iter().map(|spelling| look(&spelling));
        // One spelling that is listed is enough, and one that could not be looked up leaves the brand open.
        let weight = |looked: &Looked| match looked {
            Looked::Absent(_) => 0,
            Looked::NotRun => 1,
            Looked::Named(_) => 2,
        };
        all.max_by_key(weight).unwrap_or(Looked::NotRun)
    };
    let mut as_of = match asked("") {
        Looked::NotRun => return vec![told(RULE.person("not_run", true), price)],
        Looked::Absent(as_of) => Some(as_of),
        Looked::Named(_) => None,
    };
    if brands.is_empty() {
        return vec![told(RULE.person("no_brands", true), price)];
    }
    let mut out = Vec::new();
    for (brand, paper, place, item) in &brands {
        match asked(brand) {
            Looked::Named(entry) => {
                let finding =
                    RULE.person("named", true).of_kind("restricted_brand").arg("as_of", roc::long(entry.as_of));
                let finding =
                    finding.arg("row", entry.row).arg("brand", brand).arg("item", item).about(paper).item(item);
                let seen = paper.evidence_at(place.unwrap_or(paper.whole), brand, 1.0);
                out.push(finding.with(seen).arg("list", LIST.0).arg("list_en", LIST.1));
            }
            Looked::Absent(day) => as_of = Some(day),
            Looked::NotRun => return vec![told(RULE.person("not_run", true), price)],
        }
    }
    match as_of.filter(|_| out.is_empty()) {
        Some(day) => vec![told(RULE.pass("free").arg("as_of", roc::long(day)), price)],
        None => out,
    }
}

/// The ways in which a list may name a brand that is written so: as it stands, without blanks, and each of its parts, for a brand is often
/// written in two languages, with a maker behind a slash or with a sign of registration.
fn spellings(brand: &str) -> Vec<String> {
    let plain = compact(brand);
    let part = |c: char| c.is_alphanumeric() || c == '-';
    let parts = brand.split(|c: char| !part(c)).chain(plain.split(|c: char| !part(c)));
    let scripts = parts.clone().flat_map(|word| [word.replace(is_han, ""), word.replace(|c| !is_han(c), "")]);
    let joined = plain.replace(|c: char| !c.is_alphanumeric(), "");
    let mut out = vec![brand.trim().to_owned(), plain.clone(), joined];
    for word in parts.map(str::to_owned).chain(scripts) {
        let word = word.trim_matches('-').to_owned();
        if word.chars().count() >= 2 && !out.contains(&word) {
            out.push(word);
        }
    }
    out
}

/// Every brand and supplier with its paper, place and item.
fn brands<'c>(case: &'c Case<'_>) -> Vec<(String, &'c Paper, Option<Place>, String)> {
    let mut out = Vec::new();
    for paper in &case.papers {
        for (row, at) in paper.rows.iter().zip(1_usize..).filter(|(row, _)| !row.brand.is_empty()) {
            out.push((row.brand.clone(), paper, row.place, at.to_string()));
        }
        for (cells, at) in paper.cells.iter().zip(1_usize..) {
            for column in ["brand", "supplier"] {
                if !cells.of(column).is_empty() {
                    out.push((cells.of(column).to_owned(), paper, Some(cells.place), at.to_string()));
                }
            }
        }
    }
    out
}

fn told(finding: Finding, paper: &Paper) -> Finding {
    finding.arg("list", LIST.0).arg("list_en", LIST.1).about(paper).see(paper, "items")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;

    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Row;
    use crate::dossier::Dossier;
    use crate::registers::{Entry, NoRegisters, Registers};
    use crate::terms::Terms;

    #[derive(Debug)]
    struct OneBrand;

    impl Registers for OneBrand {
        fn look(&self, _: Register, _: &str, brand: &str, on: NaiveDate) -> Looked {
            let entry = Entry { as_of: on, row: 3, by_number: false, until: None, fields: BTreeMap::new() };
            if brand == "Tessaly" { Looked::Named(entry) } else { Looked::Absent(on) }
        }
    }

    fn keys(brands: &[&str], registers: &dyn Registers) -> Vec<String> {
        let mut price = with(DocumentKind::PriceSchedule, &[]);
        price.rows = brands.iter().map(|brand| Row { brand: (*brand).to_owned(), ..Row::default() }).collect();
        let terms = Terms { deadline: "2026-11-30".parse().ok(), ..Terms::default() };
        let dossier = Dossier::default();
        let case = Case::new(&dossier, &terms, vec![price]).with(registers);
        check(&case).into_iter().map(|found| found.text.key).collect()
    }

    #[test]
    fn a_hit_is_asked_for_and_no_list_is_not_run() {
        assert_eq!(keys(&["Orrin", "Tessaly"], &OneBrand), ["d13-3.named"]);
        assert_eq!(keys(&["Orrin"], &OneBrand), ["d13-3.free"]);
        for unusual in
            ["特薩里 Tessaly", "Tessaly/Orrin", "特薩里(Tessaly)", "Tessaly®", "Ｔｅｓｓａｌｙ", "T e s s a l y"]
        {
            assert_eq!(keys(&[unusual], &OneBrand), ["d13-3.named"], "{unusual}");
        }
        assert_eq!(keys(&["Orrin"], &NoRegisters), ["looked-up.not_run"]);
        assert!(keys(&[""], &OneBrand).is_empty());
    }
}
