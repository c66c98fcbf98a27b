//! DEB-03: what a debarment does on the days of a procurement (政府採購法 50-1-6, 103; 施行細則 59, 110, 112-1).

use chrono::NaiveDate;

use crate::debarment::on_a_day::{Entry, barred};
use crate::fact::{Facts as _, Stated};
use crate::facts::choice;
use crate::facts::facts;
use crate::frame::Frame;
use crate::laws::{ENFORCEMENT, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// What the debarred vendor is in the procurement.
    pub enum Part {
        /// The tenderer.
        Tenderer = "tenderer",
        /// A subcontractor named in the bid.
        Subcontractor = "named_subcontractor",
    }
}

choice! {
    /// A special need to buy from a debarred vendor.
    pub enum SpecialNeed {
        /// Article 22-1-1, -2, -4 or -6.
        Limited = "special_need_limited",
        /// The reduction of prices has failed twice or more with the reserve price unchanged.
        FailedTwice = "special_need_failed_twice",
        /// An emergency of article 105-1-1 or -2.
        Emergency = "special_need_emergency",
        /// Determined by the competent authority.
        Determined = "special_need_determined",
    }
}

facts! {
    /// A vendor of the list in a procurement.
    pub struct Facts {
        /// what the vendor is in the procurement
        part: Part = "", "\"tenderer\"";
        /// entries of the vendor in the list of debarred vendors
        entries: Vec<Entry> = "", "[]";
        /// closing day of the bids
        closing: NaiveDate = "Taipei date", "\"2026-03-02\"";
        /// day of the opening; null while there is none, and then it is not tested
        opening: Stated<NaiveDate> = "Taipei date", "\"2026-03-03\"";
        /// day of the award; null while there is none, and then it is not tested
        award: Stated<NaiveDate> = "Taipei date", "\"2026-03-10\"";
        /// day on which another subcontractor that meets the tender took its place at the same price
        replaced: Option<NaiveDate> = "Taipei date", "\"2026-03-09\"";
        /// last day that the agency has set for the replacement
        replace_until: Option<NaiveDate> = "Taipei date", "\"2026-03-09\"";
        /// special need to buy from the vendor
        special_need: Option<SpecialNeed> = "item of 施行細則第112條之1第2項", "\"special_need_emergency\"";
        /// reference of the superior agency's approval of that need
        superior_approval: Stated<String> = "document number", "null";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "DEB-03",
    title_zh: "拒絕往來廠商於採購各階段之效果",
    title_en: "Effect of a debarment in a procurement",
    meaning: "A vendor debarred at the closing, at the opening or at the award is not opened or not awarded; a debarment that begins and ends between these days does not bar. A subcontractor of the bid that was debarred at the closing costs the award; one debarred later may be replaced at the same price before the award and within the time the agency sets. A special need in the public interest with the superior agency's approval lifts the bar.",
    cites: &[GPA.at("103-1"), GPA.at("50-1-6"), ENFORCEMENT.at("59"), GPA.at("103-2"), ENFORCEMENT.at("112之1-2")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[],
    overrides: &[("superior_agency", "superior_approval_reference")],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "deb-03.free",
            zh: "該廠商於截止投標日{closing:date}、開標日{opening:date}及決標日{award:date}均非拒絕往來廠商。",
            en: "The vendor is not debarred at the closing on {closing:date}, at the opening on {opening:date} or at the award on {award:date}.",
        },
        Sentence {
            key: "deb-03.free_opening",
            zh: "該廠商於截止投標日{closing:date}及開標日{opening:date}均非拒絕往來廠商；決標日尚未審查。",
            en: "The vendor is not debarred at the closing on {closing:date} or at the opening on {opening:date}; the day of the award is not tested.",
        },
        Sentence {
            key: "deb-03.free_award",
            zh: "該廠商於截止投標日{closing:date}及決標日{award:date}均非拒絕往來廠商。",
            en: "The vendor is not debarred at the closing on {closing:date} or at the award on {award:date}.",
        },
        Sentence {
            key: "deb-03.free_closing",
            zh: "該廠商於截止投標日{closing:date}非拒絕往來廠商；開標日及決標日尚未審查。",
            en: "The vendor is not debarred at the closing on {closing:date}; the days of the opening and the award are not tested.",
        },
        Sentence {
            key: "deb-03.entry",
            zh: "拒絕往來名單所載期間之末日早於首日，無從判斷是否為拒絕往來廠商，應由承辦人員查明。",
            en: "An entry of the list ends before it begins, so that it cannot be told whether the vendor is debarred: a person looks it up.",
        },
        Sentence {
            key: "deb-03.special_need",
            zh: "因特殊需要（{need:word}）並經上級機關核准（{approval}），不適用拒絕往來之限制。",
            en: "For a special need ({need:word}) and with the superior agency's approval ({approval}) the debarment does not apply.",
        },
        Sentence {
            key: "deb-03.closing",
            zh: "該廠商於截止投標日{closing:date}為拒絕往來廠商，不得參加投標。",
            en: "The vendor is debarred at the closing on {closing:date}: it may not tender.",
        },
        Sentence {
            key: "deb-03.opening",
            zh: "該廠商於開標日{opening:date}為拒絕往來廠商，所投之標應不予開標。",
            en: "The vendor is debarred at the opening on {opening:date}: its bid is not opened.",
        },
        Sentence {
            key: "deb-03.award",
            zh: "該廠商於{award:date}為拒絕往來廠商，不得作為決標對象。",
            en: "The vendor is debarred on {award:date}: it is not awarded.",
        },
        Sentence {
            key: "deb-03.subcontractor_closing",
            zh: "投標文件所標示之分包廠商於截止投標日{closing:date}為拒絕往來廠商，應不決標予該投標廠商。",
            en: "The subcontractor named in the bid is debarred at the closing on {closing:date}: the bid is not awarded.",
        },
        Sentence {
            key: "deb-03.replace",
            zh: "分包廠商於投標後至決標前始為拒絕往來廠商，應通知投標廠商限期依原標價以其他合格分包廠商代之。",
            en: "The subcontractor was debarred after the bid: the agency sets a time in which another that meets the tender takes its place at the same price.",
        },
        Sentence {
            key: "deb-03.replaced",
            zh: "投標後始為拒絕往來廠商之分包廠商，業於{replaced:date}以其他合格分包廠商代之。",
            en: "The subcontractor debarred after the bid was replaced on {replaced:date}.",
        },
        Sentence {
            key: "deb-03.replaced_after_award",
            zh: "分包廠商於{replaced:date}始更換，晚於決標日{award:date}；更換應於決標前為之，應由承辦人員判斷。",
            en: "The subcontractor was replaced on {replaced:date}, after the award on {award:date}; a replacement comes before the award, so a person judges.",
        },
        Sentence {
            key: "deb-03.not_replaced",
            zh: "分包廠商於投標後始為拒絕往來廠商，未於期限{until:date}前以其他合格分包廠商代之，應不決標予該投標廠商。",
            en: "The subcontractor debarred after the bid was not replaced by {until:date}: the bid is not awarded.",
        },
    ],
    example: r#"{
  "rule": "DEB-03",
  "on": "2026-03-02",
  "facts": { "part": "tenderer", "entries": [{ "from": "2026-03-02", "until": "2026-06-01" }], "closing": "2026-03-02", "opening": null, "award": null, "superior_approval": null }
}"#,
    judge: |frame, facts| Ok(vec![check(frame, &Facts::read(facts)?)]),
};

