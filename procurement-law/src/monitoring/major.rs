//! The lists of 機關主會計及有關單位會同監辦採購辦法: when nobody need be sent (5), and when that must not be approved (6).

use crate::facts::choice;

choice! {
    /// A special case in which nobody need be sent when the head of the agency approves (5).
    pub enum Exception {
        /// There is neither an accounting nor a related unit.
        NoUnit = "major_no_unit",
        /// Another agency with the expertise runs it (政府採購法 40) and its unit monitors.
        Delegated = "major_delegated",
        /// Run on paper or electronically and countersigned.
        Countersigned = "major_countersigned",
        /// Other important business leaves nobody to send.
        OtherBusiness = "major_other_business",
        /// The place is remote and nobody can be sent.
        Remote = "major_remote",
        /// It repeats a purchase monitored in the same year.
        Repeated = "major_repeated",
        /// An unforeseen event makes monitoring impossible.
        Unforeseen = "major_unforeseen",
        /// Announced, official or controlled prices that cannot fall.
        FixedPrice = "major_fixed_price",
        /// Used at once, so that watching the acceptance is hard.
        UsedAtOnce = "major_used_at_once",
        /// A batch or part is accepted whose amount is below the publication threshold.
        PartAccepted = "major_part_accepted",
        /// Inspected by the government or a neutral third party, with papers for the acceptance.
        Inspected = "major_inspected",
        /// It failed for want of the number of tenders asked for.
        TooFew = "major_too_few",
        /// It failed because nobody tendered.
        Nobody = "major_nobody",
    }
}

choice! {
    /// A matter that keeps the head of the agency from approving while it is not settled (6).
    pub enum Dispute {
        /// The vendor objects or complains.
        Objection = "major_objection",
        /// Mediation, arbitration or a suit.
        Proceedings = "major_proceedings",
        /// An audit found the purchase gravely abnormal.
        Abnormal = "major_abnormal",
    }
}

choice! {
    /// An act that is monitored (政府採購法 13-1).
    pub enum Act {
        /// 開標.
        Opening = "act_opening",
        /// 比價.
        Comparison = "act_comparison",
        /// 議價.
        Negotiation = "act_negotiation",
        /// 決標.
        Award = "act_award",
        /// 驗收.
        Acceptance = "act_acceptance",
    }
}
