//! Somebody speaks of a hurt player's fitness in words that make no other claim: "He looked good this morning," the coach
//! said; "I felt it straight away," said Dorn.
//!
//! Such words tell no status, no rung and no day, but whoever says them is a source of the report on that player. They
//! are looked for at the end, when it is known who is hurt.

use std::collections::BTreeSet;
use std::ops::Range;

use ledger::{Certainty, ClaimValue, Polarity};

use super::{Calls, Draft, Example, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::{Class, Hit};
use crate::people::{Form, Kind, Mention, PersonKey, Pronoun, pronoun};
use crate::quotes::Voice;
use crate::scene::Page;
use crate::text::Words;

pub(super) const RULE: Rule = Rule {
    name: "remarks",
    asserts: "somebody speaks of a hurt player's fitness",
    // Nothing while the report is read: it looks at the end, at what is said.
    calls: Calls::by(&[], &[]),
    run: |_, _| {},
    examples: &[
        Example {
            text: "Luca Brandt has a calf injury. \"He is getting better and we hope for the best,\" said coach Jan Hale.",
            reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
        },
        Example {
            text: "Mia Lund pulled out with a back injury. \"I could not move for the pain,\" said Lund.",
            reads: &["remark | Mia Lund | said_by=Mia_Lund"],
        },
        Example {
            text: "Elif Demir returns on Tuesday after a knee injury. \"I hope my body will hold up,\" said Demir.",
            reads: &["remark | Elif Demir | said_by=Elif_Demir"],
        },
        Example {
            text: "Sven Hale limped off with an ankle injury. Rovers manager Pat Dunmore said: \"The medical team will have a look at it tomorrow.\"",
            reads: &["remark | Sven Hale | said_by=Pat_Dunmore"],
        },
        Example {
            text: "\"He'll be out for a while,\" coach Jan Hale admitted after striker Luca Brandt was carried off with a knee injury.",
            reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
        },
        Example {
            text: "Luca Brandt strained a calf on Thursday and coach Jan Hale says he will not risk him.",
            reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
        },
        Example {
            text: "Luca Brandt has a knee injury. Rovers manager Pat Dunmore said: \"We are sorry to lose Luca for some time.\"",
            reads: &["remark | Luca Brandt | said_by=Pat_Dunmore"],
        },
        Example {
            text: "Rovers have confirmed that Luca Brandt has a calf injury. Manager Pat Dunmore announced the news on Tuesday.",
            reads: &["remark | Luca Brandt | said_by=Pat_Dunmore"],
        },
    ],
    guards: &[
        "Luca Brandt has a calf injury. Manager Pat Dunmore announced the signing of Mia Lund on Tuesday.",
        "Luca Brandt has a calf injury. \"We played well and deserved the three points,\" said coach Jan Hale.",
        "Luca Brandt has a calf injury. \"Tom Adeyemi was superb and he is getting better with every match,\" said coach Jan Hale.",
        "Luca Brandt has a calf injury. Team-mate Jan Hale said: \"Luca is a great player and any side would miss him.\"",
        "Mia Lund has a back injury. \"We have to score more goals,\" said Lund.",
        "Tom Adeyemi scored twice. \"I could not move for the pain,\" said Adeyemi.",
    ],
};

/// Words of health that no lexicon of injuries holds.
const HEALTH: &[&str] = &[
    "pain", "painful", "sore", "soreness", "stiff", "stiffness", "swelling", "swollen", "heal", "healed", "healing", "recover",
    "recovers", "recovering", "recovered", "recovery", "rehab", "rehabilitation", "treatment", "scan", "scans", "x-ray",
    "x-rays", "doctor", "doctors", "surgeon", "specialist", "physio", "physios", "medical", "operation", "surgery", "injury",
    "injuries", "injured", "hurt", "fit", "fitness", "healthy", "body", "physically", "cramp", "niggle", "niggles", "knock",
    "gash", "gashes", "cuts", "sidelined", "absentee", "setback", "comeback", "diagnosis", "fractures", "fracture",
];

/// Words that are of fitness where somebody hurt is spoken of.
const STATE: &[&str] = &[
    "fine", "okay", "ok", "better", "serious", "ready", "available", "back", "return", "returns", "returning", "training",
    "train", "trained", "miss", "missing", "rest", "progress", "progressing", "weeks", "months",
    "assess", "assessed", "reassess", "risk", "monitor", "monitored", "condition", "session", "sessions", "practice", "unlucky", "luck", "lose", "losing", "slowly", "chance", "blow", "gutted", "devastated", "disappointed", "disappointing", "frustrating", "frustrated", "shame",
    "feature", "featuring", "settle",
];

/// Words by which the hurt speak of themselves.
const OWN_STATE: &[&str] = &[
    "serious", "ready", "back", "return", "returning", "rest", "weeks", "months", "felt", "pop", "snap", "100",
    "compete", "competing", "withdraw", "withdrawing", "worse", "gutted", "devastated", "disappointed", "heartbroken", "frustrating", "frustrated", "fixed",
];

const CALLS: Words<'_> = Words::of(&[HEALTH, STATE]);
const OWN_CALLS: Words<'_> = Words::of(&[HEALTH, OWN_STATE]);
const MANY: Words<'_> = Words::of(&[&[
    "you", "players", "guys", "boys", "lads", "everybody", "everyone", "anybody", "anyone", "free", "they",
]]);
const STRICT: Words<'_> = Words::of(&[HEALTH]);

