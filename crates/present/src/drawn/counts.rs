//! Pictures of counts: who was out, how often and how long, how many at a time.

use ledger::Interval;
use outlook::epi::{self, Every, Register, ReturnDay, Settings, Summary};
use pictures::{Absence, Days, Period, Picture, Prevalence, Risk, RiskMatrix, Squad, SquadPlayer};

use super::{About, NoPicture, days, group, level, nothing};
use crate::statistics::{self, Counted};

/// Who was out when, over these days: a row a player, whoever lost the most days first.
///
/// # Errors
/// When nobody was out, or nothing is known by a column.
pub fn squad(
    counted: &Counted,
    over: Interval,
    coloured_by: &str,
    about: &About,
) -> Result<Picture, NoPicture> {
    if !counted.register.columns().any(|column| column == coloured_by) {
        // The error that names the columns there are.
        epi::layoffs(&counted.register, &[coloured_by])?;
    }
    let lost = epi::summary(&counted.register, &[Register::PLAYER], &Settings::default())?;
    let mut rows: Vec<(std::cmp::Reverse<i64>, SquadPlayer)> = Vec::new();
    for summary in lost {
        let Some(key) = summary.group.first() else { continue };
        let Some(absences) = counted.absences.get(key) else { continue };
        let days = summary.days_lost;
        let sum = if days.least == days.most {
            format!("{} d", days.least)
        } else {
            format!("{}–{} d", days.least, days.most)
        };
        let absences = absences.iter().map(|a| absence(counted, a, coloured_by)).collect();
        let name = counted.name(key).to_owned();
        rows.push((std::cmp::Reverse(days.most), SquadPlayer { name, absences, sum }));
    }
    rows.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.name.cmp(&y.name)));
    let over = over.latest.min(counted.register.as_of()).max(over.earliest);
    let squad = Squad {
        days: Days::new(first_day(counted, over), over),
        players: rows.into_iter().map(|(_, row)| row).collect(),
        coloured_by: coloured_by.to_owned(),
    };
    let heading = about.heading(
        "Injuries",
        &["A row a player, most days lost first; days lost on the right. Hatched: days that the reports leave open."],
    );
    Ok(pictures::squad(&heading, &squad)?)
}

/// The first day of the season of the first exposure or injury, so that whole seasons are shown.
fn first_day(counted: &Counted, last: jiff::civil::Date) -> jiff::civil::Date {
    let of_absences = counted.absences.values().flatten().map(|a| a.onset.earliest);
    let first = counted.span.map(|span| span.earliest).into_iter().chain(of_absences).min();
    first.map_or(last, |first| first.min(last))
}

fn absence(counted: &Counted, absence: &statistics::Absence, coloured_by: &str) -> Absence {
    let of =
        |column: &str| absence.labels.get(column).map(|of| level(counted, column, of)).unwrap_or_default();
    let kind = of(coloured_by);
    Absence { onset: days(absence.onset), end: absence.end.map(days), label: kind.clone(), kind }
}

/// How often and how long, by columns.
///
/// # Errors
/// When there is no such column, or nothing has both exposure and days.
pub fn risk_matrix(
    counted: &Counted,
    by: &[&str],
    settings: &Settings,
    about: &About,
) -> Result<Picture, NoPicture> {
    let found = epi::summary(&counted.register, by, settings)?;
    let limits = epi::mean_limits(&counted.register, by, settings.confidence)?;
    let limits_of = |group: &[String]| {
        let of = limits.iter().find(|found| found.group == group)?;
        of.limits.as_ref().ok().map(|l| (l.lower, l.upper))
    };
    let kinds: Vec<Risk> =
        found.iter().filter_map(|summary| risk(counted, by, summary, limits_of(&summary.group))).collect();
    if kinds.is_empty() {
        return Err(nothing("no kind of injury has both exposure and days lost"));
    }
    let per = match settings.per {
        epi::Per::ThousandHours => "1,000 h",
        epi::Per::HundredMatches => "100 matches",
        epi::Per::Minute => "minute",
    };
    let matrix = RiskMatrix { kinds, per: per.to_owned(), confidence: settings.confidence };
    let percent = settings.confidence * 100.0;
    let note = format!(
        "Number of injuries in brackets. Thin lines: {percent:.0} % limits of incidence and mean. Thick lines: means that vague dates allow, the days of \
         open injuries counted so far. Dashed: equal burden."
    );
    let title = format!("Incidence and severity of injuries by {}", by.join(" and ").replace('_', " "));
    let title = if by.is_empty() { "Incidence and severity of injuries".to_owned() } else { title };
    Ok(pictures::risk_matrix(&about.heading(&title, &[&note]), &matrix)?)
}

/// None where there is no incidence, or no day was lost.
fn risk(counted: &Counted, by: &[&str], summary: &Summary, days_limits: Option<(f64, f64)>) -> Option<Risk> {
    let incidence = *summary.incidence.value.as_ref().ok()?;
    if summary.injuries == 0 || summary.injuries == summary.without_exposure {
        return None;
    }
    let mean = |days: i64| days as f64 / summary.injuries as f64;
    Some(Risk {
        name: group(counted, by, &summary.group),
        incidence,
        incidence_limits: summary.incidence.limits.as_ref().ok().map(|l| (l.lower, l.upper)),
        days: (mean(summary.days_lost.least), mean(summary.days_lost.most)),
        days_limits,
        injuries: summary.injuries,
    })
}

/// How many were injured, period by period, over the days that exposure covers.
///
/// # Errors
/// When nobody is known to have been in a squad.
pub fn prevalence(
    counted: &Counted,
    every: Every,
    confidence: f64,
    about: &About,
) -> Result<Picture, NoPicture> {
    let span = counted
        .span
        .ok_or_else(|| nothing("there is no exposure, so that nobody is known to have been in a squad"))?;
    let as_of = counted.register.as_of();
    let span = Interval::new(span.earliest, span.latest.min(as_of).max(span.earliest));
    let found = epi::prevalence(&counted.register, span, every, None, ReturnDay::Fit, confidence)?;
    let period = |found: &epi::Prevalence| {
        let share = &found.share;
        Some(Period {
            days: days(found.period),
            players: found.players,
            share: (*share.least.as_ref().ok()?, *share.most.as_ref().ok()?),
            limits: found.limits.as_ref().ok().map(|l| (l.lower, l.upper)),
        })
    };
    let periods = found.iter().filter_map(period).collect();
    let each = match every {
        Every::Day => "day",
        Every::Week => "week",
        Every::Month => "month",
        Every::Season => "season",
    };
    let note = format!("Players with an injury at some time of the {each}, of those in a squad then.");
    let title = format!("Players injured, by {each}");
    Ok(pictures::prevalence(&about.heading(&title, &[&note]), &Prevalence { periods, confidence })?)
}
