//! The reader itself: one document in, one reading out.

use std::ops::Range;
use std::sync::Arc;

use ledger::{Basis, Claim, Dating, Document, Interval};

use crate::claims;
use crate::dating;
use crate::lexicon::{Class, Hit, Lexicon, LexiconError};
use crate::people::{self, PersonKey, Roster};
use crate::quotes::Quotes;
use crate::rules::{self, Callers, Sink};
use crate::scene::Page;
use crate::text::Surface;
use crate::time;

/// What was read from one document.
#[derive(Clone, Debug)]
pub struct Reading {
    /// When it was published: what came with the document, or its header, or what the text lets conclude.
    pub published: Option<Dating>,
    /// Its language, as a code of ISO 639-1.
    pub language: &'static str,
    /// Its headline, where the text shows one.
    pub title: Option<String>,
    /// The claims, in reading order, sealed.
    pub claims: Vec<Claim>,
}

/// Reads documents. Made once, used for any number of them, from any number of threads.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
    callers: Callers,
    packs: Vec<Arc<pack::Pack>>,
    roster: Roster,
}

impl Reader {
    /// A reader with the bundled lexicons and no pack.
    ///
    /// # Errors
    /// When one of the bundled lexicons is not well-formed (a test compiles them).
    pub fn new() -> Result<Self, LexiconError> {
        let mut lexicon = Lexicon::load()?;
        let callers = Callers::of(&mut lexicon);

        Ok(Self { lexicon, callers, packs: Vec::new(), roster: Roster::default() })
    }

    /// The same reader with one pack more.
    #[must_use]
    pub fn with_pack(mut self, pack: Arc<pack::Pack>) -> Self {
        self.packs.push(pack);
        self.roster = Roster::of(&self.packs);

        self
    }

    /// The lexicons in use.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads a document. Total: any text gives a reading, perhaps an empty one.
    pub fn read(&self, document: &Document) -> Reading {
        let surface = Surface::of(&document.text, &self.lexicon);
        let hits = self.lexicon.hits(&surface);
        let times = time::expressions(&surface, &hits, &self.lexicon);
        let published = self.date(document, &surface, &hits, &times);
        let title = title(document, &surface);
        let mut reading = Reading { published, language: "en", title, claims: Vec::new() };
        if self.calls_any(&surface, &hits) {
            let within = reading.published.as_ref().map(|d| d.within);
            let page = self.page(surface, hits, times, within);
            let mut sink = self.apply(&page);
            sink.settle(page.published);
            reading.claims = claims::seal(&page, document, sink, within.is_some());
        }
        reading
    }

