//! A report's text with the evidence of its claims marked.

use std::io::Write;

use anyhow::Result;
use ledger::{Claim, Document};

use super::{Screen, Style};

/// Prints the text with each stretch of evidence marked, followed by the numbers of its claims (from 1).
///
/// On a terminal evidence is underlined, elsewhere it stands between `⟦` and `⟧`.
///
/// # Errors
/// When it cannot be written.
pub fn text(
    out: &mut impl Write,
    screen: Screen,
    document: &Document,
    claims: &[(usize, &Claim)],
) -> Result<()> {
    let text = document.text.as_str();
    let mut at = 0;
    for stretch in stretches(text, claims) {
        write!(out, "{}", plain(text.get(at..stretch.start).unwrap_or_default()))?;
        let marked = plain(text.get(stretch.start..stretch.end).unwrap_or_default());
        let numbers = stretch.claims.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        if screen.colour {
            // Line by line: an underline that runs over a line's end would paint the margin.
            let lines: Vec<_> = marked.split('\n').map(|l| screen.paint(Style::Evidence, l)).collect();
            write!(out, "{}{}", lines.join("\n"), screen.paint(Style::Faint, &format!("[{numbers}]")))?;
        } else {
            write!(out, "⟦{marked}⟧{numbers}")?;
        }
        at = stretch.end;
    }
    writeln!(out, "{}", plain(text.get(at..).unwrap_or_default()).trim_end())?;
    Ok(())
}

/// A report must not steer the terminal: of control characters only line ends and tabs are printed.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c })
        .collect()
}

#[derive(Debug, PartialEq, Eq)]
struct Stretch {
    start: usize,
    end: usize,
    claims: Vec<usize>,
}

/// Overlapping evidence merged into stretches, in the order of the text.
fn stretches(text: &str, claims: &[(usize, &Claim)]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = claims
        .iter()
        .flat_map(|(n, claim)| {
            let spans =
                claim.evidence.iter().filter(|e| e.start < e.end && text.get(e.start..e.end).is_some());
            spans.map(|e| Stretch { start: e.start, end: e.end, claims: vec![*n] })
        })
        .collect();
    all.sort_by_key(|s| (s.start, s.end));
    let mut merged: Vec<Stretch> = Vec::new();
    for next in all {
        match merged.last_mut() {
            Some(last) if next.start < last.end => {
                last.end = last.end.max(next.end);
                last.claims.extend(next.claims);
            }
            _ => merged.push(next),
        }
    }
    for stretch in &mut merged {
        stretch.claims.sort_unstable();
        stretch.claims.dedup();
    }
    merged
}
