//! Why a forecast is what it is, in a line each: counted, never invented.

use jiff::civil::Date;
use ledger::{Hedge, TrackRecord};
use outlook::forecast::{Complaint, Feature, Forecast, Guess, Measured, Named, Row, Stated, Told, day_of};

use crate::words;

/// The forecast in a sentence.
pub(super) fn sentence(forecast: &Forecast) -> String {
    let day = |level| forecast.by(level).map(|kickoff| words::day(day_of(kickoff)));
    let next = forecast.next() * 100.0;
    let never = format!("this season in {:.0}% of such cases", forecast.not_back() * 100.0);
    let then = match (day(0.5), day(0.9)) {
        (Some(half), Some(nine)) => format!("as likely as not back by {half}, nine times in ten by {nine}"),
        (Some(half), None) => format!("as likely as not back by {half}, not {never}"),
        (None, _) => format!("not back {never}"),
    };
    format!("{next:.0}% to play in the next match; {then}.")
}

/// The strongest reasons.
pub(super) fn reasons(measured: &Measured, last: &Told, row: &Row, today: Date) -> Vec<String> {
    let mut out: Vec<String> = stated(measured, last).into_iter().collect();
    out.extend(slipped(row));
    out.extend(silent(last, today));
    out.extend(missed(row));
    out
}

fn of(complaint: Option<Complaint>) -> &'static str {
    complaint.map_or("all complaints", Complaint::words)
}

/// What became of such statements.
fn stated(measured: &Measured, last: &Told) -> Option<String> {
    match last.notice.stated? {
        Stated::Chance(percent) => {
            match last.guess {
                Some(Guess::Doubtful) => {
                    return Some("called doubtful without a number: taken for an even chance".to_owned());
                }
                Some(Guess::Trains(stage)) => {
                    return Some(format!(
                        "{} again on {}, and nothing said of the next match: taken for a chance of {percent}%",
                        words::stage(stage),
                        words::day(last.day)
                    ));
                }
                None => {}
            }
            let came = measured.chance(percent)?;
            let share = f64::from(came.played) / f64::from(came.cases) * 100.0;
            Some(format!(
                "official flags that stated {percent}%: {share:.0}% of the players took part in the next match ({} flags)",
                came.cases
            ))
        }
        Stated::Back(day) => {
            let (complaint, slip) = measured.slip(last.notice.complaint)?;
            let share = f64::from(slip.in_time) / f64::from(slip.cases) * 100.0;
            let median = match slip.median {
                Some(days) if days > 0 => {
                    format!("slipped by {} at the median", words::count(days as usize, "day"))
                }
                Some(0) => "held at the median".to_owned(),
                Some(days) => {
                    format!(
                        "were early by {} at the median",
                        words::count(days.unsigned_abs() as usize, "day")
                    )
                }
                None => "were mostly not met that season".to_owned(),
            };
            Some(format!(
                "{}; days named by official flags for {} {median}, {share:.0}% were back within a week ({} flags)",
                expected(day, last),
                of(complaint),
                slip.cases
            ))
        }
        Stated::Unknown => {
            let (complaint, open) = measured.open(last.notice.complaint)?;
            let median = match open.median {
                Some(days) => {
                    format!("lasted {} more at the median", words::count(days.max(0) as usize, "day"))
                }
                None => "mostly lasted until the end of the season".to_owned(),
            };
            Some(format!(
                "no day is named; absences flagged so for {} {median} ({} flags)",
                of(complaint),
                open.cases
            ))
        }
    }
}

/// The day of return, how surely it was named, and when, if not in the last word.
fn expected(day: Date, last: &Told) -> String {
    let named = last.named.as_ref();
    let surely = match named.map(|n| n.hedge) {
        Some(Hedge::Hoped) => "hoped to be back by",
        _ => "expected back on",
    };
    let said = named.map(|n| n.said).filter(|said| *said != last.day);
    let before = said.map_or_else(String::new, |said| format!(", as was said on {}", words::day(said)));
    format!("{surely} {}{before}", words::day(day))
}

/// What became of the days that those named before who name this one.
pub(super) fn track(records: &[TrackRecord], named: &Named) -> Option<String> {
    let theirs = |r: &&TrackRecord| r.resolved > 0 && named.by.contains(&(r.outlet, r.who.clone()));
    let record = records.iter().filter(theirs).max_by_key(|r| r.resolved)?;
    let late = record.median_days.map(|days| match days {
        days if days >= 0.5 => format!(", {} late at the median", words::count(days.round() as usize, "day")),
        days if days <= -0.5 => {
            format!(", {} early at the median", words::count(days.abs().round() as usize, "day"))
        }
        _ => ", on the day at the median".to_owned(),
    });
    Some(format!(
        "of {} that {} named before, {} came true{}",
        words::count(record.resolved, "return"),
        record.who,
        record.right,
        late.unwrap_or_default()
    ))
}

/// By how much the day has slipped already.
fn slipped(row: &Row) -> Option<String> {
    let slip = row.get(Feature::Slip);
    let days = words::count(slip.abs() as usize, "day");
    match slip {
        slip if slip >= 1.0 => Some(format!("the day has slipped by {days} since it was first named")),
        slip if slip <= -1.0 => Some(format!("the day has come forward by {days} since it was first named")),
        _ => None,
    }
}

/// For how long nothing has been said.
fn silent(last: &Told, today: Date) -> Option<String> {
    let days = ledger::days_between(last.day, today);
    (days >= 7).then(|| format!("nothing has been said for {}", words::count(days as usize, "day")))
}

/// What the player missed, and how often a fit one is picked.
fn missed(row: &Row) -> Option<String> {
    let fit = row.get(Feature::FitMatches);
    (fit >= 10.0).then(|| {
        let share = row.get(Feature::FitShare) * 100.0;
        format!("took part in about {share:.0}% of matches when not absent")
    })
}
