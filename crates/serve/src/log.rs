//! What is told of each request, and of each write: who, what kind of thing, and what became of it; never what was asked for, nor any text.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::rates::{self, Peer};
use crate::room::Room;

/// Numbers requests; the server's start tells those of one server from those of the next.
#[derive(Debug)]
pub(crate) struct Numbers {
    begun: i64,
    next: AtomicU64,
}

impl Numbers {
    pub(crate) fn since(begun: jiff::Timestamp) -> Self {
        Self { begun: begun.as_second(), next: AtomicU64::new(1) }
    }

    fn next(&self) -> String {
        format!("{:x}-{:x}", self.begun, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Logs a request and its answer. Only the route is named: addresses of pages have names of players in them.
pub(crate) async fn requests(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    let id = room.numbers.next();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "none".to_owned());
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let from = rates::address(&room.proxies, peer, request.headers());
    let from = from.map(|ip| ip.to_string()).unwrap_or_default();
    let known = rates::known(&room, request.headers());
    let (who, role) = known.map_or_else(Default::default, |(name, role)| (name, role.slug()));
    let method = request.method().clone();
    let begun = tokio::time::Instant::now();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(target: "sidelined::request", id, from, who, method = method.as_str(), route, status, ms);
    if writes(&method, &route) {
        let place = response.headers().get(header::LOCATION).and_then(|place| place.to_str().ok());
        let place = place.unwrap_or_default();
        tracing::info!(
            target: "sidelined::audit", id, from, who, role, method = method.as_str(), route, status, place
        );
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Whether a request is meant to change something.
fn writes(method: &Method, route: &str) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) && !route.ends_with("/read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_a_pasted_report_is_no_write() {
        assert!(
            writes(&Method::POST, "/api/v1/documents") && writes(&Method::DELETE, "/api/v1/webhooks/{id}")
        );
        assert!(!writes(&Method::GET, "/") && !writes(&Method::POST, "/api/v1/read"));
    }

    #[test]
    fn no_two_requests_have_one_number() {
        let numbers = Numbers::since(jiff::Timestamp::UNIX_EPOCH);
        assert_eq!([numbers.next(), numbers.next()], ["0-1", "0-2"]);
    }
}
