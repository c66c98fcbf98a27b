//! Bundles as a whole: repeatable, readable, and true to what they say of themselves.
#![allow(clippy::unwrap_used, reason = "helpers of tests may stop as tests do")]

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Document as Pdf, Object};
use procurement_law::ubn;
use sample_bids::{Bid, Bundle, DefectKind, Document, DocumentType, Fonts, Mode, Plan, SealKind, Share, generate};
use serde_json::Value;

fn bundle(plan: &Plan) -> Bundle {
    generate(plan, &Fonts::find().unwrap()).unwrap()
}

/// Enough bids for every defect, none of them a scan.
fn large(seed: u64) -> Bundle {
    let shares = Plan { scans: Share(0), clean: Share(20), unembedded: Share(20), ..Plan::default() };
    bundle(&Plan { seed, tenders: 3, bids_per_tender: 4, most_defects: 3, ..shares })
}

fn file<'a>(bid: &'a Bid, document: &Document) -> &'a [u8] {
    let name = document.file.strip_prefix(&format!("{}/", bid.bid)).unwrap();
    &bid.files.iter().find(|file| file.name == name).unwrap().bytes
}

fn has(bid: &Bid, kind: DefectKind, document: DocumentType) -> bool {
    bid.defects.iter().any(|defect| defect.kind == kind && defect.document == document)
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let plan =
        Plan { seed: 42, tenders: 1, bids_per_tender: 2, scans: Share(50), encrypted: Share(100), ..Plan::default() };
    let (first, second) = (bundle(&plan), bundle(&plan));
    for (a, b) in first.bids.iter().zip(&second.bids) {
        assert!(a.files == b.files, "files of {}", a.bid);
    }
    assert!(serde_json::to_string(&first).unwrap() == serde_json::to_string(&second).unwrap());
    let other = bundle(&Plan { seed: 43, ..plan });
    assert!(first.bids[0].files != other.bids[0].files);
}

#[test]
fn every_kind_of_defect_occurs() {
    for seed in 1..=3 {
        let bundle = large(seed);
        let kinds: BTreeSet<DefectKind> =
            bundle.bids.iter().flat_map(|bid| &bid.defects).map(|defect| defect.kind).collect();
        assert_eq!(kinds, BTreeSet::from(DefectKind::ALL), "seed {seed}");
        for bid in &bundle.bids {
            assert_eq!(bid.qualified, bid.defects.is_empty());
        }
    }
}

#[test]
fn documents_are_on_the_pages_that_the_truth_tells() {
    for plan in [
        Plan { seed: 5, ..Plan::default() },
        Plan { seed: 6, encrypted: Share(50), merged: Share(50), scans: Share(0), ..Plan::default() },
    ] {
        for bid in &bundle(&plan).bids {
            let mut ends: BTreeMap<&str, usize> = BTreeMap::new();
            for document in &bid.documents {
                assert_eq!(
                    document.pages[1] - document.pages[0],
                    if document.kind == DocumentType::Declaration { 2 } else { 1 }
                );
                let end = ends.entry(&document.file).or_default();
                assert_eq!(document.pages[0], *end, "{}", document.file);
                *end = document.pages[1];
                let pdf = Pdf::load_mem(file(bid, document)).unwrap();
                assert!(pdf.get_pages().len() >= document.pages[1]);
                assert_eq!(pdf.was_encrypted(), bid.encrypted_empty_user_password, "{}", document.file);
            }
            assert_eq!(ends.len(), bid.files.len());
            assert_eq!(bid.merged_pdf, bid.files.len() == 1);
            let missing: Vec<_> = DocumentType::ALL
                .into_iter()
                .filter(|kind| bid.documents.iter().all(|document| document.kind != *kind))
                .collect();
            assert_eq!(missing, bid.missing_documents);
        }
    }
}

