//! The pages' routes: one table, registered here and compared with the access table by a test.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};

use crate::web::{
    account, application, approvals, audit, award, book, cart, chart, choices, committee, compare, counted, estimate,
    figures, frameworks, home, interest, invitation, jobs, language, listing, login, notice, notices, office,
    office_applications, open_source, opening, order, order_new, orders, own_check, people, questions, quotes, review,
    search, searches, signatures, site, statics, tender, tenders, trust, vendor_bulk, vendor_listings, views, webhooks,
};

macro_rules! table {
    ($($method:ident $pattern:literal => $handler:path;)+) => {
        /// Every page: its method and its pattern. An earlier pattern goes before a later one that would also fit.
        pub const ROUTES: &[(&str, &str)] = &[$((stringify!($method), $pattern)),+];

        /// Registers every page.
        pub fn routes(config: &mut ServiceConfig) {
            $(config.route($pattern, web::method(Method::$method).to($handler));)+
        }
    };
}

table! {
    GET "/static/{file}" => statics::file;
    GET "/robots.txt" => site::robots;
    GET "/.well-known/security.txt" => site::security;
    GET "/" => home::show;
    GET "/search" => search::show;
    GET "/listings/{id}" => listing::show;
    GET "/compare" => compare::show;
    GET "/notices/totals" => notices::show;
    GET "/notices/totals/sheet.{format}" => notices::download;
    GET "/notices/{id}" => notice::show;
    GET "/frameworks" => frameworks::list;
    GET "/frameworks/{case_no}" => frameworks::show;
    GET "/charts/orders-by-month" => chart::orders_by_month;
    GET "/sitemap" => site::map;
    GET "/accessibility" => site::accessibility;
    POST "/language" => language::choose;
    GET "/login" => login::form;
    POST "/login" => login::sign_in;
    GET "/login/second" => login::second::form;
    POST "/login/second" => login::second::show_code;
    GET "/login/enrol" => login::enrol::form;
    POST "/login/enrol" => login::enrol::enrol;
    POST "/logout" => login::sign_out;
    GET "/invitations/{token}" => invitation::form;
    POST "/invitations/{token}" => invitation::accept;
    GET "/account" => account::show;
    POST "/account/tokens" => account::make_token;
    POST "/account/tokens/{id}/revoke" => account::revoke_token;
    POST "/account/sessions/close" => account::close_sessions;
    GET "/account/searches" => searches::list;
    POST "/account/searches" => searches::save;
    POST "/account/searches/{id}/delete" => searches::delete;
    GET "/account/views" => views::list;
    POST "/account/views" => views::save;
    POST "/account/views/{id}/delete" => views::delete;
    GET "/account/webhooks" => webhooks::list;
    POST "/account/webhooks" => webhooks::set_up;
    GET "/account/webhooks/{id}" => webhooks::show;
    POST "/account/webhooks/{id}/ping" => webhooks::ping;
    POST "/account/webhooks/{id}/delete" => webhooks::take_away;
    GET "/choices" => choices::list;
    POST "/choices" => choices::lock;
    GET "/choices/{id}" => choices::show;
    GET "/choices/{id}/{file}" => choices::files::download;
    GET "/orders" => orders::list;
    GET "/orders/new" => order_new::form;
    POST "/orders/check" => order_new::check;
    POST "/orders" => order_new::place;
    GET "/orders/{id}" => order::show;
    POST "/orders/{id}/approve" => order::approve;
    POST "/orders/{id}/reject" => order::reject;
    POST "/orders/{id}/cancel" => order::cancel;
    POST "/orders/{id}/issue" => order::issue;
    POST "/orders/{id}/confirm" => order::confirm;
    POST "/orders/{id}/decline" => order::decline;
    POST "/orders/{id}/encumber" => order::encumber;
    POST "/orders/{id}/record" => order::record;
    POST "/orders/{id}/deliver" => order::deliver;
    POST "/orders/{id}/accept" => order::accept;
    POST "/orders/{id}/refuse" => order::refuse;
    GET "/orders/{id}/request.{format}" => order::request::download;
    GET "/cart" => cart::show;
    POST "/cart/lines" => cart::change;
    POST "/cart/check" => cart::check;
    POST "/cart/place" => cart::place_all;
    GET "/approvals" => approvals::show;
    POST "/approvals" => approvals::keep;
    POST "/approvals/absences" => approvals::leave;
    POST "/approvals/absences/{id}/end" => approvals::back;
    GET "/orders/{id}/pcc" => order::pcc::show;
    GET "/orders/{id}/pcc/{file}" => order::pcc::download;
    GET "/office/frameworks" => office::frameworks::list;
    POST "/office/frameworks" => office::framework_edit::create;
    GET "/office/frameworks/new" => office::framework_edit::new;
    GET "/office/frameworks/{id}" => office::framework::show;
    GET "/office/frameworks/{id}/amend" => office::framework_edit::edit;
    POST "/office/frameworks/{id}/amend" => office::framework_edit::change;
    GET "/office/imports" => office::imports::show;
    POST "/office/imports" => office::imports::take;
    GET "/office/yearly" => office::yearly::show;
    GET "/office/yearly/{id}/{name}" => office::yearly::download;
    GET "/office/reconciliation" => office::reconciliation::show;
    GET "/office/reconciliation/sheet.{format}" => office::reconciliation::download;
    GET "/office/site-orders" => office::site_orders::list;
    GET "/office/site-orders/{id}" => office::site_order::show;
    POST "/office/site-orders/{id}" => office::site_order::take;
    GET "/tenders" => tenders::list;
    GET "/tenders/{tender_no}" => tender::show;
    POST "/tenders/{tender_no}/bids" => tender::import;
    GET "/tenders/{tender_no}/matrix" => review::matrix::show;
    GET "/tenders/{tender_no}/interest" => interest::show;
    POST "/tenders/{tender_no}/interest" => interest::write;
    GET "/tenders/{tender_no}/award" => award::show;
    POST "/tenders/{tender_no}/award" => award::write;
    POST "/tenders/{tender_no}/award/reserve" => award::reserve;
    POST "/tenders/{tender_no}/award/offers" => award::offer;
    POST "/tenders/{tender_no}/award/ready" => award::ready;
    POST "/tenders/{tender_no}/award/framework" => award::after::framework;
    POST "/tenders/{tender_no}/award/hold" => award::after::hold_or_release;
    GET "/tenders/{tender_no}/award/papers/{name}" => award::after::download;
    GET "/tenders/{tender_no}/award/notice" => award::notice::show;
    GET "/tenders/{tender_no}/award/notice/{name}" => award::notice::download;
    POST "/tenders/{tender_no}/award/announced/{what}" => award::notice::write;
    GET "/tenders/{tender_no}/award/items/{item_no}" => award::item::show;
    POST "/tenders/{tender_no}/award/items/{item_no}" => award::item::take_step;
    GET "/tenders/{tender_no}/signatures/{paper}" => signatures::show;
    POST "/tenders/{tender_no}/signatures/{paper}" => signatures::write;
    GET "/tenders/{tender_no}/signatures/{paper}/{id}" => signatures::download;
    GET "/tenders/{tender_no}/openings/{stage}" => opening::show;
    POST "/tenders/{tender_no}/openings/{stage}" => opening::write;
    GET "/tenders/{tender_no}/openings/{stage}/{name}" => opening::download;
    GET "/committee" => committee::list;
    GET "/tenders/{tender_no}/committee" => committee::show;
    GET "/tenders/{tender_no}/committee/told" => committee::told::show;
    POST "/tenders/{tender_no}/committee/{what}" => committee::write;
    GET "/tenders/{tender_no}/committee/meetings/{number}" => committee::meeting::show;
    POST "/tenders/{tender_no}/committee/meetings/{number}/sheets/paper" => committee::sheet::enter_paper;
    GET "/tenders/{tender_no}/committee/meetings/{number}/sheet" => committee::sheet::show;
    GET "/tenders/{tender_no}/committee/meetings/{number}/sheet/scan" => committee::sheet::scan;
    POST "/tenders/{tender_no}/committee/meetings/{number}/sheet" => committee::sheet::write;
    POST "/tenders/{tender_no}/committee/meetings/{number}/{what}" => committee::meeting::write;
    GET "/tenders/{tender_no}/committee/meetings/{number}/papers/{name}" => committee::paper::download;
    GET "/review" => review::queue::list;
    GET "/review/{id}" => review::desk::show;
    GET "/review/{id}/progress" => review::desk::progress;
    GET "/review/{id}/beside/{kind}" => review::beside::show;
    GET "/review/{id}/files/{file}" => review::file::download;
    GET "/review/{id}/files/{file}/pages/{page}" => review::file::page;
    POST "/review/{id}/findings/{number}" => review::step::settle;
    POST "/review/{id}/finish" => review::step::finish;
    POST "/review/{id}/second" => review::step::second;
    POST "/review/{id}/questions" => review::ask::question;
    POST "/review/{id}/questions/{question}" => review::ask::letter;
    GET "/review/{id}/papers/{name}" => review::paper::download;
    POST "/review/{id}/again" => review::step::again;
    POST "/review/{id}/corrections" => review::correct::write;
    GET "/vendor/listings" => vendor_listings::list;
    GET "/vendor/bulk" => vendor_bulk::show;
    GET "/vendor/bulk/sheet.{format}" => vendor_bulk::download;
    GET "/vendor/own-check" => own_check::show;
    POST "/vendor/own-check" => own_check::run;
    GET "/vendor/questions" => questions::list;
    GET "/vendor/questions/{id}" => questions::show;
    POST "/vendor/questions/{id}" => questions::reply;
    POST "/vendor/bulk" => vendor_bulk::preview;
    POST "/vendor/bulk/take" => vendor_bulk::take;
    GET "/vendor/listings/new" => application::new;
    POST "/vendor/applications" => application::write;
    GET "/vendor/listings/{id}" => vendor_listings::manage;
    GET "/vendor/listings/{id}/change" => application::change;
    POST "/vendor/listings/{id}/amend" => vendor_listings::amended;
    POST "/vendor/listings/{id}/cut-price" => vendor_listings::cut_price;
    GET "/office/applications" => office_applications::list;
    GET "/applications/{id}" => application::show;
    POST "/applications/{id}" => application::rewrite;
    POST "/applications/{id}/{step}" => application::step;
    GET "/open-source" => open_source::list;
    GET "/office/open-source/new" => open_source::new;
    POST "/office/open-source" => open_source::add;
    GET "/office/open-source/{id}" => open_source::edit;
    POST "/office/open-source/{id}" => open_source::change;
    GET "/vendor/evidence" => trust::evidence::show;
    POST "/vendor/evidence" => trust::evidence::take;
    POST "/vendor/evidence/{id}/withdraw" => trust::evidence::close;
    GET "/office/evidence" => trust::evidence_office::list;
    POST "/office/evidence/{id}/check" => trust::evidence_office::look;
    GET "/evidence/{id}/file" => trust::file::of_evidence;
    GET "/quotes" => quotes::list;
    GET "/quotes/new" => quotes::ask::form;
    POST "/quotes" => quotes::ask::take;
    GET "/quotes/{id}" => quotes::show;
    POST "/quotes/{id}/answer" => quotes::step::answer;
    POST "/quotes/{id}/open" => quotes::step::open;
    POST "/quotes/{id}/choose" => quotes::step::choose;
    POST "/quotes/{id}/withdraw" => quotes::step::withdraw;
    GET "/office/tasks" => trust::tasks::list;
    GET "/office/restricted-brands" => trust::brands::list;
    GET "/office/lists" => office::lists::show;
    POST "/office/lists" => office::lists::take;
    POST "/office/tasks/{id}/done" => trust::tasks::done;
    GET "/listings/{id}/price-report" => trust::price_report::form;
    POST "/listings/{id}/price-report" => trust::price_report::take;
    GET "/price-checks" => trust::price_checks::list;
    GET "/vendor/price-checks" => trust::price_checks::list;
    GET "/office/price-checks" => trust::price_checks::list;
    GET "/price-checks/{id}" => trust::price_check::show;
    POST "/price-checks/{id}/answer" => trust::price_check::say;
    POST "/price-checks/{id}/close" => trust::price_check::end;
    POST "/price-checks/{id}/withdraw" => trust::price_check::take_back;
    GET "/price-checks/{id}/reports/{report}/file" => trust::file::of_report;
    GET "/listings/{id}/hold" => trust::hold_new::form;
    POST "/listings/{id}/hold" => trust::hold_new::take;
    GET "/holds" => trust::holds::list;
    GET "/holds/{id}" => trust::hold::show;
    POST "/holds/{id}/object" => trust::hold::protest;
    POST "/holds/{id}/decide" => trust::hold::rule;
    GET "/figures" => figures::public;
    GET "/figures/{file}" => figures::public_file;
    GET "/office/figures" => figures::office;
    POST "/office/figures/rebuild" => figures::rebuild;
    GET "/office/figures/orders" => counted::office;
    GET "/office/figures/orders/sheet.{format}" => counted::office_sheet;
    GET "/office/figures/{file}" => figures::office_file;
    GET "/agency/figures" => figures::agency;
    GET "/agency/figures/orders" => counted::agency;
    GET "/agency/figures/orders/sheet.{format}" => counted::agency_sheet;
    GET "/agency/figures/{file}" => figures::agency_file;
    GET "/vendor/figures" => figures::vendor;
    GET "/vendor/figures/orders" => counted::vendor;
    GET "/vendor/figures/orders/sheet.{format}" => counted::vendor_sheet;
    GET "/vendor/figures/{file}" => figures::vendor_file;
    GET "/maker/figures" => figures::maker;
    GET "/maker/figures/{file}" => figures::maker_file;
    GET "/prices" => book::index;
    GET "/prices/{id}" => book::show;
    GET "/estimates" => estimate::show;
    GET "/estimates/{name}" => estimate::download;
    GET "/jobs" => jobs::list;
    POST "/jobs/rebuild-index" => jobs::rebuild_index;
    GET "/people" => people::show;
    POST "/people/invitations" => people::invite;
    GET "/audit" => audit::show;
    POST "/audit/verify" => audit::verify;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::access::{ACCESS, who};

    #[test]
    fn every_page_has_a_row_of_access_and_every_row_a_page() {
        for (method, pattern) in ROUTES {
            assert!(who(method, pattern).is_some(), "{method} {pattern} has no row");
        }
        let elsewhere = |route: &str| route.starts_with("/api/") || ["/live", "/ready", "/metrics"].contains(&route);
        for row in ACCESS.iter().filter(|row| !elsewhere(row.route)) {
            assert!(ROUTES.contains(&(row.method, row.route)), "{} {} has no page", row.method, row.route);
        }
    }
}
