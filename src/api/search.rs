//! Search over listings and award notices.

use actix_web::web::Query;
use actix_web::{HttpResponse, get};
use search_index::Completes;
use search_index::ask::{Ask, Sort};
use search_index::entry::Kind;
use search_index::hits::{Fragment, Hits, Why};
use search_index::suggest::Suggestion;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::base::error::Error;
use crate::base::money::Money;
use crate::catalog::questions::table::all;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::problem::Problem;
use crate::search::find::find;

/// The most hits that may be skipped; deeper pages are asked by narrower filters.
const DEEPEST: usize = 10_000;

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
pub struct SearchAsk {
    /// Words.
    #[serde(default)]
    pub q: String,
    /// `listing` or `notice`.
    pub kind: Option<String>,
    /// `software`, `cloud` or `security`.
    pub class: Option<String>,
    /// Category.
    pub category: Option<String>,
    /// Maker.
    pub maker: Option<String>,
    /// Vendor.
    pub vendor: Option<String>,
    /// Agency of an award notice.
    pub agency: Option<String>,
    /// Year of an award notice.
    pub year: Option<i64>,
    /// Only what can be ordered.
    #[serde(default)]
    pub orderable: bool,
    /// Answers by question, `languages:zh-TW,deployment:saas`; the questions are at `/api/v1/questions`.
    pub facts: Option<String>,
    /// Lowest unit price, NT$ as a decimal.
    pub price_min: Option<String>,
    /// Highest unit price, NT$ as a decimal.
    pub price_max: Option<String>,
    /// Whether each hit says why it was found.
    #[serde(default)]
    pub explain: bool,
    /// `relevance`, `price_asc`, `price_desc` or `newest`.
    pub sort: Option<String>,
    /// Hits to skip.
    pub offset: Option<usize>,
    /// Hits wanted, 1 to 100.
    pub limit: Option<usize>,
}

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    /// How many in all.
    pub total: u64,
    /// Whether the words were taken loosely because nothing fitted them all.
    pub relaxed: bool,
    /// Words that nothing contains.
    pub unknown: Vec<String>,
    /// The words that were probably meant.
    pub instead: Option<String>,
    /// The hits.
    pub hits: Vec<FoundHit>,
    /// Counts by field and value.
    pub facets: Vec<FoundFacet>,
    /// Counts by question and answer.
    pub facts: Vec<FoundFact>,
    /// Counts by unit price.
    pub prices: Vec<FoundBand>,
}

/// One hit.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundHit {
    /// `listing` or `notice`.
    pub kind: &'static str,
    /// The id.
    pub id: String,
    /// Where to read it.
    pub href: String,
    /// The name.
    pub name: String,
    /// A piece of the text, with the words found between `<<` and `>>`.
    pub snippet: String,
    /// Why it was found, where asked for.
    #[schema(value_type = Vec<Object>)]
    pub why: Vec<Why>,
}

/// Counts of a field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundFacet {
    /// The field.
    pub field: &'static str,
    /// Values and how many hits have them.
    pub counts: Vec<FoundCount>,
}

/// Counts of a question.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundFact {
    /// The question's key.
    pub key: String,
    /// Answers and how many hits have them.
    pub counts: Vec<FoundCount>,
}

/// Hits within a band of prices, both ends included.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundBand {
    /// The lowest price.
    #[schema(value_type = Option<String>)]
    pub least: Option<Money>,
    /// The highest price.
    #[schema(value_type = Option<String>)]
    pub most: Option<Money>,
    /// How many hits.
    pub count: u64,
}

/// A value and its count.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundCount {
    /// The value.
    pub value: String,
    /// How many hits.
    pub count: u64,
}

/// Searches.
#[utoipa::path(tag = "market", params(SearchAsk), responses((status = 200, body = Found), (status = 422, body = Problem)))]
#[get("/search")]
pub async fn search(caller: Caller, ask: Query<SearchAsk>) -> Result<HttpResponse, Failure> {
    let (ask, index) = (parse(ask.into_inner())?, caller.app.index.clone());
    let hits =
        actix_web::web::block(move || find(&index, &ask)).await.map_err(|cause| Error::internal("search", cause))??;
    Ok(HttpResponse::Ok().json(found(hits)))
}

