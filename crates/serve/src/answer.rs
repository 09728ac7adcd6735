//! Answers that hold as long as the record stays as it is: kept, and not sent again to who has them.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk::Desk;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};

use crate::room::Room;
use crate::trouble::Trouble;

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Html,
    Json,
    Atom,
    JsonFeed,
    Calendar,
    Svg,
}

impl Kind {
    fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::JsonFeed => "application/feed+json",
            Self::Svg => "image/svg+xml",
            Self::Calendar => "text/calendar; charset=utf-8",
        })
    }
}

/// An answer that was worked out.
#[derive(Clone, Debug)]
struct Kept {
    kind: Kind,
    tag: HeaderValue,
    body: axum::body::Bytes,
}

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<Key, Kept> for Weight {
    fn weight(&self, key: &Key, kept: &Kept) -> u64 {
        (key.2.len() + kept.body.len() + 200) as u64
    }
}

/// Of which state of the record, on which day, at which address.
type Key = (u64, jiff::civil::Date, String);

/// Answers that were worked out, the latest of them, up to a number of bytes.
#[derive(Debug)]
pub(crate) struct Answers(Cache<Key, Kept, Weight>);

impl Answers {
    pub(crate) fn up_to(bytes: u64) -> Self {
        Self(Cache::with_weighter((bytes / 20_000) as usize, bytes, Weight))
    }

    /// Forgets all: of a state of the record that has passed none is asked for again.
    pub(crate) fn clear(&self) {
        self.0.clear();
    }

    /// How many bytes those that are kept take.
    pub(crate) fn held(&self) -> u64 {
        self.0.weight()
    }
}

impl Room {
    /// The answer at an address: the one that is kept, or one that is worked out; nothing but its tag for who has it already.
    ///
    /// # Errors
    /// Those of working it out.
    pub(crate) async fn answer(
        self: &Arc<Self>,
        kind: Kind,
        address: &str,
        headers: &HeaderMap,
        work: impl FnOnce(&Self, &mut Desk) -> Result<String, Trouble> + Send + 'static,
    ) -> Result<Response, Trouble> {
        let key = (self.generation().await?, self.today(), address.to_owned());
        let kept = match self.answers.0.get(&key) {
            Some(kept) => {
                self.metrics.kept();
                kept
            }
            None => {
                let body = self.ask(work).await?;
                let kept = Kept { kind, tag: tag(body.as_bytes()), body: exactly(&body) };
                self.answers.0.insert(key, kept.clone());
                kept
            }
        };
        Ok(kept.respond(headers))
    }
}

impl Kept {
    fn respond(self, headers: &HeaderMap) -> Response {
        let common = [
            (header::ETAG, self.tag.clone()),
            // Asked again each time, and answered shortly where nothing has changed.
            (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        ];
        let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|tags| has(tags, &self.tag));
        if known {
            return (StatusCode::NOT_MODIFIED, common).into_response();
        }
        let mut response =
            (common, [(header::CONTENT_TYPE, self.kind.content_type())], self.body).into_response();
        if self.kind == Kind::Html {
            // Whoever is signed in sees another page.
            response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie"));
        }
        response
    }
}

/// Whether a list of tags has that one, which may have been weakened on its way.
fn has(tags: &HeaderValue, tag: &HeaderValue) -> bool {
    let (Ok(tags), Ok(tag)) = (tags.to_str(), tag.to_str()) else { return false };
    tags.split(',').map(|t| t.trim().trim_start_matches("W/")).any(|t| t == tag || t == "*")
}

/// The bytes of an answer, which takes no more room than it has bytes: one that was written bit by bit has room for up to twice as many.
fn exactly(body: &str) -> axum::body::Bytes {
    axum::body::Bytes::copy_from_slice(body.as_bytes())
}

/// The tag of a body: the same for the same bytes.
fn tag(body: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(body);
    let hex: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("\"{hex}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_again_in_a_list_and_weakened() {
        let own = tag(b"body");
        let list = format!("\"other\", W/{}", own.to_str().unwrap());
        assert!(has(&HeaderValue::from_str(&list).unwrap(), &own));
        assert!(has(&HeaderValue::from_static("*"), &own));
        assert!(!has(&HeaderValue::from_static("\"other\""), &own));
        assert_ne!(own, tag(b"bodies"));
    }
}
