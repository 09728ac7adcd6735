//! Places, pastimes and mishaps where nobody plays or trains: a fall on the stairs, a car, a dog, a suitcase.

use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Shape;

/// By themselves, behind a word of place.
const ELSEWHERE: &[&str] = &[
    "holiday", "vacation", "skiing", "snowboarding", "stairs", "staircase", "shower", "bath", "bathroom",
    "kitchen", "garden", "garage", "driveway", "bedroom", "supermarket", "restaurant", "airport",
    "nightclub", "barbecue", "bicycle", "motorbike", "motorcycle", "moped", "trampoline", "pavement",
    "escalator", "gardening", "fishing", "hiking",
];

/// What an accident was of.
const ACCIDENTS: &[&str] = &[
    "car", "road", "traffic", "motor", "bike", "cycling", "ski", "skiing", "quad", "boating", "farm",
    "household", "domestic", "kitchen", "riding", "horse", "fishing", "golf", "automobile", "vehicle",
    "motorcycle", "motorbike", "scooter", "moped", "bicycle", "tractor", "gardening", "diy", "hunting",
    "climbing", "surfing",
];

/// What is ridden, climbed or lain on, and fallen from.
const MOUNTS: &[&str] = &[
    "bike", "bicycle", "horse", "pony", "scooter", "moped", "motorbike", "motorcycle", "ladder", "roof",
    "tree", "sofa", "balcony", "trampoline", "skateboard", "stage", "table", "chair", "wall", "bunk",
    "stool",
];

/// What strikes, bites or stings a passer-by.
const STRIKERS: &[&str] = &[
    "car", "van", "bus", "lorry", "truck", "taxi", "cab", "tram", "vehicle", "motorist", "motorcycle",
    "motorcyclist", "tractor", "cyclist", "dog", "horse", "wasp", "bee", "spider", "snake", "mosquito",
];

/// What is got into and out of on a journey, or of a morning.
const CARRIERS: &[&str] =
    &["bus", "car", "plane", "train", "taxi", "boat", "bed", "bath", "shower", "minibus", "coach"];

/// What is lifted, carried, dropped, stumbled over or minded at home.
const HOUSEHOLD: &[&str] = &[
    "furniture", "suitcase", "luggage", "sofa", "wardrobe", "fridge", "piano", "lawn", "lawnmower", "hedge",
    "bins", "dishes", "dog", "dogs", "puppy", "cat", "toddler", "kettle", "toaster", "groceries",
    "wheelbarrow", "tin", "jar", "parcel", "bread", "avocado", "vegetables", "firework",
];

/// What has a use beside the kind told before it: "a hotel window" is no transfer window.
const OPENINGS: &[&str] = &["door", "window", "boot", "bonnet", "floor", "gate"];

/// Those kinds.
const OF_A_HOUSE: &[&str] = &[
    "car", "front", "back", "garage", "taxi", "oven", "cupboard", "kitchen", "bedroom", "hotel", "bathroom",
    "toilet", "wet", "slippery", "marble", "tiled", "garden", "fridge",
];

/// Those who are played with at home.
const FAMILY: &[&str] =
    &["children", "kids", "son", "daughter", "sons", "daughters", "brother", "nephew", "grandchildren"];

/// How somebody falls.
const FALLS: &[&str] = &[
    "fall", "fell", "accident", "slipped", "slip", "slipping", "falling", "tripped", "tripping", "stumbled",
    "injured", "hurt", "broke", "broken", "cracked", "twisted", "cut", "burned", "burnt", "fractured",
];

