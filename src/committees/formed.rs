//! How a committee was formed, as the office writes it.

use procurement_law::evaluation::cmt_01::{Bar, Part, Post};
use procurement_law::evaluation::cmt_07::List;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::error::Error;
use crate::base::time::Time;
use crate::committees::words::{SHORT, fits, needed};

/// The most people of a committee with its work team.
const MOST: usize = 60;

/// A committee with its work team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Formed {
    /// When it was formed.
    #[schema(value_type = String, format = DateTime)]
    pub formed_at: Time,
    /// When its work team was formed.
    #[schema(value_type = String, format = DateTime)]
    pub team_formed_at: Time,
    /// When the tender is announced.
    #[schema(value_type = String, format = DateTime)]
    pub announced_at: Time,
    /// Whether items, standards and method have a precedent or are simple, so that the agency sets them itself.
    #[serde(default)]
    pub simple: bool,
    /// Whether this is a representative body's own procurement.
    #[serde(default)]
    pub representative_body: bool,
    /// Whether an information system is bought.
    #[serde(default)]
    pub system: bool,
    /// Security professionals in the project team.
    #[serde(default)]
    pub project_security: i64,
    /// What happens to the list of members: `list_published`, `list_withheld` or `list_nothing`.
    #[schema(value_type = String)]
    pub list: List,
    /// When the list is published; secret until then.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub published_at: Option<Time>,
    /// Why the list is kept back; secret until the evaluation begins then.
    #[serde(default)]
    pub withheld_reason: String,
    /// Whether the list got known before its time.
    #[serde(default)]
    pub leaked: bool,
    /// The members, convener and deputy among them.
    pub members: Vec<Member>,
    /// The work team.
    pub team: Vec<TeamMember>,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The address of the member's account.
    pub email: String,
    /// The member's name.
    pub name: String,
    /// `part_convener`, `part_deputy` or `part_member`.
    #[schema(value_type = String)]
    pub part: Part,
    /// Where the member serves: `post_head`, `post_manager`, `post_staff`, `post_other_agency` or `post_outside`.
    #[schema(value_type = String)]
    pub post: Post,
    /// The member's occupation, told with the name.
    pub occupation: String,
    /// Whether appointed as expert or scholar.
    #[serde(default)]
    pub expert: bool,
    /// Whether a security professional.
    #[serde(default)]
    pub security: bool,
    /// What bars the member, if anything does.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub bar: Option<Bar>,
    /// Whether the member consented.
    #[serde(default)]
    pub consented: bool,
}

/// A person of the work team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    /// The address of the person's account; empty for one who works without the program.
    #[serde(default)]
    pub email: String,
    /// The name.
    pub name: String,
    /// The post (職稱).
    pub title: String,
    /// What the person is expert in (專長).
    pub expertise: String,
    /// Whether qualified as procurement professional.
    #[serde(default)]
    pub qualified: bool,
    /// Whether a security professional.
    #[serde(default)]
    pub security: bool,
}

impl Formed {
    /// Checks the form of what is written.
    ///
    /// # Errors
    /// What is wrong, at which field.
    pub fn sound(&self) -> Result<(), Error> {
        if self.members.len() + self.team.len() > MOST {
            return Err(Error::invalid("committee.too_many").with("most", MOST).at("members"));
        }
        fits(&self.withheld_reason, SHORT, "withheld_reason")?;
        for (number, one) in self.members.iter().enumerate() {
            for (text, field) in [(&one.email, "email"), (&one.name, "name"), (&one.occupation, "occupation")] {
                needed(text, SHORT, &format!("members/{number}/{field}"))?;
            }
        }
        for (number, one) in self.team.iter().enumerate() {
            fits(&one.email, SHORT, &format!("team/{number}/email"))?;
            for (text, field) in [(&one.name, "name"), (&one.title, "title"), (&one.expertise, "expertise")] {
                needed(text, SHORT, &format!("team/{number}/{field}"))?;
            }
        }
        Ok(())
    }
}
