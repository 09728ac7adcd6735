//! What the fold of one document does with hand-made claims.

use super::sample::*;
use super::*;
use crate::{
    Certainty, ExpectedReturn, Exposure, Hedge, InjuryFacts, Pathology, Person, Rung, Side, Stage,
    SurgeryState, parse_date,
};

const PUBLISHED: &str = "2021-04-17";

fn entry(claims: &[Claim]) -> Entry {
    let mut all = entries(when(PUBLISHED), claims);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn injury(at: usize, facts: InjuryFacts) -> Claim {
    claim(at, ClaimValue::Injury(facts))
}

fn bare() -> InjuryFacts {
    InjuryFacts::default()
}

fn stage(at: usize, rung: u8) -> Claim {
    claim(at, ClaimValue::Stage { rung: Rung(rung), words: "words".into() })
}

fn told(at: usize, status: Status) -> Claim {
    claim(at, ClaimValue::Status { status, reason: StatusReason::Injury })
}

fn back(at: usize) -> Claim {
    claim(at, ClaimValue::Return { into: Some("the cup tie".into()) })
}

fn setback(at: usize) -> Claim {
    claim(at, ClaimValue::Setback { region: Region::Unspecified })
}

fn forecast(at: usize, not_before: Option<&str>, by: Option<&str>, hedge: Hedge) -> Claim {
    let day = |text: Option<&str>| text.map(|t| parse_date(t).unwrap());
    claim(at, ClaimValue::ReturnEstimate(ExpectedReturn { not_before: day(not_before), by: day(by), hedge }))
}

fn absence(at: usize) -> Claim {
    claim(at, ClaimValue::Absence { missed: None })
}

#[test]
fn a_bare_mention_joins_the_named_injury_and_brings_what_it_knows() {
    let told = entry(&[
        injury(0, knee()),
        injury(40, InjuryFacts { setting: Some(crate::Setting::International), ..bare() })
            .on("2020-11-01..2020-11-30"),
        injury(80, bare()).on("2020-11-11..2020-11-20"),
        claim(120, ClaimValue::Surgery { state: SurgeryState::Done, region: Region::Unspecified }),
        stage(160, 40),
    ]);
    let [hurt] = told.injuries.as_slice() else { panic!("{told:?}") };
    assert_eq!(hurt.region, Region::Knee);
    assert_eq!(hurt.onset, Some(when("2020-11-11..2020-11-20")), "narrowed, not widened");
    assert_eq!(hurt.setting, Some(crate::Setting::International));
    assert_eq!(hurt.surgery, Some(SurgeryState::Done));
    assert_eq!((told.status, told.stage), (Some(Status::Out), Some(Stage::Outdoor)));
}

#[test]
fn a_part_without_its_region_is_of_whatever_has_been_told() {
    let hamstring = InjuryFacts { region: Region::Thigh, part: Some("hamstring".into()), ..bare() };
    let muscle = InjuryFacts { part: Some("muscle".into()), ..bare() };
    let told = entry(&[injury(0, hamstring.clone()), injury(40, muscle)]);
    assert_eq!((told.injuries.len(), told.injuries[0].part.as_deref()), (1, Some("hamstring")));
    let groin = InjuryFacts { region: Region::Thigh, part: Some("quadriceps".into()), ..bare() };
    assert_eq!(entry(&[injury(0, hamstring), injury(40, groin)]).injuries.len(), 2);
}

/// A claim whose words are these.
fn worded(at: usize, facts: InjuryFacts, text: &str) -> Claim {
    injury(at, facts).with(|c| c.evidence.iter_mut().for_each(|e| e.text = text.into()))
}

#[test]
fn a_wide_word_is_of_the_narrower_place_that_is_told_too() {
    let at = |region| InjuryFacts { region, ..bare() };
    let calf = InjuryFacts { part: Some("calf".into()), ..at(Region::LowerLeg) };
    let disc = InjuryFacts { part: Some("disc".into()), ..at(Region::Lumbosacral) };
    let back = InjuryFacts { part: Some("back".into()), ..at(Region::Lumbosacral) };
    let part = |word: &str| InjuryFacts { part: Some(word.into()), ..at(Region::Face) };
    for (wide, words, narrow, region) in [
        (at(Region::Thigh), "a leg injury", calf.clone(), Region::LowerLeg),
        (at(Region::UpperArm), "a sore arm", at(Region::Forearm), Region::Forearm),
        (disc.clone(), "a prolapsed disc", at(Region::Neck), Region::Neck),
        (disc.clone(), "a prolapsed disc", back, Region::Lumbosacral),
        (part("cheek"), "a cheek injury", part("cheekbone"), Region::Face),
        (at(Region::Thigh), "his right leg", knee(), Region::Knee),
    ] {
        for claims in [
            [worded(0, wide.clone(), words), injury(40, narrow.clone())],
            [injury(0, narrow.clone()), worded(40, wide.clone(), words)],
        ] {
            let told = entry(&claims);
            assert_eq!(told.injuries.len(), 1, "{words}: {told:?}");
            assert_eq!(told.injuries[0].region, region, "{words}");
        }
    }
    for (one, words, other) in [
        (at(Region::Thigh), "a thigh injury", calf.clone()),
        (at(Region::Thigh), "a dead leg", calf),
        (at(Region::Thigh), "a leg injury", at(Region::Shoulder)),
        (InjuryFacts { pathology: Pathology::Fracture, ..at(Region::Thigh) }, "a broken leg", knee()),
        (disc, "a disc in his back", at(Region::Neck)),
        (part("cheek"), "a cheek injury", part("jaw")),
    ] {
        assert_eq!(entry(&[worded(0, one, words), injury(40, other)]).injuries.len(), 2, "{words}");
    }
}

#[test]
fn what_a_scan_shows_stands_over_the_bruise() {
    let bruise =
        InjuryFacts { pathology: Pathology::Contusion, diagnosis: Some("bruised knee".into()), ..knee() };
    let fracture = InjuryFacts { pathology: Pathology::Fracture, ..bare() };
    let told = entry(&[injury(0, bruise), injury(40, fracture)]);
    let [hurt] = told.injuries.as_slice() else { panic!("{told:?}") };
    assert_eq!((hurt.region, hurt.pathology, &hurt.diagnosis), (Region::Knee, Pathology::Fracture, &None));
}

#[test]
fn another_region_side_part_or_time_is_another_injury() {
    let with = |change: fn(&mut InjuryFacts)| {
        let mut facts = thigh();
        change(&mut facts);
        injury(90, facts)
    };
    for second in [
        injury(90, knee()),
        with(|f| f.part = Some("quadriceps".into())),
        with(|f| f.side = Some(Side::Right)),
        with(|_| ()).on("2020-01-01..2020-01-31"),
        with(|f| f.phase = Some(Phase::Past)),
    ] {
        let mut first = thigh();
        first.side = Some(Side::Left);
        first.phase = Some(Phase::Current);
        let told = entry(&[injury(0, first).on("2021-04-01..2021-04-10"), second.clone()]);
        // A past mention without a date of its own contradicts the phase.
        assert_eq!(told.injuries.len(), 2, "{second:?}");
    }
}

#[test]
fn one_injury_told_at_first_as_a_knock_keeps_the_diagnosis() {
    let knock = InjuryFacts { pathology: Pathology::Contusion, ..knee() };
    let tear = InjuryFacts {
        pathology: Pathology::Ligament,
        diagnosis: Some("medial ligament tear".into()),
        ..knee()
    };
    for claims in [[injury(0, knock.clone()), injury(9, tear.clone())], [injury(0, tear), injury(9, knock)]] {
        let told = entry(&claims);
        assert_eq!(told.injuries.len(), 1);
        assert_eq!(told.injuries[0].pathology, Pathology::Ligament);
        assert_eq!(told.injuries[0].diagnosis.as_deref(), Some("medial ligament tear"));
    }
}

#[test]
fn a_suspected_pathology_gives_way_to_a_stated_one_and_to_a_denial() {
    let broken = InjuryFacts { region: Region::Foot, pathology: Pathology::Fracture, ..bare() };
    let bruised = InjuryFacts { region: Region::Foot, pathology: Pathology::Contusion, ..bare() };
    let feared = injury(0, broken.clone()).surely(Certainty::Speculated);
    let told = entry(&[feared.clone(), injury(9, bruised)]);
    assert_eq!(told.injuries[0].pathology, Pathology::Contusion);
    let told = entry(&[feared, injury(9, broken).denied()]);
    assert_eq!((told.injuries[0].region, told.injuries[0].pathology), (Region::Foot, Pathology::Unspecified));
}

#[test]
fn a_denied_injury_makes_no_entry() {
    assert!(entries(when(PUBLISHED), &[injury(0, knee()).denied()]).is_empty());
}

#[test]
fn the_newest_of_two_dated_bare_mentions_is_the_current_named_injury() {
    let told = entry(&[
        injury(0, InjuryFacts { phase: Some(Phase::Current), ..thigh() }),
        injury(30, bare()).on("2020-12-21..2020-12-31"),
        back(50).on("2021-02-01..2021-02-14"),
        setback(60).on("2021-02-01..2021-02-14"),
        stage(90, 45),
    ]);
    assert_eq!(told.injuries.len(), 2, "{told:?}");
    let (now, then) = (&told.injuries[0], &told.injuries[1]);
    assert_eq!(
        (now.region, now.onset, now.recurrence),
        (Region::Thigh, Some(when("2021-02-01..2021-02-14")), true)
    );
    assert_eq!((then.region, then.phase, then.recurrence), (Region::Unspecified, Phase::Past, false));
    assert_eq!(told.stage, Some(Stage::IndividualTraining), "the return was before the second onset");
    assert_eq!(told.status, Some(Status::Out));
}

#[test]
fn a_setback_without_a_return_marks_the_same_injury() {
    let told = entry(&[
        injury(0, knee()).on("2020-11-01..2020-11-30"),
        stage(20, 60).on("2021-01-10"),
        setback(40).on("2021-02-10"),
    ]);
    assert_eq!(told.injuries.len(), 1);
    assert_eq!(told.injuries[0].onset, Some(when("2020-11-01..2020-11-30")));
    assert!(told.injuries[0].recurrence);
    assert_eq!(told.stage, None, "the step was lost");
}

#[test]
fn an_operation_names_the_place_of_the_one_open_injury() {
    let told = entry(&[
        injury(0, bare()),
        claim(20, ClaimValue::Surgery { state: SurgeryState::Planned, region: Region::Ankle }),
    ]);
    assert_eq!((told.injuries.len(), told.injuries[0].region), (1, Region::Ankle));
    assert_eq!((told.status, told.stage), (Some(Status::Out), Some(Stage::Surgery)));
    let told =
        entry(&[claim(0, ClaimValue::Surgery { state: SurgeryState::Done, region: Region::Unspecified })
            .on("2020-12-01")]);
    assert_eq!((told.injuries[0].surgery, told.stage), (Some(SurgeryState::Done), None));
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
fn last_weeks_hurt_is_not_the_one_of_which_the_report_looks_back() {
    let now = injury(0, knee()).on("2021-04-14");
    let then = InjuryFacts { phase: Some(Phase::Past), ..knee() };
    let looks_back = [
        now.clone(),
        told(20, Status::Out),
        injury(60, then.clone()),
        claim(60, ClaimValue::Surgery { state: SurgeryState::Done, region: Region::Knee }),
    ];
    let both = entry(&looks_back);
    let [hurt, history] = both.injuries.as_slice() else { panic!("{both:?}") };
    assert_eq!((hurt.phase, hurt.surgery), (Phase::Current, None));
    assert_eq!((history.phase, history.surgery), (Phase::Past, Some(SurgeryState::Done)));

    let is_back = entry(&[now, told(20, Status::Available), injury(60, then.clone())]);
    assert_eq!(is_back.injuries.len(), 1, "{is_back:?}");

    let months_ago = injury(0, knee()).on("2021-01-14");
    let told_twice = entry(&[months_ago, told(20, Status::Out), injury(60, then)]);
    assert_eq!(told_twice.injuries.len(), 1, "{told_twice:?}");
}

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
fn who_gets_an_entry() {
    let none = |claims: &[Claim]| entries(when(PUBLISHED), claims).is_empty();
    let by = Person { name: "Tom Ashby".into(), id: None, team: None };
    assert!(none(&[
        claim(0, ClaimValue::Cover { by: by.clone() }),
        claim(9, ClaimValue::Companion { with: by }),
        claim(18, ClaimValue::Exposure(Exposure { measure: "minutes".into(), amount: 11, over: None })),
        claim(27, ClaimValue::Team { name: "Marlow".into() }),
    ]));
    assert!(none(&[absence(0), back(20)]));
    assert!(none(&[claim(0, ClaimValue::Status { status: Status::Out, reason: StatusReason::Suspension })]));
    // Back from the national team, on a day that the list names.
    let duty = claim(0, ClaimValue::Status { status: Status::Out, reason: StatusReason::Duty });
    let back = forecast(10, None, Some("2021-05-01"), Hedge::Stated);
    assert!(none(&[duty.clone(), back.clone()]));
    assert!(!none(&[duty, back, injury(20, bare())]));
    let told = entry(&[claim(0, ClaimValue::Status { status: Status::Out, reason: StatusReason::Illness })]);
    assert_eq!((told.injuries[0].region, told.injuries[0].phase), (Region::Illness, Phase::Current));
    let told = entry(&[self::told(0, Status::Available)]);
    assert_eq!((told.injuries[0].region, told.injuries[0].phase), (Region::Unspecified, Phase::Past));
}

#[test]
fn entries_and_speakers_come_in_the_order_of_the_text_whatever_the_order_of_claims() {
    let claims = [
        injury(50, knee()).of("Ned Harrow").by("Dunmore"),
        injury(10, thigh()).of("Ian Pell").by("Ian Pell"),
        stage(90, 40).of("Ned Harrow").by("Pat Dunmore"),
        stage(95, 40).of("Ned Harrow").by("Ann Lye").by("Pat Dunmore"),
        stage(40, 10).of("Ned Harrow").surely(Certainty::Hoped),
    ];
    let told = entries(when(PUBLISHED), &claims);
    assert_eq!(told.iter().map(|e| e.player.as_str()).collect::<Vec<_>>(), ["Ian Pell", "Ned Harrow"]);
    assert_eq!(told[1].said_by, ["Pat Dunmore", "Ann Lye"]);
    let mut other = claims.to_vec();
    other.reverse();
    other.extend_from_slice(&claims);
    assert_eq!(entries(when(PUBLISHED), &other), told);
}

#[test]
fn one_person_under_two_names_is_one_entry_with_the_fullest() {
    let id = || Some(crate::PersonId("pack:7".into()));
    let told = entry(&[
        injury(0, knee()).of("Harrow").with(|c| c.player.id = id()),
        stage(9, 40).of("Ned Harrow").with(|c| c.player.id = id()),
        stage(20, 45).of("NED HARROW"),
    ]);
    assert_eq!((told.player.as_str(), told.stage), ("Ned Harrow", Some(Stage::IndividualTraining)));
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
}
