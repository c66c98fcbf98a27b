//! The record: whatever is changed behind the program's back is found, personal values are outside and can be erased,
//! looks are recorded, numbers have no gaps.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use gongqi::accounts::invite::{Invite, invite};
use gongqi::accounts::login;
use gongqi::audit::personal;
use gongqi::audit::timeline::{self, Moment};
use gongqi::audit::verify::{Verdict, verify};
use gongqi::base::actor::Role;
use gongqi::base::id::{AnyId, AwardId, EntryId, OrderId};
use gongqi::both;
use gongqi::db::conn::DbConn;
use gongqi::db::manager::connect;
use gongqi::db::schema::{audit_chain, audit_entry, audit_personal, event, feed, item_award, orders, unsequenced};
use gongqi::parties::model::{Organisation, OrganisationKind};
use gongqi::{ledger, parties, worker};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::on_both;
use crate::orders::wanted;
use crate::support::market::TestMarket;

/// The tables that are written once.
const APPEND_ONLY: [(&str, &str); 7] = [
    ("audit_entry", "id"),
    ("audit_chain", "seq"),
    ("event", "id"),
    ("feed", "seq"),
    ("ceiling_movement", "id"),
    ("listing_version", "id"),
    ("order_line", "id"),
];

/// An order of one unit, numbered in the record.
fn order(market: &TestMarket) -> OrderId {
    let placed = market.with(&market.cast.buyer.token).post("/api/v1/orders", &wanted(market, 1)).expect(201).json();
    worker::number_waiting(&market.app).unwrap();
    placed["id"].as_str().unwrap().parse().unwrap()
}

/// The record's number of an act on an order.
fn number_of(market: &TestMarket, act: &str, order: OrderId) -> i64 {
    let entry = audit_entry::table
        .inner_join(audit_chain::table.on(audit_chain::entry_id.eq(audit_entry::id)))
        .filter(audit_entry::act.eq(act).and(audit_entry::subject_id.eq(AnyId(order.0))))
        .select(audit_chain::seq);
    market.app.door.read_now(|conn| Ok(entry.first(conn)?)).unwrap()
}

/// A connection of somebody who owns the database: no trigger and no foreign key holds.
fn owner(market: &TestMarket) -> DbConn {
    let mut conn = connect(&market.location).unwrap();
    for (table, _) in APPEND_ONLY {
        let sql = match &conn {
            DbConn::Pg(_) => format!("ALTER TABLE {table} DISABLE TRIGGER ALL"),
            DbConn::Sqlite(_) => format!(
                "PRAGMA foreign_keys = OFF; DROP TRIGGER {table}_refuse_update; DROP TRIGGER {table}_refuse_delete"
            ),
        };
        both!(&mut conn, c => c.batch_execute(&sql)).unwrap();
    }
    conn
}

/// The proof before a deed, which must hold, and the one after, which must not.
fn tampered(market: &TestMarket, deed: impl FnOnce(&mut DbConn)) -> Verdict {
    let before = market.verify();
    assert!(before.holds, "{before:?}");
    deed(&mut owner(market));
    let after = market.verify();
    assert!(!after.holds, "the deed went unseen");
    after
}

/// The only difference, as kind, id and sentence.
fn only_difference(verdict: &Verdict) -> (&str, Uuid, &str) {
    let [one] = verdict.differences.as_slice() else { panic!("one difference: {verdict:?}") };
    (one.kind.as_str(), one.id, one.what.as_str())
}

on_both!(an_amount_changed_by_hand_is_found, |market| {
    let id = order(market);
    order(market);
    let verdict = tampered(market, |conn| {
        diesel::update(orders::table.find(id)).set(orders::amount.eq(orders::amount + 1_i64)).execute(conn).unwrap();
    });
    assert_eq!(only_difference(&verdict), ("order", id.0, "`/amount` is not what its last event says"));
    assert!(verdict.first_bad.is_none() && verdict.faults.is_empty(), "the chain itself is whole");
});

