//! The rules that make claims: one file each, named after what it asserts, with its examples and its guard sentences
//! beside it. The test at the end of this file reads every one of them.

mod callers;
mod check;
mod history;
mod other_senses;
mod sink;

pub(crate) use callers::Callers;
pub use sink::{Draft, Nearly, Sink};

use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Words;

/// A sentence (or a few) and what a rule must read from it, as lines of `kind | player | key=value …`; see
/// `check.rs` for the keys. Examples are read as reports published on Wednesday 10 March 2021.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// What must be among the claims of the rule.
    pub reads: &'static [&'static str],
}

/// What calls a rule: without one of these in a sentence, the rule is not asked about it, and a sentence that calls none is
/// passed over before anything is worked out for it.
#[derive(Clone, Copy, Debug)]
pub struct Calls {
    /// Lexicons of which a phrase stands in the sentence, each as its bit.
    classes: u64,
    /// Words that stand in it; the rule finds them with [`Scene::places`].
    words: Words<'static>,
    after_claims: bool,
}

impl Calls {
    /// A phrase of one of those lexicons, or one of those words: all that can make the rule say anything.
    pub const fn by(classes: &[Class], words: &'static [&'static [&'static str]]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < classes.len() {
            bits |= classes[at].bit();
            at += 1;
        }
        Self { classes: bits, words: Words::of(words), after_claims: false }
    }

    /// The same, once something was found in the sentences before.
    const fn after_claims(self) -> Self {
        Self { after_claims: true, ..self }
    }
}

/// The lexicons whose words make an ailment.
const AILMENTS: &[Class] =
    &[Class::Body, Class::Pathology, Class::InjuryNoun, Class::Diagnosis, Class::Illness];

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as `explain` shows it.
    pub name: &'static str,
    /// What it asserts, in a sentence.
    pub asserts: &'static str,
    /// What calls it.
    pub calls: Calls,
    /// Looks at a sentence and adds claims.
    pub run: fn(&Scene<'_>, &mut Sink),
    /// Sentences that it reads.
    pub examples: &'static [Example],
    /// Sentences that look like it and from which it must claim nothing.
    pub guards: &'static [&'static str],
}

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        /// Every rule, in the order in which they look at a sentence.
        pub const ALL: &[&Rule] = &[$(&$module::RULE),+];
        // A rule without examples and counter-examples does not build.
        const _: () = {
            $(assert!(!$module::RULE.examples.is_empty(), "a rule needs examples");
              assert!(!$module::RULE.guards.is_empty(), "a rule needs guard sentences");)+
        };
    };
}

rules! {
    has_ailment,
    hurt_part,
    part_hurts,
    injured_player,
    went_off,
    came_off,
    cut_short,
    operated,
    reached_rung,
    plays_again,
    plays_on,
    setback,
    away_since,
    no_finding,
    restricted,
    alongside,
    covered,
    played,
    layoff,
    misses,
    listed_out,
    back_by,
    doubtful,
    replaced,
    fit_again,
    long_layoff,
    so_too,
    fixture_ahead,
    competes,
    remarks,
}

/// Reads of a sentence without a word on anybody's health what still belongs to a report on it: who plays instead,
/// how much was played, the match ahead.
pub(crate) fn around(scene: &Scene<'_>, sink: &mut Sink) {
    for rule in [&covered::RULE, &played::RULE, &fixture_ahead::RULE] {
        (rule.run)(scene, sink);
    }
}

/// Reads of players of whom a hurt was told, in sentences without a word on anybody's health, that they competed. Asked of
/// the whole report at its end, since who won is told first.
pub(crate) fn at_the_end(scene: &Scene<'_>, sink: &mut Sink) {
    competes::look(scene, sink);
}

/// Reads who speaks of the fitness of those of whom a hurt was told.
pub(crate) fn remarks(page: &crate::scene::Page<'_>, sink: &mut Sink) {
    remarks::look(page, sink);
}

/// Whether [`at_the_end`] may find something in a sentence.
pub(crate) fn looks_back(page: &crate::scene::Page<'_>, tokens: std::ops::Range<usize>) -> bool {
    competes::looks(page, tokens)
}

/// Whether [`around`] may find something in a sentence.
pub(crate) fn looks_around(page: &crate::scene::Page<'_>, tokens: std::ops::Range<usize>) -> bool {
    fixture_ahead::looks(page, tokens)
}

/// The hedge of a forecast made with that certainty.
fn hedge(certainty: ledger::Certainty) -> ledger::Hedge {
    match certainty {
        ledger::Certainty::Stated => ledger::Hedge::Stated,
        ledger::Certainty::Hoped | ledger::Certainty::Speculated => ledger::Hedge::Hoped,
        ledger::Certainty::Unlikely => ledger::Hedge::Unlikely,
    }
}
