//! The real network.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::{HeaderMap, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error, Timeout};

use crate::body::{self, Cost};
use crate::network::{Failure, Network, Request, Response, Validators};
use crate::reach::Reach;

/// What an answer may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// To find a host and connect to it, TLS included.
    pub connect: Duration,
    /// From the request to the end of the headers.
    pub headers: Duration,
    /// For all of it.
    pub whole: Duration,
    /// Fewest bytes a second of the body, on the whole, once `grace` has passed; and longest silence.
    pub rate: u64,
    /// For how long the rate is not looked at.
    pub grace: Duration,
    /// Most bytes of the body as they come, packed or not.
    pub packed_bytes: u64,
    /// Most bytes of the headers.
    pub header_bytes: usize,
}

impl Default for Limits {
    /// 10 s to connect, 20 s to the end of the headers, 60 s in all; 1,000 bytes a second after 10 s; 32 MiB of body, 64 KiB
    /// of headers.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            headers: Duration::from_secs(20),
            whole: Duration::from_secs(60),
            rate: 1_000,
            grace: Duration::from_secs(10),
            packed_bytes: 32 << 20,
            header_bytes: 64 << 10,
        }
    }
}

/// Longest header that is kept, in bytes.
const HEADER_BYTES: usize = 1024;

/// HTTP/1.1, in the clear or over TLS (rustls, with Mozilla's list of authorities). Names are resolved here, the addresses checked,
/// and those very addresses connected to, so that a name cannot mean another machine by then. No proxy is used, no cookie
/// is kept, no redirect followed.
pub struct Http {
    pub(crate) agent: Agent,
    limits: Limits,
    stopped: Arc<dyn Fn() -> bool + Send + Sync>,
}

impl std::fmt::Debug for Http {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Http").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Http {
    /// A network on which this program calls itself `agent` and reaches what `reach` says. `stopped` is asked while an
    /// answer is read.
    pub fn new(
        agent: &str,
        limits: Limits,
        reach: Reach,
        stopped: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        Self::resolving(agent, limits, Checked { reach, resolver: DefaultResolver::default() }, stopped)
    }

    fn resolving(
        agent: &str,
        limits: Limits,
        resolver: impl Resolver,
        stopped: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(agent)
            .accept("application/rss+xml, application/atom+xml, application/feed+json, text/html, */*;q=0.5")
            .accept_encoding("gzip")
            .max_response_header_size(limits.header_bytes)
            // The next request comes seconds later at the earliest, and many servers hang up by then.
            .max_idle_connections(0)
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .timeout_send_request(Some(limits.headers))
            .timeout_recv_response(Some(limits.headers))
            .timeout_per_read(Some(limits.grace.max(limits.headers)))
            .timeout_global(Some(limits.whole))
            .build();
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            limits,
            stopped: Arc::new(stopped),
        }
    }
}

impl Network for Http {
    fn get(&self, request: &Request<'_>) -> Result<Response, Failure> {
        let mut call = self.agent.get(request.address.as_str());
        if let Some(etag) = &request.validators.etag {
            call = call.header("If-None-Match", etag);
        }
        if let Some(since) = &request.validators.last_modified {
            call = call.header("If-Modified-Since", since);
        }
        let answer = call.call().map_err(failure)?;
        let (status, headers) = (answer.status().as_u16(), answer.headers());
        let mut response = Response {
            status,
            location: header(headers, "location", 8 * HEADER_BYTES),
            content_type: header(headers, "content-type", HEADER_BYTES),
            retry_after: header(headers, "retry-after", HEADER_BYTES),
            validators: Validators {
                etag: header(headers, "etag", HEADER_BYTES),
                last_modified: header(headers, "last-modified", HEADER_BYTES),
            },
            body: Vec::new(),
        };
        if status == 200 {
            let encoding = header(headers, "content-encoding", HEADER_BYTES);
            let cost = Cost {
                packed: self.limits.packed_bytes,
                unpacked: request.body_bytes,
                cut: request.cut,
                rate: self.limits.rate,
                grace: self.limits.grace,
            };
            let reader = answer.into_body().into_with_config().limit(u64::MAX).reader();
            let why = |error: io::Error| failure(Error::from(error));
            response.body = body::read(reader, encoding.as_deref(), cost, &*self.stopped, why)?;
        }
        Ok(response)
    }
}

/// A header that is text of a bearable length.
pub(crate) fn header(headers: &HeaderMap, name: &str, longest: usize) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= longest).then(|| value.to_owned())
}

/// What went wrong, in plain words.
pub(crate) fn failure(error: Error) -> Failure {
    match error {
        Error::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref::<Forbidden>()) {
            Some(forbidden) => Failure::lasting(forbidden.to_string()),
            None => Failure::passing(format!("could not be had: {}", in_words(&error))),
        },
        Error::Timeout(what) => Failure::passing(too_long(what)),
        Error::HostNotFound => Failure::passing("its host has no address"),
        Error::LargeResponseHeader(..) => Failure::lasting("answers with headers over the limit"),
        Error::BadUri(_) | Error::Http(_) => {
            Failure::lasting("cannot be asked for: its address is not well formed")
        }
        Error::Protocol(what) => Failure::passing(format!("answers in no form of HTTP: {what}")),
        Error::Rustls(what) => Failure::passing(format!("cannot be trusted: {what}")),
        other => Failure::passing(format!("could not be had: {other}")),
    }
}

/// An I/O error as people say it.
fn in_words(error: &io::Error) -> String {
    let text = match error.kind() {
        io::ErrorKind::ConnectionRefused => "the connection was refused".into(),
        io::ErrorKind::ConnectionReset => "the connection was broken off".into(),
        io::ErrorKind::UnexpectedEof => "the answer breaks off before its end".into(),
        _ => error.to_string(),
    };
    let text = text.split(" (os error").next().unwrap_or(&text);
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect()
}

fn too_long(what: Timeout) -> String {
    match what {
        Timeout::Resolve => "its host was not found in time".into(),
        Timeout::Connect => "its host could not be connected to in time".into(),
        Timeout::SendRequest | Timeout::RecvResponse => "did not answer in time".into(),
        Timeout::PerRead => "has fallen silent".into(),
        _ => "took too long to be had".into(),
    }
}

/// A host that may not be connected to.
#[derive(Debug)]
struct Forbidden {
    host: String,
    ip: std::net::IpAddr,
    why: &'static str,
}

impl std::fmt::Display for Forbidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { host, ip, why } = self;
        write!(f, "may not be asked for: ")?;
        if host.trim_matches(['[', ']']) != ip.to_string() {
            write!(f, "{host} is ")?;
        }
        write!(f, "{ip}, {why}")
    }
}

impl std::error::Error for Forbidden {}

/// Resolves names, and keeps the addresses that may be connected to.
#[derive(Debug)]
struct Checked<R> {
    reach: Reach,
    resolver: R,
}

impl<R: Resolver> Resolver for Checked<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.host().unwrap_or_default();
        let found = self.resolver.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        let mut forbidden = None;
        for &address in &*found {
            let address: SocketAddr = address;
            match self.reach.refuses(host, address.ip()) {
                None => allowed.push(address),
                Some(why) => forbidden = Some(Forbidden { host: host.to_owned(), ip: address.ip(), why }),
            }
        }
        match forbidden {
            Some(forbidden) if allowed.is_empty() => Err(Error::Io(io::Error::other(forbidden))),
            _ => Ok(allowed),
        }
    }
}

#[cfg(test)]
mod tests;
