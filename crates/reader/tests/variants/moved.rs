//! What a reading must become when its text is rewritten, and how two readings are compared.

use serde_json::Value;

use crate::dates::Shift;
use crate::words::Words;
use jiff::civil::Date;

/// A body part that takes another's place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// The region read before.
    pub(crate) from: &'static str,
    /// The region read after.
    pub(crate) to: &'static str,
}

/// How the reading of a rewritten text differs from that of the text it was made from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moved {
    pub(crate) words: Words,
    pub(crate) shift: Shift,
    pub(crate) part: Option<Part>,
}

impl Moved {
    /// What was read, moved as the text was.
    pub(crate) fn value(&self, value: &Value, published: Date) -> Value {
        let words = self.words.normal(normal);
        self.any(value, &words, published)
    }

    fn any(&self, value: &Value, words: &Words, published: Date) -> Value {
        match value {
            Value::String(text) => Value::String(match ledger::parse_date(text) {
                Ok(day) => self.shift.bound(day).to_string(),
                Err(_) => normal(&words.apply(&normal(&self.shift.text(text, published)))),
            }),
            Value::Array(items) => match days(items.first(), items.get(1)).filter(|_| items.len() == 2) {
                Some(pair) => self.pair(pair).map(Value::String).to_vec().into(),
                None => items.iter().map(|item| self.any(item, words, published)).collect(),
            },
            Value::Object(fields) => {
                let mut out: serde_json::Map<String, Value> =
                    fields.iter().map(|(key, v)| (key.clone(), self.any(v, words, published))).collect();
                if let Some(pair) = days(fields.get("earliest"), fields.get("latest")) {
                    let [from, to] = self.pair(pair);
                    out.insert("earliest".into(), from.into());
                    out.insert("latest".into(), to.into());
                }
                if let (Some(part), Some(region)) = (self.part, out.get_mut("region"))
                    && region == part.from
                {
                    *region = part.to.into();
                }
                Value::Object(out)
            }
            other => other.clone(),
        }
    }

    fn pair(&self, (from, to): (Date, Date)) -> [String; 2] {
        let (from, to) = self.shift.interval(from, to);
        [from.to_string(), to.to_string()]
    }
}

fn days(from: Option<&Value>, to: Option<&Value>) -> Option<(Date, Date)> {
    let day = |v: Option<&Value>| ledger::parse_date(v?.as_str()?).ok();
    Some((day(from)?, day(to)?))
}

/// A string without what must not matter: case, kinds of quotation mark and hyphen, and how white space is laid out.
pub(crate) fn normal(text: &str) -> String {
    let marks = text.chars().map(|c| match c {
        '“' | '”' | '"' | '‘' | '’' | '\'' => '\'',
        '‐' | '‑' | '–' => '-',
        c => c,
    });
    marks.collect::<String>().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A reading in an order of its own, so that two can be compared whatever the order of their texts.
pub(crate) fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(sorted).collect();
            if days(items.first(), items.get(1)).is_none() {
                items.sort_by_cached_key(Value::to_string);
            }
            Value::Array(items)
        }
        Value::Object(fields) => fields.iter().map(|(key, v)| (key.clone(), sorted(v))).collect(),
        other => other.clone(),
    }
}

/// Where two readings differ, one line each: the path, and both values.
pub(crate) fn differences(wanted: &Value, read: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", &sorted(wanted), &sorted(read), &mut found);
    found
}

fn compare(path: &str, wanted: &Value, read: &Value, found: &mut Vec<String>) {
    match (wanted, read) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                compare(&format!("{path}/{key}"), a, b, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if days(a.first(), a.get(1)).is_none() => lists(path, a, b, found),
        (a, b) if a == b => {}
        (a, b) => found.push(format!("{path}: wanted {a}, read {b}")),
    }
}

/// Pairs what names the same player; the rest is told whole.
fn lists(path: &str, wanted: &[Value], read: &[Value], found: &mut Vec<String>) {
    let mut left: Vec<&Value> = read.iter().collect();
    let mut open: Vec<&Value> = Vec::new();
    for one in wanted {
        match left.iter().position(|other| *other == one) {
            Some(at) => drop(left.remove(at)),
            None => open.push(one),
        }
    }
    for one in open {
        let alike =
            |other: &Value| ["player", "region"].iter().any(|k| one.get(k).is_some() && one[*k] == other[*k]);
        match left.iter().position(|other| one.get("kind").is_none() && alike(other)) {
            Some(at) => compare(&format!("{path}[{}]", name(one)), one, left.remove(at), found),
            None => found.push(format!("{path}: not read: {one}")),
        }
    }
    found.extend(left.iter().map(|extra| format!("{path}: not wanted: {extra}")));
}

fn name(value: &Value) -> &str {
    ["player", "region"].iter().find_map(|key| value.get(key)?.as_str()).unwrap_or("")
}
