//! Files that are torn, bent, mixed up, or of several kinds at once.

use bid_review::reading::{Note, Reason};

use super::raw::{Dice, Raw, packed};
use super::{Must, Shape, shape};

pub fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    torn(&mut all);
    tables(&mut all);
    trees(&mut all);
    mixed(&mut all);
    strangers(&mut all);
    all
}

/// A file of three pages, with some weight.
fn pages() -> Raw {
    let mut raw = Raw::page();
    raw.set(2, "<< /Type /Pages /Kids [3 0 R 6 0 R 7 0 R] /Count 3 >>");
    for number in [6, 7] {
        raw.set(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
    }
    raw.stream(8, "/Filter /FlateDecode", &packed(b"BT /F1 20 Tf 72 700 Td (Bid) Tj ET"));
    raw
}

/// A page whose objects stand packed in a stream, and the table as well.
fn modern() -> Vec<u8> {
    let mut raw = Raw::page();
    let inner: Vec<(u32, Vec<u8>)> =
        [1, 2, 3, 5].iter().map(|number| (*number, raw.objects.remove(number).unwrap())).collect();
    let (mut heads, mut bodies) = (String::new(), Vec::new());
    for (number, body) in &inner {
        heads.push_str(&format!("{number} {} ", bodies.len()));
        bodies.extend(body);
        bodies.push(b' ');
    }
    let content = [heads.as_bytes(), &bodies].concat();
    raw.stream(
        6,
        &format!("/Type /ObjStm /N {} /First {} /Filter /FlateDecode", inner.len(), heads.len()),
        &packed(&content),
    );
    let (mut bytes, places) = raw.body();
    let start = bytes.len();
    let mut rows = Vec::new();
    for number in 0..=7_u32 {
        let row = match (inner.iter().position(|(n, _)| *n == number), places.get(&number)) {
            (Some(at), _) => [2, 0, 6, at as u8],
            (None, Some(place)) => [1, (place >> 8) as u8, *place as u8, 0],
            (None, None) if number == 7 => [1, (start >> 8) as u8, start as u8, 0],
            _ => [0, 0, 0, 0],
        };
        rows.extend(row);
    }
    let mut table = Raw::page();
    table.objects.clear();
    table.stream(7, "/Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R", &rows);
    bytes.extend(b"7 0 obj\n");
    bytes.extend(&table.objects[&7]);
    bytes.extend(format!("\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    bytes
}

fn torn(all: &mut Vec<Shape>) {
    for (name, whole) in [("a plain file", pages().bytes()), ("a packed file", modern())] {
        for part in 1..16 {
            all.push(shape(
                format!("{name}, {part} of 16 parts of it"),
                Must::Refuse,
                whole[..whole.len() * part / 16].to_vec(),
            ));
        }
        all.push(shape(format!("{name} without its end mark"), Must::Refuse, whole[..whole.len() - 6].to_vec()));
        for seed in 1..=24_u64 {
            let mut dice = Dice(seed * 7_919);
            let mut bent = whole.clone();
            for _ in 0..(seed as usize % 8 + 1) * 4 {
                let at = dice.below(bent.len());
                bent[at] = dice.below(256) as u8;
            }
            all.push(shape(format!("{name}, bent in the way {seed}"), Must::Answer, bent));
        }
    }
}

fn swapped(raw: &Raw, from: &str, to: &str) -> Vec<u8> {
    let bytes = raw.bytes();
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).chars().map(|letter| letter as u8).collect()
}

fn tables(all: &mut Vec<Shape>) {
    let raw = pages();
    let start =
        String::from_utf8_lossy(&raw.bytes()).rsplit("startxref\n").next().unwrap().lines().next().unwrap().to_owned();
    let tail = format!("startxref\n{start}");
    for (name, to) in [
        ("a table at nought", "startxref\n0"),
        ("a table beyond the end", "startxref\n99999999"),
        ("a table before the start", "startxref\n-5"),
        ("a table nowhere", "startxref\nhere"),
        ("a table within a page", "startxref\n20"),
        ("a table at a number of fifty digits", "startxref\n99999999999999999999999999999999999999999999999999"),
        ("no word on the table", "nothing"),
    ] {
        all.push(shape(name, Must::Answer, swapped(&raw, &tail, to)));
    }
    for (name, from, to) in [
        ("a table of a thousand million rows", "xref\n0 9", "xref\n0 999999999"),
        ("a table that starts late", "xref\n0 9", "xref\n5 9"),
        ("a table that starts before nought", "xref\n0 9", "xref\n-1 9"),
        ("a table without rows", "xref\n0 9", "xref\n0 0"),
        ("a row that is free", "00000 n", "00000 f"),
        ("a row of another generation", "00000 n", "00007 n"),
        ("a row of no kind", "00000 n", "00000 x"),
        ("a trailer without a root", "/Root 1 0 R", "/Loot 1 0 R"),
        ("a root that is a page", "/Root 1 0 R", "/Root 3 0 R"),
        ("a root that is not there", "/Root 1 0 R", "/Root 77 0 R"),
        ("a size of nothing", "/Size 9", "/Size 0"),
        ("a size below nothing", "/Size 9", "/Size -9"),
        ("a size of all", "/Size 9", "/Size 2147483647"),
        ("no trailer", "trailer", "failure"),
        ("a header of another format", "%PDF-1.7", "%PDF-9.9"),
        ("an object under another number", "3 0 obj", "9 0 obj"),
        ("an object twice", "6 0 obj", "3 0 obj"),
    ] {
        all.push(shape(name, Must::Answer, swapped(&raw, from, to)));
    }
    // Two tables that show two parsers two different files.
    let mut bytes = raw.bytes();
    bytes.extend(b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
    all.push(shape("a second page tree behind the end", Must::Tell(Note::StrayBytes), bytes));
    let modern = modern();
    let text: String = modern.iter().map(|byte| char::from(*byte)).collect();
    for (name, from, to) in [
        ("rows of no width", "/W [1 2 1]", "/W [0 0 0]"),
        ("rows of all width", "/W [1 2 1]", "/W [1 99999999 1]"),
        ("rows below width", "/W [1 2 1]", "/W [-1 2 1]"),
        ("packed objects without number", "/N 4", "/N 0"),
        ("packed objects without end", "/N 4", "/N 999999999"),
        ("packed objects far away", "/First ", "/First 9999"),
        ("packed objects that unpack to nothing", "/FlateDecode", "/LZWDecode"),
    ] {
        assert!(text.contains(from), "{from}");
        all.push(shape(name, Must::Answer, text.replacen(from, to, 1).chars().map(|letter| letter as u8).collect()));
    }
}

fn trees(all: &mut Vec<Shape>) {
    use Must::{Answer, Refuse};
    for (name, must, tree) in [
        ("no pages", Refuse, "<< /Type /Pages /Kids [] /Count 0 >>"),
        ("fewer than no pages", Answer, "<< /Type /Pages /Kids [3 0 R] /Count -1 >>"),
        ("more pages than are there", Answer, "<< /Type /Pages /Kids [3 0 R] /Count 9 >>"),
        ("all the pages of the world", Answer, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"),
        ("a page that is gone", Answer, "<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>"),
        ("a page that is nothing", Answer, "<< /Type /Pages /Kids [3 0 R null] /Count 2 >>"),
        ("a page that is a number", Answer, "<< /Type /Pages /Kids [3 0 R 42] /Count 2 >>"),
        ("a page that is a font", Answer, "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>"),
        ("a page that is a stream", Answer, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"),
        ("pages that are a text", Refuse, "(pages)"),
    ] {
        let mut raw = Raw::page();
        raw.set(2, tree);
        all.push(shape(name, must, raw.bytes()));
    }
    for (name, must, entry) in [
        ("a page of 700 metres", Refuse, "/MediaBox [0 0 2000000 2000000]"),
        ("a page without area", Answer, "/MediaBox [0 0 0 0]"),
        ("a page the other way round", Answer, "/MediaBox [595 842 0 0]"),
        ("a page far away", Answer, "/MediaBox [-99999 -99999 -99000 -99000]"),
        ("a page of no numbers", Answer, "/MediaBox [(a) (b) (c) (d)]"),
        ("a page of too few numbers", Answer, "/MediaBox [0 0 595]"),
        ("a page of numbers beyond numbers", Answer, "/MediaBox [0 0 1e400 99999999999999999999999999]"),
        ("a page cut to nothing", Answer, "/MediaBox [0 0 595 842] /CropBox [9999 9999 9999 9999]"),
        ("a page turned by a little", Answer, "/MediaBox [0 0 595 842] /Rotate 45"),
        ("a page turned a million times", Answer, "/MediaBox [0 0 595 842] /Rotate 360000000090"),
        ("a page of large units", Answer, "/MediaBox [0 0 595 842] /UserUnit 1000000"),
        ("a page as thin as a hair", Answer, "/MediaBox [0 0 .001 14000]"),
    ] {
        let mut raw = Raw::page();
        raw.set(
            3,
            &format!("<< /Type /Page /Parent 2 0 R {entry} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
        );
        all.push(shape(name, must, raw.bytes()));
    }
}

/// Files that are two files.
fn mixed(all: &mut Vec<Shape>) {
    let page = Raw::page().bytes();
    for (name, start) in [
        ("an archive", &b"PK\x03\x04"[..]),
        ("a program", b"MZ\x90\0"),
        ("a program of another system", b"\x7fELF"),
        ("a moving picture", b"GIF89a"),
        ("a picture", b"\x89PNG\r\n\x1a\n"),
        ("a photograph", b"\xFF\xD8\xFF\xE0"),
        ("a web page", b"<html><script>alert(1)</script>"),
        ("another web page", b"<!DOCTYPE html>"),
        ("a drawing", b"<svg onload=alert(1)>"),
        ("a shell script", b"#!/bin/sh\n"),
        ("a printer's program", b"%!PS-Adobe\n"),
        ("a packed stream", b"\x1F\x8B\x08"),
        ("another archive", b"Rar!\x1A\x07"),
        ("a class", b"\xCA\xFE\xBA\xBE"),
        ("an old document", b"\xD0\xCF\x11\xE0"),
        ("a rich text", b"{\\rtf1"),
    ] {
        // With a table that is right for the place where the file then stands, as who means harm would write it.
        let moved = moved(start.len());
        all.push(shape(format!("{name} that is a file of pages as well"), Must::Refuse, [start, &moved].concat()));
        all.push(shape(
            format!("a file of pages that is {name} as well"),
            Must::Refuse,
            [&page, start, &[b'x'; 64]].concat(),
        ));
    }
    all.push(shape("two files of pages in one", Must::Answer, [page.clone(), pages().bytes()].concat()));
    all.push(shape("a word before the start", Must::Tell(Note::StrayBytes), [&b"mail\n"[..], &moved(5)].concat()));
    all.push(shape("a word after the end", Must::Tell(Note::StrayBytes), [&page[..], b"-- end of mail"].concat()));
    all.push(shape("a book after the end", Must::Refuse, [page.clone(), vec![b'x'; 9_000]].concat()));
    all.push(shape(
        "a start two thousand bytes in",
        Must::Because(Reason::NotADocument),
        [vec![b' '; 2_000], page].concat(),
    ));
}

/// The page as it must be written to stand so many bytes into a file.
fn moved(by: usize) -> Vec<u8> {
    let raw = Raw::page();
    let text: String = raw.bytes().iter().map(|byte| char::from(*byte)).collect();
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let number = line.split_once(" 00000 n").and_then(|(place, _)| place.parse::<usize>().ok());
        match (number, line.trim_end().parse::<usize>()) {
            (Some(place), _) => out.push_str(&format!("{:010} 00000 n \n", place + by)),
            (None, Ok(start)) => out.push_str(&format!("{}\n", start + by)),
            _ => out.push_str(line),
        }
    }
    out.chars().map(|letter| letter as u8).collect()
}

/// What is no document.
fn strangers(all: &mut Vec<Shape>) {
    let mut dice = Dice(99);
    let noise: Vec<u8> = (0..100_000).map(|_| dice.below(256) as u8).collect();
    let no = Must::Because(Reason::NotADocument);
    for (name, bytes) in [
        ("nothing", Vec::new()),
        ("one byte", vec![b'%']),
        ("a million zeros", vec![0; 1 << 20]),
        ("noise", noise.clone()),
        ("a letter", "各位先進".as_bytes().to_vec()),
        ("a page of the web", b"<html><body>Bid</body></html>".to_vec()),
        ("a program", b"MZ\x90\0\x03".to_vec()),
        ("an old document", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on".to_vec()),
        ("a packed text", b"\x1F\x8B\x08\0\0\0".to_vec()),
        ("a laughing document", b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\">]><a>&a;</a>".to_vec()),
    ] {
        all.push(shape(name, no, bytes));
    }
    all.push(shape("a start alone", Must::Because(Reason::Damaged), b"%PDF-".to_vec()));
    all.push(shape("a start and noise", Must::Refuse, [&b"%PDF-1.7\n"[..], &noise].concat()));
    all.push(shape("a start and an end", Must::Refuse, b"%PDF-1.7\n%%EOF".to_vec()));
}
