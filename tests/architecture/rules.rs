//! The rules of the house as functions from sources to complaints. A complaint says where, what, and how to mend it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::arrows::{mentions, tokens};
use super::source::Source;

/// The floors and what may cross them.
pub struct Plan<'a> {
    /// What each floor is for and the parts on it, lowest first.
    pub floors: &'a [(&'a str, &'a [&'a str])],
    /// Arrows allowed between two parts of one floor.
    pub same_floor: &'a [(&'a str, &'a str)],
    /// Parts that may import less than all that is below them.
    pub narrow: &'a [(&'a str, &'a [&'a str])],
    /// Parts that see only some rooms of a domain.
    pub readers: &'a [&'a str],
    /// The parts that are domains, and the rooms of a domain that readers see.
    pub domains: &'a [&'a str],
    pub read_rooms: &'a [&'a str],
}

/// One crate's files and the arrows between them.
pub struct House {
    pub sources: Vec<Source>,
    pub arrows: Vec<Arrow>,
}

/// File `from` mentions something in file `to` (places in `House::sources`).
#[derive(Clone, Copy)]
pub struct Arrow {
    pub from: usize,
    pub to: usize,
    pub line: usize,
}

impl House {
    /// Finds the arrows; `library` is the crate's name, by which its `main.rs` calls it.
    pub fn new(sources: Vec<Source>, library: &str) -> House {
        let rooms: BTreeMap<Vec<String>, usize> = sources
            .iter()
            .enumerate()
            .filter(|(_, source)| !source.path.ends_with("/main.rs"))
            .map(|(at, source)| (source.module(), at))
            .collect();
        let mut arrows = Vec::new();
        for (from, source) in sources.iter().enumerate() {
            let root = if source.path.ends_with("/main.rs") { library } else { "crate" };
            for mention in mentions(&source.code, &source.module(), root) {
                let room = (0..=mention.path.len()).rev().find_map(|n| rooms.get(&mention.path[..n]));
                if let Some(&to) = room
                    && to != from
                {
                    arrows.push(Arrow { from, to, line: mention.line });
                }
            }
        }
        House { sources, arrows }
    }

    /// The part a file belongs to: the first name of its module, or `main`; a crate's root belongs to none.
    pub fn part(&self, at: usize) -> Option<String> {
        if self.sources[at].path.ends_with("/main.rs") {
            return Some("main".to_owned());
        }
        self.sources[at].module().into_iter().next()
    }

    fn room(&self, at: usize) -> String {
        self.sources[at].module().join("/")
    }

    fn at(&self, arrow: Arrow) -> String {
        format!("{}:{}", self.sources[arrow.from].path, arrow.line)
    }
}