#[test]
fn a_spread_bid_has_a_page_in_each_file() {
    let plan = Plan { seed: 7, tenders: 1, bids_per_tender: 2, scans: Share(0), ..Plan::default() };
    let plan = Plan { spread: Share(100), merged: Share(0), clean: Share(100), ..plan };
    let plan = Plan { further: vec![DocumentType::Affidavit, DocumentType::Specification], ..plan };
    for bid in &bundle(&plan).bids {
        let more = |document: &Document| document.more.len();
        assert!(bid.documents.iter().any(|document| document.kind == DocumentType::Declaration && more(document) == 1));
        assert_eq!(bid.files.len(), bid.documents.iter().map(|document| 1 + more(document)).sum::<usize>());
        let names: BTreeSet<String> = bid.files.iter().map(|file| format!("{}/{}", bid.bid, file.name)).collect();
        assert_eq!(names.len(), bid.files.len());
        for piece in bid.documents.iter().flat_map(|document| &document.more) {
            assert!(names.contains(&piece.file), "{}", piece.file);
        }
        for file in &bid.files {
            assert_eq!(Pdf::load_mem(&file.bytes).unwrap().get_pages().len(), 1, "{}", file.name);
        }
    }
}

#[test]
fn a_scan_is_a_picture() {
    let plan = Plan {
        seed: 9,
        tenders: 1,
        bids_per_tender: 1,
        scans: Share(100),
        encrypted: Share(0),
        clean: Share(100),
        ..Plan::default()
    };
    let bundle = bundle(&plan);
    let bid = &bundle.bids[0];
    let profile = bid.scan_profile.as_ref().unwrap();
    assert_eq!(bid.mode, Mode::Scan);
    for document in &bid.documents {
        assert!(!document.text_layer);
        let pdf = Pdf::load_mem(file(bid, document)).unwrap();
        for page in pdf.get_pages().into_values() {
            let images = pdf.get_page_images(page).unwrap();
            assert_eq!(images.len(), 1);
            let long = images[0].width.max(images[0].height);
            assert!((long - i64::from(profile.dpi) * 11693 / 1000).abs() < 3, "{long} pixels at {} dpi", profile.dpi);
            assert!(pdf.get_page_fonts(page).unwrap().is_empty());
            let rotate = pdf.get_dictionary(page).unwrap().get(b"Rotate").and_then(Object::as_i64).unwrap_or(0);
            assert_eq!(rotate, i64::from(profile.rotate_entry));
        }
    }
}

#[test]
fn prices_add_up_unless_they_are_meant_not_to() {
    let kind = DocumentType::PriceSchedule;
    for bid in (1..=3).flat_map(|seed| large(seed).bids) {
        let Some(document) = bid.documents.iter().find(|document| document.kind == kind) else { continue };
        let number = |value: &Value| value.as_i64().unwrap();
        let rows = document.fields["items"].as_array().unwrap();
        let wrong = rows
            .iter()
            .filter(|row| number(&row["qty"]) * number(&row["unit_price"]) != number(&row["amount"]))
            .count();
        assert_eq!(wrong, usize::from(has(&bid, DefectKind::LineTotalWrong, kind)), "{}", bid.bid);
        let sum: i64 = rows.iter().map(|row| number(&row["amount"])).sum();
        let field = |name: &str| number(&document.fields[name]);
        assert_eq!(field("total_computed"), sum);
        assert_eq!(field("total_shown") != sum, has(&bid, DefectKind::SumWrong, kind), "{}", bid.bid);
        assert_eq!(
            field("total_words_value") != field("total_shown"),
            has(&bid, DefectKind::WordsNumberMismatch, kind),
            "{}",
            bid.bid
        );
        assert_eq!(document.fields.contains_key("original_total_under_patch"), has(&bid, DefectKind::Tampered, kind));
    }
}

#[test]
fn names_numbers_and_seals_are_right_unless_they_are_meant_not_to_be() {
    for bid in (1..=3).flat_map(|seed| large(seed).bids) {
        assert!(ubn::is_valid(&bid.vendor.ubn));
        let own = |document: &&Document| !has(&bid, DefectKind::SharedFile, document.kind);
        for document in bid.documents.iter().filter(own) {
            let same = document.fields["vendor_name"] == bid.vendor.name.as_str();
            assert_eq!(!same, has(&bid, DefectKind::NameMismatch, document.kind), "{}", document.file);
            if let Some(number) = document.fields.get("ubn").and_then(Value::as_str) {
                assert_eq!(
                    !ubn::is_valid(number),
                    has(&bid, DefectKind::UbnChecksum, document.kind),
                    "{}",
                    document.file
                );
            }
            if let Some(number) = document.fields.get("tender_no") {
                assert_eq!(
                    *number != bid.tender_no.as_str(),
                    has(&bid, DefectKind::WrongTenderNumber, document.kind),
                    "{}",
                    document.file
                );
            }
            let count = |kind| document.seals.iter().filter(|seal| seal.kind == kind).count();
            let sealed = count(SealKind::Company) == 1 && count(SealKind::Representative) == 1;
            let meant = matches!(
                document.kind,
                DocumentType::Declaration | DocumentType::PriceSchedule | DocumentType::Authorization
            ) && !has(&bid, DefectKind::MissingSeal, document.kind)
                && !has(&bid, DefectKind::UnsignedDeclaration, document.kind);
            assert_eq!(sealed, meant, "{}", document.file);
        }
    }
}

