//! `sidelined picture`: the record, drawn.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;
use ledger::Interval;
use outlook::epi::Settings;
use outlook::forecast;
use pictures::{Picture, PictureError};
use present::drawn::{self, About, By, NoPicture};

use super::outlook::backtest::replay;
use super::stats::record::{Found, count};
use crate::archive;
use crate::cli::{CountArgs, DriftArgs, PictureArgs, PictureKind, ReplayArgs, StoreArgs};
use crate::engine;
use crate::input::shown;
use crate::names::{self, Meant};
use crate::notes::{Outcome, Problems, line, one_line};
use crate::partial::Partial;
use crate::record::{Record, today};
use crate::show;

/// Limits of everything that is drawn.
const CONFIDENCE: f64 = 0.95;
/// Bins of forecasts.
const BINS: usize = 10;

/// What was drawn, or why nothing was.
type Drawn = Result<Picture, NoPicture>;

/// Draws a picture and writes it.
///
/// # Errors
/// When the store or the data cannot be read, the name of the file tells no form that there is, or it cannot be written.
pub fn run(args: &PictureArgs, store: &StoreArgs) -> Result<Outcome> {
    let form = Form::of(args.to.as_deref())?;
    let mut problems = Problems::default();
    let Some(drawn) = draw(args, store, &mut problems)? else { return Ok(Outcome::Incomplete) };
    match drawn {
        Ok(picture) => {
            write(args, form, &picture)?;
            Ok(problems.outcome())
        }
        Err(NoPicture::Picture(PictureError::Nothing(why))) => {
            line(one_line(&format!("sidelined: nothing to draw: {why}")));
            Ok(Outcome::Incomplete)
        }
        Err(other) => Err(other.into()),
    }
}

/// How a picture is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Svg,
    Png,
}

impl Form {
    /// By the ending of the file's name.
    fn of(to: Option<&Path>) -> Result<Self> {
        let Some(path) = to else { return Ok(Self::Svg) };
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        match ending.as_deref() {
            Some("svg") => Ok(Self::Svg),
            Some("png") => Ok(Self::Png),
            _ => bail!("{}: a picture is written to FILE.svg or FILE.png", shown(path)),
        }
    }
}

fn write(args: &PictureArgs, form: Form, picture: &Picture) -> Result<()> {
    let bytes = match form {
        Form::Svg => picture.svg().as_bytes().to_vec(),
        Form::Png => picture.png(args.scale)?,
    };
    let Some(to) = &args.to else {
        let mut out = show::out();
        out.write_all(&bytes)?;
        out.flush()?;
        return Ok(());
    };
    let (partial, mut file) = Partial::create(to)?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).with_context(|| partial.name())?;
    partial.keep()
}

/// None where it was already said why there is nothing.
fn draw(args: &PictureArgs, store: &StoreArgs, problems: &mut Problems) -> Result<Option<Drawn>> {
    match &args.kind {
        PictureKind::Squad(args) => {
            counts(&args.of, std::slice::from_ref(&args.by), store, problems, |found, about| {
                drawn::squad(&found.counted, season(&args.of, found), &args.by, about)
            })
        }
        PictureKind::RiskMatrix(args) => counts(&args.of, &args.by, store, problems, |found, about| {
            let settings = Settings { per: args.per.into(), confidence: CONFIDENCE, ..Settings::default() };
            drawn::risk_matrix(&found.counted, &columns(&args.by), &settings, about)
        }),
        PictureKind::Prevalence(args) => counts(&args.of, &[], store, problems, |found, about| {
            drawn::prevalence(&found.counted, args.every.into(), CONFIDENCE, about)
        }),
        PictureKind::Survival(args) => counts(&args.of, &args.by, store, problems, |found, about| {
            let columns = columns(&args.by);
            let by = By { columns: &columns, most: usize::from(args.most) };
            drawn::survival(&found.counted, by, args.vague.into(), CONFIDENCE, about)
        }),
        PictureKind::Drift(args) => drift(args, store),
        PictureKind::Calibration(args) => calibration(args, problems).map(Some),
    }
}

fn columns(by: &[String]) -> Vec<&str> {
    by.iter().map(String::as_str).collect()
}

/// Counts what is asked for, and draws of it.
fn counts(
    of: &CountArgs,
    by: &[String],
    store: &StoreArgs,
    problems: &mut Problems,
    draw: impl FnOnce(&Found, &About) -> Drawn,
) -> Result<Option<Drawn>> {
    let found = count(of, by, store, problems)?;
    if found.counted.register.injuries() == 0 {
        let nothing = PictureError::Nothing("no injury is counted".into());
        return Ok(Some(Err(nothing.into())));
    }
    let about = found.about(of);
    Ok(Some(draw(&found, &about)))
}

/// The days of the seasons that are asked for, or of everything that is counted.
fn season(of: &CountArgs, found: &Found) -> Interval {
    let seasons = of.season.iter().map(|season| season.days());
    let span = seasons.reduce(|a, b| Interval::new(a.earliest.min(b.earliest), a.latest.max(b.latest)));
    let as_of: Date = found.counted.register.as_of();
    span.or(found.counted.span).unwrap_or(Interval::new(as_of, as_of))
}

fn drift(args: &DriftArgs, store: &StoreArgs) -> Result<Option<Drawn>> {
    let record = Record::open(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let (view, day) = args.view.on(today());
    let mut desk = record.desk();
    let (family, player) = match names::find_recorded(&args.name, &mut desk, view.into(), &packs)? {
        Meant::One(found) => found,
        Meant::Several(players) => {
            names::tell_several(&args.name, &players, &packs);
            return Ok(None);
        }
        Meant::Nothing(near) => {
            names::tell_unknown("player", &args.name, &near);
            return Ok(None);
        }
    };
    let Some(timeline) = desk.timeline(family, &player.identity, view.into())? else { return Ok(None) };
    let about = About {
        whom: names::shown_player(&player, &packs),
        source: "press reports and official lists".to_owned(),
        caution: String::new(),
        as_of: day,
    };
    Ok(Some(drawn::drift(&timeline, args.absence, &about)))
}

fn calibration(args: &ReplayArgs, problems: &mut Problems) -> Result<Drawn> {
    let archive = archive::load(&args.data, problems)?;
    let past = &archive.past;
    let (cases, forecasts) = replay(past, args)?;
    let beside: Vec<(f64, bool)> = cases
        .iter()
        .filter_map(|&case| Some((forecasts.get(&case)?.next(), forecast::fate(past, case)?.played_next?)))
        .collect();
    let latest = cases.iter().filter_map(|&case| Some(forecast::day_of(past.notice(case)?.seen))).max();
    let folder = args.data.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let how = if args.leave_one_season_out {
        "each season forecast by a model that is fitted to the others"
    } else {
        "forecast by one model; whatever seasons it was fitted to it has seen"
    };
    let about = About {
        whom: "plays in the next match".to_owned(),
        source: format!("official flags and appearances ({folder}); {how}"),
        caution: String::new(),
        as_of: latest.unwrap_or_else(today),
    };
    let found = forecast::reliability(&beside, BINS, CONFIDENCE);
    Ok(drawn::calibration(&found, "plays in the next match", CONFIDENCE, &about))
}
