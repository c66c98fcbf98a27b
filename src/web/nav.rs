//! The navigation of each role: a few links in a row, and where there are many, groups that open.

use crate::base::actor::Role;

/// An entry of the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Where it leads.
    pub href: &'static str,
    /// Its words' key.
    pub key: &'static str,
}

/// Links that stand together.
#[derive(Debug)]
pub struct Group {
    /// The key of its name; none for links that stand in the row themselves.
    pub key: Option<&'static str>,
    /// Its links.
    pub links: &'static [Link],
}

const fn link(href: &'static str, key: &'static str) -> Link {
    Link { href, key }
}

const SEARCH: Link = link("/search", "nav-search");
const FRAMEWORKS: Link = link("/frameworks", "nav-frameworks");
const OPEN_SOURCE: Link = link("/open-source", "nav-open-source");
const FIGURES: Link = link("/figures", "nav-figures");
const OFFICE_FIGURES: Link = link("/office/figures", "nav-figures-office");
const AGENCY_FIGURES: Link = link("/agency/figures", "nav-figures-agency");
const PRICES: Link = link("/prices", "book-title");
const ORDERS: Link = link("/orders", "nav-orders");
const CHOICES: Link = link("/choices", "choices-title");
const APPROVALS: Link = link("/approvals", "nav-approvals");
const QUOTES: Link = link("/quotes", "nav-quotes");
const HOLDS: Link = link("/holds", "nav-holds");
const TENDERS: Link = link("/tenders", "nav-tenders");
const REVIEW: Link = link("/review", "nav-review");
const JOBS: Link = link("/jobs", "nav-jobs");
const TASKS: Link = link("/office/tasks", "nav-tasks");
const EVIDENCE: Link = link("/office/evidence", "nav-evidence");
const PRICE_CHECKS: Link = link("/office/price-checks", "nav-price-checks");
const KEPT_FRAMEWORKS: Link = link("/office/frameworks", "nav-office-frameworks");
const LISTS: Link = link("/office/lists", "nav-lists");
const RECONCILIATION: Link = link("/office/reconciliation", "nav-reconciliation");
const YEARLY: Link = link("/office/yearly", "yearly-title");

const PUBLIC: &[Link] = &[SEARCH, FRAMEWORKS, OPEN_SOURCE, FIGURES];
const MARKET: Group = Group { key: Some("nav-group-market"), links: PUBLIC };
const TRUST: &[Link] = &[EVIDENCE, PRICE_CHECKS, HOLDS];
const BIDS: Group = Group { key: Some("nav-group-bids"), links: &[TENDERS, REVIEW] };

/// What an agency sees of prices: its own figures, everybody's prices, and what stands against them.
const AGENCY_PRICES: Group = Group {
    key: Some("nav-group-prices"),
    links: &[AGENCY_FIGURES, PRICES, link("/estimates", "estimate-title"), link("/price-checks", "nav-price-checks")],
};

const fn row(links: &'static [Link]) -> Group {
    Group { key: None, links }
}

const BUYER: &[Group] = &[row(PUBLIC), row(&[ORDERS, CHOICES, link("/cart", "nav-cart"), QUOTES]), AGENCY_PRICES];
const APPROVER: &[Group] = &[row(PUBLIC), row(&[ORDERS, CHOICES, APPROVALS, QUOTES]), AGENCY_PRICES];
const ACCOUNTING: &[Group] = &[row(PUBLIC), row(&[ORDERS, APPROVALS]), AGENCY_PRICES];
const VENDOR: &[Group] = &[
    MARKET,
    row(&[
        ORDERS,
        link("/vendor/listings", "nav-vendor-listings"),
        link("/vendor/figures", "nav-figures-vendor"),
        QUOTES,
        link("/vendor/evidence", "nav-evidence"),
        link("/vendor/own-check", "own-title"),
        link("/vendor/questions", "questions-title"),
        link("/vendor/price-checks", "nav-price-checks"),
        HOLDS,
    ]),
];
const OFFICE: &[Group] = &[
    row(&[TASKS]),
    MARKET,
    Group {
        key: Some("nav-group-listings"),
        links: &[link("/office/applications", "nav-applications"), EVIDENCE, PRICE_CHECKS, HOLDS],
    },
    Group {
        key: Some("nav-group-contracts"),
        links: &[KEPT_FRAMEWORKS, link("/office/imports", "nav-imports"), LISTS, RECONCILIATION],
    },
    Group { key: Some("nav-group-orders"), links: &[ORDERS, QUOTES, CHOICES, OFFICE_FIGURES, PRICES, YEARLY] },
    BIDS,
    Group { key: Some("nav-group-system"), links: &[JOBS, link("/people", "nav-people")] },
];
const AUDITOR: &[Group] = &[
    row(&[link("/audit", "nav-audit"), TASKS]),
    MARKET,
    Group { key: Some("nav-group-listings"), links: TRUST },
    Group { key: Some("nav-group-contracts"), links: &[KEPT_FRAMEWORKS, LISTS, RECONCILIATION] },
    Group { key: Some("nav-group-orders"), links: &[ORDERS, CHOICES, OFFICE_FIGURES, PRICES, YEARLY] },
    BIDS,
    row(&[JOBS]),
];

const REVIEWER: &[Group] = &[row(PUBLIC), row(&[REVIEW, TENDERS, LISTS])];
const MEMBER: &[Group] = &[row(&[link("/committee", "nav-committee")]), row(PUBLIC)];
const MAKER: &[Group] = &[row(&[link("/maker/figures", "nav-figures-maker")]), row(PUBLIC)];
const ANYBODY: &[Group] = &[row(PUBLIC)];

/// The navigation of a role, or of whoever has none.
pub fn of(role: Option<Role>) -> &'static [Group] {
    match role {
        Some(Role::Buyer) => BUYER,
        Some(Role::Approver) => APPROVER,
        Some(Role::Accounting) => ACCOUNTING,
        Some(Role::Vendor) => VENDOR,
        Some(Role::Office) => OFFICE,
        Some(Role::Auditor) => AUDITOR,
        Some(Role::Reviewer) => REVIEWER,
        Some(Role::Member) => MEMBER,
        Some(Role::Maker) => MAKER,
        None => ANYBODY,
    }
}

impl Group {
    /// Whether the page at this path is one of its.
    pub fn holds(&self, uri: &str) -> bool {
        self.links.iter().any(|link| link.is(uri))
    }
}

impl Link {
    /// Whether the page at this path is this one, or below it.
    pub fn is(&self, uri: &str) -> bool {
        let path = uri.split('?').next().unwrap_or_default();
        path.strip_prefix(self.href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_role_has_a_link_twice_or_a_long_row() {
        for role in Role::ALL.iter().copied().map(Some).chain([None]) {
            let links: Vec<&str> = of(role).iter().flat_map(|group| group.links).map(|link| link.href).collect();
            assert_eq!(links.iter().collect::<HashSet<_>>().len(), links.len(), "{role:?}");
            let row: usize = of(role).iter().map(|group| group.key.map_or(group.links.len(), |_| 1)).sum();
            assert!(row <= 10, "{role:?} has {row}");
        }
    }

    #[test]
    fn a_page_below_a_link_belongs_to_it() {
        assert!(ORDERS.is("/orders") && ORDERS.is("/orders/1/pcc?x=1"));
        assert!(!ORDERS.is("/orders-by-month") && !ORDERS.is("/"));
    }
}
