//! Laws that hold for any register.

use jiff::civil::date;
use ledger::{Interval, add_days};
use outlook::epi::{
    Bounds, Every, Exposure, Injury, Method, Register, ReturnDay, Settings, Until, prevalence,
    severity_bands, summary,
};
use proptest::prelude::*;

type Rows = (Vec<(u8, u16, u8, u8, u8, bool)>, Vec<(u8, u16)>);

fn rows() -> impl Strategy<Value = Rows> {
    (
        prop::collection::vec((0u8..6, 0u16..300, 0u8..9, 0u8..90, 0u8..9, any::<bool>()), 0..40),
        prop::collection::vec((0u8..6, 0u16..4000), 0..8),
    )
}

fn register((injuries, exposures): &Rows) -> Register {
    let start = date(2020, 7, 1);
    let mut register = Register::new(date(2021, 6, 30));
    for (player, from, width, length, slack, open) in injuries {
        let from = add_days(start, i64::from(*from));
        let onset = Interval::new(from, add_days(from, i64::from(*width)));
        let back = add_days(from, i64::from(*length));
        let back = Interval::new(back, add_days(back, i64::from(*slack)));
        let until = if *open { Until::Open } else { Until::Back(back) };
        let (player, kind) = (player.to_string(), (length % 3).to_string());
        let labels = [("kind", kind.as_str())];
        register.injury(&Injury { player: &player, onset, until, setting: None, labels: &labels }).unwrap();
    }
    for (player, minutes) in exposures {
        let days = Interval::new(start, date(2021, 6, 30));
        let player = player.to_string();
        let match_minutes = f64::from(*minutes);
        register
            .exposure(&Exposure { player: &player, days, match_minutes, training_minutes: 0.0, labels: &[] })
            .unwrap();
    }
    register
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn groups_add_up_and_nothing_is_nan(rows in rows()) {
        let register = register(&rows);
        for method in [Method::Exact, Method::MidP, Method::PlayerT, Method::QuasiPoisson, Method::Jackknife, Method::NegativeBinomial, Method::Bootstrap { draws: 20, seed: 3 }] {
            let settings = Settings { incidence: method, burden: method, ..Settings::default() };
            let whole = &summary(&register, &[], &settings).unwrap()[0];
            prop_assert!(whole.days_lost.least <= whole.days_lost.most);
            for by in [&["player"][..], &["kind"], &["player", "kind"]] {
                let Ok(parts) = summary(&register, by, &settings) else { continue };
                prop_assert_eq!(parts.iter().map(|s| s.injuries).sum::<usize>(), whole.injuries);
                prop_assert_eq!(parts.iter().map(|s| s.days_lost.most).sum::<i64>(), whole.days_lost.most);
                for rate in parts.iter().flat_map(|s| [&s.incidence, &s.burden.least, &s.burden.most]) {
                    if let Ok(limits) = &rate.limits {
                        let value = rate.value.clone().unwrap();
                        prop_assert!(limits.lower >= 0.0 && limits.upper.is_finite());
                        // The bootstrap of few draws and a clipped Byar may miss; a rate lies within the others.
                        if !matches!(method, Method::Bootstrap { .. }) {
                            prop_assert!(limits.lower <= value * (1.0 + 1e-9) && value <= limits.upper * (1.0 + 1e-9), "{:?} {:?}", method, rate);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows()) {
        let mut back = rows.clone();
        back.0.reverse();
        back.1.reverse();
        let (one, other) = (register(&rows), register(&back));
        let exact = Settings { burden: Method::Exact, ..Settings::default() };
        for by in [&[][..], &["player"]] {
            prop_assert_eq!(summary(&one, by, &exact).unwrap(), summary(&other, by, &exact).unwrap());
        }
        let span = Interval::new(date(2020, 7, 1), date(2021, 6, 30));
        let of = |register| prevalence(register, span, Every::Week, None, ReturnDay::Fit, 0.9).unwrap();
        prop_assert_eq!(of(&one), of(&other));
    }

    #[test]
    fn sure_is_never_more_than_possible_nor_than_the_squad(rows in rows()) {
        let register = register(&rows);
        let span = Interval::new(date(2020, 7, 1), date(2021, 6, 30));
        for every in [Every::Day, Every::Week, Every::Month, Every::Season] {
            for found in prevalence(&register, span, every, None, ReturnDay::Injured, 0.95).unwrap() {
                let Bounds { least, most } = found.injured;
                prop_assert!(least <= most && most <= found.players, "{:?}", found);
            }
        }
        for bands in [outlook::epi::Bands::Ioc, outlook::epi::Bands::Uefa, outlook::epi::Bands::Injurytools] {
            let counts = severity_bands(&register, bands);
            let sure: usize = counts.iter().map(|b| b.injuries.least).sum();
            let possible: usize = counts.iter().map(|b| b.injuries.most).sum();
            prop_assert!(sure <= register.injuries() && register.injuries() <= possible);
        }
    }
}
