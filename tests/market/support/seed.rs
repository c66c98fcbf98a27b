//! A small market: two agencies, two vendors, two frameworks, a few listings, and everybody's tokens.

use gongqi::accounts::model::User;
use gongqi::accounts::token::{Scope, make};
use gongqi::accounts::{password, second_factor, store};
use gongqi::app::App;
use gongqi::audit::entry::{Act, Change, Subject};
use gongqi::audit::record::record;
use gongqi::base::actor::Role;
use gongqi::base::id::{ListingId, OrganisationId};
use gongqi::catalog::store as listings;
use gongqi::config::lists::Lists;
use gongqi::intake::catalog;
use gongqi::intake::keep::Source;
use gongqi::intake::lists;
use gongqi::intake::run::OnFault;
use gongqi::parties::model::{KIND, Organisation, OrganisationKind};
use gongqi::parties::store as parties;

pub const PASSWORD: &str = "a long enough password";

/// A person with their token.
#[derive(Clone, Debug)]
pub struct Player {
    pub user: User,
    pub token: String,
}

/// Everybody and everything a scenario needs.
#[derive(Clone, Debug)]
pub struct Cast {
    pub buyer: Player,
    /// A second buyer of the same agency.
    pub buyer2: Player,
    pub approver: Player,
    pub vendor: Player,
    pub office: Player,
    /// A second person of the office.
    pub office2: Player,
    pub auditor: Player,
    pub accounting: Player,
    pub reviewer: Player,
    /// A second reviewer.
    pub reviewer2: Player,
    pub member: Player,
    pub maker: Player,
    /// People of another agency and of another vendor.
    pub other_buyer: Player,
    pub other_approver: Player,
    pub other_vendor: Player,
    /// A software listing under the framework whose orders are issued on the e-procurement site.
    pub listing: ListingId,
    /// A cloud listing under the framework whose orders are issued here; only the first agency is entitled.
    pub cloud: ListingId,
    /// A listing without an award.
    pub unawarded: ListingId,
}

impl Cast {
    /// The first person of a role.
    pub fn of(&self, role: Role) -> &Player {
        match role {
            Role::Buyer => &self.buyer,
            Role::Approver => &self.approver,
            Role::Vendor => &self.vendor,
            Role::Office => &self.office,
            Role::Auditor => &self.auditor,
            Role::Reviewer => &self.reviewer,
            Role::Accounting => &self.accounting,
            Role::Member => &self.member,
            Role::Maker => &self.maker,
        }
    }
}

const AGENCIES: &str = "agency_code,name,kind,region,superior_code\n\
    A.1,範例部,central,北區,\n\
    A.1.1,範例署,central,北區,A.1\n\
    B.1,青禾市政府（範例）,local,中區,\n";
const VENDORS: &str = "ubn,name,origin,region,email\n\
    04595257,範例資訊股份有限公司,TW,北區,sales@one.example\n\
    00000000,範例雲端股份有限公司,TW,北區,sales@two.example\n";
/// The first framework has room for fifty orders of ten units at 1,200.
const FRAMEWORKS: &str = "case_no,title,class,budget,starts_on,ends_on,order_of_record,entitled,holds_allowed,term_note\n\
    1150201,115年第一次電腦軟體（範例）,software,600000,2026-03-01,2027-03-31,pcc,*,,\n\
    1150202,115年第二次雲端服務（範例）,cloud,900000000000,2026-05-01,2027-05-31,here,A.1.1,yes,\n";
const ITEMS: &str = "case_no,lot_no,lot_name,item_no,item_name,unit,price_ceiling,min_quantity,max_quantity,quantity_cap\n\
    1150201,1,辦公室軟體,1,文書處理軟體,使用者,1500,1,100,100000\n\
    1150202,1,雲端運算,1,雲端主機,主機,90000,1,,\n";
const ITEM_AWARDS: &str = "case_no,item_no,ubn,award_price\n\
    1150201,1,04595257,1300\n\
    1150202,1,04595257,80000\n";
const LISTINGS: &str = "sku,ubn,class,category,maker,origin,name,edition,licence_model,licence_metric,term_months,platforms,languages,unit,unit_price,case_no,item_no,delivery_days,warranty_months,description\n\
    OFF-1,04595257,software,辦公室軟體,雲岡,TW,雲岡文書處理 標準版,標準版,perpetual,user,,Windows,zh-TW,使用者,1200,1150201,1,14,12,公文與試算表皆可處理的文書處理軟體\n\
    CLD-1,04595257,cloud,雲端主機,青禾,TW,青禾雲端主機 M 型,M,subscription,instance,12,,zh-TW,主機,75000,1150202,1,3,,可隨時調整規格的雲端主機服務\n\
    OFF-2,00000000,software,辦公室軟體,磐盾,TW,磐盾簡報 專業版,專業版,perpetual,user,,Windows,zh-TW,使用者,900,,,14,12,未得標的簡報軟體\n";