/// Each part imports only from below, or along a listed arrow of its own floor.
pub fn upward(house: &House, plan: &Plan) -> Vec<String> {
    let floor = |part: &str| plan.floors.iter().position(|(_, parts)| parts.contains(&part));
    let mut complaints = BTreeSet::new();
    for at in 0..house.sources.len() {
        if let Some(part) = house.part(at)
            && floor(&part).is_none()
        {
            complaints.insert(format!(
                "src/{part}: this part stands on no floor. Add it to FLOORS in tests/architecture.rs, below all that will import it."
            ));
        }
    }
    for &arrow in &house.arrows {
        let (Some(from), Some(to)) = (house.part(arrow.from), house.part(arrow.to)) else { continue };
        let (Some(stands), Some(reaches)) = (floor(&from), floor(&to)) else { continue };
        if from == to {
            continue;
        }
        let place = house.at(arrow);
        let room = house.room(arrow.to);
        if reaches > stands {
            complaints.insert(format!(
                "{place}: `{from}` imports `{room}` from a higher floor ({}). Enqueue a job that the higher part handles, or move the shared thing below both.",
                plan.floors[reaches].0
            ));
        } else if reaches == stands && !plan.same_floor.contains(&(from.as_str(), to.as_str())) {
            complaints.insert(format!(
                "{place}: `{from}` imports `{room}` from its own floor. Move the shared thing to a lower part, or list the arrow in SAME_FLOOR with a good reason."
            ));
        } else if let Some((_, allowed)) = plan.narrow.iter().find(|(part, _)| *part == from)
            && !allowed.contains(&to.as_str())
        {
            complaints.insert(format!(
                "{place}: `{from}` may import only {}; not `{room}`. Move this to a part that may know it.",
                allowed.join(", ")
            ));
        } else if plan.readers.contains(&from.as_str()) && plan.domains.contains(&to.as_str()) {
            let opened = house.sources[arrow.to].module().get(1).cloned().unwrap_or_default();
            let seen = opened.is_empty()
                || plan.read_rooms.contains(&opened.as_str())
                || is_plain(house, arrow.to, &mut BTreeSet::new());
            if !seen {
                complaints.insert(format!(
                    "{place}: the reader `{from}` imports `{room}`; readers see only a domain's {} and plain types. Ask the store instead.",
                    plan.read_rooms.join(", ")
                ));
            }
        }
    }
    complaints.into_iter().collect()
}

/// No file leads back to itself. One complaint for each knot of files, with its shortest circle.
pub fn circles(house: &House) -> Vec<String> {
    let mut next: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for arrow in &house.arrows {
        next.entry(arrow.from).or_default().entry(arrow.to).or_insert(arrow.line);
    }
    let mut complaints = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for start in 0..house.sources.len() {
        if told.contains(&start) {
            continue;
        }
        let Some(circle) = shortest_circle(&next, start) else { continue };
        told.extend(&circle);
        let steps: Vec<String> = circle
            .iter()
            .zip(circle.iter().cycle().skip(1))
            .map(|(from, to)| {
                let line = next.get(from).and_then(|to_lines| to_lines.get(to)).copied().unwrap_or(0);
                format!("    {}:{line} imports {}", house.sources[*from].path, house.sources[*to].path)
            })
            .collect();
        complaints.push(format!(
            "a circle of {} files. Move what they share into a file that imports neither:\n{}",
            circle.len(),
            steps.join("\n")
        ));
    }
    complaints
}

fn shortest_circle(next: &BTreeMap<usize, BTreeMap<usize, usize>>, start: usize) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        for &to in next.get(&at).into_iter().flat_map(BTreeMap::keys) {
            if to == start {
                let mut circle = vec![at];
                while let Some(&before) = circle.last().and_then(|last| came_from.get(last)) {
                    circle.push(before);
                }
                circle.reverse();
                return Some(circle);
            }
            if let Entry::Vacant(unseen) = came_from.entry(to) {
                unseen.insert(at);
                queue.push_back(to);
            }
        }
    }
    None
}

/// What a room is inside its domain; a lower kind may not import a higher.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Model,
    Store,
    Verb,
    Job,
}

/// Inside a domain `model ← store ← verbs ← job`. A file that imports nothing but models and plain types (a state, a
/// number) counts as part of the model.
pub fn inside_domains(house: &House) -> Vec<String> {
    let with_store: BTreeSet<String> = house
        .sources
        .iter()
        .map(Source::module)
        .filter(|module| matches!(module.as_slice(), [_, room, ..] if room == "store"))
        .filter_map(|module| module.into_iter().next())
        .collect();
    let kinds: Vec<Option<Kind>> = (0..house.sources.len())
        .map(|at| match house.sources[at].module().as_slice() {
            [domain, room, ..] if with_store.contains(domain) => Some(kind(house, at, room)),
            _ => None,
        })
        .collect();
    let mut complaints = Vec::new();
    for &arrow in &house.arrows {
        if house.part(arrow.from) != house.part(arrow.to) {
            continue;
        }
        let (Some(from), Some(to)) = (kinds[arrow.from], kinds[arrow.to]) else { continue };
        if to > from {
            complaints.push(format!(
                "{}: a {from:?} imports `{}`, a {to:?}. Inside a domain model ← store ← verbs ← job: move the shared thing down, or the caller up.",
                house.at(arrow),
                house.room(arrow.to)
            ));
        }
    }
    complaints
}

