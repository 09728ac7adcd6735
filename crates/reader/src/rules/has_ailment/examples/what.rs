//! What somebody has, in the words by which it is told.

use super::super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt and Tom Adeyemi both suffered broken arms in the same game.",
        reads: &["injury | Tom Adeyemi | diagnosis=broken_arm"],
    },
    Example {
        text: "Luca Brandt is to have surgery on a kidney problem.",
        reads: &["injury | Luca Brandt | region=illness part=kidney"],
    },
    Example {
        text: "Luca Brandt missed training with a variety of problems.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Luca Brandt's calf injury, which dates back to the autumn, has flared up again.",
        reads: &["injury | Luca Brandt | region=lower_leg recurrence=true"],
    },
    Example {
        text: "Luca Brandt is out again with the calf problem that ruined his last campaign.",
        reads: &["injury | Luca Brandt | region=lower_leg recurrence=true"],
    },
    Example {
        text: "Luca Brandt was hurt on Saturday. The injury is to the medial ligament of his right knee.",
        reads: &["injury | Luca Brandt | region=knee pathology=ligament side=right"],
    },
    Example {
        text: "Luca Brandt suffered two tears in his hamstring.",
        reads: &["injury | Luca Brandt | region=thigh pathology=muscle_tendon"],
    },
    Example {
        text: "Mia Lund had surgery to repair a torn cartilage in her left wrist.",
        reads: &["injury | Mia Lund | region=wrist side=left"],
    },
    Example {
        text: "Luca Brandt will only need surgery on his broken finger if the bone moves.",
        reads: &["injury | Luca Brandt | region=hand"],
    },
    Example {
        text: "Luca Brandt left the field on Tuesday with more knee trouble.",
        reads: &["injury | Luca Brandt | region=knee recurrence=true"],
    },
    Example {
        text: "Luca Brandt is gradually getting over the ankle injury that has dogged him all season.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "Luca Brandt is out for months after a stress fracture was discovered in his back.",
        reads: &["injury | Luca Brandt | part=back pathology=bone_stress"],
    },
    Example {
        text: "Luca Brandt is hopeful the injury is not too bad.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Tom Adeyemi pulled up on Saturday and the club's physio confirmed a hamstring tear.",
        reads: &["injury | Tom Adeyemi | part=hamstring"],
    },
    Example {
        text: "Mia Lund was examined by a doctor, who found a stress fracture in her foot.",
        reads: &["injury | Mia Lund | region=foot"],
    },
    Example {
        text: "Tom Adeyemi is doubtful with a knee injury for Harbour.",
        reads: &["injury | Tom Adeyemi | region=knee"],
    },
    Example {
        text: "Luca Brandt suffered a hairline fracture of the shin.",
        reads: &["injury | Luca Brandt | part=shin pathology=fracture"],
    },
    Example {
        text: "Ledson Knight has a knee injury. Knight will have a scan.",
        reads: &["injury | Ledson Knight | region=knee"],
    },
    Example {
        text: "Ledson King, who has a knee injury, is out.",
        reads: &["injury | Ledson King | region=knee"],
    },
    Example {
        text: "Luca Brandt is sidelined with the knee injury which forced him to miss last weekend's draw.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Luca Brandt was left with a bruised eye and cuts to his back after an attack on Saturday.",
        reads: &["injury | Luca Brandt | part=back pathology=laceration"],
    },
    Example {
        text: "Luca Brandt has aggravated his gluteal muscle problem.",
        reads: &["injury | Luca Brandt | region=lumbosacral"],
    },
    Example {
        text: "Luca Brandt, who only returned from a six-month layoff in January, has been ruled out for a month with a calf strain.",
        reads: &["injury | Luca Brandt | part=calf"],
    },
    Example {
        text: "The 24-year-old was carried off with a broken leg, leaving Rovers without striker Tom Adeyemi for the cup tie.",
        reads: &["injury | Tom Adeyemi | pathology=fracture"],
    },
    Example {
        text: "Luca Brandt has a sore leg. A scan showed a calf tear.",
        reads: &["injury | Luca Brandt | part=calf pathology=muscle_tendon"],
    },
    Example {
        text: "Luca Brandt has a sore foot. A scan showed a stress fracture of the third metatarsal.",
        reads: &["injury | Luca Brandt | part=metatarsal pathology=bone_stress"],
    },
    Example {
        text: "Luca Brandt has a disc prolapse in his neck.",
        reads: &["injury | Luca Brandt | region=neck pathology=nerve"],
    },
    Example {
        text: "Luca Brandt has a medial knee strain.",
        reads: &["injury | Luca Brandt | region=knee pathology=ligament"],
    },
    Example {
        text: "Rovers lost Luca Brandt with a hamstring.",
        reads: &["injury | Luca Brandt | part=hamstring"],
    },
    Example {
        text: "Bowler Luca Brandt is nursing a side strain.",
        reads: &["injury | Luca Brandt | part=side"],
    },
    Example {
        text: "Luca Brandt's troublesome hamstring went again on Sunday.",
        reads: &["injury | Luca Brandt | part=hamstring recurrence=true"],
    },
    Example {
        text: "Dorn praised Luca Brandt for playing on with a broken rib.",
        reads: &["injury | Luca Brandt | part=rib"],
    },
    Example {
        text: "Mia Lund of the Fever has a fever and will not train.",
        reads: &["injury | Mia Lund | diagnosis=fever"],
    },
    Example { text: "Fever kept Mia Lund out of training.", reads: &["injury | Mia Lund | diagnosis=fever"] },
    Example {
        text: "A knee injury rules Luca Brandt out of the final.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Luca Brandt's broken nose will not stop him playing.",
        reads: &["injury | Luca Brandt | part=nose polarity=affirmed"],
    },
    Example {
        text: "Luca Brandt, out with torn cartilage, will miss the final.",
        reads: &["injury | Luca Brandt | region=knee diagnosis=torn_cartilage"],
    },
    Example {
        text: "Jan Kruger has a stress fracture in his lower back, his second in three summers.",
        reads: &["injury | Jan Kruger | pathology=bone_stress recurrence=true"],
    },
    Example {
        text: "What had looked like cramp turned out to be a torn calf, and Luca Brandt will miss the final.",
        reads: &["injury | Luca Brandt | region=lower_leg"],
    },
    Example {
        text: "A late hamstring strain in training ruled out Luca Brandt.",
        reads: &["injury | Luca Brandt | part=hamstring"],
    },
    Example {
        text: "Back from a fractured cheekbone is Luca Brandt.",
        reads: &["injury | Luca Brandt | region=face"],
    },
    Example {
        text: "Seed Jan Kruger will play on Monday if he can shake off a hip injury.",
        reads: &["injury | Jan Kruger | part=hip"],
    },
    Example {
        text: "Centre Jan Kruger has not recovered from a trapped nerve in his neck.",
        reads: &["injury | Jan Kruger | region=neck pathology=nerve polarity=affirmed"],
    },
    Example {
        text: "Mia Lund was left out because of an injury she picked up to her ankle.",
        reads: &["injury | Mia Lund | region=ankle"],
    },
    Example {
        text: "Winger Luca Brandt is out with a torn left hamstring.",
        reads: &["injury | Luca Brandt | region=thigh part=hamstring pathology=muscle_tendon side=left"],
    },
    Example {
        text: "Rovers will be without midfielder Dario Costa because of an ankle problem.",
        reads: &["injury | Dario Costa | region=ankle"],
    },
    Example {
        text: "Sam Whitlock's recurring groin injury worries the club.",
        reads: &["injury | Sam Whitlock | region=hip_groin part=groin recurrence=true"],
    },
    Example {
        text: "The only worry was a shoulder injury suffered by lock Piet Vermaak.",
        reads: &["injury | Piet Vermaak | region=shoulder"],
    },
    Example {
        text: "Jan Kruger withdrew on Thursday with a rib injury.",
        reads: &["injury | Jan Kruger | part=rib"],
    },
    Example {
        text: "Centre Piet Vermaak, who started against Wales, limped out because of an ankle problem.",
        reads: &["injury | Piet Vermaak | region=ankle"],
    },
    Example {
        text: "Captain Mia Lund's recovery from a serious knee injury is a boost.",
        reads: &["injury | Mia Lund | region=knee"],
    },
    Example {
        text: "It is a blow for Rovers with captain Dario Costa ruled out of the tournament with an ankle injury.",
        reads: &["injury | Dario Costa | region=ankle"],
    },
    Example {
        text: "Rovers will miss the services of winger Dario Costa for the cup tie following an ankle injury.",
        reads: &["injury | Dario Costa | region=ankle"],
    },
    Example {
        text: "His call-up followed Dario Costa pulling out before the game due to a minor hamstring issue.",
        reads: &["injury | Dario Costa | part=hamstring"],
    },
    Example {
        text: "Prop Jan Kruger has a sprained joint in his right shoulder, along with a rib injury that could be bad if he is hit again.",
        reads: &["injury | Jan Kruger | region=shoulder side=right", "injury | Jan Kruger | part=rib"],
    },
    Example {
        text: "Mia Lund was hurt on Saturday and a scan on Monday showed she had sustained a pectoral injury.",
        reads: &["injury | Mia Lund | part=pectoral"],
    },
    Example {
        text: "Elif Demir could not start because of a problem with the left-hand side of her rib-cage.",
        reads: &["injury | Elif Demir | part=rib side=left"],
    },
    Example {
        text: "A mystery infection has struck down opener Jan Kruger.",
        reads: &["injury | Jan Kruger | region=illness"],
    },
    Example {
        text: "The Wales international Sam Whitlock has torn the cruciate ligament in his left knee.",
        reads: &["injury | Sam Whitlock | region=knee pathology=ligament side=left"],
    },
    Example {
        text: "Mia Lund suffered a fracture to her left ankle and Tom Adeyemi has a tear in his right hamstring.",
        reads: &[
            "injury | Mia Lund | region=ankle side=left diagnosis=fractured_ankle",
            "injury | Tom Adeyemi | region=thigh side=right diagnosis=torn_hamstring",
        ],
    },
    Example {
        text: "Jan Kruger has torn his cruciate and Tom Adeyemi the lateral meniscus in his right knee.",
        reads: &["injury | Jan Kruger | region=knee diagnosis=torn_cruciate_ligament"],
    },
    Example {
        text: "Mia Lund tore the lateral meniscus in her right knee on Tuesday.",
        reads: &[
            "injury | Mia Lund | region=knee pathology=cartilage diagnosis=torn_lateral_meniscus side=right",
        ],
    },
    Example {
        text: "Bowler Jan Kruger is out with a side strain.",
        reads: &["injury | Jan Kruger | region=abdomen pathology=muscle_tendon"],
    },
    Example {
        text: "Rovers announced on Friday that Luca Brandt will miss a month because of a right ankle sprain.",
        reads: &["injury | Luca Brandt | region=ankle side=right pathology=ligament"],
    },
    Example {
        text: "Mia Lund did not play on Saturday after a blow to her thumb.",
        reads: &["injury | Mia Lund | part=thumb pathology=contusion"],
    },
    Example {
        text: "Winger Luca Brandt, who broke a toe in January, has suffered a setback.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "There is an injury worry over winger Dario Costa.",
        reads: &["injury | Dario Costa | region=unspecified"],
    },
    Example {
        text: "Striker Tom Adeyemi did not even make the final squad due to injury.",
        reads: &["injury | Tom Adeyemi | region=unspecified polarity=affirmed"],
    },
    Example {
        text: "Mia Lund is over the calf injury that troubled the Australian at the World Cup.",
        reads: &["injury | Mia Lund | part=calf"],
    },
    Example {
        text: "Striker Tom Adeyemi is out with a hamstring.",
        reads: &["injury | Tom Adeyemi | part=hamstring"],
    },
    Example {
        text: "Tom Adeyemi (knee and neck) has gone home.",
        reads: &["injury | Tom Adeyemi | region=knee", "injury | Tom Adeyemi | region=neck"],
    },
    Example {
        text: "Winger Tom Adeyemi has had shoulder, knee and ankle injuries.",
        reads: &["injury | Tom Adeyemi | region=shoulder", "injury | Tom Adeyemi | region=ankle"],
    },
    Example {
        text: "Tom Adeyemi has not recovered fully from a knee injury.",
        reads: &["injury | Tom Adeyemi | region=knee polarity=affirmed"],
    },
    Example {
        text: "Bowler Jan Kruger continues to recover from an achilles heel injury.",
        reads: &["injury | Jan Kruger | part=achilles"],
    },
    Example {
        text: "The field has been hit by injuries to stars such as the Kenyan world champion Elif Demir.",
        reads: &["injury | Elif Demir | region=unspecified"],
    },
    Example {
        text: "Flanker Luca Brandt was left concussed by the tackle.",
        reads: &["injury | Luca Brandt | pathology=concussion"],
    },
    Example {
        text: "Captain Mia Lund had a sore knee in May and has now withdrawn with a stress fracture in her back. The stress fracture was found on Monday.",
        reads: &["injury | Mia Lund | pathology=bone_stress"],
    },
    Example {
        text: "Winger Luca Brandt, who was out for two months with a calf strain, has torn the same muscle again.",
        reads: &["injury | Luca Brandt | part=calf"],
    },
    Example {
        text: "Winger Luca Brandt could not continue with a calf strain.",
        reads: &["injury | Luca Brandt | part=calf polarity=affirmed"],
    },
    Example {
        text: "Winger Luca Brandt did not come off with a calf strain.",
        reads: &["injury | Luca Brandt | part=calf polarity=negated"],
    },
    Example {
        text: "X-rays revealed that Mia Lund had a broken finger.",
        reads: &["injury | Mia Lund | part=finger"],
    },
    Example {
        text: "Luca Brandt is out for the season after suffering cruciate knee ligament damage.",
        reads: &["injury | Luca Brandt | region=knee pathology=ligament diagnosis=cruciate_ligament_damage"],
    },
    Example {
        text: "When Luca Brandt broke his collarbone, it was called rare. Since then, Tom Adeyemi has been ruled out with a similar injury.",
        reads: &["injury | Tom Adeyemi | part=collarbone pathology=fracture diagnosis=broken_collarbone"],
    },
    Example {
        text: "Luca Brandt is out with a back injury. He spent a month away with a similar problem last season.",
        reads: &[
            "injury | Luca Brandt | part=back",
            "injury | Luca Brandt | part=back onset=2019-08-01..2020-05-31",
        ],
    },
    Example {
        text: "Luca Brandt has been ruled out by a calf strain for the third time this season.",
        reads: &["injury | Luca Brandt | part=calf recurrence=true"],
    },
];
