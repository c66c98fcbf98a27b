//! The form of a new application.

use askama::Template;
use chrono::NaiveDate;
use procurement_law::ruling::Lang;

use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{AwardId, OrganisationId};
use crate::catalog::questions::answers::Answers;
use crate::catalog::store as listings;
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::web::application::draft::Draft;
use crate::web::application::fields::{self, Group, Input};
use crate::web::layout::Layout;
use crate::web::orders::day;
use crate::web::ruling::Summary;

/// The form of a new application.
#[derive(Template)]
#[template(path = "application_new.html")]
pub struct WritePage {
    page: Layout,
    draft: Draft,
    groups: Vec<Group>,
    awards: Vec<AwardChoice>,
    key: String,
    summary: Option<Summary>,
}

/// An award that a new listing may hang on.
struct AwardChoice {
    id: AwardId,
    words: String,
    on: bool,
}

impl WritePage {
    /// The form.
    ///
    /// # Errors
    /// The listing is not the vendor's, or the database failed.
    pub async fn load(caller: &Caller, draft: Draft, summary: Option<Summary>) -> Result<Self, Error> {
        let (call, mut draft, fresh) = (caller.call()?, draft, summary.is_none());
        let vendor = call.actor.person().map(|person| person.organisation).ok_or_else(Error::not_found)?;
        let (today, lang) = (call.now.local_date(), caller.lang);
        let read = caller.app.door.read(move |conn| {
            let Some(id) = draft.listing else {
                let awards = awards(conn, &draft, vendor, today, lang)?;
                return Ok((draft, awards));
            };
            let (listing, version) = listings::find(conn, id)?;
            if listing.vendor_id != vendor {
                return Err(Error::not_found());
            }
            (draft.class, draft.sku) = (version.class, listing.sku);
            if fresh {
                draft.answers = Answers::of(&version);
            }
            Ok((draft, Vec::new()))
        });
        let (draft, awards) = read.await?;
        let groups = if draft.kind.has_answers() {
            fields::groups(draft.class, &draft.answers, false, caller.lang)
        } else {
            Vec::new()
        };
        Ok(Self {
            page: Layout::new(caller, &format!("application-new-{}", draft.kind)),
            groups,
            awards,
            key: hex(&caller.call()?.bytes::<16>()),
            draft,
            summary,
        })
    }
}

fn awards(
    conn: &mut DbConn,
    draft: &Draft,
    vendor: OrganisationId,
    today: NaiveDate,
    lang: Lang,
) -> Result<Vec<AwardChoice>, Error> {
    let mine = contracts::awards_of(conn, vendor)?;
    let open =
        mine.into_iter().filter(|(_, _, framework)| framework.class == draft.class && framework.ends_on >= today);
    Ok(open
        .map(|(award, item, framework)| AwardChoice {
            on: draft.award == Some(award.id),
            id: award.id,
            words: format!(
                "{}－{} {}（NT$ {}，{}）",
                framework.case_no,
                item.item_no,
                item.name,
                award.price,
                day(framework.ends_on, lang)
            ),
        })
        .collect())
}
