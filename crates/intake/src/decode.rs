//! From bytes to text.

use std::borrow::Cow;

use crate::error::{Problem, Warning};

/// The encoding that a byte order mark names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
}

/// The encoding of bytes with that beginning, and the length of the mark that says so. Without a mark it is UTF-8.
pub(crate) fn encoding(head: &[u8]) -> (Encoding, usize) {
    match head {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        [0xff, 0xfe, ..] => (Encoding::Utf16Le, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16Be, 2),
        _ => (Encoding::Utf8, 0),
    }
}

/// The text of whole bytes, with a warning where some had to be replaced.
///
/// # Errors
/// When the bytes are no text: they hold NUL, or too many control characters, or too little of the encoding.
pub(crate) fn text(mut bytes: Vec<u8>) -> Result<(String, Option<Warning>), Problem> {
    match encoding(&bytes) {
        (Encoding::Utf8, mark) => {
            bytes.drain(..mark.min(bytes.len()));
            utf8(bytes, mark)
        }
        (Encoding::Utf16Le, _) => utf16(&bytes, u16::from_le_bytes),
        (Encoding::Utf16Be, _) => utf16(&bytes, u16::from_be_bytes),
    }
}

/// The text of a web page: in the encoding of its byte order mark, or the one that came with it (`told`), or the one it names in
/// its first kilobyte, or UTF-8, or else windows-1252, which is what browsers take for granted.
///
/// # Errors
/// As [`text`].
pub(crate) fn page(mut bytes: Vec<u8>, told: Option<&str>) -> Result<(String, Option<Warning>), Problem> {
    if encoding(&bytes).1 > 0 {
        return text(bytes);
    }
    let told = told.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let named = told.or_else(|| charset(bytes.get(..PRESCAN_BYTES).unwrap_or(&bytes)));
    let encoding = match named {
        // What was read as ASCII this far is not UTF-16, whatever it says (WHATWG Encoding, "get an encoding").
        Some(named) if named == encoding_rs::UTF_16LE || named == encoding_rs::UTF_16BE => encoding_rs::UTF_8,
        Some(named) => named,
        None if std::str::from_utf8(&bytes).is_ok() => encoding_rs::UTF_8,
        None => encoding_rs::WINDOWS_1252,
    };
    // A stray NUL in a page is passed over, as browsers do; a page of them is none.
    if let Cow::Owned(without) = without_stray_nul(&bytes) {
        bytes = without;
    }
    if let Some(reason) = unlike_text(&bytes) {
        return Err(Problem::Binary(reason));
    }
    if encoding == encoding_rs::UTF_8 {
        return utf8(bytes, 0);
    }
    let (text, replaced) = encoding.decode_without_bom_handling(&bytes);
    let places = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
    let warning = replaced.then(|| Warning::Replaced { encoding: encoding.name(), at, places });
    prose(text.into_owned(), warning)
}

/// The bytes without NUL, if it stands there now and then; of what holds more of it all bytes.
pub(crate) fn without_stray_nul(bytes: &[u8]) -> Cow<'_, [u8]> {
    let nul = bytes.iter().filter(|&&byte| byte == 0).count();
    match nul > 0 && nul * 100 < bytes.len() {
        true => bytes.iter().copied().filter(|&byte| byte != 0).collect(),
        false => bytes.into(),
    }
}

/// So far into a page its encoding is looked for.
const PRESCAN_BYTES: usize = 1 << 10;

/// The encoding that the beginning of a page names: `<meta charset=…>`, `content="text/html; charset=…"`, or that of XML.
fn charset(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let value = |key: &str| {
        let rest = head.get(head.find(key)? + key.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let label = rest.trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/' | '?'));
        encoding_rs::Encoding::for_label(label.get(..end.unwrap_or(label.len()))?.as_bytes())
    };
    value("charset").or_else(|| value("encoding"))
}

/// The text of bytes in UTF-8 that stand at `offset`.
pub(crate) fn utf8(bytes: Vec<u8>, offset: usize) -> Result<(String, Option<Warning>), Problem> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return prose(text, None),
        Err(error) => error.into_bytes(),
    };
    let (mut at, mut first, mut places, mut lost) = (offset, None, 0, 0);
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first.get_or_insert(at);
            places += 1;
            lost += chunk.invalid().len();
            at += chunk.invalid().len();
        }
    }
    if lost * 3 > bytes.len() {
        return Err(Problem::Binary(format!("{lost} of its {} bytes are not UTF-8", bytes.len())));
    }
    let warning = first.map(|at| Warning::Replaced { encoding: "UTF-8", at, places });
    prose(String::from_utf8_lossy(&bytes).into_owned(), warning)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Option<Warning>), Problem> {
    let pairs = bytes.get(2..).unwrap_or_default().chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok().map(unit));
    let (mut out, mut at, mut first, mut places) = (String::with_capacity(bytes.len() / 2), 2, None, 0);
    for decoded in char::decode_utf16(units) {
        let c = decoded.unwrap_or_else(|_| {
            first.get_or_insert(at);
            places += 1;
            char::REPLACEMENT_CHARACTER
        });
        at += c.len_utf16() * 2;
        out.push(c);
    }
    if odd {
        first.get_or_insert(at);
        places += 1;
        out.push(char::REPLACEMENT_CHARACTER);
    }
    prose(out, first.map(|at| Warning::Replaced { encoding: "UTF-16", at, places }))
}

