//! The table of documents: a row for each report.

use std::borrow::Cow;

use arrow_array::RecordBatch;
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Basis, Dating, Document, DocumentId, Interval};

use crate::column::{self, Column};
use crate::error::{TableError, TableErrorKind};
use crate::read::{Columns, Flags, Instants, Published, TextLists, Texts};
use crate::table::Table;

/// How a column is taken from a row.
type Get = column::Get<DocumentRow>;

/// A report as a row of the table of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRow {
    /// The document; its `published` is the date that its reading arrived at. Its text is empty where `has_text` is not.
    pub document: Document,
    /// Whether its text goes with it.
    pub has_text: bool,
    /// Whether the text is not all that was read, so that the identity is not that of this text: somebody was erased from it,
    /// or only the words that claims rest on were kept.
    pub redacted: bool,
    /// When it was added to a store, if it was.
    pub recorded_at: Option<Timestamp>,
    /// The first of the reports of a store that it repeats, all but a little, and how much the two are alike, 0 to 1: see
    /// [`ledger::Likeness`].
    pub copy_of: Option<(DocumentId, f64)>,
}

impl From<Document> for DocumentRow {
    /// A document with its text, of no store.
    fn from(document: Document) -> Self {
        Self { document, has_text: true, redacted: false, recorded_at: None, copy_of: None }
    }
}

impl DocumentRow {
    /// The day by which it had been said: the last possible day of publication, or for an undated document the day (UTC) on
    /// which it was recorded. What `--as-of` compares.
    pub fn said_on(&self) -> Option<Date> {
        let recorded = || Some(jiff::tz::TimeZone::UTC.to_datetime(self.recorded_at?).date());
        self.document.published.as_ref().map(|dating| dating.within.latest).or_else(recorded)
    }
}

fn within(row: &DocumentRow) -> Option<Interval> {
    row.document.published.as_ref().map(|dating| dating.within)
}

fn optional(text: &Option<String>) -> Option<Cow<'_, str>> {
    text.as_deref().map(Cow::Borrowed)
}

/// The table of documents.
pub static DOCUMENTS: Table<DocumentRow> = Table {
    name: "documents",
    meaning: "One row for each report, in the order in which they were said.",
    key: &["document_id"],
    groups: &[&[
        Column::new(
            "document_id",
            Get::Text(|r| Some(r.document.id.0.as_str().into())),
            "Identity of the report: the SHA-256 of its text, in hexadecimal.",
        ),
        Column::new(
            "doc",
            Get::Text(|r| Some(r.document.doc.as_str().into())),
            "The input's own name: a row's `doc`, or a file's stem.",
        ),
        Column::new("path", Get::Text(|r| optional(&r.document.path)), "The file or archive that it came from.")
            .or_null(),
        Column::new("url", Get::Text(|r| optional(&r.document.url)), "Its address on the web.").or_null(),
        Column::new(
            "title",
            Get::Text(|r| optional(&r.document.title)),
            "Headline, where it came apart from the text.",
        )
        .or_null(),
        Column::new("outlet", Get::Text(|r| optional(&r.document.outlet)), "Who published it.").or_null(),
        Column::new(
            "published_earliest",
            Get::Day(|r| within(r).map(|i| i.earliest)),
            "First day on which it can have been published.",
        )
        .or_null(),
        Column::new(
            "published_latest",
            Get::Day(|r| within(r).map(|i| i.latest)),
            "Last day on which it can have been published.",
        )
        .or_null(),
        Column::new(
            "published_basis",
            Get::Text(|r| Some(r.document.published.as_ref()?.basis.slug().into())),
            "What the date of publication rests on.",
        )
        .or_null()
        .one_of(|| Basis::CODES.to_vec()),
        Column::new(
            "published_because",
            Get::Texts(|r| {
                r.document.published.iter().flat_map(|d| d.because.iter().map(String::as_str)).collect()
            }),
            "The steps by which the date was concluded, for people; empty for a given date.",
        ),
        Column::new(
            "said_on",
            Get::Day(DocumentRow::said_on),
            "The day by which it had been said, which `--as-of` compares: `published_latest`, or the day on which an \
             undated report was recorded.",
        )
        .or_null(),
        Column::new(
            "recorded_at",
            Get::Instant(|r| r.recorded_at),
            "When it was added to a store; null for what was read without one.",
        )
        .or_null(),
        Column::new(
            "copy_of",
            Get::Text(|r| r.copy_of.as_ref().map(|(original, _)| original.0.as_str().into())),
            "The first of the reports that it repeats, all but a little: syndicated, mirrored. A report of that `document_id`, \
             said within two weeks before it. Worked out by the store; not looked at when tables are loaded.",
        )
        .or_null(),
        Column::new(
            "likeness",
            Get::Share(|r| r.copy_of.as_ref().map(|(_, likeness)| *likeness)),
            "How much the two are alike: the share of stretches of three words that both have among those that either has.",
        )
        .or_null()
        .in_unit("share, 0.6 to 1"),
        Column::new(
            "redacted",
            Get::Flag(|r| Some(r.redacted)),
            "Whether `text` is not all that was read: somebody was erased from it, or only cited words were kept. Then \
             `document_id` is not the digest of `text`.",
        ),
        Column::new(
            "text",
            Get::Text(|r| r.has_text.then(|| r.document.text.as_str().into())),
            "The text that every offset points into; null where it was left out.",
        )
        .or_null(),
    ]],
};

