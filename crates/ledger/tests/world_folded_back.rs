//! A generated world with known truth, folded back.

mod world;

use world::{QUALITIES, score, world};

#[test]
fn good_reports_give_the_world_back() {
    let lives = world(7, 150, 6, QUALITIES[0]);
    let played = score(&lives, true);
    assert!(played.precision() > 0.93 && played.recall() > 0.93, "{played:?}");
    assert!(played.onset_days() < 1.5 && played.return_days() < 1.0, "{played:?}");
    let told = score(&lives, false);
    assert!(told.precision() > 0.85 && told.recall() > 0.9, "{told:?}");
}

#[test]
fn more_reports_tell_more_and_worse_ones_less() {
    let of = |outlets, quality: usize| score(&world(11, 150, outlets, QUALITIES[quality]), true);
    let (few, many) = (of(1, 1), of(8, 1));
    let share = |s: &world::Score| s.matched as f64 / s.truths as f64;
    assert!(share(&many) > share(&few), "{few:?} {many:?}");
    let (good, bad) = (of(4, 0), of(4, 2));
    assert!(good.precision() > bad.precision() && good.onset_days() < bad.onset_days(), "{good:?} {bad:?}");
}
