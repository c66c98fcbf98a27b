//! From the fields of a form to what the verbs take.

use procurement_law::evaluation::cmt_01::{Bar, Part, Post};
use procurement_law::evaluation::cmt_04::{Doubt, Interest, Relation};
use procurement_law::evaluation::cmt_05::Resolution;
use procurement_law::evaluation::cmt_07::List;
use procurement_law::evaluation::cmt_08::Attendance;
use procurement_law::evaluation::cmt_10::Act;
use procurement_law::evaluation::mat_01::{Principle, Service};
use procurement_law::evaluation::mat_07::Basis;
use procurement_law::evaluation::mat_09::Reason;
use procurement_law::evaluation::score_facts::{Method, Treatment};
use procurement_law::evaluation::ties::TieRule;

use crate::base::error::{Error, Kind};
use crate::committees::call::{Called, NewPrice, RoundCall};
use crate::committees::course::{Decision, Difference, Ending, Minutes};
use crate::committees::criteria::{Criteria, Item};
use crate::committees::formed::{Formed, Member, TeamMember};
use crate::committees::opinion::{BidderOpinion, ItemOpinion, Opinion};
use crate::committees::statement::Statement;
use crate::committees::step::Step;
use crate::web::committee::fields::Fields;

/// The fields of a member's line.
pub const MEMBER: [&str; 9] =
    ["m_email", "m_name", "m_part", "m_post", "m_occupation", "m_expert", "m_security", "m_consented", "m_bar"];
/// The fields of a line of the work team.
pub const TEAM: [&str; 6] = ["t_name", "t_email", "t_title", "t_expertise", "t_qualified", "t_security"];
/// The fields of an item's line.
pub const ITEM: [&str; 6] = ["i_name", "i_max", "i_kind", "i_open", "i_mark", "i_stage"];

/// How a committee was formed.
///
/// # Errors
/// A field cannot be read, with the field.
pub fn formed(sent: &Fields) -> Result<Formed, Error> {
    let member = |line: &Fields| {
        Ok(Member {
            email: line.text("m_email"),
            name: line.text("m_name"),
            part: line.choice("m_part", Part::from_code)?,
            post: line.choice("m_post", Post::from_code)?,
            occupation: line.text("m_occupation"),
            expert: line.is("m_expert", "yes"),
            security: line.is("m_security", "yes"),
            bar: Bar::from_code(line.get("m_bar")),
            consented: line.is("m_consented", "yes"),
        })
    };
    let team = |line: &Fields| TeamMember {
        email: line.text("t_email"),
        name: line.text("t_name"),
        title: line.text("t_title"),
        expertise: line.text("t_expertise"),
        qualified: line.is("t_qualified", "yes"),
        security: line.is("t_security", "yes"),
    };
    let list = sent.choice("list", List::from_code)?;
    Ok(Formed {
        formed_at: sent.moment("formed")?,
        team_formed_at: sent.moment("team_formed")?,
        announced_at: sent.moment("announced")?,
        simple: sent.is("simple", "yes"),
        representative_body: sent.is("representative_body", "yes"),
        system: sent.is("system", "yes"),
        project_security: sent.maybe("project_security")?.unwrap_or_default(),
        list,
        published_at: if list == List::Published { Some(sent.moment("published")?) } else { None },
        withheld_reason: sent.text("withheld_reason"),
        leaked: sent.is("leaked", "yes"),
        members: sent.lines(MEMBER, "m_email").iter().map(member).collect::<Result<_, Error>>()?,
        team: sent.lines(TEAM, "t_name").iter().map(team).collect(),
    })
}

/// The criteria.
///
/// # Errors
/// A field cannot be read, with the field.
pub fn criteria(sent: &Fields) -> Result<Criteria, Error> {
    let item = |line: &Fields| {
        Ok(Item {
            name: line.text("i_name"),
            max: line.number("i_max")?,
            price: line.is("i_kind", "price"),
            presentation: line.is("i_kind", "presentation"),
            open: line.is("i_open", "yes"),
            mark: line.maybe("i_mark")?,
            stage: line.maybe("i_stage")?,
        })
    };
    Ok(Criteria {
        principle: sent.choice("principle", Principle::from_code)?,
        service: sent.choice("service", Service::from_code)?,
        amount: sent.money("amount")?,
        base_price: sent.is("base_price", "yes"),
        approval: sent.text("approval"),
        case_by_case: sent.is("case_by_case", "yes"),
        has_superior: sent.is("has_superior", "yes"),
        method: sent.choice("method", Method::from_code)?,
        treatment: sent.choice("treatment", Treatment::from_code)?,
        full: sent.number("full")?,
        items: sent.lines(ITEM, "i_name").iter().map(item).collect::<Result<_, Error>>()?,
        pass_mark: sent.maybe("pass_mark")?,
        basis: sent.choice("basis", Basis::from_code)?,
        tie_rule: sent.choice("tie_rule", TieRule::from_code)?,
        price_open: sent.is("price_open", "yes"),
        rounds: sent.maybe("rounds")?,
    })
}

