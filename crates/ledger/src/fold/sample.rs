//! Hand-made claims for tests.

use crate::{
    Certainty, Claim, ClaimId, ClaimValue, DocumentId, Evidence, InjuryFacts, Interval, Person, Polarity,
    Region, parse_date,
};

/// A day, or `2021-04-01..2021-04-30`.
pub(crate) fn when(text: &str) -> Interval {
    let (a, b) = text.split_once("..").unwrap_or((text, text));
    Interval::new(parse_date(a).unwrap(), parse_date(b).unwrap())
}

pub(crate) fn knee() -> InjuryFacts {
    InjuryFacts { region: Region::Knee, ..InjuryFacts::default() }
}

pub(crate) fn thigh() -> InjuryFacts {
    InjuryFacts { region: Region::Thigh, part: Some("hamstring".into()), ..InjuryFacts::default() }
}

/// A plainly affirmed claim of the report's own voice about `Ned Harrow`, at that place in the text.
pub(crate) fn claim(at: usize, value: ClaimValue) -> Claim {
    Claim {
        id: ClaimId(String::new()),
        document: DocumentId("d".into()),
        player: Person { name: "Ned Harrow".into(), id: None, team: None },
        value,
        when: None,
        polarity: Polarity::Affirmed,
        certainty: Certainty::Stated,
        said_by: Vec::new(),
        evidence: vec![Evidence { start: at, end: at + 5, text: "words".into() }],
        rule: "sample".into(),
        derivation: Vec::new(),
    }
    .sealed()
}

pub(crate) trait With: Sized {
    fn with(self, change: impl FnOnce(&mut Claim)) -> Claim;

    fn on(self, text: &str) -> Claim {
        let interval = when(text);
        self.with(|c| c.when = Some(interval))
    }

    fn surely(self, certainty: Certainty) -> Claim {
        self.with(|c| c.certainty = certainty)
    }

    fn denied(self) -> Claim {
        self.with(|c| c.polarity = Polarity::Negated)
    }

    fn by(self, name: &str) -> Claim {
        let name = name.to_owned();
        self.with(|c| c.said_by.push(name))
    }

    fn of(self, player: &str) -> Claim {
        let name = player.to_owned();
        self.with(|c| c.player.name = name)
    }
}

impl With for Claim {
    fn with(mut self, change: impl FnOnce(&mut Claim)) -> Claim {
        change(&mut self);
        self.sealed()
    }
}
