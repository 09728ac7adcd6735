//! Who played, beside what was said.

use super::*;
use crate::{Appearance, Person};

pub(super) fn match_of(day: &str, minutes: u16) -> Appearance {
    Appearance {
        player: Person { name: NED.into(), id: None, team: None }.into(),
        day: parse_date(day).unwrap(),
        minutes,
        against: Some("Lakeside".into()),
        home: Some(true),
        table: "matches".into(),
    }
}

#[test]
fn a_match_played_ends_a_spell_and_counts_what_it_cost() {
    let hurt = report("hurt", "2018-03-05", [injury(0, knee()).on("2018-03-03")]);
    let reports = vec![hurt];
    let who = who(&reports, NED);
    let days =
        [("2018-03-03", 40), ("2018-03-10", 0), ("2018-03-17", 0), ("2018-03-31", 12), ("2018-04-07", 90)];
    let appearances = days.map(|(day, minutes)| match_of(day, minutes)).to_vec();
    let material = Material { reports, appearances, ..Material::default() };
    let spell = spells(&material, &who).remove(0);
    let end = spell.end.unwrap();
    assert_eq!(end.known, Some(when("2018-03-31")));
    assert_eq!(end.played.map(|p| (p.minutes, p.against)), Some((12, Some("Lakeside".into()))));
    let minutes = MinutesMissed { expected: None, expected_most: None, most: Some(180), usual: None };
    let lost = Lost {
        days_least: 28,
        days_most: Some(28),
        matches: 2,
        matches_most: Some(2),
        minutes,
        back_for: Some(12),
    };
    assert_eq!(spell.lost, Some(lost));
    // Before the match nothing is known of it.
    let before = spells(&material.by(parse_date("2018-03-20").unwrap()), &who).remove(0);
    assert_eq!(before.end, None);
    assert_eq!(before.lost.map(|l| (l.matches, l.matches_most, l.back_for)), Some((0, Some(2), None)));
}

#[test]
fn after_a_match_a_report_tells_of_another_spell() {
    let first = report("first", "2018-03-05", [injury(0, knee())]);
    let second = report("second", "2018-05-07", [injury(0, knee())]);
    let reports = vec![first, second];
    assert_eq!(of(&reports, NED).len(), 1);
    let who = who(&reports, NED);
    let material = Material { reports, appearances: vec![match_of("2018-04-07", 90)], ..Material::default() };
    assert_eq!(spells(&material, &who).len(), 2);
}

#[test]
fn a_report_that_has_somebody_out_who_played_is_contradicted_in_sight() {
    let status = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    let still =
        report("still", "2018-04-20", [injury(0, knee()), claim(10, status).on("2018-03-05..2018-04-20")]);
    let reports = vec![report("hurt", "2018-03-05", [injury(0, knee()).on("2018-03-03")]), still];
    let who = who(&reports, NED);
    let material = Material { reports, appearances: vec![match_of("2018-04-07", 64)], ..Material::default() };
    let spells = spells(&material, &who);
    assert_eq!(spells.len(), 1, "what has lasted since March is the injury of March");
    let told: Vec<_> =
        spells[0].contradictions.iter().map(|c| (c.source.imprint.doc.as_str(), c.played.minutes)).collect();
    assert_eq!(told, [("still", 64)]);
}

#[test]
fn who_has_played_since_the_last_word_is_on_no_board_as_out() {
    let reports = vec![report("hurt", "2018-03-05", [injury(0, knee()), told(10, Status::Out)])];
    let material = Material { reports, appearances: vec![match_of("2018-04-07", 64)], ..Material::default() };
    let status = |day: &str| {
        let board = board(&material, parse_date(day).unwrap(), None, &|a, b| a == b);
        board.teams[0].rows[0].status
    };
    assert_eq!(status("2018-04-06"), Some(Status::Out));
    assert_eq!(status("2018-04-07"), Some(Status::Available));
}

