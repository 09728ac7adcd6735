//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt, who missed the win over City with a thigh strain, returns in place of Jan Kruger.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Coach Ivo Hansen is glad to have Luca Brandt fit again after a calf strain.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Rovers have all but given up hope of having prop Jan Kruger back from a thigh injury against City.",
        reads: &["status | Jan Kruger | status=out"],
    },
    Example {
        text: "Rovers have given up on Jan Kruger returning from a knee injury this season.",
        reads: &["status | Jan Kruger | status=out"],
    },
    Example {
        text: "Coach Ivo Hansen has lost all hope of having Mia Lund fit for the final after a calf strain.",
        reads: &["status | Mia Lund | status=out"],
    },
    Example {
        text: "Rovers had given up hope of promotion by then but Jan Kruger is back from a calf strain.",
        reads: &["status | Jan Kruger | status=available"],
    },
    Example {
        text: "Tom Adeyemi, Jan Kruger or the fit-again Luca Brandt could start.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt has won his battle to be fit for the trip to City after a dead leg.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt had knee surgery last season but recovered in time for the final.",
        reads: &["status | Luca Brandt | status=available when=2019-08-01..2020-05-31"],
    },
    Example {
        text: "Luca Brandt, who has recovered from a knee injury, was hurt in the win over City in October.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Wales welcome back prop Luca Brandt from a hamstring injury.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Tom Adeyemi is not yet ready to play after a calf strain.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Tom Adeyemi, who had a calf strain, is still not quite fit enough.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "The Comets activated guard Luca Brandt from the injured list on Monday.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt was activated off the 15-day disabled list on Monday.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt hurt a knee on Saturday. He is fine.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt hurt a knee last week but keeps his place in the side.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt hurt a knee last week. He will be on the bench on Saturday.",
        reads: &["status | Luca Brandt | status=available", "stage | Luca Brandt | rung=80"],
    },
    Example {
        text: "Luca Brandt took a bang on the knee but played on.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Luca Brandt will wear a protective mask after breaking his nose.",
        reads: &["status | Luca Brandt | status=available"],
    },
    Example {
        text: "Winger Jan Kruger is fit to face Rovers after a knee injury.",
        reads: &["status | Jan Kruger | status=available"],
    },
    Example {
        text: "Rovers hope striker Jan Kruger will be passed fit after he limped out of training with a knee problem.",
        reads: &["status | Jan Kruger | status=doubtful"],
    },
    Example {
        text: "Captain Jan Kruger will be available for Rovers' match at City after a month out with an ankle injury.",
        reads: &["status | Jan Kruger | status=available"],
    },
    Example {
        text: "Prop Luca Brandt has a stomach bug. Provided that Brandt recovers in time, he will start.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Lock Piet Vermaak, who has recovered from a sprained ankle, returns to the squad.",
        reads: &["status | Piet Vermaak | status=available"],
    },
    Example {
        text: "Tom Adeyemi returns after recovering from a knee injury for Saturday's match against Rovers.",
        reads: &["stage | Tom Adeyemi | rung=80"],
    },
    Example {
        text: "Guard Tom Adeyemi was upgraded to available after missing three games with a sore wrist.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Tom Adeyemi is fit again after a knee injury.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Tom Adeyemi has a calf strain and is not fit.",
        reads: &["status | Tom Adeyemi | status=out"],
    },
    Example {
        text: "Batsman Jan Kruger will return to the team after missing last week's match in Perth with an elbow injury.",
        reads: &["status | Jan Kruger | status=available"],
    },
    Example {
        text: "The return of Jan Kruger from a knee injury goes some way to explaining the change.",
        reads: &["status | Jan Kruger | status=available"],
    },
    Example {
        text: "Jan Kruger has a knee injury, while a fit prop Tom Adeyemi may lift the side.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Mia Lund has been passed fit for Saturday's final.",
        reads: &["status | Mia Lund | status=available", "stage | Mia Lund | rung=62"],
    },
    Example {
        text: "Mia Lund is back from a knee injury.",
        reads: &["status | Mia Lund | status=available"],
    },
    Example {
        text: "Striker Mia Lund, who missed a month with a rib injury, makes a return to the squad for the tour.",
        reads: &["stage | Mia Lund | rung=80"],
    },
    Example {
        text: "Mia Lund (neck) and Ana Ruiz (calf) could make their returns.",
        reads: &["status | Ana Ruiz | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi is available for selection after suspension and injury.",
        reads: &["status | Tom Adeyemi | status=available"],
    },
    Example {
        text: "Mia Lund makes her comeback on Friday after a foot injury.",
        reads: &[
            "status | Mia Lund | status=available",
            "return_estimate | Mia Lund | by=2021-03-12 hedge=stated",
        ],
    },
    Example {
        text: "Coach Ivo Hansen says he will not rush Mia Lund back from a foot injury.",
        reads: &["status | Mia Lund | status=out"],
    },
    Example {
        text: "Tom Adeyemi (calf) is doubtful but Mia Lund (ankle) is fit.",
        reads: &["status | Mia Lund | status=available"],
    },
    Example {
        text: "Ana Ruiz will start if Mia Lund does not recover from a calf strain.",
        reads: &["status | Mia Lund | status=doubtful"],
    },
    Example {
        text: "Provided Luca Brandt, who has a sore shoulder, is fit, Rovers should win.",
        reads: &["status | Luca Brandt | status=doubtful"],
    },
    Example {
        text: "Tom Adeyemi has a sore knee and will play as long as he is fit.",
        reads: &["status | Tom Adeyemi | status=doubtful"],
    },
    Example {
        text: "Mia Lund has been sidelined with a knee injury. Coach Ivo Hansen said that Lund will be in the mix for Thursday's tie.",
        reads: &["status | Mia Lund | status=available"],
    },
    Example {
        text: "Luca Brandt has missed two games with a calf strain but comes into contention for Saturday.",
        reads: &["status | Luca Brandt | status=available"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "With Mia Lund in form and Ana Ruiz back from Ashby, Rovers can wait for Elif Demir, who has a calf strain.",
    "Luca Brandt is injured. Once he is fully fit, Brandt will start on the left.",
    "Luca Brandt has a knee injury but will play as soon as he has recovered.",
    "Rovers are without Luca Brandt (calf) but all the others are fit to play.",
    "With Luca Brandt still to come back from a knee injury, Rovers have more to offer.",
    "Luca Brandt had read the danger and recovered to hack clear.",
    "Where does Luca Brandt fit into a back four?",
    "Luca Brandt has a knee problem. Rovers have only 14 men available for Sunday's game.",
    "Luca Brandt played on Saturday but his comeback was short-lived as he went off with a calf strain.",
    "Luca Brandt suffered a thigh strain on his comeback from a knee injury.",
    "Luca Brandt is a doubt with a calf strain. The coach is confident that the rest of the squad will be fit.",
    "Coach Ivo Hansen tried to fit Luca Brandt and Jan Kruger into the side.",
    "Only days after making his comeback from a hamstring tear, Luca Brandt has pulled a calf muscle.",
    "Luca Brandt, who has only just recovered from a knee operation, has damaged his shoulder.",
    "Luca Brandt tore a hamstring on Saturday, only a week after returning from a calf injury.",
    "Tom Adeyemi will begin a rehab assignment on Friday as he returns from an elbow strain.",
    "There is no timescale on Tom Adeyemi's return from a back injury.",
    "Tom Adeyemi's return from a broken leg is still some way off.",
    "Tom Adeyemi, making his first start since March, limped off with a hamstring injury.",
    "Tom Adeyemi got his first start for five weeks but was forced off with a knee injury.",
    "Rovers hope to welcome back Luca Brandt from a calf strain in May.",
    "Luca Brandt activated a clause in his contract.",
    "The Comets have not activated Luca Brandt from the injured list.",
    "Hooker Jan Kruger is back training after a break with concussion.",
    "Winger Luca Brandt caught a virus, which put a strain on available player numbers.",
    "Bar flanker Jan Kruger, who has a broken leg, everyone in the squad is fit.",
    "Winger Jan Kruger, who has a knee injury, will be available for the games of next season.",
    "Flanker Jan Kruger is only just returning from a broken leg.",
    "Tom Adeyemi is coming back from a knee injury.",
    "Tom Adeyemi has been included in the squad subject to fitness.",
    "Tom Adeyemi, out with a knee injury, has been given the green light to step up his running.",
    "Tom Adeyemi, who had a knee injury last year, is back at his old club.",
    "Tom Adeyemi hopes to be fit for Saturday.",
    "It is a question of weeks before Tom Adeyemi, who has a groin strain, is fit again.",
    "Tom Adeyemi has a knee injury. \"We expect it from our players who are healthy,\" said coach Ivo Dorn.",
    "Tom Adeyemi has a hand injury. \"My trainer will make sure I'm fit,\" Adeyemi said.",
    "Tom Adeyemi returns to Rovers after three years at City.",
    "The shirt does not fit Tom Adeyemi.",
    "Tom Adeyemi recovered well from a disappointing opening round to win the title.",
    "Only Tom Adeyemi, who has a calf strain, is struggling to be fit for the match on Saturday.",
    "If Tom Adeyemi is fit, he will play.",
    "Tom Adeyemi and Luca Brandt were left out as the coach welcomed back several injured players.",
    "Tom Adeyemi's return from a knee injury has been delayed.",
    "Tom Adeyemi, who has a calf injury, failed to return from a head injury assessment on Saturday.",
    "Tom Adeyemi, who had a knee injury last year, is available again after missing Saturday's match because of a family bereavement.",
    "The club await the return of Tom Adeyemi from a knee injury.",
    "The currently injured players included in the squad are Tom Adeyemi, Luca Brandt and Jan Kruger.",
    "Tom Adeyemi has recovered from a calf strain but will not play on Sunday.",
    "Tom Adeyemi is working his way back to full fitness after a knee injury.",
    "Tom Adeyemi is still some way from making a comeback after his knee injury.",
    "Any comeback from Tom Adeyemi's knee surgery will not be before June.",
    "Tom Adeyemi has a knee injury, and our available strikers are few.",
    "Tom Adeyemi sits out while he recovers from knee surgery.",
    "Tom Adeyemi could make a return before May after his knee injury.",
    "Tom Adeyemi hurt an ankle on Sunday and said he is focused on being back fit as soon as possible.",
    "Mia Lund says any comeback from her knee surgery will not be before June.",
    "Rovers have ordered injured striker Mia Lund back from Australia.",
    "Coach Ivo Hansen was confident about Mia Lund being fit after a knee injury.",
    "Tom Adeyemi has a hamstring injury. A fully-fit Adeyemi would be the coach's first choice.",
    "Mia Lund (neck) could make her return in May.",
    "Coach Ivo Hansen is hoping Mia Lund will be available to face City on Sunday after a calf strain.",
    "Tom Adeyemi is fine with the decision, and will start on Saturday.",
    "Tom Adeyemi has a knee injury. Manager Ivo Hansen said that everything was fine.",
    "Tom Adeyemi has a knee injury. He will start when he is ready.",
    "Tom Adeyemi hurt a knee. He played on until half-time.",
    "Luca Brandt will start because Tom Adeyemi has a knee injury.",
    "Tom Adeyemi hurt his knee on Sunday. Captain Luca Brandt said the loss of Adeyemi told as his side tried to come back from a 12-4 deficit.",
    "Mia Lund, who had a knee injury last year, can win a lot if she remains fit.",
    "Mia Lund, who had a knee injury, said that if she had been fit she would have won.",
    "Coach Ivo Hansen praised Mia Lund. \"She has always been fit, and so she grows as a tour goes on.\"",
    "Luca Brandt has a calf strain. Mia Lund is in the mix for Saturday.",
    "Luca Brandt will travel to Germany to see a specialist about his knee.",
    "Mia Lund strained a calf in her first game since a knee operation.",
    "Coach Ivo Hansen said that Mia Lund's back injury was part of her ongoing problem.",
];
