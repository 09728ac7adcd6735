//! The address of a store in PostgreSQL.

use std::path::{Path, PathBuf};
use std::time::Duration;

use percent_encoding::percent_decode_str;
use postgres::Config;

use super::tls::{Mode, Roots};

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
/// database the one of the user's name, and the schema `sidelined`. `sslmode` and `sslrootcert` are libpq's: `disable`,
/// `prefer` (the default), `require`, `verify-ca` or `verify-full`, and a file of certificates in PEM, which whoever opens
/// the store has to read ([`PgAddress::root_certificates`]); without one, or with `sslrootcert=system`, the authorities are
/// trusted that Mozilla trusts. As in libpq, `require` with a file is `verify-ca`. Other parameters are those of
/// [`postgres::Config`] (`connect_timeout`, `host=/var/run/postgresql`, …). Shown without its password.
#[derive(Clone)]
pub struct PgAddress {
    config: Config,
    schema: String,
    mode: Mode,
    root_file: Option<PathBuf>,
    roots: Roots,
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
        let (address, own) = own_parameters(address);
        let schema = own.schema.unwrap_or(SCHEMA);
        let Some(mode) = own.mode.map_or(Some(Mode::default()), Mode::parse) else {
            let known = "disable, prefer, require, verify-ca or verify-full";
            return Err(refuse(format!("sslmode is {known}")));
        };
        let root_file = own.root_file.filter(|file| *file != "system");
        let root_file = root_file.map(|file| percent_decode_str(file).decode_utf8().map(|f| f.into_owned()));
        let Ok(root_file) = root_file.transpose() else {
            return Err(refuse("sslrootcert is not UTF-8".into()));
        };
        let mode = if mode == Mode::Require && root_file.is_some() { Mode::VerifyCa } else { mode };
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
        config.ssl_mode(mode.asked());
        let roots = if root_file.is_some() { Roots::Unread } else { Roots::Mozilla };
        let root_file = root_file.map(PathBuf::from);
        Ok(Self { config, schema: schema.to_owned(), mode, root_file, roots, shown })
    }

    /// The file of certificates that is to be read before the store is opened ([`PgAddress::trusting`]).
    pub fn root_certificates(&self) -> Option<&Path> {
        self.root_file.as_deref()
    }

    /// The same, trusting the authorities of these certificates (PEM).
    ///
    /// # Errors
    /// `CannotOpen` where there are none, or one is damaged.
    pub fn trusting(mut self, pem: &[u8]) -> Result<Self> {
        let refused = || {
            let why = "the file that sslrootcert names holds no certificates in PEM, or a damaged one";
            StoreError::new(StoreErrorKind::CannotOpen, &self.shown, why)
        };
        self.roots = Roots::of_pem(pem).ok_or_else(refused)?;
        Ok(self)
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

    pub(super) fn mode(&self) -> Mode {
        self.mode
    }

    pub(super) fn roots(&self) -> &Roots {
        &self.roots
    }

    pub(super) fn schema(&self) -> &str {
        &self.schema
    }
}

/// Parameters that the client does not know.
#[derive(Default)]
struct Own<'a> {
    schema: Option<&'a str>,
    mode: Option<&'a str>,
    root_file: Option<&'a str>,
}

/// The address without the parameters that are ours, and these.
fn own_parameters(address: &str) -> (String, Own<'_>) {
    let mut own = Own::default();
    let Some((place, parameters)) = address.split_once('?') else { return (address.to_owned(), own) };
    let mut others = Vec::new();
    for parameter in parameters.split('&').filter(|p| !p.is_empty()) {
        match parameter.split_once('=') {
            Some(("schema", name)) => own.schema = Some(name),
            Some(("sslmode", mode)) => own.mode = Some(mode),
            Some(("sslrootcert", file)) => own.root_file = Some(file),
            _ => others.push(parameter),
        }
    }
    let others = others.join("&");
    (if others.is_empty() { place.to_owned() } else { format!("{place}?{others}") }, own)
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
    fn an_address_tells_how_it_is_encrypted() {
        let read = |parameters: &str| {
            let address = PgAddress::parse(&format!("postgres://db/desk?{parameters}"))?;
            Ok((address.mode, address.root_file.map(|file| file.display().to_string())))
        };
        let read = |parameters: &str| read(parameters).map_err(|e: StoreError| e.to_string());
        assert_eq!(read("schema=x"), Ok((Mode::Prefer, None)));
        assert_eq!(read("sslmode=require"), Ok((Mode::Require, None)));
        assert_eq!(
            read("sslmode=require&sslrootcert=a%20b.pem"),
            Ok((Mode::VerifyCa, Some("a b.pem".into())))
        );
        assert_eq!(read("sslrootcert=system&sslmode=verify-full"), Ok((Mode::VerifyFull, None)));
        assert!(read("sslmode=allow").unwrap_err().contains("verify-full"));
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
