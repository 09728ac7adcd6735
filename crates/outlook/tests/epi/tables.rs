//! Summary tables, severity, prevalence.

use ledger::Interval;
use outlook::epi::{
    Bands, Every, Method, Per, ReturnDay, Settings, Summary, prevalence, severity_bands, summary,
};

use crate::data::{day, register, season};
use crate::support::{Row, beside, close, number};

/// The method of the package, so that its limits can be compared.
pub(crate) fn as_the_package() -> Settings {
    Settings { incidence: Method::Wald, burden: Method::Wald, ..Settings::default() }
}

#[track_caller]
fn same(got: &Summary, row: &Row) {
    let what = format!("{:?}", got.group);
    let is = |got: f64, field: &str| close(got, number(row, field), 1e-9, &format!("{what}: {field}"));
    is(got.injuries as f64, "ncases");
    is(*got.days_lost.sharp().unwrap() as f64, "ndayslost");
    let (incidence, burden) = (&got.incidence, &got.burden.least);
    is(incidence.value.clone().unwrap(), "incidence");
    is(burden.value.clone().unwrap(), "burden");
    if got.injuries == 0 {
        // The package puts 0 where there is nothing to take a mean of: see departures.
        return;
    }
    is(got.minutes, "totalexpo");
    is(incidence.se.unwrap(), "incidence_sd");
    is(burden.se.unwrap(), "burden_sd");
    let severity = &got.severity;
    is(severity.mean.least.clone().unwrap(), "mean_dayslost");
    is(severity.median.least.clone().unwrap(), "median_dayslost");
    is(severity.lower_quartile.least.clone().unwrap(), "qt25_dayslost");
    is(severity.upper_quartile.most.clone().unwrap(), "qt75_dayslost");
    for (rate, name) in [(incidence, "incidence"), (burden, "burden")] {
        let limits = rate.limits.clone().unwrap();
        is(limits.upper, &format!("{name}_upper"));
        // No rate is below 0.
        close(limits.lower, number(row, &format!("{name}_lower")).max(0.0), 1e-9, &what);
    }
}

#[test]
fn overall_summaries_are_those_of_calc_summary() {
    for row in beside("expected/summary_overall.csv") {
        let per = if row["exp_unit"] == "minutes" { Per::ThousandHours } else { Per::HundredMatches };
        let settings = Settings { per, confidence: number(&row, "conf_level"), ..as_the_package() };
        let found = summary(&register(), &[], &settings).unwrap();
        assert_eq!(found.len(), 1);
        same(&found[0], &row);
    }
}

#[test]
fn summaries_by_kind_are_those_of_calc_summary() {
    for (file, column, field) in
        [("type", "type", "injury_type"), ("severity", "severity", "injury_severity")]
    {
        let found = summary(&register(), &[column], &as_the_package()).unwrap();
        let rows = beside(&format!("expected/summary_by_{file}.csv"));
        assert_eq!(found.len(), rows.len());
        for row in rows {
            let got = found.iter().find(|s| s.group == [row[field].clone()]).unwrap();
            same(got, &row);
            let share = got.share.clone().unwrap() * 100.0;
            // The package rounds.
            assert!((share - number(&row, "percent_ncases")).abs() <= 0.005 + 1e-9);
        }
    }
}

#[test]
fn summaries_by_player_and_by_player_and_kind_are_those_of_calc_summary() {
    let found = summary(&register(), &["player"], &as_the_package()).unwrap();
    let rows = beside("expected/summary_by_player.csv");
    assert_eq!(found.len(), rows.len());
    for row in rows {
        same(found.iter().find(|s| s.group == [row["player_id"].clone()]).unwrap(), &row);
    }
    let found = summary(&register(), &["player", "type"], &as_the_package()).unwrap();
    let rows = beside("expected/summary_by_player_type.csv");
    assert_eq!(found.len(), rows.len());
    for row in rows {
        let group = [row["player_id"].clone(), row["injury_type"].clone()];
        let got = found.iter().find(|s| s.group == group).unwrap();
        assert_eq!(got.injuries as f64, number(&row, "ncases"));
        close(got.incidence.value.clone().unwrap(), number(&row, "incidence"), 1e-9, "incidence");
        close(got.burden.most.value.clone().unwrap(), number(&row, "burden"), 1e-9, "burden");
    }
}

#[test]
fn severity_bands_have_the_injuries_that_the_definitions_give_them() {
    for (bands, scheme) in [
        (Bands::Injurytools, "injurytools_variable"),
        (Bands::Ioc, "ioc_2020"),
        (Bands::Uefa, "uefa_four_bands"),
    ] {
        let rows: Vec<Row> =
            beside("expected/severity_bands.csv").into_iter().filter(|r| r["scheme"] == scheme).collect();
        let found = severity_bands(&register(), bands);
        // UEFA's slight injuries, of no day lost, are a band of ours that the reference has not; there is none here.
        assert_eq!(found.iter().map(|b| b.injuries.least).sum::<usize>(), 82);
        for row in rows {
            let got = found.iter().find(|b| f64::from(b.band.from) == number(&row, "lower_days")).unwrap();
            assert_eq!(*got.injuries.sharp().unwrap() as f64, number(&row, "n"));
            assert_eq!(*got.days.sharp().unwrap() as f64, number(&row, "days_lost"));
            close(got.share.least.clone().unwrap(), number(&row, "proportion"), 1e-12, scheme);
        }
    }
}

#[test]
fn prevalence_is_what_its_definition_gives() {
    let register = register();
    let span = Interval::new(day("2017-07-01"), day("2019-06-30"));
    for (every, file) in [(Every::Season, "season"), (Every::Month, "month")] {
        let of = |return_day| prevalence(&register, span, every, Some("type"), return_day, 0.95).unwrap();
        let (with, without) = (of(ReturnDay::Injured), of(ReturnDay::Fit));
        let rows = beside(&format!("expected/prevalence_{file}_definition.csv"));
        assert_eq!(with.len(), rows.len());
        for row in rows {
            let start = season(&format!("{}/{}", &row["season"][2..4], &row["season"][7..9])).earliest;
            let first = row.get("month").map_or(start, |month| {
                let number = (1..=12)
                    .find(|m| start.with().month(*m).build().unwrap().strftime("%b").to_string() == *month)
                    .unwrap();
                let year = if number >= 7 { start.year() } else { start.year() + 1 };
                jiff::civil::date(year, number, 1)
            });
            let level = (row["injury_type"] != "any").then(|| row["injury_type"].clone());
            for (found, field) in [(&with, "n_injured"), (&without, "n_injured_return_day_fit")] {
                let got = found.iter().find(|p| p.period.earliest == first && p.level == level).unwrap();
                assert_eq!(got.players as f64, number(&row, "n_players"), "{row:?}");
                assert_eq!(*got.injured.sharp().unwrap() as f64, number(&row, field), "{field} of {row:?}");
            }
        }
    }
}
