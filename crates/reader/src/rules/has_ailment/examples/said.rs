//! Who says so, and how sure it is.

use super::super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Coach Jan Hale said of Luca Brandt: \"It is a knee injury.\"",
        reads: &["injury | Luca Brandt | region=knee"],
    },
    Example {
        text: "Luca Brandt limped off. \"It's a hamstring,\" said coach Ivo Hansen.",
        reads: &["injury | Luca Brandt | part=hamstring said_by=Ivo_Hansen"],
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
        text: "Coach Ivo Hansen said Luca Brandt had broken his foot.",
        reads: &["injury | Luca Brandt | diagnosis=broken_foot said_by=Ivo_Hansen"],
    },
    Example {
        text: "Mia Lund has a broken rib, manager Ivo Hansen said on Tuesday.",
        reads: &["injury | Mia Lund | part=rib said_by=Ivo_Hansen"],
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
        text: "Winger Luca Brandt hurt his ankle. Manager Ivo Hansen added: \"It is a good ankle sprain.\"",
        reads: &["injury | Luca Brandt | region=ankle pathology=ligament"],
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
        text: "Striker Tom Adeyemi cannot train because of a knee injury, coach Ivo Hansen said on Tuesday.",
        reads: &["injury | Tom Adeyemi | region=knee said_by=Ivo_Hansen"],
    },
    Example {
        text: "Mia Lund said: \"I had to withdraw from the Open with a stress fracture in my back.\"",
        reads: &["injury | Mia Lund | part=back"],
    },
    Example {
        text: "Bowler Jan Kruger pulled out of the tour of India saying it would take him a month to recover from a calf injury.",
        reads: &["injury | Jan Kruger | part=calf said_by=Jan_Kruger"],
    },
];
