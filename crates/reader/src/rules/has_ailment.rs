//! A player has, had or got an injury or illness that the report names with a noun.

use ledger::{Certainty, ClaimValue, InjuryFacts, Phase, Region};

use super::history::{earlier, history};
use super::other_senses::no_ailment;
use super::{AILMENTS, Calls, Clue, Draft, Example, Glance, HARMS, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Hit};
use crate::text::Words;
use crate::scene::{Ailment, Patient, Scene, Side};

pub(super) const RULE: Rule = Rule {
    name: "has_ailment",
    asserts: "a named injury or illness is (or was) a player's",
    calls: Calls::by(AILMENTS, &[]).with(Clue::of(HARMS, &[&["("], OUT])).if_looks(looks),
    run,
    examples: &[
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
    ],
    guards: &[
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
    ],
};

/// A word that is weak by itself ("turned", "a kick", "a problem") needs a part of the body beside it, a bracket, or words that say
/// that somebody has it; a part of the body needs one of those, or a word of being away.
fn looks(glance: &Glance<'_>) -> bool {
    glance.medical()
        || glance.phrases(Class::Illness).next().is_some()
        || glance.places(const { Words::of(&[&["("]]) }).any(|open| ails_near(glance, open))
        || glance.places(const { Words::of(&[OUT]) }).any(|out| {
            glance.surface.is_word(out + 1, &["with"]) && glance.surface.is_word(out + 2, &["a", "an"])
        })
        || glance.hits.iter().any(|h| matches!(h.class, Class::Pathology | Class::InjuryNoun) && told_of(glance, h))
}

/// Whether a word of an ailment stands right behind a bracket.
fn ails_near(glance: &Glance<'_>, open: usize) -> bool {
    const NEAR: usize = 10;
    let near = |h: &Hit| (open..open + NEAR).contains(&(h.start as usize));
    glance.hits.iter().any(|h| near(h) && AILMENTS.contains(&h.class))
}

/// Whether the words around a weak word ("a problem", "a reaction") may say that somebody has it: one of having or getting over
/// it before it, or one of being kept from play behind it.
fn told_of(glance: &Glance<'_>, weak: &Hit) -> bool {
    // What modifies the noun is part of the ailment.
    const MODIFIERS: usize = 5;
    let (start, end) = (weak.start as usize, weak.end as usize);
    let apart = |i: usize| {
        glance.function(i).intersects(Function::PREPOSITION | Function::MODAL | Function::BE) && !glance.surface.is_word(i, &["of"])
    };
    let before = |h: &Hit| {
        let told = h.end as usize;
        told <= start && start - told <= 12 + MODIFIERS && !(told..start.saturating_sub(MODIFIERS)).any(apart)
    };
    glance.phrases(Class::RecoverPhrase).any(|(h, _)| before(h)) || glance.any_word(end..end + 9, crate::scene::KEEPS_OUT)
}

