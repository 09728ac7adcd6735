//! Who is hurt: from the words that tell of an injury to the person who has it.

use std::ops::Range;

use super::{Ailment, Scene};
use crate::grammar::{Function, Link, Segment};
use crate::lexicon::{Class, Hit};
use crate::people::{Form, Kind, Mention, PersonKey};
use crate::text::Shape;

/// Whom the words speak of, and how that was found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patient {
    /// One, or each member of a group or a list.
    pub persons: Vec<PersonKey>,
    /// Tokens of the (first) mention, when it stands in the sentence.
    pub mention: Option<Range<usize>>,
    /// The fact of English that decided, for people.
    pub why: &'static str,
}

/// Words after which a name is one who is missing ("without Ferreira", "the loss of Ferreira").
const MISSING: &[&str] = &[
    "without", "lost", "lose", "loses", "losing", "minus", "missing", "lack", "lacked", "lacking", "loss",
    "absence", "lacks",
];

/// Words after which the name that follows is the one replaced ("came on for the injured Ferreira").
const REPLACED: &[&str] = &["replace", "replaces", "replaced", "replacing", "replacement"];

/// Verbs of an injury whose object may be somebody's season or hopes ("wrecked Ferreira's season").
const SPOILING: &[&str] = &[
    "ended",
    "restricted",
    "wrecked",
    "ruined",
    "disrupted",
    "blighted",
    "hampered",
    "plagued",
    "dogged",
    "limited",
    "troubled",
    "ravaged",
];

/// Somebody's family: their hurts are no player's.
const KIN: &[&str] = &[
    "father",
    "mother",
    "brother",
    "sister",
    "wife",
    "husband",
    "son",
    "daughter",
    "grandfather",
    "grandmother",
    "parents",
    "partner",
    "girlfriend",
    "boyfriend",
    "fiancee",
    "uncle",
    "aunt",
    "cousin",
    "child",
    "baby",
    "friend",
    "dad",
    "mum",
    "dog",
];

/// Nouns of a recovery's course, which belongs to the one who recovers.
const COURSE_NOUNS: &[&str] = &[
    "recovery",
    "return",
    "comeback",
    "rehabilitation",
    "absence",
    "battle",
    "struggle",
    "fight",
    "withdrawal",
    "departure",
    "season",
    "campaign",
    "availability",
];

/// Nouns of many players.
const MANY: &[&str] = &[
    "players",
    "forwards",
    "backs",
    "men",
    "stars",
    "bowlers",
    "batsmen",
    "batters",
    "internationals",
    "regulars",
    "starters",
    "members",
    "seamers",
    "defenders",
    "midfielders",
    "others",
    "names",
    "absentees",
    "props",
    "locks",
];

/// What an injury does to whoever has it.
pub(crate) const KEEPS_OUT: &[&str] = &[
    "forced",
    "forces",
    "kept",
    "keep",
    "keeps",
    "sidelined",
    "sideline",
    "robbed",
    "ruled",
    "rule",
    "rules",
    "deprived",
    "hampered",
    "restricted",
    "ended",
    "stopped",
    "prevented",
    "limited",
    "troubled",
    "plagued",
    "dogged",
    "saw",
    "means",
    "meant",
    "wrecked",
    "ruined",
    "disrupted",
    "blighted",
    "cost",
    "denied",
    "ravaged",
    "struck",
    "felled",
    "laid",
];

