//! What the fold over many documents does with hand-made reports.

mod copies;
mod disputes;
mod kept;
mod lapse;
mod namesakes;
mod people;
mod pitch;

use super::sample::*;
use super::*;
use crate::{
    Dating, DocumentId, ExpectedReturn, Hedge, InjuryFacts, Rung, Setting, Stage, SurgeryState, parse_date,
};

const NED: &str = "Ned Harrow";

fn report(doc: &str, said: &str, claims: impl IntoIterator<Item = Claim>) -> Report {
    let document = DocumentId(doc.into());
    let seal = |c: Claim| c.with(|c| c.document = document.clone());
    Report {
        document: document.clone(),
        doc: doc.into(),
        title: None,
        outlet: None,
        said: Dating { within: when(said), basis: crate::Basis::Given, because: Vec::new() },
        claims: claims.into_iter().map(seal).collect(),
        vouched: Default::default(),
        copy_of: None,
    }
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

fn back(at: usize) -> Claim {
    claim(at, ClaimValue::Return { into: Some("the cup tie".into()) })
}

fn setback(at: usize) -> Claim {
    claim(at, ClaimValue::Setback { region: Region::Unspecified })
}

fn by(at: usize, day: &str, hedge: Hedge) -> Claim {
    let by = Some(parse_date(day).unwrap());
    claim(at, ClaimValue::ReturnEstimate(ExpectedReturn { not_before: None, by, hedge }))
}

fn told(at: usize, status: Status) -> Claim {
    claim(at, ClaimValue::Status { status, reason: StatusReason::Injury })
}

fn spring() -> Report {
    report(
        "spring",
        "2014-04-17",
        [
            injury(0, knee()),
            injury(10, InjuryFacts { setting: Some(Setting::International), ..bare() })
                .on("2013-11-01..2013-11-30"),
            stage(20, 35).on("2014-01-01..2014-01-31"),
            stage(30, 40).by("Pat Dunmore"),
            by(40, "2014-05-31", Hedge::Unlikely),
            injury(50, bare()).of("Ivo van Tell"),
            stage(60, 35).of("Ivo van Tell"),
        ],
    )
}

fn summer() -> Report {
    report(
        "summer",
        "2014-07-01..2014-08-05",
        [
            injury(0, InjuryFacts { setting: Some(Setting::International), ..knee() })
                .on("2013-11-10..2013-12-10"),
            claim(10, ClaimValue::Surgery { state: SurgeryState::Done, region: Region::Unspecified }),
            stage(20, 60),
            claim(30, ClaimValue::Restriction { what: "no double sessions".into() }),
            injury(40, knee()).of("Van Tell").on("2013-10-17"),
        ],
    )
}

fn later() -> Report {
    report(
        "later",
        "2018-03-31",
        [
            injury(0, thigh()),
            injury(10, InjuryFacts { setting: Some(Setting::Match), ..bare() }).on("2017-12-29"),
            back(20).on("2018-02-01..2018-02-14"),
            setback(30).on("2018-02-01..2018-02-14"),
            stage(40, 45).on("2018-03-31"),
            by(50, "2018-05-31", Hedge::Hoped),
        ],
    )
}

fn who(reports: &[Report], name: &str) -> Identity {
    let roster = Roster::of(&reports.to_vec().into());
    let found = roster.named(name);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].identity.clone()
}

fn of(reports: &[Report], name: &str) -> Vec<Spell> {
    spells(&reports.to_vec().into(), &who(reports, name))
}

