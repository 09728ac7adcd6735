//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Stefan Kruger took the match away from Luca Brandt when the Dane, hampered by a hamstring injury, slowed down.",
        reads: &["injury | Luca Brandt | region=thigh"],
    },
    Example {
        text: "Luca Brandt is out after sustaining a fractured cheekbone and a cut eye in the 2-1 win over City on Friday night.",
        reads: &["injury | Luca Brandt | diagnosis=fractured_cheekbone onset=2021-03-05 setting=match"],
    },
    Example {
        text: "City were counting the cost, with Luca Brandt (arm) and Jan Kruger (leg) going off before half-time.",
        reads: &["injury | Luca Brandt | setting=match"],
    },
    Example {
        text: "Luca Brandt is out. Ivo Hansen says 'he's got a knee injury'.",
        reads: &["injury | Luca Brandt | region=knee"],
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
        text: "Mia Lund suffered deep cuts to her knee on Friday.",
        reads: &["injury | Mia Lund | region=knee pathology=laceration onset=2021-03-05"],
    },
    Example {
        text: "Luca Brandt had been out for five months with a torn calf before his return on Saturday.",
        reads: &["injury | Luca Brandt | region=lower_leg phase=past"],
    },
    Example {
        text: "Luca Brandt suffered two tears in his hamstring.",
        reads: &["injury | Luca Brandt | region=thigh pathology=muscle_tendon"],
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
        text: "Luca Brandt has shaken off his stomach bug.",
        reads: &["injury | Luca Brandt | region=illness phase=past"],
    },
    Example {
        text: "Luca Brandt had ten weeks out with a calf strain.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Rovers' coach, who has been bedevilled by injuries to Luca Brandt and Jan Kruger, is worried.",
        reads: &["injury | Luca Brandt | region=unspecified"],
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
        text: "Mia Lund had surgery to repair a torn cartilage in her left wrist.",
        reads: &["injury | Mia Lund | region=wrist side=left"],
    },
    Example {
        text: "Luca Brandt will only need surgery on his broken finger if the bone moves.",
        reads: &["injury | Luca Brandt | region=hand"],
    },
    Example {
        text: "A late tackle by Tom Adeyemi gave prop Luca Brandt a broken nose.",
        reads: &["injury | Luca Brandt | region=face"],
    },
    Example {
        text: "Luca Brandt left the field on Tuesday with more knee trouble.",
        reads: &["injury | Luca Brandt | region=knee recurrence=true"],
    },
    Example { text: "Winger Mia Lund has been blighted by knee injuries.", reads: &["injury | Mia Lund | region=knee phase=past"] },
    Example { text: "Mia Lund has struggled with injuries and form.", reads: &["injury | Mia Lund | phase=past"] },
    Example { text: "Mia Lund has been hampered by a knee injury.", reads: &["injury | Mia Lund | region=knee phase=current"] },
    Example {
        text: "Mia Lund was used sparingly last season after suffering a hip injury.",
        reads: &["injury | Mia Lund | part=hip phase=past"],
    },
    Example {
        text: "Mia Lund has been eager for more since battling back from a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund scored ten goals last season despite a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Injuries meant Mia Lund made only nine appearances in two years.",
        reads: &["injury | Mia Lund | phase=past"],
    },
    Example {
        text: "Coach Jan Hale said of Luca Brandt: \"It is a knee injury.\"",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Luca Brandt has still not recovered from a stiff neck but is likely to play.",
        reads: &["injury | Luca Brandt | region=neck phase=current"],
    },
    Example {
        text: "Luca Brandt is gradually getting over the ankle injury that has dogged him all season.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "Luca Brandt and Jan Kruger withdrew with knee and groin injuries.",
        reads: &["injury | Luca Brandt | region=knee", "injury | Jan Kruger | region=hip_groin"],
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
        text: "Defenders Tom Adeyemi and Luca Brandt, prop Jan Kruger and wing Ivo Hale are out with knee injuries.",
        reads: &[
            "injury | Tom Adeyemi | region=knee", "injury | Luca Brandt | region=knee", "injury | Jan Kruger | region=knee",
            "injury | Ivo Hale | region=knee",
        ],
    },
    Example {
        text: "Tom Adeyemi – the reserve captain – and Luca Brandt are out with knee injuries.",
        reads: &["injury | Tom Adeyemi | region=knee", "injury | Luca Brandt | region=knee"],
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
        text: "Tom Adeyemi has not trained after clashing heads with Luca Brandt in last weekend's defeat.",
        reads: &["injury | Tom Adeyemi | region=head"],
    },
    Example {
        text: "Tom Adeyemi is doubtful with a knee injury for Harbour.",
        reads: &["injury | Tom Adeyemi | region=knee"],
    },
    Example {
        text: "Ivo Hansen revealed the 24-year-old has a groin strain after Luca Brandt limped off on Saturday.",
        reads: &["injury | Luca Brandt | part=groin"],
    },
    Example {
        text: "Luca Brandt, fresh from a three-month lay-off with a back injury, scored on Saturday.",
        reads: &["injury | Luca Brandt | part=back phase=past"],
    },
    Example {
        text: "Luca Brandt will return to the squad following his recovery from flu.",
        reads: &["injury | Luca Brandt | region=illness phase=past"],
    },
    Example {
        text: "Luca Brandt is out after tearing a hamstring, while Jan Kruger is a doubt with a similar problem.",
        reads: &["injury | Jan Kruger | part=hamstring"],
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
        text: "Luca Brandt and Jan Kruger suffered broken noses.",
        reads: &["injury | Jan Kruger | part=nose"],
    },
    Example {
        text: "City, already without Jan Kruger, lost Luca Brandt to a hamstring injury on Saturday.",
        reads: &["injury | Luca Brandt | part=hamstring onset=2021-03-06"],
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
        text: "Luca Brandt and Jan Kruger are out with their respective Achilles and knee problems.",
        reads: &["injury | Luca Brandt | part=achilles", "injury | Jan Kruger | region=knee"],
    },
    Example {
        text: "Luca Brandt has torn a shoulder muscle and Jan Kruger has a hip muscle strain.",
        reads: &["injury | Jan Kruger | region=hip_groin pathology=muscle_tendon"],
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
        text: "Luca Brandt limped off. \"It's a hamstring,\" said coach Ivo Hansen.",
        reads: &["injury | Luca Brandt | part=hamstring said_by=Ivo_Hansen"],
    },
    Example {
        text: "Prop Jan Kruger is back from a groin strain, as lock Luca Brandt is out with a similar problem.",
        reads: &["injury | Luca Brandt | part=groin", "injury | Jan Kruger | part=groin phase=past"],
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
        text: "The 24-year-old was carried off with a broken leg, leaving Rovers without striker Tom Adeyemi for the cup tie.",
        reads: &["injury | Tom Adeyemi | pathology=fracture"],
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
        text: "Dario Costa went off with sore ribs and Luca Brandt followed him with a dislocated thumb.",
        reads: &["injury | Dario Costa | part=rib", "injury | Luca Brandt | part=thumb pathology=dislocation"],
    },
    Example {
        text: "Missing: Jan Kruger (ankle), Luca Brandt, Dario Costa (both hamstring).",
        reads: &["injury | Luca Brandt | part=hamstring", "injury | Dario Costa | part=hamstring", "injury | Jan Kruger | region=ankle"],
    },
    Example {
        text: "Bowler Luca Brandt is nursing a side strain.",
        reads: &["injury | Luca Brandt | part=side"],
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
        text: "A tackle by Dario Costa put Luca Brandt in hospital with a broken ankle.",
        reads: &["injury | Luca Brandt | region=ankle pathology=fracture"],
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
        text: "Rovers' Luca Brandt has a groin strain and City's Dario Costa a knee problem.",
        reads: &["injury | Luca Brandt | part=groin", "injury | Dario Costa | region=knee"],
    },
    Example {
        text: "Luca Brandt's troublesome hamstring went again on Sunday.",
        reads: &["injury | Luca Brandt | part=hamstring recurrence=true"],
    },
    Example {
        text: "Luca Brandt had his arm broken by a short ball.",
        reads: &["injury | Luca Brandt | diagnosis=broken_arm setting=match"],
    },
    Example {
        text: "Dorn praised Luca Brandt for playing on with a broken rib.",
        reads: &["injury | Luca Brandt | part=rib"],
    },
    Example {
        text: "Dorn hopes to have Luca Brandt back on Saturday. Dorn is without Jan Kruger, who has a calf injury.",
        reads: &["injury | Jan Kruger | part=calf"],
    },
    Example {
        text: "Rovers will be without Young (foot), King (groin) and Rose (ankle).",
        reads: &["injury | Young | region=foot", "injury | King | part=groin", "injury | Rose | region=ankle"],
    },
    Example {
        text: "The Brackport Echo reports that Luca Brandt has a stress fracture in his foot.",
        reads: &["injury | Luca Brandt | said_by=Brackport_Echo"],
    },
    Example {
        text: "Coach Paul Weston was hopeful Luca Brandt would recover from a dead leg: \"He will be all right.\"",
        reads: &["injury | Luca Brandt | said_by=Paul_Weston"],
    },
    Example {
        text: "Luca Brandt wrote on Twitter: \"Gutted to be out with a knee injury.\"",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Striker Luca Brandt went off at half-time. \"It looks like a hamstring strain,\" said manager Ivo Hansen.",
        reads: &["injury | Luca Brandt | part=hamstring"],
    },
    Example {
        text: "Striker Luca Brandt is out of the side. \"It is a calf strain,\" said manager Ivo Hansen.",
        reads: &["injury | Luca Brandt | part=calf said_by=Ivo_Hansen"],
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
        text: "Luca Brandt, sidelined for much of 2019 by a knee injury, has signed a new contract.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "A year ago Luca Brandt was recovering from a knee injury.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "Coach Ivo Hansen said Luca Brandt had broken his foot.",
        reads: &["injury | Luca Brandt | diagnosis=broken_foot said_by=Ivo_Hansen"],
    },
    Example {
        text: "Luca Brandt played most of last season with a groin injury.",
        reads: &["injury | Luca Brandt | part=groin phase=past"],
    },
    Example {
        text: "Luca Brandt's broken nose will not stop him playing.",
        reads: &["injury | Luca Brandt | part=nose polarity=affirmed"],
    },
    Example {
        text: "A knee injury kept Mia Lund out for most of last season.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Luca Brandt, out with torn cartilage, will miss the final.",
        reads: &["injury | Luca Brandt | region=knee diagnosis=torn_cartilage"],
    },
    Example {
        text: "A knee injury has ended Luca Brandt's season.",
        reads: &["status | Luca Brandt | status=out", "return_estimate | Luca Brandt | not_before=2021-05-31"],
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
        text: "Tom Adeyemi has a knee problem, winger Luca Brandt a bruised ankle and Jan Kruger a groin strain.",
        reads: &[
            "injury | Tom Adeyemi | region=knee",
            "injury | Luca Brandt | region=ankle",
            "injury | Jan Kruger | region=hip_groin",
        ],
    },
    Example {
        text: "Tom Adeyemi and Luca Brandt (both calf) are doubtful.",
        reads: &["injury | Tom Adeyemi | part=calf", "injury | Luca Brandt | part=calf"],
    },
    Example {
        text: "Coach Ivo Dorn plays down Luca Brandt injury fears.",
        reads: &["injury | Luca Brandt"],
    },
    Example {
        text: "Centre Luca Brandt (two weeks, shoulder) and flanker Dario Costa (two weeks, groin) will return soon.",
        reads: &["injury | Luca Brandt | region=shoulder", "injury | Dario Costa | part=groin"],
    },
    Example {
        text: "Props Luca Brandt and Jan Kruger did not train due to flu.",
        reads: &["injury | Luca Brandt | region=illness", "injury | Jan Kruger | region=illness"],
    },
    Example {
        text: "Guard Tom Adeyemi had missed the last seven games with a bruised shin.",
        reads: &["injury | Tom Adeyemi | phase=past"],
    },
    Example {
        text: "Seed Jan Kruger will play on Monday if he can shake off a hip injury.",
        reads: &["injury | Jan Kruger | part=hip"],
    },
    Example {
        text: "Player Jan Kruger had suffered a wrist injury in the summer of 2019.",
        reads: &["injury | Jan Kruger | region=wrist phase=past"],
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
        text: "Luca Brandt takes the armband from broken thumb victim Dario Costa.",
        reads: &["injury | Dario Costa | region=hand part=thumb pathology=fracture"],
    },
    Example {
        text: "Striker Tom Adeyemi suffered a knee injury in November while on international duty.",
        reads: &["injury | Tom Adeyemi | region=knee onset=2020-11-01..2020-11-30 setting=international"],
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
        text: "Captain Ana Ruiz, who has recovered from a broken toe, starts on Sunday.",
        reads: &["injury | Ana Ruiz | region=foot part=toe pathology=fracture phase=past"],
    },
    Example {
        text: "The only worry was a shoulder injury suffered by lock Piet Vermaak.",
        reads: &["injury | Piet Vermaak | region=shoulder"],
    },
    Example {
        text: "Mia Lund returned after six weeks out with a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=past onset=2021-01-23..2021-01-31"],
    },
    Example {
        text: "Luca Brandt picked up a calf injury in Saturday's defeat and struggled with an ankle problem last season.",
        reads: &["injury | Luca Brandt | part=calf", "injury | Luca Brandt | region=ankle phase=past"],
    },
    Example {
        text: "Mia Lund has a broken rib, manager Ivo Hansen said on Tuesday.",
        reads: &["injury | Mia Lund | part=rib said_by=Ivo_Hansen"],
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
        text: "The WTA announced that Mia Lund has a calf strain.",
        reads: &["injury | Mia Lund | said_by=WTA"],
    },
    Example {
        text: "The United States Judo Association announced that Mia Lund has a calf strain.",
        reads: &["injury | Mia Lund | said_by=United_States_Judo_Association"],
    },
    Example {
        text: "Mia Lund has a hamstring injury, said coach Ivo Hansen.",
        reads: &["injury | Mia Lund | part=hamstring said_by=Ivo_Hansen"],
    },
    Example {
        text: "Mia Lund has a hamstring injury. That is according to Football Daily.",
        reads: &["injury | Mia Lund | part=hamstring said_by=Football_Daily"],
    },
    Example {
        text: "Ebbon Lomond-Reece (knee) and Osko Brandel (suspended) will miss the game.",
        reads: &["injury | Ebbon Lomond-Reece | region=knee"],
    },
    Example {
        text: "Jan Kruger withdrew on Thursday with a rib injury.",
        reads: &["injury | Jan Kruger | part=rib"],
    },
    Example {
        text: "With Luca Brandt sidelined by a broken arm and Tom Adeyemi out with a neck injury, Rovers are short.",
        reads: &["injury | Luca Brandt | pathology=fracture", "injury | Tom Adeyemi | region=neck"],
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
        text: "A hamstring problem wrecked Piet Vermaak's season.",
        reads: &["injury | Piet Vermaak | part=hamstring phase=past"],
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
        text: "Head coach Ivo Hansen has already ruled Jan Kruger out with a concussion.",
        reads: &["injury | Jan Kruger | pathology=concussion"],
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
        text: "Flanker Jan Kruger suffered the cut playing against France on Saturday.",
        reads: &["injury | Jan Kruger | pathology=laceration onset=2021-03-06"],
    },
    Example {
        text: "Winger Luca Brandt hurt his ankle. Manager Ivo Hansen added: \"It is a good ankle sprain.\"",
        reads: &["injury | Luca Brandt | region=ankle pathology=ligament"],
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
        text: "The return of prop Luca Brandt from a hamstring injury has pushed Dario Costa out of the side.",
        reads: &["injury | Luca Brandt | part=hamstring phase=past"],
    },
    Example {
        text: "Centre Piet Vermaak, who missed the last World Cup through injury, is the only newcomer.",
        reads: &["injury | Piet Vermaak | region=unspecified phase=past"],
    },
    Example {
        text: "Six players are still on the injured list with knee injuries, including flankers Jan Kruger, Luca Brandt and Dario Costa.",
        reads: &["injury | Jan Kruger | region=knee", "injury | Dario Costa | region=knee"],
    },
    Example {
        text: "A mystery infection has struck down opener Jan Kruger.",
        reads: &["injury | Jan Kruger | region=illness"],
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
        text: "Batsman Jan Kruger will return to the team after missing last week's match in Perth with an elbow injury.",
        reads: &["injury | Jan Kruger | region=elbow phase=past"],
    },
    Example {
        text: "Captain Luca Brandt told a press conference on Thursday that seamer Jan Kruger has flu.",
        reads: &["injury | Jan Kruger | region=illness"],
    },
    Example {
        text: "Ana Ruiz made her comeback from a serious knee injury on Saturday.",
        reads: &["injury | Ana Ruiz | region=knee phase=past"],
    },
    Example {
        text: "The Wales international Sam Whitlock has torn the cruciate ligament in his left knee.",
        reads: &["injury | Sam Whitlock | region=knee pathology=ligament side=left"],
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
        text: "Mia Lund made up for missing the 2018 final through injury.",
        reads: &["injury | Mia Lund | phase=past"],
    },
    Example {
        text: "Forward Luca Brandt (upper body) and winger Dario Costa (lower body) did not skate on Tuesday.",
        reads: &["injury | Luca Brandt | part=upper_body", "injury | Dario Costa | part=lower_body"],
    },
    Example {
        text: "Because of a previous knee injury Mia Lund trains on grass.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund missed five weeks because of a broken finger before returning in February.",
        reads: &["injury | Mia Lund | part=finger phase=past"],
    },
    Example {
        text: "Luca Brandt had surgery on his knee. The injury occurred on Friday in a defeat at City.",
        reads: &["injury | Luca Brandt | onset=2021-03-05 setting=match"],
    },
    Example {
        text: "Winger Luca Brandt, who broke a toe in January, has suffered a setback.",
        reads: &["injury | Luca Brandt | region=unspecified"],
    },
    Example {
        text: "Injuries to Tom Adeyemi, Luca Brandt and Dario Costa have left Rovers short.",
        reads: &["injury | Tom Adeyemi | region=unspecified", "injury | Dario Costa | region=unspecified"],
    },
    Example {
        text: "There is an injury worry over winger Dario Costa.",
        reads: &["injury | Dario Costa | region=unspecified"],
    },
    Example {
        text: "Striker Tom Adeyemi has been restricted to just four starts this term because of a calf injury.",
        reads: &["injury | Tom Adeyemi | part=calf phase=past"],
    },
    Example {
        text: "Winger Luca Brandt was back in the side for the first time since suffering a rib injury in December.",
        reads: &["injury | Luca Brandt | part=rib phase=past onset=2020-12-01..2020-12-31"],
    },
    Example {
        text: "Midfielder Dario Costa is healthy after losing two months to injury.",
        reads: &["injury | Dario Costa | region=unspecified phase=past"],
    },
    Example {
        text: "Injuries to Mia Lund and Ana Ruiz saw Rovers pick their third keeper.",
        reads: &["injury | Mia Lund | region=unspecified", "injury | Ana Ruiz | region=unspecified"],
    },
    Example {
        text: "Defender Jan Kruger missed almost two months with a broken collarbone.",
        reads: &["injury | Jan Kruger | pathology=fracture phase=past"],
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
        text: "Asked why he had stayed away, Dario Costa said that he had a groin injury.",
        reads: &["injury | Dario Costa | part=groin phase=past"],
    },
    Example {
        text: "Ana Ruiz said that time had caught up with her after several injury ravaged years.",
        reads: &["injury | Ana Ruiz | region=unspecified phase=past"],
    },
    Example {
        text: "In June, captain Mia Lund did not even start in Rome because of a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Pitcher Jan Kruger missed the first five weeks of the season with a shoulder injury.",
        reads: &["injury | Jan Kruger | region=shoulder phase=past"],
    },
    Example {
        text: "Winger Dario Costa was out for nine days last month with a calf strain.",
        reads: &["injury | Dario Costa | part=calf phase=past"],
    },
    Example { text: "Striker Tom Adeyemi is out with a hamstring.", reads: &["injury | Tom Adeyemi | part=hamstring"] },
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
        text: "Tom Adeyemi (hamstring) and Luca Brandt (knee) miss out.",
        reads: &["injury | Tom Adeyemi | part=hamstring", "injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Sven Hale said: \"Luca Brandt came off. I think he is okay, hopefully it is just a calf strain.\"",
        reads: &["injury | Luca Brandt | region=lower_leg"],
    },
    Example {
        text: "Striker Tom Adeyemi could be out for at least six weeks with a stress fracture.",
        reads: &["injury | Tom Adeyemi | pathology=bone_stress certainty=stated"],
    },
    Example {
        text: "Winger Luca Brandt could be out for six weeks with a suspected broken toe.",
        reads: &["injury | Luca Brandt | part=toe certainty=speculated"],
    },
    Example {
        text: "Prop Jan Kruger is out. \"Kruger has a [back] stress fracture,\" said coach Ivo Hansen.",
        reads: &["injury | Jan Kruger | part=back pathology=bone_stress"],
    },
    Example {
        text: "Bowler Jan Kruger continues to recover from an achilles heel injury.",
        reads: &["injury | Jan Kruger | part=achilles"],
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
        text: "The field has been hit by injuries to stars such as the Kenyan world champion Elif Demir.",
        reads: &["injury | Elif Demir | region=unspecified"],
    },
    Example {
        text: "Tom Adeyemi and Jan Kruger train alone, and scans showed Kruger has a fracture at the base of his thumb.",
        reads: &["injury | Jan Kruger | part=thumb pathology=fracture"],
    },
    Example {
        text: "Flanker Luca Brandt was left concussed by the tackle.",
        reads: &["injury | Luca Brandt | pathology=concussion"],
    },
    Example {
        text: "At this point in time prop Jan Kruger is out with a leg injury and I hope for the best, coach Ivo Hansen said.",
        reads: &["injury | Jan Kruger | region=thigh"],
    },
    Example {
        text: "Captain Mia Lund had a sore knee in May and has now withdrawn with a stress fracture in her back. The stress fracture was found on Monday.",
        reads: &["injury | Mia Lund | pathology=bone_stress"],
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
        text: "Striker Tom Adeyemi was delighted to put his knee injury behind him.",
        reads: &["injury | Tom Adeyemi | region=knee phase=past"],
    },
    Example {
        text: "Winger Mia Lund is in form with two seasons of injury behind her.",
        reads: &["injury | Mia Lund | phase=past"],
    },
    Example {
        text: "Captain Mia Lund skipped the 2019 final in the year's last month with a foot injury.",
        reads: &["injury | Mia Lund | region=foot phase=past"],
    },
    Example {
        text: "Striker Tom Adeyemi was ruled out for a month with a hamstring injury earlier in the season.",
        reads: &["injury | Tom Adeyemi | part=hamstring phase=past"],
    },
    Example {
        text: "Keeper Jan Kruger, who has a back injury, was included in the squad.",
        reads: &["injury | Jan Kruger | part=back phase=current"],
    },
    Example {
        text: "Tom Adeyemi continues to struggle with a calf strain suffered in February.",
        reads: &["injury | Tom Adeyemi | part=calf phase=current"],
    },
    Example {
        text: "Guard Luca Brandt had ten assists on Tuesday while playing with a broken finger.",
        reads: &["injury | Luca Brandt | part=finger phase=current"],
    },
    Example {
        text: "Tom Adeyemi had a calf strain in February.",
        reads: &["injury | Tom Adeyemi | part=calf phase=past"],
    },
    Example {
        text: "Winger Luca Brandt, who was out for two months with a calf strain, played again on Saturday.",
        reads: &["injury | Luca Brandt | part=calf phase=past"],
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
        text: "Striker Tom Adeyemi cannot train because of a knee injury, coach Ivo Hansen said on Tuesday.",
        reads: &["injury | Tom Adeyemi | region=knee said_by=Ivo_Hansen"],
    },
    Example {
        text: "Mia Lund had bowled too little in March because of doubts that she had not trained enough following a return from a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund has nursed a broken wrist before suffering her latest setback.",
        reads: &["injury | Mia Lund | region=wrist phase=past"],
    },
    Example {
        text: "Mia Lund said: \"I had to withdraw from the Open with a stress fracture in my back.\"",
        reads: &["injury | Mia Lund | part=back"],
    },
    Example {
        text: "Having rehabilitated a rib injury, Mia Lund keeps her place.",
        reads: &["injury | Mia Lund | part=rib phase=past"],
    },
    Example {
        text: "X-rays revealed that Mia Lund had a broken finger.",
        reads: &["injury | Mia Lund | part=finger"],
    },
    Example {
        text: "Tom Adeyemi was also substituted because of a sore knee.",
        reads: &["injury | Tom Adeyemi | region=knee setting=match"],
    },
    Example {
        text: "Tom Adeyemi, whose knee injury has kept him out since January, is near a return.",
        reads: &["injury | Tom Adeyemi | region=knee onset=2021-01-01..2021-01-31"],
    },
    Example { text: "Luca Brandt made his name at the 2019 World Cup after Jan Kruger was ruled out with a broken leg.", reads: &["injury | Jan Kruger | phase=past"] },
    Example { text: "Both Mia Lund and Ana Ruiz have had calf trouble, but returned to reach the final.", reads: &["injury | Mia Lund | phase=past", "injury | Ana Ruiz | phase=past"] },
    Example {
        text: "Bowler Jan Kruger pulled out of the tour of India saying it would take him a month to recover from a calf injury.",
        reads: &["injury | Jan Kruger | part=calf said_by=Jan_Kruger"],
    },
    Example {
        text: "Jan Kruger was sidelined in December by a stress-related illness, but made his comeback in February.",
        reads: &["injury | Jan Kruger | region=illness phase=past"],
    },
    Example {
        text: "With Jan Kruger potentially out for two months due to injury, Luca Brandt could cement his place.",
        reads: &["injury | Jan Kruger |"],
    },
    Example { text: "Rovers could sign Luca Brandt though he has struggled with injuries and form.", reads: &["injury | Luca Brandt | phase=past"] },
    Example { text: "Luca Brandt has been blighted by knee injuries which have hindered his progress.", reads: &["injury | Luca Brandt | region=knee phase=past"] },
    Example { text: "Luca Brandt almost joined Rovers in 2011 but failed a medical there following a serious knee injury.", reads: &["injury | Luca Brandt | region=knee phase=past"] },
    Example {
        text: "Coach Ivo Hansen blamed the pitch for the knee injury that Jan Kruger suffered in Tuesday's training session.",
        reads: &["injury | Jan Kruger | region=knee setting=training onset=2021-03-09"],
    },
    Example { text: "Luca Brandt joined Rovers in 2018, but injuries have limited him to just 18 appearances.", reads: &["injury | Luca Brandt | phase=past"] },
    Example { text: "Luca Brandt is sorry that he had to end his playing career early due to injury.", reads: &["injury | Luca Brandt | phase=past"] },
    Example { text: "Mia Lund was hurt. A calf injury forced her off on Saturday.", reads: &["injury | Mia Lund | part=calf onset=2021-03-06"] },
    Example { text: "Mia Lund was restricted to nine tournaments in 2020 after being struck down with an illness.", reads: &["injury | Mia Lund | phase=past"] },
];

