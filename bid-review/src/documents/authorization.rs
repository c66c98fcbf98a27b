//! D16 授權書: who may act for the vendor at the opening.

use serde_json::json;

use crate::documents::form::{self, Form};
use crate::documents::paper::Paper;
use crate::documents::signing;
use crate::documents::spec::{self, Spec, TENDER, VENDOR, spec};
use crate::grammar::{name, text};
use crate::kind::DocumentKind;
use crate::layout::lexicon::Label;
use crate::layout::sheet::Sheet;

/// The type of document.
pub static FORM: Form = Form {
    kind: DocumentKind::Authorization,
    about: "Letter that lets a person act for the vendor at the opening.",
    fields: &[
        form::VENDOR,
        form::TENDER,
        form::SIGNED,
        &[
            ("agent", "the person"),
            ("agent_title", "that person's post"),
            ("phone", "telephone"),
            ("address", "address of the vendor"),
        ],
    ],
    read,
};

/// The fields beside the vendor's and the tender's.
const FIELDS: [Spec; 4] = [
    spec("agent", Label::Agent, spec::person),
    spec("agent_title", Label::AgentTitle, spec::phrase),
    spec("phone", Label::Phone, spec::phone),
    spec("address", Label::Address, spec::postal),
];

/// Words before the name of the person authorised, in a sentence.
const VERBS: [&str; 8] = ["茲授權", "茲委託", "茲委任", "特授權", "特委託", "授權", "委託", "委由"];

/// Words behind it.
const TITLES: [&str; 5] = ["君", "先生", "女士", "小姐", "("];

/// Reads one.
fn read(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    spec::read(paper, sheets, &TENDER);
    spec::read(paper, sheets, &VENDOR);
    spec::read(paper, sheets, &FIELDS);
    if paper.field("agent").is_none() {
        agent_in_a_sentence(paper, sheets);
    }
    signing::date(paper, sheets);
    signing::read(paper, sheets);
}

fn agent_in_a_sentence(paper: &mut Paper, sheets: &[Sheet<'_>]) {
    for sheet in sheets {
        for line in &sheet.lines {
            let plain = line.plain();
            for verb in VERBS {
                let Some((before, after)) = plain.split_once(verb) else { continue };
                let Some(end) = TITLES.iter().filter_map(|t| after.find(t)).min() else { continue };
                let Some(called) = after.get(..end).filter(|n| n.chars().all(text::is_han)).and_then(name::person)
                else {
                    continue;
                };
                let from = before.chars().count() + verb.chars().count();
                let to = from + called.chars().count();
                if let Some(rect) = line.rect(from, to) {
                    paper.set("agent", json!(called), (sheet.page, rect), (&called, line.confidence(from, to)));
                    return;
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

    #[test]
    fn a_letter() {
        let page = page(&[
            (200.0, 60.0, "委託代理授權書"),
            (60.0, 100.0, "標案案號：1150826-F284"),
            (60.0, 130.0, "茲委任王大明先生（職務：業務經理）代表本公司出席開標。"),
            (60.0, 160.0, "委任人：遠山軟體股份有限公司"),
            (60.0, 180.0, "代表人"),
            (140.0, 180.0, "王小明"),
            (60.0, 200.0, "電"),
            (96.0, 200.0, "話：(02)4097-7526"),
            (60.0, 240.0, "中　華　民　國　115　年　10　月　21　日"),
        ]);
        let mut paper = paper(DocumentKind::Authorization);
        read(&mut paper, &[Sheet::of(&page)]);
        for (field, value) in [
            ("tender_no", "1150826-F284"),
            ("agent", "王大明"),
            ("agent_title", "業務經理"),
            ("vendor_name", "遠山軟體股份有限公司"),
            ("representative", "王小明"),
            ("phone", "(02)4097-7526"),
            ("date", "2026-10-21"),
        ] {
            assert_eq!(paper.text(field), Some(value), "{field}");
        }
    }
}
