//! Feeds, tables, Parquet and what is compressed, good and bad.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing helper is a failing test")]

use std::io::{Read, Write as _};
use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
use bytes::Bytes;
use intake::{Columns, Format, Input, IntakeError, Intaken, Item, Limits};
use parquet::arrow::ArrowWriter;

type Taken = Result<Intaken, String>;

fn read(name: &str, input: Input, columns: &str, bytes: impl Read) -> Vec<Taken> {
    let columns = if columns.is_empty() { Columns::default() } else { columns.parse().unwrap() };
    let reader = std::io::BufReader::new(bytes);
    intake::documents(name, input, Limits::default(), reader)
        .with_columns(columns)
        .filter_map(|item| item.map(Item::document).transpose())
        .map(|taken| taken.map_err(|error| error.to_string()))
        .collect()
}

fn all(name: &str, bytes: &[u8]) -> Vec<Taken> {
    read(name, Input::Auto, "", bytes)
}

fn texts(found: &[Taken]) -> Vec<&str> {
    found.iter().map(|taken| taken.as_ref().map_or_else(String::as_str, |t| &t.document.text)).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn what_is_compressed_is_named_by_what_is_inside() {
    let row = br#"{"text": "Out."}"#;
    for (name, bytes) in
        [("a/rows.jsonl.gz", gzip(row)), ("a/rows.jsonl.zst", zstd::encode_all(&row[..], 3).unwrap())]
    {
        let found = all(name, &bytes);
        let document = &found[0].as_ref().unwrap().document;
        assert_eq!((document.doc.as_str(), document.text.as_str()), ("rows:1", "Out."));
        assert_eq!(document.path.as_deref(), Some(name));
        let broken = all(name, &bytes[..bytes.len() - 6]);
        assert!(broken.last().unwrap().is_err(), "{broken:?}");
    }
    let twice = all("a.txt.gz", &gzip(&gzip(b"Out.")));
    assert_eq!(texts(&twice), ["a.txt.gz: is not text: it is compressed with gzip twice"]);
}

#[test]
fn bombs_are_given_up() {
    let zeros = std::io::repeat(b'a').take(300 << 20);
    let mut gz = Vec::new();
    flate2::read::GzEncoder::new(zeros, flate2::Compression::best()).read_to_end(&mut gz).unwrap();
    let zst = zstd::encode_all(std::io::repeat(b'a').take(300 << 20), 1).unwrap();
    for (name, bytes) in
        [("a.txt.gz", &gz), ("a.txt.zst", &zst), ("a.jsonl.gz", &gz), ("a.csv.zst", &zst), ("a.html.gz", &gz)]
    {
        let columns = if name.contains("csv") { "text=a" } else { "" };
        let found = read(name, Input::Auto, columns, &bytes[..]);
        let [Err(error)] = found.as_slice() else { panic!("{name}: {found:?}") };
        let swells = error.contains("it unpacks to more than 250 times its size");
        assert!(swells || error.contains("over the limit"), "{error}");
    }
}

#[test]
fn entries_of_feeds_are_documents() {
    let rss = r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Rovers Post</title><link>https://x.test/</link><language>en-gb</language>
<item><title>Novak &amp; Kane out</title><link>https://x.test/1</link><guid>post-1</guid><author>a@x.test (A. Writer)</author>
<pubDate>Sat, 17 Apr 2021 23:30:00 -0500</pubDate><description>short</description>
<content:encoded><![CDATA[<p>Jan Novak is <b>out</b>.</p><script>x</script><p>He limped off.</p>]]></content:encoded></item>
<item><title>Back</title><description>He&#8217;s &lt;i&gt;back&lt;/i&gt;.</description></item>
<item><description> </description></item>
</channel></rss>"#;
    let found = all("post.rss", rss.as_bytes());
    assert_eq!(
        texts(&found),
        [
            "Novak & Kane out\n\nJan Novak is out.\n\nHe limped off.",
            "Back\n\nHe’s back.",
            "post.rss: entry 3: has no text in it, only white space"
        ]
    );
    let first = &found[0].as_ref().unwrap().document;
    assert_eq!((first.doc.as_str(), first.url.as_deref()), ("post-1", Some("https://x.test/1")));
    assert_eq!(first.outlet.as_deref(), Some("The Rovers Post"));
    let published = first.published.as_ref().unwrap();
    assert_eq!(published.within.to_string(), "2021-04-17", "the day as written, not as it was in Greenwich");
    assert_eq!(published.because, ["the feed says that its entry was published then"]);
    assert_eq!(found[1].as_ref().unwrap().document.doc, "post:2");
}

#[test]
fn atom_and_json_feeds_are_read() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>f</id><updated>2021-04-18T00:00:00Z</updated>
<entry><id>e1</id><title>Out</title><updated>2021-04-17T10:00:00Z</updated><author><name>A. Writer</name></author>
<link href="https://x.test/e1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Novak is out.</p></div></content></entry></feed>"#;
    let found = all("-", atom.as_bytes());
    let taken = found[0].as_ref().unwrap();
    assert_eq!(taken.document.text, "Out\n\nNovak is out.");
    assert_eq!(taken.author.as_deref(), Some("A. Writer"));
    assert_eq!(
        taken.document.published.as_ref().unwrap().because,
        ["the feed says that its entry was last changed then"]
    );
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items":
 [{"id": "j1", "url": "https://x.test/j1", "title": "Out", "content_html": "<p>Novak is out.</p>", "date_published": "2021-04-17T10:00:00Z"}]}"#;
    let found = all("feed.json", json.as_bytes());
    let document = &found[0].as_ref().unwrap().document;
    assert_eq!((document.doc.as_str(), document.text.as_str()), ("j1", "Out\n\nNovak is out."));
    assert_eq!(document.published.as_ref().unwrap().within.to_string(), "2021-04-17");
}

