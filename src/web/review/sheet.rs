//! The page of a file as the desk shows it: the image, and on it a box for each place that a finding looked at.

use bid_review::finding::Evidence;

use crate::base::id::ReviewId;
use crate::review::read::Whole;
use crate::review::reading::PageSize;

/// What the desk was asked to show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// The file's number.
    pub file: Option<i64>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The finding's number.
    pub finding: Option<i64>,
    /// Whether the page is shown as the file has it.
    pub as_filed: bool,
}

/// The places that each finding looked at, by its number.
pub type Looked = Vec<(i64, Vec<Evidence>)>;

/// A page of a file.
pub struct Sheet {
    /// The file's number.
    pub file: i64,
    /// The file's label.
    pub name: String,
    /// The page, from 1.
    pub page: u32,
    /// Pages of the file.
    pub pages: u32,
    /// Where its image is.
    pub src: String,
    /// Its measures; none where the page was not read.
    pub size: Option<PageSize>,
    /// Whether it is shown as the file has it, though it stands on its head or side there.
    pub as_filed: bool,
    /// The boxes on it.
    pub boxes: Vec<Frame>,
}

/// A box in points of the page.
pub struct Frame {
    /// The finding that looked there.
    pub finding: i64,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What was read there.
    pub text: String,
    /// Whether it belongs to the finding that is looked at.
    pub now: bool,
    /// Whether it covers so much of the page that it must not tint it.
    pub wide: bool,
}

/// Air around what was read, in points.
const AIR: f64 = 2.0;
/// Points of width and height from which a box is wide: half a page of A4.
const WIDE: (f64, f64) = (300.0, 300.0);

impl Sheet {
    /// The page that is wanted: the one asked for, the first place of the finding, or the first page of all. None while
    /// nothing of the file was read, or for a file without pages.
    pub fn of(whole: &Whole, wanted: Wanted, evidence: &[(i64, Vec<Evidence>)]) -> Option<Self> {
        let first = wanted
            .finding
            .and_then(|number| evidence.iter().find(|(finding, _)| *finding == number))
            .and_then(|(_, places)| places.first())
            .and_then(|place| Some((file_number(whole, &place.file)?, place.page + 1)));
        let (file, page) = match (wanted.file, first) {
            (Some(file), _) => (file, wanted.page.unwrap_or(1)),
            (None, Some(place)) => place,
            (None, None) => (whole.files.first()?.number, 1),
        };
        let row = whole.files.iter().find(|one| one.number == file)?;
        let reading = whole.readings.get(&row.id)?;
        let pages = u32::try_from(reading.page_count).unwrap_or(0);
        if !(1..=pages).contains(&page) {
            return None;
        }
        let on_it = |place: &&Evidence| place.file == row.name && place.page + 1 == page;
        let boxes = evidence.iter().flat_map(|(finding, places)| {
            places.iter().filter(on_it).map(|place| frame(*finding, place, wanted.finding == Some(*finding)))
        });
        Some(Self {
            file,
            name: row.name.clone(),
            page,
            pages,
            src: format!("/review/{}/files/{file}/pages/{page}.png", whole.review.id),
            size: reading.size(page - 1),
            as_filed: wanted.as_filed,
            boxes: boxes.collect(),
        })
    }

    /// The quarter turns clockwise by which the page is shown.
    fn turn(&self) -> u8 {
        if self.as_filed { 0 } else { self.size.map_or(0, |size| size.turn) }
    }

    /// Width and height of what is shown.
    pub fn view(&self, size: &PageSize) -> (f64, f64) {
        if self.turn() % 2 == 1 { (size.height, size.width) } else { (size.width, size.height) }
    }

    /// The turning of image and boxes, as SVG writes it.
    pub fn transform(&self, size: &PageSize) -> String {
        match self.turn() {
            1 => format!("translate({} 0) rotate(90)", size.height),
            2 => format!("translate({} {}) rotate(180)", size.width, size.height),
            3 => format!("translate(0 {}) rotate(270)", size.width),
            _ => "rotate(0)".to_owned(),
        }
    }

    /// The same page shown the other way: as filed, or upright; none for a page that stands upright in the file.
    pub fn other_way(&self, review: &ReviewId) -> Option<String> {
        self.size.filter(|size| size.turn != 0)?;
        let filed = if self.as_filed { "" } else { "&as_filed=true" };
        Some(format!("/review/{review}?file={}&page={}{filed}#page", self.file, self.page))
    }

    /// The page before, as a link.
    pub fn before(&self, review: &ReviewId) -> Option<String> {
        (self.page > 1).then(|| href(*review, self.file, self.page - 1, None))
    }

    /// The page after, as a link.
    pub fn after(&self, review: &ReviewId) -> Option<String> {
        (self.page < self.pages).then(|| href(*review, self.file, self.page + 1, None))
    }
}

/// The address of the desk at a page, and at a finding.
pub fn href(review: ReviewId, file: i64, page: u32, finding: Option<i64>) -> String {
    let finding = finding.map(|number| format!("&finding={number}")).unwrap_or_default();
    format!("/review/{review}?file={file}&page={page}{finding}#page")
}

/// The number of the file that evidence names.
pub fn file_number(whole: &Whole, name: &str) -> Option<i64> {
    whole.files.iter().find(|file| file.name == name).map(|file| file.number)
}

fn frame(finding: i64, place: &Evidence, now: bool) -> Frame {
    let [left, top, right, bottom] = place.bbox;
    Frame {
        finding,
        x: left - AIR,
        y: top - AIR,
        width: (right - left + 2.0 * AIR).max(0.0),
        height: (bottom - top + 2.0 * AIR).max(0.0),
        text: place.text.clone(),
        wide: right - left > WIDE.0 && bottom - top > WIDE.1,
        now,
    }
}
