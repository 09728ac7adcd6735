//! Reading an official flag ([`ledger::Flag`]): its fields are told apart already, only its few words are read.
//!
//! The words are two: what the matter is, and after a dash how long it lasts ("Knee injury - Expected back 12 Apr",
//! "Knock - 75% chance of playing", "Illness - Unknown return date"). The first is read with the lexicons that
//! reports are read with; a list has its own words for what is no injury.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{
    Certainty, Claim, ClaimId, ClaimValue, Dating, Document, Evidence, ExpectedReturn, Flag, FlagSpans,
    FlagStatus, Hedge, InjuryFacts, Interval, Pathology, Person, Phase, Polarity, Region, Status,
    StatusReason, add_days,
};

use crate::read::{Reader, Reading};

/// So long before a flag was seen the day it names may lie: texts are not always taken down in time.
const STALE_DAYS: i64 = 45;

/// The reading of a document that is a flag; none for any other.
pub(crate) fn read(reader: &Reader, document: &Document) -> Option<Reading> {
    let (flag, spans) = Flag::parse(&document.text)?;
    let published = document.published.clone().unwrap_or_else(|| Dating::given(flag.day));
    let mut claims = Claims { document, player: person(reader, &flag), spans: &spans, out: Vec::new() };
    let news = News::of(&flag.news);
    let matter = reader.matter(news.matter);
    let reason = match flag.status {
        FlagStatus::Suspended => StatusReason::Suspension,
        FlagStatus::Unavailable | FlagStatus::Ineligible => {
            other_reason(news.matter).unwrap_or(StatusReason::Ineligible)
        }
        _ => other_reason(news.matter).or(matter.as_ref().map(reason_of)).unwrap_or(StatusReason::Unknown),
    };
    let status = match flag.status {
        FlagStatus::Available => Status::Available,
        FlagStatus::Doubtful => Status::Doubtful,
        _ => Status::Out,
    };
    let fitness = matches!(flag.status, FlagStatus::Doubtful | FlagStatus::Injured);
    if let Some(facts) = matter.filter(|_| fitness && other_reason(news.matter).is_none()) {
        claims.add(ClaimValue::Injury(facts), None, spans.news.clone());
    }
    let back = news.back.and_then(|(day, month)| next(day, month, flag.day));
    // The flag has been up since it was raised; a ban lasts until the day that it names.
    let since = flag.raised.filter(|day| *day <= flag.day).unwrap_or(flag.day);
    let until = back.filter(|day| !fitness && *day > flag.day).map_or(flag.day, |day| add_days(day, -1));
    claims.add(
        ClaimValue::Status { status, reason },
        Some(Interval::new(since, until)),
        spans.status.clone(),
    );
    if let Some(day) = back.filter(|_| fitness) {
        let expected = ExpectedReturn { not_before: None, by: Some(day), hedge: Hedge::Stated };
        claims.add(ClaimValue::ReturnEstimate(expected), None, spans.news.clone());
    }
    if let Some(percent) = flag.chance {
        claims.add(ClaimValue::Chance { percent }, None, spans.chance.clone());
    }
    if let Some(name) = moved_to(news.matter) {
        claims.add(ClaimValue::Team { name: name.to_owned() }, None, spans.news.clone());
    }
    Some(Reading { published: Some(published), language: "en", title: Some(flag.player), claims: claims.out })
}

/// The player, of the club that the list names: as the pack calls both, where it knows them.
fn person(reader: &Reader, flag: &Flag) -> Person {
    let club = |name: &str| {
        pack::club_in(reader.packs(), name).map_or_else(|| name.to_owned(), |club| club.full_name.clone())
    };
    Person { name: flag.player.clone(), id: flag.person.clone(), team: flag.club.as_deref().map(club) }
}

/// The words of a flag, taken apart.
struct News<'a> {
    /// What the matter is.
    matter: &'a str,
    /// Day and month of the return that they name.
    back: Option<(i8, i8)>,
}

impl<'a> News<'a> {
    fn of(news: &'a str) -> Self {
        let ends = [" - ", "- ", " -"];
        let tail = ends.iter().filter_map(|dash| news.rsplit_once(dash)).find(|(_, tail)| is_term(tail));
        let (matter, term) = tail.unwrap_or((news, ""));
        let (matter, until) = match split_word(matter, " until ") {
            Some((matter, until)) if day_and_month(until).is_some() => (matter, Some(until)),
            _ => (matter, None),
        };
        let back = strip_word(term, "expected back").or(until).and_then(day_and_month);
        Self { matter: matter.trim(), back }
    }
}

/// Whether the words behind a dash tell how long: anything else belongs to what the matter is.
fn is_term(tail: &str) -> bool {
    let tail = tail.to_ascii_lowercase();
    tail.starts_with("expected back")
        || tail.starts_with("unknown return")
        || tail.contains("% chance of playing")
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| text.get(word.len()..)).flatten()
}

