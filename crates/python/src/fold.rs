//! `sidelined.fold_batches`: claims, and who played, in; spells with their milestones and estimates out.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{Array as _, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::{DataType, Field, Schema};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{
    Appearance, Basis, Claim, ClaimId, Dating, DocumentId, Dossier, Families, Interval, Material, PersonId,
    Report, Timeline,
};
use pyo3::prelude::*;
use tables::{ClaimRows, ESTIMATES, EstimateRow, MILESTONES, MilestoneRow, ReportCells, SPELLS, spell_rows};

use crate::read::dating;
use crate::readings::in_order;
use crate::table::{self, Problem, Table};
use crate::{appearances, capsule, engine, fault};

/// What claims fold into: tables of spells, of their milestones, and of the forecasts of their ends.
#[pyclass(frozen, get_all, module = "sidelined")]
pub(crate) struct Folded {
    /// A row for each lay-off of a player, by player, the oldest first.
    spells: Py<Table>,
    /// A row for each step of a recovery.
    milestones: Py<Table>,
    /// A row for each forecast of a return.
    estimates: Py<Table>,
    /// A row for each row of appearances that could not be read.
    problems: Py<Table>,
}

/// Folds claims, of one document or of many, and what happened on the pitch into spells.
#[pyfunction]
#[pyo3(signature = (
    claims, *, appearances=None, packs=Vec::new(), builtin_pack=true, as_of=None, recorded_on=None, threads=1
))]
#[allow(clippy::too_many_arguments, reason = "they have names in Python")]
pub(crate) fn fold_batches(
    py: Python<'_>,
    claims: &Bound<'_, PyAny>,
    appearances: Option<Bound<'_, PyAny>>,
    packs: Vec<PathBuf>,
    builtin_pack: bool,
    as_of: Option<Bound<'_, PyAny>>,
    recorded_on: Option<Bound<'_, PyAny>>,
    threads: usize,
) -> PyResult<Folded> {
    let day = |given: Option<Bound<'_, PyAny>>, name| {
        given.map(|given| dating(&given, name).map(|dating| dating.within.latest)).transpose()
    };
    let as_of = day(as_of, "as_of")?;
    let recorded_on = day(recorded_on, "recorded_on")?
        .unwrap_or_else(|| TimeZone::UTC.to_datetime(Timestamp::now()).date());
    let batches = capsule::import(claims)?;
    let appearances = appearances.map(|given| capsule::import(&given)).transpose()?;
    let (appearances, problems) = match appearances {
        Some(given) => played(py, given, builtin_pack, &packs)?,
        None => (Vec::new(), Vec::new()),
    };
    let [spells, milestones, estimates] = py.detach(|| {
        fault::guarded(|| {
            let reports = reports(batches, recorded_on)?;
            let timelines = timelines(reports, appearances, as_of, threads);
            rows(&timelines).map_err(fault::value)
        })
    })??;
    let table = |table: Table| Py::new(py, table);
    Ok(Folded {
        spells: table(spells)?,
        milestones: table(milestones)?,
        estimates: table(estimates)?,
        problems: table(table::problems(&problems)?.into())?,
    })
}

/// Appearances, with clubs named as packs name them, as the store has them; and the rows that are none.
fn played(
    py: Python<'_>,
    given: capsule::Reader,
    builtin_pack: bool,
    packs: &[PathBuf],
) -> PyResult<(Vec<Appearance>, Vec<Problem>)> {
    let reader = engine::reader(py, builtin_pack, packs)?;
    py.detach(|| {
        let (rows, problems) = appearances::all(given, &reader)?;
        Ok((rows.into_iter().map(|row| row.appearance).collect(), problems))
    })
}

/// A report, and its claims by their places in it.
struct Gathered {
    report: Report,
    claims: BTreeMap<(usize, ClaimId), Claim>,
}

/// The reports whose claims are told. A claim that is told twice counts once.
fn reports(batches: capsule::Reader, recorded_on: Date) -> PyResult<Vec<Report>> {
    let mut reports: BTreeMap<DocumentId, Gathered> = BTreeMap::new();
    let mut before = 0_u64;
    for batch in batches {
        let batch = batch.map_err(fault::value)?;
        let rows = ClaimRows::of(&batch, before).map_err(fault::value)?;
        before = before.saturating_add(batch.num_rows() as u64);
        for row in 0..rows.len() {
            let (claim, place) = rows.row(row).map_err(fault::value)?;
            let cells = rows.report(row).map_err(fault::value)?;
            let report = report(&claim.document, cells, recorded_on);
            let gathered = reports
                .entry(claim.document.clone())
                .or_insert_with(|| Gathered { report: report.clone(), claims: BTreeMap::new() });
            // Of one text that came with different dates, the earliest counts, in whatever order the rows come.
            if key(&report) < key(&gathered.report) {
                gathered.report = report;
            }
            gathered.claims.insert((place, claim.id.clone()), claim);
        }
    }
    let whole = |Gathered { report, claims }| Report { claims: claims.into_values().collect(), ..report };
    Ok(reports.into_values().map(whole).collect())
}

fn key(report: &Report) -> (Date, Date, &str, &str, Option<&str>) {
    let Dating { within, basis, .. } = &report.said;
    (within.latest, within.earliest, basis.slug(), &report.doc, report.outlet.as_deref())
}

