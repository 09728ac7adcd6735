//! Covariates.

use super::{OutcomeError, numbered, same_length};

/// Covariates of the rows of [`super::Outcomes`], column by column; a factor is a column of 0 and 1 for each level but one.
///
/// Invariant: columns of one length, all numbers finite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Design {
    rows: usize,
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    strata: Option<Vec<usize>>,
}

impl Design {
    /// No covariates yet, for that many rows.
    pub fn new(rows: usize) -> Self {
        Self { rows, ..Self::default() }
    }

    /// With one more covariate.
    ///
    /// # Errors
    /// When the column has another length or holds what is no number; the row is named.
    pub fn with(mut self, name: impl Into<String>, column: Vec<f64>) -> Result<Self, OutcomeError> {
        let name = name.into();
        same_length(&name, column.len(), self.rows)?;
        if let Some(row) = column.iter().position(|v| !v.is_finite()) {
            return Err(OutcomeError::Covariate { row, value: column[row], column: name });
        }
        self.names.push(name);
        self.columns.push(column);
        Ok(self)
    }

    /// With strata: rows are compared only with rows of the same number (from 0, without gaps).
    ///
    /// # Errors
    /// When the column has another length, or a number is as large as the number of rows.
    pub fn stratified(mut self, strata: Vec<usize>) -> Result<Self, OutcomeError> {
        numbered("stratum", &strata, self.rows)?;
        self.strata = Some(strata);
        Ok(self)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Names of the covariates.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The covariates.
    pub(crate) fn columns(&self) -> &[Vec<f64>] {
        &self.columns
    }

    /// Stratum of a row.
    pub(crate) fn stratum(&self, row: usize) -> usize {
        self.strata.as_ref().and_then(|s| s.get(row)).copied().unwrap_or(0)
    }

    /// Whether there are strata.
    pub(crate) fn is_stratified(&self) -> bool {
        self.strata.is_some()
    }
}
