//! The mail about what is new in a saved search.

use std::collections::BTreeMap;

use procurement_law::ruling::Lang;

use crate::base::call::Call;
use crate::base::error::Error;
use crate::db::conn::DbConn;
use crate::notify::outbox::post;
use crate::texts::say_with;
use crate::watches::model::SavedSearch;
use crate::watches::news::News;

/// Listings that a mail names; the link leads to the rest.
const NAMED: usize = 20;

/// Mails the owner what is new; `address` is where the market's pages are.
///
/// # Errors
/// The database failed.
pub fn owner(
    conn: &mut DbConn,
    call: &Call,
    search: &SavedSearch,
    email: &str,
    news: &[News],
    address: &str,
) -> Result<(), Error> {
    let mut lines: Vec<String> = news.iter().take(NAMED).map(line).collect();
    if news.len() > NAMED {
        lines.push(said("mail-search-more", &[("count", (news.len() - NAMED).to_string())]));
    }
    let args = [
        ("name", search.name.clone()),
        ("count", news.len().to_string()),
        ("lines", lines.join("\n")),
        ("link", format!("{address}/search?{}", search.query)),
    ];
    post(conn, call, email, &said("mail-search-subject", &args), &said("mail-search-body", &args)).map(drop)
}

fn line(news: &News) -> String {
    let mut args = vec![
        ("product", news.version.name.clone()),
        ("vendor", news.vendor.clone()),
        ("price", news.version.unit_price.to_string()),
        ("unit", news.version.unit.clone()),
    ];
    match news.before {
        None => said("mail-search-new", &args),
        Some(before) => {
            args.push(("before", before.to_string()));
            said("mail-search-changed", &args)
        }
    }
}

fn said(key: &str, args: &[(&str, String)]) -> String {
    let args: BTreeMap<String, String> = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    say_with(Lang::ZhTw, key, &args)
}
