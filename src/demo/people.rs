//! The demo's people: buyers and approvers of every agency, one person of each vendor, the office, an auditor, a reviewer, a maker.

use crate::accounts::model::User;
use crate::accounts::{password, second_factor, store};
use crate::app::App;
use crate::audit::entry::{Act, Change, Subject};
use crate::audit::record::record;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::id::OrganisationId;
use crate::db::conn::DbConn;
use crate::parties::model::{KIND, Organisation, OrganisationKind};
use crate::parties::store as parties;

/// The one password of the demo's people.
pub const PASSWORD: &str = "gongqi-demo-2026";

/// The demo's people, by what they do.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// One buyer and one approver of each agency.
    pub agencies: Vec<(User, User)>,
    /// Accounting of the first agency.
    pub accounting: Option<User>,
    /// One person of each vendor.
    pub vendors: Vec<User>,
    /// The office.
    pub office: Option<User>,
    /// Another person of the office: what four eyes see needs two.
    pub second: Option<User>,
    /// The auditor.
    pub auditor: Option<User>,
    /// The reviewer of bids.
    pub reviewer: Option<User>,
    /// One person of the first maker.
    pub maker: Option<User>,
}

/// Makes whoever is missing, and gives all.
///
/// # Errors
/// The database failed.
pub fn people(app: &App) -> Result<People, Error> {
    let call = app.system_call("demo")?;
    // One hash for all: the demo's password is no secret, and two hundred hashes take their time.
    let hash = password::hash(PASSWORD, &call.bytes::<16>())?;
    app.door.write_now(move |conn| {
        let mut people = People::default();
        let office = body(conn, &call, OrganisationKind::Office, "office", "採購辦公室（範例）")?;
        let audit = body(conn, &call, OrganisationKind::Audit, "audit", "稽核單位（範例）")?;
        people.office = Some(user(conn, &call, office, Role::Office, "office", &hash)?);
        people.second = Some(user(conn, &call, office, Role::Office, "office2", &hash)?);
        people.auditor = Some(user(conn, &call, audit, Role::Auditor, "auditor", &hash)?);
        people.reviewer = Some(user(conn, &call, office, Role::Reviewer, "reviewer", &hash)?);
        for (number, agency) in (1..).zip(parties::all(conn, OrganisationKind::Agency)?) {
            let name = |role: &str| if number == 1 { role.to_owned() } else { format!("{role}{number}") };
            let buyer = user(conn, &call, agency.id, Role::Buyer, &name("buyer"), &hash)?;
            let approver = user(conn, &call, agency.id, Role::Approver, &name("approver"), &hash)?;
            people.agencies.push((buyer, approver));
            if number == 1 {
                people.accounting = Some(user(conn, &call, agency.id, Role::Accounting, "accounting", &hash)?);
            }
        }
        if let Some(maker) = parties::all(conn, OrganisationKind::Maker)?.first() {
            people.maker = Some(user(conn, &call, maker.id, Role::Maker, "maker", &hash)?);
        }
        for (number, vendor) in (1..).zip(parties::all(conn, OrganisationKind::Vendor)?) {
            let name = if number == 1 { "vendor".to_owned() } else { format!("vendor{number}") };
            people.vendors.push(user(conn, &call, vendor.id, Role::Vendor, &name, &hash)?);
        }
        Ok(people)
    })
}

fn body(
    conn: &mut DbConn,
    call: &Call,
    kind: OrganisationKind,
    code: &str,
    name: &str,
) -> Result<OrganisationId, Error> {
    if let Some(found) = parties::by_code(conn, kind, code)? {
        return Ok(found.id);
    }
    let made = Organisation {
        id: call.id(),
        kind,
        code: code.to_owned(),
        name: name.to_owned(),
        agency_kind: None,
        region: None,
        origin: None,
        email: None,
        superior_id: None,
        version: 1,
    };
    parties::insert(conn, std::slice::from_ref(&made))?;
    let change = Change::new("organisation.made", KIND, made.id.0, 1, made.recorded());
    record(conn, call, Act::new("organisation.make", Subject::new(KIND, made.id.0)).change(change))?;
    Ok(made.id)
}

fn user(conn: &mut DbConn, call: &Call, of: OrganisationId, role: Role, name: &str, hash: &str) -> Result<User, Error> {
    let email = format!("{name}@demo.example");
    if let Some(found) = store::by_email(conn, &email)? {
        return Ok(found);
    }
    let user = User {
        id: call.id(),
        organisation_id: of,
        role,
        email,
        name: format!("{}（範例）", shown(role, name)),
        password_hash: hash.to_owned(),
        totp_secret: role.privileged().then(|| second_factor::new_secret(call)),
        totp_last_step: 0,
        failed_count: 0,
        locked_until: None,
        disabled: false,
        created_at: call.now,
        version: 1,
    };
    store::create(conn, call, &user)?;
    Ok(user)
}

fn shown(role: Role, name: &str) -> String {
    let number: String = name.chars().filter(char::is_ascii_digit).collect();
    let title = match role {
        Role::Buyer => "承辦",
        Role::Approver => "主管",
        Role::Vendor => "業務",
        Role::Office => "辦公室",
        Role::Auditor => "稽核",
        Role::Reviewer => "審標",
        Role::Accounting => "主計",
        Role::Member => "委員",
        Role::Maker => "原廠",
    };
    format!("{title}{number}")
}
