//! Matches and their days: those that the report itself dates ("Saturday's 2-1 defeat by Rovers", "to face Scotland on
//! Sunday", the head of a preview), and those that packs know.

mod index;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Interval, add_days};
use pack::{ClubIndex, Pack};

use self::index::Index;
use crate::grammar::Tense;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::{Shape, Surface, Words};
use crate::time::{Anchor, TimeExpr, TimeKind, resolve};

/// A match and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Opponent or competition, by its lexicon's name; empty where the report names none.
    pub against: String,
    /// The words that tell of it.
    pub tokens: Range<usize>,
    /// Its day.
    pub day: Interval,
    /// Whether its result, or a noun for a match, stands right by the day: a team and a day alone may be told of anything else.
    pub sure: bool,
    /// Whether how it ended stands by the day.
    pub ended: bool,
}

/// The matches of a report, in reading order, and the packs that know more of them.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    all: Vec<Match>,
    index: Index,
    /// Where that of a preview's head stands, if there is one.
    preview: Option<usize>,
    packs: Vec<Arc<Pack>>,
}

/// A team and a day further apart than this (in tokens) are not told as one match.
const REACH: usize = 12;

/// A result further than this from a day (in tokens) may be another's.
const SURE_REACH: usize = 6;

/// Words for how a match ended.
const RESULTS: Words<'_> = Words::of(&[&[
    "win",
    "victory",
    "defeat",
    "draw",
    "loss",
    "beat",
    "beaten",
    "lost",
    "won",
    "drew",
    "thrashing",
    "beating",
    "losing",
    "drawn",
    "quarter",
    "against",
    "round",
    "playoff",
    "play-off",
    "bout",
    "fight",
    "contest",
    "stage",
    "meet",
    "heat",
    "relay",
]]);

/// A match that a preview is about lies within so many days.
const PREVIEW_DAYS: i64 = 14;

/// Nouns for how a match ended.
const OUTCOMES: &[&str] = &["win", "victory", "defeat", "draw", "loss", "stalemate", "thrashing", "triumph"];

/// Verbs of speech right before a day.
const SPEECH: &[&str] = &["said", "told", "confirmed", "announced", "revealed"];

/// So many matches told before are looked at.
const LOOK_BACK: usize = 12;

/// Lines at the top of a preview that may tell who meets whom, and when.
const HEAD_BLOCKS: usize = 8;

/// Words that put a match ahead.
const AHEAD: Words<'_> = Words::of(&[&[
    "will",
    "face",
    "faces",
    "facing",
    "ahead",
    "next",
    "this",
    "play",
    "plays",
    "host",
    "hosts",
    "visit",
    "visits",
    "meet",
    "meets",
    "upcoming",
    "forthcoming",
    "takes",
    "travel",
    "travels",
    "trip",
    "against",
    "entertain",
    "until",
    "miss",
    "misses",
    "for",
    "in",
    "with",
    "begins",
    "starts",
]]);

/// Words that put a match behind, whatever else stands there.
const BEHIND: Words<'_> = Words::of(&[&[
    "win",
    "victory",
    "defeat",
    "draw",
    "loss",
    "beat",
    "beaten",
    "lost",
    "won",
    "drew",
    "scored",
    "thrashing",
    "was",
    "were",
    "during",
    "after",
    "had",
    "played",
    "suffered",
    "limped",
    "injured",
    "hurt",
    "last",
    "missed",
]]);

/// Nouns for a match.
pub(crate) const MATCH_NOUNS: &[&str] = &[
    "match",
    "game",
    "final",
    "semi",
    "clash",
    "derby",
    "tie",
    "opener",
    "trip",
    "visit",
    "qualifier",
    "encounter",
    "testimonial",
    "friendly",
    "replay",
    "fixture",
    "showdown",
    "test",
    "meeting",
    "leg",
    "race",
    "decider",
    "international",
];

