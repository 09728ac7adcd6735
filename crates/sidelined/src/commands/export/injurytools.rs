//! The two tables that R's injurytools reads: injuries and exposures, in the form of its `raw_df_injuries` and
//! `raw_df_exposures` (Zumeta Olaskoaga and Lee, version 2.0).
//!
//! The package wants one day for each thing: `from` is the last day on which the injury can have begun, `until` the first on which
//! the player can have been back, so that days lost are the fewest that the reports allow; what they allow at the most stands
//! beside them. It stops at an injury without an end: of an open one, `until` is the day of the analysis, and `open` tells so. It counts
//! no injury that begins while the player is out with another, so whoever exports is told how many these are.

use std::collections::BTreeMap;
use std::io::BufWriter;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
use ledger::{Individual, Pathology, PersonId, Season, Spell, days_between};
use outlook::epi::{Exposure, Injury, Until};
use pack::Pack;
use present::counted::{Asked, Counter, OnThePitch, count};

use super::sheet::{Packed, Written};
use crate::cli::{ExportArgs, Packing};
use crate::input::shown;
use crate::notes::{line, reason, warn};
use crate::partial::Partial;
use crate::record::{Record, today};

const INJURIES: &[&str] = &[
    "player_name", "player_id", "season", "from", "until", "days_lost", "games_lost", "injury", "injury_acl",
    "injury_type", "injury_severity", "region", "pathology", "club_name", "open", "from_earliest",
    "until_latest", "days_lost_most",
];

const EXPOSURES: &[&str] = &[
    "player_name", "player_id", "season", "year", "matches_played", "minutes_played", "club_name", "position",
];

/// Writes both files into a folder, and hands them over for their names.
///
/// # Errors
/// When the store cannot be read or a file cannot be written.
pub fn write(args: &ExportArgs, record: Record, packs: &[Arc<Pack>]) -> Result<Vec<(&'static str, Written)>> {
    let folder = &args.to;
    if folder.extension().is_some() && !folder.is_dir() {
        bail!("{}: --as injurytools writes two files; name a folder", shown(folder));
    }
    std::fs::create_dir_all(folder)
        .map_err(|e| anyhow::anyhow!(reason(&e)))
        .with_context(|| shown(folder))?;
    let as_of = args.view.as_of.unwrap_or_else(today);
    let mut tables = Tables {
        packs,
        as_of,
        names: BTreeMap::new(),
        out: BTreeMap::new(),
        injuries: File::create(&folder.join("injuries.csv"), INJURIES)?,
        exposures: File::create(&folder.join("exposures.csv"), EXPOSURES)?,
    };
    let asked = Asked { as_of, recorded_by: args.view.recorded_by, seasons: &[], club: None };
    count(&mut record.desk(), packs, asked, &mut tables)?;
    let within: usize = tables.out.into_values().map(within_others).sum();
    if within > 0 {
        line(format_args!(
            "of the injuries, {within} began while the player was out with another: injurytools counts only the first"
        ));
    }
    Ok(vec![("injuries", tables.injuries.finish()?), ("exposures", tables.exposures.finish()?)])
}

/// A file under way.
struct File {
    writer: csv::Writer<Packed>,
    partial: Partial,
    rows: usize,
}

impl File {
    fn create(to: &Path, head: &[&str]) -> Result<Self> {
        let (partial, file) = Partial::create(to)?;
        let mut writer = csv::Writer::from_writer(Packed::new(BufWriter::new(file), Packing::Plain)?);
        writer.write_record(head)?;
        Ok(Self { writer, partial, rows: 0 })
    }

    fn row(&mut self, cells: &[String]) -> Result<()> {
        self.rows += 1;
        self.writer.write_record(cells).with_context(|| self.partial.name())
    }

    fn finish(self) -> Result<Written> {
        let name = self.partial.name();
        let out =
            self.writer.into_inner().map_err(|e| anyhow::anyhow!("{e}")).with_context(|| name.clone())?;
        out.finish().context(name)?;
        Ok(Written::new(self.partial, self.rows))
    }
}

/// How many of a player's injuries begin while one before them lasts, or on the same day.
fn within_others(mut out: Vec<(Date, Date)>) -> usize {
    out.sort();
    let mut last: Option<(Date, Date)> = None;
    out.into_iter()
        .filter(|(from, until)| {
            let within = last.is_some_and(|(began, back)| *from < back || *from == began);
            last = Some(last.map_or((*from, *until), |(began, back)| {
                if within { (began, back.max(*until)) } else { (*from, *until) }
            }));
            within
        })
        .count()
}

