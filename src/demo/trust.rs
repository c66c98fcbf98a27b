//! What the demo's first vendor has on file: one certificate that holds, one that ends soon, an authorisation that lapsed.

use chrono::{Days, Duration, NaiveDate};

use crate::accounts::model::User;
use crate::app::App;
use crate::base::call::Call;
use crate::base::error::Error;
use crate::base::time::Time;
use crate::catalog::store as listings;
use crate::db::conn::DbConn;
use crate::demo::people::People;
use crate::evidence::file::{NewEvidence, file};
use crate::evidence::kept::Kept;
use crate::evidence::media::Media;
use crate::evidence::model::EvidenceKind;
use crate::evidence::store;

/// Days since the evidence was filed.
const AGO: i64 = 300;

/// Files the evidence, unless the vendor has some.
///
/// # Errors
/// The database or the file store failed.
pub fn evidence(app: &App, people: &People) -> Result<(), Error> {
    let Some(vendor) = people.vendors.first().cloned() else { return Ok(()) };
    let bytes = sheet();
    let size = bytes.len();
    let name = "範例證明文件.pdf".to_owned();
    let kept = Kept { digest: app.storage.put_now(bytes)?, size, name, media: Media::Pdf };
    let (now, fresh) = (app.clock.now(), app.call(vendor.actor(), "demo")?);
    let then = Time(now.0 - Duration::days(AGO).num_microseconds().unwrap_or_default());
    let call = Call::new(vendor.actor(), then, "demo".to_owned(), fresh.bytes());
    app.door.write_now(move |conn| {
        if !store::current(conn, Some(vendor.organisation_id))?.is_empty() {
            return Ok(());
        }
        for new in wanted(conn, &vendor, now.local_date())? {
            file(conn, &call, &new, &kept)?;
        }
        Ok(())
    })
}

fn wanted(conn: &mut DbConn, vendor: &User, today: NaiveDate) -> Result<Vec<NewEvidence>, Error> {
    let own = listings::all(conn)?.into_iter().find(|(listing, _)| listing.vendor_id == vendor.organisation_id);
    let maker = own.map(|(_, version)| version.maker).unwrap_or_default();
    let new = |kind: EvidenceKind, number: &str, maker: &str, until: Option<NaiveDate>| NewEvidence {
        kind,
        maker: maker.to_owned(),
        number: number.to_owned(),
        issuer: "範例驗證股份有限公司".to_owned(),
        scope: "雲端服務及技術支援（範例）".to_owned(),
        valid_from: today.checked_sub_days(Days::new(1_000)).unwrap_or(today),
        valid_until: until.unwrap_or(today),
        renews: None,
    };
    let mut all = vec![
        new(EvidenceKind::Iso27001, "IS-115001", "", today.checked_add_days(Days::new(400))),
        new(EvidenceKind::Iso27017, "CS-115002", "", today.checked_add_days(Days::new(20))),
    ];
    if !maker.is_empty() {
        all.push(new(EvidenceKind::Authorisation, "AU-115003", &maker, today.checked_sub_days(Days::new(10))));
    }
    Ok(all)
}

/// A page of PDF that says that it is made up.
fn sheet() -> Vec<u8> {
    let drawn = "BT /F1 20 Tf 72 720 Td (Made-up certificate for the demo) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawn}\nendstream", drawn.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut text, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (number, object) in (1..).zip(&objects) {
        places.push(text.len());
        text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (begin, count) = (text.len(), objects.len() + 1);
    text.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n"));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!("trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n"));
    text.into_bytes()
}
