//! Rates beside rates, and counts with more zeros than chance gives. Figures: R 4.2 with MASS 7.3 and pscl 1.5.5, `poisson.test`, `glm.nb`,
//! `zeroinfl`; mid-P limits by `uniroot` over `pbinom`. Counts are made up.

use outlook::NotEstimable;
use outlook::epi::{Counts, PlayerCount, RatioMethod, Settings, compare, count_models, rate_ratio, summary};

use crate::data::register;
use crate::support::{beside, close, maybe, number};

fn one(events: f64, minutes: f64) -> Vec<PlayerCount> {
    vec![PlayerCount { events, minutes }]
}

fn players(events: &[u32], minutes: &[u32]) -> Vec<PlayerCount> {
    let both = events.iter().zip(minutes);
    both.map(|(e, m)| PlayerCount { events: f64::from(*e), minutes: f64::from(*m) }).collect()
}

const EVENTS: [u32; 40] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 1, 0, 0, 2, 6, 1, 0, 0, 3, 2, 1,
    0, 0, 9, 0, 4,
];
const MINUTES: [u32; 40] = [
    900, 1200, 2500, 300, 2800, 1500, 90, 2200, 2600, 1700, 450, 3000, 1900, 810, 2700, 1600, 2100, 2400,
    2650, 1350, 2950, 2300, 2850, 3010, 1800, 2050, 640, 2550, 2750, 1440, 2880, 330, 2610, 1990, 1250, 2200,
    1777, 2999, 1010, 2888,
];
/// 120 players, 35 % of whom have 0 whatever their exposure.
const MORE_EVENTS: &[u32] = &[
    1, 2, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 4, 1, 0, 1, 0, 0, 4, 1, 4, 1, 0, 9, 0, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0,
    4, 3, 1, 0, 0, 0, 3, 1, 1, 0, 1, 0, 2, 0, 1, 2, 1, 0, 6, 3, 3, 0, 0, 4, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 0,
    0, 0, 1, 1, 0, 5, 0, 2, 11, 7, 2, 5, 1, 4, 0, 2, 0, 0, 1, 1, 0, 1, 3, 0, 1, 0, 7, 2, 3, 0, 0, 2, 3, 1, 0,
    0, 5, 0, 0, 1, 1, 0, 0, 1, 0, 0, 3, 0, 4, 1,
];
const MORE_MINUTES: &[u32] = &[
    3168, 1453, 636, 502, 1007, 2597, 1286, 3119, 781, 1631, 798, 971, 2541, 579, 1615, 546, 1926, 325, 3159,
    1218, 2154, 1156, 3190, 2927, 3167, 490, 2118, 1722, 3116, 1350, 2272, 1065, 839, 837, 1400, 2756, 1744,
    2593, 2732, 1625, 2618, 1408, 2503, 1567, 2922, 1227, 539, 2667, 2906, 3103, 1962, 2388, 2545, 2121,
    2397, 1422, 772, 843, 1435, 1094, 857, 1763, 2515, 2312, 1878, 2211, 1659, 1697, 1277, 1531, 1132, 2043,
    2738, 2100, 690, 1946, 1586, 1570, 2108, 3005, 2877, 2848, 1002, 2450, 1424, 529, 575, 2510, 1309, 1509,
    1298, 324, 2944, 828, 2396, 1959, 1866, 1329, 2690, 840, 1449, 1710, 1741, 1422, 2165, 1297, 3073, 424,
    2520, 891, 2286, 1449, 470, 2435, 2112, 2125, 1941, 2589, 834, 2715,
];

/// Counts and exposures; the ratio; exact limits and p; mid-P limits and p.
type Ratio = ([f64; 4], f64, [f64; 3], [f64; 3]);

#[test]
fn ratios_are_those_of_r() {
    let rows: [Ratio; 2] = [
        (
            [11.0, 7.0, 800.0, 3011.0],
            5.91446428571429,
            [2.09378180850824, 17.9938093367127, 0.000501684368936051],
            [2.28215629664303, 16.1950440557163, 0.000288370627372356],
        ),
        (
            [120.0, 80.0, 5000.0, 5200.0],
            1.56,
            [1.16589329879948, 2.09681713158816, 0.00234792610955425],
            [1.17697374642501, 2.07593785945152, 0.00189773104553662],
        ),
    ];
    for ([a, b, s, t], ratio, exact, mid_p) in rows {
        for (method, [lower, upper, p]) in [(RatioMethod::Exact, exact), (RatioMethod::MidP, mid_p)] {
            let found = rate_ratio(&one(a, s), &one(b, t), method, 0.95);
            close(found.value.unwrap(), ratio, 1e-12, "ratio");
            close(found.lower.unwrap(), lower, 1e-9, "lower");
            close(found.upper.unwrap(), upper, 1e-9, "upper");
            close(found.p.unwrap(), p, 1e-8, "p");
        }
    }
    let wald = rate_ratio(&one(11.0, 800.0), &one(7.0, 3011.0), RatioMethod::Wald, 0.95);
    close(wald.lower.unwrap(), 2.29279255763385, 1e-12, "Wald, lower");
    close(wald.upper.unwrap(), 15.2568917194541, 1e-12, "Wald, upper");
    close(wald.p.unwrap(), 0.000236770218924697, 1e-9, "Wald, p");
}