fn kind(house: &House, at: usize, room: &str) -> Kind {
    match room {
        "model" => Kind::Model,
        "store" => Kind::Store,
        "job" | "jobs" => Kind::Job,
        name if name.ends_with("_job") => Kind::Job,
        _ if is_plain(house, at, &mut BTreeSet::new()) => Kind::Model,
        _ => Kind::Verb,
    }
}

/// Whether no import leads from a file to a database: it holds types and tables only. A model counts as plain, its rows'
/// derives name columns.
fn is_plain(house: &House, at: usize, asked: &mut BTreeSet<usize>) -> bool {
    if !asked.insert(at) {
        return true;
    }
    house.arrows.iter().filter(|arrow| arrow.from == at).all(|arrow| {
        match house.sources[arrow.to].module().as_slice() {
            [_, room, ..] if room == "model" => true,
            [_, room, ..] if matches!(room.as_str(), "store" | "job" | "jobs") => false,
            [part, ..] if part == "db" || part == "storage" => false,
            _ => is_plain(house, arrow.to, asked),
        }
    })
}

/// Every file begins with a `//!` line that says what it is.
pub fn stories(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| {
            let first = source.text.lines().next().unwrap_or("");
            // A library's README is its story.
            !first.starts_with("#![doc = include_str!(")
                && first.strip_prefix("//!").is_none_or(|story| story.trim().is_empty())
        })
        .map(|source| format!("{}:1: begin with a `//!` line that says what this file is.", source.path))
        .collect()
}

/// Files that list modules hold nothing but docs, attributes and `mod` lines.
pub fn bare_lists(sources: &[Source]) -> Vec<String> {
    sources
        .iter()
        .filter(|source| source.path.ends_with("/mod.rs") || source.path == "src/lib.rs")
        .filter_map(|source| {
            let line = first_beside_mods(&source.code)?;
            Some(format!(
                "{}:{line}: a module list holds docs, attributes and `mod` lines only. Move this into a file with a name.",
                source.path
            ))
        })
        .collect()
}

fn first_beside_mods(code: &str) -> Option<usize> {
    let tokens = tokens(code);
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    // From an opening bracket to the token after its partner.
    let past = |mut at: usize, open: &str, close: &str| {
        let mut depth = 0;
        while at < tokens.len() {
            if text(at) == open {
                depth += 1;
            } else if text(at) == close {
                depth -= 1;
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        at
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at = match token.text {
            "#" if text(at + 1) == "!" => past(at + 2, "[", "]"),
            "#" => past(at + 1, "[", "]"),
            "pub" if text(at + 1) == "(" => past(at + 1, "(", ")"),
            "pub" => at + 1,
            "mod" if text(at + 2) == ";" => at + 3,
            _ => return Some(token.line),
        };
    }
    None
}

/// Nothing is put off: no marks for later, no test that is left out.
pub fn put_off(sources: &[Source]) -> Vec<String> {
    // In two halves, so that this file does not complain of itself.
    let in_text = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let in_code = [concat!("to", "do!("), concat!("unimpl", "emented!("), concat!("#[ig", "nore")];
    let mut complaints = Vec::new();
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let found = in_text
                .iter()
                .find(|mark| has_word(line, mark))
                .or_else(|| in_code.iter().find(|mark| line.contains(**mark)));
            if let Some(mark) = found {
                complaints.push(format!("{}:{}: `{mark}`. Do it now, or leave it out.", source.path, at + 1));
            }
        }
    }
    complaints
}