impl Scene<'_> {
    /// "in a car crash", "on holiday", "hit by a van", "lifting a wardrobe": where nobody plays or trains.
    pub(super) fn off_the_pitch(&self, i: usize) -> bool {
        let capital = self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
        !capital && (self.accident(i) || self.at_a_home(i) || self.at_leisure(i) || self.struck_by_one(i))
    }

    /// "a car accident", "fell off his bike", "fell from a ladder", "getting off the bus", "slipped on a wet floor".
    fn accident(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        let accident = self.is_word(i, &["accident", "crash", "collision", "smash"]) && before(ACCIDENTS);
        // "in a bar brawl".
        let brawl = self.is_word(i, &["brawl", "fight", "scuffle"])
            && before(&["bar", "street", "pub", "nightclub", "drunken", "club"]);
        let accident = accident || brawl;
        // "fell from the bike" in a race is another's business.
        let mount = self.is_word(i, MOUNTS)
            && before(&["his", "her", "a"])
            && self.any_word(i.saturating_sub(4)..i, &["off", "from", "riding"]);
        let carrier = self.is_word(i, CARRIERS)
            && (i.saturating_sub(4)..i).any(|j| {
                self.is_word(j, &["off", "out", "from", "into", "boarding"])
                    && self.any_word(
                        j.saturating_sub(1)..j + 1,
                        &[
                            "getting", "got", "gets", "stepping", "stepped", "climbing", "climbed", "fell",
                            "falling", "boarding",
                        ],
                    )
            });
        accident || mount || carrier
    }

    /// "slipped in the kitchen", "in a fall at home", "at his parents' house".
    fn at_a_home(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        // "broke his arm at home to Rovers" was a match.
        let played = self.is_word(i + 1, &["to", "against", "with", "for", "in", "ground"])
            || self.has(Class::Team, &(i..self.tokens.end));
        let home = self.is_word(i, &["home"])
            && before(&["at"])
            && !played
            && self.any_word(i.saturating_sub(6)..i, FALLS);
        // "came home from holiday for treatment": what is over.
        let from = self.is_word(i, &["holiday", "vacation"]) && before(&["from"]);
        let away = self.is_one(i, words_of!(ELSEWHERE))
            && !from
            && self.any_word(
                i.saturating_sub(3)..i,
                &[
                    "on", "in", "while", "down", "off", "when", "at", "from", "into", "over", "outside",
                    "near",
                ],
            );
        let owned = |j: usize| {
            self.function(j).contains(Function::POSSESSIVE)
                || self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CLITIC))
        };
        let house = self.is_word(i, &["house", "farm", "flat", "apartment", "room"])
            && (owned(i.wrapping_sub(1)) || before(&["hotel"]))
            && self.any_word(i.saturating_sub(5)..i, &["at", "in", "of", "on", "around", "outside"]);
        home || away || house
    }

    /// "while playing golf", "lifting a wardrobe", "walking his dog", "playing with his children", "riding home".
    fn at_leisure(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        let golf = self.is_word(i, &["golf"])
            && before(&["playing"])
            && self.is_word(i.wrapping_sub(2), &["while", "when"]);
        let opening = self.is_word(i, OPENINGS)
            && before(OF_A_HOUSE)
            && self.any_word(
                i.saturating_sub(6)..i,
                &["in", "on", "opening", "closing", "shutting", "through", "of", "with", "into"],
            );
        let journey = self.is_word(i, &["riding", "cycling", "driving"])
            && self.is_word(i + 1, &["home", "to", "back"])
            && before(&["while", "when", "was"]);
        golf || opening
            || journey
            || self.with_his_own(i)
            || self.at_a_chore(i)
            || self.in_anger(i)
            || self.at_a_pastime(i)
    }

    /// "playing with his baby daughter", "out with friends".
    fn with_his_own(&self, i: usize) -> bool {
        const YOUNG: &[&str] = &["baby", "young", "eldest", "youngest", "infant", "little"];
        const WITH: &[&str] = &["with", "chasing", "carrying", "after", "up", "lifting", "bathing"];
        const DOING: &[&str] =
            &["playing", "chasing", "carrying", "running", "picking", "lifting", "bathing"];
        let his = i.wrapping_sub(1 + usize::from(self.is_word(i.wrapping_sub(1), YOUNG)));
        let family = self.is_word(i, FAMILY)
            && self.is_word(his, &["his", "her", "their"])
            && self.is_word(his.wrapping_sub(1), WITH)
            && self.any_word(his.saturating_sub(4)..his, DOING);
        let friends = self.is_word(i, &["friends", "mates", "pals"])
            && self.any_word(i.saturating_sub(3)..i, &["with"])
            && self.any_word(i.saturating_sub(6)..i, &["playing", "skiing", "out", "swimming", "kickabout"]);
        family || friends
    }

    /// "while gardening", "washing up", "lifting a wardrobe", "walking his dog".
    fn at_a_chore(&self, i: usize) -> bool {
        const CHORES: &[&str] =
            &["cooking", "gardening", "decorating", "cleaning", "shopping", "washing", "shaving"];
        const HANDLED: &[&str] = &[
            "lifting", "moving", "carrying", "dropped", "dropping", "over", "walking", "mowing", "by",
            "with", "out", "on", "washing", "cutting", "after", "chasing", "opening", "slicing", "chopping",
            "peeling",
        ];
        self.is_word(i, CHORES) && self.is_word(i.wrapping_sub(1), &["while", "when", "after"])
            || self.is_word(i, &["washing"]) && self.is_word(i + 1, &["up"])
            || self.is_one(i, words_of!(HOUSEHOLD)) && self.any_word(i.saturating_sub(4)..i, HANDLED)
    }

    /// "after punching a locker", "kicking a dressing-room door", "dropping a bottle on his foot".
    fn in_anger(&self, i: usize) -> bool {
        const FIXTURES: &[&str] = &[
            "locker", "wall", "door", "cooler", "bin", "table", "whiteboard", "mirror", "window", "cupboard",
            "fridge", "cabinet", "chair", "bench", "trolley", "drum",
        ];
        const BLOWS: &[&str] = &[
            "punching", "punched", "kicking", "kicked", "hitting", "slamming", "slammed", "striking",
            "smashing", "thumping",
        ];
        let struck = self.is_word(i, FIXTURES) && self.any_word(i.saturating_sub(5)..i, BLOWS);
        let dropped = self.is_word(i, &["on", "onto"])
            && self.function(i + 1).contains(Function::POSSESSIVE)
            && self.any_word(i.saturating_sub(6)..i, &["dropping", "dropped"])
            && !self.any_word(
                i.saturating_sub(6)..i,
                &["weight", "weights", "dumbbell", "barbell", "catch", "shoulder", "bat", "him", "her"],
            );
        struck || dropped
    }

    /// "damaged knee ligaments skiing in Austria": behind a word of getting hurt, without a word of place.
    fn at_a_pastime(&self, i: usize) -> bool {
        self.is_word(
            i,
            &[
                "skiing", "snowboarding", "surfing", "gardening", "decorating", "skateboarding",
                "horse-riding", "sneezing", "coughing", "sleeping", "television",
            ],
        ) && (self.any_word(i.saturating_sub(6)..i, FALLS)
            || self.phrases(Class::InjuryVerb).any(|(h, e)| {
                e.column(3) == "object_body" && (i.saturating_sub(7)..i).contains(&(h.start as usize))
            }))
    }

    /// "was hit by a car", "when a tractor rolled over his foot", "as his car left the road".
    fn struck_by_one(&self, i: usize) -> bool {
        if !self.is_one(i, words_of!(STRIKERS)) {
            return false;
        }
        let before = i.saturating_sub(3)..i;
        let struck = self.any_word(before.clone(), &["by"])
            && self.any_word(
                i.saturating_sub(7)..i,
                &["hit", "struck", "knocked", "run", "bitten", "stung", "kicked", "clipped", "trampled"],
            );
        let wrecked = self.any_word(before, &["when", "as", "after"])
            && (i + 1..i + 3).any(|j| {
                self.is_word(
                    j,
                    &[
                        "hit", "struck", "rolled", "overturned", "skidded", "crashed", "collided", "left",
                        "slid", "reversed", "bit", "was", "ran",
                    ],
                )
            });
        struck || wrecked
    }
}
