//! A player's spells, line by line, each line with its sources.

use jiff::civil::Date;
use ledger::{
    Alternative, Cited, ClaimValue, Imprint, Interval, Lost, Pathology, Played, Region, Source, Spell, Stage,
    SurgeryState, Timeline,
};
use serde::Serialize;

use crate::missed::Missed;
use crate::words;

/// One line of a timeline: what happened when, and who says so.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// The spell's number, from 1.
    pub spell: usize,
    /// When it happened, if told.
    pub when: Option<Interval>,
    /// It had happened by this day.
    pub at_latest: Date,
    /// What happened, in a few words.
    pub what: String,
    /// The reports that say so.
    pub sources: Vec<Source>,
}

/// What is told of every spell, and besides.
pub fn all_lines(timeline: &Timeline) -> Vec<Line> {
    let spells = (1..).zip(&timeline.spells);
    spells.flat_map(|(number, spell)| lines(number, spell, timeline)).chain(besides(timeline)).collect()
}

/// What is told of the player that belongs to no spell: the number of its spell is 0.
pub fn besides(timeline: &Timeline) -> Vec<Line> {
    together(timeline.lines.iter().filter(|line| line.spell.is_none() && tells_more(&line.value)), 0)
}

/// Claims that a spell holds no field for, but that are worth a line.
fn tells_more(value: &ClaimValue) -> bool {
    matches!(
        value,
        ClaimValue::NegativeFinding { .. }
            | ClaimValue::Restriction { .. }
            | ClaimValue::Companion { .. }
            | ClaimValue::Exposure(_)
            | ClaimValue::Absence { missed: Some(_) }
            | ClaimValue::Layoff { .. }
    )
}

/// Claims as lines; those that say the same of the same days are one line with several sources.
fn together<'a>(claims: impl Iterator<Item = &'a ledger::Line>, spell: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for claim in claims {
        let what = words::said(&claim.value, claim.polarity, claim.certainty);
        match lines.iter_mut().find(|line| line.what == what && line.when == claim.when) {
            Some(line)
                if line.sources.iter().any(|s| s.imprint.document == claim.source.imprint.document) => {}
            Some(line) => line.sources.push(claim.source.clone()),
            None => {
                let sources = vec![claim.source.clone()];
                lines.push(Line { spell, when: claim.when, at_latest: claim.day, what, sources });
            }
        }
    }
    lines
}

/// Everything that is told of a spell, in the order in which it happened.
pub fn lines(number: usize, spell: &Spell, timeline: &Timeline) -> Vec<Line> {
    let of_spell = || timeline.lines.iter().filter(|line| line.spell == number.checked_sub(1));
    let line = |when: Option<Interval>, at_latest: Date, what: String, sources: &[Source]| Line {
        spell: number,
        when,
        at_latest,
        what,
        sources: sources.to_vec(),
    };
    let begun = line(spell.onset.known, spell.onset.at_latest, hurt(spell), onset_sources(spell));
    let mut told = together(of_spell().filter(|line| tells_more(&line.value)), number);
    if let Some(state) = spell.surgery.value {
        let said = first_said(&spell.surgery.support).unwrap_or(spell.onset.at_latest);
        let what = match state {
            SurgeryState::Done => "operated on",
            SurgeryState::Planned => "operation planned",
            SurgeryState::RuledOut => "needs no operation",
        };
        let day = of_spell().find_map(|l| match l.value {
            ClaimValue::Surgery { state: told, .. } if told == state => l.when,
            _ => None,
        });
        told.push(line(day, day.map_or(said, |d| d.latest), what.to_owned(), &spell.surgery.support));
    }
    told.extend(spell.setbacks.iter().map(|s| {
        let place = words::place(s.region, None);
        let what = if place.is_empty() { "setback".to_owned() } else { format!("setback: {place}") };
        line(s.when, s.at_latest, what, &s.sources)
    }));
    // An operation that was done has its own line.
    let operated = spell.surgery.value == Some(SurgeryState::Done);
    let reached = spell.milestones.iter().filter(|m| !(operated && m.rung.stage() == Stage::Surgery));
    told.extend(reached.map(|m| {
        let stage = words::stage(m.rung.stage());
        let what = if m.words.is_empty() { stage.to_owned() } else { format!("{stage}: “{}”", m.words) };
        line(m.when, m.at_latest, what, &m.sources)
    }));
    told.extend(estimates(number, spell));
    told.sort_by_key(|line| (line.when.map_or(line.at_latest, |w| w.earliest), line.at_latest));
    let mut all = vec![begun];
    all.extend(disputed(spell).into_iter().map(|(what, sources)| {
        let said = first_said(&sources).unwrap_or(spell.onset.at_latest);
        line(None, said, what, &sources)
    }));
    all.extend(told);
    if let Some(end) = &spell.end {
        let what = match &end.played {
            Some(played) => format!("back: {}", minutes(played)),
            None if end.known.is_some() || !end.sources.is_empty() => "back".to_owned(),
            None => "back by then (it follows)".to_owned(),
        };
        let mut sources = end.sources.clone();
        sources.extend(end.played.as_ref().map(pitch));
        all.push(line(end.known, end.at_latest, what, &sources));
    }
    all.extend(spell.contradictions.iter().map(|c| {
        let what = format!("contradicted: told out, but played {}", minutes(&c.played));
        let day = Interval::day(c.played.day);
        line(Some(day), c.played.day, what, &[c.source.clone(), pitch(&c.played)])
    }));
    all
}