#[test]
fn two_reports_of_one_injury_are_one_spell_with_two_sources() {
    let all = of(&[spring(), summer()], NED);
    let [spell] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!(spell.onset.known, Some(when("2013-11-10..2013-11-30")), "what both allow");
    assert_eq!(spell.onset.sources.len(), 2);
    assert_eq!((spell.region.value, spell.region.support.len()), (Some(Region::Knee), 2));
    assert_eq!((spell.surgery.value, spell.surgery.support.len()), (Some(SurgeryState::Done), 1));
    assert_eq!(
        spell.sources.iter().map(|s| s.imprint.doc.as_str()).collect::<Vec<_>>(),
        ["spring", "summer"]
    );
    let rungs: Vec<_> =
        spell.milestones.iter().map(|m| (m.rung.0, m.when, m.at_latest.to_string())).collect();
    assert_eq!(
        rungs,
        [
            (35, Some(when("2014-01-01..2014-01-31")), "2014-01-31".to_owned()),
            (40, None, "2014-04-17".to_owned()),
            (50, None, "2014-08-05".to_owned()),
        ]
    );
    assert_eq!((spell.estimates.len(), &spell.end), (1, &None));
}

#[test]
fn a_spell_first_told_without_an_onset_gets_it_from_a_later_report() {
    let all = of(&[summer(), spring()], "Ivo van Tell");
    let [spell] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!(spell.onset.known, Some(when("2013-10-17")));
    assert_eq!((spell.region.value, spell.region.support.len()), (Some(Region::Knee), 1));
    assert_eq!(spell.sources.len(), 2);
    let early = of(&[spring()], "Ivo van Tell");
    assert_eq!((early[0].onset.known, early[0].onset.at_latest), (None, parse_date("2014-04-17").unwrap()));
}

#[test]
fn a_setback_at_the_comeback_stays_within_the_lay_off() {
    let all = of(&[later(), summer(), spring()], NED);
    assert_eq!(all.len(), 2, "{all:#?}");
    let second = &all[1];
    assert_eq!(second.onset.known, Some(when("2017-12-29")));
    assert_eq!((second.region.value, second.part.value.as_deref()), (Some(Region::Thigh), Some("hamstring")));
    assert_eq!(second.setting.value, Some(Setting::Match));
    let setbacks: Vec<_> = second.setbacks.iter().map(|s| s.when).collect();
    assert_eq!(setbacks, [Some(when("2018-02-01..2018-02-14"))]);
    assert_eq!((second.stage, &second.end), (Some(Stage::IndividualTraining), &None));
    assert_eq!(second.estimates[0].expected.hedge, Hedge::Hoped);
    let first_end = all[0].end.as_ref().unwrap();
    assert_eq!((first_end.known, first_end.sources.len()), (None, 0), "it only follows");
    assert!(!all[0].open_on(parse_date("2018-01-01").unwrap()));
}

#[test]
fn after_a_lasting_comeback_a_recurrence_is_a_new_spell() {
    let again = InjuryFacts { recurrence: true, ..thigh() };
    let reports = |back_on: &str| {
        [
            report("one", "2018-01-02", [injury(0, thigh()).on("2017-12-29")]),
            report("two", "2018-05-02", [back(0).on(back_on)]),
            report("three", "2018-05-10", [injury(0, again.clone()).on("2018-05-01")]),
        ]
    };
    let lasting = of(&reports("2018-03-01"), NED);
    assert_eq!(lasting.len(), 2);
    assert_eq!(lasting[0].end.as_ref().and_then(|e| e.known), Some(when("2018-03-01")));
    let brief = of(&reports("2018-04-25"), NED);
    assert_eq!((brief.len(), brief[0].setbacks.len(), &brief[0].end), (1, 1, &None));
    let new = [
        report("one", "2018-01-02", [injury(0, thigh()).on("2017-12-29")]),
        report("three", "2018-05-10", [injury(0, knee()).on("2018-05-01")]),
    ];
    assert_eq!(of(&new, NED).len(), 2, "no recurrence told, and another region");
}

