//! The record's absences and the flags' own, matched one to one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ledger::{Appearance, Season, Spell, add_days, days_between};

use super::Player;

/// An absence as both sides have it.
#[derive(Clone, Copy)]
struct Absence {
    from: Date,
    /// The day of the return; none where it is not known.
    back: Option<Date>,
    /// The day after the last on which it may have gone on.
    until: Date,
}

impl Absence {
    /// Of a flag: until the first match played after the day on which it was raised.
    fn of_flag(raised: Date, matches: &[Appearance]) -> Self {
        let back = matches.iter().find(|a| a.minutes > 0 && a.day > raised).map(|a| a.day);
        Self { from: raised, back, until: back.unwrap_or(Date::MAX) }
    }

    fn of_spell(spell: &Spell) -> Self {
        let end = spell.end.as_ref();
        let last = end.map(|end| end.at_latest).or(spell.holds_until).or(spell.last_hurt);
        let from = spell.onset.at_latest;
        Self {
            from,
            back: end.and_then(|end| end.known).map(|days| days.latest),
            until: last.unwrap_or(from).max(add_days(from, 1)),
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// Of all pairs that overlap, those that begin nearest to each other, each absence in one at the most.
fn pairs(flags: &[Absence], spells: &[Absence]) -> Vec<(usize, usize)> {
    let all = flags.iter().enumerate().flat_map(|(f, flag)| {
        let own = spells.iter().enumerate().filter(|(_, spell)| flag.overlaps(spell));
        own.map(move |(s, spell)| (days_between(flag.from, spell.from).abs(), f, s))
    });
    let mut all: Vec<(i64, usize, usize)> = all.collect();
    all.sort_unstable();
    let (mut taken, mut used) = (BTreeSet::new(), BTreeSet::new());
    all.retain(|(_, f, s)| !taken.contains(f) && !used.contains(s) && taken.insert(*f) && used.insert(*s));
    all.into_iter().map(|(_, f, s)| (f, s)).collect()
}

#[derive(Default)]
struct Row {
    flags: Sum,
    spells: Sum,
    /// Flags' own and the record's absences that are matched.
    matched: (usize, usize),
    /// Flags' own that are not, though the record has the player out then: under another flag.
    covered: usize,
    /// The record's that are not, though the player was flagged then: for another absence.
    within: usize,
    /// Days by which the record's begin later, and end later.
    starts: Vec<i64>,
    ends: Vec<i64>,
    /// Matched ones of which one side knows a return and the other does not.
    one_end: usize,
    lapsed: usize,
    contradicted: usize,
    minutes: u64,
}

/// Absences, and what those cost that a match was missed in and of which the return is known.
#[derive(Default)]
struct Sum {
    all: usize,
    time_loss: usize,
    days: u64,
    matches: u64,
}

impl Sum {
    fn add(&mut self, days: Option<u32>, matches: u32) {
        self.all += 1;
        let Some(days) = days.filter(|_| matches > 0) else { return };
        self.time_loss += 1;
        self.days += u64::from(days);
        self.matches += u64::from(matches);
    }
}

/// Prints both tables, in Markdown.
pub(super) fn print(players: &[Player]) {
    let mut seasons: BTreeMap<Season, Row> = BTreeMap::new();
    for player in players {
        add(player, &mut seasons);
    }
    println!(
        "| season | flags' own | the record's | matched | precision | recall | begin on the same day | days off, mean \
         | both ends known | end on the same day | days off, mean | one end known | flags' own under another's absence \
         | under none | record's under another's flag | under none |"
    );
    println!("|{}", " --- |".repeat(16));
    let mut all = Row::default();
    for (season, row) in &seasons {
        print_pairs(&season.to_string(), row);
        all.join(row);
    }
    print_pairs("all", &all);
    println!(
        "\n| season | flags' own | with a match missed | days | matches | the record's | with a match missed | days | matches \
         | minutes | without a known end | contradicted by a match |"
    );
    println!("|{}", " --- |".repeat(12));
    for (season, row) in &seasons {
        print_costs(&season.to_string(), row);
    }
    print_costs("all", &all);
}

fn add(player: &Player, seasons: &mut BTreeMap<Season, Row>) {
    let flags: Vec<Absence> =
        player.raised.iter().map(|day| Absence::of_flag(*day, &player.matches)).collect();
    let spells: Vec<Absence> = player.spells.iter().map(Absence::of_spell).collect();
    let pairs = pairs(&flags, &spells);
    for (at, flag) in flags.iter().enumerate() {
        let row = seasons.entry(Season::of(flag.from)).or_default();
        let missed = |a: &&Appearance| a.minutes == 0 && flag.from <= a.day && a.day < flag.until;
        let days = flag.back.map(|back| days_between(flag.from, back));
        let missed = player.matches.iter().filter(missed).count();
        row.flags.add(days.and_then(|days| u32::try_from(days).ok()), u32::try_from(missed).expect("few"));
        match pairs.iter().find(|(f, _)| *f == at).and_then(|(_, s)| spells.get(*s)) {
            Some(spell) => row.pair(flag, spell),
            None => row.covered += usize::from(spells.iter().any(|spell| spell.overlaps(flag))),
        }
    }
    for (at, (absence, spell)) in spells.iter().zip(&player.spells).enumerate() {
        let row = seasons.entry(Season::of(absence.from)).or_default();
        let days = spell.end.as_ref().and(spell.lost).map(|lost| lost.days_least);
        row.spells.add(days, spell.lost.map_or(0, |lost| lost.matches));
        row.minutes += u64::from(days.and(spell.lost).and_then(|lost| lost.minutes.expected).unwrap_or(0));
        row.lapsed += usize::from(spell.end.is_none());
        row.contradicted += usize::from(!spell.contradictions.is_empty());
        match pairs.iter().any(|(_, s)| *s == at) {
            true => row.matched.1 += 1,
            false => row.within += usize::from(flags.iter().any(|flag| flag.overlaps(absence))),
        }
    }
}

impl Row {
    fn pair(&mut self, flag: &Absence, spell: &Absence) {
        self.matched.0 += 1;
        self.starts.push(days_between(flag.from, spell.from));
        match (flag.back, spell.back) {
            (Some(own), Some(record)) => self.ends.push(days_between(own, record)),
            (None, None) => {}
            _ => self.one_end += 1,
        }
    }

    fn join(&mut self, other: &Self) {
        for (sum, of) in [(&mut self.flags, &other.flags), (&mut self.spells, &other.spells)] {
            sum.all += of.all;
            sum.time_loss += of.time_loss;
            sum.days += of.days;
            sum.matches += of.matches;
        }
        self.matched.0 += other.matched.0;
        self.matched.1 += other.matched.1;
        self.covered += other.covered;
        self.within += other.within;
        self.starts.extend(&other.starts);
        self.ends.extend(&other.ends);
        self.one_end += other.one_end;
        self.lapsed += other.lapsed;
        self.contradicted += other.contradicted;
        self.minutes += other.minutes;
    }
}

fn print_pairs(season: &str, row: &Row) {
    let share = |part: usize, of: usize| format!("{:.1} %", 100.0 * part as f64 / of.max(1) as f64);
    let same = |days: &[i64]| share(days.iter().filter(|days| **days == 0).count(), days.len());
    let off = |days: &[i64]| {
        format!("{:.2}", days.iter().map(|days| days.abs()).sum::<i64>() as f64 / days.len().max(1) as f64)
    };
    println!(
        "| {season} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        row.flags.all,
        row.spells.all,
        row.matched.0,
        share(row.matched.1, row.spells.all),
        share(row.matched.0, row.flags.all),
        same(&row.starts),
        off(&row.starts),
        row.ends.len(),
        same(&row.ends),
        off(&row.ends),
        row.one_end,
        row.covered,
        row.flags.all - row.matched.0 - row.covered,
        row.within,
        row.spells.all - row.matched.1 - row.within,
    );
}

fn print_costs(season: &str, row: &Row) {
    let sum =
        |s: &Sum| format!("{} | {} | {} | {}", s.all, s.time_loss, thousands(s.days), thousands(s.matches));
    println!(
        "| {season} | {} | {} | {} | {} | {} |",
        sum(&row.flags),
        sum(&row.spells),
        thousands(row.minutes),
        row.lapsed,
        row.contradicted
    );
}

/// `43,420`.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
