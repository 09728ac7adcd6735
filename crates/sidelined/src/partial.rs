//! Files that are whole or not there.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::input::shown;
use crate::notes::unwritten;

/// A file that is written under another name beside its own, and gets its own when it is whole. Dropped before that, it is gone.
#[derive(Debug)]
pub struct Partial {
    to: PathBuf,
    at: Option<PathBuf>,
}

impl Partial {
    /// Begins such a file.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(to: &Path) -> Result<(Self, File)> {
        let mut name = to.as_os_str().to_owned();
        name.push(format!(".{}.partial", std::process::id()));
        let at = PathBuf::from(name);
        let file =
            File::create(&at).map_err(|e| anyhow::anyhow!(unwritten(&e))).with_context(|| shown(to))?;
        Ok((Self { to: to.to_owned(), at: Some(at) }, file))
    }

    /// The name that it is to have.
    pub fn name(&self) -> String {
        shown(&self.to)
    }

    /// Gives it its own name, in place of whatever bears it.
    ///
    /// # Errors
    /// When it cannot be renamed; then it is gone.
    pub fn keep(mut self) -> Result<()> {
        if let Some(at) = &self.at {
            std::fs::rename(at, &self.to)
                .map_err(|e| anyhow::anyhow!(unwritten(&e)))
                .with_context(|| shown(&self.to))?;
        }
        self.at = None;
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if let Some(at) = &self.at {
            // Left over at worst: its name tells what it is.
            let _ = std::fs::remove_file(at);
        }
    }
}
