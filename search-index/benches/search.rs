//! 100,000 invented products asked in every way people ask, beside Groonga and SQLite FTS5 with bigrams made by the
//! application: `make bench-search`.
//!
//! All answer the same questions one after another on one core: the ten best, the total, and counts by kind, class, category,
//! maker, vendor, agency, year and band of prices. This index marks its snippets besides. `qps_vs_*` compares these answers;
//! `qps_vs_*_light` compares the same answers of this index with peers that count by category and maker only. A peer that is
//! not installed is left out, and said so.
//!
//! Times are those of the clock on the wall; `cpu_p99_ms` is the time of the core alone, which other work on the machine
//! disturbs less.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use search_index::Index;
use search_index::ask::{Ask, Sort};
use search_index::entry::{Entry, Kind};
use serde_json::{Value, json};

const PRODUCTS: usize = 100_000;
const PER_CLASS: usize = 60;
const SEED: u64 = 20_260_115;
/// Upper ends of the bands of prices in dollars: the peers are given each product's band.
const BANDS: [i64; 6] = [1_000, 10_000, 100_000, 150_000, 1_000_000, 1_500_000];

const BRANDS: &[&str] = &[
    "嵐曜",
    "晴川",
    "鐵杉資訊",
    "墨竹",
    "Nortide",
    "藍鵲",
    "Quillmark",
    "澄海",
    "Vantora",
    "岳衡",
    "雲杉",
    "Ferrolite",
    "青岫",
    "Osprey",
    "穗禾",
    "Tidewell",
];
const PRODUCTS_OF: &[&str] = &[
    "守門", "Sentra", "流雲", "Ledgerly", "遠眺", "織網", "Kestrel", "磐石", "Lumen", "匯川", "脈絡", "Harbor", "簡墨",
    "星圖",
];
/// A category and what else people call it.
const CATEGORIES: &[(&str, &str)] = &[
    ("端點防護軟體", "antivirus"),
    ("網頁應用程式防火牆", "WAF"),
    ("備份還原軟體", "backup"),
    ("資料庫管理系統", "database"),
    ("電子公文系統", "公文"),
    ("電子簽章軟體", "e-signature"),
    ("地理資訊系統", "GIS"),
    ("專案管理軟體", "甘特圖"),
    ("人事差勤系統", "打卡"),
    ("會計帳務系統", "accounting"),
    ("行動裝置管理", "MDM"),
    ("虛擬化平台", "VM"),
    ("日誌管理平台", "log management"),
    ("學習管理平台", "LMS"),
    ("圖書館自動化系統", "館藏"),
    ("繪圖設計軟體", "CAD"),
    ("弱點掃描服務", "vulnerability scan"),
    ("資料遮罩軟體", "data masking"),
    ("文字辨識軟體", "OCR"),
    ("視訊會議系統", "video conference"),
];
const EDITIONS: &[&str] = &["標準版", "企業版", "政府機關版", "教育版", "進階版"];
const TERMS: &[&str] = &["一年期授權", "三年期授權", "永久授權", "一年期維護"];
const UNITS: &[&str] = &["每核心", "單機版", "十人版", "五十人版", "無限使用者", "每節點"];
const TEXTS: &[&str] = &[
    "支援繁體中文介面",
    "通過資通安全檢測",
    "可安裝於機關內部主機",
    "提供軟體元件清單",
    "符合無障礙規範",
    "含教育訓練三小時",
    "支援開放文件格式",
    "含原廠電話支援與版本升級",
    "提供應用程式介面與操作手冊",
    "支援雙因子驗證",
];

struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        // splitmix64: the same numbers on every machine.
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % most as u64) as usize
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

struct Product {
    sku: String,
    brand: &'static str,
    product: &'static str,
    category: usize,
    edition: &'static str,
    version: String,
    entry: Entry,
}

struct Question {
    class: &'static str,
    text: String,
    relevant: Vec<String>,
}