fn split_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let at = text.to_ascii_lowercase().find(word)?;
    Some((text.get(..at)?, text.get(at + word.len()..)?))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// "12 Apr".
fn day_and_month(text: &str) -> Option<(i8, i8)> {
    let mut words = text.split_whitespace();
    let (day, month) = (words.next()?.parse().ok()?, words.next()?.to_ascii_lowercase());
    let month = MONTHS.iter().position(|m| month.starts_with(m))?;
    Some((day, i8::try_from(month).ok()? + 1))
}

/// The first such day that is not long before the flag was seen.
fn next(day: i8, month: i8, seen: Date) -> Option<Date> {
    let year = seen.year();
    let years = [year.checked_sub(1)?, year, year.checked_add(1)?];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.into_iter().find(|day| *day >= add_days(seen, -STALE_DAYS))
}

/// A list's words for what is no injury.
fn other_reason(matter: &str) -> Option<StatusReason> {
    let matter = matter.to_ascii_lowercase();
    let has = |word: &str| matter.contains(word);
    Some(match () {
        () if has("match fitness") || has("fatigue") => StatusReason::Fitness,
        () if has("suspended") || has("suspension") => StatusReason::Suspension,
        () if has("personal") || has("compassionate") => StatusReason::Personal,
        () if has("international duty") => StatusReason::Duty,
        () if has("loan")
            || has("ineligible")
            || has("work permit")
            || has("joined")
            || has("transferred") =>
        {
            StatusReason::Ineligible
        }
        () => return None,
    })
}

fn reason_of(facts: &InjuryFacts) -> StatusReason {
    match facts.region {
        Region::Illness => StatusReason::Illness,
        _ => StatusReason::Injury,
    }
}

/// The club that a player has gone to.
fn moved_to(matter: &str) -> Option<&str> {
    let rest =
        strip_word(matter, "joined ").or_else(|| strip_word(matter, "transferred to ")).or_else(|| {
            split_word(matter, "loan to ").filter(|(head, _)| head.len() < 16).map(|(_, rest)| rest)
        })?;
    let stops = [" on loan", " on a ", " on ", " for ", " until ", ". ", " in ", " permanently"];
    let end = stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
    let name = rest.get(..end)?.trim().trim_end_matches('.');
    name.starts_with(|c: char| c.is_uppercase()).then_some(name)
}

/// The words of a flag that name the matter ("Hamstring injury").
pub(crate) fn matter_words(news: &str) -> &str {
    News::of(news).matter
}

impl Reader {
    /// What is the matter, by a few words that name nothing else ("Hamstring injury", "Neck").
    pub(crate) fn matter(&self, words: &str) -> Option<InjuryFacts> {
        // Their first word is no name because it begins with a capital letter ("Shin injury").
        let document = Document::new("", words.to_lowercase());
        let page = self.page_of(&document);
        let scene = page.scene(0, Vec::new())?;
        let ailment = scene.ailments.first()?;
        let mut facts = ailment.facts.clone();
        if facts.pathology == Pathology::Illness && facts.region == Region::Unspecified {
            facts.region = Region::Illness;
        }
        facts.phase = Some(Phase::Current);
        Some(facts)
    }
}

struct Claims<'a> {
    document: &'a Document,
    player: Person,
    spans: &'a FlagSpans,
    out: Vec<Claim>,
}

