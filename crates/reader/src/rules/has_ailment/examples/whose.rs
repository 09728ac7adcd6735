//! Whose it is, where more than one is named.

use super::super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Mia Lund is unsure whether she will recover from a calf strain in time.",
        reads: &["injury | Mia Lund | region=lower_leg"],
    },
    Example {
        text: "Luca Brandt makes way for Jan Kruger, himself only just back from a broken arm.",
        reads: &["injury | Jan Kruger | region=upper_arm phase=past"],
    },
    Example {
        text: "With Luca Brandt and Jan Kruger to return to full fitness after picking up injuries, Ivo Dorn has hard choices to make.",
        reads: &["injury | Luca Brandt", "injury | Jan Kruger"],
    },
    Example {
        text: "Stefan Kruger took the match away from Luca Brandt when the Dane, hampered by a hamstring injury, slowed down.",
        reads: &["injury | Luca Brandt | region=thigh"],
    },
    Example {
        text: "Luca Brandt is out. Ivo Hansen says 'he's got a knee injury'.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Ivo Hansen also has Luca Brandt to welcome back from a calf injury.",
        reads: &["injury | Luca Brandt | region=lower_leg"],
    },
    Example {
        text: "Ivo Hansen picked Luca Brandt despite a sore knee.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Luca Brandt lasted eight minutes before picking up a knock that forced the introduction of Jan Kruger.",
        reads: &["injury | Luca Brandt | pathology=contusion"],
    },
    Example {
        text: "An injury to Luca Brandt gave Jan Kruger his chance.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Rovers' coach, who has been bedevilled by injuries to Luca Brandt and Jan Kruger, is worried.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "A late tackle by Tom Adeyemi gave prop Luca Brandt a broken nose.",
        reads: &["injury | Luca Brandt | region=face"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger withdrew with knee and groin injuries.",
        reads: &["injury | Luca Brandt | region=knee", "injury | Jan Kruger | region=hip_groin"],
    },
    Example {
        text: "Defenders Tom Adeyemi and Luca Brandt, prop Jan Kruger and wing Ivo Hale are out with knee injuries.",
        reads: &[
            "injury | Tom Adeyemi | region=knee", "injury | Luca Brandt | region=knee",
            "injury | Jan Kruger | region=knee", "injury | Ivo Hale | region=knee",
        ],
    },
    Example {
        text: "Tom Adeyemi – the reserve captain – and Luca Brandt are out with knee injuries.",
        reads: &["injury | Tom Adeyemi | region=knee", "injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Tom Adeyemi has not trained after clashing heads with Luca Brandt in last weekend's defeat.",
        reads: &["injury | Tom Adeyemi | region=head"],
    },
    Example {
        text: "Ivo Hansen revealed the 24-year-old has a groin strain after Luca Brandt limped off on Saturday.",
        reads: &["injury | Luca Brandt | part=groin"],
    },
    Example {
        text: "Luca Brandt is out after tearing a hamstring, while Jan Kruger is a doubt with a similar problem.",
        reads: &["injury | Jan Kruger | part=hamstring"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger suffered broken noses.",
        reads: &["injury | Jan Kruger | part=nose"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger are out with their respective Achilles and knee problems.",
        reads: &["injury | Luca Brandt | part=achilles", "injury | Jan Kruger | region=knee"],
    },
    Example {
        text: "Luca Brandt has torn a shoulder muscle and Jan Kruger has a hip muscle strain.",
        reads: &["injury | Jan Kruger | region=hip_groin pathology=muscle_tendon"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger have been struck down by the same bug.",
        reads: &["injury | Jan Kruger | region=illness recurrence=false"],
    },
    Example {
        text: "Luca Brandt is out with a calf strain while Jan Kruger has not played for six weeks because of a similar problem.",
        reads: &["injury | Jan Kruger | part=calf"],
    },
    Example {
        text: "Luca Brandt tore his hamstring on Monday. Jan Kruger has the same problem as Brandt.",
        reads: &["injury | Jan Kruger | part=hamstring recurrence=false"],
    },
    Example {
        text: "Because of injuries to Jan Kruger, Tom Adeyemi and Luca Brandt, Dario Costa starts.",
        reads: &["injury | Jan Kruger | region=unspecified", "injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Jan Kruger was hurt on Saturday. Luca Brandt, who replaced him, is a doubt with a tight calf.",
        reads: &["injury | Luca Brandt | part=calf"],
    },
    Example {
        text: "Wales are without prop Jan Kruger because of a knee injury and lock Luca Brandt, who is suspended.",
        reads: &["injury | Jan Kruger | region=knee"],
    },
    Example {
        text: "Jan Kruger trained on Thursday after a cold, as did Luca Brandt following a groin strain.",
        reads: &["injury | Jan Kruger | region=illness", "injury | Luca Brandt | part=groin"],
    },
    Example {
        text: "Luca Brandt is ready to step in if Jan Kruger does not recover from his virus.",
        reads: &["injury | Jan Kruger | region=illness"],
    },
    Example {
        text: "Fans booed Luca Brandt, whose challenge had forced off Jan Kruger with damaged knee ligaments.",
        reads: &["injury | Jan Kruger | region=knee"],
    },
    Example {
        text: "Jan Kruger and Luca Brandt are out, the former with a knee injury and the latter for family reasons.",
        reads: &["injury | Jan Kruger | region=knee"],
    },
    Example {
        text: "Rovers welcome back Jan Kruger from suspension and Luca Brandt from a knee injury.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "A hip problem forced Jan Kruger to retire while Luca Brandt led.",
        reads: &["injury | Jan Kruger | part=hip"],
    },
    Example {
        text: "Jan Kruger will not be charged over the challenge that left Luca Brandt with a broken ankle.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "Jan Kruger said sorry to Luca Brandt for the tackle that broke his leg.",
        reads: &["injury | Luca Brandt | pathology=fracture"],
    },
    Example {
        text: "Jan Kruger fractured his cheekbone in a clash of heads with Luca Brandt.",
        reads: &["injury | Jan Kruger | region=face pathology=fracture"],
    },
    Example {
        text: "Dario Costa has a rib injury and Luca Brandt a hamstring.",
        reads: &["injury | Dario Costa | part=rib", "injury | Luca Brandt | part=hamstring"],
    },
    Example {
        text: "Dario Costa went off with sore ribs and Luca Brandt followed him with a dislocated thumb.",
        reads: &[
            "injury | Dario Costa | part=rib",
            "injury | Luca Brandt | part=thumb pathology=dislocation",
        ],
    },
    Example {
        text: "Missing: Jan Kruger (ankle), Luca Brandt, Dario Costa (both hamstring).",
        reads: &[
            "injury | Luca Brandt | part=hamstring", "injury | Dario Costa | part=hamstring",
            "injury | Jan Kruger | region=ankle",
        ],
    },
    Example {
        text: "Captain Jan Kruger backed Luca Brandt to come back stronger from his knee injury.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Jan Kruger apologised to Luca Brandt after his challenge left the midfielder with ankle ligament damage.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "With Jan Kruger off the field nursing a sore shoulder, Luca Brandt took the new ball.",
        reads: &["injury | Jan Kruger | region=shoulder"],
    },
    Example {
        text: "A tackle by Dario Costa put Luca Brandt in hospital with a broken ankle.",
        reads: &["injury | Luca Brandt | region=ankle pathology=fracture"],
    },
    Example {
        text: "Rovers' Luca Brandt has a groin strain and City's Dario Costa a knee problem.",
        reads: &["injury | Luca Brandt | part=groin", "injury | Dario Costa | region=knee"],
    },
    Example {
        text: "Dorn hopes to have Luca Brandt back on Saturday. Dorn is without Jan Kruger, who has a calf injury.",
        reads: &["injury | Jan Kruger | part=calf"],
    },
    Example {
        text: "Rovers will be without Young (foot), King (groin) and Rose (ankle).",
        reads: &[
            "injury | Young | region=foot", "injury | King | part=groin", "injury | Rose | region=ankle",
        ],
    },
    Example {
        text: "Tom Adeyemi has a knee problem, winger Luca Brandt a bruised ankle and Jan Kruger a groin strain.",
        reads: &[
            "injury | Tom Adeyemi | region=knee", "injury | Luca Brandt | region=ankle",
            "injury | Jan Kruger | region=hip_groin",
        ],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt (both calf) are doubtful.",
        reads: &["injury | Tom Adeyemi | part=calf", "injury | Luca Brandt | part=calf"],
    },
    Example { text: "Coach Ivo Dorn plays down Luca Brandt injury fears.", reads: &["injury | Luca Brandt"] },
    Example {
        text: "Centre Luca Brandt (two weeks, shoulder) and flanker Dario Costa (two weeks, groin) will return soon.",
        reads: &["injury | Luca Brandt | region=shoulder", "injury | Dario Costa | part=groin"],
    },
    Example {
        text: "Props Luca Brandt and Jan Kruger did not train due to flu.",
        reads: &["injury | Luca Brandt | region=illness", "injury | Jan Kruger | region=illness"],
    },
    Example {
        text: "Luca Brandt takes the armband from broken thumb victim Dario Costa.",
        reads: &["injury | Dario Costa | region=hand part=thumb pathology=fracture"],
    },
    Example {
        text: "Ebbon Lomond-Reece (knee) and Osko Brandel (suspended) will miss the game.",
        reads: &["injury | Ebbon Lomond-Reece | region=knee"],
    },
    Example {
        text: "With Luca Brandt sidelined by a broken arm and Tom Adeyemi out with a neck injury, Rovers are short.",
        reads: &["injury | Luca Brandt | pathology=fracture", "injury | Tom Adeyemi | region=neck"],
    },
    Example {
        text: "Head coach Ivo Hansen has already ruled Jan Kruger out with a concussion.",
        reads: &["injury | Jan Kruger | pathology=concussion"],
    },
    Example {
        text: "Luca Brandt and Dario Costa are recovering from a rib and hamstring injury, respectively.",
        reads: &["injury | Luca Brandt | part=rib", "injury | Dario Costa | part=hamstring"],
    },
    Example {
        text: "Captain Mia Lund has a broken toe, and props Luca Brandt and Dario Costa are out with back and hamstring issues respectively.",
        reads: &["injury | Luca Brandt | part=back", "injury | Dario Costa | part=hamstring"],
    },
    Example {
        text: "Forwards Luca Brandt and Dario Costa, who are sidelined with hip and neck injuries respectively, should be back in April.",
        reads: &["injury | Luca Brandt | part=hip", "injury | Dario Costa | region=neck"],
    },
    Example {
        text: "Six players are still on the injured list with knee injuries, including flankers Jan Kruger, Luca Brandt and Dario Costa.",
        reads: &["injury | Jan Kruger | region=knee", "injury | Dario Costa | region=knee"],
    },
    Example {
        text: "The squad includes Luca Brandt and Dario Costa. The latter suffered a knee injury this week.",
        reads: &["injury | Dario Costa | region=knee"],
    },
    Example {
        text: "Head coach Ivo Hansen has learned that Luca Brandt, who started against Italy, will not face Wales due to a groin injury.",
        reads: &["injury | Luca Brandt | part=groin"],
    },
    Example {
        text: "Captain Luca Brandt told a press conference on Thursday that seamer Jan Kruger has flu.",
        reads: &["injury | Jan Kruger | region=illness"],
    },
    Example {
        text: "Forward Luca Brandt (upper body) and winger Dario Costa (lower body) did not skate on Tuesday.",
        reads: &["injury | Luca Brandt | part=upper_body", "injury | Dario Costa | part=lower_body"],
    },
    Example {
        text: "Injuries to Tom Adeyemi, Luca Brandt and Dario Costa have left Rovers short.",
        reads: &["injury | Tom Adeyemi | region=unspecified", "injury | Dario Costa | region=unspecified"],
    },
    Example {
        text: "Injuries to Mia Lund and Ana Ruiz saw Rovers pick their third keeper.",
        reads: &["injury | Mia Lund | region=unspecified", "injury | Ana Ruiz | region=unspecified"],
    },
    Example {
        text: "Tom Adeyemi (hamstring) and Luca Brandt (knee) miss out.",
        reads: &["injury | Tom Adeyemi | part=hamstring", "injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Ana Ruiz ruptured a cruciate ligament in her knee in November and captain Mia Lund suffered the same injury last month.",
        reads: &["injury | Mia Lund | region=knee pathology=ligament recurrence=false"],
    },
    Example {
        text: "The draw is depleted by the injury-enforced absences of champion Mia Lund and Ana Ruiz, who won in May.",
        reads: &["injury | Mia Lund | region=unspecified", "injury | Ana Ruiz | region=unspecified"],
    },
    Example {
        text: "Luca Brandt, Dario Costa (both thigh injuries) and Jan Kruger (knee) could miss out.",
        reads: &["injury | Dario Costa | region=thigh", "injury | Jan Kruger | region=knee"],
    },
    Example {
        text: "Props Luca Brandt and Dario Costa are being treated for hamstring strains.",
        reads: &["injury | Dario Costa | diagnosis=hamstring_strain"],
    },
    Example {
        text: "In his third game back after a year out through a knee injury, winger Dario Costa scored after some play between Luca Brandt and Sven Hale.",
        reads: &["injury | Dario Costa | region=knee"],
    },
    Example {
        text: "Batsman Jan Kruger was ruled out of the series due to a hamstring and Luca Brandt will open.",
        reads: &["injury | Jan Kruger | part=hamstring"],
    },
    Example {
        text: "Tom Adeyemi and Jan Kruger train alone, and scans showed Kruger has a fracture at the base of his thumb.",
        reads: &["injury | Jan Kruger | part=thumb pathology=fracture"],
    },
    Example {
        text: "At this point in time prop Jan Kruger is out with a leg injury and I hope for the best, coach Ivo Hansen said.",
        reads: &["injury | Jan Kruger | region=thigh"],
    },
    Example {
        text: "Hooker Dario Best tore a calf in May, and prop Jan Kruger trains again while Best is recovering from concussion.",
        reads: &["injury | Dario Best | pathology=concussion"],
    },
    Example {
        text: "Luca Brandt replaced Dario Costa at the break, and coach Ivo Hansen does not expect the 24-year-old to recover from a blow to the hip by Sunday.",
        reads: &["injury | Dario Costa | part=hip"],
    },
    Example {
        text: "With Jan Kruger potentially out for two months due to injury, Luca Brandt could cement his place.",
        reads: &["injury | Jan Kruger |"],
    },
    Example {
        text: "Coach Ivo Hansen said his in-form prop Jan Kruger was nursing a calf strain.",
        reads: &["injury | Jan Kruger | part=calf"],
    },
    Example {
        text: "Ivo Hansen revealed that Jan Kruger is a doubt with a recurrence of the hamstring injury that plagued the prop last season.",
        reads: &["injury | Jan Kruger | part=hamstring recurrence=true"],
    },
    Example {
        text: "Jan Kruger was nursing a calf strain when he scored in May, coach Ivo Hansen said.",
        reads: &["injury | Jan Kruger | phase=past"],
    },
    Example {
        text: "Mia Lund is the second player to be added to the squad because of injury, with Tom Adeyemi replacing Luca Brandt.",
        reads: &["injury | Luca Brandt |"],
    },
    Example {
        text: "Two more changes were forced by injury, with Tom Adeyemi replacing Luca Brandt and Jan Kruger coming in for Dario Costa.",
        reads: &["injury | Luca Brandt |", "injury | Dario Costa |"],
    },
    Example {
        text: "A knee injury has dashed Mia Lund's Olympic hopes.",
        reads: &["status | Mia Lund | status=out", "injury | Mia Lund | region=knee"],
    },
    Example {
        text: "Mia Lund's hopes of playing in Saturday's final have been ended by a calf strain.",
        reads: &["return_estimate | Mia Lund | not_before=2021-03-14"],
    },
    Example {
        text: "Left-back Luca Brandt has a dislocated shoulder while Tom Adeyemi is absent with a calf injury.",
        reads: &["injury | Luca Brandt | region=shoulder", "injury | Tom Adeyemi | part=calf"],
    },
    Example {
        text: "The manager agrees, following a year in which Luca Brandt has suffered thigh, calf and hip issues.",
        reads: &[
            "injury | Luca Brandt | region=thigh", "injury | Luca Brandt | part=calf",
            "injury | Luca Brandt | part=hip",
        ],
    },
    Example {
        text: "Luca Brandt suffered an identical injury to Tom Adeyemi.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "A knee injury ruling out second-row Luca Brandt means Rovers recall Tom Adeyemi.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
];
