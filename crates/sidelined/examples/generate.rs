//! Prints made-up reports as JSON lines, the same in every run:
//! `cargo run --release -p sidelined --example generate -- 20000 > reports.jsonl`.
//!
//! Some two hundred invented players of twenty invented clubs are hurt, recover and return over ten years. A report
//! tells of one to five of them, in 40 to 600 words; what stands between differs from report to report.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a tool for measuring")]
#![allow(clippy::disallowed_methods, reason = "it has arguments")]

use std::io::{self, BufWriter, Write as _};

use jiff::civil::date;
use serde_json::json;

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000);
    let mut out = BufWriter::new(io::stdout().lock());
    for number in 0..count {
        let mut writer = Desk { seed: Seed(number ^ 0x51de_11ed) };
        let (day, text) = writer.report();
        let row = json!({ "doc": format!("report-{number}"), "published": day, "text": text,
            "url": format!("https://desk.example/{number}") });
        writeln!(out, "{row}")?;
    }
    out.flush()
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[rustfmt::skip]
const GIVEN: [&str; 20] = [
    "Aaron", "Bruno", "Callum", "Dario", "Emeka", "Florian", "Graham", "Hugo", "Ivan", "Jonas", "Karim", "Leon",
    "Marco", "Nathan", "Oscar", "Pavel", "Quentin", "Ruben", "Sami", "Tariq",
];
#[rustfmt::skip]
const SURNAMES: [&str; 25] = [
    "Ashgrove", "van der Laak", "O'Dempsey", "Brünning", "Castelmo", "de Witte", "Ekholm", "Farrugia", "Gantry-Moss",
    "Hollander", "Ibekwe", "Jarosz", "Kettleby", "Lavigne", "McGarrigan", "N'Diomande", "Oyelaran", "Pemberley",
    "Quarrie", "Rosales", "Sandgate", "Tverdik", "Ulriksen", "Vasconcel", "Whitmarsh",
];
#[rustfmt::skip]
const CLUBS: [&str; 20] = [
    "Aldmoor Town", "Brackwater City", "Carrick United", "Denholm Rovers", "Eastfield Albion", "Farleigh County",
    "Garston Athletic", "Heathvale", "Ingleby Wanderers", "Jesmere", "Kirkholm United", "Langmoor", "Marsden City",
    "Northwick", "Oakhampton", "Penrose Athletic", "Quarrydale", "Redmire", "Stavely Rangers", "Thornwell",
];
#[rustfmt::skip]
const PLAIN: [&str; 12] = [
    "The visitors had the better of the first half, and only a fine save kept the score level at the break.",
    "A crowd of 21,400 saw it, and most of them stayed until the end in spite of the rain.",
    "The winner came from a corner that was only half cleared.",
    "It was their fourth match in eleven days, and it showed.",
    "The referee added four minutes of injury time, in which nothing much happened.",
    "Both clubs have asked for the match to be moved to the Sunday.",
    "Season-ticket sales have passed last year's, the club said in a statement.",
    "The board has backed the manager, whose contract runs for two more years.",
    "The away end sang throughout, and the home end did not.",
    "A goalless first half was forgotten within minutes of the second.",
    "The result lifts them to ninth, five points short of the places that matter.",
    "They have won three of the last four meetings of the two clubs.",
];

struct Desk {
    seed: Seed,
}

impl Desk {
    fn below(&mut self, end: usize) -> usize {
        (self.seed.next() % end as u64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn report(&mut self) -> (String, String) {
        let club = self.below(CLUBS.len());
        let day =
            date(2015, 1, 1).saturating_add(jiff::SignedDuration::from_hours(24 * self.below(3650) as i64));
        let manager = format!("{} {}", self.one(&GIVEN), SURNAMES[(club * 7) % SURNAMES.len()]);
        let mut paragraphs = Vec::new();
        for _ in 0..=self.below(5) {
            let told = self.told(CLUBS[club], &manager);
            paragraphs.push(told);
            for _ in 0..=self.below(3) {
                let (first, second) = (self.one(&PLAIN), self.one(&PLAIN));
                paragraphs.push(format!("{first} {second}"));
            }
        }
        (day.to_string(), paragraphs.join("\n\n") + "\n")
    }

    fn told(&mut self, club: &str, manager: &str) -> String {
        let number = self.below(10);
        // Ten players a club: their names follow from the club's place in the list.
        let base = CLUBS.iter().position(|c| *c == club).unwrap_or(0) * 10 + number;
        let (given, surname) = (GIVEN[base % GIVEN.len()], SURNAMES[(base / 8 + base) % SURNAMES.len()]);
        let role = self.one(&["striker", "defender", "midfielder", "winger", "goalkeeper", "full-back"]);
        let part = self.one(&["knee", "ankle", "hamstring", "calf", "groin", "shoulder", "back", "foot"]);
        let weeks = self.one(&["two", "three", "four", "five", "six", "eight", "ten"]);
        let weekday = self.one(&["Saturday", "Sunday", "Tuesday", "Wednesday"]);
        let other = self.one(&CLUBS);
        let manager_surname = manager.split_once(' ').map_or(manager, |n| n.1);
        match self.below(8) {
            0 => format!(
                "{club} {role} {given} {surname} will be out for {weeks} weeks with a {part} injury. {surname} was hurt \
                 in {weekday}'s match against {other} and had a scan the day after."
            ),
            1 => format!(
                "{given} {surname} has had surgery on his {part} and will miss the rest of the season, {club} said on \
                 {weekday}. The {role} is expected to start his rehab in {weeks} weeks."
            ),
            2 => format!(
                "{club} manager {manager} hopes to have {given} {surname} back for the visit of {other}. “He trained with \
                 the squad on {weekday} and felt no pain in the {part},” {manager_surname} said. “We will not take a risk.”"
            ),
            3 => format!(
                "{given} {surname} is a doubt with a {part} problem. The {role} limped off on {weekday} and will be \
                 assessed before the trip to {other}."
            ),
            4 => format!(
                "{given} {surname} has returned to running {weeks} weeks after he injured his left {part}. “There is no \
                 swelling,” {club} manager {manager} said, “but he is not ready to train with the team.”"
            ),
            5 => format!(
                "{club} {role} {given} {surname} made his comeback on {weekday} after {weeks} weeks out with a {part} \
                 injury. He came on against {other} for the last half-hour."
            ),
            6 => format!(
                "{given} {surname} missed {weekday}'s game with illness. {manager}, the manager, said that the {role} \
                 should be fit to face {other}."
            ),
            _ => format!(
                "The {part} injury of {given} {surname} is worse than was feared. The {club} {role} faces another \
                 {weeks} weeks on the sidelines after a setback in training on {weekday}."
            ),
        }
    }
}