on_both!(a_state_changed_by_hand_is_found_whatever_its_version, |market| {
    let id = order(market);
    let verdict = tampered(market, |conn| {
        let change = (orders::state.eq("approved"), orders::version.eq(2_i64));
        diesel::update(orders::table.find(id)).set(change).execute(conn).unwrap();
    });
    assert_eq!(only_difference(&verdict), ("order", id.0, "version 2, its events say 1"));
});

on_both!(a_row_without_an_event_is_found, |market| {
    let intruder = Organisation {
        id: Uuid::now_v7().into(),
        kind: OrganisationKind::Vendor,
        code: "12345675".to_owned(),
        name: "不存在的廠商".to_owned(),
        agency_kind: None,
        region: None,
        origin: None,
        email: None,
        superior_id: None,
        version: 1,
    };
    let verdict = tampered(market, |conn| parties::store::insert(conn, std::slice::from_ref(&intruder)).unwrap());
    assert_eq!(only_difference(&verdict), ("organisation", intruder.id.0, "a row that no event made"));
});

on_both!(a_row_that_is_gone_is_found, |market| {
    let award: AwardId =
        market.app.door.read_now(|conn| Ok(item_award::table.select(item_award::id).first(conn)?)).unwrap();
    let verdict = tampered(market, |conn| {
        if let DbConn::Pg(pg) = conn {
            pg.batch_execute("ALTER TABLE item_award DISABLE TRIGGER ALL").unwrap();
        }
        assert_eq!(diesel::delete(item_award::table.find(award)).execute(conn).unwrap(), 1);
    });
    assert_eq!(only_difference(&verdict), ("award", award.0, "an event whose row is gone"));
});

on_both!(a_deleted_event_is_found, |market| {
    let id = order(market);
    order(market);
    let number = number_of(market, "order.place", id);
    let verdict = tampered(market, |conn| {
        let events = event::table.filter(event::subject_id.eq(AnyId(id.0)));
        assert_eq!(diesel::delete(events).execute(conn).unwrap(), 1);
    });
    assert_eq!(verdict.first_bad, Some(number));
    assert_eq!(verdict.faults[0], format!("entry {number}: its events are not the ones it names"));
    assert_eq!(only_difference(&verdict), ("order", id.0, "a row that no event made"));
});

on_both!(an_altered_event_is_found, |market| {
    let id = order(market);
    let number = number_of(market, "order.place", id);
    let verdict = tampered(market, |conn| {
        let events = || event::table.filter(event::subject_id.eq(AnyId(id.0)));
        let after: String = events().select(event::after).first(conn).unwrap();
        let altered = after.replace("\"amount\":\"1200\"", "\"amount\":\"1100\"");
        assert_ne!(after, altered);
        diesel::update(events()).set(event::after.eq(altered)).execute(conn).unwrap();
    });
    assert_eq!(verdict.first_bad, Some(number));
    assert_eq!(only_difference(&verdict).1, id.0);
});

on_both!(an_altered_entry_is_found, |market| {
    let (first, _) = (order(market), order(market));
    let number = number_of(market, "order.place", first);
    let verdict = tampered(market, |conn| {
        let entry = || audit_entry::table.filter(audit_entry::subject_id.eq(AnyId(first.0)));
        let body: String = entry().select(audit_entry::body).first(conn).unwrap();
        let altered = body.replace("價格最低", "價格最高");
        assert_ne!(body, altered);
        assert_eq!(diesel::update(entry()).set(audit_entry::body.eq(altered)).execute(conn).unwrap(), 1);
    });
    assert_eq!(verdict.first_bad, Some(number));
    assert_eq!(verdict.faults, [format!("entry {number}: the hash is not that of the bytes and the entry before")]);
});

on_both!(two_entries_in_another_order_are_found, |market| {
    let (first, second) = (order(market), order(market));
    let (low, high) = (number_of(market, "order.place", first), number_of(market, "order.place", second));
    assert!(low < high);
    let verdict = tampered(market, |conn| {
        let mut renumber = |from: i64, to: i64| {
            diesel::update(audit_chain::table.find(from)).set(audit_chain::seq.eq(to)).execute(conn).unwrap();
        };
        renumber(low, i64::MAX);
        renumber(high, low);
        renumber(i64::MAX, high);
    });
    assert_eq!(verdict.first_bad, Some(low));
});