    /// The layers above words and times.
    fn page<'a>(
        &'a self,
        surface: Surface<'a>,
        mut hits: Vec<Hit>,
        mut times: Vec<time::TimeExpr>,
        within: Option<Interval>,
    ) -> Page<'a> {
        // The date line tells when the report was made, and of nothing in it.
        if let Some(line) = time::header(&surface, &times) {
            times.retain(|t| !line.tokens.contains(&t.tokens.start));
        }
        let mut quotes = Quotes::of(&surface);
        let people = people::people(&surface, &hits, &self.lexicon, &self.roster, &mut quotes, within);
        // Only names are found by these; the rules need not wade through them.
        hits.retain(|h| !names_only(h.class));
        Page {
            surface,
            lexicon: &self.lexicon,
            hits,
            people,
            quotes,
            times,
            published: within.unwrap_or(EVER),
            packs: &self.packs,
            matches: std::cell::OnceCell::new(),
            match_report: std::cell::OnceCell::new(),
            season: std::cell::OnceCell::new(),
            event: std::cell::OnceCell::new(),
            other_game: std::cell::OnceCell::new(),
        }
    }

    /// A document read up to the layers below the rules.
    pub(crate) fn page_of<'a>(&'a self, document: &'a Document) -> Page<'a> {
        let surface = Surface::of(&document.text, &self.lexicon);
        let hits = self.lexicon.hits(&surface);
        let times = time::expressions(&surface, &hits, &self.lexicon);
        let within = self.date(document, &surface, &hits, &times).map(|d| d.within);
        self.page(surface, hits, times, within)
    }

    /// What all rules find on a page, before what holds only of the hurt is dropped ([`Sink::settle`]).
    pub(crate) fn apply(&self, page: &Page<'_>) -> Sink {
        apply(page, &self.callers)
    }

    /// The layers under the claims, a line for each person, mention and segment, for whoever works on the reader.
    pub fn trace(&self, document: &Document) -> Vec<String> {
        let page = self.page_of(document);
        let mut out: Vec<String> = Vec::new();
        for (n, p) in page.people.persons.iter().enumerate() {
            out.push(format!("person {n}: {} {:?} {:?} {:?}", p.name, p.kind, p.team, p.id));
        }
        let quotes = page.quotes.quotes.iter().map(|q| (&q.tokens, q.speaker.as_ref()));
        let indirect = page.quotes.attributions.iter().map(|a| (&a.tokens, Some(&a.speaker)));
        for (tokens, speaker) in quotes.chain(indirect) {
            let name = speaker.map_or("nobody known", |s| page.people.voice_name(s));
            out.push(format!("speech {:?} by {name}", page.surface.span(tokens.clone())));
        }
        for index in 0..page.surface.sentences.len() {
            let Some(scene) = page.scene(index, Vec::new()) else { continue };
            for (n, m) in scene.mentions() {
                out.push(format!(
                    "mention {n}: {:?} {:?} {:?} {}",
                    scene.text(m.tokens.clone()),
                    m.form,
                    m.persons,
                    m.why
                ));
            }
            for s in &scene.segments {
                let text = scene.text(s.tokens.clone());
                out.push(format!(
                    "segment {text:?} {:?} subject {:?} own {} {:?}",
                    s.link, s.subject, s.own_subject, s.verb
                ));
            }
            for a in &scene.ailments {
                out.push(format!("ailment {:?} {a:?}", scene.text(a.tokens.clone())));
            }
        }
        out
    }

    /// Whether any sentence calls a rule: otherwise nobody need know who is who in the text.
    fn calls_any(&self, surface: &Surface<'_>, hits: &[Hit]) -> bool {
        sentences(surface, hits).any(|(tokens, hits)| {
            of_health(hits) && self.callers.called(surface, tokens, hits, false).next().is_some()
        })
    }

    /// When the report was published: what came with it; its date line; what its text lets conclude.
    fn date(
        &self,
        document: &Document,
        surface: &Surface<'_>,
        hits: &[Hit],
        times: &[time::TimeExpr],
    ) -> Option<Dating> {
        let line = |h: time::Header| {
            let basis = if h.sure { Basis::Header } else { Basis::Inferred };
            Dating { within: h.within, basis, because: vec![h.because] }
        };
        document.published.clone().or_else(|| time::header(surface, times).map(line)).or_else(|| {
            let known = self.known(surface, hits, times);
            dating::infer_with(surface, &self.lexicon, hits, times, &known)
        })
    }

    /// What the packs know of an undated report's players and matches.
    fn known(&self, surface: &Surface<'_>, hits: &[Hit], times: &[time::TimeExpr]) -> Vec<dating::Evidence> {
        let team = |h: &&Hit| h.class == Class::Team;
        let known = |h: &Hit| {
            let name = pack::fold(self.lexicon.entry(h).column(0));
            self.packs.iter().any(|p| p.club_named(&name).is_some())
        };
        if self.packs.is_empty() || !hits.iter().filter(team).any(known) {
            return Vec::new();
        }
        let mut quotes = Quotes::of(surface);
        let people = people::people(surface, hits, &self.lexicon, &self.roster, &mut quotes, None);
        let mut known = dating::of_people(&people.persons, &self.packs);
        known.extend(dating::of_matches(surface, &self.lexicon, hits, times, &self.packs));
        known
    }
}

