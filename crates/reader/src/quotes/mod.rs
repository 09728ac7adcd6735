//! Quotes and attributions: what is said by whom.

mod indirect;
mod spans;
mod speakers;
mod statements;

use std::ops::Range;

use crate::people::PersonKey;
use crate::text::Surface;

pub(crate) use indirect::attributions;
pub use spans::spans;
pub(crate) use speakers::bodies::body_at;
pub(crate) use speakers::{Cue, Subject, cue};
pub(crate) use statements::heard_around;

/// Whose voice it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A person of the report.
    Person(PersonKey),
    /// A newspaper, broadcaster or club, by its usual name.
    Outlet(String),
}

/// A stretch in quotation marks.
#[derive(Clone, Debug)]
pub struct Quote {
    /// Its tokens, the marks included.
    pub tokens: Range<usize>,
    /// Who says it, where the report tells.
    pub speaker: Option<Voice>,
    /// Who passes it on (a reporter's tweet of what a manager said).
    pub relay: Option<Voice>,
    /// The tokens that tell who says it (`said X`); empty when the speaker is carried over from a neighbour.
    pub attribution: Range<usize>,
    /// Of whom the words beside it say that it speaks ("…," said X of Y).
    pub about: Option<PersonKey>,
    /// A few quoted words within the reporter's own sentence, rather than somebody speaking.
    pub partial: bool,
}

/// Somebody's words told without quotation marks ("X said that …", "according to X, …", "X reports …").
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What is said.
    pub tokens: Range<usize>,
    /// Who says it.
    pub speaker: Voice,
    /// The tokens that tell who says it.
    pub cue: Range<usize>,
    /// The verb (`said`), or the first word of the cue where there is none (`according`).
    pub verb: usize,
}

/// All voices of a report.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// In reading order, not overlapping.
    pub quotes: Vec<Quote>,
    /// By first token of the cue.
    pub attributions: Vec<Attribution>,
}

impl Quotes {
    /// The quotes of a text, speakers not yet known: [`crate::people::people`] fills them in.
    pub fn of(surface: &Surface<'_>) -> Self {
        Self { quotes: spans(surface), attributions: Vec::new() }
    }

    /// The quote that a token stands in, marks included.
    pub fn at(&self, token: usize) -> Option<&Quote> {
        let next = self.quotes.partition_point(|q| q.tokens.end <= token);
        self.quotes.get(next).filter(|q| q.tokens.contains(&token))
    }

    /// Whose words a token belongs to: the quote it stands in, else the indirect speech, else nobody's (the report's
    /// own voice). A quote of a few words takes the voice of the clause around it.
    pub fn voice_at(&self, token: usize) -> Option<&Voice> {
        let quoted = self.at(token).and_then(|q| q.speaker.as_ref());
        quoted.or_else(|| self.attribution_at(token).map(|a| &a.speaker))
    }

    /// The indirect speech that a token stands in.
    pub fn attribution_at(&self, token: usize) -> Option<&Attribution> {
        // Contents are sentences at most: look at the few attributions around.
        let near = self.attributions.partition_point(|a| a.cue.start <= token);
        let from = near.saturating_sub(4);
        self.attributions.iter().skip(from).take(8).find(|a| a.tokens.contains(&token))
    }
}