/// Sentences of one speech, or before it, over which it is remembered who is spoken of.
const MEMORY: usize = 2;

/// So many mentions before a speech are asked whom it is about.
const NEAR: usize = 6;

/// Looks at all that is said in a report, once it is known who is hurt.
pub(crate) fn look(page: &Page<'_>, sink: &mut Sink) {
    let told: BTreeSet<(PersonKey, usize)> = sink
        .drafts
        .iter()
        .flat_map(|d| d.persons.iter().map(|p| (*p, d.evidence.end.saturating_sub(1))))
        .collect();
    let mut found: Vec<Draft> = Vec::new();
    let mut last = About::default();
    for quote in &page.quotes.quotes {
        if let Some(speaker) = &quote.speaker {
            last.of = said_of(page, &quote.attribution, sink);
            last.speech(page, sink, quote.tokens.clone(), speaker, true, &mut found);
        }
    }
    let indirect = page.quotes.attributions.iter().map(|a| (a.tokens.clone(), &a.speaker));
    let mut last = About::default();
    for (tokens, speaker) in indirect {
        last.speech(page, sink, tokens, speaker, false, &mut found);
    }
    for mut draft in found {
        let (from, to) = (draft.evidence.start, draft.evidence.end);
        draft.persons.retain(|p| told.range((*p, from)..(*p, to)).next().is_none());
        if !draft.persons.is_empty() {
            sink.add(draft);
        }
    }
}

/// "…," Hale said of Dorn: a hurt player of whom the words around a quote say that it speaks.
fn said_of(page: &Page<'_>, attribution: &Range<usize>, sink: &Sink) -> Option<PersonKey> {
    let about = |i: &usize| page.surface.is_word(*i, &["of", "on", "about"]);
    let at = (attribution.start..attribution.end + 2).filter(|_| !attribution.is_empty()).find(about)?;
    let mention = page.people.at(at + 1).filter(|m| m.tokens.start == at + 1 && !m.possessive)?;
    mention.person().filter(|p| sink.hurt(&[*p]))
}

/// Whom a speech is about, as far as it has been heard.
#[derive(Default)]
struct About {
    speaker: Option<Voice>,
    persons: Vec<PersonKey>,
    /// Whom the words around the quote say that it is about.
    of: Option<PersonKey>,
    sentence: usize,
}

