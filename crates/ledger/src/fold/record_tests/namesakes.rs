//! Two players of one full name at two clubs.

use super::*;

/// A report of Ned Harrow of a team, who has that hurt.
fn of_team(said: &str, team: &str, facts: InjuryFacts) -> Report {
    let hurt = injury(0, facts).with(|c| c.player.team = Some(team.into()));
    report(&format!("{team} {said}"), said, [hurt])
}

fn ankle() -> InjuryFacts {
    InjuryFacts { region: Region::Ankle, ..bare() }
}

/// The identities' teams, in the order of identities.
fn teams(reports: &[Report]) -> Vec<Vec<String>> {
    Roster::of(&reports.to_vec().into()).people().map(|p| p.teams.clone()).collect()
}

/// One at Hillside with a bad knee, one at Brookfield with a bad thigh.
fn two_of_a_name() -> Vec<Report> {
    vec![
        of_team("2018-02-01", "Hillside", knee()),
        of_team("2018-02-10", "Brookfield", thigh()),
        of_team("2018-03-01", "Hillside", knee()),
        of_team("2018-03-10", "Brookfield", thigh()),
    ]
}

#[test]
fn two_clubs_by_turns_are_two_players() {
    let all = two_of_a_name();
    assert_eq!(teams(&all), [["Brookfield"], ["Hillside"]]);
    let namesake = |team: &str| Identity::Namesake { name: "ned harrow".into(), team: team.into() };
    let places = |team: &str| -> Vec<Option<Region>> {
        spells(&all.clone().into(), &namesake(team)).iter().map(|s| s.region.value).collect()
    };
    assert_eq!(places("hillside"), [Some(Region::Knee)]);
    assert_eq!(places("brookfield"), [Some(Region::Thigh)]);
    let turned: Vec<Report> = all.iter().rev().cloned().collect();
    assert_eq!(teams(&turned), teams(&all), "whatever the order");
}

#[test]
fn until_the_other_is_told_of_by_turns_there_is_one() {
    let all: Material = two_of_a_name().into();
    let known = |day: &str| Roster::of(&all.by(parse_date(day).unwrap())).people().count();
    assert_eq!([known("2018-02-09"), known("2018-03-09"), known("2018-03-10")], [1, 1, 2]);
}

#[test]
fn a_surname_is_the_namesakes_of_that_club() {
    let mut all = two_of_a_name();
    let short = injury(0, knee()).of("Harrow").with(|c| c.player.team = Some("Hillside".into()));
    all.push(report("short", "2018-03-20", [short]));
    let roster = Roster::of(&all.into());
    assert_eq!(roster.people().count(), 2);
    let hillside = roster.people().find(|p| p.teams == ["Hillside"]).unwrap();
    assert!(hillside.names.contains("Harrow"));
}

#[test]
fn whoever_is_of_either_stays_apart() {
    let mut all = two_of_a_name();
    all.push(report("no club", "2018-03-20", [injury(0, knee())]));
    let roster = Roster::of(&all.into());
    assert_eq!(roster.people().count(), 3);
}

#[test]
fn a_namesake_who_moves_is_known_at_the_next_club() {
    let mut all = two_of_a_name();
    // He leaves Hillside; the other goes on at Brookfield.
    all.extend([
        of_team("2018-08-01", "Marlow", ankle()),
        of_team("2018-08-10", "Brookfield", thigh()),
        of_team("2018-09-01", "Marlow", ankle()),
        of_team("2018-09-10", "Brookfield", thigh()),
    ]);
    assert_eq!(teams(&all), [vec!["Brookfield"], vec!["Hillside", "Marlow"]]);
}

#[test]
fn a_transfer_parts_nobody() {
    let all = [
        of_team("2018-01-05", "Hillside", knee()),
        of_team("2018-01-20", "Hillside", knee()),
        of_team("2018-02-10", "Brookfield", thigh()),
        of_team("2018-03-10", "Brookfield", ankle()),
        of_team("2018-04-10", "Brookfield", thigh()),
    ];
    assert_eq!(teams(&all), [["Hillside", "Brookfield"]]);
}

#[test]
fn a_loan_and_the_way_back_part_nobody() {
    let all = [
        of_team("2018-01-05", "Hillside", knee()),
        of_team("2018-02-10", "Brookfield", thigh()),
        of_team("2018-05-10", "Brookfield", thigh()),
        of_team("2018-08-10", "Hillside", ankle()),
        // On loan there again, a year after.
        of_team("2019-01-20", "Brookfield", knee()),
    ];
    assert_eq!(Roster::of(&all.to_vec().into()).people().count(), 1);
}

#[test]
fn whom_two_teams_tell_of_by_turns_with_one_body_is_one() {
    // On loan, or in a national side: both tell of the same knee.
    let by_turns = [
        of_team("2018-02-01", "Hillside", knee()),
        of_team("2018-02-03", "Brookfield", knee()),
        of_team("2018-03-01", "Hillside", knee()),
        of_team("2018-03-10", "Brookfield", thigh()),
        of_team("2018-03-15", "Hillside", thigh()),
        of_team("2018-04-15", "Brookfield", knee()),
    ];
    assert_eq!(Roster::of(&by_turns.to_vec().into()).people().count(), 1);
    // A report gives both teams.
    let mut told = two_of_a_name();
    let both = [
        injury(0, bare()).with(|c| c.player.team = Some("Hillside".into())),
        injury(9, bare()).with(|c| c.player.team = Some("Brookfield".into())),
    ];
    told.push(report("both", "2018-03-20", both));
    assert_eq!(Roster::of(&told.into()).people().count(), 1);
}

#[test]
fn one_wrong_club_in_one_report_parts_nobody() {
    let all = [
        of_team("2018-02-01", "Hillside", knee()),
        of_team("2018-02-10", "Brookfield", thigh()),
        of_team("2018-03-01", "Hillside", knee()),
        of_team("2018-04-01", "Hillside", ankle()),
    ];
    assert_eq!(Roster::of(&all.to_vec().into()).people().count(), 1);
}

#[test]
fn whom_a_pack_knows_is_one_wherever_he_plays() {
    let matched = |r: &Report| {
        let id = Some(crate::PersonId("cup:7".into()));
        let claims = r.claims.iter().cloned().map(|c| c.with(|c| c.player.id = id.clone())).collect();
        Report { claims, ..r.clone() }
    };
    let all: Vec<Report> = two_of_a_name().iter().map(matched).collect();
    assert_eq!(Roster::of(&all.into()).people().count(), 1);
}
