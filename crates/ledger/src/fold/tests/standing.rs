//! How things stand: what is over, who is out, and when he is expected back.

use super::*;

#[test]
fn a_return_ends_the_injury_unless_something_tells_otherwise() {
    let hurt = injury(0, knee()).on("2021-03-01..2021-03-10");
    let told = entry(&[hurt.clone(), back(30).on("2021-04-10")]);
    assert_eq!(
        (told.injuries[0].phase, told.status, told.stage),
        (Phase::Past, Some(Status::Available), Some(Stage::Returned))
    );
    let told = entry(&[hurt.clone(), back(30).on("2020-10-10")]);
    assert_eq!((told.injuries[0].phase, told.status, told.stage), (Phase::Current, Some(Status::Out), None));
    let told = entry(&[hurt.clone(), back(30).on("2021-04-24")]);
    assert_eq!(told.stage, None, "a return to come is none yet");
    let told = entry(&[hurt, back(30).on("2021-04-10"), self::told(60, Status::Out)]);
    assert_eq!((told.injuries[0].phase, told.status, told.stage), (Phase::Current, Some(Status::Out), None));
}

#[test]
fn stages_count_when_reached_affirmed_and_plain() {
    let hurt = injury(0, knee()).on("2020-11-01..2020-11-30");
    let reached = |c: Claim| entry(&[hurt.clone(), stage(5, 30), c]).stage;
    assert_eq!(reached(stage(9, 50)), Some(Stage::PartialTraining));
    for none in [
        stage(9, 50).denied(),
        stage(9, 50).surely(Certainty::Hoped),
        stage(9, 50).on("2021-04-20"),
        stage(9, 50).on("2020-09-01"),
    ] {
        assert_eq!(reached(none.clone()), Some(Stage::Rehab), "{none:?}");
    }
    let held = claim(20, ClaimValue::Restriction { what: "no double sessions".into() });
    assert_eq!(entry(&[hurt.clone(), stage(9, 60), held]).stage, Some(Stage::PartialTraining));
    assert_eq!(entry(&[hurt, stage(9, 0)]).stage, None);
    assert_eq!(entry(&[stage(9, 70), stage(20, 62)]).stage, Some(Stage::Squad));
}

#[test]
fn statuses_told_stand_over_concluded_ones() {
    let hurt = injury(0, InjuryFacts { phase: Some(Phase::Current), ..knee() });
    let status = |claims: &[Claim]| {
        let mut all = vec![hurt.clone()];
        all.extend_from_slice(claims);
        entry(&all).status
    };
    assert_eq!(status(&[]), Some(Status::Out));
    assert_eq!(status(&[told(9, Status::Doubtful)]), Some(Status::Doubtful));
    assert_eq!(status(&[told(9, Status::Available)]), Some(Status::Available));
    assert_eq!(status(&[told(9, Status::Available).denied()]), Some(Status::Out));
    assert_eq!(status(&[told(9, Status::Out).surely(Certainty::Speculated)]), Some(Status::Doubtful));
    assert_eq!(
        status(&[told(9, Status::Out).on("2021-04-03"), told(20, Status::Available)]),
        Some(Status::Available)
    );
    assert_eq!(status(&[told(9, Status::Out), told(20, Status::Available)]), Some(Status::Out));
    assert_eq!(
        status(&[told(9, Status::Out), told(20, Status::Available), back(30)]),
        Some(Status::Available)
    );
    assert_eq!(
        status(&[told(9, Status::Available).on("2021-06-10")]),
        Some(Status::Out),
        "of a day far ahead"
    );
}

#[test]
fn statuses_are_concluded_from_the_rest() {
    let status = |claims: &[Claim]| entry(claims).status;
    let knock = injury(0, InjuryFacts { pathology: Pathology::Contusion, ..knee() });
    assert_eq!(status(std::slice::from_ref(&knock)), Some(Status::Doubtful));
    assert_eq!(status(&[injury(0, knee()).surely(Certainty::Speculated)]), Some(Status::Doubtful));
    assert_eq!(status(&[knock.clone(), absence(9)]), Some(Status::Out));
    assert_eq!(status(&[knock.clone(), stage(9, 10)]), Some(Status::Doubtful));
    assert_eq!(
        status(&[knock.clone(), forecast(9, Some("2021-05-01"), None, Hedge::Stated)]),
        Some(Status::Out)
    );
    assert_eq!(status(&[forecast(9, None, Some("2021-04-20"), Hedge::Stated)]), Some(Status::Doubtful));
    assert_eq!(status(&[forecast(9, None, Some("2021-05-31"), Hedge::Hoped)]), Some(Status::Out));
    assert_eq!(
        status(&[claim(0, ClaimValue::NegativeFinding { finding: "fracture".into(), region: Region::Hand })]),
        Some(Status::Doubtful)
    );
}

