//! Signing in through the pages: password, lock, second factor, recovery, invitation, forms.

use gongqi::accounts::second_factor::code_at;

use crate::on_both;
use crate::support::browsing::Browsing;
use crate::support::market::TestMarket;
use crate::support::seed::PASSWORD;

fn code(market: &TestMarket, secret: &str) -> String {
    code_at(secret, u64::try_from(market.app.clock.now().0 / 1_000_000).unwrap()).unwrap()
}

on_both!(a_buyer_signs_in_and_out, |market| {
    let mut page = Browsing::new(&market.base);
    let answer = page.sign_in("buyer@test.example", "wrong password here");
    assert_eq!(answer.status, 401);
    assert!(answer.body.contains("role=\"alert\""), "{}", answer.body);
    assert_eq!(page.sign_in("BUYER@test.example ", PASSWORD).status, 303);
    assert_eq!(page.get("/orders").status, 200);
    let token = page.csrf("/account");
    assert_eq!(page.post("/logout", &[("csrf", "forged")]).status, 403);
    assert_eq!(page.post("/logout", &[("csrf", &token)]).status, 303);
    assert_eq!(page.get("/orders").header("location"), "/login?next=%2Forders");
});

on_both!(the_fifth_failure_locks_for_fifteen_minutes, |market| {
    let mut page = Browsing::new(&market.base);
    for _ in 0..4 {
        assert_eq!(page.sign_in("buyer@test.example", "not the password").status, 401);
    }
    assert_eq!(page.sign_in("buyer@test.example", "not the password").status, 429);
    assert_eq!(page.sign_in("buyer@test.example", PASSWORD).status, 429);
    market.wait(16);
    assert_eq!(page.sign_in("buyer@test.example", PASSWORD).status, 303);
});

on_both!(a_privileged_role_needs_its_second_factor, |market| {
    let secret = market.cast.approver.user.totp_secret.clone().unwrap();
    let mut page = Browsing::new(&market.base);
    assert!(page.sign_in("approver@test.example", PASSWORD).header("location").starts_with("/login/second"));
    assert_eq!(page.get("/orders").status, 303, "half signed in is not signed in");
    let csrf = page.csrf("/login/second");
    assert_eq!(page.post("/login/second", &[("csrf", &csrf), ("code", "000000")]).status, 401);
    let right = code(market, &secret);
    assert_eq!(page.post("/login/second", &[("csrf", &csrf), ("code", &right)]).status, 303);
    assert_eq!(page.get("/orders").status, 200);
    let mut thief = Browsing::new(&market.base);
    thief.sign_in("approver@test.example", PASSWORD);
    let csrf = thief.csrf("/login/second");
    assert_eq!(thief.post("/login/second", &[("csrf", &csrf), ("code", &right)]).status, 401, "a code works once");
});

on_both!(an_idle_session_ends, |market| {
    let mut page = Browsing::new(&market.base);
    page.sign_in("buyer@test.example", PASSWORD);
    market.wait(10);
    assert_eq!(page.get("/orders").status, 200);
    market.wait(10);
    assert_eq!(page.get("/orders").status, 200);
    market.wait(16);
    assert_eq!(page.get("/orders").status, 303);
});

on_both!(an_invited_person_comes_in_by_mail, |market| {
    let secret = market.cast.office.user.totp_secret.clone().unwrap();
    let mut office = Browsing::new(&market.base);
    office.sign_in("office@test.example", PASSWORD);
    let csrf = office.csrf("/login/second");
    assert_eq!(office.post("/login/second", &[("csrf", &csrf), ("code", &code(market, &secret))]).status, 303);
    let csrf = office.csrf("/people");
    let fields = [("csrf", csrf.as_str()), ("email", "new@test.example"), ("role", "buyer"), ("organisation", "A.1.1")];
    assert_eq!(office.post("/people/invitations", &fields).status, 303);
    market.settle();
    let mail = market.mails().into_iter().find(|mail| mail.contains("new@test.example")).unwrap();
    let text = crate::support::browsing::mail_text(&mail);
    let at = text.find("/invitations/").unwrap_or_else(|| panic!("no link in {text}"));
    let link: String =
        text[at..].chars().take_while(|letter| !letter.is_whitespace() && !"<>。\"".contains(*letter)).collect();
    let mut page = Browsing::new(&market.base);
    assert_eq!(page.get(&link).status, 200);
    assert_eq!(page.post(&link, &[("name", "新人"), ("password", "short")]).status, 422);
    assert_eq!(page.post(&link, &[("name", "新人"), ("password", PASSWORD)]).status, 303);
    assert_eq!(page.get(&link).status, 404, "an invitation works once");
    assert_eq!(page.sign_in("new@test.example", PASSWORD).status, 303);
    assert_eq!(page.get("/orders").status, 200);
    assert!(market.verify().holds);
});

on_both!(a_form_of_another_site_is_refused, |market| {
    let mut page = Browsing::new(&market.base);
    page.sign_in("buyer@test.example", PASSWORD);
    let csrf = page.csrf("/account");
    let foreign = page.post_from("/logout", &[("csrf", &csrf)], "https://evil.example");
    assert_eq!(foreign.status, 403);
    assert_eq!(page.get("/orders").status, 200);
});
