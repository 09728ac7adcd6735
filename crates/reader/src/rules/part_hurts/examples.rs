//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt, who was shot in the leg on Monday, is in hospital.",
        reads: &["injury | Luca Brandt | pathology=laceration onset=2021-03-08"],
    },
    Example {
        text: "A blow to the elbow forced batsman Luca Brandt to retire on Saturday.",
        reads: &["injury | Luca Brandt | region=elbow"],
    },
    Example {
        text: "Tom Adeyemi, the victim of a blow to the ribs on Saturday, is out.",
        reads: &["injury | Tom Adeyemi | region=chest onset=2021-03-06"],
    },
    Example {
        text: "The main worry for Wales is Luca Brandt's neck.",
        reads: &["injury | Luca Brandt | region=neck"],
    },
    Example {
        text: "Luca Brandt's lower back is now the main area of concern.",
        reads: &["injury | Luca Brandt | part=back"],
    },
    Example {
        text: "Jan Kruger tackled Luca Brandt in the air and the full-back came down on his neck.",
        reads: &["injury | Luca Brandt | region=neck setting=match"],
    },
    Example {
        text: "\"Luca Brandt's knee doesn't look good,\" said coach Ivo Hansen.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Pitcher Luca Brandt took a line drive off his right shin.",
        reads: &["injury | Luca Brandt | part=shin side=right setting=match"],
    },
    Example {
        text: "Luca Brandt was cut by a skate on the forearm.",
        reads: &["injury | Luca Brandt | region=forearm pathology=laceration setting=match"],
    },
    Example {
        text: "Winger Luca Brandt could not put any weight on his left foot.",
        reads: &["injury | Luca Brandt | region=foot side=left"],
    },
    Example {
        text: "Luca Brandt left with his arm hanging limply.",
        reads: &["injury | Luca Brandt | region=upper_arm"],
    },
    Example {
        text: "Tom Adeyemi was burned on the hand.",
        reads: &["injury | Tom Adeyemi | region=hand pathology=unspecified"],
    },
    Example {
        text: "Mia Lund was hit by a pitch on the right wrist.",
        reads: &["injury | Mia Lund | region=wrist side=right pathology=contusion setting=match"],
    },
    Example {
        text: "Winger Luca Brandt took an elbow to the head from Jan Kruger.",
        reads: &["injury | Luca Brandt | region=head setting=match"],
    },
    Example {
        text: "Goalkeeper Luca Brandt needed stitches in his hand.",
        reads: &["injury | Luca Brandt | region=hand pathology=laceration"],
    },
    Example {
        text: "Luca Brandt will see a knee specialist in Berlin on Thursday.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "\"The ankle is still sore,\" Ivo Hansen said of Luca Brandt.",
        reads: &["injury | Luca Brandt | region=ankle said_by=Ivo_Hansen"],
    },
    Example {
        text: "\"The knee is swollen but she can walk,\" said coach Ivo Hansen of Mia Lund, who was replaced by Ana Ruiz.",
        reads: &["injury | Mia Lund | region=knee said_by=Ivo_Hansen"],
    },
    Example {
        text: "Winger Luca Brandt, whose shoulder has recovered, plays on Saturday.",
        reads: &["injury | Luca Brandt | region=shoulder"],
    },
    Example {
        text: "Luca Brandt said his knee was \"getting better every day\".",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example { text: "Luca Brandt's knee is healing well.", reads: &["injury | Luca Brandt | region=knee"] },
    Example {
        text: "Manager Ivo Hansen was asked about Luca Brandt's ankle.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "Luca Brandt will see a specialist about his knee.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Luca Brandt's groin let him down for the third time since May.",
        reads: &["injury | Luca Brandt | part=groin recurrence=true"],
    },
    Example {
        text: "Tom Adeyemi said his hamstring was tight on Friday.",
        reads: &["injury | Tom Adeyemi | part=hamstring pathology=muscle_tendon onset=2021-03-05"],
    },
    Example {
        text: "Luca Brandt returned to the team on Saturday but lasted only twenty minutes before his calf went again.",
        reads: &["injury | Luca Brandt | part=calf onset=2021-03-06 recurrence=true"],
    },
    Example {
        text: "Rovers will assess Luca Brandt's hamstring before Sunday's derby.",
        reads: &["injury | Luca Brandt | part=hamstring", "stage | Luca Brandt | rung=5"],
    },
    Example {
        text: "\"My left shoulder is not yet ready for a match,\" said Mia Lund.",
        reads: &["injury | Mia Lund | region=shoulder side=left"],
    },
    Example {
        text: "Captain Luca Brandt will return once his knee is fully healed.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Bowler Jan Kruger's side is still niggling him.",
        reads: &["injury | Jan Kruger | part=side"],
    },
    Example {
        text: "Mia Lund's knee swelled up after the match.",
        reads: &["injury | Mia Lund | region=knee"],
    },
    Example {
        text: "Luca Brandt will have a scan on his ankle after limping off.",
        reads: &["injury | Luca Brandt | region=ankle"],
    },
    Example {
        text: "Scans showed that Jan Kruger's leg was broken in two places.",
        reads: &["injury | Jan Kruger | region=thigh pathology=fracture"],
    },
    Example {
        text: "Tom Adeyemi was kicked on the shin in training on Monday.",
        reads: &[
            "injury | Tom Adeyemi | region=lower_leg pathology=contusion setting=training onset=2021-03-08",
        ],
    },
    Example {
        text: "Mia Lund took a ball in the ribs on Saturday.",
        reads: &["injury | Mia Lund | part=rib onset=2021-03-06"],
    },
    Example {
        text: "Prop Jan Kruger landed on his left shoulder.",
        reads: &["injury | Jan Kruger | region=shoulder side=left"],
    },
    Example {
        text: "Luca Brandt left the ground with his arm in a sling.",
        reads: &["injury | Luca Brandt | region=upper_arm"],
    },
    Example {
        text: "Luca Brandt had an injection in his heel on Monday.",
        reads: &["injury | Luca Brandt | part=heel"],
    },
    Example {
        text: "Luca Brandt saw a doctor on Monday and was advised to rest his knee.",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Dario Costa will see a specialist about his knee.",
        reads: &["injury | Dario Costa | region=knee"],
    },
    Example {
        text: "Dario Costa has been struggling with his back.",
        reads: &["injury | Dario Costa | region=lumbosacral"],
    },
    Example { text: "Elif Demir felt a pop in her knee.", reads: &["injury | Elif Demir | region=knee"] },
    Example {
        text: "Luca Brandt's calf will keep him out for a second match.",
        reads: &["injury | Luca Brandt | part=calf"],
    },
    Example {
        text: "Ana Ruiz's foot means that she is unavailable.",
        reads: &["injury | Ana Ruiz | region=foot"],
    },
    Example {
        text: "\"My groin has been giving me trouble for weeks,\" said Tom Adeyemi.",
        reads: &["injury | Tom Adeyemi | part=groin"],
    },
    Example {
        text: "\"It's my knee again,\" said Luca Brandt.",
        reads: &["injury | Luca Brandt | region=knee recurrence=true"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Luca Brandt hurt his neck and Tom Adeyemi his groin in Saturday's win over City.",
    "A fractured finger on her left hand ruled Mia Lund out of Sunday's win over City.",
    "Luca Brandt said that the win was a shot in the arm.",
    "A blow to the side's hopes forced Luca Brandt to change his plans.",
    "Luca Brandt's back four is a concern.",
    "Luca Brandt's right foot is a real problem for defenders.",
    "\"It's my left foot that I trust,\" said Luca Brandt.",
    "\"It is my heart,\" said Luca Brandt of the club.",
    "Tom Adeyemi's side go into the tie six points behind Rovers.",
    "Jan Kruger was banned for an elbow to the head of an opponent.",
    "Jan Kruger hit the nail on the head.",
    "Jan Kruger was hit by a fine and a ban on the eve of the match.",
    "\"The foot of the mountain is near,\" Ivo Hansen said of Luca Brandt.",
    "\"The left foot is a wand,\" Ivo Hansen said of Luca Brandt.",
    "\"The head is clear,\" Ivo Hansen said of the final.",
    "Luca Brandt's left foot is better than his right.",
    "Luca Brandt's agent was a knee specialist.",
    "Luca Brandt could rest his foot on the ball and look up.",
    "Luca Brandt sat down to rest his legs.",
    "Luca Brandt was told about his rival's fine feet.",
    "Luca Brandt was asked about his head coach.",
    "Tom Adeyemi's hamstring was not tight.",
    "Mia Lund's head is not right for the job.",
    "Mia Lund's left foot is always ready to strike.",
    "The coach will check Tom Adeyemi's right hand grip.",
    "A scan on Tom Adeyemi's ankle came back clear.",
    "Tom Adeyemi's left foot was on target again.",
    "Tom Adeyemi's heart was broken by the late goal.",
    "Tom Adeyemi's head was turned by the offer.",
    "Tom Adeyemi hit the ball in off the post with his knee.",
    "Tom Adeyemi scored with his left foot and went off with his head held high.",
    "Tom Adeyemi was caught on the wrong foot and Rovers scored.",
    "Tom Adeyemi was hit in the pocket by a fine.",
    "Mia Lund's left foot means that she can play on either wing.",
    "Mia Lund landed on her feet at her new club.",
    "The ball struck Tom Adeyemi on the arm and a penalty was given.",
    "Tom Adeyemi was caught with his back to goal.",
    "Tom Adeyemi has a chip on his shoulder.",
    "Tom Adeyemi had the ball at his feet and the world at his feet.",
];
