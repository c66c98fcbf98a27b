//! Whether the node lives, whether it can serve, and its metrics.

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use metrics_exporter_prometheus::PrometheusHandle;

use crate::app::App;
use crate::base::error::{Error, Kind};
use crate::db::migrate;
use crate::http::failure::Failure;

/// The process answers.
#[get("/live")]
pub async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("live\n")
}

/// The database answers, takes writes, and has the shape of this program.
#[get("/ready")]
pub async fn ready(app: Data<App>) -> Result<HttpResponse, Failure> {
    if app.door.read(migrate::pending).await? {
        return Err(Failure(Error::of(Kind::Unavailable, "database.unavailable")));
    }
    app.door.write(|_| Ok(())).await?;
    Ok(HttpResponse::Ok().content_type("text/plain").body("ready\n"))
}

/// What Prometheus reads. The listener is loopback or behind a proxy that keeps this path inside.
#[get("/metrics")]
pub async fn metrics(handle: Data<PrometheusHandle>) -> HttpResponse {
    handle.run_upkeep();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(handle.render())
}
