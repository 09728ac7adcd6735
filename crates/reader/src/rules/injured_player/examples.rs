//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Rovers struggled to score goals when striker Luca Brandt was out injured and finished eighth.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Ivo Dorn scored after coach Tom Hale had picked him following an injury-hit season.",
        reads: &["injury | Ivo Dorn | phase=past"],
    },
    Example {
        text: "Rovers were without captain Luca Brandt (injured) and Tom Adeyemi (suspended).",
        reads: &["injury | Luca Brandt |"],
    },
    Example {
        text: "Rovers have Luca Brandt injured, so Tom Adeyemi will play.",
        reads: &["injury | Luca Brandt |"],
    },
    Example {
        text: "Three players have pulled out of the squad for Sunday's friendly against Rovers. Mia Lund and Ana Ruiz are injured.",
        reads: &[
            "return_estimate | Mia Lund | not_before=2021-03-15",
            "return_estimate | Ana Ruiz | not_before=2021-03-15",
        ],
    },
    Example {
        text: "Mia Lund is in line to replace long-term absentee Luca Brandt.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "With Luca Brandt also injured, Rovers have no keeper.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Luca Brandt has been injured since August.",
        reads: &["injury | Luca Brandt | phase=current"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger have both been injured at one stage or another this season.",
        reads: &["injury | Jan Kruger | phase=past"],
    },
    Example {
        text: "With Tom Adeyemi, Luca Brandt and Jan Kruger all injured, Dario Costa gets a chance.",
        reads: &["injury | Tom Adeyemi | region=unspecified", "injury | Jan Kruger | region=unspecified"],
    },
    Example {
        text: "Luca Brandt, injured in last week's draw with Rovers, has a torn calf.",
        reads: &["injury | Luca Brandt | setting=match onset=2021-03-01..2021-03-07"],
    },
    Example {
        text: "Rovers lack a midfield with the likes of Tom Adeyemi and Luca Brandt injured.",
        reads: &["injury | Tom Adeyemi | region=unspecified", "injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Luca Brandt replaces the injured Tom Adeyemi on the wing.",
        reads: &["injury | Tom Adeyemi | region=unspecified"],
    },
    Example {
        text: "Substitute Luca Brandt came on for injured flanker Jan Kruger.",
        reads: &["injury | Jan Kruger | setting=match onset=2021-03-09..2021-03-10"],
    },
    Example {
        text: "Luca Brandt replaced the injured Tom Adeyemi at half-time.",
        reads: &["injury | Tom Adeyemi | setting=match onset=2021-03-09..2021-03-10"],
    },
    Example {
        text: "The coach will know if he has the services of the injured trio of Luca Brandt, Jan Kruger and Dario Costa.",
        reads: &["injury | Luca Brandt | region=unspecified", "injury | Dario Costa | region=unspecified"],
    },
    Example {
        text: "Rovers were lifted by the return of injured players including flanker Jan Kruger.",
        reads: &["injury | Jan Kruger | region=unspecified phase=past"],
    },
    Example {
        text: "Prop Jan Kruger hurt himself at training on Monday.",
        reads: &["injury | Jan Kruger | setting=training onset=2021-03-08"],
    },
    Example {
        text: "The currently injured players included in the squad are captain Jan Kruger, Luca Brandt and Dario Costa.",
        reads: &["injury | Jan Kruger | region=unspecified", "injury | Dario Costa | region=unspecified"],
    },
    Example {
        text: "Rovers have replaced injured scrum-half Jan Kruger with Dario Costa for Saturday.",
        reads: &["injury | Jan Kruger | region=unspecified"],
    },
    Example {
        text: "Rovers scored in the space left by the temporarily injured Jan Kruger.",
        reads: &["injury | Jan Kruger | region=unspecified phase=past"],
    },
    Example {
        text: "Five sprinters hoped to qualify, but come August an injured Jan Kruger was the only entrant.",
        reads: &["injury | Jan Kruger | region=unspecified phase=past"],
    },
    Example {
        text: "Mia Lund and Ana Ruiz told the hearing that they had been injured in a crash.",
        reads: &["injury | Mia Lund | region=unspecified phase=past"],
    },
    Example {
        text: "Luca Brandt is suspended and Tom Adeyemi injured.",
        reads: &["injury | Tom Adeyemi | region=unspecified"],
    },
    Example {
        text: "Winger Mia Lund scored ten goals in an injury-hit season.",
        reads: &["injury | Mia Lund | region=unspecified phase=past"],
    },
    Example {
        text: "Mia Lund shone last season when deputising for the injured Ana Ruiz.",
        reads: &["injury | Ana Ruiz | region=unspecified phase=past"],
    },
    Example {
        text: "Ana Ruiz was out injured towards the end of last season.",
        reads: &["injury | Ana Ruiz | region=unspecified phase=past"],
    },
    Example {
        text: "Mia Lund endured an injury-disrupted 2019-20 campaign.",
        reads: &["injury | Mia Lund | region=unspecified phase=past"],
    },
    Example {
        text: "Tom Adeyemi was injured fighting Luca Brandt.",
        reads: &["injury | Tom Adeyemi | setting=match"],
    },
    Example {
        text: "Goalkeeper Tom Adeyemi was hurt when Luca Brandt fell on his leg.",
        reads: &["injury | Tom Adeyemi | setting=match"],
    },
    Example {
        text: "Dario Costa, a replacement for the hobbling Luca Brandt, scored.",
        reads: &["injury | Luca Brandt | setting=match"],
    },
    Example {
        text: "Captain Mia Lund is still injured.",
        reads: &["injury | Mia Lund | region=unspecified"],
    },
    Example {
        text: "Tom Adeyemi was injured in training on Monday.",
        reads: &["injury | Tom Adeyemi | setting=training onset=2021-03-08"],
    },
    Example {
        text: "Towards the end of last season Jan Kruger made an impact while Luca Brandt was out injured.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "It will be between Jan Kruger and Luca Brandt, who was out injured last month.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Jan Kruger scored on Saturday while Luca Brandt was out injured.",
        reads: &["injury | Luca Brandt |"],
    },
    Example {
        text: "Captain Mia Lund, summoned in 2018 as cover for the injured Luca Brandt, has a broken finger.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Absentee owner Luca Brandt visited the club.",
    "The limping champions were beaten by Luca Brandt's late goal.",
    "Tom Adeyemi was named in an injury-free squad.",
    "Tom Adeyemi spoke of the club's injured pride.",
    "Tom Adeyemi was not injured in the crash.",
    "Luca Brandt is sick of losing.",
    "Luca Brandt said that the long break had hurt her.",
    "Luca Brandt came on for a colleague who was injured.",
    "Rovers placed Luca Brandt on injured reserve on Sunday.",
    "\"So many of the players are injured that it will be hard,\" Tom Adeyemi said.",
];
