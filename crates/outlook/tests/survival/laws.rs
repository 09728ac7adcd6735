//! Laws that hold for any data.

use outlook::survival::{Cox, Curve, CurveLimits, Design, Outcomes, Ties, concordance, log_rank};
use proptest::prelude::*;

type Case = (Vec<f64>, Vec<bool>, Vec<usize>, Vec<f64>);

fn cases() -> impl Strategy<Value = Case> {
    prop::collection::vec((0u8..30, any::<bool>(), 0usize..2, -2i8..3), 4..60).prop_map(|rows| {
        (
            rows.iter().map(|r| f64::from(r.0)).collect(),
            rows.iter().map(|r| r.1).collect(),
            rows.iter().map(|r| r.2).collect(),
            rows.iter().map(|r| f64::from(r.3)).collect(),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn curves_fall_from_one_and_limits_hold_them((time, event, ..) in cases()) {
        let curve = Curve::of(&Outcomes::new(time, event).unwrap());
        let mut before = 1.0;
        for step in &curve.steps {
            prop_assert!(step.survival <= before && step.survival >= 0.0);
            // Fleming and Harrington's curve lies above Kaplan and Meier's.
            prop_assert!(step.survival <= (-step.hazard).exp() + 1e-12);
            before = step.survival;
            for kind in [CurveLimits::Plain, CurveLimits::Log, CurveLimits::LogLog, CurveLimits::Logit, CurveLimits::Arcsin] {
                if let Ok(limits) = step.limits(kind, 0.9) {
                    prop_assert!(0.0 <= limits.lower && limits.lower <= step.survival + 1e-12, "{:?}", step);
                    prop_assert!(step.survival <= limits.upper + 1e-12 && limits.upper <= 1.0);
                }
            }
        }
    }

    #[test]
    fn without_anybody_cut_off_the_restricted_mean_is_the_mean((time, ..) in cases()) {
        let mean = time.iter().sum::<f64>() / time.len() as f64;
        let events = vec![true; time.len()];
        let curve = Curve::of(&Outcomes::new(time, events).unwrap());
        prop_assert!((curve.restricted_mean(1000.0).unwrap().value - mean).abs() < 1e-9);
    }

    #[test]
    fn order_of_rows_and_names_of_groups_do_not_matter((time, event, group, x) in cases()) {
        let reversed = |v: &Vec<f64>| v.iter().rev().copied().collect::<Vec<_>>();
        let there = Outcomes::new(time.clone(), event.clone()).unwrap();
        let back = Outcomes::new(reversed(&time), event.iter().rev().copied().collect()).unwrap();
        prop_assert_eq!(Curve::of(&there), Curve::of(&back));
        let one = log_rank(&there, &group, None, 0.0).unwrap().test;
        let swapped: Vec<usize> = group.iter().map(|g| 1 - g).collect();
        let other = log_rank(&there, &swapped, None, 0.0).unwrap().test;
        match (one, other) {
            (Ok(one), Ok(other)) => prop_assert!((one.0 - other.0).abs() <= 1e-9 * (1.0 + one.0)),
            (one, other) => prop_assert_eq!(one, other),
        }
        if let (Ok(c), Ok(turned)) = (
            concordance(&there, &x, None),
            concordance(&back, &reversed(&x).iter().map(|v| -v).collect::<Vec<_>>(), None),
        ) {
            prop_assert!((c.c + turned.c - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn gathering_alike_rows_changes_no_model((time, event, group, x) in cases()) {
        // The same data in one stratum are sorted row by row instead of counted.
        let there = Outcomes::new(time.clone(), event).unwrap();
        let n = time.len();
        let design = Design::new(n).with("x", x).unwrap()
            .with("group", group.iter().map(|g| *g as f64).collect()).unwrap();
        let in_one_stratum = design.clone().stratified(vec![0; n]).unwrap();
        for ties in [Ties::Efron, Ties::Breslow] {
            match (Cox::fit(&there, &design, ties), Cox::fit(&there, &in_one_stratum, ties)) {
                (Ok(one), Ok(other)) => {
                    for (a, b) in one.coefficients().iter().zip(other.coefficients()) {
                        prop_assert!((a.value - b.value).abs() < 1e-7 * (1.0 + a.value.abs()), "{} {}", a.value, b.value);
                        prop_assert!(a.se.is_finite() && a.p.is_finite());
                    }
                    let sum: f64 = one.residuals().martingale.iter().sum();
                    prop_assert!(sum.abs() < 1e-6);
                }
                (Err(one), Err(other)) => prop_assert_eq!(one, other),
                (one, other) => prop_assert!(false, "{:?} {:?}", one.map(|c| c.coefficients()), other.map(|c| c.coefficients())),
            }
        }
    }

    #[test]
    fn the_score_test_of_two_groups_without_ties_is_the_log_rank_test(event in prop::collection::vec(any::<bool>(), 6..30)) {
        let n = event.len();
        let time: Vec<f64> = (1..=n).map(|t| t as f64).collect();
        let group: Vec<usize> = (0..n).map(|i| (i * 7 + i / 3) % 2).collect();
        let outcomes = Outcomes::new(time, event).unwrap();
        let design = Design::new(n).with("group", group.iter().map(|g| *g as f64).collect()).unwrap();
        if let (Ok(cox), Ok((statistic, ..))) =
            (Cox::fit(&outcomes, &design, Ties::Efron), log_rank(&outcomes, &group, None, 0.0).unwrap().test)
        {
            prop_assert!((cox.score_test().statistic - statistic).abs() < 1e-9 * (1.0 + statistic));
        }
    }
}
