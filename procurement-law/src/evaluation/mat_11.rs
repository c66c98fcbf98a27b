//! MAT-11: what is published and told after the decision, and what stays secret (最有利標評選辦法 20, 採購評選委員會審議規則 6之1).

use super::fields::{judged, missing, named};
use crate::fact::{Facts as _, Values};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BEST_TENDER, COMMITTEE_WORK};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What the summary table, the award notice and the letters hold.
    pub enum Entry {
        /// 總表：採購案.
        Case = "table_case",
        /// 總表：各受評廠商名稱及標價.
        Bidders = "table_bidders",
        /// 總表：全部委員姓名、職業、出席委員姓名.
        Members = "table_members",
        /// 總表：各出席委員之評分或序位.
        Each = "table_each_member",
        /// 總表：總評選結果.
        Overall = "table_overall",
        /// 總表附記：是否逐項討論.
        Discussed = "table_discussed",
        /// 總表附記：與初審意見有無差異.
        Opinion = "table_opinion",
        /// 總表附記：委員間有無明顯差異.
        Difference = "table_difference",
        /// 總表：全體委員簽名或蓋章.
        Signed = "table_signed",
        /// 決標公告：標價.
        NoticePrice = "notice_price",
        /// 決標公告：總評分或序位.
        NoticeResult = "notice_result",
        /// 網站：全部委員姓名及職業.
        SiteMembers = "site_members",
        /// 網站：出席委員姓名.
        SiteAttendance = "site_attendance",
        /// 未得標通知：最有利標之標價.
        LetterPrice = "letter_price",
        /// 未得標通知：最有利標之總評分或序位.
        LetterResult = "letter_result",
        /// 未得標通知：該廠商之總評分或序位.
        LetterOwn = "letter_own_result",
    }
}

choice! {
    /// A paper of the evaluation that somebody wants to read.
    pub enum Paper {
        /// Nothing is asked for.
        None = "paper_none",
        /// 評選委員會會議紀錄.
        Minutes = "paper_minutes",
        /// 總表.
        Table = "paper_table",
        /// 各出席委員之評分或序位評比表.
        Sheets = "paper_sheets",
    }
}

facts! {
    /// What was published and told, and what a bidder asks to read.
    pub struct Facts {
        /// entries given in the summary table, the notice, on the site and in the letters
        given: Values<Entry> = "", "[\"table_case\", \"notice_price\"]";
        /// whether a compliant bidder did not win; letters go to such bidders only
        compliant_losers: bool = "true, false", "true";
        /// paper that a bidder asks to read or copy
        asked: Paper = "", "\"paper_none\"";
        /// whether that paper holds a bidder's business secrets
        secrets: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "MAT-11",
    title_zh: "評選結果之公開與通知",
    title_en: "Publication of the result",
    meaning: "The summary table, the award notice, the site and the letters to compliant bidders that lost, where there are any, hold what the law lists; one ruling names each missing entry. Bidders may read minutes and summary table except business secrets; the sheets of single members stay secret.",
    cites: &[BEST_TENDER.at("20"), COMMITTEE_WORK.at("6之1-2"), COMMITTEE_WORK.at("6之1-3")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 21),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "mat-11.complete",
            zh: "評選總表、決標公告、網站公開及未得標廠商（如有）通知之事項齊備。",
            en: "Summary table, award notice, site and letters, if any are owed, hold everything that the law lists.",
        },
        Sentence {
            key: "mat-11.missing",
            zh: "缺漏應載明、公開或通知之事項：{field:word}。",
            en: "Missing from what is recorded, published or told: {field:word}.",
        },
        Sentence {
            key: "mat-11.sheets",
            zh: "{name:word}應保守秘密，不得申請閱覽、抄寫、複印或攝影。",
            en: "The {name:word} stay secret and cannot be read or copied.",
        },
        Sentence {
            key: "mat-11.secrets",
            zh: "{name:word}涉及個別廠商之商業機密部分，不得供閱覽，應由機關認定其範圍。",
            en: "The {name:word} may be read except a bidder's business secrets; the agency settles which parts these are.",
        },
    ],
    example: r#"{
  "rule": "MAT-11",
  "on": "2026-03-02",
  "facts": { "given": ["notice_price", "notice_result"], "compliant_losers": true, "asked": "paper_sheets", "secrets": false }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

/// One ruling for each missing entry and for a paper that is not shown; one ruling when all is complete.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let wrong = match facts.asked {
        Paper::Sheets => Some((Outcome::Refuse, "sheets")),
        Paper::Minutes | Paper::Table if facts.secrets => Some((Outcome::NeedsPerson, "secrets")),
        Paper::None | Paper::Minutes | Paper::Table => None,
    };
    let wrong = wrong.map(|answer| named(frame, &RULE, answer, facts.asked.code()));
    let letter = |entry: &Entry| matches!(entry, Entry::LetterPrice | Entry::LetterResult | Entry::LetterOwn);
    let lacking = missing(Entry::ALL, &facts.given.0).filter(|entry| facts.compliant_losers || !letter(entry));
    judged(frame, &RULE, lacking.map(Entry::code), wrong.into_iter().collect())
}
