//! Search over listings and award notices.

use actix_web::web::Query;
use actix_web::{HttpResponse, get};
use search_index::ask::{Ask, Sort};
use search_index::entry::Kind;
use search_index::hits::{Fragment, Hits};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::base::error::Error;
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
    /// The hits.
    pub hits: Vec<FoundHit>,
    /// Counts by field and value.
    pub facets: Vec<FoundFacet>,
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
}

/// Counts of a field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundFacet {
    /// The field.
    pub field: &'static str,
    /// Values and how many hits have them.
    pub counts: Vec<FoundCount>,
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
    Ok(Ask {
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

fn found(hits: Hits) -> Found {
    Found {
        total: hits.total,
        relaxed: hits.relaxed,
        hits: hits
            .hits
            .into_iter()
            .map(|hit| FoundHit {
                kind: hit.kind.as_str(),
                href: format!("/api/v1/{}s/{}", hit.kind.as_str(), hit.id),
                id: hit.id,
                name: hit.name_snippet.iter().map(|piece| piece.text.as_str()).collect(),
                snippet: marked(&hit.text_snippet),
            })
            .collect(),
        facets: hits
            .facets
            .into_iter()
            .map(|facet| FoundFacet {
                field: facet.field,
                counts: facet.counts.into_iter().map(|(value, count)| FoundCount { value, count }).collect(),
            })
            .collect(),
    }
}

fn marked(pieces: &[Fragment]) -> String {
    pieces.iter().map(|piece| if piece.hit { format!("<<{}>>", piece.text) } else { piece.text.clone() }).collect()
}
