//! A server of our own, with a few reports.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use ledger::{Dating, Document, parse_date};
use outlook::forecast::Forecaster;
use pack::Pack;
use reader::Reader;
use serve::{Keys, Limits, Role, Setup, Token, Tokens};
use store::{SqliteStore, Store as _};

/// Reports of a made-up club: name, day, headline, text.
pub(crate) const REPORTS: [(&str, &str, &str, &str); 3] = [
    (
        "kestrel-1",
        "2024-01-08",
        "Kestrel Town lose Harrow",
        "Kestrel Town midfielder Ned Harrow has torn his left hamstring and will be out for six weeks, the club said on Monday. \
         Harrow, 24, was hurt in training on Saturday.",
    ),
    (
        "kestrel-2",
        "2024-02-05",
        "Harrow runs again",
        "Kestrel Town midfielder Ned Harrow is running on grass again four weeks after tearing his left hamstring. \
         Manager Jim Pell said: \"Harrow should be back in team training next week.\"",
    ),
    (
        "rivermouth-1",
        "2024-02-01",
        "Rivermouth goalkeeper out",
        "Rivermouth Rovers goalkeeper Tom Adeyemi-Cole broke a finger on Tuesday and is out for a month.",
    ),
];

/// Matches of a made-up league.
const FIXTURES: &str = "season,kickoff,home,away,home_score,away_score\n\
    2023-24,2024-02-03,Kestrel Town,Wendle Park,1,0\n\
    2023-24,2024-02-17,Rivermouth Rovers,Kestrel Town,,\n\
    2023-24,2024-02-24,Wendle Park,Rivermouth Rovers,,\n";

/// The contributor's token, and the reader's.
pub(crate) const CONTRIBUTOR: &str = "c0ffee";
pub(crate) const READER: &str = "decaf";
/// The curator's.
pub(crate) const CURATOR: &str = "e5presso";

/// A running server; it ends with the test.
pub(crate) struct Room {
    pub(crate) address: SocketAddr,
    /// Who has a token.
    pub(crate) keys: Arc<Keys>,
    stop: tokio::sync::watch::Sender<bool>,
    ended: Option<tokio::task::JoinHandle<std::io::Result<()>>>,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: ureq::http::HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
}

impl Room {
    /// One with the reports above.
    pub(crate) fn open() -> Self {
        let reports = REPORTS.map(|(doc, day, title, text)| report(doc, day, title, text));
        Self::with(&reports, Limits::default())
    }

    pub(crate) fn with(reports: &[Document], limits: Limits) -> Self {
        Self::set(reports, limits, |_| {})
    }

    /// One that is made of what `change` leaves.
    pub(crate) fn set(reports: &[Document], limits: Limits, change: impl FnOnce(&mut Setup)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.db");
        let (packs, reader) = house();
        let mut store = SqliteStore::open(&path).unwrap();
        for document in reports {
            let reading = reader.read(document);
            store.add(document, reading.published.as_ref(), &reading.claims, Timestamp::now()).unwrap();
        }
        Self::at(folder, path, (packs, reader), limits, change)
    }

    /// One more at a record that is there already, which nobody has asked anything.
    pub(crate) fn beside(record: &std::path::Path) -> Self {
        Self::beside_with(record, |_| {})
    }

    /// Such a one that is made of what `change` leaves.
    pub(crate) fn beside_with(record: &std::path::Path, change: impl FnOnce(&mut Setup)) -> Self {
        Self::at(tempfile::tempdir().unwrap(), record.to_owned(), house(), Limits::default(), change)
    }

