//! Reading lines in bounded memory.

use std::io::{self, BufRead, Read};

use crate::error::Size;

/// What stood on a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// There was no more.
    End,
    /// Its bytes, without the line feed.
    Whole(Vec<u8>),
    /// Longer than the limit; it was passed over.
    TooLong(Size),
}

/// The next line of at most `limit` bytes. Of a longer one no more than `limit + 1` bytes are held at once.
pub(crate) fn next_line(reader: &mut impl BufRead, limit: u64) -> io::Result<Line> {
    let mut line = Vec::new();
    let read = reader.by_ref().take(limit.saturating_add(1)).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Line::Whole(line));
    }
    let held = line.len() as u64;
    if held <= limit {
        return Ok(Line::Whole(line));
    }
    drop(line);
    let rest = skip(reader, Some(b'\n'), u64::MAX)?;
    Ok(Line::TooLong(Size { bytes: held.saturating_add(rest.bytes), exact: rest.exact }))
}

/// Passes over the rest, or as far as an `end` byte, or `most` bytes and little more, and says how many bytes it
/// was (without `end`).
pub(crate) fn skip(reader: &mut impl BufRead, end: Option<u8>, most: u64) -> io::Result<Size> {
    let mut bytes = 0_u64;
    while bytes <= most {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let (held, stop) = (buffer.len(), end.and_then(|end| buffer.iter().position(|&byte| byte == end)));
        if let Some(at) = stop {
            reader.consume(at + 1);
            return Ok(Size { bytes: bytes.saturating_add(at as u64), exact: true });
        }
        if held == 0 {
            return Ok(Size { bytes, exact: true });
        }
        reader.consume(held);
        bytes = bytes.saturating_add(held as u64);
    }
    Ok(Size { bytes, exact: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_and_long_ones_are_passed_over() {
        let mut reader = io::BufReader::with_capacity(3, &b"four\n\nfivefive\nsix"[..]);
        let mut next = || next_line(&mut reader, 4).unwrap();
        assert_eq!(next(), Line::Whole(b"four".to_vec()));
        assert_eq!(next(), Line::Whole(Vec::new()));
        assert_eq!(next(), Line::TooLong(Size { bytes: 8, exact: true }));
        assert_eq!(next(), Line::Whole(b"six".to_vec()));
        assert_eq!(next(), Line::End);
    }
}
