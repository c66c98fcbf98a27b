//! The seven grounds on which a bid is rejected (政府採購法 50-1) and what each asks of people.

use crate::facts::choice;
use crate::laws::{GPA, Place};

choice! {
    /// A ground of rejection.
    pub enum RejectGround {
        /// The bid is not made as the tender documents say (未依招標文件之規定投標).
        NotAsTendered = "50-1-1",
        /// Its content does not meet the tender documents (內容不符合招標文件之規定).
        NotMeeting = "50-1-2",
        /// Another's name or certificate is borrowed or used falsely (借用或冒用他人名義或證件).
        BorrowedName = "50-1-3",
        /// It rests on untrue documents (以不實之文件投標).
        Untrue = "50-1-4",
        /// Bids of different vendors are seriously and abnormally connected (重大異常關聯).
        Connected = "50-1-5",
        /// The vendor is debarred (103-1 不得參加投標或作為決標對象).
        Debarred = "50-1-6",
        /// Other unlawful acts that affect fairness (其他影響採購公正之違反法令行為).
        Unfair = "50-1-7",
    }
}

impl RejectGround {
    /// The place of the ground in the law.
    #[must_use]
    pub const fn place(self) -> Place {
        GPA.at(self.code())
    }

    /// Whether the ground lies in conduct, in the truth of a paper or in a comparison of bids that only a person can establish.
    #[must_use]
    pub const fn needs_finding(self) -> bool {
        matches!(self, Self::BorrowedName | Self::Untrue | Self::Connected | Self::Unfair)
    }
}