on_both!(an_entry_cut_out_of_the_middle_is_found, |market| {
    let (first, _) = (order(market), order(market));
    let number = number_of(market, "order.place", first);
    let verdict = tampered(market, |conn| {
        diesel::delete(audit_chain::table.find(number)).execute(conn).unwrap();
    });
    assert_eq!(verdict.first_bad, Some(number + 1));
    assert_eq!(verdict.faults[0], format!("entry {}: follows {}", number + 1, number - 1));
});

on_both!(an_entry_that_was_never_numbered_is_found, |market| {
    order(market);
    let verdict = tampered(market, |conn| {
        let last: (i64, AnyId) = audit_chain::table
            .inner_join(audit_entry::table.on(audit_entry::id.eq(audit_chain::entry_id)))
            .order(audit_chain::seq.desc())
            .select((audit_chain::seq, audit_entry::subject_id))
            .first(conn)
            .unwrap();
        diesel::delete(audit_chain::table.find(last.0)).execute(conn).unwrap();
    });
    let told = verdict.faults.join("\n");
    assert!(told.contains(&format!("{} entries, but {} numbered", verdict.entries + 1, verdict.entries)), "{told}");
});

on_both!(whoever_kept_the_head_sees_that_the_end_was_cut_off, |market| {
    let id = order(market);
    let before = market.verify();
    // A look changes no row: only the head can tell that it was there.
    market.with(&market.cast.auditor.token).get(&format!("/api/v1/orders/{id}")).expect(200);
    let kept = market.verify();
    assert!(kept.holds && kept.head != before.head && kept.entries == before.entries + 1);
    let mut conn = owner(market);
    let last: EntryId = audit_chain::table.find(kept.entries).select(audit_chain::entry_id).first(&mut conn).unwrap();
    diesel::delete(audit_chain::table.find(kept.entries)).execute(&mut conn).unwrap();
    diesel::delete(audit_entry::table.find(last)).execute(&mut conn).unwrap();
    let after = market.verify();
    assert_eq!((after.entries, &after.head), (before.entries, &before.head));
    assert_ne!(after.head, kept.head);
});

on_both!(what_is_written_once_refuses_to_be_changed, |market| {
    order(market);
    let mut conn = connect(&market.location).unwrap();
    let mut deeds = Vec::new();
    for (table, key) in APPEND_ONLY {
        deeds.push((table, format!("UPDATE {table} SET {key} = {key}")));
        deeds.push((table, format!("DELETE FROM {table}")));
        if matches!(conn, DbConn::Pg(_)) {
            deeds.push((table, format!("TRUNCATE {table} CASCADE")));
        }
    }
    for (table, deed) in deeds {
        let said = diesel::sql_query(&deed).execute(&mut conn).expect_err(&deed).to_string();
        assert!(said.contains("is append-only"), "{table}: {deed}: {said}");
    }
    assert!(market.verify().holds);
});

/// Everything that the chain hashes, as one text.
fn chained(market: &TestMarket) -> String {
    let read = |conn: &mut DbConn| {
        let mut texts: Vec<String> = audit_entry::table.select(audit_entry::body).load(conn)?;
        texts.extend(event::table.select(event::after).load::<String>(conn)?);
        Ok(texts.join("\n"))
    };
    market.app.door.read_now(read).unwrap()
}

