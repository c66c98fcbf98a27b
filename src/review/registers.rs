//! The market's reference lists as the review asks them.

use std::collections::BTreeMap;

use bid_review::registers::{Entry, Looked, Register, Registers};
use chrono::NaiveDate;

use crate::app::App;
use crate::base::error::Error;
use crate::holds::brand::{self, Brand};
use crate::lists::ask::{Said, ask};
use crate::lists::kind::ListKind;
use crate::lists::model::{List, ListRow};

/// Looks vendors up in the newest lists of the market.
pub struct Kept<'a>(pub &'a App);

impl std::fmt::Debug for Kept<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Kept")
    }
}

impl Registers for Kept<'_> {
    fn look(&self, register: Register, ubn: &str, name: &str, on: NaiveDate) -> Looked {
        let (number, name) = (ubn.to_owned(), name.to_owned());
        let said = match kind(register) {
            Some(kind) => self.0.door.read_now(move |conn| ask(conn, kind, (&number, &name), on)),
            None if register == Register::RestrictedBrands => return self.brand(&name, on),
            // Nobody keeps such a list here yet.
            None => return Looked::NotRun,
        };
        match said.and_then(|said| looked(said, ubn)) {
            Ok(looked) => looked,
            Err(error) => {
                // Whoever could not be looked up was not: a person closes it.
                tracing::error!(%error, "a list could not be asked");
                Looked::NotRun
            }
        }
    }
}

impl Kept<'_> {
    /// What the office's restricted brands say of one; they are kept row by row and never grow too old.
    fn brand(&self, name: &str, on: NaiveDate) -> Looked {
        let name = name.to_owned();
        let asked = self.0.door.read_now(move |conn| Ok((brand::all(conn)?, brand::of_maker(conn, &name, on)?)));
        match asked {
            Ok((all, found)) => branded(&all, found),
            Err(error) => {
                tracing::error!(%error, "the restricted brands could not be asked");
                Looked::NotRun
            }
        }
    }
}

fn branded(all: &[Brand], found: Option<Brand>) -> Looked {
    let changed = all.iter().flat_map(|brand| brand.delisted_on.into_iter().chain([brand.listed_on]));
    let Some(as_of) = changed.max() else { return Looked::NotRun };
    let Some(brand) = found else { return Looked::Absent(as_of) };
    let row = all.iter().position(|one| one.id == brand.id).map_or(0, |at| at as u64 + 1);
    let fields = [("廠牌".to_owned(), brand.name), ("來源".to_owned(), brand.source)];
    Looked::Named(Entry {
        as_of: brand.listed_on,
        row,
        by_number: false,
        until: brand.delisted_on,
        fields: fields.into(),
    })
}

/// The kind of list that a register is; none for the restricted brands, which are no list of vendors, and for what is not kept here.
fn kind(register: Register) -> Option<ListKind> {
    Some(match register {
        Register::Debarred => ListKind::Debarred,
        Register::Companies => ListKind::CompanyRegistry,
        Register::MainlandInvested => ListKind::MainlandInvested,
        Register::MainlandIt => ListKind::MainlandIt,
        Register::Merit => ListKind::Merit,
        Register::Laboratories => ListKind::Laboratories,
        Register::RestrictedBrands | Register::Vulnerabilities | Register::EndOfLife => return None,
    })
}

fn looked(said: Said, ubn: &str) -> Result<Looked, Error> {
    Ok(match said {
        Said::NotRun { .. } => Looked::NotRun,
        Said::Absent(list) => Looked::Absent(list.as_of),
        Said::Named(list, row) => Looked::Named(entry(&list, row, ubn)?),
    })
}

fn entry(list: &List, row: ListRow, ubn: &str) -> Result<Entry, Error> {
    let fields: BTreeMap<String, String> =
        serde_json::from_str(&row.data).map_err(|cause| Error::internal("read a row of a list", cause))?;
    Ok(Entry {
        as_of: list.as_of,
        row: row.number.unsigned_abs(),
        by_number: !row.code.is_empty() && row.code == ubn,
        until: row.until_day,
        fields,
    })
}
