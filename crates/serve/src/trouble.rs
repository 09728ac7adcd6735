//! What can be wrong with a request, and how it is told: as a page, or as problem+json (RFC 9457).

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;
use store::{StoreError, StoreErrorKind};

use crate::view::Frame;

/// Why a request has no answer.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// There is nothing of that name; perhaps one of these was meant.
    Missing {
        /// What was asked for.
        what: String,
        /// Names that may have been meant.
        near: Vec<String>,
    },
    /// The name may mean several: what each is called, and its address in the path.
    Several(Vec<(String, String)>),
    /// The request makes no sense.
    Bad(String),
    /// Whoever asks has to say who they are.
    Unknown,
    /// The token that came was good up to the end of that day.
    Expired(jiff::civil::Date),
    /// Whoever asks may not.
    Forbidden(String),
    /// What the server itself says against a request.
    Other(StatusCode, String),
    /// What was sent is refused, for that reason.
    Refused(String),
    /// Too many ask at once.
    Busy,
    /// Whoever asks has asked too often, and may again after so many seconds.
    Often(u64),
    /// The store failed.
    Store(StoreError),
    /// Something of ours failed.
    Broken,
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<askama::Error> for Trouble {
    fn from(_: askama::Error) -> Self {
        Self::Broken
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(_: serde_json::Error) -> Self {
        Self::Broken
    }
}

impl Trouble {
    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Missing { .. } => StatusCode::NOT_FOUND,
            Self::Several(_) => StatusCode::MULTIPLE_CHOICES,
            Self::Bad(_) => StatusCode::BAD_REQUEST,
            Self::Unknown | Self::Expired(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Other(status, _) => *status,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Often(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Store(error) => match error.kind() {
                StoreErrorKind::Locked | StoreErrorKind::Full => StatusCode::SERVICE_UNAVAILABLE,
                StoreErrorKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What is wrong, for whoever asked: nothing of the machine behind it.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Missing { what, near } if near.is_empty() => format!("{what} is not in the record."),
            Self::Missing { what, near } => {
                format!("{what} is not in the record. Did you mean {}?", near.join(", "))
            }
            Self::Several(_) => "That name may mean several.".into(),
            Self::Bad(why) | Self::Forbidden(why) | Self::Refused(why) => why.clone(),
            Self::Other(status, said) => match (*status, said.as_str()) {
                (StatusCode::METHOD_NOT_ALLOWED, "") => "That is not how this is asked for.".into(),
                (StatusCode::PAYLOAD_TOO_LARGE, _) => "More was sent than is taken.".into(),
                (StatusCode::SERVICE_UNAVAILABLE, "") => "That took too long.".into(),
                (status, _) if status.is_server_error() => "Something went wrong here.".into(),
                (_, "") => "That cannot be answered.".into(),
                (_, said) => said.to_owned(),
            },
            Self::Unknown => "A token is needed for this, and a valid one.".into(),
            Self::Expired(day) => format!("This token was good until {}.", present::words::day(*day)),
            Self::Busy => "Too many questions at once. Ask again in a moment.".into(),
            Self::Often(seconds) => format!(
                "Too many questions from one caller. Ask again in {}.",
                present::words::count(usize::try_from(*seconds).unwrap_or(usize::MAX), "second")
            ),
            Self::Store(error) => match error.kind() {
                StoreErrorKind::Locked => "The record is in use. Ask again in a moment.".into(),
                StoreErrorKind::Full => "There is no room left to write to.".into(),
                StoreErrorKind::Invalid => error.reason().to_owned(),
                _ => "The record could not be read.".into(),
            },
            Self::Broken => "Something went wrong here.".into(),
        }
    }

    fn finished(&self, mut response: Response) -> Response {
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if let Self::Often(seconds) = self {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        // RFC 6750, section 3.
        let challenge = match self {
            Self::Unknown => Some("Bearer realm=\"sidelined\""),
            Self::Expired(_) => Some("Bearer realm=\"sidelined\", error=\"invalid_token\""),
            _ => None,
        };
        if let Some(challenge) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}

/// Trouble told as a page.
#[derive(Debug)]
pub(crate) struct OnPage(pub(crate) Trouble);

impl<E: Into<Trouble>> From<E> for OnPage {
    fn from(trouble: E) -> Self {
        Self(trouble.into())
    }
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage<'a> {
    frame: Frame,
    status: u16,
    told: String,
    choices: &'a [(String, String)],
}

impl IntoResponse for OnPage {
    fn into_response(self) -> Response {
        let trouble = self.0;
        let choices = match &trouble {
            Trouble::Several(choices) => choices.as_slice(),
            _ => &[],
        };
        let status = trouble.status();
        let title = status.canonical_reason().unwrap_or("Trouble").to_owned();
        let page = TroublePage {
            frame: Frame::plain(title),
            status: status.as_u16(),
            told: trouble.told(),
            choices,
        };
        let body = page.render().unwrap_or_else(|_| "Something went wrong here.".to_owned());
        trouble.finished(Html(body).into_response())
    }
}

/// Trouble told to a program.
#[derive(Debug)]
pub(crate) struct InApi(pub(crate) Trouble);

impl<E: Into<Trouble>> From<E> for InApi {
    fn from(trouble: E) -> Self {
        Self(trouble.into())
    }
}

impl IntoResponse for InApi {
    fn into_response(self) -> Response {
        let status = self.0.status();
        let mut problem = json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "detail": self.0.told(),
        });
        match &self.0 {
            Trouble::Several(choices) => {
                problem["choices"] =
                    choices.iter().map(|(name, path)| json!({"name": name, "path": path})).collect();
            }
            Trouble::Missing { near, .. } => problem["near"] = json!(near),
            _ => {}
        }
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        self.0.finished((kind, problem.to_string()).into_response())
    }
}
