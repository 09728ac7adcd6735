//! Where the figures differ from those of injurytools 2.0 on purpose: both numbers, and why.

use jiff::civil::date;
use ledger::Interval;
use outlook::NotEstimable;
use outlook::epi::{
    BadRow, Every, Exposure, Injury, Method, Register, ReturnDay, Settings, Until, prevalence, summary,
};

use crate::data::{day, register};
use crate::support::{beside, close, number};
use crate::tables::as_the_package;

fn injury<'a>(player: &'a str, from: &str, until: &str) -> Injury<'a> {
    Injury {
        player,
        onset: Interval::day(day(from)),
        until: Until::Back(Interval::day(day(until))),
        setting: None,
        labels: &[],
    }
}

fn exposure(player: &str, days: Interval, minutes: f64) -> Exposure<'_> {
    Exposure { player, days, match_minutes: minutes, training_minutes: 0.0, labels: &[] }
}

fn seasons(first: i16, last: i16) -> Interval {
    Interval::new(date(first, 7, 1), date(last + 1, 6, 30))
}

/// The package takes days lost for independent events. They come in lumps of one player's injury, so that its limits are 12 times
/// too narrow once players are what is sampled.
#[test]
fn burden_limits_let_players_differ() {
    let row = &beside("expected/summary_overall.csv")[4];
    let theirs = number(row, "burden_upper") - number(row, "burden_lower");
    let found = summary(&register(), &[], &Settings::default()).unwrap();
    let limits = found[0].burden.least.limits.clone().unwrap();
    close(theirs, 142.540_361_809_417, 1e-9, "theirs");
    assert!((limits.upper - limits.lower) / theirs > 12.0, "{limits:?}");
}

/// The package gives 13 of 28 players a lower limit of incidence below 0.
#[test]
fn no_lower_limit_is_below_nothing() {
    let below = |row: &&_| number(row, "incidence_lower") < 0.0;
    assert_eq!(beside("expected/summary_by_player.csv").iter().filter(below).count(), 13);
    for settings in [Settings::default(), as_the_package()] {
        let found = summary(&register(), &["player"], &settings).unwrap();
        assert!(found.iter().filter_map(|s| s.incidence.limits.as_ref().ok()).all(|l| l.lower >= 0.0));
    }
}

/// The package gives the 5 players without an injury limits from 0 to 0, and a mean of 0 days for injuries that they did not have.
#[test]
fn who_had_no_injury_may_have_one_and_has_no_mean_severity() {
    let none = |row: &&_| number(row, "ncases") == 0.0;
    for row in beside("expected/summary_by_player.csv").iter().filter(none) {
        assert_eq!((number(row, "incidence_upper"), number(row, "mean_dayslost")), (0.0, 0.0));
    }
    let found = summary(&register(), &["player"], &Settings::default()).unwrap();
    let unhurt: Vec<_> = found.iter().filter(|s| s.injuries == 0).collect();
    assert_eq!(unhurt.len(), 5);
    for row in unhurt {
        assert!(row.incidence.limits.as_ref().unwrap().upper > 0.0);
        assert_eq!(row.severity.mean.least, Err(NotEstimable::NoInjury));
        assert_eq!(row.severity.median.most, Err(NotEstimable::NoInjury));
    }
    let wald = summary(&register(), &["player"], &as_the_package()).unwrap();
    let unhurt = wald.iter().find(|s| s.injuries == 0).unwrap();
    assert_eq!(unhurt.incidence.limits, Err(NotEstimable::NoEvents));
}

/// The package counts injuries, not players, when asked by type: 15 "players" with a muscle injury in 2018-19, where 10 had one.
#[test]
fn prevalence_counts_players() {
    let is = |row: &&std::collections::BTreeMap<String, String>| {
        row["season"] == "2018/2019" && row["status"] == "Muscle"
    };
    let theirs = beside("expected/prevalence_season_by_type.csv");
    assert_eq!(number(theirs.iter().find(is).unwrap(), "n"), 15.0);
    let found =
        prevalence(&register(), seasons(2018, 2018), Every::Season, Some("type"), ReturnDay::Fit, 0.95)
            .unwrap();
    let muscle = found.iter().find(|p| p.level.as_deref() == Some("Muscle")).unwrap();
    assert_eq!(muscle.injured.sharp(), Some(&10));
}

/// The package has an injury of October to August in 1 month of the season, where it was in 9; and one over two seasons in 3 months of 15.
/// Of three seasons observed it tables two.
#[test]
fn prevalence_follows_an_injury_to_its_end() {
    let months = |injuries: &[Injury<'_>], span: Interval| {
        let mut register = Register::new(date(2020, 12, 31));
        for player in ["1", "2"] {
            register.exposure(&exposure(player, span, 900.0)).unwrap();
        }
        injuries.iter().for_each(|row| register.injury(row).unwrap());
        let found = prevalence(&register, span, Every::Month, None, ReturnDay::Injured, 0.95).unwrap();
        (found.iter().map(|p| p.injured.least).sum::<usize>(), register)
    };
    assert_eq!(months(&[injury("1", "2018-10-05", "2019-08-10")], seasons(2018, 2018)).0, 9);
    let over = [injury("1", "2017-10-05", "2018-11-10"), injury("2", "2018-09-03", "2018-09-20")];
    assert_eq!(months(&over, seasons(2017, 2018)).0, 15);
    let (_, register) = months(&[injury("1", "2017-10-05", "2017-11-10")], seasons(2017, 2019));
    let found =
        prevalence(&register, seasons(2017, 2019), Every::Season, None, ReturnDay::Fit, 0.95).unwrap();
    assert_eq!(found.len(), 3);
}

