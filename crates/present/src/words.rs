//! Dates, injuries, stages and claims in plain English.

use jiff::civil::Date;
use ledger::{
    Basis, Certainty, Claim, ClaimValue, Dating, Edit, ExpectedReturn, Hedge, InjuryEntry, InjuryFacts,
    Interval, Pathology, Polarity, Region, Rung, Setting, Side, Stage, Status, SurgeryState,
};

/// `Apr`.
fn month(day: Date) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let at = usize::try_from(day.month() - 1).unwrap_or_default();
    MONTHS.get(at).copied().unwrap_or_default()
}

/// `17 Apr 2021`.
pub fn day(day: Date) -> String {
    let month = month(day);
    format!("{} {month} {:04}", day.day(), day.year())
}

/// `17 Apr 2021`, `Nov 2020`, `21–31 Dec 2024`, `28 Dec 2024 – 3 Jan 2025`, `2019`.
pub fn interval(when: Interval) -> String {
    let (a, b) = (when.earliest, when.latest);
    let whole_months = a.day() == 1 && b == b.last_of_month();
    if a == b {
        day(a)
    } else if a == a.first_of_year() && b == b.last_of_year() {
        if a.year() == b.year() { a.year().to_string() } else { format!("{}–{}", a.year(), b.year()) }
    } else if whole_months && (a.year(), a.month()) == (b.year(), b.month()) {
        a.strftime("%b %Y").to_string()
    } else if whole_months && a.year() == b.year() {
        format!("{}–{}", a.strftime("%b"), b.strftime("%b %Y"))
    } else if whole_months {
        format!("{} – {}", a.strftime("%b %Y"), b.strftime("%b %Y"))
    } else if (a.year(), a.month()) == (b.year(), b.month()) {
        format!("{}–{}", a.day(), day(b))
    } else if a.year() == b.year() {
        format!("{} – {}", a.strftime("%-d %b"), day(b))
    } else {
        format!("{} – {}", day(a), day(b))
    }
}

/// `17 Apr 2021`, and whether that was concluded.
pub fn dating(date: &Dating) -> String {
    let when = interval(date.within);
    if date.basis == Basis::Inferred { format!("{when} (inferred)") } else { when }
}

/// What a date rests on, to stand behind it.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Given => "as given with the report",
        Basis::Header => "by a date line in the text",
        Basis::Metadata => "by the page's own metadata",
        Basis::Inferred => "as concluded from the text",
    }
}

/// `out`, `doubtful`, `available`, or `not said`.
pub fn status(status: Option<Status>) -> &'static str {
    status.map_or("not said", Status::slug)
}

/// A stage as people say it.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Injured => "injured",
        Stage::Assessment => "being assessed",
        Stage::Surgery => "surgery",
        Stage::Rehab => "in rehab",
        Stage::Outdoor => "running outside",
        Stage::IndividualTraining => "training alone",
        Stage::PartialTraining => "in parts of team training",
        Stage::FullTraining => "in full training",
        Stage::MatchPractice => "playing practice matches",
        Stage::Squad => "in the squad",
        Stage::Returned => "back playing",
    }
}

/// A fine rung as people say it.
pub fn rung(rung: Rung) -> String {
    rung.name().replace('_', " ")
}

/// The place of an injury: the press's own word before ours.
pub fn place(region: Region, part: Option<&str>) -> String {
    match (part, region) {
        (Some(part), _) => part.to_owned(),
        (None, Region::HipGroin) => "hip or groin".into(),
        (None, Region::Lumbosacral) => "back".into(),
        (None, Region::Unspecified) => String::new(),
        (None, region) => region.slug().replace('_', " "),
    }
}

fn damage(pathology: Pathology) -> &'static str {
    match pathology {
        Pathology::Fracture => "fracture",
        Pathology::BoneStress => "bone stress injury",
        Pathology::Ligament => "ligament injury",
        Pathology::MuscleTendon => "muscle or tendon injury",
        Pathology::Cartilage => "cartilage injury",
        Pathology::Dislocation => "dislocation",
        Pathology::Concussion => "concussion",
        Pathology::Contusion => "bruise",
        Pathology::Laceration => "cut",
        Pathology::Nerve => "nerve injury",
        Pathology::Hernia => "hernia",
        Pathology::Illness => "illness",
        Pathology::Unspecified => "injury",
    }
}

