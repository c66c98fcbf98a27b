//! What moves in the demo's catalogue: applications on their way, and open-source software on the office's list.

use crate::accounts::model::User;
use crate::app::App;
use crate::applications::advance::Seen;
use crate::applications::draft::{About, Written, draft};
use crate::applications::model::{Application, ApplicationKind};
use crate::applications::question::{Reasons, question};
use crate::applications::submit::submit;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::catalog::model::ListingState;
use crate::catalog::questions::answers::Answers;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::demo::people::People;
use crate::open_source::{keep, store};

/// Software that everybody may look up: name, licence, page, what it is for, and the office's condition where one is set.
const SOFTWARE: &[(&str, &str, &str, &str, &str)] = &[
    (
        "LibreOffice",
        "MPL-2.0",
        "https://www.libreoffice.org/",
        "文書、試算表、簡報等辦公室軟體，原生支援 ODF 文件格式。",
        "（範例條件）使用仍在維護之版本，並於發布更新後 30 日內完成更新；停用巨集自動執行。",
    ),
    (
        "PostgreSQL",
        "PostgreSQL",
        "https://www.postgresql.org/",
        "關聯式資料庫管理系統。",
        "（範例條件）使用仍在維護之主要版本；連線一律加密，管理帳號採多因子驗證。",
    ),
    ("Nextcloud", "AGPL-3.0-or-later", "https://nextcloud.com/", "自建之檔案分享及協作平臺。", ""),
];

/// Puts software on the list, and lets the first vendor ask for something, unless that was done.
///
/// # Errors
/// The database failed.
pub fn offers(app: &App, people: &People) -> Result<(), Error> {
    let (Some(office), Some(vendor)) = (people.office.clone(), people.vendors.first().cloned()) else {
        return Ok(());
    };
    let (keeper, asker, asked) =
        (app.call(office.actor(), "demo")?, app.call(vendor.actor(), "demo")?, app.call(office.actor(), "demo")?);
    app.door.write_now(move |conn| {
        if !store::all(conn)?.is_empty() {
            return Ok(());
        }
        for (name, licence, page, description, condition) in SOFTWARE {
            let written = keep::Written {
                name: (*name).to_owned(),
                licence: (*licence).to_owned(),
                homepage: (*page).to_owned(),
                download: (*page).to_owned(),
                description: (*description).to_owned(),
                condition: (*condition).to_owned(),
            };
            keep::keep(conn, &keeper, None, &written)?;
        }
        applications(conn, &asker, &asked, &vendor)
    })
}

/// One change waits for the office, one was asked about, one is still being written.
fn applications(conn: &mut DbConn, asker: &Call, office: &Call, vendor: &User) -> Result<(), Error> {
    let own = listings::of_vendor(conn, vendor.organisation_id)?;
    let mut open =
        own.into_iter().filter(|(listing, _)| listing.award_id.is_some() && listing.state == ListingState::Listed);
    let mut asks = |conn: &mut DbConn, key: &str, said: &str, note: &str| -> Result<Option<Application>, Error> {
        let Some((listing, version)) = open.next() else { return Ok(None) };
        let mut answers = Answers::of(&version);
        answers.set(key, said);
        let about = About::Listing { id: listing.id, kind: ApplicationKind::Change };
        let written = Written { answers, replacement: None, note: note.to_owned() };
        draft(conn, asker, &about, &written).map(Some)
    };
    if let Some(row) = asks(conn, "delivery_days", "5", "縮短交貨期限。")? {
        submit(conn, asker, Seen { id: row.id, version: row.version })?;
    }
    if let Some(row) = asks(conn, "warranty_months", "60", "延長保固期間。")? {
        let row = submit(conn, asker, Seen { id: row.id, version: row.version })?;
        let why = Reasons {
            codes: vec!["unclear".to_owned()], said: "請說明保固範圍是否含版本升級。".to_owned()
        };
        question(conn, office, Seen { id: row.id, version: row.version }, &why)?;
    }
    asks(conn, "support_hours", "24x7", "")?;
    Ok(())
}
