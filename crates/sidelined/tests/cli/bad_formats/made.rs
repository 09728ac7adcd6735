//! Inputs of every format, good and bad.

use std::io::Write as _;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use parquet::arrow::ArrowWriter;

/// What a report says; with its number, so that no two are one.
pub fn report(n: usize) -> String {
    format!(
        "Hillside striker Marek Dvorak will miss {} weeks after tearing his left calf, the club said on Friday.",
        n + 2
    )
}

/// Compressed with gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// Compressed with Zstandard.
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory")
}

/// Bytes of all values and no meaning.
pub fn noise() -> Vec<u8> {
    (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

/// In an encoding of which each byte is a character: only for text without others than these.
pub fn latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a character of Latin-1")).collect()
}

/// In UTF-16, without a mark.
pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A page with these elements in its head and its article.
pub fn page(head: &str, article: &str) -> String {
    let more = "The manager was sad about it, and so were the supporters. ".repeat(4);
    format!(
        "<!doctype html><html lang=en><head>{head}</head><body><article>{article}<p>{more}</p></article></body></html>"
    )
}

/// An RSS feed of these items.
pub fn rss(items: &[String]) -> String {
    let items: String = items.iter().map(|item| format!("<item>{item}</item>")).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Post</title>{items}</channel></rss>"
    )
}

/// An item with that title and text.
pub fn item(title: &str, text: &str) -> String {
    format!(
        "<title>{title}</title><pubDate>Sat, 17 Apr 2021 10:00:00 GMT</pubDate><description>{text}</description>"
    )
}

/// An Atom feed of these entries.
pub fn atom(entries: &[String]) -> String {
    let entries: String = entries.iter().map(|entry| format!("<entry>{entry}</entry>")).collect();
    format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Post</title><id>f</id>{entries}</feed>")
}

/// An entry with that title and text.
pub fn entry(title: &str, text: &str) -> String {
    format!(
        "<title>{title}</title><updated>2021-04-17T10:00:00Z</updated><content type=\"text\">{text}</content>"
    )
}

/// A JSON Feed of these items.
pub fn json_feed(items: &[String]) -> String {
    format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{}]}}"#,
        items.join(", ")
    )
}

/// An item with that title and text.
pub fn json_item(n: usize, title: &str, text: &str) -> String {
    format!(
        r#"{{"id": "{n}", "title": "{title}", "content_text": "{text}", "date_published": "2021-04-17T10:00:00Z"}}"#
    )
}

/// A row of JSON lines.
pub fn row(text: &str) -> String {
    format!(r#"{{"text": "{text}", "published": "2021-04-17"}}"#)
}

/// A record of a web archive.
pub fn record(headers: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!("WARC/1.1\r\n{headers}\r\n").into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// The response that is a page.
pub fn response(n: usize, content_type: &str, body: &[u8]) -> Vec<u8> {
    let block =
        [format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n").as_bytes(), body].concat();
    record(
        &format!(
            "WARC-Type: response\r\nWARC-Date: 2022-01-01T00:00:00Z\r\nWARC-Target-URI: https://x.test/{n}\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n",
            block.len()
        ),
        &block,
    )
}

/// The response of a good page.
pub fn archived(n: usize) -> Vec<u8> {
    response(
        n,
        "text/html",
        page(&format!("<title>Report {n}</title>"), &format!("<p>{}</p>", report(n))).as_bytes(),
    )
}

/// A Parquet file of these columns.
pub fn parquet(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a schema");
    writer.write(&batch).expect("memory");
    writer.into_inner().expect("memory")
}

/// A column of text.
pub fn texts<'t>(values: impl IntoIterator<Item = Option<&'t str>>) -> ArrayRef {
    Arc::new(values.into_iter().collect::<arrow_array::StringArray>())
}

/// What begins so and swells to 100 MB of one letter.
pub fn swelling(start: &[u8]) -> Vec<u8> {
    let mut bytes = start.to_vec();
    bytes.resize(100 << 20, b'a');
    bytes
}