#[test]
fn where_a_group_has_no_event_what_exists_is_given() {
    let none = rate_ratio(&one(0.0, 1000.0), &one(5.0, 1200.0), RatioMethod::Exact, 0.95);
    assert_eq!((none.value.unwrap(), none.lower.unwrap()), (0.0, 0.0));
    close(none.upper.unwrap(), 1.30953492621905, 1e-9, "upper");
    close(none.p.unwrap(), 0.0965656841621598, 1e-9, "p");
    let only = rate_ratio(&one(4.0, 500.0), &one(0.0, 900.0), RatioMethod::MidP, 0.95);
    assert_eq!((only.value, only.upper), (Err(NotEstimable::NoEvents), Err(NotEstimable::NoEvents)));
    close(only.lower.unwrap(), 1.61472264365487, 1e-9, "lower");
    for method in [RatioMethod::Exact, RatioMethod::MidP, RatioMethod::Wald, RatioMethod::NegativeBinomial] {
        let nobody = rate_ratio(&[], &one(1.0, 90.0), method, 0.95);
        assert_eq!(nobody.value, Err(NotEstimable::NoExposure), "{method:?}");
        assert_eq!(
            rate_ratio(&one(1.0, 9.0), &one(1.0, 9.0), method, 1.5).p,
            Err(NotEstimable::BadConfidence)
        );
        let quiet = rate_ratio(&one(0.0, 90.0), &one(0.0, 90.0), method, 0.95);
        assert!(quiet.value.is_err() && quiet.p.is_err(), "{method:?}: {quiet:?}");
        let odd = rate_ratio(&one(f64::NAN, 90.0), &one(2.0, f64::INFINITY), method, 0.95);
        assert_eq!(odd.value, Err(NotEstimable::NoExposure), "{method:?}");
    }
}

#[test]
fn groups_whose_players_differ_are_compared_by_negative_binomials() {
    let all = players(&EVENTS, &MINUTES);
    let found = rate_ratio(&all[..20], &all[20..], RatioMethod::NegativeBinomial, 0.95);
    close(found.value.unwrap(), 0.264334421489519, 1e-8, "ratio");
    close(found.lower.unwrap(), 0.115627007208135, 1e-7, "lower");
    close(found.upper.unwrap(), 0.604293824352161, 1e-7, "upper");
    close(found.p.unwrap(), 0.00161088974634798, 1e-6, "p");
}

#[test]
fn turning_the_groups_turns_the_ratio() {
    let (a, b) = (one(11.0, 800.0), one(7.0, 3011.0));
    for method in [RatioMethod::Exact, RatioMethod::MidP, RatioMethod::Wald] {
        let (there, back) = (rate_ratio(&a, &b, method, 0.9), rate_ratio(&b, &a, method, 0.9));
        close(there.value.unwrap(), 1.0 / back.value.unwrap(), 1e-12, "ratio");
        close(there.lower.unwrap(), 1.0 / back.upper.unwrap(), 1e-9, "lower");
        close(there.p.unwrap(), back.p.unwrap(), 1e-9, "p");
    }
}

#[test]
fn a_register_is_compared_level_by_level() {
    let sides = compare(&register(), "type", None).unwrap();
    let rows = summary(&register(), &["type"], &Settings::default()).unwrap();
    for (side, row) in sides.iter().zip(&rows) {
        assert_eq!(
            (&side.level, side.injuries as usize),
            (&row.group[0], row.injuries - row.without_exposure)
        );
        close(side.minutes, row.minutes, 1e-12, "minutes");
    }
    assert!(compare(&register(), "shoe", None).unwrap_err().to_string().contains("there is no column shoe"));
}

/// By name of model: log rate, its error, logit, its error, θ, log likelihood, AIC, BIC.
type Reference = (Counts, f64, f64, Option<(f64, f64)>, Option<f64>, [f64; 3]);

