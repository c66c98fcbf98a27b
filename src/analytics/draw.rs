//! Draws figures as SVG without style or script. Axes begin at nought; values below it have their part of the axis too.

use std::fmt::Write as _;

use procurement_law::ruling::Lang;

use crate::analytics::axis::{Axis, label};
use crate::analytics::name::{LINE, lines_of, width_of};
use crate::tally::figure::{Figure, Shape};
use crate::texts::say;

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 90.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 48.0;
/// Height of a category of bars for each series.
const BAR: f64 = 18.0;
/// Room for the names of bars.
const NAMES: f64 = 230.0;
/// Dark on white and apart in lightness, so that they differ without colour too.
const COLOURS: [&str; 6] = ["#1b4f72", "#d08a1d", "#1e8449", "#8e2f5c", "#5f6a72", "#7fb3d5"];
const INK: &str = "#1d1d1f";
const GRID: &str = "#c9ced4";

/// The picture; none when there is nothing to draw.
pub fn draw(figure: &Figure, lang: Lang) -> Option<String> {
    if figure.is_empty() || figure.categories.is_empty() {
        return None;
    }
    Some(match figure.shape {
        Shape::Bars => bars(figure, lang),
        Shape::Stacked | Shape::Columns | Shape::Lines | Shape::Band => upright(figure, lang),
    })
}

fn open(figure: &Figure, lang: Lang, height: f64, axis: &Axis) -> String {
    let title = escaped(&figure.title(lang));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" \
         aria-labelledby=\"{id}-t {id}-d\" font-family=\"Noto Sans TC, Noto Sans CJK TC, PingFang TC, Microsoft JhengHei, sans-serif\">\
         <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{}</desc>\
         <rect width=\"{WIDTH}\" height=\"{height:.0}\" fill=\"#ffffff\"/>\
         <text x=\"12\" y=\"22\" font-size=\"13\" fill=\"{INK}\">{}</text>",
        escaped(&figure.how(lang)),
        escaped(&say(lang, axis.unit)),
        id = figure.id,
    );
    // The legend, from the right.
    let mut x = WIDTH - RIGHT;
    if figure.series.len() > 1 {
        for (at, series) in figure.series.iter().enumerate().rev() {
            let name = series.name.said(lang);
            x -= width_of(&name) + 30.0;
            let _ = write!(
                svg,
                "<rect x=\"{x:.1}\" y=\"12\" width=\"12\" height=\"12\" fill=\"{}\"/>\
                 <text x=\"{:.1}\" y=\"22\" font-size=\"13\" fill=\"{INK}\">{}</text>",
                colour(at),
                x + 16.0,
                escaped(&name)
            );
        }
    }
    svg
}

fn upright(figure: &Figure, lang: Lang) -> String {
    let axis = Axis::of(figure);
    let mut svg = open(figure, lang, HEIGHT, &axis);
    let y = |value: f64| HEIGHT - BOTTOM - axis.part(value) * (HEIGHT - TOP - BOTTOM);
    for tick in axis.ticks() {
        let at = y(tick * axis.by);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{at:.1}\" x2=\"{:.1}\" y2=\"{at:.1}\" stroke=\"{GRID}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"13\" fill=\"{INK}\">{}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 4.5,
            label(tick)
        );
    }
    let count = figure.categories.len();
    let room = (WIDTH - LEFT - RIGHT) / count as f64;
    // As many names as have room for themselves.
    let longest = figure.categories.iter().map(|one| width_of(&one.said(lang))).fold(0.0, f64::max);
    let every = ((longest + 10.0) / room).ceil().max(1.0) as usize;
    for (at, category) in figure.categories.iter().enumerate().filter(|(at, _)| at % every == 0) {
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"13\" fill=\"{INK}\">{}</text>",
            LEFT + room * (at as f64 + 0.5),
            HEIGHT - BOTTOM + 20.0,
            escaped(&category.said(lang))
        );
    }
    let nought = y(0.0);
    let _ = write!(
        svg,
        "<line x1=\"{LEFT}\" y1=\"{nought:.1}\" x2=\"{:.1}\" y2=\"{nought:.1}\" stroke=\"{INK}\"/>",
        WIDTH - RIGHT
    );
    let middle = |at: usize| LEFT + room * (at as f64 + 0.5);
    match figure.shape {
        Shape::Stacked => stacked(&mut svg, figure, room, y),
        Shape::Columns => columns(&mut svg, figure, room, y),
        Shape::Band => band(&mut svg, figure, middle, y),
        _ => lines(&mut svg, figure, middle, y, 0),
    }
    svg.push_str("</svg>");
    svg
}

