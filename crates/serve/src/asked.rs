//! A question as it comes in: what every handler that looks at the record needs of a request.

use std::convert::Infallible;
use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse as _, Response};
use desk::Desk;

use crate::answer::Kind;
use crate::curators::{Signed, unkept};
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

/// A question as it comes in.
pub(crate) struct Asked {
    room: Arc<Room>,
    /// The address as it was asked for: the name under which an answer is kept.
    address: String,
    headers: HeaderMap,
    /// Whoever is signed in, on pages.
    signed: Option<Signed>,
}

/// A page, with what stands around it.
pub(crate) trait Framed: Template {
    /// What stands around it.
    fn frame(&mut self) -> &mut Frame;
}

/// Pages that have their frame in a field of that name.
macro_rules! framed {
    ($($page:ty),+) => {$(
        impl $crate::asked::Framed for $page {
            fn frame(&mut self) -> &mut $crate::view::Frame {
                &mut self.frame
            }
        }
    )+};
}
pub(crate) use framed;

impl FromRequestParts<Arc<Room>> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, room: &Arc<Room>) -> Result<Self, Infallible> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, room).await?;
        let address = uri.path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
        let signed = Signed::of(room, &parts.headers);
        Ok(Self { room: Arc::clone(room), address, headers: parts.headers.clone(), signed })
    }
}

/// So many bytes most pages have at the most.
const PAGE: usize = 48 << 10;

/// A page as text, with room to spare: it is sent at once, or copied to be kept.
fn written(page: &impl Template) -> askama::Result<String> {
    let mut text = String::with_capacity(PAGE);
    page.render_into(&mut text)?;
    Ok(text)
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

    /// The page as everybody sees it, kept or worked out now; or as whoever is signed in sees it, kept nowhere.
    ///
    /// # Errors
    /// Those of working it out.
    pub(crate) async fn page<P: Framed>(
        mut self,
        work: impl FnOnce(&Room, &mut Desk) -> Result<P, Trouble> + Send + 'static,
    ) -> Result<Response, Trouble> {
        let Some(signed) = self.signed.take() else {
            return self.answer(Kind::Html, |room, desk| Ok(written(&work(room, desk)?)?)).await;
        };
        let page = self.room.ask(move |room, desk| {
            let mut page = work(room, desk)?;
            page.frame().signed = Some(signed);
            Ok(written(&page)?)
        });
        Ok(unkept(Html(page.await?).into_response()))
    }

    /// How the path ends decides between two forms of one answer.
    pub(crate) fn ends_in(&self, ending: &str) -> bool {
        self.address.split('?').next().unwrap_or_default().ends_with(ending)
    }
}