/// `left knee ligament injury`, `anterior cruciate ligament rupture (knee)`, `illness`.
pub fn injury(
    region: Region,
    part: Option<&str>,
    pathology: Pathology,
    diagnosis: Option<&str>,
    side: Option<Side>,
) -> String {
    if region == Region::Illness {
        return diagnosis.unwrap_or("illness").to_owned();
    }
    // A diagnosis in the press's words may name the side itself.
    let told = |s: &Side| diagnosis.is_some_and(|d| d.split(' ').any(|word| word == s.slug()));
    let side = side.filter(|s| !told(s)).map(|s| format!("{s} ")).unwrap_or_default();
    let place = place(region, part);
    match diagnosis {
        // "Broken leg (thigh)" would say more than anybody said.
        Some(diagnosis)
            if place.is_empty() || diagnosis.contains(&place) || part.is_none() && bare_limb(diagnosis) =>
        {
            format!("{side}{diagnosis}")
        }
        Some(diagnosis) => format!("{diagnosis} ({side}{place})"),
        None if place.is_empty() => damage(pathology).to_owned(),
        None if pathology == Pathology::Concussion => "concussion".into(),
        None => format!("{side}{place} {}", damage(pathology)),
    }
}

/// Whether a diagnosis names a limb and no part of it, which a region then is only a convention for.
fn bare_limb(diagnosis: &str) -> bool {
    diagnosis.split(' ').any(|word| matches!(word, "leg" | "legs" | "arm" | "arms"))
}

/// An injury claim's facts.
pub fn injury_facts(facts: &InjuryFacts) -> String {
    injury(facts.region, facts.part.as_deref(), facts.pathology, facts.diagnosis.as_deref(), facts.side)
}

/// An entry's injury.
pub fn injury_entry(entry: &InjuryEntry) -> String {
    injury(entry.region, entry.part.as_deref(), entry.pathology, entry.diagnosis.as_deref(), entry.side)
}

/// Where it happened.
pub fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Match => "in a match",
        Setting::Training => "in training",
        Setting::International => "on international duty",
        Setting::Other => "away from the pitch",
    }
}

/// `by 31 May 2021 (hoped)`, `between 12 and 26 Apr 2021`, `not before 12 Apr 2021`.
pub fn expected(expected: &ExpectedReturn) -> String {
    let when = match (expected.not_before, expected.by) {
        (Some(a), Some(b)) if a == b => format!("on {}", day(a)),
        (Some(a), Some(b)) => interval(Interval::new(a, b)),
        (Some(a), None) => format!("not before {}", day(a)),
        (None, Some(b)) => format!("by {}", day(b)),
        (None, None) => "some day".into(),
    };
    match expected.hedge {
        Hedge::Stated => when,
        hedge => format!("{when} ({hedge})"),
    }
}

/// What a claim says, in a few words.
pub fn claim(claim: &Claim) -> String {
    said(&claim.value, claim.polarity, claim.certainty)
}

/// What is said, whether it is denied, and how sure it is.
pub fn said(what: &ClaimValue, polarity: Polarity, certainty: Certainty) -> String {
    let mut text = value(what);
    if polarity == Polarity::Negated {
        text = format!("not so: {text}");
    }
    match certainty {
        Certainty::Stated => text,
        // An estimate already carries its hedge.
        _ if matches!(what, ClaimValue::ReturnEstimate(_)) => text,
        certainty => format!("{text} ({certainty})"),
    }
}

