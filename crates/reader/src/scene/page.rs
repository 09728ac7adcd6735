//! A page, read through all layers below the rules.

use std::cell::OnceCell;
use std::sync::Arc;

use ledger::Interval;

use super::{Scene, ailment, within};
use crate::grammar::segments;
use crate::lexicon::{Hit, Lexicon};
use crate::matches::Matches;
use crate::people::{NamedPerson, People, PersonKey};
use crate::quotes::Quotes;
use crate::text::{Sentence, Surface, Words};
use crate::time::{TimeExpr, expressions, header};

/// A text with every layer below the rules.
#[derive(Debug)]
pub struct Page<'a> {
    /// Tokens, blocks, sentences.
    pub surface: Surface<'a>,
    /// The words the reader knows.
    pub lexicon: &'a Lexicon,
    /// All phrases found, by first token.
    pub hits: Vec<Hit>,
    /// Persons and their mentions.
    pub people: People,
    /// Quotes and attributions, with their voices.
    pub quotes: Quotes,
    /// Time expressions, by first token, once asked ([`Page::times`]).
    pub times: OnceCell<Vec<TimeExpr>>,
    /// When the report was published.
    pub published: Interval,
    /// The packs in use.
    pub packs: &'a [Arc<pack::Pack>],
    /// Matches that the report dates, once asked.
    pub matches: OnceCell<Matches>,
    /// Whether it reports a match, once asked.
    pub match_report: OnceCell<bool>,
    /// First and last day of its league's season, (month, day) each, once asked.
    pub season: OnceCell<((u8, u8), (u8, u8))>,
    /// The tournament that is being played, by the report: its days, once asked.
    pub event: OnceCell<Option<Interval>>,
    /// The days of the World Cup of cricket or of rugby, where it reports of one of these, once asked.
    pub other_cup: OnceCell<String>,
}

/// The sentences that tell what a report is about.
const LEAD: usize = 3;

/// Words for how a contest ended.
const RESULT: &[&str] = &[
    "win",
    "wins",
    "won",
    "winning",
    "beat",
    "beats",
    "beaten",
    "beating",
    "defeat",
    "defeats",
    "defeated",
    "victory",
    "victories",
    "loss",
    "lost",
    "draw",
    "drew",
    "title",
    "crown",
    "thrashed",
    "thrash",
    "edged",
    "edge",
    "overcame",
    "overcome",
    "survived",
    "survive",
    "triumph",
    "triumphed",
    "knocked",
    "ousted",
    "crashed",
    "stunned",
    "upset",
    "reached",
    "advanced",
    "retained",
    "clinched",
    "sealed",
    "downed",
    "downs",
    "goals",
    "scored",
];

/// Words of the course of a match.
const COURSE_OF_PLAY: &[&str] = &[
    "minute",
    "minutes",
    "header",
    "scored",
    "converted",
    "penalty",
    "equalised",
    "equaliser",
    "touchdown",
    "tries",
    "levelled",
    "substitute",
    "volley",
    "scoring",
    "netted",
    "serve",
    "unforced",
    "conversion",
    "goalless",
    "interval",
    "whistle",
    "deuce",
    "tiebreak",
    "breakaway",
];

/// So many tokens tell what kind of report it is.
pub(super) const OPENING: usize = 2_000;

/// Those of a text's times that tell of something in it: the date line's do not.
pub(crate) fn told_in_the_report(surface: &Surface<'_>, mut times: Vec<TimeExpr>) -> Vec<TimeExpr> {
    if let Some(line) = header(surface, &times) {
        times.retain(|t| !line.tokens.contains(&t.tokens.start));
    }
    times
}

impl<'p> Page<'p> {
    /// One sentence of it, made ready for the rules.
    pub fn scene(&'p self, index: usize, topic: Vec<PersonKey>) -> Option<Scene<'p>> {
        let sentence: &Sentence = self.surface.sentences.get(index)?;
        let tokens = sentence.tokens.clone();
        let hits = self.hits.get(within(&self.hits, &tokens, |h| h.start as usize))?;
        let span = within(&self.people.mentions, &tokens, |m| m.tokens.start);
        let mentions = &self.people.mentions;
        let segments = segments(&self.surface, self.lexicon, tokens.clone(), mentions, span.clone());
        let ailments = ailment::ailments(&self.surface, self.lexicon, hits, mentions, span.clone());
        let medical = OnceCell::new();
        Some(Scene { page: self, index, tokens, hits, span, segments, ailments, topic, medical })
    }

    /// Time expressions, by first token, but for the date line's: that tells when the report was made, and of nothing in it. Not
    /// read before somebody asks when something was.
    pub fn times(&self) -> &[TimeExpr] {
        self.times.get_or_init(|| {
            let times = expressions(&self.surface, &self.hits, self.lexicon);
            told_in_the_report(&self.surface, times)
        })
    }

    /// Matches that the report dates, by opponent, and those that packs know.
    pub fn matches(&self) -> &Matches {
        self.matches.get_or_init(|| {
            let told = Matches::told(&self.surface, self.lexicon, &self.hits, self.times(), self.published);
            told.with_packs(self.packs)
        })
    }

    /// Whether the report tells the course of a match: several of the words that nobody writes of anything else.
    pub fn match_report(&self) -> bool {
        *self.match_report.get_or_init(|| {
            const { Words::of(&[COURSE_OF_PLAY]) }.places(&self.surface, 0..OPENING).take(4).count() >= 4
        })
    }

    /// Whether the first sentences tell how a contest ended: then that is what the report is about.
    pub fn tells_result(&self) -> bool {
        let lead =
            self.surface.sentences.get(LEAD).or(self.surface.sentences.last()).map_or(0, |s| s.tokens.end);
        const { Words::of(&[RESULT]) }.places(&self.surface, 0..lead.min(OPENING)).next().is_some()
    }

    /// A person.
    pub fn person(&self, key: PersonKey) -> Option<&NamedPerson> {
        self.people.persons.get(key.0 as usize)
    }
}
