//! What cannot be estimated is said, with the reason; nothing is NaN.

use outlook::NotEstimable;
use outlook::survival::{
    Aft, Cox, Curve, CurveLimits, Design, Distribution, ModelError, Outcomes, Ties, concordance, log_rank,
};

fn outcomes(time: &[f64], event: &[bool]) -> Outcomes {
    Outcomes::new(time.to_vec(), event.to_vec()).unwrap()
}

fn cox(time: &[f64], event: &[bool], columns: &[&[f64]]) -> Result<Cox, ModelError> {
    let mut design = Design::new(time.len());
    for (i, column) in columns.iter().enumerate() {
        design = design.with(format!("x{}", i + 1), column.to_vec()).unwrap();
    }
    Cox::fit(&outcomes(time, event), &design, Ties::Efron)
}

fn reason<T>(result: Result<T, ModelError>) -> NotEstimable {
    match result {
        Err(ModelError::NotEstimable(reason)) => reason,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was estimated"),
    }
}

#[test]
fn all_cut_off_has_a_flat_curve_and_no_quantile() {
    let curve = Curve::of(&outcomes(&[3.0, 5.0, 9.0], &[false; 3]));
    assert_eq!(curve.survival(9.0), 1.0);
    let median = curve.quantile(0.5, CurveLimits::Plain, 0.95);
    assert_eq!((median.value, median.lower), (Err(NotEstimable::NotReached), Err(NotEstimable::NotReached)));
    assert_eq!(curve.steps[0].limits(CurveLimits::LogLog, 0.95), Err(NotEstimable::NoLimits));
    let mean = curve.restricted_mean(30.0).unwrap();
    assert_eq!((mean.value, mean.se), (30.0, 0.0));
}

#[test]
fn one_player_who_is_back_has_a_curve() {
    let curve = Curve::of(&outcomes(&[12.0], &[true]));
    assert_eq!((curve.survival(11.0), curve.survival(12.0)), (1.0, 0.0));
    assert_eq!(curve.quantile(0.5, CurveLimits::LogLog, 0.95).value, Ok(12.0));
    assert_eq!(curve.steps[0].limits(CurveLimits::Log, 0.95), Err(NotEstimable::NoLimits));
    for confidence in [0.0, 1.0, -0.5, f64::NAN] {
        assert_eq!(curve.steps[0].limits(CurveLimits::Plain, confidence), Err(NotEstimable::BadConfidence));
    }
}

#[test]
fn tests_need_two_groups_at_risk_together() {
    let test = |time: &[f64], event: &[bool], group: &[usize]| {
        log_rank(&outcomes(time, event), group, None, 0.0).unwrap().test
    };
    assert_eq!(test(&[1.0, 2.0], &[true; 2], &[0, 0]), Err(NotEstimable::OneGroup));
    assert_eq!(test(&[1.0, 2.0], &[false; 2], &[0, 1]), Err(NotEstimable::NoEvents));
    // Both come back on the same day: there is no spread to compare with.
    assert_eq!(test(&[2.0, 2.0], &[true; 2], &[0, 1]), Err(NotEstimable::NeverTogether));
    let beyond = log_rank(&outcomes(&[1.0, 2.0], &[true; 2]), &[0, usize::MAX], None, 0.0);
    assert!(beyond.unwrap_err().to_string().starts_with("row 2: group"));
}

#[test]
fn a_model_without_events_or_with_empty_covariates_is_refused_by_name() {
    let time = [4.0, 6.0, 1.0, 9.0, 7.0, 2.0];
    let x = [1.0, 0.0, 0.0, 1.0, 1.0, 0.0];
    assert_eq!(reason(cox(&time, &[false; 6], &[&x])), NotEstimable::NoEvents);
    assert_eq!(reason(cox(&time, &[true; 6], &[&[3.0; 6]])), NotEstimable::Redundant("x1".into()));
    let twice = x.map(|v| 2.0 * v + 1.0);
    assert_eq!(reason(cox(&time, &[true; 6], &[&x, &twice])), NotEstimable::Redundant("x2".into()));
    let error = Design::new(2).with("age", vec![27.0, f64::NAN]).unwrap_err();
    assert_eq!(error.to_string(), "row 2: age cannot be NaN");
}

#[test]
fn an_infinite_coefficient_is_told_and_not_printed() {
    // All with x2 come back before all others.
    let time = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let x1 = [0.3, 1.0, 0.1, 0.7, 0.2, 0.9, 0.5, 0.4];
    let x2 = [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    assert_eq!(reason(cox(&time, &[true; 8], &[&x1, &x2])), NotEstimable::Unbounded("x2".into()));
    // Nobody with x2 comes back.
    let event = [true, true, true, false, false, true, true, true];
    let x2 = [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    assert_eq!(reason(cox(&time, &event, &[&x2, &x1])), NotEstimable::Unbounded("x1".into()));
    // A large effect that is finite is found.
    let x = [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0];
    assert!(cox(&time, &[true; 8], &[&x]).unwrap().coefficients()[0].value > 1.5);
}

#[test]
fn parametric_models_say_what_they_cannot() {
    let fit = |time: &[f64], event: &[bool], x: &[f64]| {
        let design = Design::new(time.len()).with("x", x.to_vec()).unwrap();
        Aft::fit(&outcomes(time, event), &design, Distribution::Weibull)
    };
    let time = [3.0, 8.0, 2.0, 12.0, 5.0, 9.0];
    let x = [1.0, 0.0, 1.0, 0.0, 1.0, 0.0];
    assert_eq!(reason(fit(&time, &[false; 6], &x)), NotEstimable::NoEvents);
    assert_eq!(reason(fit(&time, &[true; 6], &[2.0; 6])), NotEstimable::Redundant("x".into()));
    let event = [false, true, false, true, false, true];
    assert_eq!(reason(fit(&time, &event, &x)), NotEstimable::Unbounded("x".into()));
    let zero = fit(&[0.0, 1.0, 2.0], &[true; 3], &[0.0, 1.0, 0.0]).unwrap_err();
    assert!(zero.to_string().starts_with("row 1:"), "{zero}");
    // Nobody differs: the likelihood of the Weibull grows as its spread shrinks.
    assert!(matches!(
        fit(&[7.0; 6], &[true; 6], &x),
        Err(ModelError::NotEstimable(NotEstimable::Unbounded(_) | NotEstimable::NoConvergence))
    ));
}

#[test]
fn concordance_needs_pairs() {
    assert_eq!(reason(concordance(&outcomes(&[4.0], &[true]), &[1.0], None)), NotEstimable::NoPairs);
    let tied = concordance(&outcomes(&[4.0, 4.0], &[true; 2]), &[1.0, 2.0], None);
    assert_eq!(reason(tied), NotEstimable::NoPairs);
    let nan = concordance(&outcomes(&[4.0, 5.0], &[true; 2]), &[1.0, f64::NAN], None).unwrap_err();
    assert_eq!(nan.to_string(), "row 2: predictor cannot be NaN");
}
