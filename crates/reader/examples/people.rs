//! Prints the persons of each document of a JSONL file (`{"doc", "text"}` a line, given as the first argument), with
//! their mentions when `--mentions` follows; `--pack` reads with the bundled pack.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io::Write;

use reader::lexicon::Lexicon;
use reader::people::{Roster, people};
use reader::quotes::Quotes;
use reader::text::Surface;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: people FILE.jsonl [--mentions]")?;
    let all = std::env::args().any(|a| a == "--mentions");
    let lexicon = Lexicon::load()?;
    let pack = std::env::args().any(|a| a == "--pack");
    let roster = if pack {
        Roster::of(&[std::sync::Arc::new(pack::Pack::premier_league().clone())])
    } else {
        Roster::empty(&lexicon)
    };
    let mut out = std::io::stdout().lock();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or("");
        let surface = Surface::of(text, &lexicon);
        let hits = lexicon.hits(&surface);
        let mut quotes = Quotes::of(&surface);
        let day =
            row["published"].as_str().and_then(|d| ledger::parse_date(d).ok()).map(ledger::Interval::day);
        let found = people(&surface, &hits, &lexicon, &roster, &mut quotes, day);
        writeln!(out, "== {}", row["doc"].as_str().unwrap_or(""))?;
        for p in &found.persons {
            writeln!(
                out,
                "{}\t{:?}\t{:?}\t{}\t{}\t{}\t{:?}\t{}",
                p.name,
                p.kind,
                p.gender,
                p.team.as_deref().unwrap_or("-"),
                p.nation.as_deref().unwrap_or("-"),
                p.role.as_deref().unwrap_or("-"),
                p.age,
                p.id.as_ref().map_or("-", |i| i.0.as_str())
            )?;
        }
        if !all {
            continue;
        }
        for m in &found.mentions {
            let who: Vec<&str> =
                m.persons.iter().filter_map(|k| found.get(*k)).map(|p| p.name.as_str()).collect();
            let before = surface.span(m.tokens.start.saturating_sub(4)..m.tokens.start);
            let after = surface.span(m.tokens.end..(m.tokens.end + 4).min(surface.tokens.len()));
            writeln!(
                out,
                "  {:?}{}\t…{} [{}] {}…\t{who:?}\t{}\t{}",
                m.form,
                if m.possessive { "'s" } else { "" },
                before.replace('\n', " "),
                surface.span(m.tokens.clone()),
                after.replace('\n', " "),
                m.why,
                m.second.and_then(|k| found.get(k)).map_or("", |p| p.name.as_str())
            )?;
        }
        for q in &quotes.quotes {
            let who = q.speaker.as_ref().map(|v| found.voice_name(v));
            let relay = q.relay.as_ref().map(|v| found.voice_name(v));
            let text: String = surface.span(q.tokens.clone()).chars().take(70).collect();
            writeln!(
                out,
                "  QUOTE {who:?} {relay:?} partial={} {:?} {:?}",
                q.partial,
                text,
                surface.span(q.attribution.clone())
            )?;
        }
        for a in &quotes.attributions {
            let text: String = surface.span(a.tokens.clone()).chars().take(70).collect();
            writeln!(
                out,
                "  SAYS {:?} {:?} {:?}",
                found.voice_name(&a.speaker),
                text,
                surface.span(a.cue.clone())
            )?;
        }
    }
    Ok(())
}
