//! What PostgreSQL reports, put into the words of [`crate::StoreError`].

use std::error::Error as _;
use std::io;

use postgres::Error as SqlError;
use postgres::error::DbError;

use super::tls;
use crate::StoreErrorKind;

/// What kind of failure it is, and the reason in plain words.
pub(crate) fn explain(error: &SqlError) -> (StoreErrorKind, String) {
    use StoreErrorKind as K;
    if let Some(told) = error.as_db_error() {
        return explain_told(told);
    }
    if of_tls(error) {
        return (K::CannotOpen, tls::explain(error));
    }
    if let Some(cause) = error.source().and_then(|e| e.downcast_ref::<io::Error>()) {
        let why = cause.to_string();
        let why = why.split(" (os error").next().unwrap_or(&why);
        return match cause.kind() {
            io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound => {
                (K::CannotOpen, "no PostgreSQL server answers there".into())
            }
            io::ErrorKind::TimedOut => (K::CannotOpen, "the server does not answer".into()),
            _ => (K::Other, format!("the connection to the server broke: {why}; try again")),
        };
    }
    let words = error.to_string();
    if error.is_closed() {
        return (K::Other, "the connection to the server broke; try again".into());
    }
    match words.as_str() {
        // Two of the crate's own kinds, which have no other name.
        "authentication error" | "invalid configuration" => {
            let why = error.source().map(|e| format!(" ({e})")).unwrap_or_default();
            (K::CannotOpen, format!("the server lets nobody of that name and password in{why}"))
        }
        words if words.starts_with("error deserializing") || words.starts_with("invalid column") => {
            (K::Damaged, foreign_tables(words))
        }
        "error connecting to server" => (K::CannotOpen, "no PostgreSQL server answers there".into()),
        words => (K::Other, words.to_owned()),
    }
}

/// Whether no encrypted connection was made, though the server was there: another of the crate's own kinds without a name.
fn of_tls(error: &SqlError) -> bool {
    error.to_string().starts_with("error performing TLS handshake")
}

fn explain_told(told: &DbError) -> (StoreErrorKind, String) {
    use StoreErrorKind as K;
    let words = told.message();
    // Class and code: https://www.postgresql.org/docs/current/errcodes-appendix.html
    let code = told.code().code();
    match (code.get(..2).unwrap_or_default(), code) {
        ("28", _) => {
            (K::CannotOpen, format!("the server lets nobody of that name and password in ({words})"))
        }
        (_, "3D000") => {
            (K::Missing, format!("there is no such database on the server ({words}); createdb makes one"))
        }
        (_, "53100") => (K::Full, "the server's disk is full; what was added before is kept".into()),
        (_, "53300") => (K::CannotOpen, "the server has no connection left; try again later".into()),
        (_, "55P03" | "40001" | "40P01") => {
            (K::Locked, "another process is writing to it and has not finished; try again later".into())
        }
        (_, "25006") => (K::ReadOnly, "the database can only be read".into()),
        (_, "42501") => (K::CannotOpen, format!("not permitted: {words}")),
        (_, "57P01" | "57P02" | "57P03") => {
            (K::Other, "the server is shutting down or starting; try again".into())
        }
        ("XX", "XX001" | "XX002") => {
            (K::Damaged, format!("the database is damaged ({words}); restore it from a backup"))
        }
        ("54", _) => (K::Invalid, format!("it is larger than the database takes ({words})")),
        ("22", _) | ("23", _) | ("42", _) | (_, "3F000") => (K::Damaged, foreign_tables(words)),
        _ => (K::Other, words.to_owned()),
    }
}

/// Our statements are right for the tables that we made, and what they write keeps the tables' conditions: if PostgreSQL
/// rejects one, the tables are others.
fn foreign_tables(message: &str) -> String {
    format!(
        "the database is damaged: its tables are not those of a store ({message}); restore it from a backup"
    )
}

/// Whether the way to the server broke, or the server is coming up again: another try may find it there.
pub(super) fn is_lost(error: &SqlError) -> bool {
    match error.as_db_error() {
        Some(told) => {
            matches!(told.code().code(), "57P01" | "57P02" | "57P03") || told.code().code().starts_with("08")
        }
        None if of_tls(error) => false,
        None => {
            error.is_closed()
                || error.source().is_some_and(|cause| cause.is::<io::Error>())
                || error.to_string() == "error connecting to server"
        }
    }
}

/// Whether another transaction got in the way of this one, so that nothing of it was done.
pub(super) fn is_collision(error: &SqlError) -> bool {
    error.code().is_some_and(|code| matches!(code.code(), "40001" | "40P01"))
}
