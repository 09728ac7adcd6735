//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt and Jan Kruger are watching from the stands as they work their way towards full fitness.",
        reads: &["stage | Luca Brandt | rung=35", "stage | Jan Kruger | rung=35"],
    },
    Example {
        text: "Luca Brandt is no longer on crutches after his knee operation.",
        reads: &["stage | Luca Brandt | rung=30"],
    },
    Example {
        text: "Luca Brandt only began training at the weekend after an ankle operation.",
        reads: &["stage | Luca Brandt | rung=60"],
    },
    Example {
        text: "Luca Brandt trained for the first time on Tuesday following his severe reaction to an insect bite.",
        reads: &["stage | Luca Brandt | rung=60"],
    },
    Example {
        text: "Luca Brandt is said to have recovered from a calf strain.",
        reads: &["stage | Luca Brandt | rung=62"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger continue to recover from knee injuries.",
        reads: &["stage | Jan Kruger | rung=35"],
    },
    Example {
        text: "Luca Brandt has been training alone this week following a knee injury.",
        reads: &["stage | Luca Brandt | rung=45"],
    },
    Example {
        text: "Luca Brandt scored in a behind-closed-doors friendly on Tuesday as he nears a return from a knee injury.",
        reads: &["stage | Luca Brandt | rung=70", "status | Luca Brandt | status=out"],
    },
    Example {
        text: "Tom Adeyemi came through unscathed after 45 minutes of a friendly on Tuesday, his first game since an operation on his knee.",
        reads: &["stage | Tom Adeyemi | rung=70"],
    },
    Example {
        text: "Wing Jan Kruger was pictured running for the first time since he broke a leg in August.",
        reads: &["stage | Jan Kruger | rung=40"],
    },
    Example {
        text: "\"Tom's running, Luca's doing ball work,\" said manager Ivo Hansen of Tom Adeyemi and Luca Brandt, who both have knee injuries.",
        reads: &["stage | Tom Adeyemi | rung=40", "stage | Luca Brandt | rung=45"],
    },
    Example {
        text: "\"He is on the bench tomorrow,\" manager Ivo Hansen said of Tom Adeyemi, who has had a groin injury.",
        reads: &["stage | Tom Adeyemi | rung=80"],
    },
    Example {
        text: "Left-back Jan Kruger has been told to rest for three weeks because of a sore Achilles.",
        reads: &["stage | Jan Kruger | rung=25"],
    },
    Example {
        text: "Left-arm bowler Dario Costa is back bowling in the nets after a side strain.",
        reads: &["stage | Dario Costa | rung=45"],
    },
    Example {
        text: "Winger Luca Brandt will spend six weeks in a cast after breaking a wrist.",
        reads: &["stage | Luca Brandt | rung=25 certainty=stated"],
    },
    Example {
        text: "Jan Kruger played an hour for the reserves on Monday, his first outing since breaking a foot in May.",
        reads: &["stage | Jan Kruger | rung=70 when=2021-03-08"],
    },
    Example {
        text: "Tom Adeyemi, who has been out with a groin injury, was an unused substitute on Saturday.",
        reads: &["stage | Tom Adeyemi | rung=80"],
    },
    Example {
        text: "Batsman Dario Costa had a net on Tuesday, his first session since breaking a thumb.",
        reads: &["stage | Dario Costa | rung=45"],
    },
    Example {
        text: "Wing Luca Brandt wore a no-contact jersey on Tuesday as he recovers from a concussion.",
        reads: &["stage | Luca Brandt | rung=50"],
    },
    Example {
        text: "Pitcher Jan Kruger began a rehab assignment on Tuesday after straining an elbow.",
        reads: &["stage | Jan Kruger | rung=70", "status | Jan Kruger | status=out"],
    },
    Example {
        text: "Luca Brandt stepped up his return from a broken leg by training with the squad.",
        reads: &["stage | Luca Brandt | rung=60"],
    },
    Example {
        text: "The results of a scan on Mia Lund's knee are expected on Friday.",
        reads: &["stage | Mia Lund | rung=10"],
    },
    Example {
        text: "Scans have shown no damage to Mia Lund's knee.",
        reads: &["stage | Mia Lund | rung=10"],
    },
    Example {
        text: "\"Tom's still in the gym after his knee injury,\" manager Ivo Hansen said of Tom Adeyemi.",
        reads: &["stage | Tom Adeyemi | rung=35 said_by=Ivo_Hansen"],
    },
    Example {
        text: "Luca Brandt returned to action in a reserve game on Monday after ten months out with a knee injury.",
        reads: &["stage | Luca Brandt | rung=70 when=2021-03-08"],
    },
    Example {
        text: "Tom Adeyemi has a calf strain. He had a run-out for the reserves on Monday.",
        reads: &["stage | Tom Adeyemi | rung=70 when=2021-03-08"],
    },
    Example {
        text: "Flanker Jan Kruger is only just returning from a broken leg.",
        reads: &["stage | Jan Kruger | rung=35"],
    },
    Example {
        text: "Fans cheer as keeper Luca Brandt, out since May with a knee injury, makes his return to action on Thursday.",
        reads: &["stage | Luca Brandt | certainty=hoped"],
    },
    Example {
        text: "Hurdler Mia Lund will have a hamstring injury scanned on Thursday.",
        reads: &["stage | Mia Lund | rung=10"],
    },
    Example {
        text: "Lock Jan Kruger is out with a sore calf. Wing Luca Brandt and prop Dario Costa have resumed training.",
        reads: &["stage | Luca Brandt | rung=60", "status | Dario Costa | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi, who hurt a knee in May, is running outside.",
        reads: &["stage | Tom Adeyemi | rung=40"],
    },
    Example {
        text: "Tom Adeyemi, out with a fractured fibula since January, has been able to resume light training.",
        reads: &["stage | Tom Adeyemi | rung=50 certainty=stated"],
    },
    Example {
        text: "Paul Weston will decide when Mia Lund, who hurt a shoulder, returned to full training next week.",
        reads: &["stage | Mia Lund | rung=60 certainty=hoped"],
    },
    Example {
        text: "Manager Paul Weston said that Mia Lund is recovering well.",
        reads: &["stage | Mia Lund | rung=35 said_by=Paul_Weston"],
    },
    Example {
        text: "Paul Weston has confirmed that Ana Ruiz has returned to training after a knee injury.",
        reads: &["stage | Ana Ruiz | rung=60"],
    },
    Example {
        text: "Ivo Costa, who hurt an ankle, will have a scan on Thursday.",
        reads: &["stage | Ivo Costa | rung=10 certainty=stated"],
    },
    Example {
        text: "Mia Lund returned to full training on Monday after her calf injury.",
        reads: &["stage | Mia Lund | rung=60 when=2021-03-08"],
    },
    Example {
        text: "Ana Ruiz will return to full training next week after injury.",
        reads: &["stage | Ana Ruiz | rung=60 when=2021-03-15..2021-03-21 certainty=hoped"],
    },
    Example {
        text: "Luca Brandt is in rehab after knee surgery.",
        reads: &["stage | Luca Brandt | rung=35"],
    },
    Example {
        text: "Tom Adeyemi and Mia Lund are working their way back to full fitness after knee injuries.",
        reads: &["stage | Tom Adeyemi | rung=35", "stage | Mia Lund | rung=35"],
    },
    Example {
        text: "Mia Lund, who has a calf injury, watched. Viewers may have noticed Ana Ruiz, who tore a hamstring in May. Fans spotted Ruiz out on the grass.",
        reads: &["stage | Ana Ruiz | rung=40 certainty=stated"],
    },
    Example {
        text: "Tom Adeyemi tore a hamstring in May. Adeyemi can be seen doing running drills away from the squad.",
        reads: &["stage | Tom Adeyemi | rung=45 certainty=stated"],
    },
    Example {
        text: "Mia Lund, who hurt a foot in September, will return to the matchday squad on Saturday.",
        reads: &["status | Mia Lund | status=available when=2021-03-13"],
    },
    Example {
        text: "Striker Tom Adeyemi made a scoring return on Saturday. Adeyemi tore a hamstring in October.",
        reads: &["stage | Tom Adeyemi | rung=90 when=2021-03-06"],
    },
    Example {
        text: "Rovers had Lauren Hope back in full training following a six-week lay-off with a broken wrist.",
        reads: &["stage | Lauren Hope | rung=60 when=2021-03-10"],
    },
    Example {
        text: "Forward Luca Brandt, who tore a hamstring, has returned to light training.",
        reads: &["stage | Luca Brandt | rung=50 when=2021-03-10"],
    },
    Example {
        text: "Tom Adeyemi has been named in the starting team after recovering from a knee injury.",
        reads: &["stage | Tom Adeyemi | rung=80"],
    },
    Example {
        text: "Wales face Italy on Saturday. Mia Lund and Ana Ruiz missed the autumn with injury but were restored to the starting line-up yesterday.",
        reads: &["stage | Mia Lund | rung=80", "stage | Ana Ruiz | rung=80"],
    },
    Example {
        text: "Mia Lund said that she had recovered from a hamstring injury.",
        reads: &["stage | Mia Lund | rung=62"],
    },
    Example {
        text: "Tom Adeyemi had an operation on his knee in January and was back in the side on Saturday.",
        reads: &["stage | Tom Adeyemi | rung=90"],
    },
    Example {
        text: "Tom Adeyemi will be back in the side. The striker missed Saturday's draw with a calf problem.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Tom Adeyemi could return to the side. The striker missed Saturday's draw with a calf problem.",
        reads: &["status | Tom Adeyemi | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi made his comeback from a knee injury for the reserves on Tuesday.",
        reads: &["stage | Tom Adeyemi | rung=70 when=2021-03-09"],
    },
    Example { text: "Lock Jan Kruger underwent scans yesterday.", reads: &["stage | Jan Kruger | rung=10"] },
    Example {
        text: "Prop Jan Kruger may go home as he is not responding well to treatment.",
        reads: &["stage | Jan Kruger | rung=35"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Tom Adeyemi has a knee injury. \"He's in a brace for six weeks and he can't start any recovery work until then,\" said coach Paul Weston.",
    "Luca Brandt has a calf strain. Rovers have Tom Adeyemi available again for their trip to City after the full-back sat out Tuesday night's goalless draw with Ashby through suspension.",
    "Coach Ivo Hansen expects to have Luca Brandt fit again by the end of the month after a calf strain.",
    "With Luca Brandt to return to full fitness after a calf strain, Rovers will be stronger.",
    "Luca Brandt has a sore knee. He and his manager were no longer on speaking terms.",
    "Luca Brandt, who has a knee injury, makes his return to Rovers after seven years in Spain.",
    "Mia Lund has a sore back. \"She's going to be 100% fit,\" said coach Jan Hale.",
    "Striker Luca Brandt scored as the champions won to continue their recovery with a third win.",
    "Luca Brandt watched from the stands as Rovers won.",
    "The wheelchair fencer Luca Brandt won a medal.",
    "They spoke of seeing Luca Brandt in the gym of an evening.",
    "Coach Ivo Hansen expects Luca Brandt to have recovered from a calf strain by Saturday.",
    "Luca Brandt broke down in a reserve game on Monday as he attempted to return from a groin injury.",
    "Luca Brandt is pressing for a recall after his recovery from a groin injury.",
    "Luca Brandt is out with a hamstring injury sustained in Monday's reserve game.",
    "Luca Brandt tore a hamstring only a week after returning from a calf injury.",
    "Prop Jan Kruger has a knee injury. Rovers report a clean bill of health otherwise.",
    "Luca Brandt is at least three weeks away from contact training after a shoulder injury.",
    "Tom Adeyemi hurt his calf just before starting training camp.",
    "Mia Lund won the wheelchair race in Oslo.",
    "Rovers gave captain Luca Brandt the all clear to play in the charity match.",
    "Pitcher Jan Kruger has returned from a rehab assignment to start on Sunday.",
    "Prop Luca Brandt won a cap. Winger Mia Lund has resumed training after her holiday.",
    "Luca Brandt is included in the squad, with winger Mia Lund back after a knee injury.",
    "Prop Luca Brandt is available again after missing Saturday's defeat because of a family bereavement, while Mia Lund has a knee injury.",
    "Tom Adeyemi missed a whole season recovering from a knee injury.",
    "Tom Adeyemi has not returned to full training after his injury.",
    "Tom Adeyemi is in the running for player of the year.",
    "Mia Lund, who has a calf injury, spoke of not being able to do all her running sessions.",
    "If Tom Adeyemi is back in training, he will travel.",
    "Tom Adeyemi ran 20.13 seconds on the way to silver.",
    "Tom Adeyemi hurt his ankle in a reserve match on Friday.",
    "Tom Adeyemi came off the bench for the injured Luca Brandt.",
    "Tom Adeyemi, who has a calf injury, missed three penalties in the 18-17 defeat.",
    "Tom Adeyemi withdrew from the starting line-up with a calf injury.",
    "Striker Tom Adeyemi is in a good way and wants more goals.",
    "Striker Tom Adeyemi returned to the starting line-up on Saturday.",
    "Tom Adeyemi hurt an ankle on Tuesday and left the stadium on crutches.",
    "Tom Adeyemi joined his team-mates on Tuesday after recovering from a fever.",
    "Mia Lund had recovered from a hamstring injury but an ankle problem came back last week.",
    "Mia Lund had missed the first leg with a groin injury and returned to training before the second.",
    "Guard Mia Lund sprained an ankle on Tuesday and was taken by wheelchair to the locker room.",
    "Having rehabilitated a rib injury, Mia Lund keeps her place.",
    "Tom Adeyemi will be back in the side. The striker missed Saturday's draw with City.",
    "Striker Tom Adeyemi joked that he has had more scans than games.",
    "Mia Lund has a sore knee and does not believe she has recovered.",
];
