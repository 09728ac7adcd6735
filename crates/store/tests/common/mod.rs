//! Reports and claims of our own making, for the store's tests.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(dead_code, unused_macros, unused_imports, reason = "each test file uses a part")]

pub(crate) mod any;
pub(crate) mod cluster;

use jiff::Timestamp;
use ledger::{
    Certainty, Claim, ClaimId, ClaimValue, Dating, Document, Evidence, InjuryFacts, Interval, Pathology,
    Person, PersonId, Phase, Polarity, Region, Rung, Status, StatusReason, parse_date,
};
use store::{Added, Finding, FindingKind, PgAddress, PgStore, SqliteStore, Store};

/// What is changed behind the back of either database, and as what an audit finds it.
pub(crate) const SPOILT: [(&str, FindingKind); 13] = [
    ("UPDATE texts SET text = replace(text, 'calf', 'shin') WHERE document = 1", FindingKind::Document),
    ("UPDATE claims SET kind = 'setback' WHERE key = 1", FindingKind::Claim),
    ("UPDATE claims SET evidence = '[[0,999999]]' WHERE key = 2", FindingKind::Claim),
    ("UPDATE claims SET evidence = '[[1,9]]' WHERE key = 2", FindingKind::Claim),
    ("UPDATE claims SET polarity = 'negated' WHERE key = 3", FindingKind::Claim),
    ("UPDATE claims SET when_latest = 'soon' WHERE key = 3", FindingKind::Claim),
    ("UPDATE names SET name = 'Bram Ostrande'", FindingKind::Claim),
    ("DELETE FROM texts WHERE document = 2", FindingKind::Document),
    ("DELETE FROM documents WHERE key = 2", FindingKind::Reference),
    ("DELETE FROM names", FindingKind::Reference),
    ("UPDATE documents SET published_basis = 'rumour' WHERE key = 1", FindingKind::Document),
    ("UPDATE documents SET said_on = '2025-03-06' WHERE key = 1", FindingKind::Document),
    ("UPDATE documents SET title = 'Another' WHERE key = 1", FindingKind::Document),
];

/// Runs each of these functions, which take a `&mut dyn Store` that is empty, on both databases.
macro_rules! in_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $test() {
                super::$test(&mut crate::common::in_memory());
            })+
        }

        mod postgres {
            $(#[test]
            fn $test() {
                if let Some(mut store) = crate::common::in_postgres() {
                    super::$test(&mut store);
                }
            })+
        }
    };
}
pub(crate) use in_both_databases;

/// An empty store in SQLite.
pub(crate) fn in_memory() -> SqliteStore {
    SqliteStore::open_in_memory().unwrap()
}

/// An empty store in PostgreSQL; none where these tests are left out.
pub(crate) fn in_postgres() -> Option<PgStore> {
    Some(opened(&cluster::address()?))
}

/// The store at that address, made where there is none.
pub(crate) fn opened(address: &str) -> PgStore {
    PgStore::open(&PgAddress::parse(address).unwrap()).unwrap()
}

/// When the tests record.
pub(crate) fn now() -> Timestamp {
    "2025-06-01T12:00:00Z".parse().unwrap()
}

/// A day given in a header or field.
pub(crate) fn said(day: &str) -> Dating {
    Dating::given(parse_date(day).unwrap())
}

/// A player, matched to a person of a pack where `id` is given.
pub(crate) fn person(name: &str, id: Option<&str>, team: Option<&str>) -> Person {
    Person { name: name.into(), id: id.map(|id| PersonId(id.into())), team: team.map(str::to_owned) }
}

/// A claim of that value whose evidence is the first place where `words` stand in the document.
pub(crate) fn claim(document: &Document, player: Person, value: ClaimValue, words: &str) -> Claim {
    let start = document.text.find(words).expect("the words stand in the text");
    let end = start + words.len();
    Claim {
        id: ClaimId(String::new()),
        document: document.id.clone(),
        player,
        value,
        when: Some(Interval::new(parse_date("2025-03-01").unwrap(), parse_date("2025-03-04").unwrap())),
        polarity: Polarity::Affirmed,
        certainty: Certainty::Stated,
        said_by: vec!["Ida Sørensen".into()],
        evidence: vec![Evidence { start, end, text: words.into() }],
        rule: "test".into(),
        derivation: vec!["counted back from the day of the report".into()],
    }
    .sealed()
}

/// A report about one player, and three claims read from it.
pub(crate) fn report(name: &str, player: &Person, serial: usize) -> (Document, Vec<Claim>) {
    let text = format!(
        "{0} limped off with a torn calf – “it doesn’t look good,” said Ida Sørensen. Report number {serial}. \
         {0} is out, and has begun running.",
        player.name
    );
    let mut document = Document::new(name, text);
    document.path = Some(format!("reports/{name}.txt"));
    document.outlet = Some("The Harbour Gazette".into());
    let injury = InjuryFacts {
        region: Region::LowerLeg,
        part: Some("calf".into()),
        pathology: Pathology::MuscleTendon,
        phase: Some(Phase::Current),
        ..InjuryFacts::default()
    };
    let claims = vec![
        claim(
            &document,
            player.clone(),
            ClaimValue::Injury(injury),
            "limped off with a torn calf – “it doesn’t",
        ),
        claim(
            &document,
            player.clone(),
            ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury },
            "is out",
        ),
        claim(
            &document,
            player.clone(),
            ClaimValue::Stage { rung: Rung(40), words: "begun running".into() },
            "has begun running",
        ),
    ];
    (document, claims)
}

/// Fails with what an audit found, if anything.
pub(crate) fn assert_sound(findings: Vec<Finding>) {
    assert!(findings.is_empty(), "the audit found {findings:#?}");
}

/// Three players, four reports over two years; the second names the first player by surname alone.
pub(crate) fn filled(store: &mut dyn Store) -> Vec<(Document, Vec<Claim>)> {
    let reports = vec![
        report("spring", &person("Téo Marchetti-Lund", Some("cup:7"), Some("Ravenport Rovers")), 1),
        report("summer", &person("Marchetti-Lund", None, None), 2),
        report("autumn", &person("Oskar O’Brannigan", Some("cup:9"), Some("Ravenport Rovers")), 3),
        report("winter", &person("Lund Oskarsson", Some("cup:11"), Some("Dunmere Athletic")), 4),
    ];
    for ((document, claims), day) in
        reports.iter().zip(["2024-04-02", "2024-07-20", "2024-10-11", "2025-01-05"])
    {
        assert_eq!(store.add(document, Some(&said(day)), claims, now()).unwrap(), Added::New);
    }
    reports
}
