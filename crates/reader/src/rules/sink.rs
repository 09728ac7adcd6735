//! Where rules put what they found, before it becomes claims.

use std::collections::BTreeSet;
use std::ops::Range;

use ledger::{Certainty, ClaimValue, Interval, Polarity, StatusReason};

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
    /// Holds only of players whom the report calls hurt anywhere: everybody comes off the bench, or is back in a squad.
    pub if_hurt: bool,
    /// Whether no word tells the days: they are those of the match that the report is about, unless it tells others.
    pub guessed: bool,
    /// Dropped where another sentence tells a day of the player's injury.
    pub unless_told: bool,
    /// Of many hurts that are over: dropped where a hurt of the player is told by itself.
    pub of_many: bool,
}

impl Draft {
    /// With the beginning of an injury.
    #[must_use]
    pub fn begun(mut self, onset: crate::scene::Onset) -> Self {
        self.guessed = onset.guessed && onset.when.is_some();
        self.dated(onset.when, onset.steps)
    }

    /// With a date and how it was reached.
    #[must_use]
    pub fn dated(mut self, when: Option<Interval>, steps: impl IntoIterator<Item = String>) -> Self {
        self.when = when;
        self.steps.extend(steps);
        self
    }

    /// Dropped where another sentence tells a day of the injury.
    #[must_use]
    pub fn unless_told(mut self) -> Self {
        self.unless_told = true;
        self
    }

    /// Of many hurts that are over, if so.
    #[must_use]
    pub fn of_many(mut self, many: bool) -> Self {
        self.of_many = many;
        self
    }

    /// With that certainty.
    #[must_use]
    pub fn certain(mut self, certainty: Certainty) -> Self {
        self.certainty = certainty;
        self
    }

    /// Kept only if the report calls the player hurt somewhere.
    #[must_use]
    pub fn if_hurt(mut self, only: bool) -> Self {
        self.if_hurt = only;
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

/// A day so long before the report may be that of its news.
const RECENT_DAYS: i64 = 31;

/// What the rules found so far.
#[derive(Debug, Default)]
pub struct Sink {
    /// In reading order.
    pub drafts: Vec<Draft>,
    /// Of whom they say that they are or were hurt, ill or in doubt.
    hurt: BTreeSet<PersonKey>,
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
        if draft.polarity == Polarity::Affirmed && !draft.if_hurt && tells_of_hurt(&draft.value) {
            self.hurt.extend(&draft.persons);
        }
        self.drafts.push(draft);
    }

    /// Whether something found so far says that one of these persons is or was hurt, ill or in doubt.
    pub fn hurt(&self, persons: &[PersonKey]) -> bool {
        persons.iter().any(|p| self.hurt.contains(p))
    }

    /// Whether that sentence is the first that tells a hurt of these persons.
    pub(crate) fn hurt_first_in(&self, persons: &[PersonKey], sentence: usize) -> bool {
        let told = |d: &&Draft| tells_of_hurt(&d.value) && d.persons.iter().any(|p| persons.contains(p));
        self.drafts.iter().find(told).is_none_or(|d| d.sentence >= sentence)
    }

    /// Whether a hurt of one of these persons was told with its day.
    pub fn dated_hurt(&self, persons: &[PersonKey]) -> bool {
        let dated = |d: &&Draft| d.when.is_some() && !d.guessed && matches!(d.value, ClaimValue::Injury(_));
        self.drafts.iter().filter(dated).any(|d| d.persons.iter().any(|p| persons.contains(p)))
    }

    /// Whether something about the fitness of one of these persons was found in this sentence or the three before it.
    pub fn lately(&self, persons: &[PersonKey], sentence: usize) -> bool {
        // Drafts come in the order of their sentences.
        let near = self.drafts.iter().rev().take_while(|d| d.sentence + 3 >= sentence);
        near.flat_map(|d| &d.persons).any(|p| persons.contains(p)) && self.hurt(persons)
    }

    /// Whether the sentence right before that one tells of somebody's hurt.
    pub fn tells_of_hurt_before(&self, sentence: usize) -> bool {
        let latest = self.drafts.iter().rev().take_while(|d| d.sentence + 1 >= sentence);
        latest.filter(|d| d.sentence < sentence).any(|d| !d.if_hurt && tells_of_hurt(&d.value))
    }

    /// Whether a sentence gave a draft about somebody.
    pub(crate) fn speaks_of(&self, person: PersonKey, sentence: usize) -> bool {
        self.of(sentence..sentence + 1).iter().any(|d| d.persons.contains(&person))
    }

    /// Whether one of so many sentences behind that one tells a hurt of somebody.
    pub(crate) fn hurt_behind(&self, person: PersonKey, sentence: usize, reach: usize) -> bool {
        let told = |d: &Draft| !d.if_hurt && tells_of_hurt(&d.value) && d.persons.contains(&person);
        self.of(sentence + 1..sentence + 1 + reach).iter().any(told)
    }

    /// What is known when so many sentences behind that one have been read.
    pub(crate) fn behind(&self, sentence: usize, reach: usize) -> Self {
        let drafts = self.of(sentence + 1..sentence + 1 + reach).to_vec();
        Self { drafts, hurt: self.hurt.clone(), nearly: Vec::new() }
    }

    /// The drafts of some sentences, in whose order they come.
    fn of(&self, sentences: Range<usize>) -> &[Draft] {
        let from = self.drafts.partition_point(|d| d.sentence < sentences.start);
        let to = self.drafts.partition_point(|d| d.sentence < sentences.end);
        self.drafts.get(from..to).unwrap_or_default()
    }

    /// A hurt of that region that was told of these persons before that sentence, and not as over, is another than what is told there.
    pub(crate) fn stands_apart(&mut self, persons: &[PersonKey], region: ledger::Region, sentence: usize) {
        const LATEST: usize = 48;
        for draft in self.drafts.iter_mut().rev().take(LATEST).filter(|d| d.sentence < sentence) {
            if let ClaimValue::Injury(facts) = &mut draft.value
                && facts.region == region
                && draft.persons.iter().any(|p| persons.contains(p))
            {
                facts.phase = facts.phase.or(Some(ledger::Phase::Current));
            }
        }
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
            if_hurt: false,
            guessed: false,
            unless_told: false,
            of_many: false,
        }
    }