/// The whole calendar: what an undated report's date is before anything is known.
const EVER: Interval =
    Interval { earliest: jiff::civil::date(1, 1, 2), latest: jiff::civil::date(9998, 12, 30) };

/// Classes of health, each as its bit: a sentence without a phrase of one of them calls no rule.
const HEALTH: u64 = Class::Body.bit()
    | Class::Pathology.bit()
    | Class::Diagnosis.bit()
    | Class::InjuryNoun.bit()
    | Class::InjuryVerb.bit()
    | Class::Event.bit()
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

/// Classes of words that serve to find names, and nothing above.
fn names_only(class: Class) -> bool {
    matches!(
        class,
        Class::GivenName | Class::Speech | Class::Particle | Class::OrgWord | Class::CommonCapital
    )
}

/// Each sentence's tokens with its phrases.
fn sentences<'a>(
    surface: &'a Surface<'_>,
    hits: &'a [Hit],
) -> impl Iterator<Item = (Range<usize>, &'a [Hit])> {
    let mut rest = hits;
    surface.sentences.iter().map(move |sentence| {
        let inside = rest.iter().take_while(|h| (h.start as usize) < sentence.tokens.end).count();
        let (own, behind) = rest.split_at(inside);
        rest = behind;
        (sentence.tokens.clone(), own)
    })
}

/// Whether a sentence has a word of health: without one it calls no rule.
fn of_health(hits: &[Hit]) -> bool {
    hits.iter().any(|h| h.class.bit() & HEALTH != 0)
}

/// Sentences that a topic outlives without a word about it.
pub(crate) const MEMORY: usize = 2;

fn apply(page: &Page<'_>, callers: &Callers) -> Sink {
    let mut sink = Sink::default();
    let (mut topic, mut told): (Vec<PersonKey>, usize) = (Vec::new(), 0);
    for (index, (tokens, hits)) in sentences(&page.surface, &page.hits).enumerate() {
        if !of_health(hits) {
            if !sink.drafts.is_empty()
                && rules::looks_around(page, tokens)
                && let Some(scene) = page.scene(index, Vec::new())
            {
                rules::around(&scene, &mut sink);
            }
            continue;
        }
        let before = sink.drafts.len();
        let called = |found| callers.called(&page.surface, tokens.clone(), hits, found);
        if called(before > 0).next().is_none() {
            continue;
        }
        let known = if index <= told + MEMORY { topic.clone() } else { Vec::new() };
        let Some(scene) = page.scene(index, known) else { continue };
        for rule in called(true) {
            (rule.run)(&scene, &mut sink);
        }
        if let Some(draft) = sink.drafts.get(before..).and_then(|d| d.last()) {
            topic.clone_from(&draft.persons);
            told = index;
        }
    }
    at_the_end(page, &mut sink);
    if !sink.drafts.is_empty() {
        rules::remarks(page, &mut sink);
    }
    sink
}

/// Looks once at each sentence that names somebody hurt and was passed over.
fn at_the_end(page: &Page<'_>, sink: &mut Sink) {
    if sink.drafts.is_empty() {
        return;
    }
    let mut sentences: Vec<usize> = Vec::new();
    for mention in &page.people.mentions {
        if sink.hurt(&mention.persons)
            && let Some(sentence) = page.surface.sentence_of(mention.tokens.start)
            && sentences.last() != Some(&sentence)
        {
            sentences.push(sentence);
        }
    }
    for index in sentences {
        let Some(sentence) = page.surface.sentences.get(index) else { continue };
        if rules::looks_back(page, sentence.tokens.clone())
            && let Some(scene) = page.scene(index, Vec::new())
        {
            rules::at_the_end(&scene, sink);
        }
    }
}

/// The headline: the document's own title, or a first line that is no running text.
fn title(document: &Document, surface: &Surface<'_>) -> Option<String> {
    document.title.clone().or_else(|| {
        let first = surface.blocks.first().filter(|b| b.role == crate::text::Role::Line)?;
        let line = surface.span(first.tokens.clone());
        (line.len() <= 200 && surface.blocks.len() > 1).then(|| line.to_owned())
    })
}
