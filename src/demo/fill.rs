//! Fills a folder, step by step; a step that is done is not done again.

use std::path::Path;
use std::time::Duration;

use indicatif::ProgressBar;

use crate::app::App;
use crate::base::error::Error;
use crate::demo::{approvals, exchange, history, logins, offers, people, seed, tenders, trust, under_way};
use crate::intake::catalog;
use crate::intake::keep::Source;
use crate::intake::lists::{self, Told};
use crate::intake::run::OnFault;
use crate::worker;

/// The seed of the demo's names and numbers.
const SEED: u64 = 115;
/// Invented firms.
const DEBARRED: &str = "廠商代碼,廠商名稱,生效日期,截止日期,刊登機關\n\
    00000000,範例停權工程有限公司,114/06/01,117/05/31,範例署\n\
    ,範例無統編商行,115/01/10,115/07/09,範例署\n";
/// The file that tells that the folder is full.
const DONE: &str = "demo.json";

/// Fills the market; a second run finds it full.
///
/// # Errors
/// A step failed; the next run goes on from it.
pub fn fill(app: &App, data: &Path) -> Result<(), Error> {
    if data.join(DONE).exists() {
        return Ok(());
    }
    let progress = if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        ProgressBar::new_spinner()
    } else {
        ProgressBar::hidden()
    };
    progress.enable_steady_tick(Duration::from_millis(120));
    let step = |what: &str| {
        if progress.is_hidden() {
            eprintln!("{what}");
        }
        progress.set_message(what.to_owned());
    };
    step("匯入機關、廠商、契約、項次、品項（皆為虛構）");
    files(app, data)?;
    step("建立帳號");
    let people = people::people(app)?;
    step("重演一年的訂單");
    history::history(app, &people)?;
    step("設定簽核程序");
    approvals::approvals(app, &people)?;
    // What issuing orders left to do comes before the list, as it does where the worker runs.
    worker::run_jobs(app)?;
    step("匯入政府電子採購網之訂單清單（虛構）");
    exchange::exchange(app, data)?;
    step("下訂仍在辦理中之訂單");
    under_way::under_way(app, &people)?;
    step("登錄廠商證明文件");
    trust::evidence(app, &people)?;
    step("登錄開放原始碼軟體及廠商申請");
    offers::offers(app, &people)?;
    step("開標並審查投標文件");
    if let Some(reviewer) = &people.reviewer {
        tenders::reviewed(app, data, reviewer, &people)?;
    }
    step("寄出通知、建立索引");
    worker::run_jobs(app)?;
    worker::follow_once(app)?;
    step("計算統計");
    worker::count_figures(app)?;
    // Last, so that their reviews are still to be run when the market opens.
    step("匯入另一標案之投標文件，待啟動後審查");
    tenders::waiting(app, data)?;
    logins::write(app, data, &people)?;
    progress.finish_and_clear();
    Ok(())
}

fn files(app: &App, data: &Path) -> Result<(), Error> {
    let failed = |cause: std::io::Error| Error::internal("write the seed files", cause);
    let folder = data.join("seed");
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let market = seed::market(SEED, app.clock.now().local_date());
    let files = [
        ("agencies.csv", market.agencies),
        ("vendors.csv", market.vendors),
        ("makers.csv", market.makers),
        ("frameworks.csv", market.frameworks),
        ("items.csv", market.items),
        ("item_awards.csv", market.item_awards),
        ("listings.csv", market.listings),
        ("past_orders.csv", market.past_orders),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        // A run that was broken off goes on with the files it had, not with another day's.
        if !path.exists() {
            std::fs::write(&path, text).map_err(failed)?;
        }
        import(app, name, std::fs::read(&path).map_err(failed)?)?;
    }
    debarred(app)
}

/// A list of debarred vendors, none of them of this market.
fn debarred(app: &App) -> Result<(), Error> {
    let source = Source::keep_now(&app.storage, "拒絕往來廠商（虛構）.csv", DEBARRED.into())?;
    let (call, settings) = (app.system_call("demo")?, app.config.lists);
    app.door.write_now(move |conn| lists::import(conn, &call, &source, Told::default(), &settings)).map(drop)
}

fn import(app: &App, name: &str, bytes: Vec<u8>) -> Result<(), Error> {
    let (call, source) = (app.system_call("demo")?, Source::keep_now(&app.storage, name, bytes)?);
    let (_, report) = app.door.write_now(move |conn| catalog::import(conn, &call, &source, OnFault::ImportNothing))?;
    match report.faults.first().and_then(|line| line.fault.as_ref().map(|fault| (line.line, fault))) {
        None => Ok(()),
        Some((line, fault)) => {
            Err(Error::internal("fill the demo", format!("{name} line {line} {}: {}", fault.column, fault.reason)))
        }
    }
}
