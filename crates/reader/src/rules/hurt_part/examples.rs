//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt dislocates shoulder in win over Rovers",
        reads: &["injury | Luca Brandt | region=shoulder diagnosis=dislocated_shoulder"],
    },
    Example {
        text: "A scan showed that Tom Adeyemi had torn his knee ligaments.",
        reads: &["injury | Tom Adeyemi | region=knee diagnosis=torn_knee_ligaments"],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt both have fractured cheekbones.",
        reads: &["injury | Luca Brandt | diagnosis=fractured_cheekbone"],
    },
    Example {
        text: "Luca Brandt has broken the same leg he broke in 2018.",
        reads: &["injury | Luca Brandt | recurrence=true"],
    },
    Example {
        text: "Luca Brandt tore a calf in January and a hamstring in February.",
        reads: &[
            "injury | Luca Brandt | part=calf onset=2021-01-01..2021-01-31",
            "injury | Luca Brandt | part=hamstring onset=2021-02-01..2021-02-28",
        ],
    },
    Example {
        text: "Luca Brandt suffered a broken leg in 2017 and a ruptured Achilles in 2019.",
        reads: &["injury | Luca Brandt | part=achilles onset=2019-01-01..2019-12-31"],
    },
    Example {
        text: "Luca Brandt tore a hamstring, which kept him out for four months.",
        reads: &["injury | Luca Brandt | part=hamstring phase=past"],
    },
    Example {
        text: "Luca Brandt broke a leg soon after joining Rovers and was out for eight months.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Hull said in a statement on Tuesday that Luca Brandt had fractured his skull.",
        reads: &["injury | Luca Brandt | part=skull said_by=Hull"],
    },
    Example {
        text: "Hull City won. A spokesman for Hull confirmed Luca Brandt had broken two ribs.",
        reads: &["injury | Luca Brandt | part=rib said_by=Hull_City"],
    },
    Example {
        text: "Luca Brandt broke his jaw and Dario Costa his nose on Saturday.",
        reads: &[
            "injury | Luca Brandt | part=jaw",
            "injury | Dario Costa | part=nose pathology=fracture onset=2021-03-06",
        ],
    },
    Example {
        text: "Dario Costa trod on Luca Brandt's hand and broke two of his fingers.",
        reads: &["injury | Luca Brandt | part=finger pathology=fracture"],
    },
    Example {
        text: "Winger Luca Brandt pulled up clutching the back of his right thigh.",
        reads: &["injury | Luca Brandt | region=thigh side=right"],
    },
    Example {
        text: "Dario Costa's boot caught Luca Brandt in the face, breaking his nose.",
        reads: &["injury | Luca Brandt | part=nose pathology=fracture"],
    },
    Example {
        text: "Mia Lund lost to Ana Ruiz after hurting her back in the second set.",
        reads: &["injury | Mia Lund | region=lumbosacral setting=match"],
    },
    Example {
        text: "Jan Kruger sprained his ankle landing on an opponent's foot.",
        reads: &["injury | Jan Kruger | region=ankle setting=match"],
    },
    Example {
        text: "Jan Kruger damaged a knee skiing in Austria.",
        reads: &["injury | Jan Kruger | region=knee setting=other"],
    },
    Example {
        text: "Luca Brandt caught Tom Adeyemi in the face with an elbow, breaking his nose.",
        reads: &["injury | Tom Adeyemi | part=nose pathology=fracture"],
    },
    Example {
        text: "Luca Brandt, in for Tom Adeyemi, injured his hand.",
        reads: &["injury | Luca Brandt | region=hand"],
    },
    Example {
        text: "Jan Kruger joins Tom Adeyemi, Luca Brandt and Dario Costa on the sidelines after breaking a toe.",
        reads: &["injury | Jan Kruger | part=toe"],
    },
    Example {
        text: "Luca Brandt's father said that his son had broken a bone in his foot.",
        reads: &["injury | Luca Brandt | region=foot"],
    },
    Example {
        text: "Jan Kruger beat Luca Brandt 6-4 6-2 after his opponent twisted an ankle.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "Luca Brandt dislocated his left shoulder for the fourth time since August.",
        reads: &["injury | Luca Brandt | region=shoulder side=left recurrence=true"],
    },
    Example {
        text: "The panel will look at the alleged trip that broke centre Jan Kruger's leg.",
        reads: &["injury | Jan Kruger | pathology=fracture certainty=stated"],
    },
    Example {
        text: "Piet Vermaak — a favourite of coach Ivo Hansen and captain Luca Brandt — tore a hamstring.",
        reads: &["injury | Piet Vermaak | part=hamstring"],
    },
    Example {
        text: "Prop Jan Kruger broke his leg against Wales on Saturday.",
        reads: &["injury | Jan Kruger | region=thigh pathology=fracture onset=2021-03-06"],
    },
    Example {
        text: "Mia Lund injured her right calf in training on Monday.",
        reads: &[
            "injury | Mia Lund | region=lower_leg part=calf side=right setting=training onset=2021-03-08",
        ],
    },
    Example {
        text: "Mia Lund fell on Saturday and broke her collarbone.",
        reads: &["injury | Mia Lund | part=collarbone onset=2021-03-06"],
    },
    Example {
        text: "Mia Lund slipped on the clay and hurt her left knee.",
        reads: &["injury | Mia Lund | region=knee side=left"],
    },
    Example {
        text: "The ankle that Mia Lund twisted on Sunday is still sore.",
        reads: &["injury | Mia Lund | region=ankle onset=2021-03-07"],
    },
    Example {
        text: "Mia Lund broke a metatarsal on Sunday. Ana Ruiz broke the same bone in 2019.",
        reads: &["injury | Ana Ruiz | region=foot pathology=fracture diagnosis=broken_metatarsal"],
    },
    Example {
        text: "Mia Lund, absent since damaging her knee ligaments in January, trained on Monday.",
        reads: &[
            "injury | Mia Lund | region=knee pathology=ligament diagnosis=knee_ligament_damage onset=2021-01-01..2021-01-31",
        ],
    },
    Example {
        text: "Mia Lund hurt her back, knee and left ankle in the crash.",
        reads: &[
            "injury | Mia Lund | region=lumbosacral",
            "injury | Mia Lund | region=knee",
            "injury | Mia Lund | region=ankle side=left",
        ],
    },
    Example {
        text: "In 2018 Mia Lund broke her wrist in training.",
        reads: &["injury | Mia Lund | region=wrist phase=past"],
    },
    Example {
        text: "Mia Lund pulled her hamstring on Sunday.",
        reads: &["injury | Mia Lund | part=hamstring"],
    },
    Example {
        text: "Ana Ruiz bruised a heel in training.",
        reads: &["injury | Ana Ruiz | part=heel pathology=contusion setting=training"],
    },
    Example {
        text: "Tom Adeyemi has torn his hamstring.",
        reads: &["injury | Tom Adeyemi | part=hamstring pathology=muscle_tendon"],
    },
    Example {
        text: "The tackle that broke Luca Brandt's leg was late.",
        reads: &["injury | Luca Brandt | pathology=fracture"],
    },
    Example {
        text: "Mia Lund had an operation on her left wrist but injured it again in May.",
        reads: &["injury | Mia Lund | region=wrist side=left recurrence=true"],
    },
    Example {
        text: "Mia Lund had a calf injury in May. Last week she tore the muscle again.",
        reads: &["injury | Mia Lund | region=lower_leg recurrence=true"],
    },
    Example {
        text: "Mia Lund tore a ligament in her left ankle.",
        reads: &["injury | Mia Lund | region=ankle side=left"],
    },
    Example {
        text: "Captain Luca Brandt has again damaged his hamstring.",
        reads: &["injury | Luca Brandt | part=hamstring recurrence=true"],
    },
    Example {
        text: "Forward Elif Demir, who twisted an ankle last month, is running again.",
        reads: &["injury | Elif Demir | region=ankle onset=2021-02-01..2021-02-28"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Luca Brandt nearly pulled a hamstring in reaching for the catch.",
    "Mia Lund's defeat hurt her. Her knee was fine.",
    "Mia Lund landed a number of damaging knees on Ana Ruiz.",
    "Ivo Hansen saw his Rovers side break a long record.",
    "Tom Adeyemi broke the deadlock with his knee.",
    "Tom Adeyemi tore down the left and crossed.",
    "Tom Adeyemi turned on his heel and left.",
    "Tom Adeyemi has not broken his leg.",
    "Tom Adeyemi did not go down with his knee.",
    "Tom Adeyemi's sister tore her hamstring in May.",
    "Tom Adeyemi pulled a goal back with his head.",
    "Tom Adeyemi and Luca Brandt broke quarantine rules by leaving the hotel.",
    "Tom Adeyemi scored twice. Manager Ivo Hansen broke a finger on Monday.",
    "Luca Brandt will have an operation. The injury was at first thought to be a sprained ankle.",
];
