//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt and Jan Kruger will miss the start of the season after having shoulder and ankle operations respectively.",
        reads: &["surgery | Luca Brandt | region=shoulder", "surgery | Jan Kruger | region=ankle"],
    },
    Example {
        text: "It was first feared that Mia Lund would need an ankle operation, but surgeons have recommended rest.",
        reads: &["surgery | Mia Lund | state=ruled_out region=ankle"],
    },
    Example {
        text: "Mia Lund will play on Sunday before having an operation on her knee.",
        reads: &["surgery | Mia Lund | state=planned region=knee"],
    },
    Example {
        text: "It was decided that Mia Lund should have exploratory surgery on her knee.",
        reads: &["surgery | Mia Lund | state=planned region=knee"],
    },
    Example {
        text: "Surgeons carried out an operation on Mia Lund's broken toe.",
        reads: &["surgery | Mia Lund | state=done region=foot"],
    },
    Example {
        text: "Mia Lund undergoes knee surgery on Thursday.",
        reads: &["surgery | Mia Lund | state=planned"],
    },
    Example {
        text: "Jan Kruger had surgery on his right shoulder to repair a torn labrum.",
        reads: &["injury | Jan Kruger | region=shoulder pathology=cartilage side=right"],
    },
    Example {
        text: "Tom Adeyemi has been added to the squad after recovering from ankle surgery.",
        reads: &[
            "surgery | Tom Adeyemi | state=done region=ankle",
            "status | Tom Adeyemi | status=available",
        ],
    },
    Example {
        text: "Tom Adeyemi is out until May following an operation on his ankle.",
        reads: &["surgery | Tom Adeyemi | state=done region=ankle"],
    },
    Example {
        text: "Surgeon Ivo Hansen repaired the cartilage in Luca Brandt's left knee on Monday.",
        reads: &["surgery | Luca Brandt | state=done region=knee"],
    },
    Example {
        text: "A surgeon operated on Luca Brandt's shoulder on Monday.",
        reads: &["surgery | Luca Brandt | state=done region=shoulder when=2021-03-08"],
    },
    Example {
        text: "Tom Adeyemi underwent surgery on his left knee on Monday.",
        reads: &[
            "surgery | Tom Adeyemi | state=done region=knee when=2021-03-08",
            "injury | Tom Adeyemi | region=knee side=left",
        ],
    },
    Example {
        text: "Mia Lund underwent knee surgery on Friday.",
        reads: &["surgery | Mia Lund | state=done when=2021-03-05"],
    },
    Example {
        text: "Mia Lund will have an operation on her ankle next week.",
        reads: &["surgery | Mia Lund | state=planned region=ankle"],
    },
    Example {
        text: "Striker Tom Adeyemi has a shoulder injury. The surgeon who carried out Adeyemi's operation is happy.",
        reads: &["surgery | Tom Adeyemi | state=done"],
    },
    Example {
        text: "Tom Adeyemi broke a foot. \"A decision will be made on surgery for Tom,\" said doctor Helen Marsh.",
        reads: &["surgery | Tom Adeyemi | state=planned"],
    },
    Example {
        text: "Mia Lund will miss two months after undergoing hip surgery.",
        reads: &["surgery | Mia Lund | state=done region=hip_groin"],
    },
    Example {
        text: "Rovers are without striker Tom Adeyemi, who is recovering from surgery on his left knee.",
        reads: &["surgery | Tom Adeyemi | state=done region=knee"],
    },
    Example {
        text: "Mia Lund has hurt a wrist. She was out for months with a knee injury. The injury and subsequent surgery kept her from the spring events.",
        reads: &["surgery | Mia Lund | region=knee"],
    },
    Example {
        text: "Mia Lund was told that she needed an operation on her ankle.",
        reads: &["surgery | Mia Lund | state=planned region=ankle"],
    },
    Example {
        text: "Mia Lund had knee surgery in January and hurt her wrist on Sunday. \"I tried to be ready after my surgery,\" said Lund.",
        reads: &["surgery | Mia Lund | state=done region=knee said_by=Mia_Lund"],
    },
    Example {
        text: "Mia Lund has an ankle injury. \"A specialist has recommended an operation for Lund,\" said coach Jan Hale.",
        reads: &["surgery | Mia Lund | state=planned region=ankle"],
    },
    Example {
        text: "Mia Lund has torn a knee ligament. She will undergo surgery next week.",
        reads: &["surgery | Mia Lund | state=planned region=knee"],
    },
    Example {
        text: "Mia Lund is out with a knee injury. Lund's surgery is scheduled for Tuesday.",
        reads: &["surgery | Mia Lund | state=planned when=2021-03-16"],
    },
    Example {
        text: "Ana Ruiz tore a knee ligament. After the surgery, she will spend six months in rehabilitation.",
        reads: &["surgery | Ana Ruiz | state=planned"],
    },
    Example {
        text: "Mia Lund said she had hip surgery on her right hip two days ago.",
        reads: &[
            "surgery | Mia Lund | state=done region=hip_groin",
            "injury | Mia Lund | region=hip_groin side=right",
        ],
    },
    Example {
        text: "Prop Jan Kruger had his jaw wired on Saturday.",
        reads: &["surgery | Jan Kruger | state=done region=face when=2021-03-06"],
    },
    Example {
        text: "Mia Lund will have her Achilles reattached next week.",
        reads: &["surgery | Mia Lund | state=planned region=lower_leg"],
    },
    Example {
        text: "Mia Lund raced for the first time since she had a cyst removed from behind her knee.",
        reads: &["surgery | Mia Lund | state=done region=knee"],
    },
    Example {
        text: "Jan Kruger raced with a screw in his shin.",
        reads: &["surgery | Jan Kruger | state=done region=lower_leg"],
    },
    Example {
        text: "Mia Lund has undergone a hernia operation and is set to be sidelined for six weeks.",
        reads: &["surgery | Mia Lund | state=done"],
    },
    Example {
        text: "Mia Lund, who has been out since May after a hip operation, hopes to return in April.",
        reads: &["surgery | Mia Lund | state=done region=hip_groin"],
    },
    Example {
        text: "Mia Lund played on through pain before having a groin operation last week.",
        reads: &["surgery | Mia Lund | state=done region=hip_groin"],
    },
    Example {
        text: "Mia Lund has flown home for an ankle operation.",
        reads: &["surgery | Mia Lund | state=planned region=ankle"],
    },
    Example {
        text: "Mia Lund could have surgery on her ankle and is set to miss the spring.",
        reads: &["surgery | Mia Lund | state=planned region=ankle"],
    },
    Example {
        text: "Mia Lund had surgery on Friday to remove two pieces of loose bone from her left ankle.",
        reads: &[
            "surgery | Mia Lund | state=done region=ankle",
            "injury | Mia Lund | region=ankle side=left",
        ],
    },
    Example {
        text: "Jan Kruger has had a plate removed from his shin.",
        reads: &["surgery | Jan Kruger | state=done region=lower_leg"],
    },
    Example {
        text: "Mia Lund hurt the same knee that she had needed two operations on.",
        reads: &["injury | Mia Lund | region=knee recurrence=true"],
    },
    Example {
        text: "Mia Lund is targeting a return in late April from a hand operation.",
        reads: &["surgery | Mia Lund | state=done region=hand"],
    },
    Example {
        text: "Jan Kruger faces months on the sidelines as he prepares for surgery on his shoulder.",
        reads: &["surgery | Jan Kruger | state=planned region=shoulder"],
    },
    Example {
        text: "Jan Kruger undergoes surgery on a groin injury on Friday.",
        reads: &["surgery | Jan Kruger | state=planned when=2021-03-12"],
    },
    Example {
        text: "Mia Lund has a knee operation tomorrow.",
        reads: &["surgery | Mia Lund | state=planned region=knee"],
    },
    Example {
        text: "Mia Lund will have a knee operation. \"It's a minor procedure and will take place in Graz,\" a spokesman said.",
        reads: &["surgery | Mia Lund | state=planned region=knee"],
    },
    Example {
        text: "Luca Brandt does not need surgery on his shoulder.",
        reads: &["surgery | Luca Brandt | state=ruled_out region=shoulder"],
    },
    Example {
        text: "Officials said that Tom Adeyemi needs more time to recover from ankle surgery.",
        reads: &["surgery | Tom Adeyemi | state=done region=ankle"],
    },
    Example {
        text: "Mia Lund is targeting a comeback from shoulder surgery around Easter.",
        reads: &["surgery | Mia Lund | state=done region=shoulder"],
    },
    Example {
        text: "Luca Brandt must prove his fitness after a lay-off due to knee surgery.",
        reads: &["surgery | Luca Brandt | state=done region=knee"],
    },
    Example {
        text: "Mia Lund withdrew because she has not recovered sufficiently from an operation on a toe.",
        reads: &["surgery | Mia Lund | state=done region=foot"],
    },
    Example {
        text: "Jan Kruger missed the autumn because of knee surgery.",
        reads: &["injury | Jan Kruger | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund had knee surgery in June in a bid to be fit for the tour.",
        reads: &["surgery | Mia Lund | state=done region=knee"],
    },
    Example {
        text: "Prop Jan Kruger had an abscess drained on Monday.",
        reads: &["surgery | Jan Kruger | state=done"],
    },
    Example {
        text: "Tom Adeyemi has a knee injury. The diagnosis was that further surgery would not be required.",
        reads: &["surgery | Tom Adeyemi | state=ruled_out"],
    },
    Example {
        text: "Mia Lund has a knee injury, but an operation was not thought necessary.",
        reads: &["surgery | Mia Lund | state=ruled_out"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Playing there is like having your wisdom teeth taken out, said Luca Brandt.",
    "The recovery of Mia Lund, who has a sore ankle, will not be as long as after her previous surgery.",
    "Luca Brandt hurt an ankle last year. Brandt operated on both flanks and as a second striker.",
    "Tom Adeyemi had a knee injury. The winger operates on the right side of a front three.",
    "Luca Brandt's cousin is in hospital after emergency brain surgery.",
    "Luca Brandt, who has already had five knee operations in his career, limped off with a knee injury.",
    "Luca Brandt's brother had a knee operation last year.",
    "Luca Brandt has a neck injury and will have tests before a decision is made on surgery.",
    "Tom Adeyemi could miss half of the season should he require knee surgery.",
    "Luca Brandt has a knee injury and will hear how to treat it, either with rest or surgery.",
    "Luca Brandt has a knee injury. Surgery is the last resort.",
    "Tom Adeyemi has trained all summer after a hernia. City chairman Alan Moss, recovering from surgery, said no deal was close.",
    "The rescue operation was led by Tom Adeyemi.",
    "Tom Adeyemi was killed in Operation Desert Moon.",
    "Luca Brandt, who has a sore knee, had his name removed from the list.",
    "Luca Brandt, who has a sore knee, said that the side would be rebuilt.",
    "If the scan is bad, Tom Adeyemi could need surgery.",
    "Tom Adeyemi may need surgery on a broken hand.",
    "Manager Paul Weston needs surgery on his hip.",
];
