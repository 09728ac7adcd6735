//! Injuries that are nobody's in particular, or somebody else's: "called up as injury cover", "concussion protocols", "his ill mother".

use ledger::Region;

use crate::grammar::Function;
use crate::scene::{Ailment, KIN, Scene};

/// "called up as injury cover", "an injury replacement", "the injury update": of nobody in particular, or of somebody else.
pub(super) fn of_a_squad(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HEADS: &[&str] = &[
        "cover", "lists", "replacement", "replacements", "update", "updates", "news", "crisis", "toll", "backup", "report", "reports", "stand-in",
        "cloud", "situation", "status", "profile", "management", "prevention", "count", "curse", "jinx", "table", "front", "record", "stuff", "debate", "question", "issue",
    ];
    let end = ailment.tokens.end;
    // "his ill mother".
    let kin = (end..end + 2).any(|i| scene.is_word(i, KIN));
    // "several injuries among their outside backs".
    let among = ailment.plural && scene.is_word(end, &["among", "amongst", "within", "throughout", "across"]);
    // "an injury crisis led to his entry": one phrase with its head.
    let headed = ailment.tokens.len() > 1
        && ailment.facts.region == Region::Unspecified
        && scene.is_word(end.wrapping_sub(1), &["crisis", "list", "curse", "jinx", "toll"]);
    (ailment.bare_injury && scene.is_word(end, HEADS))
        || headed
        || kin
        || among
        || enforced(scene, ailment)
        || doping(scene, ailment)
        || called_up_for_it(scene, ailment)
        || of_the_sport(scene, ailment)
        || as_such(scene, ailment)
        || in_the_news(scene, ailment)
        || talked_of(scene, ailment)
        || of_the_times(scene, ailment)
        || escaped(scene, ailment)
        || on_a_list_of(scene, ailment)
        || of_the_team(scene, ailment)
        || hit_the_side(scene, ailment)
        || in_a_line(scene, ailment)
        || warded_off(scene, ailment)
        || away_from_it(scene, ailment)
        || of_the_kind(scene, ailment)
        || nearly_had(scene, ailment)
        || worried_of(scene, ailment)
        // "will go to Covid-19 victims".
        || scene.any_word(ailment.tokens.clone(), &["victims", "sufferers"])
        || decimated(scene, ailment)
        // "for another reason, injury or whatever".
        || ailment.bare_injury && scene.is_word(ailment.tokens.end, &["or"]) && scene.is_word(ailment.tokens.end + 1, &["whatever", "anything", "something"])
        // "like breaking your leg": anybody's.
        || scene.is_word(ailment.tokens.start, &["your"])
        || scene.is_word(ailment.tokens.start.wrapping_sub(1), &["your"])
}

/// "wore a visor to protect himself from contracting coronavirus", "to avoid catching a cold": nobody has what is warded off.
fn warded_off(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 6;
    const WARDS: &[&str] = &[
        "protect", "protects", "protected", "protecting", "protection", "guard", "shield", "vaccinated", "vaccination", "vaccine", "vaccines",
        "immune", "immunity", "inoculated", "precaution", "precautions",
    ];
    const CATCHES: &[&str] = &["contracting", "catching", "getting", "spreading", "spread"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(REACH).max(scene.tokens.start)..start;
    let apart = |from: usize| (from..start).any(|i| scene.is_mark(i, ",") || scene.is_word(i, &["but", "after"]));
    let wards = near.clone().rev().find(|&i| scene.is_word(i, WARDS));
    let from = |w: usize| scene.any_word(w + 1..start, &["from", "against", "to"]);
    let caught = near.clone().rev().find(|&i| scene.is_word(i, CATCHES)).filter(|&c| {
        scene.is_word(c.wrapping_sub(1), &["avoid", "avoids", "avoiding", "prevent", "preventing", "of", "from", "the"])
            && (scene.lower(c).ends_with("ing") || scene.any_word(c.saturating_sub(3).max(scene.tokens.start)..c, &["prevent", "stop", "limit", "preventing", "stopping"]))
    });
    let risk = caught.is_some_and(|c| scene.any_word(c.saturating_sub(4).max(scene.tokens.start)..c, &["avoid", "avoids", "avoiding", "prevent", "preventing", "stop", "risk", "fear", "from"]));
    ailment.facts.region == Region::Illness && (wards.is_some_and(|w| from(w) && !apart(w)) || risk && !caught.is_some_and(apart))
}

/// "nearly pulled a hamstring": he did not.
fn nearly_had(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 4;
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let nearly = (start.saturating_sub(REACH).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, &["nearly", "almost"]));
    nearly.is_some_and(|n| {
        let verb = |h: &crate::lexicon::Hit| h.start as usize == n + 1 && (h.start as usize) < end;
        scene.phrases(crate::lexicon::Class::InjuryVerb).any(|(h, _)| verb(h)) && !scene.mentions().any(|(_, m)| (n..start).contains(&m.tokens.start) && !m.possessive)
    })
}