fn parse(wire: SearchAsk) -> Result<Ask, Error> {
    let one_of = |field: &str, known: &str| Error::invalid("search.unknown_value").with("known", known).at(field);
    let kinds = match wire.kind.as_deref() {
        None => Vec::new(),
        Some(kind) => vec![Kind::parse(kind).ok_or_else(|| one_of("kind", "listing, notice"))?],
    };
    let sort = match wire.sort.as_deref() {
        None | Some("relevance") => Sort::Relevance,
        Some("price_asc") => Sort::PriceAsc,
        Some("price_desc") => Sort::PriceDesc,
        Some("newest") => Sort::Newest,
        Some(_) => return Err(one_of("sort", "relevance, price_asc, price_desc, newest")),
    };
    let (offset, limit) = (wire.offset.unwrap_or(0), wire.limit.unwrap_or(20));
    if offset > DEEPEST || !(1..=100).contains(&limit) {
        return Err(Error::invalid("page.limit_out_of_range").with("most", 100).at("limit"));
    }
    let price = |text: Option<String>, field: &str| match text {
        None => Ok(None),
        Some(text) => {
            let amount = Money::parse(&text).ok_or_else(|| Error::invalid("listing.not_money").at(field))?;
            Ok::<_, Error>(Some(amount.0))
        }
    };
    Ok(Ask {
        price_min: price(wire.price_min, "price_min")?,
        price_max: price(wire.price_max, "price_max")?,
        facts: facts(wire.facts.as_deref().unwrap_or_default())?,
        facet_facts: all().filter(|question| question.filter).map(|question| question.key.clone()).collect(),
        explain: wire.explain,
        kinds,
        class: wire.class,
        category: wire.category,
        maker: wire.maker,
        vendor: wire.vendor,
        agency: wire.agency,
        year: wire.year,
        orderable_only: wire.orderable,
        sort,
        offset,
        limit,
        ..Ask::words(wire.q)
    })
}

/// Answers by question as the address writes them.
fn facts(text: &str) -> Result<Vec<(String, Vec<String>)>, Error> {
    let mut facts: Vec<(String, Vec<String>)> = Vec::new();
    for part in text.split(',').filter(|part| !part.trim().is_empty()) {
        let known = part.split_once(':').filter(|(key, _)| all().any(|one| one.filter && one.key == *key));
        let Some((key, value)) = known else {
            let keys: Vec<&str> = all().filter(|one| one.filter).map(|one| one.key.as_str()).collect();
            return Err(Error::invalid("search.unknown_value").with("known", keys.join(", ")).at("facts"));
        };
        match facts.iter_mut().find(|fact| fact.0 == key) {
            Some(fact) => fact.1.push(value.to_owned()),
            None => facts.push((key.to_owned(), vec![value.to_owned()])),
        }
    }
    Ok(facts)
}

fn found(hits: Hits) -> Found {
    Found {
        total: hits.total,
        relaxed: hits.relaxed,
        unknown: hits.unknown,
        instead: hits.instead,
        hits: hits
            .hits
            .into_iter()
            .map(|hit| FoundHit {
                kind: hit.kind.as_str(),
                href: format!("/api/v1/{}s/{}", hit.kind.as_str(), hit.id),
                id: hit.id,
                name: hit.name_snippet.iter().map(|piece| piece.text.as_str()).collect(),
                snippet: marked(&hit.text_snippet),
                why: hit.why,
            })
            .collect(),
        facets: hits
            .facets
            .into_iter()
            .map(|facet| FoundFacet { field: facet.field, counts: counts(facet.counts) })
            .collect(),
        facts: hits
            .facts
            .into_iter()
            .filter(|facet| !facet.counts.is_empty())
            .map(|facet| FoundFact { key: facet.key, counts: counts(facet.counts) })
            .collect(),
        prices: hits
            .price_bands
            .into_iter()
            .map(|(least, most, count)| FoundBand { least: least.map(Money), most: most.map(Money), count })
            .collect(),
    }
}

fn counts(counts: Vec<(String, u64)>) -> Vec<FoundCount> {
    counts.into_iter().map(|(value, count)| FoundCount { value, count }).collect()
}

/// Which suggestions.
#[derive(Debug, Deserialize, IntoParams)]
pub struct SuggestAsk {
    /// What has been typed.
    #[serde(default)]
    pub q: String,
    /// Suggestions wanted, 1 to 50.
    pub limit: Option<usize>,
}

/// What a person may be about to type.
#[derive(Debug, Serialize, ToSchema)]
pub struct Suggested {
    /// The text.
    pub text: String,
    /// `category`, `maker`, `name` or `code`.
    #[schema(value_type = String)]
    pub kind: Completes,
    /// About how many entries have it.
    pub entries: u64,
}

/// Suggests what begins with what has been typed.
#[utoipa::path(tag = "market", params(SuggestAsk), responses((status = 200, body = [Suggested]), (status = 422, body = Problem)))]
#[get("/suggest")]
pub async fn suggest(caller: Caller, ask: Query<SuggestAsk>) -> Result<HttpResponse, Failure> {
    let (ask, index) = (ask.into_inner(), caller.app.index.clone());
    let limit = ask.limit.unwrap_or(8);
    if !(1..=50).contains(&limit) {
        return Err(Error::invalid("page.limit_out_of_range").with("most", 50).at("limit").into());
    }
    let found = actix_web::web::block(move || index.suggest(&ask.q, limit)).await;
    let found = found.map_err(|cause| Error::internal("suggest", cause))?;
    let found = found.map_err(|cause| Error::internal("suggest", cause))?;
    let said = |one: Suggestion| Suggested { text: one.text, kind: one.kind, entries: one.entries };
    Ok(HttpResponse::Ok().json(found.into_iter().map(said).collect::<Vec<_>>()))
}

fn marked(pieces: &[Fragment]) -> String {
    pieces.iter().map(|piece| if piece.hit { format!("<<{}>>", piece.text) } else { piece.text.clone() }).collect()
}