impl About {
    /// One stretch of what somebody says.
    fn speech(
        &mut self,
        page: &Page<'_>,
        sink: &Sink,
        tokens: Range<usize>,
        speaker: &Voice,
        quoted: bool,
        found: &mut Vec<Draft>,
    ) {
        let Some(first) = page.surface.sentence_of(tokens.start) else { return };
        if self.speaker.as_ref() != Some(speaker) || self.sentence + MEMORY < first {
            *self = Self { speaker: Some(speaker.clone()), of: self.of, ..Self::default() };
        }
        if let Some(of) = self.of {
            self.persons = vec![of];
            self.sentence = first;
        }
        if self.persons.is_empty() && quoted {
            self.persons = spoken_of_before(page, sink, tokens.start, first, speaker);
        }
        // "'He will be out for a while,' Hale admitted after Dorn was carried off": named behind it.
        if self.persons.is_empty() && quoted {
            self.persons = named_behind(page, sink, tokens.end, speaker);
        }
        for (index, sentence) in page.surface.sentences.iter().enumerate().skip(first) {
            if sentence.tokens.start >= tokens.end {
                break;
            }
            let piece = sentence.tokens.start.max(tokens.start)..sentence.tokens.end.min(tokens.end);
            if !piece.is_empty() {
                self.piece(page, sink, &piece, index, quoted, found);
            }
        }
    }

    /// Whether it is a player who speaks: of whom, without a name or a pronoun, nobody can tell.
    fn plays(&self, page: &Page<'_>) -> bool {
        let Some(Voice::Person(p)) = self.speaker else { return false };
        page.people.get(p).is_some_and(|p| p.kind == Kind::Player)
    }

