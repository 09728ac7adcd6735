//! Whoever is signed in, told from the cookie of a request.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, OriginalUri, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::session;
use crate::guard::Role;
use crate::link;
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};

/// The cookie's name.
pub(super) const COOKIE: &str = "sidelined";

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Whose token it is.
    pub(crate) name: String,
    /// What they may do, as the token now stands.
    pub(crate) role: Role,
    /// What their forms carry.
    pub(crate) seal: String,
    /// The session's number.
    pub(super) number: String,
}

impl Signed {
    /// Whose session the cookie is, if it lasts and its token is still known and good.
    pub(crate) fn of(room: &Room, headers: &HeaderMap) -> Option<Self> {
        let number = cookie(headers)?;
        let shown = room.sessions.token(number, room.now())?;
        let tokens = room.in_force();
        let token = tokens.of_digest(&shown).ok()?;
        Some(Self {
            name: token.name.clone(),
            role: token.role,
            seal: room.sessions.seal(number),
            number: number.to_owned(),
        })
    }

    /// Whether they may correct.
    pub(crate) fn corrects(&self) -> bool {
        self.role >= Role::Curator
    }
}

/// The number of the session that a browser says it has.
fn cookie(headers: &HeaderMap) -> Option<&str> {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = sent.flat_map(|value| value.split(';')).filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| name.trim() == COOKIE).map(|(_, number)| number.trim())
}

/// Whoever is signed in, if somebody is.
pub(crate) struct Perhaps(pub(crate) Option<Signed>);

impl FromRequestParts<Arc<Room>> for Perhaps {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, room: &Arc<Room>) -> Result<Self, Infallible> {
        Ok(Self(Signed::of(room, &parts.headers)))
    }
}

/// A curator who is signed in. Whoever is not is asked to sign in, and comes back to where they were.
pub(crate) struct Curator(pub(crate) Signed);

impl FromRequestParts<Arc<Room>> for Curator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, room: &Arc<Room>) -> Result<Self, Response> {
        match Signed::of(room, &parts.headers) {
            Some(signed) if signed.corrects() => Ok(Self(signed)),
            Some(signed) => {
                let why = format!("A curator's token is needed; this one is a {}'s.", signed.role.slug());
                Err(OnPage(Trouble::Forbidden(why)).into_response())
            }
            None if parts.method == Method::GET => {
                let Ok(OriginalUri(uri)) = OriginalUri::from_request_parts(parts, room).await;
                let back = uri.path_and_query().map_or("/", |path| path.as_str());
                Err(Redirect::to(&link::sign_in(back)).into_response())
            }
            None => Err(OnPage(Trouble::Unknown).into_response()),
        }
    }
}

/// What somebody who is signed in sends with a form of this session.
pub(crate) struct Sent {
    /// Who.
    pub(crate) signed: Signed,
    /// The form's fields; of those of one name the last.
    pub(crate) fields: BTreeMap<String, String>,
}

impl FromRequest<Arc<Room>> for Sent {
    type Rejection = OnPage;

    async fn from_request(request: Request, room: &Arc<Room>) -> Result<Self, OnPage> {
        let signed = Signed::of(room, request.headers()).ok_or(Trouble::Unknown)?;
        let form = Form::<Vec<(String, String)>>::from_request(request, room).await;
        let Form(fields) = form.map_err(|e| Trouble::Other(e.status(), e.body_text()))?;
        let fields: BTreeMap<String, String> = fields.into_iter().collect();
        if !session::same(&signed.seal, fields.get("seal").map_or("", String::as_str)) {
            let why = "This form is not of your session. Go back, load the page again, and send it again.";
            return Err(Trouble::Forbidden(why.into()).into());
        }
        Ok(Self { signed, fields })
    }
}

impl Sent {
    /// A field without the space around it; empty where it was not sent.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |text| text.trim())
    }

    /// The curator.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] for whoever is none.
    pub(crate) fn curator(&self) -> Result<&str, Trouble> {
        if self.signed.corrects() {
            return Ok(&self.signed.name);
        }
        Err(Trouble::Forbidden(format!(
            "A curator's token is needed; this one is a {}'s.",
            self.signed.role.slug()
        )))
    }
}
