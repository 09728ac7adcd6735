//! What every picture owes: the same bytes for the same input, well-formed SVG that says what it shows, nothing outside the sheet, no panic.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use pictures::*;
use proptest::prelude::*;

fn heading() -> Heading {
    Heading {
        title: "Injuries <of> \"Northbridge & Sons\", 2020/21".into(),
        notes: vec!["Source: made up, as known on 31 May 2021.".into()],
    }
}

fn day(n: i32) -> Date {
    date(2020, 7, 1).checked_add(jiff::Span::new().days(n)).unwrap()
}

fn days(a: i32, b: i32) -> Days {
    Days::new(day(a), day(b))
}

fn absence(onset: Days, end: Option<Days>, kind: &str) -> Absence {
    Absence { onset, end, kind: kind.into(), label: kind.into() }
}

fn player(name: &str, absences: Vec<Absence>) -> SquadPlayer {
    SquadPlayer { name: name.into(), absences, sum: "13–39 d".into() }
}

fn season(players: Vec<SquadPlayer>) -> Squad {
    Squad { days: days(0, 364), players, coloured_by: "region".into() }
}

fn thirty() -> Squad {
    let kinds =
        ["knee", "thigh", "ankle", "lower leg", "foot", "hip or groin", "shoulder", "head", "back", ""];
    let players = (0..30).map(|n| {
        let of = |k: i32| {
            let from = (n * 37 + k * 83) % 330;
            let end = (n + k) % 7 != 0;
            let kind = kinds[((n * 3 + k) % 10) as usize];
            absence(days(from, from + n % 4), end.then(|| days(from + 9 + n, from + 9 + n + k * 5)), kind)
        };
        player(
            &format!("Bartholomew Featherstonehaugh-Cholmondeley the {n}th"),
            (0..1 + n % 3).map(of).collect(),
        )
    });
    season(players.collect())
}

fn risk(name: &str, incidence: f64, days: f64, injuries: usize) -> Risk {
    Risk {
        name: name.into(),
        incidence,
        incidence_limits: Some((incidence * 0.6, incidence * 1.6)),
        days: (days * 0.8, days * 1.2),
        days_limits: Some((days * 0.5, days * 1.9)),
        injuries,
    }
}

fn regions() -> RiskMatrix {
    let kinds = (0..18).map(|n| {
        let n = f64::from(n);
        risk(&format!("region number {n}"), 0.05 * 1.25f64.powf(n % 11.0), 4.0 + n * n % 37.0, 3 + n as usize)
    });
    RiskMatrix { kinds: kinds.collect(), per: "1,000 h".into(), confidence: 0.95 }
}

fn months() -> Prevalence {
    let period = |n: i32| Period {
        days: days(n * 30, n * 30 + 29),
        players: 25,
        share: (0.1 + f64::from(n) * 0.01, 0.2 + f64::from(n) * 0.02),
        limits: Some((0.05, 0.5)),
    };
    Prevalence { periods: (0..12).map(period).collect(), confidence: 0.95 }
}

fn curves(n: usize) -> Survival {
    let curve = |c: usize| SurvivalCurve {
        name: format!("group {c}"),
        steps: (1..40)
            .map(|t| SurvivalStep {
                time: f64::from(t) * (c + 1) as f64,
                at_risk: 40 - t as usize,
                censored: usize::from(t % 5 == 0),
                survival: 1.0 - f64::from(t) / 41.0,
                limits: (t > 2).then(|| (0.9 - f64::from(t) / 50.0, 1.0 - f64::from(t) / 60.0)),
            })
            .collect(),
    };
    Survival {
        curves: (0..n).map(curve).collect(),
        time: "days since the injury".into(),
        share: "still out, %".into(),
        result: "log-rank test: χ² 4.2, 2 df, p = 0.123".into(),
    }
}

fn said(said: i32, not_before: Option<i32>, by: Option<i32>, plain: bool, who: &str) -> Expected {
    Expected { said: day(said), not_before: not_before.map(day), by: by.map(day), plain, who: who.into() }
}

fn slips() -> Drift {
    Drift {
        onset: days(10, 12),
        expected: vec![
            said(13, None, Some(40), true, "Owen Achterberg"),
            said(30, Some(45), Some(60), true, "Northbridge Gazette"),
            said(50, Some(70), None, false, "Owen Achterberg"),
            said(50, None, Some(80), true, "the club"),
        ],
        back: Some(days(92, 95)),
        known_to: day(200),
    }
}

fn bins() -> Calibration {
    let bin = |n: usize| Bin {
        from: n as f64 / 10.0,
        to: (n + 1) as f64 / 10.0,
        n: 10 + 300 / (n + 1),
        forecast: n as f64 / 10.0 + 0.04,
        happened: (n as f64 / 9.5).min(1.0),
        limits: Some(((n as f64 / 12.0).min(1.0), (n as f64 / 8.0).min(1.0))),
    };
    Calibration {
        bins: (0..10).map(bin).collect(),
        what: "plays in the next match".into(),
        confidence: 0.95,
        scores: vec!["Brier score 0.140".into()],
    }
}

