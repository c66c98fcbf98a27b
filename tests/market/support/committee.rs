//! A committee for scenarios: accounts of its members, its tender, criteria, opening and meetings.

use gongqi::accounts::model::User;
use gongqi::accounts::store;
use gongqi::accounts::token::{Scope, make};
use gongqi::base::actor::Role;
use serde_json::{Value, json};

use crate::support::bids::{minutes, tender};
use crate::support::client::{Answer, Client};
use crate::support::market::TestMarket;
use crate::support::seed::Player;

/// The members of the scenarios: name, part, post, whether an expert.
pub const MEMBERS: [(&str, &str, &str, bool); 7] = [
    ("甲召集", "part_convener", "post_manager", false),
    ("乙副召", "part_deputy", "post_staff", false),
    ("丙職員", "part_member", "post_staff", false),
    ("丁教授", "part_member", "post_outside", true),
    ("戊教授", "part_member", "post_outside", true),
    ("己技師", "part_member", "post_outside", true),
    ("庚他機", "part_member", "post_other_agency", false),
];

/// A tender with a committee.
pub struct Scene<'a> {
    pub market: &'a TestMarket,
    pub case_no: String,
    pub people: Vec<Player>,
}

/// Accounts of members, as many as asked.
pub fn people(market: &TestMarket, count: usize) -> Vec<Player> {
    let (template, call) =
        (market.cast.member.user.clone(), market.app.call(market.cast.office.user.actor(), "test").unwrap());
    market
        .app
        .door
        .write_now(move |conn| {
            let player = |number: usize| User {
                id: call.id(),
                role: Role::Member,
                email: format!("member{number}@test.example"),
                name: format!("member{number}"),
                ..template.clone()
            };
            (1..=count)
                .map(|number| {
                    let user = player(number);
                    store::create(conn, &call, &user)?;
                    let (_, token) = make(conn, &call.by(user.actor()), user.id, "test", Scope::Write)?;
                    Ok(Player { user, token })
                })
                .collect()
        })
        .unwrap()
}

/// Items of the criteria: technique 50, management 20, price 30.
pub fn criteria(method: &str, treatment: &str) -> Value {
    let mut items = vec![json!({ "name": "技術", "max": "50" }), json!({ "name": "管理", "max": "20" })];
    match treatment {
        "price_scored" => items.push(json!({ "name": "價格", "max": "30", "price": true, "open": true })),
        _ => items.push(json!({ "name": "過去履約績效", "max": "30", "open": true })),
    }
    json!({
        "principle": "award_best_tender", "service": "service_information", "amount": "8000000",
        "approval": "數位字第1150000001號", "case_by_case": true, "has_superior": true,
        "method": method, "treatment": treatment, "full": "100", "items": items, "pass_mark": "70",
        "basis": "basis_average", "tie_rule": "tie_heaviest_item",
    })
}

impl<'a> Scene<'a> {
    /// A tender of this number whose opening comes in an hour.
    pub fn new(market: &'a TestMarket, case_no: &str, people: Vec<Player>) -> Self {
        let mut entered = tender(market, 60);
        entered["tender_no"] = json!(case_no);
        market.with(&market.cast.office.token).post("/api/v1/tenders", &entered).expect(201);
        Self { market, case_no: case_no.to_owned(), people }
    }

    pub fn office(&self) -> Client {
        self.market.with(&self.market.cast.office.token)
    }

    pub fn member(&self, place: usize) -> Client {
        self.market.with(&self.people[place].token)
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/tenders/{}/{rest}", self.case_no)
    }

