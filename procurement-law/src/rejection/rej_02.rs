//! REJ-02: whether a rejected vendor's bid bond goes back, by the ground of rejection (政府採購法 31).

use crate::fact::{Facts as _, Stated};
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::rejection::ground::RejectGround;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Quantity, Ruling};
use crate::texts::Sentence;

facts! {
    /// A ground of rejection whose vendor has paid a bid bond.
    pub struct Facts {
        /// ground of rejection
        ground: RejectGround = "paragraph of article 50", "\"50-1-2\"";
        /// reference of the agency's finding that the ground is there
        finding: Stated<String> = "document number", "null";
        /// whether the act is offering, promising or giving persons of the procurement an undue benefit
        bribery: Option<bool> = "true, false", "false";
        /// reference of the competent authority's determination that acts of this type affect fairness, such as 工程企字第1080100733號
        determination: Stated<String> = "document number", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "REJ-02",
    title_zh: "不予開標、不予決標與押標金",
    title_en: "Rejection and the bid bond",
    meaning: "A rejected bid alone does not cost the bond: it is kept only on the grounds of article 31-2. Untrue documents, borrowed and false names are such grounds; abnormal connections and other unlawful acts are only where the competent authority has determined the type of act, as its order 工程企字第1080100733號 of 2019-09-16 does for articles 50-1-5 and 50-1-7; whoever keeps the bond names it. The rule names the grounds; amounts and periods belong to the rules of bonds.",
    cites: &[GPA.at("31-1"), GPA.at("31-2"), GPA.at("50-1"), ENFORCEMENT.at("83-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "rej-02.returned",
            zh: "「{ground:word}」非政府採購法第31條第2項所定事由，押標金應無息發還。",
            en: "“{ground:word}” is no ground of article 31-2: the bid bond goes back without interest.",
        },
        Sentence {
            key: "rej-02.finding",
            zh: "「{ground:word}」經機關認定屬實者，押標金不予發還；尚無認定，應由承辦人員查證。",
            en: "If the agency establishes “{ground:word}”, the bid bond is not returned; there is no finding yet, so a person looks into it.",
        },
        Sentence {
            key: "rej-02.determination",
            zh: "「{ground:word}」須屬主管機關認定有影響採購公正之違反法令行為類型，押標金始不予發還；108年9月16日工程企字第1080100733號令已就第50條第1項第5款及第7款為認定，應由承辦人員確認其適用並載明認定文號。",
            en: "For “{ground:word}” the bond is kept only where the competent authority has determined that such acts affect fairness; its order 工程企字第1080100733號 of 2019-09-16 does so for articles 50-1-5 and 50-1-7, and a person makes sure that it applies and names it.",
        },
        Sentence {
            key: "rej-02.kept",
            zh: "「{ground:word}」屬政府採購法第31條第2項所定事由，押標金不予發還；已發還者，並予追繳。",
            en: "“{ground:word}” is a ground of article 31-2: the bid bond is not returned, and claimed back where it was.",
        },
    ],
    example: r#"{
  "rule": "REJ-02",
  "on": "2026-03-02",
  "facts": { "ground": "50-1-4", "finding": "採字第1號", "determination": null }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// The ground of article 31-2 that rests on the competent authority's determination.
const DETERMINED: &str = "31-2-7";

/// The grounds of article 31-2 to which a ground of rejection may amount.
#[must_use]
pub const fn forfeiture_grounds(ground: RejectGround, bribery: bool) -> &'static [&'static str] {
    match ground {
        RejectGround::NotAsTendered | RejectGround::NotMeeting | RejectGround::Debarred => &[],
        RejectGround::BorrowedName => &["31-2-2", "31-2-3"],
        RejectGround::Untrue => &["31-2-1"],
        RejectGround::Unfair if bribery => &["31-2-6"],
        RejectGround::Connected | RejectGround::Unfair => &[DETERMINED],
    }
}

/// One ruling; it refuses the return of the bond.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let grounds = forfeiture_grounds(facts.ground, facts.bribery == Some(true));
    let given = |text: &Stated<String>| text.0.as_deref().is_some_and(|text| !text.trim().is_empty());
    let (outcome, key) = match () {
        () if grounds.is_empty() => (Outcome::Allow, "rej-02.returned"),
        () if !given(&facts.finding) => (Outcome::NeedsPerson, "rej-02.finding"),
        () if grounds.contains(&DETERMINED) && !given(&facts.determination) => {
            (Outcome::NeedsPerson, "rej-02.determination")
        }
        () => (Outcome::Refuse, "rej-02.kept"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("ground", facts.ground.code());
    let add = |ruling: Ruling, (n, ground): (usize, &&str)| {
        ruling.result(&format!("forfeiture_ground:{}", n + 1), Quantity::text(*ground))
    };
    grounds.iter().enumerate().fold(ruling, add)
}
