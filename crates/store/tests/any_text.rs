//! Whatever the words and days, what goes in comes out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::ops::ControlFlow;

use common::any::{reading, words};
use common::{assert_sound, in_memory, in_postgres, now};
use ledger::{Claim, Dating, Document, PersonId};
use proptest::prelude::*;
use store::{Added, ClaimQuery, Store, Who};

/// What goes in comes out of an empty store.
fn comes_out(
    store: &mut dyn Store,
    (document, published, mut claims): (Document, Option<Dating>, Vec<Claim>),
    asked: &str,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(store.add(&document, published.as_ref(), &claims, now()).unwrap(), Added::New);
    let mut seen = std::collections::BTreeSet::new();
    claims.retain(|claim| seen.insert(claim.id.clone()));
    prop_assert_eq!(store.claims(&ClaimQuery::default()).unwrap(), claims);
    let mut out = Vec::new();
    let mut each = |stored| {
        out.push(stored);
        ControlFlow::Continue(())
    };
    store.documents(None, &mut each).unwrap();
    prop_assert_eq!(out.len(), 1);
    let stored = out.remove(0);
    prop_assert!(store.find(&document.doc).unwrap().contains(&stored));
    let text = store.text(&document.id).unwrap().unwrap();
    prop_assert_eq!(stored.with_text(text), Document { published, ..document });
    assert_sound(store.check().unwrap());
    // Nothing that is asked can break a query.
    let asked = || asked.to_owned();
    for who in [Who::Named(asked()), Who::OfTeam(asked()), Who::Person(PersonId(asked()))] {
        let some = Some(asked());
        let query = ClaimQuery { who: vec![who], ..ClaimQuery::default() };
        store.claims(&query).unwrap();
        store
            .claims(&ClaimQuery { document: some.clone(), kind: some.clone(), claim: some, ..query })
            .unwrap();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_in_comes_out_of_sqlite(reading in reading(), asked in words()) {
        comes_out(&mut in_memory(), reading, &asked)?;
    }
}

proptest! {
    // Each in tables of its own, which take a while to make.
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_in_comes_out_of_postgres(reading in reading(), asked in words()) {
        if let Some(mut store) = in_postgres() {
            comes_out(&mut store, reading, &asked)?;
        }
    }
}
