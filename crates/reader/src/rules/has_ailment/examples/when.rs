//! When, and in what, he got it.

use super::super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt is out after sustaining a fractured cheekbone and a cut eye in the 2-1 win over City on Friday night.",
        reads: &["injury | Luca Brandt | diagnosis=fractured_cheekbone onset=2021-03-05 setting=match"],
    },
    Example {
        text: "City were counting the cost, with Luca Brandt (arm) and Jan Kruger (leg) going off before half-time.",
        reads: &["injury | Luca Brandt | setting=match"],
    },
    Example {
        text: "Mia Lund suffered deep cuts to her knee on Friday.",
        reads: &["injury | Mia Lund | region=knee pathology=laceration onset=2021-03-05"],
    },
    Example {
        text: "Tom Adeyemi apologised for the challenge on Luca Brandt on Sunday. Brandt suffered a calf strain.",
        reads: &["injury | Luca Brandt | onset=2021-03-07"],
    },
    Example {
        text: "Tom Adeyemi scored in the 2-1 defeat by City on Saturday. Luca Brandt suffered a calf strain.",
        reads: &["injury | Luca Brandt | onset=2021-03-06"],
    },
    Example {
        text: "Luca Brandt needs an operation on a knee he injured last year.",
        reads: &["injury | Luca Brandt | onset=2020-01-01..2020-12-31"],
    },
    Example {
        text: "Luca Brandt picked up a calf strain in the warm-up before Saturday's game.",
        reads: &["injury | Luca Brandt | onset=2021-03-06"],
    },
    Example {
        text: "Luca Brandt went home on Tuesday with a knee injury suffered on Saturday.",
        reads: &["injury | Luca Brandt | onset=2021-03-06"],
    },
    Example {
        text: "Luca Brandt has signed a new deal despite being sidelined with a neck injury since January.",
        reads: &["injury | Luca Brandt | region=neck onset=2021-01-01..2021-01-31"],
    },
    Example {
        text: "City, already without Jan Kruger, lost Luca Brandt to a hamstring injury on Saturday.",
        reads: &["injury | Luca Brandt | part=hamstring onset=2021-03-06"],
    },
    Example {
        text: "A torn hamstring has brought Mia Lund's season to a premature end.",
        reads: &["return_estimate | Mia Lund | not_before=2021-05-31"],
    },
    Example {
        text: "Luca Brandt hobbled away in the first half with what looked to be a hamstring.",
        reads: &["injury | Luca Brandt | part=hamstring setting=match"],
    },
    Example {
        text: "Luca Brandt came back from international duty with a calf strain.",
        reads: &["injury | Luca Brandt | part=calf setting=international"],
    },
    Example {
        text: "Dario Costa has been called up because of the back injury Luca Brandt suffered on Sunday.",
        reads: &["injury | Luca Brandt | region=lumbosacral onset=2021-03-07"],
    },
    Example {
        text: "The injury, sustained in Saturday's defeat, has kept Luca Brandt out of training.",
        reads: &["injury | Luca Brandt | setting=match onset=2021-03-06"],
    },
    Example {
        text: "Luca Brandt is out with a broken hand, the result of being hit by a pitch on Sunday.",
        reads: &["injury | Luca Brandt | region=hand setting=match onset=2021-03-07"],
    },
    Example {
        text: "Luca Brandt had his arm broken by a short ball.",
        reads: &["injury | Luca Brandt | diagnosis=broken_arm setting=match"],
    },
    Example {
        text: "A knee injury has ended Luca Brandt's season.",
        reads: &[
            "status | Luca Brandt | status=out",
            "return_estimate | Luca Brandt | not_before=2021-05-31",
        ],
    },
    Example {
        text: "Striker Tom Adeyemi suffered a knee injury in November while on international duty.",
        reads: &["injury | Tom Adeyemi | region=knee onset=2020-11-01..2020-11-30 setting=international"],
    },
    Example {
        text: "Mia Lund is out with the ankle injury sustained at Millbrook Park.",
        reads: &["injury | Mia Lund | setting=match"],
    },
    Example {
        text: "Mia Lund is out with a groin injury from the 3-1 win over Rovers.",
        reads: &["injury | Mia Lund | setting=match"],
    },
    Example {
        text: "Mia Lund picked up a calf strain on her debut.",
        reads: &["injury | Mia Lund | setting=match"],
    },
    Example {
        text: "Flanker Jan Kruger suffered the cut playing against France on Saturday.",
        reads: &["injury | Jan Kruger | pathology=laceration onset=2021-03-06"],
    },
    Example {
        text: "Luca Brandt had surgery on his knee. The injury occurred on Friday in a defeat at City.",
        reads: &["injury | Luca Brandt | onset=2021-03-05 setting=match"],
    },
    Example {
        text: "Tom Adeyemi was also substituted because of a sore knee.",
        reads: &["injury | Tom Adeyemi | region=knee setting=match"],
    },
    Example {
        text: "Tom Adeyemi, whose knee injury has kept him out since January, is near a return.",
        reads: &["injury | Tom Adeyemi | region=knee onset=2021-01-01..2021-01-31"],
    },
    Example {
        text: "Coach Ivo Hansen blamed the pitch for the knee injury that Jan Kruger suffered in Tuesday's training session.",
        reads: &["injury | Jan Kruger | region=knee setting=training onset=2021-03-09"],
    },
    Example {
        text: "Mia Lund was hurt. A calf injury forced her off on Saturday.",
        reads: &["injury | Mia Lund | part=calf onset=2021-03-06"],
    },
    Example {
        text: "Surgeons operated on Luca Brandt's troublesome knee. He suffered the injury in January.",
        reads: &[
            "injury | Luca Brandt | region=knee",
            "injury | Luca Brandt | region=knee onset=2021-01-01..2021-01-31",
        ],
    },
    Example {
        text: "Luca Brandt broke an arm in training last week and also missed the 2018 Games with a hip injury.",
        reads: &["injury | Luca Brandt | region=hip_groin phase=past"],
    },
    Example {
        text: "Full-back Luca Brandt could be out for a month after sustaining a fractured cheekbone and suspected eye damage in Saturday's win.",
        reads: &[
            "injury | Luca Brandt | part=cheekbone onset=2021-03-06",
            "injury | Luca Brandt | part=eye onset=2021-03-06",
        ],
    },
    Example {
        text: "The coach is reeling from the loss of Luca Brandt with a broken foot. His squad for a warm-up against Wales on Friday was named.",
        reads: &["injury | Luca Brandt | region=foot"],
    },
];
