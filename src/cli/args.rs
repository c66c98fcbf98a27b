//! What may be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::base::actor::Role;
use crate::lists::kind::ListKind;
use crate::tenders::model::Stage;

/// Gongqi (共契): the government software marketplace.
#[derive(Debug, Parser)]
#[command(name = "gongqi", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Which market a command touches.
#[derive(Clone, Debug, Args)]
pub struct Where {
    /// The data folder: files, index and, without --database, the rows.
    #[arg(long, default_value = "data")]
    pub data: PathBuf,
    /// A PostgreSQL URL; the rows are there instead.
    #[arg(long)]
    pub database: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fill a folder with a demo market and serve it.
    Demo {
        /// The folder; kept, a second run goes on with it.
        #[arg(long, default_value = "demo-data")]
        data: PathBuf,
        /// Only fill.
        #[arg(long)]
        no_serve: bool,
        /// Where to listen; the next free port when taken.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
    },
    /// Serve pages and API.
    Serve {
        /// The market.
        #[command(flatten)]
        at: Where,
        /// ADDRESS:PORT, port 0 for any.
        #[arg(long)]
        listen: Option<String>,
        /// Leave jobs and index to `gongqi worker` and to other nodes.
        #[arg(long)]
        no_worker: bool,
    },
    /// Run jobs without serving.
    Worker {
        /// The market.
        #[command(flatten)]
        at: Where,
    },
    /// Bring the database to the present shape.
    Migrate {
        /// The market.
        #[command(flatten)]
        at: Where,
    },
    /// The market's own files.
    #[command(subcommand)]
    Catalog(Catalog),
    /// Award notices of the e-procurement site.
    #[command(subcommand)]
    Awards(Awards),
    /// Reference lists: debarred vendors, the company registry and others.
    #[command(subcommand)]
    Lists(Lists),
    /// Tenders and the hours of their openings.
    #[command(subcommand)]
    Tenders(Tenders),
    /// Bids, after the opening.
    #[command(subcommand)]
    Bids(Bids),
    /// Review a bundle of bids without a server.
    Review {
        /// A folder with tenders.json and one folder of files per bid.
        bundle: PathBuf,
        /// Write the report as JSON here.
        #[arg(long)]
        json: Option<PathBuf>,
        /// Write the report as one page here, each finding with a piece of its page.
        #[arg(long)]
        html: Option<PathBuf>,
        /// Look vendors up in the reference lists of the market in this folder; without it nothing is looked up.
        #[arg(long)]
        lists: Option<PathBuf>,
        /// A vendor's own check of its drafts: each bid by itself, told in lines; it decides nothing.
        #[arg(long)]
        own: bool,
    },
    /// Search from the terminal.
    Search {
        /// The words.
        words: Vec<String>,
        /// The market.
        #[command(flatten)]
        at: Where,
        /// JSON instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// The law: its rules, or one case.
    Law {
        /// Judge a case; without it the rules are listed.
        #[command(subcommand)]
        what: Option<Law>,
        /// JSON instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Open data of the market.
    #[command(subcommand)]
    Export(Export),
    /// The record.
    #[command(subcommand)]
    Audit(Audit),
    /// The figures of dashboards.
    #[command(subcommand)]
    Figures(Figures),
    /// People.
    #[command(subcommand)]
    People(People),
    /// Read one file of strangers from the input; the program starts itself so.
    #[command(hide = true, name = crate::eyes::CHILD)]
    ReadFile {
        /// What to do with it.
        task: Vec<String>,
    },
}

/// Commands on the market's files.
#[derive(Debug, Subcommand)]
pub enum Catalog {
    /// Import CSV files; each layout is known by its header.
    Import(Import),
}

/// Commands on award notices.
#[derive(Debug, Subcommand)]
pub enum Awards {
    /// Import CSV files of award notices.
    Import(Import),
}

/// Commands on reference lists.
#[derive(Debug, Subcommand)]
pub enum Lists {
    /// Import lists, CSV or JSON; each is known by its columns. A list comes in whole or not at all.
    Import(ImportLists),
}

/// An import of reference lists.
#[derive(Debug, Args)]
pub struct ImportLists {
    /// The files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The day of which the lists speak, such as 2026-11-21; today if it is left out.
    #[arg(long)]
    pub as_of: Option<chrono::NaiveDate>,
    /// What they are lists of, where their columns do not tell.
    #[arg(long)]
    pub kind: Option<ListKind>,
    /// The market.
    #[command(flatten)]
    pub at: Where,
    /// JSON lines instead of sentences.
    #[arg(long)]
    pub json: bool,
}

/// Commands on tenders.
#[derive(Debug, Subcommand)]
pub enum Tenders {
    /// Enter or amend tenders: one as JSON, a list of them, or a file with a list `tenders`.
    Import {
        /// The file.
        file: PathBuf,
        /// The market.
        #[command(flatten)]
        at: Where,
        /// JSON lines instead of sentences.
        #[arg(long)]
        json: bool,
    },
}

/// Commands on bids.
#[derive(Debug, Subcommand)]
pub enum Bids {
    /// Import packages: a folder with one folder or ZIP per vendor, or one vendor's ZIP.
    Import(ImportBids),
}

/// An import of bids.
#[derive(Debug, Args)]
pub struct ImportBids {
    /// The tender's number.
    pub tender_no: String,
    /// The folder or the ZIP.
    pub path: PathBuf,
    /// The stage: all, qualification or price.
    #[arg(long, default_value = "all")]
    pub stage: Stage,
    /// Take the place of other packages of the same vendors.
    #[arg(long)]
    pub replace: bool,
    /// Import a price package though its vendor was found unqualified.
    #[arg(long)]
    pub despite: bool,
    /// The market.
    #[command(flatten)]
    pub at: Where,
    /// JSON lines instead of sentences.
    #[arg(long)]
    pub json: bool,
}

/// What to do with refused rows.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum OnError {
    /// Import the other rows.
    Skip,
    /// Import nothing of the file.
    Nothing,
}

/// An import.
#[derive(Debug, Args)]
pub struct Import {
    /// The files, in order.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The market.
    #[command(flatten)]
    pub at: Where,
    /// What to do when a row is refused.
    #[arg(long, value_enum, default_value = "skip")]
    pub on_error: OnError,
    /// JSON lines instead of sentences.
    #[arg(long)]
    pub json: bool,
}

/// Commands on open data.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Published results of tenders and framework contracts in the Open Contracting Data Standard: a package of releases and
    /// one of records.
    Ocds {
        /// The folder to write into; it is made where it is missing.
        #[arg(long)]
        out: PathBuf,
        /// The market.
        #[command(flatten)]
        at: Where,
    },
}

/// Commands on the law.
#[derive(Debug, Subcommand)]
pub enum Law {
    /// Judge a case: {"rule", "on", "facts"}.
    Check {
        /// The file.
        case: PathBuf,
    },
}

/// Commands on the record.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Prove chain, events and rows.
    Verify {
        /// The market.
        #[command(flatten)]
        at: Where,
        /// JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
}

/// Commands on figures.
#[derive(Debug, Subcommand)]
pub enum Figures {
    /// Count all figures anew from the orders and say what was wrong.
    Rebuild {
        /// The market.
        #[command(flatten)]
        at: Where,
        /// JSON instead of a sentence.
        #[arg(long)]
        json: bool,
    },
}

/// Commands on people.
#[derive(Debug, Subcommand)]
pub enum People {
    /// Invite somebody by mail; how the first person of the office comes in.
    Invite {
        /// The address.
        email: String,
        /// The role: buyer, approver, vendor, office, auditor or reviewer.
        #[arg(long)]
        role: Role,
        /// Agency code or business number; the office and the audit body are made when absent.
        #[arg(long)]
        organisation: String,
        /// The market.
        #[command(flatten)]
        at: Where,
    },
}
