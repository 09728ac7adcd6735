//! The reader itself: one document in, one reading out.

use std::sync::Arc;

use ledger::{Basis, Claim, Dating, Document, Interval};

use crate::claims;
use crate::dating;
use crate::flag;
use crate::lexicon::{Class, Hit, Lexicon, LexiconError};
use crate::people::{self, PersonKey, Roster};
use crate::quotes::Quotes;
use crate::rules::{self, Called, Callers, EVERY, Sink};
use crate::scene::{Page, told_in_the_report};
use crate::sport;
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

    /// The packs in use.
    pub fn packs(&self) -> &[Arc<pack::Pack>] {
        &self.packs
    }

    /// Reads a document. Total: any text gives a reading, perhaps an empty one.
    ///
    /// The text of an official flag ([`ledger::Flag`]) is read field by field.
    pub fn read(&self, document: &Document) -> Reading {
        if let Some(reading) = flag::read(self, document) {
            return reading;
        }
        let surface = Surface::of(&document.text, &self.lexicon);
        let hits = self.lexicon.hits(&surface);
        let called = self.callers.sentences(&surface, &self.lexicon, &hits);
        let (published, times) = self.date(document, &surface, &hits);
        let title = title(document, &surface);
        let mut reading = Reading { published, language: "en", title, claims: Vec::new() };
        // Nobody need know who is who in a text no sentence of which calls a rule.
        if calls(&called) && !sport::is_foreign_to(&surface, &hits, &self.lexicon) {
            let within = reading.published.as_ref().filter(|d| !dating::is_bound(d)).map(|d| d.within);
            let page = self.page(surface, hits, times, within);
            let mut sink = apply(&page, &self.callers, &called);
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
        times: Option<Vec<time::TimeExpr>>,
        within: Option<Interval>,
    ) -> Page<'a> {
        let times = times.map(|times| told_in_the_report(&surface, times));
        let times = times.map_or_else(std::cell::OnceCell::new, std::cell::OnceCell::from);
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
            other_cup: std::cell::OnceCell::new(),
        }
    }

    /// A document read up to the layers below the rules.
    pub(crate) fn page_of<'a>(&'a self, document: &'a Document) -> Page<'a> {
        let surface = Surface::of(&document.text, &self.lexicon);
        let hits = self.lexicon.hits(&surface);
        let (published, times) = self.date(document, &surface, &hits);
        self.page(surface, hits, times, published.filter(|d| !dating::is_bound(d)).map(|d| d.within))
    }

    /// What all rules find on a page, before what holds only of the hurt is dropped ([`Sink::settle`]), and what each of them
    /// lacked where it found nothing.
    pub(crate) fn apply_thoroughly(&self, page: &Page<'_>) -> Sink {
        let called = self.callers.sentences(&page.surface, &self.lexicon, &page.hits);
        let loosely: Vec<Called> = called.into_iter().map(Called::loosely).collect();
        apply(page, &self.callers, &loosely)
    }

    /// What the rules find when asked only where they are called, and what they find when asked wherever one of their words stands.
    #[cfg(test)]
    pub(crate) fn drafts_both_ways(&self, document: &Document) -> (String, String) {
        let page = self.page_of(document);
        let called = self.callers.sentences(&page.surface, &self.lexicon, &page.hits);
        let settled = |mut sink: Sink| {
            sink.settle(page.published);
            format!("{:#?}", sink.drafts)
        };
        let asked = if calls(&called) { apply(&page, &self.callers, &called) } else { Sink::default() };
        (settled(asked), settled(self.apply_thoroughly(&page)))
    }

    /// Reads a document and gives it back with what it says. The headline that came with it counts before one that its text shows.
    pub fn reading(&self, mut document: Document) -> ledger::Reading {
        let Reading { published, language, title, claims } = self.read(&document);
        document.published = published;
        ledger::Reading {
            title: document.title.clone().or(title),
            language,
            extracted: false,
            author: None,
            modified: None,
            claims,
            document,
        }
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
                    "segment {text:?} {:?}{} subject {:?} own {} {:?}",
                    s.link,
                    if s.condition { " condition" } else { "" },
                    s.subject,
                    s.own_subject,
                    s.verb
                ));
            }
            for a in &scene.ailments {
                out.push(format!("ailment {:?} {a:?}", scene.text(a.tokens.clone())));
            }
        }
        out
    }

    /// When the report was published: what came with it; its date line; what its text lets conclude. With the times of the text, where
    /// these had to be read for it.
    fn date(
        &self,
        document: &Document,
        surface: &Surface<'_>,
        hits: &[Hit],
    ) -> (Option<Dating>, Option<Vec<time::TimeExpr>>) {
        let came = document.published.as_ref();
        // Whoever handed the report over knows; what a format says of it may be the day of something else.
        if let Some(given) = came.filter(|d| d.basis != Basis::Metadata) {
            return (Some(given.clone()), None);
        }
        let times = time::expressions(surface, hits, &self.lexicon);
        let header = time::header(surface, &times);
        if let Some(came) = came.filter(|came| !dating::is_bound(came)) {
            return (Some(dating::settled(came, header)), Some(times));
        }
        let line = |h: time::Header| {
            let basis = if h.sure { Basis::Header } else { Basis::Inferred };
            Dating { within: h.within, basis, because: vec![h.because] }
        };
        let told = header.map(line).or_else(|| {
            let known = self.known(surface, hits, &times);
            dating::infer_with(surface, &self.lexicon, hits, &times, &known)
        });
        (dating::bounded(came, told), Some(times))
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

/// Classes of words that serve to find names, and nothing above.
fn names_only(class: Class) -> bool {
    matches!(
        class,
        Class::GivenName | Class::Speech | Class::Particle | Class::OrgWord | Class::CommonCapital
    )
}

/// Whether the sentences may give a claim: one of them by itself, or two of which the later may take up whom the other speaks of. What
/// holds only of the hurt makes no claim where nobody is told to be hurt.
fn calls(called: &[Called]) -> bool {
    let mut before: Option<usize> = None;
    for (index, sentence) in called.iter().enumerate().filter(|(_, c)| c.of_health()) {
        if sentence.opens() {
            return true;
        }
        let behind = |b: usize| index <= b + MEMORY;
        if sentence.calls(before.is_some()) && before.replace(index).is_some_and(behind) && sentence.founds()
        {
            return true;
        }
    }
    false
}

/// Sentences that a topic outlives without a word about it.
pub(crate) const MEMORY: usize = 2;

fn apply(page: &Page<'_>, callers: &Callers, called: &[Called]) -> Sink {
    let mut sink = Sink::default();
    let (mut topic, mut told): (Vec<PersonKey>, usize) = (Vec::new(), 0);
    for (index, (sentence, called)) in page.surface.sentences.iter().zip(called).enumerate() {
        if !called.of_health() {
            if sink.drafts.is_empty() {
                continue;
            }
            let called = callers.with_words(&page.surface, &sentence.tokens, *called);
            if rules::looks_around(page, sentence.tokens.clone(), called)
                && let Some(scene) = page.scene(index, Vec::new())
            {
                rules::around(&scene, called, &mut sink);
            }
            continue;
        }
        let before = sink.drafts.len();
        if !called.calls(before > 0) {
            continue;
        }
        let known = if index <= told + MEMORY { topic.clone() } else { Vec::new() };
        let Some(scene) = page.scene(index, known) else { continue };
        for rule in called.rules(true, EVERY) {
            (rule.run)(&scene, &mut sink);
        }
        if let Some(draft) = sink.drafts.get(before..).and_then(|d| d.last()) {
            topic.clone_from(&draft.persons);
            told = index;
        }
    }
    look_again(page, called, &mut sink);
    at_the_end(page, &mut sink);
    if !sink.drafts.is_empty() {
        rules::remarks(page, &mut sink);
    }
    sink
}

/// News says first what will be and then why: "Brandt could return on Saturday. He has missed two matches with a knee injury." A
/// sentence that gave nothing of somebody whose hurt is told right behind it is looked at again, now that this is known.
fn look_again(page: &Page<'_>, called: &[Called], sink: &mut Sink) {
    let mut found = Vec::new();
    for index in before_their_hurt(page, called, sink) {
        let Some(called) = called.get(index) else { continue };
        let Some(scene) = page.scene(index, Vec::new()) else { continue };
        let mut again = sink.behind(index, MEMORY);
        let known = again.drafts.len();
        for rule in called.rules(true, EVERY) {
            (rule.run)(&scene, &mut again);
        }
        let told = |person: &PersonKey| sink.hurt(&[*person]) && !sink.speaks_of(*person, index);
        found.extend(again.drafts.drain(known..).filter_map(|mut draft| {
            draft.persons.retain(told);
            draft.if_hurt = true;
            (!draft.persons.is_empty()).then_some(draft)
        }));
    }
    if !found.is_empty() {
        sink.drafts.extend(found);
        sink.drafts.sort_by_key(|d| d.sentence);
    }
}

/// The sentences that call a rule and name somebody of whom they gave nothing, and of whom one of the next tells a hurt.
fn before_their_hurt(page: &Page<'_>, called: &[Called], sink: &Sink) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    if sink.drafts.is_empty() {
        return out;
    }
    for mention in &page.people.mentions {
        let Some(index) = page.surface.sentence_of(mention.tokens.start) else { continue };
        let calls = called.get(index).is_some_and(|c| c.calls(true));
        if calls
            && out.last() != Some(&index)
            && mention
                .persons
                .iter()
                .any(|p| !sink.speaks_of(*p, index) && sink.hurt_behind(*p, index, MEMORY))
        {
            out.push(index);
        }
    }
    out
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
