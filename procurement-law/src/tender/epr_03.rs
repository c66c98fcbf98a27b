//! EPR-03: the format of electronic bids (檔案格式, 電子採購作業辦法 10, 14).

use crate::fact::Facts as _;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{E_PROCUREMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

facts! {
    /// A file of an electronic bid.
    pub struct Facts {
        /// whether it has the format that the documents prescribe
        prescribed: bool = "true, false", "false";
        /// whether it opens and can be read, recognised and used
        usable: bool = "true, false", "true";
        /// whether it holds a computer virus
        virus: bool = "true, false", "false";
        /// whether it is to be turned down for its format
        turned_down: bool = "true, false", "true";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "EPR-03",
    title_zh: "電子投標檔案格式",
    title_en: "Format of electronic bids",
    meaning: "A file of another format than the documents prescribe is not turned down when it can be read, recognised and used. A file with a virus, or one that does not open, is not as it should be; what follows is for a person under article 50 of the Act.",
    cites: &[E_PROCUREMENT.at("10-1"), E_PROCUREMENT.at("14"), GPA.at("50-1")],
    mark: Mark::Confirmed,
    valid_from: day(2002, 7, 17),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "epr-03.taken",
            zh: "檔案能正常開啟，不影響讀取、辨識或使用，應予接受。",
            en: "The file opens and can be read, recognised and used; it is taken.",
        },
        Sentence {
            key: "epr-03.other_format",
            zh: "檔案格式雖與招標文件規定不同，惟不影響讀取、辨識或使用，機關不得拒絕。",
            en: "The file has another format than prescribed but can be read, recognised and used; it may not be turned down.",
        },
        Sentence {
            key: "epr-03.as_prescribed",
            zh: "檔案格式符合招標文件規定且能讀取、辨識及使用，不得以格式為由拒絕。",
            en: "The file has the prescribed format and can be read, recognised and used; it may not be turned down for its format.",
        },
        Sentence {
            key: "epr-03.virus",
            zh: "電子投標文件含有電腦病毒，應由承辦人員判斷後續處理。",
            en: "The file holds a computer virus; a person judges what follows.",
        },
        Sentence {
            key: "epr-03.unusable",
            zh: "電子投標文件不能正常開啟或影響讀取、辨識或使用，應由承辦人員判斷後續處理。",
            en: "The file does not open or cannot be read, recognised or used; a person judges what follows.",
        },
    ],
    example: r#"{
  "rule": "EPR-03",
  "on": "2026-03-02",
  "facts": { "prescribed": false, "usable": true, "virus": false, "turned_down": true }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match () {
        () if facts.virus => (Outcome::NeedsPerson, "epr-03.virus"),
        () if !facts.usable => (Outcome::NeedsPerson, "epr-03.unusable"),
        () if facts.turned_down && facts.prescribed => (Outcome::Refuse, "epr-03.as_prescribed"),
        () if facts.turned_down => (Outcome::Refuse, "epr-03.other_format"),
        () => (Outcome::Allow, "epr-03.taken"),
    };
    RULE.begin(frame, outcome, key)
}
