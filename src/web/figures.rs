//! The dashboards: each chart as picture, sentence and table, with filters in the address and files to take away.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{Path, Query};
use askama::Template;
use procurement_law::ruling::Lang;

use crate::analytics::asked::{Asked, Filters};
use crate::analytics::board::{Shown, ask};
use crate::analytics::charts::kinds::KINDS;
use crate::analytics::draw::draw;
use crate::analytics::gate::Board;
use crate::analytics::month::Month;
use crate::analytics::rebuild;
use crate::analytics::sheet::sheet;
use crate::base::actor::Role;
use crate::base::error::Error;
use crate::catalog::model::Class;
use crate::db::conn::DbConn;
use crate::http::caller::Caller;
use crate::http::failure::Failure;
use crate::http::form::Form;
use crate::http::paper::{attachment, give_sheet};
use crate::tally::figure::Figure;
use crate::web::layout::{Layout, go, page};
use crate::web::login::Nothing;
use crate::web::orders::when;

/// Regions as the registers write them.
const REGIONS: [&str; 5] = ["北區", "中區", "南區", "東區", "離島"];

#[derive(Template)]
#[template(path = "figures.html")]
struct FiguresPage {
    page: Layout,
    board: Board,
    path: &'static str,
    charts: Vec<Drawn>,
    filters: Filters,
    from: String,
    to: String,
    query: String,
    until: String,
}

/// A figure with its picture.
struct Drawn {
    figure: Arc<Figure>,
    svg: Option<String>,
}

macro_rules! boards {
    ($($show:ident, $file:ident => $board:ident, $what:literal;)+) => {$(
        #[doc = concat!("Shows the dashboard of ", $what, ".")]
        ///
        /// # Errors
        /// Who asks may not see it, or the filters cannot be read.
        pub async fn $show(caller: Caller, filters: Query<Filters>) -> Result<HttpResponse, Failure> {
            show(caller, filters.into_inner(), Board::$board).await
        }

        #[doc = concat!("Gives a chart of the dashboard of ", $what, " as `csv`, `ods`, `xlsx` or `svg`.")]
        ///
        /// # Errors
        /// Who asks may not see it, there is no such chart or format, or the filters cannot be read.
        pub async fn $file(caller: Caller, name: Path<String>, filters: Query<Filters>) -> Result<HttpResponse, Failure> {
            file(caller, &name, filters.into_inner(), Board::$board).await
        }
    )+};
}

boards! {
    public, public_file => Public, "everybody";
    office, office_file => Office, "the office";
    agency, agency_file => Agency, "an agency";
    vendor, vendor_file => Vendor, "a vendor";
    maker, maker_file => Maker, "a maker";
}

async fn figures(
    caller: &Caller,
    filters: &Filters,
    board: Board,
    only: Option<String>,
) -> Result<(Shown, Asked), Error> {
    let (now, tally) = (caller.app.clock.now(), caller.app.tally.clone());
    let (actor, filters) = (caller.actor.clone(), filters.clone());
    let read = move |conn: &mut DbConn| ask(conn, &tally, (&actor, board), &filters, only.as_deref(), now);
    caller.app.door.read(read).await
}

async fn show(caller: Caller, filters: Filters, board: Board) -> Result<HttpResponse, Failure> {
    let (shown, asked) = figures(&caller, &filters, board, None).await?;
    let lang = caller.lang;
    let drawn = |figure: Arc<Figure>| Drawn { svg: draw(&figure, lang), figure };
    Ok(page(&FiguresPage {
        page: Layout::new(&caller, &format!("figures-title-{board}")),
        board,
        path: board.path(),
        charts: shown.figures.into_iter().map(drawn).collect(),
        from: asked.from.roc(),
        to: asked.to.roc(),
        query: serde_urlencoded::to_string(&filters).map_err(|cause| Error::internal("write an address", cause))?,
        filters,
        until: when(shown.until, lang),
    })?)
}

