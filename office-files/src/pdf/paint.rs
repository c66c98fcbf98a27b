//! Pages as PDF.

use krilla::color::luma;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::{Document as Pdf, SerializeSettings, destination::XyzDestination};

use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::document::{Document, Language};
use crate::fonts::Fonts;
use crate::pdf::layout::Layout;
use crate::pdf::lines::Line;
use crate::pdf::page::{Bookmark, FOOT, FOOT_SIZE, HEIGHT, Mark, TEXT, WIDTH};

/// Black, and the grey behind labels.
const INK: u8 = 0;
const GROUND: u8 = 238;
/// Grey of rules, and their width.
const RULE: (u8, f32) = (64, 0.6);

/// Paints the pages.
pub(super) fn paint(
    document: &Document,
    fonts: &Fonts,
    layout: &Layout<'_>,
    settings: SerializeSettings,
) -> Result<Vec<u8>, KrillaError> {
    let mut pdf = Pdf::new_with(settings);
    pdf.set_metadata(metadata(document));
    let mut painted: Vec<Vec<Identifier>> = (0..layout.structure.len()).map(|_| vec![]).collect();
    for (place, marks) in layout.pages.iter().enumerate() {
        let mut page = match PageSettings::from_wh(WIDTH, HEIGHT) {
            Some(settings) => pdf.start_page_with(settings),
            None => pdf.start_page(),
        };
        let mut brush = Brush { surface: page.surface(), fonts };
        for mark in marks {
            match mark {
                Mark::Text { x, y, size, line, node } => {
                    let id = brush.text((*x, *y), *size, line, node.is_some());
                    if let Some(node) = node.and_then(|node| painted.get_mut(node)) {
                        node.push(id);
                    }
                }
                Mark::Rule { from, to } => brush.rule(*from, *to),
                Mark::Ground { x, y, width, height } => brush.ground(Rect::from_xywh(*x, *y, *width, *height)),
            }
        }
        let foot = match document.language {
            Language::Chinese => format!("第 {} 頁，共 {} 頁", place + 1, layout.pages.len()),
            Language::English => format!("Page {} of {}", place + 1, layout.pages.len()),
        };
        for line in layout.setter.lines(&foot, false, TEXT / FOOT_SIZE) {
            brush.text(((WIDTH - line.width * FOOT_SIZE) / 2.0, FOOT), FOOT_SIZE, &line, false);
        }
    }
    pdf.set_outline(outline(&layout.bookmarks));
    pdf.set_tag_tree(layout.structure.tree(painted, document.language.tag()));
    pdf.finish()
}

fn metadata(document: &Document) -> Metadata {
    let authors = Some(document.organisation.clone()).filter(|name| !name.trim().is_empty());
    let metadata = Metadata::new()
        .title(document.title.clone())
        .description(document.subject.clone())
        .authors(authors.into_iter().collect())
        .creator(concat!("office-files/", env!("CARGO_PKG_VERSION")).to_owned())
        .language(document.language.tag().to_owned());
    match document.moment().and_then(date) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

fn date(moment: NaiveDateTime) -> Option<DateTime> {
    let small = |part: u32| u8::try_from(part).ok();
    let date =
        DateTime::new(u16::try_from(moment.year()).ok()?).month(small(moment.month())?).day(small(moment.day())?);
    Some(date.hour(small(moment.hour())?).minute(small(moment.minute())?).second(small(moment.second())?))
}

/// Bookmarks as a tree: each stands under the last one of a higher level.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut open: Vec<(u8, OutlineNode)> = vec![];
    let mut outline = Outline::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline, level: u8| {
        while open.last().is_some_and(|last| last.0 >= level) {
            let Some((_, node)) = open.pop() else { break };
            match open.last_mut() {
                Some(parent) => parent.1.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for bookmark in bookmarks {
        close(&mut open, &mut outline, bookmark.level);
        let place = XyzDestination::new(bookmark.page, Point::from_xy(0.0, bookmark.y));
        open.push((bookmark.level, OutlineNode::new(bookmark.text.clone(), place)));
    }
    close(&mut open, &mut outline, 0);
    outline
}

struct Brush<'a, 's> {
    surface: Surface<'s>,
    fonts: &'a Fonts,
}

impl Brush<'_, '_> {
    /// A line without characters is marked also: an empty cell of a table still is a cell.
    fn text(&mut self, (x, y): (f32, f32), size: f32, line: &Line, read: bool) -> Identifier {
        let kind = if read { ContentTag::Span(SpanTag::empty()) } else { artifact() };
        let id = self.surface.start_tagged(kind);
        if !line.glyphs.is_empty() {
            let face = if line.bold { &self.fonts.bold } else { &self.fonts.regular };
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(INK)));
            self.surface.draw_glyphs(Point::from_xy(x, y), &line.glyphs, face.font.clone(), &line.text, size, false);
        }
        self.surface.end_tagged();
        id
    }

    fn rule(&mut self, from: (f32, f32), to: (f32, f32)) {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        if let Some(path) = path.finish() {
            let stroke = Stroke { paint: luma::Color::new(RULE.0).into(), width: RULE.1, ..Stroke::default() };
            self.surface.start_tagged(artifact());
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke));
            self.surface.draw_path(&path);
            self.surface.end_tagged();
        }
    }

    fn ground(&mut self, area: Option<Rect>) {
        let mut path = PathBuilder::new();
        area.into_iter().for_each(|area| path.push_rect(area));
        if let Some(path) = path.finish() {
            self.surface.start_tagged(artifact());
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(GROUND)));
            self.surface.draw_path(&path);
            self.surface.end_tagged();
        }
    }
}

fn artifact() -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other))
}

fn fill(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}
