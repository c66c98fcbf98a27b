//! CMT-10: what members may not do for bidders afterwards (採購評選委員會審議規則 14之1).

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::COMMITTEE_WORK;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Outcome, Ruling};
use crate::texts::Sentence;

choice! {
    /// What a member does in the procurement that the committee evaluates.
    pub enum Act {
        /// 參加投標.
        Bid = "act_bid",
        /// 作為投標廠商之分包廠商.
        Subcontract = "act_subcontract",
        /// 擔任投標廠商之工作成員.
        Work = "act_work",
        /// 決標後擔任得標廠商之履約工作成員.
        Perform = "act_perform",
        /// 決標後協助履約.
        Help = "act_help",
        /// Anything in another procurement.
        Elsewhere = "act_elsewhere",
    }
}

facts! {
    /// A member of a committee, now or before, who does something for a bidder.
    pub struct Facts {
        /// what the member does
        act: Act = "", "\"act_work\"";
        /// whether the member had received papers of the evaluation
        papers: bool = "true, false", "true";
        /// whether the procurement is awarded
        awarded: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-10",
    title_zh: "委員不得參與所評採購",
    title_en: "Members stay out of what they evaluate",
    meaning: "From the day on which a member received papers of the evaluation the member does not bid, subcontract or work for a bidder in it: such a bidder is not awarded to. After the award members do not work on the contract or help with it: the agency may end the contract.",
    cites: &[COMMITTEE_WORK.at("14之1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 11, 4),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-10.allow",
            zh: "非屬委員不得參與之情形。",
            en: "This is nothing that members must stay out of.",
        },
        Sentence {
            key: "cmt-10.no_award",
            zh: "委員自接獲評選有關資料時起，不得參加投標、分包或擔任投標廠商工作成員；機關應不決標予該廠商。",
            en: "From receiving papers of the evaluation a member does not bid, subcontract or work for a bidder; the agency does not award to that bidder.",
        },
        Sentence {
            key: "cmt-10.no_work",
            zh: "委員於所評採購決標後，不得擔任履約工作成員或協助履約；得標廠商違反者，機關得終止或解除契約。",
            en: "After the award a member does not work on the contract or help with it; the agency may end the contract of a vendor that lets the member do so.",
        },
    ],
    example: r#"{
  "rule": "CMT-10",
  "on": "2026-03-02",
  "facts": { "act": "act_subcontract", "papers": true, "awarded": false }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let (outcome, key) = match facts.act {
        Act::Bid | Act::Subcontract | Act::Work if facts.papers => (Outcome::Refuse, "cmt-10.no_award"),
        Act::Perform | Act::Help if facts.awarded => (Outcome::Refuse, "cmt-10.no_work"),
        _ => (Outcome::Allow, "cmt-10.allow"),
    };
    RULE.begin(frame, outcome, key)
}