fn stacked(svg: &mut String, figure: &Figure, room: f64, y: impl Fn(f64) -> f64) {
    for category in 0..figure.categories.len() {
        let (mut up, mut down, mut hidden) = (0.0, 0.0, false);
        for (at, _) in figure.series.iter().enumerate() {
            let Some(value) = figure.value(at, category) else {
                hidden = true;
                continue;
            };
            let value = value as f64;
            let from = if value < 0.0 { &mut down } else { &mut up };
            let (first, last) = (y(*from), y(*from + value));
            *from += value;
            rect(svg, LEFT + room * (category as f64 + 0.15), first.min(last), room * 0.7, (first - last).abs(), at);
        }
        if hidden {
            untold(svg, LEFT + room * (category as f64 + 0.5), y(up));
        }
    }
}

fn columns(svg: &mut String, figure: &Figure, room: f64, y: impl Fn(f64) -> f64) {
    let wide = room * 0.8 / figure.series.len().max(1) as f64;
    for category in 0..figure.categories.len() {
        for (at, _) in figure.series.iter().enumerate() {
            let x = LEFT + room * (category as f64 + 0.1) + wide * at as f64;
            let Some(value) = figure.value(at, category) else {
                untold(svg, x + wide * 0.46, y(0.0));
                continue;
            };
            let (first, last) = (y(0.0), y(value as f64));
            rect(svg, x, first.min(last), wide * 0.92, (first - last).abs(), at);
        }
    }
}

/// The mark of a value that is not told, above what it stands on: nothing there would look like nought.
fn untold(svg: &mut String, x: f64, y: f64) {
    let y = y - 4.0;
    let _ =
        write!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" font-size=\"12\" fill=\"{INK}\">—</text>");
}

fn rect(svg: &mut String, x: f64, y: f64, width: f64, height: f64, series: usize) {
    if height > 0.05 {
        let colour = colour(series);
        let _ = write!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
        );
    }
}

fn lines(svg: &mut String, figure: &Figure, x: impl Fn(usize) -> f64, y: impl Fn(f64) -> f64, from: usize) {
    for (at, series) in figure.series.iter().enumerate().skip(from) {
        let mut path = String::new();
        let mut broken = true;
        for (category, value) in series.values.iter().enumerate() {
            let Some(value) = value else {
                broken = true;
                continue;
            };
            let (x, y) = (x(category), y(*value as f64));
            let _ = write!(path, "{}{x:.1} {y:.1} ", if broken { 'M' } else { 'L' });
            broken = false;
            let _ = write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{}\"/>", colour(at));
        }
        // Beside their colours lines differ by their dashes.
        let dash = ["", " stroke-dasharray=\"8 4\"", " stroke-dasharray=\"2 4\""].get(at % 3).copied().unwrap_or("");
        let _ = write!(svg, "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2.5\"{dash}/>", colour(at));
    }
}

fn band(svg: &mut String, figure: &Figure, x: impl Fn(usize) -> f64, y: impl Fn(f64) -> f64) {
    let ends = (0..figure.categories.len()).filter_map(|at| Some((at, figure.value(2, at)?, figure.value(3, at)?)));
    let ends: Vec<(usize, i64, i64)> = ends.collect();
    let over = ends.iter().map(|(at, _, high)| format!("{:.1} {:.1}", x(*at), y(*high as f64)));
    let under = ends.iter().rev().map(|(at, low, _)| format!("{:.1} {:.1}", x(*at), y(*low as f64)));
    let path: Vec<String> = over.chain(under).collect();
    if !path.is_empty() {
        let _ = write!(svg, "<path d=\"M{}Z\" fill=\"#d08a1d\" fill-opacity=\"0.3\"/>", path.join(" L"));
    }
    let both = Figure { series: figure.series.iter().take(2).cloned().collect(), ..figure.clone() };
    lines(svg, &both, x, y, 0);
}

