//! The cart: its lines as they stand today, the orders it would be with what the law says of each, and the placing.

pub mod fields;
pub mod view;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::base::error::Error;
use crate::carts::place::place;
use crate::carts::put::{own, put};
use crate::carts::read::today;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::idempotent::{Answer, Key, once};
use crate::web::cart::fields::Fields;
use crate::web::cart::view::{CartPage, load};
use crate::web::layout::{go, with_status};
use crate::web::ruling::Summary;

/// Shows the cart.
///
/// # Errors
/// The database failed.
pub async fn show(caller: Caller) -> Result<HttpResponse, Failure> {
    Ok(answer(&caller, Fields::default(), false, None).await?)
}

/// Puts lines into the cart, from its own page or from a listing's.
///
/// # Errors
/// None that the page can show.
pub async fn change(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(&form.0)?;
    let (call, lines) = (caller.call()?, fields.lines());
    match caller.app.door.write(move |conn| put(conn, &call, &lines)).await {
        Ok(_) => Ok(go("/cart", Some("cart-changed"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(answer(&caller, fields, false, Some(summary)).await?)
        }
    }
}

/// Works every order of the cart out and shows what the law says.
///
/// # Errors
/// None that the page can show.
pub async fn check(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    Ok(answer(&caller, Fields::read(&form.0)?, true, None).await?)
}

/// Places every order of the cart, or shows why none is placed.
///
/// # Errors
/// None that the page can show.
pub async fn place_all(caller: Caller, form: Form<Vec<(String, String)>>) -> Result<HttpResponse, Failure> {
    let fields = Fields::read(&form.0)?;
    // Whoever changes a statement after the check sees what the law says of it before it is placed.
    if fields.checked != fields.digest() {
        return Ok(answer(&caller, fields, true, None).await?);
    }
    let (call, sent) = (caller.call()?, fields.clone());
    let key =
        Key { route: "POST /cart/place (page)".to_owned(), key: fields.key.clone(), fingerprint: fields.digest() };
    let placed = caller.app.door.write(move |conn| {
        once(conn, &call, &key, |conn| {
            let orders = place(conn, &call, sent.version, &sent.terms()?)?;
            let body = match orders.as_slice() {
                [one] => format!("/orders/{}", one.id),
                _ => "/orders?state=placed".to_owned(),
            };
            Ok(Answer { status: StatusCode::SEE_OTHER, etag: None, body, replayed: false })
        })
    });
    match placed.await {
        Ok(answer) => Ok(go(&answer.body, Some("cart-placed"))),
        Err(error) => {
            let summary = Summary::of(error, caller.lang)?;
            Ok(answer(&caller, fields, true, Some(summary)).await?)
        }
    }
}

async fn answer(
    caller: &Caller,
    fields: Fields,
    checking: bool,
    summary: Option<Summary>,
) -> Result<HttpResponse, Error> {
    let (terms, summary) = match (fields.terms(), summary) {
        (Ok(terms), summary) => (terms, summary),
        (Err(_), Some(summary)) => (Vec::new(), Some(summary)),
        (Err(error), None) => (Vec::new(), Some(Summary::of(error, caller.lang)?)),
    };
    let call = caller.call()?;
    let loaded = caller.app.door.read(move |conn| {
        own(conn, &call)?;
        let today = today(conn, &call, &terms)?;
        load(conn, &call, today)
    });
    let page: CartPage = CartPage::new(caller, loaded.await?, fields, checking, summary)?;
    with_status(page.status(), &page)
}
