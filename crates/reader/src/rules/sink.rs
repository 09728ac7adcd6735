//! Where rules put what they found, before it becomes claims.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Interval, Polarity};

use crate::people::PersonKey;
use crate::scene::{Patient, Scene};

/// A claim in the making: persons and evidence are still places in the page.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The rule that found it.
    pub rule: &'static str,
    /// About whom; one claim will be made for each.
    pub persons: Vec<PersonKey>,
    /// What.
    pub value: ClaimValue,
    /// When it happened.
    pub when: Option<Interval>,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// How surely.
    pub certainty: Certainty,
    /// The tokens it was read from.
    pub evidence: Range<usize>,
    /// The sentence.
    pub sentence: usize,
    /// How the date and the player were worked out.
    pub steps: Vec<String>,
}

impl Draft {
    /// With a date and how it was reached.
    #[must_use]
    pub fn dated(mut self, when: Option<Interval>, steps: impl IntoIterator<Item = String>) -> Self {
        self.when = when;
        self.steps.extend(steps);
        self
    }

    /// With that certainty.
    #[must_use]
    pub fn certain(mut self, certainty: Certainty) -> Self {
        self.certainty = certainty;
        self
    }

    /// Denied instead of asserted, if so.
    #[must_use]
    pub fn denied_if(mut self, denied: bool) -> Self {
        if denied {
            self.polarity = Polarity::Negated;
        }
        self
    }
}

/// What the rules found so far.
#[derive(Debug, Default)]
pub struct Sink {
    /// In reading order.
    pub drafts: Vec<Draft>,
    /// Phrases that nearly made a claim: the rule, what it lacked, and where.
    pub nearly: Vec<Nearly>,
}

/// A rule that nearly held.
#[derive(Clone, Debug)]
pub struct Nearly {
    /// Its name.
    pub rule: &'static str,
    /// What was missing.
    pub lacks: &'static str,
    /// The sentence.
    pub sentence: usize,
    /// The tokens that called the rule.
    pub tokens: Range<usize>,
}

impl Sink {
    /// Adds a draft about a patient, with the stretch from the mention to the words as its evidence.
    pub fn add(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Starts a draft: asserted, stated, undated.
    pub fn draft(
        rule: &'static str,
        scene: &Scene<'_>,
        patient: &Patient,
        words: &Range<usize>,
        value: ClaimValue,
    ) -> Draft {
        let evidence = match &patient.mention {
            Some(m) => m.start.min(words.start)..m.end.max(words.end),
            None => words.clone(),
        };
        Draft {
            rule,
            persons: patient.persons.clone(),
            value,
            when: None,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            evidence,
            sentence: scene.index,
            steps: vec![format!("player: {}", patient.why)],
        }
    }

    /// Notes that a rule was called by some words and lacked something.
    pub fn nearly(
        &mut self,
        rule: &'static str,
        scene: &Scene<'_>,
        tokens: &Range<usize>,
        lacks: &'static str,
    ) {
        self.nearly.push(Nearly { rule, lacks, sentence: scene.index, tokens: tokens.clone() });
    }
}
