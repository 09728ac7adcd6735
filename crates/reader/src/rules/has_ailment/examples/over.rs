//! What is over, and what lasts.

use super::super::super::Example;

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        text: "Mia Lund had a similar problem on the tour in 2016, pulling out of the second Test with hamstring trouble.",
        reads: &["injury | Mia Lund | region=thigh phase=past"],
    },
    Example {
        text: "Mia Lund missed the first two Tests due to a calf injury and is now out of the series with a back problem.",
        reads: &["injury | Mia Lund | region=lower_leg phase=past"],
    },
    Example {
        text: "Mia Lund is out with a twisted ankle. Neck and knee problems have dogged her throughout her career.",
        reads: &["injury | Mia Lund | region=ankle", "injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund missed four games earlier in the season with a calf strain.",
        reads: &["injury | Mia Lund | region=lower_leg phase=past"],
    },
    Example {
        text: "Luca Brandt scored five goals and, after overcoming two serious knee injuries, won his first cap.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "Luca Brandt is trying to rebuild his career after a string of knee injuries.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "Tom Hale said that Luca Brandt's problem is not related to the facial injury he suffered in 2019.",
        reads: &["injury | Luca Brandt | region=face phase=past onset=2019-01-01..2019-12-31"],
    },
    Example {
        text: "Luca Brandt compared his broken foot to the similar injuries suffered by Jan Kruger and Dario Costa.",
        reads: &["injury | Jan Kruger | region=foot phase=past"],
    },
    Example {
        text: "Luca Brandt was ruled out of a further 24 games because of a knee injury.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "Luca Brandt suffered a knee injury that kept him out for four months.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "A calf strain has kept Luca Brandt out for four weeks.",
        reads: &["injury | Luca Brandt | onset=2021-02-08..2021-02-12"],
    },
    Example {
        text: "Luca Brandt had been out for five months with a torn calf before his return on Saturday.",
        reads: &["injury | Luca Brandt | region=lower_leg phase=past"],
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
        text: "Winger Mia Lund has been blighted by knee injuries.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund has struggled with injuries and form.",
        reads: &["injury | Mia Lund | phase=past"],
    },
    Example {
        text: "Mia Lund has been hampered by a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=current"],
    },
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
        text: "Luca Brandt has still not recovered from a stiff neck but is likely to play.",
        reads: &["injury | Luca Brandt | region=neck phase=current"],
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
        text: "Prop Jan Kruger is back from a groin strain, as lock Luca Brandt is out with a similar problem.",
        reads: &["injury | Luca Brandt | part=groin", "injury | Jan Kruger | part=groin phase=past"],
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
        text: "Luca Brandt played most of last season with a groin injury.",
        reads: &["injury | Luca Brandt | part=groin phase=past"],
    },
    Example {
        text: "A knee injury kept Mia Lund out for most of last season.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Guard Tom Adeyemi had missed the last seven games with a bruised shin.",
        reads: &["injury | Tom Adeyemi | phase=past"],
    },
    Example {
        text: "Player Jan Kruger had suffered a wrist injury in the summer of 2019.",
        reads: &["injury | Jan Kruger | region=wrist phase=past"],
    },
    Example {
        text: "Captain Ana Ruiz, who has recovered from a broken toe, starts on Sunday.",
        reads: &["injury | Ana Ruiz | region=foot part=toe pathology=fracture phase=past"],
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
        text: "A hamstring problem wrecked Piet Vermaak's season.",
        reads: &["injury | Piet Vermaak | part=hamstring phase=past"],
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
        text: "Batsman Jan Kruger will return to the team after missing last week's match in Perth with an elbow injury.",
        reads: &["injury | Jan Kruger | region=elbow phase=past"],
    },
    Example {
        text: "Ana Ruiz made her comeback from a serious knee injury on Saturday.",
        reads: &["injury | Ana Ruiz | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund made up for missing the 2018 final through injury.",
        reads: &["injury | Mia Lund | phase=past"],
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
        text: "Defender Jan Kruger missed almost two months with a broken collarbone.",
        reads: &["injury | Jan Kruger | pathology=fracture phase=past"],
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
        text: "Mia Lund had bowled too little in March because of doubts that she had not trained enough following a return from a knee injury.",
        reads: &["injury | Mia Lund | region=knee phase=past"],
    },
    Example {
        text: "Mia Lund has nursed a broken wrist before suffering her latest setback.",
        reads: &["injury | Mia Lund | region=wrist phase=past"],
    },
    Example {
        text: "Having rehabilitated a rib injury, Mia Lund keeps her place.",
        reads: &["injury | Mia Lund | part=rib phase=past"],
    },
    Example {
        text: "Luca Brandt made his name at the 2019 World Cup after Jan Kruger was ruled out with a broken leg.",
        reads: &["injury | Jan Kruger | phase=past"],
    },
    Example {
        text: "Both Mia Lund and Ana Ruiz have had calf trouble, but returned to reach the final.",
        reads: &["injury | Mia Lund | phase=past", "injury | Ana Ruiz | phase=past"],
    },
    Example {
        text: "Jan Kruger was sidelined in December by a stress-related illness, but made his comeback in February.",
        reads: &["injury | Jan Kruger | region=illness phase=past"],
    },
    Example {
        text: "Rovers could sign Luca Brandt though he has struggled with injuries and form.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Luca Brandt has been blighted by knee injuries which have hindered his progress.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "Luca Brandt almost joined Rovers in 2011 but failed a medical there following a serious knee injury.",
        reads: &["injury | Luca Brandt | region=knee phase=past"],
    },
    Example {
        text: "Luca Brandt joined Rovers in 2018, but injuries have limited him to just 18 appearances.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Luca Brandt is sorry that he had to end his playing career early due to injury.",
        reads: &["injury | Luca Brandt | phase=past"],
    },
    Example {
        text: "Mia Lund was restricted to nine tournaments in 2020 after being struck down with an illness.",
        reads: &["injury | Mia Lund | phase=past"],
    },
    Example {
        text: "Luca Brandt was carried off in Saturday's defeat, having already missed two months with a broken foot.",
        reads: &["injury | Luca Brandt | region=foot phase=past"],
    },
    Example {
        text: "Rovers have all but given up hope of having Luca Brandt back from a thigh injury this season.",
        reads: &["injury | Luca Brandt | region=thigh"],
    },
    Example {
        text: "It is the second Test that Luca Brandt has missed this summer after an ankle injury ruled him out at Norby.",
        reads: &["injury | Luca Brandt | region=ankle phase=past"],
    },
    Example {
        text: "Luca Brandt is out for six weeks with a hamstring strain.",
        reads: &["injury | Luca Brandt | part=hamstring phase=current"],
    },
    Example {
        text: "Luca Brandt is a doubt with a recurrence of the calf strain that plagued him last season.",
        reads: &["injury | Luca Brandt | part=calf recurrence=true"],
    },
    Example {
        text: "Luca Brandt has had cartilage damage in the past.",
        reads: &["injury | Luca Brandt | pathology=cartilage phase=past"],
    },
    Example {
        text: "Luca Brandt scored just once last season before being sidelined with an ankle problem.",
        reads: &["injury | Luca Brandt | region=ankle phase=past"],
    },
    Example {
        text: "Luca Brandt had been ruled out for 24 games last season due to a broken toe.",
        reads: &["injury | Luca Brandt | part=toe phase=past"],
    },
    Example {
        text: "Luca Brandt has suffered several concussions.",
        reads: &["injury | Luca Brandt | region=head phase=past"],
    },
];
