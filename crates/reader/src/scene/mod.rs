//! What the rules look at: a page read through all its layers, and one sentence of it at a time.

mod ailment;
mod cause;
mod comeback;
mod coordination;
mod horizon;
mod long_over;
mod missed;
mod onset;
mod patient;
mod pieces;
mod season;
mod stance;
mod stretches;

use std::borrow::Cow;
use std::ops::Range;

use ledger::{Certainty, Interval};

pub use ailment::Ailment;
pub(crate) use ailment::{BEARERS, QUALMS};
pub(crate) use cause::INJURED;
pub use horizon::{Horizon, Span};
pub(crate) use long_over::{A_MONTH, TWO_MONTHS};
pub(crate) use missed::{LOST, ROBBED, WITHOUT};
pub use onset::Onset;
pub use patient::Patient;
pub(crate) use patient::{KEEPS_OUT, KIN};
pub use stance::{Side, Stance};

use crate::grammar::{Function, Link, Segment, Tense, segments};
use crate::lexicon::{Class, Entry, Hit, Lexicon};
use crate::matches::Matches;
use crate::people::{Mention, NamedPerson, People, PersonKey};
use crate::quotes::Quotes;
use crate::text::{Sentence, Shape, Surface, Words};
use crate::time::{Anchor, Resolved, TimeExpr, expressions, header, resolve, told_of};

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
    pub times: std::cell::OnceCell<Vec<TimeExpr>>,
    /// When the report was published.
    pub published: Interval,
    /// The packs in use.
    pub packs: &'a [std::sync::Arc<pack::Pack>],
    /// Matches that the report dates, once asked.
    pub matches: std::cell::OnceCell<Matches>,
    /// Whether it reports a match, once asked.
    pub match_report: std::cell::OnceCell<bool>,
    /// First and last day of its league's season, (month, day) each, once asked.
    pub season: std::cell::OnceCell<((u8, u8), (u8, u8))>,
    /// The tournament that is being played, by the report: its days, once asked.
    pub event: std::cell::OnceCell<Option<Interval>>,
    /// The days of the World Cup of cricket or of rugby, where it reports of one of these, once asked.
    pub other_cup: std::cell::OnceCell<String>,
}

/// One sentence, with the page around it.
#[derive(Debug)]
pub struct Scene<'p> {
    /// The page.
    pub page: &'p Page<'p>,
    /// The sentence's number.
    pub index: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The phrases in it.
    pub hits: &'p [Hit],
    /// Its mentions, as a range of the page's.
    pub span: Range<usize>,
    /// Its segments.
    pub segments: Vec<Segment>,
    /// Its ailments.
    pub ailments: Vec<Ailment>,
    /// Whom the sentences before spoke of as hurt, the latest.
    pub topic: Vec<PersonKey>,
    /// Whether it speaks of an injury or an illness, once asked.
    medical: std::cell::OnceCell<bool>,
}

/// Words of the course of a match.
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
const OPENING: usize = 2_000;

/// The run of items whose tokens lie inside a range, of a list sorted by first token.
fn within<T>(items: &[T], tokens: &Range<usize>, start: impl Fn(&T) -> usize) -> Range<usize> {
    items.partition_point(|x| start(x) < tokens.start)..items.partition_point(|x| start(x) < tokens.end)
}

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
        let medical = std::cell::OnceCell::new();
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

