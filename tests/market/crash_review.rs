//! The real program, killed while it reads a bid: another goes on where it was, reads no file again, and says what it sees once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};

use chrono::Days;
use diesel::prelude::*;
use gongqi::base::clock::Clock;
use gongqi::base::id::BidFileId;
use gongqi::base::time::Time;
use gongqi::db::manager::connect;
use gongqi::db::schema::{audit_entry, bid_file, job, review, review_file, review_finding};
use gongqi::jobs::model::JobState;
use gongqi::review::model::ReviewState;
use sample_bids::DefectKind;

use crate::on_each;
use crate::support::bids::packed;
use crate::support::database::Engine;
use crate::support::program::{Place, Served, until};
use crate::support::sample;

/// Files that must have been read before the kill.
const BEFORE: usize = 2;

/// `gongqi worker`.
struct Worker(Child);

impl Worker {
    fn start(place: &Place) -> Self {
        let mut child = place.program(&["worker"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        assert_eq!(first.trim(), "working");
        Self(child)
    }
}

impl Drop for Worker {
    /// SIGKILL; a test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Brings two vendors' files as one package, enough for a while.
fn bring(place: &Place, served: &Served) {
    let today = Clock::System.now().local_date();
    let bundle = sample::bundle(43, today - Days::new(2), 2, &[DefectKind::DisqualifyingAnswer]);
    let office = served.client(&place.cast.office.token);
    let opened = format!("{}T10:00:00+08:00", today - Days::new(1));
    office.post("/api/v1/tenders", &sample::tender(&bundle, &opened)).expect(201);
    let named: Vec<(String, &[u8])> = (bundle.bids.iter().enumerate())
        .flat_map(|(at, bid)| bid.files.iter().map(move |file| (format!("{at}/{}", file.name), file.bytes.as_slice())))
        .collect();
    let files: Vec<(&str, &[u8])> = named.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let path = format!("/api/v1/tenders/{}/bids?stage=all&label=v", bundle.bids[0].tender_no);
    office.upload(&path, &packed(&files)).expect(201);
}

/// The files read so far, with the hour of each.
type Read = BTreeMap<String, Time>;

/// Files taken out of the storage: where they were, and what was in them.
type Taken = Vec<(PathBuf, Vec<u8>)>;

fn read(place: &Place) -> Read {
    let mut conn = connect(&place.location).unwrap();
    let rows: Vec<(BidFileId, Time)> =
        review_file::table.select((review_file::file_id, review_file::read_at)).load(&mut conn).unwrap();
    rows.into_iter().map(|(id, at)| (id.to_string(), at)).collect()
}

/// Waits until the reading is in its middle.
fn in_the_middle(place: &Place) {
    until("files are read", || (read(place).len() >= BEFORE).then_some(()));
}

/// Turns the killed worker's claim out instead of waiting for its end, and takes the files away that were read: who read
/// one of them again would not find it.
fn after_the_kill(place: &Place) -> (Read, Taken) {
    let mut conn = connect(&place.location).unwrap();
    let running = job::table.filter(job::state.eq(JobState::Running));
    let turned = diesel::update(running).set(job::lease_until.eq(Time(0))).execute(&mut conn).unwrap();
    assert_eq!(turned, 1, "the killed worker held the claim");
    let state: ReviewState = review::table.select(review::state).first(&mut conn).unwrap();
    assert_eq!(state, ReviewState::Reading);
    let done = read(place);
    let files: Vec<(BidFileId, String)> =
        bid_file::table.select((bid_file::id, bid_file::digest)).load(&mut conn).unwrap();
    let waiting: BTreeSet<&String> =
        files.iter().filter(|(id, _)| !done.contains_key(&id.to_string())).map(|(_, digest)| digest).collect();
    assert!(!waiting.is_empty(), "the reading was over before the kill");
    let mut taken = Vec::new();
    for (id, digest) in &files {
        if done.contains_key(&id.to_string()) && !waiting.contains(digest) {
            let path = place.folder.path().join("files").join(&digest[..2]).join(digest);
            let Ok(bytes) = std::fs::read(&path) else { continue };
            std::fs::remove_file(&path).unwrap();
            taken.push((path, bytes));
        }
    }
    assert!(!taken.is_empty(), "nothing was read before the kill");
    (done, taken)
}

/// What must hold when another has gone on.
fn ended(place: &Place, before: &Read, taken: Taken) {
    until("the review ends", || {
        let mut conn = connect(&place.location).unwrap();
        let (state, problem): (ReviewState, Option<String>) =
            review::table.select((review::state, review::problem)).first(&mut conn).unwrap();
        assert_eq!(problem, None, "a try failed");
        (state == ReviewState::Judged).then_some(())
    });
    for (path, bytes) in taken {
        std::fs::write(path, bytes).unwrap();
    }
    let after = read(place);
    for (file, at) in before {
        assert_eq!(after.get(file), Some(at), "what was read stays as it was read");
    }
    let mut conn = connect(&place.location).unwrap();
    let (files, done): (i64, i64) = review::table.select((review::files, review::files_done)).first(&mut conn).unwrap();
    assert_eq!((usize::try_from(files).unwrap(), done), (after.len(), files));
    let judged: i64 =
        audit_entry::table.filter(audit_entry::act.eq("review.judge")).count().get_result(&mut conn).unwrap();
    assert_eq!(judged, 1);
    let findings: i64 = review_finding::table.count().get_result(&mut conn).unwrap();
    assert!(findings > 0);
}

fn a_server_is_killed_while_it_reads(engine: Engine) {
    let place = Place::new(engine);
    let served = Served::start(&place);
    bring(&place, &served);
    in_the_middle(&place);
    served.kill();
    let (before, taken) = after_the_kill(&place);
    let served = Served::start(&place);
    ended(&place, &before, taken);
    proved(&place, served);
}

fn a_worker_is_killed_while_it_reads(engine: Engine) {
    let place = Place::new(engine);
    let served = Served::with(&place, &["--no-worker"]);
    let worker = Worker::start(&place);
    bring(&place, &served);
    in_the_middle(&place);
    drop(worker);
    let (before, taken) = after_the_kill(&place);
    let worker = Worker::start(&place);
    ended(&place, &before, taken);
    drop(worker);
    assert!(served.stop().success());
    // Workers leave the numbering of the record to the nodes that serve.
    let served = Served::start(&place);
    proved(&place, served);
}

/// The record holds, as the library and as the command see it.
fn proved(place: &Place, served: Served) {
    let verdict = place.proof();
    assert!(verdict.holds, "{verdict:?}");
    assert!(served.stop().success());
    assert!(place.program(&["audit", "verify"]).stdout(Stdio::null()).status().unwrap().success());
}

on_each!(a_server_killed_while_it_reads_reads_nothing_twice, a_server_is_killed_while_it_reads);
on_each!(a_worker_killed_while_it_reads_reads_nothing_twice, a_worker_is_killed_while_it_reads);
