//! Draws a chart as SVG with charts-rs, kept behind this file.
//!
//! charts-rs counts in f32, so it is given amounts in 萬元 (ten thousand dollars) and exact figures stand in the table. It
//! measures Chinese words only with a Chinese font; without one it would paint bars over labels, so nothing is drawn.
//! Neither tooltips nor animations are asked for: those alone make it write inline styles, which our CSP refuses.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use charts_rs::{BarChart, add_fonts, get_font_families};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::json;

use crate::analytics::chart::Chart;
use crate::base::money::Money;

/// Where a Linux machine keeps its fonts.
const FOLDERS: [&str; 2] = ["/usr/share/fonts", "/usr/local/share/fonts"];
/// Font files that hold Traditional Chinese, the better first.
const FILES: [&str; 6] = [
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKtc-Regular.otf",
    "NotoSansTC-Regular.otf",
    "NotoSansTC-Regular.ttf",
    "NotoSansTC[wght].ttf",
    "NotoSansTC-VF.ttf",
];
/// Families in those files: Taiwan's shapes of the characters before those of others.
const FAMILIES: [&str; 2] = ["Noto Sans CJK TC", "Noto Sans TC"];
/// Dark enough on white and apart in lightness, so that they differ without colour too.
const COLOURS: [&str; 3] = ["#1b4f72", "#9a5b00", "#1e8449"];
/// Steps of the value axis.
const STEPS: u32 = 5;

/// The words in the picture.
#[derive(Clone, Debug)]
pub struct Words {
    /// The title, with the unit.
    pub title: String,
    /// What the picture shows, in a sentence.
    pub finding: String,
    /// The series' names, in their order.
    pub series: Vec<String>,
}

/// The picture, or none when this machine has no Chinese font or the library cannot draw.
pub fn draw(chart: &Chart, words: &Words) -> Option<String> {
    let family = (*family())?;
    let drawing = plain(chart, words, family).map_err(|cause| tracing::error!(%cause, "a chart was not drawn")).ok()?;
    Some(named(&drawing, words))
}

/// The family to draw with, looked for once.
fn family() -> &'static Option<&'static str> {
    static FAMILY: OnceLock<Option<&'static str>> = OnceLock::new();
    FAMILY.get_or_init(|| {
        let found = FOLDERS.iter().find_map(|folder| find(Path::new(folder), 4)).and_then(|path| register(&path));
        if found.is_none() {
            tracing::warn!("no Chinese font in /usr/share/fonts: charts are shown as tables only");
        }
        found
    })
}

fn register(path: &Path) -> Option<&'static str> {
    let bytes = std::fs::read(path).ok()?;
    add_fonts(&[&bytes]).ok()?;
    let known = get_font_families().ok()?;
    FAMILIES.into_iter().find(|family| known.iter().any(|name| name == family))
}

/// The best font file in a folder and the folders in it.
fn find(folder: &Path, depth: u32) -> Option<PathBuf> {
    let files = FILES.iter().map(|file| folder.join(file)).find(|path| path.is_file());
    if files.is_some() || depth == 0 {
        return files;
    }
    let inner = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    inner.into_iter().find_map(|path| find(&path, depth - 1))
}

fn plain(chart: &Chart, words: &Words, family: &str) -> Result<String, charts_rs::Error> {
    let series: Vec<_> = (chart.series.iter().zip(&words.series))
        .map(|(series, name)| {
            let values: Vec<f64> = series.values.iter().copied().map(scaled).collect();
            json!({ "name": name, "data": values, "stack": "all" })
        })
        .collect();
    let highest = (0..chart.categories.len()).map(|at| scaled(chart.total_of(at))).fold(0.0, f64::max);
    let options = json!({
        "width": 760, "height": 400, "font_family": family,
        "title_text": words.title, "title_align": "left", "title_font_size": 16,
        "legend_align": "right", "legend_category": "rect",
        "x_axis_data": chart.categories, "x_axis_font_size": 12, "radius": 0,
        "series_list": series, "series_colors": COLOURS,
        "y_axis_configs": [{
            "axis_min": 0, "axis_max": nice(highest), "axis_split_number": STEPS, "axis_formatter": "{t}",
            "axis_font_size": 12,
        }],
        "tooltip_show": false,
    });
    BarChart::from_json(&options.to_string())?.svg()
}

/// Names the picture for people who do not see it.
fn named(drawing: &str, words: &Words) -> String {
    let (title, finding) = (escaped(&words.title), escaped(&words.finding));
    let open = "<svg role=\"img\" aria-labelledby=\"figure-title figure-desc\" ";
    let names = format!("<title id=\"figure-title\">{title}</title><desc id=\"figure-desc\">{finding}</desc>");
    let drawing = drawing.replacen("<svg ", open, 1);
    match drawing.split_once('>') {
        Some((tag, rest)) => format!("{tag}>{names}{rest}"),
        None => drawing,
    }
}

/// 萬元.
fn scaled(amount: Money) -> f64 {
    (amount.decimal() / Decimal::from(10_000)).round_dp(1).to_f64().unwrap_or(0.0)
}

/// The end of an axis above the highest value: its steps are 1, 2 or 5 times a power of ten, a tenth of room is left.
fn nice(highest: f64) -> f64 {
    let step = (highest * 1.1 / f64::from(STEPS)).max(1.0);
    let power = 10_f64.powf(step.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().find(|round| round * power >= step).unwrap_or(10.0);
    round * power * f64::from(STEPS)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analytics::chart::Series;

    #[test]
    fn axes_end_on_round_numbers_with_room_above() {
        for (highest, end) in
            [(0.0, 5.0), (4.0, 5.0), (90.0, 100.0), (100.0, 250.0), (430.0, 500.0), (12_345.0, 25_000.0)]
        {
            assert!((nice(highest) - end).abs() < 1e-6, "{highest}: {}", nice(highest));
        }
    }

    #[test]
    fn a_picture_is_named_and_has_no_inline_style_or_script() {
        let series =
            |name: &str| Series { name: name.to_owned(), values: vec![Money(5_000_000_000); 2], counts: vec![1, 1] };
        let chart = Chart {
            title: "t",
            unit: "TWD",
            categories: vec!["115-01".to_owned(), "115-02".to_owned()],
            series: vec![series("a"), series("b"), series("c")],
        };
        let words = Words {
            title: "各月訂購金額（萬元）".to_owned(),
            finding: "<b>".to_owned(),
            series: vec!["軟體".to_owned(), "<script>".to_owned(), "資安".to_owned()],
        };
        let Some(svg) = draw(&chart, &words) else { return };
        assert!(svg.starts_with("<svg role=\"img\""), "{svg}");
        assert!(svg.contains("<desc id=\"figure-desc\">&lt;b&gt;</desc>") && svg.contains("軟體"));
        for forbidden in ["<style", "<script", "style=", " on"] {
            assert!(!svg.contains(forbidden), "{forbidden}");
        }
        if let Ok(path) = std::env::var("GONGQI_SVG") {
            std::fs::write(path, svg).unwrap();
        }
    }
}