impl<'p> Scene<'p> {
    /// The phrases of one lexicon in this sentence.
    pub fn phrases(&self, class: Class) -> impl Iterator<Item = (&'p Hit, &'p Entry)> + use<'p> {
        let lexicon = self.page.lexicon;
        self.hits.iter().filter(move |h| h.class == class).map(move |h| (h, lexicon.entry(h)))
    }

    /// Whether a phrase of that lexicon stands inside a range.
    pub fn has(&self, class: Class, tokens: &Range<usize>) -> bool {
        self.phrases(class).any(|(h, _)| tokens.start <= h.start as usize && h.end as usize <= tokens.end)
    }

    /// The mentions of this sentence, each with its number on the page.
    pub fn mentions(&self) -> impl Iterator<Item = (usize, &'p Mention)> + use<'p> {
        let page = self.page;
        self.span.clone().filter_map(move |n| page.people.mentions.get(n).map(|m| (n, m)))
    }

    /// A mention by its number.
    pub fn mention(&self, number: usize) -> Option<&'p Mention> {
        self.page.people.mentions.get(number)
    }

    /// What a token does.
    pub fn function(&self, token: usize) -> Function {
        self.page.surface.tokens.get(token).map_or(Function::empty(), |t| self.page.lexicon.function(t.word))
    }

    /// A token's text in lower case.
    pub fn lower(&self, token: usize) -> Cow<'p, str> {
        self.page.surface.lower(token)
    }

    /// Whether a token is one of these words.
    #[inline(always)]
    pub fn is_word(&self, token: usize, words: &[&str]) -> bool {
        self.page.surface.is_word(token, words)
    }

    /// Whether one of these words stands in the range.
    #[inline(always)]
    pub fn any_word(&self, tokens: Range<usize>, words: &[&str]) -> bool {
        self.page.surface.any_word(tokens, words)
    }

    /// [`Scene::is_word`] of a few dozen words: [`Words`] tells these from all others much better.
    #[inline]
    pub(crate) fn is_one(&self, token: usize, words: &Words<'_>) -> bool {
        words.has(&self.page.surface, token)
    }

    /// [`Scene::any_word`] of as many.
    pub(crate) fn any_of(&self, mut tokens: Range<usize>, words: &Words<'_>) -> bool {
        tokens.any(|i| self.is_one(i, words))
    }

    /// The tokens of this sentence that are one of these words, in order: what calls a rule that no lexicon calls. A rule
    /// that asks each token of a sentence by itself costs many times as much.
    pub(crate) fn places<'w>(&self, words: &'w Words<'w>) -> impl Iterator<Item = usize> + use<'w, 'p> {
        words.places(&self.page.surface, self.tokens.clone())
    }

    /// The segment that a token stands in.
    pub fn segment(&self, token: usize) -> Option<&Segment> {
        self.segments.iter().find(|s| s.tokens.contains(&token)).or_else(|| {
            // The comma between two segments belongs to the one before it.
            self.segments.iter().rev().find(|s| s.tokens.end <= token)
        })
    }

    /// Whether the words before a token in its segment, or its verb, deny it.
    pub fn negated(&self, tokens: &Range<usize>) -> bool {
        let Some(segment) = self.segment(tokens.start) else { return false };
        let from = segment.tokens.start.max(tokens.start.saturating_sub(6));
        let pseudo = |i: usize| {
            self.phrases(Class::Negation).any(|(h, e)| h.tokens().contains(&i) && e.column(0) == "pseudo")
        };
        let denied = |i: usize| self.function(i).contains(Function::NEGATION) && !pseudo(i);
        (from..tokens.start).any(denied)
            // "does not believe she has recovered".
            || self.raised(segment.tokens.start, tokens.start)
            || (segment.verb.negated
                // "wore a no-contact jersey": no denial stands there.
                && segment.tokens.clone().any(denied)
                // "says that his broken nose will not stop him": what is denied stands behind.
                && !(tokens.end..segment.tokens.end).any(|i| self.function(i).contains(Function::NEGATION))
                && segment.verb.at.is_some_and(|v| v < tokens.start && !pseudo_group(self, v, tokens.start)))
    }

    /// How sure the segment around these tokens is.
    pub fn certainty(&self, tokens: &Range<usize>) -> Certainty {
        let Some(segment) = self.segment(tokens.start) else { return Certainty::Stated };
        // "could not continue" is told as a fact.
        let could_not = segment
            .tokens
            .clone()
            .any(|i| self.is_word(i, &["could"]) && self.function(i + 1).contains(Function::NEGATION));
        let mut found = match segment.verb.tense {
            Tense::Modal
                if !could_not
                    && !self.would_told(tokens.start)
                    && !self.any_word(segment.tokens.clone(), &["should", "must", "cannot", "can't"]) =>
            {
                Certainty::Hoped
            }
            _ => Certainty::Stated,
        };
        for (hit, entry) in self.phrases(Class::Hedge) {
            // "is worried that he will miss the final": right before the clause.
            let start = segment.tokens.start;
            // "as his side had feared, is out": what was feared has come.
            let so = self.segment(hit.start as usize).is_some_and(|s| self.is_word(s.tokens.start, &["as"]));
            // "is not as bad as first feared and he could play": the clause that goes on is its own.
            let goes_on = hit.end as usize == start && self.is_word(start, &["and", "but"]);
            let governs = !goes_on
                && (start..start + 2).contains(&(hit.end as usize))
                && entry.column(1) == "pre"
                && !so;
            let near = (governs || segment.tokens.contains(&(hit.start as usize)))
                && !self.of_another_noun(&hit.tokens(), tokens);
            if near && let Some(c) = Certainty::from_slug(entry.column(0)) {
                found = found.max(c);
            }
        }
        if segment.condition { found.max(Certainty::Speculated) } else { found }
    }

    /// "an alleged trip that broke his leg": the adjective hedges its own noun, and not what stands further on.
    fn of_another_noun(&self, hedge: &Range<usize>, tokens: &Range<usize>) -> bool {
        self.is_word(hedge.start, &["alleged"]) && !(hedge.start..hedge.end + 2).contains(&tokens.start)
    }

    /// Whether the tokens only suppose ("if he breaks down again").
    pub fn hypothetical(&self, tokens: &Range<usize>) -> bool {
        if self.inverted_condition(tokens.start) {
            return true;
        }
        let supposed = |s: &Segment| s.condition && (s.link == Link::Main || s.tokens.start < tokens.start);
        self.segment(tokens.start).is_some_and(|s| {
            supposed(s)
                || (matches!(s.verb.tense, Tense::Modal | Tense::Future)
                    && s.verb.at.is_some_and(|v| v < tokens.end)
                    // "will have a scan before deciding whether to run": what is open stands behind, and hangs on nothing.
                    && self.segments.iter().any(|o| {
                        o.condition && (o.tokens.start < tokens.start || !self.is_word(o.tokens.start, &["whether"]))
                    }))
        })
    }

    /// "could miss half of the season should he require surgery": a condition without *if*, behind a verb that leaves it open.
    fn inverted_condition(&self, at: usize) -> bool {
        let Some(segment) = self.segment(at).filter(|s| matches!(s.verb.tense, Tense::Modal | Tense::Future))
        else {
            return false;
        };
        let named = |i: usize| self.mentions().any(|(_, m)| m.tokens.start == i);
        let subject = |verb: usize| {
            self.is_word(verb.wrapping_sub(1), &["he", "she", "they", "who", "it", "that"])
                || self.mentions().any(|(_, m)| m.tokens.end == verb)
        };
        (segment.tokens.start..at).any(|i| {
            self.is_word(i, &["should"])
                && (self.is_word(i + 1, &["he", "she", "they"]) || named(i + 1))
                && !subject(i)
        })
    }

    /// The time expressions inside a range.
    pub fn times(&self, tokens: &Range<usize>) -> impl Iterator<Item = &'p TimeExpr> {
        let times = self.page.times();
        times
            .get(within(times, tokens, |t| t.tokens.start))
            .unwrap_or_default()
            .iter()
            .filter(|t| !self.named(&t.tokens) && !self.qualifying(t))
    }

    /// "The World Cup qualifier", "a Euro 2024 play-off": a match on the way to a tournament tells nothing of its days.
    fn qualifying(&self, time: &TimeExpr) -> bool {
        const WAY: &[&str] = &[
            "qualifier",
            "qualifiers",
            "qualifying",
            "qualification",
            "play",
            "playoff",
            "playoffs",
            "warm",
        ];
        // "the Nations Cup (CAN) qualifiers".
        let end = time.tokens.end;
        let end = if self.is_mark(end, "(") && self.is_mark(end + 2, ")") { end + 3 } else { end };
        // "three minutes into the first quarter": a part of a match, but of nothing the year has.
        let quarter = self.any_word(time.tokens.clone(), &["quarter", "quarters"])
            && !self.is_word(end, &["of", "results", "profit", "profits", "earnings"]);
        quarter
            || self.is_word(end, WAY)
                && time
                    .tokens
                    .clone()
                    .any(|i| self.phrases(Class::Competition).any(|(h, _)| h.tokens().contains(&i)))
    }

    /// Whether the tokens are (a part of) somebody's name: "Jan" is a month and a given name.
    fn named(&self, tokens: &Range<usize>) -> bool {
        self.mentions().any(|(_, m)| m.tokens.start < tokens.end && tokens.start < m.tokens.end)
    }

    /// A time expression worked out for a tense.
    pub fn resolve(&self, expr: &TimeExpr, tense: Tense, reference: Option<Interval>) -> Resolved {
        let anchor = Anchor::published(self.page.published).tense(tense.into());
        // "The World Cup" of cricket or rugby is not football's.
        let bare = expr.names_event()
            && self.any_word(expr.tokens.clone(), &["world"])
            && !self.any_word(expr.tokens.clone(), &["cricket", "rugby", "t20", "twenty20", "women's"]);
        let own = bare.then(|| expr.in_editions(self.page.other_cup())).flatten();
        let expr = own.as_ref().unwrap_or(expr);
        // Only a season's own words ask which months it has.
        let anchor = if expr.of_season() { Anchor { season: self.page.season(), ..anchor } } else { anchor };
        let reference = reference.or_else(|| told_of(self.page.times(), expr, &anchor));
        let mut resolved = resolve(expr, &anchor.reference(reference));
        // Whoever asks how a day was come by wants to see from which words.
        if let Some(first) = resolved.steps.first_mut() {
            first.insert_str(0, &format!("“{}”: ", self.text(expr.tokens.clone())));
        }
        resolved
    }

    /// The text of a run of tokens.
    pub fn text(&self, tokens: Range<usize>) -> &'p str {
        self.page.surface.span(tokens)
    }

    /// Whether a segment hangs as a relative clause.
    pub fn relative(&self, token: usize) -> bool {
        self.segment(token).is_some_and(|s| s.link == Link::Relative)
    }

    /// Whether a token is a mark of that text.
    pub fn is_mark(&self, token: usize, mark: &str) -> bool {
        self.page
            .surface
            .tokens
            .get(token)
            .is_some_and(|t| t.is(Shape::MARK) && t.of(self.page.surface.text) == mark)
    }
}

/// Whether a negation in the verb group belongs to a pseudo-negation ("no doubt", "not only").
fn pseudo_group(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    scene
        .phrases(Class::Negation)
        .any(|(h, e)| e.column(0) == "pseudo" && from <= h.start as usize && h.end as usize <= to)
}
