//! A made-up press: any number of reports of some ten claims each, in the order of the days. Players, clubs and years grow
//! with their number, so that of each player as much is told in a small world as in a large one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    dead_code,
    reason = "a generator for tests and measurements"
)]

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use ledger::{
    Appearance, Certainty, Claim, ClaimId, ClaimValue, Dating, Document, Evidence, ExpectedReturn, Hedge,
    InjuryFacts, Interval, Pathology, Person, PersonId, Phase, Polarity, Region, Rung, Side, Status,
    StatusReason, add_days,
};

/// SplitMix64 (Steele, Lea, Flood 2014), so that a world is the same on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn of<'a, T>(&mut self, some: &'a [T]) -> &'a T {
        &some[self.below(some.len())]
    }
}

const BEGIN: Date = date(2001, 7, 1);
/// Days for which a player is at a club.
const CAREER: i64 = 4 * 365;
/// Players of a club at a time.
const SQUAD: usize = 25;
const REGIONS: [(Region, &str); 6] = [
    (Region::Thigh, "hamstring"),
    (Region::Knee, "knee"),
    (Region::Ankle, "ankle"),
    (Region::HipGroin, "groin"),
    (Region::LowerLeg, "calf"),
    (Region::Illness, "virus"),
];
const SYLLABLES: [&str; 24] = [
    "bar", "del", "fen", "gor", "hal", "ivo", "jar", "kel", "lun", "mar", "nor", "osk", "pel", "qua", "ras",
    "sten", "tor", "ulv", "ven", "wil", "yor", "zan", "bro", "cas",
];
const WORDS: [&str; 32] = [
    "the", "side", "visitors", "had", "better", "of", "a", "long", "first", "half", "before", "rain", "came",
    "and", "crowd", "left", "early", "while", "board", "spoke", "about", "tickets", "for", "next", "month",
    "with", "little", "to", "add", "on", "young", "goalkeeper",
];

/// A player of the world.
pub(crate) struct Player {
    pub(crate) name: String,
    surname: String,
    id: Option<PersonId>,
    club: usize,
    from: Date,
    absences: Vec<(Date, Date, usize, Side)>,
}

/// A report with what was read from it.
pub(crate) struct Item {
    pub(crate) document: Document,
    pub(crate) said: Dating,
    pub(crate) claims: Vec<Claim>,
}

/// The world.
pub(crate) struct Press {
    seed: u64,
    reports: usize,
    days: i64,
    pub(crate) clubs: Vec<String>,
    pub(crate) players: Vec<Player>,
    squads: Vec<Vec<usize>>,
    by_name: BTreeMap<String, usize>,
}

fn name_of(dice: &mut Dice, syllables: usize) -> String {
    let mut name: String = (0..syllables).map(|_| *dice.of(&SYLLABLES)).collect();
    name[..1].make_ascii_uppercase();
    name
}

impl Press {
    /// A world that so many reports tell of.
    pub(crate) fn of(reports: usize, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let players = (reports / 30).max(8);
        let clubs = ((reports as f64 / 50.0).sqrt() as usize).clamp(2, 200);
        // So long that a club has its squad at all times.
        let days = (players as i64 * CAREER / (clubs * SQUAD) as i64).max(CAREER / 2);
        let surnames: Vec<String> = (0..(players / 3).max(4)).map(|_| name_of(&mut dice, 3)).collect();
        let clubs: Vec<String> = (0..clubs)
            .map(|n| format!("{} {}", name_of(&mut dice, 2), ["Town", "United", "City"][n % 3]))
            .collect();
        let player = |n: usize| {
            let from = add_days(BEGIN, (n as i64 * (days + CAREER) / players as i64) - CAREER);
            let surname = dice.of(&surnames).clone();
            Player {
                name: format!("{} {surname}", name_of(&mut dice, 2)),
                surname,
                id: dice.chance(60).then(|| PersonId(format!("cup:{n}"))),
                club: dice.below(clubs.len()),
                from,
                absences: absences(&mut dice, from),
            }
        };
        let players: Vec<Player> = (0..players).map(player).collect();
        let mut squads = vec![Vec::new(); clubs.len()];
        players.iter().enumerate().for_each(|(n, p)| squads[p.club].push(n));
        let mut by_name = BTreeMap::new();
        for (n, player) in players.iter().enumerate() {
            by_name.entry(player.name.clone()).or_insert(n);
            by_name.entry(player.surname.clone()).or_insert(n);
        }
        Self { seed, reports, days, clubs, players, squads, by_name }
    }

