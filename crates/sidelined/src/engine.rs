//! From sources to readings: intake, then the reader, on all cores, in the order of the input.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};
use intake::{Format, Input, IntakeError, Item, Limits, Problem, Warning};
use jiff::civil::Date;
use ledger::{Appearance, Basis, Claim, Dating, Document, DocumentId, Entry};
use pack::Pack;

use crate::cli::{InputArgs, InputKind, PackArgs};
use crate::input::{Source, Unreadable, shown, walk};
use crate::notes::reason;
use crate::pool::{self, Event};

/// Files up to this size are opened and taken apart by the workers; larger ones are taken apart as they are read,
/// and their documents handed to the workers one by one.
const SMALL_FILE: u64 = 1 << 20;

/// What one report was found to say.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The report; `published` is the date that the reading arrived at.
    pub document: Document,
    /// Language, as a two-letter code.
    pub language: &'static str,
    /// Headline.
    pub title: Option<String>,
    /// Whether the text is not the input's own bytes, so that offsets mean nothing without it.
    pub extracted: bool,
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
}

impl Reading {
    /// The fold of this report's claims.
    pub fn entries(&self) -> Vec<Entry> {
        crate::record::entries(self)
    }
}

/// What came of one piece of input.
#[derive(Debug)]
pub enum Found {
    /// A report was read.
    Reading(Box<Reading>),
    /// A report that need not be read: the caller had it already.
    Known,
    /// Rows of a table of appearances.
    Appearances(Vec<Appearance>),
    /// A report was read, but not all was well.
    Note(Unreadable),
    /// Something could not be read.
    Unreadable(Unreadable),
    /// A source has come to its end.
    Done,
    /// Nothing more is there yet: time to write what has been gathered.
    Idle,
}

/// How input is taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Intake {
    /// The kind of input.
    pub kind: InputKind,
    /// The day of publication, unless a report brings a given one of its own.
    pub published: Option<Date>,
}

impl From<InputArgs> for Intake {
    fn from(args: InputArgs) -> Self {
        Self { kind: args.input, published: args.published }
    }
}

/// The reader with its packs.
pub struct Engine {
    reader: reader::Reader,
}

impl Engine {
    /// A reader that knows these packs.
    ///
    /// # Errors
    /// When the reader's own data cannot be loaded.
    pub fn new(packs: &[Arc<Pack>]) -> Result<Self> {
        let mut reader = reader::Reader::new().context("the reader's own words")?;
        for pack in packs {
            reader = reader.with_pack(Arc::clone(pack));
        }
        Ok(Self { reader })
    }

    /// Reads one document.
    pub fn read(&self, mut document: Document, extracted: bool) -> Reading {
        let read = self.reader.read(&document);
        document.published = read.published;
        Reading {
            title: document.title.clone().or(read.title),
            language: read.language,
            claims: read.claims,
            document,
            extracted,
        }
    }

    /// Of each sentence that speaks of an injury and gave no claim, why it gave none.
    pub fn near_misses(&self, reading: &Reading) -> Vec<reader::NearMiss> {
        self.reader.near_misses(&reading.document)
    }

    /// Reads everything under `paths` on all cores and hands over what was found in the order of the input.
    ///
    /// `known` is asked before a report is read. Memory is bounded by the largest documents, whatever the number.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn read_all(
        &self,
        paths: &[PathBuf],
        leave_out: &BTreeSet<PathBuf>,
        intake: Intake,
        known: &(impl Fn(&DocumentId) -> bool + Sync),
        mut take: impl FnMut(Found) -> Result<()>,
    ) -> Result<()> {
        let jobs = walk(paths, leave_out).flat_map(|source| jobs(source, intake));
        let work = |job: Job| match job {
            Job::File(path) => documents(&Source::File(path, 0), intake)
                .flat_map(|found| self.found(found, known))
                .chain([Found::Done])
                .collect(),
            Job::Document(found) => self.found(found, known),
            Job::Failed(unreadable) => vec![Found::Unreadable(unreadable)],
            Job::Done => vec![Found::Done],
        };
        pool::in_order(jobs, work, |event| match event {
            Event::Result(found) => found.into_iter().try_for_each(&mut take),
            Event::Idle => take(Found::Idle),
        })
    }

    fn found(&self, taken: Taken, known: &impl Fn(&DocumentId) -> bool) -> Vec<Found> {
        match taken {
            Err(unreadable) => vec![Found::Unreadable(unreadable)],
            Ok(Content::Appearances(rows)) => vec![Found::Appearances(rows)],
            Ok(Content::Report(report)) => {
                let notes = report.notes.into_iter().map(Found::Note);
                let read = if known(&report.document.id) {
                    Found::Known
                } else {
                    Found::Reading(Box::new(self.read(report.document, report.extracted)))
                };
                notes.chain([read]).collect()
            }
        }
    }
}

/// The packs that a command is to use: the built-in one, those of `stored`, and those of the command line.
///
/// # Errors
/// When a folder of `--pack` holds no pack.
pub fn packs(args: &PackArgs, stored: Vec<Arc<Pack>>) -> Result<Vec<Arc<Pack>>> {
    let mut packs = Vec::new();
    if !args.no_pack {
        packs.push(Arc::new(Pack::premier_league().clone()));
        packs.extend(stored);
    }
    for dir in &args.packs {
        let files = crate::record::pack_files(dir)?;
        packs.push(Arc::new(files.build().with_context(|| shown(dir))?));
    }
    Ok(packs)
}

