//! The page of a locked choice: its own bytes in words, and what became of the listings since.

use askama::Template;
use procurement_law::ruling::Lang;

use crate::accounts::store as accounts;
use crate::base::error::Error;
use crate::base::id::ChoiceId;
use crate::choices::changed::{Since, since};
use crate::choices::content::{Column, Content, Searched};
use crate::choices::model::Choice;
use crate::choices::read;
use crate::choices::table::{Table, table};
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::search::filters::{label, words};
use crate::texts::{say, say_with};
use crate::web::layout::Layout;
use crate::web::orders::when;

/// The page.
#[derive(Template)]
#[template(path = "choice.html")]
pub struct ChoicePage {
    page: Layout,
    choice: Choice,
    search: Option<SearchView>,
    need: Option<String>,
    agency: String,
    locked_by: String,
    locked_at: String,
    columns: Vec<Column>,
    since: Vec<(String, bool)>,
    table: Option<Table>,
    again: Option<String>,
}

/// A search in words.
struct SearchView {
    words: String,
    filters: Vec<(String, String)>,
    sort: String,
    href: String,
}

impl ChoicePage {
    /// Loads the page; a look by those who oversee is recorded.
    ///
    /// # Errors
    /// There is no such choice that the person may know of, or the database failed.
    pub async fn load(caller: &Caller, id: ChoiceId) -> Result<Self, Error> {
        let call = caller.call()?;
        let oversight = read::is_oversight(&call);
        let load = move |conn: &mut DbConn| {
            let choice = read::look(conn, &call, id)?;
            let content = Content::read(&choice.content)?;
            let names = accounts::names(conn, &[choice.locked_by])?;
            let since = since(conn, &content)?;
            Ok((choice, content, names, since))
        };
        let door = &caller.app.door;
        let (choice, content, names, since) = if oversight { door.write(load).await? } else { door.read(load).await? };
        let lang = caller.lang;
        Ok(Self {
            page: Layout::new(caller, "choice-title"),
            search: content.search.as_ref().map(|search| SearchView::of(search, lang)),
            need: content.need.map(|need| {
                let args = [("quantity", need.quantity.to_string()), ("years", need.years.to_string())];
                say_with(lang, "choice-need-words", &args.map(|(name, value)| (name.to_owned(), value)).into())
            }),
            agency: content.agency.name,
            locked_by: names.into_iter().next().map(|(_, name)| name).unwrap_or_default(),
            locked_at: when(choice.locked_at, lang),
            since: since.iter().map(|one| (in_words(one, lang), *one != Since::Same)).collect(),
            table: content.need.map(|need| table(&content.listings, need, lang).differences()),
            again: content.need.map(|need| {
                let listings: String = content.listings.iter().map(|one| format!("listing={}&", one.listing)).collect();
                format!("/compare?{listings}quantity={}&years={}", need.quantity, need.years)
            }),
            columns: content.listings,
            choice,
        })
    }

    fn changed(&self) -> usize {
        self.since.iter().filter(|one| one.1).count()
    }

    fn since(&self, at: &usize) -> &str {
        self.since.get(*at).map_or("", |one| one.0.as_str())
    }
}

impl SearchView {
    fn of(search: &Searched, lang: Lang) -> Self {
        let filters = search.filters.iter().map(|(name, value)| (label(name, lang), words(name, value, lang)));
        let mut pairs: Vec<(&str, &str)> = vec![("q", &search.words), ("sort", &search.sort)];
        pairs.extend(search.filters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        Self {
            words: search.words.clone(),
            filters: filters.collect(),
            sort: say(lang, &format!("search-sort-{}", search.sort)),
            href: format!("/search?{}", serde_urlencoded::to_string(pairs).unwrap_or_default()),
        }
    }
}

fn in_words(since: &Since, lang: Lang) -> String {
    match since {
        Since::Same => say(lang, "choice-since-same"),
        Since::Gone => say(lang, "choice-since-gone"),
        Since::Changed { awarded: false, .. } => say(lang, "choice-since-unawarded"),
        Since::Changed { version, unit_price, .. } => {
            let args = [("version".to_owned(), version.to_string()), ("price".to_owned(), unit_price.to_string())];
            say_with(lang, "choice-since-changed", &args.into())
        }
    }
}
