//! A server that misbehaves in every way that we could think of.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "how long something takes is measured, on a server of our own"
)]

#[path = "../../tests/common/server.rs"]
mod server;

use std::io::{self, Write as _};
use std::net::{IpAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use server::{Server, drip, reply};

use super::*;
use crate::{Address, Answered, FailureKind};

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(2),
    headers: Duration::from_millis(500),
    whole: Duration::from_millis(2500),
    rate: 1_000,
    grace: Duration::from_millis(300),
    packed_bytes: 200_000,
    header_bytes: 16 << 10,
};

fn here() -> Reach {
    Reach::also(["127.0.0.1".to_owned()])
}

fn network() -> Http {
    Http::new("sidelined/0.0", LIMITS, here(), || false)
}

fn get(network: &Http, url: &str, cut: bool) -> Result<Response, Failure> {
    let (address, validators) = (Address::parse(url).unwrap(), Validators::default());
    network.get(&Request { address: &address, validators: &validators, body_bytes: 100_000, cut })
}

/// What comes of a server that answers so; never later than the limit of the whole.
fn asked(
    answer: impl Fn(&mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
) -> Result<Response, Failure> {
    let server = Server::start(move |_, stream| answer(stream));
    let since = Instant::now();
    let answer = get(&network(), &server.url("/x"), false);
    assert!(since.elapsed() < Duration::from_secs(5), "took {:?}", since.elapsed());
    answer
}

fn failed(
    answer: impl Fn(&mut TcpStream) -> io::Result<()> + Send + Sync + 'static,
) -> (FailureKind, String) {
    let failure = asked(answer).expect_err("no answer to take");
    (failure.kind, failure.reason)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn a_request_says_who_asks_and_what_is_known() {
    let server = Server::start(|asked, stream| match asked.header("if-none-match") {
        "\"a\"" => reply(stream, "304 Not Modified", &[], b""),
        _ => reply(
            stream,
            "200 OK",
            &[("ETag", "\"a\""), ("Last-Modified", "Tue, 03 Feb 2026 11:00:00 GMT")],
            b"text",
        ),
    });
    let address = Address::parse(&server.url("/feed?x=1")).unwrap();
    let ask = |validators: &Validators| {
        network().get(&Request { address: &address, validators, body_bytes: 10, cut: false }).unwrap()
    };
    let first = ask(&Validators::default());
    assert_eq!((first.status, first.body.as_slice()), (200, &b"text"[..]));
    assert_eq!(ask(&first.validators).status, 304);
    let seen = server.seen();
    assert_eq!(seen[0].path, "/feed?x=1");
    assert_eq!((seen[0].header("user-agent"), seen[0].header("accept-encoding")), ("sidelined/0.0", "gzip"));
    assert_eq!((seen[0].header("if-none-match"), seen[0].header("if-modified-since")), ("", ""));
    assert_eq!(seen[1].header("if-modified-since"), "Tue, 03 Feb 2026 11:00:00 GMT");
    assert_eq!(seen[0].header("cookie"), "");
}

#[test]
fn a_packed_answer_is_unpacked() {
    let text = "knee ".repeat(1000);
    let body = packed(text.as_bytes());
    let response = asked(move |s| reply(s, "200 OK", &[("Content-Encoding", "gzip")], &body)).unwrap();
    assert_eq!(response.body, text.as_bytes());
    let again = packed(text.as_bytes());
    let (kind, reason) = failed(move |s| reply(s, "200 OK", &[("Content-Encoding", "gzip")], &again[..40]));
    assert_eq!(kind, FailureKind::Passing, "{reason}");
    let (_, reason) = failed(|s| reply(s, "200 OK", &[("Content-Encoding", "br")], b"xx"));
    assert!(reason.contains("is packed as \"br\""), "{reason}");
}

#[test]
fn what_is_too_large_is_given_up_packed_or_not() {
    let bomb = packed(&vec![b'a'; 5 << 20]);
    assert!(bomb.len() < 100_000);
    let (kind, reason) = failed(move |s| reply(s, "200 OK", &[("Content-Encoding", "gzip")], &bomb));
    assert_eq!((kind, reason.as_str()), (FailureKind::Lasting, "is longer than the limit of 100000 bytes"));
    // Endless, without a length and in chunks.
    let (kind, reason) = failed(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
        loop {
            s.write_all(&[b'x'; 4096])?;
        }
    });
    assert_eq!((kind, reason.as_str()), (FailureKind::Lasting, "is longer than the limit of 100000 bytes"));
    let (kind, _) = failed(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
        loop {
            s.write_all(b"800\r\n")?;
            s.write_all(&[b'x'; 0x800])?;
            s.write_all(b"\r\n")?;
        }
    });
    assert_eq!(kind, FailureKind::Lasting);
    let (kind, reason) = failed(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\n")?;
        loop {
            s.write_all(b"X-Bomb: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")?;
        }
    });
    assert_eq!(kind, FailureKind::Passing);
    assert!(reason.contains("too many headers"), "{reason}");
    let (kind, reason) = failed(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\nX-Bomb: ")?;
        loop {
            s.write_all(&[b'a'; 4096])?;
        }
    });
    assert_eq!((kind, reason.as_str()), (FailureKind::Lasting, "answers with headers over the limit"));
}

