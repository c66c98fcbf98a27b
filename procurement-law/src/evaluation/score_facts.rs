//! What a tender and the members' sheets say: items, bidders, points; the facts that the rules on scoring share.

use rust_decimal::Decimal;

use crate::fact::{Number, Values};
use crate::facts::{choice, facts};

facts! {
    /// An item of the evaluation (評選項目).
    pub struct ItemFacts {
        /// name of the item
        item: String = "", "\"技術\"";
        /// most points it gives (配分)
        max: Number = "points", "\"100\"";
        /// whether it is the price
        price: bool = "true, false", "false";
    }
}

facts! {
    /// A bidder that was evaluated.
    pub struct BidderFacts {
        /// name of the bidder
        bidder: String = "", "\"甲公司\"";
        /// its price
        price: Option<Decimal> = "NT$, tax included", "\"1000000\"";
        /// whether it may be chosen: compliant and not below a pass mark
        passed: bool = "true, false", "true";
    }
}

facts! {
    /// What one member gave one bidder.
    pub struct SheetFacts {
        /// name or code of the member
        member: String = "", "\"委員1\"";
        /// name of the bidder
        bidder: String = "", "\"甲公司\"";
        /// points by item, in the order of the items
        points: Values<Number> = "points", "[80]";
    }
}

choice! {
    /// What the tender does with the price.
    pub enum Treatment {
        /// 價格納入評分（比）.
        Scored = "price_scored",
        /// 價格不納入評分（比）, weighed with the scores by the committee.
        NotScored = "price_not_scored",
        /// 依固定價格給付.
        Fixed = "price_fixed",
    }
}

choice! {
    /// How the best tender is found (評定方式).
    pub enum Method {
        /// 總評分法.
        Total = "total_score",
        /// 評分單價法.
        UnitPrice = "price_per_point",
        /// 序位法.
        Rank = "ranking",
    }
}

choice! {
    /// What is wrong with sheets that cannot be counted.
    pub enum Fault {
        /// No item at all, or more than a hundred.
        ItemCount = "fault_item_count",
        /// Two items of one name.
        ItemTwice = "fault_item_twice",
        /// A weight that is zero, above a million or finer than four places.
        Weight = "fault_weight",
        /// Two bidders of one name.
        BidderTwice = "fault_bidder_twice",
        /// A price above 90 trillion or finer than four places.
        Price = "fault_price",
        /// No member at all, or more than a hundred.
        MemberCount = "fault_member_count",
        /// A sheet for somebody who is not among the bidders.
        Stranger = "fault_stranger",
        /// Two sheets of one member for one bidder.
        SheetTwice = "fault_sheet_twice",
        /// A member that did not score a bidder.
        SheetMissing = "fault_sheet_missing",
        /// Not one number of points for each item.
        PointsCount = "fault_points_count",
        /// Points above the item's weight or finer than four places.
        Points = "fault_points",
        /// Fewer rounds of evaluation than the one that the sheets come from.
        Rounds = "fault_rounds",
    }
}

/// Why sheets cannot be counted, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// What is wrong.
    pub fault: Fault,
    /// Member, bidder or item concerned; empty for the whole.
    pub place: String,
}