/// The opinion: `item`, then `bidder` and `words` for each bidder, then `differences`.
pub fn opinion(sent: &Fields) -> Opinion {
    let item = |line: Fields| ItemOpinion {
        item: line.text("item"),
        bidders: line
            .lines(["bidder", "words"], "bidder")
            .iter()
            .map(|one| BidderOpinion { bidder: one.text("bidder"), words: one.text("words") })
            .collect(),
        differences: line.text("differences"),
    };
    Opinion { items: sent.lines(["item", "bidder", "words", "differences"], "item").into_iter().map(item).collect() }
}

/// A statement on interests.
///
/// # Errors
/// A field cannot be read, with the field.
pub fn statement(sent: &Fields) -> Result<Statement, Error> {
    Ok(Statement {
        interest: sent.choice("interest", Interest::from_code)?,
        relation: sent.choice("relation", Relation::from_code)?,
        relation_ended: sent.day("relation_ended")?,
        doubt: sent.choice("doubt", Doubt::from_code)?,
        words: sent.text("words"),
    })
}

/// A meeting that is called.
///
/// # Errors
/// A field cannot be read, with the field.
pub fn called(sent: &Fields) -> Result<Called, Error> {
    let price = |line: &Fields| Ok(NewPrice { bidder: line.text("p_bidder"), price: line.money("p_price")? });
    let round = match sent.get("round") {
        "" => None,
        _ => Some(RoundCall {
            reason: sent.choice("round", Reason::from_code)?,
            negotiated: sent.all("negotiated"),
            adjusted: sent.all("adjusted"),
            prices: sent.lines(["p_bidder", "p_price"], "p_price").iter().map(price).collect::<Result<_, Error>>()?,
            everybody: sent.is("everybody", "yes"),
        }),
    };
    Ok(Called { held_at: sent.moment("held")?, place: sent.text("place"), clerk: sent.text("clerk"), round })
}

/// How a committee's work ended.
///
/// # Errors
/// A field cannot be read, with the field.
pub fn ending(sent: &Fields) -> Result<Ending, Error> {
    let awarded = match sent.get("outcome") {
        "awarded" => true,
        "failed" => false,
        _ => return Err(Error::invalid("choice.missing").at("outcome")),
    };
    Ok(Ending {
        awarded,
        at: sent.moment("ended")?,
        reason: sent.text("reason"),
        member_act: Act::from_code(sent.get("member_act")),
        secrets_removed: sent.is("secrets_removed", "yes"),
    })
}

/// A step of a meeting, by the last part of its address.
///
/// # Errors
/// There is no such step, or a field cannot be read.
pub fn step(what: &str, sent: &Fields) -> Result<Step, Error> {
    let seat = |name: &str| sent.get(name).parse().map_err(|_| Error::of(Kind::Malformed, "http.malformed"));
    match what {
        "attend" => Ok(Step::Attend { seat: seat("seat")?, how: sent.choice("how", Attendance::from_code)? }),
        "count" => Ok(Step::Count),
        "resolve" => Ok(Step::Resolve(Difference {
            resolution: sent.choice("resolution", Resolution::from_code)?,
            code: sent.text("code"),
            in_favour: sent.number("in_favour")?,
            reason: sent.text("reason"),
        })),
        "prepare-lots" => Ok(Step::PrepareLots),
        "draw-lots" => Ok(Step::DrawLots { words: sent.all("word") }),
        "decide" => Ok(Step::Decide(Decision {
            chosen: Some(sent.text("chosen")).filter(|chosen| !chosen.is_empty()),
            by: sent.get("by").parse().map_err(|_| Error::invalid("choice.missing").at("by"))?,
            in_favour: sent.maybe("in_favour")?.unwrap_or_default(),
            lots: sent.text("lots"),
            reason: sent.text("reason"),
        })),
        "minutes" => Ok(Step::Minutes(Minutes {
            guests: sent.text("guests"),
            reports: sent.text("reports"),
            discussions: sent.text("discussions"),
            motions: sent.text("motions"),
            helpers: sent.text("helpers"),
            course: sent.text("course"),
            negotiation: sent.text("negotiation"),
            discussed: sent.is("discussed", "yes"),
            differs: sent.is("differs", "yes"),
            reasons: sent.text("reasons"),
            signed: sent.is("signed", "yes"),
            last: sent.is("last", "yes"),
            confirmed: sent.is("confirmed", "yes"),
        })),
        _ => Err(Error::not_found()),
    }
}
