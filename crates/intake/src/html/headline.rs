//! The day that stands beside a page's headline, where readers look for it.

use dom_query::{Document, NodeRef};
use ledger::Interval;

use crate::written::{Order, days_in};

/// Elements that stand inside a line; every other one begins and ends one.
const INLINE: &[&str] = &["a", "abbr", "span", "time"];

/// Elements without a line that is read.
const UNREAD: &[&str] = &["head", "script", "nav", "footer"];

/// So many bytes has a line that may tell a day; longer ones are paragraphs.
const LINE_BYTES: usize = 120;

/// So many lines behind the headline are looked at, and before it.
const BEHIND: usize = 12;
const BEFORE: usize = 3;

/// Most lines of a page that are looked at.
const LINES: usize = 20_000;

/// Words behind which the day of a change stands: English, and what is like it in the languages of its neighbours.
const CHANGED: &[&str] = &[
    "updated", "modified", "edited", "revised", "corrected", "reviewed", "aktualisiert", "actualizado",
    "actualizada", "atualizado", "aggiornato", "bijgewerkt", "mis à jour", "mise à jour", "modifié",
    "обновлено", "oppdatert", "uppdaterad", "opdateret",
];

/// The one day with its year on a line near the headline: the nearest behind it, before it, behind a summary. A day that the headline
/// names, there or where it is repeated, is one that the report tells of.
pub(super) fn day_beside(page: &Document, title: &str, order: Order) -> Option<Interval> {
    let lines = lines(page);
    let at = headline(&lines, title)?;
    let behind = lines.get(at + 1..).unwrap_or_default();
    let behind = behind.get(..BEHIND).unwrap_or(behind);
    let before = lines.get(at.saturating_sub(BEFORE)..at).unwrap_or_default();
    let mut parts = behind.splitn(3, Line::is_long);
    let (under, summed_up) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let near = under.iter().chain(before.iter().rev()).chain(summed_up);
    let title = letters(title);
    near.into_iter().filter(|line| !line.says(&title)).find_map(|line| line.day(order))
}

#[derive(Default)]
struct Line {
    text: String,
    /// 1 to 6 in a heading.
    heading: Option<u8>,
}

impl Line {
    fn is_long(&self) -> bool {
        self.text.len() > LINE_BYTES
    }

    /// Whether its words are those of the title, or a good part of these. The title comes as [`letters`] gives it.
    fn says(&self, title: &str) -> bool {
        let words = letters(&self.text);
        words.len() >= 12 && (title.contains(&words) || title.len() >= 12 && words.contains(title))
    }

    fn day(&self, order: Order) -> Option<Interval> {
        let lower = self.text.to_lowercase();
        let other = lower.contains('©') || lower.contains("copyright");
        if self.is_long() || other || CHANGED.iter().any(|word| lower.starts_with(word)) {
            return None;
        }
        let end = CHANGED.iter().filter_map(|word| lower.find(word)).min().unwrap_or(lower.len());
        match *days_in(lower.get(..end)?, order).as_slice() {
            [day] => Some(day),
            _ => None,
        }
    }
}

/// The line that is the headline: the first heading, of the highest rank, whose words are the title's.
fn headline(lines: &[Line], title: &str) -> Option<usize> {
    let title = letters(title);
    let is = |line: &Line| line.says(&title);
    let headings = lines.iter().enumerate().filter_map(|(at, line)| Some((line.heading?, at, line)));
    let named = headings.clone().filter(|(_, _, line)| is(line)).map(|(rank, at, _)| (rank, at)).min();
    let mut first = headings.filter(|(rank, ..)| *rank == 1).map(|(rank, at, _)| (rank, at));
    // Of several, none is the page's.
    let only = || first.next().filter(|_| first.next().is_none());
    named.or_else(only).map(|(_, at)| at).or_else(|| lines.iter().position(is))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The lines of a page; of long ones, the beginning.
fn lines(page: &Document) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    walk(&page.root(), None, &mut lines);
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// The page is tidied, so its depth is bounded.
fn walk(node: &NodeRef<'_>, heading: Option<u8>, lines: &mut Vec<Line>) {
    for child in node.children_it(false) {
        if child.is_text() {
            push(&child.text(), heading, lines);
            continue;
        }
        let Some(name) = child.node_name().filter(|name| !UNREAD.contains(&&**name)) else { continue };
        let rank =
            name.strip_prefix('h').and_then(|rank| rank.parse().ok()).filter(|rank| (1..=6).contains(rank));
        let inline = INLINE.contains(&&*name);
        if !inline {
            begin(lines);
        }
        walk(&child, rank.or(heading), lines);
        if !inline {
            begin(lines);
        }
    }
}

fn begin(lines: &mut Vec<Line>) {
    if lines.len() < LINES && lines.last().is_some_and(|line| !line.text.is_empty()) {
        lines.push(Line::default());
    }
}

fn push(text: &str, heading: Option<u8>, lines: &mut [Line]) {
    let Some(line) = lines.last_mut() else { return };
    for word in text.split_whitespace() {
        // Enough of it to see that it is long.
        if line.is_long() {
            return;
        }
        if !line.text.is_empty() {
            line.text.push(' ');
        }
        line.text.push_str(word);
        line.heading = heading;
    }
}
