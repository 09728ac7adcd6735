//! What SQLite reports, put into the words of [`StoreError`].

use rusqlite::{Error as SqlError, ErrorCode};

use crate::StoreErrorKind;

/// Extended result codes that rusqlite's coarse ones do not tell apart (https://sqlite.org/rescode.html).
const IOERR_SHMSIZE: i32 = 4874;
const IOERR_SHORT_READ: i32 = 522;
const CANTOPEN_ISDIR: i32 = 526;

/// What kind of failure it is, and the reason in plain words.
pub(crate) fn explain(error: &SqlError) -> (StoreErrorKind, String) {
    use StoreErrorKind as K;
    let Some(code) = error.sqlite_error() else {
        return match error {
            SqlError::FromSqlConversionFailure(..)
            | SqlError::IntegralValueOutOfRange(..)
            | SqlError::InvalidColumnType(..)
            | SqlError::Utf8Error(..) => {
                (K::Damaged, format!("the file is damaged: {error}; restore it from a backup"))
            }
            SqlError::SqlInputError { msg, .. } => (K::Damaged, foreign_tables(msg)),
            _ => (K::Other, error.to_string()),
        };
    };
    match (code.code, code.extended_code) {
        (ErrorCode::NotADatabase, _) => {
            (K::NotADatabase, "this file is no database; choose another --store path".into())
        }
        (ErrorCode::DatabaseCorrupt, _) | (_, IOERR_SHORT_READ) => {
            (K::Damaged, "the file is damaged; restore it from a backup".into())
        }
        (ErrorCode::DiskFull, _) | (_, IOERR_SHMSIZE) => {
            (K::Full, "the disk is full; what was added before is kept".into())
        }
        (ErrorCode::ReadOnly, _) => {
            (K::ReadOnly, "the file, or the folder that holds it, cannot be written".into())
        }
        (ErrorCode::PermissionDenied, _) => (K::CannotOpen, "permission denied".into()),
        (ErrorCode::CannotOpen, CANTOPEN_ISDIR) => (K::CannotOpen, "this is a folder, not a file".into()),
        (ErrorCode::CannotOpen, _) => (
            K::CannotOpen,
            "the file, or those that SQLite keeps beside it, cannot be opened (permission, or a missing folder)"
                .into(),
        ),
        (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed, _) => {
            (K::Locked, "another process is writing to it and has not finished; try again later".into())
        }
        (ErrorCode::TooBig, _) => (K::Invalid, "the document is larger than a database row may be".into()),
        (ErrorCode::Unknown | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch, _) => {
            (K::Damaged, foreign_tables(&error.to_string()))
        }
        _ => (K::Other, error.to_string()),
    }
}

/// Our statements are right for the tables that we made, and what they write keeps the tables' conditions: if SQLite
/// rejects one, the tables are others.
fn foreign_tables(message: &str) -> String {
    format!("the file is damaged: its tables are not those of a store ({message}); restore it from a backup")
}
