//! Writes a bundle of made-up bids: `generate DIR [--seed N] [--tenders T] [--bids B] [--scans PERCENT] [--merged PERCENT] [--spread PERCENT]`.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use sample_bids::{DefectKind, DocumentType, Fonts, Plan, Share, generate};

fn main() -> Result<(), Box<dyn Error>> {
    let mut plan = Plan::default();
    let mut dir = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().ok_or_else(|| format!("{word} wants a number"));
        match word.as_str() {
            "--seed" => plan.seed = number()?.parse()?,
            "--tenders" => plan.tenders = number()?.parse()?,
            "--bids" => plan.bids_per_tender = number()?.parse()?,
            "--scans" => plan.scans = Share(number()?.parse()?),
            "--merged" => plan.merged = Share(number()?.parse()?),
            "--spread" => plan.spread = Share(number()?.parse()?),
            "--unembedded" => plan.unembedded = Share(number()?.parse()?),
            "--clean" => plan.clean = Share(number()?.parse()?),
            "--further" => {
                let wanted = number()?;
                let chosen = DocumentType::FURTHER.into_iter().filter(|kind| {
                    let name = serde_json::to_value(kind).ok();
                    wanted == "all" || name.is_some_and(|name| wanted.split(',').any(|one| name == one))
                });
                plan.further = chosen.collect();
                plan.defects.extend(DefectKind::FURTHER);
                plan.defects.extend(DefectKind::LINKED);
            }
            "--only" => {
                let wanted = number()?;
                let named = |kind: &DefectKind| {
                    serde_json::to_value(kind).is_ok_and(|name| wanted.split(',').any(|one| name == one))
                };
                plan.defects = DefectKind::ALL
                    .into_iter()
                    .chain(DefectKind::FURTHER)
                    .chain(DefectKind::LINKED)
                    .filter(named)
                    .collect();
            }
            "--most-defects" => plan.most_defects = number()?.parse()?,
            _ => dir = Some(word),
        }
    }
    let dir = dir.ok_or(
        "generate DIR [--seed N] [--tenders T] [--bids B] [--scans PERCENT] [--merged PERCENT] [--spread PERCENT] [--clean PERCENT] [--most-defects N] [--further all|KIND,KIND] [--only DEFECT,DEFECT]",
    )?;
    let begin = Instant::now();
    let fonts = Fonts::find()?;
    let found = begin.elapsed();
    let bundle = generate(&plan, &fonts)?;
    println!(
        "{} bids in {:.2?}, after {found:.2?} for {} fonts",
        bundle.bids.len(),
        begin.elapsed() - found,
        fonts.faces().len()
    );
    bundle.write(Path::new(&dir))?;
    Ok(())
}
