//! Text shaped and broken into lines.

use std::collections::HashSet;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::{Direction, UnicodeBuffer};

use crate::error::DocumentError;
use crate::fonts::Fonts;
use crate::xml::allowed;

/// A line. Measures are in ems.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// With the spaces at its end, so that words stay apart where the text is read.
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Without the spaces at its end.
    pub(super) width: f32,
    pub(super) bold: bool,
}

/// Sets text in lines.
pub(super) struct Setter<'a> {
    regular: rustybuzz::Face<'a>,
    bold: rustybuzz::Face<'a>,
    breaks: LineSegmenterBorrowed<'static>,
}

/// What stays together: one or more glyphs that stand for one or more characters.
struct Cluster {
    start: usize,
    glyphs: Vec<KrillaGlyph>,
    width: f32,
    space: bool,
    /// Whether a line may begin with it.
    opens: bool,
}

impl<'a> Setter<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Result<Self, DocumentError> {
        let broken = || DocumentError::Pdf("the font cannot be read".to_owned());
        Ok(Self {
            regular: fonts.regular.shaper().ok_or_else(broken)?,
            bold: fonts.bold.shaper().ok_or_else(broken)?,
            breaks: LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()),
        })
    }

    /// The lines of a text, none wider than `width` ems unless a single character is. There is always one line at least.
    pub(super) fn lines(&self, text: &str, bold: bool, width: f32) -> Vec<Line> {
        let text = text.replace("\r\n", "\n").replace('\t', "    ");
        text.split(['\n', '\r', '\u{2028}', '\u{2029}']).flat_map(|line| self.broken(line, bold, width)).collect()
    }

    fn broken(&self, text: &str, bold: bool, width: f32) -> Vec<Line> {
        let text: String = text.chars().filter(|c| allowed(*c) && !c.is_control() && *c != '\u{FEFF}').collect();
        let mut clusters = self.clusters(&text, bold);
        let mut lines = vec![];
        // The place in `clusters` where the line begins, and where it may end.
        let (mut from, mut turn, mut wide) = (0, None, 0.0);
        let mut cuts = vec![];
        for (place, cluster) in clusters.iter().enumerate() {
            if cluster.opens && place > from {
                turn = Some(place);
            }
            while !cluster.space && wide + cluster.width > width && place > from {
                let to = turn.take().filter(|turn| *turn > from).unwrap_or(place);
                cuts.push(to);
                from = to;
                wide = clusters.get(from..place).unwrap_or_default().iter().map(|cluster| cluster.width).sum();
            }
            wide += cluster.width;
        }
        cuts.push(clusters.len());
        let mut done = 0;
        for cut in cuts {
            let rest = clusters.split_off(cut - done);
            let end = rest.first().map_or(text.len(), |cluster| cluster.start);
            lines.push(line(&text, end, clusters, bold));
            clusters = rest;
            done = cut;
        }
        lines
    }

    fn clusters(&self, text: &str, bold: bool) -> Vec<Cluster> {
        let face = if bold { &self.bold } else { &self.regular };
        let em = f32::from(u16::try_from(face.units_per_em()).unwrap_or(1000));
        let turns: HashSet<usize> = self.breaks.segment_str(text).collect();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaped = rustybuzz::shape(face, &[], buffer);
        let mut clusters: Vec<Cluster> = vec![];
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let start = usize::try_from(info.cluster).unwrap_or(0);
            let ems = |units: i32| i16::try_from(units).map_or(0.0, f32::from) / em;
            let advance = ems(position.x_advance);
            let glyph = KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                ems(position.x_offset),
                ems(position.y_offset),
                ems(position.y_advance),
                start..start,
                None,
            );
            match clusters.last_mut().filter(|cluster| cluster.start == start) {
                Some(cluster) => {
                    cluster.glyphs.push(glyph);
                    cluster.width += advance;
                }
                None => clusters.push(Cluster {
                    start,
                    glyphs: vec![glyph],
                    width: advance,
                    space: text.get(start..).is_some_and(|rest| rest.starts_with(' ')),
                    opens: turns.contains(&start),
                }),
            }
        }
        clusters
    }
}

/// A line of clusters; their glyphs learn which characters of the line they stand for.
fn line(text: &str, end: usize, clusters: Vec<Cluster>, bold: bool) -> Line {
    let start = clusters.first().map_or(end, |cluster| cluster.start);
    let ends: Vec<usize> = clusters.iter().skip(1).map(|cluster| cluster.start).chain([end]).collect();
    let spaces = clusters.iter().rev().take_while(|cluster| cluster.space).count();
    let width = clusters.iter().take(clusters.len() - spaces).map(|cluster| cluster.width).sum();
    let mut glyphs = vec![];
    for (cluster, end) in clusters.into_iter().zip(ends) {
        let range = cluster.start - start..end - start;
        glyphs.extend(cluster.glyphs.into_iter().map(|glyph| KrillaGlyph { text_range: range.clone(), ..glyph }));
    }
    Line { text: text.get(start..end).unwrap_or_default().to_owned(), glyphs, width, bold }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, width: f32) -> Vec<String> {
        let fonts = Fonts::find().unwrap();
        let setter = Setter::new(&fonts).unwrap();
        let lines = setter.lines(text, false, width);
        assert!(lines.iter().all(|line| line.width <= width || line.glyphs.len() == 1), "{lines:?}");
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_closing_marks() {
        assert_eq!(set("採購資料庫系統", 3.0), ["採購資", "料庫系", "統"]);
        assert_eq!(set("採購案，資料庫。", 3.0), ["採購", "案，資", "料庫。"]);
        assert_eq!(set("依「契約」辦理", 2.5), ["依", "「契", "約」", "辦理"]);
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(set("the quick brown fox", 5.0), ["the quick ", "brown fox"]);
        assert_eq!(set("授權 Enterprise 版", 6.0), ["授權 ", "Enterprise ", "版"]);
        assert_eq!(set("WWWWWWWW", 2.0).concat(), "WWWWWWWW");
    }

    #[test]
    fn nothing_is_lost_and_lines_are_kept() {
        assert_eq!(set("", 5.0), [""]);
        assert_eq!(set("a\n\nb\r\nc", 5.0), ["a", "", "b", "c"]);
        assert_eq!(set("   ", 0.1), ["   "]);
        assert_eq!(set("字\u{7}\t字", 9.0), ["字    字"]);
        assert_eq!(set("資料庫", 0.0), ["資", "料", "庫"]);
    }
}
