//! What goes in comes out, once, and as of any day: in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::ops::ControlFlow;

use common::{assert_sound, filled, in_both_databases, now, person, report, said};
use ledger::{Claim, ClaimId, ClaimValue, Document, PersonId, parse_date};
use store::{
    Added, Addition, ClaimQuery, Counts, KeptDocument, Mark, NOT_KEPT, PackAdded, Report, Store,
    StoreErrorKind, StoredPack, Who,
};

in_both_databases!(
    claims_come_out_as_they_went_in,
    documents_come_out_as_they_went_in,
    documents_come_out_with_their_texts_as_of_both_days,
    a_document_is_found_by_identity_by_name_and_by_the_beginning_of_its_identity,
    adding_again_changes_nothing,
    what_was_read_elsewhere_keeps_its_time_and_costs_nothing_that_is_there,
    a_batch_tells_new_from_known_even_within_itself,
    two_claims_of_one_content_are_one,
    people_are_found_by_words_of_their_names_by_person_and_by_team,
    as_of_a_day_is_what_had_been_said_by_its_end,
    an_undated_document_was_said_by_the_day_it_was_recorded,
    claims_are_filtered_by_document_kind_and_identity,
    breaking_off_stops_the_walk,
    what_contradicts_itself_is_refused_and_nothing_of_its_batch_is_added,
    packs_are_kept_byte_for_byte_and_replaced_by_name,
    names_are_told_with_their_teams_and_what_came_since,
);

fn ask(store: &dyn Store, query: &ClaimQuery) -> Vec<Report> {
    let mut reports = Vec::new();
    store
        .reports(query, &mut |report| {
            reports.push(report);
            ControlFlow::Continue(())
        })
        .unwrap();
    reports
}

fn docs(store: &dyn Store, who: Who, as_of: Option<&str>) -> Vec<String> {
    let as_of = as_of.map(|day| parse_date(day).unwrap());
    let query = ClaimQuery { who: vec![who], as_of, ..ClaimQuery::default() };
    ask(store, &query).into_iter().map(|report| report.document.doc).collect()
}

fn claims_come_out_as_they_went_in(store: &mut dyn Store) {
    let reports = filled(store);
    let out = ask(store, &ClaimQuery::default());
    let out: Vec<_> = out.into_iter().map(|report| report.claims).collect();
    let put_in: Vec<_> = reports.into_iter().map(|(_, claims)| claims).collect();
    assert_eq!(out, put_in);
    assert_sound(store.check().unwrap());
}

fn documents_come_out_as_they_went_in(store: &mut dyn Store) {
    let reports = filled(store);
    let mut found = store.find("autumn").unwrap();
    assert_eq!(found.len(), 1);
    let stored = found.remove(0);
    assert_eq!(stored.said_on, parse_date("2024-10-11").unwrap());
    assert_eq!(stored.recorded_at, now());
    let text = store.text(&stored.id).unwrap().unwrap();
    let expected = Document { published: Some(said("2024-10-11")), ..reports[2].0.clone() };
    assert_eq!(stored.with_text(text), expected);
}