/// For all but the Poisson method the package gives no limits, silently, and the same rate; any unknown name goes for a method. Here a
/// method is a type, and each gives its own limits.
#[test]
fn a_method_is_used_or_refused() {
    let limits = |method| {
        let settings = Settings { incidence: method, ..Settings::default() };
        summary(&register(), &[], &settings).unwrap()[0].incidence.limits.clone().unwrap()
    };
    let methods = [
        Method::Wald,
        Method::LogWald,
        Method::Score,
        Method::Exact,
        Method::MidP,
        Method::Byar,
        Method::QuasiPoisson,
        Method::NegativeBinomial,
        Method::PlayerT,
        Method::Jackknife,
        Method::Bootstrap { draws: 500, seed: 1 },
    ];
    let uppers: std::collections::BTreeSet<u64> =
        methods.iter().map(|m| limits(*m).upper.to_bits()).collect();
    assert_eq!(uppers.len(), methods.len());
}

/// By season the package divides each season's injuries by the minutes of both, 74,690; those of 2017-18 are 37,364.
#[test]
fn a_season_has_its_own_exposure() {
    let found = summary(&register(), &["season"], &Settings::default()).unwrap();
    assert_eq!((found[0].group[0].as_str(), found[0].minutes), ("17/18", 37_364.0));
    assert_eq!(found.iter().map(|s| s.minutes).sum::<f64>(), 74_690.0);
}

/// The package drops an injury inside another (2 of 3 counted), refuses an open one, and counts injuries of players without exposure in the
/// rate (82, where 70 are of players at risk).
#[test]
fn overlapping_open_and_unexposed_injuries() {
    let mut register = Register::new(date(2019, 3, 20));
    register.exposure(&exposure("1", seasons(2018, 2018), 600.0)).unwrap();
    register.exposure(&exposure("2", seasons(2018, 2018), 0.0)).unwrap();
    register.injury(&injury("1", "2018-10-01", "2018-12-01")).unwrap();
    register.injury(&injury("1", "2018-10-10", "2018-10-20")).unwrap();
    register.injury(&Injury { until: Until::Open, ..injury("1", "2019-03-10", "2019-03-10") }).unwrap();
    register.injury(&injury("2", "2018-10-10", "2018-10-20")).unwrap();
    register.injury(&injury("3", "2018-10-10", "2018-10-20")).unwrap();
    let found = &summary(&register, &[], &Settings::default()).unwrap()[0];
    assert_eq!((found.injuries, found.open, found.without_exposure, found.players), (5, 1, 2, 1));
    close(found.incidence.value.clone().unwrap(), 3.0 / 600.0 * 60_000.0, 1e-12, "incidence");
    assert_eq!(found.days_lost.sharp(), Some(&(61 + 10 + 10 + 10 + 10)));
    // How long the open one will be is not known: the mean has no upper bound, the median has.
    assert_eq!(found.severity.mean.most, Err(NotEstimable::StillOpen));
    assert_eq!(found.severity.median.most, Ok(10.0));
    // A day lost to two injuries is one day of the player's.
    let days = outlook::epi::availability(
        &register,
        Interval::new(day("2018-10-01"), day("2018-12-31")),
        None,
        ReturnDay::Fit,
    );
    assert_eq!((days.player_days, days.injured.sharp()), (2 * 92, Some(&(61 + 10))));
}

#[test]
fn bad_rows_are_refused_and_leave_nothing_behind() {
    let mut register = Register::new(date(2019, 3, 20));
    let refused = register.injury(&injury("7", "2018-10-10", "2018-10-01")).unwrap_err();
    assert_eq!(refused.to_string(), "the return of 7 (2018-10-01) comes before the injury (2018-10-10)");
    assert!(matches!(
        register.injury(&injury("7", "2019-04-01", "2019-04-02")),
        Err(BadRow::AfterTheEnd { .. })
    ));
    assert_eq!(register.injury(&injury("", "2018-10-10", "2018-10-11")), Err(BadRow::Nobody));
    for minutes in [-1.0, f64::NAN, f64::INFINITY] {
        let row = exposure("7", seasons(2018, 2018), minutes);
        assert!(matches!(register.exposure(&row), Err(BadRow::Minutes { .. })));
    }
    assert_eq!(register.injuries(), 0);
    let found = &summary(&register, &[], &Settings::default()).unwrap()[0];
    assert_eq!(found.incidence.value, Err(NotEstimable::NoExposure));
    assert_eq!(found.share, Err(NotEstimable::NoInjury));
    let unknown = summary(&register, &["club"], &Settings::default()).unwrap_err();
    assert_eq!(unknown.to_string(), "there is no column club; there are player");
}
