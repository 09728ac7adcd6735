//! What the fold of one document does with hand-made claims.

mod injuries;
mod standing;

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
fn of_two_names_of_a_diagnosis_the_one_that_says_more_stands() {
    let knee = |at, diagnosis: &str| {
        let (region, pathology) = (Region::Knee, Pathology::Ligament);
        let diagnosis = Some(diagnosis.to_owned());
        injury(at, InjuryFacts { region, pathology, diagnosis, ..InjuryFacts::default() })
    };
    let of =
        |first: &str, second: &str| entry(&[knee(0, first), knee(50, second)]).injuries[0].diagnosis.clone();
    let (torn, ruptured) = ("torn cruciate ligament", "anterior cruciate ligament rupture");
    assert_eq!(of(torn, ruptured).as_deref(), Some(ruptured));
    assert_eq!(of(ruptured, torn).as_deref(), Some(ruptured));
    // Another diagnosis says nothing more of this one.
    assert_eq!(of("knee sprain", "medial collateral ligament damage").as_deref(), Some("knee sprain"));
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