fn value(value: &ClaimValue) -> String {
    match value {
        ClaimValue::Injury(facts) => {
            let again = if facts.recurrence { ", again" } else { "" };
            let place = facts.setting.map(|s| format!(", {}", setting(s))).unwrap_or_default();
            format!("{}{again}{place}", injury_facts(facts))
        }
        ClaimValue::Surgery { state, region } => {
            let place = match place(*region, None) {
                place if place.is_empty() => place,
                place => format!(" ({place})"),
            };
            match state {
                SurgeryState::Done => format!("operated on{place}"),
                SurgeryState::Planned => format!("to be operated on{place}"),
                SurgeryState::RuledOut => format!("needs no operation{place}"),
            }
        }
        ClaimValue::Stage { rung: r, words } if words.is_empty() => rung(*r),
        ClaimValue::Stage { rung: r, words } => format!("{}: “{words}”", stage(r.stage())),
        ClaimValue::Setback { region } => match place(*region, None) {
            place if place.is_empty() => "setback".into(),
            place => format!("setback ({place})"),
        },
        ClaimValue::ReturnEstimate(estimate) => format!("expected back {}", expected(estimate)),
        ClaimValue::Status { status, reason } => match reason {
            ledger::StatusReason::Unknown | ledger::StatusReason::Injury => status.slug().into(),
            reason => format!("{status} ({reason})"),
        },
        ClaimValue::Absence { missed } => format!("missed {}", missed.as_deref().unwrap_or("time")),
        ClaimValue::Return { into: Some(into) } => format!("returned ({into})"),
        ClaimValue::Return { into: None } => "returned".into(),
        ClaimValue::NegativeFinding { finding, region } => match place(*region, None) {
            place if place.is_empty() => format!("no {}", finding.replace('_', " ")),
            place => format!("no {} in the {place}", finding.replace('_', " ")),
        },
        ClaimValue::Restriction { what } => format!("restricted: “{what}”"),
        ClaimValue::Companion { with } => format!("recovers alongside {}", with.name),
        ClaimValue::Exposure(e) => {
            let over = e.over.as_deref().map(|o| format!(" ({o})")).unwrap_or_default();
            format!("{} {}{over}", e.amount, e.measure.replace('_', " "))
        }
        ClaimValue::Cover { by } => format!("{} plays instead", by.name),
        ClaimValue::Fixture { against } => format!("next: {against}"),
        ClaimValue::Layoff { words, .. } => format!("lay-off of “{words}”"),
        ClaimValue::Remark { about } => format!("spoken of: “{about}”"),
        ClaimValue::Chance { percent } => format!("{percent} % chance of playing the next match"),
        ClaimValue::Team { name } => format!("plays for {name}"),
    }
}

/// What an edit does, in a few words.
pub fn edit(edit: &Edit) -> String {
    match edit {
        Edit::Accept { claim, .. } => format!("claim {} accepted", claim.0),
        Edit::Reject { claim, .. } => format!("claim {} rejected", claim.0),
        Edit::Replace { claim, says, when, .. } => {
            let says = said(says, Polarity::Affirmed, Certainty::Stated);
            let when = when.map(|w| format!(", {}", interval(w))).unwrap_or_default();
            format!("claim {} replaced: {says}{when}", claim.0)
        }
        Edit::Same { one, other } => format!("{one} and {other} are one person"),
        Edit::Apart { one, other } => format!("{one} and {other} are two persons"),
        Edit::Means { name, person, document } => {
            format!("{name} is {person} in document {}", document.0.get(..12).unwrap_or(&document.0))
        }
        Edit::Undo { undoes } => format!("edit {undoes} undone"),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 claim`, `2 claims`.
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::parse_date;

    #[test]
    fn intervals_read_as_people_say_them() {
        let said = |a, b| interval(Interval::new(parse_date(a).unwrap(), parse_date(b).unwrap()));
        assert_eq!(said("2021-04-17", "2021-04-17"), "17 Apr 2021");
        assert_eq!(said("2020-11-01", "2020-11-30"), "Nov 2020");
        assert_eq!(said("2024-02-01", "2024-02-29"), "Feb 2024");
        assert_eq!(said("2024-12-21", "2024-12-31"), "21–31 Dec 2024");
        assert_eq!(said("2024-12-28", "2025-01-03"), "28 Dec 2024 – 3 Jan 2025");
        assert_eq!(said("2021-03-28", "2021-04-03"), "28 Mar – 3 Apr 2021");
        assert_eq!(said("2020-08-01", "2021-05-31"), "Aug 2020 – May 2021");
        assert_eq!(said("2019-01-01", "2019-12-31"), "2019");
        for written in ["2021-01-09", "2020-02-29", "1999-12-31", "0900-07-04"] {
            let told = parse_date(written).unwrap();
            assert_eq!(day(told), told.strftime("%-d %b %Y").to_string());
        }
    }

    #[test]
    fn an_injury_is_named_by_the_best_word_there_is() {
        let named = |region, part, diagnosis| injury(region, part, Pathology::Ligament, diagnosis, None);
        assert_eq!(named(Region::Knee, None, None), "knee ligament injury");
        assert_eq!(named(Region::LowerLeg, Some("calf"), None), "calf ligament injury");
        assert_eq!(named(Region::Knee, None, Some("cruciate rupture")), "cruciate rupture (knee)");
        assert_eq!(named(Region::Unspecified, None, None), "ligament injury");
        assert_eq!(named(Region::Thigh, None, Some("broken leg")), "broken leg");
        assert_eq!(named(Region::Knee, None, Some("broken bone")), "broken bone (knee)");
        let sided =
            |diagnosis| injury(Region::Ankle, None, Pathology::Fracture, Some(diagnosis), Some(Side::Left));
        assert_eq!(sided("broken left ankle"), "broken left ankle");
        assert_eq!(sided("broken ankle"), "left broken ankle");
    }
}
