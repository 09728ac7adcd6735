//! Flags that the guide to running it, and the files beside it, name are flags of the program.

use std::collections::BTreeSet;
use std::process::Command;

use crate::{page, root};

/// The flags that a text names.
fn named(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let flags = words.filter(|word| word.len() > 3 && word.starts_with("--") && !word.starts_with("---"));
    flags.map(str::to_owned).collect()
}

fn known(command: &str) -> BTreeSet<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_sidelined")).args([command, "--help"]).output().unwrap();
    named(&String::from_utf8(help.stdout).unwrap())
}

#[test]
fn flags_of_the_guide_to_running_it_exist() {
    let mut flags = known("serve");
    flags.extend(known("token"));
    let guide = page("docs/running.md");
    let of_others = |line: &&str| line.starts_with("systemctl") || line.starts_with("cargo");
    let guide = guide.lines().filter(|line| !of_others(line)).collect::<Vec<_>>().join("\n");
    let unit = std::fs::read_to_string(root().join("contrib/sidelined.service")).unwrap();
    let start = unit.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
    let container = std::fs::read_to_string(root().join("contrib/Containerfile")).unwrap();
    let run = container.lines().find(|line| line.starts_with("CMD")).unwrap();
    for text in [guide.as_str(), start, run] {
        let named = named(text);
        assert!(!named.is_empty(), "{text}");
        let unknown: Vec<_> = named.difference(&flags).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
    assert!(named("as in --no-such-flag").difference(&flags).count() == 1, "what there is none of is found");
}

#[test]
fn the_unit_is_one_that_systemd_takes() {
    let verified =
        Command::new("systemd-analyze").arg("verify").arg(root().join("contrib/sidelined.service")).output();
    let Ok(verified) = verified else {
        eprintln!("no systemd-analyze here: the unit is not verified");
        return;
    };
    let said = String::from_utf8_lossy(&verified.stderr);
    // The binary lies where it will be installed.
    let wrong: Vec<_> = said
        .lines()
        .filter(|line| line.contains("sidelined.service") && !line.contains("is not executable"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