    /// One sentence of it.
    fn piece(
        &mut self,
        page: &Page<'_>,
        sink: &Sink,
        piece: &Range<usize>,
        index: usize,
        quoted: bool,
        found: &mut Vec<Draft>,
    ) {
        // "is confident that the rest of the squad will be fit": of those who are not hurt.
        if page.people.within(piece.clone()).iter().all(|m| m.form == Form::Speaker || m.persons.is_empty()) && of_the_rest(page, piece) {
            return;
        }
        let own = match &self.speaker {
            Some(Voice::Person(p)) if sink.hurt(&[*p]) => Some(*p),
            _ => None,
        };
        let mentions = page.people.within(piece.clone());
        let others: Vec<PersonKey> =
            mentions.iter().filter(|m| m.form != Form::Speaker).flat_map(|m| m.persons.iter().copied()).collect();
        let hurt = |p: &PersonKey| sink.hurt(&[*p]) && Some(*p) != own;
        let mut persons: Vec<PersonKey> = others.iter().copied().filter(hurt).collect();
        if let Some(of) = self.of.filter(|of| Some(*of) != own)
            && mentions.iter().all(|m| matches!(m.form, Form::Pronoun | Form::Speaker))
        {
            persons = vec![of];
        }
        if persons.is_empty() && own.is_none() && !self.plays(page) {
            // "The coach is hopeful he will be back": somebody else than who speaks.
            let speaks = |m: &Mention| matches!(self.speaker, Some(Voice::Person(p)) if m.person() == Some(p));
            let open = |m: &&Mention| m.form == Form::Pronoun && (m.persons.is_empty() || speaks(m));
            persons = mentions.iter().filter(open).filter_map(|m| m.second).filter(hurt).collect();
        }
        // "Hale says he will not risk him": whom he speaks of, where both might be meant.
        let alike = |m: &Mention| m.form == Form::Pronoun && m.persons.is_empty() && page.surface.is_word(m.tokens.start, &["him", "her"]);
        if persons.is_empty() && own.is_none() && !quoted && others.is_empty() && !self.plays(page) && mentions.iter().any(alike)
            && let Some(speaker) = self.speaker.as_ref()
        {
            persons = spoken_of_before(page, sink, piece.start, index, speaker);
        }
        // "We have had his results and he will be up to six weeks": the pronouns may mean him of whom the sentence before told.
        if persons.is_empty()
            && own.is_none()
            && quoted
            && !others.is_empty()
            && !self.plays(page)
            && matches!(self.speaker, Some(Voice::Person(_)))
            && mentions.iter().all(|m| matches!(m.form, Form::Pronoun | Form::Speaker))
            && !mentions.iter().flat_map(|m| m.persons.iter()).any(|p| self.speaker == Some(Voice::Person(*p)))
        {
            persons.clone_from(&self.persons);
        }
        let strict = |spoken_of: bool| {
            of_health(page, piece, spoken_of).or_else(|| STRICT.places(&page.surface, piece.clone()).next())
        };
        let of_state = |calls: Words<'static>| {
            calls.places(&page.surface, piece.clone()).find(|&i| !goes_back(page, i) && !longed_for(page, i))
        };
        let mut word = None;
        if !persons.is_empty() {
            let by_pronoun = mentions.iter().all(|m| matches!(m.form, Form::Pronoun | Form::Speaker));
            word = strict(true).or_else(|| of_state(CALLS)).or_else(|| a_loss(page, piece)).or_else(|| how_bad(page, piece).filter(|_| by_pronoun && quoted));
            self.persons.clone_from(&persons);
            self.sentence = index;
        } else if let Some(own) = own {
            let first = mentions.iter().any(|m: &Mention| m.form == Form::Speaker) || others.contains(&own);
            let alone = others.is_empty() && quoted && of_state(MANY).is_none();
            word = strict(first).filter(|_| first || alone);
            if first && word.is_none() {
                // "I always want to give 100 per cent".
                let gives = |i: usize| page.surface.is_word(i, &["100"]) && page.surface.any_word(i.saturating_sub(2)..i, &["give", "giving", "gave", "given", "gives"]);
                word = of_state(OWN_CALLS).filter(|&i| !gives(i));
            }
            if word.is_none() && others.is_empty() && quoted {
                word = hard_decision(page, piece);
            }
            // "I'm praying it's not too bad".
            if word.is_none() && first && quoted && others.is_empty() {
                word = how_bad(page, piece).or_else(|| feels(page, piece));
            }
            // "said he would play in Paris".
            if word.is_none() && !quoted && first {
                word = will_play(page, piece);
            }
            persons = vec![own];
        } else if others.is_empty() && quoted && !self.persons.is_empty() {
            // "It's nothing serious", "We'll see how he is": whoever was spoken of last.
            let third = |i: usize| matches!(pronoun(page.surface.word_at(i)), Some(Pronoun::Third { .. }));
            word = if piece.clone().any(third) {
                strict(true).or_else(|| of_state(CALLS)).or_else(|| a_loss(page, piece))
            } else {
                strict(false).or_else(|| how_bad(page, piece)).or_else(|| a_loss_to_us(page, piece)).or_else(|| fingers_crossed(page, piece)).filter(|_| !self.plays(page) && of_state(MANY).is_none())
            };
            persons.clone_from(&self.persons);
            self.sentence = index;
        }
        if !quoted && others.is_empty() && word.is_none() {
            // "Hale announced the news", "Hale said it was nothing serious": of whoever was spoken of last.
            word = points_back(page, piece).or_else(|| how_bad(page, piece));
            if let Some(speaker) = self.speaker.as_ref().filter(|_| word.is_some()) {
                persons = spoken_of_before(page, sink, piece.start, index, speaker);
                persons.retain(|p| Some(*p) != own);
            }
            if persons.is_empty() {
                return;
            }
        }
        let Some(word) = word else { return };
        persons.sort_unstable();
        persons.dedup();
        found.push(Draft {
            rule: RULE.name,
            persons,
            value: ClaimValue::Remark { about: page.surface.word_at(word).to_lowercase() },
            when: None,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            evidence: piece.clone(),
            sentence: index,
            steps: vec!["player: whom the speech is about".to_owned()],
            if_hurt: true,
            guessed: false,
            unless_told: false,
        });
    }
}

