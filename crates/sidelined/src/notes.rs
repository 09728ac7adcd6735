//! What is said on standard error: one line for each thing that went wrong, never a stop.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use store::StoreError;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All done.
    Done,
    /// Done, but some input could not be read, or nothing was found.
    Incomplete,
}

impl Outcome {
    /// Done where both are.
    pub fn and(self, other: Self) -> Self {
        if self == Self::Done { other } else { self }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Incomplete => Self::FAILURE,
        }
    }
}

/// Counts what could not be read, and names each on standard error.
#[derive(Debug, Default)]
pub struct Problems {
    names: Vec<String>,
}

impl Problems {
    /// Says that `name` could not be read and why.
    pub fn tell(&mut self, name: &str, reason: impl Display) {
        line(format_args!("sidelined: {name}: {reason}"));
        self.names.push(name.to_owned());
    }

    /// What could not be read, in the order it was met.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The outcome that follows.
    pub fn outcome(&self) -> Outcome {
        if self.names.is_empty() { Outcome::Done } else { Outcome::Incomplete }
    }
}

/// Says something that is worth knowing but stops nothing.
pub fn warn(name: &str, what: impl Display) {
    line(format_args!("sidelined: {name}: note: {what}"));
}

/// Says why the command ended.
pub fn error(error: &anyhow::Error) {
    // One line, however deep the causes; a cause that repeats the line above it is left out.
    let mut said: Vec<String> = Vec::new();
    for cause in error.chain() {
        let text = one_line(&cause.to_string()).replace(NO_SPACE, FULL);
        if !said.last().is_some_and(|last| last.ends_with(&text)) {
            said.push(text);
        }
        // A store's error has said all of it in plain words; what the database adds is for its makers.
        if cause.is::<StoreError>() {
            break;
        }
    }
    line(format_args!("sidelined: {}", said.join(": ")));
}

/// A line on standard error. Should that be closed, there is nobody to tell.
pub fn line(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether this is only the reader of our standard output having gone away.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}

/// The text on one line, without control characters: file names and causes may hold any.
pub fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// What the operating system says of a full disk, also where it stands in the words of another error, and what people say.
const NO_SPACE: &str = "No space left on device (os error 28)";
const FULL: &str = "the disk is full";

/// An I/O error's reason as people say it, without the operating system's error number.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "does not exist".into(),
        io::ErrorKind::StorageFull => FULL.into(),
        io::ErrorKind::PermissionDenied => "may not be read: permission denied".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_owned()
        }
    }
}

/// Why a file cannot be written, without the operating system's number for it.
pub fn unwritten(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "the folder that it is to be in does not exist".into(),
        io::ErrorKind::PermissionDenied => "may not be written: permission denied".into(),
        _ => reason(error),
    }
}