on_both!(addresses_and_names_of_people_stay_out_of_the_chain, |market| {
    let office = &market.cast.office.user;
    let new = Invite {
        organisation: market.cast.buyer.user.organisation_id,
        role: Role::Buyer,
        email: "invited@test.example".to_owned(),
        mail: ("subject".to_owned(), "{link}".to_owned()),
        address: market.base.clone(),
    };
    let call = market.app.call(office.actor(), "test").unwrap();
    market.app.door.write_now(move |conn| invite(conn, &call, &new)).unwrap();
    for _ in 0..6 {
        let (call, email) = (market.app.system_call("test").unwrap(), market.cast.buyer.user.email.clone());
        let refused = market.app.door.write_now(move |conn| login::sign_in(conn, &call, &email, false)).unwrap();
        assert!(refused.is_err());
    }
    order(market);
    market.settle();
    let chained = chained(market);
    assert!(chained.contains("invitation.sent") && chained.contains("session.locked"), "the acts are there");
    let cast = &market.cast;
    for named in [&cast.buyer2, &cast.other_buyer, &cast.other_approver, &cast.other_vendor] {
        assert!(!chained.contains(&named.user.name), "{}", named.user.name);
    }
    assert!(!chained.contains("@test.example"), "an address is in the chain");
    assert!(market.verify().holds);
});

/// The moments of an account.
fn story(market: &TestMarket, user: Uuid) -> Vec<Moment> {
    market.app.door.read_now(|conn| timeline::of_subject(conn, "user", user)).unwrap()
}

/// The commitments in the events of an account.
fn commitments(market: &TestMarket, user: Uuid) -> Vec<String> {
    let events = event::table.filter(event::subject_kind.eq("user").and(event::subject_id.eq(AnyId(user))));
    let rows: Vec<String> = market.app.door.read_now(|conn| Ok(events.select(event::after).load(conn)?)).unwrap();
    let of = |row: &String| -> Vec<String> {
        let row: Value = serde_json::from_str(row).unwrap();
        let fields = row.as_object().unwrap().values();
        fields.filter_map(|value| value["commitment"].as_str().map(str::to_owned)).collect()
    };
    rows.iter().flat_map(of).collect()
}

on_both!(an_erased_value_is_gone_and_the_proof_stands, |market| {
    let user = &market.cast.other_vendor.user;
    let before = market.verify();
    let told = serde_json::to_string(&story(market, user.id.0)).unwrap();
    assert!(told.contains(&user.email), "until then the timeline tells it: {told}");
    let erased = commitments(market, user.id.0);
    assert_eq!(erased.len(), 2, "address and name");
    for commitment in erased.clone() {
        market.app.door.write_now(move |conn| personal::erase(conn, &commitment)).unwrap();
    }
    let after = market.verify();
    assert!(after.holds, "{after:?}");
    assert_eq!(after.head, before.head);
    let story = story(market, user.id.0);
    assert_eq!(story[0].body.act, "user.created");
    assert!(!story[0].changes.iter().any(|change| ["email", "name"].contains(&change.field.as_str())), "{story:?}");
    assert!(!serde_json::to_string(&story).unwrap().contains(&user.email));
    let left = audit_personal::table.filter(audit_personal::commitment.eq_any(erased)).count();
    assert_eq!(market.app.door.read_now(|conn| Ok(left.get_result::<i64>(conn)?)).unwrap(), 0);
});

on_both!(a_personal_value_changed_by_hand_is_found, |market| {
    let user = market.cast.other_vendor.user.id.0;
    let email = commitments(market, user).remove(0);
    let verdict = tampered(market, |conn| {
        let forged = audit_personal::value.eq("somebody@else.example");
        assert_eq!(diesel::update(audit_personal::table.find(&email)).set(forged).execute(conn).unwrap(), 1);
    });
    let told = serde_json::to_string(&verdict).unwrap();
    assert!(told.contains(&email) || told.contains(&user.to_string()), "{told}");
});

/// The acts of a name, as actor and subject.
fn acts(market: &TestMarket, act: &str) -> Vec<(Option<AnyId>, AnyId)> {
    let entries = audit_entry::table
        .filter(audit_entry::act.eq(act))
        .order(audit_entry::id)
        .select((audit_entry::actor_id, audit_entry::subject_id));
    market.app.door.read_now(|conn| Ok(entries.load(conn)?)).unwrap()
}

