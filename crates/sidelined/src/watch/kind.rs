//! What came: a feed, a page, or a text.

use encoding_rs::Encoding;

use crate::cli::InputKind;

/// So many bytes tell what something is.
const HEAD: usize = 8 << 10;

/// What bytes from the web are, by their first tag, else by what their server calls them (`Content-Type`).
///
/// # Errors
/// When they are nothing that could be read; says what they are called.
pub fn kind_of(content_type: Option<&str>, body: &[u8]) -> Result<InputKind, String> {
    let head = String::from_utf8_lossy(body.get(..HEAD).unwrap_or(body)).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let media =
        content_type.and_then(|named| named.split(';').next()).map(|named| named.trim().to_ascii_lowercase());
    let media = media.as_deref().unwrap_or_default();
    if head.starts_with('<') {
        let first = |tags: &[&str]| tags.iter().filter_map(|tag| head.find(tag)).min();
        let (feed, page) =
            (first(&["<rss", "<feed", "<rdf:rdf"]), first(&["<!doctype html", "<html", "<body", "<article"]));
        match (feed, page) {
            (Some(feed), Some(page)) => {
                return Ok(if feed < page { InputKind::Feed } else { InputKind::Html });
            }
            (Some(_), None) => return Ok(InputKind::Feed),
            (None, Some(_)) => return Ok(InputKind::Html),
            (None, None) => {}
        }
    }
    match media {
        "application/json" | "application/feed+json" if head.starts_with('{') => Ok(InputKind::Feed),
        "text/html" | "application/xhtml+xml" => Ok(InputKind::Html),
        "application/rss+xml"
        | "application/atom+xml"
        | "application/rdf+xml"
        | "application/xml"
        | "text/xml" => Ok(InputKind::Feed),
        "text/plain" => Ok(InputKind::Text),
        "" if head.starts_with('{') => Ok(InputKind::Feed),
        "" if head.starts_with('<') => Ok(InputKind::Html),
        "" => Ok(InputKind::Text),
        other => {
            let other: String = other.chars().filter(|c| !c.is_control()).take(80).collect();
            Err(format!("is neither a feed nor a page: its server calls it {other:?}"))
        }
    }
}

/// The bytes in UTF-8, where they are in the encoding that only their server tells of (`Content-Type: …; charset=…`). What is UTF-8
/// stays so whatever the server says, and what names its encoding itself is believed.
pub fn in_utf8(content_type: Option<&str>, body: Vec<u8>) -> Vec<u8> {
    if std::str::from_utf8(&body).is_ok() || Encoding::for_bom(&body).is_some() {
        return body;
    }
    let head = String::from_utf8_lossy(body.get(..HEAD).unwrap_or(&body)).to_ascii_lowercase();
    let named = content_type
        .and_then(|named| named.to_ascii_lowercase().split_once("charset=").map(|(_, c)| c.to_owned()));
    let label =
        named.as_deref().map(|label| label.trim().trim_matches('"').split(';').next().unwrap_or_default());
    match label.and_then(|label| Encoding::for_label(label.as_bytes())) {
        Some(encoding) if !head.contains("charset=") && !head.contains("encoding=") => {
            encoding.decode_without_bom_handling(&body).0.into_owned().into_bytes()
        }
        _ => body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tag_goes_before_what_the_server_says() {
        for (called, body, kind) in [
            (Some("text/html"), "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", InputKind::Feed),
            (Some("text/xml; charset=utf-8"), "<!DOCTYPE html><html><p>&lt;rss", InputKind::Html),
            (Some("TEXT/HTML; charset=x"), "Knee.", InputKind::Html),
            (Some("application/atom+xml"), "", InputKind::Feed),
            (
                Some("application/json"),
                " {\"version\": \"https://jsonfeed.org/version/1.1\"}",
                InputKind::Feed,
            ),
            (Some("text/plain"), "Knee injury.", InputKind::Text),
            (None, "<feed xmlns='http://www.w3.org/2005/Atom'>", InputKind::Feed),
            (None, "<p>Knee", InputKind::Html),
            (None, "Knee", InputKind::Text),
        ] {
            assert_eq!(kind_of(called, body.as_bytes()), Ok(kind), "{called:?} {body}");
        }
        for called in ["application/pdf", "image/png", "video/mp4"] {
            assert!(kind_of(Some(called), b"\x89PNG").is_err(), "{called}");
        }
    }

    #[test]
    fn an_encoding_that_only_the_server_tells_is_believed_last() {
        let polish = b"<p>Micha\xb3 is hurt".to_vec();
        let named = |called, body: &[u8]| String::from_utf8(in_utf8(called, body.to_vec())).ok();
        assert_eq!(named(Some("text/html; Charset=\"ISO-8859-2\""), &polish).unwrap(), "<p>Michał is hurt");
        assert_eq!(
            named(Some("text/html; charset=iso-8859-2"), "<p>Michał".as_bytes()).unwrap(),
            "<p>Michał"
        );
        assert_eq!(named(Some("text/html; charset=klingon"), &polish), None);
        let own = [b"<meta charset=windows-1250>".as_slice(), &polish].concat();
        assert_eq!(
            in_utf8(Some("text/html; charset=koi8-r"), own.clone()),
            own,
            "the page's own word goes before"
        );
    }
}
