//! Case numbers (案號) of the software framework tenders: ROC year, `02`, number of the tender in that year, as in `1140204`.
//!
//! The grammar was derived from published numbers and is not law: a number outside it is a reason to warn, never to refuse.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::mark::Mark;

/// How sure we are of the grammar.
pub const MARK: Mark = Mark::Design;

/// What stands between year and round in every known number.
const SERIES: &str = "02";

/// A case number of the software framework tenders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber {
    /// ROC year, 1 to 999.
    pub roc_year: u16,
    /// Number of the tender in its year, 1 to 99.
    pub round: u8,
}

/// A number that does not follow the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a case number is a three-digit ROC year, 02 and a two-digit round, such as 1140204")]
pub struct CaseNumberError;

impl FromStr for CaseNumber {
    type Err = CaseNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = text.len() == 7 && text.bytes().all(|b| b.is_ascii_digit());
        let (Some(year), Some(SERIES), Some(round), true) = (text.get(..3), text.get(3..5), text.get(5..), digits)
        else {
            return Err(CaseNumberError);
        };
        let roc_year = year.parse().map_err(|_| CaseNumberError)?;
        let round = round.parse().map_err(|_| CaseNumberError)?;
        if roc_year == 0 || round == 0 {
            return Err(CaseNumberError);
        }
        Ok(Self { roc_year, round })
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}{SERIES}{:02}", self.roc_year, self.round)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_numbers() {
        let known = CaseNumber { roc_year: 114, round: 4 };
        assert_eq!("1140204".parse(), Ok(known));
        assert_eq!("1120206".parse(), Ok(CaseNumber { roc_year: 112, round: 6 }));
    }

    #[test]
    fn what_is_not_a_case_number() {
        for text in ["", "1140304", "114024", "11402044", "1140200", "0000204", "+140204", "１１４０２０４", "11402O4"]
        {
            assert_eq!(text.parse::<CaseNumber>(), Err(CaseNumberError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn round_trip(roc_year in 1_u16..1000, round in 1_u8..100) {
            let number = CaseNumber { roc_year, round };
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        /// What is read is written the same again, whatever the text.
        #[test]
        fn nothing_else_is_read(text in "[0-9]{6,8}|\\PC{0,9}") {
            if let Ok(number) = text.parse::<CaseNumber>() {
                prop_assert_eq!(number.to_string(), text);
            }
        }
    }
}