#[test]
fn feeds_that_could_be_anything_are_refused() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">");
    for n in 1..20 {
        bomb.push_str(&format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)));
    }
    bomb.push_str("]><rss version=\"2.0\"><channel><item><title>&a19;</title></item></channel></rss>");
    let found = read("-", Input::As(Format::Feed), "", bomb.as_bytes());
    assert_eq!(
        texts(&found),
        ["-: declares entities of its own, which may stand for anything, and is not read"]
    );
    let cut = read("f.rss", Input::Auto, "", &b"<rss version=\"2.0\"><channel><item><title>x</title"[..]);
    assert!(cut[0].as_ref().is_err_and(|e| e.starts_with("f.rss: is ")), "{cut:?}");
    let deep = format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(100_000));
    assert_eq!(read("f.rss", Input::Auto, "", deep.as_bytes()).len(), 1);
}

#[test]
fn a_title_of_a_hundred_megabytes_costs_its_own_document_only() {
    let mut csv = b"text,title\nOut.,".to_vec();
    csv.resize(csv.len() + (100 << 20), b'x');
    csv.extend_from_slice(b"\nBack.,t\n");
    let found = all("a.csv", &csv);
    let [Err(error), Ok(back)] = found.as_slice() else { panic!("{} found", found.len()) };
    assert!(error.starts_with("a.csv: line 2: is 1048"), "{error}");
    assert_eq!(back.document.text, "Back.");
    let page = format!("<html><head><title>{}</title></head><body><p>Out.</p></body>", "x".repeat(100 << 20));
    assert!(all("a.html", page.as_bytes())[0].as_ref().is_err_and(|e| e.contains("over the limit")));
}

