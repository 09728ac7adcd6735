//! The README shows what the program does: every `console` block is one command, which is run, and what the block
//! shows below it must be printed.
//!
//! Blocks run in order, in one temporary folder that has the repository's `examples`. A line `…` stands for any number of
//! lines. `BLESS=1 cargo test -p sidelined --test documents` writes what is printed into the README.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{files, page, root};

/// Stands for the lines that a block leaves out.
const LEFT_OUT: &str = "…";

/// The content of the fenced blocks of that language, each with the number of its first line.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<(usize, Vec<&'t str>)> {
    let fence = format!("```{language}");
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        if line == fence {
            let block = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            blocks.push((at + 1, block));
        }
    }
    blocks
}

/// The command that a block begins with, and what it shows below.
fn step<'t>(block: &[&'t str]) -> (&'t str, Vec<String>) {
    let command = block.first().and_then(|line| line.strip_prefix("$ "));
    let command = command.unwrap_or_else(|| panic!("a console block begins with `$ `: {block:?}"));
    (command, block.iter().skip(1).map(|line| (*line).to_owned()).collect())
}

/// A command line cut into words, as a shell would with no more than double quotes in it.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (n, part) in command.split('"').enumerate() {
        match n % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

/// What a reader of the README would see: standard output, then standard error.
fn run(command: &str, folder: &Path) -> Vec<String> {
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let arguments = match words.as_slice() {
        ["sidelined", rest @ ..] | ["cargo", "run", "--release", "--", rest @ ..] => rest,
        _ => panic!("the README's console blocks run `sidelined` only, not {command:?}"),
    };
    let run = Command::new(env!("CARGO_BIN_EXE_sidelined"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SIDELINED_STORE")
        .env("COLUMNS", "110")
        .output()
        .unwrap();
    let printed = [run.stdout, run.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    printed.trim_end().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// Whether `shown` is what was printed, but for what a line `…` leaves out.
fn shows(shown: &[String], printed: &[String]) -> bool {
    match shown.iter().position(|line| line == LEFT_OUT) {
        None => shown == printed,
        Some(at) => {
            let (before, after) = (&shown[..at], &shown[at + 1..]);
            printed.starts_with(before)
                && (0..=printed.len() - before.len()).any(|skipped| shows(after, &printed[at + skipped..]))
        }
    }
}

/// What the block should show: all of it, or as many lines before and after one `…` as it showed.
fn blessed(shown: &[String], printed: Vec<String>) -> Vec<String> {
    let Some(at) = shown.iter().position(|line| line == LEFT_OUT) else { return printed };
    let after = shown.len() - at - 1;
    if at + after >= printed.len() {
        return printed;
    }
    let mut lines = printed[..at].to_vec();
    lines.push(LEFT_OUT.to_owned());
    lines.extend_from_slice(&printed[printed.len() - after..]);
    lines
}

fn folder_with_examples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("examples/reports");
    fs::create_dir_all(&reports).unwrap();
    for ending in ["txt", "jsonl"] {
        for file in files("examples/reports", ending) {
            fs::copy(&file, reports.join(file.file_name().unwrap())).unwrap();
        }
    }
    folder
}

#[test]
fn the_readme_shows_what_its_commands_print() {
    let readme = page("README.md");
    let folder = folder_with_examples();
    let bless = std::env::var("BLESS").is_ok_and(|value| !value.is_empty());
    let mut lines: Vec<String> = readme.lines().map(str::to_owned).collect();
    let (mut ran, mut grown) = (0, 0_isize);
    for (at, block) in blocks(&readme, "console") {
        let (command, shown) = step(&block);
        let printed = run(command, folder.path());
        assert!(
            bless || shows(&shown, &printed),
            "README.md, line {}: `{command}` prints\n\n{}\n\nand the README shows\n\n{}\n\n\
             BLESS=1 cargo test -p sidelined --test documents writes it anew.",
            at + 1,
            printed.join("\n"),
            shown.join("\n"),
        );
        let new = [vec![format!("$ {command}")], blessed(&shown, printed)].concat();
        ran += 1;
        let first = at.checked_add_signed(grown).unwrap();
        grown += new.len() as isize - block.len() as isize;
        lines.splice(first..first + block.len(), new);
    }
    assert!(ran >= 5, "only {ran} commands");
    if bless {
        fs::write(root().join("README.md"), lines.join("\n") + "\n").unwrap();
    }
}

/// Whether all that `part` holds is in `whole` too: keys of objects, and items of lists in any place.
fn holds(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, part)| whole.get(key).is_some_and(|whole| holds(whole, part)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            part.iter().all(|part| whole.iter().any(|whole| holds(whole, part)))
        }
        _ => whole == part,
    }
}

#[test]
fn the_json_of_the_readme_is_part_of_what_is_printed() {
    let readme = page("README.md");
    let folder = folder_with_examples();
    let shown = blocks(&readme, "json");
    let mut readings = 0;
    for (at, block) in shown {
        let part: Value = serde_json::from_str(&block.join("\n")).unwrap();
        // Other JSON than a reading's is a configuration.
        let Some(doc) = part["document"]["doc"].as_str() else { continue };
        readings += 1;
        let printed = run(&format!("sidelined read examples/reports/{doc}.txt"), folder.path()).join("\n");
        let whole: Value = serde_json::from_str(&printed).unwrap();
        assert!(holds(&whole, &part), "README.md, line {at}: not all of it is in\n{printed}");
    }
    assert!(readings > 0, "the README shows no reading");
}

/// The commands of the README are run by their binary here; whether cargo knows which one is meant only cargo can tell.
#[test]
fn cargo_run_runs_the_program() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let run = std::process::Command::new(cargo)
        .args(["run", "--offline", "--quiet", "--", "--version"])
        .current_dir(root())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&run.stdout);
    let version = concat!("sidelined ", env!("CARGO_PKG_VERSION"));
    assert_eq!(printed.trim_end(), version, "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn the_readme_and_the_checks_run_the_same_tests() {
    let readme = page("README.md");
    let checks = page(".ci/run");
    let last = checks.trim_end().lines().last().unwrap();
    assert_eq!(last, ".ci/test");
    assert!(readme.lines().any(|line| line == last), "the README does not say {last:?}");
    assert!(page(".ci/test").lines().any(|line| line == "cargo test --locked --workspace"));
}

#[test]
fn a_line_may_stand_for_several() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(shows(&lines("a\n…\nd"), &lines("a\nb\nc\nd")));
    assert!(shows(&lines("a\n…"), &lines("a")));
    assert!(!shows(&lines("a\n…\nd"), &lines("a\nb\nc")));
    assert!(!shows(&lines("a\n…\nb"), &lines("c\nb")));
    assert!(!shows(&lines("a"), &lines("a\nb")));
    assert_eq!(blessed(&lines("x\n…\nx"), lines("a\nb\nc\nd")), lines("a\n…\nd"));
    assert_eq!(words("player \"Jan Novak\" --as-of D"), ["player", "Jan Novak", "--as-of", "D"]);
}
