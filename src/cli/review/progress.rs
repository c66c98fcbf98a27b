//! How far a review is: a bar on a terminal, a line per file elsewhere.

use std::io::IsTerminal;

use bid_review::assess::Step;
use indicatif::{ProgressBar, ProgressStyle};

/// Tells the steps of a review on standard error.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar where people look on, lines elsewhere.
    pub fn new() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} 個檔案 {msg}") {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// Tells one step.
    pub fn tell(&self, step: &Step) {
        let (done, of) = (step.pages.done, step.pages.of);
        match &self.0 {
            Some(bar) => {
                bar.set_length(step.files_of as u64);
                bar.set_position(step.files_done as u64);
                bar.set_message(format!("{}（{done}/{of} 頁）", step.file));
            }
            None if step.whole => {
                eprintln!("{}/{} {}（{of} 頁）", step.files_done, step.files_of, step.file);
            }
            None => {}
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
