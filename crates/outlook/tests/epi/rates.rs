//! Limits of rates, and models of counts.

use outlook::NotEstimable;
use outlook::epi::{Method, NegativeBinomial, Per, PlayerCount, Settings, rate, summary, wilson};

use crate::data::register;
use crate::support::{beside, close, close_if_there, maybe, number};

fn count(events: f64, minutes: f64) -> PlayerCount {
    PlayerCount { events, minutes }
}

/// Injuries and days lost of each player.
fn players() -> (Vec<PlayerCount>, Vec<PlayerCount>) {
    let rows = summary(&register(), &["player"], &Settings::default()).unwrap();
    let of = |f: fn(&outlook::epi::Summary) -> f64| {
        rows.iter().map(|s| PlayerCount { events: f(s), minutes: s.minutes }).collect()
    };
    (of(|s| s.injuries as f64), of(|s| s.days_lost.least as f64))
}

#[test]
fn limits_are_those_of_the_references() {
    let mut seen = 0;
    for row in beside("expected/rate_intervals.csv") {
        let method = match row["method"].as_str() {
            "wald_poisson" => Method::Wald,
            "log_wald_poisson" => Method::LogWald,
            "score_poisson" => Method::Score,
            "exact_poisson" => Method::Exact,
            "byar_poisson" => Method::Byar,
            "log_wald_quasipoisson" => Method::QuasiPoisson,
            "player_linearised_t" => Method::PlayerT,
            "player_jackknife_t" => Method::Jackknife,
            other => panic!("{other}"),
        };
        let settings = Settings { incidence: method, burden: method, ..Settings::default() };
        let by: &[&str] = if row["group"] == "overall" { &[] } else { &["type"] };
        let found = summary(&register(), by, &settings).unwrap();
        let group = found.iter().find(|s| s.group.first().is_none_or(|g| *g == row["group"])).unwrap();
        let got = if row["outcome"] == "incidence" { &group.incidence } else { &group.burden.least };
        let what = format!("{row:?}");
        close(got.value.clone().unwrap(), number(&row, "rate"), 1e-9, &what);
        let limits = got.limits.clone().unwrap();
        close(limits.lower, number(&row, "lower").max(0.0), 1e-9, &what);
        close(limits.upper, number(&row, "upper"), 1e-9, &what);
        close_if_there(got.se, maybe(&row, "se"), 1e-9, &what);
        seen += 1;
    }
    assert!(seen >= 90, "{seen}");
}

#[test]
fn exact_limits_by_player_are_those_of_poisson_test() {
    let found = summary(&register(), &["player"], &Settings::default()).unwrap();
    for row in beside("expected/rate_intervals_by_player.csv") {
        let got = found.iter().find(|s| s.group == [row["player_id"].clone()]).unwrap();
        let limits = got.incidence.limits.clone().unwrap();
        close(limits.lower, number(&row, "exact_lower"), 1e-9, "lower");
        close(limits.upper, number(&row, "exact_upper"), 1e-9, "upper");
    }
}

/// Counts worked out from the definitions (Rothman & Boice 1979), four digits.
#[test]
fn exact_and_mid_p_limits_of_small_counts() {
    for (method, table) in [
        (Method::Exact, [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (2, 0.2422, 7.2247), (14, 7.6539, 23.4896)]),
        (Method::MidP, [(0, 0.0, 2.9957), (1, 0.0500, 4.9319), (2, 0.3353, 6.6080), (14, 7.9688, 22.9327)]),
    ] {
        for (n, lower, upper) in table {
            let limits = rate(&[count(f64::from(n), 1.0)], Per::Minute, method, 0.95).limits.unwrap();
            assert!(
                (limits.lower - lower).abs() < 6e-5 && (limits.upper - upper).abs() < 6e-5,
                "{n}: {limits:?}"
            );
        }
    }
}

#[test]
fn the_negative_binomial_is_that_of_glm_nb() {
    let (injuries, days) = players();
    for row in beside("expected/count_models.csv") {
        if row["model"] != "negbin" {
            continue;
        }
        let players = if row["outcome"] == "incidence" { &injuries } else { &days };
        let model = NegativeBinomial::fit(players).unwrap();
        close(model.log_rate, number(&row, "log_rate"), 1e-6, "rate");
        close(model.log_rate_se, number(&row, "se_log_rate"), 1e-6, "its error");
        close(model.theta.unwrap(), number(&row, "theta"), 1e-6, "theta");
        // R takes the information at the step before the last: its error of theta is off by up to 5 in 100,000.
        close(model.theta_se.unwrap(), number(&row, "se_theta"), 1e-4, "its error");
        close(model.log_likelihood, number(&row, "loglik"), 1e-9, "likelihood");
        let found = rate(players, Per::ThousandHours, Method::NegativeBinomial, 0.95);
        close(found.value.unwrap(), number(&row, "rate_per_1000h"), 1e-6, "rate");
        let limits = found.limits.unwrap();
        close(limits.lower, number(&row, "lower"), 1e-6, "lower");
        close(limits.upper, number(&row, "upper"), 1e-6, "upper");
    }
    // The information at theta itself, worked out in R from its trigamma.
    let theta_se = NegativeBinomial::fit(&injuries).unwrap().theta_se.unwrap();
    close(theta_se, 6.649_509_478_717_64, 1e-9, "the error of theta");
    // Players who differ less than chance: the Poisson model.
    let alike = NegativeBinomial::fit(&[count(3.0, 100.0); 6]).unwrap();
    assert_eq!(alike.theta, None);
    close(alike.log_rate_se, 18f64.sqrt().recip(), 1e-12, "error");
}

#[test]
fn what_cannot_be_estimated_says_why() {
    let limits = |players: &[PlayerCount], method| rate(players, Per::Minute, method, 0.95).limits;
    let none = rate(&[count(3.0, 0.0)], Per::Minute, Method::Exact, 0.95);
    assert_eq!((none.value, none.limits), (Err(NotEstimable::NoExposure), Err(NotEstimable::NoExposure)));
    for method in [
        Method::QuasiPoisson,
        Method::NegativeBinomial,
        Method::PlayerT,
        Method::Jackknife,
        Method::Bootstrap { draws: 100, seed: 1 },
    ] {
        assert_eq!(limits(&[count(3.0, 9.0)], method), Err(NotEstimable::OnePlayer), "{method:?}");
        assert_eq!(limits(&[count(0.0, 9.0); 4], method), Err(NotEstimable::NoEvents), "{method:?}");
    }
    assert_eq!(limits(&[count(0.0, 9.0)], Method::Wald), Err(NotEstimable::NoEvents));
    assert_eq!(
        rate(&[count(1.0, 9.0)], Per::Minute, Method::Exact, 1.5).limits,
        Err(NotEstimable::BadConfidence)
    );
    assert_eq!(wilson(0, 0, 0.95), Err(NotEstimable::NoPlayers));
}

#[test]
fn the_bootstrap_gives_the_same_limits_for_the_same_seed_and_those_of_the_linearised_variance_roughly() {
    let (_, days) = players();
    let of = |method| rate(&days, Per::ThousandHours, method, 0.95).limits.unwrap();
    let draw = |seed| of(Method::Bootstrap { draws: 4000, seed });
    assert_eq!(draw(7), draw(7));
    assert_ne!(draw(7), draw(8));
    let (drawn, linear) = (draw(7), of(Method::PlayerT));
    assert!((drawn.upper / linear.upper - 1.0).abs() < 0.15, "{drawn:?} {linear:?}");
}
