//! Figures that were computed from the sums as they stand: asked again they are given again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::error::Error;
use crate::tally::figure::Figure;

/// The most that are kept: some hundred dashboards.
const MOST: usize = 4_000;

/// Computed figures by what was asked.
#[derive(Debug, Default)]
pub struct Kept(Mutex<HashMap<String, Arc<Figure>>>);

impl Kept {
    /// The figure that was computed for this question, or a new one.
    ///
    /// # Errors
    /// It cannot be computed; nothing is kept then.
    pub fn of(&self, asked: String, make: impl FnOnce() -> Result<Figure, Error>) -> Result<Arc<Figure>, Error> {
        if let Some(kept) = self.lock().get(&asked) {
            return Ok(kept.clone());
        }
        // Not under the lock: two who ask at once both compute, nobody waits for another's question.
        let made = Arc::new(make()?);
        let mut kept = self.lock();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(asked, made.clone());
        Ok(made)
    }

    /// Forgets everything: the sums have changed.
    pub fn forget(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Figure>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::figure::{Shape, Unit};

    fn figure(id: &'static str) -> Result<Figure, Error> {
        Ok(Figure::new(id, Shape::Bars, Unit::Count, Vec::new()))
    }

    #[test]
    fn a_question_is_answered_once_until_the_sums_change() {
        let kept = Kept::default();
        let ask = |id| kept.of("q".to_owned(), || figure(id)).unwrap().id;
        assert_eq!((ask("a"), ask("b")), ("a", "a"));
        kept.forget();
        assert_eq!(ask("c"), "c");
    }

    #[test]
    fn what_failed_is_not_kept_and_room_is_made() {
        let kept = Kept::default();
        assert!(kept.of("q".to_owned(), || Err(Error::not_found())).is_err());
        assert_eq!(kept.of("q".to_owned(), || figure("a")).unwrap().id, "a");
        for number in 0..MOST + 5 {
            kept.of(number.to_string(), || figure("x")).unwrap();
        }
        assert!(kept.lock().len() <= MOST);
    }
}
