//! A question as it comes in: what every handler that looks at the record needs of a request.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use desk::Desk;

use crate::answer::Kind;
use crate::room::Room;
use crate::trouble::Trouble;

/// A question as it comes in.
pub(crate) struct Asked {
    room: Arc<Room>,
    /// The address as it was asked for: the name under which an answer is kept.
    address: String,
    headers: HeaderMap,
}

impl FromRequestParts<Arc<Room>> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, room: &Arc<Room>) -> Result<Self, Infallible> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, room).await?;
        let address = uri.path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
        Ok(Self { room: Arc::clone(room), address, headers: parts.headers.clone() })
    }
}

impl Asked {
    /// The kept answer, or the one that is worked out now.
    ///
    /// # Errors
    /// Those of working it out.
    pub(crate) async fn answer(
        self,
        kind: Kind,
        work: impl FnOnce(&Room, &mut Desk) -> Result<String, Trouble> + Send + 'static,
    ) -> Result<Response, Trouble> {
        self.room.answer(kind, &self.address, &self.headers, work).await
    }

    /// How the path ends decides between two forms of one answer.
    pub(crate) fn ends_in(&self, ending: &str) -> bool {
        self.address.split('?').next().unwrap_or_default().ends_with(ending)
    }
}
