//! Invented people and clubs, dealt to a line by a digest of it.

const GIVEN: [&str; 20] = [
    "Jorvan", "Brannic", "Tovrik", "Aldwen", "Osko", "Maelin", "Kestor", "Jaddon", "Ruvane", "Corvin",
    "Delsie", "Tarrol", "Wystan", "Ebbon", "Halric", "Nerys", "Pavlo", "Sorrel", "Ulric", "Zandor",
];
const SURNAMES: [&str; 20] = [
    "Teskel", "Horvane", "Wrexmoor", "Quillard", "Bramwick", "Elmsay", "Ostrane", "Pellick", "Garvold",
    "Hastwell", "Drummel", "Varrick", "Thaxby", "Lomond-Reece", "Castrell", "Ovington", "Marrable",
    "Sandrick", "Yelverton", "Kirrane",
];
const CLUBS: [&str; 6] =
    ["Harlsea United", "Marrowby Town", "Thornwick Rovers", "Velmora", "Castlebury Athletic", "Oxmoor"];

/// FNV-1a, 32 bits (Fowler, Noll, Vo 1991).
pub(crate) fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Puts names for the places of a template: players `{P}`, `{Q}`, `{R}`, `{O}`, `{T}`, the surname `{S}` of `{P}`, a
/// manager `{M}`, another member of staff `{N}`, clubs `{C}` and `{D}`.
pub(crate) fn deal(template: &str, seed: u32) -> String {
    let at = |n: usize| (seed as usize + n * 7) % 20;
    let name = |n: usize| format!("{} {}", GIVEN[(at(n) + n * 2) % 20], SURNAMES[at(n)]);
    let club = |n: usize| CLUBS[(seed as usize / 20 + n) % 6];
    let mut text = template.to_owned();
    for (n, place) in ["{P}", "{Q}", "{R}", "{O}", "{T}", "{M}", "{N}"].iter().enumerate() {
        text = text.replace(place, &name(n));
    }
    text.replace("{S}", SURNAMES[at(0)]).replace("{C}", club(0)).replace("{D}", club(1)).replace("\\n", "\n")
}