/// What was expected, whenever somebody said otherwise than was said before; who said the same again stands beside.
fn estimates(number: usize, spell: &Spell) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<ledger::ExpectedReturn> = None;
    for estimate in &spell.estimates {
        let (expected, source) = (estimate.expected, estimate.source.clone());
        match lines.last_mut().filter(|_| before == Some(expected)) {
            Some(line) => line.sources.push(source),
            None => {
                let drift = before.and_then(|before| expected.drift(&before));
                let what = format!("expected back {}{}", words::expected(&expected), drifted(drift));
                let said = source.imprint.said.latest;
                lines.push(Line { spell: number, when: None, at_latest: said, what, sources: vec![source] });
            }
        }
        before = Some(expected);
    }
    lines
}

/// By how much a forecast differs from the one before it.
fn drifted(days: Option<i64>) -> String {
    match days {
        None | Some(0) => String::new(),
        Some(later @ 1..) => format!(", {} later than said before", words::count(later as usize, "day")),
        Some(sooner) => {
            format!(", {} sooner than said before", words::count(sooner.unsigned_abs() as usize, "day"))
        }
    }
}

/// `64 minutes against Lakeside`.
fn minutes(played: &Played) -> String {
    let against = played.against.as_deref().map(|name| format!(" against {name}")).unwrap_or_default();
    format!("{}{against}", words::count(played.minutes.into(), "minute"))
}

/// The table that tells of a match, as a source.
pub fn pitch(played: &Played) -> Source {
    let imprint = Imprint {
        said: Interval::day(played.day),
        document: ledger::DocumentId(String::new()),
        doc: played.table.to_string(),
        title: None,
        outlet: None,
    };
    Source::from(Cited {
        imprint: imprint.into(),
        said_by: Vec::new(),
        curator: None,
        copy_of: None,
        evidence: None,
        claims: Vec::new(),
    })
}

const AT_LEAST: &str = "at least ";

/// What a spell cost: `27 days, 5 matches`; nothing where that is not known.
fn cost(lost: Option<&Lost>, missed: Option<&Missed>) -> String {
    let days = lost.map(|lost| match lost.days_most {
        Some(most) if most != lost.days_least => format!("{} to {most} days", lost.days_least),
        Some(_) => words::count(lost.days_least as usize, "day"),
        None => format!("at least {}", words::count(lost.days_least as usize, "day")),
    });
    let mut parts: Vec<String> = days.into_iter().chain(missed.map(Missed::told)).collect();
    // Said once, it holds for both.
    if let [days, matches] = parts.as_mut_slice()
        && days.starts_with(AT_LEAST)
        && let Some(bare) = matches.strip_prefix(AT_LEAST)
    {
        *matches = bare.to_owned();
    }
    if parts.is_empty() { String::new() } else { format!(", missed {}", parts.join(", ")) }
}

fn first_said(sources: &[Source]) -> Option<Date> {
    sources.iter().map(|s| s.imprint.said.latest).min()
}

