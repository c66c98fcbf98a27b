//! The shape of the databases: undone and done again it is the same, and it is the one that the queries expect.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Bool, Text};
use gongqi::both;
use gongqi::db::conn::DbConn;
use gongqi::db::manager::connect;
use gongqi::db::migrate::{migrate, pending, revert};

use crate::support::database::{Engine, fresh};

/// Diesel's picture of the tables.
const SCHEMA: &str = include_str!("../../src/db/schema.rs");
/// Where diesel notes which migrations ran.
const OWN: &str = "__diesel_schema_migrations";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Bool)]
    key: bool,
}

/// A column as both sides are compared: name, type, whether it may be null.
type Column = (String, String, bool);

/// A table: its primary key, its columns in order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    key: BTreeSet<String>,
    columns: Vec<Column>,
}

type Tables = BTreeMap<String, Table>;

/// Every object that the migrations made, each as the database itself writes it.
fn shape(conn: &mut DbConn) -> Vec<String> {
    let sql = match conn {
        DbConn::Sqlite(_) => {
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_master \
             WHERE tbl_name <> '__diesel_schema_migrations' ORDER BY 1"
        }
        DbConn::Pg(_) => {
            "SELECT concat_ws(' ', 'column', table_name, ordinal_position, column_name, data_type, is_nullable, column_default) AS line \
               FROM information_schema.columns \
               WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations' \
             UNION ALL SELECT 'index ' || indexdef FROM pg_indexes \
               WHERE schemaname = 'public' AND tablename <> '__diesel_schema_migrations' \
             UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint \
               WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '__diesel_schema_migrations' \
             UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal \
             UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc \
               WHERE pronamespace = 'public'::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql') \
             ORDER BY 1"
        }
    };
    let lines: Vec<Line> = both!(conn, c => sql_query(sql).load(c)).unwrap();
    lines.into_iter().map(|line| line.line).collect()
}

/// The tables that are there.
fn tables(conn: &mut DbConn) -> Tables {
    let sql = match conn {
        DbConn::Sqlite(_) => {
            "SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS kind, \
               c.\"notnull\" = 0 AS nullable, c.pk > 0 AS key \
             FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
        }
        DbConn::Pg(_) => {
            "SELECT c.table_name::text, c.column_name::text, c.data_type::text AS kind, c.is_nullable = 'YES' AS nullable, \
               EXISTS (SELECT 1 FROM information_schema.table_constraints t \
                 JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name) \
                 WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema \
                   AND k.table_name = c.table_name AND k.column_name = c.column_name) AS key \
             FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position"
        }
    };
    let found: Vec<Found> = both!(conn, c => sql_query(sql).load(c)).unwrap();
    let mut tables = Tables::new();
    for found in found.into_iter().filter(|found| found.table_name != OWN) {
        let table = tables.entry(found.table_name).or_default();
        if found.key {
            table.key.insert(found.column_name.clone());
        }
        table.columns.push((found.column_name, found.kind, found.nullable));
    }
    tables
}

/// The tables of `src/db/schema.rs`, read from its text.
fn expected() -> Tables {
    let mut tables = Tables::new();
    for block in SCHEMA.split("diesel::table! {").skip(1) {
        let (head, rest) = block.split_once('{').unwrap();
        let (name, key) = head.trim().split_once(" (").unwrap();
        let key = key.trim_end_matches(')').split(", ").map(str::to_owned).collect();
        let (body, _) = rest.split_once('}').unwrap();
        let columns = body.split(',').map(str::trim).filter(|column| !column.is_empty()).map(column).collect();
        tables.insert(name.to_owned(), Table { key, columns });
    }
    tables
}

/// `name -> Nullable<Kind>` with the kind in the databases' words.
fn column(text: &str) -> Column {
    let (name, kind) = text.split_once(" -> ").unwrap();
    let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
    let word = match inner.unwrap_or(kind) {
        "Binary" => "bytea",
        "Text" => "text",
        "BigInt" => "bigint",
        "Integer" => "integer",
        "Bool" => "boolean",
        "Date" => "date",
        other => panic!("{other} is not compared yet"),
    };
    (name.to_owned(), word.to_owned(), inner.is_some())
}

fn undone_and_done_again(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let conn = &mut connect(&fresh(engine, folder.path())).unwrap();
    migrate(conn).unwrap();
    let first = shape(conn);
    assert!(first.len() > 60, "{first:#?}");
    assert!(!pending(conn).unwrap());
    assert_eq!(migrate(conn).unwrap(), 0, "a second time there is nothing to do");

    revert(conn).unwrap();
    assert_eq!(shape(conn), Vec::<String>::new(), "what was made is gone");
    assert!(pending(conn).unwrap());

    assert_eq!(migrate(conn).unwrap(), 37);
    assert_eq!(shape(conn), first);
}

fn the_queries_know_the_tables(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let conn = &mut connect(&fresh(engine, folder.path())).unwrap();
    migrate(conn).unwrap();
    let (found, expected) = (tables(conn), expected());
    let names = |tables: &Tables| -> Vec<String> { tables.keys().cloned().collect() };
    assert_eq!(names(&found), names(&expected));
    for (name, table) in &expected {
        assert_eq!(&found[name], table, "{name}");
    }
}

/// A parser that skips what it does not understand would compare nothing.
#[test]
fn the_text_of_the_schema_is_read_whole() {
    let tables = expected();
    assert_eq!(tables.len(), SCHEMA.matches("diesel::table!").count());
    let columns: usize = tables.values().map(|table| table.columns.len()).sum();
    assert_eq!(columns, SCHEMA.matches(" -> ").count());
    assert_eq!(tables["idempotency"].key.len(), 3);
}

mod migrations_undone_and_done_again_give_the_same_shape {
    use super::*;

    #[test]
    fn sqlite() {
        undone_and_done_again(Engine::Sqlite);
    }

    #[test]
    fn postgres() {
        undone_and_done_again(Engine::Postgres);
    }
}

mod the_schema_of_the_queries_is_that_of_the_database {
    use super::*;

    #[test]
    fn sqlite() {
        the_queries_know_the_tables(Engine::Sqlite);
    }

    #[test]
    fn postgres() {
        the_queries_know_the_tables(Engine::Postgres);
    }
}