#[test]
fn rows_of_tables_are_documents() {
    let csv = "\u{feff}id;date;body;link\n7;2021-04-17;\"Novak is out.\nHe \"\"limped\"\" off.\";https://x.test/7\n\n8;17 April 2021;Back.;\n9;soon;Fit.;\n10;;;\n";
    let found = read("a.csv", Input::Auto, "text=body,published=date,url=link,doc=id", csv.as_bytes());
    assert_eq!(
        texts(&found),
        [
            "Novak is out.\nHe \"limped\" off.",
            "Back.",
            "a.csv: line 6: its `published` cannot be read: \"soon\" is not a date of the form YYYY-MM-DD",
            "a.csv: line 7: has no text in it, only white space"
        ]
    );
    for taken in found.iter().flatten() {
        assert_eq!(taken.document.published.as_ref().unwrap().within.to_string(), "2021-04-17");
        assert!(!taken.extracted);
    }
    let first = &found[0].as_ref().unwrap().document;
    assert_eq!((first.doc.as_str(), first.url.as_deref()), ("7", Some("https://x.test/7")));
    assert_eq!(
        texts(&all("a.csv", b"body\nx")),
        ["a.csv: has no column \"text\": name the columns with --columns text=…"]
    );
    assert_eq!(texts(&all("a.tsv", b"text\tdoc\nOut.\ta")), ["Out."]);
    assert_eq!(
        texts(&all("a.csv", b"text\n\"Out. \xe9\n")),
        ["Out. \u{fffd}\n"],
        "a quote that is never closed"
    );
}

fn table(rows: usize) -> Vec<u8> {
    let texts: ArrayRef =
        Arc::new(StringArray::from_iter_values((0..rows).map(|n| format!("Report {n}: Novak is out."))));
    let days: ArrayRef = Arc::new(Date32Array::from_iter_values((0..rows).map(|_| 18_734)));
    let ids: ArrayRef = Arc::new(Int64Array::from_iter_values((0..rows as i64).map(|n| n + 100)));
    let batch = RecordBatch::try_from_iter([("id", ids), ("body", texts), ("day", days)]).unwrap();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn parquet_rows(bytes: Vec<u8>) -> Vec<Result<Intaken, IntakeError>> {
    let columns: Columns = "text=body,published=day,doc=id".parse().unwrap();
    let rows = intake::parquet("a.parquet", Input::Auto, &columns, Limits::default(), Bytes::from(bytes));
    rows.map(|row| row.map(|item| item.document().unwrap())).collect()
}

#[test]
fn rows_of_parquet_are_documents() {
    let found = parquet_rows(table(300));
    assert_eq!(found.len(), 300);
    let last = &found[299].as_ref().unwrap().document;
    assert_eq!((last.doc.as_str(), last.text.as_str()), ("399", "Report 299: Novak is out."));
    assert_eq!(last.published.as_ref().unwrap().within.to_string(), "2021-04-17");
    let title = "x".repeat(2000);
    let columns: [(&str, ArrayRef); 2] = [
        ("text", Arc::new(StringArray::from(vec!["Out.", "Back."]))),
        ("title", Arc::new(StringArray::from(vec![title.as_str(), "Back"]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let found =
        intake::batch(&Columns::default(), Limits { document_bytes: 1000 }, &batch, |n| n.to_string());
    let found: Vec<_> = found.unwrap().into_iter().map(|row| row.map_err(|e| e.to_string())).collect();
    let [Err(long), Ok(_)] = found.as_slice() else { panic!("a long title costs its row: {found:?}") };
    assert_eq!(long, "is 2004 bytes long, over the limit of 1000 bytes for a document");
    let limits = Limits::default();
    let none = intake::parquet("a.parquet", Input::Auto, &Columns::default(), limits, Bytes::from(table(1)));
    let messages: Vec<_> = none.map(|row| row.unwrap_err().to_string()).collect();
    assert_eq!(messages, ["a.parquet: has no column \"text\": name the columns with --columns text=…"]);
    assert!(texts(&all("a.parquet", &table(1)))[0].contains("neither a pipe nor compressed"));
}

#[test]
fn parquet_that_is_cut_or_damaged_is_an_error_and_no_panic() {
    let whole = table(300);
    for cut in [4, 5, 100, whole.len() / 2, whole.len() - 1] {
        let found = parquet_rows(whole[..cut].to_vec());
        assert!(found.last().unwrap().is_err(), "cut to {cut}");
    }
    for at in (4..whole.len()).step_by(37) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        // Either it is told, or the byte did not matter.
        let found = parquet_rows(bytes);
        assert!(!found.is_empty() && found.len() <= 301, "byte {at}");
    }
}