impl Matches {
    /// Finds them: in one sentence, a team, competition or noun for a match and a day near each other; at the head of a
    /// preview, a day and "A v B".
    pub fn told(
        surface: &Surface<'_>,
        lexicon: &Lexicon,
        hits: &[Hit],
        times: &[TimeExpr],
        published: Interval,
    ) -> Self {
        let mut all = Vec::new();
        let anchor = Anchor::published(published);
        for expr in times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)) {
            let Some(near) = around(surface, expr) else { continue };
            // "officials said on Monday": the day of the speech.
            if surface.any_word(expr.tokens.start.saturating_sub(3)..expr.tokens.start, SPEECH) {
                continue;
            }
            // "could be out until after Christmas": no match, unless it is named there ("until Saturday's game").
            let from = expr.tokens.start.saturating_sub(2)..expr.tokens.start;
            let until = surface.any_word(from, &["until", "till", "til"]);
            if until && !(expr.tokens.end..expr.tokens.end + 4).any(|i| is_match_noun(surface, i)) {
                continue;
            }
            // The day of the report itself, written in full, is its date line.
            let year = expr.tokens.clone().any(|i| {
                surface.word_at(i).len() >= 4
                    && surface.word_at(i).bytes().take(4).all(|b| b.is_ascii_digit())
            });
            let rivals = hits_in(hits, &near).filter(|h| matches!(h.class, Class::Team | Class::Competition));
            let mut named = rivals
                .take(4)
                .map(|h| (h.tokens(), lexicon.entry(h).column(0).to_owned()))
                .collect::<Vec<_>>();
            if named.is_empty()
                && let Some(i) =
                    near.clone().find(|&i| is_match_noun(surface, i) && i.abs_diff(expr.tokens.start) < 6)
            {
                named.push((i..i + 1, String::new()));
            }
            let close = expr.tokens.start.saturating_sub(SURE_REACH).max(near.start)
                ..(expr.tokens.end + SURE_REACH).min(near.end);
            let score = || near.clone().any(|i| is_score(surface, i));
            // "won 2-0 on Saturday".
            if named.is_empty()
                && score()
                && let Some(i) = RESULTS.places(surface, close.clone()).next()
            {
                named.push((i..i + 1, String::new()));
            }
            // "Saturday's victory".
            let behind = expr.tokens.end..(expr.tokens.end + 4).min(near.end);
            if named.is_empty()
                && surface.tokens.get(expr.tokens.end).is_some_and(|t| t.is(Shape::CLITIC))
                && let Some(i) = behind.clone().find(|&i| surface.is_word(i, OUTCOMES))
            {
                named.push((i..i + 1, String::new()));
            }
            if named.is_empty() {
                continue;
            }
            let is = |words: Words<'_>| words.places(surface, near.clone()).next().is_some();
            // "have lost two players for Friday's friendly": not the match.
            let from = expr.tokens.start.saturating_sub(2)..expr.tokens.start;
            let lost = || surface.any_word(near.clone(), &["lost"]);
            let behind = is(BEHIND) && !(lost() && surface.any_word(from, &["for"]));
            let tense = if is(AHEAD) && !behind { Tense::Future } else { Tense::Past };
            let Some(day) = resolve(expr, &anchor.tense(tense.into()))
                .when
                .filter(|d| d.width() <= 3 && !(year && *d == published))
            else {
                continue;
            };
            let ended =
                tense == Tense::Past && (RESULTS.places(surface, close.clone()).next().is_some() || score());
            let sure = ended || close.clone().any(|i| is_match_noun(surface, i));
            all.extend(named.into_iter().map(|(tokens, against)| Match {
                against,
                tokens: expr.tokens.start.min(tokens.start)..expr.tokens.end.max(tokens.end),
                day,
                sure,
                ended,
            }));
        }
        let told = all.len();
        all.extend(preview(surface, lexicon, hits, times, published));
        let preview = (all.len() > told).then_some(told);
        Self { index: Index::of(&all), all, preview, packs: Vec::new() }
    }

    /// The same with packs to ask.
    #[must_use]
    pub fn with_packs(mut self, packs: &[Arc<Pack>]) -> Self {
        self.packs = packs.to_vec();
        self
    }

    /// The match told inside a range of tokens.
    pub fn inside(&self, tokens: &Range<usize>) -> Option<&Match> {
        let ends = |n: usize| self.all.get(n).is_some_and(|m| m.tokens.end <= tokens.end);
        self.all.get(self.index.place(tokens, ends)?)
    }

    /// The matches that surely are some, in reading order.
    pub fn sure(&self) -> impl Iterator<Item = &Match> {
        self.all.iter().filter(|m| m.sure)
    }

    /// What surely are matches told before a token, the last told first; no more than the nearest few.
    pub fn told_before(&self, at: usize) -> impl Iterator<Item = &Match> {
        self.index.told_before(at).filter_map(|n| self.all.get(n)).take(LOOK_BACK).filter(|m| m.sure)
    }

    /// What surely are matches told from a token on, in reading order; no more than the nearest few.
    pub fn told_after(&self, at: usize) -> impl Iterator<Item = &Match> {
        self.index.told_after(at).filter_map(|n| self.all.get(n)).take(LOOK_BACK).filter(|m| m.sure)
    }

    /// The latest match against that team which the report dates and which had been played; one that surely is a match first.
    pub fn played_against(&self, team: &str) -> Option<&Match> {
        let all = || self.index.of_team(team).filter_map(|n| self.all.get(n)).take(LOOK_BACK);
        all().find(|m| m.sure).or_else(|| all().next())
    }

    /// The first match against that team (or in that competition) from a day on.
    pub fn against(&self, team: &str, from: Date) -> Option<&Match> {
        self.all.get(self.index.first_of(team, from)?)
    }

    /// The first match from a day on that is near enough to be the next one.
    pub fn next(&self, from: Date) -> Option<&Match> {
        self.all.get(self.index.first(from, add_days(from, PREVIEW_DAYS))?)
    }

    /// The match that the head of a preview tells.
    pub fn previewed(&self) -> Option<&Match> {
        self.all.get(self.preview?)
    }

    /// The latest match up to a day.
    pub fn last(&self, until: Date) -> Option<&Match> {
        self.all.get(self.index.last(until)?)
    }

    /// Whether the report dates a match of that team.
    pub fn knows(&self, team: &str) -> bool {
        self.index.knows(team)
    }

    /// The first match after a day, however far.
    pub fn later(&self, than: Date) -> Option<&Match> {
        self.all.get(self.index.begins_after(than)?)
    }

    fn club(&self, name: &str) -> Option<(&Pack, ClubIndex)> {
        let folded = pack::fold(name);
        self.packs.iter().find_map(|p| Some((&**p, p.club_named(&folded)?)))
    }

    /// The first match of a club from a day on, against that opponent if one is named, by the packs.
    pub fn coming(&self, club: &str, opponent: Option<&str>, from: Date) -> Option<Date> {
        let (pack, club) = self.club(club)?;
        let within = Interval::new(from, add_days(from, 200));
        let rival = match opponent {
            Some(name) => Some(pack.club_named(&pack::fold(name))?),
            None => None,
        };
        pack.fixtures_within(club, within).find(|f| rival.is_none_or(|r| f.involves(r))).map(|f| f.day)
    }

    /// The day of a club's n-th match from a day on, by the packs.
    pub fn nth_coming(&self, club: &str, n: usize, from: Date) -> Option<Date> {
        let (pack, club) = self.club(club)?;
        pack.fixtures_within(club, Interval::new(from, add_days(from, 120)))
            .nth(n.checked_sub(1)?)
            .map(|f| f.day)
    }

    /// A match that a club has played on the days of an interval, by the packs: against that opponent, with that
    /// score (its own goals first, or either way round), if these are told. Only where there is just one.
    pub fn of_pack(
        &self,
        club: &str,
        opponent: &str,
        score: Option<(u8, u8)>,
        within: Interval,
    ) -> Option<Date> {
        let (pack, club) = self.club(club)?;
        let rival = pack.club_named(&pack::fold(opponent))?;
        let fits = |f: &&pack::Fixture| {
            score.is_none_or(|(a, b)| f.score_for(club).is_none_or(|s| s == (a, b) || s == (b, a)))
        };
        let mut found = pack.fixtures_between(club, rival, within).filter(fits);
        found.next().filter(|_| found.next().is_none()).map(|f| f.day)
    }

    /// The rival whom a club meets in a derby of that name ("Merseyside derby"), by the packs.
    pub fn derby_rival(&self, club: &str, derby: &str) -> Option<String> {
        let (pack, club) = self.club(club)?;
        let pairs = pack.derby_named(&pack::fold(derby));
        let rival =
            pairs.iter().find_map(|&(a, b)| if a == club { Some(b) } else { (b == club).then_some(a) })?;
        pack.club(rival).map(|c| c.full_name.clone())
    }
}

