//! How the standing of a listing looks: the tone of its tag.

use crate::contracts::standing::Standing;

/// The class of the tag in the style sheet.
pub fn tone(standing: &Standing) -> &'static str {
    match standing {
        Standing::Orderable => "allow",
        Standing::NotNow => "warn",
        Standing::NotAwarded => "",
        Standing::Inviting => "notice",
    }
}