    /// A day of the world.
    pub(crate) fn day(&self, dice: &mut Dice) -> Date {
        add_days(BEGIN, dice.below(self.days as usize) as i64)
    }

    /// How many reports there are.
    pub(crate) fn size(&self) -> usize {
        self.reports
    }

    /// The name and the club of the player whom a claim is truly about, as far as the claim tells: of namesakes, the first.
    pub(crate) fn truth(&self, claim: &Claim) -> (&str, &str) {
        let of_pack =
            claim.player.id.as_ref().and_then(|id| id.0.strip_prefix("cup:")?.parse::<usize>().ok());
        let player = match of_pack {
            Some(n) => self.players.get(n),
            None => self.by_name.get(&claim.player.name).and_then(|n| self.players.get(*n)),
        };
        player.map_or(("", ""), |p| (&p.name, &self.clubs[p.club]))
    }

    /// The reports, in the order of the days.
    pub(crate) fn items(&self) -> impl Iterator<Item = Item> + '_ {
        (0..self.reports).map(|n| self.item(n))
    }

    fn item(&self, n: usize) -> Item {
        let mut dice = Dice(self.seed ^ (n as u64 + 1).wrapping_mul(0x51de_11ed_0000_0001));
        let day = add_days(BEGIN, n as i64 * self.days / self.reports as i64);
        let (club, squad) = loop {
            let club = dice.below(self.clubs.len());
            let at =
                |p: &usize| (self.players[*p].from..add_days(self.players[*p].from, CAREER)).contains(&day);
            let squad: Vec<usize> = self.squads[club].iter().copied().filter(at).collect();
            if !squad.is_empty() {
                break (club, squad);
            }
        };
        let mut page = Page { text: format!("{} news, number {n}.\n\n", self.clubs[club]), told: Vec::new() };
        let manager = format!("Manager {}", self.clubs[club]);
        for _ in 0..3 {
            let player = &self.players[*dice.of(&squad)];
            page.fill(&mut dice);
            self.tell(&mut dice, &mut page, player, day, &manager);
        }
        page.fill(&mut dice);
        page.item(format!("report-{n}"), Some(format!("Outlet {}", dice.below(40))), day)
    }

    fn tell(&self, dice: &mut Dice, page: &mut Page, player: &Player, day: Date, manager: &str) {
        let short = dice.chance(20);
        let name = if short { &player.surname } else { &player.name };
        let id = player.id.clone().filter(|_| !short || dice.chance(70));
        let team = dice.chance(60).then(|| self.clubs[player.club].clone());
        let person = Person { name: name.clone(), id, team };
        let by: &[&str] = if dice.chance(40) { &[manager] } else { &[] };
        let now = player.absences.iter().find(|(from, back, ..)| *from <= day && day < *back);
        let over = player.absences.iter().rev().find(|(_, back, ..)| *back <= day);
        let out = |status| ClaimValue::Status { status, reason: StatusReason::Injury };
        let mut say = |words: String, value, when| page.say(&person, by, words, value, when);
        match (now, over) {
            (Some((from, back, place, side)), _) => {
                let (region, word) = REGIONS[*place];
                let onset = dice.chance(50).then(|| Interval::day(*from));
                let facts = InjuryFacts {
                    region,
                    part: (region == Region::Thigh).then(|| word.to_owned()),
                    pathology: if region == Region::Illness {
                        Pathology::Illness
                    } else {
                        Pathology::MuscleTendon
                    },
                    side: dice.chance(40).then_some(*side),
                    phase: Some(Phase::Current),
                    ..InjuryFacts::default()
                };
                say(
                    format!("{name} has been out with his {word} since the match of {from}"),
                    ClaimValue::Injury(facts),
                    onset,
                );
                say(format!("{name} is not available, it was said on {day}"), out(Status::Out), None);
                let by = add_days(*back, dice.below(15) as i64 - 7).max(add_days(day, 1));
                let expected = ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Hoped };
                say(
                    format!("{name} hopes to be back by {by} at the latest"),
                    ClaimValue::ReturnEstimate(expected),
                    None,
                );
                if dice.chance(40) {
                    say(
                        format!("{name} has begun to run"),
                        ClaimValue::Stage { rung: Rung(40), words: "run".into() },
                        None,
                    );
                }
            }
            (None, Some((_, back, place, _))) if dice.chance(60) => {
                say(
                    format!("{name} came back on {back}"),
                    ClaimValue::Return { into: None },
                    Some(Interval::day(*back)),
                );
                say(format!("{name} is fit, over his {}", REGIONS[*place].1), out(Status::Available), None);
                say(
                    format!("{name} trains with the others"),
                    ClaimValue::Stage { rung: Rung(60), words: "trains".into() },
                    None,
                );
            }
            _ => {
                say(
                    format!("{name} was hurt in training on {day}"),
                    ClaimValue::Setback { region: Region::Unspecified },
                    Some(Interval::day(day)),
                );
                say(format!("{name} is a doubt for the next match"), out(Status::Doubtful), None);
                say(
                    format!("{name} plays for {}", self.clubs[player.club]),
                    ClaimValue::Team { name: self.clubs[player.club].clone() },
                    None,
                );
            }
        }
    }

    /// Who played: forty matches of every player.
    pub(crate) fn appearances(&self) -> impl Iterator<Item = Appearance> + '_ {
        let of = |player: &Player| {
            let (name, id) = (player.id.is_none().then(|| player.name.clone()), player.id.clone());
            let fit = |day: Date| player.absences.iter().all(|(from, back, ..)| day <= *from || day >= *back);
            let part = |n: i64| {
                let day = add_days(player.from, n * CAREER / 40);
                Appearance {
                    player: Person { name: name.clone().unwrap_or_default(), id: id.clone(), team: None }
                        .into(),
                    day,
                    minutes: if fit(day) { 90 } else { 0 },
                    against: Some(self.clubs[n as usize % self.clubs.len()].as_str().into()),
                    home: Some(n % 2 == 0),
                    table: "matches".into(),
                }
            };
            (0..40).map(part).collect::<Vec<_>>()
        };
        self.players.iter().flat_map(of)
    }
}

