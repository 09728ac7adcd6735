//! Getting what lies at an address on the web, politely and safely.
//!
//! Knows: HTTP requests that ask only for what is new, how long a host is left in peace, what a robots.txt allows, which addresses
//! may be connected to, and what an answer may cost. Must not know: what an answer's bytes mean, files, the store, or
//! the clock: time and waiting are behind the trait [`Clock`], the network behind [`Network`].
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod address;
mod body;
mod clock;
mod fetch;
mod http;
mod network;
mod pace;
mod post;
mod reach;
mod robots;

pub use address::{Address, AddressError};
pub use clock::{Clock, Stopped};
pub use fetch::{Fetched, Fetcher, Manners, New};
pub use http::{Http, Limits};
pub use network::{Failure, FailureKind, Network, Request, Response, Validators};
pub use pace::back_off;
pub use post::Answered;
pub use reach::{Reach, why_forbidden};
