//! Other names and other clubs: the people of the texts, and those who take their places.

use crate::seed::Seed;
use crate::words::Words;

/// A person of the texts: given name, surname (empty where there is one name only), and other forms.
struct Person(Sex, &'static str, &'static str, &'static [Form]);

#[derive(Clone, Copy, PartialEq)]
enum Sex {
    M,
    F,
}

/// Another form of a person's name.
enum Form {
    /// The given name cut short: `Dec`.
    Short(&'static str),
    /// The given name with an ending: `Luukie`.
    Pet(&'static str),
    /// An account's name.
    Account(&'static str),
}

use Form::{Account, Pet, Short};
use Sex::{F, M};

#[rustfmt::skip]
const PEOPLE: &[Person] = &[
    Person(M, "Declan", "Rowntree", &[Short("Dec")]),
    Person(M, "Luuk", "van der Meer", &[Pet("Luukie")]),
    Person(M, "Tobias", "Lindqvist", &[]), Person(M, "Iestyn", "Hale", &[]),
    Person(M, "Callum", "Prewitt", &[Short("Cal")]), Person(M, "Gareth", "Pugh", &[]),
    Person(M, "Ollie", "Tranter", &[]), Person(F, "Ines", "Marchetti", &[Account("@InesMarchettiCS")]),
    Person(F, "Helen", "Stannard", &[]), Person(M, "Seán", "O'Hanlon", &[Pet("Seánie")]),
    Person(M, "Matheus", "Brandão", &[]), Person(M, "Ben", "Ikerodah", &[]), Person(F, "Sanna", "Virtala", &[]),
    Person(M, "Jonah", "Achterberg", &[]), Person(M, "Dev", "Chaudhry", &[]), Person(M, "Kwame", "Oduya", &[]),
    Person(M, "Liam", "Cooper", &[]), Person(M, "Kalvin", "Phillips", &[]), Person(M, "Patrick", "Bamford", &[]),
    Person(M, "Sam", "Greenwood", &[]), Person(M, "Junior", "Firpo", &[]), Person(M, "Raphinha", "", &[]),
    Person(M, "Cody", "Drameh", &[]), Person(M, "Simon", "Francis", &[]), Person(M, "Lewis", "Cook", &[]),
    Person(M, "Adam", "Smith", &[]), Person(M, "Dan", "Gosling", &[]), Person(M, "Glenn", "McGrath", &[]),
    Person(M, "Michael", "Kasprowicz", &[]), Person(M, "Ricky", "Ponting", &[]),
    Person(M, "Marcus", "Trescothick", &[]), Person(M, "Andrew", "Flintoff", &[]),
    Person(M, "Kevin", "Pietersen", &[]), Person(M, "Brian", "O'Driscoll", &[]), Person(M, "Richard", "Hill", &[]),
    Person(M, "Ryan", "Jones", &[]), Person(M, "Gareth", "Thomas", &[]), Person(M, "Lawrence", "Dallaglio", &[]),
    Person(M, "Kobe", "Bryant", &[]), Person(M, "Harrison", "Barnes", &[]), Person(M, "Derrick", "Rose", &[]),
    Person(M, "Pau", "Gasol", &[]), Person(M, "Dwight", "Howard", &[]), Person(M, "Tom", "Brady", &[]),
    Person(M, "Bernard", "Pollard", &[]), Person(M, "Matt", "Cassel", &[]), Person(M, "Drew", "Bledsoe", &[]),
    Person(M, "Vince", "Young", &[]), Person(M, "Kerry", "Collins", &[]), Person(M, "Brett", "Favre", &[]),
    Person(F, "Leah", "Williamson", &[]), Person(F, "Beth", "Mead", &[]), Person(F, "Vivianne", "Miedema", &[]),
    Person(M, "Stuart", "Bellweather", &[]), Person(M, "Alf", "Brennock", &[]), Person(M, "Frank", "Hollis", &[]),
    Person(M, "Paul", "D'Arcy-Moore", &[]), Person(M, "Ian", "McAllindon", &[]), Person(M, "Kenny", "Ashworth", &[]),
    Person(F, "Ffion", "Trevarthen", &[]), Person(F, "Cerys", "Maddocks-Owen", &[]),
    Person(F, "Rhian", "Calloway", &[]), Person(F, "Zoë", "Lefèvre-Hart", &[]), Person(F, "Nia", "Pascoe", &[]),
    Person(F, "Megan", "Thorne", &[]), Person(F, "Bethan", "Rule", &[]), Person(F, "Ilse", "van den Broek", &[]),
    Person(F, "Noemí", "Castellví", &[]), Person(M, "Piet", "Jansma", &[]),
    Person(F, "Ada", "Ferncastle", &[Account("@adaferncastle")]), Person(M, "Tom", "Rudge", &[]),
    Person(M, "Dayron", "Robles", &[]), Person(M, "Aaron", "Whitcombe", &[]), Person(M, "Colin", "Thrupp", &[]),
    Person(M, "Jerome", "Alleyne-Scott", &[]), Person(M, "Milan", "Kovarik", &[]), Person(M, "Kofi", "Baidoo", &[]),
    Person(F, "Anna", "Leverkin", &[]), Person(M, "Peter", "Undrell", &[]), Person(M, "Ross", "Ainslie", &[]),
    Person(M, "Graham", "Tulloch", &[]), Person(M, "Euan", "Strachan-Bell", &[]),
    Person(M, "Oleg", "Marchenyuk", &[]), Person(M, "Stephane", "N'Tchoua", &[]), Person(F, "Grace", "Hollis", &[]),
    Person(F, "Temi", "Adeyinka", &[]), Person(F, "Lorna", "Petrie", &[]), Person(F, "Isla", "McRorie", &[]),
    Person(M, "Tom", "Ardingly", &[]), Person(M, "Piers", "Caldicott", &[]), Person(M, "Viliami", "Fonolahi", &[]),
    Person(M, "Sebastian", "de Roux", &[]), Person(M, "Nick", "Palfreyman", &[]),
    Person(M, "Dale", "Merriweather", &[]), Person(M, "Bob", "Hasluck", &[]), Person(M, "Ivan", "Petrushev", &[]),
    Person(M, "Matteo", "Brugnoli", &[]), Person(M, "Henrik", "Sandvoll", &[]), Person(M, "Damian", "Oakhurst", &[]),
    Person(M, "Ravi", "Chandrasena", &[]), Person(M, "Julian", "Farrow", &[]), Person(M, "Lewis", "Tarrington", &[]),
    Person(M, "Oscar", "Lindgren-Moe", &[]), Person(M, "Patrick", "Sweetnam", &[]), Person(M, "Ewan", "Garside", &[]),
    Person(M, "Abdou", "Keïta-Fall", &[]),
];

/// Given names, each with its short form and its pet form. Some are in every list of names, some in none.
const MEN: &[(&str, &str, &str)] = &[
    ("Benedict", "Ben", "Bennie"),
    ("Dominic", "Dom", "Domie"),
    ("Cameron", "Cam", "Cammie"),
    ("Stanisław", "Stan", "Stannie"),
    ("Frédéric", "Fréd", "Fréddie"),
    ("Valentín", "Val", "Vallie"),
    ("Gerrit-Jan", "Gerrit", "Gerritie"),
    ("Zacharias", "Zach", "Zachie"),
    ("Leopold", "Leo", "Leopoldie"),
    ("Rasmus", "Ras", "Rasmusie"),
    ("Maximilian", "Max", "Maxie"),
    ("Torvik", "Tor", "Torvikie"),
    ("Ebrimah", "Ebri", "Ebrimahie"),
    ("Gabriel", "Gab", "Gabbie"),
    ("Nathaniel", "Nat", "Nathanielie"),
    ("Joseph", "Joe", "Josephie"),
    ("Barnaby", "Barn", "Barnie"),
    ("Ikenna", "Ike", "Ikennie"),
    ("Winston", "Win", "Winnie"),
    ("Ambrose", "Amb", "Ambrosie"),
];
const WOMEN: &[(&str, &str, &str)] = &[
    ("Katarzyna", "Kat", "Kattie"),
    ("Josephine", "Jo", "Josie"),
    ("Isabella", "Isa", "Isabellie"),
    ("Gwendolyn", "Gwen", "Gwennie"),
    ("Marie-Claire", "Marie", "Marie-Clairie"),
    ("Anneliese", "Anne", "Annie"),
    ("Zuzana", "Zuz", "Zuzie"),
    ("Oluwaseyi", "Olu", "Oluwaseyie"),
    ("Philippa", "Phil", "Phillie"),
    ("Þórunn", "Þór", "Þórunnie"),
    ("Rosalind", "Ros", "Rosie"),
    ("Temperance", "Tem", "Temperancie"),
];

#[rustfmt::skip]
const SURNAMES: &[&str] = &[
    "Castleford-Byrne", "van der Zalm", "dos Remédios", "O'Sharkey", "D'Ambrini", "Kühnle", "Wiśnik", "McAllurey",
    "N'Dourou", "Ågesen", "de la Vergne", "Brackenridge", "Ibarzábal", "Tzavellakis", "Mbekani", "Szőllősi",
    "von Trottwitz", "al-Harouni", "Featherstonehaugh", "Okonjobi", "Lundqvist-Berg", "Le Guennic", "ter Horst",
    "Đurđan", "Quennell", "Prowse-Adeyemi", "Ødemark", "L'Herbier", "di Castagno", "Whitlam", "Tupouvaha", "Hjálmtýr",
];

/// Clubs and grounds of the texts: the whole name and the short one.
#[rustfmt::skip]
const CLUBS: &[(&str, &str)] = &[
    ("Harbour Athletic", "Harbour"), ("Kingsmere Town", "Kingsmere"), ("Port Ellery", "Port Ellery"),
    ("Fenwick City", "Fenwick"), ("Ashdown Rovers", "Ashdown"), ("Marlow Vale", "Marlow"), ("Lagoa", "Lagoa"),
    ("Leeds", "Leeds"), ("Aston Villa", "Villa"), ("Everton", "Everton"), ("Newcastle", "Newcastle"),
    ("Bournemouth", "Bournemouth"), ("Tottenham", "Tottenham"), ("Huddersfield", "Huddersfield"),
    ("Watford", "Watford"), ("Thornby Town", "Thornby"), ("Wexcombe", "Wexcombe"), ("Kestrel Park", "Kestrel Park"),
    ("Stourbeck", "Stourbeck"), ("Dunmere", "Dunmere"), ("Saltmere United", "Saltmere"),
    ("Brackley Vale", "Brackley"), ("Orrell Town", "Orrell"), ("Dunbeath County", "Dunbeath"),
    ("Fallow Park", "Fallow"), ("Wexham", "Wexham"), ("Garrow", "Garrow"), ("Oldcastle Rangers", "Oldcastle"),
    ("Penwith Athletic", "Penwith"), ("Calverley Town", "Calverley"), ("Ryburn", "Ryburn"),
];

/// Grounds that carry a club's name, which stay.
const GROUNDS: &[&str] = &["Villa Park"];

#[rustfmt::skip]
const INVENTED: &[(&str, &str)] = &[
    ("Ravenscar Albion", "Ravenscar"), ("Stoneleigh United", "Stoneleigh"), ("Hollowbrook City", "Hollowbrook"),
    ("Thackley Rangers", "Thackley"), ("Eastmoor County", "Eastmoor"), ("Sandling Town", "Sandling"),
    ("Wetherden Athletic", "Wetherden"), ("Marshend Wanderers", "Marshend"), ("Carrowby Rovers", "Carrowby"),
    ("Pellworth Albion", "Pellworth"),
];

#[rustfmt::skip]
const REAL: &[(&str, &str)] = &[
    ("Norwich City", "Norwich"), ("Leicester City", "Leicester"), ("Crystal Palace", "Palace"),
    ("Stoke City", "Stoke"), ("Ipswich Town", "Ipswich"), ("Coventry City", "Coventry"), ("Burnley", "Burnley"),
    ("Hull City", "Hull"), ("Swansea City", "Swansea"), ("Middlesbrough", "Middlesbrough"),
];

/// Which clubs take the clubs' places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Clubs {
    /// They stay.
    Same,
    /// Clubs that nobody knows.
    Invented,
    /// Clubs that everybody knows.
    Real,
}

/// Other names for every person of the text, and other clubs.
pub(crate) fn others(text: &str, seed: &mut Seed, clubs: Clubs) -> Words {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let (mut men, mut women, mut surnames) =
        (seed.shuffled(MEN), seed.shuffled(WOMEN), seed.shuffled(SURNAMES));
    surnames.retain(|s| !text.contains(s));
    for Person(sex, given, surname, forms) in PEOPLE {
        let full = format!("{given} {surname}").trim_end().to_owned();
        if !text.contains(&full) {
            continue;
        }
        let names = if *sex == M { &mut men } else { &mut women };
        let (new, short, pet) = names.pop().expect("fewer people than names in a report");
        let family = surnames.pop().expect("fewer people than surnames in a report");
        if surname.is_empty() {
            pairs.push((full, new.replace('-', "")));
            continue;
        }
        pairs.push((full, format!("{new} {family}")));
        pairs.push(((*surname).into(), family.into()));
        pairs.push(((*given).into(), new.into()));
        pairs.extend(forms.iter().map(|form| match form {
            Short(old) => ((*old).into(), short.into()),
            Pet(old) => ((*old).into(), pet.into()),
            Account(old) => ((*old).into(), account(new, family)),
        }));
    }
    let mut new = seed.shuffled(if clubs == Clubs::Real { REAL } else { INVENTED });
    for (full, short) in
        CLUBS.iter().filter(|c| clubs != Clubs::Same && (text.contains(c.0) || text.contains(c.1)))
    {
        let (other, brief) = new.pop().expect("fewer clubs than names for them in a report");
        pairs.push(((*full).into(), if full == short { brief } else { other }.into()));
        pairs.push(((*short).into(), brief.into()));
    }
    pairs.extend(GROUNDS.iter().map(|g| ((*g).into(), (*g).into())));
    Words::new(pairs)
}

fn account(given: &str, family: &str) -> String {
    let letters = ledger::fold(&format!("{given}{family}"));
    format!("@{}", letters.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
}
