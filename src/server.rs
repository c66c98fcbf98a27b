//! Serves the market: pages and API on one listener, with the worker beside them unless told otherwise.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::web::{Data, PayloadConfig, QueryConfig};
use actix_web::{HttpServer, web};
use utoipa_actix_web::AppExt;
use utoipa_swagger_ui::SwaggerUi;

use crate::api::{openapi, routes as api};
use crate::app::App;
use crate::base::error::{Error, Kind};
use crate::http::failure::Failure;
use crate::http::gate::{Gate, pass};
use crate::http::health;
use crate::http::limit::Limiter;
use crate::telemetry;
use crate::web::{error_page, routes as pages};

use crate::worker::Worker;

/// The largest body that is taken.
const LARGEST_BODY: usize = 2 * 1024 * 1024;
/// Seconds that running requests have after the signal to stop.
const DRAIN_SECONDS: u64 = 30;

/// A server that is bound but does not answer yet.
pub struct Bound {
    listener: TcpListener,
    /// The address to type.
    pub address: String,
}

/// Takes the address. Plain http beyond this machine is refused: a proxy with https must stand before it.
///
/// # Errors
/// The address is none, is taken, or lies beyond this machine without a public https address.
pub fn bind(app: &App, listen: &str) -> Result<Bound, Error> {
    let failed = |cause: std::io::Error| Error::internal("listen", format!("{listen}: {cause}"));
    let listener = TcpListener::bind(listen).map_err(failed)?;
    let local = listener.local_addr().map_err(failed)?;
    let https = app.config.server.public_url.as_ref().is_some_and(|url| url.starts_with("https://"));
    if !local.ip().is_loopback() && !https {
        let what = format!(
            "{local} is reachable from other machines: set server.public_url to the https address of the proxy"
        );
        return Err(Error::internal("listen", what));
    }
    Ok(Bound { listener, address: format!("http://{local}") })
}

/// Serves until the process is told to stop, then lets running requests end.
///
/// # Errors
/// The server cannot start, or failed.
pub async fn serve(app: App, bound: Bound, with_worker: bool) -> Result<(), Error> {
    let failed = |cause: std::io::Error| Error::internal("serve", cause);
    let worker = if with_worker { Some(Worker::start(app.clone())?) } else { None };
    let metrics = Data::new(telemetry::start_metrics());
    let gate = Data::new(Gate {
        limiter: Limiter::new(app.config.server.requests_per_minute),
        error_page: error_page::error_page,
    });
    let workers = match app.config.server.workers {
        0 => std::thread::available_parallelism().map_or(2, usize::from),
        count => count,
    };
    let (app, described) = (Data::new(app), openapi::document());
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .app_data(gate.clone())
            .app_data(metrics.clone())
            .app_data(PayloadConfig::new(LARGEST_BODY))
            .app_data(QueryConfig::default().error_handler(|cause, _| {
                let code = Error::of(Kind::Malformed, "http.query_malformed").with("cause", cause.to_string());
                Failure(code).into()
            }))
            // Before the API's own scope, which would swallow these paths.
            .service(SwaggerUi::new("/api/v1/docs/{_:.*}").url("/api/v1/openapi.json", described.clone()))
            .into_utoipa_app()
            .service(utoipa_actix_web::scope::scope(api::BASE).configure(api::routes))
            .into_app()
            .service(health::live)
            .service(health::ready)
            .service(health::metrics)
            .configure(pages::routes)
            .default_service(web::to(|| async { Err::<actix_web::HttpResponse, _>(Failure(Error::not_found())) }))
            .wrap(from_fn(pass))
    })
    .workers(workers)
    .client_request_timeout(Duration::from_secs(10))
    .shutdown_timeout(DRAIN_SECONDS)
    .listen(bound.listener)
    .map_err(failed)?;
    let outcome = server.run().await.map_err(failed);
    if let Some(worker) = worker {
        worker.stop();
    }
    outcome
}