/// Nobody of the market is on it, and it counts for years.
const DEBARRED: &str =
    "廠商代碼,廠商名稱,生效日期,截止日期,刊登機關\n12345675,他家工程有限公司,114/01/02,117/01/01,範例機關\n";

/// Fills a market.
pub fn seed(app: &App) -> Cast {
    for (name, text) in [
        ("agencies.csv", AGENCIES),
        ("vendors.csv", VENDORS),
        ("makers.csv", "maker_code,maker_name,email\nM-1,雲岡股份有限公司,\n"),
        ("frameworks.csv", FRAMEWORKS),
        ("items.csv", ITEMS),
        ("item_awards.csv", ITEM_AWARDS),
        ("listings.csv", LISTINGS),
    ] {
        import(app, name, text);
    }
    let file = Source::keep_now(&app.storage, "debarred.csv", DEBARRED.into()).unwrap();
    let call = app.system_call("seed").unwrap();
    let settings = Lists { debarred_days: 3_650, ..Lists::default() };
    app.door.write_now(move |conn| lists::import(conn, &call, &file, lists::Told::default(), &settings)).unwrap();
    let hash = password::hash(PASSWORD, &[7; 16]).unwrap();
    let call = app.system_call("seed").unwrap();
    app.door
        .write_now(move |conn| {
            let organisation = |conn: &mut _, kind, code: &str| parties::by_code(conn, kind, code).unwrap().unwrap().id;
            let agency = organisation(conn, OrganisationKind::Agency, "A.1.1");
            let other = organisation(conn, OrganisationKind::Agency, "B.1");
            let vendor = organisation(conn, OrganisationKind::Vendor, "04595257");
            let rival = organisation(conn, OrganisationKind::Vendor, "00000000");
            let maker = organisation(conn, OrganisationKind::Maker, "M-1");
            let mut body = |kind, code: &str| {
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
                parties::insert(conn, std::slice::from_ref(&made)).unwrap();
                let change = Change::new("organisation.made", KIND, made.id.0, 1, made.recorded());
                record(conn, &call, Act::new("organisation.make", Subject::new(KIND, made.id.0)).change(change))
                    .unwrap();
                made.id
            };
            let (office, audit) = (body(OrganisationKind::Office, "office"), body(OrganisationKind::Audit, "audit"));
            let mut player = |of: OrganisationId, role: Role, name: &str| {
                let user = User {
                    id: call.id(),
                    organisation_id: of,
                    role,
                    email: format!("{name}@test.example"),
                    name: name.to_owned(),
                    password_hash: hash.clone(),
                    totp_secret: role.privileged().then(|| second_factor::new_secret(&call)),
                    totp_last_step: 0,
                    failed_count: 0,
                    locked_until: None,
                    disabled: false,
                    created_at: call.now,
                    version: 1,
                };
                store::create(conn, &call, &user).unwrap();
                let (_, token) = make(conn, &call.by(user.actor()), user.id, "test", Scope::Write).unwrap();
                Player { user, token }
            };
            let mut cast = Cast {
                buyer: player(agency, Role::Buyer, "buyer"),
                buyer2: player(agency, Role::Buyer, "buyer2"),
                approver: player(agency, Role::Approver, "approver"),
                vendor: player(vendor, Role::Vendor, "vendor"),
                office: player(office, Role::Office, "office"),
                office2: player(office, Role::Office, "office2"),
                auditor: player(audit, Role::Auditor, "auditor"),
                accounting: player(agency, Role::Accounting, "accounting"),
                reviewer: player(office, Role::Reviewer, "reviewer"),
                reviewer2: player(office, Role::Reviewer, "reviewer2"),
                member: player(office, Role::Member, "member"),
                maker: player(maker, Role::Maker, "maker"),
                other_buyer: player(other, Role::Buyer, "other-buyer"),
                other_approver: player(other, Role::Approver, "other-approver"),
                other_vendor: player(rival, Role::Vendor, "other-vendor"),
                listing: ListingId(uuid::Uuid::nil()),
                cloud: ListingId(uuid::Uuid::nil()),
                unawarded: ListingId(uuid::Uuid::nil()),
            };
            for (listing, _) in listings::all(conn)? {
                match listing.sku.as_str() {
                    "OFF-1" => cast.listing = listing.id,
                    "CLD-1" => cast.cloud = listing.id,
                    _ => cast.unawarded = listing.id,
                }
            }
            Ok(cast)
        })
        .unwrap()
}

/// Imports a file of the market; none of its rows may be refused.
pub fn import(app: &App, name: &str, text: &str) {
    let source = Source::keep_now(&app.storage, name, text.into()).unwrap();
    let call = app.system_call("seed").unwrap();
    let (_, report) =
        app.door.write_now(move |conn| catalog::import(conn, &call, &source, OnFault::ImportNothing)).unwrap();
    assert!(report.written, "{name}: {:?}", report.faults);
}