fn all() -> Vec<Picture> {
    let of = heading();
    vec![
        squad(&of, &thirty()).unwrap(),
        risk_matrix(&of, &regions()).unwrap(),
        prevalence(&of, &months()).unwrap(),
        survival(&of, &curves(4)).unwrap(),
        drift(&of, &slips()).unwrap(),
        calibration(&of, &bins()).unwrap(),
    ]
}

/// Checks what every picture owes, and gives its text elements: words, place, size, anchor.
fn texts(picture: &Picture) -> Vec<(String, f64, f64, f64, String)> {
    let svg = picture.svg();
    let tree = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}: {svg}"));
    let root = tree.root_element();
    let first: Vec<&str> =
        root.children().filter(|n| n.is_element()).take(2).map(|n| n.tag_name().name()).collect();
    assert_eq!((first, root.attribute("role")), (vec!["title", "desc"], Some("img")));
    assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("style="), "{svg}");
    let number = |node: &roxmltree::Node<'_, '_>, name: &str| {
        node.attribute(name).unwrap().parse::<f64>().unwrap() / 10.0
    };
    let elements = root.descendants().filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    elements
        .map(|n| {
            let words = n.text().unwrap_or_default().trim().to_owned();
            let anchor = n.attribute("text-anchor").unwrap().to_owned();
            let anchor = if n.has_attribute("transform") { "upright".into() } else { anchor };
            (words, number(&n, "x"), number(&n, "y"), number(&n, "font-size"), anchor)
        })
        .collect()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for (a, b) in all().iter().zip(&all()) {
        assert_eq!(a.svg(), b.svg());
    }
    let drift = drift(&heading(), &slips()).unwrap();
    assert_eq!(drift.png(1.0).unwrap(), drift.png(1.0).unwrap());
}

#[test]
fn every_picture_says_what_it_shows_and_from_what() {
    for picture in all() {
        let texts = texts(&picture);
        let has = |part: &str| texts.iter().any(|(words, ..)| words.contains(part));
        assert!(has("Injuries <of> \"Northbridge & Sons\"") && has("as known on 31 May 2021"), "{texts:?}");
    }
    let told = |picture: &Picture, part: &str| {
        let tree = roxmltree::Document::parse(picture.svg()).unwrap();
        let desc =
            tree.descendants().find(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "desc"))).unwrap();
        assert!(desc.text().unwrap().contains(part), "{:?} lacks {part}", desc.text());
    };
    let pictures = all();
    told(&pictures[0], "absences of 30 players from 2020-07-01 to 2021-06-30");
    told(&pictures[2], "42.0 %");
    told(&pictures[4], "2020-07-14: Owen Achterberg expected 2020-08-10. ");
}

/// Rectangles of the words, by Arial's widths of letters, taken at 0.5 em (half of them are narrower, half wider).
#[test]
fn nothing_is_written_over_something_else() {
    for picture in all() {
        let mut areas: Vec<(String, [f64; 4])> = Vec::new();
        for (words, x, y, size, anchor) in texts(&picture) {
            if words.is_empty() || anchor == "upright" {
                continue;
            }
            let width = words.chars().count() as f64 * size * 0.42;
            let left = match anchor.as_str() {
                "middle" => x - width / 2.0,
                "end" => x - width,
                _ => x,
            };
            let area = [left, y - size * 0.42, left + width, y + size * 0.42];
            for (other, [a, b, c, d]) in &areas {
                let meets = area[0] < *c && *a < area[2] && area[1] < *d && *b < area[3];
                assert!(!meets, "{words:?} lies on {other:?} in {}", &picture.svg()[..200]);
            }
            assert!(area[0] >= 0.0 && area[2] <= f64::from(picture.width()), "{words:?} leaves the sheet");
            assert!(area[3] <= f64::from(picture.height()), "{words:?} is below the sheet");
            areas.push((words, area));
        }
    }
}

#[test]
fn png_has_the_size_that_was_asked_for() {
    for picture in all() {
        let png = picture.png(2.0).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (picture.width() * 2, picture.height() * 2));
    }
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e6] {
        assert!(matches!(all()[0].png(scale), Err(PictureError::Failed(_))), "{scale}");
    }
}

#[test]
fn nothing_to_draw_is_an_error() {
    let of = heading();
    let nothing = |drawn: Result<Picture, PictureError>| {
        let error = drawn.unwrap_err();
        assert!(matches!(error, PictureError::Nothing(_)), "{error}");
        assert!(error.to_string().starts_with("nothing to draw: "));
    };
    nothing(squad(&of, &season(vec![player("Jan Novak", vec![])])));
    nothing(squad(&of, &season(vec![player("Jan Novak", vec![absence(days(500, 500), None, "knee")])])));
    nothing(risk_matrix(&of, &RiskMatrix { kinds: vec![risk("knee", 0.0, 0.0, 1)], ..regions() }));
    nothing(prevalence(&of, &Prevalence { periods: vec![], confidence: 0.95 }));
    nothing(survival(&of, &curves(0)));
    nothing(drift(&of, &Drift { expected: vec![said(1, None, None, true, "x")], ..slips() }));
    nothing(calibration(&of, &Calibration { bins: vec![], ..bins() }));
    assert!(matches!(survival(&of, &curves(8)), Err(PictureError::TooMuch(_))));
}

