//! A document of the tables, as a store takes it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ledger::{Claim, Document};
use store::{KeptDocument, NOT_KEPT, StoredDocument};
use tables::DocumentRow;

/// No report is longer: see [`intake::Limits`].
fn longest() -> usize {
    usize::try_from(intake::Limits::default().document_bytes).unwrap_or(usize::MAX)
}

/// What of a document and its claims is sound, and what is wrong with the claims that are left out.
///
/// Where the text is there, a claim's evidence must be what it has at that place. Where it is not, the words that claims cite are
/// all that is kept of it, each at its place.
pub fn kept(row: DocumentRow, claims: Vec<Claim>, now: Timestamp) -> (KeptDocument, Vec<String>) {
    let DocumentRow { document, has_text, redacted, recorded_at, copy_of: _ } = row;
    let (text, sound, wrong) = match has_text {
        true => {
            let (sound, wrong) = cited(&document.text, claims);
            (document.text.clone(), sound, wrong)
        }
        false => skeleton(claims),
    };
    let recorded_at = millis(recorded_at.unwrap_or(now));
    let document = stored(document, recorded_at);
    (KeptDocument { document, text, redacted: redacted || !has_text, claims: sound }, wrong)
}

/// Stores keep milliseconds.
fn millis(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

fn stored(document: Document, recorded_at: Timestamp) -> StoredDocument {
    let recorded = || TimeZone::UTC.to_datetime(recorded_at).date();
    StoredDocument {
        said_on: document.published.as_ref().map_or_else(recorded, |dating| dating.within.latest),
        id: document.id,
        doc: document.doc,
        path: document.path,
        url: document.url,
        title: document.title,
        outlet: document.outlet,
        published: document.published,
        recorded_at,
    }
}

/// Those of the claims whose evidence the text has, and what is wrong with the others.
fn cited(text: &str, claims: Vec<Claim>) -> (Vec<Claim>, Vec<String>) {
    let (mut sound, mut wrong) = (Vec::new(), Vec::new());
    for claim in claims {
        let misquoted = claim.evidence.iter().find(|e| text.get(e.start..e.end) != Some(&*e.text));
        match misquoted {
            None => sound.push(claim),
            Some(e) => wrong.push(format!(
                "claim {}: its evidence at {}..{} is not what the text has there",
                claim.id.0, e.start, e.end
            )),
        }
    }
    (sound, wrong)
}

/// A text of nothing but the words that claims cite, each at its place, and the claims whose words are there. Behind the last of them
/// nothing was kept either.
fn skeleton(claims: Vec<Claim>) -> (String, Vec<Claim>, Vec<String>) {
    let (mut sound, mut wrong) = (Vec::new(), Vec::new());
    let mut bytes: Vec<u8> = Vec::new();
    for claim in claims {
        match claim.evidence.iter().try_for_each(|e| place(&bytes, e)) {
            Ok(()) => {
                for e in &claim.evidence {
                    if bytes.len() < e.end {
                        bytes.resize(e.end, NOT_KEPT as u8);
                    }
                    if let Some(at) = bytes.get_mut(e.start..e.end) {
                        at.copy_from_slice(e.text.as_bytes());
                    }
                }
                sound.push(claim);
            }
            Err(why) => wrong.push(format!("claim {}: {why}", claim.id.0)),
        }
    }
    bytes.push(NOT_KEPT as u8);
    // Evidence of one text that overlaps agrees byte for byte; should it part a letter all the same, nothing is kept.
    match String::from_utf8(bytes) {
        Ok(text) => (text, sound, wrong),
        Err(_) => {
            let all = sound.iter().map(|claim| format!("claim {}: its evidence parts a letter", claim.id.0));
            wrong.extend(all);
            (NOT_KEPT.into(), Vec::new(), wrong)
        }
    }
}

/// Whether evidence can stand where it says, beside what stands there already.
fn place(bytes: &[u8], e: &ledger::Evidence) -> Result<(), String> {
    let at = format!("its evidence at {}..{}", e.start, e.end);
    if e.end > longest() {
        return Err(format!("{at} lies beyond what a report may have"));
    }
    if e.end.checked_sub(e.start) != Some(e.text.len()) {
        return Err(format!("{at} is of another length than its text"));
    }
    let free = |b: u8| b == NOT_KEPT as u8;
    let there = bytes.iter().skip(e.start).zip(e.text.as_bytes());
    let agree = there.into_iter().all(|(there, here)| free(*there) || there == here);
    if agree { Ok(()) } else { Err(format!("{at} contradicts that of another claim")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{Certainty, ClaimId, ClaimValue, DocumentId, Evidence, Person, Polarity};

    fn claim(places: &[(usize, &str)]) -> Claim {
        Claim {
            id: ClaimId(String::new()),
            document: DocumentId("d".into()),
            player: Person { name: "Ned Harrow".into(), id: None, team: None },
            value: ClaimValue::Restriction { what: "words".into() },
            when: None,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by: Vec::new(),
            evidence: places
                .iter()
                .map(|(start, text)| Evidence {
                    start: *start,
                    end: start + text.len(),
                    text: (*text).into(),
                })
                .collect(),
            rule: "sample".into(),
            derivation: Vec::new(),
        }
        .sealed()
    }

    #[test]
    fn cited_words_are_kept_at_their_places() {
        let (text, sound, wrong) = skeleton(vec![claim(&[(4, "knee"), (10, "é")]), claim(&[(6, "ee")])]);
        assert_eq!(text, "\u{1a}\u{1a}\u{1a}\u{1a}knee\u{1a}\u{1a}é\u{1a}");
        assert_eq!((sound.len(), wrong.len()), (2, 0));
    }

    #[test]
    fn evidence_that_cannot_be_is_told_and_costs_no_other() {
        let mut long = claim(&[(4, "knee")]);
        long.evidence[0].end = 99;
        let far = claim(&[(usize::MAX - 9, "knee")]);
        let (text, sound, wrong) = skeleton(vec![claim(&[(4, "knee")]), claim(&[(5, "toes")]), long, far]);
        assert_eq!((text.as_str(), sound.len()), ("\u{1a}\u{1a}\u{1a}\u{1a}knee\u{1a}", 1));
        assert_eq!(wrong.len(), 3);
        assert!(
            wrong[0].contains("contradicts") && wrong[1].contains("length") && wrong[2].contains("beyond")
        );
    }
}
