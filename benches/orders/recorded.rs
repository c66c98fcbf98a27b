//! The statements of orders as PostgreSQL saw them, each made into a script that pgbench can repeat.
//!
//! They are read from the server's log, so that the script is always what the program sends. What is new in each order, its ids
//! and its number, is new in each run of the script too; ids keep their order in time, as indexes have it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use diesel::prelude::*;
use diesel::sql_types::Text;
use gongqi::base::clock::Clock;

/// A statement as it was sent.
#[derive(Debug, PartialEq)]
struct Sent {
    process: String,
    text: String,
    /// The values of `$1`, `$2`, …, as SQL writes them.
    values: Vec<String>,
}

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    value: String,
}

/// The statements of each transaction that puts down an order while `orders` are placed on new connections to this database, as
/// scripts.
pub fn scripts(url: &str, orders: impl FnOnce()) -> Vec<String> {
    let mut conn = PgConnection::establish(url).unwrap();
    let told = "SELECT current_setting('data_directory') AS value";
    let folder: Setting = diesel::sql_query(told).get_result(&mut conn).unwrap();
    let log = PathBuf::from(folder.value).parent().unwrap().join("server.log");
    let name = url.rsplit('/').next().unwrap();
    let begun = std::fs::metadata(&log).unwrap().len() as usize;
    let from = Clock::System.now().0 / 1_000;
    diesel::sql_query(format!("ALTER DATABASE {name} SET log_statement = 'all'")).execute(&mut conn).unwrap();
    orders();
    diesel::sql_query(format!("ALTER DATABASE {name} RESET log_statement")).execute(&mut conn).unwrap();
    let bytes = std::fs::read(&log).unwrap();
    let all = sent(&String::from_utf8_lossy(&bytes[begun..]));
    transactions(&all).iter().map(|own| repeatable(own, from)).collect()
}

/// The statements of a server's log.
fn sent(log: &str) -> Vec<Sent> {
    let mut entries: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), entries.last_mut()) {
            (Some(more), Some(entry)) => *entry += &format!("\n{more}"),
            _ => entries.push(line.to_owned()),
        }
    }
    let mut found: Vec<Sent> = Vec::new();
    for entry in &entries {
        let Some((process, said)) = entry.split_once('[').and_then(|(_, rest)| rest.split_once("] ")) else { continue };
        if let Some(statement) = said.strip_prefix("LOG:  statement: ") {
            found.push(Sent { process: process.to_owned(), text: statement.to_owned(), values: Vec::new() });
        } else if let Some((_, statement)) = said.strip_prefix("LOG:  execute ").and_then(|said| said.split_once(": "))
        {
            found.push(Sent { process: process.to_owned(), text: statement.to_owned(), values: Vec::new() });
        } else if let Some(values) =
            said.strip_prefix("DETAIL:  Parameters: ").or(said.strip_prefix("DETAIL:  parameters: "))
        {
            let last = found.iter_mut().rfind(|one| one.process == process).unwrap();
            last.values = parameters(values);
        }
    }
    found
}

/// The values of `$1 = 'a''b', $2 = NULL`.
fn parameters(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(" = ") {
        let end = match after.strip_prefix('\'') {
            // Two quotes within are one of the text.
            Some(inside) => {
                let mut letters = inside.char_indices().peekable();
                loop {
                    let (at, letter) = letters.next().expect("a text ends");
                    if letter == '\'' && letters.next_if(|(_, next)| *next == '\'').is_none() {
                        break at + 2;
                    }
                }
            }
            None => after.find(", ").unwrap_or(after.len()),
        };
        values.push(after[..end].to_owned());
        rest = &after[end..];
    }
    values
}

/// The transactions in which orders are put down.
fn transactions(all: &[Sent]) -> Vec<Vec<&Sent>> {
    let placed = all.iter().enumerate().filter(|(_, one)| one.text.starts_with("INSERT INTO \"orders\""));
    let whole = placed.map(|(at, one)| {
        let same = |other: &&Sent| other.process == one.process;
        let begins = all[..at].iter().rposition(|other| same(&other) && other.text.starts_with("BEGIN")).unwrap();
        let mut own: Vec<&Sent> = all[begins..].iter().filter(same).collect();
        let ends = own.iter().position(|other| other.text.starts_with("COMMIT")).unwrap();
        own.truncate(ends + 1);
        own
    });
    whole.collect()
}

/// The script: values stand in their places, and what was new since then is made anew.
fn repeatable(statements: &[&Sent], from: i64) -> String {
    let mut made: BTreeMap<String, usize> = BTreeMap::new();
    let mut script = "\\set n random(1, 9000000000000000)\n".to_owned();
    for sent in statements {
        let mut text = sent.text.clone();
        for (at, value) in sent.values.iter().enumerate().rev() {
            text = text.replace(&format!("${}", at + 1), &fresh(value, from, &mut made));
        }
        script += &text;
        script += ";\n";
    }
    assert!(made.len() > 5, "an order has ids of its own: {script}");
    script
}

/// A value as the script writes it.
fn fresh(value: &str, from: i64, made: &mut BTreeMap<String, usize>) -> String {
    let id = value.strip_prefix("'\\x").and_then(|rest| rest.strip_suffix('\'')).filter(|id| id.len() == 32);
    let new = |id: &&str| i64::from_str_radix(&id[..12], 16).is_ok_and(|made_at| made_at >= from);
    if let Some(id) = id.filter(new) {
        let next = made.len();
        let number = *made.entry(id.to_owned()).or_insert(next);
        return format!(
            "decode(lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint), 12, '0') \
             || substr(md5(:n::text || 'id{number}'), 1, 20), 'hex')"
        );
    }
    if value.starts_with("'PO-") && value.len() < 24 {
        return "('PO-' || :n::text)".to_owned();
    }
    // pgbench would take what follows a colon for a variable.
    value.replace(":true", ": true").replace(":false", ": false").replace(":null", ": null")
}

/// How many statements a script has, and how many of them write.
pub fn counted(script: &str) -> (usize, usize) {
    let writes: BTreeSet<&str> = ["INSERT", "UPDATE", "DELETE", "WITH"].into();
    let first = |line: &&str| writes.contains(line.split(' ').next().unwrap_or_default());
    let lines = || script.lines().filter(|line| line.ends_with(';'));
    (lines().count(), lines().filter(first).count())
}
