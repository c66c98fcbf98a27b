//! `gongqi tenders import`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::base::error::Error;
use crate::cli::args::Where;
use crate::cli::{market, say};
use crate::tenders::keep::{Kept, keep};
use crate::tenders::plan::{Sent, plan};

/// Enters the tenders of a file, each for itself; 1 when one of them is refused.
///
/// # Errors
/// The file cannot be read or is no such file, or the database failed.
pub fn import(file: &Path, at: &Where, as_json: bool) -> Result<ExitCode, Error> {
    let failed =
        |cause: &dyn std::fmt::Display| Error::internal("read the tenders", format!("{}: {cause}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|cause| failed(&cause))?;
    let read: Value = serde_json::from_str(&text).map_err(|cause| failed(&cause))?;
    let app = market::open(at)?;
    let mut refused = false;
    for one in each(read) {
        let sent: Sent = serde_json::from_value(one).map_err(|cause| failed(&cause))?;
        let number = sent.tender_no.clone();
        let call = app.system_call("tenders import")?;
        let kept = plan(sent).and_then(|plan| app.door.write_now(move |conn| keep(conn, &call, &plan)));
        refused |= kept.is_err();
        tell(&number, kept.map(|(_, kept)| kept), as_json)?;
    }
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// One tender, a list, or a bundle's `tenders`.
fn each(read: Value) -> Vec<Value> {
    match read {
        Value::Array(all) => all,
        Value::Object(mut fields) => match fields.remove("tenders") {
            Some(Value::Array(all)) => all,
            _ => vec![Value::Object(fields)],
        },
        other => vec![other],
    }
}

fn tell(number: &str, kept: Result<Kept, Error>, as_json: bool) -> Result<(), Error> {
    let (outcome, words) = match &kept {
        Ok(Kept::Entered) => ("entered", "已登錄".to_owned()),
        Ok(Kept::Amended) => ("amended", "已變更".to_owned()),
        Ok(Kept::Same) => ("same", "相同，未變更".to_owned()),
        Err(error) => ("refused", say::error(error)),
    };
    if as_json {
        let code = kept.as_ref().err().map(|error| error.code);
        return say::json(&json!({ "tender": number, "outcome": outcome, "code": code }));
    }
    if kept.is_err() {
        eprintln!("{number}：{words}");
    } else {
        println!("{number}：{words}");
    }
    Ok(())
}
