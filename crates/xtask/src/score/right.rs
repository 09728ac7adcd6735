//! When a value that was read is right.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// A text's words without accents, case and marks.
pub fn words(text: &str) -> Vec<String> {
    let plain = |c: char| match c {
        '\'' => None,
        c if c.is_ascii_alphanumeric() => Some(c.to_ascii_lowercase()),
        _ => Some(' '),
    };
    let folded: String = text.nfkd().filter(char::is_ascii).filter_map(plain).collect();
    folded.split_whitespace().map(str::to_owned).collect()
}

/// The same surname, and given names that do not contradict (one may be missing or an initial).
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    let initial = |name: &str| name.chars().next();
    long.ends_with(short)
        || long.starts_with(short)
        || (long.last() == Some(last) && long.first().is_some_and(|other| initial(other) == initial(first)))
}

/// A day that stands in a field; of a time, its day.
pub fn day(value: &Value) -> Option<Date> {
    value.as_str()?.get(..10)?.parse().ok()
}

/// The days of `[earliest, latest]` or of an object with those; an end that is open lies a year away.
pub fn interval(value: &Value) -> Option<(Date, Date)> {
    let (first, last) = match value {
        Value::Object(ends) => (ends.get("earliest"), ends.get("latest")),
        Value::Array(ends) => (ends.first(), ends.get(1)),
        _ => return None,
    };
    let (first, last) = (first.and_then(day), last.and_then(day));
    let first = first.or_else(|| Some(last?.saturating_sub(365.days())))?;
    Some((first, last.unwrap_or_else(|| first.saturating_add(365.days()))))
}

/// From one day to another.
pub fn days(from: Date, to: Date) -> i64 {
    (to - from).get_days().into()
}

/// An onset overlaps gold's and is not much wider.
pub fn onset(gold: &Value, read: &Value) -> bool {
    match (interval(gold), interval(read)) {
        (Some(g), Some(r)) => g.0 <= r.1 && r.0 <= g.1 && days(r.0, r.1) <= 2 * days(g.0, g.1) + 14,
        (g, r) => g == r,
    }
}

/// Each bound of a forecast that gold has is met to 15 % of its distance, or three days.
pub fn forecast(gold: &Value, read: &Value, published: Option<Date>) -> bool {
    ["not_before", "by"].iter().all(|bound| {
        let Some(g) = day(&gold[*bound]) else { return true };
        let Some(r) = day(&read[*bound]) else { return false };
        // Halves are rounded to even, as the definition of the score has it.
        let share = |from| (0.15 * days(from, g).abs() as f64).round_ties_even() as i64;
        days(g, r).abs() <= published.map_or(7, |from| share(from).max(3))
    })
}

/// Half of the words that one of two diagnoses has stand in both.
pub fn diagnosis(gold: &Value, read: &Value) -> bool {
    let set = |value: &Value| {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        words(&text).into_iter().collect::<std::collections::BTreeSet<_>>()
    };
    let (gold, read) = (set(gold), set(read));
    let shared = gold.intersection(&read).count();
    !gold.is_empty() && !read.is_empty() && shared * 2 >= gold.union(&read).count()
}
