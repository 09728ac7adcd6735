//! The file of a model.
//!
//! Eight bytes that name the kind of file, two of its version, the SHA-256 of the rest (32 bytes), and the rest: the parts of
//! the model as [`postcard`] writes them.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::boost::Boosted;
use super::features::Feature;
use super::measured::Measured;
use super::model::{Forecaster, Made};

const KIND: &[u8; 8] = b"SDLNOUTL";
/// The version of the form, and of what features mean.
const VERSION: u16 = 1;

/// Why bytes are no model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// They do not begin like one.
    #[error("this is not a model of `sidelined outlook fit`")]
    NotAModel,
    /// They are of another version of this program.
    #[error("the model is of version {0}, this program knows version {VERSION}: fit it again")]
    Version(u16),
    /// They are not as they were written.
    #[error("the model is damaged: its checksum does not fit")]
    Damaged,
    /// They are as they were written, but make no model.
    #[error("the model makes no sense: {0}")]
    Senseless(&'static str),
}

#[derive(Serialize)]
struct Written<'a> {
    made: &'a Made,
    features: Vec<&'a str>,
    hazards: &'a [Boosted],
    next: &'a [Boosted],
    measured: &'a Measured,
}

#[derive(Deserialize)]
struct Read {
    made: Made,
    features: Vec<String>,
    hazards: Vec<Boosted>,
    next: Vec<Boosted>,
    measured: Measured,
}

impl Forecaster {
    /// The bytes of its file; the same model gives the same bytes.
    ///
    /// # Errors
    /// When they cannot be written, which no fitted model brings about.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ModelError> {
        let (made, hazards, next, measured) = self.parts();
        let features = Feature::ALL.iter().map(|f| f.slug()).collect();
        let written = Written { made, features, hazards, next, measured };
        let body =
            postcard::to_stdvec(&written).map_err(|_| ModelError::Senseless("it cannot be written"))?;
        let sum = Sha256::digest(&body);
        Ok([KIND.as_slice(), &VERSION.to_le_bytes(), &sum, &body].concat())
    }

    /// The model that comes with the program, fitted to the data that [`Made`] tells.
    ///
    /// # Errors
    /// None, as a test holds: the bytes are part of the program.
    pub fn bundled() -> Result<Self, ModelError> {
        Self::from_bytes(include_bytes!("../../data/default.model"))
    }

    /// The model that bytes hold.
    ///
    /// # Errors
    /// When they are of another kind or version, damaged, or make no model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(KIND.as_slice()).ok_or(ModelError::NotAModel)?;
        let (version, rest) = rest.split_first_chunk::<2>().ok_or(ModelError::Damaged)?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        let (sum, body) = rest.split_first_chunk::<32>().ok_or(ModelError::Damaged)?;
        if Sha256::digest(body).as_slice() != sum {
            return Err(ModelError::Damaged);
        }
        let read: Read =
            postcard::from_bytes(body).map_err(|_| ModelError::Senseless("it is cut short or mixed up"))?;
        read.check()?;
        Ok(Self::new(read.made, read.hazards, read.next, read.measured))
    }
}

impl Read {
    fn check(&self) -> Result<(), ModelError> {
        if !self.features.iter().map(String::as_str).eq(Feature::ALL.iter().map(|f| f.slug())) {
            return Err(ModelError::Senseless("it was fitted to other features"));
        }
        let models = || self.hazards.iter().chain(&self.next);
        if self.hazards.is_empty() || !models().all(|m| m.base.is_finite()) {
            return Err(ModelError::Senseless("it has no hazards"));
        }
        let trees = || models().flat_map(|m| &m.trees);
        if trees().count() > usize::from(u16::MAX) || !trees().all(|t| t.is_sound(Feature::COUNT)) {
            return Err(ModelError::Senseless("a tree has no shape"));
        }
        Ok(())
    }
}
