//! Documents and claims of any text and days whatever. The tests of the tables use it too.

use jiff::civil::Date;
use ledger::{
    Basis, Certainty, Claim, ClaimId, ClaimValue, Dating, Document, Evidence, ExpectedReturn, Exposure,
    Hedge, InjuryFacts, Interval, Pathology, Person, PersonId, Phase, Polarity, Region, Rung, Setting, Side,
    Status, StatusReason, SurgeryState,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Text of all kinds that make trouble.
pub(crate) fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        vec(
            select(vec![
                "", "a", "é", "\0", "\u{FDD0}", "'", "\"", "\\", "{", "\n", "👩‍⚕️", "%", "_", "İ", "ﬁ"
            ]),
            0..8
        )
        .prop_map(|parts| parts.concat()),
    ]
}

fn day() -> impl Strategy<Value = Date> {
    let far = select(vec![Date::MIN, Date::MAX, Date::constant(0, 1, 1), Date::constant(-1, 12, 31)]);
    let near = (1990_i16..2035, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::constant(y, m, d));
    prop_oneof![1 => far, 4 => near]
}

/// Any days.
pub(crate) fn interval() -> impl Strategy<Value = Interval> {
    (day(), day()).prop_map(|(a, b)| Interval::new(a, b))
}

fn dating() -> impl Strategy<Value = Dating> {
    (interval(), select(Basis::ALL), vec(words(), 0..3)).prop_map(|(within, basis, because)| Dating {
        within,
        basis,
        because,
    })
}

fn person() -> impl Strategy<Value = Person> {
    (words(), option::of(words()), option::of(words())).prop_map(|(name, id, team)| Person {
        name,
        id: id.map(PersonId),
        team,
    })
}

fn injury() -> impl Strategy<Value = ClaimValue> {
    let place = (select(Region::ALL), option::of(words()), option::of(select(Side::ALL)));
    let damage = (select(Pathology::ALL), option::of(words()), any::<bool>());
    let told = (option::of(select(Setting::ALL)), option::of(select(Phase::ALL)));
    (place, damage, told).prop_map(|((region, part, side), (pathology, diagnosis, recurrence), told)| {
        let (setting, phase) = told;
        ClaimValue::Injury(InjuryFacts {
            region,
            part,
            pathology,
            diagnosis,
            side,
            setting,
            phase,
            recurrence,
        })
    })
}

fn value() -> impl Strategy<Value = ClaimValue> {
    let region = || select(Region::ALL);
    prop_oneof![
        injury(),
        (select(SurgeryState::ALL), region())
            .prop_map(|(state, region)| ClaimValue::Surgery { state, region }),
        (any::<u8>(), words()).prop_map(|(rung, words)| ClaimValue::Stage { rung: Rung(rung), words }),
        region().prop_map(|region| ClaimValue::Setback { region }),
        (option::of(day()), option::of(day()), select(Hedge::ALL)).prop_map(|(not_before, by, hedge)| {
            ClaimValue::ReturnEstimate(ExpectedReturn { not_before, by, hedge })
        }),
        (select(Status::ALL), select(StatusReason::ALL))
            .prop_map(|(status, reason)| ClaimValue::Status { status, reason }),
        option::of(words()).prop_map(|missed| ClaimValue::Absence { missed }),
        option::of(words()).prop_map(|into| ClaimValue::Return { into }),
        (words(), region()).prop_map(|(finding, region)| ClaimValue::NegativeFinding { finding, region }),
        words().prop_map(|what| ClaimValue::Restriction { what }),
        person().prop_map(|with| ClaimValue::Companion { with }),
        (words(), any::<u32>(), option::of(words()))
            .prop_map(|(measure, amount, over)| ClaimValue::Exposure(Exposure { measure, amount, over })),
        person().prop_map(|by| ClaimValue::Cover { by }),
        words().prop_map(|against| ClaimValue::Fixture { against }),
        (any::<u32>(), option::of(any::<u32>()), words())
            .prop_map(|(min_days, max_days, words)| ClaimValue::Layoff { min_days, max_days, words }),
        words().prop_map(|about| ClaimValue::Remark { about }),
        (0..=100_u8).prop_map(|percent| ClaimValue::Chance { percent }),
        words().prop_map(|name| ClaimValue::Team { name }),
    ]
}

/// A stretch of the text between two characters, wherever the two indexes point.
fn stretch(text: &str, a: Index, b: Index) -> Evidence {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (a, b) = (*a.get(&ends), *b.get(&ends));
    let (start, end) = (a.min(b), a.max(b));
    Evidence { start, end, text: text[start..end].into() }
}

fn claim(document: Document) -> impl Strategy<Value = Claim> {
    let told = (option::of(interval()), select(Polarity::ALL), select(Certainty::ALL));
    let rest = (vec(words(), 0..3), vec(any::<(Index, Index)>(), 0..3), words(), vec(words(), 0..3));
    (person(), value(), told, rest).prop_map(move |(player, value, told, rest)| {
        let (when, polarity, certainty) = told;
        let (said_by, spans, rule, derivation) = rest;
        Claim {
            id: ClaimId(String::new()),
            document: document.id.clone(),
            player,
            value,
            when,
            polarity,
            certainty,
            said_by,
            evidence: spans.into_iter().map(|(a, b)| stretch(&document.text, a, b)).collect(),
            rule,
            derivation,
        }
        .sealed()
    })
}

/// A document of any text, with claims of every kind about it.
pub(crate) fn reading() -> impl Strategy<Value = (Document, Option<Dating>, Vec<Claim>)> {
    let document = (words(), words(), [(); 4].map(|()| option::of(words()))).prop_map(
        |(doc, text, [path, url, title, outlet])| Document {
            path,
            url,
            title,
            outlet,
            ..Document::new(doc, text)
        },
    );
    (document, option::of(dating())).prop_flat_map(|(document, published)| {
        let claims = vec(claim(document.clone()), 0..4);
        (Just(document), Just(published), claims)
    })
}