struct Tables<'p> {
    packs: &'p [Arc<Pack>],
    as_of: Date,
    names: BTreeMap<String, String>,
    /// The days of each player's injuries: from, until.
    out: BTreeMap<String, Vec<(Date, Date)>>,
    injuries: File,
    exposures: File,
}

impl Tables<'_> {
    /// A player's name; of one whom no report tells of, that which a pack has, or else the key.
    fn name(&self, key: &str) -> String {
        let id = PersonId(key.to_owned());
        let of_pack = || {
            self.packs
                .iter()
                .find_map(|pack| Some(pack.person(pack.person_by_id(&id)?)?.press_name().to_owned()))
        };
        self.names.get(key).cloned().or_else(of_pack).unwrap_or_else(|| key.to_owned())
    }
}

fn label(labels: &[(&str, &str)], column: &str) -> String {
    labels.iter().find(|(name, _)| *name == column).map(|(_, level)| (*level).to_owned()).unwrap_or_default()
}

impl Counter for Tables<'_> {
    type Error = anyhow::Error;

    fn player(&mut self, key: &str, player: &Individual) {
        self.names.insert(key.to_owned(), player.name.clone());
    }

    fn injury(&mut self, row: &Injury<'_>, (_, spell): (usize, &Spell)) -> Result<()> {
        let Injury { player, onset, until, labels, .. } = *row;
        let from = onset.latest;
        if onset.earliest > self.as_of {
            warn(&self.name(player), format_args!("an injury is left out: it begins after {}", self.as_of));
            return Ok(());
        }
        let from = from.min(self.as_of);
        let (back, back_latest, open) = match until {
            Until::Back(back) => (back.earliest.max(from), back.latest.max(from), false),
            Until::Open => (self.as_of, self.as_of, true),
        };
        let days = days_between(from, back);
        self.out.entry(player.to_owned()).or_default().push((from, back));
        self.injuries.row(&[
            self.name(player),
            player.to_owned(),
            Season::of(from).to_string(),
            from.to_string(),
            back.to_string(),
            days.to_string(),
            spell.lost.map(|lost| lost.matches.to_string()).unwrap_or_default(),
            named(spell),
            if is_acl(spell) { "ACL" } else { "NO_ACL" }.into(),
            tissue(spell.pathology.value).into(),
            severity(days).into(),
            label(labels, "region"),
            label(labels, "pathology"),
            label(labels, "club"),
            if open { "TRUE" } else { "FALSE" }.into(),
            onset.earliest.to_string(),
            back_latest.to_string(),
            days_between(onset.earliest, back_latest).to_string(),
        ])
    }

    fn exposure(&mut self, row: &Exposure<'_>, played: OnThePitch) -> Result<()> {
        self.exposures.row(&[
            self.name(row.player),
            row.player.to_owned(),
            label(row.labels, "season"),
            row.days.earliest.year().to_string(),
            played.matches.to_string(),
            played.minutes.to_string(),
            label(row.labels, "club"),
            label(row.labels, "position"),
        ])
    }
}

/// The injury in the press's words, as far as it has any.
fn named(spell: &Spell) -> String {
    let place = spell.part.value.clone().or_else(|| spell.region.value.map(|region| region.slug().into()));
    match (&spell.diagnosis.value, place) {
        (Some(diagnosis), _) => diagnosis.clone(),
        (None, Some(place)) => format!("{} injury", place.replace('_', " ")),
        (None, None) => "unknown injury".into(),
    }
}

fn is_acl(spell: &Spell) -> bool {
    let words = spell.diagnosis.value.iter().chain(&spell.part.value);
    words.into_iter().any(|words| {
        words.contains("anterior cruciate") || words.split(|c: char| !c.is_alphanumeric()).any(|w| w == "acl")
    })
}

/// The package's types of injury.
fn tissue(pathology: Option<Pathology>) -> &'static str {
    match pathology {
        Some(Pathology::Fracture | Pathology::BoneStress) => "Bone",
        Some(Pathology::Concussion) => "Concussion",
        Some(Pathology::Ligament) => "Ligament",
        Some(Pathology::MuscleTendon) => "Muscle",
        Some(
            Pathology::Cartilage
            | Pathology::Dislocation
            | Pathology::Contusion
            | Pathology::Laceration
            | Pathology::Nerve
            | Pathology::Hernia
            | Pathology::Illness
            | Pathology::Unspecified,
        )
        | None => "Unknown",
    }
}

/// The package's bands of severity, by days lost.
fn severity(days: i64) -> &'static str {
    match days {
        ..7 => "Minor",
        7..28 => "Moderate",
        28..84 => "Severe",
        84.. => "Very_severe",
    }
}
