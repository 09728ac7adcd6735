//! What other sites make a browser send is refused.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::room::Room;
use crate::trouble::{OnPage, Trouble};

/// Lets through what changes something only where it comes from a page of this server, or from no page at all. The API is no matter of
/// cookies, and may be asked from anywhere.
pub(crate) async fn own(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    let asks = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let program = request.uri().path().starts_with("/api/");
    if asks || program || from_here(request.headers(), &room.site) {
        return next.run(request).await;
    }
    OnPage(Trouble::Forbidden("This came from a page of another site.".into())).into_response()
}

/// Whether the browser says that a page of this server sends this. What is no browser says nothing.
fn from_here(headers: &HeaderMap, site: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(told) = headers.get("sec-fetch-site") {
        return matches!(told.to_str(), Ok("same-origin" | "none"));
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let authority = |url: &str| url.split_once("://").map(|(_, rest)| rest.to_ascii_lowercase());
    let own = text(header::HOST.as_str()).map(str::to_ascii_lowercase);
    authority(origin).is_some_and(|from| Some(&from) == own.as_ref() || Some(from) == authority(site))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn told(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)));
        from_here(&headers.collect(), "https://injuries.example.org")
    }

    #[test]
    fn only_pages_of_this_server_send_forms() {
        assert!(told(&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:8080")]));
        assert!(told(&[("host", "inner:80"), ("origin", "https://injuries.example.org")]));
        assert!(told(&[("host", "x"), ("origin", "http://y"), ("sec-fetch-site", "same-origin")]));
        assert!(told(&[("host", "x")]), "no browser");
        for wrong in [
            &[("host", "x"), ("origin", "http://y")][..],
            &[("host", "x"), ("origin", "null")],
            &[("host", "x"), ("origin", "http://x.y")],
            &[("host", "x"), ("origin", "http://x"), ("sec-fetch-site", "cross-site")],
            &[("host", "x"), ("origin", "http://x"), ("sec-fetch-site", "same-site")],
        ] {
            assert!(!told(wrong), "{wrong:?}");
        }
    }
}
