//! The address of a store in PostgreSQL.

use std::time::Duration;

use postgres::Config;

use crate::{Result, StoreError, StoreErrorKind};

/// The schema of a store whose address names none.
const SCHEMA: &str = "sidelined";

/// How long we wait for a server to answer a call.
const CALL: Duration = Duration::from_secs(10);

/// Bytes of the longest name that PostgreSQL keeps whole.
const LONGEST_NAME: usize = 63;

/// Where a store in PostgreSQL is: `postgres://user:password@host:port/database?schema=name`.
///
/// Every part may be missing but the scheme: the host is then this machine, the user whoever runs the program, the
/// database the one of the user's name, and the schema `sidelined`. Other parameters are those of
/// [`postgres::Config`] (`connect_timeout`, `host=/var/run/postgresql`, …). Shown without its password.
#[derive(Clone)]
pub struct PgAddress {
    config: Config,
    schema: String,
    shown: String,
}

impl std::fmt::Debug for PgAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PgAddress({:?})", self.shown)
    }
}

impl std::fmt::Display for PgAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown)
    }
}

impl PgAddress {
    /// Whether a store of that name is one in PostgreSQL, and no file.
    pub fn is_one(store: &str) -> bool {
        store.starts_with("postgres://") || store.starts_with("postgresql://")
    }

    /// Reads an address.
    ///
    /// # Errors
    /// `CannotOpen` where it is none.
    pub fn parse(address: &str) -> Result<Self> {
        let shown = without_password(address);
        let refuse = |why: String| StoreError::new(StoreErrorKind::CannotOpen, &shown, why);
        if !Self::is_one(address) {
            return Err(refuse("an address begins with postgres://".into()));
        }
        let (address, schema) = schema_of(address);
        let schema = schema.unwrap_or(SCHEMA);
        let first = schema.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if !first
            || schema.len() > LONGEST_NAME
            || !schema.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        {
            return Err(refuse("the name of a schema is made of letters, digits and _".into()));
        }
        // The parser's own words may repeat a part of the address, and so the password.
        let mut config: Config =
            address.parse().map_err(|_| refuse("this is no address of a PostgreSQL database".into()))?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            config.host("localhost");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CALL);
        }
        if config.get_application_name().is_none() {
            config.application_name("sidelined");
        }
        Ok(Self { config, schema: schema.to_owned(), shown })
    }

    /// The same with that password, where it has none of its own.
    #[must_use]
    pub fn or_password(mut self, password: &str) -> Self {
        if self.config.get_password().is_none() {
            self.config.password(password);
        }
        self
    }

    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    pub(super) fn schema(&self) -> &str {
        &self.schema
    }
}

/// The address without the parameter that is ours.
fn schema_of(address: &str) -> (String, Option<&str>) {
    let Some((place, parameters)) = address.split_once('?') else { return (address.to_owned(), None) };
    let mut schema = None;
    let mut others = Vec::new();
    for parameter in parameters.split('&').filter(|p| !p.is_empty()) {
        match parameter.strip_prefix("schema=") {
            Some(name) => schema = Some(name),
            None => others.push(parameter),
        }
    }
    let others = others.join("&");
    (if others.is_empty() { place.to_owned() } else { format!("{place}?{others}") }, schema)
}

/// The address with asterisks for its password, in either of the places where it may stand.
fn without_password(address: &str) -> String {
    let (place, parameters) = match address.split_once('?') {
        Some((place, parameters)) => (place, Some(parameters)),
        None => (address, None),
    };
    // The last `@`, since a password may hold one; a slash in one too, so nothing is cut at a slash.
    let mut shown = match (place.split_once("://"), place.rfind('@')) {
        (Some((scheme, rest)), Some(_)) => {
            let (who, host) = rest.rsplit_once('@').unwrap_or(("", rest));
            match who.split_once(':') {
                Some((user, _)) => format!("{scheme}://{user}:***@{host}"),
                None => place.to_owned(),
            }
        }
        // Before the `?` of a password that holds one stands the beginning of it.
        (Some((scheme, rest)), None) if parameters.is_some_and(|p| p.contains('@')) => {
            format!("{scheme}://{}:***", rest.split(':').next().unwrap_or_default())
        }
        _ => place.to_owned(),
    };
    if let Some(parameters) = parameters {
        let hidden = |p: &str| match p.split_once('=') {
            Some((name, _)) if name.to_ascii_lowercase().contains("password") => format!("{name}=***"),
            // What stands behind an `@` here may be the rest of a password with a `?` in it.
            _ if p.contains('@') => "***".into(),
            _ => p.to_owned(),
        };
        let parameters: Vec<_> = parameters.split('&').map(hidden).collect();
        shown = format!("{shown}?{}", parameters.join("&"));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (address, shown) in [
            ("postgres://ada:s3cret@db:5433/desk", "postgres://ada:***@db:5433/desk"),
            ("postgres://ada:s3/cr@et@db/desk?schema=x", "postgres://ada:***@db/desk?schema=x"),
            ("postgresql://db/desk?user=ada&password=s3cret", "postgresql://db/desk?user=ada&password=***"),
            ("postgres://ada@db/desk", "postgres://ada@db/desk"),
            ("postgres:///desk", "postgres:///desk"),
        ] {
            assert_eq!(without_password(address), shown);
        }
        for bad in ["postgres://ada:s3cret@db:port/x", "postgres://ada:s3cret@db/x?nonsense=1"] {
            let error = PgAddress::parse(bad).unwrap_err();
            assert!(!error.to_string().contains("s3c") && !error.to_string().contains("ret"), "{error}");
        }
        assert_eq!(without_password("postgres://ada:s3c?ret@db/desk"), "postgres://ada:***?***");
        let address = PgAddress::parse("postgres://ada:s3cret@db/desk").unwrap();
        assert!(!format!("{address:?} {address}").contains("s3cret"));
    }

    #[test]
    fn an_address_may_name_a_schema() {
        let schema = |address: &str| PgAddress::parse(address).map(|a| a.schema);
        assert_eq!(schema("postgres://db/desk").unwrap(), "sidelined");
        assert_eq!(schema("postgres://db/desk?connect_timeout=3&schema=season_21").unwrap(), "season_21");
        for bad in ["a\"b", "1a", "", "a-b", "ä"] {
            let error = schema(&format!("postgres://db/desk?schema={bad}")).unwrap_err();
            assert_eq!(error.kind(), StoreErrorKind::CannotOpen, "{bad}");
        }
    }
}