fn products(random: &mut Random) -> Vec<Product> {
    (0..PRODUCTS)
        .map(|number| {
            let (brand, product) = (random.of(BRANDS), random.of(PRODUCTS_OF));
            let category = random.below(CATEGORIES.len());
            let (edition, term, unit) = (random.of(EDITIONS), random.of(TERMS), random.of(UNITS));
            let version = format!("{}.{}", 1 + random.below(12), random.below(10));
            let sku = format!("SP{}-11{}{:04}-{number:06}", 1 + random.below(3), random.below(6), random.below(9999));
            let name = format!("{brand} {product} {} {version} {edition} {term} {unit}", CATEGORIES[category].0);
            let texts: Vec<&str> = (0..3).map(|_| random.of(TEXTS)).collect();
            let mut entry = Entry::new(Kind::Listing, &sku);
            entry.name = name;
            entry.text = texts.join("；");
            entry.maker = brand.to_owned();
            entry.vendor = format!("{}股份有限公司", random.of(BRANDS));
            entry.codes = vec![sku.clone()];
            entry.class = Some(["software", "cloud", "security"][random.below(3)].to_owned());
            entry.category = Some(CATEGORIES[category].0.to_owned());
            entry.price = Some(10_000 * (500 + random.below(2_000_000) as i64));
            entry.orderable = random.below(10) > 0;
            entry.date = Some(1_700_000_000_000_000 + random.below(1_000_000) as i64 * 60_000_000);
            entry.popularity = (random.below(100) * random.below(100) / 100) as i64;
            entry.facts = vec![
                ("licence".to_owned(), term.to_owned()),
                ("languages".to_owned(), ["zh-TW", "en"][random.below(2)].to_owned()),
            ];
            Product { sku, brand, product, category, edition, version, entry }
        })
        .collect()
}

fn questions(products: &[Product], random: &mut Random) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut ask = |class, text: String, fits: &dyn Fn(&Product) -> bool| {
        let relevant = products.iter().filter(|one| fits(one)).map(|one| one.sku.clone()).collect();
        questions.push(Question { class, text, relevant });
    };
    for _ in 0..PER_CLASS {
        let one = &products[random.below(products.len())];
        let (category, other) = CATEGORIES[one.category];
        let made =
            |other: &Product| (other.brand, other.product, other.category) == (one.brand, one.product, one.category);
        let branded = |other: &Product| (other.brand, other.category) == (one.brand, one.category);
        ask("sku", one.sku.clone(), &|other| other.sku == one.sku);
        ask("sku_loose", one.sku.to_lowercase().replace('-', " "), &|other| other.sku == one.sku);
        ask("name", format!("{} {} {category}", one.brand, one.product), &made);
        ask("word_order", format!("{category} {} {}", one.product, one.brand), &made);
        ask("run_together", format!("{}{}{category}{}", one.brand, one.product, one.edition), &|other| {
            made(other) && other.edition == one.edition
        });
        ask("version", format!("{} {} {}", one.brand, one.product, one.version), &|other| {
            (other.brand, other.product, &other.version) == (one.brand, one.product, &one.version)
        });
        let mut typo: Vec<char> = category.chars().collect();
        let at = 1 + random.below(typo.len() - 2);
        typo.remove(at);
        let typo: String = typo.into_iter().collect();
        ask("typo", format!("{} {} {typo}", one.brand, one.product), &made);
        let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).filter(|_| c.is_ascii_alphanumeric()).unwrap_or(c);
        ask("full_width", format!("{} {category}", one.brand.chars().map(wide).collect::<String>()), &branded);
        ask("synonym", other.to_owned(), &|other| other.category == one.category);
        ask("synonym_brand", format!("{other} {}", one.brand), &branded);
        ask("sentence", format!("想買{other}，要{}，最好是{}的", one.edition, one.brand), &|other| {
            branded(other) && other.edition == one.edition
        });
    }
    questions
}

struct Quality {
    recall: f64,
    mrr: f64,
}

fn quality<'a>(
    questions: impl IntoIterator<Item = &'a Question>,
    answers: impl IntoIterator<Item = &'a Vec<String>>,
) -> Quality {
    let (mut recall, mut mrr, mut count) = (0.0, 0.0, 0.0);
    for (question, ids) in questions.into_iter().zip(answers) {
        count += 1.0;
        let good: Vec<bool> = ids.iter().map(|id| question.relevant.contains(id)).collect();
        recall += good.iter().filter(|good| **good).count() as f64 / question.relevant.len().clamp(1, 10) as f64;
        mrr += good.iter().position(|good| *good).map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    }
    Quality { recall: recall / count, mrr: mrr / count }
}

/// What each question took, in milliseconds.
#[derive(Default)]
struct Took {
    wall: Vec<f64>,
    core: Vec<f64>,
}

fn core_time() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap()
}

fn milliseconds(index: &Index, asks: &[Ask]) -> (Vec<Vec<String>>, Took) {
    let mut took = Took::default();
    let mut answers = Vec::with_capacity(asks.len());
    for ask in asks {
        let (start, core) = (Instant::now(), core_time());
        let hits = index.ask(ask).unwrap();
        took.core.push((core_time() - core).as_secs_f64() * 1e3);
        took.wall.push(start.elapsed().as_secs_f64() * 1e3);
        answers.push(hits.hits.into_iter().map(|hit| hit.id).collect());
    }
    (answers, took)
}

