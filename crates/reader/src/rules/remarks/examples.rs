//! What the rule reads; and what looks like it, and must give nothing.

use super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Luca Brandt will be out for a month with a calf strain. \"It's a massive blow for us,\" said coach Ivo Hansen.",
        reads: &["remark | Luca Brandt | said_by=Ivo_Hansen"],
    },
    Example {
        text: "Luca Brandt, who is out with a calf strain, said: \"It has been the hardest time of my career.\"",
        reads: &["remark | Luca Brandt | said_by=Luca_Brandt"],
    },
    Example {
        text: "Luca Brandt and Mia Lund have knee injuries. \"They will have plenty of treatment,\" said coach Jan Hale.",
        reads: &["remark | Luca Brandt | said_by=Jan_Hale", "remark | Mia Lund | said_by=Jan_Hale"],
    },
    Example {
        text: "Luca Brandt was taken off with a hamstring injury. Manager Pat Dunmore added: \"He felt a little bit tight and he had been booked as well.\"",
        reads: &["remark | Luca Brandt | said_by=Pat_Dunmore"],
    },
    Example {
        text: "Luca Brandt has a calf injury. \"With Luca it's an on-going thing, so we'll have to see how it goes,\" said coach Jan Hale.",
        reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
    },
    Example {
        text: "Mia Lund has been out since January with a knee injury. \"It has been a long road but I'm nearly there,\" she said.",
        reads: &["remark | Mia Lund | said_by=Mia_Lund"],
    },
    Example {
        text: "Sven Hale limped off with a knee injury. Coach Pat Dunmore was unsure how serious it was.",
        reads: &["remark | Sven Hale | said_by=Pat_Dunmore"],
    },
    Example {
        text: "Sven Hale is back in training after a calf strain. But coach Pat Dunmore is still unsure whether to give him a start.",
        reads: &["remark | Sven Hale | said_by=Pat_Dunmore"],
    },
    Example {
        text: "Sven Hale is out with a broken hand and coach Pat Dunmore admitted it was a cruel blow.",
        reads: &["remark | Sven Hale | said_by=Pat_Dunmore"],
    },
    Example {
        text: "Luca Brandt has a calf injury. \"He is getting better and we hope for the best,\" said coach Jan Hale.",
        reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
    },
    Example {
        text: "Mia Lund pulled out with a back injury. \"I could not move for the pain,\" said Lund.",
        reads: &["remark | Mia Lund | said_by=Mia_Lund"],
    },
    Example {
        text: "Elif Demir returns on Tuesday after a knee injury. \"I hope my body will hold up,\" said Demir.",
        reads: &["remark | Elif Demir | said_by=Elif_Demir"],
    },
    Example {
        text: "Sven Hale limped off with an ankle injury. Rovers manager Pat Dunmore said: \"The medical team will have a look at it tomorrow.\"",
        reads: &["remark | Sven Hale | said_by=Pat_Dunmore"],
    },
    Example {
        text: "\"He'll be out for a while,\" coach Jan Hale admitted after striker Luca Brandt was carried off with a knee injury.",
        reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
    },
    Example {
        text: "Luca Brandt strained a calf on Thursday and coach Jan Hale says he will not risk him.",
        reads: &["remark | Luca Brandt | said_by=Jan_Hale"],
    },
    Example {
        text: "Luca Brandt has a knee injury. Rovers manager Pat Dunmore said: \"We are sorry to lose Luca for some time.\"",
        reads: &["remark | Luca Brandt | said_by=Pat_Dunmore"],
    },
    Example {
        text: "Rovers have confirmed that Luca Brandt has a calf injury. Manager Pat Dunmore announced the news on Tuesday.",
        reads: &["remark | Luca Brandt | said_by=Pat_Dunmore"],
    },
];

pub(super) const GUARDS: &[&str] = &[
    "Luca Brandt has a calf injury. Manager Pat Dunmore is undecided whether to play Mia Lund or Tom Adeyemi in his place.",
    "Luca Brandt has a calf injury, although Mia Lund has declared herself fit after flu.",
    "Luca Brandt is recovering from a calf strain.\nRovers boss Ivo Hansen insists his men cannot play with fear",
    "\"We play best on the front foot. I think we'll come back,\" said Luca Brandt.\nLuca Brandt, who missed last year's World Cup after breaking a wrist, scored twice.",
    "Luca Brandt broke an arm on Saturday. \"It was a blow to concede so late,\" said coach Ivo Hansen.",
    "Luca Brandt broke an arm on Saturday. \"It was a cruel defeat,\" said coach Ivo Hansen.",
    "Luca Brandt has a calf injury. \"We lost to a late goal and we will see what happens in the table,\" said Tom Adeyemi.",
    "Sven Hale limped off with a knee injury. Coach Pat Dunmore could not say how many fans had travelled.",
    "Luca Brandt has a calf injury. Manager Pat Dunmore announced the signing of Mia Lund on Tuesday.",
    "Luca Brandt has a calf injury. \"We played well and deserved the three points,\" said coach Jan Hale.",
    "Luca Brandt has a calf injury. \"Tom Adeyemi was superb and he is getting better with every match,\" said coach Jan Hale.",
    "Luca Brandt has a calf injury. Team-mate Jan Hale said: \"Luca is a great player and any side would miss him.\"",
    "Mia Lund has a back injury. \"We have to score more goals,\" said Lund.",
    "Tom Adeyemi scored twice. \"I could not move for the pain,\" said Adeyemi.",
];
