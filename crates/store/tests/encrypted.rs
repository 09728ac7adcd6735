//! Encrypted connections to PostgreSQL: made, and refused where the server is not the one that was asked for.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};

use common::cluster::{self, Cluster};
use postgres::{Client, NoTls};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use store::{PgAddress, PgStore, StoreError, StoreErrorKind};

/// A name and password as an address has them: the server lets everybody in.
const WHO: &str = "sidelined:s3cret@";

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server whose certificate that authority has signed for that host.
fn server(authority: &CertifiedIssuer<'_, KeyPair>, host: &str) -> Cluster {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new([host.to_owned()]).unwrap().signed_by(&key, authority).unwrap();
    let cluster = Cluster::start();
    cluster.encrypt(&certificate.pem(), &key.serialize_pem());
    cluster
}

/// Opens the store with what the address is to ask for, and tells whether the server says that the connection is encrypted.
fn opened(address: &str, asks: &str, roots: Option<&str>) -> Result<bool, StoreError> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let own = format!("store-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let asking = address.replace("sidelined@", WHO);
    let mut asking = PgAddress::parse(&format!("{asking}&application_name={own}&{asks}"))?;
    if let Some(pem) = roots {
        assert_eq!(asking.root_certificates(), Some("root.pem".as_ref()));
        asking = asking.trusting(pem.as_bytes())?;
    }
    let _open = PgStore::open(&asking)?;
    let (server, _) = address.split_once('?').unwrap();
    let row = Client::connect(server, NoTls).unwrap().query_one(
        "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = $1",
        &[&own],
    );
    Ok(row.unwrap().get(0))
}

/// Why it was refused, in words that hold no password.
fn refused(address: &str, asks: &str, roots: Option<&str>) -> String {
    let error = opened(address, asks, roots).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::CannotOpen, "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    error.to_string()
}

#[test]
fn connections_are_encrypted_as_the_address_asks() {
    if !cluster::wanted() {
        return;
    }
    let (ours, another) = (authority(), authority());
    let cluster = server(&ours, "127.0.0.1");
    let address = cluster.address();
    let root = Some(ours.pem());
    let full = "sslmode=verify-full&sslrootcert=root.pem";
    assert!(opened(&address, "", None).unwrap(), "preferred");
    assert!(!opened(&address, "sslmode=disable", None).unwrap());
    assert!(opened(&address, "sslmode=require", None).unwrap(), "whoever the server is");
    assert!(opened(&address, full, root.as_deref()).unwrap());

    let untrusted = "signed by nobody that is trusted here";
    assert!(refused(&address, full, Some(&another.pem())).contains(untrusted));
    assert!(refused(&address, "sslmode=verify-full", None).contains(untrusted), "Mozilla does not know it");
    let required = "sslmode=require&sslrootcert=root.pem";
    assert!(refused(&address, required, Some(&another.pem())).contains(untrusted), "as in libpq");
    assert!(refused(&address, full, None).contains("have not been read"));
    assert!(refused(&address, full, Some("no certificate")).contains("holds no certificates"));
}

#[test]
fn a_server_of_another_name_or_without_encryption_is_refused() {
    if !cluster::wanted() {
        return;
    }
    let ours = authority();
    let cluster = server(&ours, "db.example.org");
    let root = Some(ours.pem());
    let full = "sslmode=verify-full&sslrootcert=root.pem";
    assert!(refused(&cluster.address(), full, root.as_deref()).contains("is for another host"));
    assert!(opened(&cluster.address(), "sslmode=verify-ca&sslrootcert=root.pem", root.as_deref()).unwrap());

    let plain = cluster::address().unwrap();
    assert!(refused(&plain, "sslmode=require", None).contains("makes no encrypted connections"));
    assert!(!opened(&plain, "", None).unwrap(), "preferred, and not to be had");
}
