//! The parent: starts a child for one file, hears its answer, and ends it in time.

use std::io::{self, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process_group, prlimit};

use super::message::Message;
use super::pipe::{Heard, listen};
use super::serve::Task;
use crate::ocr::models;
use crate::read::limits;
use crate::reader::{Progress, Reader};
use crate::reading::{Reading, Reason};
use crate::sandbox::{CPU, CPU_MOST, CPU_PAGE};

/// The name of the program that reads without recognition.
const LIGHT: &str = "bid-reader";

/// Reads every file in a child process of its own.
#[derive(Debug, Clone)]
pub struct Sandboxed {
    /// The program that serves, usually this one.
    pub program: PathBuf,
    /// The arguments that make it serve; those of the task come after them.
    pub args: Vec<String>,
    /// The program that reads and draws without recognition, which starts sooner: it has the first look, and most files need no other.
    pub light: Option<PathBuf>,
    /// Whether pages that are images are recognised.
    pub ocr: bool,
    /// Time for opening a file, and for each of its pages.
    pub page: Duration,
    /// Time for a file, however many pages it has.
    pub file: Duration,
}

impl Sandboxed {
    /// A reader through this program, and the light one where it lies beside it, with the usual times: 40 seconds a page, 10 minutes a file.
    ///
    /// What a child works is bounded by its processor time; the clock ends one that waits. It leaves room for a busy machine, on which a page that
    /// takes 10 seconds of work may take three times as long.
    #[must_use]
    pub fn new(program: PathBuf, args: Vec<String>) -> Self {
        let light = Some(program.with_file_name(LIGHT)).filter(|light| light.is_file());
        Self { program, args, light, ocr: true, page: Duration::from_secs(40), file: Duration::from_secs(600) }
    }

    /// Draws one page as PNG, `dpi` pixels to the inch.
    ///
    /// # Errors
    /// Why it cannot be drawn.
    pub fn image(&self, bytes: &[u8], page: u32, dpi: f64) -> Result<Vec<u8>, Reason> {
        match self.ask(Task::Image { page, dpi }, bytes, &mut |_| {})? {
            Answer::Image(image) => Ok(image),
            Answer::Refused(reason) => Err(reason),
            Answer::Reading(_) => Err(Reason::Damaged),
        }
    }

    fn ask(&self, task: Task, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Answer, Reason> {
        if bytes.len() > limits::FILE {
            return Err(Reason::Limit);
        }
        let light = matches!(task, Task::Image { .. } | Task::Read { ocr: false });
        let light = self.light.as_ref().filter(|_| light);
        let mut child = match light {
            Some(program) => self.start(Command::new(program), task),
            None => {
                let mut command = Command::new(&self.program);
                command.args(&self.args);
                self.start(command, task)
            }
        }
        .map_err(|_| Reason::Limit)?;
        let answer = self.converse(&mut child, bytes, progress);
        let status = child.wait();
        match answer {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) => Err(status.map_or(Reason::Damaged, verdict)),
            Err(reason) => Err(reason),
        }
    }

    fn start(&self, mut command: Command, task: Task) -> io::Result<Child> {
        command.args(task.arguments()).env_clear().env("OMP_THREAD_LIMIT", "1");
        if let Some(folder) = std::env::var_os("TESSDATA_PREFIX") {
            command.env("TESSDATA_PREFIX", folder);
        }
        if let Some(folder) = models::folder() {
            command.env(models::VARIABLE, folder);
        }
        command.current_dir("/").process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    }

    /// Gives the file and hears the answer; `None` when the child ended without one.
    fn converse(
        &self,
        child: &mut Child,
        bytes: &[u8],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Option<Answer>, Reason> {
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            // Both were asked for.
            return Err(Reason::Limit);
        };
        let (to, from) = channel();
        let begun = Instant::now();
        let group = Pid::from_child(child);
        thread::scope(|scope| {
            // A child that ends early does not take the rest of the file.
            scope.spawn(move || {
                let _ = input.write_all(bytes);
            });
            scope.spawn(move || listen(output, &to));
            let mut most = self.page;
            let answer = loop {
                match from.recv_timeout(most.saturating_sub(begun.elapsed())) {
                    Ok(Heard::Said(Message::Progress { done, of })) => {
                        grant(group, done);
                        most = self.page.saturating_mul(of.saturating_add(1)).min(self.file);
                        progress(Progress { done, of });
                    }
                    Ok(Heard::Said(Message::Sandbox(_) | Message::Image(_))) => {}
                    Ok(Heard::Said(Message::Reading(reading))) => break Ok(Some(Answer::Reading(reading))),
                    Ok(Heard::Said(Message::Refused(reason))) => break Ok(Some(Answer::Refused(reason))),
                    Ok(Heard::Image(image)) => break Ok(Some(Answer::Image(image))),
                    Ok(Heard::TooLong) | Err(RecvTimeoutError::Timeout) => break Err(Reason::Limit),
                    Ok(Heard::Nonsense) => break Err(Reason::Damaged),
                    Err(RecvTimeoutError::Disconnected) => break Ok(None),
                }
            };
            // The helpers above end only when the child does, whatever it still does.
            if !(matches!(answer, Ok(None)) && settled(child)) {
                let _ = kill_process_group(group, Signal::KILL);
            }
            answer
        })
    }
}

impl Reader for Sandboxed {
    fn read(&self, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading {
        if self.light.is_some() && self.ocr {
            let reading = self.reading(false, bytes, progress);
            if !unrecognised(&reading) {
                return reading;
            }
        }
        self.reading(self.ocr, bytes, progress)
    }
}

impl Sandboxed {
    fn reading(&self, ocr: bool, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Reading {
        match self.ask(Task::Read { ocr }, bytes, progress) {
            Ok(Answer::Reading(reading)) => *reading,
            Ok(Answer::Refused(reason)) | Err(reason) => Reading::unread(reason),
            Ok(Answer::Image(_)) => Reading::unread(Reason::Damaged),
        }
    }
}

/// Whether pages may be missing for want of recognition alone.
fn unrecognised(reading: &Reading) -> bool {
    let some = reading.page_count as usize > reading.pages.len();
    some && !matches!(reading.reason, None | Some(Reason::Limit | Reason::Password | Reason::NotADocument))
}

enum Answer {
    Reading(Box<Reading>),
    Image(Vec<u8>),
    Refused(Reason),
}

/// Gives a child the processor time of the pages that it has done. One that is in another sandbox than ours keeps its own.
fn grant(child: Pid, done: u32) {
    let time = CPU.saturating_add(CPU_PAGE.saturating_mul(u64::from(done))).min(CPU_MOST);
    let limit = Rlimit { current: Some(time), maximum: Some(CPU_MOST) };
    let _ = prlimit(Some(child), Resource::Cpu, limit);
}

/// Waits a moment for a child that has closed its output, so that it ends in its own way; `false` when it does not end.
fn settled(child: &mut Child) -> bool {
    (0..100).any(|_| {
        let ended = !matches!(child.try_wait(), Ok(None));
        if !ended {
            thread::sleep(Duration::from_millis(10));
        }
        ended
    })
}

/// Why a child ended without an answer. One that is killed, runs out of time, or gives up for want of memory or stack has met a limit.
fn verdict(status: ExitStatus) -> Reason {
    match status.signal() {
        Some(libc::SIGKILL | libc::SIGXCPU | libc::SIGABRT) => Reason::Limit,
        _ => Reason::Damaged,
    }
}
