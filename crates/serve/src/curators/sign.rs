//! Signing in with a token, and out.

use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::signed::{COOKIE, Perhaps, Sent};
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};
use crate::view::Frame;

#[derive(Template)]
#[template(path = "sign-in.html")]
struct Page {
    frame: Frame,
    /// Where to go then.
    to: String,
    /// What was wrong with the token.
    wrong: Option<String>,
    /// Whether this server takes any token.
    taken: bool,
}

/// Where to go.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Onwards {
    #[serde(default)]
    to: String,
}

pub(super) async fn form(
    State(room): State<Arc<Room>>,
    Perhaps(signed): Perhaps,
    Query(onwards): Query<Onwards>,
) -> Result<Response, OnPage> {
    let mut frame = Frame::plain("Sign in".into());
    frame.signed = signed;
    let taken = !room.in_force().is_empty();
    let page = Page { frame, to: inside(&onwards.to).to_owned(), wrong: None, taken };
    Ok(unkept(Html(page.render().map_err(Trouble::from)?).into_response()))
}

/// What is sent to sign in.
#[derive(Deserialize)]
pub(super) struct Shown {
    token: String,
    #[serde(default)]
    to: String,
}

pub(super) async fn sign_in(
    State(room): State<Arc<Room>>,
    headers: HeaderMap,
    shown: Result<Form<Shown>, FormRejection>,
) -> Result<Response, OnPage> {
    let Form(shown) = shown.map_err(|e| Trouble::Other(e.status(), e.body_text()))?;
    let tokens = room.in_force();
    let to = inside(&shown.to);
    let token = match tokens.of_secret(shown.token.trim()) {
        Ok(token) => token,
        Err(trouble) => {
            let wrong = Some(match trouble {
                Trouble::Expired(_) => trouble.told(),
                _ => "Nobody is known by that token.".into(),
            });
            let frame = Frame::plain("Sign in".into());
            let page = Page { frame, to: to.to_owned(), wrong, taken: !tokens.is_empty() };
            let page = Html(page.render().map_err(Trouble::from)?);
            return Ok(unkept((StatusCode::UNAUTHORIZED, page).into_response()));
        }
    };
    let number = room.sessions.begin(token, room.now());
    let mut response = Redirect::to(to).into_response();
    set(&mut response, &number, room.sessions.lasts().as_secs(), secure(&headers, &room.site));
    Ok(response)
}

pub(super) async fn sign_out(State(room): State<Arc<Room>>, headers: HeaderMap, sent: Sent) -> Response {
    room.sessions.end(&sent.signed.number);
    let mut response = Redirect::to("/").into_response();
    set(&mut response, "", 0, secure(&headers, &room.site));
    response
}

/// A place on this server; its first page for what is none.
pub(super) fn inside(to: &str) -> &str {
    let local = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n', '\t']);
    if local { to } else { "/" }
}

/// Whether the browser speaks to this server, or to the one before it, over TLS.
fn secure(headers: &HeaderMap, site: &str) -> bool {
    let told = headers.get("x-forwarded-proto").and_then(|value| value.to_str().ok());
    told.map_or_else(|| site.starts_with("https://"), |proto| proto.eq_ignore_ascii_case("https"))
}

fn set(response: &mut Response, number: &str, seconds: i64, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={number}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// For one person's eyes.
pub(crate) fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stays_on_this_server() {
        assert_eq!(inside("/review?after=1"), "/review?after=1");
        for elsewhere in
            ["https://example.org", "//example.org", "/\\example.org", "", "review", "/a\r\nx: y"]
        {
            assert_eq!(inside(elsewhere), "/", "{elsewhere}");
        }
    }

    #[test]
    fn a_cookie_is_secure_where_the_connection_is() {
        let by = |proto: &'static str| {
            HeaderMap::from_iter([(
                header::HeaderName::from_static("x-forwarded-proto"),
                HeaderValue::from_static(proto),
            )])
        };
        assert!(secure(&by("https"), "http://x") && !secure(&by("http"), "https://x"));
        assert!(secure(&HeaderMap::new(), "https://x") && !secure(&HeaderMap::new(), "http://x"));
    }
}
