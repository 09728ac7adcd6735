//! The data dictionary in `docs` is what the columns say, and the columns keep their names' rules.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads files, and fails by panicking"
)]

use std::collections::BTreeSet;
use std::path::Path;

use tables::{APPEARANCES, CLAIMS, DOCUMENTS, Description, ESTIMATES, MILESTONES, SPELLS, dictionary};

#[test]
fn the_dictionary_is_what_the_columns_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/data-dictionary.md");
    if std::env::var("BLESS").is_ok() {
        std::fs::write(&path, dictionary()).unwrap();
    }
    let written = std::fs::read_to_string(&path).expect("docs/data-dictionary.md");
    assert!(written == dictionary(), "BLESS=1 cargo test -p tables writes {}", path.display());
}

fn described() -> Vec<(&'static str, &'static [&'static str], Vec<Description>)> {
    vec![
        (DOCUMENTS.name, DOCUMENTS.key, DOCUMENTS.describe()),
        (CLAIMS.name, CLAIMS.key, CLAIMS.describe()),
        (SPELLS.name, SPELLS.key, SPELLS.describe()),
        (MILESTONES.name, MILESTONES.key, MILESTONES.describe()),
        (ESTIMATES.name, ESTIMATES.key, ESTIMATES.describe()),
        (APPEARANCES.name, APPEARANCES.key, APPEARANCES.describe()),
    ]
}

#[test]
fn names_are_snake_case_and_stand_once() {
    for (table, key, columns) in described() {
        let names: BTreeSet<&str> = columns.iter().map(|c| c.name).collect();
        assert_eq!(names.len(), columns.len(), "{table}");
        assert!(key.iter().all(|name| names.contains(name)), "{table}: {key:?}");
        for column in columns {
            let snake =
                column.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit());
            assert!(snake && !column.meaning.is_empty(), "{table}.{}", column.name);
        }
    }
}

/// Tables join by columns of one name, so these must mean the same and be of one type.
#[test]
fn columns_of_one_name_are_of_one_type() {
    let mut known: std::collections::BTreeMap<&str, Description> = std::collections::BTreeMap::new();
    for (table, _, columns) in described() {
        for column in columns {
            let first = known.entry(column.name).or_insert_with(|| column.clone());
            let kind = (column.kind, column.codes.is_empty());
            assert_eq!(kind, (first.kind, first.codes.is_empty()), "{table}.{}", column.name);
        }
    }
}