/// How the words around an ailment tie it to the player.
struct Tie {
    phase: Option<Phase>,
    certainty: Certainty,
    denied: bool,
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    let mut before: Option<usize> = None;
    for ailment in &scene.ailments {
        let start = ailment.tokens.start;
        // "Kruger (knee and neck)": the bracket is that of all the parts in it.
        let listed = before.is_some_and(|end| {
            (1..=2).contains(&start.saturating_sub(end))
                && (end..start).all(|i| scene.is_mark(i, ",") || scene.is_mark(i, "&") || scene.is_word(i, &["and"]))
        });
        let bracket = listed || scene.is_mark(start.wrapping_sub(1), "(") || both_in_bracket(scene, start) || behind_a_length(scene, start);
        before = bracket.then_some(ailment.tokens.end);
        if (ailment.bare_part && !bracket && !out_with(scene, ailment)) || ailment.adjective || of_a_squad(scene, ailment) {
            continue;
        }
        // "outlined all his injury problems": many injuries are a team's.
        let from = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start);
        let many = ailment.bare_injury && scene.any_word(from..ailment.tokens.start + 1, &["all", "many", "several", "numerous", "mounting"]);
        // "when they were hit by injuries": a team's.
        let theirs = ailment.bare_injury
            && ailment.plural
            && scene.segment(start).is_some_and(|s| scene.any_word(s.tokens.start..start.min(s.tokens.start + 3), &["they", "we"]));
        if theirs && scene.is_word(start.wrapping_sub(1), &["by", "with"]) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "many injuries are a team's");
            continue;
        }
        if many && scene.any_word(ailment.tokens.clone(), &["problems", "woes", "worries", "concerns", "troubles", "issues"]) {
            continue;
        }
        let Some(patient) = scene.patient_of(ailment).map(|p| share(scene, ailment, p)) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "nobody whose injury it could be");
            continue;
        };
        let Some(patient) = struck(scene, ailment, patient) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "another is the one who is struck");
            continue;
        };
        if scene.not_the_cause(&ailment.tokens) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "it is expressly not the cause");
            continue;
        }
        if no_ailment(scene, ailment, &patient, sink) {
            sink.nearly(RULE.name, scene, &ailment.tokens, "the words mean something else here");
            continue;
        }
        // "if he can shake off a hip injury": he has it.
        let presupposed = scene.on_condition(&ailment.tokens) && relation(scene, ailment, &patient).as_deref() == Some("over");
        if scene.hypothetical(&ailment.tokens) && !presupposed {
            sink.nearly(RULE.name, scene, &ailment.tokens, "it is only supposed");
            continue;
        }
        let Some(tie) = tie(scene, ailment, &patient, bracket) else {
            sink.nearly(RULE.name, scene, &ailment.tokens, "nothing ties it to the player");
            continue;
        };
        let tie = if presupposed { Tie { phase: None, certainty: Certainty::Stated, ..tie } } else { tie };
        sink.add(draft(scene, ailment, &patient, &tie));
    }
}

/// "Kruger hit me with a kick on the foot": whom the verb of hitting has for its object is hurt, not who hits.
fn struck(scene: &Scene<'_>, ailment: &Ailment, patient: Patient) -> Option<Patient> {
    const HITS: &[&str] = &["hit", "kicked", "caught", "struck", "fouled", "tackled", "felled", "elbowed", "punched", "upended", "clattered"];
    let Some(by) = patient.mention.clone().filter(|m| m.end <= ailment.tokens.start) else { return Some(patient) };
    let near = by.end..(by.end + 3).min(ailment.tokens.start);
    let Some(hit) = near.into_iter().find(|&i| scene.is_word(i, HITS)) else { return Some(patient) };
    let passive = (by.end..hit).any(|i| scene.function(i).contains(Function::BE) || scene.is_word(i, &["got", "been"]));
    let object = scene.mentions().find(|(_, m)| m.tokens.start == hit + 1 && !m.possessive);
    match object {
        _ if passive => Some(patient),
        Some((number, _)) => scene.by_mention(number, "whom the verb of hitting has for its object"),
        None if scene.is_word(hit + 1, &["me", "him", "her", "us", "them"]) => None,
        None => Some(patient),
    }
}
/// What a player is who is away or in doubt with a part of the body.
const OUT: &[&str] = &["out", "sidelined", "missing", "off", "doubtful", "struggling"];

/// "Kruger and Brandt (both groin)".
fn both_in_bracket(scene: &Scene<'_>, start: usize) -> bool {
    scene.is_word(start.wrapping_sub(1), &["both", "all"]) && scene.is_mark(start.wrapping_sub(2), "(")
}

/// "Kruger (two weeks, shoulder)": in the brackets right behind a name, after how long he is out.
fn behind_a_length(scene: &Scene<'_>, start: usize) -> bool {
    let open = (start.saturating_sub(5).max(scene.tokens.start)..start).rev().find(|&i| scene.is_mark(i, "(") || scene.is_mark(i, ")"));
    let Some(open) = open.filter(|&i| scene.is_mark(i, "(") && scene.is_mark(start.wrapping_sub(1), ",")) else { return false };
    scene.mentions().any(|(_, m)| m.tokens.end == open) && scene.times(&(open + 1..start)).next().is_some()
}

