//! `evidence`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use desk::{Desk, View};
use ledger::{Certainty, Claim, ClaimId, ClaimValue, Interval, Polarity};
use present::words;
use reader::text::Surface;
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;
use store::{ClaimQuery, StoredDocument, Who};

use crate::ask;
use crate::asked;
use crate::cited::{self, Quote, Source, Sources};
use crate::room::{Answer, Refusal, Setup};

/// Claims, and the sentences behind them.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Evidence {
    /// The claims, in the order in which they were said.
    claims: Vec<Told>,
    /// How many more there are, said before these.
    left_off: usize,
    /// The reports that they stand in.
    sources: Vec<Source>,
}

/// A claim, and the sentences behind it.
#[derive(Debug, Serialize, JsonSchema)]
struct Told {
    /// Its identity.
    id: ClaimId,
    /// Its kind.
    kind: String,
    /// What it says, in words.
    says: String,
    /// The player, as the report names them.
    player: String,
    /// The days within which it happened.
    when: Option<Interval>,
    /// Whether it is asserted or denied.
    polarity: Polarity,
    /// How sure whoever says so is.
    certainty: Certainty,
    /// Whom the report attributes it to; nobody where it speaks itself.
    said_by: Vec<String>,
    /// The rule that read it.
    rule: String,
    /// Its words, and the sentences in which they stand.
    evidence: Vec<Place>,
    /// The report, by its place in `sources`, from 1.
    cited: usize,
}

/// Words of a report, in their sentence.
#[derive(Debug, Serialize, JsonSchema)]
struct Place {
    /// The words' first byte in the report's text (UTF-8).
    start: usize,
    /// One past their last byte.
    end: usize,
    /// The words.
    text: String,
    /// The whole sentence, or sentences.
    sentence: Sentence,
}

/// A sentence of a report.
#[derive(Debug, Serialize, JsonSchema)]
struct Sentence {
    /// Its first byte in the report's text (UTF-8).
    start: usize,
    /// One past its last byte.
    end: usize,
    /// The sentence.
    text: String,
}

/// The sentences behind claims.
pub(crate) fn answer(
    setup: &Setup,
    desk: &mut Desk,
    asked: asked::Evidence,
) -> Result<Answer<Evidence>, Refusal> {
    let limit = ask::limit(asked.limit)?;
    let query = query(setup, desk, asked)?;
    let mut found: Vec<(StoredDocument, Claim)> = Vec::new();
    desk.store().reports(&query, &mut |report| {
        found.extend(report.claims.into_iter().map(|claim| (report.document.clone(), claim)));
        ControlFlow::Continue(())
    })?;
    if let (Some(claim), true) = (&query.claim, found.is_empty()) {
        return Err(Refusal::Said(format!("No claim of the identity {claim:?} is in the record.")));
    }
    let left_off = found.len().saturating_sub(limit);
    let mut texts = Texts::default();
    let mut sources = Sources::default();
    let mut claims = Vec::new();
    for (document, claim) in found.into_iter().skip(left_off) {
        claims.push(texts.told(setup, desk, &document, claim, &mut sources)?);
    }
    let told = Evidence { claims, left_off, sources: sources.complete(desk)? };
    Ok(Answer { text: told.text(), told })
}

/// What is asked of the store.
fn query(setup: &Setup, desk: &mut Desk, asked: asked::Evidence) -> Result<ClaimQuery, Refusal> {
    let as_of = ask::day("as_of", asked.as_of.as_deref())?;
    if let Some(kind) = asked.kind.as_deref().filter(|kind| !ClaimValue::KINDS.contains(kind)) {
        let kinds = ClaimValue::KINDS.join(", ");
        return Err(Refusal::Said(format!("kind: {kind:?} is none; the kinds are {kinds}")));
    }
    let claim = asked.claim.map(|claim| claim.trim().to_owned());
    let who = match (&asked.player, &claim) {
        (None, None) => return Err(Refusal::Said("Give either a player or a claim's identity.".into())),
        (Some(name), _) => {
            let (_, player) = ask::player(setup, desk, name, View { as_of, recorded_by: None })?;
            player.names.into_iter().map(Who::Called).collect()
        }
        (None, Some(_)) => Vec::new(),
    };
    if claim.as_ref().is_some_and(|id| id.len() < 4 || !id.chars().all(|c| c.is_ascii_hexdigit())) {
        return Err(Refusal::Said(
            "claim: an identity is hexadecimal digits, and four of them at least, as sources name it".into(),
        ));
    }
    Ok(ClaimQuery { who, claim, kind: asked.kind, as_of, ..ClaimQuery::default() })
}

