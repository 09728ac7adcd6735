//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt is likely to need a minimum of six weeks to get over his broken rib.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21"],
    },
    Example {
        text: "Luca Brandt has a knee injury and will not make his debut for six weeks.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21"],
    },
    Example {
        text: "Coach Ivo Hansen said that Luca Brandt's calf problem was a two to three week injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-24 by=2021-03-31"],
    },
    Example {
        text: "Luca Brandt's ankle sprain will be a three-month job.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-06-08"],
    },
    Example {
        text: "Surgeons have recommended that Luca Brandt has four weeks of rest for his sore ankle.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-07"],
    },
    Example {
        text: "Rovers have signed Luca Brandt, though he will have to wait a month for his debut as he recovers from a knee injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-09"],
    },
    Example {
        text: "Tests show that Luca Brandt is injured for six weeks.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21"],
    },
    Example {
        text: "Luca Brandt has a sore knee. The doctors reckon it will take Brandt up to three weeks to get back into shape.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-31"],
    },
    Example {
        text: "Tom Adeyemi is out for three weeks with a calf strain and Luca Brandt for two months with a knee injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-09"],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt were hurt on Sunday. The former is out for three weeks and the latter for two months.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-09"],
    },
    Example {
        text: "A bad week saw him lose prop Luca Brandt for at least two months to a groin injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-09"],
    },
    Example {
        text: "A calf strain has robbed Rovers of Luca Brandt for six weeks.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21"],
    },
    Example {
        text: "Luca Brandt limped off with a calf strain. \"It looks like being three or four weeks,\" coach Jan Hale said.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-31 by=2021-04-07"],
    },
    Example {
        text: "Luca Brandt has a knee injury. The recovery time will be six to eight weeks.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21 by=2021-05-05"],
    },
    Example {
        text: "Luca Brandt has been told to take two weeks off with an elbow injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-24"],
    },
    Example {
        text: "Mia Lund must rest her injured elbow for a fortnight.",
        reads: &["return_estimate | Mia Lund | not_before=2021-03-24"],
    },
    Example {
        text: "Luca Brandt needs a knee operation. The recovery time is between 10 and 12 weeks.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-19 by=2021-06-02"],
    },
    Example {
        text: "\"I've been told six weeks,\" said Tom Adeyemi, who broke a foot.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-21"],
    },
    Example {
        text: "Jan Kruger (calf) is a doubt and Luca Brandt (knee) is out, but Dario Costa (ankle) is sidelined for a month.",
        reads: &["return_estimate | Dario Costa | not_before=2021-04-09"],
    },
    Example {
        text: "\"It's a six-week injury,\" manager Ivo Hansen said of Tom Adeyemi's hamstring.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-21 said_by=Ivo_Hansen"],
    },
    Example {
        text: "Mia Lund's recovery from a broken cheekbone is expected to take six weeks.",
        reads: &["return_estimate | Mia Lund | not_before=2021-04-21"],
    },
    Example {
        text: "Jan Kruger broke an arm. \"I'd say we're looking at two months for Jan,\" said manager Ivo Hansen.",
        reads: &["return_estimate | Jan Kruger | not_before=2021-05-09"],
    },
    Example {
        text: "Luca Brandt was ruled out for another six weeks.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21 by=2021-04-21"],
    },
    Example {
        text: "Striker Tom Adeyemi will be out for six to eight weeks with a knee injury.",
        reads: &[
            "return_estimate | Tom Adeyemi | not_before=2021-04-21 by=2021-05-05 hedge=stated",
            "layoff | Tom Adeyemi | min_days=42 max_days=56",
        ],
    },
    Example {
        text: "Luca Brandt has been ruled out for at least a month.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-09 hedge=stated"],
    },
    Example {
        text: "Mia Lund faces a three-week lay-off after tearing a calf muscle.",
        reads: &["layoff | Mia Lund | min_days=21 max_days=21"],
    },
    Example {
        text: "With Tom Adeyemi sidelined for at least six weeks with a broken arm, Rovers are short of forwards.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-21"],
    },
    Example {
        text: "Mia Lund faces up to three months on the sidelines with a knee injury.",
        reads: &["return_estimate | Mia Lund | by=2021-06-08"],
    },
    Example {
        text: "Tom Adeyemi has been told that he must rest for six weeks after being diagnosed with glandular fever.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-21"],
    },
    Example {
        text: "Out: Luca Brandt (hip, two weeks), Jan Kruger (knee).",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-24 by=2021-03-24"],
    },
    Example {
        text: "Luca Brandt could be out for two months with a groin injury.",
        reads: &["return_estimate | Luca Brandt | hedge=hoped"],
    },
    Example {
        text: "Rovers must do without striker Tom Adeyemi for at least six weeks because of a broken arm.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-21"],
    },
    Example {
        text: "Rovers have lost Mia Lund for six weeks with a knee injury.",
        reads: &["return_estimate | Mia Lund | not_before=2021-04-21 by=2021-04-21"],
    },
    Example {
        text: "Rovers are expected to be without forward Luca Brandt for at least six weeks. Brandt had foot surgery last week.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21"],
    },
    Example {
        text: "Mia Lund, who has a hamstring injury, faced up to another six weeks on the sidelines on Tuesday.",
        reads: &["return_estimate | Mia Lund | hedge=stated"],
    },
    Example {
        text: "Luca Brandt hurt a knee on Saturday. \"We're looking at six weeks,\" said manager Ivo Dorn.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-21 by=2021-04-21"],
    },
    Example {
        text: "Luca Brandt hurt a knee on Saturday. \"He'll be a month,\" said manager Ivo Dorn.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-09"],
    },
    Example {
        text: "Mia Lund had knee surgery last week. Her coach said that the target has always been April.",
        reads: &["return_estimate | Mia Lund | by=2021-04-30 hedge=hoped"],
    },
    Example {
        text: "Mia Lund will be out for as long as eight weeks with a knee injury.",
        reads: &["return_estimate | Mia Lund | by=2021-05-05"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Luca Brandt's calf strain was a six-week injury, but he is back.",
    "Luca Brandt, who has a sore knee, is set to bring the curtain down on a five-year spell in Rome.",
    "Luca Brandt, who has a knee injury, has not played for three months.",
    "Luca Brandt had to wait three months for his debut after a knee injury.",
    "It took Luca Brandt three weeks to get his first goal.",
    "Rovers lost to Luca Brandt's side for the third time in two months.",
    "Tom Adeyemi has been at Rovers for six years and Luca Brandt for two months.",
    "Luca Brandt was told his captain will be out for six weeks.",
    "Luca Brandt finds out his star man will be out for 12 weeks.",
    "Luca Brandt has a knee injury. There had been hope that he would miss only two weeks, but that is over.",
    "Luca Brandt, who has an elbow injury, is given two weeks off the pace.",
    "Luca Brandt took two weeks off with an elbow injury but won on Saturday.",
    "It was feared that Tom Adeyemi would be out for six weeks but a scan on his foot injury was clear.",
    "Tom Adeyemi was expected to miss eight weeks with a broken thumb but is already back in training.",
    "Tom Adeyemi, who has a sore knee, is determined to see out the final two years of his contract.",
    "Tom Adeyemi has a knee injury. \"It's two weeks since he trained,\" said manager Ivo Dorn.",
    "Tom Adeyemi has a knee injury. \"He is six weeks into his rehab,\" said manager Ivo Dorn.",
    "Tom Adeyemi has a knee injury. The cup final is six weeks away.",
    "Out: Luca Brandt (18 years, two months) and Jan Kruger (suspended, two weeks).",
    "One-day captain Tom Adeyemi is out with a broken thumb.",
    "Tom Adeyemi has a knee injury and will have a further operation on it in a fortnight.",
    "Luca Brandt is likely to end a two-year absence with a calf injury by starting on Sunday.",
    "Rovers will be without Luca Brandt for six weeks.",
    "Luca Brandt has a side strain. \"With some you grab your side and you're out for six weeks,\" he said.",
    "Rovers lost Tom Adeyemi for six weeks in the autumn with a knee injury.",
    "Rovers have lost with Tom Adeyemi for three years.",
    "Tom Adeyemi could be back from a two-month lay-off with a calf injury.",
    "Tom Adeyemi has been sidelined for about a month with a calf injury.",
    "Tom Adeyemi was out for six weeks last autumn.",
    "Tom Adeyemi has signed for three years.",
    "Tom Adeyemi was out for a walk for two hours.",
    "Tom Adeyemi is suspended for three weeks.",
    "Tom Adeyemi scored on his return after six weeks out with a knee injury.",
    "Luca Brandt, out for ten months with a calf injury, is available for Sunday.",
    "Luca Brandt is fit again after a calf injury which ruled him out for four months.",
    "Luca Brandt, out for two months with a calf injury, was named by coach Ivo Dorn in Rovers' team for Saturday.",
    "Luca Brandt bounced back on Friday from a poor start and an eight-day layoff with a blister.",
    "A calf injury in January saw Tom Adeyemi limp off, leading him to miss several weeks.",
    "Luca Brandt has missed nearly three months with a groin injury.",
    "Luca Brandt tore a calf muscle, which kept him out of the game for 14 months.",
    "Luca Brandt is available for Sunday's game after being sidelined for nearly five months by a groin injury.",
    "Mia Lund had faced six weeks on the sidelines with a knee injury, but was back on Sunday.",
    "Rovers lost Mia Lund for two months in 2019, when she hurt a knee.",
    "Mia Lund took nine weeks to recover from an ankle problem.",
    "Mia Lund, who has a foot injury, is due to find out within three weeks whether she needs surgery.",
    "Mia Lund has a knee injury. It is only three weeks before the opening game and Lund is unlikely to recover in time.",
];