/// "was worried about injury before the race": about one that might come.
fn worried_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const WORRIES: &[&str] = &["worried", "worry", "worrying", "scared", "afraid", "frightened", "fear", "fears", "think", "thinking", "thought"];
    let start = ailment.tokens.start;
    ailment.bare_injury
        && ailment.tokens.len() == 1
        && scene.is_word(start.wrapping_sub(1), &["about", "of", "over"])
        && scene.is_word(start.wrapping_sub(2), WORRIES)
}

/// "Dorn's champions have been decimated by coronavirus": many, and not he whose they are.
fn decimated(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 4;
    const MANY: &[&str] = &["decimated", "ravaged", "depleted", "devastated"];
    let start = ailment.tokens.start;
    let hit = (start.saturating_sub(REACH).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, MANY));
    let passive = |h: usize| (h.saturating_sub(3).max(scene.tokens.start)..h).any(|i| scene.function(i).contains(Function::BE));
    hit.is_some_and(|h| passive(h) && scene.any_word(h + 1..start, &["by", "with"])) && ailment.owner.is_none() && (ailment.plural || ailment.facts.region == Region::Illness)
}

/// "given the nature of hamstring injuries", "these kinds of injuries": of all of a kind.
fn of_the_kind(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let of = ailment.tokens.start.wrapping_sub(1);
    ailment.plural
        && ailment.owner.is_none()
        && scene.is_word(of, &["of"])
        && scene.is_word(of.wrapping_sub(1), &["nature", "kind", "kinds", "type", "types", "sort", "sorts", "risk", "prevention", "treatment"])
}

/// "are one injury away from a crisis", "all it takes is one injury": one that may come.
fn away_from_it(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let one = ailment.tokens.start.saturating_sub(1);
    let counted = scene.any_word(one..ailment.tokens.end, &["one", "two", "an", "another"]);
    let takes = scene.any_word(one.saturating_sub(4).max(scene.tokens.start)..one, &["takes"]);
    ailment.bare_injury && counted && (scene.is_word(ailment.tokens.end, &["away"]) || takes)
}

/// "his side was hit by several injuries", "Rovers' defence has been disrupted by injury": the side's, whose players nobody names.
fn hit_the_side(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 9;
    const SIDES: &[&str] = &["side", "team", "squad", "men", "players", "line-up", "defence", "midfield", "attack", "backline", "pack", "ranks", "plans"];
    const HIT: &[&str] = &["hit", "beset", "plagued", "ravaged", "hampered", "disrupted", "decimated", "depleted", "struck", "blighted", "affected", "weakened", "rocked", "dealt"];
    let start = ailment.tokens.start;
    let from = start.saturating_sub(REACH).max(scene.tokens.start);
    let Some(hit) = (from..start).rev().find(|&i| scene.is_word(i, HIT)) else { return false };
    let be = |i: usize| scene.function(i).intersects(Function::BE | Function::HAVE) || scene.is_word(i, &["also", "badly", "particularly"]);
    let side = (hit.saturating_sub(5).max(scene.tokens.start)..hit).rev().find(|&i| !be(i));
    let theirs = side.is_some_and(|i| scene.is_word(i, SIDES) && hit > i + 1);
    let by = scene.any_word(hit + 1..start, &["by", "with"]);
    let whose = (ailment.tokens.end..ailment.tokens.end + 1).any(|i| scene.is_word(i, &["to", "for"]));
    ailment.bare_injury && ailment.owner.is_none() && theirs && by && !whose
}

/// "the coach's main injury problems are in defence": those of a line of the side.
fn in_a_line(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const LINES: &[&str] = &["defence", "midfield", "attack", "goal", "centre-back", "central", "backline", "front", "pack", "back"];
    let end = ailment.tokens.end;
    let are = scene.is_word(end, &["are", "is", "lie", "lies", "were"]) && scene.is_word(end + 1, &["in", "at", "up"]);
    ailment.bare_injury && are && scene.any_word(end + 2..end + 5, LINES)
}