#[test]
fn what_may_be_cut_is_cut() {
    let server = Server::start(|_, stream| reply(stream, "200 OK", &[], &[b'x'; 300_000]));
    assert_eq!(get(&network(), &server.url("/robots.txt"), true).unwrap().body.len(), 100_000);
}

#[test]
fn who_is_too_slow_is_given_up() {
    let (kind, reason) = failed(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")?;
        drip(s, b"x", Duration::from_millis(50))
    });
    assert_eq!(kind, FailureKind::Passing);
    assert!(reason.starts_with("comes too slowly: "), "{reason}");
    let silent = |s: &mut TcpStream| {
        s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")?;
        thread::sleep(Duration::from_secs(20));
        Ok(())
    };
    assert_eq!(failed(silent), (FailureKind::Passing, "has fallen silent".into()));
    let slow_headers = |s: &mut TcpStream| {
        s.write_all(b"HTTP/1.1 200 OK\r\n")?;
        drip(s, b"X: y\r\n", Duration::from_millis(100))
    };
    assert_eq!(failed(slow_headers), (FailureKind::Passing, "did not answer in time".into()));
    let mute = |_: &mut TcpStream| {
        thread::sleep(Duration::from_secs(20));
        Ok(())
    };
    assert_eq!(failed(mute), (FailureKind::Passing, "did not answer in time".into()));
    // Quick enough, but for ever.
    let (kind, reason) = failed(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")?;
        drip(s, &[b'x'; 200], Duration::from_millis(20))
    });
    assert_eq!((kind, reason.as_str()), (FailureKind::Passing, "took too long to be had"));
}

#[test]
fn what_breaks_off_or_is_no_http_is_told() {
    let (kind, reason) = failed(|s| s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nonly this"));
    assert_eq!(
        (kind, reason.as_str()),
        (FailureKind::Passing, "could not be had: the answer breaks off before its end")
    );
    let (kind, _) =
        failed(|s| s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf"));
    assert_eq!(kind, FailureKind::Passing);
    let (kind, _) =
        failed(|s| s.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf"));
    assert_eq!(kind, FailureKind::Passing);
    for nonsense in [&b"SSH-2.0-OpenSSH_9.6\r\n"[..], b"", b"\0\0\0\0\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"] {
        let (kind, reason) = failed(move |s| s.write_all(nonsense));
        assert_eq!(kind, FailureKind::Passing, "{nonsense:?}: {reason}");
        assert!(!reason.contains(char::is_control), "{reason:?}");
    }
    // More than it says is nobody's.
    let more = asked(|s| {
        s.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ntextand more")
    });
    assert_eq!(more.unwrap().body, b"text");
}

#[test]
fn a_connection_that_is_refused_or_no_tls_is_told() {
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port()
    };
    let failure = get(&network(), &format!("http://127.0.0.1:{port}/"), false).unwrap_err();
    assert_eq!(
        (failure.kind, failure.reason.as_str()),
        (FailureKind::Passing, "could not be had: the connection was refused")
    );
    let server = Server::start(|_, stream| reply(stream, "200 OK", &[], b"in the clear"));
    let secure = server.url("/").replace("http://", "https://");
    let failure = get(&network(), &secure, false).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Passing, "{failure}");
    assert_eq!(server.seen().len(), 0);
}

#[test]
fn what_is_not_public_is_not_even_connected_to() {
    let server = Server::start(|_, stream| reply(stream, "200 OK", &[], b"secret"));
    let public = Http::new("sidelined/0.0", LIMITS, Reach::public(), || false);
    let port = server.address.port();
    for host in [
        "127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]",
        "0.0.0.0", "127.1",
    ] {
        let failure = get(&public, &format!("http://{host}:{port}/"), false).unwrap_err();
        assert_eq!(failure.kind, FailureKind::Lasting, "{host}: {failure}");
        assert!(failure.reason.starts_with("may not be asked for: "), "{host}: {failure}");
    }
    let metadata = get(&public, "http://169.254.169.254/latest", false).unwrap_err();
    assert_eq!(metadata.reason, "may not be asked for: 169.254.169.254, a link-local address");
    assert_eq!(server.seen().len(), 0, "nobody connected");
}

/// Names that mean what a test wants, differently at each question.
#[derive(Debug)]
struct Names {
    answers: Vec<Vec<SocketAddr>>,
    asked: Arc<AtomicUsize>,
}

impl Resolver for Names {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let turn = self.asked.fetch_add(1, Ordering::SeqCst);
        let mut found = self.empty();
        self.answers[turn.min(self.answers.len() - 1)].iter().for_each(|address| found.push(*address));
        Ok(found)
    }
}

