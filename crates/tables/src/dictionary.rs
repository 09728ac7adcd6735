//! The data dictionary: every table and column, from the columns themselves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::table::{Description, Table};
use crate::{APPEARANCES, CLAIMS, DOCUMENTS, ESTIMATES, MILESTONES, SPELLS};

const HEAD: &str = "\
# Data dictionary

<!-- Made from the columns in `crates/tables`: `BLESS=1 cargo test -p tables` writes it. -->

What `sidelined export` writes, what `sidelined add --claims` reads, and what the Python package gives and takes. Every row is
one fact; names of columns are stable. Tables join by `document_id`, `claim_id` (with `document_id`), `spell_id` and `player_id`;
claims and appearances by `person_id`, or by `player` where that is null.

A fact that has bounds has two columns, of the first and the last day on which it can have been. Null means that nothing
was said, unless the column says otherwise; `unspecified` that a claim of this kind tells it, and this one did not.

In CSV, nothing is written for null; a list of text is joined by `; `, and `evidence` is a JSON array. Instants are
RFC 3339. In JSON lines, lists and structs are JSON's own. Documents and claims are loaded again from Parquet, appearances from any
of the three; spells, milestones and estimates are worked out anew. Curators' corrections and packs are in no table:
`sidelined copy` and `sidelined backup` keep them.

These tables say what the press said of people's health. Nothing in them is a medical record, and absence of a row is not
health.
";

/// The data dictionary of all tables, in Markdown.
pub fn dictionary() -> String {
    let mut out = HEAD.to_owned();
    let mut codes = Vec::new();
    table(&mut out, &mut codes, &DOCUMENTS);
    table(&mut out, &mut codes, &CLAIMS);
    table(&mut out, &mut codes, &SPELLS);
    table(&mut out, &mut codes, &MILESTONES);
    table(&mut out, &mut codes, &ESTIMATES);
    table(&mut out, &mut codes, &APPEARANCES);
    lists(&mut out, &codes);
    out
}

/// A list of names and where it is used.
type Used = (Vec<(&'static str, &'static str)>, Vec<(&'static str, &'static str)>);

fn table<R>(out: &mut String, codes: &mut Vec<Used>, table: &'static Table<R>) {
    let key: Vec<String> = table.key.iter().map(|name| format!("`{name}`")).collect();
    let _ = write!(out, "\n## {}\n\n{} Key: {}.\n\n", table.name, table.meaning, key.join(", "));
    out.push_str("| column | type | null | unit | meaning |\n| --- | --- | --- | --- | --- |\n");
    for column in table.describe() {
        let Description { name, kind, nullable, meaning, unit, codes: list } = column;
        let null = if nullable { "yes" } else { "" };
        let see = match list.is_empty() {
            true => String::new(),
            false => format!(" [Values](#{}).", heading(table.name, name)),
        };
        let kind = kind.name();
        let _ =
            writeln!(out, "| `{name}` | {kind} | {null} | {} | {meaning}{see} |", unit.unwrap_or_default());
        if !list.is_empty() {
            match codes.iter_mut().find(|(known, _)| *known == list) {
                Some((_, used)) => used.push((table.name, name)),
                None => codes.push((list, vec![(table.name, name)])),
            }
        }
    }
}

fn heading(table: &str, column: &str) -> String {
    format!("{table}-{column}")
}

fn lists(out: &mut String, codes: &[Used]) {
    out.push_str("\n## Values\n");
    for (list, used) in codes {
        out.push('\n');
        for (table, column) in used {
            let _ = writeln!(out, "<a id=\"{}\"></a>", heading(table, column));
        }
        let mut by_table: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (table, column) in used {
            by_table.entry(table).or_default().push(format!("`{column}`"));
        }
        let used: Vec<String> = by_table
            .into_iter()
            .map(|(table, columns)| format!("{} of {table}", columns.join(", ")))
            .collect();
        let _ = writeln!(out, "**{}**\n", used.join("; "));
        if list.iter().all(|(_, meaning)| meaning.is_empty()) {
            let names: Vec<String> = list.iter().map(|(name, _)| format!("`{name}`")).collect();
            let _ = writeln!(out, "In order: {}.", names.join(", "));
            continue;
        }
        out.push_str("| value | meaning |\n| --- | --- |\n");
        for (name, meaning) in list {
            let _ = writeln!(out, "| `{name}` | {} |", meaning.trim());
        }
    }
}
