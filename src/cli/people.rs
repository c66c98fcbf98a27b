//! `gongqi people invite`.

use std::process::ExitCode;

use procurement_law::ruling::Lang;

use crate::accounts::invite::{Invite, invite as send};
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::cli::args::Where;
use crate::cli::market;
use crate::db::conn::DbConn;
use crate::parties::model::{KIND, Organisation, OrganisationKind};
use crate::parties::store;
use crate::texts::say;

/// Invites somebody.
///
/// # Errors
/// There is no such organisation, or the address has an account.
pub fn invite(at: &Where, email: &str, role: Role, organisation: &str) -> Result<ExitCode, Error> {
    let app = market::open(at)?;
    let call = app.system_call("people invite")?;
    let address = app.config.server.address();
    let mail = (say(Lang::ZhTw, "mail-invitation-subject"), say(Lang::ZhTw, "mail-invitation-body"));
    let (email, code) = (email.to_owned(), organisation.to_owned());
    app.door.write_now(move |conn| {
        let organisation = find_or_make(conn, &call, role, &code)?;
        let new = Invite { organisation, role, email: email.clone(), mail: mail.clone(), address: address.clone() };
        send(conn, &call, &new)
    })?;
    println!("邀請函已放入寄件匣");
    Ok(ExitCode::SUCCESS)
}

/// The organisation of a code; the office and the audit body are made when they are not there yet.
///
/// # Errors
/// There is no such agency or vendor, or the database failed.
pub fn find_or_make(conn: &mut DbConn, call: &Call, role: Role, code: &str) -> Result<OrganisationId, Error> {
    let kind = OrganisationKind::of(role);
    if let Some(found) = store::by_code(conn, kind, code)? {
        return Ok(found.id);
    }
    if matches!(kind, OrganisationKind::Agency | OrganisationKind::Vendor | OrganisationKind::Maker) {
        return Err(Error::invalid("account.organisation_unknown").with("code", code).at("organisation"));
    }
    let made = Organisation {
        id: call.id(),
        kind,
        code: code.to_owned(),
        name: code.to_owned(),
        agency_kind: None,
        region: None,
        origin: None,
        email: None,
        superior_id: None,
        version: 1,
    };
    store::insert(conn, std::slice::from_ref(&made))?;
    let change = Change::new("organisation.made", KIND, made.id.0, 1, made.recorded());
    record(conn, call, Act::new("organisation.make", Subject::new(KIND, made.id.0)).change(change))?;
    Ok(made.id)
}