/// "is out with a hamstring": the part, with no noun behind it, stands for the injury.
fn out_with(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let at = if scene.is_word(start, &["a", "an"]) { start } else { start.wrapping_sub(1) };
    let tokens = &scene.page.surface.tokens;
    let closed = end >= scene.tokens.end
        || tokens.get(end).is_some_and(|t| t.is(crate::text::Shape::MARK))
        || !scene.function(end).is_empty();
    closed
        && scene.is_word(at, &["a", "an"])
        && scene.is_word(at.wrapping_sub(1), &["with"])
        && scene.is_word(at.wrapping_sub(2), OUT)
}

/// "called up as injury cover", "an injury replacement", "the injury update": of nobody in particular, or of somebody else.
fn of_a_squad(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HEADS: &[&str] = &[
        "cover", "replacement", "replacements", "update", "updates", "news", "crisis", "toll", "backup", "report", "reports", "stand-in",
        "cloud", "status", "profile", "management", "prevention", "count", "curse", "jinx", "table", "front",
    ];
    const KIN: &[&str] = &[
        "mother", "father", "wife", "husband", "son", "daughter", "brother", "sister", "parents", "grandmother", "grandfather", "child",
        "children", "baby", "partner", "girlfriend", "relative",
    ];
    // "his ill mother".
    let kin = (ailment.tokens.end..ailment.tokens.end + 2).any(|i| scene.is_word(i, KIN));
    // "several injuries among their outside backs".
    let among = ailment.plural && scene.is_word(ailment.tokens.end, &["among", "amongst", "within", "throughout", "across"]);
    // "an injury crisis led to his entry": one phrase with its head.
    let last = ailment.tokens.end.wrapping_sub(1);
    let headed = ailment.tokens.len() > 1
        && ailment.facts.region == Region::Unspecified
        && scene.is_word(last, &["crisis", "list", "curse", "jinx", "toll"]);
    (ailment.bare_injury && scene.is_word(ailment.tokens.end, HEADS)) || headed || kin || among
}

/// "Brandt and Costa have a rib and a hamstring injury, respectively": to each his own.
fn share(scene: &Scene<'_>, ailment: &Ailment, patient: Patient) -> Patient {
    let near = ailment.tokens.end..ailment.tokens.end + 8;
    if patient.persons.len() < 2 {
        return patient;
    }
    // "recover from their respective knee and ankle problems".
    let start = ailment.tokens.start;
    if let Some(word) = (start.saturating_sub(6).max(scene.tokens.start)..start).find(|&i| scene.is_word(i, &["respective"])) {
        let all = || scene.ailments.iter().filter(|a| !a.adjective && a.facts.region != Region::Unspecified && a.tokens.start > word);
        let at = all().position(|a| a.tokens == ailment.tokens).filter(|_| all().count() == patient.persons.len());
        return match at.and_then(|n| patient.persons.get(n)) {
            Some(&key) => Patient { persons: vec![key], ..patient },
            None => patient,
        };
    }
    let Some(word) = near.into_iter().find(|&i| scene.is_word(i, &["respectively"])) else { return patient };
    // The last before the word, as many as there are players.
    let named = || {
        scene.ailments.iter().filter(|a| !a.adjective && a.facts.region != Region::Unspecified && a.tokens.end <= word)
    };
    let Some(skip) = named().count().checked_sub(patient.persons.len()) else { return patient };
    let at = named().skip(skip).position(|a| a.tokens == ailment.tokens);
    match at.and_then(|n| patient.persons.get(n)) {
        Some(&key) => Patient { persons: vec![key], ..patient },
        None => patient,
    }
}

fn draft(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, tie: &Tie) -> Draft {
    let comeback = scene.comeback(&ailment.tokens);
    let onset = match &comeback {
        Some(back) => scene.onset_before(back, &ailment.tokens),
        // "will be back from a knee injury on Saturday": the day is the return's.
        None if still_to_come(scene, ailment) || comeback_ahead(scene, ailment) => crate::scene::Onset::default(),
        None => scene.onset(&ailment.tokens, tie.phase),
    };
    let phase = tie.phase.or(comeback.map(|_| Phase::Past)).filter(|_| !onset.when.is_some_and(|w| scene.fresh(w)));
    // Nobody falls ill in a match.
    let setting = onset.setting.filter(|_| ailment.facts.region != Region::Illness);
    let facts = InjuryFacts { setting, phase, ..ailment.facts.clone() };
    Sink::draft(RULE.name, scene, patient, &ailment.tokens, ClaimValue::Injury(facts))
        .begun(onset)
        .certain(tie.certainty)
        .denied_if(tie.denied)
}

