//! How to come into the demo: one login and one API token per role, in `demo.json` and on the terminal.

use std::path::Path;

use diesel::prelude::*;
use serde_json::{Value, json};

use crate::accounts::model::User;
use crate::accounts::token::{Scope, make};
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::TenderId;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::db::schema;
use crate::demo::people::{PASSWORD, People};
use crate::review::store as reviews;
use crate::tenders::model::Stage;

/// Writes `demo.json`, the last step of filling.
///
/// # Errors
/// The file cannot be written, or the database failed.
pub fn write(app: &App, data: &Path, people: &People) -> Result<(), Error> {
    let (call, people) = (app.system_call("demo")?, people.clone());
    let demo = app.door.write_now(move |conn| describe(conn, &call, &people))?;
    let text = serde_json::to_string_pretty(&demo).map_err(|cause| Error::internal("write demo.json", cause))?;
    std::fs::write(data.join("demo.json"), text).map_err(|cause| Error::internal("write demo.json", cause))
}

fn describe(conn: &mut DbConn, call: &Call, people: &People) -> Result<Value, Error> {
    let first = people.agencies.first();
    let shown = [
        first.map(|pair| &pair.0),
        first.map(|pair| &pair.1),
        people.accounting.as_ref(),
        people.vendors.first(),
        people.office.as_ref(),
        people.second.as_ref(),
        people.auditor.as_ref(),
        people.reviewer.as_ref(),
        people.maker.as_ref(),
    ];
    let mut logins = serde_json::Map::new();
    for user in shown.into_iter().flatten() {
        // Two of one role are told apart by their addresses.
        let name = user.email.split('@').next().unwrap_or_default();
        logins.insert(name.to_owned(), login(conn, call, user)?);
    }
    let frameworks: Vec<Value> = contracts::frameworks(conn)?
        .iter()
        .map(|row| json!({ "id": row.id, "case_no": row.case_no, "class": row.class, "order_of_record": row.order_of_record }))
        .collect();
    let order: Option<String> =
        schema::orders::table.select(schema::orders::number).order(schema::orders::id).first(conn).optional()?;
    let tenders = tenders(conn)?;
    Ok(json!({ "address": null, "logins": logins, "frameworks": frameworks, "order": order, "tenders": tenders }))
}

fn tenders(conn: &mut DbConn) -> Result<Vec<Value>, Error> {
    use schema::tender;
    let rows: Vec<(TenderId, String)> =
        tender::table.select((tender::id, tender::case_no)).order(tender::closes_at).load(conn)?;
    rows.into_iter()
        .map(|(id, case_no)| {
            let bids: Vec<Value> = reviews::of_stage(conn, id, Stage::All)?
                .iter()
                .map(|review| json!({ "bid": review.bid_id, "review": review.id, "state": review.state }))
                .collect();
            Ok(json!({ "id": id, "tender_no": case_no, "bids": bids }))
        })
        .collect()
}

fn login(conn: &mut DbConn, call: &Call, user: &User) -> Result<Value, Error> {
    let own = call.by(user.actor());
    let (_, token) = make(conn, &own, user.id, "demo", Scope::Write)?;
    Ok(json!({
        "email": user.email, "password": PASSWORD, "totp_secret": user.totp_secret, "token": token,
        "user": user.id, "organisation": user.organisation_id,
    }))
}

/// The block that the terminal shows; notes the address in `demo.json`.
///
/// # Errors
/// The file cannot be read or written.
pub fn logins(data: &Path, address: Option<&str>) -> Result<String, Error> {
    let failed = |cause: &dyn std::fmt::Display| Error::internal("read demo.json", cause);
    let path = data.join("demo.json");
    let text = std::fs::read_to_string(&path).map_err(|cause| failed(&cause))?;
    let mut demo: Value = serde_json::from_str(&text).map_err(|cause| failed(&cause))?;
    if let Some(fields) = demo.as_object_mut() {
        fields.insert("address".to_owned(), json!(address));
    }
    let kept = serde_json::to_string_pretty(&demo).map_err(|cause| failed(&cause))?;
    std::fs::write(&path, kept).map_err(|cause| failed(&cause))?;
    let mut block = format!("共契 示範市集已就緒（資料皆為虛構），資料夾 {}\n", data.display());
    if let Some(address) = address {
        block.push_str(&format!("  首頁      {address}/\n  API 文件  {address}/api/v1/docs/\n"));
    }
    for (role, login) in demo.get("logins").and_then(Value::as_object).into_iter().flatten() {
        let email = login.get("email").and_then(Value::as_str).unwrap_or_default();
        block.push_str(&format!("  {role:9} {email} / {PASSWORD}\n"));
    }
    block.push_str("  主管、辦公室、稽核、審標人員另需驗證碼：登入頁會顯示目前的驗證碼（僅示範市集如此）");
    Ok(block)
}
