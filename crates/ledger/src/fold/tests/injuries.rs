//! Which mentions are of one injury, and what is known of it.

use super::*;

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
fn what_is_told_as_over_is_not_what_befell_somebody_in_these_days() {
    let past = injury(40, InjuryFacts { phase: Some(Phase::Past), ..thigh() });
    let torn = injury(0, InjuryFacts { pathology: Pathology::MuscleTendon, ..thigh() });
    let fresh = entry(&[torn.clone().on("2021-04-14"), past.clone()]);
    let told: Vec<_> = fresh.injuries.iter().map(|i| (i.pathology, i.phase)).collect();
    assert_eq!(told, [(Pathology::MuscleTendon, Phase::Current), (Pathology::Unspecified, Phase::Past)]);
    let older = entry(&[torn.on("2021-02-14"), past]);
    assert_eq!(older.injuries.len(), 1, "{older:?}");
    // Of two of one place, history is the one that is not of these days.
    let two = entry(&[
        injury(0, knee()).on("2021-04-14"),
        injury(20, knee()).on("2020-02-01..2020-02-29"),
        injury(40, InjuryFacts { phase: Some(Phase::Past), ..knee() }),
        injury(60, InjuryFacts { pathology: Pathology::Ligament, ..bare() }),
    ]);
    let told: Vec<_> = two.injuries.iter().map(|i| (i.pathology, i.phase)).collect();
    assert_eq!(told, [(Pathology::Ligament, Phase::Current), (Pathology::Unspecified, Phase::Past)]);
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

    // "a calf strain", "missed three months of last season with a broken leg": a leg of any region, and another damage.
    let strain = InjuryFacts {
        region: Region::LowerLeg,
        part: Some("calf".into()),
        pathology: Pathology::MuscleTendon,
        ..bare()
    };
    let leg =
        |pathology| InjuryFacts { pathology, phase: Some(Phase::Past), region: Region::Thigh, ..bare() };
    let told = |then| entry(&[injury(0, strain.clone()).on("2021-04-14"), worded(60, then, "a broken leg")]);
    assert_eq!(told(leg(Pathology::Fracture)).injuries.len(), 2);
    assert_eq!(told(leg(Pathology::MuscleTendon)).injuries.len(), 1);
}

#[test]
fn a_day_told_a_day_later_is_the_same_hurt_and_the_earlier_day_stands() {
    let ankle = || InjuryFacts { region: Region::Ankle, ..InjuryFacts::default() };
    let of = |first: &str, second: &str| {
        entry(&[injury(0, ankle()).on(first), injury(50, ankle()).on(second)]).injuries
    };
    for (first, second) in [("2021-04-13", "2021-04-14"), ("2021-04-14", "2021-04-13")] {
        let told = of(first, second);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].onset, Some(when("2021-04-13")));
    }
    assert_eq!(of("2021-03-01", "2021-04-13").len(), 2);
}
