//! All bids of a bundle: their files are read side by side, each bid is judged, then the bids of one tender are held against each other.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest, Sha256};

use crate::bundle::{BidFiles, Bundle};
use crate::dossier::{Dossier, DossierFile};
use crate::judge::review;
use crate::read::limits;
use crate::reader::{Progress, Reader};
use crate::reading::{Reading, Reason};
use crate::registers::Registers;
use crate::review::Review;
use crate::rules::between;
use crate::rules::crossing::Bid;

/// One bid, reviewed.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessed {
    /// Name of the bid.
    pub name: String,
    /// Its files, read.
    pub dossier: Dossier,
    /// What was understood and judged.
    pub review: Review,
}

/// How far the files of a bundle are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The file, as reports name it.
    pub file: String,
    /// Its pages.
    pub pages: Progress,
    /// Whether the file is done.
    pub whole: bool,
    /// Files done, this one counted when it is.
    pub files_done: usize,
    /// Files of the bundle.
    pub files_of: usize,
}

/// Reviews a bundle with `threads` readers at a time, telling of each page read; vendors are looked up in these registers.
///
/// # Errors
/// A file that is listed cannot be opened; the error names it.
pub fn assess(
    bundle: &Bundle,
    reader: &dyn Reader,
    registers: &dyn Registers,
    threads: usize,
    tell: &(dyn Fn(Step) + Sync),
) -> io::Result<Vec<Assessed>> {
    let files: Vec<&(String, PathBuf)> = bundle.bids.iter().flat_map(|bid| &bid.files).collect();
    let (next, done, kept) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || -> io::Result<()> {
        while let Some((name, path)) = files.get(next.fetch_add(1, Ordering::SeqCst)) {
            let step = |pages, whole, files_done| {
                tell(Step { file: name.clone(), pages, whole, files_done, files_of: files.len() });
            };
            let file = read(name, path, reader, &mut |pages| step(pages, false, done.load(Ordering::SeqCst)))?;
            let pages = Progress { done: file.reading.page_count, of: file.reading.page_count };
            kept.lock().map_err(|_| io::Error::other("another reader failed"))?.push(file);
            step(pages, true, done.fetch_add(1, Ordering::SeqCst) + 1);
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        readers.into_iter().try_for_each(|reader| reader.join().map_err(|_| io::Error::other("a reader panicked"))?)
    })?;
    let kept = kept.into_inner().map_err(|_| io::Error::other("another reader failed"))?;
    Ok(judge(&bundle.bids, kept, registers))
}

fn read(name: &str, path: &PathBuf, reader: &dyn Reader, tell: &mut dyn FnMut(Progress)) -> io::Result<DossierFile> {
    let named = |cause: io::Error| io::Error::new(cause.kind(), format!("{}: {cause}", path.display()));
    // What is too large is not even taken into memory.
    if std::fs::metadata(path).map_err(named)?.len() > limits::FILE as u64 {
        let reading = Reading::unread(Reason::Limit);
        return Ok(DossierFile { name: name.to_owned(), sha256: String::new(), reading });
    }
    let bytes = std::fs::read(path).map_err(named)?;
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(DossierFile { name: name.to_owned(), sha256, reading: reader.read(&bytes, tell) })
}

fn judge(bids: &[BidFiles], mut files: Vec<DossierFile>, registers: &dyn Registers) -> Vec<Assessed> {
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut assessed: Vec<Assessed> = bids
        .iter()
        .map(|bid| {
            let names: BTreeSet<&str> = bid.files.iter().map(|(name, _)| name.as_str()).collect();
            let mine = files.iter().filter(|file| names.contains(file.name.as_str())).cloned().collect();
            let dossier = Dossier { files: mine };
            let review = review(&dossier, &bid.terms, registers);
            Assessed { name: bid.name.clone(), dossier, review }
        })
        .collect();
    let tenders: BTreeSet<&str> = bids.iter().map(|bid| bid.terms.tender_no.as_str()).collect();
    for tender in tenders {
        let rivals: Vec<usize> =
            (0..bids.len()).filter(|at| bids.get(*at).is_some_and(|bid| bid.terms.tender_no == tender)).collect();
        let held: Vec<Bid<'_>> = rivals
            .iter()
            .filter_map(|at| assessed.get(*at).zip(bids.get(*at)))
            .map(|(bid, came)| Bid {
                name: &bid.name,
                dossier: &bid.dossier,
                review: &bid.review,
                submission: &came.submission,
            })
            .collect();
        let found = between(&held);
        for (at, findings) in rivals.into_iter().zip(found) {
            if let Some(bid) = assessed.get_mut(at) {
                bid.review.findings.extend(findings);
            }
        }
    }
    assessed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::NullReader;
    use crate::registers::NoRegisters;
    use crate::submission::Submission;
    use crate::terms::Terms;

    #[test]
    fn every_file_is_read_once_and_the_same_file_in_two_bids_is_told() {
        let folder = std::env::temp_dir().join(format!("bid-review-assess-{}", std::process::id()));
        let bid = |name: &str| {
            let path = folder.join(name);
            std::fs::create_dir_all(&path).unwrap();
            std::fs::write(path.join("a.pdf"), b"the same bytes").unwrap();
            let files = vec![(format!("{name}/a.pdf"), path.join("a.pdf"))];
            let terms = Terms { tender_no: "1".into(), ..Terms::default() };
            BidFiles { name: name.to_owned(), terms, files, submission: Submission::default() }
        };
        let bundle = Bundle { bids: vec![bid("one"), bid("two")] };
        let seen = Mutex::new(Vec::new());
        let reader = NullReader(Reading::unread(Reason::Damaged));
        let bids = assess(&bundle, &reader, &NoRegisters, 2, &|step| seen.lock().unwrap().push(step)).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let last = seen.into_inner().unwrap().into_iter().map(|step| step.files_done).max();
        assert_eq!((bids.len(), last), (2, Some(2)));
        for bid in &bids {
            assert_eq!(bid.dossier.files.len(), 1, "{}", bid.name);
            assert!(bid.review.findings.iter().any(|finding| finding.kind.as_deref() == Some("shared_file")));
        }
    }

    #[test]
    fn a_file_that_is_gone_is_named() {
        let files = vec![("one/a.pdf".to_owned(), PathBuf::from("no-such-folder/a.pdf"))];
        let submission = Submission::default();
        let bundle = Bundle { bids: vec![BidFiles { name: "one".into(), terms: Terms::default(), files, submission }] };
        let reader = NullReader(Reading::unread(Reason::Damaged));
        let error = assess(&bundle, &reader, &NoRegisters, 1, &|_| {}).unwrap_err();
        assert!(error.to_string().contains("no-such-folder/a.pdf"), "{error}");
    }
}
