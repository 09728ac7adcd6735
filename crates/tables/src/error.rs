//! What can be wrong with rows that are to become documents and claims again.

/// Why a table, or a row of it, is none of ours. Rows are counted from 1, over all batches that were read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct TableError {
    /// The row, if it is one row's fault.
    pub row: Option<u64>,
    /// The column, if it is one column's.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub kind: TableErrorKind,
}

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(row) = self.row {
            write!(f, "row {row}: ")?;
        }
        match self.column {
            Some(column) => write!(f, "column {column}: {}", self.kind),
            None => write!(f, "{}", self.kind),
        }
    }
}

/// What is wrong with a table or a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableErrorKind {
    /// The table lacks the column.
    #[error("there is no such column")]
    NoColumn,
    /// The column is of a type that does not fit.
    #[error("it is of the type {found}, not {wanted}")]
    Type {
        /// The type it has.
        found: String,
        /// The type it should have.
        wanted: String,
    },
    /// A value that has to be there is null.
    #[error("it is empty")]
    Empty,
    /// A value is none that the column can have.
    #[error("{value:?} {why}")]
    Value {
        /// The value, cut where it is long.
        value: String,
        /// What is wrong with it, as the predicate of a sentence.
        why: String,
    },
    /// A claim's identity is not that of its content.
    #[error("the identity of this claim's content is {own}, not {given}")]
    NotItsIdentity {
        /// What it should be.
        own: String,
        /// What the row gives.
        given: String,
    },
}

impl TableErrorKind {
    pub(crate) fn value(value: &str, why: impl Into<String>) -> Self {
        Self::Value { value: value.chars().take(60).collect(), why: why.into() }
    }
}
