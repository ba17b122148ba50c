//! The picture of a sheet: a PNG or JPEG, looked into once and drawn on as many sheets as are printed.

use super::template::PictureKind;
use crate::error::PictureError;
use std::sync::Arc;

/// How many bytes a picture may have.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
const MOST_DOTS: u64 = 40_000_000;
const LONGEST_SIDE: u32 = 12_000;

/// A picture that can be printed.
#[derive(Debug, Clone)]
pub struct Background {
    /// Its kind.
    pub kind: PictureKind,
    /// How many dots it has from left to right.
    pub width: u32,
    /// How many dots it has from top to bottom.
    pub height: u32,
    pub(super) drawn: Arc<Drawn>,
}

/// The dots as a PDF carries them.
#[derive(Debug)]
pub(super) struct Drawn {
    /// As the file has them, or packed again.
    pub bytes: Vec<u8>,
    /// Whether there is one grey a dot, or three colours.
    pub colours: Colours,
}

/// What a dot is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    /// One grey.
    Grey,
    /// Red, green, blue.
    Rgb,
}

impl Background {
    /// Reads a picture by its first bytes, whatever its file is called.
    ///
    /// # Errors
    /// When it is no PNG or JPEG, too large, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let _ = (bytes, MOST_DOTS, LONGEST_SIDE);
        Err(PictureError::Kind)
    }
}
