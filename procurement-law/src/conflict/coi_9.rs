//! COI-9: gifts and invitations that procurement staff may take (採購人員倫理準則 7 to 9).

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::clock::{ActBy, Deadline};
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::ETHICS;
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, Ruling, settled};
use crate::texts::Sentence;

choice! {
    /// What a vendor with business at the agency gives.
    pub enum Gift {
        /// Advertising, promotional or memorial articles, presents, discounts or services.
        Article = "gift_article",
        /// Food and drink.
        Meal = "gift_meal",
        /// A dinner held in public to which everybody is invited.
        PublicDinner = "gift_public_dinner",
        /// Another kind that the competent authority has determined (8-1-4).
        Determined = "gift_determined",
        /// Board and lodging on the vendor's site, as its workers have it, where no other is suitable (9-1-1).
        SiteBoard = "gift_site_board",
        /// The vendor's means of transport where there is no other (9-1-2).
        SiteTransport = "gift_site_transport",
        /// Food and drink with a meeting for official business in a proper place, to which the vendor has invited the agency (9-1-3).
        MeetingMeal = "gift_meeting_meal",
        /// What the competent authority has determined as serving the work (9-1-4).
        WorkDetermined = "gift_work_determined",
        /// Given out of family ties or private friendship.
        Private = "gift_private",
        /// Travel, lodging, entertainment or anything else.
        Other = "gift_other",
    }
}

facts! {
    /// A gift or invitation to procurement staff.
    pub struct Facts {
        /// what is given
        gift: Gift = "", "\"gift_article\"";
        /// value
        value: Decimal = "NT$", "\"500\"";
        /// whether the staff asked for it
        asked_for: bool = "true, false", "false";
        /// whether it is a single occasion and refusing would go against courtesy or custom
        by_courtesy: bool = "true, false", "true";
        /// whether refusing would hinder the work
        needed_for_work: bool = "true, false", "false";
        /// day on which it was received or became known
        received: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// day on which an article that is hard to return was paid for, handed over or given to charity; null while it was not
        settled: Stated<NaiveDate> = "Taipei date", "null";
    }
}

/// Id of the value up to which a gift may be taken.
pub const GIFT_LIMIT: &str = "conflict_gift_limit";
/// Id of the days in which a dearer article is paid for, handed over or given away.
pub const GIFT_DAYS: &str = "conflict_gift_days";

