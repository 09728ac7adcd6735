//! THIRD-PARTY.md names every licence under which a crate comes that we are built from.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::msrv::metadata;

/// Crates that come under a licence which asks for more than its notice.
const SHARED_ALIKE: [&str; 4] = ["cssparser", "cssparser-macros", "dtoa-short", "selectors"];

/// What may be chosen, each with all that has to be kept at once: `(MIT OR Apache-2.0) AND BSD-3-Clause` is two.
fn choices(licence: &str) -> Vec<BTreeSet<String>> {
    let licence = licence.replace('/', " OR ").replace(" WITH LLVM-exception", "");
    let parts = licence.split(" AND ").map(|part| part.trim_matches(['(', ')']).split(" OR "));
    parts.fold(vec![BTreeSet::new()], |chosen, part| {
        let part: Vec<&str> = part.map(str::trim).collect();
        let with = |name: &&str, chosen: &BTreeSet<String>| {
            chosen.iter().cloned().chain([(*name).to_owned()]).collect::<BTreeSet<String>>()
        };
        chosen.iter().flat_map(|chosen| part.iter().map(move |name| with(name, chosen))).collect()
    })
}

#[test]
fn every_licence_is_named() {
    let page = crate::page("THIRD-PARTY.md");
    let named =
        |licence: &str| ["MIT", "Apache-2.0"].contains(&licence) || page.contains(&format!("`{licence}`"));
    let metadata = metadata();
    let crates = metadata["packages"].as_array().unwrap().iter().filter(|p| !p["source"].is_null());
    let of = |p: &Value, field: &str| p[field].as_str().unwrap_or_default().to_owned();
    let crates: Vec<(String, String)> = crates.map(|p| (of(p, "name"), of(p, "license"))).collect();
    assert!(crates.len() > 200, "only {}", crates.len());
    let unnamed: Vec<_> = crates
        .iter()
        .filter(|(_, licence)| !choices(licence).iter().any(|all| all.iter().all(|one| named(one))))
        .collect();
    let (known, others): (Vec<_>, Vec<_>) = unnamed
        .into_iter()
        .partition(|(name, licence)| licence == "MPL-2.0" && SHARED_ALIKE.contains(&name.as_str()));
    assert!(others.is_empty(), "not named in THIRD-PARTY.md: {others:#?}");
    assert_eq!(known.len(), SHARED_ALIKE.len(), "{known:?}");
    assert!(SHARED_ALIKE.iter().all(|name| page.contains(&format!("`{name}`"))));
}

#[test]
fn what_may_be_chosen_is_told_apart() {
    let all = |licence: &str| choices(licence).iter().map(|all| all.len()).collect::<Vec<_>>();
    assert_eq!(all("MIT"), [1]);
    assert_eq!(all("MIT/Apache-2.0"), [1, 1]);
    assert_eq!(all("(MIT OR Apache-2.0) AND Unicode-3.0"), [2, 2]);
}
