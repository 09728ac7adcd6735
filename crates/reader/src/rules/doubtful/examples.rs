//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Rovers manager Pat Dunmore is unsure whether defender Luca Brandt will recover from a hip injury in time for Saturday.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Luca Brandt has a twisted ankle but he has a good chance for Saturday.",
        reads: &["return_estimate | Luca Brandt | by=2021-03-13 hedge=hoped"],
    },
    Example {
        text: "Luca Brandt remained doubtful last night with a thigh injury.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Luca Brandt, who has a thigh injury, remained doubtful last night.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Luca Brandt (virus) and Jan Kruger (wrist) are also doubts.",
        reads: &["status | Luca Brandt | status=doubtful", "status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger have knee injuries. It is unclear whether either will be fit for Saturday.",
        reads: &["status | Luca Brandt | status=doubtful", "status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Luca Brandt limped off and the club will know today whether he is fit to face City.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "There were doubts over Tom Adeyemi's fitness after a calf strain, but he scored twice in Saturday's win.",
        reads: &["stage | Tom Adeyemi | rung=85"],
    },
    Example {
        text: "Fears over Tom Adeyemi were allayed when he trained on Tuesday after a knee injury.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Ivo Hansen is worried about the fitness of Luca Brandt, who has a back problem.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Dario Costa is likely to deputise for Luca Brandt if the striker fails to shake off a dead leg.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Coach Ivo Hansen faces an anxious wait to see if Luca Brandt is fit for the final.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Ivo Hansen will decide tomorrow whether to call on Luca Brandt, who has a tight calf.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Jan Kruger is a long-term absentee with a knee injury, while Luca Brandt (calf) is a doubt.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "City's only injury doubt is striker Luca Brandt.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "The main worry is over Luca Brandt, who has a stiff back.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Seed Jan Kruger will play on Monday if he can shake off a hip injury.",
        reads: &["status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Forward Jan Kruger is skating again but is day-to-day.",
        reads: &["status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Skipper Luca Brandt and defender Dario Costa are doubtful, and keeper Jan Kruger has been dropped.",
        reads: &["status | Luca Brandt | status=doubtful", "status | Dario Costa | status=doubtful"],
    },
    Example {
        text: "All three props - Luca Brandt, Dario Costa and Jan Kruger - were considered doubtful for Saturday's match.",
        reads: &[
            "status | Luca Brandt | status=doubtful", "status | Dario Costa | status=doubtful",
            "status | Jan Kruger | status=doubtful",
        ],
    },
    Example {
        text: "The fitness of Luca Brandt is coach Ivo Dorn's major concern ahead of the cup tie.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Coach Ivo Dorn will make a late decision on Luca Brandt's fitness as he has a calf strain.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Luca Brandt (foot) and Dario Costa (calf) were the fresh doubts for Rovers.",
        reads: &["status | Luca Brandt | status=doubtful", "status | Dario Costa | status=doubtful"],
    },
    Example {
        text: "There is concern over injuries to Luca Brandt and Dario Costa.",
        reads: &["status | Luca Brandt | status=doubtful", "status | Dario Costa | status=doubtful"],
    },
    Example {
        text: "Luca Brandt and Dario Costa were named in the side despite doubts over their fitness.",
        reads: &["status | Luca Brandt | status=doubtful", "status | Dario Costa | status=doubtful"],
    },
    Example {
        text: "Rovers are waiting to see how Luca Brandt recovers from a rib injury.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Rovers are sweating on Luca Brandt, who has a rib injury.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Rovers are monitoring Luca Brandt, who has a tight calf.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Doubtful: Luca Brandt (knee), Dario Costa (calf).",
        reads: &["status | Luca Brandt | status=doubtful", "status | Dario Costa | status=doubtful"],
    },
    Example {
        text: "Rovers must decide whether to risk Luca Brandt, who has a calf strain.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Winger Luca Brandt faces a late test.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Striker Tom Adeyemi is a doubt for Saturday's derby with a calf injury.",
        reads: &["status | Tom Adeyemi | status=doubtful reason=injury"],
    },
    Example {
        text: "Selectors called up a bowler amid doubts over Jan Kruger's ability to play with a heel problem.",
        reads: &["status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Rovers named a squad which included injury doubt Sam Whitlock.",
        reads: &["status | Sam Whitlock | status=doubtful"],
    },
    Example {
        text: "Striker Tom Adeyemi, who has a calf injury, has until Friday to prove his fitness.",
        reads: &["status | Tom Adeyemi | status=doubtful"],
    },
    Example {
        text: "Coach Ivo Dorn will give prop Tom Adeyemi, who has a rib injury, until Friday to prove his fitness.",
        reads: &["status | Tom Adeyemi | status=doubtful"],
    },
    Example {
        text: "Mia Lund faces a late fitness test on her ankle.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Luca Brandt has only a slim chance of playing on Sunday because of a bruised heel.",
        reads: &[
            "status | Luca Brandt | status=doubtful",
            "return_estimate | Luca Brandt | by=2021-03-14 hedge=unlikely",
        ],
    },
    Example {
        text: "Tom Adeyemi has a knee injury and it is unlikely he will be risked any time soon.",
        reads: &["return_estimate | Tom Adeyemi | hedge=unlikely"],
    },
    Example {
        text: "Mia Lund, who tore a calf muscle, is not expected to return until May.",
        reads: &[
            "return_estimate | Mia Lund | not_before=2021-05-01 hedge=stated",
            "status | Mia Lund | status=out",
        ],
    },
    Example {
        text: "Batsman Jan Kruger should recover from a sore ear.",
        reads: &["status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Lock Piet Vermaak and prop Luca Brandt head into the final under injury clouds.",
        reads: &["status | Piet Vermaak | status=doubtful"],
    },
    Example {
        text: "A late decision will be made on Mia Lund, who has a calf strain.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Coach Ivo Hansen will make a late decision on Mia Lund's fitness after a calf strain.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Jan Kruger (shoulder) and Luca Brandt (side strain) may both struggle to play in Wednesday's opener.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Winger Tom Adeyemi could make his debut on Sunday after a year out with a thigh injury.",
        reads: &[
            "return_estimate | Tom Adeyemi | by=2021-03-14 hedge=hoped",
            "status | Tom Adeyemi | status=available",
        ],
    },
    Example {
        text: "Ana Ruiz is on standby in case Mia Lund fails to recover from a calf strain.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi has a groin strain but is not considered a doubt for Saturday.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Tom Adeyemi has joined No 8 Luca Brandt and wing Jan Kruger as a doubtful starter for Saturday's match.",
        reads: &["status | Tom Adeyemi | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi, who has recovered from a knee injury, is no longer a doubt for Saturday.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Mia Lund was named in the squad, but is far from certain of being fit for Saturday after an ankle injury.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Rovers have doubts about Mia Lund (ankle).",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Rovers have doubts over Luca Brandt and Jan Kruger. Brandt has a tight hamstring.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Mia Lund's place in Saturday's final hangs in the balance after she hurt a calf.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Ivo Hansen faces an anxious wait to see if Luca Brandt signs a contract.",
    "Luca Brandt's form is a concern for City. Jan Kruger has a sore knee.",
    "Luca Brandt has a fractured fibula and will be assessed on Thursday.",
    "It is not known when Luca Brandt will return from a knee injury.",
    "The only doubt is Luca Brandt's attitude. He hurt a knee in 2019.",
    "Tom Adeyemi has torn a calf muscle and his recovery will be monitored.",
    "Guard Tom Adeyemi started after being listed as questionable with back spasms.",
    "Skipper Luca Brandt is doubtful about the plan.",
    "Scouts are monitoring Luca Brandt.",
    "Rovers will wait to see if Luca Brandt signs, and Dario Costa has a calf strain.",
    "Luca Brandt, who has recovered from a calf strain, is waiting on a new contract.",
    "Luca Brandt is uncertain how long Rovers will be without their injured midfielder.",
    "Luca Brandt, who had a calf strain, was doubtful for Saturday's match but played.",
    "Mia Lund is a doubt as well. The winger has a new contract.",
    "There is no doubt that Tom Adeyemi is the best striker in the league.",
    "Doubts remain over Tom Adeyemi's new contract.",
    "Sprinter Mia Lund has cast doubt over her participation in the games.",
    "Tom Adeyemi's goal put the result beyond doubt.",
    "Tom Adeyemi survived an injury scare to win the title.",
    "Tom Adeyemi, who dislocated a shoulder on Saturday, could miss the rest of the season.",
    "The new signing must prove his worth, said Tom Adeyemi.",
    "Tom Adeyemi (calf) trains again, and Sven Hale will make a late call on his goalkeeper.",
    "Mia Lund, who had been rated as doubtful with a calf strain, trained on Tuesday and will play.",
    "In the case of Mia Lund, a calf strain is what she recovered from.",
];
