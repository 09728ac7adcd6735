//! Each crate begins with what it knows and what it must not know, and lints hold the pure ones to it.

use std::fs;

use crate::root;

/// The first comment and the attributes of each crate: name and text.
fn heads() -> Vec<(String, String)> {
    let mut heads = Vec::new();
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        let folder = folder.unwrap();
        let lib = folder.path().join("src/lib.rs");
        let file = if lib.exists() { lib } else { folder.path().join("src/main.rs") };
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let head = text.lines().take_while(|line| line.starts_with("//!") || line.starts_with("#!"));
        heads.push((folder.file_name().into_string().unwrap(), head.collect::<Vec<_>>().join("\n")));
    }
    heads
}

#[test]
fn each_crate_says_what_it_knows_and_what_it_must_not_know() {
    let heads = heads();
    assert!(heads.len() >= 6, "{heads:?}");
    for (name, head) in heads {
        for sentence in ["Knows: ", "Must not know: "] {
            assert!(head.replace("\n//!", "").contains(sentence), "{name} does not say {sentence:?}");
        }
    }
}

#[test]
fn every_crate_but_those_with_all_io_is_held_to_purity_by_lints() {
    const DENIED: &str = "#![deny(clippy::disallowed_methods, clippy::disallowed_types)]";
    for (name, head) in heads() {
        assert_eq!(
            head.contains(DENIED),
            !["sidelined", "python", "xtask"].contains(&name.as_str()),
            "{name}"
        );
    }
}