fn has_word(line: &str, word: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        !part_of_word(line[..at].chars().next_back()) && !part_of_word(line[at + word.len()..].chars().next())
    })
}

/// Files stay small. `long` are those that may be longer than `most`.
pub fn sizes(sources: &[Source], median_at_most: usize, most: usize, long: &[&str]) -> Vec<String> {
    let mut complaints: Vec<String> = sources
        .iter()
        .filter(|source| !source.is_test() && !long.contains(&source.path.as_str()) && source.lines() > most)
        .map(|source| {
            format!("{}: {} lines without its tests, more than {most}. Is this two rooms?", source.path, source.lines())
        })
        .collect();
    let middle = median(sources);
    if middle > median_at_most {
        complaints.push(format!("the median file has {middle} lines, more than {median_at_most}. Split the longest."));
    }
    complaints
}

/// The median of the files' lines; module lists are left out, they are short anyway.
pub fn median(sources: &[Source]) -> usize {
    let mut lines: Vec<usize> = sources
        .iter()
        .filter(|source| !source.is_test() && !source.path.ends_with("/mod.rs"))
        .map(Source::lines)
        .collect();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: Plan = Plan {
        floors: &[
            ("ground", &["base", "db"]),
            ("service", &["audit"]),
            ("things", &["orders", "parties"]),
            ("readers", &["search"]),
            ("doors", &["http", "api", "web"]),
            ("roof", &["main"]),
        ],
        same_floor: &[("db", "base"), ("api", "http")],
        narrow: &[("http", &["base"])],
        readers: &["search"],
        domains: &["orders", "parties"],
        read_rooms: &["model", "store"],
    };

    fn house(files: &[(&str, &str)]) -> House {
        House::new(files.iter().map(|(path, text)| Source::new(path, text)).collect(), "gongqi")
    }

    fn planted(code: &str, at: &str) -> House {
        let mut files = vec![
            ("src/lib.rs", ""),
            ("src/base/mod.rs", ""),
            ("src/base/id.rs", ""),
            ("src/db/mod.rs", ""),
            ("src/db/conn.rs", ""),
            ("src/orders/mod.rs", ""),
            ("src/orders/model.rs", ""),
            ("src/orders/state.rs", "use crate::base::id::Id;"),
            ("src/orders/store.rs", "use crate::db::conn::Conn;\nuse super::model::Order;"),
            ("src/orders/place.rs", "use crate::{db::conn, orders::{model, store}};"),
            ("src/orders/job.rs", "use crate::orders::place::place;"),
            ("src/parties/mod.rs", ""),
            ("src/parties/model.rs", ""),
            ("src/http/mod.rs", ""),
            ("src/web/mod.rs", ""),
            ("src/web/page.rs", ""),
            ("src/api/mod.rs", ""),
            ("src/api/orders.rs", "use crate::http;"),
            ("src/search/mod.rs", ""),
            ("src/search/find.rs", "use crate::orders::{model, store};"),
            ("src/main.rs", "fn main() { gongqi::api::orders::x() }"),
        ];
        if let Some(file) = files.iter_mut().find(|file| file.0 == at) {
            file.1 = code;
        } else {
            files.push((at, code));
        }
        house(&files)
    }

    #[test]
    fn a_good_house_has_no_complaint() {
        let house = planted("", "src/parties/model.rs");
        assert_eq!(upward(&house, &PLAN), [] as [&str; 0]);
        assert_eq!(circles(&house), [] as [&str; 0]);
        assert_eq!(inside_domains(&house), [] as [&str; 0]);
        assert_eq!(house.arrows.len(), 11, "the arrows are seen at all");
    }

    #[test]
    fn an_upward_import_is_found_also_in_a_body() {
        for code in [
            "use crate::{base::id, web::{page}};",
            "\nfn f() { crate::web::page::show() }",
            "use crate::web as w;\nfn f() { w::page::x() }",
        ] {
            let complaints = upward(&planted(code, "src/orders/place.rs"), &PLAN);
            assert!(
                complaints.iter().any(|c| c.contains("src/orders/place.rs") && c.contains("higher floor (doors)")),
                "{complaints:?}"
            );
        }
    }

    #[test]
    fn only_listed_arrows_cross_a_floor() {
        assert!(upward(&planted("use crate::web::page;", "src/api/orders.rs"), &PLAN)[0].contains("its own floor"));
        assert!(
            upward(&planted("use crate::orders::model;", "src/http/mod.rs"), &PLAN)[0].contains("may import only base")
        );
        assert!(
            upward(&planted("use crate::orders::place;", "src/search/find.rs"), &PLAN)[0].contains("readers see only")
        );
        assert!(upward(&planted("", "src/cellar.rs"), &PLAN)[0].contains("stands on no floor"));
    }

    #[test]
    fn a_planted_circle_is_found_and_shown() {
        let house = planted("use super::job;", "src/orders/store.rs");
        let complaints = circles(&house);
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        assert!(complaints[0].contains("a circle of 3 files"), "{complaints:?}");
        assert!(complaints[0].contains("src/orders/store.rs:1 imports src/orders/job.rs"), "{complaints:?}");
    }

    #[test]
    fn tests_may_look_anywhere() {
        let house =
            planted("#[cfg(test)]\nmod tests { use crate::web::page; use crate::orders::job; }", "src/orders/model.rs");
        assert_eq!(upward(&house, &PLAN).len() + circles(&house).len() + inside_domains(&house).len(), 0);
    }

    #[test]
    fn a_model_may_know_a_plain_file_but_no_store_and_no_verb() {
        assert_eq!(inside_domains(&planted("use super::state::State;", "src/orders/model.rs")), [] as [&str; 0]);
        let reaching = "use super::place;\nuse crate::orders::store::load;";
        let complaints = inside_domains(&planted(reaching, "src/orders/model.rs"));
        assert_eq!(complaints.len(), 2, "{complaints:?}");
        assert!(complaints[0].contains("a Model imports `orders/place`, a Verb"), "{complaints:?}");
        let complaints = inside_domains(&planted("use super::place;", "src/orders/store.rs"));
        assert!(complaints[0].contains("a Store imports `orders/place`, a Verb"), "{complaints:?}");
    }

    #[test]
    fn a_list_with_more_than_mods_is_found() {
        let good = Source::new(
            "src/a/mod.rs",
            "//! A.\n#![allow(x)]\n/// B.\n#[cfg(test)]\nmod t;\npub(crate) mod b;\npub mod c;\n",
        );
        let bad = Source::new("src/b/mod.rs", "//! B.\npub mod c;\npub use c::D;\n");
        let complaints = bare_lists(&[good, bad]);
        assert_eq!(complaints.len(), 1, "{complaints:?}");
        assert!(complaints[0].starts_with("src/b/mod.rs:3"));
    }

    #[test]
    fn small_faults_are_found() {
        let untold = Source::new("src/a.rs", "use x;\n");
        assert_eq!(stories(&[untold, Source::new("src/b.rs", "//! B.\n"), Source::new("src/c.rs", "//!\n")]).len(), 2);
        let later = concat!("// TO", "DO\nlet METHO_TO", "DO = 1;\nto", "do!()\n#[ig", "nore = \"slow\"]\n");
        assert_eq!(put_off(&[Source::new("src/a.rs", later)]).len(), 3);
        let long = "x\n".repeat(20);
        assert_eq!(sizes(&[Source::new("src/a.rs", &long)], 30, 10, &[]).len(), 1);
        assert_eq!(sizes(&[Source::new("src/a.rs", &long)], 10, 30, &[]).len(), 1);
        assert_eq!(sizes(&[Source::new("src/a.rs", &long)], 30, 10, &["src/a.rs"]).len(), 0);
    }
}
