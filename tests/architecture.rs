//! The house keeps its shape: who may import whom, no circles, small files, libraries that know no database.
//!
//! `make picture` draws the house with the same eyes. What a rule means and why stands in `ARCHITECTURE.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

#[path = "architecture/arrows.rs"]
mod arrows;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use rules::{House, Plan};
use source::Source;

/// The floors, lowest first, and the parts of `src/` that stand on each. A part may import whatever is below it.
/// A part that does not exist yet may be listed; one that is not listed may not exist.
const FLOORS: &[(&str, &[&str])] = &[
    ("ground: plain types, sentences", &["base", "texts"]),
    ("ground: settings", &["config"]),
    ("ground: the outside world", &["telemetry", "db", "storage", "vault", "eyes", "tally"]),
    ("ground: what anybody can repeat", &["lots"]),
    ("service: what happened", &["audit"]),
    ("service: work for later", &["jobs"]),
    ("service: messages", &["notify"]),
    ("service: people", &["accounts"]),
    ("service: tasks of people", &["tasks"]),
    ("service: the handles", &["app"]),
    ("things", &["parties", "notices", "catalog", "evidence", "lists"]),
    ("calls", &["contracts", "tenders", "history"]),
    ("conditions: what stands before orders", &["price_checks", "holds", "choices", "quotes", "approvals"]),
    ("acts", &["orders", "intake", "bids", "applications", "open_source", "openings", "recusals"]),
    ("carts: acts of several orders", &["carts"]),
    ("the exchange with the e-procurement site", &["exchange"]),
    ("judgement", &["review"]),
    ("decision", &["awards"]),
    ("the best tender: committees", &["committees"]),
    ("what is told of a tender's end", &["results"]),
    ("signed copies of papers", &["signatures"]),
    ("readers", &["search", "analytics", "prices"]),
    ("watches: readers that come again", &["watches", "webhooks", "views"]),
    ("the ledger: every kind of row", &["ledger"]),
    ("the gate", &["http"]),
    ("doors", &["api", "web"]),
    ("roof", &["worker", "server", "demo"]),
    ("the command line", &["cli"]),
    ("the program", &["main"]),
];

/// The few arrows between two parts of one floor, from who imports to who is imported.
const SAME_FLOOR: &[(&str, &str)] = &[
    // A stored file has a row that says where it is.
    ("storage", "db"),
    // An item is offered by a party.
    ("catalog", "parties"),
    // Evidence is a party's.
    ("evidence", "parties"),
    // Figures are of what prices call one product.
    ("analytics", "prices"),
    // One process by default: the worker runs beside the pages.
    ("server", "worker"),
    // The demo market lets the worker finish what its orders left to do.
    ("demo", "worker"),
];

/// Parts that may import less than all below them.
const NARROW: &[(&str, &[&str])] =
    &[("http", &["base", "texts", "config", "db", "accounts", "audit", "jobs", "notify", "app"])];

const PLAN: Plan = Plan {
    floors: FLOORS,
    same_floor: SAME_FLOOR,
    narrow: NARROW,
    // Readers look at what the domains keep, never at what they do.
    readers: &["search", "analytics", "prices", "ledger"],
    domains: &[
        "tasks",
        "parties",
        "notices",
        "catalog",
        "evidence",
        "lists",
        "history",
        "contracts",
        "tenders",
        "price_checks",
        "holds",
        "choices",
        "approvals",
        "carts",
        "orders",
        "bids",
        "review",
        "applications",
        "open_source",
        "openings",
        "awards",
        "recusals",
        "committees",
        "watches",
        "exchange",
        "webhooks",
    ],
    read_rooms: &["model", "rows", "store", "questions", "standing"],
};

/// The only file that may be longer than `MOST_LINES`: the tables, one below the other.
const LONG_FILES: &[&str] = &["src/db/schema.rs"];
const MOST_LINES: usize = 350;
const MEDIAN_LINES: usize = 120;
const MOST_LINES_OF_MAIN: usize = 30;

/// What no library may depend on: a database, a web server.
const FORBIDDEN_IN_LIBRARIES: &[&str] = &["diesel", "actix"];
/// Libraries do not know each other, but for these.
const LIBRARY_ARROWS: &[(&str, &str)] =
    &[("bid-review", "procurement-law"), ("bid-review", "sample-bids"), ("sample-bids", "procurement-law")];

#[test]
fn parts_import_only_from_lower_floors() {
    judge("floors", rules::upward(&service(), &PLAN));
}

#[test]
fn no_circle_of_files() {
    let mut complaints = rules::circles(&service());
    for library in libraries() {
        complaints.extend(rules::circles(&house_of(&library)));
    }
    judge("circles", complaints);
}

#[test]
fn inside_a_domain_model_store_verbs_job() {
    judge("order inside a domain", rules::inside_domains(&service()));
}

#[test]
fn every_file_says_what_it_is() {
    judge("stories", rules::stories(&all_sources()));
}

#[test]
fn module_lists_hold_nothing_else() {
    judge("module lists", rules::bare_lists(&all_sources()));
}

#[test]
fn nothing_is_put_off() {
    let mut sources = all_sources();
    for folder in std::iter::once(String::new()).chain(libraries().into_iter().map(|library| format!("{library}/"))) {
        for kind in ["tests", "benches", "examples"] {
            sources.extend(source::read(&root(), &format!("{folder}{kind}")));
        }
    }
    judge("nothing put off", rules::put_off(&sources));
}

