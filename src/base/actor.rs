//! Who acts: a person, in a role, for an organisation, perhaps on someone's behalf.

use serde::{Deserialize, Serialize};

use crate::base::id::{OrganisationId, UserId};
use crate::text_enum;

text_enum! {
    /// What a person may be to the market.
    Role {
        /// Agency buyer (機關承辦).
        Buyer = "buyer",
        /// Agency approver (機關主管).
        Approver = "approver",
        /// Vendor (立約商).
        Vendor = "vendor",
        /// Procurement office (採購辦公室).
        Office = "office",
        /// Auditor (稽核): reads everything, changes nothing.
        Auditor = "auditor",
        /// Reviewer of bids (審標人員).
        Reviewer = "reviewer",
        /// Accounting of an agency (主計).
        Accounting = "accounting",
        /// Member of an evaluation committee or of its work team (評選委員).
        Member = "member",
        /// Maker of products that vendors sell (原廠): sees its brands' figures.
        Maker = "maker",
    }
}

impl Role {
    /// Roles whose people sign in with a second factor.
    pub fn privileged(self) -> bool {
        matches!(self, Role::Approver | Role::Office | Role::Auditor | Role::Reviewer | Role::Accounting | Role::Member)
    }
}

/// A signed-in person as the verbs see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The account.
    pub user: UserId,
    /// The organisation whose things the person sees.
    pub organisation: OrganisationId,
    /// The role in force.
    pub role: Role,
    /// The person for whom this one stands in, by delegation.
    pub on_behalf_of: Option<UserId>,
}

/// The source of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody signed in.
    Anonymous,
    /// The program itself: imports at the command line, jobs. The text names which.
    System(String),
    /// A person.
    Person(Person),
}

impl Actor {
    /// The person, when there is one.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Actor::Person(person) => Some(person),
            Actor::Anonymous | Actor::System(_) => None,
        }
    }

    /// The role, when a person acts.
    pub fn role(&self) -> Option<Role> {
        self.person().map(|person| person.role)
    }

    /// A stable text naming who acts, the principal of idempotency keys and rate limits.
    pub fn principal(&self) -> String {
        match self {
            Actor::Anonymous => "anonymous".to_owned(),
            Actor::System(name) => format!("system:{name}"),
            Actor::Person(person) => person.user.to_string(),
        }
    }
}
