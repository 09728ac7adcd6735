//! The same report in another order, and round-ups of paragraphs that each stand for themselves.

use crate::reports::Report;
use crate::seed::Seed;

/// Reports whose paragraphs (separated by empty lines) may stand in other orders too: those that are about somebody
/// else than the paragraph before, and name them, and the sentences that belong to them.
#[rustfmt::skip]
const ORDERS: &[(&str, &[usize])] = &[
    ("01-harbour-rowntree-carried-off", &[0, 1, 2, 3, 4, 7, 5, 6, 8, 9, 10]),
    ("01-harbour-rowntree-carried-off", &[0, 1, 3, 2, 4, 5, 6, 8, 9, 7, 10]),
    ("02-harbour-scan-verdict", &[0, 1, 2, 3, 5, 4, 6, 7, 8]),
    ("03-harbour-correction", &[0, 1, 3, 2, 4, 5, 6, 7]),
    ("05-harbour-camp", &[0, 1, 2, 4, 3, 5, 6, 7, 8, 9, 10, 11]),
    ("05-harbour-camp", &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 10]),
    ("06-harbour-rowntree-returns", &[0, 1, 2, 3, 4, 5, 8, 6, 7, 9, 10, 11]),
    ("06-harbour-rowntree-returns", &[0, 1, 2, 3, 5, 4, 6, 7, 8, 11, 9, 10]),
    ("08-bournemouth-cruciates", &[0, 1, 2, 3, 4, 6, 5, 7, 8, 9]),
    ("12-brady-knee", &[0, 1, 2, 3, 4, 6, 5, 7]),
    ("15-wales-withdrawals", &[0, 1, 2, 4, 3, 5, 6, 7, 8, 9, 10]),
    ("15-wales-withdrawals", &[0, 1, 2, 3, 4, 5, 6, 7, 9, 8, 10]),
    ("16-tennis-grass-court-casualties", &[0, 1, 2, 3, 4, 10, 5, 6, 7, 8, 9]),
    ("wire-2", &[0, 1, 2, 3, 7, 4, 5, 6]),
    ("wire-2", &[0, 1, 2, 3, 5, 6, 4, 7]),
    ("a1-full-back", &[0, 1, 2, 3, 5, 4]),
    ("a1-full-back", &[0, 1, 2, 4, 5, 3]),
    ("a2-striker-surgery", &[0, 1, 2, 3, 5, 4, 6]),
    ("a2-striker-surgery", &[0, 1, 2, 3, 4, 6, 5]),
    ("a3-goalkeeper-concussion", &[0, 1, 2, 4, 3]),
    ("a4-netball", &[0, 1, 2, 3, 6, 4, 5]),
    ("a5-rugby", &[0, 1, 2, 3, 5, 4]),
    ("a8-cricketers", &[0, 1, 2, 3, 4, 6, 5]),
];

/// The report with its paragraphs in the orders that make sense of it.
pub(crate) fn orders(report: &Report) -> Vec<(String, Report)> {
    let paragraphs: Vec<&str> = report.text.trim_end().split("\n\n").collect();
    let of = ORDERS.iter().filter(|(name, _)| *name == report.name).enumerate();
    of.map(|(n, (name, order))| {
        assert!(
            paragraphs.len() == order.len(),
            "{name}: {} paragraphs, {} in its order",
            paragraphs.len(),
            order.len()
        );
        let text: Vec<&str> = order.iter().map(|i| paragraphs[*i]).collect();
        (format!("order-{n}"), report.with(text.join("\n\n") + "\n"))
    })
    .collect()
}

/// Paragraphs that each stand for themselves: everybody is named in full, and no two tell of the same person.
const PARAGRAPHS: &[&str] = &[
    "Brampton Vale striker Keiran Oduwole tore a hamstring in Saturday's defeat and will be out for six weeks.",
    "Lorenzo Capuzzi has had surgery on his right ankle. The Ashwell midfielder broke it in training on Monday.",
    "Winger Tariq Benhaddou is doubtful with a groin strain. He came off at half-time in Saturday's match.",
    "Jakub Holzer resumed running on Thursday. The Thornwick defender has been out since a knee operation in October.",
    "“Emre Kocabaş has a fractured rib and will not travel,” Stanmore manager Neil Rudkin said.",
    "Goalkeeper Anders Fjellheim missed Saturday's game with flu but is expected to be fit for the next match.",
    "Marcel Dubrovsky will miss the rest of the season after rupturing his left Achilles tendon in December.",
    "Full-back Sione Vaipulu returned to full training on Wednesday after five weeks out with a shoulder injury.",
    "Captain Rhodri Talfan is suspended. Hugo Estévez-Lane serves the last match of a ban.",
    "Oliver St Clair, who has a calf problem, trained alone on Thursday and could return next week.",
    "Teenager Bilal Achouri signed a contract until 2027 and scored twice for the reserves on Tuesday.",
    "Desmond Karikari was taken off with concussion on Saturday. The Pelham centre-back will miss one match.",
    "Noah Brightwell broke a metatarsal in 2018, but the Corley captain has not missed a game this season.",
    "Ivo Marchetto has recovered from a back injury and played the full 90 minutes for Leighford on Saturday.",
];

const HEADER: &str = " date 2023-02-24 ";

/// One paragraph as a report of its own.
pub(crate) fn alone() -> Vec<Report> {
    PARAGRAPHS.iter().map(|p| round_up("paragraph".into(), &[p])).collect()
}

/// Some of the paragraphs in some order, and their numbers.
pub(crate) fn round_ups(seed: &mut Seed, count: usize) -> Vec<(Vec<usize>, Report)> {
    let numbers: Vec<usize> = (0..PARAGRAPHS.len()).collect();
    let mut one = |n: usize| {
        let mut chosen = seed.shuffled(&numbers);
        chosen.truncate(2 + seed.below(PARAGRAPHS.len() - 1));
        let texts: Vec<&str> = chosen.iter().map(|i| PARAGRAPHS[*i]).collect();
        (chosen, round_up(format!("round-up-{n}"), &texts))
    };
    (0..count).map(&mut one).collect()
}

fn round_up(name: String, paragraphs: &[&str]) -> Report {
    Report { name, text: format!("{HEADER}{}\n", paragraphs.join("\n\n")), published: None }
}