pub(crate) fn is_match_noun(surface: &Surface<'_>, i: usize) -> bool {
    const NOUNS: Words<'_> = Words::of(&[MATCH_NOUNS]);
    NOUNS.has(surface, i)
}

/// `2-0`: two numbers joined by a hyphen.
fn is_score(surface: &Surface<'_>, i: usize) -> bool {
    let number =
        |i: usize| surface.tokens.get(i).filter(|t| t.is(Shape::NUMBER) && surface.word_at(i).len() <= 3);
    number(i).is_some() && number(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED))
}

fn hits_in<'h>(hits: &'h [Hit], tokens: &Range<usize>) -> impl Iterator<Item = &'h Hit> {
    let from = hits.partition_point(|h| (h.start as usize) < tokens.start);
    let end = tokens.end;
    hits.get(from..).unwrap_or_default().iter().take_while(move |h| (h.start as usize) < end)
}

/// The tokens around a time, in its sentence.
fn around(surface: &Surface<'_>, expr: &TimeExpr) -> Option<Range<usize>> {
    let sentence = surface.sentence_of(expr.tokens.start).and_then(|s| surface.sentences.get(s))?;
    Some(
        expr.tokens.start.saturating_sub(REACH).max(sentence.tokens.start)
            ..(expr.tokens.end + REACH).min(sentence.tokens.end),
    )
}

