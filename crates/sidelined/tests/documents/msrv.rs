//! The oldest Rust that we promise is one that every dependency promises too.

use std::process::Command;

use serde_json::Value;

/// `1.89` and `1.89.0` as numbers that compare.
fn numbers(version: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = version.split('.').map(|n| n.parse().unwrap()).collect();
    numbers.resize(3, 0);
    numbers
}

fn output(program: &str, arguments: &[&str]) -> String {
    let run = Command::new(program).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(run.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// What cargo says of the crates that we are built from.
pub(crate) fn metadata() -> Value {
    // Without a network, only the packages of the platform that this was built on are there.
    let rustc = output("rustc", &["-vV"]);
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let metadata = output(
        &cargo,
        &["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host],
    );
    serde_json::from_str(&metadata).unwrap()
}

#[test]
fn no_dependency_needs_a_newer_rust_than_we_promise() {
    let ours = numbers(env!("CARGO_PKG_RUST_VERSION"));
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 20, "only {} packages", packages.len());
    let newer: Vec<String> = packages
        .iter()
        .filter_map(|package| Some((package, package["rust_version"].as_str()?)))
        .filter(|(_, theirs)| numbers(theirs) > ours)
        .map(|(package, theirs)| format!("{} {} needs Rust {theirs}", package["name"], package["version"]))
        .collect();
    assert!(newer.is_empty(), "we promise {}: {newer:#?}", env!("CARGO_PKG_RUST_VERSION"));
}

#[test]
fn the_documents_promise_the_rust_that_cargo_toml_promises() {
    let promise = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"), " or newer");
    for name in ["README.md", "CONTRIBUTING.md"] {
        assert!(crate::page(name).contains(promise), "{name} does not say {promise:?}");
    }
}
