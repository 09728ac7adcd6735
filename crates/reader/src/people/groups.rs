//! "The duo", "both defenders": who belongs to a group.

use super::cluster::Named;
use super::scan::Scan;
use super::{Kind, NamedPerson, PersonKey};
use crate::text::Shape;

/// Persons named in a row: "Dorn and Hale", "Dorn, Hale and Voss".
pub(crate) struct Row {
    /// Where it ends.
    pub end: usize,
    pub persons: Vec<PersonKey>,
}

/// Longest stretch between two names of one row.
const GAP: usize = 7;

/// All rows of two names and more, in order.
pub(crate) fn rows(scan: &Scan<'_>, named: &[Named]) -> Vec<Row> {
    let mut out = Vec::new();
    let mut row: Vec<PersonKey> = Vec::new();
    let (mut end, mut joined_by_and) = (0, false);
    for n in named {
        let gap = gap(scan, end, n.name.tokens.start);
        let person = n.person.map(PersonKey);
        match (gap, person) {
            (Some(and), Some(person)) if !row.is_empty() && !joined_by_and => {
                if !row.contains(&person) {
                    row.push(person);
                }
                joined_by_and = and;
            }
            _ => {
                close(&mut out, &mut row, end, joined_by_and);
                joined_by_and = false;
                row.extend(person);
            }
        }
        end = n.name.tokens.end;
    }
    close(&mut out, &mut row, end, joined_by_and);
    out
}

fn close(out: &mut Vec<Row>, row: &mut Vec<PersonKey>, end: usize, and: bool) {
    if row.len() > 1 && and {
        out.push(Row { end, persons: std::mem::take(row) });
    }
    row.clear();
}

/// Whether nothing but commas, "and" and descriptions stands between two names; and whether there is an "and".
fn gap(scan: &Scan<'_>, from: usize, to: usize) -> Option<bool> {
    if from >= to || to - from > GAP || scan.surface.sentence_of(from) != scan.surface.sentence_of(to) {
        return None;
    }
    let (mut and, mut comma, mut bracket) = (false, false, false);
    for i in from..to {
        let word = scan.surface.word_at(i);
        match word {
            "and" | "&" => and = true,
            "," => comma = true,
            "(" | "[" => bracket = true,
            ")" | "]" => bracket = false,
            _ if bracket => {}
            "fellow" | "his" | "her" | "their" | "the" | "striker" => {}
            _ if scan.marks.role(i).is_some() || scan.marks.team(i).is_some() => {}
            _ if scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED)) => {}
            _ => return None,
        }
    }
    (and || comma).then_some(and)
}

/// The members of a group of so many: the last row of that size, or else the players of the sentences before.
pub(crate) fn members(
    count: usize,
    kind: Option<Kind>,
    at: usize,
    rows: &[Row],
    recent: &[(PersonKey, usize)],
    persons: &[NamedPerson],
) -> (Vec<PersonKey>, &'static str) {
    let fits = |key: &PersonKey| {
        persons.get(key.0 as usize).is_some_and(|p| match kind {
            Some(Kind::Player) | None => matches!(p.kind, Kind::Player | Kind::Other),
            Some(k) => p.kind == k || p.kind == Kind::Other,
        })
    };
    let before = rows.partition_point(|r| r.end <= at);
    let row = rows
        .iter()
        .take(before)
        .rev()
        .take(6)
        .find(|r| r.persons.len() == count && r.persons.iter().all(fits));
    let (mut last, near) = last_spoken_of(count, recent, fits);
    match row {
        Some(r) if !near || recent.last().is_some_and(|_| r.persons.iter().all(|p| last.contains(p))) => {
            (r.persons.clone(), "last named together")
        }
        _ if near => {
            last.reverse();
            (last, "named in the sentences before")
        }
        Some(r) => (r.persons.clone(), "last named together"),
        None => (Vec::new(), "no group of that size named"),
    }
}

/// The persons of the last sentences, nearest sentence first, until there are enough; and whether whole sentences have just so many.
fn last_spoken_of(
    count: usize,
    recent: &[(PersonKey, usize)],
    fits: impl Fn(&PersonKey) -> bool,
) -> (Vec<PersonKey>, bool) {
    let mut last: Vec<PersonKey> = Vec::new();
    let mut sentence = None;
    for (key, s) in recent.iter().rev() {
        if sentence != Some(*s) {
            if last.len() == count {
                break;
            }
            sentence = Some(*s);
        }
        if fits(key) && !last.contains(key) {
            last.push(*key);
        }
    }
    let exact = last.len() == count;
    (last, exact)
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn groups_have_the_members_named_before() {
        let r = read(
            "Ivo Marak trained with Luc Tessier. Both defenders ran. The pair will travel, and they hope to play.",
        );
        for words in ["Both defenders", "The pair", "they"] {
            let mut whom = r.whom(words);
            whom.sort_unstable();
            assert_eq!(whom, ["Ivo Marak", "Luc Tessier"], "{words}");
        }
        let r = read("Ivo Marak, Luc Tessier and Jon Sell are injured. The trio miss Sunday's game.");
        assert_eq!(r.whom("The trio"), ["Ivo Marak", "Luc Tessier", "Jon Sell"]);
        // Who took over belongs to no pair that went off.
        let r = read(
            "Ivo Marak and Luc Tessier went off hurt. Tessier was replaced by Timo Dorn. The pair will rest.",
        );
        assert_eq!(r.whom("The pair"), ["Ivo Marak", "Luc Tessier"]);
        let r = read("Rain fell. The duo were missed.");
        assert!(r.whom("The duo").is_empty());
    }
}
