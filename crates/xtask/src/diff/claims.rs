//! Claims gained, lost and changed.

use std::fmt::Write as _;

use serde_json::Value;

use super::entries::flat;

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Only the new build makes it.
    Gained,
    /// Only the base makes it.
    Lost,
    /// Both make it from the same words, and differently.
    Changed,
}

/// A claim that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// The document.
    pub doc: String,
    /// The rule: of the new build where it makes the claim, else of the base.
    pub rule: String,
    /// What became of it.
    pub side: Side,
    /// The claim in a line; of a changed one, what it was and what it is.
    pub line: String,
    /// Its words, with those around them.
    pub around: String,
}

/// The claims of one document that differ.
pub fn changes(doc: &str, text: &str, base: &Value, new: &Value) -> Vec<Change> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (mut lost, mut gained) = (list(base), list(new));
    // The identity is a digest of all of a claim.
    let same = |a: &Value, others: &[Value]| others.iter().any(|b| a["id"] == b["id"]);
    let (before, after) = (lost.clone(), gained.clone());
    lost.retain(|claim| !same(claim, &after));
    gained.retain(|claim| !same(claim, &before));

    let mut out = Vec::new();
    let mut change = |side, claim: &Value, line: String| {
        let rule = claim["rule"].as_str().unwrap_or_default().to_owned();
        out.push(Change { doc: doc.to_owned(), rule, side, line, around: around(text, claim) });
    };
    for claim in gained {
        let likest = (0..lost.len()).max_by_key(|&at| likeness(&lost[at], &claim));
        match likest.filter(|&at| likeness(&lost[at], &claim) > 0) {
            Some(at) => {
                let was = lost.remove(at);
                change(Side::Changed, &claim, format!("{}: {}", head(&claim), differences(&was, &claim)));
            }
            None => change(Side::Gained, &claim, line(&claim)),
        }
    }
    for claim in &lost {
        change(Side::Lost, claim, line(claim));
    }
    out
}

/// How much two claims may be one that changed: 0 where they are of different kinds, or share neither words nor both
/// player and rule.
fn likeness(a: &Value, b: &Value) -> usize {
    if a["kind"] != b["kind"] {
        return 0;
    }
    let (player, rule) = (usize::from(a["player"] == b["player"]), usize::from(a["rule"] == b["rule"]));
    let value = usize::from(a["value"] == b["value"]);
    if share_words(a, b) { 1 + 4 * player + 2 * rule + value } else { player * rule * (1 + value) }
}

fn share_words(a: &Value, b: &Value) -> bool {
    spans(a).any(|(start, end)| spans(b).any(|(from, to)| start < to && from < end))
}

fn spans(claim: &Value) -> impl Iterator<Item = (usize, usize)> {
    let number = |value: &Value| value.as_u64().and_then(|n| usize::try_from(n).ok());
    let evidence = claim["evidence"].as_array().map_or(&[][..], Vec::as_slice);
    evidence.iter().filter_map(move |e| Some((number(&e["start"])?, number(&e["end"])?)))
}

fn head(claim: &Value) -> String {
    let text = |key: &str| claim[key].as_str().unwrap_or_default();
    format!("{} | {}", text("kind"), text("player"))
}

/// Fields that say no more than others do, or what nearly every claim has.
fn plain(path: &str, value: &str) -> bool {
    path.starts_with("evidence")
        || matches!(path, "id" | "player" | "kind" | "rule" | "person" | "team")
        || matches!((path, value), ("polarity", "affirmed") | ("certainty", "stated"))
}

fn line(claim: &Value) -> String {
    let fields: Vec<String> = flat(claim)
        .into_iter()
        .filter(|(path, value)| !plain(path, value))
        .map(|(path, value)| format!("{}={value}", path.trim_start_matches("value.")))
        .collect();
    format!("{} | {}", head(claim), fields.join(" "))
}

fn differences(was: &Value, is: &Value) -> String {
    let (mut a, mut b) = (flat(was), flat(is));
    for fields in [&mut a, &mut b] {
        fields.retain(|path, _| path != "id" && !path.ends_with(".start") && !path.ends_with(".end"));
    }
    super::entries::differences(&a, &b)
        .iter()
        .map(|line| line.trim_start_matches("value."))
        .collect::<Vec<_>>()
        .join("; ")
}

/// Characters shown on each side of the words that a claim was read from.
const AROUND: usize = 60;

/// The words that a claim was read from, between `⟦` and `⟧`, in their surroundings.
fn around(text: &str, claim: &Value) -> String {
    let Some((start, end)) = spans(claim).next() else { return String::new() };
    let (Some(before), Some(words), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..))
    else {
        return "(its words are not in the text)".to_owned();
    };
    let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let dots = |cut: bool| if cut { "…" } else { "" };
    let shown = format!(
        "{}{}⟦{words}⟧{}{}",
        dots(from > 0),
        before.get(from..).unwrap_or_default(),
        after.get(..to).unwrap_or_default(),
        dots(to < after.len())
    );
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Prints the changes by rule and by document.
pub fn print(out: &mut String, changes: &[Change]) {
    let mut rules: Vec<&str> = changes.iter().map(|c| c.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules {
        let _ = writeln!(out, "{rule}");
        let mut doc = "";
        for change in changes.iter().filter(|c| c.rule == rule) {
            if change.doc != doc {
                doc = &change.doc;
                let _ = writeln!(out, "  {doc}");
            }
            let sign = match change.side {
                Side::Gained => '+',
                Side::Lost => '-',
                Side::Changed => '~',
            };
            let _ = writeln!(out, "    {sign} {}\n        {}", change.line, change.around);
        }
        out.push('\n');
    }
}