/// The text, unless its characters are those of no text.
fn prose(text: String, warning: Option<Warning>) -> Result<(String, Option<Warning>), Problem> {
    if let Some(reason) = unlike_text(text.as_bytes()) {
        return Err(Problem::Binary(reason));
    }
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    if text.trim().is_empty() {
        return Err(Problem::Blank);
    }
    Ok((text, warning))
}

/// Why bytes of an ASCII superset are no text: they hold NUL, or one control character to fifty others.
pub(crate) fn unlike_text(bytes: &[u8]) -> Option<String> {
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Some(format!("byte {at} is NUL"));
    }
    let control = |byte: &&u8| (**byte < 0x20 && !matches!(**byte, b'\t'..=b'\r')) || **byte == 0x7f;
    let found = bytes.iter().filter(control).count();
    (found * 50 > bytes.len()).then(|| format!("{found} of its {} bytes are control characters", bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Option<String>) {
        let (text, warning) = text(bytes.to_vec()).unwrap();
        (text, warning.map(|w| w.to_string()))
    }

    #[test]
    fn marks_are_taken_off_and_obeyed() {
        assert_eq!(decoded("\u{feff}Knee – out".as_bytes()), ("Knee – out".into(), None));
        assert_eq!(decoded(b"\xff\xfeK\0n\0\x3d\xd8\x4a\xdd"), ("Kn\u{1f54a}".into(), None));
        assert_eq!(decoded(b"\xfe\xff\0K\0n"), ("Kn".into(), None));
    }

    #[test]
    fn what_is_no_text_is_replaced_and_said() {
        let (text, warning) = decoded(b"Out with a kn\xe9e and a \xff\xfe cough");
        assert_eq!(text, "Out with a kn\u{fffd}e and a \u{fffd}\u{fffd} cough");
        assert_eq!(
            warning.unwrap(),
            "invalid UTF-8 in 3 places, the first at byte 13, was replaced with U+FFFD"
        );
        let (text, warning) = decoded(b"\xff\xfeK\0\x3d\xd8n\0!");
        assert_eq!(text, "K\u{fffd}n\u{fffd}");
        assert!(warning.unwrap().contains("in 2 places, the first at byte 4,"));
        let (_, warning) = decoded(b"\xef\xbb\xbfknee, kn\xe9e");
        assert_eq!(warning.unwrap(), "invalid UTF-8 at byte 11 was replaced with U+FFFD");
    }

    #[test]
    fn pages_are_decoded_as_they_say() {
        let read = |bytes: &[u8]| page(bytes.to_vec(), None).unwrap();
        for (bytes, text) in [
            (&b"<meta charset=utf-8>kn\xc3\xb6chel"[..], "<meta charset=utf-8>kn\u{f6}chel"),
            (b"kn\xc3\xb6chel", "kn\u{f6}chel"),
            (b"kn\xf6chel \x93out\x94", "kn\u{f6}chel \u{201c}out\u{201d}"),
            (
                b"<meta content='text/html; charset=iso-8859-2'>\xb3",
                "<meta content='text/html; charset=iso-8859-2'>\u{142}",
            ),
            (
                b"<?xml version='1.0' encoding=\"KOI8-R\"?>\xc1",
                "<?xml version='1.0' encoding=\"KOI8-R\"?>\u{430}",
            ),
            (b"\xef\xbb\xbf<meta charset=koi8-r>\xc3\xb6", "<meta charset=koi8-r>\u{f6}"),
            (b"<meta charset=utf-16>out", "<meta charset=utf-16>out"),
            (b"<meta charset=none>kn\xf6chel", "<meta charset=none>kn\u{f6}chel"),
        ] {
            assert_eq!(read(bytes), (text.to_owned(), None));
        }
        assert_eq!(
            page(b"<meta charset=utf-8>kn\xf6".to_vec(), Some("latin1")).unwrap().0,
            "<meta charset=utf-8>kn\u{f6}"
        );
        let (text, warning) = read(b"<meta charset=utf-8>An out-and-out kn\xf6chel");
        assert!(text.ends_with("kn\u{fffd}chel") && warning.is_some());
        assert!(page(b"out\0out".to_vec(), None).is_err());
        assert_eq!(read(format!("out\0{}", "knee ".repeat(300)).as_bytes()).0.find('\0'), None);
    }

    #[test]
    fn binary_is_refused_with_its_reason() {
        for (bytes, reason) in [
            (&b"abc\0def"[..], "byte 3 is NUL"),
            (b"\x01\x02\x03 words", "3 of its 9 bytes are control characters"),
            (b"\xff\xfa\xfbab", "3 of its 5 bytes are not UTF-8"),
        ] {
            assert_eq!(text(bytes.to_vec()).unwrap_err().to_string(), format!("is not text: {reason}"));
        }
    }
}