/// A batch of the table of documents, to be taken apart row by row: the inverse of [`Table::batch`].
#[derive(Debug)]
pub struct DocumentRows {
    rows: usize,
    id: Texts,
    doc: Texts,
    path: Texts,
    url: Texts,
    title: Texts,
    outlet: Texts,
    published: Published,
    because: TextLists,
    recorded_at: Instants,
    redacted: Flags,
    text: Texts,
}

impl DocumentRows {
    /// Finds the columns of a batch before which `before` rows of the table came. Columns of other names do not matter, nor does
    /// the order; columns that may be null may be missing.
    ///
    /// # Errors
    /// When a column is missing or is of a type that does not fit.
    pub fn of(batch: &RecordBatch, before: u64) -> Result<Self, TableError> {
        let columns = Columns::of(&DOCUMENTS, batch, before);
        Ok(Self {
            rows: batch.num_rows(),
            id: columns.get("document_id")?,
            doc: columns.get("doc")?,
            path: columns.get("path")?,
            url: columns.get("url")?,
            title: columns.get("title")?,
            outlet: columns.get("outlet")?,
            published: Published::of(&columns)?,
            because: columns.get("published_because")?,
            recorded_at: columns.get("recorded_at")?,
            redacted: columns.get("redacted")?,
            text: columns.get("text")?,
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The document that the row names, whatever else is wrong with it.
    pub fn document_id(&self, row: usize) -> Option<&str> {
        self.id.get(row)
    }

    /// The document of that row, its identity checked where all of its text is there.
    ///
    /// # Errors
    /// When the row lacks something, or a value of it is none that the column can have.
    pub fn row(&self, row: usize) -> Result<DocumentRow, TableError> {
        let text = self.text.get(row);
        let redacted = self.redacted.needed(row)?;
        let published = match self.published.get(row)? {
            Some(dating) => Some(Dating { because: self.because.get(row)?, ..dating }),
            None => None,
        };
        let document = Document {
            id: DocumentId(self.id.needed(row)?.to_owned()),
            doc: self.doc.needed(row)?.to_owned(),
            path: self.path.owned(row),
            url: self.url.owned(row),
            title: self.title.owned(row),
            outlet: self.outlet.owned(row),
            published,
            text: text.unwrap_or_default().to_owned(),
        };
        let hexadecimal =
            |id: &str| id.len() == 64 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !hexadecimal(&document.id.0) {
            let why = "is no SHA-256: 64 hexadecimal digits, lower case";
            return Err(self.id.wrong(row, TableErrorKind::value(&document.id.0, why)));
        }
        if text.is_some() && !redacted && document.id != DocumentId::of(&document.text) {
            let why = "is not the SHA-256 of this row's text";
            return Err(self.id.wrong(row, TableErrorKind::value(&document.id.0, why)));
        }
        Ok(DocumentRow {
            copy_of: None,
            document,
            has_text: text.is_some(),
            redacted,
            recorded_at: self.recorded_at.get(row)?,
        })
    }
}

/// Which document each row of a batch is of, whichever table's it is; nothing for a row that names none.
pub fn document_ids(batch: &RecordBatch) -> Vec<Option<String>> {
    let ids: Option<Texts> = Columns::of(&DOCUMENTS, batch, 0).get("document_id").ok();
    (0..batch.num_rows()).map(|row| ids.as_ref()?.owned(row)).collect()
}
