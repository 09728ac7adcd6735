//! `sidelined explain`: a report with its evidence marked, and how each claim came about.

use std::io::Write as _;
use std::ops::Range;
use std::path::PathBuf;

use anyhow::Result;
use ledger::{Claim, Document, Polarity, Reading};
use reader::NearMiss;

use crate::cli::ExplainArgs;
use crate::engine::{self, Engine, Found, Intake};
use crate::notes::{Outcome, Problems, one_line, warn};
use crate::show::{self, Out, Screen, Style, mark, words};

/// Reads the report and explains it.
///
/// # Errors
/// When a pack cannot be loaded or standard output cannot be written.
pub fn run(args: &ExplainArgs) -> Result<Outcome> {
    let engine = Engine::new(&engine::packs(&args.packs, Vec::new())?)?;
    let intake = Intake::from(&args.taken);
    let paths: [PathBuf; 1] = [args.path.clone()];
    let screen = Screen::of_stdout();
    let mut problems = Problems::default();
    let mut out = show::out();
    let mut shown = 0;
    let mut found_claim = false;
    engine.read_all(&paths, &std::collections::BTreeSet::new(), &intake, &|_| false, |found| {
        match found {
            Found::Reading(reading) => {
                let chosen = chosen(&reading, args.claim.as_deref());
                found_claim |= !chosen.is_empty();
                if args.claim.is_none() || !chosen.is_empty() {
                    if shown > 0 {
                        writeln!(out, "\n")?;
                    }
                    shown += 1;
                    explain(&mut out, screen, &reading, &chosen)?;
                    if args.claim.is_none() {
                        near_misses(&mut out, screen, &reading, &engine.near_misses(&reading))?;
                    }
                }
            }
            Found::Note(note) => warn(&note.name, note.reason),
            Found::Unreadable(what) => problems.tell(&what.name, what.reason),
            Found::Appearances(_) | Found::NoReport | Found::Known | Found::Done | Found::Idle => {}
        }
        Ok(())
    })?;
    out.flush()?;
    if let Some(wanted) = args.claim.as_deref().filter(|_| !found_claim && problems.names().is_empty()) {
        problems.tell(&crate::input::shown(&args.path), format_args!("has no claim {wanted:?}"));
    }
    Ok(problems.outcome())
}

/// The claims to explain with their numbers, from 1: all, or the one of that number or identity.
fn chosen<'a>(reading: &'a Reading, wanted: Option<&str>) -> Vec<(usize, &'a Claim)> {
    let all = (1..).zip(&reading.claims);
    match wanted {
        None => all.collect(),
        Some(wanted) => {
            let number = wanted.parse::<usize>().ok().filter(|_| wanted.len() < 5);
            let meant = |n: usize, id: &str| {
                number == Some(n) || (number.is_none() && !wanted.is_empty() && id.starts_with(wanted))
            };
            all.filter(|(n, claim)| meant(*n, &claim.id.0)).collect()
        }
    }
}

fn explain(out: &mut Out, screen: Screen, reading: &Reading, claims: &[(usize, &Claim)]) -> Result<()> {
    let title = reading.title.as_deref().unwrap_or(&reading.document.doc);
    writeln!(out, "{}", screen.paint(Style::Heading, &one_line(title)))?;
    date(out, reading)?;
    writeln!(out)?;
    mark::text(out, screen, &reading.document, claims)?;
    if claims.is_empty() {
        writeln!(out, "\nNo claims: it tells of nobody who is hurt, ill, recovering or back.")?;
    }
    for (n, claim) in claims {
        writeln!(out)?;
        one(out, screen, &reading.document, *n, claim)?;
    }
    Ok(())
}

/// Sentences that speak of an injury and gave no claim, and the rule that nearly held.
fn near_misses(out: &mut Out, screen: Screen, reading: &Reading, misses: &[NearMiss]) -> Result<()> {
    if misses.is_empty() {
        return Ok(());
    }
    let heading = "Spoken of, but not read as a claim";
    writeln!(out, "\n{}", screen.paint(Style::Heading, heading))?;
    for miss in misses {
        let slice =
            |range: &Range<usize>| reading.document.text.get(range.clone()).unwrap_or_default().trim();
        writeln!(out, "   “{}”", one_line(slice(&miss.sentence)))?;
        writeln!(out, "      {} on “{}”: {}", miss.rule, one_line(slice(&miss.words)), miss.lacks)?;
    }
    Ok(())
}

fn date(out: &mut Out, reading: &Reading) -> Result<()> {
    match &reading.document.published {
        None => writeln!(out, "Published: not known; nothing in the text tells")?,
        Some(dating) => {
            let when = words::interval(dating.within);
            writeln!(out, "Published: {when}, {}", words::basis(dating.basis))?;
            for step in &dating.because {
                writeln!(out, "  - {}", one_line(step))?;
            }
        }
    }
    Ok(())
}

fn one(out: &mut Out, screen: Screen, document: &Document, n: usize, claim: &Claim) -> Result<()> {
    let head = format!("{n}. {}: {}", one_line(&claim.player.name), one_line(&words::claim(claim)));
    writeln!(out, "{}", screen.paint(Style::Heading, &head))?;
    let mut line = |label: &str, text: &str| writeln!(out, "   {label:<10} {}", one_line(text));
    line("claim", &format!("{} ({})", claim.id.0, claim.value.kind()))?;
    if let Some(person) = &claim.player.id {
        line("person", &person.0)?;
    }
    if let Some(team) = &claim.player.team {
        line("team", team)?;
    }
    if let Some(when) = claim.when {
        line("when", &words::interval(when))?;
    }
    if claim.polarity == Polarity::Negated {
        line("polarity", "negated")?;
    }
    line("certainty", claim.certainty.slug())?;
    if !claim.said_by.is_empty() {
        line("said by", &words::list(&claim.said_by))?;
    }
    for evidence in &claim.evidence {
        line("evidence", &format!("“{}” (bytes {}–{})", evidence.text, evidence.start, evidence.end))?;
    }
    line("rule", &claim.rule)?;
    for step in &claim.derivation {
        line("because", step)?;
    }
    let told = document.published.as_ref().is_some_and(|dating| claim.when == Some(dating.within));
    if told && !claim.derivation.iter().any(|step| step.contains('→')) {
        line("because", "no other time is told: it is the report’s own")?;
    }
    Ok(())
}
