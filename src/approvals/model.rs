//! The agency's setting, absences, the steps of an order's approval, and their forms in the record.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::base::actor::Role;
use crate::base::id::{AbsenceId, ApprovalId, OrderId, OrganisationId, UserId};
use crate::base::money::Money;
use crate::base::time::Time;
use crate::db::schema::{absence, approval, approval_setting};
use crate::text_enum;

/// The subject kind of settings in the record.
pub const SETTING: &str = "approval_setting";
/// The subject kind of absences in the record.
pub const ABSENCE: &str = "absence";
/// The subject kind of steps in the record.
pub const APPROVAL: &str = "approval";

text_enum! {
    /// What sort of step it is.
    StepKind {
        /// An approver agrees (核准).
        Approval = "approval",
        /// Accounting records the budget (主計).
        Accounting = "accounting",
        /// The approval is given on paper outside and recorded here.
        Outside = "outside",
    }
}

text_enum! {
    /// Among which vendors the agency's own rule compares.
    CompareScope {
        /// Those awarded the item (項次).
        Item = "item",
        /// Those awarded an item of the lot (組別).
        Lot = "lot",
    }
}

/// A step of an agency's setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChainStep {
    /// From which amount of an order on the step is taken, ten-thousandths of a dollar.
    #[schema(value_type = String)]
    pub from: Money,
    /// What sort.
    pub kind: StepKind,
    /// Whose step it is; none for anybody in the role.
    #[schema(value_type = Option<uuid::Uuid>)]
    pub user: Option<UserId>,
}

/// An agency's setting.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = approval_setting, treat_none_as_default_value = false, treat_none_as_null = true, primary_key(agency_id))]
pub struct Setting {
    /// Whose.
    pub agency_id: OrganisationId,
    /// Whether orders are approved on paper outside.
    pub outside: bool,
    /// The steps, canonical JSON of [`ChainStep`]s.
    pub steps: String,
    /// Days after which an open order ends.
    pub expire_days: Option<i64>,
    /// From which amount on vendors are compared.
    pub compare_from: Option<Money>,
    /// The fewest vendors; none for all of the scope.
    pub compare_least: Option<i64>,
    /// Among which.
    pub compare_scope: Option<CompareScope>,
    /// Counts changes.
    pub version: i64,
}

/// A time in which somebody is away.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = absence, treat_none_as_default_value = false)]
pub struct Absence {
    /// The id.
    pub id: AbsenceId,
    /// Of which agency.
    pub agency_id: OrganisationId,
    /// Who is away.
    pub user_id: UserId,
    /// Who signs meanwhile.
    pub delegate_id: UserId,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub to_on: NaiveDate,
    /// Whether it was ended before.
    pub ended: bool,
    /// Counts changes.
    pub version: i64,
}

/// A step of an order's approval.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = approval, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Approval {
    /// The id.
    pub id: ApprovalId,
    /// Of which order.
    pub order_id: OrderId,
    /// 1, 2, 3 …
    pub step_no: i64,
    /// What sort.
    pub kind: StepKind,
    /// Whose step it is.
    pub user_id: Option<UserId>,
    /// Who signed.
    pub signed_by: Option<UserId>,
    /// For whom a delegate signed.
    pub on_behalf_of: Option<UserId>,
    /// When.
    pub signed_at: Option<Time>,
    /// The budget's ROC year.
    pub budget_year: Option<i64>,
    /// The budget line (預算科目).
    pub budget_line: Option<String>,
    /// What the line has left.
    pub available: Option<Money>,
    /// What is encumbered for the order (保留).
    pub encumbered: Option<Money>,
    /// Whether the amount is carried over from a year before.
    pub carried_over: bool,
    /// The number of the document outside.
    pub document_no: Option<String>,
    /// Its day.
    pub document_on: Option<NaiveDate>,
    /// Who approved outside.
    pub approver: Option<String>,
    /// Counts changes.
    pub version: i64,
}

impl StepKind {
    /// The role whose people sign steps of this kind.
    pub fn role(self) -> Role {
        match self {
            StepKind::Approval => Role::Approver,
            StepKind::Accounting => Role::Accounting,
            StepKind::Outside => Role::Buyer,
        }
    }
}

impl Setting {
    /// The steps.
    pub fn chain(&self) -> Vec<ChainStep> {
        serde_json::from_str(&self.steps).unwrap_or_default()
    }

    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "outside": self.outside, "steps": self.chain(), "expire_days": self.expire_days,
            "compare_from": self.compare_from, "compare_least": self.compare_least, "compare_scope": self.compare_scope,
        })
    }
}

impl Absence {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "agency": self.agency_id, "user": self.user_id, "delegate": self.delegate_id, "from": self.from_on,
            "to": self.to_on, "ended": self.ended,
        })
    }
}

impl Approval {
    /// The row's form in the record.
    pub fn recorded(&self) -> Value {
        json!({
            "order": self.order_id, "step": self.step_no, "kind": self.kind, "user": self.user_id,
            "signed_by": self.signed_by, "on_behalf_of": self.on_behalf_of, "signed_at": self.signed_at,
            "budget_year": self.budget_year, "budget_line": self.budget_line, "available": self.available,
            "encumbered": self.encumbered, "carried_over": self.carried_over, "document_no": self.document_no,
            "document_on": self.document_on, "approver": self.approver,
        })
    }
}
