//! Flags: what each report says of each player's fitness, in the form in which the Fantasy Premier League raises flags. What is
//! such a flag already is written as it stands; what the press says becomes the flag that the league would have raised.

use std::collections::BTreeMap;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
use ledger::{
    Basis, ClaimValue, Dating, DocumentId, Entry, Flag, FlagStatus, Interval, PersonId, Phase, Region,
    Season, Status, entries,
};
use pack::Pack;
use store::{ClaimQuery, Report, Store};

use super::sheet::{Packed, Written};
use crate::cli::{ExportArgs, Kind, Packing, TableFormat, View};
use crate::input::shown;
use crate::partial::Partial;
use crate::record::Record;

const COLUMNS: &[&str] = &[
    "season", "player_code", "first_name", "second_name", "web_name", "team_name",
    "first_seen_snapshot_date", "news", "news_added", "status", "chance_next", "published_after",
    "document_id",
];

/// Writes the table, and hands it over for its name.
///
/// # Errors
/// When the store cannot be read or the file cannot be written.
pub fn write(
    args: &ExportArgs,
    record: &Record,
    packs: &[Arc<Pack>],
) -> Result<Vec<(&'static str, Written)>> {
    let packing = match TableFormat::of_file(&args.to) {
        Some(TableFormat { kind: Kind::Csv, packing }) => packing,
        _ => bail!(
            "{}: --as fpl writes a table of separated values; name a file that ends in .csv",
            shown(&args.to)
        ),
    };
    let (partial, file) = Partial::create(&args.to)?;
    let rows = flags(args.view, &*record.store, packs, packing, BufWriter::new(file));
    let rows = rows.with_context(|| partial.name())?;
    Ok(vec![("flags", Written::new(partial, rows))])
}

fn flags(
    view: View,
    store: &dyn Store,
    packs: &[Arc<Pack>],
    packing: Packing,
    file: BufWriter<std::fs::File>,
) -> Result<usize> {
    let mut writer = csv::Writer::from_writer(Packed::new(file, packing)?);
    writer.write_record(COLUMNS)?;
    let View { as_of, recorded_by } = view;
    // Few bytes each; a report's text cannot be asked for while others are handed over.
    let mut own: BTreeMap<DocumentId, Flag> = BTreeMap::new();
    store.texts(as_of, recorded_by, &mut |kept, _| {
        own.extend(Flag::parse(&kept.text).map(|(flag, _)| (kept.document.id, flag)));
        ControlFlow::Continue(())
    })?;
    let query = ClaimQuery { as_of, recorded_by, ..ClaimQuery::default() };
    let (mut rows, mut written) = (0, Ok(()));
    store.reports(&query, &mut |report| {
        for row in of_report(&report, own.get(&report.document.id), packs) {
            written = writer.write_record(&row).map_err(anyhow::Error::from);
            rows += 1;
            if written.is_err() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    written?;
    writer.into_inner().map_err(|e| anyhow::anyhow!("{e}"))?.finish()?;
    Ok(rows)
}

/// The flags that a report amounts to: the one that it is, or one for each player whose fitness it tells of.
fn of_report(report: &Report, own: Option<&Flag>, packs: &[Arc<Pack>]) -> Vec<Vec<String>> {
    let document = &report.document;
    let undated =
        || Dating { within: Interval::day(document.said_on), basis: Basis::Inferred, because: Vec::new() };
    let said = document.published.clone().unwrap_or_else(undated).within;
    if let Some(flag) = own {
        return vec![row(flag, said, &document.id.0, packs)];
    }
    let told = entries(said, &report.claims);
    let flag = |entry: Entry| {
        let status = status(&entry)?;
        let of_player =
            |claim: &&ledger::Claim| ledger::fold(&claim.player.name) == ledger::fold(&entry.player);
        let claims = || report.claims.iter().filter(of_player);
        let chance = claims().find_map(|claim| match claim.value {
            ClaimValue::Chance { percent } => Some(percent),
            _ => None,
        });
        let person = claims().find_map(|claim| claim.player.id.clone());
        Some(Flag {
            source: document.outlet.clone().unwrap_or_default(),
            day: said.latest,
            club: claims().find_map(|claim| claim.player.team.clone()),
            news: news(&entry, chance),
            player: entry.player,
            person,
            status,
            chance,
            raised: Some(said.earliest),
        })
    };
    let flags = told.into_iter().filter_map(flag);
    flags.map(|flag| row(&flag, said, &document.id.0, packs)).collect()
}

/// The league's word for it; none where the report tells nothing of whether the player can play.
fn status(entry: &Entry) -> Option<FlagStatus> {
    let hurt = entry.injuries.iter().any(|injury| injury.phase == Phase::Current);
    Some(match entry.status {
        Some(Status::Out) => FlagStatus::Injured,
        Some(Status::Doubtful) => FlagStatus::Doubtful,
        Some(Status::Available) => FlagStatus::Available,
        None if hurt => FlagStatus::Doubtful,
        None => return None,
    })
}

/// The league's form of words: "Knee injury - Expected back 23 Jan".
fn news(entry: &Entry, chance: Option<u8>) -> String {
    let mut hurts = entry.injuries.iter().filter(|injury| injury.phase == Phase::Current);
    let Some(injury) = hurts.next() else { return String::new() };
    let what = match (&injury.part, injury.region) {
        (_, Region::Illness) => "Illness".into(),
        (Some(part), _) => format!("{} injury", capital(part)),
        (None, Region::Unspecified) => "Injury".into(),
        (None, region) => format!("{} injury", capital(&region.slug().replace('_', " "))),
    };
    let back = entry.expected_return.and_then(|expected| expected.by.or(expected.not_before));
    let outlook = match (entry.status, back, chance) {
        (Some(Status::Available), ..) => return String::new(),
        (_, Some(day), _) => format!("Expected back {}", short(day)),
        (_, None, Some(percent)) => format!("{percent}% chance of playing"),
        (_, None, None) => "Unknown return date".into(),
    };
    format!("{what} - {outlook}")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "23 Jan".
fn short(day: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.get(usize::from(day.month().unsigned_abs()).saturating_sub(1));
    format!("{} {}", day.day(), month.copied().unwrap_or_default())
}

/// The letter that the league writes for it.
fn letter(status: FlagStatus) -> &'static str {
    match status {
        FlagStatus::Available => "a",
        FlagStatus::Doubtful => "d",
        FlagStatus::Injured => "i",
        FlagStatus::Suspended => "s",
        FlagStatus::Unavailable => "u",
        FlagStatus::Ineligible => "n",
    }
}

fn row(flag: &Flag, said: Interval, document: &str, packs: &[Arc<Pack>]) -> Vec<String> {
    let (first, second) = flag.player.rsplit_once(' ').unwrap_or(("", &flag.player));
    let code = |id: &PersonId| id.0.rsplit_once(':').map(|(_, code)| code.to_owned());
    let known = flag.person.as_ref().filter(|id| packs.iter().any(|pack| pack.person_by_id(id).is_some()));
    let midnight = |day: Date| format!("{day}T00:00:00Z");
    vec![
        Season::of(said.latest).to_string().replace('/', "-"),
        known.and_then(code).unwrap_or_default(),
        first.to_owned(),
        second.to_owned(),
        second.to_owned(),
        flag.club.clone().unwrap_or_default(),
        midnight(flag.day),
        flag.news.clone(),
        flag.raised.map(midnight).unwrap_or_default(),
        letter(flag.status).into(),
        flag.chance.map(|percent| percent.to_string()).unwrap_or_default(),
        midnight(said.earliest),
        document.to_owned(),
    ]
}
