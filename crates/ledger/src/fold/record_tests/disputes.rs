//! Reports that cannot all be right.

use super::*;
use crate::Side;

#[test]
fn two_papers_that_differ_on_the_side_tell_of_one_hurt_in_dispute() {
    let on = |doc: &str, said: &str, side| {
        let facts = InjuryFacts { side: Some(side), ..knee() };
        report(doc, said, [injury(0, facts).on("2018-03-03")])
    };
    let reports = [
        on("a", "2018-03-05", Side::Left),
        on("b", "2018-03-05", Side::Right),
        on("c", "2018-03-09", Side::Right),
    ];
    let spells = of(&reports, NED);
    assert_eq!(spells.len(), 1);
    assert_eq!((spells[0].side.value, spells[0].side.decided), (Some(Side::Right), Decided::MoreVoices));
    // Other days are another hurt; so are two sides that one report tells apart.
    let later = report(
        "d",
        "2018-06-09",
        [injury(0, InjuryFacts { side: Some(Side::Left), ..knee() }).on("2018-06-08")],
    );
    assert_eq!(of(&[reports[1].clone(), later], NED).len(), 2);
    let sides = [Side::Left, Side::Right].map(|side| InjuryFacts { side: Some(side), ..knee() });
    let [left, right] = sides;
    let both =
        report("e", "2018-03-05", [injury(0, left).on("2018-03-03"), injury(40, right).on("2018-03-03")]);
    assert_eq!(of(&[both], NED).len(), 2);
}

#[test]
fn a_syndicated_copy_is_no_second_voice() {
    let words = |claim: Claim, text: &str| claim.with(|c| c.evidence[0].text = text.into());
    let wire = |doc: &str, said: &str, side| {
        let hurt = injury(0, InjuryFacts { side: Some(side), ..knee() }).on("2018-03-03");
        let out = told(50, Status::Out);
        report(
            doc,
            said,
            [
                words(hurt, "Harrow has torn a ligament in his knee and was carried off"),
                words(out, "the winger will be out for at least six weeks, it is said"),
            ],
        )
    };
    let own = report(
        "own",
        "2018-03-06",
        [injury(0, InjuryFacts { side: Some(Side::Right), ..knee() }).on("2018-03-03")],
    );
    let reports = [wire("a", "2018-03-05", Side::Left), wire("b", "2018-03-05", Side::Left), own];
    let spell = of(&reports, NED).remove(0);
    assert_eq!(
        (spell.side.value, spell.side.decided),
        (Some(Side::Right), Decided::Newest),
        "one voice each"
    );
    assert_eq!((spell.sources.len(), spell.side.others[0].voices), (3, 1));
    assert_eq!(spell.sources[1].copy_of, Some(DocumentId("a".into())));
}

#[test]
fn what_a_list_says_again_or_of_another_is_no_copy() {
    let flag = |doc: &str, said: &str, player: &str| {
        let hurt = injury(0, knee())
            .with(|c| c.evidence[0].text = "Hamstring injury - 75% chance of playing".into());
        Report { outlet: Some("The League".into()), ..report(doc, said, [hurt.of(player)]) }
    };
    let reports =
        [flag("a", "2018-03-05", NED), flag("b", "2018-03-05", "Ola Berg"), flag("c", "2018-09-05", NED)];
    let copies = |reports: &[Report]| -> usize {
        let spells = of(reports, NED);
        spells.iter().flat_map(|s| &s.sources).filter(|s| s.copy_of.is_some()).count()
    };
    assert_eq!(copies(&reports), 0);
    let paper = Report { outlet: Some("Coast Sport".into()), ..flag("d", "2018-03-06", NED) };
    assert_eq!(copies(&[reports[0].clone(), paper]), 1);
}

#[test]
fn an_operation_planned_and_done_is_no_dispute() {
    let operation = |doc: &str, said: &str, state| {
        let surgery = claim(20, ClaimValue::Surgery { state, region: Region::Knee });
        report(doc, said, [injury(0, knee()).on("2018-03-03"), surgery])
    };
    let planned = ["a", "b", "c"].map(|doc| operation(doc, "2018-03-05", SurgeryState::Planned));
    let done = operation("d", "2018-03-20", SurgeryState::Done);
    let spell = of(&[planned.to_vec(), vec![done]].concat(), NED).remove(0);
    assert_eq!((spell.surgery.value, spell.surgery.others.len()), (Some(SurgeryState::Done), 0));
}

#[test]
fn a_diagnosis_in_fewer_words_says_nothing_otherwise() {
    let knee = |diagnosis: &str| {
        let (region, pathology) = (Region::Knee, crate::Pathology::Ligament);
        injury(0, InjuryFacts { region, pathology, diagnosis: Some(diagnosis.into()), ..bare() })
    };
    let told = |first: &str, second: &str| {
        let reports = [report("a", "2021-03-01", [knee(first)]), report("b", "2021-03-04", [knee(second)])];
        let mut all = of(&reports, NED);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0).diagnosis
    };
    let (torn, ruptured) = ("torn cruciate ligament", "anterior cruciate ligament rupture");
    for (first, second) in [(torn, ruptured), (ruptured, torn)] {
        let found = told(first, second);
        assert_eq!((found.value.as_deref(), found.others.len()), (Some(ruptured), 0));
    }
    // Another diagnosis does.
    assert_eq!(told("medial collateral ligament damage", ruptured).others.len(), 1);
}
