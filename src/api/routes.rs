//! Every route of the API.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::api::{
    application_steps, applications, audit, bids, catalog, chart, choices, compare, exchange, framework_steps,
    frameworks, jobs, me, notices, order_steps, orders, problems, review_steps, reviews, search, searches, tenders,
    trust,
};

/// Where the API stands.
pub const BASE: &str = "/api/v1";

/// Registers the routes, and with them their descriptions.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(search::search)
        .service(search::suggest)
        .service(catalog::read_listing)
        .service(catalog::list_versions)
        .service(application_steps::amend_listing)
        .service(application_steps::cut_price)
        .service(applications::read_questions)
        .service(applications::list_applications)
        .service(applications::write_application)
        .service(applications::read_application)
        .service(applications::rewrite_application)
        .service(application_steps::step_application)
        .service(compare::read_prices)
        .service(compare::compare)
        .service(notices::read_notice)
        .service(frameworks::list_frameworks)
        .service(framework_steps::open_framework)
        .service(framework_steps::read_framework)
        .service(framework_steps::amend_framework)
        .service(exchange::import_file)
        .service(exchange::read_reconciliation)
        .service(exchange::list_site_orders)
        .service(exchange::read_site_order)
        .service(exchange::settle_site_order)
        .service(exchange::read_ready_order)
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
        .service(trust::evidence::list_evidence)
        .service(trust::evidence::file_evidence)
        .service(trust::evidence::read_evidence)
        .service(trust::evidence::withdraw_evidence)
        .service(trust::evidence::check_evidence)
        .service(trust::tasks::list_tasks)
        .service(trust::tasks::finish_task)
        .service(trust::price_steps::report_price)
        .service(trust::price_checks::list_price_checks)
        .service(trust::price_checks::read_price_check)
        .service(trust::price_steps::answer_price_check)
        .service(trust::price_steps::close_price_check)
        .service(trust::price_steps::withdraw_report)
        .service(trust::holds::place_hold)
        .service(trust::holds::list_holds)
        .service(trust::holds::read_hold)
        .service(trust::holds::object_hold)
        .service(trust::holds::decide_hold)
        .service(jobs::list_jobs)
        .service(audit::read_timeline)
        .service(audit::verify_record)
        .service(problems::read_problem);
}
