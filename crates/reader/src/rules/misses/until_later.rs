//! Until when somebody is out, told before the reason why.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Status, StatusReason};

use super::ahead::till_later;
use super::away::forecast;
use super::reason::no_hurt;
use super::{RULE, Sink};
use crate::scene::{Horizon, Patient, Scene, Side, Stance};

/// "is likely to be out until May. He tore a calf on Saturday": why is told later, and until when only here.
pub(super) fn until_later(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &Range<usize>,
    stance: &Stance,
    patient: &Patient,
    horizons: &[Horizon],
) {
    let away = scene
        .any_word(words.clone(), &["out", "absent", "unavailable", "missing", "miss", "without", "minus"]);
    let hedge = match stance.certainty {
        Certainty::Stated => ledger::Hedge::Stated,
        Certainty::Hoped => ledger::Hedge::Hoped,
        _ => return,
    };
    let plainly = matches!(stance.side, Side::Now | Side::Ahead);
    let later = horizons.iter().any(|h| till_later(scene, h));
    if !(away && plainly && later) || no_hurt(scene, words) || scene.banned(words) {
        return;
    }
    let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(true));
    let known = sink.drafts.len();
    forecast(scene, sink, words, patient, horizons, hedge);
    for draft in sink.drafts.iter_mut().skip(known) {
        draft.if_hurt = true;
    }
}
