//! Puts this process into the sandbox, for good.

use std::path::PathBuf;

use rlimit::Resource;
use rustix::process::{DumpableBehavior, set_dumpable_behavior};
use serde::{Deserialize, Serialize};

use super::{calls, landlock};
use crate::ocr::models;

/// What the process may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Address space, in bytes.
    pub memory: u64,
    /// Processor time, in seconds.
    pub cpu: u64,
    /// Folders it may read from: fonts, recognition data and the libraries it may still load.
    pub readable: Vec<PathBuf>,
}

impl Default for Limits {
    fn default() -> Self {
        let folders =
            ["/usr/share/fonts", "/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/lib", "/lib", "/lib64"];
        let told = std::env::var_os("TESSDATA_PREFIX").map(PathBuf::from).into_iter().chain(models::folder());
        Self { memory: 2 << 30, cpu: 600, readable: folders.into_iter().map(PathBuf::from).chain(told).collect() }
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
        (Resource::AS, limits.memory),
        (Resource::CPU, limits.cpu),
        // Nothing is written but the answer, which goes into a pipe.
        (Resource::FSIZE, 0),
        (Resource::NOFILE, 64),
        (Resource::CORE, 0),
    ];
    // Every limit is tried, even when one fails.
    let set = resources.into_iter().filter(|(resource, most)| lower(*resource, *most)).count();
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
fn lower(resource: Resource, most: u64) -> bool {
    let hard = resource.get().map_or(most, |(_, hard)| hard);
    let most = most.min(hard);
    resource.set(most, most).is_ok()
}