/// "the rest of the squad", "everybody else".
fn of_the_rest(page: &Page<'_>, said: &Range<usize>) -> bool {
    const REST: Words<'_> = Words::of(&[&["rest", "else"]]);
    REST.places(&page.surface, said.clone()).any(|i| {
        page.surface.is_word(i + 1, &["of"]) && page.surface.any_word(i + 2..i + 5, &["squad", "party", "players", "team", "side", "group", "them"])
            || page.surface.is_word(i.wrapping_sub(1), &["everybody", "everyone"])
    })
}

/// "He will be a big loss", "he's struggling": whoever is missed is not there, and who struggles is not fit.
fn a_loss(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const LOSS: Words<'_> = Words::of(&[&["loss", "struggling"]]);
    const BIG: &[&str] = &["big", "huge", "massive", "great", "major", "terrible", "tremendous", "significant", "real", "enormous"];
    let of_him = |i: usize| page.surface.is_word(i.wrapping_sub(2), &["a", "such"]) && page.surface.any_word(i.saturating_sub(6)..i, &["be", "is", "'s", "’s"]);
    let struggles = |i: usize| {
        page.surface.is_word(i, &["struggling"]) && page.surface.is_word(i.wrapping_sub(1), &["'s", "’s", "is", "still"]) && !page.surface.is_word(i + 1, &["to", "for", "in", "at"])
    };
    LOSS.places(&page.surface, said.clone()).find(|&i| struggles(i) || page.surface.is_word(i.wrapping_sub(1), BIG) && of_him(i))
}

/// "I'm feeling good", "I feel strong": so the hurt say of themselves.
fn feels(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const FEELS: Words<'_> = Words::of(&[&["feeling", "feel"]]);
    const SO: &[&str] = &["good", "fine", "great", "better", "strong", "sharp", "fresh", "ok", "okay", "terrible", "awful"];
    FEELS.places(&page.surface, said.clone()).find(|&i| page.surface.any_word(i + 1..i + 3, SO) && !page.surface.any_word(i + 1..i + 5, &["about", "for", "that"]))
}

/// "We are keeping our fingers crossed".
fn fingers_crossed(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const CROSSED: Words<'_> = Words::of(&[&["crossed"]]);
    CROSSED.places(&page.surface, said.clone()).find(|&i| page.surface.is_word(i.wrapping_sub(1), &["fingers"]))
}

/// "It is a massive loss to us": not that of a match.
fn a_loss_to_us(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    a_loss(page, said).filter(|&i| page.surface.is_word(i + 1, &["to", "for"]) && page.surface.any_word(i + 2..i + 5, &["us", "side", "team", "club", "squad"]))
}

/// "would play in Paris", "will be able to run": what the hurt say of their next match.
fn will_play(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const PLAY: Words<'_> = Words::of(&[&["play", "run", "race", "start", "fight", "ride", "bowl", "defend"]]);
    const WILL: &[&str] = &["would", "will", "'ll", "able", "could", "hopes", "hoped", "intends"];
    PLAY.places(&page.surface, said.clone()).find(|&i| page.surface.any_word(i.saturating_sub(2)..i, WILL))
}

/// "It was a hard decision": so says who withdrew.
fn hard_decision(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const DECISION: Words<'_> = Words::of(&[&["decision"]]);
    const HARD: &[&str] = &["hard", "difficult", "tough", "right", "sensible", "painful"];
    DECISION.places(&page.surface, said.clone()).find(|&i| page.surface.is_word(i.wrapping_sub(1), HARD))
}

/// "announced the news", "confirmed the injury", "revealed the extent of the damage": the noun right behind the verb that stands for what
/// has been told.
fn points_back(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const NOUNS: &[&str] = &[
        "news", "injury", "setback", "blow", "diagnosis", "withdrawal", "absence", "extent", "decision", "operation", "surgery",
    ];
    let start = said.start;
    let pointing = page.surface.is_word(start, &["the", "this", "that"]);
    let noun = (start + 1..start + 3).find(|&i| page.surface.is_word(i, NOUNS))?;
    let of = page.surface.is_word(noun + 1, &["of", "to", "for", "that"]) && !page.surface.is_word(noun, &["extent"]);
    (pointing && !of).then_some(noun)
}

