//! Files that are no sound store of ours are refused with the reason, and left as they were.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the tests make and spoil files")]

mod common;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use common::{now, person, report, said};
use rusqlite::Connection;
use store::{ClaimQuery, FindingKind, Report, SqliteStore, Store, StoreError, StoreErrorKind};
use tempfile::TempDir;

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    (folder, path)
}

/// A closed store of `n` documents.
fn filled(path: &Path, n: usize) {
    let mut store = SqliteStore::open(path).unwrap();
    for serial in 0..n {
        let (document, claims) =
            report(&format!("r{serial}"), &person("Bram Ostrander", None, Some("Dunmere")), serial);
        store.add(&document, Some(&said("2025-03-05")), &claims, now()).unwrap();
    }
}

/// Both ways of opening are refused for that reason, and the file stays as it is and alone.
fn refused(path: &Path, kind: StoreErrorKind) {
    let before = fs::read(path).unwrap();
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    for error in [SqliteStore::open(path).unwrap_err(), SqliteStore::open_read_only(path).unwrap_err()] {
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    }
    assert_eq!(fs::read(path).unwrap(), before);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), beside);
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let (_folder, path) = place();
    let long = "A long report about nobody in particular. ".repeat(400);
    for content in ["x", "name,team\nBram Ostrander,Dunmere\n", long.as_str(), "SQLite format 4\0and so on"] {
        fs::write(&path, content).unwrap();
        refused(&path, StoreErrorKind::NotADatabase);
    }
}

#[test]
fn a_database_of_another_application_is_refused() {
    let (_folder, path) = place();
    for setup in [
        "CREATE TABLE documents (id TEXT)",
        "PRAGMA application_id = 1196444487; CREATE TABLE t (x)",
        "PRAGMA journal_mode = wal; PRAGMA application_id = 7; CREATE TABLE t (x)",
        "PRAGMA user_version = 1",
    ] {
        let _ = fs::remove_file(&path);
        Connection::open(&path).unwrap().execute_batch(setup).unwrap();
        refused(&path, StoreErrorKind::OtherApplication);
    }
}

#[test]
fn a_store_of_a_newer_version_is_refused() {
    let (_folder, path) = place();
    filled(&path, 1);
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA journal_mode = delete; PRAGMA user_version = 99")
        .unwrap();
    refused(&path, StoreErrorKind::NewerSchema);
}

#[test]
fn folders_and_missing_paths_are_told_apart() {
    let (folder, path) = place();
    let kind = |result: Result<SqliteStore, StoreError>| result.unwrap_err().kind();
    assert_eq!(kind(SqliteStore::open_read_only(&path)), StoreErrorKind::Missing);
    assert!(!path.exists());
    assert_eq!(kind(SqliteStore::open(folder.path())), StoreErrorKind::CannotOpen);
    assert_eq!(kind(SqliteStore::open(folder.path().join("no/such/folder.db"))), StoreErrorKind::CannotOpen);
    fs::write(&path, "").unwrap();
    assert_eq!(kind(SqliteStore::open_read_only(&path)), StoreErrorKind::Missing);
    SqliteStore::open(&path).expect("an empty file becomes a store");
    SqliteStore::open_read_only(&path).expect("and is one from then on");
}

#[cfg(unix)]
#[test]
fn what_is_no_ordinary_file_is_refused() {
    let error = SqliteStore::open("/dev/null").unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::CannotOpen, "{error}");
}

#[test]
fn odd_names_are_ordinary_names() {
    let (folder, _) = place();
    for name in ["a?b.db", "a#b.db", "100%25.db", "with space.db", "ünï.db", "file:x.db", "x.db?mode=memory"]
    {
        let path = folder.path().join(name);
        filled(&path, 1);
        assert!(path.exists(), "{name}");
        assert_eq!(SqliteStore::open_read_only(&path).unwrap().counts().unwrap().documents, 1, "{name}");
        fs::write(&path, "no database at all ".repeat(100)).unwrap();
        refused(&path, StoreErrorKind::NotADatabase);
    }
}

#[cfg(unix)]
#[test]
fn a_name_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let (folder, _) = place();
    let path = folder.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.db"));
    filled(&path, 1);
    assert!(path.exists());
    Connection::open(&path).unwrap().execute_batch("PRAGMA application_id = 7").unwrap();
    let error = SqliteStore::open(&path).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::OtherApplication, "{error}");
}

