//! What a review leaves on paper: the review form (審查表) with every finding and what people made of it, and the notice to
//! the vendor (審查結果通知, 政府採購法 51-2, 施行細則 61).

use std::collections::{BTreeMap, HashMap};

use office_files::document::{Block, Column, Document, Language};
use procurement_law::ruling::Lang;

use crate::base::error::Error;
use crate::base::id::UserId;
use crate::base::time::Time;
use crate::review::correction::Correction;
use crate::review::model::{FindingRow, Outcome};
use crate::review::read::Whole;
use crate::texts::{has, say, say_with};

/// The review form.
///
/// # Errors
/// A finding cannot be read, a fault of the program.
pub fn sheet(whole: &Whole, names: &HashMap<UserId, String>, lang: Lang) -> Result<Document, Error> {
    let said = |key: &str| say(lang, key);
    let mut document = begun(whole, "review-sheet", lang);
    let mut facts = head(whole, lang);
    let by = |user: Option<UserId>, at: Option<Time>| match (user.and_then(|user| names.get(&user)), at) {
        (Some(name), Some(at)) => format!("{name}　{}", at.roc()),
        _ => "—".to_owned(),
    };
    let review = &whole.review;
    facts.extend([
        (said("review-note"), review.note.clone().unwrap_or_else(|| "—".to_owned())),
        (said("review-decided-by"), by(review.decided_by, review.decided_at)),
    ]);
    if review.outcome == Some(Outcome::Unqualified) {
        facts.push((said("review-seconded"), by(review.seconded_by, review.seconded_at)));
    }
    document.blocks.push(Block::Facts(facts));
    let columns = vec![
        Column::text(said("review-sheet-rule"), 2),
        Column::text(said("review-sheet-says"), 7),
        Column::text(said("review-sheet-cites"), 4),
        Column::text(said("review-sheet-machine"), 2),
        Column::text(said("review-sheet-person"), 4),
    ];
    let rows = whole.findings.iter().map(|row| finding(row, names, lang)).collect::<Result<Vec<_>, _>>()?;
    document.blocks.push(Block::Table { caption: said("review-checklist"), columns, rows });
    if !whole.corrections.is_empty() {
        let columns = vec![
            Column::text(said("review-field"), 4),
            Column::text(said("correction-before"), 4),
            Column::text(said("correction-after"), 4),
            Column::text(said("correction-reason"), 6),
        ];
        let rows = whole.corrections.iter().map(|one| corrected(one, names, lang)).collect();
        document.blocks.push(Block::Table { caption: said("corrections-title"), columns, rows });
    }
    let columns = vec![
        Column::text(said("review-file"), 5),
        Column::number(said("review-pages"), 1),
        Column::text(said("review-read"), 3),
        Column::text("SHA-256", 6),
    ];
    let rows = whole.files.iter().map(|file| {
        let reading = whole.readings.get(&file.id);
        let extent = reading.map_or("waiting", |reading| reading.extent.as_str());
        let pages = reading.map_or_else(|| "—".to_owned(), |reading| reading.page_count.to_string());
        vec![file.name.clone(), pages, said(&format!("review-extent-{extent}")), file.digest.clone()]
    });
    document.blocks.push(Block::Table { caption: said("review-files"), columns, rows: rows.collect() });
    let signed = ["review-sheet-reviewer", "review-sheet-second", "review-sheet-chair"];
    document.blocks.push(Block::Facts(signed.map(|key| (said(key), String::new())).into()));
    document.blocks.push(Block::Note(said("review-sheet-foot")));
    Ok(document)
}