/// "is confident that Rovers can overcome their injury problems", "cope with our latest injury setback": a team's, unless the text says
/// who *they* are.
fn of_the_team(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let near = start.saturating_sub(2).max(scene.tokens.start)..start;
    let theirs = near.clone().find(|&i| scene.is_word(i, &["their", "its", "our"]));
    ailment.bare_injury
        && ailment.owner.is_none()
        && theirs.is_some_and(|i| scene.page.people.at(i).is_none_or(|m| m.persons.is_empty()))
        && !scene.any_word(near, &["own", "respective"])
}

/// "Dorn's sick list grows": that of a coach's players.
fn on_a_list_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let named = ailment.owner.and_then(|o| scene.mention(o)).is_some_and(|m| m.form != crate::people::Form::Pronoun);
    named && scene.is_word(ailment.tokens.end, &["list", "lists"]) && scene.any_word(ailment.tokens.clone(), &["sick", "injury", "injured", "casualty"])
}

/// "was fortunate to escape serious injury": he has none. Who escapes "with" a hurt has it.
fn escaped(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ESCAPES: &[&str] = &["escape", "escaped", "escapes", "escaping", "avoid", "avoided", "avoids", "avoiding"];
    const DEGREES: &[&str] = &["serious", "any", "further", "major", "bad", "worse", "a", "an"];
    let start = ailment.tokens.start;
    let before = (start.saturating_sub(3).max(scene.tokens.start)..start).rev().find(|&i| !scene.is_word(i, DEGREES));
    let own = scene.any_word(ailment.tokens.clone(), ESCAPES) && !scene.any_word(ailment.tokens.clone(), &["with"]);
    ailment.bare_injury && (own || before.is_some_and(|i| scene.is_word(i, ESCAPES)))
}

/// "the market depreciated by Covid", "took a pay cut because of coronavirus", "fear of the virus": a time that everybody has lived through,
/// unless somebody has it, had it or was tested for it, or misses something with it.
fn of_the_times(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const COVID: &[&str] = &["covid", "coronavirus", "covid-19"];
    const BEHIND: &[&str] = &[
        "breach", "era", "times", "crisis", "outbreak", "pandemic", "bubble", "lockdown", "shutdown", "hiatus", "break", "restrictions", "rules",
        "guidelines", "protocols", "regulations", "measures", "concerns", "fears", "worries", "victims", "patients", "sufferers",
    ];
    // What tells that somebody has it.
    const HAS: &[&str] = &[
        "contracted", "contracting", "contract", "contracts", "caught", "catching", "catch", "tested",
        "tests", "testing", "test", "positive", "diagnosed", "suffered", "suffering", "recovered", "recovering", "recovers", "recovery",
        "battled", "battling", "infected", "ill", "symptoms", "isolating", "isolation", "self-isolating", "bout", "case", "beaten", "struck",
        "down", "hospital", "quarantine", "quarantined", "after", "return", "returned", "returns", "comeback", "back",
    ];
    const AWAY: &[&str] = &["out", "miss", "misses", "missed", "missing", "absent", "sidelined", "withdrew", "withdrawn", "without", "unavailable", "ruled", "doubtful", "doubt"];
    let (start, last) = (ailment.tokens.start, ailment.tokens.end.wrapping_sub(1));
    let covid = scene.is_word(last, COVID);
    // "before the pre-Covid season".
    let age = |i: usize| scene.is_word(i, &["pre", "post"]);
    let hyphened = covid && (age(last.wrapping_sub(1)) || age(last.wrapping_sub(2)) && ["-", "–"].iter().any(|d| scene.is_mark(last.wrapping_sub(1), d)));
    if hyphened || scene.is_word(last, &["pre-covid", "post-covid"]) {
        return true;
    }
    // "Covid-19" is two words here.
    let two = ailment.tokens.len() == 2 && scene.is_word(start, COVID);
    if !(covid && ailment.tokens.len() == 1 || two) {
        return false;
    }
    let before = start - usize::from(scene.is_word(start.wrapping_sub(1), &["the"]));
    let of_the_time = scene.is_word(before.wrapping_sub(1), &["amid", "during", "before", "pre", "post"]) || scene.is_word(ailment.tokens.end, BEHIND);
    let ravaged = scene.is_word(before.wrapping_sub(1), &["by"]) && scene.is_word(before.wrapping_sub(2), &["caused", "depreciated", "ravaged", "wrecked", "battered", "hit"]);
    let own = scene.segment(start).map_or(scene.tokens.clone(), |s| s.tokens.clone());
    let feared = scene.is_word(before.wrapping_sub(1), &["of", "about", "over"]) && scene.is_word(before.wrapping_sub(2), &["fear", "fears", "worried", "concern", "concerns", "anxious"]);
    const NEAR: usize = 10;
    let told = start.saturating_sub(NEAR).max(scene.tokens.start)..start;
    let holds = scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start, &["has", "had", "have", "having", "with"]);
    let had = holds || scene.any_word(told.clone(), HAS) || scene.any_word(told, AWAY) || scene.any_word(own, AWAY) || ailment.owner.is_some() || scene.is_word(ailment.tokens.end, &["recovery", "case", "test", "infection", "symptoms"]);
    // A bracket or a list behind a name tells whose it is: "Lund (Covid-19)".
    let listed = ["(", ",", ":"].iter().any(|m| scene.is_mark(before.wrapping_sub(1), m));
    of_the_time || feared || ravaged || !had && !listed
}