/// A report as it came in, with what was not quite right about it.
pub struct Report {
    /// The report.
    pub document: Document,
    /// Whether its text is not the input's own bytes.
    pub extracted: bool,
    /// What is to be said of it, a line each.
    pub notes: Vec<Unreadable>,
}

/// What a source holds.
pub enum Content {
    /// A report.
    Report(Box<Report>),
    /// Rows of a table of appearances.
    Appearances(Vec<Appearance>),
}

type Taken = Result<Content, Unreadable>;

enum Job {
    File(PathBuf),
    Document(Taken),
    Failed(Unreadable),
    Done,
}

fn jobs(source: Result<Source, Unreadable>, intake: Intake) -> Box<dyn Iterator<Item = (u64, Job)> + Send> {
    match source {
        Err(unreadable) => Box::new([(0, Job::Failed(unreadable)), (0, Job::Done)].into_iter()),
        Ok(Source::File(path, size)) if size <= SMALL_FILE => Box::new([(size, Job::File(path))].into_iter()),
        Ok(source) => {
            let found = documents(&source, intake).map(|taken| {
                let size = match &taken {
                    Ok(Content::Report(report)) => report.document.text.len() as u64,
                    Ok(Content::Appearances(rows)) => rows.len() as u64 * 100,
                    Err(_) => 0,
                };
                (size, Job::Document(taken))
            });
            Box::new(found.chain([(0, Job::Done)]))
        }
    }
}

/// The documents of a source, as intake takes it apart.
pub fn documents(
    source: &Source,
    Intake { kind, published }: Intake,
) -> Box<dyn Iterator<Item = Taken> + Send> {
    let name = source.name();
    let input: Box<dyn BufRead + Send> = match source {
        Source::Stdin => match unpacked(BufReader::new(io::stdin())) {
            Ok(input) => input,
            Err(e) => return Box::new(std::iter::once(Err(Unreadable { name, reason: reason(&e) }))),
        },
        Source::Bundled(_, content) => Box::new(*content),
        Source::File(path, _) => match open(path) {
            Ok(file) => match unpacked(BufReader::with_capacity(1 << 16, file)) {
                Ok(input) => input,
                Err(e) => return Box::new(std::iter::once(Err(Unreadable { name, reason: reason(&e) }))),
            },
            Err(e) => return Box::new(std::iter::once(Err(Unreadable { name, reason: reason(&e) }))),
        },
    };
    let kind = match kind {
        InputKind::Auto => Input::Auto,
        InputKind::Text => Input::As(Format::Text),
        InputKind::Html => Input::As(Format::Html),
        InputKind::Jsonl => Input::As(Format::Jsonl),
        InputKind::Warc => Input::As(Format::Warc),
        InputKind::Feed => Input::As(Format::Feed),
        InputKind::Flags => Input::As(Format::Flags),
        InputKind::Appearances => Input::As(Format::Appearances),
    };
    let bytes = Arc::new(AtomicU64::new(0));
    let input = Counted { input, bytes: Arc::clone(&bytes) };
    // What is packed is named by what is inside.
    let inside = name.strip_suffix(".gz").unwrap_or(&name).to_owned();
    Box::new(intake::documents(&inside, kind, Limits::default(), input).map(move |taken| {
        let taken = match taken.map_err(|e| why(&name, &e))? {
            Item::Document(taken) => *taken,
            Item::Appearances(rows) => return Ok(Content::Appearances(rows)),
        };
        // Every byte of the input is a byte of the text: no mark, markup or other encoding was taken away.
        let whole = taken.line.is_some() || taken.document.text.len() as u64 == bytes.load(Ordering::Relaxed);
        let replaced = taken.warnings.iter().any(|w| matches!(w, Warning::Replaced { .. }));
        let mut document = taken.document;
        document.path = document.path.map(|_| name.clone());
        let own = document.published.as_ref().is_some_and(|d| d.basis == Basis::Given);
        if let Some(day) = published
            && !own
        {
            document.published = Some(Dating::given(day));
        }
        let at = taken.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        let note = |w: Warning| Unreadable { name: name.clone(), reason: format!("{at}{w}") };
        let notes = taken.warnings.into_iter().map(note).collect();
        let extracted = taken.extracted || replaced || !whole;
        Ok(Content::Report(Box::new(Report { document, extracted, notes })))
    }))
}

/// An intake error as one of ours: the name is told apart.
fn why(name: &str, error: &IntakeError) -> Unreadable {
    let at = error.line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let problem = match &error.problem {
        Problem::Read(e) => format!("could not be read: {}", reason(e)),
        problem => problem.to_string(),
    };
    Unreadable { name: name.to_owned(), reason: format!("{at}{problem}") }
}

/// Counts the bytes that are read.
struct Counted<R> {
    input: R,
    bytes: Arc<AtomicU64>,
}

impl<R: BufRead> io::Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.bytes.fetch_add(amount as u64, Ordering::Relaxed);
        self.input.consume(amount);
    }
}

/// The bytes of an input, unpacked where they are compressed with gzip (of several members, all of them).
pub fn unpacked(mut input: impl BufRead + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
    if input.fill_buf()?.starts_with(b"\x1f\x8b") {
        let unpacked = flate2::bufread::MultiGzDecoder::new(input);
        return Ok(Box::new(BufReader::with_capacity(1 << 16, unpacked)));
    }
    Ok(Box::new(input))
}

/// Opens a file to read; a folder that took its place since is refused here, as a file is.
fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "has become a folder"));
    }
    // A file that may not be read fails here, before its kind is looked for.
    (&file).take(0).read_to_end(&mut Vec::new())?;
    Ok(file)
}
