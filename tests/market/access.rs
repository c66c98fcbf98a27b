//! The route table against the running server: every route, asked by nobody and by each role; and the ways of saying
//! who one is.

use std::collections::BTreeSet;

use diesel::prelude::*;
use gongqi::accounts::model::User;
use gongqi::accounts::session::{self, Session};
use gongqi::accounts::token::{self, Scope};
use gongqi::api::openapi;
use gongqi::base::actor::Role;
use gongqi::base::id::TokenId;
use gongqi::db::conn::DbConn;
use gongqi::db::schema::user_account;
use gongqi::http::access::{ACCESS, Access, Who};
use gongqi::http::gate::LOCAL_COOKIE;
use gongqi::web::routes::ROUTES;
use serde_json::json;
use ureq::Agent;

use crate::on_both;
use crate::orders::wanted;
use crate::support::client::Answer;
use crate::support::market::TestMarket;

/// How a request says who asks.
#[derive(Clone, Copy)]
enum Shown<'a> {
    Nothing,
    Token(&'a str),
    /// The cookie's secret and the token that forms carry.
    Cookie(&'a str, &'a str),
}

/// Asks once, sending everything that a right request of the route would, but a thing that does not exist.
fn ask(market: &TestMarket, method: &str, route: &str, shown: Shown<'_>) -> Answer {
    let agent: Agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent();
    let mut request = ureq::http::Request::builder()
        .method(method)
        .uri(format!("{}{}", market.base, filled(route)))
        .header("Idempotency-Key", uuid::Uuid::now_v7().to_string())
        .header("If-Match", "\"1\"");
    let mut form = String::new();
    match shown {
        Shown::Nothing => {}
        Shown::Token(token) => request = request.header("Authorization", format!("Bearer {token}")),
        Shown::Cookie(secret, csrf) => {
            request = request.header("Cookie", format!("{LOCAL_COOKIE}={secret}"));
            form = format!("csrf={csrf}");
        }
    }
    let answer = if method == "GET" {
        agent.run(request.body(()).unwrap())
    } else if is_api(route) {
        agent.run(request.header("Content-Type", "application/json").body("{}".to_owned()).unwrap())
    } else {
        agent.run(request.header("Content-Type", "application/x-www-form-urlencoded").body(form).unwrap())
    };
    let mut answer = answer.unwrap();
    let body = answer.body_mut().read_to_string().unwrap_or_default();
    Answer { status: answer.status().as_u16(), headers: answer.headers().clone(), body }
}

/// A route's pattern with an unknown id in each place.
fn filled(route: &str) -> String {
    let fill = |part: &str| if part.starts_with('{') { uuid::Uuid::now_v7().to_string() } else { part.to_owned() };
    route.split('/').map(fill).collect::<Vec<_>>().join("/")
}

fn is_api(route: &str) -> bool {
    route.starts_with("/api/")
}

fn admits(row: &Access, role: Role) -> bool {
    match row.who {
        Who::Anyone | Who::HalfSignedIn | Who::SignedIn => true,
        Who::Roles(roles) => roles.contains(&role),
    }
}

/// A session of a person, whole or still without its second factor.
fn session_of(market: &TestMarket, user: &User, complete: bool) -> (String, Session) {
    let (call, id) = (market.app.call(user.actor(), "test").unwrap(), user.id);
    let secret = market.app.door.write_now(move |conn| session::open(conn, &call, id, complete)).unwrap();
    let now = market.app.clock.now();
    let open = market.app.door.read_now(|conn| session::find(conn, &secret, now)).unwrap().unwrap();
    (secret, open)
}

/// A new token of a person.
fn token_of(market: &TestMarket, user: &User, scope: Scope) -> (TokenId, String) {
    let (call, id) = (market.app.call(user.actor(), "test").unwrap(), user.id);
    market.app.door.write_now(move |conn| token::make(conn, &call, id, "test", scope)).unwrap()
}

