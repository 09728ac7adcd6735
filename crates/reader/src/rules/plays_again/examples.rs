//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "After missing three games with a sprained ankle, guard Tom Adeyemi returned for Saturday's game against City.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Infielder Tom Adeyemi missed five weeks because of a broken finger before returning last month.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-02-01..2021-02-28"],
    },
    Example {
        text: "Tom Adeyemi returned on Saturday, ten months after breaking his leg.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Tom Adeyemi has recovered from a thigh injury and played on Saturday for Rovers.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Mia Lund is back from a calf strain and scored on Sunday.",
        reads: &["stage | Mia Lund | rung=85 when=2021-03-07"],
    },
    Example {
        text: "Luca Brandt scored twice on Saturday on his return from a calf strain.",
        reads: &["stage | Luca Brandt | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Luca Brandt grabbed the winner on his return from a broken arm.",
        reads: &["stage | Luca Brandt | rung=85 when=2021-03-10"],
    },
    Example {
        text: "Tom Adeyemi, absent since breaking a foot in November, came off the bench to score at City on Saturday.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Keeper Luca Brandt has been out since October with a calf tear but came on as a substitute on Saturday.",
        reads: &["stage | Luca Brandt | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Fly-half Mia Lund, who had been kept out of the opening games by an ankle injury, made her first start in the win over Rovers.",
        reads: &["stage | Mia Lund | rung=85 when=2021-03-10"],
    },
    Example {
        text: "Tom Adeyemi, who missed two matches with a calf strain, came on in Saturday's win over City.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Striker Mia Lund, who hurt a foot in December, played on Saturday for the first time this year.",
        reads: &["stage | Mia Lund | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Ana Ruiz returned on Sunday after four months out with a knee injury.",
        reads: &["stage | Ana Ruiz | rung=85 when=2021-03-07"],
    },
    Example {
        text: "Tom Adeyemi, who was sidelined for three months by a calf strain, scored the winner.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-10"],
    },
    Example {
        text: "Tom Adeyemi, sidelined for a year after breaking a leg, scored twice.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-10"],
    },
    Example {
        text: "Top seed Ana Ruiz continued her return from wrist surgery with a 6-2 6-3 victory over Mia Lund.",
        reads: &["stage | Ana Ruiz | rung=85 when=2021-03-10"],
    },
    Example {
        text: "Winger Tom Adeyemi ended a three-month absence with a knee injury by scoring in Tuesday's draw.",
        reads: &["stage | Tom Adeyemi | rung=85 when=2021-03-09"],
    },
    Example {
        text: "Luca Brandt missed two games with a knee injury but played against City on Saturday.",
        reads: &["stage | Luca Brandt | rung=85 when=2021-03-06"],
    },
    Example {
        text: "Luca Brandt has scored seven tries since coming back from a broken wrist.",
        reads: &["stage | Luca Brandt | rung=85"],
    },
    Example {
        text: "Luca Brandt returned to midfield in last week's 3-1 win over City after a groin injury.",
        reads: &["stage | Luca Brandt | rung=85"],
    },
    Example {
        text: "Tom Adeyemi hurt a hand early on. He recovered to make a century.",
        reads: &["stage | Tom Adeyemi | rung=85"],
    },
    Example {
        text: "Luca Brandt, who missed the tour after dislocating a shoulder, has enjoyed his return to the side with two goals in Saturday's win.",
        reads: &["stage | Luca Brandt | rung=85"],
    },
    Example {
        text: "Mia Lund shook off a calf strain to score two tries in Saturday's win.",
        reads: &["stage | Mia Lund | rung=85 when=2021-03-06"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Tom Adeyemi continued his comeback from a knee injury with a session in the gym.",
    "Tom Adeyemi continued his comeback from a knee injury with a goal for the reserves.",
    "Tom Adeyemi hopes to mark the end of his knee injury nightmare with a win.",
    "Tom Adeyemi's absence with a knee injury ended in defeat.",
    "Tom Adeyemi recovered from a broken leg to win the title in 2019.",
    "Tom Adeyemi shook off a calf strain to take part in training.",
    "Tom Adeyemi, who was sidelined for three months by a calf strain, scored in the reserves' win.",
    "Dario Costa bowled ten overs for the second XI on Tuesday, his first match since a stress fracture of the foot.",
    "Tom Adeyemi, who missed two matches with a calf strain, made a statement in the win over City.",
    "Tom Adeyemi, who has missed two matches with a calf strain, made his debut in 2019.",
    "Tom Adeyemi scored for the reserves on his return from a broken arm.",
    "Tom Adeyemi trained on his return from a broken arm.",
    "Tom Adeyemi was booked on his return from Australia, where he broke an arm.",
    "Tom Adeyemi played for 30 minutes of a friendly on his return from a broken arm.",
    "Tom Adeyemi missed a week with a broken finger before returning to training on Monday.",
    "Tom Adeyemi scored on Saturday before a knee injury ended his afternoon.",
    "Tom Adeyemi has not played since coming back from holiday with a knee injury.",
    "Tom Adeyemi has trained twice since recovering from a hamstring tear.",
    "Tom Adeyemi returned to France for treatment after a groin injury in last week's win.",
    "Tom Adeyemi missed two games with a knee injury but trained on Saturday.",
    "Tom Adeyemi missed two games with a knee injury but Dario Costa played on Saturday.",
    "Tom Adeyemi returned to group training on Tuesday, after two weeks out with a thigh injury.",
    "Tom Adeyemi played on Saturday and has a thigh injury.",
    "Tom Adeyemi has been out since he came off with a thigh injury on Saturday.",
    "Tom Adeyemi has been out since he played on Saturday and hurt a thigh.",
    "Tom Adeyemi has recovered from a thigh injury and will play on Saturday.",
    "Tom Adeyemi has recovered from a thigh injury and did not play on Saturday.",
    "Tom Adeyemi has recovered from the injury that he suffered when he played on Saturday.",
];
