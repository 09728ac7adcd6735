//! Reads every rule's examples and guard sentences.
//!
//! An expected claim is written `kind | player | key=value …`. Keys are those of the claim's value in JSON (nested ones by
//! their own name), and `onset`/`when` (the claim's interval, `2020-11-01..2020-11-30` or one day), `polarity`,
//! `certainty`, `said_by`. A value with spaces is written with `_` for them.
#![cfg(test)]

use ledger::{Claim, Dating, Document};

use super::{ALL, Rule};
use crate::Reader;

fn claims(reader: &Reader, rule: &Rule, text: &str) -> Vec<Claim> {
    let mut document = Document::new("example", text);
    document.published = Some(Dating::given(jiff::civil::date(2021, 3, 10)));
    reader.read(&document).claims.into_iter().filter(|c| c.rule == rule.name).collect()
}

/// One claim as `kind | player | key=value …`, every key it has.
fn line(claim: &Claim) -> String {
    fn walk(value: &serde_json::Value, key: &str, out: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => map.iter().for_each(|(k, v)| walk(v, k, out)),
            serde_json::Value::Null => {}
            serde_json::Value::String(s) => out.push(format!("{key}={}", s.replace(' ', "_"))),
            other => out.push(format!("{key}={other}")),
        }
    }
    let mut fields = Vec::new();
    let value = serde_json::to_value(&claim.value).unwrap();
    walk(&value["value"], "value", &mut fields);
    if let Some(when) = claim.when {
        fields.push(format!("onset={when}"));
        fields.push(format!("when={when}"));
    }
    fields.push(format!("polarity={}", claim.polarity));
    fields.push(format!("certainty={}", claim.certainty));
    fields.extend(claim.said_by.iter().map(|s| format!("said_by={}", s.replace(' ', "_"))));
    format!("{} | {} | {}", claim.value.kind(), claim.player.name, fields.join(" "))
}

fn holds(expected: &str, claim: &str) -> bool {
    let (e, c): (Vec<&str>, Vec<&str>) = (expected.splitn(3, '|').collect(), claim.splitn(3, '|').collect());
    let fields: Vec<&str> = c[2].split_whitespace().collect();
    e[0].trim() == c[0].trim()
        && e[1].trim() == c[1].trim()
        && e.get(2).is_none_or(|wanted| wanted.split_whitespace().all(|w| fields.contains(&w)))
}

#[test]
fn every_example_is_read_and_every_guard_is_left_alone() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for rule in ALL {
        for example in rule.examples {
            let found: Vec<String> = claims(&reader, rule, example.text).iter().map(line).collect();
            for expected in example.reads {
                if !found.iter().any(|f| holds(expected, f)) {
                    wrong.push(format!(
                        "{}: {:?}\n    wants {expected}\n    found {found:#?}",
                        rule.name, example.text
                    ));
                }
            }
        }
        for guard in rule.guards {
            let found: Vec<String> = claims(&reader, rule, guard).iter().map(line).collect();
            if !found.is_empty() {
                wrong.push(format!("{}: guard {guard:?}\n    found {found:#?}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A rule says what must stand in a sentence for it to find anything. If that is too much, it is never asked.
#[test]
fn what_a_rule_asks_hides_nothing_that_it_would_find() {
    let reader = Reader::new().unwrap();
    let texts =
        ALL.iter().flat_map(|rule| rule.examples.iter().map(|e| e.text).chain(rule.guards.iter().copied()));
    for text in texts {
        let mut document = Document::new("example", text);
        document.published = Some(Dating::given(jiff::civil::date(2021, 3, 10)));
        let (asked, all) = reader.drafts_both_ways(&document);
        assert_eq!(asked, all, "{text:?}");
    }
}

/// Rules look at the words around theirs: nothing need stand there. Every text begun and ended at every fourth of its words, from
/// another one each, and with a sentence behind it that opens the report.
#[test]
fn a_text_may_begin_and_end_at_any_word() {
    const HURT: &str = "\n\nRobert Ellis is out for the season with a torn hamstring.";
    let reader = Reader::new().unwrap();
    let texts =
        ALL.iter().flat_map(|rule| rule.examples.iter().map(|e| e.text).chain(rule.guards.iter().copied()));
    for (n, text) in texts.enumerate() {
        for (at, _) in text.match_indices(' ').skip(n % 4).step_by(4) {
            for cut in [text[..at].to_owned(), text[at + 1..].to_owned() + HURT] {
                let mut document = Document::new("example", cut.as_str());
                document.published = Some(Dating::given(jiff::civil::date(2021, 3, 10)));
                for evidence in reader.read(&document).claims.iter().flat_map(|c| &c.evidence) {
                    assert_eq!(cut.get(evidence.start..evidence.end), Some(&*evidence.text), "{cut:?}");
                }
            }
        }
    }
}
