//! Whether two mentions can be of one place in the body, of one day, and of one diagnosis.

use crate::{Claim, InjuryFacts, Interval, Pathology, Region, days_between};

/// Whether two mentions can be of one place. A place that only one of them names agrees with any; an illness has no
/// place, so that only what is called an illness, or is left wholly open, agrees with it.
pub(super) fn regions_agree(a: &InjuryFacts, b: &InjuryFacts) -> bool {
    let open = |f: &InjuryFacts| f.region == Region::Unspecified;
    let hurt = |f: &InjuryFacts| !matches!(f.pathology, Pathology::Illness | Pathology::Unspecified);
    a.region == b.region
        || (open(a) && !(hurt(a) && b.region == Region::Illness))
        || (open(b) && !(hurt(b) && a.region == Region::Illness))
}

/// The other regions of which something may be that a word puts into one: a leg is a thigh as long as no calf is told of, an arm
/// the upper one as long as no forearm is, a disc is one of the back as long as no neck is, and heads clash where a jaw breaks.
pub(super) fn open_to(facts: &InjuryFacts, claim: &Claim) -> &'static [Region] {
    let says = |words: &[&str]| {
        let text = claim.evidence.first().map_or("", |e| &*e.text);
        text.split(|c: char| !c.is_alphanumeric()).any(|w| words.iter().any(|x| w.eq_ignore_ascii_case(x)))
    };
    match (facts.region, facts.part.as_deref()) {
        (Region::Thigh, None) if says(&["leg", "legs"]) && !says(&["upper", "thigh", "dead"]) => {
            // Of a leg by itself, with nothing told of what is wrong, the scan may tell the joint.
            if facts.pathology == Pathology::Unspecified && facts.diagnosis.is_none() {
                &[Region::LowerLeg, Region::Knee, Region::Ankle]
            } else {
                &[Region::LowerLeg]
            }
        }
        (Region::UpperArm, None) if says(&["arm", "arms"]) && !says(&["upper"]) => &[Region::Forearm],
        // The adductors end in the groin.
        (Region::Thigh, Some("adductor" | "adductor muscle")) => &[Region::HipGroin],
        (Region::Lumbosacral, Some("disc")) if !says(&["back", "lumbar", "spine", "spinal"]) => {
            &[Region::Neck, Region::ThoracicSpine]
        }
        // A clash of heads is how it happened; the scan may tell of the face.
        (Region::Head, None)
            if facts.pathology == Pathology::Unspecified && says(&["clash", "clashed", "clashing"]) =>
        {
            &[Region::Face]
        }
        _ => &[],
    }
}

/// Whether two narrower words can be of one place: one is missing, or says the other with more words ("hip flexor") or a longer one
/// ("cheek", "cheekbone").
pub(super) fn parts_agree(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    let within =
        |short: &str, long: &str| short.split(' ').all(|w| long.split(' ').any(|x| x.starts_with(w)));
    // A disc is a part of a back or a neck.
    let disc = |a: &str, b: &str| a == "disc" && matches!(b, "back" | "neck");
    within(a, b) || within(b, a) || disc(a, b) || disc(b, a)
}

/// Days by which what is quoted ("this morning") may lie behind the day that the report itself tells: nobody hurts a part twice so soon.
const A_REPORT_LATER: i64 = 2;

/// Whether the first of two intervals is the other's day as a later report has it.
pub(super) fn reported_later(a: Interval, b: Interval) -> bool {
    b.latest < a.earliest && days_between(b.latest, a.earliest) <= A_REPORT_LATER
}

/// "anterior cruciate ligament rupture" after "torn cruciate ligament": the same diagnosis in more words, of which the other lacks one at
/// the most.
pub(in crate::fold) fn narrows(new: &str, old: &str) -> bool {
    let lacking = old.split(' ').filter(|word| !new.split(' ').any(|w| w == *word)).count();
    let words = |diagnosis: &str| diagnosis.split(' ').count();
    lacking <= 1 && lacking + 1 < words(old) && words(new) > words(old)
}