impl Claims<'_> {
    /// Claims something, by the words at that place, or else by those of the status.
    fn add(&mut self, value: ClaimValue, when: Option<Interval>, at: Range<usize>) {
        let at = if at.is_empty() { self.spans.status.clone() } else { at };
        let Some(text) = self.document.text.get(at.clone()) else { return };
        let claim = Claim {
            id: ClaimId(String::new()),
            document: self.document.id.clone(),
            player: self.player.clone(),
            value,
            when,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by: Vec::new(),
            evidence: vec![Evidence { start: at.start, end: at.end, text: text.into() }],
            rule: "official_flag".to_owned(),
            derivation: vec!["a field of an official list".to_owned()],
        };
        self.out.push(claim.sealed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::{PersonId, parse_date};

    static READER: std::sync::LazyLock<Reader> = std::sync::LazyLock::new(|| Reader::new().unwrap());

    fn reading(news: &str, status: FlagStatus, chance: u8) -> Vec<Claim> {
        let flag = Flag {
            source: "Premier League (FPL)".into(),
            day: parse_date("2021-12-31").unwrap(),
            player: "Jan Dvořák".into(),
            person: Some(PersonId("premier-league:17".into())),
            club: Some("Hillside".into()),
            news: news.into(),
            status,
            chance: Some(chance),
            raised: None,
        };
        let document = Document::new("flag", flag.text());
        let reading = READER.read(&document);
        for claim in &reading.claims {
            for e in &claim.evidence {
                assert_eq!(document.text.get(e.start..e.end), Some(&*e.text));
            }
        }
        reading.claims
    }

    /// Status, reason, region, day of return, new club.
    type Told = (Status, StatusReason, Option<Region>, Option<String>, Option<String>);

    fn told(news: &str, status: FlagStatus) -> Told {
        let claims = reading(news, status, 0);
        let mut told = None;
        let (mut region, mut back, mut team) = (None, None, None);
        for claim in claims {
            match claim.value {
                ClaimValue::Status { status, reason } => told = Some((status, reason)),
                ClaimValue::Injury(facts) => region = Some(facts.region),
                ClaimValue::ReturnEstimate(e) => back = e.by.map(|day| day.to_string()),
                ClaimValue::Team { name } => team = Some(name),
                _ => {}
            }
        }
        let (status, reason) = told.unwrap();
        (status, reason, region, back, team)
    }

    #[test]
    fn what_is_the_matter_and_for_how_long() {
        use FlagStatus::{Doubtful, Injured};
        use StatusReason::{Fitness, Illness, Injury, Personal, Unknown};
        for (news, status, reason, region, back) in [
            ("Hamstring injury - Expected back 23 Jan", Injured, Injury, Some(Region::Thigh), "2022-01-23"),
            ("Knee injury - Unknown return date", Injured, Injury, Some(Region::Knee), ""),
            ("Groin Injury - 75% chance of playing", Doubtful, Injury, Some(Region::HipGroin), ""),
            ("Knock - 50% chance of playing", Doubtful, Injury, Some(Region::Unspecified), ""),
            ("Illness - Expected back 20 Dec", Injured, Illness, Some(Region::Illness), "2021-12-20"),
            ("Neck - 25% chance of playing", Doubtful, Injury, Some(Region::Neck), ""),
            ("Pelvic - Unknown return date", Injured, Injury, Some(Region::Lumbosacral), ""),
            (
                "Anterior cruciate ligament - Expected back 01 Aug",
                Injured,
                Injury,
                Some(Region::Knee),
                "2022-08-01",
            ),
            ("Lack of match fitness - 75% chance of playing", Doubtful, Fitness, None, ""),
            ("Personal Reasons - 25% chance of playing", Doubtful, Personal, None, ""),
            ("Unknown - 25% chance of playing", Doubtful, Unknown, None, ""),
        ] {
            let so = if status == Injured { Status::Out } else { Status::Doubtful };
            let back = Some(back.to_owned()).filter(|day| !day.is_empty());
            assert_eq!(told(news, status), (so, reason, region, back, None), "{news}");
        }
    }

    #[test]
    fn who_is_not_hurt_has_no_injury() {
        use FlagStatus::{Ineligible, Suspended, Unavailable};
        let club = |name: &str| Some(name.to_owned());
        for (news, status, reason, team) in [
            ("Suspended until 01 Jan", Suspended, StatusReason::Suspension, None),
            (
                "Joined Lakeside Town on loan until the end of the season on 24/8. - Expected back 01 Jul",
                Unavailable,
                StatusReason::Ineligible,
                club("Lakeside Town"),
            ),
            (
                "Season-long loan to Lakeside Town",
                Unavailable,
                StatusReason::Ineligible,
                club("Lakeside Town"),
            ),
            ("Transferred to Lakeside Town", Unavailable, StatusReason::Ineligible, club("Lakeside Town")),
            (
                "Ineligible to face his parent club on 2/1. - Expected back 04 Jan",
                Ineligible,
                StatusReason::Ineligible,
                None,
            ),
            ("Contract with club expired on 30/6", Unavailable, StatusReason::Ineligible, None),
        ] {
            assert_eq!(told(news, status), (Status::Out, reason, None, None, team), "{news}");
        }
    }

    #[test]
    fn the_first_word_of_the_matter_is_no_name() {
        for (news, region) in
            [("Shin injury - Unknown return date", Region::LowerLeg), ("Neck Injury", Region::Neck)]
        {
            let claims = reading(news, FlagStatus::Injured, 0);
            let hurt = claims.iter().find_map(|c| match &c.value {
                ClaimValue::Injury(facts) => Some(facts.region),
                _ => None,
            });
            assert_eq!(hurt, Some(region), "{news}");
        }
    }

    #[test]
    fn a_chance_is_a_claim() {
        let claims = reading("Knock - 75% chance of playing", FlagStatus::Doubtful, 75);
        assert!(claims.iter().any(|c| c.value == ClaimValue::Chance { percent: 75 }));
        assert!(claims.iter().all(|c| c.player.id.is_some() && c.rule == "official_flag"));
    }

    #[test]
    fn a_day_without_a_year_is_the_next_such_day() {
        let on = |day, month, seen: &str| next(day, month, parse_date(seen).unwrap()).map(|d| d.to_string());
        assert_eq!(on(23, 1, "2021-12-31").as_deref(), Some("2022-01-23"));
        assert_eq!(on(20, 12, "2021-12-31").as_deref(), Some("2021-12-20"));
        assert_eq!(on(29, 2, "2021-12-31"), None);
        assert_eq!(on(31, 12, "2022-01-05").as_deref(), Some("2021-12-31"));
    }
}
