//! Addresses of the web.

use std::fmt;

use url::Url;

/// Longest address that is followed, in bytes (RFC 9110, section 4.1, asks for 8,000 to be understood; what is longer than this is
/// no address of an article).
const LONGEST: usize = 2048;

/// An `http` or `https` address, in the one form that the WHATWG URL standard gives it: `http://0x7f.1` is
/// `http://127.0.0.1/`. It has no fragment and no password.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(Url);

/// Why a text is no address that can be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It is no address at all.
    #[error("is not an address of the web: {0}")]
    Malformed(String),
    /// It is of another scheme.
    #[error("is an address of the scheme {0}, and only http and https are followed")]
    Scheme(String),
    /// It has a user's name or password in it.
    #[error("has a user name or password in it, which would be told to whoever sees this address")]
    Credentials,
    /// It is too long.
    #[error("is {0} bytes long, over the limit of {LONGEST} for an address")]
    TooLong(usize),
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is none, of another scheme, too long, or has a password in it.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        Self::checked(text.len(), || Url::parse(text.trim()))
    }

    /// The address that `reference` names where it stands at this one.
    ///
    /// # Errors
    /// Those of [`Address::parse`].
    pub fn join(&self, reference: &str) -> Result<Self, AddressError> {
        Self::checked(reference.len(), || self.0.join(reference.trim()))
    }

    fn checked(
        length: usize,
        parse: impl FnOnce() -> Result<Url, url::ParseError>,
    ) -> Result<Self, AddressError> {
        if length > LONGEST {
            return Err(AddressError::TooLong(length));
        }
        let mut url = parse().map_err(|error| AddressError::Malformed(error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(AddressError::Scheme(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::Credentials);
        }
        url.set_fragment(None);
        match url.as_str().len() {
            length if length > LONGEST => Err(AddressError::TooLong(length)),
            _ => Ok(Self(url)),
        }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Its host: a name in lower case (an international one in its ASCII form), or an IP address.
    pub fn host(&self) -> &str {
        // Addresses of these two schemes have one.
        self.0.host_str().unwrap_or_default()
    }

    /// Its scheme, host and port: what one robots.txt holds for.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// Where the robots.txt for it stands.
    pub(crate) fn robots(&self) -> Self {
        let mut url = self.0.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        Self(url)
    }

    /// The last part of its path, without an ending such as `.html`; the host where there is none.
    pub fn stem(&self) -> &str {
        let last = self.0.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        if stem.is_empty() { self.host() } else { stem }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_form() {
        for (text, form) in [
            (" HTTP://Example.ORG:80/a b#part ", "http://example.org/a%20b"),
            ("http://2130706433/", "http://127.0.0.1/"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://0177.0.0.01/", "http://127.0.0.1/"),
            ("http://[::ffff:7f00:1]/", "http://[::ffff:7f00:1]/"),
            ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ] {
            assert_eq!(Address::parse(text).unwrap().as_str(), form, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        for text in [
            "", "example.org", "ftp://example.org/", "file:///etc/passwd", "http://",
            "http://a:b@example.org/",
        ] {
            assert!(Address::parse(text).is_err(), "{text}");
        }
        let long = format!("http://example.org/{}", "x".repeat(LONGEST));
        assert!(matches!(Address::parse(&long), Err(AddressError::TooLong(_))));
        let here = Address::parse("http://example.org/a/b").unwrap();
        assert_eq!(here.join("../c?d").unwrap().as_str(), "http://example.org/c?d");
        assert!(here.join("javascript:alert(1)").is_err());
    }

    #[test]
    fn a_page_is_named_after_the_end_of_its_path() {
        for (text, stem) in [
            ("http://a.example/x/knee.html?p=1", "knee"),
            ("http://a.example/", "a.example"),
            ("http://a.example/x/", "x"),
        ] {
            assert_eq!(Address::parse(text).unwrap().stem(), stem);
        }
    }
}
