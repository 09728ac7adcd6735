//! Sessions: who has shown a token on a page, for a while.
//!
//! What a browser keeps is a number that cannot be guessed. What is kept here is that number's digest, so that what leaks from here
//! opens nothing; and the digest of the token that was shown, so that a session ends with its token.

use std::collections::BTreeMap;
use std::sync::Mutex;

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::guard::Token;
use crate::room::locked;

/// So many sessions are held; the one that ends first makes room.
const MOST: usize = 10_000;

/// A SHA-256.
type Digest = [u8; 32];

struct Open {
    token: Digest,
    until: Timestamp,
}

#[derive(Default)]
struct Held {
    /// How many were ever begun.
    begun: u64,
    open: BTreeMap<Digest, Open>,
}

/// Everybody who is signed in.
pub(crate) struct Sessions {
    /// Bytes that nobody else knows.
    secret: Digest,
    /// For how long a session lasts.
    lasts: SignedDuration,
    held: Mutex<Held>,
}

impl Sessions {
    pub(crate) fn of(secret: Digest, lasts: SignedDuration) -> Self {
        Self { secret, lasts, held: Mutex::default() }
    }

    /// For how long a session lasts.
    pub(crate) fn lasts(&self) -> SignedDuration {
        self.lasts
    }

    /// Begins one, for whoever showed that token; what the browser is to keep.
    pub(crate) fn begin(&self, token: &Token, now: Timestamp) -> String {
        let mut held = locked(&self.held);
        held.begun += 1;
        let number = self.made(&[b"session", &held.begun.to_be_bytes()]);
        held.open.retain(|_, open| open.until > now);
        if held.open.len() >= MOST {
            let first = held.open.iter().min_by_key(|(_, open)| open.until).map(|(key, _)| *key);
            first.map(|key| held.open.remove(&key));
        }
        let until = now.checked_add(self.lasts).unwrap_or(Timestamp::MAX);
        held.open.insert(digest(&number), Open { token: token.digest(), until });
        number
    }

    /// The digest of the token that was shown when a session began that still lasts.
    pub(crate) fn token(&self, number: &str, now: Timestamp) -> Option<Digest> {
        let held = locked(&self.held);
        held.open.get(&digest(number)).filter(|open| open.until > now).map(|open| open.token)
    }

    /// Ends one.
    pub(crate) fn end(&self, number: &str) {
        locked(&self.held).open.remove(&digest(number));
    }

    /// What stands in the forms of a session, and in nobody else's.
    pub(crate) fn seal(&self, number: &str) -> String {
        self.made(&[b"form", number.as_bytes()])
    }

    /// HMAC-SHA256 under the secret, as hexadecimal digits.
    fn made(&self, parts: &[&[u8]]) -> String {
        // An HMAC takes keys of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.secret) else { return String::new() };
        parts.iter().for_each(|part| mac.update(part));
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Whether a form carries that seal. Digests are compared: how long that takes tells nothing.
pub(super) fn same(seal: &str, sent: &str) -> bool {
    digest(seal) == digest(sent)
}

fn digest(text: &str) -> Digest {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::Role;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn sessions() -> Sessions {
        Sessions::of([7; 32], SignedDuration::from_secs(60))
    }

    #[test]
    fn a_session_lasts_its_time_and_no_longer() {
        let (sessions, token) = (sessions(), Token::of(Role::Curator, "Ada", "s3cret"));
        let number = sessions.begin(&token, at(0));
        assert_eq!(number.len(), 64);
        assert_eq!(sessions.token(&number, at(59)), Some(token.digest()));
        assert_eq!(sessions.token(&number, at(60)), None);
        assert_eq!(sessions.token(&number.replace(&number[..1], "x"), at(1)), None);
        sessions.end(&number);
        assert_eq!(sessions.token(&number, at(1)), None);
    }

    #[test]
    fn every_session_has_a_number_and_a_seal_of_its_own() {
        let (sessions, token) = (sessions(), Token::of(Role::Curator, "Ada", "s3cret"));
        let (one, other) = (sessions.begin(&token, at(0)), sessions.begin(&token, at(0)));
        assert_ne!(one, other);
        assert_ne!(sessions.seal(&one), sessions.seal(&other));
        assert_ne!(sessions.seal(&one), one);
        let elsewhere = Sessions::of([8; 32], SignedDuration::from_secs(60));
        assert_ne!(elsewhere.begin(&token, at(0)), one, "another secret, another number");
    }

    #[test]
    fn sessions_are_bounded() {
        let (sessions, token) = (sessions(), Token::of(Role::Curator, "Ada", "s3cret"));
        let first = sessions.begin(&token, at(0));
        let rest: Vec<_> = (0..MOST).map(|_| sessions.begin(&token, at(1))).collect();
        assert_eq!(sessions.token(&first, at(2)), None, "it ends first");
        assert!(rest.iter().all(|number| sessions.token(number, at(2)).is_some()));
    }
}