/// The rule.
pub static RULE: Rule = Rule {
    id: "COI-9",
    title_zh: "採購人員之餽贈與招待",
    title_en: "Gifts to procurement staff",
    meaning: "Articles and meals of up to 500 dollars each and public dinners may be taken, as may what the competent authority has determined, when nobody asked for them, it is a single occasion and refusing would go against courtesy. A dearer article that is hard to return is paid for, handed over or given to charity within seven days. Board, transport and the meal at a meeting may be taken where refusing would hinder the work. What is given out of family ties or private friendship is not concerned.",
    cites: &[ETHICS.at("7-1-1"), ETHICS.at("7-1-2"), ETHICS.at("8"), ETHICS.at("9-1")],
    mark: Mark::Confirmed,
    valid_from: day(1999, 5, 27),
    valid_to: None,
    parameters: &[GIFT_LIMIT, GIFT_DAYS],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "coi-9.private",
            zh: "基於家庭或私人情誼所為，不適用餽贈之限制。",
            en: "Given out of family ties or private friendship: the limits do not apply.",
        },
        Sentence {
            key: "coi-9.allow",
            zh: "「{gift:word}」價值{value:money}，屬偶發且非主動求取，得予接受（上限{limit:money}）。",
            en: "{gift:word} of {value:money}, a single occasion that nobody asked for: it may be taken (limit {limit:money}).",
        },
        Sentence {
            key: "coi-9.allow_kind",
            zh: "「{gift:word}」屬偶發且非主動求取，不問價值，得予接受。",
            en: "{gift:word}, a single occasion that nobody asked for: it may be taken whatever its value.",
        },
        Sentence {
            key: "coi-9.work",
            zh: "「{gift:word}」不接受反有礙業務執行，得予接受。",
            en: "{gift:word}: refusing would hinder the work, so it may be taken.",
        },
        Sentence {
            key: "coi-9.work_asked_for",
            zh: "「{gift:word}」係主動要求；是否為契約所定或業務所必要，應由承辦人員判斷。",
            en: "{gift:word} was asked for; a person judges whether the contract provides it or the work needs it.",
        },
        Sentence {
            key: "coi-9.not_needed",
            zh: "不接受「{gift:word}」無礙業務執行，不得接受。",
            en: "{gift:word}: refusing does not hinder the work, so it may not be taken.",
        },
        Sentence {
            key: "coi-9.asked_for",
            zh: "不得利用職務關係要求廠商餽贈、優惠或招待。",
            en: "Staff may not ask a vendor for gifts, favours or invitations.",
        },
        Sentence {
            key: "coi-9.no_courtesy",
            zh: "非偶發或不接受亦無違社會禮儀，不得接受「{gift:word}」。",
            en: "It is no single occasion, or refusing does not go against courtesy: {gift:word} may not be taken.",
        },
        Sentence {
            key: "coi-9.over",
            zh: "「{gift:word}」價值{value:money}，逾{limit:money}或非得接受之種類，不得接受。",
            en: "{gift:word} of {value:money} is above {limit:money} or of a kind that may not be taken.",
        },
        Sentence {
            key: "coi-9.settle",
            zh: "價值{value:money}，逾{limit:money}；應退還，退還有困難者，至遲於{until:date}付費收受、歸公或轉贈慈善機構。",
            en: "Its value of {value:money} is above {limit:money}: it goes back, or where that is hard it is paid for, handed over or given to charity by {until:date}.",
        },
        Sentence {
            key: "coi-9.settled",
            zh: "價值{value:money}，逾{limit:money}；已於{settled:date}處理，未逾{until:date}。",
            en: "Its value of {value:money} is above {limit:money}; it was dealt with on {settled:date}, not after {until:date}.",
        },
        Sentence {
            key: "coi-9.late",
            zh: "價值{value:money}，逾{limit:money}；{settled:date}始處理，已逾{until:date}。",
            en: "Its value of {value:money} is above {limit:money}; it was dealt with on {settled:date}, after {until:date}.",
        },
    ],
    example: r#"{
  "rule": "COI-9",
  "on": "2026-03-02",
  "facts": { "gift": "gift_article", "value": "501", "asked_for": false, "by_courtesy": true, "needed_for_work": false, "received": "2026-03-02", "settled": null }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a limit is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    let limit = frame.amount(&RULE, GIFT_LIMIT, None)?;
    let days = frame.count(&RULE, GIFT_DAYS)?;
    let until = ActBy::days(facts.received, u32::try_from(days.value).unwrap_or_default()).last_day(&frame.calendar());
    let small = facts.value <= limit.value;
    let (outcome, key) = match facts.gift {
        Gift::Private => (Outcome::Allow, "coi-9.private"),
        Gift::SiteBoard | Gift::SiteTransport | Gift::MeetingMeal | Gift::WorkDetermined => for_work(facts),
        _ if facts.asked_for => (Outcome::Refuse, "coi-9.asked_for"),
        Gift::Article if !small => dear(facts, until),
        _ if !facts.by_courtesy => (Outcome::Refuse, "coi-9.no_courtesy"),
        Gift::PublicDinner | Gift::Determined => (Outcome::Allow, "coi-9.allow_kind"),
        Gift::Article | Gift::Meal if small => (Outcome::Allow, "coi-9.allow"),
        _ => (Outcome::Refuse, "coi-9.over"),
    };
    let ruling = RULE
        .begin(frame, outcome, key)
        .using(&limit)
        .arg("gift", facts.gift.code())
        .arg("value", facts.value)
        .arg("limit", limit.value)
        .arg("until", until.day);
    let ruling = match facts.settled.0 {
        Some(settled) => ruling.arg("settled", settled),
        None => ruling,
    };
    Ok(match key {
        "coi-9.settle" | "coi-9.settled" | "coi-9.late" => timed(ruling.using(&days), facts, until),
        "coi-9.over" => compared(ruling, facts, limit.value),
        _ => ruling,
    })
}

/// What article 9 lets staff take whatever its value.
const fn for_work(facts: &Facts) -> (Outcome, &'static str) {
    match (facts.needed_for_work, facts.asked_for) {
        (false, _) => (Outcome::Refuse, "coi-9.not_needed"),
        (true, true) => (Outcome::NeedsPerson, "coi-9.work_asked_for"),
        (true, false) => (Outcome::Allow, "coi-9.work"),
    }
}

fn dear(facts: &Facts, until: Deadline) -> (Outcome, &'static str) {
    match facts.settled.0 {
        None => (Outcome::NeedsPerson, "coi-9.settle"),
        Some(settled) if settled > until.day => (Outcome::Refuse, "coi-9.late"),
        Some(_) => (Outcome::Allow, "coi-9.settled"),
    }
}

fn timed(ruling: Ruling, facts: &Facts, until: Deadline) -> Ruling {
    let ruling = ruling.deadline("gift_until", &until);
    facts.settled.0.into_iter().fold(ruling, |ruling, settled| {
        ruling.compare("gift_settled", Quantity::date(settled), Op::Le, Quantity::date(until.day))
    })
}

fn compared(ruling: Ruling, facts: &Facts, limit: Decimal) -> Ruling {
    ruling.compare("gift_value", Quantity::money(facts.value), Op::Le, Quantity::money(limit))
}