/// Texts that were fetched, each with where its sentences begin and end.
#[derive(Default)]
struct Texts(BTreeMap<ledger::DocumentId, (String, Vec<(usize, usize)>)>);

impl Texts {
    fn told(
        &mut self,
        setup: &Setup,
        desk: &Desk,
        document: &StoredDocument,
        claim: Claim,
        sources: &mut Sources,
    ) -> Result<Told, Refusal> {
        if !self.0.contains_key(&document.id) {
            let text = desk.store().text(&document.id)?.unwrap_or_default();
            let surface = Surface::of(&text, setup.reader.lexicon());
            let sentences = surface.sentences.iter().map(|s| (s.start as usize, s.end as usize)).collect();
            self.0.insert(document.id.clone(), (text, sentences));
        }
        let empty = (String::new(), Vec::new());
        let (text, sentences) = self.0.get(&document.id).unwrap_or(&empty);
        let evidence: Vec<Place> =
            claim.evidence.iter().map(|words| Place::of(words, text, sentences)).collect();
        let mut cited = 0;
        for place in &evidence {
            let Sentence { start, end, text } = &place.sentence;
            let quote = Quote {
                start: *start,
                end: *end,
                text: text.clone(),
                said_by: claim.said_by.clone(),
                claims: vec![claim.id.clone()],
            };
            cited = sources.note(source(document), Some(quote));
        }
        Ok(Told {
            kind: claim.value.kind().to_owned(),
            says: words::claim(&claim),
            player: claim.player.name.clone(),
            when: claim.when,
            polarity: claim.polarity,
            certainty: claim.certainty,
            said_by: claim.said_by,
            rule: claim.rule,
            evidence,
            cited,
            id: claim.id,
        })
    }
}

/// A report of the store as a source.
fn source(document: &StoredDocument) -> Source {
    Source {
        document: document.id.clone(),
        doc: document.doc.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        said: document.published.as_ref().map_or(Interval::day(document.said_on), |dating| dating.within),
        url: document.url.clone(),
        quotes: Vec::new(),
    }
}

impl Place {
    fn of(words: &ledger::Evidence, text: &str, sentences: &[(usize, usize)]) -> Self {
        let first = sentences.iter().find(|(_, end)| *end > words.start);
        let last = sentences.iter().rfind(|(start, _)| *start < words.end);
        let whole = first.zip(last).map(|((start, _), (_, end))| (*start, *end));
        let (start, end) = whole.unwrap_or((words.start, words.end));
        let whole = text.get(start..end).unwrap_or(&words.text);
        let bare = whole.trim();
        let start = start + (whole.len() - whole.trim_start().len());
        let sentence = Sentence { start, end: start + bare.len(), text: bare.to_owned() };
        Self { start: words.start, end: words.end, text: words.text.to_string(), sentence }
    }
}

impl Evidence {
    fn text(&self) -> String {
        let mut text = match self.claims.len() {
            0 => "No such claim is recorded.\n".to_owned(),
            n => format!("{}:\n", words::count(n, "claim")),
        };
        for claim in &self.claims {
            let when = claim.when.map(|when| format!(" ({})", words::interval(when))).unwrap_or_default();
            let by = words::list(&claim.said_by);
            let by = if by.is_empty() { String::new() } else { format!(", says {by}") };
            let Told { id, player, says, cited, .. } = claim;
            text.push_str(&format!("- {player}: {says}{when}{by} [{cited}], claim {}\n", id.0));
            for place in &claim.evidence {
                let said = place.text.split_whitespace().collect::<Vec<_>>().join(" ");
                text.push_str(&format!("    “{said}” (bytes {}-{})\n", place.start, place.end));
            }
        }
        if self.left_off > 0 {
            text.push_str(&format!("{} more, said before these, are left off.\n", self.left_off));
        }
        text + &cited::listed(&self.sources)
    }
}
