//! Who may write, and what every answer says about how it may be used.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::trouble::{InApi, OnPage, Trouble};

/// What somebody may do; each may what those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Ask.
    Reader,
    /// Add reports.
    Contributor,
    /// Correct how reports were read.
    Curator,
}

impl Role {
    /// Its name.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Contributor => "contributor",
            Self::Curator => "curator",
        }
    }
}

impl FromStr for Role {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        [Self::Reader, Self::Contributor, Self::Curator]
            .into_iter()
            .find(|role| role.slug() == text)
            .ok_or_else(|| TokenError(format!("{text:?} is no role: reader, contributor or curator")))
    }
}

/// Somebody who has a token; of the token itself only its digest is known.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// What they may do.
    pub role: Role,
    /// Who it is.
    pub name: String,
    /// The last day on which it is good; good for ever without one.
    pub until: Option<Date>,
    digest: [u8; 32],
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("role", &self.role)
            .field("name", &self.name)
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

impl Token {
    /// The one of that secret. Secrets are long and random, so a plain SHA-256 of them cannot be turned back.
    pub fn of(role: Role, name: &str, secret: &str) -> Self {
        Self { role, name: name.to_owned(), until: None, digest: Sha256::digest(secret.as_bytes()).into() }
    }

    /// The same, good up to the end of that day (in Coordinated Universal Time).
    #[must_use]
    pub fn until(self, day: Date) -> Self {
        Self { until: Some(day), ..self }
    }

    /// The SHA-256 of its secret.
    pub(crate) fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// How it is written down: role, digest, the last day on which it is good (`until=2027-01-31`, where there is one), and name.
    pub fn line(&self) -> String {
        let digest: String = self.digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let until = self.until.map(|day| format!("{UNTIL}{day} ")).unwrap_or_default();
        format!("{} {digest} {until}{}", self.role.slug(), self.name)
    }

    /// Whether it is good on that day.
    fn good_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// What stands before the last day in a line.
const UNTIL: &str = "until=";

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(line: &str) -> Result<Self, TokenError> {
        let mut words = line.splitn(3, ' ').map(str::trim);
        let (Some(role), Some(hex), Some(rest)) = (words.next(), words.next(), words.next()) else {
            return Err(TokenError(LINE.into()));
        };
        let (until, name) = match rest.strip_prefix(UNTIL) {
            None => (None, rest),
            Some(rest) => {
                let (day, name) = rest.split_once(' ').ok_or_else(|| TokenError(LINE.into()))?;
                let parsed: Result<Date, _> = day.parse();
                let day = parsed.map_err(|_| {
                    TokenError(format!("{day:?} is no day: a day is written YYYY-MM-DD, as in 2027-01-31"))
                })?;
                (Some(day), name.trim())
            }
        };
        let bytes = (0..32).map(|at| u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok());
        let bytes: Option<Vec<u8>> = bytes.collect();
        let digest = bytes.filter(|_| hex.len() == 64).and_then(|bytes| bytes.try_into().ok());
        let digest = digest.ok_or_else(|| TokenError("the digest is not 64 hexadecimal digits".into()))?;
        if name.is_empty() {
            return Err(TokenError(LINE.into()));
        }
        Ok(Self { role: role.parse()?, name: name.to_owned(), until, digest })
    }
}

/// What a line of a file of tokens is.
const LINE: &str = "a line is ROLE DIGEST NAME, or ROLE DIGEST until=DAY NAME";

/// What is wrong with a line of a file of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenError(String);

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TokenError {}

/// Everybody who has a token.
#[derive(Clone, Debug, Default)]
pub struct Tokens(Vec<Token>);

impl Tokens {
    /// Those of a file: one a line; empty lines and those that begin with `#` are passed over.
    ///
    /// # Errors
    /// What is wrong with the first line that is none, and its number.
    pub fn of(text: &str) -> Result<Self, TokenError> {
        let lines = (1..).zip(text.lines().map(str::trim));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let tokens =
            lines.map(|(n, line)| line.parse().map_err(|e: TokenError| TokenError(format!("line {n}: {e}"))));
        tokens.collect::<Result<_, _>>().map(Self)
    }
}

/// Everybody who has a token, on a day: those whose last day has gone by are known, and may do nothing.
#[derive(Clone, Debug)]
pub(crate) struct InForce {
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) day: Date,
}

