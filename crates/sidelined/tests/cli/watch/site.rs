//! A site of our own, whose pages a test changes as it goes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use super::super::server::{Asked, Server, reply};

/// What lies at a path.
#[derive(Clone)]
pub struct Page {
    pub status: &'static str,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// A site with ETags.
pub struct Site {
    server: Server,
    pages: Arc<Mutex<BTreeMap<String, Page>>>,
    plain: Arc<AtomicBool>,
}

impl Site {
    pub fn new() -> Self {
        let pages: Arc<Mutex<BTreeMap<String, Page>>> = Arc::default();
        let plain: Arc<AtomicBool> = Arc::default();
        let (lying, conditions) = (Arc::clone(&pages), Arc::clone(&plain));
        let server = Server::start(move |asked, stream| {
            let page = lying.lock().unwrap().get(&asked.path).cloned();
            let Some(page) = page else { return reply(stream, "404 Not Found", &[], b"") };
            let tag =
                format!("\"{}-{}\"", page.body.len(), page.body.iter().map(|b| u64::from(*b)).sum::<u64>());
            let conditional = !conditions.load(Ordering::Relaxed) && page.status.starts_with("200");
            if conditional && asked.header("if-none-match") == tag {
                return reply(stream, "304 Not Modified", &[], b"");
            }
            let mut headers: Vec<_> = page.headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
            if conditional {
                headers.push(("ETag", &tag));
            }
            reply(stream, page.status, &headers, &page.body)
        });
        Self { server, pages, plain }
    }

    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    pub fn port(&self) -> u16 {
        self.server.address.port()
    }

    pub fn seen(&self) -> Vec<Asked> {
        self.server.seen()
    }

    pub fn times(&self, path: &str) -> usize {
        self.server.times(path)
    }

    /// Answers everything whole from now on.
    pub fn forget_conditions(&self) {
        self.plain.store(true, Ordering::Relaxed);
    }

    pub fn put(&self, path: &str, page: Page) {
        self.pages.lock().unwrap().insert(path.to_owned(), page);
    }

    pub fn answer(
        &self,
        path: &str,
        status: &'static str,
        headers: &[(&'static str, &str)],
        body: impl Into<Vec<u8>>,
    ) {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.put(path, Page { status, headers, body: body.into() });
    }

    pub fn page(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.answer(path, "200 OK", &[("Content-Type", "text/html; charset=utf-8")], body);
    }

    pub fn xml(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.answer(path, "200 OK", &[("Content-Type", "application/rss+xml")], body);
    }

    pub fn leads(&self, path: &str, to: &str) {
        self.answer(path, "302 Found", &[("Location", to)], "");
    }
}

/// A page with a report of somebody hurt.
pub fn article(number: usize, player: &str, day: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><title>{player} out for weeks</title>\
         <meta property='article:published_time' content='{day}T10:00:00Z'></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>{player} out for weeks</h1><p>Harbour Athletic striker {player} will miss six weeks with a hamstring \
         injury suffered on Saturday, the club said in report number {number}.</p>\
         <p>“He tore it in the first half,” said the manager, Ivo Hansen, who has no other striker for the derby and none to \
         call up from the academy, where the other forwards are still at school.</p></article></body></html>"
    )
}

/// An RSS feed of these items.
pub fn feed(items: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>The Harbour Gazette</title><link>http://gazette.example/</link><description>News</description>{}\
         </channel></rss>",
        items.concat()
    )
}

/// An item that only points to its page.
pub fn entry(site: &Site, number: usize) -> String {
    format!(
        "<item><title>Injury news {number}</title><link>{}</link><guid isPermaLink=\"false\">item-{number}</guid>\
         <description>A blow for Harbour…</description></item>",
        site.url(&format!("/{number}.html"))
    )
}

/// An item that is the whole report.
pub fn whole_entry(site: &Site, number: usize, player: &str) -> String {
    let more =
        "The club had nothing to add about the match, the gate or the weather at the harbour. ".repeat(12);
    format!(
        "<item><title>{player} out for weeks</title><link>{}</link><guid isPermaLink=\"false\">item-{number}</guid>\
         <pubDate>Sat, 17 Apr 2021 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>Harbour Athletic striker {player} will miss \
         six weeks with a hamstring injury suffered on Saturday, the club said.</p><p>{more}</p>]]></content:encoded></item>",
        site.url(&format!("/{number}.html"))
    )
}
