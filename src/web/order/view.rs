//! The page of an order: what it is, where it stands, what comes next, and the forms of this person's steps.

use std::collections::HashMap;

use askama::Template;
use chrono::NaiveDate;
use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::accounts::store as accounts;
use crate::approvals::model::Approval;
use crate::approvals::store as approvals;
use crate::base::actor::Role;
use crate::base::call::Call;
use crate::base::digest::hex;
use crate::base::error::Error;
use crate::base::id::{ItemId, ListingVersionId, OrderId, UserId};
use crate::base::time::Time;
use crate::catalog::store as listings;
use crate::choices::model::Choice;
use crate::choices::store as choices;
use crate::contracts::model::{Framework, OrderOfRecord};
use crate::contracts::store as contracts;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::orders::accept::Acceptance;
use crate::orders::model::{Order, OrderLine};
use crate::orders::read;
use crate::orders::state::{OrderEvent, OrderState};
use crate::parties::store as parties;
use crate::texts::say;
use crate::web::choices::short;
use crate::web::layout::Layout;
use crate::web::order::form::StepForm;
use crate::web::orders::{day as local_day, when};
use crate::web::ruling::{RulingView, Summary, stored, views};

/// The page.
#[derive(Template)]
#[template(path = "order.html")]
pub struct OrderPage {
    page: Layout,
    found: Found,
    rulings: Vec<RulingView>,
    accepted: Vec<RulingView>,
    steps: Vec<OrderEvent>,
    key: String,
    form: StepForm,
    refused: Option<OrderEvent>,
    summary: Option<Summary>,
}

/// An order with the names of everything it points to.
struct Found {
    order: Order,
    lines: Vec<LineRow>,
    agency: String,
    vendor: String,
    framework: Framework,
    /// Whether the reader sees how the agency came to the order.
    sees_reasoning: bool,
    /// The locked choice, for those who may see it.
    choice: Option<Choice>,
    names: HashMap<UserId, String>,
    /// The steps of the approval, for those who may see them.
    approvals: Vec<Approval>,
}

struct LineRow {
    line: OrderLine,
    item_no: String,
    name: String,
    unit: String,
    listing: String,
    version: i64,
}

impl OrderPage {
    /// Loads the page; `look` tells whether it is a look of its own, which is recorded for those who oversee.
    ///
    /// # Errors
    /// There is no such order that the person may know of, or the database failed.
    pub async fn load(caller: &Caller, id: OrderId, look: bool) -> Result<Self, Error> {
        let (call, asker) = (caller.call()?, caller.call()?);
        let found = if look && read::is_oversight(&call) {
            let both = move |conn: &mut DbConn| {
                let found = find(conn, &call, id)?;
                read::record_look(conn, &call, id)?;
                Ok(found)
            };
            caller.app.door.write(both).await?
        } else {
            caller.app.door.read(move |conn| find(conn, &call, id)).await?
        };
        let steps = steps(&asker, &found.order);
        let title = format!("{} {}", say(caller.lang, "order-title"), found.order.number);
        Ok(Self {
            page: Layout::titled(caller, title),
            rulings: if found.sees_reasoning { stored(&found.order.rulings, caller.lang) } else { Vec::new() },
            accepted: accepted(&found.order, caller.lang),
            form: now(&asker),
            found,
            steps,
            key: hex(&asker.bytes::<16>()),
            refused: None,
            summary: None,
        })
    }

    /// The page after a step that was refused: what the person wrote stays.
    #[must_use]
    pub fn refused(self, event: OrderEvent, form: StepForm, summary: Summary) -> Self {
        Self { form, refused: Some(event), summary: Some(summary), ..self }
    }

    /// The key of the sentence about what comes next.
    fn next(&self) -> String {
        match self.found.order.awaits {
            Some(kind) => format!("order-next-placed-{kind}"),
            None => format!("order-next-{}", self.found.order.state),
        }
    }

    /// Whether the reader's own agency, or who oversees, may take the request for approval along.
    fn takes_request(&self) -> bool {
        self.page.role.is_some_and(|role| role != Role::Vendor)
    }

    fn day(&self, day: &NaiveDate) -> String {
        local_day(*day, self.page.lang)
    }

    fn at(&self, at: &Time) -> String {
        when(*at, self.page.lang)
    }

    /// Whether the step asks for the order on the e-procurement site.
    fn asks_pcc(&self, event: &OrderEvent) -> bool {
        *event == OrderEvent::Issue && self.found.framework.order_of_record == OrderOfRecord::Pcc
    }

    /// Whether the agency places the order on the e-procurement site, with the fields that this market has.
    fn ready_for_pcc(&self) -> bool {
        self.found.framework.order_of_record == OrderOfRecord::Pcc
            && (OrderState::TO_ISSUE.contains(&self.found.order.state) || self.found.order.pcc_number.is_some())
            && self.page.role != Some(Role::Vendor)
    }

