//! How often somebody may ask: a bucket per caller, refilled evenly, and headers that tell what is left.

use std::num::NonZeroU32;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

/// The buckets of one node.
pub struct Limiter {
    buckets: RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock, StateInformationMiddleware>,
    per_minute: u32,
}

/// What is left to a caller, or how long it must wait.
#[derive(Clone, Copy, Debug)]
pub enum Allowance {
    /// So many requests are left at once.
    Left(u32),
    /// So many seconds until the next.
    Wait(u64),
}

impl Limiter {
    /// Buckets of so many requests a minute.
    pub fn new(per_minute: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self { buckets: RateLimiter::keyed(quota).with_middleware(), per_minute }
    }

    /// Takes one request from a caller's bucket.
    pub fn take(&self, caller: &str) -> Allowance {
        match self.buckets.check_key(&caller.to_owned()) {
            Ok(snapshot) => Allowance::Left(snapshot.remaining_burst_capacity()),
            Err(until) => Allowance::Wait(until.wait_time_from(DefaultClock::default().now()).as_secs() + 1),
        }
    }

    /// Writes the headers.
    pub fn tell(&self, allowance: Allowance, headers: &mut HeaderMap) {
        let (left, wait) = match allowance {
            Allowance::Left(left) => (left, 0),
            Allowance::Wait(seconds) => (0, seconds),
        };
        put(headers, HeaderName::from_static("ratelimit-policy"), &format!("\"minute\";q={};w=60", self.per_minute));
        put(headers, HeaderName::from_static("ratelimit"), &format!("\"minute\";r={left};t={wait}"));
        if wait > 0 {
            put(headers, RETRY_AFTER, &wait.to_string());
        }
    }

    /// Drops the buckets of callers that have not asked for a while.
    pub fn tidy(&self) {
        self.buckets.retain_recent();
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