/// One ruling.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Ruling {
    let approval = facts.superior_approval.0.as_deref().unwrap_or_default().trim();
    let judged = match facts.part {
        Part::Tenderer => tenderer(facts),
        Part::Subcontractor => subcontractor(facts),
    };
    let judged = match judged {
        (Outcome::Allow, _) if facts.entries.iter().any(Entry::reversed) => (Outcome::NeedsPerson, "deb-03.entry"),
        _ => judged,
    };
    let lifted = facts.special_need.filter(|_| !approval.is_empty());
    let (outcome, key) = match lifted {
        Some(_) if judged.0 != Outcome::Allow => (Outcome::Allow, "deb-03.special_need"),
        _ => judged,
    };
    let mut ruling = RULE
        .begin(frame, outcome, key)
        .arg("closing", facts.closing)
        .arg("need", facts.special_need.map_or("", SpecialNeed::code))
        .arg("approval", approval);
    let days = [("opening", facts.opening.0), ("award", facts.award.0)];
    for (name, day) in days.into_iter().chain([("replaced", facts.replaced), ("until", facts.replace_until)]) {
        ruling = day.into_iter().fold(ruling, |ruling, day| ruling.arg(name, day));
    }
    if outcome == Outcome::Refuse {
        ruling = ruling.unless("superior_agency", "superior_approval_reference");
    }
    if facts.special_need.is_some() && judged.0 != Outcome::Allow {
        ruling = ruling.compare("special_need_approval", Quantity::text(approval), Op::Present, Quantity::text(""));
    }
    ruling
}

fn tenderer(facts: &Facts) -> (Outcome, &'static str) {
    let barred_on = |day: Option<NaiveDate>| day.is_some_and(|day| barred(&facts.entries, day));
    match (facts.opening.0, facts.award.0) {
        _ if barred(&facts.entries, facts.closing) => (Outcome::Refuse, "deb-03.closing"),
        (opening, _) if barred_on(opening) => (Outcome::Refuse, "deb-03.opening"),
        (_, award) if barred_on(award) => (Outcome::Refuse, "deb-03.award"),
        (Some(_), Some(_)) => (Outcome::Allow, "deb-03.free"),
        (Some(_), None) => (Outcome::Allow, "deb-03.free_opening"),
        (None, Some(_)) => (Outcome::Allow, "deb-03.free_award"),
        (None, None) => (Outcome::Allow, "deb-03.free_closing"),
    }
}

/// The day of the opening does not matter for a subcontractor. Before the award, any debarment that began after the closing does.
fn subcontractor(facts: &Facts) -> (Outcome, &'static str) {
    let award = facts.award.0;
    let later = match award {
        Some(award) => barred(&facts.entries, award),
        None => facts.entries.iter().any(|entry| entry.from > facts.closing),
    };
    let late = |until: NaiveDate| facts.replaced.or(award).is_some_and(|day| day > until);
    let free = if award.is_some() { "deb-03.free_award" } else { "deb-03.free_closing" };
    match (facts.replaced, facts.replace_until) {
        _ if barred(&facts.entries, facts.closing) => (Outcome::Refuse, "deb-03.subcontractor_closing"),
        _ if !later => (Outcome::Allow, free),
        (_, Some(until)) if late(until) => (Outcome::Refuse, "deb-03.not_replaced"),
        (None, _) => (Outcome::NeedsPerson, "deb-03.replace"),
        (Some(replaced), _) if award.is_some_and(|award| replaced > award) => {
            (Outcome::NeedsPerson, "deb-03.replaced_after_award")
        }
        (Some(_), _) => (Outcome::Allow, "deb-03.replaced"),
    }
}