/// In a process of its own, since it works in another folder.
#[test]
fn relative_names_are_files_in_the_working_folder() {
    const FOLDER: &str = "SIDELINED_TEST_FOLDER";
    if std::env::var_os(FOLDER).is_some() {
        for name in ["plain.db", ":memory:", "file:x.db", "file:y.db?mode=memory"] {
            filled(Path::new(name), 1);
            let store = SqliteStore::open_read_only(name).unwrap();
            assert_eq!(store.counts().unwrap().documents, 1, "{name}");
            assert!(fs::exists(name).unwrap(), "{name}");
        }
        fs::write("report.txt", "A report, and no database.").unwrap();
        assert_eq!(SqliteStore::open("report.txt").unwrap_err().kind(), StoreErrorKind::NotADatabase);
        return;
    }
    let (folder, _) = place();
    let status = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "relative_names_are_files_in_the_working_folder"])
        .env(FOLDER, "here")
        .current_dir(folder.path())
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(folder.path().join("plain.db").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_can_still_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = place();
    filled(&path, 2);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser writes where he likes: then there is nothing to see.
    let bound = fs::write(folder.path().join("probe"), "").is_err();
    if bound {
        let error = SqliteStore::open(&path).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
        let error = SqliteStore::open(folder.path().join("other.db")).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
        let store = SqliteStore::open_read_only(&path).unwrap();
        assert_eq!(store.counts().unwrap().documents, 2);
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_store_opened_for_reading_only_is_not_written() {
    let (folder, path) = place();
    filled(&path, 1);
    let before = fs::read(&path).unwrap();
    let mut store = SqliteStore::open_read_only(&path).unwrap();
    let (document, claims) = report("new", &person("Bram Ostrander", None, None), 9);
    let error = store.add(&document, None, &claims, now()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
    assert_eq!(store.counts().unwrap().documents, 1);
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the store");
}

/// All that a store tells, but for derivations (which no identity covers).
fn told(store: &SqliteStore) -> Result<Vec<Report>, StoreError> {
    let mut reports = Vec::new();
    store.reports(&ClaimQuery::default(), &mut |mut report| {
        report.claims.iter_mut().for_each(|claim| claim.derivation.clear());
        reports.push(report);
        ControlFlow::Continue(())
    })?;
    Ok(reports)
}

/// Whether damage is seen: by opening, or else by the audit. What is asked of a damaged store is told as damage or
/// not at all; what goes unseen must not have changed any answer.
fn seen(path: &Path, sound: &[Report]) -> bool {
    use StoreErrorKind as K;
    // A changed header may make it the store of another application, or of a newer version.
    let damage = [K::Damaged, K::NotADatabase, K::OtherApplication, K::NewerSchema];
    let refused = SqliteStore::open(path).map(drop);
    if let Err(error) = &refused {
        assert!(damage.contains(&error.kind()), "{error}");
    }
    let store = match SqliteStore::open_to_check(path) {
        Ok(store) => store,
        Err(error) => {
            assert!(damage.contains(&error.kind()) && refused.is_err(), "{error}");
            return true;
        }
    };
    let findings = store.check().unwrap();
    match told(&store) {
        Err(error) => {
            assert_eq!(error.kind(), K::Damaged, "{error}");
            assert!(!findings.is_empty(), "asking failed but the audit found nothing: {error}");
        }
        Ok(told) if findings.is_empty() => assert_eq!(told, sound),
        Ok(_) => {}
    }
    assert!(refused.is_ok() || !findings.is_empty(), "{refused:?}, but the audit found nothing");
    !findings.is_empty()
}

#[test]
fn a_truncated_file_is_damaged() {
    let (_folder, path) = place();
    filled(&path, 40);
    let sound = told(&SqliteStore::open(&path).unwrap()).unwrap();
    let whole = fs::read(&path).unwrap();
    for keep in [50, 99, 100, 512, 4096, 10_000, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        fs::write(&path, &whole[..keep]).unwrap();
        assert!(seen(&path, &sound), "{keep} of {} bytes", whole.len());
    }
    fs::write(&path, &whole).unwrap();
    assert!(!seen(&path, &sound));
}

#[test]
fn a_flipped_byte_is_seen_or_changes_no_answer() {
    let (_folder, path) = place();
    filled(&path, 12);
    let sound = told(&SqliteStore::open(&path).unwrap()).unwrap();
    let whole = fs::read(&path).unwrap();
    let mut seen_ones = 0;
    for at in (0..100).chain((100..whole.len()).step_by(211)) {
        let mut spoilt = whole.clone();
        spoilt[at] ^= 0x55;
        fs::write(&path, &spoilt).unwrap();
        seen_ones += usize::from(seen(&path, &sound));
    }
    assert!(seen_ones > 100, "only {seen_ones} seen: did the flips hit anything?");
}

#[test]
fn the_audit_names_what_was_changed_behind_its_back() {
    let (_folder, path) = place();
    let of_its_own = ("DROP INDEX claims_by_name", FindingKind::Database);
    for (change, kind) in common::SPOILT.into_iter().chain([of_its_own]) {
        let _ = fs::remove_file(&path);
        filled(&path, 3);
        let spoiler = Connection::open(&path).unwrap();
        spoiler.execute_batch(&format!("PRAGMA foreign_keys = off; {change}")).unwrap();
        drop(spoiler);
        let findings = SqliteStore::open_to_check(&path).unwrap().check().unwrap();
        assert!(findings.iter().any(|finding| finding.kind == kind), "{change}: {findings:#?}");
    }
}