/// What happened at the onset.
fn hurt(spell: &Spell) -> String {
    let again = if spell.recurrence { ", again" } else { "" };
    let place = spell.setting.value.map(|s| format!(", {}", words::setting(s))).unwrap_or_default();
    format!("{}{again}{place}", injury(spell))
}

/// A spell's injury, by its best supported values.
pub fn injury(spell: &Spell) -> String {
    let region = match (spell.region.value, spell.reason) {
        (None, ledger::StatusReason::Illness) => Region::Illness,
        (region, _) => region.unwrap_or(Region::Unspecified),
    };
    words::injury(
        region,
        spell.part.value.as_deref(),
        spell.pathology.value.unwrap_or(Pathology::Unspecified),
        spell.diagnosis.value.as_deref(),
        spell.side.value,
    )
}

/// Who tells of the onset; where nobody dates it, who first tells of the injury.
pub fn onset_sources(spell: &Spell) -> &[Source] {
    let told = [&spell.onset.sources, &spell.region.support, &spell.pathology.support];
    let told = told.into_iter().find(|sources| !sources.is_empty());
    told.map_or_else(|| spell.sources.get(..1).unwrap_or_default(), Vec::as_slice)
}

/// Values that other reports give.
fn disputed(spell: &Spell) -> Vec<(String, Vec<Source>)> {
    let mut all = Vec::new();
    let mut add = |what: &str, value: String, sources: &Vec<Source>| {
        if !value.is_empty() {
            all.push((format!("otherwise told: {what} {value}"), sources.clone()));
        }
    };
    for Alternative { value: region, support, .. } in &spell.region.others {
        add("place", words::place(*region, None), support);
    }
    for Alternative { value: side, support, .. } in &spell.side.others {
        add("side", side.to_string(), support);
    }
    for Alternative { value: diagnosis, support, .. } in &spell.diagnosis.others {
        add("diagnosis", diagnosis.clone(), support);
    }
    for Alternative { value: setting, support, .. } in &spell.setting.others {
        add("hurt", words::setting(*setting).to_owned(), support);
    }
    for Alternative { value: state, support, .. } in &spell.surgery.others {
        add("surgery", state.to_string().replace('_', " "), support);
    }
    all
}

/// A day or stretch, or the day by which it had happened.
pub fn when(line: &Line) -> String {
    line.when.map_or_else(|| format!("by {}", words::day(line.at_latest)), words::interval)
}

/// The sources of a line; of many, the first few and how many more there are.
pub fn cited_all(sources: &[Source]) -> String {
    const MOST: usize = 4;
    let mut text = sources.iter().take(MOST).map(cited).collect::<Vec<_>>().join("; ");
    if sources.len() > MOST {
        text.push_str(&format!(" and {} more", sources.len() - MOST));
    }
    text
}

/// `Coast Sport, 21 Sep 2023 (Helen Stannard)`.
pub fn cited(source: &Source) -> String {
    let name = source
        .imprint
        .outlet
        .as_deref()
        .map_or(source.imprint.doc.clone(), |outlet| format!("{outlet}, {}", source.imprint.doc));
    let by = words::list(&source.said_by);
    let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
    format!("{name}, {}{by}", words::interval(source.imprint.said))
}

/// What a spell is, from when to when, and what it cost: `left knee ligament injury: 14 Aug 2021, back by 3 Oct 2021, missed 50 days
/// (2 reports)`; as known on a day.
pub fn heading(spell: &Spell, missed: Option<&Missed>, day: Date) -> String {
    let by = |day| format!("by {}", words::day(day));
    let from = spell.onset.known.map_or_else(|| by(spell.onset.at_latest), words::interval);
    let to = match &spell.end {
        None => match spell.lapsed_by(day) {
            Some(held) => format!("not known any more since {}", words::day(held)),
            None => "not back yet".to_owned(),
        },
        Some(end) => format!("back {}", end.known.map_or_else(|| by(end.at_latest), words::interval)),
    };
    let reports = words::count(spell.sources.len(), "report");
    let lost = cost(spell.lost.as_ref(), missed);
    format!("{}: {from}, {to}{lost} ({reports})", injury(spell))
}