async fn file(caller: Caller, name: &str, filters: Filters, board: Board) -> Result<HttpResponse, Failure> {
    let (id, kind) = name.rsplit_once('.').ok_or_else(Error::not_found)?;
    let (shown, _) = figures(&caller, &filters, board, Some(id.to_owned())).await?;
    let figure = shown.figures.into_iter().next().ok_or_else(Error::not_found)?;
    let lang = caller.lang;
    if kind == "svg" {
        let svg = draw(&figure, lang).ok_or_else(Error::not_found)?;
        return Ok(attachment("image/svg+xml", &format!("{}.svg", figure.id), svg.into_bytes()));
    }
    Ok(give_sheet(figure.id, kind, sheet(&figure, lang)).await?)
}

/// Has all figures counted anew.
///
/// # Errors
/// The person may not, or the database failed.
pub async fn rebuild(caller: Caller, _form: Form<Nothing>) -> Result<HttpResponse, Failure> {
    let call = caller.call()?;
    caller.app.door.write(move |conn| rebuild::ask(conn, &call)).await?;
    Ok(go("/office/figures", Some("figures-asked")))
}

impl FiguresPage {
    fn file(&self, drawn: &Drawn, extension: &str) -> String {
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        format!("{}/{}.{extension}{query}", self.path, drawn.figure.id)
    }

    /// The key of what the dashboard holds.
    fn lead(&self) -> String {
        format!("figures-lead-{}", self.board)
    }

    fn public(&self) -> bool {
        self.board == Board::Public
    }

    fn classes(&self) -> &'static [Class] {
        Class::ALL
    }

    fn kinds(&self) -> impl Iterator<Item = &'static str> {
        KINDS.into_iter().filter(|kind| !kind.is_empty())
    }

    fn regions(&self) -> [&'static str; 5] {
        REGIONS
    }

    /// Whether kinds and regions of agencies part the figures.
    fn of_many(&self) -> bool {
        matches!(self.board, Board::Office | Board::Vendor)
    }

    /// Whether the orders behind the figures may be seen, too.
    fn lists_orders(&self) -> bool {
        matches!(self.board, Board::Office | Board::Agency | Board::Vendor)
    }

    /// The orders of a row that is a month or a year.
    fn orders_of(&self, row: &str) -> Option<String> {
        let (from, to) = period(row).filter(|_| self.lists_orders())?;
        let filters = Filters { from, to, ..self.filters.clone() };
        Some(format!("{}/orders?{}", self.path, serde_urlencoded::to_string(filters).ok()?))
    }

    /// Whether somebody is there to keep the view.
    fn may_keep(&self) -> bool {
        self.page.role.is_some()
    }

    fn may_rebuild(&self) -> bool {
        self.board == Board::Office && self.page.role == Some(Role::Office)
    }
}

/// The months of a label: `115-03` is itself, `115` its twelve; a year that is cut has no link.
fn period(label: &str) -> Option<(String, String)> {
    if let Some(month) = Month::parse(label) {
        return Some((month.roc(), month.roc()));
    }
    let year: i32 = label.parse().ok().filter(|year| (1..1_000).contains(year))?;
    let first = Month::first_of(year);
    Some((first.roc(), first.plus(11).roc()))
}

impl Drawn {
    fn title(&self, lang: &Lang) -> String {
        self.figure.title(*lang)
    }

    fn how(&self, lang: &Lang) -> String {
        self.figure.how(*lang)
    }

    fn unit(&self) -> &'static str {
        self.figure.unit.key()
    }

    fn heads(&self, lang: &Lang) -> Vec<String> {
        self.figure.series.iter().map(|series| series.name.said(*lang)).collect()
    }

    /// Each row's name and cells.
    fn rows(&self, lang: &Lang) -> Vec<(String, Vec<String>)> {
        let said = |value: Option<i64>| value.map_or_else(|| "—".to_owned(), |value| self.figure.unit.said(value));
        let row = |(at, category): (usize, &crate::tally::figure::Label)| {
            let cells = (0..self.figure.series.len()).map(|series| said(self.figure.value(series, at)));
            let total = self.sums().then(|| said(self.figure.total(at)));
            (category.said(*lang), cells.chain(total).collect())
        };
        self.figure.categories.iter().enumerate().map(row).collect()
    }

    /// Whether rows have a sum.
    fn sums(&self) -> bool {
        self.figure.adds_up && self.figure.series.len() > 1
    }
}
