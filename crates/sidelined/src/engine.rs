//! From sources to readings: intake, then the reader, on all cores, in the order of the input.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};
use intake::{Columns, Format, Input, IntakeError, Intaken, Item, Limits, Page, Problem, Warning};
use jiff::civil::Date;
use ledger::{Basis, Dating, Document, DocumentId, Interval, KeptAppearance, Reading};
use pack::Pack;

use crate::cli::{InputArgs, InputKind, PackArgs};
use crate::input::{Source, Unreadable, shown, walk};
use crate::notes::reason;
use crate::pool::{self, Event};

/// Files up to this size are opened and taken apart by the workers; larger ones are taken apart as they are read,
/// and their documents handed to the workers one by one.
const SMALL_FILE: u64 = 1 << 20;

/// What came of one piece of input.
#[derive(Debug)]
pub enum Found {
    /// A report was read.
    Reading(Box<Reading>),
    /// A report that need not be read: the caller had it already.
    Known,
    /// Rows of a table of appearances.
    Appearances(Vec<KeptAppearance>),
    /// A report was read, but not all was well.
    Note(Unreadable),
    /// A page of a web archive that holds no report, as most do.
    NoReport,
    /// Something could not be read.
    Unreadable(Unreadable),
    /// A source has come to its end.
    Done,
    /// Nothing more is there yet: time to write what has been gathered.
    Idle,
}

/// How input is taken apart.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The kind of input.
    pub kind: InputKind,
    /// The day of publication, unless a report brings a given one of its own.
    pub published: Option<Date>,
    /// Which columns of a table hold what.
    pub columns: Columns,
}

