//! What a category is, and the licences, units and grades that categories share.

/// A class of framework contract; one framework covers one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Packaged software, bought as goods.
    Software,
    /// Cloud services.
    Cloud,
    /// Information-security and information services.
    Security,
}

impl Class {
    /// The word of the class in the CSV files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Software => "software",
            Self::Cloud => "cloud",
            Self::Security => "security",
        }
    }
}

/// How the version of a product is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// By year, as in 2026.
    Year,
    /// By a running number, as in 12.
    Number,
    /// Not at all: services have no version.
    Unversioned,
}

/// One way to license a product, with its price in thousandths of the base price.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The licence model: perpetual, subscription or service.
    pub model: &'static str,
    /// The term in months, where the licence has one.
    pub months: Option<u32>,
    /// Price in thousandths of the base price.
    pub permille: i64,
}

/// What one unit of a licence counts, with its price in thousandths of the base price.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// The metric: user, device, core, instance, site or man_day.
    pub word: &'static str,
    /// The unit as printed on the order.
    pub unit: &'static str,
    /// Price in thousandths of the base price.
    pub permille: i64,
}

/// A grade of a product, with its price in thousandths of the base price.
pub type Edition = (&'static str, i64);

/// A kind of product or service.
#[derive(Debug)]
pub struct Category {
    /// Three letters, unique over all categories; they open the SKU of a listing.
    pub code: &'static str,
    /// The class of framework that covers it.
    pub class: Class,
    /// The lot (組別) of the framework.
    pub lot: &'static str,
    /// The name shown to buyers.
    pub name: &'static str,
    /// What it is for, as a noun phrase.
    pub purpose: &'static str,
    /// What it can do: verb phrases, separated by `；`.
    pub features: &'static str,
    /// Products as `brand product`, separated by `,`; a service without a brand is sold under the
    /// name of its vendor and begins with `-`.
    pub lines: &'static str,
    /// Grades.
    pub editions: &'static [Edition],
    /// Licences.
    pub offers: &'static [Offer],
    /// Units.
    pub metrics: &'static [Metric],
    /// The lowest and the highest base price in NT$.
    pub price: (i64, i64),
    /// How versions are counted.
    pub numbering: Numbering,
    /// Platforms, separated by `;`.
    pub platforms: &'static str,
}

/// Makes a value: offer.
pub const fn offer(model: &'static str, months: Option<u32>, permille: i64) -> Offer {
    Offer { model, months, permille }
}

/// Makes a value: metric.
pub const fn metric(word: &'static str, unit: &'static str, permille: i64) -> Metric {
    Metric { word, unit, permille }
}

/// Shared by several categories: bought.
pub const BOUGHT: &[Offer] =
    &[offer("perpetual", None, 1000), offer("subscription", Some(12), 380), offer("subscription", Some(36), 980)];
/// Shared by several categories: rented.
pub const RENTED: &[Offer] = &[offer("subscription", Some(12), 1000), offer("subscription", Some(36), 2700)];
/// Shared by several categories: monthly.
pub const MONTHLY: &[Offer] = &[offer("subscription", Some(1), 1000), offer("subscription", Some(12), 11_200)];
/// Shared by several categories: once.
pub const ONCE: &[Offer] = &[offer("service", None, 1000)];
/// Shared by several categories: watch.
pub const WATCH: &[Offer] = &[offer("service", Some(12), 1000), offer("service", Some(36), 2750)];

/// Shared by several categories: user.
pub const USER: Metric = metric("user", "使用者", 1000);
/// Shared by several categories: device.
pub const DEVICE: Metric = metric("device", "裝置", 1000);
/// Shared by several categories: core.
pub const CORE: Metric = metric("core", "核心", 1000);
/// Shared by several categories: instance.
pub const INSTANCE: Metric = metric("instance", "執行個體", 1000);
/// Shared by several categories: site.
pub const SITE: Metric = metric("site", "機關", 1000);
/// Shared by several categories: man day.
pub const MAN_DAY: Metric = metric("man_day", "人天", 1000);

/// Shared by several categories: office.
pub const OFFICE: &[Edition] = &[("標準版", 1000), ("專業版", 1550), ("政府版", 1300), ("教育版", 620)];
/// Shared by several categories: tiers.
pub const TIERS: &[Edition] =
    &[("Standard", 1000), ("Professional", 1600), ("Enterprise E3", 2400), ("Enterprise E5", 3500)];
/// Shared by several categories: grades.
pub const GRADES: &[Edition] = &[("標準版", 1000), ("進階版", 1500), ("企業版", 2300)];
/// Shared by several categories: sizes.
pub const SIZES: &[Edition] = &[("S 型", 1000), ("M 型", 1900), ("L 型", 3600), ("XL 型", 6900)];
/// Shared by several categories: plans.
pub const PLANS: &[Edition] = &[("Basic", 1000), ("Plus", 1700), ("Premium", 2900)];
/// Shared by several categories: depths.
pub const DEPTHS: &[Edition] = &[("基本型", 1000), ("標準型", 1700), ("深度型", 2900)];
