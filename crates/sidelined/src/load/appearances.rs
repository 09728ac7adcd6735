//! A table of appearances that was read elsewhere, into a store.

use anyhow::Result;
use ledger::KeptAppearance;

use super::Load;
use super::files::{Files, Rows};

/// So many rows are added at a time.
const BATCH: usize = 4096;

impl Load<'_> {
    /// Adds the rows, as they stand: clubs were named when the table was made.
    pub(super) fn appearances(&mut self, files: &Files) -> Result<()> {
        let columns: Vec<&str> = tables::APPEARANCES.columns().map(|column| column.name).collect();
        let mut waiting = Vec::new();
        for rows in files.rows(&columns) {
            let Rows { name, batch, before } = match rows {
                Ok(rows) => rows,
                Err(damaged) => {
                    self.damaged(damaged);
                    continue;
                }
            };
            let rows = match intake::appearances(tables::APPEARANCES.name, &batch) {
                Ok(rows) => rows,
                Err(problem) => {
                    self.tell_table(&name, before, &problem);
                    continue;
                }
            };
            for (at, row) in rows.into_iter().enumerate() {
                match row {
                    Ok(row) => waiting.push(row),
                    Err(problem) => {
                        let number = before.saturating_add(at as u64).saturating_add(1);
                        self.problems.tell(&name, format_args!("row {number}: {problem}"));
                    }
                }
            }
            if waiting.len() >= BATCH {
                self.add_appearances(std::mem::take(&mut waiting))?;
            }
        }
        self.add_appearances(waiting)
    }

    fn add_appearances(&mut self, rows: Vec<KeptAppearance>) -> Result<()> {
        self.loaded.rows += rows.len() as u64;
        self.loaded.appearances += self.record.add_appearances(rows, self.now)?;
        Ok(())
    }
}
