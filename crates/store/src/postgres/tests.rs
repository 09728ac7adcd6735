//! What needs a look behind the store's front: what a connection is set to.

#[path = "../../tests/common/cluster.rs"]
mod cluster;

use super::session::MIGRATIONS;
use super::{PgAddress, PgStore};
use crate::Store;

#[test]
fn commits_are_durable_whatever_the_server_is_set_to() {
    let Some(address) = cluster::address() else { return };
    for (set, holds) in [("off", "on"), ("local", "local"), ("remote_apply", "remote_apply")] {
        let careless = format!("{address}&options=-c%20synchronous_commit%3D{set}");
        let store = PgStore::open(&PgAddress::parse(&careless).unwrap()).unwrap();
        assert_eq!(store.counts().unwrap().documents, 0);
        let row = store.session.borrow_mut().client.query_one("SHOW synchronous_commit", &[]).unwrap();
        assert_eq!(row.get::<_, String>(0), holds);
    }
}

/// A migration that has been released is never edited: stores have had it. A new step is a new file.
#[test]
fn released_migrations_stay_as_they_are() {
    let digests: Vec<_> = MIGRATIONS.iter().map(|sql| ledger::DocumentId::of(sql).0).collect();
    assert_eq!(
        digests,
        [
            "fffa7448ade6ea8952f65dbb4dc0ad88b433a31e275616e224d4c442a57d7b3c",
            "5a6ff2cba09153acfde0f8232570a6c4a220888d3fe380504f7eb43baa604e22",
            "fea3d6f70eaef8f118f6ea0bda05d858ee45843ecdadd458c7b0b067feb6cb78",
            "29aba1393e765158654b70766f8e442dfc0e79ffa3bba37a0c8853571cf6b7f6",
            "ca10d8f5e352d302a79e64115fc6f89a166de4083f7098644397aa4de6f5f225",
            "8c922a0b923544629e901321914862a2293a21d2618357144dcda69fba3c4894",
            "8aa374d67bc85ccd0a6e3eb42869f2591dd122db0df57492d90b5e7509cdb4f2"
        ]
    );
}