    /// The reason that stays in the form of the step that was refused.
    fn reason(&self, event: &OrderEvent) -> &str {
        if self.refused.as_ref() == Some(event) { &self.form.reason } else { "" }
    }

    fn wrong(&self, event: &OrderEvent, input: &str) -> bool {
        self.refused.as_ref() == Some(event) && self.summary.as_ref().is_some_and(|summary| summary.names(input))
    }

    /// The id of an input: the summary's link leads to the one in the form that was refused.
    fn input(&self, event: &OrderEvent, name: &str) -> String {
        if self.refused.as_ref() == Some(event) { name.to_owned() } else { format!("{event}-{name}") }
    }

    fn name(&self, user: &UserId) -> &str {
        self.found.names.get(user).map_or("—", String::as_str)
    }

    fn choice(&self) -> Option<(String, String)> {
        let choice = self.found.choice.as_ref()?;
        Some((format!("/choices/{}", choice.id), short(choice, self.page.lang)))
    }

    fn quote(&self) -> Option<uuid::Uuid> {
        self.found.order.stated().quote_request
    }

    fn placed(&self) -> String {
        when(self.found.order.placed_at, self.page.lang)
    }

    fn issued(&self) -> Option<String> {
        self.found.order.issued_at.map(|at| when(at, self.page.lang))
    }
}

/// What the law said of the acceptance.
fn accepted(order: &Order, lang: Lang) -> Vec<RulingView> {
    let text = order.acceptance.as_deref().unwrap_or_default();
    serde_json::from_str::<Acceptance>(text).map(|kept| views(&kept.rulings, lang)).unwrap_or_default()
}

/// The steps that this person may take now.
fn steps(call: &Call, order: &Order) -> Vec<OrderEvent> {
    let offered = call.actor.role().map(|role| order.state.offers(role, order.waits_for())).unwrap_or_default();
    let mut own: Vec<_> = offered.into_iter().filter(|event| read::may(call, event.action(), &order.facts())).collect();
    // What leads on stands before what ends the order.
    own.sort_by_key(|event| event.wants_reason());
    own
}

/// The issue form opens with the present minute, the most common answer.
fn now(call: &Call) -> StepForm {
    let local = call.now.taipei();
    let pcc_date = roc::slashed(local.date_naive()).unwrap_or_default();
    let year = call.now.roc_year().to_string();
    StepForm {
        delivered_on: pcc_date.clone(),
        document_on: pcc_date.clone(),
        pcc_date,
        pcc_time: local.format("%H:%M").to_string(),
        budget_year: year,
        ..StepForm::default()
    }
}

fn find(conn: &mut DbConn, call: &Call, id: OrderId) -> Result<Found, Error> {
    let (order, lines) = read::read(conn, call, id)?;
    let items: Vec<ItemId> = lines.iter().map(|line| line.item_id).collect();
    let versions: Vec<ListingVersionId> = lines.iter().map(|line| line.listing_version_id).collect();
    let items = contracts::some_items(conn, &items)?;
    let versions = listings::versions(conn, &versions)?;
    let sees_reasoning = read::sees_reasoning(&call.actor, &order);
    let choice = match order.choice_id {
        Some(id) if sees_reasoning => Some(choices::find(conn, id)?),
        _ => None,
    };
    let approvals = match sees_reasoning {
        true => approvals::steps(conn, id)?,
        false => Vec::new(),
    };
    let mut people = vec![Some(order.placed_by), order.approved_by, order.confirmed_by, order.accepted_by];
    people.extend(approvals.iter().flat_map(|step| [step.user_id, step.signed_by, step.on_behalf_of]));
    let people: Vec<UserId> = people.into_iter().flatten().collect();
    let named = |line: OrderLine| {
        let item = items.iter().find(|item| item.id == line.item_id);
        let version = versions.iter().find(|version| version.id == line.listing_version_id);
        LineRow {
            item_no: item.map(|item| item.item_no.clone()).unwrap_or_default(),
            unit: version.map(|version| version.unit.clone()).unwrap_or_default(),
            name: version.map(|version| version.name.clone()).unwrap_or_default(),
            listing: version.map(|version| version.listing_id.to_string()).unwrap_or_default(),
            version: version.map_or(0, |version| version.number),
            line,
        }
    };
    Ok(Found {
        agency: parties::find(conn, order.agency_id)?.name,
        vendor: parties::find(conn, order.vendor_id)?.name,
        framework: contracts::framework(conn, order.framework_id)?,
        names: accounts::names(conn, &people)?.into_iter().collect(),
        lines: lines.into_iter().map(named).collect(),
        choice,
        approvals,
        sees_reasoning,
        order,
    })
}