impl Scene<'_> {
    /// The patient of an ailment.
    pub fn patient_of(&self, ailment: &Ailment) -> Option<Patient> {
        if let Some(owner) = ailment.owner {
            return self.by_mention(owner, "whose it is").or_else(|| self.own_subject(owner));
        }
        // "the club's injury list": it is owned, and by nobody who can be hurt.
        let before = ailment.tokens.start.wrapping_sub(1);
        if self.page.surface.tokens.get(before).is_some_and(|t| t.is(Shape::CLITIC))
            && self.lower(before).ends_with('s')
        {
            return None;
        }
        self.attributive(ailment).or_else(|| self.patient(&ailment.tokens))
    }

    /// "plays down Ferreira injury fears", "a Costa knee problem": the name right before the noun says whose it is.
    fn attributive(&self, ailment: &Ailment) -> Option<Patient> {
        if ailment.adjective || ailment.bare_part {
            return None;
        }
        if let Some(patient) = self.gapped(ailment) {
            return Some(patient);
        }
        let start = ailment.tokens.start;
        let (number, mention) =
            self.mentions().find(|(_, m)| m.tokens.end == start && !self.is_word(start, &["a", "an"]))?;
        let named = matches!(mention.form, Form::Full | Form::Surname | Form::Given) && !mention.possessive;
        named.then(|| self.by_mention(number, "whose name the injury bears")).flatten()
    }

    /// "Ferreira suffered a kick and winger Costa a thigh injury": the verb is left out before the second.
    pub fn gapped(&self, ailment: &Ailment) -> Option<Patient> {
        let start = ailment.tokens.start;
        let article = |i: usize| self.is_word(i, &["a", "an"]);
        let object = if article(start) { start } else { start.checked_sub(1).filter(|&i| article(i))? };
        let mention = self.mentions().map(|(_, m)| m).find(|m| m.tokens.end == object && !m.possessive)?;
        let from = mention.tokens.start.saturating_sub(6).max(self.tokens.start);
        let link = |i: usize| self.function(i).contains(Function::CONJ) || self.is_mark(i, ",");
        let joint = (from..mention.tokens.start).rev().find(|&i| link(i) || self.function(i).verbal());
        let joined =
            joint.is_some_and(link) && matches!(mention.form, Form::Full | Form::Surname | Form::Given);
        let persons: Vec<_> =
            mention.persons.iter().copied().filter(|&k| joined && self.may_be_patient(k)).collect();
        (!persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "named right before, with the verb left out",
        })
    }

    /// "hopes to have Ferreira fit", "could have Costa and Brandt back": whom the verb has so.
    pub fn had_so(&self, words: &Range<usize>) -> Option<Patient> {
        const HAS: &[&str] = &["have", "has", "having", "had", "get", "getting"];
        let (number, _) = self.mentions().find(|(_, m)| m.tokens.end == words.start && !m.possessive)?;
        let start = self.mention(*self.coordinated(number).first()?)?.tokens.start;
        let from = start.saturating_sub(4).max(self.tokens.start);
        let verb = (from..start).rev().find(|&i| self.is_word(i, HAS))?;
        let plain = (verb + 1..start).all(|i| !self.function(i).verbal() && !self.is_mark(i, ","));
        let subject =
            self.mentions().any(|(_, m)| m.tokens.start < verb && self.tokens.start <= m.tokens.start);
        (plain && subject).then(|| self.by_mention(number, "whom the verb has so")).flatten()
    }

    /// "Marlu has shaken off his injury": a possessive that the text leaves open is the subject's of its own segment.
    fn own_subject(&self, owner: usize) -> Option<Patient> {
        let mention = self.mention(owner).filter(|m| m.form == Form::Pronoun && m.persons.is_empty())?;
        let segment = self.segment(mention.tokens.start).filter(|s| s.own_subject)?;
        let subject = segment.subject.filter(|&s| s != owner)?;
        self.mention(subject).filter(|s| s.tokens.end <= mention.tokens.start)?;
        self.by_mention(subject, "whose it is: the subject's")
    }

    /// The one whose body it is, where the owner is named, else the patient of the words.
    pub fn owner_or_subject(&self, ailment: &Ailment, words: &Range<usize>) -> Option<Patient> {
        if let Some(patient) = self.gapped(ailment) {
            return Some(patient);
        }
        let named = ailment.owner.filter(|&o| self.mention(o).is_some_and(|m| m.form != Form::Pronoun));
        match named {
            Some(owner) => self.by_mention(owner, "whose body it is"),
            None => self.patient(words).or_else(|| self.by_mention(ailment.owner?, "whose body it is")),
        }
    }

    /// The patient of the words in `tokens`.
    pub fn patient(&self, tokens: &Range<usize>) -> Option<Patient> {
        if let Some(p) = self.bracketed(tokens) {
            return Some(p);
        }
        if self.relative_hurt(tokens) {
            return None;
        }
        if let Some(found) = self.after(tokens) {
            return found;
        }
        if let Some(p) = self.among_them(tokens) {
            return Some(p);
        }
        if let Some(p) = self.missing(tokens) {
            return Some(p);
        }
        if self.crowd(tokens) {
            return None;
        }
        if let Some(p) = self.whose_course(tokens) {
            return Some(p);
        }
        self.subject(tokens)
    }

    /// The person of a mention, with those it is coordinated with; `None` when it is nobody who could be a patient.
    pub fn by_mention(&self, number: usize, why: &'static str) -> Option<Patient> {
        let mention = self.mention(number)?;
        let mut persons: Vec<PersonKey> = Vec::new();
        for m in self.coordinated(number) {
            for &key in &self.mention(m)?.persons {
                if self.may_be_patient(key) && !persons.contains(&key) {
                    persons.push(key);
                }
            }
        }
        (!persons.is_empty()).then(|| Patient { persons, mention: Some(mention.tokens.clone()), why })
    }

    /// Managers, doctors and reporters fall ill too, but they are no entry of the record.
    pub fn may_be_patient(&self, key: PersonKey) -> bool {
        self.page.person(key).is_some_and(|p| matches!(p.kind, Kind::Player | Kind::Other))
    }

    /// Whether the sentence speaks of anybody who could be a patient.
    fn may_be_patients(&self) -> bool {
        self.mentions().any(|(_, m)| m.persons.iter().any(|&k| self.may_be_patient(k)))
    }

    /// "lost his father to cancer", "Ferreira's mother is ill", "his injured brother": it is somebody's kin that the words
    /// speak of.
    fn relative_hurt(&self, tokens: &Range<usize>) -> bool {
        let Some(segment) = self.segment(tokens.start) else { return false };
        let from = segment.tokens.start.max(tokens.start.saturating_sub(8));
        let owned = |i: usize| {
            let before = i.wrapping_sub(1);
            let owner = |b: usize| {
                self.function(b).contains(Function::POSSESSIVE)
                    || self.page.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC))
            };
            self.is_word(i, KIN) && (owner(before) || owner(before.wrapping_sub(1)))
        };
        let Some(kin) = (from..tokens.end + 2).rev().find(|&i| owned(i)) else { return false };
        // "his brother Ferreira": the kin is the player named.
        let named = |m: &crate::people::Mention| {
            m.tokens.start > kin && m.tokens.end <= tokens.start && m.form != Form::Pronoun
        };
        !self.mentions().any(|(_, m)| named(m) || m.tokens.start == kin + 1)
    }

    /// "Ferreira (hamstring)".
    fn bracketed(&self, tokens: &Range<usize>) -> Option<Patient> {
        let open = (tokens.start.saturating_sub(4)..tokens.start)
            .rev()
            .find(|&i| self.is_mark(i, "(") || self.is_mark(i, ")"))?;
        if !self.is_mark(open, "(") {
            return None;
        }
        let (number, _) = self.mentions().find(|(_, m)| m.tokens.end == open)?;
        // "Ferreira and Costa (both groin)".
        if self.is_word(open + 1, &["both", "all"]) {
            return self.by_mention(number, "named before the bracket");
        }
        let mention = self.mention(number)?;
        let persons: Vec<_> = mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        (!persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "named before the bracket",
        })
    }

    /// "an injury to Ferreira", "suffered by Ferreira", "has ruled Ferreira out". The outer `None`: nothing of the
    /// kind; the inner: a person stands there who cannot be a patient.
    fn after(&self, tokens: &Range<usize>) -> Option<Option<Patient>> {
        // "a decision on the fitness of Ferreira": the phrase may hold the preposition.
        let last = tokens.end.saturating_sub(1);
        let mut i = if self.is_word(last, &["of"])
            && self.is_word(last.wrapping_sub(1), &["fitness", "availability"])
        {
            last
        } else {
            tokens.end
        };
        // "a heel injury then ruined her hopes".
        i += usize::from(self.is_word(i, &["then", "later", "soon", "eventually"]));
        if self.is_word(i, &["suffered", "sustained", "picked"]) {
            while i < tokens.end + 3 && !self.is_word(i, &["by"]) {
                i += 1;
            }
            if !self.is_word(i, &["by"]) {
                return None;
            }
        } else if self.is_word(
            i,
            &["has", "had", "have", "that", "which", "will", "could", "also", "again", "is", "was"],
        ) || self.is_word(
            i,
            &[
                "forced",
                "kept",
                "sidelined",
                "robbed",
                "ruled",
                "deprived",
                "saw",
                "means",
                "meant",
                "likely",
                "wrecked",
                "ruined",
                "disrupted",
                "blighted",
                "hampered",
                "ended",
                "cost",
                "denied",
                "plagued",
                "dogged",
                "struck",
                "felled",
                "laid",
            ],
        ) {
            return self.object_of_injury(i);
        } else if !self.is_word(
            i,
            &[
                "to",
                "for",
                "of",
                "over",
                "surrounding",
                "victim",
                "sufferer",
                "absentee",
                "victims",
                "sufferers",
                "absentees",
            ],
        ) {
            return None;
        }
        // "a medical time-out to get her thigh taped".
        if self.is_word(i, &["to"]) && self.is_word(i + 1, &["get", "have", "let", "see", "allow", "treat"]) {
            return None;
        }
        let (number, mention) = self.next_mention(i + 1, 5)?;
        let noun_only = (i + 1..mention.tokens.start).all(|j| {
            let f = self.function(j);
            !f.verbal() && !f.contains(Function::RELATIVE) && !self.is_mark(j, ",")
        });
        noun_only.then(|| self.by_mention(number, "whom the injury befell"))
    }

    /// "… injury has kept Ferreira out", "… forced off Ferreira".
    fn object_of_injury(&self, from: usize) -> Option<Option<Patient>> {
        let verb = (from..from + 5).find(|&j| self.is_word(j, KEEPS_OUT))?;
        // A passive ("an injury that was sustained …") has no patient behind it.
        let (number, mention) = self.next_mention(verb + 1, 9)?;
        // "the injury that troubled the Australian": the text does not say who that is here.
        if mention.persons.is_empty()
            || (verb + 1..mention.tokens.start).any(|i| self.function(i).verbal() || self.is_mark(i, ","))
        {
            return None;
        }
        (!mention.possessive || self.is_word(verb, SPOILING))
            .then(|| self.by_mention(number, "whom the injury kept out"))
    }

    /// The first mention that begins within some tokens from `from`.
    pub fn next_mention(&self, from: usize, reach: usize) -> Option<(usize, &crate::people::Mention)> {
        self.mentions().find(|(_, m)| m.tokens.start >= from).filter(|(_, m)| m.tokens.start <= from + reach)
    }

    /// "several players are still on the injured list, including Ferreira and Costa": those who are named of many.
    fn among_them(&self, tokens: &Range<usize>) -> Option<Patient> {
        let segment = self.segment(tokens.start)?;
        let word = (tokens.end..tokens.end + 5).find(|&i| self.is_word(i, &["including", "among"]))?;
        let first = word + 1 + usize::from(self.is_word(word + 1, &["them"]));
        let many =
            self.any_word(segment.tokens.start.max(tokens.start.saturating_sub(12))..tokens.start, MANY);
        let joined = (tokens.end..word).all(|i| !self.function(i).verbal());
        let (number, mention) = self.next_mention(first, 4).filter(|_| many && joined)?;
        let plain = (first..mention.tokens.start).all(|i| !self.function(i).verbal());
        plain.then(|| self.by_mention(number, "who is named of many")).flatten()
    }

    /// "without Ferreira because of a knock", "lost Ferreira to injury": the name between such a word and ours.
    fn missing(&self, tokens: &Range<usize>) -> Option<Patient> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(24));
        let word =
            (from..tokens.start).rev().find(|&i| self.is_word(i, MISSING) || self.is_word(i, REPLACED))?;
        // "Dorn's absence saw Hale called up": only "of" leads to the one who is missed.
        let noun = self.is_word(word, &["loss", "absence", "lack"]);
        if noun && !self.is_word(word + 1, &["of"]) {
            return None;
        }
        let (number, mention) = self.next_mention(word + 1, 6)?;
        if mention.tokens.end > tokens.start || self.parted(word, tokens.start) {
            return None;
        }
        // "replaced Ferreira, and he made his first start since May": a clause behind the name has a subject of its own.
        let own = self.segment(tokens.start).filter(|s| s.own_subject).and_then(|s| self.mention(s.subject?));
        if own.is_some_and(|s| {
            s.tokens.start > mention.tokens.end
                && !s.persons.is_empty()
                && !s.persons.iter().any(|p| mention.persons.contains(p))
        }) {
            return None;
        }
        let active = self.is_word(word, MISSING)
            || !self.is_word(word, &["replaced"])
            || !self.function(word.wrapping_sub(1)).contains(Function::BE);
        active.then(|| self.by_mention(number, "who is missing")).flatten()
    }

    /// Whether a clause with a subject of its own, or a relative one, begins behind the first token and holds the second.
    fn parted(&self, from: usize, at: usize) -> bool {
        let own = |s: &&crate::grammar::Segment| s.tokens.start > from && s.tokens.start <= at;
        self.segments
            .iter()
            .filter(own)
            .any(|s| s.own_subject && s.verb.at.is_some() || s.link == Link::Relative)
    }

    /// "The coach has ruled Ferreira out with a cold", "City will miss the services of Ferreira after a knee injury": where
    /// a team or a manager is the subject, the one player named before the injury in its clause is meant.
    fn only_named(&self, tokens: &Range<usize>) -> Option<Patient> {
        let segment = self.segment(tokens.start)?;
        let from = segment.tokens.start.max(tokens.start.saturating_sub(30));
        let mut found: Option<(usize, PersonKey)> = None;
        for (number, m) in
            self.mentions().filter(|(_, m)| m.tokens.start >= from && m.tokens.end <= tokens.start)
        {
            for &key in m.persons.iter().filter(|&&k| self.may_be_patient(k)) {
                if found.is_some_and(|(_, other)| other != key) {
                    return None;
                }
                found.get_or_insert((number, key));
            }
        }
        self.by_mention(found?.0, "the only player whom the clause names")
    }

    /// "Ferreira's recovery from a knee injury", "the return of Ferreira after a knee injury": whose course it is.
    fn whose_course(&self, tokens: &Range<usize>) -> Option<Patient> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(16));
        let course = (from..tokens.start).rev().find(|&i| self.is_word(i, COURSE_NOUNS))?;
        // "his season is over because of a knee injury": a form of *be* does not part them.
        let apart = |i: usize| {
            let f = self.function(i);
            f.verbal() && !f.contains(Function::BE) && !self.is_word(i, &["out"])
        };
        if (course + 1..tokens.start).any(apart) {
            return None;
        }
        let owner = self.mentions().find(|(_, m)| {
            m.possessive && (m.tokens.end..m.tokens.end + 4).contains(&course) && m.tokens.start < course
        });
        if let Some((number, _)) = owner {
            return self.by_mention(number, "whose recovery it is");
        }
        let of = (course + 1..course + 5).find(|&i| self.is_word(i, &["of", "for"]))?;
        let (number, mention) = self.next_mention(of + 1, 4)?;
        (mention.tokens.end <= tokens.start).then(|| self.by_mention(number, "whose return it is")).flatten()
    }

    /// Whether a segment's verb is one of getting hurt, or a form of *have* that takes these words: its subject's own.
    fn hurting(&self, segment: &Segment, tokens: &Range<usize>) -> bool {
        let Some(verb) = segment.verb.at else { return false };
        // "confirmed a break": there it is a noun.
        let noun = Function::DETERMINER | Function::POSSESSIVE | Function::PREPOSITION;
        let hurts = |hit: &Hit| {
            let at = hit.start as usize;
            (verb..verb + 3).contains(&at)
                && at <= tokens.start
                && !self.function(at.wrapping_sub(1)).intersects(noun)
        };
        let has = |i: usize| {
            self.function(i).intersects(Function::HAVE | Function::DETERMINER) || self.is_word(i, &["got"])
        };
        let owned = verb < tokens.start && (verb..tokens.start).all(has);
        owned || self.phrases(Class::InjuryVerb).any(|(hit, _)| hurts(hit))
    }

    /// "Chairman Alan Moss, recovering from surgery, …": apposed to somebody who is no player, it is his.
    fn apposed_to_other(&self, segment: &Segment) -> bool {
        let comma = segment.tokens.start.wrapping_sub(1);
        let (at, comma) = if self.is_mark(segment.tokens.start, ",") {
            (segment.tokens.start, true)
        } else {
            (comma, self.is_mark(comma, ","))
        };
        let before = self.mentions().find(|(_, m)| m.tokens.end == at);
        comma
            && before.is_some_and(|(_, m)| {
                !m.persons.is_empty() && !m.persons.iter().any(|&key| self.may_be_patient(key))
            })
    }

    /// "a number of internationals have been ruled out": the clause's own subject are many whom nobody names.
    pub fn crowd(&self, tokens: &Range<usize>) -> bool {
        const COUNTED: &[&str] = &[
            "number", "several", "many", "few", "most", "other", "handful", "host", "dozen", "two", "three",
            "four", "five", "six", "seven", "eight", "nine", "ten", "some",
        ];
        let Some(segment) = self.segment(tokens.start) else { return false };
        // "will be without four players because of injury": they are hurt, and not the subject.
        const LACKS: &[&str] = &["without", "minus", "missing", "lost", "loses", "lose", "losing"];
        let from = tokens.start.saturating_sub(9).max(self.tokens.start);
        let lacked = (from..tokens.start).any(|i| {
            self.is_word(i, LACKS)
                && (i + 1..(i + 6).min(tokens.start))
                    .any(|j| self.is_word(j, MANY) || self.is_word(j, &["quartet", "trio", "duo", "quintet"]))
                && !self.mentions().any(|(_, m)| i < m.tokens.start && m.tokens.start < tokens.start)
        });
        if lacked {
            return true;
        }
        if segment.own_subject {
            return false;
        }
        let Some(verb) = segment.verb.at.filter(|&v| v <= tokens.start) else { return false };
        let own = segment.tokens.start..verb;
        own.clone().any(|i| self.is_word(i, MANY) && self.any_word(own.start..i, COUNTED))
    }

    /// The subject of the words' own segment, else the sentence's, else whom the sentences before spoke of.
    /// "I think he's okay, it's just a strain": of whom the speaker thinks.
    fn thought_of(
        &self,
        mention: &Mention,
        segment: Option<&Segment>,
        tokens: &Range<usize>,
    ) -> Option<Patient> {
        if mention.form != Form::Speaker || segment.is_some_and(|s| self.hurting(s, tokens)) {
            return None;
        }
        let other = |m: &Mention| {
            m.form == Form::Pronoun
                && !m.possessive
                && m.tokens.start >= mention.tokens.end
                && m.tokens.end <= tokens.start
                && m.person().is_some_and(|p| !mention.persons.contains(&p))
        };
        let (number, _) = self.mentions().filter(|(_, m)| other(m)).last()?;
        self.by_mention(number, "of whom the speaker thinks")
    }

    fn subject(&self, tokens: &Range<usize>) -> Option<Patient> {
        let segment = self.segment(tokens.start);
        if let Some(number) = segment.and_then(|s| s.subject) {
            let why = match segment.map(|s| s.link) {
                Some(Link::Relative) => "whom the relative clause speaks of",
                _ => "the subject",
            };
            let mention = self.mention(number)?;
            if let Some(found) = self.thought_of(mention, segment, tokens) {
                return Some(found);
            }
            // "Brandt and the champion Ferreira, who is hurt": of the last only.
            let relative = segment.filter(|s| s.link == Link::Relative);
            let one = relative.is_some_and(|s| {
                let start = s.tokens.start;
                self.any_word(start..start + 2, &["is", "was", "has"]) && mention.tokens.end <= start
            });
            if one {
                let persons: Vec<_> =
                    mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
                if !persons.is_empty() {
                    return Some(Patient { persons, mention: Some(mention.tokens.clone()), why });
                }
            }
            if !mention.persons.is_empty() {
                let found = self.by_mention(number, why).or_else(|| self.only_named(tokens));
                // A manager speaks; of whom, the sentences before tell. What he himself hurts is his own.
                let own = segment.is_some_and(|s| self.hurting(s, tokens));
                if found.is_some() || own || self.may_be_patients() {
                    return found;
                }
            }
            if mention.form != Form::Pronoun && mention.persons.is_empty() {
                return None;
            }
        }
        if segment.is_some_and(|s| s.subject.is_none())
            && let Some(patient) = self.only_named(tokens)
        {
            return Some(patient);
        }
        if segment.is_some_and(|s| self.apposed_to_other(s)) {
            return None;
        }
        let spoken: Vec<_> = self.topic.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        // Nobody else who could be meant: no subject, and no other player named.
        let other = |k: &PersonKey| self.may_be_patient(*k) && !spoken.contains(k);
        let nobody = !self.mentions().any(|(_, m)| m.persons.iter().any(other));
        let silent = nobody || segment.and_then(|s| s.subject).is_some();
        // "They have one session a day": several, if the words are of several.
        let around = segment.map_or(tokens.clone(), |s| s.tokens.clone());
        let several = self.any_word(around, &["they", "them", "their", "both", "we", "us", "our"])
            || segment.is_some_and(|s| s.subject.is_none() && s.verb.at.is_none());
        (silent && (spoken.len() == 1 || (several && !spoken.is_empty()))).then_some(Patient {
            persons: spoken,
            mention: None,
            why: "whom the sentences before speak of",
        })
    }
}
