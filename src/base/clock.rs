//! The clock, read at the doors only: verbs are handed the instant.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::Utc;

use crate::base::time::Time;

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands where it was put, for tests and for telling history.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: Time) -> Self {
        Clock::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// The present instant.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Time {
        match self {
            Clock::System => Time::from_utc(Utc::now()),
            Clock::Fixed(at) => Time(at.load(Ordering::SeqCst)),
        }
    }

    /// Puts a standing clock elsewhere; the machine's clock stays.
    pub fn set(&self, to: Time) {
        if let Clock::Fixed(at) = self {
            at.store(to.0, Ordering::SeqCst);
        }
    }
}