    fn at(
        folder: tempfile::TempDir,
        path: std::path::PathBuf,
        (packs, reader): (Vec<Arc<Pack>>, Reader),
        limits: Limits,
        change: impl FnOnce(&mut Setup),
    ) -> Self {
        let to_write = path.clone();
        let tokens = [
            Token::of(Role::Contributor, "desk", CONTRIBUTOR).line(),
            Token::of(Role::Reader, "fan", READER).line(),
            Token::of(Role::Curator, "Ada Berg", CURATOR).line(),
        ];
        let keys = Keys::of(Tokens::of(&tokens.join("\n")).unwrap());
        let mut setup = Setup {
            open: Box::new(move || Ok(Box::new(SqliteStore::open_read_only(&path)?))),
            open_to_write: Some(Box::new(move || Ok(Box::new(SqliteStore::open(&to_write)?)))),
            packs,
            reader,
            model: Forecaster::bundled().unwrap(),
            clock: || "2024-02-10T12:00:00Z".parse().unwrap(),
            site: "https://injuries.example.org".into(),
            tokens: Arc::clone(&keys),
            secret: [7; 32],
            outward: None,
            proxies: Vec::new(),
            limits,
        };
        change(&mut setup);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let socket = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = socket.local_addr().unwrap();
        let (stop, mut stopped) = tokio::sync::watch::channel(false);
        let ended = runtime.spawn(serve::serve(socket, setup, async move {
            let _ = stopped.wait_for(|stopped| *stopped).await;
        }));
        Self { address, keys, stop, ended: Some(ended), folder, runtime }
    }

    /// Where its record is.
    pub(crate) fn record(&self) -> std::path::PathBuf {
        self.folder.path().join("record.db")
    }

    /// Stops it as a signal would, and waits until it has ended.
    pub(crate) fn stop(&mut self) {
        self.stop.send_replace(true);
        let ended = self.ended.take().unwrap();
        self.runtime.block_on(ended).unwrap().unwrap();
    }

    /// Asks in a way of its own.
    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = ureq::http::Request::builder().method(method).uri(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        taken(agent().run(request.body(()).unwrap()).unwrap_or_else(|e| panic!("{path}: {e}")))
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().get(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        taken(request.call().unwrap_or_else(|e| panic!("{path}: {e}")))
    }

    pub(crate) fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = agent().post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        taken(request.send(body).unwrap_or_else(|e| panic!("{path}: {e}")))
    }

    /// Asks in a way of its own, and sends something.
    pub(crate) fn send_with(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut request = ureq::http::Request::builder().method(method).uri(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = match body {
            [] => agent().run(request.body(()).unwrap()),
            body => agent().run(request.body(body).unwrap()),
        };
        taken(answer.unwrap_or_else(|e| panic!("{path}: {e}")))
    }

    /// Signs in with a token: the cookie of the session.
    pub(crate) fn sign_in(&self, token: &str) -> String {
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let answer = self.post("/sign-in", &form, format!("token={token}").as_bytes());
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.header("set-cookie").split(';').next().unwrap().to_owned()
    }

    /// Sends a report to be added, with a token.
    pub(crate) fn add(&self, token: &str, report: &serde_json::Value) -> Answer {
        let token = format!("Bearer {token}");
        let headers = [("content-type", "application/json"), ("authorization", token.as_str())];
        self.post("/api/v1/documents", &headers, report.to_string().as_bytes())
    }
}

/// The packs, and a reader with them.
fn house() -> (Vec<Arc<Pack>>, Reader) {
    let league = Pack::from_csv("coast-league", None, Some(FIXTURES.as_bytes())).unwrap();
    let packs = vec![Arc::new(Pack::premier_league().clone()), Arc::new(league)];
    let reader = packs.iter().fold(Reader::new().unwrap(), |reader, pack| reader.with_pack(Arc::clone(pack)));
    (packs, reader)
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        // Tests send what no client should.
        .allow_non_standard_methods(true)
        .timeout_global(Some(Duration::from_secs(60)));
    config.build().into()
}

fn taken(mut response: ureq::http::Response<ureq::Body>) -> Answer {
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        body: response.body_mut().read_to_string().unwrap(),
    }
}

pub(crate) fn report(doc: &str, day: &str, title: &str, text: &str) -> Document {
    let mut document = Document::new(doc, text);
    document.published = parse_date(day).ok().map(Dating::given);
    document.title = Some(title.to_owned());
    document.outlet = Some("Coast Sport".to_owned());
    document
}

/// The links of a page, as they are written, with what follows `&` put back.
pub(crate) fn links(page: &str) -> Vec<String> {
    let parts = page.split("href=\"").skip(1);
    parts
        .filter_map(|part| part.split('"').next())
        .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
        .collect()
}
