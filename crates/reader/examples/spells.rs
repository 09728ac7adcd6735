//! Folds official flags and appearances into spells, and compares them with the flags' own: per season, how many
//! there are, how many cost a match, and how many days and matches they cost.
//!
//! `cargo run --release -p reader --example spells -- FLAGS.csv APPEARANCES.csv [PLAYER_CODE]`
//!
//! A flag's own spell is every flag that was raised on one day for one player; it ends with the first match that the
//! player takes part in after that day. A fold's spell may hold several of them, where the player did not play in
//! between.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Write as _};

use intake::{Input, Item, Limits};
use jiff::civil::Date;
use ledger::{
    Appearance, Dating, Flag, FlagStatus, Identity, Material, PersonId, Report, Roster, StatusReason, spells,
};
use reader::Reader;

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [flags, matches] = [&paths[0], &paths[1]];
    let only = paths.get(2).map(|code| PersonId(format!("premier-league:{code}")));
    let reader = Reader::new().expect("the bundled lexicons");
    let mut reports: BTreeMap<PersonId, Vec<Report>> = BTreeMap::new();
    let mut raised: BTreeMap<PersonId, BTreeSet<Date>> = BTreeMap::new();
    for item in items(flags) {
        let Some(taken) = item.document() else { continue };
        let document = taken.document;
        let Some((flag, _)) = Flag::parse(&document.text) else { continue };
        let person = flag.person.clone().expect("a code");
        let reading = reader.read(&document);
        let hurt = matches!(flag.status, FlagStatus::Doubtful | FlagStatus::Injured)
            && reading.claims.iter().any(|c| match c.value {
                ledger::ClaimValue::Status { reason, .. } => {
                    matches!(reason, StatusReason::Injury | StatusReason::Illness)
                }
                _ => false,
            });
        if hurt {
            raised.entry(person.clone()).or_default().insert(flag.raised.unwrap_or(flag.day));
        }
        reports.entry(person).or_default().push(Report {
            document: document.id,
            doc: document.doc,
            title: document.title,
            outlet: document.outlet,
            said: reading.published.unwrap_or_else(|| Dating::given(flag.day)),
            claims: reading.claims,
            vouched: BTreeMap::new(),
            copy_of: None,
        });
    }
    let mut appearances: BTreeMap<PersonId, Vec<Appearance>> = BTreeMap::new();
    for item in items(matches) {
        let Item::Appearances(rows) = item else { continue };
        for row in rows {
            appearances.entry(row.player.id.clone().expect("a code")).or_default().push(row);
        }
    }
    let mut seasons: BTreeMap<i16, Row> = BTreeMap::new();
    for (person, reports) in reports {
        if only.as_ref().is_some_and(|only| *only != person) {
            continue;
        }
        let mine = appearances.get(&person).cloned().unwrap_or_default();
        for day in raised.get(&person).into_iter().flatten() {
            let row = seasons.entry(season(*day)).or_default();
            let (days, missed) = cost(*day, &mine);
            row.flags.add(days, missed);
            if only.is_some() {
                println!("flag raised {day}: {days:?} days, {missed} matches");
            }
        }
        let material = Material { reports, appearances: mine, ..Material::default() };
        let roster = Roster::of(&material);
        assert_eq!(roster.people().count(), 1);
        for spell in spells(&material, &Identity::Person(person)) {
            if spell.reason == StatusReason::Fitness {
                continue;
            }
            let row = seasons.entry(season(spell.onset.at_latest)).or_default();
            let lost = spell.lost;
            let days = spell.end.as_ref().and(lost).map(|l| l.days_least);
            row.spells.add(days, lost.map_or(0, |l| l.matches));
            row.minutes += u64::from(days.and(lost).and_then(|l| l.minutes.expected).unwrap_or(0));
            row.lapsed += usize::from(spell.end.is_none());
            row.contradicted += usize::from(!spell.contradictions.is_empty());
            if only.is_some() {
                println!(
                    "spell by {}, {:?} {:?}, end {:?}, lost {lost:?}, {} sources",
                    spell.onset.at_latest,
                    spell.region.value,
                    spell.pathology.value,
                    spell.end.as_ref().map(|e| e.at_latest),
                    spell.sources.len()
                );
            }
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "season    flags' spells: all, with matches missed and a return, days, matches | fold's: the same, minutes | without an end, contradicted"
    )
    .unwrap();
    for (season, row) in &seasons {
        writeln!(
            out,
            "{season}-{:02} {} | {} {:>7} | {} {}",
            (season + 1) % 100,
            row.flags,
            row.spells,
            row.minutes,
            row.lapsed,
            row.contradicted
        )
        .unwrap();
    }
}

#[derive(Default)]
struct Row {
    flags: Sum,
    spells: Sum,
    contradicted: usize,
    /// Spells of which no end is known.
    lapsed: usize,
    /// Minutes that would have been expected in the matches missed.
    minutes: u64,
}

#[derive(Default)]
struct Sum {
    all: usize,
    time_loss: usize,
    days: u64,
    matches: u64,
}

impl Sum {
    /// Days and matches count only where it is known when the player was back.
    fn add(&mut self, days: Option<u32>, matches: u32) {
        self.all += 1;
        let Some(days) = days.filter(|_| matches > 0) else { return };
        self.time_loss += 1;
        self.days += u64::from(days);
        self.matches += u64::from(matches);
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:>5} {:>5} {:>7} {:>6}", self.all, self.time_loss, self.days, self.matches)
    }
}

fn season(day: Date) -> i16 {
    if day.month() >= 7 { day.year() } else { day.year() - 1 }
}

/// Days to the first match played after that day, and matches missed until then.
fn cost(raised: Date, matches: &[Appearance]) -> (Option<u32>, u32) {
    let back = matches.iter().filter(|a| a.minutes > 0 && a.day > raised).map(|a| a.day).min();
    let until = back.unwrap_or(Date::MAX);
    let missed = matches.iter().filter(|a| a.minutes == 0 && a.day >= raised && a.day < until).count();
    let days = back.map(|back| u32::try_from(ledger::days_between(raised, back)).expect("later"));
    (days, u32::try_from(missed).expect("few"))
}

fn items(path: &str) -> impl Iterator<Item = Item> {
    let file = BufReader::new(File::open(path).expect("a table"));
    intake::documents(path, Input::Auto, Limits::default(), file).map(|item| item.expect("a good row"))
}
