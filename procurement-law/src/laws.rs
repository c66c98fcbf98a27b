//! The laws that rules cite, and how a place in a law is written.
//!
//! A place is written article-paragraph-subparagraph, as in `6-4` for 第6條第4項 and `50-1-2` for 第50條第1項第2款.
//! An article inserted later keeps its Chinese form so that it is not taken for a paragraph: `11之1` for 第11條之1.

use crate::ruling::Cite;

/// A law or regulation of the national law database (全國法規資料庫).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Law {
    /// Code in the national law database, such as `A0030081`.
    pub pcode: &'static str,
    /// Official Chinese title.
    pub zh: &'static str,
    /// Official English title.
    pub en: &'static str,
}

/// A place in a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The law.
    pub law: Law,
    /// Article, paragraph and subparagraph as written in the module documentation.
    pub article: &'static str,
}

/// 政府採購法, text of 2019-05-22.
pub const GPA: Law = Law { pcode: "A0030057", zh: "政府採購法", en: "Government Procurement Act" };

/// 政府採購法施行細則, text of 2021-07-14.
pub const ENFORCEMENT: Law =
    Law {
        pcode: "A0030058", zh: "政府採購法施行細則", en: "Enforcement Rules of the Government Procurement Act"
    };

/// 共同供應契約實施辦法, text of 2019-11-22.
pub const FRAMEWORKS: Law = Law {
    pcode: "A0030081",
    zh: "共同供應契約實施辦法",
    en: "Regulation for the Implementation of Inter-entity Supply Contracts",
};

/// 投標廠商資格與特殊或巨額採購認定標準, text of 2015-10-29.
pub const QUALIFICATIONS: Law = Law {
    pcode: "A0030099",
    zh: "投標廠商資格與特殊或巨額採購認定標準",
    en: "Standards for Qualifications of Tenderers and Determination of Special or Large Procurement",
};

/// Every law of this file.
pub const LAWS: [Law; 4] = [GPA, ENFORCEMENT, FRAMEWORKS, QUALIFICATIONS];

/// The law of a code; `None` when this crate cites no such law.
#[must_use]
pub fn law(pcode: &str) -> Option<&'static Law> {
    LAWS.iter().find(|law| law.pcode == pcode)
}

impl Law {
    /// A place in this law.
    #[must_use]
    pub const fn at(self, article: &'static str) -> Place {
        Place { law: self, article }
    }
}

impl Place {
    /// The owned form that a ruling carries.
    #[must_use]
    pub fn cite(self) -> Cite {
        Cite { law: self.law.pcode.to_owned(), title: self.law.zh.to_owned(), article: self.article.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_found() {
        for one in &LAWS {
            assert_eq!(law(one.pcode), Some(one));
            assert_eq!(LAWS.iter().filter(|l| l.pcode == one.pcode).count(), 1);
        }
        assert_eq!(law("A0000001"), None);
    }
}
