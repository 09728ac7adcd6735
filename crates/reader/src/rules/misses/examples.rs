//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt was ruled out of the next three games with a foot injury.",
        reads: &["status | Luca Brandt | status=out"],
    },
    Example {
        text: "Luca Brandt, who has a calf strain, was missing from the squad that the coach named on Tuesday for Saturday's qualifier.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Rovers play at Ashby on Monday. Luca Brandt is out with a knee injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-16"],
    },
    Example {
        text: "Rovers visit City on Saturday but Luca Brandt is out with a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Jan Kruger was in line to replace long-term casualty Luca Brandt in defence.",
        reads: &["status | Luca Brandt | status=out"],
    },
    Example {
        text: "Luca Brandt has not yet been ruled out of Saturday's game despite a sore calf.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Rovers have injury worries ahead of Saturday's trip to City. Luca Brandt is out with a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Luca Brandt (knee), Jan Kruger (contract dispute) and Dario Costa (calf) remain absent.",
        reads: &["status | Luca Brandt | status=out", "status | Dario Costa | status=out"],
    },
    Example {
        text: "Luca Brandt is still not quite fit enough for Saturday after a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Luca Brandt has not recovered from a calf strain for tomorrow's tie. He can take no part in it.",
        reads: &["status | Luca Brandt | status=out"],
    },
    Example {
        text: "Ashby entertain Norby on Saturday. Luca Brandt will miss the game with a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Wales play in Vaduz on Saturday. Luca Brandt is unable to travel because of a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Ashby, who meet Norby on Saturday, will be without Luca Brandt, who has a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "The manager has problems for Saturday's fixture at Ashby, with Tom Adeyemi, Jan Kruger and Luca Brandt ruled out by injury.",
        reads: &[
            "return_estimate | Tom Adeyemi | not_before=2021-03-14",
            "return_estimate | Luca Brandt | not_before=2021-03-14",
        ],
    },
    Example {
        text: "Rovers are short of defenders with Luca Brandt (calf) out until May.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-01"],
    },
    Example {
        text: "Wales have made three changes for Saturday's match. Flanker Tom Adeyemi misses out with a calf strain.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt have hurt a knee. Neither player will feature again this season.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-31"],
    },
    Example {
        text: "Tom Adeyemi, who has an ankle injury, has not yet been ruled out of Saturday's match.",
        reads: &["status | Tom Adeyemi | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi is \"gutted\" to miss Saturday's match with a calf strain.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
    },
    Example {
        text: "Tom Adeyemi has a knee injury, while Luca Brandt is back in training after a calf strain, but will not be involved on Saturday.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Luca Brandt is a long way from fitness following a knee operation.",
        reads: &["status | Luca Brandt | status=out"],
    },
    Example {
        text: "Luca Brandt is out of Saturday's game with the knee injury that forced him off in Tuesday's win.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Luca Brandt has been unable to train this week because of a virus.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Luca Brandt is likely to be out until May. He tore a calf on Saturday.",
        reads: &[
            "status | Luca Brandt | status=out",
            "return_estimate | Luca Brandt | not_before=2021-05-01",
        ],
    },
    Example {
        text: "Joining Jan Kruger on the sidelines is Luca Brandt, who has a broken hand.",
        reads: &["status | Jan Kruger | status=out"],
    },
    Example {
        text: "Luca Brandt has played his last game of the season after suffering a neck injury.",
        reads: &[
            "status | Luca Brandt | status=out",
            "return_estimate | Luca Brandt | not_before=2021-05-31",
        ],
    },
    Example {
        text: "Luca Brandt's campaign is over because of a knee injury.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-31"],
    },
    Example {
        text: "Tom Adeyemi is likely to be out until the Cup of Nations in June with an elbow problem.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-06-01"],
    },
    Example {
        text: "Rovers are in the middle of an injury crisis, with Tom Adeyemi, Luca Brandt and Jan Kruger all out.",
        reads: &[
            "status | Tom Adeyemi | status=out reason=injury",
            "status | Jan Kruger | status=out reason=injury",
        ],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt are long-term absentees, while Jan Kruger is cup-tied.",
        reads: &[
            "status | Tom Adeyemi | status=out reason=injury",
            "status | Luca Brandt | status=out reason=injury",
        ],
    },
    Example {
        text: "The likes of Tom Adeyemi and Luca Brandt are on the treatment table.",
        reads: &[
            "status | Tom Adeyemi | status=out reason=injury",
            "status | Luca Brandt | status=out reason=injury",
        ],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt remain on the injury list but Jan Kruger is fit again.",
        reads: &["status | Tom Adeyemi | status=out", "status | Luca Brandt | status=out"],
    },
    Example {
        text: "The injury-hit visitors were missing Tom Adeyemi, Luca Brandt and Jan Kruger.",
        reads: &[
            "status | Tom Adeyemi | status=out reason=injury",
            "status | Jan Kruger | status=out reason=injury",
        ],
    },
    Example {
        text: "Rovers' injury crisis has deepened. Tom Adeyemi and Luca Brandt are missing.",
        reads: &[
            "status | Tom Adeyemi | status=out reason=injury",
            "status | Luca Brandt | status=out reason=injury",
        ],
    },
    Example {
        text: "Injuries have robbed the coach of Tom Adeyemi, Luca Brandt and Jan Kruger.",
        reads: &[
            "status | Tom Adeyemi | status=out reason=injury",
            "status | Jan Kruger | status=out reason=injury",
        ],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt have joined Jan Kruger on the injury list.",
        reads: &["status | Tom Adeyemi | status=out", "status | Jan Kruger | status=out"],
    },
    Example {
        text: "Mia Lund has a groin injury. Tom Adeyemi is also out at the moment.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Tom Adeyemi has not featured this season after injuring a knee in July.",
        reads: &["absence | Tom Adeyemi |"],
    },
    Example {
        text: "Luca Brandt has a calf strain. \"He's been out for a while but he's joined in the training,\" said manager Ivo Hansen.",
        reads: &["absence | Luca Brandt | said_by=Ivo_Hansen"],
    },
    Example {
        text: "The biggest absence is striker Tom Adeyemi, who tore a calf on Sunday.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Striker Tom Adeyemi tore a hamstring on Sunday and could be out until June.",
        reads: &[
            "status | Tom Adeyemi | status=out",
            "return_estimate | Tom Adeyemi | not_before=2021-06-01 hedge=hoped",
        ],
    },
    Example {
        text: "A bruised foot has ruled striker Tom Adeyemi out.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Striker Tom Adeyemi failed a fitness test on a bruised foot on Tuesday.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Striker Tom Adeyemi has a sore knee and will not play.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Luca Brandt, out for two months with a calf injury, was named by coach Ivo Dorn in Rovers' team for Saturday.",
        reads: &["status | Luca Brandt | status=available", "stage | Luca Brandt | rung=80"],
    },
    Example {
        text: "It is not the broken metatarsal that everybody knows and which has kept Dario Costa out for two months.",
        reads: &["status | Dario Costa | status=out"],
    },
    Example {
        text: "Rovers have been reeling from injuries. Other players missing for Rovers include Luca Brandt and Dario Costa.",
        reads: &["status | Luca Brandt | status=out", "status | Dario Costa | status=out"],
    },
    Example {
        text: "Tom Adeyemi (groin), Dario Costa (banned) and Luca Brandt (ineligible) miss the trip to City.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Wing Luca Brandt has been added to their injury list.",
        reads: &["status | Luca Brandt | status=out"],
    },
    Example {
        text: "Winger Luca Brandt will miss Saturday's derby with an ankle injury.",
        reads: &[
            "return_estimate | Luca Brandt | not_before=2021-03-14 hedge=stated",
            "status | Luca Brandt | status=out reason=injury",
        ],
    },
    Example {
        text: "Injured striker Tom Adeyemi has been ruled out for the rest of the season.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-05-31"],
    },
    Example {
        text: "Manager Ivo Hansen said Tom Adeyemi was out for the rest of the season with a knee injury.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-05-31 said_by=Ivo_Hansen"],
    },
    Example {
        text: "Ivo Hansen said Tom Adeyemi, who has a calf strain, would miss Saturday's derby.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14 said_by=Ivo_Hansen"],
    },
    Example {
        text: "Luca Brandt ruled out for season with broken ankle",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-31"],
    },
    Example {
        text: "Wales meet Ireland in the Six Nations on Saturday. Centre Luca Brandt is ruled out of the rest of the tournament with a broken thumb.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-21"],
    },
    Example {
        text: "Mia Lund's calf injury will keep her out until April.",
        reads: &["return_estimate | Mia Lund | not_before=2021-04-01"],
    },
    Example {
        text: "Mia Lund could miss Saturday's derby with an ankle injury.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Luca Brandt withdrew from the squad for Sunday's final because of a thigh strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-15"],
    },
    Example {
        text: "Rovers, who lost captain Tom Adeyemi with a head knock before the interval, held on.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Tom Adeyemi (muscle) will miss the visit of City this weekend.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-15"],
    },
    Example {
        text: "Rovers will lose Luca Brandt for the rest of the season due to an ankle operation.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-05-31"],
    },
    Example {
        text: "The striker Tom Adeyemi was already out of Saturday's final because of a hand problem.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
    },
    Example {
        text: "Luca Brandt (foot) looks set to join them on the sidelines until after the international break.",
        reads: &["return_estimate | Luca Brandt | hedge=stated"],
    },
    Example {
        text: "With Tom Adeyemi out with a knee injury, Rovers may turn to their youngsters.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Forward Luca Brandt suffered a season-ending torn calf in Sunday's loss to Rovers.",
        reads: &[
            "status | Luca Brandt | status=out",
            "return_estimate | Luca Brandt | not_before=2021-05-31",
        ],
    },
    Example {
        text: "Luca Brandt suffered a season-ending calf injury in October 2019.",
        reads: &["absence | Luca Brandt | when=2019-10-01..2019-10-31"],
    },
    Example {
        text: "The forward Luca Brandt (knee) was placed on injured reserve on Tuesday.",
        reads: &["status | Luca Brandt | status=out reason=injury"],
    },
    Example {
        text: "Rovers will miss the services of Luca Brandt, who has a calf strain.",
        reads: &["status | Luca Brandt | status=out"],
    },
    Example {
        text: "Those still on the treatment table are few; the injury list includes Luca Brandt and Dario Costa.",
        reads: &["status | Luca Brandt | status=out", "status | Dario Costa | status=out"],
    },
    Example {
        text: "Hip surgery will keep Mia Lund off the court until June.",
        reads: &["return_estimate | Mia Lund | not_before=2021-06-01"],
    },
    Example {
        text: "It is a blow to the coach's injury-hit squad. Among those already missing are Luca Brandt, Tom Adeyemi and Dario Costa.",
        reads: &[
            "status | Luca Brandt | status=out reason=injury",
            "status | Dario Costa | status=out reason=injury",
        ],
    },
    Example {
        text: "Defender Tom Adeyemi is also sidelined for the time being.",
        reads: &["status | Tom Adeyemi | status=out reason=injury"],
    },
    Example {
        text: "Wales coach Jan Hale spoke ahead of Saturday's match against Iceland. Luca Brandt has been ruled out of the game by a calf problem, just a week after his debut.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Wales have lost a player for Saturday's friendly against Iceland. Luca Brandt has withdrawn from the squad with a hip injury that he suffered on Sunday.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Tom Adeyemi is out of Rovers' opening league game at City on Saturday because of a calf strain.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
    },
    Example {
        text: "Mia Lund has left the Oslo Open, withdrawing with a foot injury before her first match on Friday.",
        reads: &["return_estimate | Mia Lund | not_before=2021-03-13"],
    },
    Example {
        text: "England v Scotland, Twickenham, Saturday 13 March\n\nThe hosts start as favourites. Prop Tom Adeyemi is forced out by a neck injury.",
        reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
    },
    Example {
        text: "Scotland named their team for Saturday's Six Nations match in Dublin. Luca Brandt was ruled out of selection with a calf strain.",
        reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
    },
    Example {
        text: "Mia Lund has a knee injury. Her absence leaves Rovers short on Saturday.",
        reads: &["status | Mia Lund | status=out"],
    },
    Example {
        text: "Mia Lund, who has a knee injury, has missed the last three games.",
        reads: &["absence | Mia Lund"],
    },
    Example {
        text: "Mia Lund has not been ruled out of Saturday's final despite a calf strain.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Mia Lund has a calf strain. Coach Ivo Hansen refused to rule her out of Saturday's final.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Mia Lund has no chance of playing on Sunday because of a calf strain.",
        reads: &["status | Mia Lund | status=out"],
    },
    Example {
        text: "Mia Lund has not raced since last summer because of a foot injury.",
        reads: &["absence | Mia Lund |"],
    },
    Example {
        text: "Rovers have called up Luca Brandt as cover should Jan Kruger, who has a neck injury, be ruled out tomorrow.",
        reads: &["status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Prop Jan Kruger failed a fitness test on his calf strain.",
        reads: &["stage | Jan Kruger | rung=5", "status | Jan Kruger | status=out"],
    },
    Example {
        text: "The March 20 match comes too soon in the recovery of Jan Kruger, who has an ankle problem.",
        reads: &["status | Jan Kruger | status=out"],
    },
];
