//! Prints what is found on page images: `recognise LIST` with lines of "IMAGE DPI", as one JSON object a line.

use std::time::Instant;

fn main() {
    let list = std::env::args().nth(1).unwrap_or_default();
    for line in std::fs::read_to_string(list).unwrap_or_default().lines() {
        let mut parts = line.split_whitespace();
        let (Some(path), Some(dpi)) = (parts.next(), parts.next().and_then(|d| d.parse::<f64>().ok())) else {
            continue;
        };
        let Ok(image) = image::open(path) else { continue };
        let image = image.to_rgb8();
        let start = Instant::now();
        let marks = bid_review::marks::find(&image, dpi);
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        println!(
            "{}",
            serde_json::json!({"image": path, "ms": ms, "rules": marks.rules, "ticks": marks.ticks, "seals": marks.seals})
        );
    }
}