    /// Drops what holds only of hurt players for everybody of whom the report tells no hurt, and a day that was only guessed where
    /// another sentence tells one of these weeks.
    pub fn settle(&mut self, published: Interval) {
        self.settle_days(published);
        self.drop_the_many();
        let tells = |draft: &Draft| match &draft.value {
            ClaimValue::Injury(_) => draft.polarity == Polarity::Affirmed,
            ClaimValue::Stage { rung, .. } => rung.0 < 60 || rung.0 == 62,
            ClaimValue::Status { reason, .. } => {
                matches!(reason, StatusReason::Injury | StatusReason::Illness)
            }
            ClaimValue::Surgery { .. } | ClaimValue::Setback { .. } | ClaimValue::Layoff { .. } => true,
            _ => false,
        };
        let hurt: BTreeSet<PersonKey> = self
            .drafts
            .iter()
            .filter(|d| !d.if_hurt && tells(d))
            .flat_map(|d| d.persons.iter().copied())
            .collect();
        self.drafts.retain_mut(|draft| {
            if draft.if_hurt {
                draft.persons.retain(|person| hurt.contains(person));
            }
            !draft.persons.is_empty()
        });
    }

    /// Drops "plagued by injuries" of whom a hurt is told by itself.
    fn drop_the_many(&mut self) {
        let one = |d: &&Draft| match &d.value {
            ClaimValue::Injury(facts) => {
                !d.of_many && d.polarity == Polarity::Affirmed && facts.region != ledger::Region::Unspecified
            }
            _ => false,
        };
        let told: BTreeSet<PersonKey> =
            self.drafts.iter().filter(one).flat_map(|d| d.persons.iter().copied()).collect();
        self.drafts.retain(|d| !(d.of_many && d.persons.iter().all(|p| told.contains(p))));
    }

    /// Lets days that no word tells yield to those that another sentence does.
    fn settle_days(&mut self, published: Interval) {
        let since = ledger::add_days(published.earliest, -RECENT_DAYS);
        let mut told: BTreeSet<PersonKey> = BTreeSet::new();
        let mut lately: BTreeSet<PersonKey> = BTreeSet::new();
        let sure = |d: &&Draft| !d.guessed && !d.unless_told && d.polarity == Polarity::Affirmed;
        for draft in self.drafts.iter().filter(sure).filter(|d| matches!(d.value, ClaimValue::Injury(_))) {
            let Some(when) = draft.when else { continue };
            told.extend(&draft.persons);
            if since <= when.latest && when.width() <= RECENT_DAYS {
                lately.extend(&draft.persons);
            }
        }
        self.drafts.retain(|d| !(d.unless_told && d.persons.iter().any(|p| told.contains(p))));
        for draft in
            self.drafts.iter_mut().filter(|d| d.guessed && d.persons.iter().all(|p| lately.contains(p)))
        {
            draft.when = None;
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

/// Whether a claim by itself says that somebody is or was hurt, ill or in doubt.
fn tells_of_hurt(value: &ClaimValue) -> bool {
    match value {
        ClaimValue::Injury(_)
        | ClaimValue::Surgery { .. }
        | ClaimValue::Setback { .. }
        | ClaimValue::Layoff { .. } => true,
        ClaimValue::Stage { rung, .. } => rung.0 < 60,
        ClaimValue::Status { reason, .. } => {
            matches!(reason, StatusReason::Injury | StatusReason::Illness | StatusReason::Fitness)
        }
        _ => false,
    }
}
