//! Two builds compared over the same texts.

mod claims;
mod entries;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::builds;
use crate::cli::DiffArgs;
use crate::score::{Rows, Score, difference};
use crate::texts::Texts;

use claims::{Change, Side};

/// Reads the texts with both builds and prints what differs.
///
/// # Errors
/// When a build cannot be had, or a file cannot be read.
pub fn run(args: &DiffArgs) -> Result<()> {
    let texts = Texts::load(&args.texts)?;
    for problem in &texts.left_out {
        eprintln!("left out: {problem}");
    }
    // Before anything is built: what is wrong with the gold is soon told.
    let gold = args.gold.as_deref().map(Rows::load).transpose()?;
    let base = builds::base(&args.base)?;
    let new = args.new.clone().map_or_else(builds::here, Ok)?;
    let rows = tempfile::NamedTempFile::new().context("a file for the texts")?;
    fs::write(rows.path(), &texts.rows).with_context(|| rows.path().display().to_string())?;
    let read = |binary: &Path| -> Result<Rows> {
        let printed = builds::read(binary, rows.path(), args.published.as_deref())?;
        Rows::parse(&printed).with_context(|| binary.display().to_string())
    };
    let (base, new) = (read(&base)?, read(&new)?);
    print!("{}", report(&texts, &base, &new, gold.as_ref(), args));
    Ok(())
}

/// All that is said of the difference.
fn report(texts: &Texts, base: &Rows, new: &Rows, gold: Option<&Rows>, args: &DiffArgs) -> String {
    let empty = Value::Null;
    let mut changes: Vec<Change> = Vec::new();
    let mut out = String::new();
    let mut entries = String::new();
    for (doc, text) in &texts.documents {
        let (a, b) = (base.get(doc).unwrap_or(&empty), new.get(doc).unwrap_or(&empty));
        changes.extend(claims::changes(doc, text, &a["claims"], &b["claims"]));
        entries::changes(&mut entries, doc, a, b);
    }
    if !args.rule.is_empty() {
        changes.retain(|c| args.rule.contains(&c.rule));
    }
    if !args.summary {
        claims::print(&mut out, &changes);
        if !entries.is_empty() {
            let _ = writeln!(out, "\nEntries\n{entries}");
        }
    }
    summary(&mut out, texts, base, new, &changes);
    if let Some(gold) = gold {
        scores(&mut out, gold, base, new, args.summary);
    }
    out
}

/// How many claims of each rule were gained, lost and changed.
fn summary(out: &mut String, texts: &Texts, base: &Rows, new: &Rows, changes: &[Change]) {
    let count = |rows: &Rows| {
        let each = rows.iter().map(|(_, row)| row["claims"].as_array().map_or(0, Vec::len));
        each.sum::<usize>()
    };
    let mut rules: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut docs: Vec<&str> = Vec::new();
    for change in changes {
        let kind = match change.side {
            Side::Gained => 0,
            Side::Lost => 1,
            Side::Changed => 2,
        };
        rules.entry(&change.rule).or_default()[kind] += 1;
        docs.push(&change.doc);
    }
    docs.dedup();
    let (before, after) = (count(base), count(new));
    let _ = writeln!(
        out,
        "{} documents, {before} claims before and {after} after; {} documents differ",
        texts.documents.len(),
        docs.len()
    );
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(out, "{:18}{:>8}{:>8}{:>8}", "rule", "gained", "lost", "changed");
    let mut sum = [0; 3];
    for (rule, counts) in rules {
        let [gained, lost, changed] = counts;
        let _ = writeln!(out, "{rule:18}{gained:8}{lost:8}{changed:8}");
        sum.iter_mut().zip(counts).for_each(|(a, b)| *a += b);
    }
    let _ = writeln!(out, "{:18}{:8}{:8}{:8}", "all", sum[0], sum[1], sum[2]);
}

/// Both scores, and the items that one build has right and the other wrong.
fn scores(out: &mut String, gold: &Rows, base: &Rows, new: &Rows, summary: bool) {
    let (base, new) = (Score::of(gold, base, &[]), Score::of(gold, new, &[]));
    if !summary {
        for (heading, wrong, other) in
            [("Wrong before, and no more", &base, &new), ("Wrong now, and not before", &new, &base)]
        {
            let mut left = other.wrong.clone();
            let only: Vec<_> = wrong
                .wrong
                .iter()
                .filter(|item| match left.iter().position(|o| o == *item) {
                    Some(at) => {
                        left.swap_remove(at);
                        false
                    }
                    None => true,
                })
                .collect();
            if !only.is_empty() {
                let _ = writeln!(out, "\n{heading} ({})", only.len());
                only.iter().for_each(|item| {
                    let _ = writeln!(out, "  {item}");
                });
            }
        }
    }
    let _ = write!(out, "\n{}", difference(&base, &new));
}

#[cfg(test)]
mod tests;
