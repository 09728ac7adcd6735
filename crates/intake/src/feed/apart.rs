//! The entries of a feed that is not well formed, taken out one by one: what is wrong with one, or that the feed breaks off, costs no
//! other.

use serde::de::IgnoredAny;

/// A feed taken apart.
pub(super) struct Apart<'t> {
    /// What stands before the first entry.
    head: &'t str,
    /// The entries, as far as they can be told apart.
    pub(super) entries: Vec<&'t str>,
    /// What closes what the head opens.
    tail: String,
    /// Whether something stands behind the last of them that is none.
    pub(super) broken: bool,
}

/// Most bytes of a head: it is read again with each entry.
const HEAD_BYTES: usize = 16 << 10;

/// Most entries.
const ENTRIES: usize = 10_000;

impl<'t> Apart<'t> {
    /// The entries of a text that should be a feed; nothing where none is found.
    pub(super) fn of(text: &'t str) -> Option<Self> {
        let apart = if text.starts_with('{') { json(text) } else { xml(text) };
        apart.filter(|apart| !apart.entries.is_empty() && apart.head.len() <= HEAD_BYTES)
    }

    /// The feed with one entry alone.
    pub(super) fn alone(&self, entry: &str) -> String {
        [self.head, entry, &self.tail].concat()
    }
}

/// Entries of RSS and Atom: from `<item>` to `</item>`, or `<entry>` to `</entry>`, in neither of which another begins.
fn xml(text: &str) -> Option<Apart<'_>> {
    let root = text.trim_start().strip_prefix('<')?;
    let root = root.get(..root.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?)?;
    let name = if text.contains("<entry") { "entry" } else { "item" };
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let begins = |from: usize| {
        let found = text.get(from..)?.match_indices(&open).find(|(at, _)| {
            text.as_bytes().get(from + at + open.len()).is_some_and(|b| b.is_ascii_whitespace() || *b == b'>')
        });
        found.map(|(at, _)| from + at)
    };
    let mut at = begins(0)?;
    let head = text.get(..at)?;
    let mut apart = Apart { head, entries: Vec::new(), tail: String::new(), broken: false };
    let channel = head.contains("<channel") && !head.contains("</channel>");
    apart.tail = format!("{}</{root}>", if channel { "</channel>" } else { "" });
    loop {
        let end = text.get(at..).and_then(|rest| rest.find(&close)).map(|end| at + end + close.len());
        let next = begins(at + open.len());
        let whole = end.filter(|end| next.is_none_or(|next| next >= *end));
        let (Some(end), true) = (whole, apart.entries.len() < ENTRIES) else {
            apart.broken = true;
            return Some(apart);
        };
        apart.entries.push(text.get(at..end)?);
        match next {
            Some(next) => at = next,
            None => return Some(apart),
        }
    }
}

/// Items of JSON Feed: the values of the list `items`.
fn json(text: &str) -> Option<Apart<'_>> {
    const KEY: &str = "\"items\"";
    let key = text.match_indices(KEY).find(|(at, _)| !text.get(..*at).is_some_and(|b| b.ends_with('\\')))?.0;
    let list = key + KEY.len() + text.get(key + KEY.len()..)?.find('[')? + 1;
    let mut apart =
        Apart { head: text.get(..list)?, entries: Vec::new(), tail: "]}".to_owned(), broken: false };
    let mut rest = text.get(list..)?.trim_start();
    while !rest.starts_with(']') {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        let whole = matches!(values.next(), Some(Ok(_))) && apart.entries.len() < ENTRIES;
        let Some((entry, behind)) = rest.split_at_checked(values.byte_offset()).filter(|_| whole) else {
            apart.broken = true;
            break;
        };
        apart.entries.push(entry);
        let behind = behind.trim_start();
        rest = behind.strip_prefix(',').unwrap_or(behind).trim_start();
    }
    Some(apart)
}
