//! One request and its answer.

use std::fmt;

use jiff::Timestamp;

use crate::Address;

/// What a server gave along with an answer, by which it tells whether there is a newer one (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag` header, as it came.
    pub etag: Option<String>,
    /// The `Last-Modified` header, as it came.
    pub last_modified: Option<String>,
}

impl Validators {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// Where.
    pub address: &'a Address,
    /// Only what is newer than these.
    pub validators: &'a Validators,
    /// Most bytes of the answer, unpacked.
    pub body_bytes: u64,
    /// Whether what is longer is cut there, and not refused.
    pub cut: bool,
}

/// What a server answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status (RFC 9110, section 15).
    pub status: u16,
    /// The `Location` header.
    pub location: Option<String>,
    /// The `Content-Type` header.
    pub content_type: Option<String>,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// What it may be asked with the next time.
    pub validators: Validators,
    /// The bytes, unpacked; none but for the status 200.
    pub body: Vec<u8>,
}

/// Whether it is worth another try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// It may go better later.
    Passing,
    /// It will not until somebody changes something.
    Lasting,
    /// It was broken off because everything is to stop.
    Stopped,
}

/// Why an answer was not had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whether it is worth another try.
    pub kind: FailureKind,
    /// The reason, worded to follow the address.
    pub reason: String,
    /// When the server wants to be asked again, at the earliest.
    pub not_before: Option<Timestamp>,
}

impl Failure {
    /// One that may pass.
    pub fn passing(reason: impl Into<String>) -> Self {
        Self { kind: FailureKind::Passing, reason: reason.into(), not_before: None }
    }

    /// One that will last.
    pub fn lasting(reason: impl Into<String>) -> Self {
        Self { kind: FailureKind::Lasting, reason: reason.into(), not_before: None }
    }

    /// Broken off.
    pub fn stopped() -> Self {
        Self { kind: FailureKind::Stopped, reason: "was broken off".into(), not_before: None }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Failure {}

impl From<crate::Stopped> for Failure {
    fn from(_: crate::Stopped) -> Self {
        Self::stopped()
    }
}

/// Something that answers requests, one at a time, without following redirects.
pub trait Network {
    /// The answer, whatever its status.
    ///
    /// # Errors
    /// When there is none, it is not whole, or it costs too much.
    fn get(&self, request: &Request<'_>) -> Result<Response, Failure>;
}

impl<N: Network + ?Sized> Network for &N {
    fn get(&self, request: &Request<'_>) -> Result<Response, Failure> {
        (**self).get(request)
    }
}
