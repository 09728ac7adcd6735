//! Injuries that are nobody's in particular, or somebody else's: "called up as injury cover", "concussion protocols", "his ill mother".

mod might_come;
mod sides;
mod times;

use ledger::Region;

use might_come::might_come;
use sides::of_a_side;
use times::of_the_times;

use crate::scene::{Ailment, KIN, Scene};

/// "called up as injury cover", "an injury replacement", "the injury update": of nobody in particular, or of somebody else.
pub(super) fn of_a_squad(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HEADS: &[&str] = &[
        "cover", "lists", "replacement", "replacements", "update", "updates", "news", "crisis", "toll",
        "backup", "report", "reports", "stand-in", "cloud", "situation", "status", "profile", "management",
        "prevention", "count", "curse", "jinx", "table", "front", "record", "stuff", "debate", "question",
        "issue", "history",
    ];
    let end = ailment.tokens.end;
    // "his ill mother".
    let kin = (end..end + 2).any(|i| scene.is_word(i, KIN));
    // "several injuries among their outside backs".
    let among = ailment.plural && scene.is_word(end, &["among", "amongst", "within", "throughout", "across"]);
    // "an injury crisis led to his entry": one phrase with its head.
    let headed = ailment.tokens.len() > 1
        && ailment.facts.region == Region::Unspecified
        && scene
            .is_word(end.wrapping_sub(1), &["crisis", "list", "curse", "jinx", "toll", "history", "record"]);
    (ailment.bare_injury && scene.is_word(end, HEADS))
        || headed
        || kin
        || among
        || doping(scene, ailment)
        || of_the_sport(scene, ailment)
        || as_such(scene, ailment)
        || in_the_news(scene, ailment)
        || talked_of(scene, ailment)
        || of_the_times(scene, ailment)
        || of_a_side(scene, ailment)
        || might_come(scene, ailment)
        || of_the_kind(scene, ailment)
        // "for another reason, injury or whatever".
        || ailment.bare_injury && scene.is_word(ailment.tokens.end, &["or"]) && scene.is_word(ailment.tokens.end + 1, &["whatever", "anything", "something"])
        // "like breaking your leg": anybody's.
        || scene.is_word(ailment.tokens.start, &["your"])
        || scene.is_word(ailment.tokens.start.wrapping_sub(1), &["your"])
}

/// "given the nature of hamstring injuries", "these kinds of injuries": of all of a kind.
fn of_the_kind(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let of = ailment.tokens.start.wrapping_sub(1);
    ailment.plural
        && ailment.owner.is_none()
        && scene.is_word(of, &["of"])
        && scene.is_word(
            of.wrapping_sub(1),
            &["nature", "kind", "kinds", "type", "types", "sort", "sorts", "risk", "prevention", "treatment"],
        )
}

/// "labelled injury doubts 'par for the course'", "dismissed talk of injuries": what somebody says of hurts without saying whose.
fn talked_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SAYS: &[&str] = &[
        "labelled", "labels", "described", "describes", "called", "calls", "blamed", "blames", "cited",
        "bemoaned", "bemoans", "lamented", "laments", "admitted", "revealed",
    ];
    let start = ailment.tokens.start;
    ailment.bare_injury
        && ailment.owner.is_none()
        && ailment.plural
        && (scene.is_word(start.wrapping_sub(1), SAYS)
            || scene.is_word(start.wrapping_sub(1), &["the", "these", "those"])
                && scene.is_word(start.wrapping_sub(2), SAYS))
}

/// "posted an update on the injury": who tells of it need not be who has it, unless "to" or "of" says whose it is.
fn in_the_news(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEWS: &[&str] = &[
        "update", "updates", "message", "messages", "news", "statement", "video", "post", "details",
        "bulletin",
    ];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    ailment.bare_injury
        && ailment.owner.is_none()
        && scene.is_word(start.wrapping_sub(1), &["the", "that", "this"])
        && scene.is_word(start.wrapping_sub(2), &["on", "about", "regarding", "of"])
        && scene.any_word(start.saturating_sub(6).max(scene.tokens.start)..start.saturating_sub(2), NEWS)
        && !scene.is_word(end, &["to", "of", "that", "which", "he", "she", "suffered", "sustained"])
}

/// "banned after testing positive for a steroid": no illness.
fn doping(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const DOPING: &[&str] = &[
        "steroid", "steroids", "drug", "drugs", "doping", "banned", "ban", "suspended", "suspension",
        "substance", "stimulant", "cocaine", "nandrolone", "cannabis", "epo",
    ];
    ailment.facts.diagnosis.as_deref() == Some("positive test")
        && scene.any_word(scene.tokens.clone(), DOPING)
}

/// "to discuss head injuries in the game", "injuries in football": of the sport as a whole.
fn of_the_sport(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const DISCUSSED: &[&str] = &[
        "discuss", "discusses", "discussed", "discussing", "about", "prevent", "preventing", "reduce",
        "reducing", "highlight", "study", "into",
    ];
    const SPORTS: &[&str] = &["sport", "football", "rugby", "boxing", "cricket", "hockey"];
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let words = start.saturating_sub(2).max(scene.tokens.start)..end;
    let discussed = ailment.owner.is_none() && scene.any_word(words, DISCUSSED);
    ailment.plural && (discussed || scene.is_word(end, &["in"]) && scene.is_word(end + 1, SPORTS))
}

/// "concussion evaluations", "the injury rate per game", "a few Covid cases amongst the players": of injuries as such.
fn as_such(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MATTERS: &[&str] = &[
        "evaluations", "protocols", "protocol", "management", "review", "legacy", "foundation", "assessor",
        "guidelines", "lawyers", "rate", "rates", "risk", "risks", "data", "statistics", "research",
        "policy", "policies", "rules", "lawsuit", "lawsuits", "expert", "experts", "awareness", "study",
        "studies", "spotter", "spotters",
    ];
    let end = ailment.tokens.end;
    let cases =
        ailment.facts.region == Region::Illness && scene.is_word(end, &["cases", "outbreak", "outbreaks"]);
    // "a knee injury rules him out" is a verb.
    let verb = scene.is_word(end, &["rules"]) && scene.any_word(end..end + 9, &["out"]);
    cases || !ailment.adjective && !verb && ailment.owner.is_none() && scene.is_word(end, MATTERS)
}
