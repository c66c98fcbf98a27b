//! From a draft to files.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::bid::{Bid, Document, DocumentType, Mode, Piece, SampleFile};
use crate::documents::{Case, Drawn, draw};
use crate::draw::sheet::{BLACK, Mark, Sheet, Voice};
use crate::error::SampleError;
use crate::facts::submitted;
use crate::fonts::Fonts;
use crate::make::draft::Draft;
use crate::make::naming::Names;
use crate::output::{embedded, locked, unembedded};
use crate::scan::profile::ScanProfile;
use crate::tender::Tender;

/// Draws and writes all files of a draft.
pub(crate) fn file(draft: &mut Draft, tender: &Tender, fonts: &Fonts) -> Result<Bid, SampleError> {
    let face = if draft.unembedded { fonts.named() } else { fonts.face(draft.face) };
    let case = Case { tender, facts: &draft.facts, long: draft.spread };
    let present: Vec<DocumentType> =
        tender.required_documents.iter().copied().filter(|kind| !draft.missing.contains(kind)).collect();
    let mut drawn: Vec<Drawn> = present.into_iter().map(|kind| draw(kind, &case, face, &mut draft.chance)).collect();
    if draft.merged && draft.chance.in_hundred(40) {
        draft.chance.shuffle(&mut drawn);
    }
    if draft.spread {
        drawn.iter_mut().filter(|_| draft.chance.in_hundred(50)).for_each(|document| number(&mut document.sheets));
    }
    let names = Names::make(draft.meaningless, &mut draft.chance);
    let profile = (draft.mode == Mode::Scan).then(|| ScanProfile::make(&mut draft.chance));
    let mut write = |sheets: &[Sheet], title: &str| -> Result<Vec<u8>, SampleError> {
        let plain = if draft.unembedded {
            unembedded::pdf(sheets)?
        } else {
            embedded::pdf(sheets, face, fonts.brush(), title)?
        };
        let pdf = match &profile {
            Some(profile) => crate::scan::scan(plain, profile, &mut draft.chance)?,
            None => plain,
        };
        if draft.encrypted { locked::lock(&pdf) } else { Ok(pdf) }
    };
    let mut files = vec![];
    let mut documents = vec![];
    if draft.merged {
        let sheets: Vec<Sheet> = drawn.iter().flat_map(|document| document.sheets.clone()).collect();
        let file = SampleFile { name: names.merged(), bytes: write(&sheets, &draft.name)? };
        let mut page = 0;
        for document in drawn {
            let pages = [page, page + document.sheets.len()];
            page = pages[1];
            documents.push(truth(document, &draft.name, &file, pages, draft.mode));
        }
        files.push(file);
    } else {
        let mut behind = drawn.len();
        for (place, document) in drawn.into_iter().enumerate() {
            let name = names.of(place, document.kind);
            let all = document.sheets.len();
            let (first, rest) = document.sheets.split_at(if draft.spread { 1.min(all) } else { all });
            let bytes = write(first, name.trim_end_matches(".pdf"))?;
            let file = SampleFile { name, bytes };
            let (pages, mut pieces) = ([0, first.len()], vec![]);
            for (page, sheet) in (1..).zip(rest) {
                let name = names.further(behind, document.kind, page);
                behind += 1;
                let bytes = write(std::slice::from_ref(sheet), name.trim_end_matches(".pdf"))?;
                pieces.push(Piece { file: format!("{}/{name}", draft.name), pages: [0, 1] });
                files.push(SampleFile { name, bytes });
            }
            documents.push(Document { more: pieces, ..truth(document, &draft.name, &file, pages, draft.mode) });
            files.push(file);
        }
    }
    Ok(Bid {
        bid: draft.name.clone(),
        tender_no: tender.tender_no.clone(),
        vendor: draft.vendor.clone(),
        submitted: submitted(tender),
        submission: draft.submission.clone(),
        mode: draft.mode,
        font: face.name().to_owned(),
        scan_profile: profile,
        merged_pdf: draft.merged,
        encrypted_empty_user_password: draft.encrypted,
        documents,
        missing_documents: draft.missing.clone(),
        defects: draft.defects.clone(),
        qualified: draft.defects.is_empty(),
        files,
    })
}

fn truth(drawn: Drawn, bid: &str, file: &SampleFile, pages: [usize; 2], mode: Mode) -> Document {
    Document {
        kind: drawn.kind,
        file: format!("{bid}/{}", file.name),
        pages,
        more: vec![],
        text_layer: mode == Mode::Text,
        fields: drawn.fields,
        seals: drawn.seals,
        sha256: hex(&file.bytes),
    }
}

/// Writes its number at the foot of every page of a document that has several.
fn number(sheets: &mut [Sheet]) {
    let all = sheets.len();
    for (page, sheet) in (1..).zip(sheets).filter(|_| all > 1) {
        let (text, at) = (format!("第{page}頁，共{all}頁"), (262.0, 812.0));
        sheet.marks.push(Mark::Text { at, size: 10.0, text, colour: BLACK, voice: Voice::Body });
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Puts a copy of another bid's proposal in the place of a bid's own.
pub(crate) fn copy(bids: &mut [Bid], to: usize, from: usize) {
    let Some(lender) = bids.get(from) else { return };
    let document = lender.documents.iter().find(|document| document.kind == DocumentType::Proposal).cloned();
    let Some(document) = document else { return };
    let name = document.file.rsplit('/').next().unwrap_or_default();
    let Some(bytes) = lender.files.iter().find(|file| file.name == name).map(|file| file.bytes.clone()) else { return };
    let Some(bid) = bids.get_mut(to) else { return };
    let Some(own) = bid.documents.iter_mut().find(|document| document.kind == DocumentType::Proposal) else { return };
    if let Some(file) = bid.files.iter_mut().find(|file| own.file.ends_with(&format!("/{}", file.name))) {
        file.bytes = bytes;
        *own = Document { file: own.file.clone(), ..document };
    }
}