#[test]
fn forecasts_are_weighed() {
    let expected = |claims: &[Claim]| {
        let told = entry(claims).expected_return?;
        Some(format!("{:?} {:?} {}", told.not_before, told.by, told.hedge))
    };
    let hope = forecast(0, None, Some("2021-05-31"), Hedge::Hoped);
    let plain = forecast(9, Some("2021-06-10"), None, Hedge::Stated);
    let doubt = forecast(18, None, Some("2021-05-31"), Hedge::Unlikely);
    assert_eq!(expected(&[hope.clone(), plain.clone()]).as_deref(), Some("Some(2021-06-10) None stated"));
    assert_eq!(expected(&[hope.clone(), doubt.clone()]).as_deref(), Some("None Some(2021-05-31) hoped"));
    let rumour = hope.clone().surely(Certainty::Speculated);
    assert_eq!(expected(&[rumour.clone(), doubt]).as_deref(), Some("None Some(2021-05-31) unlikely"));
    let no_day = forecast(18, None, None, Hedge::Unlikely);
    assert_eq!(expected(&[rumour, no_day]).as_deref(), Some("None Some(2021-05-31) unlikely"));
    assert_eq!(
        expected(&[plain.clone().on("2021-03-01"), hope.clone()]).as_deref(),
        Some("None Some(2021-05-31) hoped"),
        "the newer"
    );
    let until = forecast(30, None, Some("2021-07-01"), Hedge::Stated);
    assert_eq!(expected(&[plain, until]).as_deref(), Some("Some(2021-06-10) Some(2021-07-01) stated"));
    let manager = forecast(9, None, Some("2021-05-01"), Hedge::Hoped).by("Pat Dunmore");
    assert_eq!(expected(&[hope, manager]).as_deref(), Some("None Some(2021-05-01) hoped"));
    let three = forecast(0, Some("2021-05-08"), Some("2021-05-08"), Hedge::Stated);
    let range = forecast(9, Some("2021-05-01"), Some("2021-05-08"), Hedge::Stated).by("Pat Dunmore");
    assert_eq!(
        expected(&[three, range]).as_deref(),
        Some("Some(2021-05-01) Some(2021-05-08) stated"),
        "the manager's own range"
    );
    assert_eq!(
        expected(&[injury(0, knee()), forecast(9, Some("2021-02-01"), None, Hedge::Stated)]),
        None,
        "past"
    );
}

#[test]
fn a_match_to_be_missed_is_a_forecast() {
    let day =
        |claims: &[Claim]| entry(claims).expected_return.and_then(|e| e.not_before).map(|d| d.to_string());
    let hurt = injury(0, knee());
    assert_eq!(day(&[hurt.clone(), absence(9).on("2021-04-24")]).as_deref(), Some("2021-04-25"));
    assert_eq!(day(&[hurt.clone(), absence(9).on("2021-04-17..2021-05-31")]).as_deref(), Some("2021-05-31"));
    assert_eq!(day(&[hurt, absence(9).on("2021-04-10")]), None);
}

#[test]
fn history_alone_is_past_and_available() {
    let told = entry(&[injury(0, InjuryFacts { phase: Some(Phase::Past), ..knee() })]);
    assert_eq!(
        (told.injuries[0].phase, told.status, told.stage),
        (Phase::Past, Some(Status::Available), None)
    );
    let told = entry(&[injury(0, knee()).on("2018-01-01..2018-12-31")]);
    assert_eq!((told.injuries[0].phase, told.status), (Phase::Past, Some(Status::Available)));
    let told = entry(&[injury(0, knee()).on("2018-01-01..2018-12-31"), stage(20, 40)]);
    assert_eq!((told.injuries[0].phase, told.status), (Phase::Current, Some(Status::Out)));
}

#[test]
fn an_injury_of_yesterday_is_current_even_if_played_on_with() {
    let told_fit = told(9, Status::Available);
    let fresh = entry(&[injury(0, knee()).on("2021-04-16"), told_fit.clone()]);
    assert_eq!((fresh.injuries[0].phase, fresh.status), (Phase::Current, Some(Status::Available)));
    let older = entry(&[injury(0, knee()).on("2021-03-16"), told_fit]);
    assert_eq!((older.injuries[0].phase, older.status), (Phase::Past, Some(Status::Available)));
}

#[test]
fn an_old_injury_is_history_unless_the_report_tells_how_it_stands() {
    let old = injury(0, knee()).on("2021-01-01..2021-01-31");
    assert_eq!(entry(std::slice::from_ref(&old)).injuries[0].phase, Phase::Past);
    let finding = claim(9, ClaimValue::NegativeFinding { finding: "reaction".into(), region: Region::Knee });
    assert_eq!(entry(&[old.clone(), finding]).injuries[0].phase, Phase::Current);
    assert_eq!(entry(&[old, told(9, Status::Out)]).injuries[0].phase, Phase::Current);
}

#[test]
fn whoever_is_out_has_something_that_is_not_over() {
    let back_then = |on: &str| injury(0, InjuryFacts { phase: Some(Phase::Past), ..knee() }).on(on);
    let out = told(9, Status::Out);
    let recent = entry(&[back_then("2020-11-01..2020-11-30"), out.clone()]);
    assert_eq!(recent.injuries.iter().map(|i| i.phase).collect::<Vec<_>>(), [Phase::Current]);
    let old = entry(&[back_then("2018-01-01"), out.clone()]);
    assert_eq!(old.injuries.iter().map(|i| i.phase).collect::<Vec<_>>(), [Phase::Current, Phase::Past]);
    let returned = entry(&[back_then("2020-11-01..2020-11-30"), back(5).on("2021-02-01"), out]);
    assert_eq!((returned.injuries.len(), returned.injuries[0].region), (2, Region::Unspecified));
    // Who is cleared by now, and in doubt for something else.
    let doubtful = told(9, Status::Doubtful);
    let cleared = entry(&[back_then("2021-03-01"), stage(5, 62).on(PUBLISHED), doubtful.clone()]);
    assert_eq!(cleared.injuries.iter().map(|i| i.phase).collect::<Vec<_>>(), [Phase::Past]);
    let then = entry(&[back_then("2021-03-01"), stage(5, 62).on("2021-03-20"), doubtful]);
    assert_eq!(then.injuries.iter().map(|i| i.phase).collect::<Vec<_>>(), [Phase::Current]);
}