pub(super) const GUARDS: &[&str] = &[
    "Luca Brandt said that his purse would go to Covid-19 victims.",
    "Ivo Hansen's champions have been decimated by coronavirus, and Luca Brandt scored.",
    "Luca Brandt was worried about injury before the race, but she was fine.",
    "\"He has had a knee injury,\" said Luca Brandt.",
    "Luca Brandt took a pay cut because of coronavirus.",
    "Luca Brandt cited travel restrictions, and fear of coronavirus.",
    "Luca Brandt likened the trip to having your wisdom teeth out.",
    "Luca Brandt wore a visor to protect himself from contracting coronavirus.",
    "Luca Brandt wore a mask to avoid catching the virus.",
    "All it takes is one injury and Luca Brandt will play.",
    "Luca Brandt wanted to leave at the end of the pre-Covid season.",
    "City struggled with injuries to their defenders last season and Luca Brandt would offer experience.",
    "Luca Brandt earned a recall thanks to a string of injuries.",
    "Rovers gave a start to Luca Brandt because of injuries in defence.",
    "The tackle gave Luca Brandt a fright.",
    "Luca Brandt limped off on Saturday. Ivo Hansen is hopeful the injury is not too bad.",
    "Luca Brandt and Jan Kruger limped off. Ivo Hansen played down those injuries.",
    "Rovers won. In the absence of Jan Kruger and Tom Adeyemi, Luca Brandt will lead the side.",
    "Luca Brandt scored. \"It's a calf-length coat,\" said coach Ivo Hansen.",
    "Jan Kruger dedicated the win to his father, who has a broken leg.",
    "Jan Kruger's brother, who has a knee injury, watched the win.",
    "The tests revealed a break in the rail before Luca Brandt's race.",
    "Mia Lund was accused of faking injury by opponent Ana Ruiz.",
    "Luca Brandt was booked for feigning a head injury.",
    "Captain Mia Lund wrote on Twitter: \"Thanks all, ill be back on the pitch soon.\"",
    "Coach Paul Weston admitted that his side had been hit by injuries.",
    "On Monday, captain Luca Brandt posted an update on the injury.",
    "Fever forward Mia Lund scored 20 points.",
    "The Fever beat the Sparks behind 25 points by Mia Lund.",
    "Fever's Mia Lund had ten rebounds.",
    "Luca Brandt was banned for two years after testing positive for a steroid.",
    "The doctors met Luca Brandt to discuss head injuries in the game.",
    "Luca Brandt is back, said Jan Hale, who spoke of a few Covid cases amongst the staff.",
    "Doctor Ivo Dorn said on Monday that concussion evaluations and the injury rate are down, and Tom Adeyemi agreed.",
    "Guard Tom Adeyemi scored ten points and the Harbour Spurs got a scare when their coach left.",
    "Opener Tom Adeyemi followed his 70 with another fine knock of 63 from 74 balls.",
    "Sprinter Mia Lund started poorly and finished last.",
    "Coach Ivo Hansen has kept the side but for one injury-enforced change that has brought in Luca Brandt.",
    "\"There are players who have come back too soon and got long injuries,\" said Mia Lund.",
    "Winger Luca Brandt filled in last year when they were hit by injuries.",
    "\"Defender Dario Costa hit me with a wild kick on the left foot,\" he said.",
    "Runner Mia Lund is wary of injuries.",
    "Tom Adeyemi lost his father to cancer last year.",
    "Luca Brandt's mother is seriously ill, and the striker has flown home.",
    "Rovers have been crippled by injuries, but Tom Adeyemi keeps scoring.",
    "Mia Lund was lucky not to be hurt by the tackle.",
    "Tom Adeyemi trained alone. \"I have a headache about who plays left-back,\" said manager Ivo Hansen.",
    "Coach Tom Adeyemi will be without four players because of injury.",
    "Tom Adeyemi came out with a knee brace in hand and beat Luca Brandt.",
    "The club's injury list grew while Tom Adeyemi scored.",
    "Locks Tom Adeyemi and Luca Brandt have been called up as injury cover ahead of the match with France.",
    "Luca Brandt came on as an injury replacement and scored.",
    "Captain Luca Brandt is at home with his ill mother.",
    "Luca Brandt shifts to the wing in a new back line due to several injuries among their outside backs.",
    "Their captain's absence saw prop Luca Brandt called up while two knee injuries are assessed.",
    "Tom Adeyemi stayed injury-free and came back at the far side of the pitch.",
    "Winger Mia Lund suffered a blow to her hopes of a medal.",
    "Luca Brandt plays for a side that strains every sinew.",
    "Winger Mia Lund took some medicine to cure an infection in the family.",
    "Striker Tom Adeyemi scored the winner in injury time.",
    "Tom Adeyemi added insult to injury with a late second goal.",
    "Head coach Tom Adeyemi was at the heart of the argument.",
    "The club doctor has written a book about knee injuries.",
    "Tom Adeyemi broke his own record in the final.",
    "Ivo Hansen outlined all his injury problems on Sunday.",
    "Tom Adeyemi survived a first-round scare before he beat Luca Brandt in three sets.",
    "Luca Brandt suffered a setback when he lost the second set 6-0.",
    "Adeyemi knocks Brandt off the top. Tom Adeyemi and Luca Brandt shook hands.",
    "An injury crisis in the squad led to Luca Brandt being called up.",
    "Tom Adeyemi said that the stimulant may have been in a cold remedy.",
    "Luca Brandt admitted that fear of injury crossed his mind.",
    "Tom Adeyemi won at the fair in Springfield (Ill.) on Sunday.",
    "Former winger Luca Brandt died of a heart attack on Sunday.",
    "Fans of Tom Adeyemi's father sang about a broken hip.",
    "But with Covid ravaging the finances of the game, it will take some sparkling Luca Brandt performances to reignite interest.",
    "Luca Brandt allowed his temper to boil over.",
    "In spite of injuries to other athletes who may have strengthened the crew, Luca Brandt finished ninth.",
    "The system of Luca Brandt is used by clubs with the aim of easing injury lists.",
    "Luca Brandt scored after three minutes and they were off colour from then on.",
    "Luca Brandt came on in the painful home defeat.",
    "Dario Costa was sent off for a lunge on Luca Brandt, who was fortunate to escape serious injury.",
    "Luca Brandt crossed, socks around his calves, and held his nerve from the spot.",
];