on_both!(looks_of_those_who_oversee_are_recorded, |market| {
    let id = order(market);
    let (path, cast) = (format!("/api/v1/orders/{id}"), &market.cast);
    for own in [&cast.buyer, &cast.approver] {
        market.with(&own.token).get(&path).expect(200);
    }
    assert!(acts(market, "order.read").is_empty(), "a party's look is its own business");
    for looking in [&cast.auditor, &cast.office] {
        market.wait(1);
        market.with(&looking.token).get(&path).expect(200);
        assert_eq!(acts(market, "order.read").last(), Some(&(Some(AnyId(looking.user.id.0)), AnyId(id.0))));
    }
    let auditor = market.with(&cast.auditor.token);
    auditor.get(&format!("/api/v1/audit/timeline?q={id}")).expect(200);
    market.wait(1);
    auditor.get(&format!("/api/v1/audit/timeline?q={}", cast.buyer.user.id)).expect(200);
    let by = Some(AnyId(cast.auditor.user.id.0));
    assert_eq!(acts(market, "timeline.read"), [(by, AnyId(id.0)), (by, AnyId(cast.buyer.user.id.0))]);
    auditor.get(&format!("/api/v1/audit/timeline?q={}", Uuid::now_v7())).expect(404);
    assert_eq!(acts(market, "timeline.read").len(), 2, "what was not found was not looked at");
    let verdict = market.verify();
    assert!(verdict.holds, "{verdict:?}");
});

on_both!(the_auditor_can_prove_the_record_through_the_api, |market| {
    let id = order(market);
    let auditor = market.with(&market.cast.auditor.token);
    let sound = auditor.get("/api/v1/audit/verify").expect(200).json();
    assert_eq!((&sound["holds"], &sound["first_bad"]), (&json!(true), &Value::Null));
    let mut conn = owner(market);
    diesel::update(orders::table.find(id)).set(orders::reason.eq("別的理由")).execute(&mut conn).unwrap();
    let broken = auditor.get("/api/v1/audit/verify").expect(200).json();
    assert_eq!((&broken["holds"], &broken["differences"][0]["id"]), (&json!(false), &json!(id)));
});

/// Numbers the record until that many orders are in it, as several nodes would at once: only one of them may.
fn number_until(market: &TestMarket, placed: &AtomicUsize, count: usize) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while placed.load(Ordering::SeqCst) < count && Instant::now() < deadline {
        worker::number_waiting(&market.app).unwrap();
        std::thread::yield_now();
    }
}

on_both!(parallel_writers_leave_no_gap_in_the_numbers, |market| {
    let placed = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for turn in 0..50 {
            let token = if turn % 2 == 0 { &market.cast.buyer.token } else { &market.cast.buyer2.token };
            let placed = &placed;
            scope.spawn(move || {
                market.with(token).post("/api/v1/orders", &wanted(market, 1)).expect(201);
                placed.fetch_add(1, Ordering::SeqCst);
            });
        }
        for _ in 0..3 {
            scope.spawn(|| number_until(market, &placed, 50));
        }
    });
    worker::number_waiting(&market.app).unwrap();
    let read = |conn: &mut DbConn| {
        let chain: Vec<i64> = audit_chain::table.select(audit_chain::seq).order(audit_chain::seq).load(conn)?;
        let feed: Vec<i64> = feed::table.select(feed::seq).order(feed::seq).load(conn)?;
        let counts: (i64, i64, i64) = (
            audit_entry::table.count().get_result(conn)?,
            event::table.count().get_result(conn)?,
            unsequenced::table.count().get_result(conn)?,
        );
        Ok((chain, feed, counts))
    };
    let (chain, feed, (entries, events, waiting)) = market.app.door.read_now(read).unwrap();
    assert_eq!(waiting, 0);
    assert!(chain.iter().copied().eq(1..=entries), "{chain:?}");
    assert!(feed.iter().copied().eq(1..=events), "{feed:?}");
    assert_eq!(acts(market, "order.place").len(), 50);
    let verdict = market.app.door.read_now(|conn| verify(conn, &ledger::kinds(), ledger::CHECKS)).unwrap();
    assert!(verdict.holds, "{verdict:?}");
});