fn quantile(times: &[f64], part: f64) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[((times.len() as f64 * part) as usize).min(times.len() - 1)]
}

/// What the peers said, or `None` with a line why not.
fn peers(folder: &Path, products: &[Product], questions: &[Question]) -> Option<Value> {
    let mut docs = BufWriter::new(File::create(folder.join("docs.jsonl")).unwrap());
    for one in products {
        let entry = &one.entry;
        let band = BANDS.iter().filter(|top| entry.price.is_some_and(|price| price > **top * 10_000)).count();
        let line = json!({
            "id": one.sku, "title": entry.name, "text": entry.text, "kind": entry.kind, "class": entry.class,
            "category": entry.category, "maker": entry.maker, "vendor": entry.vendor, "agency": entry.agency,
            "year": entry.year, "band": band,
        });
        writeln!(docs, "{line}").unwrap();
    }
    docs.flush().unwrap();
    let texts: Vec<Value> = questions.iter().map(|question| json!(question.text)).collect();
    std::fs::write(folder.join("queries.json"), Value::from(texts).to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/bench-search-peers");
    let Ok(output) = Command::new(script).arg(folder).output() else {
        println!("peers: python3 is not installed, so nothing is compared");
        return None;
    };
    print!("{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).ok()
}

fn main() {
    // `cargo test --benches` passes this flag: nothing is measured then.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let begun = Instant::now();
    let mut random = Random(SEED);
    let products = products(&mut random);
    let questions = questions(&products, &mut random);
    let folder = tempfile::tempdir().unwrap();
    let (index, _) = Index::open(folder.path().join("index")).unwrap();
    let start = Instant::now();
    for one in &products {
        index.put(&one.entry).unwrap();
    }
    index.commit(1).unwrap();
    let indexed_per_s = products.len() as f64 / start.elapsed().as_secs_f64();
    let start = Instant::now();
    index.put(&Entry { name: "新上架".to_owned(), ..Entry::new(Kind::Listing, "fresh") }).unwrap();
    index.commit(2).unwrap();
    assert_eq!(index.ask(&Ask::words("新上架")).unwrap().total, 1);
    let findable_ms = start.elapsed().as_secs_f64() * 1e3;
    drop(index);
    let (index, _) = Index::open(folder.path().join("index")).unwrap();

    let plain: Vec<Ask> = questions.iter().map(|question| Ask { limit: 10, ..Ask::words(&question.text) }).collect();
    let filtered: Vec<Ask> = plain
        .iter()
        .enumerate()
        .map(|(number, ask)| Ask {
            orderable_only: number % 2 == 0,
            price_max: (number % 3 == 0).then_some(10_000 * 1_500_000),
            facts: if number % 4 == 0 { vec![("languages".to_owned(), vec!["zh-TW".to_owned()])] } else { Vec::new() },
            facet_facts: vec!["languages".to_owned(), "licence".to_owned()],
            sort: if number % 5 == 0 { Sort::PriceAsc } else { Sort::Relevance },
            limit: 20,
            ..ask.clone()
        })
        .collect();
    milliseconds(&index, &plain);
    let (answers, Took { wall: times, core }) = milliseconds(&index, &plain);
    let (_, Took { wall: full_times, core: full_core }) = milliseconds(&index, &filtered);
    let prefixes: Vec<&str> =
        BRANDS.iter().chain(PRODUCTS_OF).copied().chain(["S", "sp1-11", "資", "端點", "q"]).collect();
    for prefix in &prefixes {
        index.suggest(prefix, 10).unwrap();
    }
    let suggest_times: Vec<f64> = prefixes
        .iter()
        .map(|prefix| {
            let start = Instant::now();
            index.suggest(prefix, 10).unwrap();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    let odd = [
        "的".repeat(399),
        "資料庫 ".repeat(99),
        "a b c d e f g h i j ".repeat(20),
        "第九九九條之一".repeat(50),
        "1 ".repeat(190),
        "軟體 ".repeat(300_000),
        "a\u{301}\u{200D}".repeat(3_000),
        "\u{202E}אבג👩\u{200D}💻".repeat(2_000),
        "\"((資料庫".repeat(2_000),
        "資的料的庫的管的理的".repeat(30),
        "系".to_owned(),
        "系 統 版".to_owned(),
        products.iter().take(20).map(|one| one.entry.name.as_str()).collect::<Vec<_>>().join(" "),
        products.iter().take(20).map(|one| one.entry.name.replace(' ', "")).collect(),
        products.iter().take(20).map(|one| one.entry.text.as_str()).collect(),
        EDITIONS.iter().chain(TERMS).chain(UNITS).chain(TEXTS).copied().collect::<Vec<_>>().join(" "),
    ];
    let odd: Vec<Ask> = odd.iter().map(Ask::words).collect();
    milliseconds(&index, &odd);
    let Took { wall: odd_times, core: odd_core } = milliseconds(&index, &odd).1;
    println!("odd questions, core: {odd_core:.2?} ms");
    let ours = quality(&questions, &answers);
    for class in questions.iter().map(|question| question.class).collect::<std::collections::BTreeSet<_>>() {
        let of = |at: &usize| questions[*at].class == class;
        let places: Vec<usize> = (0..questions.len()).filter(of).collect();
        let asked: Vec<&Question> = places.iter().map(|at| &questions[*at]).collect();
        let answered: Vec<&Vec<String>> = places.iter().map(|at| &answers[*at]).collect();
        let of_class = |times: &[f64]| places.iter().map(|at| times[*at]).collect::<Vec<f64>>();
        let (took, core) = (of_class(&times), of_class(&core));
        let part = quality(asked, answered);
        let (recall, mrr, p50, p99) = (part.recall, part.mrr, quantile(&took, 0.5), quantile(&took, 0.99));
        let core = quantile(&core, 0.99);
        println!(
            "{class:14} recall@10 {recall:.3}  mrr@10 {mrr:.3}  p50 {p50:.2}  p99 {p99:.2}  core p99 {core:.2} ms"
        );
    }

    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    let rate = |times: &[f64]| times.len() as f64 * 1e3 / times.iter().sum::<f64>();
    let mut figures = json!({
        "products": PRODUCTS, "queries": questions.len(),
        "recall@10": round(ours.recall), "mrr@10": round(ours.mrr), "qps": round(rate(&times)),
        "p50_ms": round(quantile(&times, 0.5)), "p99_ms": round(quantile(&times, 0.99)),
        "cpu_p99_ms": round(quantile(&core, 0.99)), "filtered_cpu_p99_ms": round(quantile(&full_core, 0.99)),
        "filtered_p50_ms": round(quantile(&full_times, 0.5)), "filtered_p99_ms": round(quantile(&full_times, 0.99)),
        "suggest_worst_ms": round(quantile(&suggest_times, 1.0)), "odd_worst_ms": round(quantile(&odd_times, 1.0)),
        "odd_cpu_worst_ms": round(quantile(&odd_core, 1.0)),
        "indexed_per_s": round(indexed_per_s), "findable_ms": round(findable_ms),
    });
    let mut ratios = json!({});
    // The peers take minutes; whoever tunes this index can do without them.
    let said =
        if std::env::var_os("BENCH_ALONE").is_some() { None } else { peers(folder.path(), &products, &questions) };
    let said = said.unwrap_or(Value::Null);
    for peer in ["groonga", "sqlite_fts5"] {
        let Some(theirs) = said.get(peer).filter(|theirs| theirs.is_object()) else { continue };
        let answers: Vec<Vec<String>> = serde_json::from_value(theirs["answers"].clone()).unwrap();
        let found = quality(&questions, &answers);
        let qps = theirs["qps"].as_f64().unwrap();
        figures[format!("{peer}_qps")] = json!(round(qps));
        figures[format!("{peer}_recall@10")] = json!(round(found.recall));
        figures[format!("{peer}_mrr@10")] = json!(round(found.mrr));
        let light = theirs["qps_light"].as_f64().unwrap();
        figures[format!("{peer}_qps_light")] = json!(round(light));
        ratios[format!("qps_vs_{peer}")] = json!(round(rate(&times) / qps));
        ratios[format!("qps_vs_{peer}_light")] = json!(round(rate(&times) / light));
        ratios[format!("recall_vs_{peer}")] = json!(round(ours.recall / found.recall));
        ratios[format!("mrr_vs_{peer}")] = json!(round(ours.mrr / found.mrr));
    }
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let line = json!({
        "bench": "search", "figures": figures, "ratios": ratios, "seconds": begun.elapsed().as_secs(),
        "machine": format!("{} {}, {cores} cores", std::env::consts::OS, std::env::consts::ARCH),
    });
    println!("{line}");
}
