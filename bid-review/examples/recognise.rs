//! Recognises page images: `recognise IMAGE DPI`, or `recognise --marks LIST` and `recognise --list LIST` with lines of "IMAGE DPI".
//! Prints one JSON object a line.

use std::time::Instant;

use bid_review::marks;
use bid_review::ocr::{Ocr, OcrError, Recognised, Tesseract};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [first, second] = arguments.as_slice() else {
        return Err("usage: recognise IMAGE DPI | --marks LIST | --list LIST".into());
    };
    let list = if first.starts_with("--") { std::fs::read_to_string(second)? } else { format!("{first} {second}") };
    let engine = Tesseract::open(None).map_err(|e| format!("{e:?}"))?;
    for line in list.lines() {
        let Some((path, dpi)) = line.rsplit_once(' ') else { continue };
        let (image, dpi) = (image::open(path)?.to_rgb8(), dpi.parse::<f64>()?);
        let start = Instant::now();
        let found = if first == "--marks" {
            Ok(Recognised { marks: marks::find(&image, dpi), ..Recognised::default() })
        } else {
            engine.recognise(&image, dpi)
        };
        println!("{}", report(path, start.elapsed().as_secs_f64() * 1000.0, found));
    }
    Ok(())
}

fn report(path: &str, ms: f64, found: Result<Recognised, OcrError>) -> Value {
    match found {
        Ok(r) => {
            json!({"image": path, "ms": ms, "turn": r.turn, "tilt": r.tilt, "words": r.words, "rules": r.marks.rules,
            "ticks": r.marks.ticks, "seals": r.marks.seals})
        }
        Err(error) => json!({"image": path, "ms": ms, "error": format!("{error:?}")}),
    }
}