#[test]
fn one_of_each_is_enough() {
    let of = heading();
    let one = season(vec![player("Jan Novak", vec![absence(days(0, 300), None, "")])]);
    texts(&squad(&of, &one).unwrap());
    texts(&risk_matrix(&of, &RiskMatrix { kinds: vec![risk("knee", 0.2, 14.0, 2)], ..regions() }).unwrap());
    let mut curve = curves(1);
    curve.curves[0].steps.truncate(1);
    texts(&survival(&of, &curve).unwrap());
    let open = Drift { expected: vec![said(11, Some(11), None, false, "")], back: None, ..slips() };
    texts(&drift(&of, &open).unwrap());
}

#[test]
fn a_bar_is_hatched_where_days_are_open() {
    let lines = |onset: Days, end: Days| {
        let one = season(vec![player("Jan Novak", vec![absence(onset, Some(end), "knee")])]);
        squad(&heading(), &one).unwrap().svg().matches("<polyline").count()
    };
    let sharp = lines(days(50, 50), days(120, 120));
    assert!(lines(days(20, 50), days(120, 120)) > sharp && lines(days(50, 50), days(120, 160)) > sharp);
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        Just("</text><script>alert(1)</script>".to_owned()),
        Just("\u{0}\u{1}\u{1b}[31m\u{fffe}".to_owned()),
        Just("محمد صلاح".to_owned())
    ]
}

fn any_days() -> impl Strategy<Value = Days> {
    (-100i32..500, 0i32..200).prop_map(|(from, length)| days(from, from + length))
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -1.0..500.0,
        Just(0.0),
        Just(1.0),
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(1e300),
        Just(1e-300)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_squad_is_too_odd(
        rows in prop::collection::vec((any_name(), prop::collection::vec((any_days(), prop::option::of(any_days()), any_name()), 0..4)), 0..12),
    ) {
        let players = rows.into_iter().map(|(name, absences)| {
            player(&name, absences.into_iter().map(|(onset, end, kind)| absence(onset, end, &kind)).collect())
        });
        if let Ok(picture) = squad(&heading(), &season(players.collect())) {
            texts(&picture);
        }
    }

    #[test]
    fn no_numbers_are_too_odd(
        numbers in prop::collection::vec((any_number(), any_number(), any_number(), any_number(), any_name()), 0..12),
    ) {
        let of = heading();
        let kinds = numbers.iter().map(|(a, b, c, d, name)| Risk {
            name: name.clone(), incidence: *a, incidence_limits: Some((*b, *c)), days: (*c, *d), days_limits: Some((*a, *d)), injuries: 3,
        });
        if let Ok(picture) = risk_matrix(&of, &RiskMatrix { kinds: kinds.collect(), ..regions() }) {
            texts(&picture);
        }
        let periods = numbers.iter().map(|(a, b, c, d, _)| Period { days: days(0, 20), players: 3, share: (*a, *b), limits: Some((*c, *d)) });
        if let Ok(picture) = prevalence(&of, &Prevalence { periods: periods.collect(), confidence: 0.95 }) {
            texts(&picture);
        }
        let bins = numbers.iter().map(|(a, b, c, d, _)| Bin { from: *a, to: *b, n: 4, forecast: *c, happened: *d, limits: Some((*a, *b)) });
        if let Ok(picture) = calibration(&of, &Calibration { bins: bins.collect(), ..self::bins() }) {
            texts(&picture);
        }
        let steps = numbers.iter().map(|(a, b, c, d, _)| SurvivalStep { time: *a, at_risk: 3, censored: 1, survival: *b, limits: Some((*c, *d)) });
        let curve = SurvivalCurve { name: "x".into(), steps: steps.collect() };
        if let Ok(picture) = survival(&of, &Survival { curves: vec![curve], ..curves(0) }) {
            texts(&picture);
        }
    }

    #[test]
    fn no_expectation_is_too_odd(
        told in prop::collection::vec((-50i32..900, prop::option::of(-50i32..900), prop::option::of(-50i32..900), any::<bool>(), any_name()), 0..10),
        onset in any_days(),
        back in prop::option::of(any_days()),
    ) {
        let expected = told.iter().map(|(at, not_before, by, plain, who)| said(*at, *not_before, *by, *plain, who));
        if let Ok(picture) = drift(&heading(), &Drift { onset, expected: expected.collect(), back, known_to: day(300) }) {
            texts(&picture);
        }
    }
}
