//! How often one caller may ask.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::curators::Signed;
use crate::guard::Role;
use crate::room::Room;
use crate::trouble::{InApi, OnPage, Trouble};

/// The machine at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// Who asks, as far as that can be told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    /// Somebody with a token that is known, or who is signed in.
    Known(String),
    /// Somebody at an address; of IPv6 the network, since a customer has all of one.
    Address(IpAddr),
}

/// How often one caller may ask: so many times a second over time, and so many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Requests a second.
    pub per_second: NonZeroU32,
    /// Requests at once.
    pub burst: NonZeroU32,
}

/// Who has asked how often.
pub(crate) struct Rates {
    limiter: Option<DefaultKeyedRateLimiter<Caller>>,
    clock: DefaultClock,
}

/// Beyond so many callers those are forgotten who have not asked for a while.
const REMEMBERED: usize = 20_000;

impl Rates {
    pub(crate) fn of(rate: Option<Rate>) -> Self {
        let quota = |rate: Rate| Quota::per_second(rate.per_second).allow_burst(rate.burst);
        Self { limiter: rate.map(|rate| RateLimiter::keyed(quota(rate))), clock: DefaultClock::default() }
    }

    /// Seconds until a caller may ask again; none where it may now.
    fn wait(&self, caller: &Caller) -> Option<u64> {
        let limiter = self.limiter.as_ref()?;
        if limiter.len() > REMEMBERED {
            limiter.retain_recent();
        }
        let refused = limiter.check_key(caller).err()?;
        let wait = refused.wait_time_from(self.clock.now());
        Some(wait.as_secs() + 1)
    }
}

/// Whose token, or session, came with a request, and what they may do.
pub(crate) fn known(room: &Room, headers: &HeaderMap) -> Option<(String, Role)> {
    let tokens = room.in_force();
    let token = tokens.holder(headers).map(|token| (token.name.clone(), token.role));
    token.or_else(|| Signed::of(room, headers).map(|signed| (signed.name, signed.role)))
}

/// Who sent a request: by a token that is known, else by the address; behind a proxy that the server was told of, by the last address of
/// `X-Forwarded-For` that is no such proxy's.
pub(crate) fn caller(room: &Room, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<Caller> {
    if let Some((name, _)) = known(room, headers) {
        return Some(Caller::Known(name));
    }
    address(&room.proxies, peer, headers).map(|ip| Caller::Address(network(ip)))
}

/// The address that a request comes from.
pub(crate) fn address(proxies: &[IpAddr], peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer?.to_canonical();
    if !proxies.contains(&peer) {
        return Some(peer);
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let mut hops: Vec<&str> = hops.flat_map(|value| value.split(',')).map(str::trim).collect();
    while let Some(hop) = hops.pop() {
        match hop.parse::<IpAddr>().map(|ip| ip.to_canonical()) {
            Ok(ip) if proxies.contains(&ip) => {}
            Ok(ip) => return Some(ip),
            // What stands before what is no address was not written by a proxy of ours.
            Err(_) => break,
        }
    }
    Some(peer)
}

/// The network of an address: itself, or the first 64 bits.
fn network(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(_) => ip,
        IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX))),
    }
}

/// Refuses who asks too often. This machine itself is not counted, nor who only looks whether the server lives.
pub(crate) async fn limit(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if room.rates.limiter.is_none() || matches!(path, "/healthz" | "/readyz") {
        return next.run(request).await;
    }
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let caller = caller(&room, peer, request.headers());
    let caller = caller.filter(|caller| !matches!(caller, Caller::Address(ip) if ip.is_loopback()));
    match caller.and_then(|caller| room.rates.wait(&caller)) {
        None => next.run(request).await,
        Some(seconds) if path.starts_with("/api/") => InApi(Trouble::Often(seconds)).into_response(),
        Some(seconds) => OnPage(Trouble::Often(seconds)).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(value: &str) -> HeaderMap {
        HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), value.parse().unwrap())])
    }

    #[test]
    fn only_a_proxy_that_was_told_of_says_for_whom_it_asks() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies = [ip("127.0.0.1"), ip("10.0.0.2")];
        let from = |peer: &str, value: &str| address(&proxies, Some(ip(peer)), &forwarded(value));
        assert_eq!(from("127.0.0.1", "203.0.113.9"), Some(ip("203.0.113.9")));
        assert_eq!(from("::ffff:127.0.0.1", "203.0.113.9"), Some(ip("203.0.113.9")));
        assert_eq!(
            from("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2"),
            Some(ip("203.0.113.9")),
            "the last that is no proxy"
        );
        assert_eq!(from("127.0.0.1", "6.6.6.6, nonsense"), Some(ip("127.0.0.1")));
        assert_eq!(from("198.51.100.7", "203.0.113.9"), Some(ip("198.51.100.7")), "nobody else is believed");
        assert_eq!(network(ip("2001:db8:1:2:3:4:5:6")), ip("2001:db8:1:2::"));
    }

    #[test]
    fn a_caller_is_refused_alone_and_told_how_long() {
        let three = NonZeroU32::new(3).unwrap();
        let rates = Rates::of(Some(Rate { per_second: NonZeroU32::MIN, burst: three }));
        let (a, b) = (Caller::Known("a".into()), Caller::Known("b".into()));
        assert!((0..3).all(|_| rates.wait(&a).is_none()));
        assert_eq!(rates.wait(&a), Some(1));
        assert_eq!(rates.wait(&b), None);
        assert!((0..1000).all(|_| Rates::of(None).wait(&a).is_none()));
    }
}