fn absences(dice: &mut Dice, from: Date) -> Vec<(Date, Date, usize, Side)> {
    let mut absences = Vec::new();
    let mut day = add_days(from, 20 + dice.below(90) as i64);
    while day < add_days(from, CAREER) {
        let back = add_days(day, 6 + dice.below(50) as i64);
        let side = if dice.chance(50) { Side::Left } else { Side::Right };
        absences.push((day, back, dice.below(REGIONS.len()), side));
        day = add_days(back, 20 + dice.below(150) as i64);
    }
    absences
}

/// A report of an outlet's in its own voice: of each player of a club, in which words, what it says, and when that was.
pub(crate) fn report(
    outlet: &str,
    day: Date,
    told: &[(&str, &str, String, ClaimValue, Option<Interval>)],
) -> Item {
    let mut page = Page { text: format!("{outlet}, {day}. "), told: Vec::new() };
    for (name, club, words, value, when) in told {
        let person = Person { name: (*name).to_owned(), id: None, team: Some((*club).to_owned()) };
        page.say(&person, &[], words.clone(), value.clone(), *when);
    }
    page.item(format!("{outlet}-{day}"), Some(outlet.to_owned()), day)
}

/// A report being written.
struct Page {
    text: String,
    told: Vec<Claim>,
}

impl Page {
    fn item(self, doc: String, outlet: Option<String>, day: Date) -> Item {
        let mut document = Document::new(doc, self.text);
        document.outlet = outlet;
        let claims = self.told.into_iter().map(|mut claim| {
            claim.document = document.id.clone();
            claim.sealed()
        });
        Item { claims: claims.collect(), said: Dating::given(day), document }
    }

    /// A paragraph that says nothing.
    fn fill(&mut self, dice: &mut Dice) {
        for _ in 0..45 {
            let word = dice.of(&WORDS);
            self.text.push_str(word);
            self.text.push(' ');
        }
        self.text.push_str("so it went.\n\n");
    }

    fn say(
        &mut self,
        player: &Person,
        by: &[&str],
        words: String,
        value: ClaimValue,
        when: Option<Interval>,
    ) {
        let start = self.text.len();
        self.text.push_str(&words);
        let evidence = vec![Evidence { start, end: self.text.len(), text: words.into() }];
        self.text.push_str(". ");
        self.told.push(Claim {
            id: ClaimId(String::new()),
            document: ledger::DocumentId(String::new()),
            player: player.clone(),
            value,
            when,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by: by.iter().map(|name| (*name).to_owned()).collect(),
            evidence,
            rule: "press".into(),
            derivation: vec!["as the press has it".into()],
        });
    }
}
