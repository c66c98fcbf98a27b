//! What looks at a bid's files: the reader, the page images, the judge. Handles, so that twins can stand in.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use bid_review::correction::Correction;
use bid_review::dossier::Dossier;
use bid_review::judge::review_as_read;
use bid_review::reader::{NullReader, Reader};
use bid_review::reading::{Reading, Reason};
use bid_review::registers::Registers;
use bid_review::review::Review;
use bid_review::terms::Terms;
use bid_review::worker::Sandboxed;

use crate::base::error::Error;

/// The command by which the program starts itself to read one file.
pub const CHILD: &str = "read-file";
/// The most page images kept in memory.
const KEPT: usize = 48;

/// Draws pages for people.
pub trait PageImages: Send + Sync {
    /// One page (counted from 0) of a file as PNG, as a viewer shows it, with so many pixels per inch.
    ///
    /// # Errors
    /// Why it cannot be drawn.
    fn image(&self, bytes: &[u8], page: u32, dpi: f64) -> Result<Vec<u8>, Reason>;
}

/// The twin that draws nothing.
#[derive(Clone, Copy, Debug)]
pub struct NoImages(pub Reason);

impl PageImages for NoImages {
    fn image(&self, _bytes: &[u8], _page: u32, _dpi: f64) -> Result<Vec<u8>, Reason> {
        Err(self.0)
    }
}

impl PageImages for Sandboxed {
    fn image(&self, bytes: &[u8], page: u32, dpi: f64) -> Result<Vec<u8>, Reason> {
        Sandboxed::image(self, bytes, page, dpi)
    }
}

/// Judges a bid that was read, its vendor looked up in these registers, with the fields that a person read otherwise.
pub type Judge = fn(&Dossier, &Terms, &dyn Registers, &[Correction]) -> Review;

type Drawn = VecDeque<((String, u32), Arc<Vec<u8>>)>;

/// The eyes of one node.
#[derive(Clone)]
pub struct Eyes {
    /// Reads files.
    pub reader: Arc<dyn Reader>,
    /// Draws pages.
    pub images: Arc<dyn PageImages>,
    /// Judges.
    pub judge: Judge,
    drawn: Arc<Mutex<Drawn>>,
}

impl Eyes {
    /// Eyes made of these.
    pub fn new(reader: Arc<dyn Reader>, images: Arc<dyn PageImages>, judge: Judge) -> Self {
        Self { reader, images, judge, drawn: Arc::default() }
    }

    /// The eyes of the running program: each file is read by a child of its own that has no rights.
    ///
    /// # Errors
    /// The program does not know where it lies.
    pub fn sandboxed() -> Result<Self, Error> {
        let program = std::env::current_exe().map_err(|cause| Error::internal("find the program", cause))?;
        let child = Arc::new(Sandboxed::new(program, vec![CHILD.to_owned()]));
        Ok(Self::new(child.clone(), child, review_as_read))
    }

    /// Eyes that read nothing: every file comes out as one that a person must read.
    pub fn shut() -> Self {
        let reader = NullReader(Reading::unread(Reason::NoOcr));
        Self::new(Arc::new(reader), Arc::new(NoImages(Reason::NoOcr)), review_as_read)
    }

    /// A page image of a file by its digest, drawn once while it stays in memory. May take long.
    ///
    /// # Errors
    /// Why it cannot be drawn.
    pub fn page(&self, digest: &str, bytes: &[u8], page: u32, dpi: f64) -> Result<Arc<Vec<u8>>, Reason> {
        if let Some(known) = self.known(digest, page) {
            return Ok(known);
        }
        let image = Arc::new(self.images.image(bytes, page, dpi)?);
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.push_back(((digest.to_owned(), page), image.clone()));
        if drawn.len() > KEPT {
            drawn.pop_front();
        }
        Ok(image)
    }

    /// The image, where it was drawn lately.
    pub fn known(&self, digest: &str, page: u32) -> Option<Arc<Vec<u8>>> {
        let drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.iter().find(|(key, _)| key.0 == digest && key.1 == page).map(|(_, image)| image.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    struct Counting(AtomicU32);

    impl PageImages for Counting {
        fn image(&self, bytes: &[u8], page: u32, _: f64) -> Result<Vec<u8>, Reason> {
            self.0.fetch_add(1, Ordering::SeqCst);
            if page == 9 { Err(Reason::Damaged) } else { Ok(bytes.to_vec()) }
        }
    }

    #[test]
    fn a_page_is_drawn_once() {
        let counting = Arc::new(Counting(AtomicU32::new(0)));
        let eyes = Eyes { images: counting.clone(), ..Eyes::shut() };
        for _ in 0..3 {
            assert_eq!(*eyes.page("aa", b"png", 0, 96.0).unwrap(), b"png");
        }
        assert_eq!(counting.0.load(Ordering::SeqCst), 1);
        assert_eq!(eyes.page("aa", b"png", 9, 96.0).unwrap_err(), Reason::Damaged);
        for page in 10..80 {
            eyes.page("aa", b"png", page, 96.0).unwrap();
        }
        assert!(eyes.known("aa", 0).is_none(), "old ones go");
    }
}