#[test]
fn files_stay_small() {
    let sources = source::read(&root(), "src");
    println!("median of {} files: {} lines", sources.len(), rules::median(&sources));
    let mut complaints = rules::sizes(&sources, MEDIAN_LINES, MOST_LINES, LONG_FILES);
    for library in libraries() {
        complaints.extend(rules::sizes(
            &source::read(&root(), &format!("{library}/src")),
            MEDIAN_LINES,
            MOST_LINES,
            LONG_FILES,
        ));
    }
    for main in sources.iter().filter(|source| source.path == "src/main.rs" && source.lines() > MOST_LINES_OF_MAIN) {
        complaints.push(format!("{}: more than {MOST_LINES_OF_MAIN} lines. Move the work into `cli`.", main.path));
    }
    judge("sizes", complaints);
}

#[test]
fn libraries_know_no_database_no_web_server_and_not_each_other() {
    let libraries = libraries();
    let mut complaints = Vec::new();
    for library in &libraries {
        for name in dependencies(library) {
            if FORBIDDEN_IN_LIBRARIES.iter().any(|word| name == *word || name.starts_with(&format!("{word}-"))) {
                complaints.push(format!(
                    "{library}: depends on {name}. A library takes and gives plain values; the service keeps them."
                ));
            }
            let sibling = libraries.contains(&name) && name != *library;
            if name == "gongqi" || sibling && !LIBRARY_ARROWS.contains(&(library.as_str(), name.as_str())) {
                complaints.push(format!(
                    "{library}: depends on {name}. Let the service hand one library's values to the other."
                ));
            }
        }
    }
    judge("libraries", complaints);
}

#[test]
fn the_plan_is_sound() {
    let parts: Vec<&str> = FLOORS.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let once: BTreeSet<&str> = parts.iter().copied().collect();
    assert_eq!(parts.len(), once.len(), "a part stands on two floors");
    let floor = |part: &str| FLOORS.iter().position(|(_, parts)| parts.contains(&part));
    for (from, to) in SAME_FLOOR {
        assert!(floor(from).is_some() && floor(from) == floor(to), "{from} → {to} is no arrow of one floor");
        assert!(!SAME_FLOOR.contains(&(to, from)), "{from} and {to} import each other");
    }
    for part in PLAN.domains.iter().chain(PLAN.readers).chain(NARROW.iter().map(|(part, _)| part)) {
        assert!(once.contains(part), "{part} stands on no floor");
    }
    assert!(service().arrows.len() > 10, "no arrows were found: are the sources read?");
    assert!(!libraries().is_empty(), "no libraries were found in Cargo.toml");
}

/// Draws the house: `make picture`.
#[test]
fn picture() {
    let house = service();
    let mut arrows: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for arrow in &house.arrows {
        if let (Some(from), Some(to)) = (house.part(arrow.from), house.part(arrow.to))
            && from != to
        {
            *arrows.entry(from).or_default().entry(to).or_default() += 1;
        }
    }
    let mut files: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, source) in house.sources.iter().enumerate() {
        let entry = files.entry(house.part(at).unwrap_or_default()).or_default();
        *entry = (entry.0 + 1, entry.1 + source.lines());
    }
    println!("\nThe house, from the roof down: part, files, lines, and what it imports (times).\n");
    for (floor, parts) in FLOORS.iter().rev() {
        println!("{floor}");
        for part in *parts {
            let Some((count, lines)) = files.get(*part) else { continue };
            let imports: Vec<String> =
                arrows.get(*part).into_iter().flatten().map(|(to, times)| format!("{to} {times}")).collect();
            println!("  {part:<10} {count:>3} {lines:>6}   {}", imports.join(" · "));
        }
    }
    println!(
        "\n{} files, {} arrows between files, median {} lines. Longest:",
        house.sources.len(),
        house.arrows.len(),
        rules::median(&house.sources)
    );
    let mut longest: Vec<&Source> = house.sources.iter().collect();
    longest.sort_by_key(|source| std::cmp::Reverse(source.lines()));
    for source in longest.iter().take(5) {
        println!("  {:>4} {}", source.lines(), source.path);
    }
    for library in libraries() {
        let sources = source::read(&root(), &format!("{library}/src"));
        println!(
            "library {library}: {} files, {} lines, median {}",
            sources.len(),
            sources.iter().map(Source::lines).sum::<usize>(),
            rules::median(&sources)
        );
    }
}

fn judge(rule: &str, complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{rule}: {} complaints\n\n{}\n", complaints.len(), complaints.join("\n"));
}

fn root() -> PathBuf {
    let folder = std::env::var("CARGO_MANIFEST_DIR").ok();
    PathBuf::from(
        folder.as_deref().or(option_env!("CARGO_MANIFEST_DIR")).expect("CARGO_MANIFEST_DIR says where the project is"),
    )
}

fn service() -> House {
    House::new(source::read(&root(), "src"), "gongqi")
}

fn house_of(library: &str) -> House {
    House::new(source::read(&root(), &format!("{library}/src")), &library.replace('-', "_"))
}

fn all_sources() -> Vec<Source> {
    let mut sources = source::read(&root(), "src");
    for library in libraries() {
        sources.extend(source::read(&root(), &format!("{library}/src")));
    }
    sources
}

/// The folders that Cargo.toml lists as members.
fn libraries() -> Vec<String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let list = manifest.split("members = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or("");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names of all crates that a library is built from, tests not counted.
fn dependencies(library: &str) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["tree", "--offline", "--package", library, "--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}
