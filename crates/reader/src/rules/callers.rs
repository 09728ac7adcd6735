//! Which rules a sentence calls: asked of every sentence, so it has to cost no more than a look at each word.

use std::ops::Range;

use super::{ALL, Clue, Looks, Rule};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit, Lexicon};
use crate::scene::{INJURED, Scene};
use crate::text::{Shape, Surface, Words};

/// What a sentence has of what the rules ask, every rule as the bit of its place in [`ALL`]: whether it has one of the words
/// that call the rule, one of those that must stand beside them, and one of those that must as long as nothing was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Called {
    by: u64,
    with: u64,
    first: u64,
    /// Other than 0 if it speaks of health: a sentence without a phrase of one of these classes calls no rule. [`FOUNDS`] as well if
    /// a rule that it calls may find what stands by itself, and [`OPENS`] if one may with nothing found before.
    health: u64,
}

/// In `health`: something that the sentence tells need not be told of somebody hurt.
const FOUNDS: u64 = 2;

/// The same, and it needs no other sentence.
const OPENS: u64 = 4;

/// The bare words of a sentence, before anything is worked out for it.
#[derive(Clone, Debug)]
pub struct Glance<'a> {
    /// The text.
    pub surface: &'a Surface<'a>,
    /// The words the reader knows.
    pub lexicon: &'a Lexicon,
    /// The phrases in it.
    pub hits: &'a [Hit],
    /// Its tokens.
    pub tokens: Range<usize>,
}

impl<'a> Glance<'a> {
    /// The phrases of one lexicon in this sentence.
    pub fn phrases(&self, class: Class) -> impl Iterator<Item = (&'a Hit, &'a Entry)> + use<'a> {
        let lexicon = self.lexicon;
        self.hits.iter().filter(move |h| h.class == class).map(move |h| (h, lexicon.entry(h)))
    }

    /// Whether one of these words stands in it.
    pub(crate) fn has(&self, words: Words<'_>) -> bool {
        words.places(self.surface, self.tokens.clone()).next().is_some()
    }

    /// The tokens that are one of these words.
    pub(crate) fn places(&self, words: Words<'a>) -> impl Iterator<Item = usize> + use<'a> {
        words.into_places(self.surface, self.tokens.clone())
    }

    /// Whether one of these words stands among some tokens of the text.
    #[inline(always)]
    pub(crate) fn any_word(&self, tokens: Range<usize>, words: &[&str]) -> bool {
        self.surface.any_word(tokens, words)
    }

    /// The same of many words.
    pub(crate) fn any_of(&self, mut tokens: Range<usize>, words: &Words<'_>) -> bool {
        tokens.any(|i| words.has(self.surface, i))
    }

    /// Whether a possessive stands so near before a token that what begins there may be somebody's.
    pub(crate) fn owned(&self, token: usize) -> bool {
        const NEAR: usize = 10;
        (token.saturating_sub(NEAR)..token).any(|i| {
            self.function(i).contains(Function::POSSESSIVE)
                || self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC))
                || self.surface.is_word(i, &["'", "’", "whose"])
        })
    }

    /// What a token is in its clause.
    pub(crate) fn function(&self, token: usize) -> Function {
        self.surface.tokens.get(token).map_or(Function::empty(), |t| self.lexicon.function(t.word))
    }

    /// Whether [`Scene::medical`] may hold: a word that by itself names an ailment, one of damage or trouble beside a part of the
    /// body, or a plain word of injury.
    pub(crate) fn medical(&self) -> bool {
        const PLAIN: Words<'_> = Words::of(&[INJURED]);
        let (mut body, mut harm) = (false, false);
        for hit in self.hits {
            let weak = |column| self.lexicon.entry(hit).column(column) == "1";
            match hit.class {
                Class::Body => body = true,
                Class::Diagnosis => return true,
                Class::Illness if !weak(3) => return true,
                Class::InjuryNoun if !weak(1) => return true,
                Class::Illness | Class::InjuryNoun | Class::Pathology => harm = true,
                _ => {}
            }
        }
        body && harm || self.has(PLAIN)
    }
}

impl Called {
    fn and(self, other: Self) -> Self {
        Self {
            by: self.by | other.by,
            with: self.with | other.with,
            first: self.first | other.first,
            health: self.health | other.health,
        }
    }

    /// Whether it has a word of health.
    pub(crate) fn of_health(self) -> bool {
        self.health != 0
    }

