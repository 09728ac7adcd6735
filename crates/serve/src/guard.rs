//! Who may write, and what every answer says about how it may be used.

use std::fmt;
use std::str::FromStr;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
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
    digest: [u8; 32],
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("role", &self.role).field("name", &self.name).finish_non_exhaustive()
    }
}

impl Token {
    /// The one of that secret. Secrets are long and random, so a plain SHA-256 of them cannot be turned back.
    pub fn of(role: Role, name: &str, secret: &str) -> Self {
        Self { role, name: name.to_owned(), digest: Sha256::digest(secret.as_bytes()).into() }
    }

    /// The SHA-256 of its secret.
    pub(crate) fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// How it is written down: role, digest and name.
    pub fn line(&self) -> String {
        let digest: String = self.digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{} {digest} {}", self.role.slug(), self.name)
    }
}

impl FromStr for Token {
    type Err = TokenError;

    fn from_str(line: &str) -> Result<Self, TokenError> {
        let mut words = line.splitn(3, ' ').map(str::trim);
        let (Some(role), Some(hex), Some(name)) = (words.next(), words.next(), words.next()) else {
            return Err(TokenError("a line is ROLE DIGEST NAME".into()));
        };
        let bytes = (0..32).map(|at| u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok());
        let bytes: Option<Vec<u8>> = bytes.collect();
        let digest = bytes.filter(|_| hex.len() == 64).and_then(|bytes| bytes.try_into().ok());
        let digest = digest.ok_or_else(|| TokenError("the digest is not 64 hexadecimal digits".into()))?;
        if name.is_empty() {
            return Err(TokenError("a line is ROLE DIGEST NAME".into()));
        }
        Ok(Self { role: role.parse()?, name: name.to_owned(), digest })
    }
}

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

    /// Whether nobody has one.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The token of that secret. Digests of guesses tell nothing of it, however long a comparison takes.
    pub(crate) fn of_secret(&self, secret: &str) -> Option<&Token> {
        self.of_digest(&Sha256::digest(secret.as_bytes()).into())
    }

    /// The token of that digest.
    pub(crate) fn of_digest(&self, digest: &[u8; 32]) -> Option<&Token> {
        self.0.iter().find(|token| token.digest == *digest)
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
    /// [`Trouble::Unknown`] without a token that is known, [`Trouble::Forbidden`] where the role is too small.
    pub(crate) fn allow(&self, headers: &HeaderMap, role: Role) -> Result<&Token, Trouble> {
        let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let secret = sent.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Trouble::Unknown)?;
        let token = self.of_secret(secret.trim()).ok_or(Trouble::Unknown)?;
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
    use super::*;

    fn sent(value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(value))])
    }

    #[test]
    fn only_a_known_token_of_a_sufficient_role_is_let_in() {
        let lines = [Token::of(Role::Contributor, "desk", "s3cret"), Token::of(Role::Reader, "fan", "other")];
        let text = format!("# tokens\n\n{}\n{}\n", lines[0].line(), lines[1].line());
        let tokens = Tokens::of(&text).unwrap();
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
    fn a_bad_line_is_named() {
        for (text, why) in [
            ("\nreader", "line 2: a line is ROLE DIGEST NAME"),
            ("king 00 x", "line 1: the digest is not 64 hexadecimal digits"),
        ] {
            assert_eq!(Tokens::of(text).unwrap_err().to_string(), why);
        }
        let line = Token::of(Role::Reader, "x", "y").line().replace("reader", "king");
        assert!(Tokens::of(&line).unwrap_err().to_string().contains("no role"));
    }
}
