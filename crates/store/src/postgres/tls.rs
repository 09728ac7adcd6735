//! Encrypted connections, as the `sslmode` and `sslrootcert` of libpq ask for them.

use std::sync::Arc;

use postgres::config::SslMode;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::StoreErrorKind;
use crate::fault::Fault;

/// How far a connection is secured: libpq's `sslmode`
/// (<https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION>), without `allow`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// Never encrypted.
    Disable,
    /// Encrypted where the server can, whoever it is.
    #[default]
    Prefer,
    /// Encrypted, whoever the server is.
    Require,
    /// Encrypted, with a server whose certificate an authority that we trust has signed, for whatever name.
    VerifyCa,
    /// Encrypted, with a server whose certificate is for the host of the address, too.
    VerifyFull,
}

impl Mode {
    pub(super) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "disable" => Self::Disable,
            "prefer" => Self::Prefer,
            "require" => Self::Require,
            "verify-ca" => Self::VerifyCa,
            "verify-full" => Self::VerifyFull,
            _ => return None,
        })
    }

    /// What the client is to ask the server for.
    pub(super) fn asked(self) -> SslMode {
        match self {
            Self::Disable => SslMode::Disable,
            Self::Prefer => SslMode::Prefer,
            Self::Require | Self::VerifyCa | Self::VerifyFull => SslMode::Require,
        }
    }

    fn verifies(self) -> bool {
        matches!(self, Self::VerifyCa | Self::VerifyFull)
    }
}

/// Whose signature of a certificate is trusted.
#[derive(Clone, Debug, Default)]
pub(super) enum Roots {
    /// The authorities that Mozilla trusts.
    #[default]
    Mozilla,
    /// Those of a file that is yet to be read.
    Unread,
    /// These.
    Given(Arc<RootCertStore>),
}

impl Roots {
    /// The certificates in a PEM file; none where it holds none that can be used.
    pub(super) fn of_pem(pem: &[u8]) -> Option<Self> {
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            roots.add(certificate.ok()?).ok()?;
        }
        (!roots.is_empty()).then(|| Self::Given(Arc::new(roots)))
    }

    fn store(&self) -> Result<Arc<RootCertStore>, Fault> {
        match self {
            Self::Mozilla => Ok(Arc::new(webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect())),
            Self::Unread => Err(cannot("the certificates that sslrootcert names have not been read".into())),
            Self::Given(roots) => Ok(Arc::clone(roots)),
        }
    }
}

fn cannot(why: String) -> Fault {
    Fault::Told(StoreErrorKind::CannotOpen, why)
}

/// What makes connections of that kind.
///
/// # Errors
/// `CannotOpen` where the certificates that are to be trusted cannot be used.
pub(super) fn connector(mode: Mode, roots: &Roots) -> Result<MakeRustlsConnect, Fault> {
    let provider = Arc::new(ring::default_provider());
    let chain = if mode.verifies() {
        let verifier = WebPkiServerVerifier::builder_with_provider(roots.store()?, Arc::clone(&provider));
        Some(verifier.build().map_err(|e| cannot(format!("the certificates cannot be used ({e})")))?)
    } else {
        None
    };
    let verifier = Verifier { chain, named: mode == Mode::VerifyFull, provider: Arc::clone(&provider) };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| cannot(format!("no encrypted connection can be made ({e})")))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// Looks at a server's certificate as far as the mode asks for it. Whoever answers always has to hold the key of the
/// certificate that it shows.
#[derive(Debug)]
struct Verifier {
    /// None where anybody will do.
    chain: Option<Arc<WebPkiServerVerifier>>,
    /// Whether the certificate has to be for the host that was asked for.
    named: bool,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            // The name is looked at last, when the rest was found good.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !self.named => Ok(ServerCertVerified::assertion()),
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Why an encrypted connection was not made, in plain words.
pub(super) fn explain(error: &postgres::Error) -> String {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let told = inner.downcast_ref::<std::io::Error>().and_then(|e| e.get_ref()?.downcast_ref::<Error>());
        if let Some(refused) = told.or(inner.downcast_ref()) {
            return refusal(refused);
        }
        cause = inner.source();
    }
    "the server makes no encrypted connections, and the address asks for one (sslmode)".into()
}

fn refusal(refused: &Error) -> String {
    match refused {
        // An authority of the same name with another key makes the signature a bad one.
        Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::BadSignature) => {
            "the server's certificate was signed by nobody that is trusted here (sslrootcert names who is)"
                .into()
        }
        Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => "the server's certificate is for another host than the address names".into(),
        other => format!("no encrypted connection was made: {other}"),
    }
}
