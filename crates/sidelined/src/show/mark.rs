//! A report's text with the evidence of its claims marked.

use std::io::Write;

use anyhow::Result;
use ledger::{Claim, Document};
use present::mark::stretches;

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
        write!(out, "{}", plain(text.get(at..stretch.bytes.start).unwrap_or_default()))?;
        let marked = plain(text.get(stretch.bytes.start..stretch.bytes.end).unwrap_or_default());
        let numbers = stretch.claims.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        if screen.colour {
            // Line by line: an underline that runs over a line's end would paint the margin.
            let lines: Vec<_> = marked.split('\n').map(|l| screen.paint(Style::Evidence, l)).collect();
            write!(out, "{}{}", lines.join("\n"), screen.paint(Style::Faint, &format!("[{numbers}]")))?;
        } else {
            write!(out, "⟦{marked}⟧{numbers}")?;
        }
        at = stretch.bytes.end;
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
