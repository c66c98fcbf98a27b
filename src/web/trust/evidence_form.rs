//! The fields of the form that files evidence, read into what the verb takes.

use chrono::NaiveDate;
use procurement_law::roc;

use crate::base::error::Error;
use crate::base::money::Money;
use crate::evidence::file::NewEvidence;
use crate::evidence::model::Evidence;
use crate::web::trust::sent::Fields;

/// The evidence that the fields tell of.
///
/// # Errors
/// The kind or a day is none.
pub fn evidence(fields: &Fields) -> Result<NewEvidence, Error> {
    let renews = match fields.text("renews") {
        "" => None,
        id => {
            let id = id.parse().map_err(|_| Error::not_found())?;
            Some((id, fields.text("version").parse().unwrap_or_default()))
        }
    };
    Ok(NewEvidence {
        kind: fields.text("kind").parse().map_err(|_| Error::invalid("choice.missing").at("kind"))?,
        maker: fields.text("maker").to_owned(),
        number: fields.text("number").to_owned(),
        issuer: fields.text("issuer").to_owned(),
        scope: fields.text("scope").to_owned(),
        valid_from: date(fields.text("valid_from"), "valid_from")?,
        valid_until: date(fields.text("valid_until"), "valid_until")?,
        renews,
    })
}

/// The fields with which a renewal begins.
pub fn renewal(of: &Evidence) -> Fields {
    Fields::of([
        ("kind", of.kind.to_string()),
        ("maker", of.maker.clone().unwrap_or_default()),
        ("number", of.number.clone()),
        ("issuer", of.issuer.clone()),
        ("scope", of.scope.clone()),
        ("renews", of.id.to_string()),
        ("version", of.version.to_string()),
    ])
}

/// A day as people write it.
///
/// # Errors
/// It is none.
pub fn date(text: &str, field: &str) -> Result<NaiveDate, Error> {
    roc::parse(text).ok_or_else(|| Error::invalid("day.malformed").at(field))
}

/// A price as people write it.
///
/// # Errors
/// It is none.
pub fn price(text: &str) -> Result<Money, Error> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    Money::parse(&plain).ok_or_else(|| Error::invalid("price.malformed").at("price"))
}