fn resolving(reach: Reach, answers: Vec<Vec<SocketAddr>>) -> (Http, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let names = Names { answers, asked: Arc::clone(&asked) };
    (Http::resolving("sidelined/0.0", LIMITS, Checked { reach, resolver: names }, || false), asked)
}

#[test]
fn a_name_is_judged_by_where_it_leads_and_asked_once() {
    let server = Server::start(|_, stream| reply(stream, "200 OK", &[], b"here"));
    let port = server.address.port();
    let at = |ip: &str| SocketAddr::new(ip.parse::<IpAddr>().unwrap(), port);
    for ip in
        ["127.0.0.1", "10.1.2.3", "100.64.0.1", "fd00::1", "::ffff:127.0.0.1", "169.254.169.254", "224.0.0.1"]
    {
        let (network, _) = resolving(Reach::public(), vec![vec![at(ip)]]);
        let failure = get(&network, "http://inside.example/", false).unwrap_err();
        assert!(
            failure.reason.starts_with(&format!("may not be asked for: inside.example is {ip}, ")),
            "{failure}"
        );
    }
    assert_eq!(server.seen().len(), 0);
    // Rebinding: the name means something else as soon as it was looked up. What was checked is what is connected to.
    let named = Reach::also(["desk.example".to_owned()]);
    let (network, asked) = resolving(named, vec![vec![at("127.0.0.1")], vec![at("10.0.0.1")]]);
    assert_eq!(get(&network, "http://desk.example/", false).unwrap().body, b"here");
    assert_eq!(asked.load(Ordering::SeqCst), 1, "the name was looked up once");
}

#[test]
fn reading_stops_when_everything_is_to_stop() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let network =
        Http::new("sidelined/0.0", LIMITS, here(), move || counted.fetch_add(1, Ordering::SeqCst) >= 3);
    let server = Server::start(|_, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")?;
        drip(stream, &[b'x'; 100], Duration::from_millis(10))
    });
    let failure = get(&network, &server.url("/"), false).unwrap_err();
    assert_eq!(failure.kind, FailureKind::Stopped);
}

#[test]
fn what_is_sent_arrives_and_neither_redirects_nor_private_hosts_are_followed() {
    let server = Server::start(|asked, stream| match asked.path.as_str() {
        "/moved" => reply(stream, "307 Temporary Redirect", &[("Location", "/told")], b""),
        "/later" => reply(stream, "503 Service Unavailable", &[("Retry-After", "7")], &[b'x'; 500_000]),
        _ => reply(stream, "204 No Content", &[], b""),
    });
    let post = |network: &Http, path: &str| {
        let address = Address::parse(&server.url(path)).unwrap();
        network.post(&address, &[("webhook-id", "msg_1".to_owned())], b"{}")
    };
    let told = post(&network(), "/told").unwrap();
    assert_eq!(told, Answered { status: 204, retry_after: None });
    assert_eq!(server.seen()[0].header("webhook-id"), "msg_1");
    assert_eq!(server.seen()[0].header("content-length"), "2");
    assert_eq!(post(&network(), "/moved").unwrap().status, 307);
    assert_eq!(server.times("/told"), 1);
    let later = post(&network(), "/later").unwrap();
    assert_eq!(later, Answered { status: 503, retry_after: Some(Duration::from_secs(7)) });
    let public = Http::new("sidelined/0.0", LIMITS, Reach::public(), || false);
    let refused = post(&public, "/told").unwrap_err();
    assert!(
        refused.kind == FailureKind::Lasting && refused.reason.contains("a loopback address"),
        "{refused:?}"
    );
    assert_eq!(server.seen().len(), 3);
}
