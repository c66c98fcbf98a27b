//! Every event by every role from every state of an order: the step of the table, or a refusal that changes nothing.

use std::collections::BTreeSet;

use diesel::prelude::*;
use gongqi::accounts::decide::roles;
use gongqi::approvals::model::StepKind;
use gongqi::base::actor::Role;
use gongqi::base::id::{OrganisationId, UserId};
use gongqi::db::conn::DbConn;
use gongqi::db::schema::{ceiling, orders, user_account};
use gongqi::http::access::{Who, who};
use gongqi::orders::state::{Hold, OrderEvent, OrderState, STEPS, Step, When, next};
use serde_json::{Value, json};

use crate::on_both;
use crate::orders::wanted;
use crate::support::client::{Answer, Client};
use crate::support::market::{NOW, TestMarket};

/// An order as its buyer sees it.
struct Seen {
    path: String,
    view: Value,
}

impl Seen {
    fn version(&self) -> i64 {
        self.view["version"].as_i64().unwrap()
    }
}

/// The conditions of orders that one approver signs and that are placed on the e-procurement site.
const HERE: [When; 2] = [When::Always, When::LastThere];

/// The states that people bring an order into; `approved` is one of before, and `expired` is the program's.
fn states() -> impl Iterator<Item = OrderState> {
    let other = [OrderState::Approved, OrderState::Expired];
    OrderState::ALL.iter().copied().filter(move |state| !other.contains(state))
}

/// The events that people take.
fn events() -> impl Iterator<Item = OrderEvent> {
    OrderEvent::ALL.iter().copied().filter(|event| !roles(event.action()).is_empty())
}

/// The events that lead from a fresh order to a state.
fn way(to: OrderState) -> Vec<OrderEvent> {
    if to == OrderState::Placed {
        return Vec::new();
    }
    let leads = |step: &&Step| step.to == to && HERE.contains(&step.when) && step.from != OrderState::Approved;
    let own = |step: &&Step| step.event.signs().is_none_or(|kind| kind == StepKind::Approval);
    let last = STEPS.iter().filter(leads).find(own).expect("every state can be reached");
    let mut events = way(last.from);
    events.push(last.event);
    events
}

fn buyer(market: &TestMarket) -> Client {
    market.with(&market.cast.buyer.token)
}

fn look(market: &TestMarket, path: &str) -> Seen {
    Seen { path: path.to_owned(), view: buyer(market).get(path).expect(200).json() }
}

/// A fresh order of one unit, brought into a state by the people whose steps they are.
fn order_in(market: &TestMarket, state: OrderState) -> Seen {
    let placed = buyer(market).post("/api/v1/orders", &wanted(market, 1)).expect(201).json();
    let path = format!("/api/v1/orders/{}", placed["id"].as_str().unwrap());
    for event in way(state) {
        let by = roles(event.action()).first().expect("every event has a role");
        attempt(&market.with(&market.cast.of(*by).token), &look(market, &path), event).expect(200);
    }
    let seen = look(market, &path);
    assert_eq!(seen.view["state"], state.as_str());
    seen
}

/// Tries a step with everything that it asks for.
fn attempt(client: &Client, seen: &Seen, event: OrderEvent) -> Answer {
    let body = match event {
        OrderEvent::Issue => {
            json!({ "pcc_number": format!("PCC-{}", seen.view["number"].as_str().unwrap()), "pcc_at": NOW })
        }
        OrderEvent::Encumber => json!({ "budget_year": 115, "budget_line": "資訊業務", "available": "9999999" }),
        OrderEvent::Record => json!({ "document_no": "簽1", "document_on": "2026-11-20", "approver": "王首長" }),
        OrderEvent::Deliver => json!({ "delivered_on": "2026-11-20" }),
        OrderEvent::Accept => json!({ "chief": "王主任", "plain": true, "notified": true }),
        event if event.wants_reason() => json!({ "reason": "規格已變更" }),
        _ => json!({}),
    };
    client.step(&format!("{}/{event}", seen.path), seen.version(), &body)
}

/// What `decide` and the table say of a step by the proper organisation's person of a role.
fn expected(state: OrderState, event: OrderEvent, role: Role) -> Result<Step, (u16, &'static str)> {
    if !roles(event.action()).contains(&role) {
        Err((403, "forbidden"))
    } else if role == Role::Vendor && !state.vendor_informed() {
        Err((404, "not_found"))
    } else if role == Role::Buyer && [OrderEvent::Accept, OrderEvent::Refuse].contains(&event) {
        // The test's buyer placed the order.
        Err((403, "separation.requester"))
    } else {
        let signs = event.signs().is_none_or(|kind| kind == StepKind::Approval);
        let step = HERE.into_iter().filter(|_| signs).find_map(|when| next(state, event, when));
        step.ok_or((409, "order.wrong_state"))
    }
}

/// What orders hold of all ceilings together.
fn held(market: &TestMarket) -> i64 {
    let used = market.app.door.read_now(|conn| Ok(ceiling::table.select(ceiling::used).load::<i64>(conn)?));
    used.unwrap().into_iter().sum()
}

