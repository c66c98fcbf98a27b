//! ACC-08: acceptance on paper, without inspection on the spot (施行細則 90, 90之1).

use rust_decimal::Decimal;

use crate::category::Category;
use crate::fact::{Facts as _, Stated};
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::ENFORCEMENT;
use crate::mark::Mark;
use crate::parameter::{PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT};
use crate::performance::share::{given, percent_of};
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Judged, Op, Outcome, Quantity, settled};
use crate::texts::Sentence;
use crate::value::class::Level;

/// Limit of a batch accepted on paper, in percent of the publication threshold.
pub const BATCH: &str = "paper_acceptance_batch_percent";

choice! {
    /// Why no inspection on the spot is needed.
    pub enum Ground {
        /// Goods of a public utility at a fixed rate.
        Utility = "utility_rate",
        /// Bought and used at once, or nearly so, and hard to inspect on the spot.
        Immediate = "immediate_use",
        /// A small procurement.
        Small = "small_procurement",
        /// A batch or part.
        Batch = "batch_acceptance",
        /// Inspected by a public body or an impartial third party.
        Certified = "certified_by_third",
        /// Recognised by the competent authority.
        Recognised = "recognised_by_authority",
    }
}

facts! {
    /// An acceptance on paper.
    pub struct Facts {
        /// what is bought
        category: Category = "", "\"goods\"";
        /// the ground; services need none
        ground: Option<Ground> = "", "\"small_procurement\"";
        /// amount of the procurement, or of the batch accepted
        amount: Decimal = "NT$, tax included", "\"100000\"";
        /// whether the agency is a central or a local one
        level: Level = "", "\"central\"";
        /// limit of small procurement that the local government set; null where it set none
        own_small_limit: Stated<Decimal> = "NT$, tax included", "\"100000\"";
        /// certificate of quality or quantity, or the reference of the competent authority
        certificate: Option<String> = "reference", "\"檢字第1150001號\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "ACC-08",
    title_zh: "書面驗收",
    title_en: "Acceptance on paper",
    meaning: "Works and goods are accepted on paper on one of the grounds of the Enforcement Rules; a small procurement and a batch have their limits, a local government's own small limit among them when it is lower, and a certificate or a recognition its reference. Services may be accepted on paper or in a review meeting.",
    cites: &[ENFORCEMENT.at("90-1"), ENFORCEMENT.at("90之1")],
    mark: Mark::Confirmed,
    valid_from: day(2021, 7, 14),
    valid_to: None,
    parameters: &[PUBLICATION_THRESHOLD, SMALL_PROCUREMENT_LIMIT, BATCH],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "acc-08.services",
            zh: "勞務驗收得以書面或召開審查會方式辦理，其書面驗收文件或審查會紀錄得視為驗收紀錄。",
            en: "Services may be accepted on paper or in a review meeting, whose papers may stand for the record.",
        },
        Sentence {
            key: "acc-08.allow",
            zh: "本案得採書面驗收，免辦理現場查驗（{ground:word}）。",
            en: "The acceptance may be on paper ({ground:word}).",
        },
        Sentence {
            key: "acc-08.above_limit",
            zh: "金額{amount:money}逾{ground:word}得採書面驗收之上限{limit:money}。",
            en: "{amount:money} is above the limit of {limit:money} for acceptance on paper ({ground:word}).",
        },
        Sentence {
            key: "acc-08.no_certificate",
            zh: "以「{ground:word}」採書面驗收，應有相關證明文書或主管機關認定文號。",
            en: "Acceptance on paper ({ground:word}) needs its certificate or the authority's reference.",
        },
        Sentence {
            key: "acc-08.no_ground",
            zh: "工程、財物採購無施行細則第九十條第一項各款情形，應辦理現場查驗。",
            en: "Works and goods without one of the grounds are inspected on the spot.",
        },
    ],
    example: r#"{
  "rule": "ACC-08",
  "on": "2026-03-02",
  "facts": { "category": "goods", "ground": "batch_acceptance", "amount": "150001", "level": "central", "own_small_limit": null }
}"#,
    judge: |frame, facts| Ok(vec![settled(check(frame, &Facts::read(facts)?))]),
};

/// One ruling.
///
/// # Errors
/// The ruling that asks for a person when a limit is not recorded for the day.
pub fn check(frame: &Frame, facts: &Facts) -> Judged {
    if facts.category == Category::Services {
        return Ok(RULE.begin(frame, Outcome::Allow, "acc-08.services"));
    }
    let Some(ground) = facts.ground else {
        return Ok(RULE.begin(frame, Outcome::Refuse, "acc-08.no_ground"));
    };
    let threshold = frame.amount(&RULE, PUBLICATION_THRESHOLD, None)?;
    let small = frame.amount(&RULE, SMALL_PROCUREMENT_LIMIT, None)?;
    let batch = frame.number(&RULE, BATCH)?;
    let limit = match ground {
        Ground::Small => {
            let own = facts.own_small_limit.0.filter(|_| facts.level == Level::Local);
            Some(own.map_or(small.value, |own| own.min(small.value)))
        }
        Ground::Batch => Some(percent_of(threshold.value, batch.value)),
        _ => None,
    };
    let certified = given(facts.certificate.as_deref());
    let papers = matches!(ground, Ground::Certified | Ground::Recognised);
    let (outcome, key) = match () {
        () if limit.is_some_and(|limit| facts.amount > limit) => (Outcome::Refuse, "acc-08.above_limit"),
        () if papers && !certified => (Outcome::Refuse, "acc-08.no_certificate"),
        () => (Outcome::Allow, "acc-08.allow"),
    };
    let ruling = RULE.begin(frame, outcome, key).arg("ground", ground.code()).arg("amount", facts.amount);
    let ruling = match ground {
        Ground::Small => ruling.using(&small),
        Ground::Batch => ruling.using(&threshold).using(&batch),
        _ => ruling,
    };
    Ok(match limit {
        Some(limit) => ruling
            .compare("paper_acceptance", Quantity::money(facts.amount), Op::Le, Quantity::money(limit))
            .arg("limit", limit.normalize()),
        None => ruling,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::dollars;

    #[test]
    fn a_ruling_names_the_limits_of_its_ground() {
        let told = |ground| {
            let facts = Facts {
                category: Category::Goods,
                ground: Some(ground),
                amount: dollars(1),
                level: Level::Central,
                own_small_limit: Stated(None),
                certificate: None,
            };
            let ruling = check(&Frame::on(day(2026, 3, 2)), &facts).unwrap();
            (ruling.parameters.into_iter().map(|one| one.id).collect::<Vec<_>>(), ruling.compared.len())
        };
        assert_eq!(told(Ground::Small), (vec![SMALL_PROCUREMENT_LIMIT.to_owned()], 1));
        assert_eq!(told(Ground::Batch), (vec![PUBLICATION_THRESHOLD.to_owned(), BATCH.to_owned()], 1));
        assert_eq!(told(Ground::Utility), (Vec::new(), 0));
    }
}
