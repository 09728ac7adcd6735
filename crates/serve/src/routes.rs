//! What is where.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::room::Room;
use crate::trouble::{OnPage, Trouble};
use crate::{api, assets, curators, feeds, guard, log, metrics, pages, rates};

/// Everything that is answered.
pub(crate) fn router(room: Arc<Room>) -> Router {
    let limits = room.limits;
    Router::new()
        .merge(pages::routes())
        .merge(feeds::routes())
        .merge(curators::routes())
        .nest("/api/v1", api::routes())
        .route("/style.css", get(assets::style))
        .route("/sidelined.js", get(assets::script))
        .route("/icon.svg", get(assets::icon))
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(async |State(room): State<Arc<Room>>| room.metrics.told(room.held())))
        .fallback(nothing)
        .layer(from_fn_with_state(Arc::clone(&room), curators::own))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.time))
        .layer(RequestBodyLimitLayer::new(limits.body))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(guard::told))
        .layer(from_fn_with_state(Arc::clone(&room), rates::limit))
        .layer(from_fn_with_state(Arc::clone(&room), metrics::count))
        .layer(from_fn_with_state(Arc::clone(&room), log::requests))
        .layer(from_fn(guard::headers))
        .with_state(room)
}

/// Whether the record can be asked.
async fn ready(State(room): State<Arc<Room>>) -> Response {
    match room.generation().await {
        Ok(_) if !room.warm.load(std::sync::atomic::Ordering::Relaxed) => {
            (StatusCode::SERVICE_UNAVAILABLE, "not yet warm\n").into_response()
        }
        Ok(_) => "ready\n".into_response(),
        Err(trouble) => (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", trouble.told())).into_response(),
    }
}

async fn nothing() -> OnPage {
    OnPage(Trouble::Missing { what: "What you asked for".into(), near: Vec::new() })
}