impl InForce {
    /// Whether nobody has one.
    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.0.is_empty()
    }

    /// The token of that secret. Digests of guesses tell nothing of it, however long a comparison takes.
    ///
    /// # Errors
    /// [`Trouble::Unknown`] where there is none, [`Trouble::Expired`] where it is good no more.
    pub(crate) fn of_secret(&self, secret: &str) -> Result<&Token, Trouble> {
        self.of_digest(&Sha256::digest(secret.as_bytes()).into())
    }

    /// The token of that digest.
    ///
    /// # Errors
    /// As [`Self::of_secret`].
    pub(crate) fn of_digest(&self, digest: &[u8; 32]) -> Result<&Token, Trouble> {
        let mut of_digest = self.tokens.0.iter().filter(|token| token.digest == *digest).peekable();
        let first = *of_digest.peek().ok_or(Trouble::Unknown)?;
        of_digest
            .find(|token| token.good_on(self.day))
            .ok_or_else(|| first.until.map_or(Trouble::Unknown, Trouble::Expired))
    }

    /// Whose token came with these headers, if it is one that is known.
    pub(crate) fn holder(&self, headers: &HeaderMap) -> Option<&Token> {
        if !headers.contains_key(header::AUTHORIZATION) {
            return None;
        }
        self.allow(headers, Role::Reader).ok()
    }

    /// Whoever sent these headers, if they may do what such a role may.
    ///
    /// # Errors
    /// [`Trouble::Unknown`] without a token that is known, [`Trouble::Expired`] where it is good no more, [`Trouble::Forbidden`] where
    /// the role is too small.
    pub(crate) fn allow(&self, headers: &HeaderMap, role: Role) -> Result<&Token, Trouble> {
        let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let secret = sent.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Trouble::Unknown)?;
        let token = self.of_secret(secret.trim())?;
        if token.role < role {
            let (own, needed) = (token.role.slug(), role.slug());
            return Err(Trouble::Forbidden(format!("this token is a {own}'s; a {needed}'s is needed")));
        }
        Ok(token)
    }
}

/// What every answer says: nothing from elsewhere, nothing inline, in no frame of another site.
const HEADERS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Puts on every answer how it may be used.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// Tells trouble that came up outside our own answers (a query that does not parse, a body that is too large, a time that ran out)
/// as all other trouble is told: to programs as problem+json, to people as a page.
pub(crate) async fn told(request: Request, next: Next) -> Response {
    let program = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let ours = kind.is_some_and(|kind| !kind.starts_with("text/plain"));
    if ours || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let said = axum::body::to_bytes(body, 4096).await.unwrap_or_default();
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    let trouble = Trouble::Other(status, said);
    let mut told = if program { InApi(trouble).into_response() } else { OnPage(trouble).into_response() };
    if let Some(allow) = parts.headers.get(header::ALLOW) {
        told.headers_mut().insert(header::ALLOW, allow.clone());
    }
    told
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn in_force(text: &str, day: Date) -> InForce {
        InForce { tokens: Arc::new(Tokens::of(text).unwrap()), day }
    }

    fn sent(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(value))])
    }

    #[test]
    fn only_a_known_token_of_a_sufficient_role_is_let_in() {
        let lines = [Token::of(Role::Contributor, "desk", "s3cret"), Token::of(Role::Reader, "fan", "other")];
        let text = format!("# tokens\n\n{}\n{}\n", lines[0].line(), lines[1].line());
        let tokens = in_force(&text, date(2024, 2, 10));
        assert_eq!(
            tokens.allow(&sent("Bearer s3cret"), Role::Contributor).map(|t| t.name.as_str()).unwrap(),
            "desk"
        );
        for refused in ["Bearer s3cre", "Bearer ", "Basic s3cret", "s3cret"] {
            assert!(matches!(tokens.allow(&sent(refused), Role::Reader), Err(Trouble::Unknown)), "{refused}");
        }
        assert!(matches!(tokens.allow(&HeaderMap::new(), Role::Reader), Err(Trouble::Unknown)));
        assert!(matches!(tokens.allow(&sent("Bearer other"), Role::Contributor), Err(Trouble::Forbidden(_))));
    }

    #[test]
    fn a_token_is_good_up_to_the_end_of_its_last_day() {
        let line = Token::of(Role::Curator, "Ada Berg", "s3cret").until(date(2024, 2, 10)).line();
        assert!(line.ends_with(" until=2024-02-10 Ada Berg"), "{line}");
        let on =
            |day| in_force(&line, date(2024, 2, day)).allow(&sent("Bearer s3cret"), Role::Reader).cloned();
        assert_eq!(on(10).unwrap().name, "Ada Berg");
        assert!(matches!(on(11), Err(Trouble::Expired(day)) if day == date(2024, 2, 10)));
        let renewed = format!("{line}\n{}", Token::of(Role::Reader, "Ada Berg", "s3cret").line());
        let renewed = in_force(&renewed, date(2024, 2, 11));
        assert_eq!(renewed.of_secret("s3cret").unwrap().role, Role::Reader, "the line that is good counts");
    }

    #[test]
    fn a_bad_line_is_named() {
        let digest = "0".repeat(64);
        for (text, why) in [
            ("\nreader", "line 2: a line is ROLE DIGEST NAME, or ROLE DIGEST until=DAY NAME"),
            (
                format!("reader {digest} until=tomorrow x").as_str(),
                "line 1: \"tomorrow\" is no day: a day is written YYYY-MM-DD, as in 2027-01-31",
            ),
            (
                format!("reader {digest} until=2027-01-31").as_str(),
                "line 1: a line is ROLE DIGEST NAME, or ROLE DIGEST until=DAY NAME",
            ),
            ("king 00 x", "line 1: the digest is not 64 hexadecimal digits"),
        ] {
            assert_eq!(Tokens::of(text).unwrap_err().to_string(), why);
        }
        let line = Token::of(Role::Reader, "x", "y").line().replace("reader", "king");
        assert!(Tokens::of(&line).unwrap_err().to_string().contains("no role"));
    }
}
