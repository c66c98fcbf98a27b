//! One call of a verb: who, when, under which request, with which randomness. Verbs read nothing of this from outside.

use std::cell::RefCell;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;

use crate::base::actor::Actor;
use crate::base::time::Time;

/// What a verb is told of its circumstances.
#[derive(Debug)]
pub struct Call {
    /// Who acts.
    pub actor: Actor,
    /// The instant of the act, by the server's clock.
    pub now: Time,
    /// The request's id, also in logs and answers.
    pub request: String,
    rng: RefCell<ChaCha20Rng>,
}

impl Call {
    /// A call with randomness of its own from `seed`: 32 bytes of the operating system's, or fixed ones in a test.
    pub fn new(actor: Actor, now: Time, request: String, seed: [u8; 32]) -> Self {
        Self { actor, now, request, rng: RefCell::new(ChaCha20Rng::from_seed(seed)) }
    }

    /// The same circumstances for another actor, with randomness that this call does not give again.
    #[must_use]
    pub fn by(&self, actor: Actor) -> Self {
        Self::new(actor, self.now, self.request.clone(), self.bytes())
    }

    /// A fresh UUIDv7 of this call's instant, as whatever id type is asked for.
    pub fn id<T: From<Uuid>>(&self) -> T {
        let millis = u64::try_from(self.now.0 / 1000).unwrap_or(0);
        let random: [u8; 10] = self.rng.borrow_mut().random();
        T::from(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// So many random bytes, fit for secrets.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        self.rng.borrow_mut().random()
    }
}

/// A seed from the operating system.
///
/// # Errors
/// The operating system has no randomness to give.
pub fn seed() -> Result<[u8; 32], getrandom::Error> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed)?;
    Ok(seed)
}
