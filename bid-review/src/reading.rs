//! What reading one file gave: its pages, or the reason why it cannot be reviewed.

use serde::{Deserialize, Serialize};

use crate::page::{Page, Rect};

/// One file, read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// Number of pages of the file; 0 where it could not be opened.
    pub page_count: u32,
    /// The pages that were read, in order.
    pub pages: Vec<Page>,
    /// How much of it was read.
    pub read: Extent,
    /// Why not everything was read; given exactly when `read` is not [`Extent::All`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// What a reviewer should know of the file, such as its encryption or scripts in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The text that nobody sees, where it stands and how it is hidden; the first [`MOST_HIDDEN`] pieces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Hidden>,
    /// What the file says of itself.
    #[serde(default, skip_serializing_if = "About::is_empty")]
    pub about: About,
}

/// Most pieces of hidden text that are told of one file.
pub const MOST_HIDDEN: usize = 200;

/// Most pictures of one file whose digest is told.
pub const MOST_PICTURES: usize = 50;

/// How much of a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Every page.
    All,
    /// Some pages.
    Part,
    /// Nothing.
    #[default]
    None,
}

/// Why a file or a page could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It opens only with a password.
    Password,
    /// It is damaged, or its parts contradict each other.
    Damaged,
    /// It is larger, deeper or slower than the limits allow.
    Limit,
    /// It is not a document that can be read.
    NotADocument,
    /// Its pages are images, and character recognition is not installed here.
    NoOcr,
}

impl Reason {
    /// The reason in Chinese words, as a report for people gives it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Password => "需要密碼",
            Self::Damaged => "檔案損壞",
            Self::Limit => "超過處理上限",
            Self::NotADocument => "不是可讀取的文件",
            Self::NoOcr => "未安裝文字辨識",
        }
    }
}

/// Something found in a file that a reviewer should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Encrypted, but opens with the empty password.
    EmptyPassword,
    /// Scripts, launch actions, attachments or forms that act.
    ActiveContent,
    /// Saved more than once: an earlier revision is inside.
    Revised,
    /// Bytes before the header or after the end.
    StrayBytes,
    /// Text that nobody sees: white, tiny, outside the page or drawn invisibly. It was not read.
    HiddenText,
    /// Text that shows other characters than it names; the pages were read as images.
    LyingText,
}

/// Text of a file that a person does not see as it stands there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hidden {
    /// Page in its file, from 0.
    pub page: u32,
    /// Where, in points of the page as displayed; it may lie outside of it.
    #[serde(rename = "box")]
    pub rect: Rect,
    /// How it is hidden.
    pub how: Hiding,
    /// What it says.
    pub text: String,
}

/// How text is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hiding {
    /// Drawn in the mode that leaves no ink.
    Invisible,
    /// In the colour of what lies beneath.
    SameColour,
    /// Too small for an eye.
    Tiny,
    /// Outside the page as displayed.
    OffPage,
    /// Outside the area that drawing is held to.
    Clipped,
    /// Under an image or something painted later.
    Covered,
    /// Nearly transparent.
    Transparent,
    /// Its glyphs leave no ink.
    NoInk,
    /// Characters without width between the others.
    ZeroWidth,
    /// Characters of the block that only tags other text.
    Tag,
    /// The glyphs show other characters.
    OtherGlyphs,
    /// Given to programs in place of what is drawn, and not the same.
    Replaced,
    /// On a layer that is switched off.
    SwitchedOff,
}

/// What a file says of itself. Nobody vouches for it, but two bids with the same unusual words in it have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// The program it was written with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub creator: String,
    /// The program that made the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub producer: String,
    /// When it was made, as written there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub created: String,
    /// When it was last changed, as written there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub modified: String,
    /// Who changed it last.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub modified_by: String,
    /// The template it was written from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub template: String,
    /// SHA-256 of the pictures in it, in hexadecimal, each once; the first [`MOST_PICTURES`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<String>,
    /// How often it was saved; 0 where that cannot be told.
    #[serde(skip_serializing_if = "nought")]
    pub revisions: u32,
    /// The kinds of active content in it, by the names of the format, such as `JavaScript` or `EmbeddedFile`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub active: Vec<String>,
}

impl About {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn nought(count: &u32) -> bool {
    *count == 0
}

impl Reading {
    /// A file of which nothing could be read.
    #[must_use]
    pub fn unread(reason: Reason) -> Self {
        Self { page_count: 0, pages: Vec::new(), read: Extent::None, reason: Some(reason), ..Self::default() }
    }

    /// A file of which every page was read.
    #[must_use]
    pub fn whole(pages: Vec<Page>) -> Self {
        Self { page_count: u32::try_from(pages.len()).unwrap_or(u32::MAX), pages, read: Extent::All, ..Self::default() }
    }
}