impl From<&InputArgs> for Intake {
    fn from(args: &InputArgs) -> Self {
        let columns = args.columns.clone().unwrap_or_default();
        Self { kind: args.input, published: args.published, columns }
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
    pub fn read(&self, report: Report) -> Reading {
        let Report { document, extracted, author, modified, notes: _ } = report;
        Reading { extracted, author, modified, ..self.reader.reading(document) }
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
        intake: &Intake,
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
            Ok(Content::Appearances(mut rows)) => {
                pack::name_clubs(self.reader.packs(), &mut rows);
                vec![Found::Appearances(rows)]
            }
            Ok(Content::Note(note)) => vec![Found::Note(note)],
            Ok(Content::Report(mut report)) => {
                let notes = std::mem::take(&mut report.notes).into_iter().map(Found::Note);
                let read = if known(&report.document.id) {
                    Found::Known
                } else {
                    Found::Reading(Box::new(self.read(*report)))
                };
                notes.chain([read]).collect()
            }
            Ok(Content::Page(page, at)) => at
                .taken_apart(*page)
                .into_iter()
                .flat_map(|taken| {
                    taken.map_or_else(|| vec![Found::NoReport], |taken| self.found(taken, known))
                })
                .collect(),
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
    /// Who wrote it, where its format says so.
    pub author: Option<String>,
    /// The days on which it was last changed, where its format says so.
    pub modified: Option<Interval>,
    /// What is to be said of it, a line each.
    pub notes: Vec<Unreadable>,
}

/// What a source holds.
pub enum Content {
    /// A report.
    Report(Box<Report>),
    /// Rows of a table of appearances.
    Appearances(Vec<KeptAppearance>),
    /// A page of a web archive, still to be taken apart.
    Page(Box<Page>, Given),
    /// Something to be said of the source.
    Note(Unreadable),
}

type Taken = Result<Content, Unreadable>;

enum Job {
    File(PathBuf),
    Document(Taken),
    Failed(Unreadable),
    Done,
}

fn jobs(source: Result<Source, Unreadable>, intake: &Intake) -> Box<dyn Iterator<Item = (u64, Job)> + Send> {
    match source {
        Err(unreadable) => Box::new([(0, Job::Failed(unreadable)), (0, Job::Done)].into_iter()),
        Ok(Source::File(path, size)) if size <= SMALL_FILE => Box::new([(size, Job::File(path))].into_iter()),
        Ok(source) => {
            let found = documents(&source, intake).map(|taken| {
                let size = match &taken {
                    Ok(Content::Report(report)) => report.document.text.len() as u64,
                    Ok(Content::Appearances(rows)) => rows.len() as u64 * 100,
                    // Its tree takes several times as much while it is taken apart.
                    Ok(Content::Page(page, _)) => page.size() as u64 * 4,
                    Ok(Content::Note(_)) | Err(_) => 0,
                };
                (size, Job::Document(taken))
            });
            Box::new(found.chain([(0, Job::Done)]))
        }
    }
}

/// The documents of a source, as intake takes it apart.
pub fn documents(source: &Source, intake: &Intake) -> Box<dyn Iterator<Item = Taken> + Send> {
    let name = source.name();
    let failed = |e: io::Error| -> Box<dyn Iterator<Item = Taken> + Send> {
        Box::new(std::iter::once(Err(Unreadable { name: name.clone(), reason: reason(&e) })))
    };
    let given = Given { name: name.clone(), published: intake.published };
    let input: Box<dyn BufRead + Send> = match source {
        Source::Stdin => Box::new(BufReader::new(io::stdin())),
        Source::Bundled(_, content) => Box::new(*content),
        Source::Fetched(_, content) => Box::new(Cursor::new(Arc::clone(content))),
        Source::File(path, _) => match open(path) {
            Ok((file, true))
                if matches!(intake.kind, InputKind::Auto | InputKind::Parquet | InputKind::Appearances) =>
            {
                let input = kind(intake.kind);
                let rows = intake::parquet(&name, input, &intake.columns, Limits::default(), file);
                return Box::new(rows.map(move |taken| given.content(taken, true)));
            }
            Ok((file, _)) => Box::new(BufReader::with_capacity(1 << 16, file)),
            Err(e) => return failed(e),
        },
    };
    let bytes = Arc::new(AtomicU64::new(0));
    let input = Counted { input, bytes: Arc::clone(&bytes) };
    let documents = intake::documents(&name, kind(intake.kind), Limits::default(), input)
        .with_columns(intake.columns.clone());
    Box::new(documents.map(move |taken| {
        let text = match &taken {
            Ok(Item::Document(taken)) => taken.document.text.len() as u64,
            _ => 0,
        };
        // Every byte of the input is a byte of the text: no mark, markup or other encoding was taken away.
        given.content(taken, text == bytes.load(Ordering::Relaxed))
    }))
}

/// The same, with the pages of web archives taken apart.
pub fn reports(source: &Source, intake: &Intake) -> impl Iterator<Item = Taken> {
    documents(source, intake).flat_map(|taken| match taken {
        Ok(Content::Page(page, at)) => at.taken_apart(*page).into_iter().flatten().collect(),
        taken => vec![taken],
    })
}

fn kind(kind: InputKind) -> Input {
    Input::As(match kind {
        InputKind::Auto => return Input::Auto,
        InputKind::Text => Format::Text,
        InputKind::Markdown => Format::Markdown,
        InputKind::Html => Format::Html,
        InputKind::Jsonl => Format::Jsonl,
        InputKind::Csv => Format::Csv,
        InputKind::Parquet => Format::Parquet,
        InputKind::Warc => Format::Warc,
        InputKind::Feed => Format::Feed,
        InputKind::Flags => Format::Flags,
        InputKind::Appearances => Format::Appearances,
    })
}

/// What is known of a source's documents before they are taken apart.
#[derive(Clone, Debug)]
pub struct Given {
    name: String,
    published: Option<Date>,
}

impl Given {
    /// What intake found, as ours; `whole` where a document is the whole of its input, byte for byte.
    fn content(&self, taken: Result<Item, IntakeError>, whole: bool) -> Taken {
        match taken.map_err(|e| why(&self.name, &e))? {
            Item::Document(taken) => Ok(Content::Report(Box::new(self.report(*taken, whole)))),
            Item::Appearances(rows) => Ok(Content::Appearances(rows)),
            Item::Page(page) => Ok(Content::Page(page, self.clone())),
            Item::Passed(passed) => {
                Ok(Content::Note(Unreadable { name: self.name.clone(), reason: passed.to_string() }))
            }
        }
    }

    fn report(&self, taken: Intaken, whole: bool) -> Report {
        let row = matches!(taken.place, Some(intake::Place::Line(_) | intake::Place::Row(_)));
        let replaced = taken.warnings.iter().any(|w| matches!(w, Warning::Replaced { .. }));
        let mut document = taken.document;
        let own = document.published.as_ref().is_some_and(|d| d.basis == Basis::Given);
        if let Some(day) = self.published
            && !own
        {
            document.published = Some(Dating::given(day));
        }
        let at = taken.place.map(|place| format!("{place}: ")).unwrap_or_default();
        let note = |w: Warning| Unreadable { name: self.name.clone(), reason: format!("{at}{w}") };
        Report {
            document,
            extracted: taken.extracted || replaced || !(row || whole),
            author: taken.author,
            modified: taken.modified,
            notes: taken.warnings.into_iter().map(note).collect(),
        }
    }

    /// The documents of a page; nothing for one without a report.
    fn taken_apart(&self, page: Page) -> Vec<Option<Taken>> {
        let none = |problem: &Problem| {
            matches!(problem, Problem::NoArticle | Problem::Blank | Problem::Empty | Problem::NoEntries)
        };
        let documents = page.documents().into_iter().map(|taken| match taken {
            Err(error) if none(&error.problem) => None,
            taken => Some(self.content(taken.map(|taken| Item::Document(Box::new(taken))), false)),
        });
        documents.collect()
    }
}

/// An intake error as one of ours: the name is told apart.
fn why(name: &str, error: &IntakeError) -> Unreadable {
    let at = error.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
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

/// Opens a file to read, and tells whether it begins as Parquet does; a folder that took its place since is refused here, as a file
/// is.
fn open(path: &Path) -> io::Result<(File, bool)> {
    let mut file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "has become a folder"));
    }
    // A file that may not be read fails here, before its kind is looked for.
    let mut head = Vec::new();
    (&file).take(4).read_to_end(&mut head)?;
    file.seek(io::SeekFrom::Start(0))?;
    Ok((file, head == b"PAR1"))
}