/// "it is nothing serious", "the problem is not as bad as feared", "that was only a precaution": what is said to be bad or not is the
/// hurt that has just been told, if nothing of a match or of play is named.
fn how_bad(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const BAD: Words<'_> = Words::of(&[&[
        "serious", "seriously", "bad", "major", "severe", "nasty", "worrying", "precaution", "precautionary", "worry", "long-term", "worse", "concern", "concerns",
    ]]);
    const GOOD: &[&str] = &["good", "great"];
    const OF_PLAY: Words<'_> = Words::of(&[&[
        "game", "games", "match", "performance", "performances", "result", "results", "win", "defeat", "defeats", "draw", "goal", "goals", "play",
        "played", "start", "season", "table", "league", "title", "decision", "referee", "card", "display", "half", "team", "luck", "day", "tackle",
        "challenge", "mistake", "error", "mistakes", "behaviour", "news", "pitch", "weather", "points", "money", "deal", "club", "run", "record",
    ]]);
    const SHORT: usize = 24;
    const IT: Words<'_> = Words::of(&[&["it", "that", "this", "he", "she", "the", "they", "neither"]]);
    const HURT: &[&str] = &["injury", "problem", "knock", "setback", "issue", "strain", "damage", "blow"];
    let is = |i: usize, all: &[&str]| page.surface.is_word(i, all);
    let subject = IT.places(&page.surface, said.clone()).next()?;
    if said.len() > SHORT || OF_PLAY.places(&page.surface, said.clone()).next().is_some() || is(subject, &["the"]) && !is(subject + 1, HURT) {
        return None;
    }
    // "it does not look good".
    let poor = |&i: &usize| is(i, GOOD) && (subject..i).any(|j| page.surface.tokens.get(j).is_some_and(|t| page.lexicon.function(t.word).contains(Function::NEGATION)));
    let bad = |i: &usize| *i > subject && !is(i + 1, &["patch", "as", "enough"]) || is(i + 1, &["as"]) && is(i.wrapping_sub(1), &["as"]);
    BAD.places(&page.surface, said.clone()).find(bad).or_else(|| said.clone().find(poor))
}

/// "went back to his club", "look back", "a smile back on his face": no return.
fn goes_back(page: &Page<'_>, i: usize) -> bool {
    const COMES: &[&str] = &[
        "be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'m", "’m", "'re", "’re", "am", "come", "comes", "coming",
        "came", "him", "her", "them", "me", "straight", "welcome", "now", "bounce", "couple", "not", "player", "players", "get",
        "getting",
    ];
    page.surface.is_word(i, &["back"])
        && !i.checked_sub(1).is_some_and(|b| page.surface.is_word(b, COMES))
        && !page.surface.is_word(i + 1, &["playing", "in", "from", "soon", "early"])
        || goes_to(page, i)
        || page.surface.is_word(i, &["back"]) && page.surface.is_word(i + 1, &["like", "row", "line", "four", "three", "to"])
}

/// "any side would miss him", "they are missing their captain": whoever feels that somebody is not there says nothing of how he is.
fn longed_for(page: &Page<'_>, i: usize) -> bool {
    page.surface.is_word(i, &["miss", "misses", "missed", "missing"])
        && (page.surface.is_word(i + 1, &["him", "her", "them"]) || page.people.at(i + 1).is_some_and(|m| m.tokens.start == i + 1 && m.form != Form::Speaker))
}

