//! The invented agencies: ministries, local governments, schools, hospitals and state enterprises.

use super::words::PLACES;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;

/// An agency that may order.
#[derive(Debug)]
pub struct Agency {
    /// Dotted code, unique.
    pub code: String,
    /// Name.
    pub name: String,
    /// central, local, school, hospital or state_enterprise.
    pub kind: &'static str,
    /// Region of Taiwan.
    pub region: &'static str,
    /// Code of the superior agency.
    pub superior: Option<String>,
}

impl Agency {
    /// The row of agencies.csv.
    pub fn row(&self) -> [String; 5] {
        [
            self.code.clone(),
            self.name.clone(),
            self.kind.to_owned(),
            self.region.to_owned(),
            self.superior.clone().unwrap_or_default(),
        ]
    }
}

/// Ministries with the agencies below them.
const MINISTRIES: &[(&str, &[&str])] = &[
    ("範例部", &["資料署", "規劃署", "北區分署", "南區分署"]),
    ("範例水陸部", &["河道署", "航標局", "氣候觀測所"]),
    ("範例文曲部", &["典藏館", "古蹟局"]),
    ("範例勤學部", &["測驗所", "體能署"]),
    ("範例安康部", &["防疫所", "藥事署", "照護署"]),
    ("範例稅賦部", &["中區稅務分局", "關務署"]),
];

/// Offices of a local government.
const OFFICES: &[&str] = &["教育處", "衛生局", "地政事務所", "消防局", "稅務局", "環境保護局", "社會處"];

/// Schools of a county or city.
const SCHOOLS: &[&str] = &["中學", "第一國民小學", "海濱國民中學", "工業職業學校"];

/// State enterprises: name, region, place of the ministry above them in the list.
const ENTERPRISES: &[(&str, &str, usize)] = &[
    ("範例電纜股份有限公司", "北區", 1),
    ("範例糖鹽股份有限公司", "南區", 1),
    ("範例港埠股份有限公司", "南區", 1),
    ("範例儲蓄銀行", "北區", 5),
    ("範例印製廠", "中區", 5),
];

/// All agencies, superiors first.
pub fn agencies(rng: &mut ChaCha8Rng) -> Vec<Agency> {
    let mut all = central(rng);
    for (number, (place, rank, region)) in (1..).zip(PLACES) {
        let government = format!("B.{number:02}");
        let mut add = |code: String, name: String, kind, superior: Option<&String>| {
            all.push(Agency { code, name, kind, region, superior: superior.cloned() });
        };
        add(government.clone(), format!("{place}{rank}政府"), "local", None);
        let mut offices = OFFICES.to_vec();
        offices.shuffle(rng);
        for (office, title) in (1..).zip(offices.iter().take(2)) {
            let name = match *title {
                "地政事務所" => format!("{place}{rank}{place}地政事務所"),
                title => format!("{place}{rank}政府{title}"),
            };
            add(format!("{government}.{office:02}"), name, "local", Some(&government));
        }
        if let Some(school) = SCHOOLS.choose(rng) {
            let name = format!("{place}{rank}立{place}{school}");
            add(format!("C.{number:02}.01"), name, "school", Some(&government));
        }
        if number % 2 == 1 {
            let name = format!("{place}{rank}立醫院");
            add(format!("D.{number:02}.01"), name, "hospital", Some(&government));
        }
    }
    all
}

/// Ministries, the agencies below them, and the universities, hospitals and enterprises they own.
fn central(rng: &mut ChaCha8Rng) -> Vec<Agency> {
    let mut all = Vec::new();
    let mut add = |code: String, name: String, kind, region, superior: Option<String>| {
        all.push(Agency { code, name, kind, region, superior });
    };
    for (number, (ministry, below)) in (1..).zip(MINISTRIES) {
        let code = format!("A.{number:02}");
        add(code.clone(), (*ministry).to_owned(), "central", "北區", None);
        for (office, title) in (1..).zip(*below) {
            let region = match title {
                title if title.contains("南區") => "南區",
                title if title.contains("中區") => "中區",
                _ => "北區",
            };
            let name = format!("{ministry}{title}");
            add(format!("{code}.{office:02}"), name, "central", region, Some(code.clone()));
        }
    }
    for (number, field) in (1..).zip(["科技", "師範", "海事"]) {
        let region = PLACES.choose(rng).map_or("北區", |place| place.2);
        let name = format!("國立範例{field}大學");
        add(format!("C.90.{number:02}"), name, "school", region, Some("A.04".to_owned()));
    }
    for (number, (place, _, region)) in (1..).zip(PLACES.sample(rng, 2)) {
        let name = format!("範例安康部{place}醫院");
        add(format!("D.90.{number:02}"), name, "hospital", region, Some("A.05".to_owned()));
    }
    for (number, (name, region, ministry)) in (1..).zip(ENTERPRISES) {
        add(
            format!("E.{number:02}"),
            (*name).to_owned(),
            "state_enterprise",
            region,
            Some(format!("A.{:02}", ministry + 1)),
        );
    }
    all
}