#[test]
fn a_bare_word_joins_an_open_spell_only() {
    let hurt = report("one", "2018-01-02", [injury(0, thigh()).on("2017-12-29")]);
    let word = |doc: &str, said: &str| report(doc, said, [told(0, Status::Out)]);
    assert_eq!(of(&[hurt.clone(), word("two", "2018-02-01")], NED).len(), 1);
    assert_eq!(of(&[hurt.clone(), word("two", "2020-02-01")], NED).len(), 2, "after two years of silence");
    let returned = report("back", "2018-01-20", [back(0).on("2018-01-18")]);
    let all = of(&[hurt.clone(), returned, word("two", "2018-02-01")], NED);
    assert_eq!(all.len(), 2, "back in between: {all:#?}");
    assert_eq!(all[0].end.as_ref().map(|e| e.sources.len()), Some(1));
    let over = report("over", "2018-01-20", [injury(0, InjuryFacts { phase: Some(Phase::Past), ..thigh() })]);
    let all = of(&[hurt, over, word("two", "2018-02-01")], NED);
    assert_eq!(all.len(), 2, "{all:#?}");
    let end = all[0].end.as_ref().unwrap();
    assert_eq!((end.known, end.at_latest), (None, parse_date("2018-01-20").unwrap()));
}

#[test]
fn of_several_values_the_best_supported_stands_and_a_tie_stays_open() {
    let with = |doc: &str, said: &str, side| {
        report(doc, said, [injury(0, InjuryFacts { diagnosis: Some(side), ..knee() })])
    };
    let (a, b) = (|| "ligament tear".to_owned(), || "meniscus tear".to_owned());
    let three = [with("1", "2018-01-01", a()), with("2", "2018-01-02", b()), with("3", "2018-01-03", a())];
    let field = &of(&three, NED)[0].diagnosis;
    assert_eq!((field.value.clone(), field.support.len(), field.others.len()), (Some(a()), 2, 1));
    let newer = &of(&three[..2], NED)[0].diagnosis;
    assert_eq!((newer.value.clone(), newer.others.len()), (Some(b()), 1));
    let tied = &of(&[with("1", "2018-01-01", a()), with("2", "2018-01-01", b())], NED)[0].diagnosis;
    assert!(tied.value.is_none() && tied.others.len() == 2);
}

#[test]
fn names_join_across_documents_when_only_one_fits() {
    let one = |doc: &str, name: &str, team: Option<&str>, id: Option<&str>| {
        let claim = injury(0, knee()).of(name).with(|c| {
            c.player.team = team.map(Into::into);
            c.player.id = id.map(|id| crate::PersonId(id.into()));
        });
        report(doc, "2018-01-01", [claim])
    };
    let people = |reports: &[Report]| Roster::of(&reports.to_vec().into()).people().count();
    let full = one("1", "Ned Harrow", Some("Marlow"), None);
    assert_eq!(people(&[full.clone(), one("2", "Harrow", None, None)]), 1);
    assert_eq!(people(&[full.clone(), one("2", "HÁRROW", Some("Marlow Town"), None)]), 1);
    assert_eq!(people(&[full.clone(), one("2", "Harrow", Some("Stoke"), None)]), 2);
    assert_eq!(
        people(&[full.clone(), one("2", "Tom Harrow", None, None), one("3", "Harrow", None, None)]),
        3
    );
    assert_eq!(people(&[full.clone(), one("2", "Ned Harrow", Some("Stoke"), Some("p:7"))]), 1);
    assert_eq!(people(&[one("1", "Harrow", None, Some("p:7")), one("2", "Harrow", None, Some("p:8"))]), 2);
    assert_eq!(
        people(&[full, one("2", "van Harrow", None, None), one("3", "Ivo van Harrow", None, None)]),
        2
    );
}

#[test]
fn a_timeline_cites_every_line_in_the_order_of_what_happened() {
    let reports = [later(), spring(), summer()];
    let told = timeline(&reports.to_vec().into(), &who(&reports, NED)).unwrap();
    assert_eq!((told.player.name.as_str(), told.spells.len()), (NED, 2));
    assert_eq!(told.lines.len(), 5 + 4 + 6, "every claim about him");
    let days: Vec<_> = told.lines.iter().map(|l| l.when.map_or(l.day, |w| w.earliest)).collect();
    assert!(days.is_sorted(), "{days:?}");
    for line in &told.lines {
        assert_eq!(line.source.claims.as_slice(), std::slice::from_ref(&line.claim));
        let second = line.source.imprint.doc == "later";
        assert_eq!(line.spell, Some(usize::from(second)), "{line:?}");
    }
    assert!(timeline(&reports.to_vec().into(), &Identity::Name("nobody".into())).is_none());
}

