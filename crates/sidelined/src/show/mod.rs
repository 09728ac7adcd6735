//! Everything that is printed on standard output.

pub mod mark;
pub mod rows;
pub mod timeline;
pub mod why;

pub use present::{missed, words};

use std::io::{self, BufWriter, IsTerminal as _, StdoutLock, Write};

use crate::notes::reason;

/// Standard output, buffered. Write errors reach the caller and name it, so that a full disk is told of and a closed
/// pipe ends quietly.
pub struct Out(BufWriter<StdoutLock<'static>>);

/// Opens standard output.
pub fn out() -> Out {
    Out(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(named)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(named)
    }
}

fn named(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("standard output: {}", reason(&error)))
}

/// What standard output is printed on.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// Columns of the terminal; of a file or pipe, the width that tables get.
    pub width: u16,
    /// Whether to use colour and underlining.
    pub colour: bool,
}

/// Width of a table that no terminal limits.
const WIDE: u16 = 160;

impl Screen {
    /// The screen that standard output is.
    pub fn of_stdout() -> Self {
        let terminal = io::stdout().is_terminal();
        let asked_plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|v| v == "dumb");
        let columns = std::env::var("COLUMNS").ok().and_then(|v| v.parse().ok());
        let width = match terminal_size::terminal_size() {
            Some((terminal_size::Width(w), _)) if terminal => w,
            _ => columns.unwrap_or(WIDE),
        };
        Self { width: width.max(40), colour: terminal && !asked_plain && !dumb }
    }

    /// `text` in a style, where styles are used at all.
    pub fn paint(self, style: Style, text: &str) -> String {
        if self.colour && !text.is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", style.code())
        } else {
            text.to_owned()
        }
    }
}

/// How a stretch of text looks on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A heading.
    Heading,
    /// Beside the point.
    Faint,
    /// A player is out.
    Bad,
    /// A player is doubtful.
    Unsure,
    /// A player is back.
    Good,
    /// Evidence of a claim.
    Evidence,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Heading => "1",
            Self::Faint => "2",
            Self::Bad => "31",
            Self::Unsure => "33",
            Self::Good => "32",
            Self::Evidence => "4;36",
        }
    }
}
