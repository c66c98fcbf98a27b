//! The task and its form in the record.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};

use crate::base::id::{AnyId, TaskId, UserId};
use crate::base::time::Time;
use crate::db::schema::office_task;
use crate::text_enum;

/// The subject kind of tasks in the record.
pub const KIND: &str = "office_task";

text_enum! {
    /// What a task asks for; the sentence is `task-KIND` with the task's values.
    TaskKind {
        /// A certificate or an authorisation has lapsed.
        EvidenceLapsed = "evidence_lapsed",
        /// A price check waits for the vendor's answer and the office's decision.
        PriceCheck = "price_check",
        /// A vendor objects to a hold.
        Objection = "objection",
        /// A listing's maker is on the list of restricted brands.
        RestrictedBrand = "restricted_brand",
        /// A listing's origin is to be looked at.
        Origin = "origin",
        /// Orders placed outside have passed a ceiling.
        CeilingAbove = "ceiling_above",
        /// An order of the e-procurement site may be several of ours.
        SiteOrderWaits = "site_order_waits",
        /// An order was cancelled on the e-procurement site that stands here.
        SiteOrderCancelled = "site_order_cancelled",
        /// A vendor has refused an order of the framework.
        SupplyRefused = "supply_refused",
        /// The reports of a framework's year are due.
        YearlyReport = "yearly_report",
    }
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = office_task, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Task {
    /// The id.
    pub id: TaskId,
    /// What it asks for.
    pub kind: TaskKind,
    /// The kind of the thing it is about.
    pub subject_kind: String,
    /// The thing.
    pub subject_id: AnyId,
    /// What opens it once.
    pub mark: String,
    /// Values of the sentence, canonical JSON.
    pub args: String,
    /// The day by which it is to be finished.
    pub due_on: NaiveDate,
    /// When it was opened.
    pub opened_at: Time,
    /// Who finished it.
    pub done_by: Option<UserId>,
    /// When.
    pub done_at: Option<Time>,
    /// What came of it.
    pub note: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl Task {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "kind": self.kind, "subject_kind": self.subject_kind, "subject": self.subject_id.0, "mark": self.mark,
            "args": self.values(), "due_on": self.due_on, "opened_at": self.opened_at, "done_by": self.done_by,
            "done_at": self.done_at, "note": self.note,
        })
    }

    /// The values of the sentence.
    pub fn values(&self) -> BTreeMap<String, String> {
        serde_json::from_str(&self.args).unwrap_or_default()
    }

    /// The page on which the thing is looked at.
    pub fn href(&self) -> String {
        match self.kind {
            TaskKind::EvidenceLapsed => format!("/office/evidence#e-{}", self.subject_id),
            TaskKind::PriceCheck => format!("/price-checks/{}", self.subject_id),
            TaskKind::Objection => format!("/holds/{}", self.subject_id),
            TaskKind::CeilingAbove => format!("/office/frameworks/{}", self.subject_id),
            TaskKind::SiteOrderWaits => format!("/office/site-orders/{}", self.subject_id),
            TaskKind::SiteOrderCancelled => "/office/reconciliation".to_owned(),
            TaskKind::YearlyReport => "/office/yearly".to_owned(),
            TaskKind::SupplyRefused => format!("/orders/{}", self.subject_id),
            TaskKind::RestrictedBrand | TaskKind::Origin => format!("/listings/{}", self.subject_id),
        }
    }
}
