//! The licences of everything that the binary is linked with, as whoever hands the binary on has to hand them on too.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::cli::NoticesArgs;

/// How files of licences and notices begin, in capitals.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"];

/// Prints each crate with its licence, and then each text of a licence with the crates that carry it.
///
/// # Errors
/// When cargo cannot tell the crates.
pub fn run(args: &NoticesArgs) -> Result<()> {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(["metadata", "--locked", "--format-version", "1"]);
    if let Some(platform) = &args.platform {
        command.args(["--filter-platform", platform]);
    }
    let output = command.output().context("cargo")?;
    if !output.status.success() {
        bail!("cargo metadata: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    print!("{}", told(&linked(&metadata, &args.package), &texts_of));
    Ok(())
}

/// A crate that something is linked with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Linked {
    name: String,
    version: String,
    licence: String,
    folder: String,
}

/// What a package of the workspace is linked with, besides the workspace's own: by what it needs to run, and no tests.
fn linked(metadata: &Value, package: &str) -> BTreeSet<Linked> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|p| (text(&p["id"]), p)).collect();
    let needs: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| {
            let runs = |dep: &&Value| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            (text(&node["id"]), list(&node["deps"]).iter().filter(runs).map(|d| text(&d["pkg"])).collect())
        })
        .collect();
    let own = |p: &Value| p["source"].is_null();
    let begin = packages.iter().filter(|(_, p)| own(p) && p["name"] == package).map(|(id, _)| id.clone());
    let mut waiting: Vec<String> = begin.collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if seen.insert(id.clone()) {
            waiting.extend(needs.get(&id).into_iter().flatten().cloned());
        }
    }
    let found = seen.iter().filter_map(|id| packages.get(id)).filter(|p| !own(p));
    found
        .map(|p| Linked {
            name: text(&p["name"]),
            version: text(&p["version"]),
            licence: p["license"].as_str().map_or_else(|| "see its own text".to_owned(), str::to_owned),
            folder: Path::new(&text(&p["manifest_path"]))
                .parent()
                .unwrap_or(Path::new(""))
                .display()
                .to_string(),
        })
        .collect()
}

/// The texts of licences and notices that lie beside a crate's manifest, by the names of the files.
fn texts_of(folder: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    let named = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        NAMES.iter().any(|begin| name.starts_with(begin))
    };
    let texts = files.iter().filter(|path| named(path)).filter_map(|path| std::fs::read_to_string(path).ok());
    texts.map(|text| text.replace("\r\n", "\n").trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// All of it as a text: the crates, and each text of a licence once, with the crates that carry it.
fn told(linked: &BTreeSet<Linked>, texts: &dyn Fn(&str) -> Vec<String>) -> String {
    let mut out = format!("Sidelined is linked with {} crates that others made.\n\n", linked.len());
    let mut carried: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for of in linked {
        let name = format!("{} {}", of.name, of.version);
        out.push_str(&format!("{name}: {}\n", of.licence));
        for text in texts(&of.folder) {
            carried.entry(text).or_default().push(name.clone());
        }
    }
    for (text, names) in carried {
        out.push_str(&format!("\n{}\nOf {}:\n\n{text}\n", "-".repeat(80), names.join(", ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_linked_is_told_once_and_what_only_tests_need_is_not() {
        let package = |id: &str, source: Value| json!({"id": id, "name": id, "version": "1.0.0", "license": "MIT", "source": source, "manifest_path": format!("/r/{id}/Cargo.toml")});
        let needs = |id: &str, kind: Value| json!({"pkg": id, "dep_kinds": [{"kind": kind}]});
        let metadata = json!({
            "packages": [package("own", Value::Null), package("deep", json!("registry")), package("near", json!("registry")), package("proptest", json!("registry"))],
            "resolve": {"nodes": [
                {"id": "own", "deps": [needs("near", Value::Null), needs("proptest", json!("dev"))]},
                {"id": "near", "deps": [needs("deep", Value::Null)]},
                {"id": "deep", "deps": []},
            ]},
        });
        let linked = linked(&metadata, "own");
        let names: Vec<_> = linked.iter().map(|of| of.name.as_str()).collect();
        assert_eq!(names, ["deep", "near"]);
        let out = told(&linked, &|folder| vec![format!("one text"), format!("text of {folder}")]);
        assert_eq!(out.matches("one text").count(), 1, "{out}");
        assert!(
            out.contains("Of deep 1.0.0, near 1.0.0:\n\none text") && out.contains("text of /r/near"),
            "{out}"
        );
    }
}
