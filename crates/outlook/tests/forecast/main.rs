//! Forecasts on a made-up league.

#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods)]

mod world;

use std::sync::LazyLock;

use outlook::forecast::{self, Complaint, DAY, Forecast, Forecaster, ModelError, Past, Scratch, Stated};
use world::World;

const ALL: f64 = 2.0;

static PAST: LazyLock<Past> = LazyLock::new(|| {
    let world = World::new(4, 1);
    Past::new(world.notices, &world.played, &world.fixtures)
});

/// Fitted to the first three seasons.
static MODEL: LazyLock<Forecaster> = LazyLock::new(|| {
    let cases = forecast::cases(&PAST, |season| season < 2018);
    forecast::fit(&PAST, &cases, "a made-up league")
});

fn forecast_of(past: &Past, index: u32) -> Option<Forecast> {
    let case = forecast::case(past, index)?;
    Some(MODEL.forecast(&case, ALL, &mut Scratch::default()))
}

#[test]
fn a_forecast_is_a_distribution() {
    let cases = forecast::cases(&PAST, |season| season == 2018);
    assert!(cases.len() > 50);
    for index in cases {
        let forecast = forecast_of(&PAST, index).unwrap();
        let mut by = 0.0;
        for ahead in &forecast.ahead {
            assert!((0.0..=1.0).contains(&ahead.back_in) && ahead.back_by >= by && ahead.back_by <= 1.0);
            assert!((ahead.back_by - by - ahead.back_in).abs() < 1e-9);
            by = ahead.back_by;
        }
        let quantiles = forecast.quantiles();
        assert!(quantiles.windows(2).all(|pair| pair[0] <= pair[1]) && quantiles[0] >= 0.0);
    }
}

#[test]
fn it_knows_more_than_the_flags_say() {
    let cases = forecast::cases(&PAST, |season| season == 2018);
    let (mut ours, mut base, mut n) = (0.0, 0.0, 0.0);
    let share = {
        let learnt = forecast::cases(&PAST, |season| season < 2018);
        let fates = learnt.iter().filter_map(|&n| forecast::fate(&PAST, n)?.played_next);
        fates.clone().filter(|p| *p).count() as f64 / fates.count() as f64
    };
    for index in cases {
        let Some(played) = forecast::fate(&PAST, index).unwrap().played_next else { continue };
        let y = f64::from(u8::from(played));
        ours += (forecast_of(&PAST, index).unwrap().next() - y).powi(2);
        base += (share - y).powi(2);
        n += 1.0;
    }
    assert!(ours < 0.85 * base, "{} against {} in {n}", ours / n, base / n);
}

#[test]
fn cutting_the_tables_at_a_day_leaves_every_forecast_before_it_as_it_was() {
    let whole = World::new(4, 1);
    for cut in [30_i64, 75, 140] {
        let day = forecast::midnight(jiff::civil::date(2018, 8, 1)) + cut * DAY;
        let world = World::new(4, 1);
        let notices: Vec<_> = world.notices.into_iter().filter(|n| n.seen <= day).collect();
        let played: Vec<_> =
            world.played.into_iter().filter(|p| p.kickoff + forecast::UNTIL_ENDED <= day).collect();
        let kept = notices.clone();
        let past = Past::new(notices, &played, &world.fixtures);
        let mut compared = 0;
        for (index, notice) in kept.iter().enumerate() {
            let before = whole.notices.iter().position(|n| n == notice).unwrap() as u32;
            assert_eq!(forecast_of(&past, index as u32), forecast_of(&PAST, before));
            compared += 1;
        }
        assert!(compared > 100);
    }
}

#[test]
fn the_same_data_give_the_same_model_to_the_bit() {
    let world = World::new(1, 5);
    let fit = || {
        let past = Past::new(world.notices.clone(), &world.played, &world.fixtures);
        forecast::fit(&past, &forecast::cases(&past, |_| true), "x").to_bytes().unwrap()
    };
    assert_eq!(fit(), fit());
}

#[test]
fn a_model_is_its_bytes_and_back() {
    let bytes = MODEL.to_bytes().unwrap();
    let read = Forecaster::from_bytes(&bytes).unwrap();
    assert_eq!(read.to_bytes().unwrap(), bytes);
    assert_eq!((read.made(), read.measured()), (MODEL.made(), MODEL.measured()));
    let index = forecast::cases(&PAST, |season| season == 2018)[0];
    let case = forecast::case(&PAST, index).unwrap();
    assert_eq!(Some(read.forecast(&case, ALL, &mut Scratch::default())), forecast_of(&PAST, index));
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    let bytes = MODEL.to_bytes().unwrap();
    let refused = |bytes: &[u8]| Forecaster::from_bytes(bytes).unwrap_err();
    assert_eq!(refused(b""), ModelError::NotAModel);
    assert_eq!(refused(b"season,player_code"), ModelError::NotAModel);
    let mut newer = bytes.clone();
    newer[8] = 2;
    assert_eq!(refused(&newer), ModelError::Version(2));
    for cut in [9, 20, 41, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(refused(&bytes[..cut]), ModelError::Damaged);
    }
    let mut flipped = bytes;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    assert_eq!(refused(&flipped), ModelError::Damaged);
}

#[test]
fn whoever_is_not_back_yet_is_forecast_from_what_is_left() {
    let long = |&&n: &&u32| PAST.notice(n).unwrap().complaint == Complaint::KneeLigament;
    let cases = forecast::cases(&PAST, |season| season == 2018);
    let forecast = forecast_of(&PAST, *cases.iter().find(long).unwrap()).unwrap();
    let later = forecast.now + 20 * DAY;
    let given = forecast.given_not_back_by(later);
    assert_eq!(given.now, later);
    assert!(given.ahead.iter().all(|a| a.kickoff > later));
    let mass: f64 = given.ahead.iter().map(|a| a.back_in).sum();
    assert!((mass + given.not_back() - 1.0).abs() < 1e-9);
    // What is left keeps its proportions.
    let ratio = |f: &Forecast| {
        let end = &f.ahead[f.ahead.len() - 2..];
        end[0].back_in / end[1].back_in
    };
    assert!((ratio(&given) - ratio(&forecast)).abs() < 1e-6);
}

#[test]
fn reasons_are_counted() {
    let measured = MODEL.measured();
    let cases = forecast::cases(&PAST, |season| season < 2018);
    let told = |n: &u32| PAST.notice(*n).unwrap().stated == Some(Stated::Chance(75));
    let fates = cases.iter().filter(|n| told(n)).filter_map(|&n| forecast::fate(&PAST, n)?.played_next);
    let (n, played) = fates.fold((0, 0), |(n, p), y| (n + 1, p + u32::from(y)));
    let came = measured.chance(75).unwrap();
    assert_eq!((came.cases, came.played), (n, played));
    assert_eq!(measured.chance(50), None);
    // Days are named at half of the true length, so that a hamstring's slips by ten days or more.
    let (of, slip) = measured.slip(Complaint::Hamstring).unwrap();
    assert_eq!(of, Some(Complaint::Hamstring));
    assert!(slip.median.unwrap() >= 5 && slip.in_time < slip.cases);
    // Nobody complained of a toe: what is told is of all.
    assert_eq!(measured.slip(Complaint::Toe).unwrap().0, None);
}
