//! An HTTP response as an archive keeps it: head and payload.

use std::io::{self, Read};

use crate::error::Problem;

/// Most fields of a head.
const FIELDS: usize = 256;

/// A response.
#[derive(Debug)]
pub(crate) struct Response<'a> {
    pub(crate) status: u16,
    pub(crate) content_type: Option<String>,
    chunked: bool,
    codings: Vec<String>,
    body: &'a [u8],
}

/// Takes the head off a response.
///
/// # Errors
/// What is wrong with the head.
pub(crate) fn response(block: &[u8]) -> Result<Response<'_>, String> {
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut head = httparse::Response::new(&mut fields);
    let parser = || {
        let mut parser = httparse::ParserConfig::default();
        parser.allow_spaces_after_header_name_in_responses(true);
        parser.allow_obsolete_multiline_headers_in_responses(true);
        parser.ignore_invalid_headers_in_responses(true);
        parser
    };
    let length = match parser().parse_response(&mut head, block) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Err("it has no end".to_owned()),
        Err(error) => return Err(error.to_string()),
    };
    let value = |name: &str| {
        let field = head.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(field.value).trim().to_owned())
    };
    let list = |name: &str| -> Vec<String> {
        let value = value(name).unwrap_or_default().to_ascii_lowercase();
        value
            .split(',')
            .map(|coding| coding.trim().to_owned())
            .filter(|c| !c.is_empty() && c != "identity")
            .collect()
    };
    let transfer = list("transfer-encoding");
    Ok(Response {
        status: head.code.unwrap_or_default(),
        content_type: value("content-type").filter(|kind| !kind.is_empty()),
        chunked: transfer.iter().any(|coding| coding == "chunked"),
        codings: transfer
            .into_iter()
            .filter(|coding| coding != "chunked")
            .chain(list("content-encoding"))
            .collect(),
        body: block.get(length..).unwrap_or_default(),
    })
}

impl Response<'_> {
    /// The payload, as the page's author wrote it: without chunks and compression. Archivers undo either and leave the head as it
    /// was, so what does not look packed is taken as it is.
    ///
    /// # Errors
    /// Where it is packed in an unknown way, breaks off, or is more than `most` bytes.
    pub(crate) fn payload(&self, most: u64) -> Result<Vec<u8>, Problem> {
        let mut body = self.body.to_vec();
        if self.chunked && begins_with_chunk(&body) {
            let mut chunks = chunked_transfer::Decoder::new(&body[..]);
            let whole = read(&mut chunks, most, "its chunks")?;
            // The decoder takes the end of its input inside a chunk for that of the payload.
            if chunks.remaining_chunks_size().is_some() {
                return Err(Problem::Http("its chunks break off".to_owned()));
            }
            body = whole;
        }
        for coding in self.codings.iter().rev() {
            body = match (coding.as_str(), body.as_slice()) {
                ("gzip" | "x-gzip", [0x1f, 0x8b, ..]) => {
                    read(flate2::bufread::MultiGzDecoder::new(&body[..]), most, "its gzip")?
                }
                ("gzip" | "x-gzip", _) => body,
                // Some servers send it without the two bytes of zlib.
                ("deflate", [first, ..]) if first & 0x0f == 8 => {
                    read(flate2::bufread::ZlibDecoder::new(&body[..]), most, "its zlib")?
                }
                ("deflate", _) => {
                    read(flate2::bufread::DeflateDecoder::new(&body[..]), most, "its deflate").unwrap_or(body)
                }
                ("zstd", [0x28, 0xb5, 0x2f, 0xfd, ..]) => {
                    let decoder = zstd::Decoder::with_buffer(&body[..])?;
                    read(decoder, most, "its zstd")?
                }
                ("zstd", _) => body,
                ("br", _) if std::str::from_utf8(&body).is_ok() => body,
                ("br", _) => {
                    read(brotli_decompressor::Decompressor::new(&body[..], 4096), most, "its brotli")?
                }
                (coding, _) => return Err(Problem::Http(format!("its payload is packed as {coding:?}"))),
            };
        }
        Ok(body)
    }
}

fn begins_with_chunk(body: &[u8]) -> bool {
    let line = body.iter().take(20).position(|&b| b == b'\r').and_then(|end| body.get(..end));
    line.is_some_and(|line| {
        let size = line.split(|&b| b == b';').next().unwrap_or_default().trim_ascii();
        !size.is_empty() && size.iter().all(u8::is_ascii_hexdigit)
    })
}

fn read(from: impl Read, most: u64, what: &str) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let broken = |error: io::Error| Problem::Http(format!("{what} breaks off or is damaged: {error}"));
    from.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(broken)?;
    if bytes.len() as u64 > most {
        return Err(Problem::at_least(bytes.len() as u64, most));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn payload(head: &str, body: &[u8], most: u64) -> Result<Vec<u8>, String> {
        let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
        response(&block)?.payload(most).map_err(|problem| problem.to_string())
    }

    #[test]
    fn payloads_are_unpacked_as_far_as_they_are_packed() {
        let packed = gzip(b"He is out.");
        assert_eq!(payload("Content-Encoding: gzip", &packed, 99).unwrap(), b"He is out.");
        assert_eq!(payload("Content-Encoding: gzip", b"He is out.", 99).unwrap(), b"He is out.");
        let chunked = b"4\r\nHe i\r\n6;x=y\r\ns out.\r\n0\r\n\r\n";
        assert_eq!(payload("Transfer-Encoding: chunked", chunked, 99).unwrap(), b"He is out.");
        assert_eq!(payload("Transfer-Encoding: chunked", b"He is out.", 99).unwrap(), b"He is out.");
        let both = [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
        assert_eq!(
            payload("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", &both, 99).unwrap(),
            b"He is out."
        );
        let zstd = zstd::encode_all(&b"He is out."[..], 1).unwrap();
        assert_eq!(payload("Content-Encoding: zstd", &zstd, 99).unwrap(), b"He is out.");
    }

    #[test]
    fn what_breaks_off_or_swells_is_said() {
        let packed = gzip(&[b'a'; 5000]);
        let error = payload("Content-Encoding: gzip", &packed, 1000).unwrap_err();
        assert!(error.contains("over the limit of 1000 bytes"), "{error}");
        let error = payload("Content-Encoding: gzip", &packed[..20], 9000).unwrap_err();
        assert!(error.contains("its gzip breaks off or is damaged"), "{error}");
        let error = payload("Transfer-Encoding: chunked", b"9\r\nHe", 99).unwrap_err();
        assert!(error.contains("its chunks break off"), "{error}");
        let error = payload("Content-Encoding: lzma", b"x", 99).unwrap_err();
        assert!(error.contains("packed as \"lzma\""), "{error}");
        assert!(response(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n").is_err());
        assert!(response(b"\x00\x01").is_err());
    }
}