fn report(document: &DocumentId, cells: ReportCells<'_>, recorded_on: Date) -> Report {
    let recorded = || Dating {
        within: Interval::day(recorded_on),
        basis: Basis::Inferred,
        because: vec!["nothing tells its date: said by the day on which it was recorded".into()],
    };
    Report {
        document: document.clone(),
        doc: cells.doc.unwrap_or_default().to_owned(),
        title: None,
        outlet: cells.outlet.map(str::to_owned),
        said: cells.published.unwrap_or_else(recorded),
        claims: Vec::new(),
        vouched: BTreeMap::new(),
        copy_of: None,
    }
}

/// Everybody's timelines, by player; what is recorded of each family of names is folded by itself.
fn timelines(
    reports: Vec<Report>,
    appearances: Vec<Appearance>,
    as_of: Option<Date>,
    threads: usize,
) -> Vec<Timeline> {
    let folded = |material: Material| {
        let dossier = Dossier::of(&material);
        let roster = dossier.roster(as_of);
        roster.people().filter_map(|player| dossier.timeline(&player.identity, as_of)).collect::<Vec<_>>()
    };
    let mut timelines: Vec<Timeline> =
        in_order(by_family(reports, appearances), threads, &folded).into_iter().flatten().collect();
    timelines.sort_by(|a, b| a.player.identity.cmp(&b.player.identity));
    timelines
}

/// What is recorded of each family: its reports, each with the claims of that family's names alone, and the matches of its people.
fn by_family(reports: Vec<Report>, appearances: Vec<Appearance>) -> Vec<Material> {
    let mut names: BTreeMap<(String, Option<PersonId>), usize> = BTreeMap::new();
    for claim in reports.iter().flat_map(|report| &report.claims) {
        let next = names.len();
        names.entry((claim.player.name.clone(), claim.player.id.clone())).or_insert(next);
    }
    let mut in_turn: Vec<_> = names.iter().collect();
    in_turn.sort_by_key(|(_, place)| **place);
    let families =
        Families::of(in_turn.iter().map(|((name, person), _)| (name.as_str(), person.as_ref())), &[]);
    let mut parted: Vec<Material> = Vec::new();
    parted.resize_with(families.len(), Material::default);
    for mut report in reports {
        let mut claims: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
        for claim in std::mem::take(&mut report.claims) {
            let name = names.get(&(claim.player.name.clone(), claim.player.id.clone()));
            if let Some(family) = name.and_then(|place| families.family(*place)) {
                claims.entry(family).or_default().push(claim);
            }
        }
        for (family, claims) in claims {
            if let Some(material) = parted.get_mut(family) {
                material.reports.push(Report { claims, ..report.clone() });
            }
        }
    }
    let persons = (0..families.len()).flat_map(|of| families.persons(of).iter().map(move |id| (id, of)));
    let by_person: BTreeMap<&PersonId, usize> = persons.collect();
    for appearance in appearances {
        let family = match &appearance.player.id {
            Some(id) => by_person.get(id).copied(),
            None => families.family_of_name(&appearance.player.name),
        };
        if let Some(material) = family.and_then(|family| parted.get_mut(family)) {
            material.appearances.push(appearance);
        }
    }
    parted
}

fn rows(timelines: &[Timeline]) -> Result<[Table; 3], arrow_schema::ArrowError> {
    let spells: Vec<_> = timelines.iter().flat_map(spell_rows).collect();
    Ok([
        Table::of(&SPELLS, spells.iter().map(AsRef::as_ref))?,
        Table::of(&MILESTONES, spells.iter().flat_map(MilestoneRow::of_spell))?,
        Table::of(&ESTIMATES, spells.iter().flat_map(EstimateRow::of_spell))?,
    ])
}

/// The family of each name, as a table with the one column `family`, in the order of the names: claims about names of different
/// families never fold together, so that each family, or some of them together, can be folded anywhere.
#[pyfunction]
pub(crate) fn families(py: Python<'_>, names: &Bound<'_, PyAny>) -> PyResult<Table> {
    let batches = capsule::import(names)?;
    py.detach(|| {
        let mut known: Vec<(String, Option<PersonId>)> = Vec::new();
        for batch in batches {
            let batch = batch.map_err(fault::value)?;
            let (players, persons) = (texts(&batch, "player")?, texts(&batch, "person_id")?);
            let value =
                |column: &StringArray, row| column.is_valid(row).then(|| column.value(row).to_owned());
            let row = |row| (value(&players, row).unwrap_or_default(), value(&persons, row).map(PersonId));
            known.extend((0..batch.num_rows()).map(row));
        }
        let families = Families::of(known.iter().map(|(name, person)| (name.as_str(), person.as_ref())), &[]);
        let family = |place| families.family(place).and_then(|family| i64::try_from(family).ok());
        let column: ArrayRef = Arc::new((0..known.len()).map(family).collect::<Int64Array>());
        let schema = Arc::new(Schema::new(vec![Field::new("family", DataType::Int64, true)]));
        Ok(RecordBatch::try_new(schema, vec![column]).map_err(fault::value)?.into())
    })
}

fn texts(batch: &RecordBatch, name: &str) -> PyResult<StringArray> {
    let column =
        batch.column_by_name(name).ok_or_else(|| fault::value(format_args!("there is no column {name}")))?;
    let column = cast(column, &DataType::Utf8).map_err(fault::value)?;
    column.as_string_opt::<i32>().cloned().ok_or_else(|| fault::value(format_args!("{name} is no text")))
}
