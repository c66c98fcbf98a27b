//! Puts this process into the sandbox, for good.

use std::path::PathBuf;

use rlimit::Resource;
use rustix::process::{DumpableBehavior, Signal, set_dumpable_behavior, set_parent_process_death_signal};
use serde::{Deserialize, Serialize};

use super::{calls, landlock};
use crate::ocr::models;

/// Processor time for a file, in seconds, before its first page is done.
pub const CPU: u64 = 60;
/// Processor time that each page that is done adds, in seconds: a scan of many pages takes its time, one page does not.
pub const CPU_PAGE: u64 = 20;
/// Processor time for a file, however many pages it has, in seconds.
pub const CPU_MOST: u64 = 600;

/// What the process may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Address space, in bytes.
    pub memory: u64,
    /// Processor time, in seconds. Whoever started the process may raise it as pages are done, up to [`CPU_MOST`]; the process itself may not.
    pub cpu: u64,
    /// Folders it may read from: fonts, recognition data and the libraries it may still load.
    pub readable: Vec<PathBuf>,
}

impl Default for Limits {
    fn default() -> Self {
        let folders =
            ["/usr/share/fonts", "/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/lib", "/lib", "/lib64"];
        let told = std::env::var_os("TESSDATA_PREFIX").map(PathBuf::from).into_iter().chain(models::folder());
        Self { memory: 1 << 30, cpu: CPU, readable: folders.into_iter().map(PathBuf::from).chain(told).collect() }
    }
}

/// What was put into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// All resource limits are set.
    pub limits: bool,
    /// The process can neither be traced nor leave a core file.
    pub undumpable: bool,
    /// The kernel holds it to its folders, read only. An old kernel may hold it to less, or not at all: see `landlock_full`.
    pub landlock: bool,
    /// Everything asked of Landlock is in force: files, the network, signals and sockets of others.
    pub landlock_full: bool,
    /// Only the system calls on the list work.
    pub system_calls: bool,
}

/// Enters the sandbox. Nothing of it can be undone; what the kernel does not offer is left out, and the report says so.
#[must_use]
pub fn enter(limits: &Limits) -> Report {
    let resources = [
        (Resource::AS, limits.memory, limits.memory),
        (Resource::CPU, limits.cpu, limits.cpu.max(CPU_MOST)),
        // Nothing is written but the answer, which goes into a pipe.
        (Resource::FSIZE, 0, 0),
        (Resource::NOFILE, 64, 64),
        (Resource::CORE, 0, 0),
    ];
    // Every limit is tried, even when one fails.
    let set = resources.into_iter().filter(|(resource, own, most)| lower(*resource, *own, *most)).count();
    // A reader whose parent is gone reads for nobody.
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
    let undumpable = set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok();
    let held = landlock::hold(&limits.readable);
    Report {
        limits: set == resources.len(),
        undumpable,
        landlock: held.some,
        landlock_full: held.all,
        system_calls: calls::restrict(),
    }
}

/// A limit that already stands lower is left there.
fn lower(resource: Resource, own: u64, most: u64) -> bool {
    let hard = resource.get().map_or(most, |(_, hard)| hard);
    let most = most.min(hard);
    resource.set(own.min(most), most).is_ok()
}
