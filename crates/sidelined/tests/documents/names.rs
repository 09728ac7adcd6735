//! What ARCHITECTURE.md and CONTRIBUTING.md name in backticks exists: paths, `Type::method`, `module::function`, types.

use std::path::PathBuf;

use crate::{files, page, root};

const PAGES: &[&str] = &["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// A source file and where it is.
struct Source {
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    files("crates", "rs")
        .into_iter()
        .map(|path| Source { text: std::fs::read_to_string(&path).unwrap(), path })
        .collect()
}

/// The stretches between single backticks outside fenced blocks.
fn ticked(markdown: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut fenced = false;
    for line in markdown.split('\n') {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            out.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    out
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether a line declares that name: as an item, or as a variant, a line of a list or a field of its own.
fn declared(line: &str, name: &str) -> bool {
    const BEFORE: &[&str] = &["pub", "pub(crate)", "pub(super)", "unsafe", "async"];
    const ITEMS: &[&str] =
        &["fn", "struct", "enum", "trait", "type", "mod", "const", "static", "macro_rules!"];
    let mut words = line.split_whitespace().skip_while(|word| BEFORE.contains(word)).peekable();
    let begins = |word: &str| {
        word.strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    if words.peek().is_some_and(|word| ITEMS.contains(word)) {
        return words.any(begins);
    }
    words.next().is_some_and(|word| begins(word) && !word.starts_with("//"))
}

fn declares(text: &str, name: &str) -> bool {
    text.lines().any(|line| declared(line.trim(), name))
}

/// Whether a file is (part of) the module or crate of that name.
fn belongs(path: &std::path::Path, module: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem == module) || path.iter().any(|folder| folder == module)
}

fn exists(sources: &[Source], owner: &str, member: &str) -> bool {
    sources.iter().any(|source| {
        let owned = if owner.starts_with(char::is_uppercase) {
            source.text.lines().any(|line| {
                let line = line.trim();
                declared(line, owner)
                    || (line.starts_with("impl")
                        && line.split(|c: char| !c.is_alphanumeric()).any(|w| w == owner))
            })
        } else {
            belongs(&source.path, owner)
        };
        owned && declares(&source.text, member)
    })
}

/// What is wrong with a name of the page, or nothing.
fn wrong(sources: &[Source], name: &str) -> Option<&'static str> {
    const FILES: &[&str] = &[".rs", ".tsv", ".sql", ".toml", ".md", ".jsonl", ".csv.gz"];
    let name = name.trim_end_matches("()");
    let path = name.contains('/') || FILES.iter().any(|ending| name.ends_with(ending));
    if path && !name.contains([' ', '*', '<', '{', ':']) {
        return (!root().join(name).exists()).then_some("there is no such file");
    }
    let parts: Vec<&str> = name.trim_end_matches('!').split("::").collect();
    if !parts.iter().all(|part| is_name(part)) {
        return None;
    }
    match parts.as_slice() {
        // Names of other people's crates and tools.
        ["clippy" | "std", ..] => None,
        [.., owner, member] => {
            (!exists(sources, owner, member)).then_some("nothing of that name is declared")
        }
        [name] if name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase) => {
            (!sources.iter().any(|s| declares(&s.text, name))).then_some("no type of that name is declared")
        }
        _ => None,
    }
}

#[test]
fn the_documents_name_what_exists() {
    let sources = sources();
    for name in PAGES {
        let names = ticked(&page(name));
        let missing: Vec<String> = names
            .iter()
            .filter_map(|ticked| Some(format!("`{ticked}`: {}", wrong(&sources, ticked)?)))
            .collect();
        assert!(missing.is_empty(), "{name} names what is not there: {missing:#?}");
        assert!(names.len() > 20, "{name}: only {} names", names.len());
    }
}

#[test]
fn names_that_do_not_exist_are_told() {
    let sources = sources();
    for there in [
        "Reader::read", "ledger::entries", "crates/ledger/src/lib.rs", "Claim", "rules::Sink",
        "std::fs is left out",
    ] {
        assert_eq!(wrong(&sources, there), None, "{there}");
    }
    for gone in
        ["Reader::rehearse", "ledger::entrails", "crates/ledger/src/lob.rs", "Clam", "Claim::rehearse"]
    {
        assert!(wrong(&sources, gone).is_some(), "{gone}");
    }
}
