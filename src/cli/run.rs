//! Does what was typed; the exit status tells how it went.

use std::process::ExitCode;

use clap::Parser;

use crate::base::error::Error;
use crate::cli::args::{Audit, Awards, Bids, Catalog, Cli, Command, Export, Figures, Law, Lists, People, Tenders};
use crate::cli::{
    audit, bids, demo, export, figures, import, law, lists, market, people, read_file, review, say, search, serve,
    tenders,
};

/// Runs the program: 0 well, 1 when the answer is no, 2 when it could not be done.
pub fn run() -> ExitCode {
    match act(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("gongqi: {}", say::error(&error));
            ExitCode::from(2)
        }
    }
}

fn act(command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Demo { data, no_serve, listen } => demo::demo(&data, no_serve, &listen),
        Command::Serve { at, listen, no_worker } => serve::serve(&at, listen, !no_worker),
        Command::Worker { at } => serve::worker(&at),
        Command::Migrate { at } => market::migrate(&at),
        Command::Catalog(Catalog::Import(import)) => import::catalog(&import),
        Command::Awards(Awards::Import(import)) => import::awards(&import),
        Command::Lists(Lists::Import(import)) => lists::import(&import),
        Command::Tenders(Tenders::Import { file, at, json }) => tenders::import(&file, &at, json),
        Command::Bids(Bids::Import(import)) => bids::import(&import),
        Command::Review { bundle, json, html, lists, own } => {
            review::review(&bundle, json.as_deref(), html.as_deref(), lists, own)
        }
        Command::Search { words, at, json } => search::search(&words.join(" "), &at, json),
        Command::Law { what: None, json } => law::list(json),
        Command::Law { what: Some(Law::Check { case }), .. } => law::check(&case),
        Command::Figures(Figures::Rebuild { at, json }) => figures::rebuild(&at, json),
        Command::Export(Export::Ocds { out, at }) => export::ocds(&out, &at),
        Command::Audit(Audit::Verify { at, json }) => audit::verify(&at, json),
        Command::ReadFile { task } => read_file::read_file(&task),
        Command::People(People::Invite { email, role, organisation, at }) => {
            people::invite(&at, &email, role, &organisation)
        }
    }
}