/// What a list says under a flag that it raised on 5 March.
fn flag(doc: &str, said: &str, facts: InjuryFacts) -> Report {
    let status = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    let chance = claim(20, ClaimValue::Chance { percent: 50 });
    let claims = [injury(0, facts), claim(10, status).on("2018-03-05"), chance];
    Report { outlet: Some("The League".into()), ..report(doc, said, claims) }
}

#[test]
fn an_old_flag_may_tell_of_another_hurt_once_a_match_was_played() {
    let knock = InjuryFacts { pathology: crate::Pathology::Contusion, ..bare() };
    let reports = vec![
        flag("thigh", "2018-03-06", thigh()),
        flag("knee", "2018-03-06..2018-03-20", knee()),
        flag("knock", "2018-03-27", knock),
    ];
    let who = who(&reports, NED);
    let told = |appearances| {
        let material = Material { reports: reports.clone(), appearances, ..Material::default() };
        let spells = spells(&material, &who);
        spells
            .iter()
            .map(|s| (s.region.value, s.onset.at_latest.to_string(), s.sources.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(vec![]).len(), 1, "the list corrects itself");
    let two = told(vec![match_of("2018-03-17", 90)]);
    assert_eq!(
        two,
        [(Some(Region::Thigh), "2018-03-05".to_owned(), 1), (Some(Region::Knee), "2018-03-20".to_owned(), 2)]
    );
}

#[test]
fn an_old_flag_tells_of_a_new_hurt_of_the_same_place_in_words_put_up_after_a_match() {
    let reports = vec![
        flag("doubt", "2018-03-06", thigh()),
        // He may have played before the list said so, or after.
        flag("same week", "2018-03-15..2018-03-18", thigh()),
        flag("worse", "2018-03-20..2018-03-24", thigh()),
        flag("better", "2018-03-28..2018-04-02", thigh()),
    ];
    let who = who(&reports, NED);
    let appearances = [("2018-03-10", 0), ("2018-03-17", 8), ("2018-03-24", 0), ("2018-04-14", 90)];
    let appearances = appearances.map(|(day, minutes)| match_of(day, minutes)).to_vec();
    let material = Material { reports, appearances, ..Material::default() };
    let told: Vec<_> = spells(&material, &who)
        .iter()
        .map(|s| {
            assert!(s.contradictions.is_empty(), "{:?}", s.contradictions);
            let end = s.end.as_ref().and_then(|end| end.known).map(|end| end.latest.to_string());
            (s.onset.at_latest.to_string(), end, s.sources.len(), s.lost.map(|l| l.matches))
        })
        .collect();
    let first = ("2018-03-05".to_owned(), Some("2018-03-17".to_owned()), 2, Some(1));
    let second = ("2018-03-24".to_owned(), Some("2018-04-14".to_owned()), 2, Some(1));
    assert_eq!(told, [first, second]);
}

#[test]
fn a_paper_that_goes_on_saying_so_is_no_list() {
    let status = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    let paper = |doc: &str, said: &str| {
        let claims = [injury(0, knee()), claim(10, status.clone()).on(&format!("2018-03-05..{said}"))];
        Report { outlet: Some("Coast Sport".into()), ..report(doc, said, claims) }
    };
    let reports = vec![paper("early", "2018-03-06"), paper("late", "2018-04-20")];
    let who = who(&reports, NED);
    let material = Material { reports, appearances: vec![match_of("2018-04-07", 64)], ..Material::default() };
    let spells = spells(&material, &who);
    let contradicted: Vec<_> =
        spells[0].contradictions.iter().map(|c| c.source.imprint.doc.as_str()).collect();
    assert_eq!((spells.len(), contradicted), (1, vec!["late"]));
}

#[test]
fn whoever_has_had_a_match_for_another_club_since_is_on_that_ones_board() {
    let hurt = || {
        [injury(0, knee()), told(10, Status::Out)]
            .map(|claim| claim.with(|c| c.player.team = Some("Lakeside".into())))
    };
    let reports = vec![report("hurt", "2018-03-05", hurt()), report("again", "2018-04-21", hurt())];
    let for_team = |team: &str, day: &str| {
        let player = Person { name: NED.into(), id: None, team: Some(team.into()) }.into();
        Appearance { player, ..match_of(day, 0) }
    };
    let appearances = vec![
        for_team("Lakeside FC", "2018-03-10"),
        for_team("Ravenport", "2018-03-17"),
        for_team("Ravenport", "2018-04-14"),
    ];
    let material = Material { reports, appearances, ..Material::default() };
    let same = |a: &str, b: &str| a.trim_end_matches(" FC") == b.trim_end_matches(" FC");
    let team =
        |day: &str| board(&material, parse_date(day).unwrap(), None, &same).teams[0].team.clone().unwrap();
    assert_eq!(team("2018-03-06"), "Lakeside");
    assert_eq!(team("2018-03-12"), "Lakeside", "another name of the club is no other club");
    assert_eq!(team("2018-03-17"), "Ravenport");
    assert_eq!(team("2018-04-20"), "Ravenport");
    assert_eq!(team("2018-04-21"), "Lakeside", "said after the last match");
    let of = |team: &str| board(&material, parse_date("2018-03-20").unwrap(), Some(team), &same).teams.len();
    assert_eq!((of("Lakeside"), of("Ravenport")), (0, 1));
    let known = material.by(parse_date("2018-03-20").unwrap());
    let teams = timeline(&known, &who(&known.reports, NED)).unwrap().player.teams;
    assert_eq!(teams, ["Lakeside", "Ravenport"]);
}

#[test]
fn whoever_is_away_for_no_hurt_has_no_spell_though_a_day_is_named_for_the_return() {
    let away = claim(0, ClaimValue::Status { status: Status::Out, reason: StatusReason::Duty });
    let day = parse_date("2018-04-01").ok();
    let expected = crate::ExpectedReturn { not_before: None, by: day, hedge: crate::Hedge::Stated };
    let back = claim(10, ClaimValue::ReturnEstimate(expected));
    assert!(of(&[report("away", "2018-03-05", [away, back])], NED).is_empty());
}

proptest::proptest! {
    #[test]
    fn on_no_day_is_somebody_of_a_team_beyond_the_stay_there(
        said in proptest::collection::vec((0i64..30, 0usize..3, 0usize..2), 1..6),
        played in proptest::collection::vec((0i64..30, 0usize..2), 0..6),
        matched in proptest::bool::ANY,
    ) {
        let (teams, first) = (["Lakeside", "Ravenport"], parse_date("2018-03-01").unwrap());
        let id = matched.then(|| crate::PersonId("cup:7".into()));
        let reports = said.iter().enumerate().map(|(n, (day, team, name))| {
            let day = crate::add_days(first, *day).to_string();
            report(&format!("r{n}"), &day, [injury(0, knee()).with(|c| {
                c.player = Person {
                    name: [NED, "Harrow"][*name].into(),
                    id: id.clone(),
                    team: teams.get(*team).map(|team| (*team).to_owned()),
                };
            })])
        });
        let appearances = played.iter().map(|(day, team)| {
            let day = crate::add_days(first, *day).to_string();
            let player = Person { name: NED.into(), id: id.clone(), team: Some(teams[*team].into()) }.into();
            Appearance { player, ..match_of(&day, 90) }
        });
        let material = Material { reports: reports.collect(), appearances: appearances.collect(), ..Material::default() };
        let dossier = crate::Dossier::of(&material);
        for wanted in teams {
            let stay = dossier.stay(&|team| team == wanted);
            for day in (-2..60).map(|n| crate::add_days(first, n)) {
                let there = !dossier.candidates(day, Some(wanted), &|a, b| a == b).is_empty();
                let within = stay.is_some_and(|(from, to)| from <= day && day < to);
                proptest::prop_assert!(within || !there, "{wanted} on {day}: {stay:?}");
            }
        }
    }
}