#[test]
fn answers_disqualify_only_where_they_are_meant_to() {
    let kind = DocumentType::Declaration;
    for seed in 1..=3 {
        let bundle = large(seed);
        for bid in &bundle.bids {
            let Some(document) = bid.documents.iter().find(|document| document.kind == kind) else { continue };
            let tender = bundle.tenders.iter().find(|tender| tender.tender_no == bid.tender_no).unwrap();
            let answers = document.fields["answers"].as_array().unwrap();
            assert_eq!(answers.len(), tender.declaration_rows);
            let hit = |(row, answer): (usize, &Value)| {
                tender.rules.declaration_disqualifying.get(&(row + 1).to_string()).is_some_and(|wrong| answer == wrong)
            };
            assert_eq!(
                answers.iter().enumerate().any(hit),
                has(bid, DefectKind::DisqualifyingAnswer, kind),
                "{}",
                bid.bid
            );
            assert_eq!(answers.iter().any(Value::is_null), has(bid, DefectKind::AmbiguousAnswer, kind), "{}", bid.bid);
            assert_eq!(
                document.fields["date"].is_null(),
                has(bid, DefectKind::UnsignedDeclaration, kind),
                "{}",
                bid.bid
            );
        }
    }
}

#[test]
fn a_shared_file_is_the_same_file() {
    let mut seen = 0;
    for bundle in (1..=3).map(large) {
        for bid in &bundle.bids {
            let Some(other) = bid.defects.iter().find_map(|defect| defect.other_bid.as_deref()) else { continue };
            let lender = bundle.bids.iter().find(|bid| bid.bid == other).unwrap();
            let proposal = |bid: &Bid| {
                bid.documents.iter().find(|document| document.kind == DocumentType::Proposal).unwrap().clone()
            };
            assert_eq!(file(bid, &proposal(bid)), file(lender, &proposal(lender)));
            assert_eq!(proposal(bid).sha256, proposal(lender).sha256);
            assert_eq!(bid.tender_no, lender.tender_no);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn what_is_printed_is_in_the_text_layer() {
    let plan = Plan { seed: 3, scans: Share(0), unembedded: Share(0), clean: Share(100), ..Plan::default() };
    for bid in &bundle(&plan).bids {
        for document in &bid.documents {
            let pages: Vec<u32> =
                (document.pages[0]..document.pages[1]).map(|page| u32::try_from(page).unwrap() + 1).collect();
            let text = Pdf::load_mem(file(bid, document)).unwrap().extract_text(&pages).unwrap();
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            for field in ["vendor_name", "ubn", "document_no", "agent", "phone", "tender_no"] {
                if let Some(value) = document.fields.get(field).and_then(Value::as_str) {
                    assert!(text.contains(value), "{field} {value} in {}: {text}", document.file);
                }
            }
        }
    }
}

#[test]
fn a_bundle_is_written_as_folders() {
    let dir = tempfile::tempdir().unwrap();
    let bundle = bundle(&Plan { seed: 4, tenders: 1, bids_per_tender: 2, scans: Share(0), ..Plan::default() });
    bundle.write(dir.path()).unwrap();
    let truth: Bundle = serde_json::from_slice(&std::fs::read(dir.path().join("truth.json")).unwrap()).unwrap();
    for (bid, written) in bundle.bids.iter().zip(&truth.bids) {
        assert_eq!(bid.defects, written.defects);
        for file in &bid.files {
            assert_eq!(std::fs::read(dir.path().join(&bid.bid).join(&file.name)).unwrap(), file.bytes);
        }
    }
    let asked: Value = serde_json::from_slice(&std::fs::read(dir.path().join("tenders.json")).unwrap()).unwrap();
    assert_eq!(asked["tenders"].as_array().unwrap().len(), 1);
    assert!(asked["bids"][0].get("defects").is_none());
}
