//! The four framework contracts: three classes, overlapping ordering periods.

use super::agencies::Agency;
use super::catalogue::category::Class;
use chrono::{Datelike, Days, Months, NaiveDate};
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// The columns of frameworks.csv.
pub const HEADER: [&str; 15] = [
    "case_no",
    "title",
    "class",
    "budget",
    "starts_on",
    "ends_on",
    "order_of_record",
    "entitled",
    "holds_allowed",
    "term_note",
    "extended_from",
    "delivery_days",
    "penalty_permille",
    "penalty_cap_percent",
    "fee_tiers",
];

/// A framework contract.
#[derive(Debug)]
pub struct Framework {
    /// Case number: ROC year, 02, number of the tender within the year.
    pub case_no: String,
    /// Title of the tender.
    pub title: String,
    /// What it covers.
    pub class: Class,
    /// Budget in whole NT$.
    pub budget: i64,
    /// First day of the ordering period.
    pub starts_on: NaiveDate,
    /// Last day of the ordering period.
    pub ends_on: NaiveDate,
    /// How many items it has.
    pub size: usize,
    order_of_record: &'static str,
    entitled: String,
    holds_allowed: &'static str,
    term_note: &'static str,
    extended_from: Option<NaiveDate>,
    delivery_days: u32,
}

/// The fee falls with the amount of the order.
const FEE: &str = "0-1000000 1%;1000000-10000000 0.8%;10000000- 0.5%";

impl Framework {
    /// The row of frameworks.csv.
    pub fn row(&self) -> [String; 15] {
        [
            self.case_no.clone(),
            self.title.clone(),
            self.class.word().to_owned(),
            self.budget.to_string(),
            self.starts_on.to_string(),
            self.ends_on.to_string(),
            self.order_of_record.to_owned(),
            self.entitled.clone(),
            self.holds_allowed.to_owned(),
            self.term_note.to_owned(),
            self.extended_from.map(|day| day.to_string()).unwrap_or_default(),
            self.delivery_days.to_string(),
            "1".to_owned(),
            "10".to_owned(),
            FEE.to_owned(),
        ]
    }
}

/// What is fixed about a framework before the dice fall.
struct Plan {
    class: Class,
    subject: &'static str,
    /// How many months ago it started.
    ago: u32,
    /// How many months it runs.
    months: u32,
    /// Lowest and highest budget in units of NT$ 10 million.
    budget: (i64, i64),
    size: usize,
}

const fn plan(class: Class, subject: &'static str, ago: u32, months: u32, budget: (i64, i64), size: usize) -> Plan {
    Plan { class, subject, ago, months, budget, size }
}

/// The oldest framework was extended by two months and still runs.
const PLANS: [Plan; 4] = [
    plan(Class::Software, "", 14, 15, (180, 340), 150),
    plan(Class::Cloud, "－雲端服務", 10, 13, (60, 140), 70),
    plan(Class::Security, "－資通安全服務暨資訊服務", 6, 13, (40, 110), 60),
    plan(Class::Software, "", 2, 13, (160, 320), 140),
];

/// How many agencies take part in the cloud framework.
const ENTITLED: usize = 36;

/// The frameworks, oldest first.
pub fn frameworks(rng: &mut ChaCha8Rng, today: NaiveDate, agencies: &[Agency]) -> Vec<Framework> {
    let mut codes: Vec<&str> = agencies.iter().map(|agency| agency.code.as_str()).collect();
    codes.shuffle(rng);
    codes.truncate(ENTITLED);
    codes.sort_unstable();
    let pilot = codes.join(";");
    PLANS
        .iter()
        .map(|plan| {
            // A few days later than the round month; the starts stay more than a quarter apart,
            // so the quarter tells the tenders of a year apart.
            let jitter = Days::new(rng.random_range(0..10));
            let starts_on = (today - Months::new(plan.ago)) + jitter;
            let ends_on = (starts_on + Months::new(plan.months)) - Days::new(1);
            let roc = starts_on.year() - 1911;
            let quarter = starts_on.month0() / 3 + 1;
            let ordinal = match quarter {
                1 => "一",
                2 => "二",
                3 => "三",
                _ => "四",
            };
            let cloud = plan.class == Class::Cloud;
            Framework {
                case_no: format!("{roc:03}02{quarter:02}"),
                title: format!("{roc}年第{ordinal}次電腦軟體共同供應契約採購{}（範例）", plan.subject),
                class: plan.class,
                budget: rng.random_range(plan.budget.0..=plan.budget.1) * 10_000_000,
                starts_on,
                ends_on,
                size: plan.size,
                extended_from: (plan.months == 15).then(|| (starts_on + Months::new(13)) - Days::new(1)),
                delivery_days: if cloud { 7 } else { 30 },
                // The cloud framework is the pilot: a closed circle of agencies whose orders are
                // kept by the marketplace itself.
                order_of_record: if cloud { "here" } else { "pcc" },
                // The pilot is also the one whose terms let the office pause a listing.
                holds_allowed: if cloud { "yes" } else { "no" },
                entitled: if cloud { pilot.clone() } else { "*".to_owned() },
                term_note: match (plan.months, cloud) {
                    (15, _) => "訂購期間原為十三個月，經機關通知展延二個月。",
                    (_, true) => "訂購期間十三個月；試辦，限列名機關訂購。",
                    _ => "訂購期間十三個月；必要時得展延一次，最長三個月。",
                },
            }
        })
        .collect()
}
