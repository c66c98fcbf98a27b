//! A finding: what a review rule says about one bid, with the places on the pages that it looked at.
//!
//! Citations, comparisons and sentences have the form of the law's rulings, so that a page shows both the same way.

use procurement_law::ruling::{Cite, Comparison, Text};
use serde::{Deserialize, Serialize};

use crate::reading::Reason;

/// What a review rule says about one bid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Rule id, such as `D02-2`.
    pub rule: String,
    /// What the machine says.
    pub verdict: Verdict,
    /// Why a person is asked; given exactly when the verdict is [`Verdict::NeedsPerson`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<Ask>,
    /// The whole bid or one item of it: `"scope": "bid"`, or `"scope": "item", "item": "12"`.
    #[serde(flatten)]
    pub scope: Scope,
    /// Kind of defect, such as `name_mismatch`; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Type of the document concerned, such as `tax_certificate`; absent when the rule looks at the bid as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Set when the finding says that a file or page could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The places looked at, the deciding one first; for something absent the place where it is expected.
    pub evidence: Vec<Evidence>,
    /// The places in the law that the rule rests on.
    pub cites: Vec<Cite>,
    /// The comparisons made, in the order of the rule.
    pub compared: Vec<Comparison>,
    /// The sentence, by key with named arguments.
    pub text: Text,
}

/// What the machine says of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The rule is met.
    Pass,
    /// The rule is broken, and the evidence shows it.
    Fail,
    /// A person decides; written `person`, the word of the report, and also read as `needs_person`.
    #[serde(rename = "person", alias = "needs_person")]
    NeedsPerson,
}

/// Why a person is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The machine is unsure of what it read.
    Doubt,
    /// The rule asks for a person by its nature, however clear the page.
    Always,
}

/// How far a finding reaches.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "scope", content = "item", rename_all = "snake_case")]
pub enum Scope {
    /// The whole bid.
    Bid,
    /// One item of the bid, as people write its number.
    Item(String),
}

/// A place on a page and what stands there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// File, as the bundle names it.
    pub file: String,
    /// Page in the file, from 0.
    pub page: u32,
    /// Left, top, right, bottom in PDF points of the page as displayed (crop box and rotation applied), origin at the top left.
    #[serde(rename = "box")]
    pub bbox: [f64; 4],
    /// What was read there; empty where something is absent.
    pub text: String,
    /// How sure the reading is, from 0 to 1; 1 for a text layer.
    pub confidence: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use procurement_law::ruling::{Op, Quantity};
    use serde_json::json;

    fn mismatch() -> Finding {
        Finding {
            rule: "D02-2".into(),
            verdict: Verdict::NeedsPerson,
            ask: Some(Ask::Doubt),
            scope: Scope::Bid,
            kind: Some("ubn_mismatch".into()),
            document: Some("tax_certificate".into()),
            reason: None,
            evidence: vec![Evidence {
                file: "bid000/a.pdf".into(),
                page: 0,
                bbox: [72.0, 90.5, 180.0, 104.0],
                text: "12345675".into(),
                confidence: 0.93,
            }],
            cites: vec![Cite { law: "A0030057".into(), title: "政府採購法".into(), article: "50-1-2".into() }],
            compared: vec![Comparison {
                what: "ubn".into(),
                left: Quantity::text("12345675"),
                op: Op::Eq,
                right: Quantity::text("22099131"),
            }],
            text: Text { key: "d02-2.ubn_mismatch".into(), args: [("found".to_owned(), "12345675".to_owned())].into() },
        }
    }

    #[test]
    fn json_shape() {
        let expected = json!({
            "rule": "D02-2", "verdict": "person", "ask": "doubt", "scope": "bid", "kind": "ubn_mismatch", "document": "tax_certificate",
            "evidence": [{"file": "bid000/a.pdf", "page": 0, "box": [72.0, 90.5, 180.0, 104.0], "text": "12345675", "confidence": 0.93}],
            "cites": [{"law": "A0030057", "title": "政府採購法", "article": "50-1-2"}],
            "compared": [{"what": "ubn", "left": {"type": "text", "value": "12345675"}, "op": "eq", "right": {"type": "text", "value": "22099131"}}],
            "text": {"key": "d02-2.ubn_mismatch", "args": {"found": "12345675"}}
        });
        assert_eq!(serde_json::to_value(mismatch()).unwrap(), expected);
        assert_eq!(serde_json::from_value::<Finding>(expected).unwrap(), mismatch());
    }

    #[test]
    fn item_scope_and_absent_parts() {
        let finding = Finding {
            verdict: Verdict::Pass,
            ask: None,
            scope: Scope::Item("12".into()),
            kind: None,
            document: None,
            evidence: Vec::new(),
            ..mismatch()
        };
        let json = serde_json::to_value(&finding).unwrap();
        assert_eq!((&json["scope"], &json["item"], &json["verdict"]), (&json!("item"), &json!("12"), &json!("pass")));
        for absent in ["ask", "kind", "document"] {
            assert!(json.get(absent).is_none(), "{absent}");
        }
        assert_eq!(serde_json::from_value::<Finding>(json).unwrap(), finding);
    }

    #[test]
    fn both_words_for_a_person_are_read() {
        for word in ["person", "needs_person"] {
            assert_eq!(serde_json::from_value::<Verdict>(json!(word)).unwrap(), Verdict::NeedsPerson);
        }
    }
}
