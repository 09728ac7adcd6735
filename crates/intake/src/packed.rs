//! Inputs that are compressed: unpacked as they are read, and given up where they swell like a bomb.

use std::fmt;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;

/// An input whose first bytes have been looked at and put back.
pub(crate) type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

/// So much may be unpacked, whatever it was packed in.
const FREE_BYTES: u64 = 64 << 20;

/// So many times its packed size an input may be, beyond [`FREE_BYTES`]. Text packs to a third or a tenth, tables of repeating rows
/// to a fiftieth.
const SWELLING: u64 = 250;

/// Base-2 logarithm of the largest window of zstd: 128 MiB, which is what its own program allows.
const WINDOW_LOG: u32 = 27;

/// How an input is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    /// gzip (RFC 1952), of one member or several.
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
}

impl Packing {
    /// What the first bytes of an input say.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// The name of what is inside: without `.gz` or `.zst`.
pub(crate) fn inside(name: &str) -> &str {
    [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// The bytes of an input, unpacked.
pub(crate) enum Unpacked<R: BufRead> {
    /// As they are.
    Plain(Peeked<R>),
    /// Unpacked, their beginning looked at.
    Packed(Peeked<BufReader<Unpacking<R>>>),
}

/// The bytes of a file of tables, unpacked where its first bytes are those of gzip or Zstandard.
///
/// # Errors
/// When it cannot be read. Where it swells like a bomb the reader fails on the way.
pub fn unpacked<'r>(mut reader: impl BufRead + Send + 'r) -> io::Result<Box<dyn BufRead + Send + 'r>> {
    let packing = Packing::of(reader.fill_buf()?);
    let reader = Cursor::new(Vec::new()).chain(reader);
    Ok(match packing {
        Some(packing) => Box::new(Unpacked::unpack(packing, reader, 0)?.1),
        None => Box::new(Unpacked::Plain(reader)),
    })
}

impl<R: BufRead> Unpacked<R> {
    /// An input that is not compressed.
    pub(crate) fn plain(head: Vec<u8>, reader: R) -> Self {
        Self::Plain(Cursor::new(head).chain(reader))
    }

    /// Unpacks an input; returns its first `most` bytes too, which are put back.
    pub(crate) fn unpack(packing: Packing, reader: Peeked<R>, most: u64) -> io::Result<(Vec<u8>, Self)> {
        let mut unpacked = BufReader::with_capacity(1 << 16, Unpacking::of(packing, reader)?);
        let mut head = Vec::new();
        unpacked.by_ref().take(most).read_to_end(&mut head)?;
        Ok((head.clone(), Self::Packed(Cursor::new(head).chain(unpacked))))
    }

    /// Passes over so many of the first bytes, which have been looked at.
    pub(crate) fn pass(&mut self, bytes: usize) {
        match self {
            Self::Plain(reader) => reader.consume(bytes),
            Self::Packed(reader) => reader.consume(bytes),
        }
    }
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(reader) => reader.read(into),
            Self::Packed(reader) => reader.read(into),
        }
    }
}

impl<R: BufRead> BufRead for Unpacked<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Plain(reader) => reader.fill_buf(),
            Self::Packed(reader) => reader.fill_buf(),
        }
    }

    fn consume(&mut self, bytes: usize) {
        match self {
            Self::Plain(reader) => reader.consume(bytes),
            Self::Packed(reader) => reader.consume(bytes),
        }
    }
}

/// A decoder that knows how much has gone in and come out.
pub(crate) struct Unpacking<R: BufRead> {
    decoder: Decoder<Counted<Peeked<R>>>,
    unpacked: u64,
}

enum Decoder<R: BufRead> {
    Gzip(Box<MultiGzDecoder<R>>),
    Zstd(zstd::Decoder<'static, R>),
}

impl<R: BufRead> Unpacking<R> {
    fn of(packing: Packing, reader: Peeked<R>) -> io::Result<Self> {
        let reader = Counted::new(reader);
        let decoder = match packing {
            Packing::Gzip => Decoder::Gzip(Box::new(MultiGzDecoder::new(reader))),
            Packing::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(reader)?;
                decoder.window_log_max(WINDOW_LOG)?;
                Decoder::Zstd(decoder)
            }
        };
        Ok(Self { decoder, unpacked: 0 })
    }
}

impl<R: BufRead> Read for Unpacking<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (read, packed) = match &mut self.decoder {
            Decoder::Gzip(decoder) => (decoder.read(into)?, decoder.get_ref().consumed()),
            Decoder::Zstd(decoder) => (decoder.read(into)?, decoder.get_ref().consumed()),
        };
        self.unpacked = self.unpacked.saturating_add(read as u64);
        bounded(self.unpacked, packed)?;
        Ok(read)
    }
}

/// An error where so much has come out of so little.
pub(crate) fn bounded(unpacked: u64, packed: u64) -> io::Result<()> {
    if unpacked > FREE_BYTES && unpacked / SWELLING > packed {
        return Err(io::Error::other(Bomb));
    }
    Ok(())
}

/// What an input is that unpacks to no end.
#[derive(Debug)]
struct Bomb;

impl fmt::Display for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it unpacks to more than {SWELLING} times its size, as a decompression bomb does")
    }
}

impl std::error::Error for Bomb {}

/// Counts the bytes that are taken, and takes some back.
#[derive(Debug)]
pub(crate) struct Counted<R> {
    inner: R,
    /// Bytes put back, and how many of them have been taken again.
    front: Cursor<Vec<u8>>,
    consumed: u64,
}

impl<R> Counted<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, front: Cursor::new(Vec::new()), consumed: 0 }
    }

    /// What the bytes come from; what was put back is lost.
    pub(crate) fn into_inner(self) -> R {
        self.inner
    }

    /// Bytes taken so far, less those put back.
    pub(crate) fn consumed(&self) -> u64 {
        self.consumed
    }

    /// Puts the last bytes taken back, so that they are taken again.
    pub(crate) fn put_back(&mut self, mut bytes: Vec<u8>) {
        self.consumed = self.consumed.saturating_sub(bytes.len() as u64);
        let at = usize::try_from(self.front.position()).unwrap_or(usize::MAX);
        bytes.extend_from_slice(self.front.get_ref().get(at..).unwrap_or_default());
        self.front = Cursor::new(bytes);
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.front.fill_buf()?.is_empty() { self.inner.fill_buf() } else { self.front.fill_buf() }
    }

    fn consume(&mut self, bytes: usize) {
        self.consumed = self.consumed.saturating_add(bytes as u64);
        if self.front.fill_buf().is_ok_and(|front| !front.is_empty()) {
            self.front.consume(bytes);
        } else {
            self.inner.consume(bytes);
        }
    }
}