    /// Which of these rules are called, in their order. `found` tells whether the sentences before gave anything.
    pub(crate) fn rules(self, found: bool, of: u64) -> impl Iterator<Item = &'static Rule> + use<> {
        let called = self.by & self.with & if found { of } else { self.first & of };
        ALL.iter().enumerate().filter(move |(n, _)| called >> n & 1 != 0).map(|(_, rule)| *rule)
    }

    /// Whether a rule that it calls, with nothing found before, may find what stands by itself.
    pub(crate) fn opens(self) -> bool {
        self.health & OPENS != 0
    }

    /// Whether a rule that it calls, perhaps with something found before, may find what stands by itself.
    pub(crate) fn founds(self) -> bool {
        self.health & FOUNDS != 0
    }

    /// Whether it is worth being worked out.
    pub(crate) fn calls(self, found: bool) -> bool {
        self.of_health() && self.rules(found, LEADING).next().is_some()
    }

    /// The same without what rules ask besides the words that call them: whoever wants to know why a rule said nothing lets it
    /// look.
    pub(crate) fn loosely(self) -> Self {
        Self { with: u64::MAX, first: !AFTER_CLAIMS, ..self }
    }
}

/// Every rule.
pub(crate) const EVERY: u64 = u64::MAX;

impl Scene<'_> {
    /// Its bare words.
    pub(super) fn glance(&self) -> Glance<'_> {
        Glance {
            surface: &self.page.surface,
            lexicon: self.page.lexicon,
            hits: self.hits,
            tokens: self.tokens.clone(),
        }
    }
}

/// What each word and each phrase calls.
#[derive(Debug)]
pub(crate) struct Callers {
    /// By the word's number and by the phrase's: which of `kinds` it is.
    words: Vec<u8>,
    phrases: Vec<u8>,
    /// All that a word or a phrase can call; the first of them is nothing, which nearly all words call.
    kinds: Vec<Called>,
    /// What a sentence has before its first word: of rules that ask for nothing more, all that they ask.
    start: Called,
    /// The rules that want a closer look, by their places; those that do as long as nothing was found; and those that may find
    /// what only holds of those who are told to be hurt elsewhere.
    looks: Vec<(usize, Looks)>,
    first_looks: Vec<(usize, Looks)>,
    founds: Vec<(usize, Looks)>,
}

const _: () = assert!(ALL.len() <= 64, "a set of rules has 64 bits");

impl Callers {
    /// Those of all rules. The words that call rules become words of the lexicon.
    pub(crate) fn of(lexicon: &mut Lexicon) -> Self {
        let (mut words, mut start) = (Vec::new(), Called::default());
        for (n, rule) in ALL.iter().enumerate() {
            let bit = 1 << n;
            let calls = &rule.calls;
            let called = |by, with, first| Called { by, with, first, health: 0 };
            words.extend(calls.by.words.all().map(|word| (lexicon.intern(word), called(bit, 0, 0))));
            start.with |= if calls.with.is_none() { bit } else { 0 };
            start.first |= if calls.first.is_none() && !calls.after_claims { bit } else { 0 };
        }
        lexicon.know_no_more();
        for (n, rule) in ALL.iter().enumerate() {
            let all = |clue: &Option<Clue>| clue.iter().flat_map(|c| c.words.all()).collect::<Vec<_>>();
            let called = |with, first| Called { by: 0, with, first, health: 0 };
            words.extend(all(&rule.calls.with).into_iter().map(|w| (lexicon.intern(w), called(1 << n, 0))));
            words.extend(all(&rule.calls.first).into_iter().map(|w| (lexicon.intern(w), called(0, 1 << n))));
        }
        lexicon.list_words();
        let looks = |of: fn(&Rule) -> Option<Looks>| {
            ALL.iter().enumerate().filter_map(|(n, rule)| Some((n, of(rule)?))).collect()
        };
        let mut out = Self {
            words: Vec::new(),
            phrases: Vec::new(),
            kinds: vec![Called::default()],
            start,
            looks: looks(|rule| rule.calls.looks),
            first_looks: looks(|rule| rule.calls.first_looks),
            founds: looks(|rule| rule.calls.founds),
        };
        let mut by_word: Vec<Called> = Vec::new();
        for (word, called) in words {
            let number = word.0 as usize;
            by_word.resize(by_word.len().max(number + 1), Called::default());
            by_word[number] = by_word[number].and(called);
        }
        out.words = by_word.into_iter().map(|called| out.kind(called)).collect();
        out.phrases = lexicon
            .all_entries()
            .map(|entry| {
                let mut called =
                    Called { health: u64::from(entry.class.bit() & HEALTH != 0), ..Called::default() };
                for (n, rule) in ALL.iter().enumerate() {
                    let bit = |asks: bool| if asks { 1 << n } else { 0 };
                    let has = |clue: &Option<Clue>| clue.as_ref().is_some_and(|c| c.has(entry));
                    called.by |= bit(rule.calls.by.has(entry));
                    called.with |= bit(has(&rule.calls.with));
                    called.first |= bit(has(&rule.calls.first));
                }
                out.kind(called)
            })
            .collect();
        out
    }

