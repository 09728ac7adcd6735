//! Where and what: body regions, tissue pathology, side.

use serde::{Deserialize, Serialize};

macro_rules! slugs {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[doc = $vdoc])+ #[serde(rename = $slug)] $variant),+ }
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The name of each, in order, with what it means: what data dictionaries list.
            pub const CODES: &'static [(&'static str, &'static str)] =
                &[$(($slug, concat!($($vdoc),+))),+];
            /// The name used in JSON, tables and lexicons.
            pub const fn slug(self) -> &'static str { match self { $(Self::$variant => $slug),+ } }
            /// The value of that name.
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Self::$variant),)+ _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.slug()) }
        }
    };
}
pub(crate) use slugs;

slugs! {
    /// Body region, after the body areas of the IOC 2020 consensus statement (Bahr et al. 2020, Table 4), with
    /// the face apart from the head, and `illness` for what has no place.
    Region {
        /// Skull, brain.
        Head = "head",
        /// Face, jaw, nose, eye, teeth.
        Face = "face",
        /// Cervical spine.
        Neck = "neck",
        /// Clavicle, scapula, rotator cuff.
        Shoulder = "shoulder",
        /// Humerus, biceps, triceps; a bare "arm".
        UpperArm = "upper_arm",
        /// Elbow.
        Elbow = "elbow",
        /// Radius, ulna.
        Forearm = "forearm",
        /// Wrist, scaphoid.
        Wrist = "wrist",
        /// Hand, fingers, thumb.
        Hand = "hand",
        /// Ribs, sternum, lungs.
        Chest = "chest",
        /// Abdomen, side, stomach muscles.
        Abdomen = "abdomen",
        /// Thoracic spine.
        ThoracicSpine = "thoracic_spine",
        /// Lower back, pelvis, sacrum, buttock; a bare "back".
        Lumbosacral = "lumbosacral",
        /// Hip and groin, adductor origin.
        HipGroin = "hip_groin",
        /// Femur, hamstrings, quadriceps, adductors.
        Thigh = "thigh",
        /// Knee, its ligaments, menisci, patella.
        Knee = "knee",
        /// Shin, calf, Achilles tendon.
        LowerLeg = "lower_leg",
        /// Ankle, syndesmosis.
        Ankle = "ankle",
        /// Foot, toes, heel.
        Foot = "foot",
        /// No place: an illness.
        Illness = "illness",
        /// Not said.
        Unspecified = "unspecified",
    }
}

slugs! {
    /// Tissue and kind of damage, after IOC 2020 Table 5 folded to what the press tells apart.
    Pathology {
        /// Broken bone.
        Fracture = "fracture",
        /// Stress fracture, bone stress reaction.
        BoneStress = "bone_stress",
        /// Sprain, tear or rupture of a ligament.
        Ligament = "ligament",
        /// Strain, tear, pull, tightness; tendon trouble.
        MuscleTendon = "muscle_tendon",
        /// Cartilage, meniscus, labrum.
        Cartilage = "cartilage",
        /// Dislocation, subluxation.
        Dislocation = "dislocation",
        /// Concussion.
        Concussion = "concussion",
        /// Bruise, knock, dead leg.
        Contusion = "contusion",
        /// Cut, gash.
        Laceration = "laceration",
        /// Nerve.
        Nerve = "nerve",
        /// Hernia.
        Hernia = "hernia",
        /// Illness, infection.
        Illness = "illness",
        /// Not said.
        Unspecified = "unspecified",
    }
}

slugs! {
    /// Side of the body.
    Side {
        /// Left.
        Left = "left",
        /// Right.
        Right = "right",
    }
}
