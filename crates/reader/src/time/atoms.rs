//! The lexicons' time words in a text, decoded, with a place to look them up by token.

use super::{Feast, Part, Unit, Vague, YearSeason, calendar};
use crate::lexicon::{Class, Entry, Hit, Lexicon};
use crate::text::Surface;

/// What a time word says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sense {
    Month(u8, bool),
    Weekday(u8, bool),
    Cardinal(u32),
    Ordinal(u32),
    Scale(u32),
    Some { low: f32, high: Option<f32>, word: &'static str },
    DecadeWord(u8),
    Unit(Unit, bool),
    DayPart(&'static str),
    Bound(super::Bound),
    Part(Part),
    Relation(Relation),
    Offset(i32, Option<&'static str>),
    Vague(Vague),
    Frequency(Unit),
    Season(YearSeason),
    Feast(Feast),
    Event(std::sync::Arc<[super::Edition]>),
    Guard,
}

impl Sense {
    /// Whether an expression can rest on it. Numbers, bounds and relations only lean on another word that does; a number in
    /// words may tell a year by itself ("nineteen ninety", "two thousand").
    fn bears(&self) -> bool {
        match self {
            Self::Ordinal(_) | Self::Some { .. } | Self::Bound(_) | Self::Part(_) | Self::Guard => false,
            Self::Relation(r) => *r == Relation::Ago,
            Self::Cardinal(n) => matches!(n, 19 | 20),
            _ => true,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Last,
    Past,
    This,
    Next,
    Coming,
    Following,
    Previous,
    Same,
    That,
    Current,
    Latest,
    Ago,
    Earlier,
    Before,
    Later,
    After,
    FromNow,
    Every,
    Per,
}

#[derive(Clone, Debug)]
pub(super) struct Atom<'l> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sense: &'l Sense,
}

/// All time words of a text, by first token.
pub(super) struct Atoms<'l> {
    all: Vec<Atom<'l>>,
    /// Token → the atoms that begin there.
    spans: Vec<Span>,
}

/// Where the atoms of a token are, and how many; whether an expression can rest on one of them, which is asked of every token.
#[derive(Clone, Copy, Default)]
struct Span {
    from: u32,
    count: u16,
    bears: bool,
}

impl<'l> Atoms<'l> {
    /// The words of time among a text's hits, ready to be asked for by the token that they begin with.
    pub(super) fn of(surface: &Surface<'_>, hits: &[Hit], lexicon: &'l Lexicon) -> Self {
        let mut all: Vec<Atom<'_>> = hits
            .iter()
            // The lexicons of time are declared last.
            .filter(|hit| hit.class >= Class::Month)
            .filter_map(|hit| {
                let sense = lexicon.entry(hit).sense.as_ref()?;
                let t = hit.tokens();
                Some(Atom { start: t.start, end: t.end, sense })
            })
            .collect();
        // Longest first at each token, whatever the class.
        all.sort_by_key(|a| (a.start, std::cmp::Reverse(a.end)));
        let mut spans = vec![Span::default(); surface.tokens.len()];
        for (at, atom) in all.iter().enumerate() {
            if let Some(span) = spans.get_mut(atom.start) {
                span.from = if span.count == 0 { at as u32 } else { span.from };
                span.count = span.count.saturating_add(1);
                span.bears |= atom.sense.bears();
            }
        }
        Self { all, spans }
    }

    /// The time words that begin with that token, longest first.
    #[inline]
    pub(super) fn at(&self, token: usize) -> &[Atom<'l>] {
        match self.spans.get(token) {
            Some(&Span { from, count, .. }) if count > 0 => {
                self.all.get(from as usize..from as usize + usize::from(count)).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// Whether a time word begins with that token on which an expression can rest.
    pub(super) fn bears(&self, token: usize) -> bool {
        self.spans.get(token).is_some_and(|s| s.bears)
    }

    /// Whether a time word begins with that token.
    #[inline]
    pub(super) fn any_at(&self, token: usize) -> bool {
        self.spans.get(token).is_some_and(|s| s.count > 0)
    }
}

/// What a line of a lexicon says of time.
pub(crate) fn sense(entry: &Entry) -> Option<Sense> {
    let (a, b) = (entry.column(0), entry.column(1));
    Some(match entry.class {
        Class::Month => Sense::Month(a.parse().ok()?, b == "guard"),
        Class::Weekday => Sense::Weekday(a.parse().ok()?, b == "guard"),
        Class::Number => number(a, b, entry.column(2))?,
        Class::Unit => Sense::Unit(unit(a)?, b == "plural"),
        Class::DayPart => Sense::DayPart(day_part(a)?),
        Class::TimeModifier => modifier(a)?,
        Class::TimeRelation => Sense::Relation(relation(a)?),
        Class::TimeReference => reference(a)?,
        Class::Calendar | Class::Tournament => match a {
            "season" => Sense::Season(year_season(b)?),
            "event" => Sense::Event(calendar::editions(b)?),
            _ => Sense::Feast(Feast::read(a, b)?),
        },
        Class::TimeGuard => Sense::Guard,
        _ => return None,
    })
}

fn number(sense: &str, value: &str, word: &str) -> Option<Sense> {
    Some(match sense {
        "cardinal" => Sense::Cardinal(value.parse().ok()?),
        "ordinal" => Sense::Ordinal(value.parse().ok()?),
        "scale" => Sense::Scale(value.parse().ok()?),
        "decade" => Sense::DecadeWord(value.parse().ok()?),
        "vague" => {
            let (low, high) = value.split_once('-').unwrap_or((value, value));
            let word = ["couple", "few", "several", "many", "some"].into_iter().find(|w| *w == word)?;
            Sense::Some { low: low.parse().ok()?, high: high.parse().ok(), word }
        }
        _ => return None,
    })
}

/// A unit by the name that the lexicon gives it.
fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "night" => Unit::Night,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "campaign" => Unit::Campaign,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

fn day_part(code: &str) -> Option<&'static str> {
    ["MO", "MI", "AF", "EV", "NI", "DT", "MN", "AM", "PM", "OCLOCK"].into_iter().find(|c| *c == code)
}

fn year_season(code: &str) -> Option<YearSeason> {
    Some(match code {
        "SP" => YearSeason::Spring,
        "SU" => YearSeason::Summer,
        "FA" => YearSeason::Autumn,
        "WI" => YearSeason::Winter,
        _ => return None,
    })
}

/// What narrows or bounds, by the name that the lexicon gives it.
fn modifier(name: &str) -> Option<Sense> {
    use super::Bound;
    Some(match name {
        "early" => Sense::Part(Part::Early),
        "mid" => Sense::Part(Part::Mid),
        "late" => Sense::Part(Part::Late),
        "start" => Sense::Part(Part::Start),
        "end" => Sense::Part(Part::End),
        "first_half" => Sense::Part(Part::FirstHalf),
        "second_half" => Sense::Part(Part::SecondHalf),
        "rest" => Sense::Part(Part::Rest),
        "about" | "nearly" | "best_part" => Sense::Bound(Bound::About),
        "at_least" | "more" => Sense::Bound(Bound::AtLeast),
        "at_most" | "less" => Sense::Bound(Bound::AtMost),
        _ => return None,
    })
}

/// A relation by the name that the lexicon gives it.
fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "last" => Relation::Last,
        "past" => Relation::Past,
        "this" => Relation::This,
        "next" => Relation::Next,
        "coming" => Relation::Coming,
        "following" => Relation::Following,
        "previous" => Relation::Previous,
        "same" => Relation::Same,
        "that" => Relation::That,
        "current" => Relation::Current,
        "latest" => Relation::Latest,
        "ago" => Relation::Ago,
        "earlier" => Relation::Earlier,
        "before" => Relation::Before,
        "later" => Relation::Later,
        "after" => Relation::After,
        "from_now" => Relation::FromNow,
        "every" => Relation::Every,
        "per" => Relation::Per,
        _ => return None,
    })
}

fn reference(value: &str) -> Option<Sense> {
    Some(match value {
        "PRESENT_REF" => Sense::Vague(Vague::Present),
        "PAST_REF" => Sense::Vague(Vague::Past),
        "FUTURE_REF" => Sense::Vague(Vague::Future),
        "SOON" => Sense::Vague(Vague::Soon),
        _ if value.starts_with("EVERY ") => Sense::Frequency(unit(value.get(6..)?)?),
        _ => {
            let (days, part) = value.split_once(' ').map_or((value, None), |(d, p)| (d, day_part(p)));
            Sense::Offset(days.parse().ok()?, part)
        }
    })
}
