//! The lists of 中央機關未達公告金額採購監辦辦法: when nobody need be sent (3), and when somebody must be (4).

use crate::facts::choice;

choice! {
    /// A case in which nobody need be sent (3).
    pub enum Ground {
        /// The place is remote.
        Remote = "minor_remote",
        /// The purchase recurs.
        Regular = "minor_regular",
        /// The purchase repeats one that was monitored.
        Repeated = "minor_repeated",
        /// The subject is sold everywhere on the market.
        CommonlySold = "minor_commonly_sold",
        /// Another agency with the expertise runs it (政府採購法 40).
        Delegated = "minor_delegated",
        /// It draws on a framework (政府採購法 93).
        Framework = "minor_framework",
        /// Services accepted by a meeting.
        Meeting = "minor_meeting",
        /// Run on paper or electronically and countersigned.
        Countersigned = "minor_countersigned",
        /// Announced, official or controlled prices that cannot fall.
        FixedPrice = "minor_fixed_price",
        /// Used at once, so that watching the acceptance is hard.
        UsedAtOnce = "minor_used_at_once",
        /// A batch or part is accepted whose amount is at most one tenth of the publication threshold.
        PartAccepted = "minor_part_accepted",
        /// Inspected by the government or a neutral third party, with papers for the acceptance.
        Inspected = "minor_inspected",
        /// It failed for want of tenders.
        Failed = "minor_failed",
        /// An unforeseen event makes monitoring impossible.
        Unforeseen = "minor_unforeseen",
    }
}

choice! {
    /// A case in which somebody must be sent whatever the ground (4).
    pub enum Dispute {
        /// The vendor objects, and the agency does not accept that.
        Objection = "minor_objection",
        /// Mediation, arbitration or a suit is not settled.
        Proceedings = "minor_proceedings",
        /// An audit found the purchase gravely abnormal.
        Abnormal = "minor_abnormal",
        /// Determined by the competent authority.
        Determined = "minor_determined",
    }
}