/// The match that a preview tells at its head, once for each team that it names.
fn preview(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    times: &[TimeExpr],
    published: Interval,
) -> Vec<Match> {
    let head = 0..surface.blocks.get(HEAD_BLOCKS).or(surface.blocks.last()).map_or(0, |b| b.tokens.end);
    let line = |b: &&crate::text::Block| b.tokens.len() <= 12;
    let versus = surface
        .blocks
        .iter()
        .take(HEAD_BLOCKS)
        .filter(line)
        .find(|b| surface.any_word(b.tokens.clone(), &["v", "vs", "versus"]));
    let Some(versus) = versus else { return Vec::new() };
    let anchor = Anchor::published(published).tense(Tense::Future.into());
    let soon = Interval::new(published.earliest, add_days(published.latest, PREVIEW_DAYS));
    let day = times
        .iter()
        .filter(|t| head.contains(&t.tokens.start))
        .find_map(|t| resolve(t, &anchor).when.filter(|d| d.width() == 0 && soon.overlaps(*d)));
    let Some(day) = day else { return Vec::new() };
    let teams = hits_in(hits, &versus.tokens).filter(|h| h.class == Class::Team);
    let mut out: Vec<Match> = teams
        .map(|h| Match {
            against: lexicon.entry(h).column(0).to_owned(),
            tokens: versus.tokens.clone(),
            day,
            sure: true,
            ended: false,
        })
        .collect();
    if out.is_empty() {
        out.push(Match {
            against: String::new(),
            tokens: versus.tokens.clone(),
            day,
            sure: true,
            ended: false,
        });
    }
    out
}
