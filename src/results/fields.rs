//! The fields of a notice in the order of the e-procurement site, in words. What the market does not know stands there with
//! nothing beside its name: the agency fills it in on the site.

use procurement_law::roc;
use procurement_law::ruling::Lang;

use crate::awards::plan::Manner;
use crate::openings::written::Called;
use crate::results::notice::Notice;
use crate::texts::say;

/// A field: the end of its key `result-field-…`, and its value where it is known.
pub type Field = (&'static str, Option<String>);

/// The fields of a notice.
pub fn fields(notice: &Notice, lang: Lang) -> Vec<Field> {
    let said = |key: &str| say(lang, &key.replace('_', "-"));
    let yes = |is: bool| said(if is { "award-yes" } else { "award-no" });
    let day = |day: chrono::NaiveDate| if lang == Lang::En { day.to_string() } else { roc::long(day) };
    let amount = |amount: crate::base::money::Money| format!("NT$ {amount}");
    let quantities: Vec<String> =
        notice.quantities.iter().map(|one| format!("{} {} {}", one.name, one.quantity, one.unit)).collect();
    let mut fields: Vec<Field> = vec![
        ("agency", Some(notice.agency.clone())),
        ("agency-unit", None),
        ("agency-address", None),
        ("agency-contact", None),
        ("agency-phone", None),
        ("tender-no", Some(notice.tender_no.clone())),
        ("subject", Some(notice.subject.clone())),
        ("quantity", Some(quantities.join("、")).filter(|text| !text.is_empty())),
        ("category", notice.category.as_ref().map(|code| said(&format!("category-{code}")))),
        ("called", notice.called.map(|called| said(&format!("called-{called}")))),
    ];
    if notice.called == Some(Called::Limited) {
        fields.push(("limited-article", None));
    }
    fields.push(("way", notice.way.map(|way| said(&format!("result-way-{way}")))));
    fields.push(("tender-notice-on", notice.days.tender_notice_on.map(day)));
    fields.push(("opened-at", notice.opened_at.map(|at| at.roc())));
    if !notice.awarded {
        fields.push(("ground", notice.ground.map(|ground| said(&format!("result-ground-{ground}")))));
        let words = notice.withheld.iter().map(|ground| said(ground.as_str()));
        let words: Vec<String> = words.chain(Some(notice.reason.clone()).filter(|text| !text.is_empty())).collect();
        fields.push(("reason", Some(words.join("；")).filter(|text| !text.is_empty())));
        fields.push(("ended-on", Some(day(notice.decided_on()))));
        fields.push(("continues", notice.days.continues.map(yes)));
        return fields;
    }
    fields.extend([
        ("several", notice.manner.map(|manner| yes(manner != Manner::Total))),
        ("has-reserve", notice.has_reserve.map(yes)),
        ("procurement", notice.procurement.map(amount)),
        ("budget", notice.budget.map(amount)),
        ("bidders", notice.bidders.map(|count| count.to_string())),
        ("decided-on", Some(day(notice.decided_on()))),
        ("total", notice.total.map(amount)),
        ("published-on", notice.days.published_on.map(day)),
        ("winner-address", None),
        ("winner-phone", None),
        ("winner-employees", None),
        ("winner-small", None),
    ]);
    fields
}

/// The names of the fields that are not known.
pub fn unknown(notice: &Notice) -> Vec<String> {
    let all = fields(notice, Lang::En).into_iter();
    all.filter(|(_, value)| value.is_none()).map(|(name, _)| name.replace('-', "_")).collect()
}
