//! Every route of the API.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::api::{
    audit, bids, catalog, chart, choices, compare, frameworks, jobs, me, notices, order_steps, orders, problems,
    review_steps, reviews, search, searches, tenders,
};

/// Where the API stands.
pub const BASE: &str = "/api/v1";

/// Registers the routes, and with them their descriptions.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(search::search)
        .service(catalog::read_listing)
        .service(compare::read_prices)
        .service(compare::compare)
        .service(notices::read_notice)
        .service(frameworks::list_frameworks)
        .service(chart::read_orders_by_month)
        .service(me::me)
        .service(searches::list_searches)
        .service(searches::save_search)
        .service(searches::delete_search)
        .service(choices::list_choices)
        .service(choices::lock_choice)
        .service(choices::read_choice)
        .service(orders::list_orders)
        .service(orders::check_order)
        .service(orders::place_order)
        .service(orders::read_order)
        .service(order_steps::approve_order)
        .service(order_steps::reject_order)
        .service(order_steps::cancel_order)
        .service(order_steps::issue_order)
        .service(order_steps::confirm_order)
        .service(order_steps::decline_order)
        .service(tenders::list_tenders)
        .service(tenders::keep_a_tender)
        .service(tenders::read_tender)
        .service(bids::import_bid)
        .service(reviews::list_reviews)
        .service(reviews::read_review)
        .service(review_steps::confirm_finding)
        .service(review_steps::overrule_finding)
        .service(review_steps::finish_review)
        .service(review_steps::review_again)
        .service(jobs::list_jobs)
        .service(audit::read_timeline)
        .service(audit::verify_record)
        .service(problems::read_problem);
}
