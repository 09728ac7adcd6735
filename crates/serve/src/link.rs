//! Addresses inside.

use jiff::civil::Date;
use ledger::{Cited, Identity, Individual, PersonId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands in a part of a path as it is.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');

/// A text as a part of a path, or a value of a query.
pub(crate) fn part(text: &str) -> String {
    // A part that is only dots would mean the folder.
    let dots = text.chars().all(|c| c == '.');
    let encoded = utf8_percent_encode(text, PART).to_string();
    if dots { encoded.replace('.', "%2E") } else { encoded }
}

/// An address as of a day; as it is without one.
pub(crate) fn as_of(path: &str, day: Option<Date>) -> String {
    let Some(day) = day else { return path.to_owned() };
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, f)| (path, Some(f)));
    let mark = if path.contains('?') { '&' } else { '?' };
    let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
    format!("{path}{mark}as_of={day}{fragment}")
}

/// How an address names a player, so that nobody else is meant.
pub(crate) fn name(identity: &Identity, name: &str, team: Option<&str>) -> String {
    match (identity, team) {
        (Identity::Person(id), _) => id.0.clone(),
        (Identity::Namesake { .. } | Identity::Short { .. }, Some(team)) => format!("{name} ({team})"),
        _ => name.to_owned(),
    }
}

/// Where a player's page is.
pub(crate) fn player(identity: &Identity, called: &str, team: Option<&str>) -> String {
    format!("/players/{}", part(&name(identity, called, team)))
}

/// Where the page is of whoever is called so.
pub(crate) fn named(person: Option<&PersonId>, name: &str) -> String {
    format!("/players/{}", part(person.map_or(name, |id| &id.0)))
}

/// Where an individual's page is.
pub(crate) fn individual(player: &Individual) -> String {
    self::player(&player.identity, &player.name, player.teams.last().map(String::as_str))
}

/// Where an absence of that number is told, of whoever has that [key](Identity::key).
pub(crate) fn absence(key: &str, number: Option<usize>) -> String {
    let name = key
        .split_once(':')
        .filter(|(kind, _)| matches!(*kind, "name" | "short"))
        .map_or(key, |(_, name)| name);
    let number = number.map(|number| format!("#spell-{number}")).unwrap_or_default();
    format!("/players/{}{number}", part(name))
}

/// Where a club's page is.
pub(crate) fn club(name: &str) -> String {
    format!("/clubs/{}", part(name))
}

/// Where a league's board is.
pub(crate) fn league(name: &str) -> String {
    format!("/leagues/{}", part(name))
}

/// Where a report's page is, at the claim if one is given.
pub(crate) fn report(document: &str, claim: Option<&str>) -> String {
    let claim = claim.map(|claim| format!("#c-{claim}")).unwrap_or_default();
    format!("/reports/{}{claim}", part(document))
}

/// Where a curator looks at a claim.
pub(crate) fn claim(id: &str) -> String {
    format!("/claims/{}", part(id))
}

/// Where the forecasts of a speaker, or of an outlet in its own voice, are.
pub(crate) fn source(name: &str, outlet: bool) -> String {
    let kind = if outlet { "?outlet=true" } else { "" };
    format!("/sources/{}{kind}", part(name))
}

/// Where a curator looks at a claim, to go on from there to that address.
pub(crate) fn correct(id: &str, then: &str) -> String {
    format!("{}?to={}", claim(id), part(then))
}

/// Where one signs in to come back to that address.
pub(crate) fn sign_in(back: &str) -> String {
    format!("/sign-in?to={}", part(back))
}

/// Where what is cited stands, sentence and all; none for what is in no report.
pub(crate) fn cited(source: &Cited) -> Option<String> {
    let document = Some(source.imprint.document.0.as_str()).filter(|id| !id.is_empty())?;
    Some(report(document, source.claims.first().map(|claim| claim.0.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_addresses_is_written_out() {
        assert_eq!(club("Brighton & Hove"), "/clubs/Brighton%20%26%20Hove");
        assert_eq!(club("../x?y#z"), "/clubs/..%2Fx%3Fy%23z");
        assert_eq!(club(".."), "/clubs/%2E%2E");
        assert_eq!(report("ab12", Some("9f")), "/reports/ab12#c-9f");
    }

    #[test]
    fn the_day_goes_before_the_fragment() {
        let day = ledger::parse_date("2021-04-17").ok();
        assert_eq!(as_of("/reports/ab#c-9f", day), "/reports/ab?as_of=2021-04-17#c-9f");
        assert_eq!(as_of("/search?q=x", day), "/search?q=x&as_of=2021-04-17");
        assert_eq!(as_of("/", None), "/");
    }
}