fn holds(players: &[PlayerCount], references: &[Reference]) {
    let models = count_models(players);
    for (counts, log_rate, se, inflation, theta, fit) in references {
        let model = models.iter().find(|(of, _)| of == counts).unwrap().1.as_ref().unwrap();
        close(model.log_rate, *log_rate, 1e-6, "log rate");
        close(model.log_rate_se, *se, 1e-4, "its error");
        assert_eq!(model.inflation.is_some(), inflation.is_some(), "{counts:?}");
        if let (Some(found), Some((logit, logit_se))) = (model.inflation, inflation) {
            close(found.logit, *logit, 1e-5, "logit");
            close(found.logit_se, *logit_se, 1e-3, "its error");
        }
        assert_eq!(model.theta.is_some(), theta.is_some(), "{counts:?}");
        if let (Some(found), Some(theta)) = (model.theta, theta) {
            close(found, *theta, 1e-4, "theta");
        }
        close(model.log_likelihood, fit[0], 1e-8, "log likelihood");
        close(model.aic, fit[1], 1e-8, "AIC");
        close(model.bic, fit[2], 1e-8, "BIC");
    }
}

#[test]
fn counts_with_many_zeros_are_those_of_r() {
    holds(
        &players(&EVENTS, &MINUTES),
        &[
            (
                Counts::Poisson,
                -7.28158042663614,
                0.137358634686559,
                None,
                None,
                [-62.7313948735326, 127.462789747065, 129.151669201179],
            ),
            (
                Counts::NegativeBinomial,
                -7.36721979954605,
                0.214025399971615,
                None,
                Some(1.12130984318927),
                [-56.3953842402326, 116.790768480465, 120.168527388693],
            ),
            (
                Counts::InflatedPoisson,
                -6.84855458637019,
                0.156062095113076,
                Some((-0.484979117864018, 0.429647550153068)),
                None,
                [-55.639490761345, 115.27898152269, 118.656740430918],
            ),
            (
                Counts::InflatedNegativeBinomial,
                -6.92778912451519,
                0.223062525459168,
                Some((-0.657654878624493, 0.579177914003932)),
                Some(7.34522638341768),
                [-55.2898166136325, 116.579633227265, 121.646271589607],
            ),
        ],
    );
    holds(
        &players(MORE_EVENTS, MORE_MINUTES),
        &[
            (
                Counts::InflatedPoisson,
                -6.7287424448199,
                0.0901542235700425,
                Some((-0.553692453027906, 0.239037726127489)),
                None,
                [-191.809899446405, 387.619798892809, 393.194782378373],
            ),
            (
                Counts::InflatedNegativeBinomial,
                -6.99301097315155,
                0.234653966050005,
                Some((-1.58699994481432, 1.19901246038785)),
                Some(1.37785359126319),
                [-184.217748865801, 374.435497731601, 382.797972959947],
            ),
        ],
    );
}

#[test]
fn the_references_for_real_injuries_hold() {
    let rows = summary(&register(), &["player"], &Settings::default()).unwrap();
    let injuries: Vec<PlayerCount> =
        rows.iter().map(|s| PlayerCount { events: s.injuries as f64, minutes: s.minutes }).collect();
    let models = count_models(&injuries);
    let mut seen = 0;
    for row in beside("expected/count_models.csv").into_iter().filter(|row| row["outcome"] == "incidence") {
        let counts = match row["model"].as_str() {
            "zinfpois" => Counts::InflatedPoisson,
            "zinfnb" => Counts::InflatedNegativeBinomial,
            _ => continue,
        };
        let model = models.iter().find(|(of, _)| *of == counts).unwrap().1.as_ref().unwrap();
        close(model.log_rate, number(&row, "log_rate"), 1e-5, "log rate");
        close(model.log_likelihood, number(&row, "loglik"), 1e-8, "log likelihood");
        close(model.inflation.unwrap().logit, number(&row, "zero_logit"), 1e-3, "logit");
        assert_eq!(model.theta.is_some(), maybe(&row, "theta").is_some());
        seen += 1;
    }
    assert_eq!(seen, 2);
}

#[test]
fn counts_without_more_zeros_than_chance_have_no_inflation() {
    let even = players(&[3, 4, 2, 3, 5, 3, 4, 2], &[1000; 8]);
    for (counts, model) in count_models(&even) {
        let model = model.unwrap();
        assert!(model.inflation.is_none() && model.theta.is_none(), "{counts:?}: {model:?}");
    }
    for bad in [vec![], one(0.0, 90.0), one(3.0, 0.0), one(f64::NAN, f64::NAN)] {
        for (counts, model) in count_models(&bad) {
            assert!(model.is_err(), "{counts:?}: {model:?}");
        }
    }
    // One player, and a player with all events: an answer or a reason, no number that is none.
    for few in [one(3.0, 900.0), players(&[40, 0, 0, 0, 0], &[900; 5])] {
        for (counts, model) in count_models(&few) {
            if let Ok(model) = model {
                let numbers = [
                    model.log_rate, model.log_rate_se, model.log_likelihood, model.aic, model.bic,
                    model.zeros,
                ];
                assert!(numbers.iter().all(|v| v.is_finite()), "{counts:?}: {model:?}");
            }
        }
    }
}
