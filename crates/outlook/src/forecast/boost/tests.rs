use proptest::prelude::*;

use super::random::Random;
use super::*;

fn settings() -> Settings {
    Settings {
        rounds: 30,
        leaves: 8,
        rate: 0.1,
        min_rows: 5,
        columns: 0.7,
        rows: 0.8,
        l2: 1.0,
        by_lot: false,
        seed: 7,
    }
}

/// A number, one that may be missing, a category; the label leans on all three.
fn sample(rows: usize, seed: u64) -> (Table, Vec<bool>) {
    let mut random = Random::new(seed);
    let mut columns = vec![Vec::new(), Vec::new(), Vec::new()];
    let mut labels = Vec::new();
    for _ in 0..rows {
        let x = (random.unit() * 10.0) as f32;
        let gap = random.unit() < 0.3;
        let kind = (random.unit() * 5.0).floor() as f32;
        let lean = if x > 6.0 { 1.5 } else { -1.0 }
            + if gap { 1.0 } else { -0.5 }
            + if kind == 1.0 || kind == 3.0 { 1.0 } else { -1.0 };
        labels.push(random.unit() < sigmoid(lean));
        columns[0].push(x);
        columns[1].push(if gap { f32::NAN } else { x * 2.0 });
        columns[2].push(kind);
    }
    (Table { columns, categorical: vec![false, false, true] }, labels)
}

fn log_loss(model: &Boosted, table: &Table, labels: &[bool]) -> f64 {
    let of = |row: usize| {
        let p = sigmoid(model.log_odds(|c| table.columns[c][row]));
        -if labels[row] { p } else { 1.0 - p }.ln()
    };
    (0..labels.len()).map(of).sum::<f64>() / labels.len() as f64
}

#[test]
fn trees_learn_what_rows_that_they_have_not_seen_obey() {
    let (table, labels) = sample(2_000, 1);
    let model = train(&table, &labels, &settings());
    assert!(model.trees.iter().all(|tree| tree.is_sound(3)));
    let (other, truth) = sample(1_000, 2);
    let nothing = Boosted { base: model.base, trees: Vec::new() };
    let (learnt, guessed) = (log_loss(&model, &other, &truth), log_loss(&nothing, &other, &truth));
    assert!(learnt < 0.85 * guessed, "{learnt} against {guessed}");
}

#[test]
fn the_same_rows_give_the_same_trees_to_the_bit() {
    let (table, labels) = sample(400, 3);
    assert_eq!(train(&table, &labels, &settings()), train(&table, &labels, &settings()));
    let other = Settings { seed: 8, ..settings() };
    assert_ne!(train(&table, &labels, &settings()), train(&table, &labels, &other));
}

#[test]
fn trees_whose_cuts_are_drawn_by_lot_learn_too() {
    let (table, labels) = sample(2_000, 1);
    let drawn = Settings { by_lot: true, ..settings() };
    let model = train(&table, &labels, &drawn);
    assert_eq!(model, train(&table, &labels, &drawn));
    assert_ne!(model, train(&table, &labels, &settings()));
    let (other, truth) = sample(1_000, 2);
    let nothing = Boosted { base: model.base, trees: Vec::new() };
    assert!(log_loss(&model, &other, &truth) < 0.85 * log_loss(&nothing, &other, &truth));
}

#[test]
fn nothing_to_learn_from_is_no_reason_to_fail() {
    let empty = train(&Table::default(), &[], &settings());
    assert!(empty.log_odds(|_| 1.0).is_finite());
    let (table, _) = sample(50, 4);
    let sure = train(&table, &[true; 50], &settings());
    assert!(sigmoid(sure.log_odds(|c| table.columns[c][0])) > 0.9);
}

#[test]
fn a_damaged_tree_is_not_sound() {
    let (table, labels) = sample(300, 5);
    let tree = train(&table, &labels, &settings()).trees.remove(0);
    assert!(tree.is_sound(3) && !tree.nodes.is_empty());
    let damaged = |damage: &dyn Fn(&mut Tree)| {
        let mut tree = tree.clone();
        damage(&mut tree);
        !tree.is_sound(3)
    };
    assert!(damaged(&|t| t.nodes[0].left = 0));
    assert!(damaged(&|t| t.nodes[0].right = -100));
    assert!(damaged(&|t| t.nodes[0].column = 3));
    assert!(damaged(&|t| t.leaves[0] = f32::NAN));
    assert!(damaged(&|t| t.leaves.push(0.0)));
    assert!(damaged(&|t| t.nodes.clear()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_fast_layout_says_what_the_trees_say(
        seed in 0_u64..1000,
        rows in prop::collection::vec((prop::option::of(-5.0_f32..15.0), prop::option::of(-5.0_f32..25.0), 0_u8..70), 1..20),
    ) {
        let (table, labels) = sample(300, seed);
        let models = [train(&table, &labels, &settings()), train(&table, &labels, &Settings { seed, leaves: 3, ..settings() })];
        let ensemble = Ensemble::new(&models, 3);
        for (a, b, c) in rows {
            let row = [a.unwrap_or(f32::NAN), b.unwrap_or(f32::NAN), f32::from(c)];
            let slow = models.iter().map(|m| m.log_odds(|c| row[c])).sum::<f64>() / 2.0;
            let mut exits = ensemble.exits();
            for (column, value) in row.iter().enumerate() {
                ensemble.strike(&mut exits, column, *value, 0);
            }
            prop_assert!((ensemble.log_odds(&exits) - slow).abs() < 1e-6);
            // What grows may strike in steps.
            let mut steps = ensemble.exits();
            let mut struck = 0;
            for back in [9.0, 4.0, 0.0] {
                struck = ensemble.strike(&mut steps, 0, row[0] - back, struck);
            }
            ensemble.strike(&mut steps, 1, row[1], 0);
            ensemble.strike(&mut steps, 2, row[2], 0);
            prop_assert_eq!(ensemble.log_odds(&steps), ensemble.log_odds(&exits));
        }
    }
}