    /// How the committee is formed; the list is kept back.
    pub fn formed(&self) -> Value {
        let member = |(place, (name, part, post, expert)): (usize, &(&str, &str, &str, bool))| {
            json!({
                "email": self.people[place].user.email, "name": name, "part": part, "post": post,
                "occupation": format!("職業{place}"), "expert": expert, "security": *expert, "consented": true,
            })
        };
        let team = ["辛", "壬", "癸"].map(|name| {
            json!({ "name": name, "title": "科員", "expertise": "資訊", "qualified": name == "辛", "security": false })
        });
        json!({
            "formed_at": minutes(self.market, -120), "team_formed_at": minutes(self.market, -120),
            "announced_at": minutes(self.market, -60), "system": true, "list": "list_withheld",
            "withheld_reason": "涉及個案特性", "members": MEMBERS.iter().enumerate().map(member).collect::<Vec<_>>(),
            "team": team,
        })
    }

    pub fn form(&self, formed: &Value) -> Answer {
        self.office().post(&self.path("committee"), &json!({ "record": formed }))
    }

    pub fn set_criteria(&self, criteria: &Value) -> Answer {
        self.office().post(&self.path("criteria"), &json!({ "record": criteria }))
    }

    /// The opening of these bidders, at this moment.
    pub fn open(&self, bidders: &[(&str, &str, &str)]) {
        let bid = |(ubn, name, price): &(&str, &str, &str)| json!({ "label": ubn, "ubn": ubn, "name": name, "delivered_at": minutes(self.market, -180), "price": price });
        let record = json!({
            "held_at": minutes(self.market, 0), "place": "第一會議室", "called": "open", "turn": 1, "chair": "王主任",
            "chair_appointed": "府授採字第1號", "clerk": "陳科員", "monitor": "林專員",
            "bids": bidders.iter().map(bid).collect::<Vec<_>>(), "result": "opened",
        });
        self.office().post(&self.path("openings/all"), &record).expect(201);
    }

    /// A member states that nothing stands against sitting, or what does.
    pub fn state(&self, place: usize, interest: &str) -> Answer {
        let words = if interest == "interest_none" { "" } else { "配偶任職於甲公司" };
        let said = json!({
            "interest": interest, "relation": "relation_none", "doubt": "doubt_none", "words": words,
        });
        self.member(place).post(&self.path("committee/statement"), &said)
    }

    pub fn call(&self, round: &Value) -> Answer {
        let called = json!({
            "held_at": minutes(self.market, 0), "place": "第二會議室", "clerk": "陳科員", "round": round,
        });
        self.office().post(&self.path("committee/meetings"), &called)
    }

    /// The meeting as the office sees it.
    pub fn meeting(&self, number: i64) -> Value {
        self.office().get(&self.path(&format!("committee/meetings/{number}"))).expect(200).json()
    }

    /// A step by the office at the present version.
    pub fn step(&self, number: i64, step: &Value) -> Answer {
        let seen = self.meeting(number)["version"].as_i64().unwrap();
        self.office().step(&self.path(&format!("committee/meetings/{number}/steps")), seen, step)
    }

    /// The id of a member's seat.
    pub fn seat(&self, place: usize) -> String {
        let seen = self.office().get(&self.path("committee")).expect(200).json();
        let name = MEMBERS[place].0;
        let seats = seen["seats"].as_array().unwrap();
        seats.iter().find(|seat| seat["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    }

    pub fn attend(&self, number: i64, place: usize, how: &str) -> Answer {
        self.step(number, &json!({ "step": "attend", "seat": self.seat(place), "how": how }))
    }

    /// A member sends marks: for each bidder points by item.
    pub fn score(&self, number: i64, place: usize, marks: &Value) -> Answer {
        self.member(place).post(&self.path(&format!("committee/meetings/{number}/sheet")), marks)
    }
}

/// Marks in words of the API.
pub fn marks(given: &[(&str, &[i64])]) -> Value {
    let line = |(bidder, points): &(&str, &[i64])| json!({ "bidder": bidder, "points": points.iter().map(i64::to_string).collect::<Vec<_>>(), "reason": "服務建議書完整" });
    json!({ "lines": given.iter().map(line).collect::<Vec<_>>() })
}
