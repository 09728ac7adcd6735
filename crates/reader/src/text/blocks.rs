//! Blocks: the paragraphs and lines of a report, and what each is for.

use std::ops::Range;

use super::{Shape, Token};

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Body,
    /// A short line without a full stop: headline, cross-head, caption.
    Line,
    /// A bullet of a list of highlights.
    Bullet,
    /// Names in a row: a team sheet.
    Listing,
}

/// A paragraph, or a line that stands for itself.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its sentences; filled in when they are known.
    pub sentences: Range<usize>,
    /// What it is for.
    pub role: Role,
}

/// Cuts the tokens into blocks at line breaks. Where a text is wrapped (its long lines all end near one width
/// within sentences), only empty lines cut, bullets, labels, and lines that had room for the next line's first word.
pub(super) fn blocks(text: &str, tokens: &[Token]) -> Vec<Block> {
    let wrapped = wrapped_at(text);
    let mut out = Vec::new();
    let mut start = 0;
    let cuts = |(before, here): (&Token, &Token), next: usize| {
        wrapped.is_none_or(|width| {
            empty_line(text, before, here)
                || is_bullet(text, here)
                || had_room(text, before, here, width)
                || is_label(text, before, here, tokens.get(next))
        })
    };
    let lines = tokens.iter().zip(tokens.iter().skip(1)).enumerate();
    let lines = lines.filter(|(_, (_, here))| here.is(Shape::NEWLINE));
    let ends = lines.filter(|(i, both)| cuts(*both, i + 2)).map(|(i, _)| i + 1);
    for end in ends.chain((!tokens.is_empty()).then_some(tokens.len())) {
        let role = role(text, tokens.get(start..end).unwrap_or_default());
        out.push(Block { tokens: start..end, sentences: 0..0, role });
        start = end;
    }
    out
}

fn empty_line(text: &str, before: &Token, here: &Token) -> bool {
    let gap = text.get(before.end as usize..here.start as usize).unwrap_or("");
    gap.bytes().filter(|b| *b == b'\n').count() > 1
}

fn is_bullet(text: &str, token: &Token) -> bool {
    matches!(token.of(text), "•" | "*" | "·" | "-" | "–" | "—" | "▪" | "●" | "‣" | "►" | "■")
}

/// Whether the line that ends with `before` is so much shorter than the wrapped lines that the next word would have
/// stood on it, had the line not ended for a reason of its own.
fn had_room(text: &str, before: &Token, here: &Token, width: usize) -> bool {
    let head = text.get(..before.end as usize).unwrap_or("");
    let rest = text.get(here.start as usize..).unwrap_or("");
    let line = head.chars().rev().take(MOST).take_while(|c| *c != '\n').count();
    let word = rest.chars().take(MOST).take_while(|c| !c.is_whitespace()).count();
    line + 1 + word <= width
}

/// Whether a line begins with a label ("Doubtful: …") and the line before does not break off.
fn is_label(text: &str, before: &Token, here: &Token, next: Option<&Token>) -> bool {
    here.is(Shape::CAPITAL)
        && next.is_some_and(|t| t.is(Shape::GLUED) && t.of(text) == ":")
        && before.is(Shape::MARK)
        && !matches!(before.of(text), "," | "—" | "–" | "-" | "(" | "[")
}

/// The longest that the lines of a wrapped text may be, in characters.
const MOST: usize = 140;

/// The width of a text whose line breaks are those of a fixed width: most lines but the last of each paragraph are
/// long, none is very long, and they break within sentences. Its longest line, in characters.
fn wrapped_at(text: &str) -> Option<usize> {
    let (mut lines, mut long, mut broken, mut longest) = (0u32, 0u32, 0u32, 0usize);
    let mut iter = text.lines().take(400).peekable();
    while let Some(line) = iter.next() {
        let line = line.trim_end();
        let Some(next) = iter.peek() else { break };
        if line.is_empty() || next.trim().is_empty() {
            continue;
        }
        lines += 1;
        let length = line.chars().take(MOST).count();
        if length == MOST {
            return None;
        }
        longest = longest.max(length);
        if length > 50 {
            long += 1;
            broken += u32::from(!line.ends_with(['.', '!', '?', '"', '”', '\'', '’', ':', ';']));
        }
    }
    (lines >= 3 && long * 4 >= lines * 3 && broken * 2 >= long).then_some(longest)
}

/// What a line is by its looks: a bullet, a list of names, a heading or a part of the text.
fn role(text: &str, tokens: &[Token]) -> Role {
    let Some(first) = tokens.first() else { return Role::Line };
    if is_bullet(text, first) {
        return Role::Bullet;
    }
    let words = tokens.iter().filter(|t| t.is(Shape::WORD)).count();
    let capitals = || tokens.iter().filter(|t| t.is(Shape::CAPITAL)).count();
    let separator = |t: &&Token| t.is(Shape::MARK) && matches!(t.of(text), "," | ";" | "(" | "/");
    let separators = || tokens.iter().filter(separator).count();
    if words >= 8 && capitals() * 4 >= words * 3 && separators() * 4 >= words {
        return Role::Listing;
    }
    let stops = tokens.iter().rev().take(3).any(|t| matches!(t.of(text), "." | "!" | "?" | "…"));
    if !stops && words <= 24 { Role::Line } else { Role::Body }
}