fn documents_come_out_with_their_texts_as_of_both_days(store: &mut dyn Store) {
    let reports = filled(store);
    let texts = |as_of: Option<&str>, recorded_by: Option<&str>| {
        let day = |text: Option<&str>| text.map(|day| parse_date(day).unwrap());
        let mut out = Vec::new();
        store
            .texts(day(as_of), day(recorded_by), &mut |kept, _| {
                assert!(!kept.redacted && kept.claims.is_empty());
                out.push((kept.document.doc, kept.text));
                ControlFlow::Continue(())
            })
            .unwrap();
        out
    };
    let mut all: Vec<_> = reports.iter().map(|(d, _)| (d.doc.clone(), d.text.clone())).collect();
    let mut out = texts(None, None);
    let order: Vec<_> = out.iter().map(|(doc, _)| doc.clone()).collect();
    let mut said = Vec::new();
    store
        .documents(None, &mut |d| {
            said.push(d.doc);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(order, said);
    out.sort();
    all.sort();
    assert_eq!(out, all);
    let mut by_autumn = Vec::new();
    store
        .documents(Some(parse_date("2024-10-11").unwrap()), &mut |d| {
            by_autumn.push(d.doc);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(by_autumn.len() < said.len() || said.last().is_some_and(|doc| doc == "autumn"));
    assert_eq!(
        texts(Some("2024-10-11"), None).into_iter().map(|(doc, _)| doc).collect::<Vec<_>>(),
        by_autumn
    );
    assert!(texts(None, Some("2000-01-01")).is_empty());
}

fn a_document_is_found_by_identity_by_name_and_by_the_beginning_of_its_identity(store: &mut dyn Store) {
    let reports = filled(store);
    let id = &reports[1].0.id.0;
    for wanted in [id.as_str(), "summer", &id[..8], &id[..8].to_uppercase()] {
        let found = store.find(wanted).unwrap();
        assert_eq!(found.len(), 1, "{wanted}");
        assert_eq!(found[0].doc, "summer");
    }
    for wanted in ["", "sum", &id[..3], "no such", "%", "g000"] {
        assert!(store.find(wanted).unwrap().is_empty(), "{wanted}");
    }
}

fn what_was_read_elsewhere_keeps_its_time_and_costs_nothing_that_is_there(store: &mut dyn Store) {
    let mut kept = Vec::new();
    for (document, claims) in filled(store) {
        let text = document.text.clone();
        let stored = store.find(&document.id.0).unwrap().remove(0);
        kept.push(KeptDocument { document: stored, text, redacted: false, claims });
    }
    let before = (store.counts().unwrap(), ask(store, &ClaimQuery::default()));
    // Of one that is here whole, only the cited words come: it stays whole.
    let bare: String =
        kept[0].text.chars().map(|c| if c.is_ascii_lowercase() { c } else { NOT_KEPT }).collect();
    let cited = |claims: &[Claim], text: &str| -> Vec<Claim> {
        claims
            .iter()
            .filter(|c| c.evidence.iter().all(|e| text.get(e.start..e.end) == Some(&e.text)))
            .cloned()
            .collect()
    };
    if bare.len() == kept[0].text.len() {
        let claims = cited(&kept[0].claims, &bare);
        kept.push(KeptDocument { text: bare, redacted: true, claims, ..kept[0].clone() });
    }
    let added = store.add_kept(&kept).unwrap();
    assert!(added.iter().all(|added| *added == Added::Known));
    assert_eq!((store.counts().unwrap(), ask(store, &ClaimQuery::default())), before);
    let at = "2020-02-02T02:02:02.222Z".parse().unwrap();
    let new = Document::new("elsewhere", "Nothing of note.");
    let document = store::StoredDocument {
        id: new.id.clone(),
        doc: new.doc,
        recorded_at: at,
        ..kept[0].document.clone()
    };
    let one = KeptDocument { document, text: new.text, redacted: false, claims: Vec::new() };
    let false_one = KeptDocument { text: "Something else.".into(), ..one.clone() };
    let refused = store.add_kept(&[one.clone(), false_one]).unwrap_err();
    assert_eq!(refused.kind(), StoreErrorKind::Invalid);
    assert!(!store.knows(&new.id).unwrap(), "all or none");
    assert_eq!(store.add_kept(&[one]).unwrap(), [Added::New]);
    assert_eq!(store.find("elsewhere").unwrap()[0].recorded_at, at);
    assert_sound(store.check().unwrap());
}

fn adding_again_changes_nothing(store: &mut dyn Store) {
    let reports = filled(store);
    let before = (store.counts().unwrap(), ask(store, &ClaimQuery::default()));
    let (document, claims) = &reports[0];
    let elsewhere = Document { doc: "other name".into(), path: None, ..document.clone() };
    let later = "2026-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(store.add(&elsewhere, None, &claims[..1], later).unwrap(), Added::Known);
    assert_eq!((store.counts().unwrap(), ask(store, &ClaimQuery::default())), before);
    assert!(store.knows(&document.id).unwrap());
}

fn a_batch_tells_new_from_known_even_within_itself(store: &mut dyn Store) {
    let player = person("Bram Ostrander", None, None);
    let made: Vec<_> = (0..3).map(|serial| report("r", &player, serial)).collect();
    let published = said("2025-02-02");
    let addition =
        |i: usize| Addition { document: &made[i].0, published: Some(&published), claims: &made[i].1 };
    store.add_many(&[addition(0)], now()).unwrap();
    let outcomes = store.add_many(&[addition(1), addition(0), addition(1), addition(2)], now()).unwrap();
    assert_eq!(outcomes, [Added::New, Added::Known, Added::Known, Added::New]);
    assert_eq!(store.counts().unwrap(), Counts { documents: 3, claims: 9, packs: 0, appearances: 0 });
}

fn two_claims_of_one_content_are_one(store: &mut dyn Store) {
    let (document, mut claims) = report("twice", &person("Bram Ostrander", None, None), 1);
    claims.push(claims[0].clone());
    store.add(&document, Some(&said("2025-02-02")), &claims, now()).unwrap();
    assert_eq!(store.claims(&ClaimQuery::default()).unwrap(), claims[..3]);
}

fn people_are_found_by_words_of_their_names_by_person_and_by_team(store: &mut dyn Store) {
    filled(store);
    let named = |words: &str| docs(store, Who::Named(words.into()), None);
    assert_eq!(named("lund"), ["spring", "summer", "winter"]);
    assert_eq!(named("MARCHETTI LUND"), ["spring", "summer"]);
    assert_eq!(named("teo marchetti-lund"), ["spring"]);
    assert_eq!(named("O'Brannigan"), ["autumn"]);
    assert_eq!(named("obrannigan"), ["autumn"]);
    for nobody in ["", "  ", "-", "und", "marchetti oskarsson", "%", "_"] {
        assert!(named(nobody).is_empty(), "{nobody:?}");
    }
    assert_eq!(docs(store, Who::Called("Marchetti-Lund".into()), None), ["summer"]);
    assert_eq!(docs(store, Who::Person(PersonId("cup:7".into())), None), ["spring"]);
    assert_eq!(docs(store, Who::OfTeam("ravenport".into()), None), ["spring", "autumn"]);
    assert_eq!(docs(store, Who::OfTeam("Ravenport Rovers".into()), Some("2024-05-01")), ["spring"]);
    let either = vec![Who::Called("Marchetti-Lund".into()), Who::Person(PersonId("cup:7".into()))];
    let query = ClaimQuery { who: either, ..ClaimQuery::default() };
    assert_eq!(ask(store, &query).len(), 2);
}

fn as_of_a_day_is_what_had_been_said_by_its_end(store: &mut dyn Store) {
    filled(store);
    let lund = |day| docs(store, Who::Named("lund".into()), Some(day));
    assert!(lund("2024-04-01").is_empty());
    assert_eq!(lund("2024-04-02"), ["spring"]);
    assert_eq!(lund("2024-12-31"), ["spring", "summer"]);
    let mut seen = Vec::new();
    let day = parse_date("2024-07-20").unwrap();
    store
        .documents(Some(day), &mut |document| {
            seen.push(document.doc);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen, ["spring", "summer"]);
    assert_eq!(store.names(None).unwrap().len(), 4);
}

fn an_undated_document_was_said_by_the_day_it_was_recorded(store: &mut dyn Store) {
    let (document, claims) = report("undated", &person("Bram Ostrander", None, None), 1);
    store.add(&document, None, &claims, now()).unwrap();
    assert_eq!(store.find("undated").unwrap()[0].published, None);
    let as_of = |day| docs(store, Who::Named("ostrander".into()), Some(day));
    assert!(as_of("2025-05-31").is_empty());
    assert_eq!(as_of("2025-06-01"), ["undated"]);
}

fn claims_are_filtered_by_document_kind_and_identity(store: &mut dyn Store) {
    let reports = filled(store);
    let kinds = |query: ClaimQuery| {
        store.claims(&query).unwrap().iter().map(|claim| claim.value.kind()).collect::<Vec<_>>()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        kinds(ClaimQuery { document: some("winter"), ..Default::default() }),
        ["injury", "status", "stage"]
    );
    assert_eq!(kinds(ClaimQuery { kind: some("stage"), ..Default::default() }), ["stage"; 4]);
    assert_eq!(kinds(ClaimQuery { kind: some("surgery"), ..Default::default() }), [""; 0]);
    let ClaimId(id) = &reports[2].1[1].id;
    assert_eq!(kinds(ClaimQuery { claim: some(&id[..10]), ..Default::default() }), ["status"]);
    let all = ClaimQuery {
        recorded_by: None,
        who: vec![Who::Named("lund".into())],
        document: some("spring"),
        claim: None,
        kind: some("injury"),
        as_of: Some(parse_date("2024-04-02").unwrap()),
    };
    assert_eq!(kinds(all), ["injury"]);
}

fn breaking_off_stops_the_walk(store: &mut dyn Store) {
    filled(store);
    let mut seen = 0;
    store
        .reports(&ClaimQuery::default(), &mut |_| {
            seen += 1;
            if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(seen, 2);
}

fn what_contradicts_itself_is_refused_and_nothing_of_its_batch_is_added(store: &mut dyn Store) {
    let player = person("Bram Ostrander", None, None);
    let (good, good_claims) = report("good", &player, 1);
    let (document, claims) = report("bad", &player, 2);
    let wrong_text = Document { text: "another text".into(), ..document.clone() };
    let mut outside = claims.clone();
    outside[1].evidence[0].end += 1;
    let mut unsealed = claims.clone();
    unsealed[2].rule = "another rule".into();
    let cases =
        [(&wrong_text, &claims), (&document, &outside), (&document, &unsealed), (&document, &good_claims)];
    for (document, claims) in cases {
        let batch = [
            Addition { document: &good, published: None, claims: &good_claims },
            Addition { document, published: None, claims },
        ];
        let error = store.add_many(&batch, now()).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Invalid);
        assert!(error.to_string().contains("document bad"), "{error}");
        assert_eq!(store.counts().unwrap(), Counts::default());
    }
}

fn packs_are_kept_byte_for_byte_and_replaced_by_name(store: &mut dyn Store) {
    let mut pack = StoredPack {
        name: "harbour-league".into(),
        players: b"name,team\nBram Ostrander,Dunmere\n".to_vec(),
        fixtures: vec![0x1f, 0x8b, 0, 255],
        added_at: now(),
    };
    assert_eq!(store.put_pack(&pack).unwrap(), PackAdded::New);
    assert_eq!(store.put_pack(&pack).unwrap(), PackAdded::Known);
    pack.fixtures.push(1);
    assert_eq!(store.put_pack(&pack).unwrap(), PackAdded::Replaced);
    assert_eq!(store.packs().unwrap(), [pack]);
}

fn names_are_told_with_their_teams_and_what_came_since(store: &mut dyn Store) {
    let empty = store.mark().unwrap();
    filled(store);
    let said_of = |since: Option<Mark>, store: &dyn Store| -> Vec<String> {
        store.names(since).unwrap().into_iter().map(|n| n.name).collect()
    };
    let all = ["Téo Marchetti-Lund", "Marchetti-Lund", "Oskar O’Brannigan", "Lund Oskarsson"];
    assert_eq!(said_of(None, store), all);
    assert_eq!(said_of(Some(empty), store), all);
    let names = store.names(None).unwrap();
    assert_eq!(names[0].person, Some(PersonId("cup:7".into())));
    let query = ClaimQuery { who: vec![Who::Known(names[1].key)], ..ClaimQuery::default() };
    assert_eq!(ask(store, &query).iter().map(|r| r.document.doc.as_str()).collect::<Vec<_>>(), ["summer"]);

    let before = store.mark().unwrap();
    assert!(before.only_adds_documents_to(&empty) && before != empty);
    let (document, mut claims) = report("moved", &person("Oskar O’Brannigan", Some("cup:9"), None), 5);
    let moved = ClaimValue::Team { name: "Dunmere Athletic".into() };
    claims.push(common::claim(&document, person("Oskar O’Brannigan", Some("cup:9"), None), moved, "is out"));
    claims.push(claims[3].clone());
    store.add(&document, Some(&said("2025-02-01")), &claims, now()).unwrap();
    let told = store.told_since(before).unwrap();
    assert_eq!(told, [names[2].key]);
    assert!(said_of(Some(before), store).is_empty());
    let teams = |since: Option<Mark>, store: &dyn Store| -> Vec<_> {
        store.memberships(since).unwrap().into_iter().map(|m| (m.name, m.team)).collect()
    };
    assert_eq!(teams(Some(before), store), [(names[2].key, "Dunmere Athletic".to_owned())]);
    assert_eq!(teams(None, store).len(), 4, "{:?}", teams(None, store));
    assert_sound(store.check().unwrap());

    // Nobody stays in a team's list who was erased.
    let erasure = store::Erasure {
        names: vec!["Oskar O’Brannigan".into()],
        person: Some(PersonId("cup:9".into())),
        mentions: Default::default(),
    };
    let before = store.mark().unwrap();
    store.forget(&erasure, now()).unwrap();
    assert!(!store.mark().unwrap().only_adds_documents_to(&before));
    assert_eq!(teams(None, store).len(), 2);
    assert_sound(store.check().unwrap());
}
