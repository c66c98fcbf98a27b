//! The API's own description.

use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa_actix_web::AppExt;

use crate::api::routes::{BASE, routes};

/// The description before the handlers add theirs.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Gongqi",
        description = "The government software marketplace. Amounts are NT$ as decimal strings, instants RFC 3339 in UTC. \
                       Every POST with effect wants an `Idempotency-Key`, every change an `If-Match`.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    security(("token" = []))
)]
pub struct Description;

/// The whole description: the handlers' parts, and the way of signing requests.
pub fn document() -> utoipa::openapi::OpenApi {
    let scope = utoipa_actix_web::scope::scope(BASE).configure(routes);
    let described = actix_web::App::new().into_utoipa_app().openapi(Description::openapi()).service(scope);
    let (_, mut description) = described.split_for_parts();
    let mut components = description.components.take().unwrap_or_default();
    components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    description.components = Some(components);
    description
}
