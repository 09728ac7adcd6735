//! What becomes of absences that nobody speaks of any more.

use super::pitch::match_of;
use super::*;
use crate::{Appearance, InjuryFacts, Lapsed, Pathology};

fn flag(doc: &str, said: &str, since: &str, status: Status, facts: InjuryFacts) -> Report {
    let reason = StatusReason::Injury;
    let told = claim(10, ClaimValue::Status { status, reason }).on(since);
    let chance = claim(20, ClaimValue::Chance { percent: 25 });
    Report { outlet: Some("The League".into()), ..report(doc, said, [injury(0, facts), told, chance]) }
}

fn day(day: &str) -> jiff::civil::Date {
    parse_date(day).unwrap()
}

/// The status that the board shows on a day, and the lapsed one; none where the player is not on it.
fn shown(reports: &[Report], on: &str) -> Option<(Option<Status>, Option<Lapsed>)> {
    let board = board(&reports.to_vec().into(), day(on), None, &|a, b| a == b);
    let row = board.teams.into_iter().flat_map(|team| team.rows).next()?;
    Some((row.status, row.lapsed))
}

#[test]
fn a_doubt_is_about_the_next_match() {
    let reports = [flag("doubt", "2018-12-26", "2018-12-26", Status::Doubtful, knee())];
    let lapsed = Lapsed { told: Some(Status::Doubtful), held_until: day("2019-01-23") };
    assert_eq!(shown(&reports, "2019-01-23"), Some((Some(Status::Doubtful), None)));
    assert_eq!(shown(&reports, "2019-01-24"), Some((None, Some(lapsed))));
    assert_eq!(shown(&reports, "2019-02-20"), Some((None, Some(lapsed))));
    assert_eq!(shown(&reports, "2019-02-21"), None, "as long again as it held");
    let spell = of(&reports, NED).remove(0);
    assert_eq!((&spell.end, spell.holds_until), (&None, Some(day("2019-01-23"))), "it is not over");
}

#[test]
fn an_absence_holds_for_the_season_or_until_after_the_day_that_is_told() {
    let holds = |said: &str, more: &[Claim]| {
        let claims = [injury(0, knee()), told(10, Status::Out)].into_iter().chain(more.iter().cloned());
        let spell = of(&[report("out", said, claims)], NED).remove(0);
        spell.holds_until.map(|day| day.to_string()).unwrap_or_default()
    };
    assert_eq!(holds("2020-10-17", &[]), "2021-06-30", "the rest of the season");
    assert_eq!(holds("2021-05-15", &[]), "2021-11-11", "half a year");
    assert_eq!(holds("2020-10-17", &[by(20, "2020-11-01", Hedge::Stated)]), "2020-11-29");
    assert_eq!(holds("2020-10-17", &[by(20, "2020-11-01", Hedge::Unlikely)]), "2021-06-30");
    assert_eq!(holds("2020-10-17", &[by(20, "2022-01-01", Hedge::Stated)]), "2022-01-29");
}

#[test]
fn who_speaks_again_renews_it() {
    let first = flag("first", "2018-12-26", "2018-12-26", Status::Doubtful, knee());
    let second = flag("second", "2019-01-20", "2018-12-26", Status::Out, knee());
    let [one] = of(&[second, first], NED).try_into().unwrap();
    assert_eq!(one.holds_until, Some(day("2019-07-19")));
}

#[test]
fn a_lapsed_absence_costs_at_most_what_was_told_of_it() {
    let reports = vec![flag("doubt", "2018-12-26", "2018-12-26", Status::Doubtful, knee())];
    let who = who(&reports, NED);
    let cost = |days: &[&str]| {
        let appearances: Vec<Appearance> = days.iter().map(|day| match_of(day, 0)).collect();
        let spell = spells(&Material { reports: reports.clone(), appearances, ..Material::default() }, &who);
        spell[0].lost.map(|lost| (lost.days_least, lost.matches, lost.matches_most))
    };
    assert_eq!(cost(&["2018-12-30", "2019-01-05"]), Some((1, 0, None)), "he may have been left out");
    let long = ["2018-12-26", "2018-12-30", "2019-01-05", "2019-05-05", "2020-05-05"];
    assert_eq!(cost(&long), Some((1, 1, None)), "no word after its own day has him out");
}

#[test]
fn a_new_flag_for_another_hurt_shows_that_the_old_one_was_down() {
    let reports = |since: &str| {
        vec![
            flag("knee", "2020-03-10", "2020-01-21", Status::Doubtful, knee()),
            flag("thigh", "2020-06-23", since, Status::Out, thigh()),
        ]
    };
    let all = of(&reports("2020-06-19"), NED);
    let end = all[0].end.as_ref().unwrap();
    assert_eq!((all.len(), end.known, end.at_latest), (2, None, day("2020-06-19")), "it only follows");
    assert_eq!(of(&reports("2020-03-01"), NED)[0].end, None, "raised while the knee was still told of");
}

#[test]
fn an_injury_after_an_illness_is_another_matter_under_an_old_flag() {
    let ill = InjuryFacts { region: Region::Illness, ..bare() };
    let strain = InjuryFacts { pathology: Pathology::MuscleTendon, ..bare() };
    let reports = [
        flag("ill", "2020-10-20", "2020-10-16", Status::Doubtful, ill),
        flag("strain", "2020-11-03", "2020-10-16", Status::Doubtful, strain),
    ];
    let all = of(&reports, NED);
    let told: Vec<_> =
        all.iter().map(|s| (s.region.value, s.pathology.value, s.onset.at_latest.to_string())).collect();
    assert_eq!(
        told,
        [
            (Some(Region::Illness), None, "2020-10-16".to_owned()),
            (None, Some(Pathology::MuscleTendon), "2020-11-03".to_owned()),
        ]
    );
}

#[test]
fn minutes_missed_are_those_that_the_player_usually_played() {
    let reports = vec![
        report("first", "2018-02-05", [injury(0, thigh()).on("2018-02-04")]),
        report("second", "2018-03-05", [injury(0, knee()).on("2018-03-03..2018-03-05")]),
    ];
    let who = who(&reports, NED);
    let played = [
        ("2018-01-10", 90),
        ("2018-01-17", 0),
        ("2018-01-24", 60),
        ("2018-01-31", 90),
        // Missed hurt: tells nothing of how much he plays when he is fit.
        ("2018-02-07", 0),
        ("2018-02-14", 60),
        ("2018-03-04", 0),
        ("2018-03-10", 0),
        ("2018-03-17", 0),
        ("2018-03-31", 12),
    ];
    let appearances = played.map(|(day, minutes)| match_of(day, minutes)).to_vec();
    let all = spells(&Material { reports, appearances, ..Material::default() }, &who);
    let lost = all[1].lost.unwrap();
    assert_eq!((lost.matches, lost.matches_most), (2, Some(3)));
    let usual = Usual { minutes: 300, matches: 5 };
    let minutes =
        MinutesMissed { expected: Some(120), expected_most: Some(180), most: Some(270), usual: Some(usual) };
    assert_eq!(lost.minutes, minutes);
    let first = all[0].lost.unwrap().minutes;
    assert_eq!((first.expected, first.usual.map(|u| u.matches)), (Some(60), Some(4)));
}