/// The notice to the vendor: the result, and of a rejection its ground and reasons.
///
/// # Errors
/// Nothing is decided, or a rejection waits for the second person; or a finding cannot be read, a fault of the program.
pub fn notice(whole: &Whole, lang: Lang) -> Result<Document, Error> {
    let review = &whole.review;
    if review.outcome.is_none() || review.waits_for_second() {
        return Err(Error::conflict("review.no_notice_yet"));
    }
    let said = |key: &str| say(lang, key);
    let mut document = begun(whole, "review-notice", lang);
    document.blocks.push(Block::Facts(head(whole, lang)));
    if review.outcome == Some(Outcome::Unqualified) {
        document.blocks.push(Block::Heading(1, said("review-notice-reasons")));
        let mut rows = Vec::new();
        // A vendor learns nothing of another's bid: what lies between bids stands in the ground and the agency's finding.
        for row in whole.findings.iter().filter(|row| row.stands() && !row.across) {
            let finding = row.finding()?;
            let cites: Vec<String> = finding.cites.iter().map(|cite| cite.label(lang)).collect();
            // A pass that a person overruled says what is right; what is wrong stands in the person's reason.
            let sentence = match (row.verdict.as_str(), &row.reason) {
                ("pass", Some(reason)) => reason.clone(),
                (_, Some(reason)) => format!("{}\n{reason}", finding.sentence(lang)),
                (_, None) => finding.sentence(lang),
            };
            rows.push(vec![row.rule.clone(), sentence, cites.join("、")]);
        }
        let columns = vec![
            Column::text(said("review-sheet-rule"), 1),
            Column::text(said("review-notice-why"), 6),
            Column::text(said("review-sheet-cites"), 3),
        ];
        document.blocks.push(Block::Table { caption: String::new(), columns, rows });
        if let Some(note) = &review.note {
            document.blocks.push(Block::Paragraph(note.clone()));
        }
        document.blocks.push(Block::Paragraph(said("review-notice-objection")));
    }
    document.blocks.push(Block::Note(said("review-notice-foot")));
    Ok(document)
}

fn begun(whole: &Whole, title: &str, lang: Lang) -> Document {
    let language = if lang == Lang::En { Language::English } else { Language::Chinese };
    let mut document = Document::new(say(lang, title), language);
    document.organisation.clone_from(&whole.tender.agency);
    let args = [("case", whole.tender.case_no.clone()), ("vendor", whole.bid.label.clone())];
    let args: BTreeMap<String, String> = args.map(|(name, value)| (name.to_owned(), value)).into();
    document.subject = say_with(lang, "review-paper-subject", &args);
    let at = whole.review.decided_at.unwrap_or(whole.review.created_at);
    document.created = at.taipei().format("%Y-%m-%d %H:%M:%S").to_string();
    document
}

fn head(whole: &Whole, lang: Lang) -> Vec<(String, String)> {
    let (review, said) = (&whole.review, |key: &str| say(lang, key));
    let outcome = review.outcome.map_or_else(|| "—".to_owned(), |outcome| said(&format!("review-outcome-{outcome}")));
    let mut facts = vec![
        (said("tender-no"), whole.tender.case_no.clone()),
        (said("tender-name"), whole.tender.name.clone()),
        (said("review-bidder"), whole.bid.label.clone()),
        (said("review-stage"), said(&format!("stage-{}", review.stage))),
        (said("review-outcome"), outcome),
    ];
    if let Some(ground) = review.ground {
        facts.push((said("review-ground"), said(&format!("ground-{ground}"))));
    }
    if let Some(finding) = &review.ground_finding {
        facts.push((said("review-ground-finding"), finding.clone()));
    }
    facts
}

/// A correction in a row: the field, both values, why and by whom.
fn corrected(one: &Correction, names: &HashMap<UserId, String>, lang: Lang) -> Vec<String> {
    let key = format!("bid-field-{}", one.field.replace('_', "-"));
    let name = if has(&key) { say(lang, &key) } else { one.field.clone() };
    let plain = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let who = names.get(&one.corrected_by).cloned().unwrap_or_default();
    vec![
        format!("{name}（{} p.{}）", one.file, one.page + 1),
        plain(one.value_before()),
        plain(one.value_after()),
        format!("{}（{who}　{}）", one.reason, one.corrected_at.roc()),
    ]
}

fn finding(row: &FindingRow, names: &HashMap<UserId, String>, lang: Lang) -> Result<Vec<String>, Error> {
    let finding = row.finding()?;
    let cites: Vec<String> = finding.cites.iter().map(|cite| cite.label(lang)).collect();
    let place = finding.evidence.first().map(|place| format!("（{} p.{}）", place.file, place.page + 1));
    let decided = match row.decided_by {
        None => "—".to_owned(),
        Some(user) => {
            let answer = say(lang, &format!("answer-{}-{}", row.verdict, row.state));
            let name = names.get(&user).cloned().unwrap_or_default();
            let reason = row.reason.as_ref().map(|reason| format!("\n{reason}")).unwrap_or_default();
            format!("{answer}（{name}）{reason}")
        }
    };
    Ok(vec![
        row.rule.clone(),
        format!("{}{}", finding.sentence(lang), place.unwrap_or_default()),
        cites.join("、"),
        say(lang, &format!("verdict-{}", row.verdict)),
        decided,
    ])
}
