//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt's broken nose will not stop him playing on Saturday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13", "status | Luca Brandt | status=available"],
    },
    Example {
        text: "Rovers hope Luca Brandt will recover from a shoulder problem in time for the tour, which starts on 12 June.",
        reads: &["return_estimate | Luca Brandt | by=2021-06-12 hedge=hoped"],
    },
    Example {
        text: "Coach Ivo Hansen expects to have Luca Brandt and Jan Kruger fit again by the end of the month. Both have calf strains.",
        reads: &[
            "return_estimate | Luca Brandt | by=2021-03-31",
            "return_estimate | Jan Kruger | by=2021-03-31",
        ],
    },
    Example {
        text: "Coach Ivo Hansen should have Luca Brandt available again on Saturday after a calf injury.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13"],
    },
    Example {
        text: "Luca Brandt broke a toe on Saturday and is unlikely to play for a month.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-09 hedge=stated"],
    },
    Example {
        text: "Rovers hope that Luca Brandt, who has a calf strain, will be fit for Saturday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13 hedge=hoped"],
    },
    Example {
        text: "Luca Brandt, who hopes to lead the side, will be fit for Saturday after a calf strain.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13 hedge=stated"],
    },
    Example {
        text: "'Luca Brandt has a sore ankle but I think he can recover for Sunday,' coach Jan Hale said.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14 hedge=hoped"],
    },
    Example {
        text: "Luca Brandt has a bruised foot. He will take painkillers to ensure that he is fit for Saturday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13 hedge=hoped"],
    },
    Example {
        text: "Luca Brandt has a broken nose, but it is not expected to prevent him from playing on Sunday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14 hedge=stated"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger have knee injuries. Neither will be fit for Saturday.",
        reads: &[
            "return_estimate | Luca Brandt | not_before=2021-03-14",
            "return_estimate | Jan Kruger | not_before=2021-03-14",
        ],
    },
    Example {
        text: "Captain Luca Brandt, who has a knee problem, could make the second leg on 21 March.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-21 hedge=hoped"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger will be fit for the match despite picking up knocks.",
        reads: &["status | Luca Brandt | status=available", "status | Jan Kruger | status=available"],
    },
    Example {
        text: "Luca Brandt will be back from his thigh injury after Easter.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-05"],
    },
    Example {
        text: "Luca Brandt should have recovered from a shoulder injury by Saturday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13"],
    },
    Example {
        text: "Coach Ivo Hansen expects Luca Brandt and Jan Kruger to have recovered from calf strains by Saturday.",
        reads: &["return_estimate | Jan Kruger | by=2021-03-13"],
    },
    Example {
        text: "Captain Luca Brandt will be involved despite suffering an ankle injury on Sunday.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt, who has a dead leg, predicts a return in April.",
        reads: &["return_estimate | Luca Brandt | by=2021-04-30"],
    },
    Example {
        text: "Luca Brandt will not have recovered from his groin strain by Saturday.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Coach Ivo Hansen is hopeful that Luca Brandt will have recovered from a calf strain in time for Saturday's derby.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13 hedge=hoped"],
    },
    Example {
        text: "Rovers hope to have Mia Lund back on Saturday. She has missed two matches with a calf strain.",
        reads: &["return_estimate | Mia Lund | by=2021-03-13 hedge=hoped"],
    },
    Example {
        text: "It would be six weeks before Tom Adeyemi was ready to play after knee surgery, Hansen said.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-21"],
    },
    Example {
        text: "Tom Adeyemi has a calf strain and coach Ivo Hansen does not expect him to be available until April.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-04-01"],
    },
    Example {
        text: "Batsman Jan Kruger has a cracked rib and will play as a fielder only.",
        reads: &["status | Jan Kruger | status=available"],
    },
    Example {
        text: "Striker Tom Adeyemi returned to training on Monday after three games out with broken ribs, and will play on Sunday.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Striker Tom Adeyemi, who has a calf injury, should be fit for Sunday's game.",
        reads: &["return_estimate | Tom Adeyemi | by=2021-03-14 hedge=stated"],
    },
    Example {
        text: "Mia Lund hopes to return from her knee injury before the end of the season.",
        reads: &["return_estimate | Mia Lund | by=2021-05-31 hedge=hoped"],
    },
    Example {
        text: "Injured wing Luca Brandt is expected back in three weeks.",
        reads: &["return_estimate | Luca Brandt | hedge=stated"],
    },
    Example {
        text: "Jan Kruger's ankle problem means that he is unlikely to play again this season.",
        reads: &["return_estimate | Jan Kruger | by=2021-05-31 hedge=unlikely"],
    },
    Example {
        text: "Jan Kruger has not recovered from a knee injury and will not be fit to face Wales on Saturday.",
        reads: &["return_estimate | Jan Kruger | not_before=2021-03-14"],
    },
    Example {
        text: "Mia Lund has a broken wrist. She is targeting a return in May.",
        reads: &["return_estimate | Mia Lund | not_before=2021-05-01 by=2021-05-31 hedge=hoped"],
    },
    Example {
        text: "Striker Tom Adeyemi could be back in a fortnight after his calf injury turned out to be less serious than feared.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-24 by=2021-03-24 hedge=hoped"],
    },
    Example {
        text: "Mia Lund has a broken wrist. Her return is expected in May.",
        reads: &["return_estimate | Mia Lund | not_before=2021-05-01 by=2021-05-31 hedge=stated"],
    },
    Example {
        text: "Mia Lund had surgery on a wrist on Tuesday, with a comeback pencilled in for May.",
        reads: &["return_estimate | Mia Lund | not_before=2021-05-01 by=2021-05-31"],
    },
    Example {
        text: "Mia Lund has a broken wrist and her return is not expected before May.",
        reads: &["return_estimate | Mia Lund | not_before=2021-05-01"],
    },
    Example {
        text: "Luca Brandt has a calf injury and should return in the next month.",
        reads: &["return_estimate | Luca Brandt | by=2021-04-09"],
    },
    Example {
        text: "Luca Brandt returned to practice after missing a week with a sore ankle and will play on Sunday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14"],
    },
    Example {
        text: "Luca Brandt has an ankle injury. Brandt is expected to play for Rovers (6-9) in the game against City (8-7) on Sunday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14"],
    },
    Example {
        text: "It does not look like Tom Adeyemi will be ready for two to three weeks because of his sprained ankle.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-24 by=2021-03-31 hedge=stated"],
    },
    Example {
        text: "Rovers are hopeful that Tom Adeyemi, Jan Kruger and injured wing Luca Brandt will be fit for Sunday's game.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14 hedge=hoped"],
    },
    Example {
        text: "Wing Luca Brandt is set to return from a long spell on the sidelines this weekend after a calf injury.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14"],
    },
    Example {
        text: "Luca Brandt has a calf injury. The wing should be fit for Sunday's game, according to Utrecht Live.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14 said_by=Utrecht_Live"],
    },
    Example {
        text: "Luca Brandt's return from a knee injury has been put back until April.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-04-01 hedge=stated"],
    },
    Example {
        text: "Luca Brandt is aiming to return against City on 20 March. He has a torn hamstring.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-20 hedge=hoped"],
    },
    Example {
        text: "The earliest that Luca Brandt could return from his knee injury is 29 March.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-29 hedge=stated"],
    },
    Example {
        text: "Luca Brandt missed the win with a groin issue, but coach Jan Hale is hopeful he will return for Sunday's match.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-14 hedge=hoped said_by=Jan_Hale"],
    },
    Example {
        text: "Mia Lund will return to action in May's Oslo Open. She took time out to shake off a virus.",
        reads: &["return_estimate | Mia Lund | not_before=2021-05-01 by=2021-05-31"],
    },
    Example {
        text: "Mia Lund has a calf injury, but her return raises the chances that she will play in Sunday's match.",
        reads: &["return_estimate | Mia Lund | by=2021-03-14 hedge=hoped"],
    },
    Example {
        text: "Wales remain hopeful that prop Tom Adeyemi and locks Luca Brandt and Dario Costa will be fit for Saturday's match after injury.",
        reads: &[
            "return_estimate | Tom Adeyemi | by=2021-03-13 hedge=hoped",
            "return_estimate | Dario Costa | by=2021-03-13 hedge=hoped",
        ],
    },
    Example {
        text: "Winger Dario Costa (hamstring) is set to be involved against City on Saturday.",
        reads: &["return_estimate | Dario Costa | by=2021-03-13"],
    },
    Example {
        text: "It will be May at the earliest before Luca Brandt plays again after his knee operation.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-01"],
    },
    Example {
        text: "Tom Adeyemi has a hamstring strain. 'Adeyemi will be fit for Saturday's game,' said coach Ivo Hansen.",
        reads: &[
            "status | Tom Adeyemi | status=available said_by=Ivo_Hansen",
            "return_estimate | Tom Adeyemi | by=2021-03-13 hedge=stated",
        ],
    },
    Example {
        text: "Mia Lund may be on the bench on Saturday after a calf strain.",
        reads: &["return_estimate | Mia Lund | by=2021-03-13 hedge=hoped"],
    },
    Example {
        text: "Keeper Tom Adeyemi broke his nose, although the injury is not expected to prevent him from being ready for the game on Sunday.",
        reads: &["return_estimate | Tom Adeyemi | by=2021-03-14 hedge=stated"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Luca Brandt has a calf strain but will feature regularly in the season ahead.",
    "Rovers are without Luca Brandt, who hurt a hamstring. Manager Ivo Dorn said everyone else is in contention to play City on Saturday.",
    "Luca Brandt has a knee injury. Madrid want to bring Brandt back to Spain next summer.",
    "Luca Brandt has a knee injury. 'They began the season badly, but to see him fit will give them a lift,' Jan Hale said.",
    "Luca Brandt's hopes of making his return against City on Saturday have been dashed by a knee injury.",
    "Luca Brandt has a knee injury. There was optimism that he would return on Saturday. But he is out for another two weeks.",
    "In the absence of the injured Luca Brandt, Dario Costa will start on Saturday.",
    "Tom Adeyemi is a doubt with a knock while Luca Brandt and Dario Costa are set to feature tomorrow.",
    "Luca Brandt has missed two games with a calf injury, but the two-week break has enabled him to shake off the problem.",
    "Luca Brandt, who has a sore ankle, will be involved in talks over his contract.",
    "With Jan Kruger injured, Luca Brandt will start in goal.",
    "Tom Adeyemi will step up his return from a knee injury with a game for the under-23s on Monday.",
    "Rovers have a string of defenders injured, meaning that Tom Adeyemi will start.",
    "Jan Kruger could face City on Saturday with Tom Adeyemi injured.",
    "It was May before Luca Brandt played again after his knee operation.",
    "It will be May before Luca Brandt's contract expires. He has a knee injury.",
    "Luca Brandt should be fit after hurting a knee in training on Thursday.",
    "Mia Lund pulled out with a hip injury. She was set to play Ana Ruiz on Friday.",
    "Luca Brandt has a hip injury and will start practising on Friday.",
    "Mia Lund pulled out last week with a hip injury. She is not scheduled to play until Friday.",
    "Luca Brandt will follow the return to play protocols this week after a head knock.",
    "Luca Brandt has a calf injury and will take the first available flight tomorrow.",
    "Mia Lund will return to action in May's Oslo Open.",
    "Tom Adeyemi has a knee injury and will play no part in Saturday's match.",
    "Tom Adeyemi, who has a knee injury, is due to return to training this week.",
    "Tom Adeyemi returned in January after a knee injury.",
    "Tom Adeyemi returned to action on Saturday after breaking his leg.",
    "Tom Adeyemi hopes to return to his old club next season.",
    "Luca Brandt will be back in court in three weeks.",
    "Tom Adeyemi is expected to sign before the end of the season.",
    "If Tom Adeyemi is fit for Sunday after his knee injury, he will play.",
    "Jan Kruger (shoulder) and Luca Brandt (side strain) may both struggle to play in Wednesday's opener.",
    "Mia Lund took nine weeks to recover from an ankle problem.",
    "Mia Lund has a calf strain, so Ana Ruiz could start against City on Sunday.",
    "Mia Lund has lost her battle to be fit for Sunday's match after a calf strain.",
    "Mia Lund, who has a shoulder problem, is unlikely to be fit for the match that may decide this year's championship.",
];
