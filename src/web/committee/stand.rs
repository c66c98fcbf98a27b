//! What stands in the forms of a committee before somebody changes it: the forming and the criteria as they are kept.

use procurement_law::evaluation::cmt_01;

use crate::committees::criteria::Criteria;
use crate::committees::formed::Formed;
use crate::web::committee::fields::{Fields, Pairs, moment};

/// The fields of the forming.
pub fn formation(formed: &Formed) -> Fields {
    let yes = |name: &str, yes: bool| (name.to_owned(), if yes { "yes" } else { "" }.to_owned());
    let said = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let mut fields: Pairs = Vec::new();
    fields.extend(moment("formed", formed.formed_at));
    fields.extend(moment("team_formed", formed.team_formed_at));
    fields.extend(moment("announced", formed.announced_at));
    fields.extend(formed.published_at.into_iter().flat_map(|at| moment("published", at)));
    fields.extend([
        yes("simple", formed.simple),
        yes("system", formed.system),
        yes("representative_body", formed.representative_body),
        said("project_security", &formed.project_security.to_string()),
        said("list", formed.list.code()),
        said("withheld_reason", &formed.withheld_reason),
    ]);
    for one in &formed.members {
        fields.extend([
            said("m_email", &one.email),
            said("m_name", &one.name),
            said("m_part", one.part.code()),
            said("m_post", one.post.code()),
            said("m_occupation", &one.occupation),
            yes("m_expert", one.expert),
            yes("m_security", one.security),
            yes("m_consented", one.consented),
            said("m_bar", one.bar.map_or("", cmt_01::Bar::code)),
        ]);
    }
    for one in &formed.team {
        fields.extend([
            said("t_name", &one.name),
            said("t_email", &one.email),
            said("t_title", &one.title),
            said("t_expertise", &one.expertise),
            yes("t_qualified", one.qualified),
            yes("t_security", one.security),
        ]);
    }
    Fields(fields)
}

/// The fields of the criteria.
pub fn criteria(criteria: &Criteria) -> Fields {
    let yes = |name: &str, yes: bool| (name.to_owned(), if yes { "yes" } else { "" }.to_owned());
    let said = |name: &str, text: String| (name.to_owned(), text);
    let number = |value: Option<rust_decimal::Decimal>| value.map_or_else(String::new, |value| value.to_string());
    let mut fields = vec![
        said("principle", criteria.principle.code().to_owned()),
        said("service", criteria.service.code().to_owned()),
        said("amount", criteria.amount.to_string()),
        yes("base_price", criteria.base_price),
        said("approval", criteria.approval.clone()),
        yes("case_by_case", criteria.case_by_case),
        yes("has_superior", criteria.has_superior),
        said("method", criteria.method.code().to_owned()),
        said("treatment", criteria.treatment.code().to_owned()),
        said("full", criteria.full.to_string()),
        said("pass_mark", number(criteria.pass_mark)),
        said("basis", criteria.basis.code().to_owned()),
        yes("price_open", criteria.price_open),
        said("tie_rule", criteria.tie_rule.code().to_owned()),
        said("rounds", criteria.rounds.map_or_else(String::new, |rounds| rounds.to_string())),
    ];
    for item in &criteria.items {
        let kind = match (item.price, item.presentation) {
            (true, _) => "price",
            (_, true) => "presentation",
            _ => "plain",
        };
        fields.extend([
            said("i_name", item.name.clone()),
            said("i_max", item.max.to_string()),
            said("i_kind", kind.to_owned()),
            yes("i_open", item.open),
            said("i_mark", number(item.mark)),
            said("i_stage", item.stage.map_or_else(String::new, |stage| stage.to_string())),
        ]);
    }
    Fields(fields)
}