/// The relation of player and ailment, or `None` when there is none.
fn tie(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, bracket: bool) -> Option<Tie> {
    let denied = scene.negated(&ailment.tokens) && !because(scene, ailment) && !risked(scene, ailment);
    // A scare is one because it may turn out to be nothing.
    let scare = ailment.tokens.clone().any(|i| scene.is_word(i, &["scare", "scares", "fear", "fears"]));
    let certainty = if scare { Certainty::Speculated } else { scene.certainty(&ailment.tokens) };
    let relation = relation(scene, ailment, patient);
    let tense = scene.segment(ailment.tokens.start).map_or(Tense::None, |s| s.verb.tense);
    let over = match relation.as_deref() {
        // "is expected back from a knee injury", "before he is back from it": not over yet.
        Some("over") => !matches!(tense, Tense::Modal | Tense::Future) && !scene.return_awaited(&ailment.tokens) && !still_to_come(scene, ailment) && !failed_to(scene, ailment) && !only_just(scene, ailment),
        // What somebody bore in the past is told because it is over: "he was hampered by a knee injury".
        Some("bears") => matches!(tense, Tense::Past | Tense::PastPerfect),
        _ => history(scene, ailment),
    };
    // "has not recovered from a knee injury": what is not over is still there.
    let (over, denied) = if denied && relation.as_deref().is_some_and(|r| r == "over" || unrecovered(scene, ailment)) { (false, false) } else { (over, denied) };
    let owned = ailment.owner.is_some() || bracket || relation.is_some() || named(scene, ailment) || occurred(scene, ailment);
    let bound = owned || !matches!(patient.why, "whom the sentences before speak of");
    // A weak word ("a problem", "a virus") needs a word that says that somebody has it.
    // Several persons have several injuries ("injuries to Lund and Ruiz").
    // "hit by injuries": in the plural, and with nothing that says whose, they are nobody's.
    let whose = owned || earlier(scene, ailment) || !(ailment.plural && ailment.bare_injury) || patient.persons.len() > 1 || patient.why == "whom the injury befell" || scene.segment(ailment.tokens.start).is_some_and(|s| s.own_subject || s.verb.at.is_none() && s.link != crate::grammar::Link::Main);
    // "did not train due to flu".
    let sick = ailment.facts.region == Region::Illness
        && !scene.is_word(ailment.tokens.end, &["in", "of", "on"])
        && (ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.start)
            .any(|i| scene.is_word(i, &["due", "because", "owing"]) && scene.is_word(i + 1, &["to", "of"]));
    let enough = whose && !ailment.weak || bracket || sick || patient.why == "whom the injury kept out" || relation.is_some() || (ailment.owner.is_some() && ailment.facts.region != Region::Unspecified);
    (bound && enough).then_some(Tie { phase: over.then_some(Phase::Past), certainty, denied })
}

/// "may make his comeback after an ankle injury in Saturday's tie": what stands behind it in the clause tells of the comeback.
fn comeback_ahead(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let Some(segment) = scene.segment(ailment.tokens.start) else { return false };
    let before = segment.tokens.start..ailment.tokens.start;
    let behind = ailment.tokens.end..segment.tokens.end;
    let from = scene.segment(segment.tokens.start.wrapping_sub(1)).filter(|_| scene.is_word(segment.tokens.start, &["after", "following", "from"]));
    let main = from.filter(|s| s.tokens.end <= segment.tokens.start).unwrap_or(segment);
    let before = main.tokens.start.min(before.start)..before.end;
    matches!(main.verb.tense, Tense::Modal | Tense::Future)
        && scene.any_word(before, &["comeback", "return", "back"])
        && !scene.any_word(behind, &["suffered", "sustained", "picked", "received"])
}

