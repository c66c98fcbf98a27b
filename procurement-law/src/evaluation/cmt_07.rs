//! CMT-07: when the committee is formed and its list published (採購評選委員會組織準則 3, 6, 8).

use chrono::NaiveDateTime;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::COMMITTEES;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;

choice! {
    /// What happens to the list of members.
    pub enum List {
        /// Published on the designated site.
        Published = "list_published",
        /// Kept back for the nature of the case.
        Withheld = "list_withheld",
        /// Neither.
        Nothing = "list_nothing",
    }
}

facts! {
    /// When a committee is formed.
    pub struct Facts {
        /// when the committee is formed
        formed: NaiveDateTime = "", "\"2026-01-05T09:00\"";
        /// when the work team is formed
        team_formed: NaiveDateTime = "", "\"2026-01-05T09:00\"";
        /// when the tender is announced
        announced: NaiveDateTime = "", "\"2026-01-12T00:00\"";
        /// when bids are opened
        opened: NaiveDateTime = "", "\"2026-02-02T10:00\"";
        /// whether items, standards and method have a precedent or are simple, so that the agency sets them itself
        simple: bool = "true, false", "false";
        /// what happens to the list of members
        list: List = "", "\"list_published\"";
        /// when the list is published
        published: Option<NaiveDateTime> = "", "\"2026-01-05T15:00\"";
        /// why the list is kept back
        reason: Option<String> = "", "\"涉及個案特性\"";
        /// whether the list got known before its publication, or before the evaluation when it is kept back
        leaked: bool = "true, false", "false";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "CMT-07",
    title_zh: "評選委員會成立時機及名單公開",
    title_en: "When the committee is formed and published",
    meaning: "The committee is formed before the announcement; where items, standards and method have a precedent or are simple, before the opening at the latest. The work team is formed at the same time (read as: on the same day). The list is published at once on the designated site (read as: on the day of forming or the day after, later needs a person, before the forming is refused), or kept back for the nature of the case; until then it is secret.",
    cites: &[COMMITTEES.at("3"), COMMITTEES.at("6"), COMMITTEES.at("8-1")],
    mark: Mark::Confirmed,
    valid_from: day(2025, 1, 9),
    valid_to: None,
    parameters: &[PUBLISH_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "cmt-07.allow",
            zh: "評選委員會及工作小組之成立時機、委員名單之處理符合規定。",
            en: "Committee and work team are formed in time, and the list is treated as the law asks.",
        },
        Sentence {
            key: "cmt-07.late",
            zh: "評選委員會應於招標前成立。",
            en: "The committee must be formed before the announcement.",
        },
        Sentence {
            key: "cmt-07.after_opening",
            zh: "評選項目、評審標準及評定方式有前例或條件簡單者，評選委員會仍應於開標前成立。",
            en: "Also with a precedent or simple conditions the committee must be formed before the opening.",
        },
        Sentence {
            key: "cmt-07.team",
            zh: "工作小組應於評選委員會成立時一併成立。",
            en: "The work team must be formed together with the committee.",
        },
        Sentence {
            key: "cmt-07.leaked",
            zh: "委員名單於公開前（未公開者，於開始評選前）應予保密。",
            en: "The list is secret until it is published, or until the evaluation begins when it is kept back.",
        },
        Sentence {
            key: "cmt-07.order",
            zh: "招標公告時間應早於開標時間，所填時程有誤。",
            en: "The announcement must come before the opening; the times given are wrong.",
        },
        Sentence {
            key: "cmt-07.early",
            zh: "委員名單之公開時間早於評選委員會成立時間；名單應於成立後公開。",
            en: "The list was published before the committee was formed; it is published after the forming.",
        },
        Sentence {
            key: "cmt-07.unpublished",
            zh: "委員名單應即公開於主管機關指定之資訊網站；不予公開者，應敘明個案特性及實際需要。",
            en: "The list must be published at once on the designated site, or kept back with the reason that lies in the case.",
        },
        Sentence {
            key: "cmt-07.slow",
            zh: "委員名單應於成立後即公開；公開時間距成立逾{days:count}日，應由承辦人員確認。",
            en: "The list is to be published at once; it came more than {days:count} day after the forming, which a person must look at.",
        },
    ],
    example: r#"{
  "rule": "CMT-07",
  "on": "2026-03-02",
  "facts": {
    "formed": "2026-01-13T09:00", "team_formed": "2026-01-13T09:00", "announced": "2026-01-12T00:00",
    "opened": "2026-02-02T10:00", "simple": false, "list": "list_published", "published": "2026-01-13T15:00", "leaked": false
  }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// Days after the forming in which the list counts as published at once.
pub const PUBLISH_DAYS: &str = "committee_publish_days";

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when no number of days is recorded.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let days = frame.count(&RULE, PUBLISH_DAYS)?;
    let (before, late) = match facts.simple {
        true => (facts.opened, "cmt-07.after_opening"),
        false => (facts.announced, "cmt-07.late"),
    };
    let reason = facts.reason.as_deref().map_or("", str::trim);
    let shown = match facts.list {
        List::Published => facts.published.is_some(),
        List::Withheld => !reason.is_empty(),
        List::Nothing => false,
    };
    let waited = |published: NaiveDateTime| (published.date() - facts.formed.date()).num_days();
    let slow = facts.list == List::Published && facts.published.is_some_and(|at| waited(at) > days.value);
    let early = facts.list == List::Published && facts.published.is_some_and(|at| at < facts.formed);
    let (outcome, key) = match () {
        () if facts.announced >= facts.opened => (Outcome::Refuse, "cmt-07.order"),
        () if facts.formed >= before => (Outcome::Refuse, late),
        () if facts.team_formed.date() != facts.formed.date() => (Outcome::Refuse, "cmt-07.team"),
        () if facts.leaked => (Outcome::Refuse, "cmt-07.leaked"),
        () if !shown => (Outcome::Refuse, "cmt-07.unpublished"),
        () if early => (Outcome::Refuse, "cmt-07.early"),
        () if slow => (Outcome::NeedsPerson, "cmt-07.slow"),
        () => (Outcome::Allow, "cmt-07.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("days", days.value);
    // The number of days is the project's; it stands only behind answers that rest on it.
    let ruling = if outcome == Outcome::Refuse { ruling } else { ruling.using(&days) };
    Ok(ruling.compare("committee_formed", Quantity::moment(facts.formed), Op::Lt, Quantity::moment(before)))
}
