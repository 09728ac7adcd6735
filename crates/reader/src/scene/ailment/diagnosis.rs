//! Which words for a hurt are a diagnosis.

/// Whether a phrase says more than that a part of the body is hurt, or that somebody is ill: "lower back injury", "muscle problem",
/// "illness", "head injury assessment" diagnose nothing.
pub(super) fn is_diagnosis(phrase: &str) -> bool {
    const LOOSE: &[&str] = &[
        "injury", "injuries", "problem", "problems", "issue", "issues", "trouble", "complaint", "niggle",
        "illness", "assessment", "hia", "fatigue", "knock", "knocks", "surgery",
    ];
    const TISSUE: &[&str] = &[
        "ligament", "cartilage", "meniscus", "cruciate", "collateral", "syndesmosis", "joint", "labrum",
        "plantar", "hernia",
    ];
    const BLOWS: &[&str] = &["blow", "knock", "kick", "bang", "hit", "whack", "clash", "collision"];
    // "a cartilage operation".
    if phrase.rsplit(' ').next().is_some_and(|last| matches!(last, "operation" | "surgery" | "op")) {
        return false;
    }
    if phrase.split(' ').any(|w| BLOWS.contains(&w)) {
        return false;
    }
    let has = |words: &[&str]| phrase.split(' ').any(|w| words.iter().any(|t| w.starts_with(t)));
    !phrase.rsplit(' ').next().is_some_and(|last| LOOSE.contains(&last)) || has(TISSUE)
}

/// "damaged knee ligaments", "damaged ligaments ankle": as the noun has it, "knee ligament damage".
pub(super) fn as_noun(phrase: String) -> String {
    let Some(rest) = phrase.strip_prefix("damaged ") else { return phrase };
    let tissue = |w: &str| matches!(w, "ligament" | "ligaments" | "cartilage");
    let Some(what) = rest.split(' ').find(|w| tissue(w)) else { return phrase };
    let mut words: Vec<&str> = rest.split(' ').filter(|w| !tissue(w)).collect();
    words.push(what.strip_suffix('s').unwrap_or(what));
    words.push("damage");
    words.join(" ")
}

/// What each of several has who are told to have `phrase`: "broken arms" is a broken arm each, torn ligaments are one man's.
pub(crate) fn of_each(phrase: &str) -> Option<String> {
    const ONE_S: &[&str] = &[
        "ligaments", "fibres", "ribs", "bones", "vertebrae", "cartilages", "symptoms", "teeth", "mumps",
        "measles", "shingles", "biceps", "triceps", "quadriceps", "whiplash",
    ];
    let (before, last) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
    let one = match last {
        last if ONE_S.contains(&last) => return None,
        "feet" => "foot",
        "calves" => "calf",
        "viruses" => "virus",
        last if last.ends_with("ss") || last.ends_with("us") || last.ends_with("is") => return None,
        last => last.strip_suffix('s')?,
    };
    Some(if before.is_empty() { one.to_owned() } else { format!("{before} {one}") })
}
