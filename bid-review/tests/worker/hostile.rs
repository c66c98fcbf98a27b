//! Files of somebody who means harm, some hundreds of shapes: each is read through a real child, in time, within its memory, to an answer that
//! has a name; none of them passes for a good file.

#[path = "hostile/active.rs"]
mod active;
#[path = "hostile/bombs.rs"]
mod bombs;
#[path = "hostile/damage.rs"]
mod damage;
#[path = "hostile/locks.rs"]
mod locks;
#[path = "hostile/loops.rs"]
mod loops;
#[path = "hostile/packs.rs"]
mod packs;
#[path = "hostile/pictures.rs"]
mod pictures;
#[path = "hostile/raw.rs"]
mod raw;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bid_review::reader::Reader as _;
use bid_review::reading::{Extent, Note, Reading, Reason};
use bid_review::worker::Sandboxed;

/// What must come of a shape.
#[derive(Debug, Clone, Copy)]
pub enum Must {
    /// It is not read in full.
    Refuse,
    /// It is not read in full, for this reason.
    Because(Reason),
    /// It may be read in full, but this is told of it.
    Tell(Note),
    /// What is wrong concerns nobody: whatever is read in full says what a person sees, `Bid`.
    Show,
    /// Any answer with a name: bytes were changed by chance.
    Answer,
}

/// A file and what must come of it.
pub struct Shape {
    pub name: String,
    pub bytes: Vec<u8>,
    pub must: Must,
}

/// A shape.
pub fn shape(name: impl Into<String>, must: Must, bytes: Vec<u8>) -> Shape {
    Shape { name: name.into(), bytes, must }
}

fn all() -> Vec<Shape> {
    let mut all = Vec::new();
    all.extend(active::shapes());
    all.extend(bombs::shapes());
    all.extend(damage::shapes());
    all.extend(locks::shapes());
    all.extend(loops::shapes());
    all.extend(packs::shapes());
    all.extend(pictures::shapes());
    all
}

/// Reads all of them, two at a time, as a server does.
pub fn none_passes() {
    let shapes = all();
    let names: BTreeSet<&str> = shapes.iter().map(|shape| shape.name.as_str()).collect();
    assert!(names.len() == shapes.len() && shapes.len() >= 200, "{} shapes", shapes.len());
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let slowest = Mutex::new((Duration::ZERO, String::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(shape) = shapes.get(next.fetch_add(1, Ordering::SeqCst)) {
                    let begun = Instant::now();
                    // A page has 20 seconds in service; here less, so that the tests end soon: the same clock, the same end.
                    let hasty = Sandboxed {
                        page: Duration::from_secs(3),
                        file: Duration::from_secs(5),
                        ..super::reader(&["child"])
                    };
                    let reading = hasty.read(&shape.bytes, &mut |_| {});
                    let took = begun.elapsed();
                    if let Some(what) = fault(shape, &reading) {
                        wrong.lock().unwrap().push(format!("{}: {what}: {:?}", shape.name, short(&reading)));
                    }
                    let mut slowest = slowest.lock().unwrap();
                    if took > slowest.0 {
                        *slowest = (took, shape.name.clone());
                    }
                    if took > Duration::from_secs(20) {
                        wrong.lock().unwrap().push(format!("{} took {took:?}", shape.name));
                    }
                }
            });
        }
    });
    let most = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN).unwrap().max_rss() >> 10;
    println!("  {} shapes; slowest {:?}; most memory of a child {most} MiB", shapes.len(), slowest.lock().unwrap());
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), shapes.len(), wrong.join("\n"));
    assert!(most < 1024, "a child took {most} MiB");
}

fn fault(shape: &Shape, reading: &Reading) -> Option<&'static str> {
    let whole = reading.read == Extent::All;
    if whole == reading.reason.is_some() {
        return Some("an answer without a name");
    }
    if whole && (reading.pages.len() != reading.page_count as usize || reading.pages.is_empty()) {
        return Some("pages are missing and nobody says so");
    }
    match shape.must {
        Must::Refuse => whole.then_some("it passes"),
        Must::Because(reason) => (reading.reason != Some(reason)).then_some("another reason"),
        Must::Tell(note) => (whole && !reading.notes.contains(&note)).then_some("nothing is told of it"),
        Must::Show => (whole && super::text(reading) != ["Bid"]).then_some("it says something else"),
        Must::Answer => None,
    }
}

fn short(reading: &Reading) -> (Extent, Option<Reason>, &[Note], Vec<String>) {
    let words = super::text(reading).into_iter().take(8).map(|word| word.chars().take(20).collect()).collect();
    (reading.read, reading.reason, &reading.notes, words)
}