on_both!(every_route_of_the_api_by_nobody_and_by_each_role, |market| {
    for row in ACCESS.iter().filter(|row| is_api(row.route)) {
        let what = format!("{} {}", row.method, row.route);
        let nobody = ask(market, row.method, row.route, Shown::Nothing);
        match row.who {
            Who::Anyone => assert!(![401, 403].contains(&nobody.status), "{what}: {}", nobody.body),
            _ => assert_eq!((nobody.status, nobody.code().as_str()), (401, refusal(row)), "{what}"),
        }
        for role in Role::ALL {
            let answer = ask(market, row.method, row.route, Shown::Token(&market.cast.of(*role).token));
            if admits(row, *role) {
                assert!(![401, 403].contains(&answer.status), "{what} by {role}: {} {}", answer.status, answer.body);
                assert!(answer.status < 500, "{what} by {role}: {} {}", answer.status, answer.body);
            } else {
                assert_eq!((answer.status, answer.code().as_str()), (403, "forbidden"), "{what} by {role}");
            }
        }
    }
});

/// The code of the refusal of nobody.
fn refusal(row: &Access) -> &'static str {
    if row.method == "GET" { "unauthenticated" } else { "token.missing" }
}

on_both!(every_page_by_nobody_and_by_each_role, |market| {
    for row in ACCESS.iter().filter(|row| !is_api(row.route)) {
        let what = format!("{} {}", row.method, row.route);
        let nobody = ask(market, row.method, row.route, Shown::Nothing);
        match (row.who, row.method) {
            (Who::Anyone, _) => assert!(![401, 403].contains(&nobody.status), "{what}: {}", nobody.status),
            (_, "GET") => {
                assert_eq!(nobody.status, 303, "{what}");
                assert!(nobody.header("location").starts_with("/login?next="), "{what}: {}", nobody.header("location"));
            }
            _ => assert_eq!(nobody.status, 401, "{what}"),
        }
        for role in Role::ALL {
            // A new session each time: some routes end it.
            let (secret, open) = session_of(market, &market.cast.of(*role).user, true);
            let answer = ask(market, row.method, row.route, Shown::Cookie(&secret, &open.csrf));
            if admits(row, *role) {
                assert!(![401, 403].contains(&answer.status), "{what} by {role}: {} {}", answer.status, answer.body);
                assert!(answer.status < 500, "{what} by {role}: {} {}", answer.status, answer.body);
                assert!(!answer.header("location").starts_with("/login?next="), "{what} by {role}");
            } else {
                assert_eq!(answer.status, 403, "{what} by {role}");
            }
        }
    }
});

on_both!(a_password_alone_opens_nothing_but_the_second_step, |market| {
    let (secret, open) = session_of(market, &market.cast.approver.user, false);
    for row in ACCESS.iter().filter(|row| matches!(row.who, Who::SignedIn | Who::Roles(_))) {
        let what = format!("{} {}", row.method, row.route);
        let answer = ask(market, row.method, row.route, Shown::Cookie(&secret, &open.csrf));
        if row.method == "GET" && !is_api(row.route) {
            assert_eq!(answer.status, 303, "{what}");
            assert!(
                answer.header("location").starts_with("/login/second?next="),
                "{what}: {}",
                answer.header("location")
            );
        } else {
            assert_eq!(answer.status, 401, "{what}");
        }
    }
});

on_both!(a_cookie_reads_the_api_but_does_not_act_through_it, |market| {
    let (secret, open) = session_of(market, &market.cast.buyer.user, true);
    let shown = Shown::Cookie(&secret, &open.csrf);
    let me = ask(market, "GET", "/api/v1/me", shown).expect(200).json();
    assert_eq!(me["user"], json!(market.cast.buyer.user.id));
    for row in ACCESS.iter().filter(|row| is_api(row.route) && row.method != "GET") {
        assert_eq!(ask(market, row.method, row.route, shown).expect(401).code(), "token.missing", "{}", row.route);
    }
    let now = market.app.clock.now();
    market.app.door.write_now(move |conn| session::close(conn, &open.token_hash)).unwrap();
    assert!(market.app.door.read_now(|conn| session::find(conn, &secret, now)).unwrap().is_none());
    ask(market, "GET", "/api/v1/me", shown).expect(401);
});

