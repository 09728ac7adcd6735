//! Who has come back since he went home hurt.

use std::ops::Range;

use ledger::{ClaimValue, Status, StatusReason};

use super::RULE;
use crate::grammar::Tense;
use crate::rules::Sink;
use crate::scene::{Patient, Scene};

/// "has returned to Australia after going home with a calf injury": that he is back, if that is told.
pub(super) fn back_since(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    patient: &Patient,
) -> bool {
    const BACK: &[&str] = &["returned", "rejoined", "back", "returns", "rejoins"];
    let first = words.start;
    let went = scene.any_word(words.clone(), &["home"])
        && scene.lower(first).ends_with("ing")
        && scene.is_word(first.wrapping_sub(1), &["after", "having", "since"]);
    let main = scene.segments.iter().rfind(|s| s.tokens.end < first + 1);
    let Some(main) = main.filter(|_| went) else { return false };
    let back = main.tokens.clone().find(|&i| scene.is_word(i, BACK));
    // "returned home after going home": another journey.
    let here = back.is_some_and(|b| !scene.is_word(b + 1, &["home"]))
        && matches!(main.verb.tense, Tense::Perfect | Tense::Present)
        && !main.verb.negated
        && !main.condition;
    if here {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    here
}

#[cfg(test)]
mod tests {
    use ledger::{Dating, Document, Status};

    #[test]
    fn who_has_come_back_is_not_away() {
        let reader = crate::Reader::new().unwrap();
        let published = Dating::given(jiff::civil::date(2021, 3, 10));
        for (text, status) in [
            ("Mia Lund has returned to India after going home with a calf injury.", Status::Available),
            (
                "Mia Lund has returned to India after going home during the tour with a calf injury.",
                Status::Available,
            ),
            ("Mia Lund has not returned to India after going home with a calf injury.", Status::Out),
            ("Mia Lund has returned home after flying home with a calf injury.", Status::Out),
        ] {
            let mut document = Document::new("back", text);
            document.published = Some(published.clone());
            let entries = ledger::entries(published.within, &reader.read(&document).claims);
            assert_eq!(entries.first().and_then(|e| e.status), Some(status), "{text}");
        }
    }
}
