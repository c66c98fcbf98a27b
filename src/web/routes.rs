//! The pages' routes: one table, registered here and compared with the access table by a test.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};

use crate::web::{
    account, audit, chart, choices, compare, frameworks, home, invitation, jobs, language, listing, login, notice,
    order, order_new, orders, people, review, search, searches, site, statics, tender, tenders,
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
    GET "/tenders" => tenders::list;
    GET "/tenders/{tender_no}" => tender::show;
    POST "/tenders/{tender_no}/bids" => tender::import;
    GET "/review" => review::queue::list;
    GET "/review/{id}" => review::desk::show;
    GET "/review/{id}/progress" => review::desk::progress;
    GET "/review/{id}/files/{file}" => review::file::download;
    GET "/review/{id}/files/{file}/pages/{page}" => review::file::page;
    POST "/review/{id}/findings/{number}" => review::step::settle;
    POST "/review/{id}/finish" => review::step::finish;
    POST "/review/{id}/again" => review::step::again;
    GET "/jobs" => jobs::list;
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
