//! The notice of an award's result to one bidder (政府採購法 51-2, 61; 施行細則 61, 85): its own prices, who was awarded at which
//! price, and why it was not. It tells nothing of the other bidders that were not awarded.

use std::collections::BTreeMap;

use office_files::document::{Block, Column, Document, Language};
use procurement_law::award::awd_01::Standing;
use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::awards::course::{Course, Offer};
use crate::awards::objection::{Window, last_day};
use crate::awards::read::Found;
use crate::base::error::Error;
use crate::texts::{say, say_with};

/// The notice to the bidder of a label.
///
/// # Errors
/// The award is not closed, or there is no offer of this bidder.
pub fn document(found: &Found, label: &str, lang: Lang) -> Result<Document, Error> {
    let (case, plan) = found.planned()?;
    let closed = case.closed_at.ok_or_else(|| Error::conflict("award.not_closed"))?;
    let mine: Vec<(&Course, &Offer, &str)> = found
        .items
        .iter()
        .filter_map(|line| Some((&line.course, line.course.offer(label)?, line.row.item_no.as_str())))
        .collect();
    let Some((course, _, _)) = mine.first() else { return Err(Error::not_found()) };
    let said = |key: &str| say(lang, key);
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(said("award-notice"), language);
    document.organisation.clone_from(&found.tender.agency);
    document.number.clone_from(&found.tender.case_no);
    document.subject.clone_from(&found.tender.name);
    document.created = closed.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    document.blocks.push(Block::Facts(vec![
        (said("award-notice-to"), course.name(label).to_owned()),
        (said("tender-no"), found.tender.case_no.clone()),
        (said("tender-name"), found.tender.name.clone()),
        (said("award-closed-at"), closed.roc()),
    ]));
    let columns = vec![
        Column::text(said("award-item"), 5),
        Column::number(said("award-own-price"), 3),
        Column::text(said("award-result"), 5),
        Column::text(said("award-winners"), 5),
        Column::number(said("award-award-price"), 3),
    ];
    let row = |(course, offer, no): &(&Course, &Offer, &str)| {
        let name = plan.item(no).map(|item| item.name.clone()).unwrap_or_default();
        let winners = course.result.as_ref().map(|ended| ended.winners.as_slice()).unwrap_or_default();
        let names: Vec<&str> = winners.iter().map(|winner| course.name(&winner.label)).collect();
        let price = winners.first().map_or_else(|| "—".to_owned(), |winner| winner.price.to_string());
        let who = if names.is_empty() { "—".to_owned() } else { names.join("、") };
        vec![format!("{no} {name}"), offer.price.to_string(), result(course, offer, lang), who, price]
    };
    document.blocks.push(Block::Table { caption: said("award-items"), columns, rows: mine.iter().map(row).collect() });
    // The window runs from the day after the notice arrives; sent on the day of the award it cannot end earlier.
    let day = closed.local_date();
    let ruling = Window { notified: Some(day), ..Window::of(day) }.ruling();
    if let Some(last) = last_day(&ruling) {
        let args = BTreeMap::from([
            ("day".to_owned(), roc::long(last)),
            ("days".to_owned(), ruling.text.args.get("days").cloned().unwrap_or_default()),
        ]);
        document.blocks.push(Block::Paragraph(say_with(lang, "award-notice-objection", &args)));
    }
    Ok(document)
}

/// What came of an offer, with the reason where it was not awarded.
fn result(course: &Course, offer: &Offer, lang: Lang) -> String {
    let said = |key: &str| say(lang, key);
    let Some(ended) = &course.result else { return String::new() };
    let won = ended.winners.iter().any(|winner| winner.label == offer.label);
    match offer.standing {
        _ if won => said("award-won"),
        Standing::NotCompliant => format!("{}（{}）", said("award-not-compliant"), offer.why),
        Standing::RejectedLow => format!("{}（{}）", said("standing-rejected-low"), offer.why),
        Standing::Compliant if ended.winners.is_empty() => {
            format!("{}（{}）", said("award-state-failed"), ended.reason)
        }
        Standing::Compliant => said("award-not-lowest"),
    }
}