/// Whether the getting over it, told right before the ailment, is ahead or only supposed.
fn still_to_come(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(8)..ailment.tokens.start;
    let phrase = scene.phrases(Class::RecoverPhrase).filter(|(h, e)| near.contains(&(h.start as usize)) && e.column(0) == "over");
    phrase.last().is_some_and(|(h, _)| {
        let stance = scene.stance(&h.tokens());
        let aimed = scene.is_word(h.tokens().start.wrapping_sub(1), &["expected", "due"]);
        aimed || stance.side == Side::Ahead || (stance.supposed && stance.side != Side::Past)
    })
}

/// "Is only just returning from a broken leg": on the way back.
fn only_just(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(4).max(scene.tokens.start + 1)..ailment.tokens.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["returning"]) && scene.is_word(i.wrapping_sub(1), &["just", "only"]))
}

/// "Failed to return from a head injury assessment".
fn failed_to(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(7)..ailment.tokens.start;
    scene.any_word(near.clone(), super::fit_again::FAILED) && scene.any_word(near, &["return", "recover"])
}

/// "Did not make the squad due to injury": what is denied is the squad, and the injury is why.
fn because(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let cause = (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, &["due", "because", "owing"]));
    let verb = scene.segment(start).and_then(|s| s.verb.at);
    let negated = |i: usize| scene.function(i).contains(Function::NEGATION);
    // "have not missed a game due to injury": then the injury is denied.
    let missed = scene.any_word(start.saturating_sub(12).max(scene.tokens.start)..start, &["miss", "missed", "missing", "absent", "sidelined", "lost", "suffered"]);
    !missed && cause.is_some_and(|c| verb.is_none_or(|v| v < c) && !(c.saturating_sub(2)..start).any(negated))
}

/// "Will not risk aggravating the knee injury": what is not risked is no new one.
fn risked(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MADE_WORSE: &[&str] = &["aggravating", "aggravate", "worsening", "worsen", "exacerbating", "exacerbate"];
    let start = ailment.tokens.start;
    scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start, MADE_WORSE)
}

/// "Has not recovered from …": the denial belongs to the recovery.
fn unrecovered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(8)..ailment.tokens.start;
    scene.phrases(Class::RecoverPhrase).any(|(h, _)| {
        near.contains(&(h.start as usize)) && h.tokens().any(|i| scene.function(i).contains(crate::grammar::Function::NEGATION))
    })
}

/// "It is a bad ankle sprain": what was spoken of gets its name.
fn named(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let Some(verb) = (start.saturating_sub(3)..start).rev().find(|&i| scene.function(i).contains(Function::BE)) else { return false };
    !ailment.weak && scene.is_word(verb.wrapping_sub(1), &["it", "that", "this", "injury", "problem", "diagnosis"])
}

/// "The injury occurred on Friday in a defeat": of whom the sentences before speak.
fn occurred(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let end = ailment.tokens.end;
    let the = scene.is_word(ailment.tokens.start.wrapping_sub(1), &["the", "this"]);
    let came = scene.is_word(end, &["occurred", "happened", "flared", "resurfaced", "recurred"]) || (scene.is_word(end, &["came"]) && scene.is_word(end + 1, &["in", "on", "during", "when"]));
    the && came && !ailment.plural
}

/// The relation that the words right before the ailment state: `has`, `had`, `over`, `recovering`.
fn relation(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<String> {
    let segment = scene.segment(ailment.tokens.start)?;
    let from = patient.mention.as_ref().map_or(segment.tokens.start, |m| m.end.min(segment.tokens.start));
    let range = from.max(ailment.tokens.start.saturating_sub(12))..ailment.tokens.start;
    scene
        .phrases(Class::RecoverPhrase)
        .filter(|(h, _)| range.start <= h.start as usize && h.end as usize <= range.end)
        // Nothing but the noun's own modifiers may stand between ("took medicine to cure an infection" tells another thing).
        .filter(|(h, _)| {
            let apart = |i: usize| {
                scene.function(i).intersects(Function::PREPOSITION | Function::MODAL | Function::BE) && !scene.is_word(i, &["of"])
            };
            !(h.end as usize..range.end).any(apart)
        })
        .last()
        .map(|(_, e)| e.column(0).to_owned())
}
