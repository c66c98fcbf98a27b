//! The market's reference lists as the review asks them.

use std::collections::BTreeMap;

use bid_review::registers::{Entry, Looked, Register, Registers};
use chrono::NaiveDate;

use crate::app::App;
use crate::base::error::Error;
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
        let said = self.0.door.read_now(move |conn| ask(conn, kind(register), (&number, &name), on));
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

fn kind(register: Register) -> ListKind {
    match register {
        Register::Debarred => ListKind::Debarred,
        Register::Companies => ListKind::CompanyRegistry,
        Register::MainlandInvested => ListKind::MainlandInvested,
        Register::MainlandIt => ListKind::MainlandIt,
    }
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
