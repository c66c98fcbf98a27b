//! D02-3: the tax paper bears the tax office's stamp or the mark of an online filing (資格標準 3-5).

use procurement_law::laws::QUALIFICATIONS;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::finding::Finding;
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// Words of a stamp or receipt in the text.
const WORDS: [&str; 7] = ["收件章", "網路申報", "收件編號", "核章", "收訖", "專用章", "收件日期"];

/// The rule.
pub static RULE: Rule = Rule {
    id: "D02-3",
    title_zh: "納稅證明之核章",
    title_en: "Stamp on the tax paper",
    meaning: "A stamp stands on the paper, or the words of an online filing's receipt. None goes to a person.",
    cites: &[QUALIFICATIONS.at("3-5")],
    mark: Mark::Confirmed,
    texts: &[
        Sentence {
            key: "d02-3.stamped",
            zh: "納稅證明有稽徵機關印章或收件註記。",
            en: "The tax paper bears a stamp or the mark of its receipt.",
        },
        Sentence {
            key: "d02-3.none",
            zh: "納稅證明未見稽徵機關核章或網路申報收件註記，請人工確認。",
            en: "No stamp of the tax office and no mark of an online filing was seen; please check.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::TaxCertificate)
        .map(|paper| {
            let worded = WORDS.iter().any(|w| paper.text.contains(w));
            match paper.stamps.first() {
                Some(at) => RULE.pass("stamped").about(paper).with(paper.evidence_at(*at, "", 0.95)),
                None if worded => RULE.pass("stamped").about(paper).see(paper, "filed"),
                None => RULE.person("none", paper.text_layer).about(paper).with(paper.evidence_at(
                    lower_half(paper.whole),
                    "",
                    1.0,
                )),
            }
        })
        .collect()
}

/// Where stamps are expected: the lower part of the page.
fn lower_half(whole: crate::documents::paper::Place) -> crate::documents::paper::Place {
    let [left, top, right, bottom] = whole.bbox;
    crate::documents::paper::Place { bbox: [left, f64::midpoint(top, bottom), right, bottom], ..whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::documents::paper::Place;
    use crate::dossier::Dossier;
    use crate::finding::Verdict;
    use crate::terms::Terms;

    #[test]
    fn a_stamp_or_its_words() {
        let bare = with(DocumentKind::TaxCertificate, &[]);
        let mut stamped = bare.clone();
        stamped.stamps.push(Place { page: 0, bbox: [300.0, 400.0, 360.0, 460.0] });
        let mut online = bare.clone();
        online.text = "營業稅網路申報收件章".into();
        let (dossier, terms) = (Dossier::default(), Terms::default());
        let found: Vec<Verdict> =
            check(&Case::new(&dossier, &terms, vec![stamped, online, bare])).iter().map(|f| f.verdict).collect();
        assert_eq!(found, [Verdict::Pass, Verdict::Pass, Verdict::NeedsPerson]);
    }
}