    /// The place of what something calls among all that anything calls.
    fn kind(&mut self, called: Called) -> u8 {
        let at = self.kinds.iter().position(|k| *k == called).unwrap_or_else(|| {
            self.kinds.push(called);
            self.kinds.len() - 1
        });
        assert!(at < 256, "more kinds of calls than a byte has numbers");
        at as u8
    }

    /// What each sentence calls; of one without a word of health what its phrases do ([`Callers::with_words`]).
    pub(crate) fn sentences(&self, surface: &Surface<'_>, lexicon: &Lexicon, hits: &[Hit]) -> Vec<Called> {
        let mut rest = hits;
        let sentences = surface.sentences.iter().map(|sentence| {
            let inside = rest.iter().take_while(|h| (h.start as usize) < sentence.tokens.end).count();
            let (own, behind) = rest.split_at(inside);
            rest = behind;
            self.sentence(&Glance { surface, lexicon, hits: own, tokens: sentence.tokens.clone() })
        });
        sentences.collect()
    }

    /// What a sentence calls whose phrases call that.
    pub(crate) fn with_words(&self, surface: &Surface<'_>, tokens: &Range<usize>, phrases: Called) -> Called {
        let words = surface.tokens.get(tokens.clone()).unwrap_or_default().iter();
        self.add(phrases, words.map(|t| self.words.get(t.word.0 as usize)))
    }

    /// Which words call something is as good as chance: adding up what each calls costs less than asking whether it does.
    fn add<'k>(&self, all: Called, kinds: impl Iterator<Item = Option<&'k u8>>) -> Called {
        kinds.fold(all, |all, kind| {
            all.and(self.kinds.get(usize::from(kind.copied().unwrap_or(0))).copied().unwrap_or_default())
        })
    }

    fn sentence(&self, glance: &Glance<'_>) -> Called {
        let phrases = glance.hits.iter().map(|h| self.phrases.get(h.entry as usize));
        let mut all = self.add(self.start, phrases);
        // Most sentences have none, and then their words are hardly ever asked for.
        if all.of_health() {
            all = self.with_words(glance.surface, &glance.tokens, all);
            for (rule, looks) in &self.looks {
                let bit = 1 << rule;
                if all.by & all.with & bit != 0 && !looks(glance) {
                    all.with &= !bit;
                }
            }
            for (rule, looks) in &self.first_looks {
                let bit = 1 << rule;
                if all.by & all.with & all.first & bit != 0 && !looks(glance) {
                    all.first &= !bit;
                }
            }
            let mut founding = all.by & all.with & LEADING;
            for (rule, looks) in &self.founds {
                let bit = 1 << rule;
                if founding & bit != 0 && !looks(glance) {
                    founding &= !bit;
                }
            }
            let (founds, opens) = (founding != 0, founding & all.first != 0);
            all.health = 1 | if founds { FOUNDS } else { 0 } | if opens { OPENS } else { 0 };
        }
        all
    }
}

/// The rules that are called only once something was found.
const AFTER_CLAIMS: u64 = {
    let (mut out, mut rule) = (0, 0);
    while rule < ALL.len() {
        out |= if ALL[rule].calls.after_claims { 1 << rule } else { 0 };
        rule += 1;
    }
    out
};

/// The rules for whose sake a sentence is worked out: all but those that only take up what others find in it.
const LEADING: u64 = {
    let (mut out, mut rule) = (0, 0);
    while rule < ALL.len() {
        out |= if ALL[rule].calls.after_others { 0 } else { 1 << rule };
        rule += 1;
    }
    out
};

/// The bits of some rules.
pub(crate) const fn bits(names: &[&str]) -> u64 {
    const fn same(a: &str, b: &str) -> bool {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let mut at = 0;
        while at < a.len() && at < b.len() && a[at] == b[at] {
            at += 1;
        }
        at == a.len() && at == b.len()
    }
    let (mut out, mut name) = (0, 0);
    while name < names.len() {
        let mut rule = 0;
        while rule < ALL.len() {
            if same(ALL[rule].name, names[name]) {
                out |= 1 << rule;
            }
            rule += 1;
        }
        name += 1;
    }
    out
}

/// Classes of health, each as its bit: a sentence without a phrase of one of them calls no rule.
const HEALTH: u64 = Class::Body.bit()
    | Class::Pathology.bit()
    | Class::Diagnosis.bit()
    | Class::InjuryNoun.bit()
    | Class::InjuryVerb.bit()
    | Class::Event.bit()
    | Class::Happening.bit()
    | Class::Illness.bit()
    | Class::StagePhrase.bit()
    | Class::Surgery.bit()
    | Class::SetbackPhrase.bit()
    | Class::RestrictionPhrase.bit()
    | Class::NegativeFindingPhrase.bit()
    | Class::AbsencePhrase.bit()
    | Class::DoubtPhrase.bit()
    | Class::FitPhrase.bit()
    | Class::RecoverPhrase.bit();
