//! Vague dates, recurrences, settings.

use jiff::civil::date;
use ledger::Interval;
use outlook::epi::{
    Bands, Bounds, Every, Exposure, Injury, Register, ReturnDay, Setting, Settings, Until, availability,
    prevalence, recurrence, severity_bands, summary,
};

use crate::data::day;

fn days(from: &str, to: &str) -> Interval {
    Interval::new(day(from), day(to))
}

fn register(injuries: &[Injury<'_>]) -> Register {
    let mut register = Register::new(date(2022, 6, 30));
    for player in ["1", "2"] {
        let row = Exposure {
            player,
            days: days("2021-07-01", "2022-06-30"),
            match_minutes: 1200.0,
            training_minutes: 4800.0,
            labels: &[],
        };
        register.exposure(&row).unwrap();
    }
    injuries.iter().for_each(|row| register.injury(row).unwrap());
    register
}

fn injury<'a>(
    player: &'a str,
    onset: Interval,
    until: Until,
    labels: &'a [(&'a str, &'a str)],
) -> Injury<'a> {
    Injury { player, onset, until, setting: None, labels }
}

#[test]
fn vague_dates_bound_days_and_burden() {
    let onset = days("2021-11-01", "2021-11-07");
    let back = days("2021-11-20", "2021-12-10");
    let register = register(&[injury("1", onset, Until::Back(back), &[])]);
    let found = &summary(&register, &[], &Settings::default()).unwrap()[0];
    assert_eq!(found.days_lost, Bounds::new(13, 39));
    assert_eq!(found.severity.mean, Bounds::new(Ok(13.0), Ok(39.0)));
    // 12,000 minutes are 200 hours.
    assert_eq!(found.burden.least.value, Ok(13.0 * 5.0));
    assert_eq!(found.burden.most.value, Ok(39.0 * 5.0));
    assert!(
        found.burden.most.limits.as_ref().unwrap().upper > found.burden.least.limits.as_ref().unwrap().upper
    );

    let bands = severity_bands(&register, Bands::Ioc);
    let counts: Vec<_> = bands.iter().map(|b| (b.injuries.least, b.injuries.most)).collect();
    assert_eq!(counts, [(0, 0), (0, 0), (0, 1), (0, 1)]);

    let month = days("2021-11-01", "2021-12-31");
    let found = prevalence(&register, month, Every::Month, None, ReturnDay::Fit, 0.95).unwrap();
    assert_eq!((found[0].injured, found[1].injured), (Bounds::new(1, 1), Bounds::new(0, 1)));
    let available = availability(&register, month, None, ReturnDay::Fit);
    assert_eq!(available.injured, Bounds::new(13, 39));
    let sunday = [day("2021-11-28")];
    assert_eq!(
        availability(&register, month, Some(&sunday), ReturnDay::Fit).share,
        Bounds::new(Ok(0.5), Ok(1.0))
    );
}

#[test]
fn a_season_that_turns_and_a_day_of_return() {
    let register = register(&[injury(
        "2",
        days("2021-08-02", "2021-08-02"),
        Until::Back(days("2021-08-09", "2021-08-09")),
        &[],
    )]);
    let on = |every, return_day| {
        let found =
            prevalence(&register, days("2021-08-01", "2021-08-10"), every, None, return_day, 0.95).unwrap();
        found.iter().map(|p| p.injured.least).collect::<Vec<_>>()
    };
    assert_eq!(on(Every::Day, ReturnDay::Fit), [0, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
    assert_eq!(on(Every::Day, ReturnDay::Injured), [0, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    // The 9th is a Monday.
    assert_eq!(on(Every::Week, ReturnDay::Fit), [0, 1, 0]);
    assert_eq!(on(Every::Week, ReturnDay::Injured), [0, 1, 1]);
}

#[test]
fn matches_and_training_have_rates_of_their_own() {
    let at = |setting| Injury { setting, ..injury("1", days("2021-08-02", "2021-08-02"), Until::Open, &[]) };
    let register = register(&[
        at(Some(Setting::Match)),
        at(Some(Setting::Match)),
        at(Some(Setting::Training)),
        at(None),
    ]);
    let of = |setting| {
        let found = &summary(&register, &[], &Settings { setting, ..Settings::default() }).unwrap()[0];
        (found.injuries, found.minutes, found.incidence.value.clone().unwrap())
    };
    assert_eq!(of(None), (4, 12_000.0, 20.0));
    assert_eq!(of(Some(Setting::Match)), (2, 2400.0, 50.0));
    assert_eq!(of(Some(Setting::Training)), (1, 9600.0, 6.25));
}

#[test]
fn recurrences_come_after_the_return_and_are_early_late_or_delayed() {
    let thigh: &[(&str, &str)] = &[("region", "thigh")];
    let knee: &[(&str, &str)] = &[("region", "knee")];
    let at = |player, from: &str, until: &str, labels| {
        injury(player, Interval::day(day(from)), Until::Back(Interval::day(day(until))), labels)
    };
    let register = register(&[
        at("1", "2021-08-01", "2021-08-20", thigh),
        at("1", "2021-08-10", "2021-08-25", thigh), // before the return: an exacerbation
        at("1", "2021-09-20", "2021-10-01", thigh), // early
        at("1", "2021-11-01", "2021-11-09", knee),  // something else
        at("2", "2021-11-01", "2021-11-09", thigh), // somebody else
        at("1", "2022-01-10", "2022-01-20", thigh), // late
        at("1", "2022-02-10", "2022-02-20", &[]),   // of what, nobody says
        // Back by mid-January, hurt again in March: within two months or a little later.
        injury("2", days("2022-01-01", "2022-01-02"), Until::Back(days("2022-01-05", "2022-01-15")), knee),
        injury("2", days("2022-03-08", "2022-03-20"), Until::Open, knee),
    ]);
    let found = recurrence(&register, &["region"], 0.95).unwrap();
    assert_eq!((found.injuries, found.unknown), (8, 1));
    assert_eq!(found.recurrences, Bounds::new(3, 3));
    assert_eq!(found.early, Bounds::new(1, 2));
    assert_eq!(found.late, Bounds::new(1, 2));
    assert_eq!(found.delayed, Bounds::new(0, 0));
}