/// "will return to Rovers", "could be in trouble", "he was disappointing": a club that somebody goes back to, a match, a performance.
fn goes_to(page: &Page<'_>, i: usize) -> bool {
    const RETURNS: &[&str] = &["return", "returns", "returning", "back"];
    let capital = |j: usize| page.surface.tokens.get(j).is_some_and(|t| t.is(crate::text::Shape::CAPITAL));
    let to = |j: usize| page.surface.is_word(j, &["to"]) && (capital(j + 1) || page.surface.is_word(j + 1, &["north", "his", "her"]) && page.surface.any_word(j + 2..j + 5, &["club", "country", "london"]));
    let of_play = page.surface.is_word(i, &["disappointing", "frustrating"])
        && !page.surface.any_word(i.saturating_sub(5)..i, &["it", "it's", "that", "this", "'s", "’s"]);
    page.surface.is_word(i, RETURNS) && to(i + 1) || of_play
}

/// A phrase of injuries in a run of tokens; where somebody hurt is spoken of there, one of fitness or absence too.
fn of_health(page: &Page<'_>, tokens: &Range<usize>, spoken_of: bool) -> Option<usize> {
    const FITNESS: u64 = Class::FitPhrase.bit() | Class::AbsencePhrase.bit() | Class::DoubtPhrase.bit();
    let from = page.hits.partition_point(|h| (h.start as usize) < tokens.start);
    let near = page.hits.get(from..).unwrap_or_default();
    let weak = |h: &Hit, column: usize| !page.lexicon.entry(h).column(column).is_empty();
    let tells = |h: &&Hit| match h.class {
        Class::Body => !weak(h, 2),
        // "I could get in trouble".
        Class::InjuryNoun => {
            let at = h.start as usize;
            let in_it = page.surface.is_word(at, &["trouble"]) && page.surface.is_word(at.wrapping_sub(1), &["in", "into"]);
            !(weak(h, 1) || in_it)
        }
        Class::Diagnosis | Class::Surgery => true,
        // "it's not a tear".
        Class::Pathology => spoken_of && page.lexicon.entry(h).column(2) == "noun" && page.lexicon.entry(h).column(3) != "vague" && page.lexicon.entry(h).column(1) == "1",
        class => spoken_of && FITNESS & class.bit() != 0 && h.end > h.start + 1 && !h.tokens().any(|i| longed_for(page, i)),
    };
    near.iter().take_while(|h| (h.start as usize) < tokens.end).find(tells).map(|h| h.start as usize)
}

/// Whoever is named in the rest of a quote's sentence, if that is somebody hurt.
fn named_behind(page: &Page<'_>, sink: &Sink, end: usize, speaker: &Voice) -> Vec<PersonKey> {
    let own = page.surface.sentence_of(end.saturating_sub(1)).and_then(|n| page.surface.sentences.get(n));
    let Some(own) = own else { return Vec::new() };
    let mentions = page.people.within(end..own.tokens.end.max(end));
    let player = |m: &&Mention| m.form != Form::Pronoun && m.form != Form::Speaker && !m.persons.iter().any(|p| *speaker == Voice::Person(*p));
    let first = mentions.iter().find(player).map(|m| m.persons.clone()).unwrap_or_default();
    if !first.is_empty() && first.iter().all(|p| sink.hurt(&[*p])) { first } else { Vec::new() }
}

/// The hurt whom the sentence of a quote or the one before it speaks of, if the last player named there is one.
fn spoken_of_before(page: &Page<'_>, sink: &Sink, start: usize, sentence: usize, speaker: &Voice) -> Vec<PersonKey> {
    let before = page.people.mentions.partition_point(|m| m.tokens.start < start);
    let near = page.people.mentions.get(..before).unwrap_or_default().iter().rev().take(NEAR);
    let near = near.take_while(|m| page.surface.sentence_of(m.tokens.start).is_some_and(|s| s + 1 >= sentence));
    for mention in near {
        if mention.persons.iter().any(|p| *speaker == Voice::Person(*p)) {
            continue;
        }
        let hurt: Vec<PersonKey> = mention.persons.iter().copied().filter(|p| sink.hurt(&[*p])).collect();
        if !hurt.is_empty() {
            return hurt;
        }
        let player = |p: &PersonKey| page.people.get(*p).is_some_and(|p| p.kind == Kind::Player);
        if mention.persons.iter().any(player) {
            return Vec::new();
        }
    }
    Vec::new()
}