fn rows(reports: &[Report], day: &str) -> Vec<(String, Option<Status>, i64)> {
    let day = parse_date(day).unwrap();
    let board = board(&reports.to_vec().into(), day, Some("marlow"), &|a, b| a.eq_ignore_ascii_case(b));
    let all = board.teams.into_iter().flat_map(|t| t.rows);
    all.map(|r| (r.player, r.status, r.days_since)).collect()
}

#[test]
fn the_board_holds_the_last_word_until_another_contradicts_it() {
    let ours = |c: Claim| c.with(|c| c.player.team = Some("Marlow".into()));
    let ned = report("1", "2018-01-02", [ours(injury(0, thigh()).on("2017-12-29"))]);
    let ian = report("2", "2018-01-05", [ours(told(0, Status::Doubtful)).of("Ian Pell")]);
    let history = InjuryFacts { phase: Some(Phase::Past), ..knee() };
    let past = report("3", "2018-01-08", [ours(injury(0, history).on("2010-01-01..2010-12-31"))]);
    let away = report(
        "4",
        "2018-01-09",
        [told(0, Status::Out).of("Max Orr").with(|c| c.player.team = Some("Stoke".into()))],
    );
    let returned = report("5", "2018-01-20", [ours(back(0).on("2018-01-18"))]);
    let all = [returned, away, past, ian, ned];
    let (out, doubt) = (Some(Status::Out), Some(Status::Doubtful));
    assert_eq!(rows(&all, "2018-01-01"), []);
    assert_eq!(rows(&all, "2018-01-04"), [(NED.into(), out, 2)]);
    assert_eq!(rows(&all, "2018-01-09"), [(NED.into(), out, 1), ("Ian Pell".into(), doubt, 4)]);
    let back = rows(&all, "2018-01-21");
    assert_eq!(back, [("Ian Pell".into(), doubt, 16), (NED.into(), Some(Status::Available), 1)]);
}

#[test]
fn a_report_dated_by_an_interval_counts_from_its_last_day() {
    assert!(!summer().said_by(parse_date("2014-08-04").unwrap()));
    assert!(summer().said_by(parse_date("2014-08-05").unwrap()));
}

#[test]
fn a_board_row_tells_the_spell_and_survives_json() {
    let day = parse_date("2014-05-01").unwrap();
    let board = board(&vec![spring(), summer(), later()].into(), day, None, &|a, b| a == b);
    let json = serde_json::to_value(&board).unwrap();
    let row = &json["teams"][0]["rows"][1];
    assert_eq!(row["player"], NED);
    assert_eq!((row["status"].as_str(), row["stage"].as_str()), (Some("out"), Some("outdoor")));
    assert_eq!(row["since"]["known"]["earliest"], "2013-11-01");
    assert_eq!((row["days_since"].as_i64(), row["last_word"]["doc"].as_str()), (Some(14), Some("spring")));
    assert_eq!(row["expected_return"]["by"], "2014-05-31");
}

#[test]
fn a_return_told_beside_a_newer_injury_ends_the_older_spell() {
    let first = report("one", "2018-01-02", [injury(0, knee()).on("2017-12-29")]);
    let then = report(
        "two",
        "2019-02-02",
        [
            injury(0, InjuryFacts { phase: Some(Phase::Past), ..knee() }),
            back(10).on("2018-09-01"),
            injury(20, thigh()).on("2019-02-01"),
            told(30, Status::Out),
        ],
    );
    let all = of(&[first, then], NED);
    assert_eq!(all.len(), 2, "{all:#?}");
    assert_eq!(all[0].end.as_ref().and_then(|e| e.known), Some(when("2018-09-01")));
    assert_eq!(all[1].end, None);
}