on_both!(a_form_from_elsewhere_is_refused, |market| {
    let (secret, open) = session_of(market, &market.cast.buyer.user, true);
    for (name, value) in
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "http://elsewhere.example")]
    {
        let response = ureq::post(format!("{}/account/sessions/close", market.base))
            .config()
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .header("Cookie", format!("{LOCAL_COOKIE}={secret}"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(name, value)
            .send(format!("csrf={}", open.csrf))
            .unwrap();
        assert_eq!(response.status(), 403, "{name}: {value}");
    }
    for csrf in ["", "0000"] {
        let answer = ask(market, "POST", "/account/sessions/close", Shown::Cookie(&secret, csrf));
        assert_eq!(answer.status, 403, "a form with the token `{csrf}`");
    }
    let now = market.app.clock.now();
    assert!(
        market.app.door.read_now(|conn| session::find(conn, &secret, now)).unwrap().is_some(),
        "the session goes on"
    );
});

on_both!(a_token_for_reading_does_not_act, |market| {
    let (_, token) = token_of(market, &market.cast.buyer.user, Scope::Read);
    let reader = market.with(&token);
    reader.get("/api/v1/me").expect(200);
    for path in ["/api/v1/orders", "/api/v1/orders/check"] {
        assert_eq!(reader.post(path, &wanted(market, 1)).expect(403).code(), "token.read_only");
    }
    assert_eq!(reader.get("/api/v1/orders").expect(200).json()["data"], json!([]));
});

on_both!(a_token_ends, |market| {
    let user = &market.cast.buyer.user;
    let ((id, revoked), (_, expiring)) = (token_of(market, user, Scope::Write), token_of(market, user, Scope::Write));
    let refused = |token: &str| assert_eq!(market.with(token).get("/api/v1/me").expect(401).code(), "token.unknown");
    market.with(&revoked).get("/api/v1/me").expect(200);
    let (call, owner) = (market.app.call(user.actor(), "test").unwrap(), user.id);
    market.app.door.write_now(move |conn| token::revoke(conn, &call, owner, id)).unwrap();
    refused(&revoked);

    let mut altered = expiring.clone();
    let last = if altered.pop() == Some('0') { '1' } else { '0' };
    altered.push(last);
    for unknown in [altered.as_str(), "gongqi_x_y", "x"] {
        refused(unknown);
    }

    market.with(&expiring).get("/api/v1/me").expect(200);
    market.wait(60 * 24 * 365 - 1);
    market.with(&expiring).get("/api/v1/me").expect(200);
    market.wait(1);
    refused(&expiring);
});

on_both!(a_shut_account_opens_nothing, |market| {
    let buyer = &market.cast.buyer;
    let (secret, open) = session_of(market, &buyer.user, true);
    let id = buyer.user.id;
    let shut = move |conn: &mut DbConn| {
        Ok(diesel::update(user_account::table.find(id)).set(user_account::disabled.eq(true)).execute(conn)?)
    };
    assert_eq!(market.app.door.write_now(shut).unwrap(), 1);
    market.with(&buyer.token).get("/api/v1/me").expect(401);
    ask(market, "GET", "/api/v1/me", Shown::Cookie(&secret, &open.csrf)).expect(401);
});

/// The routes that serve the description and so do not stand in it.
const DESCRIBING: [&str; 3] = ["/api/v1/openapi.json", "/api/v1/docs", "/api/v1/docs/{_:.*}"];
/// The routes of the operation, which no page's author registers.
const OPERATION: [&str; 3] = ["/live", "/ready", "/metrics"];

fn rows(wanted: impl Fn(&str) -> bool) -> BTreeSet<(String, String)> {
    let rows = ACCESS.iter().filter(|row| wanted(row.route));
    rows.map(|row| (row.method.to_owned(), row.route.to_owned())).collect()
}

#[test]
fn the_table_has_each_route_once() {
    assert_eq!(rows(|_| true).len(), ACCESS.len());
}

#[test]
fn the_api_describes_just_the_routes_of_the_table() {
    let document = serde_json::to_value(openapi::document()).unwrap();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| item.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone())))
        .collect();
    assert_eq!(described, rows(|route| is_api(route) && !DESCRIBING.contains(&route)));
}

#[test]
fn the_pages_are_just_the_routes_of_the_table() {
    let served: BTreeSet<(String, String)> =
        ROUTES.iter().map(|(method, route)| ((*method).to_owned(), (*route).to_owned())).collect();
    assert_eq!(served.len(), ROUTES.len());
    assert_eq!(served, rows(|route| !is_api(route) && !OPERATION.contains(&route)));
}
