//! Why a field of a spell has its value, on the terminal.

use std::io::Write;

use anyhow::Result;
use ledger::Timeline;
pub use present::why::*;

use super::rows::{self, Row};
use super::{Screen, Style, timeline};
use crate::notes::one_line;

/// Prints the lines of each spell under its heading.
///
/// # Errors
/// When they cannot be written.
pub fn print(out: &mut impl Write, screen: Screen, timeline: &Timeline, lines: &[Line]) -> Result<()> {
    for (at, spell) in timeline.spells.iter().enumerate() {
        let number = at + 1;
        let heading = one_line(&format!("{number}. {}", timeline::injury(spell)));
        writeln!(out, "\n{}", screen.paint(Style::Heading, &heading))?;
        let own: Vec<&Line> = lines.iter().filter(|line| line.spell == number).collect();
        if own.is_empty() {
            writeln!(out, "nothing was said of it")?;
            continue;
        }
        let cells = own.into_iter().map(|line| line.cells().into_iter().skip(1).collect());
        rows::table(out, screen, &["Value", "", "Because", "Source", "Words"], cells)?;
    }
    Ok(())
}

impl Row for Line {
    const HEAD: &'static [&'static str] = &["Spell", "Value", "", "Because", "Source", "Words"];
    const FIELDS: &'static [&'static str] =
        &["spell", "value", "stands", "because", "doc", "document", "said", "said_by", "evidence"];

    fn cells(&self) -> Vec<String> {
        let words = self.source.evidence.as_ref().map(|e| one_line(&e.text)).unwrap_or_default();
        vec![
            self.spell.to_string(),
            self.value.clone(),
            if self.stands { "stands" } else { "" }.to_owned(),
            self.because.clone(),
            timeline::cited(&self.source),
            if words.is_empty() { words } else { format!("“{words}”") },
        ]
    }

    fn fields(&self) -> Vec<String> {
        vec![
            self.spell.to_string(),
            self.value.clone(),
            self.stands.to_string(),
            self.because.clone(),
            self.source.imprint.doc.clone(),
            self.source.imprint.document.0.clone(),
            self.source.imprint.said.to_string(),
            self.source.said_by.join(", "),
            self.source.evidence.as_ref().map(|e| e.text.to_string()).unwrap_or_default(),
        ]
    }
}
