//! What reading one file gave: its pages, or the reason why it cannot be reviewed.

use serde::{Deserialize, Serialize};

use crate::page::Page;

/// One file, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
}

/// How much of a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Every page.
    All,
    /// Some pages.
    Part,
    /// Nothing.
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
}

impl Reading {
    /// A file of which nothing could be read.
    #[must_use]
    pub fn unread(reason: Reason) -> Self {
        Self { page_count: 0, pages: Vec::new(), read: Extent::None, reason: Some(reason), notes: Vec::new() }
    }
}
