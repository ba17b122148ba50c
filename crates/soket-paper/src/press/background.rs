//! The picture of a sheet: a PNG or JPEG, looked into once and drawn on as many sheets as are printed.

use super::fault::PictureError;
use super::template::PictureKind;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Transformations};
use std::io::{Cursor, Write as _};
use std::sync::Arc;

/// How many bytes a picture may have.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
const MOST_DOTS: u64 = 40_000_000;
const LONGEST_SIDE: u32 = 12_000;
/// What the reader of PNG may take at once; rows come one by one.
const MOST_MEMORY: usize = 64 * 1024 * 1024;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

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
    /// A JPEG as it is, a PNG packed again.
    pub bytes: Vec<u8>,
    /// What each dot is made of.
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
        if bytes.len() > MOST_BYTES {
            return Err(PictureError::TooLarge);
        }
        if bytes.starts_with(PNG) {
            read_png(bytes)
        } else if bytes.starts_with(JPEG) {
            read_jpeg(bytes)
        } else {
            Err(PictureError::Kind)
        }
    }
}

fn check_dots(width: u32, height: u32) -> Result<(), PictureError> {
    let sides_fit = [width, height].iter().all(|side| (1..=LONGEST_SIDE).contains(side));
    let fits = sides_fit && u64::from(width) * u64::from(height) <= MOST_DOTS;
    if fits { Ok(()) } else { Err(PictureError::Dots { width, height }) }
}

/// Rows are read and packed one by one, so that a large picture never lies in memory as a whole; what shows through is put
/// on white, the colour of paper.
fn read_png(bytes: &[u8]) -> Result<Background, PictureError> {
    let damaged = |_: png::DecodingError| PictureError::Damaged;
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: MOST_MEMORY });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let header = decoder.read_header_info().map_err(damaged)?;
    let (width, height) = (header.width, header.height);
    check_dots(width, height)?;
    if header.interlaced {
        return Err(PictureError::Interlaced);
    }
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (colour, depth) = reader.output_color_type();
    if depth != BitDepth::Eight {
        return Err(PictureError::Damaged);
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
    let mut rows = 0;
    while let Some(row) = reader.next_row().map_err(damaged)? {
        packed.write_all(&on_white(row.data(), colour)).map_err(|_| PictureError::Damaged)?;
        rows += 1;
    }
    if rows != height {
        return Err(PictureError::Damaged);
    }
    let bytes = packed.finish().map_err(|_| PictureError::Damaged)?;
    let colours = if matches!(colour, ColorType::Grayscale | ColorType::GrayscaleAlpha) { Colours::Grey } else { Colours::Rgb };
    Ok(Background { kind: PictureKind::Png, width, height, drawn: Arc::new(Drawn { bytes, colours }) })
}

fn on_white(row: &[u8], colour: ColorType) -> Vec<u8> {
    let through = |part: u8, cover: u8| 255 - (u16::from(255 - part) * u16::from(cover) / 255) as u8;
    match colour {
        ColorType::GrayscaleAlpha => row.chunks_exact(2).map(|dot| through(dot[0], dot[1])).collect(),
        ColorType::Rgba => row.chunks_exact(4).flat_map(|dot| [0, 1, 2].map(|part| through(dot[part], dot[3]))).collect(),
        _ => row.to_vec(),
    }
}

/// A JPEG is carried as it is; only what it says of itself is looked at.
fn read_jpeg(bytes: &[u8]) -> Result<Background, PictureError> {
    let frame = frame(bytes).ok_or(PictureError::Damaged)?;
    check_dots(frame.width, frame.height)?;
    let colours = match frame.parts {
        1 => Colours::Grey,
        3 => Colours::Rgb,
        _ => return Err(PictureError::Colours),
    };
    let drawn = Arc::new(Drawn { bytes: bytes.to_vec(), colours });
    Ok(Background { kind: PictureKind::Jpeg, width: frame.width, height: frame.height, drawn })
}

/// What a JPEG says of its dots.
struct Frame {
    width: u32,
    height: u32,
    parts: u8,
}

/// Walks from marker to marker up to the dots. Only kinds that every reader of PDF knows, and only whole files.
fn frame(bytes: &[u8]) -> Option<Frame> {
    let ends = bytes.iter().rev().skip_while(|byte| **byte == 0).take(2).eq([&0xd9, &0xff]);
    let (mut at, mut found) = (2, None);
    loop {
        while *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let (begin, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let part = bytes.get(at + 4..at + 2 + length)?;
        match (begin, marker) {
            (0xff, 0xc0..=0xc2) => {
                let side = |at: usize| Some(u32::from(u16::from_be_bytes([*part.get(at)?, *part.get(at + 1)?])));
                found = Some(Frame { height: side(1)?, width: side(3)?, parts: *part.get(5)? }).filter(|_| part[0] == 8);
            }
            (0xff, 0xda) => return found.filter(|_| ends),
            (0xff, 0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0..=0xbf | 0xd0..=0xd9) => return None,
            (0xff, _) => {}
            _ => return None,
        }
        at += 2 + length;
    }
}