on_both!(every_event_by_every_role_from_every_state, |market| {
    let empty = held(market);
    order_in(market, OrderState::Placed);
    let one = held(market) - empty;
    assert!(one > 0);
    let mut taken = BTreeSet::new();
    for state in states() {
        let mut seen = order_in(market, state);
        for event in events() {
            for role in Role::ALL {
                let before = held(market);
                let answer = attempt(&market.with(&market.cast.of(*role).token), &seen, event);
                let after = look(market, &seen.path);
                let what = format!("{event} by {role} from {state}: {}", answer.body);
                match expected(state, event, *role) {
                    Ok(step) => {
                        assert_eq!(
                            (answer.status, after.view["state"].as_str()),
                            (200, Some(step.to.as_str())),
                            "{what}"
                        );
                        assert_eq!(after.version(), seen.version() + 1, "{what}");
                        let given_back = if step.hold == Hold::Release { one } else { 0 };
                        assert_eq!(held(market), before - given_back, "{what}");
                        taken.insert((state.as_str(), event.as_str()));
                        seen = order_in(market, state);
                    }
                    Err(refusal) => {
                        assert_eq!((answer.status, answer.code().as_str()), refusal, "{what}");
                        assert_eq!(after.view, seen.view, "{what}");
                        assert_eq!(held(market), before, "{what}");
                    }
                }
            }
        }
    }
    let other = |step: &&Step| !HERE.contains(&step.when) || step.from == OrderState::Approved;
    let foreign = |step: &&Step| step.event.signs().is_some_and(|kind| kind != StepKind::Approval);
    let mine = STEPS.iter().filter(|step| !other(step) && !foreign(step) && step.event != OrderEvent::Expire);
    assert_eq!(taken, mine.map(|step| (step.from.as_str(), step.event.as_str())).collect(), "each step was taken");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(an_order_offers_each_reader_the_steps_that_would_be_taken, |market| {
    for state in states() {
        let seen = order_in(market, state);
        for role in Role::ALL {
            let answer = market.with(&market.cast.of(*role).token).get(&seen.path);
            if [Role::Reviewer, Role::Member, Role::Maker].contains(role)
                || *role == Role::Vendor && !state.vendor_informed()
            {
                answer.expect(404);
                continue;
            }
            let offered = answer.expect(200).json()["next"].clone();
            let open: Vec<&str> =
                events().filter(|event| expected(state, *event, *role).is_ok()).map(OrderEvent::as_str).collect();
            assert_eq!(offered, json!(open), "{state} to {role}");
        }
    }
});

on_both!(strangers_find_nothing_in_any_state, |market| {
    let strangers = [&market.cast.other_buyer, &market.cast.other_approver, &market.cast.other_vendor];
    for state in states() {
        let seen = order_in(market, state);
        for stranger in strangers {
            let client = market.with(&stranger.token);
            assert_eq!(client.get(&seen.path).expect(404).code(), "not_found");
            assert_eq!(client.get("/api/v1/orders").expect(200).json()["data"], json!([]), "{}", stranger.user.name);
            for event in events() {
                let answer = attempt(&client, &seen, event);
                let own = roles(event.action()).contains(&stranger.user.role);
                let refusal = if own { (404, "not_found") } else { (403, "forbidden") };
                assert_eq!((answer.status, answer.code().as_str()), refusal, "{event} by {}", stranger.user.name);
            }
        }
        assert_eq!(look(market, &seen.path).view, seen.view);
    }
});

/// Gives somebody another role and organisation behind the program's back.
fn move_person(market: &TestMarket, user: UserId, role: Role, to: OrganisationId) {
    let moved = move |conn: &mut DbConn| {
        let change = (user_account::role.eq(role), user_account::organisation_id.eq(to));
        Ok(diesel::update(user_account::table.find(user)).set(change).execute(conn)?)
    };
    assert_eq!(market.app.door.write_now(moved).unwrap(), 1);
}

on_both!(nobody_acts_twice_on_one_order_by_changing_roles, |market| {
    let cast = &market.cast;
    let (placed, issued) = (order_in(market, OrderState::Placed), order_in(market, OrderState::Issued));
    move_person(market, cast.approver.user.id, Role::Vendor, cast.vendor.user.organisation_id);
    for event in [OrderEvent::Confirm, OrderEvent::Decline] {
        let answer = attempt(&market.with(&cast.approver.token), &issued, event).expect(403);
        assert_eq!(answer.code(), "separation.earlier_hand");
    }
    move_person(market, cast.buyer.user.id, Role::Approver, cast.buyer.user.organisation_id);
    for event in [OrderEvent::Approve, OrderEvent::Reject] {
        let answer = attempt(&market.with(&cast.buyer.token), &placed, event).expect(403);
        assert_eq!(answer.code(), "separation.requester");
    }
    let shown = market.with(&cast.buyer.token).get(&placed.path).expect(200).json();
    assert_eq!((&shown["state"], &shown["next"]), (&json!("placed"), &json!([])));
});

#[test]
fn the_route_of_each_step_is_open_to_the_roles_that_may_take_it() {
    for event in events() {
        for base in ["/api/v1/orders", "/orders"] {
            assert_eq!(who("POST", &format!("{base}/{{id}}/{event}")), Some(Who::Roles(roles(event.action()))));
        }
    }
}

on_both!(an_order_approved_before_ready_was_told_apart_goes_on, |market| {
    let seen = order_in(market, OrderState::Ready);
    let id: gongqi::base::id::OrderId = seen.view["id"].as_str().unwrap().parse().unwrap();
    let back = move |conn: &mut DbConn| {
        let row = diesel::update(orders::table.find(id));
        Ok(row.set(orders::state.eq(OrderState::Approved)).execute(conn)?)
    };
    assert_eq!(market.app.door.write_now(back).unwrap(), 1);
    let seen = look(market, &seen.path);
    assert_eq!((&seen.view["state"], &seen.view["next"]), (&json!("approved"), &json!(["cancel", "issue"])));
    attempt(&buyer(market), &seen, OrderEvent::Issue).expect(200);
});