/// "labelled injury doubts 'par for the course'", "dismissed talk of injuries": what somebody says of hurts without saying whose.
fn talked_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SAYS: &[&str] = &["labelled", "labels", "described", "describes", "called", "calls", "blamed", "blames", "cited", "bemoaned", "bemoans", "lamented", "laments", "admitted", "revealed"];
    let start = ailment.tokens.start;
    ailment.bare_injury
        && ailment.owner.is_none()
        && ailment.plural
        && (scene.is_word(start.wrapping_sub(1), SAYS) || scene.is_word(start.wrapping_sub(1), &["the", "these", "those"]) && scene.is_word(start.wrapping_sub(2), SAYS))
}

/// "posted an update on the injury": who tells of it need not be who has it, unless "to" or "of" says whose it is.
fn in_the_news(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEWS: &[&str] = &["update", "updates", "message", "messages", "news", "statement", "video", "post", "details", "bulletin"];
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
        "steroid", "steroids", "drug", "drugs", "doping", "banned", "ban", "suspended", "suspension", "substance", "stimulant", "cocaine",
        "nandrolone", "cannabis", "epo",
    ];
    ailment.facts.diagnosis.as_deref() == Some("positive test") && scene.any_word(scene.tokens.clone(), DOPING)
}

/// "has been added to the squad because of injuries": others'.
fn called_up_for_it(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const DRAFTED: &[&str] = &["added", "called", "drafted", "brought", "promoted", "summoned"];
    let cause = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.start;
    let mut before = cause.start.saturating_sub(8).max(scene.tokens.start)..cause.start;
    ailment.bare_injury
        && ailment.owner.is_none()
        && scene.any_word(cause, &["because", "due", "owing", "through", "by"])
        && before.any(|i| scene.is_word(i, DRAFTED) && scene.is_word(i + 1, &["up", "in", "into", "to"]))
}

/// "to discuss head injuries in the game", "injuries in football": of the sport as a whole.
fn of_the_sport(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const DISCUSSED: &[&str] = &[
        "discuss", "discusses", "discussed", "discussing", "about", "prevent", "preventing", "reduce", "reducing", "highlight", "study",
        "into",
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
        "evaluations", "protocols", "protocol", "management", "review", "legacy", "foundation", "assessor", "guidelines", "lawyers", "rate",
        "rates", "risk", "risks", "data", "statistics", "research", "policy", "policies", "rules", "lawsuit", "lawsuits", "expert",
        "experts", "awareness", "study", "studies", "spotter", "spotters",
    ];
    let end = ailment.tokens.end;
    let cases = ailment.facts.region == Region::Illness && scene.is_word(end, &["cases", "outbreak", "outbreaks"]);
    // "a knee injury rules him out" is a verb.
    let verb = scene.is_word(end, &["rules"]) && scene.any_word(end..end + 9, &["out"]);
    cases || !ailment.adjective && !verb && ailment.owner.is_none() && scene.is_word(end, MATTERS)
}

/// "one injury-enforced change has brought in Brandt": the side's, while the injury-enforced absence of Kruger is Kruger's.
fn enforced(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const CHANGES: &[&str] =
        &["change", "changes", "switch", "switches", "reshuffle", "substitution", "substitutions", "alteration", "alterations", "adjustment"];
    let compound = ailment.tokens.end.wrapping_sub(1)..ailment.tokens.end + 1;
    ailment.bare_injury
        && compound.into_iter().any(|i| scene.is_word(i, &["enforced", "forced", "induced"]) && scene.any_word(i + 1..i + 3, CHANGES))
}
