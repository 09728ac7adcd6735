//! Fitting: what became of past cases, learnt as hazards match by match.

use super::boost::{Boosted, Settings, Table, train};
use super::case::{Fate, days_between, fate, is_case};
use super::features::{Case, Feature, case};
use super::measured::Measured;
use super::model::{Forecaster, Made};
use super::past::{NoticeIndex, Past};

/// A case whose fate is known.
struct Example<'a> {
    case: Case<'a>,
    fate: Fate,
}

/// The notices that are cases and whose fate the tables tell, in the order of the list; only of seasons that are `wanted`.
pub fn cases(past: &Past, wanted: impl Fn(i16) -> bool) -> Vec<NoticeIndex> {
    let all = 0..past.notices().len() as NoticeIndex;
    let season = |index| past.notice(index).is_some_and(|n| wanted(n.season));
    all.filter(|&n| season(n) && is_case(past, n) && fate(past, n).is_some()).collect()
}

/// Learns from what became of these cases.
///
/// One row is one match that a player might have come back in: from the case's next match to the return, or to where nothing
/// more is known. Its label is whether the return was in it, so that what is learnt is the hazard of return in discrete time
/// (Cox 1972, section 6; Singer & Willett 1993). Whether the very next match is played is learnt a second time from those
/// rows alone. `source` names the data, for whoever asks the model what it rests on.
pub fn fit(past: &Past, cases: &[NoticeIndex], source: &str) -> Forecaster {
    let known = |&index: &NoticeIndex| Some(Example { case: case(past, index)?, fate: fate(past, index)? });
    let examples: Vec<Example<'_>> = cases.iter().filter_map(known).collect();
    let (table, labels) = matches(&examples, usize::MAX);
    let hazards = hazard_settings().iter().map(|s| train(&table, &labels, s)).collect();
    let rows = labels.len();
    drop(table);
    let (table, labels) = matches(&examples, 1);
    let next: Vec<Boosted> = next_settings().iter().map(|s| train(&table, &labels, s)).collect();
    let seasons = cases.iter().filter_map(|&n| past.notice(n)).map(|n| n.season);
    let made = Made {
        source: source.to_owned(),
        first_season: seasons.clone().min().unwrap_or_default(),
        last_season: seasons.max().unwrap_or_default(),
        latest: past.latest(),
        cases: examples.len() as u32,
        rows: rows as u32,
    };
    Forecaster::new(made, hazards, next, Measured::of(past, cases))
}

/// Several ensembles of different reach: where they differ they are guessing, and their mean errs less (Breiman 1996).
fn hazard_settings() -> Vec<Settings> {
    let common = Settings {
        rounds: 300,
        leaves: 15,
        rate: 0.06,
        min_rows: 60,
        columns: 0.5,
        rows: 0.7,
        l2: 5.0,
        by_lot: true,
        seed: 1,
    };
    vec![
        common.clone(),
        Settings { min_rows: 200, l2: 50.0, seed: 2, ..common.clone() },
        Settings { min_rows: 200, columns: 0.25, seed: 3, ..common.clone() },
        Settings { min_rows: 400, seed: 4, ..common.clone() },
        Settings { min_rows: 200, rows: 0.4, seed: 5, ..common },
    ]
}

fn next_settings() -> Vec<Settings> {
    let common = Settings {
        rounds: 600,
        leaves: 8,
        rate: 0.02,
        min_rows: 40,
        columns: 0.5,
        rows: 0.6,
        l2: 10.0,
        by_lot: true,
        seed: 11,
    };
    vec![common.clone(), Settings { leaves: 4, rounds: 1000, seed: 12, ..common }]
}

/// The rows of the first `most` matches of each case, and whether the player came back in each.
fn matches(examples: &[Example<'_>], most: usize) -> (Table, Vec<bool>) {
    let mut columns = vec![Vec::new(); Feature::COUNT];
    let mut labels = Vec::new();
    for Example { case, fate } in examples {
        let mut row = case.row.clone();
        let mut before = None;
        for (place, &kickoff) in case.ahead.iter().enumerate().take(most) {
            let day = days_between(case.now, kickoff);
            if day > fate.end {
                break;
            }
            row.ask(case.now, place, kickoff, before);
            before = Some(kickoff);
            for (column, value) in columns.iter_mut().zip(row.values()) {
                column.push(*value);
            }
            let back = fate.back == Some(day);
            labels.push(back);
            if back {
                break;
            }
        }
    }
    let categorical = Feature::ALL.iter().map(|f| f.is_category()).collect();
    (Table { columns, categorical }, labels)
}
