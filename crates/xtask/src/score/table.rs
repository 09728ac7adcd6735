//! Scores as tables.

use std::fmt::Write as _;

use super::{Count, FIELDS, Score};

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// Of what was read, the part that is right.
    pub precision: f64,
    /// Of what gold has, the part that was read.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Count {
    /// The rates, to four digits.
    pub fn rates(self) -> Rates {
        let part = |of: usize| if of == 0 { 0.0 } else { self.right as f64 / of as f64 };
        let (p, r) = (part(self.right + self.extra), part(self.right + self.missing));
        let f1 = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
        Rates { precision: four(p), recall: four(r), f1: four(f1) }
    }

    fn empty(self) -> bool {
        self == Self::default()
    }
}

/// A number to four digits.
fn four(x: f64) -> f64 {
    format!("{x:.4}").parse().unwrap_or(x)
}

/// The fields that anything was found of, and `all`.
fn rows(score: &Score) -> impl Iterator<Item = (&'static str, Count)> {
    let fields = FIELDS.iter().filter_map(|field| Some((*field, *score.counts.get(field)?)));
    fields.filter(|(_, count)| !count.empty()).chain([("all", score.all())])
}

/// The table of one score.
pub fn table(score: &Score) -> String {
    let mut out = format!("{} documents, {} of them read\n", score.documents, score.read);
    let head = ["gold", "read", "right"];
    let [gold, read, right] = head;
    let _ = writeln!(out, "{:16}{gold:>6}{read:>6}{right:>6}{:>8}{:>8}{:>8}", "field", "P", "R", "F1");
    for (field, count) in rows(score) {
        let Rates { precision, recall, f1 } = count.rates();
        let (gold, read) = (count.right + count.missing, count.right + count.extra);
        let _ =
            writeln!(out, "{field:16}{gold:6}{read:6}{:6}{precision:8.3}{recall:8.3}{f1:8.3}", count.right);
    }
    out
}

/// The table of two scores side by side.
pub fn difference(base: &Score, new: &Score) -> String {
    let mut out = format!("{:16}{:>6}{:>9}{:>9}{:>9}\n", "field", "gold", "base F1", "new F1", "change");
    let mut line = |field: &str, a: Count, b: Count| {
        let (gold, a, b) = (b.right + b.missing, a.rates().f1, b.rates().f1);
        let change = if a == b { "=".to_owned() } else { format!("{:+.3}", b - a) };
        let _ = writeln!(out, "{field:16}{gold:6}{a:9.3}{b:9.3}{change:>9}");
    };
    let count = |score: &Score, field| score.counts.get(field).copied().unwrap_or_default();
    for field in FIELDS {
        let (a, b) = (count(base, field), count(new, field));
        if !a.empty() || !b.empty() {
            line(field, a, b);
        }
    }
    line("all", base.all(), new.all());
    out
}