fn bars(figure: &Figure, lang: Lang) -> String {
    let axis = Axis::of(figure);
    let each = BAR * figure.series.len().max(1) as f64 + 10.0;
    let height = TOP + each * figure.categories.len() as f64 + 36.0;
    let mut svg = open(figure, lang, height, &axis);
    let x = |value: f64| NAMES + axis.part(value) * (WIDTH - NAMES - 110.0);
    for tick in axis.ticks() {
        let at = x(tick * axis.by);
        let _ = write!(
            svg,
            "<line x1=\"{at:.1}\" y1=\"{TOP}\" x2=\"{at:.1}\" y2=\"{:.1}\" stroke=\"{GRID}\"/>\
             <text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"13\" fill=\"{INK}\">{}</text>",
            height - 30.0,
            height - 12.0,
            label(tick)
        );
    }
    for (at, category) in figure.categories.iter().enumerate() {
        let top = TOP + each * at as f64 + 5.0;
        let names = lines_of(&category.said(lang), NAMES - 24.0, (each / LINE) as usize);
        let first = top + (each - 10.0 - LINE * (names.len() as f64 - 1.0)) / 2.0 + 4.5;
        for (line, name) in names.iter().enumerate() {
            let _ = write!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" font-size=\"13\" fill=\"{INK}\">{}</text>",
                NAMES - 8.0,
                first + LINE * line as f64,
                escaped(name)
            );
        }
        for (series, _) in figure.series.iter().enumerate() {
            let y = top + BAR * series as f64;
            let Some(value) = figure.value(series, at) else {
                let _ = write!(
                    svg,
                    "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\" fill=\"{INK}\">—</text>",
                    x(0.0) + 4.0,
                    y + 13.0
                );
                continue;
            };
            let (first, last) = (x(0.0), x(value as f64));
            let _ = write!(
                svg,
                "<rect x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"/>\
                 <text x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\" fill=\"{INK}\">{}</text>",
                first.min(last),
                (first - last).abs().max(0.5),
                BAR - 3.0,
                colour(series),
                first.max(last) + 5.0,
                y + 12.0,
                label(value as f64 / axis.by)
            );
        }
    }
    svg.push_str("</svg>");
    svg
}

fn colour(at: usize) -> &'static str {
    COLOURS.get(at % COLOURS.len()).copied().unwrap_or(INK)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::figure::{Label, Unit};

    fn figure(shape: Shape, values: &[Option<i64>]) -> Figure {
        let categories = values.iter().enumerate().map(|(at, _)| Label::plain(format!("<{at}>"))).collect();
        Figure::new("spend", shape, Unit::Count, categories).with(Label::plain("a&b"), values.to_vec())
    }

    #[test]
    fn every_shape_is_plain_svg() {
        for shape in [Shape::Stacked, Shape::Columns, Shape::Bars, Shape::Lines, Shape::Band] {
            let svg = draw(&figure(shape, &[Some(5), None, Some(9)]), Lang::ZhTw).unwrap();
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>") && svg.contains("&lt;0&gt;"), "{svg}");
            for forbidden in ["<style", "<script", "style=", "NaN", "inf"] {
                assert!(!svg.contains(forbidden), "{shape:?} {forbidden}");
            }
        }
        assert_eq!(draw(&figure(Shape::Lines, &[None, Some(0)]), Lang::ZhTw), None);
    }

    #[test]
    fn what_is_not_told_is_marked_and_nought_is_not() {
        for shape in [Shape::Stacked, Shape::Columns, Shape::Bars] {
            let marks = |values: &[Option<i64>]| draw(&figure(shape, values), Lang::ZhTw).unwrap().matches('—').count();
            assert_eq!(marks(&[Some(5), None, None]) - marks(&[Some(5), Some(0), Some(0)]), 2, "{shape:?}");
        }
    }

    #[test]
    fn a_column_is_as_high_as_its_value() {
        let svg = draw(&figure(Shape::Columns, &[Some(10), Some(5)]), Lang::ZhTw).unwrap();
        let heights: Vec<f64> = svg
            .split("<rect x=")
            .skip(1)
            .filter_map(|part| part.split("height=\"").nth(1)?.split('"').next()?.parse().ok())
            .collect();
        assert_eq!(heights.len(), 2, "{svg}");
        assert!((heights[0] - 2.0 * heights[1]).abs() < 0.2);
    }
}
