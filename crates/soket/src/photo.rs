//! Makes of an uploaded photo what soket keeps of it: upright, in three sizes, with nothing left but the picture, in a process of
//! its own as every file that is read deeply (docs/decisions/0005).

use crate::inspection;
use anyhow::{Context as _, Result};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgba, RgbaImage};
use soket_core::refusal::Refusal;
use std::io::{Cursor, Write as _};
use std::path::Path;

/// The longest side of each size, in pixels: a whole screen, a phone or a column, a row of a list.
pub const SIDES: [u32; 3] = [1600, 800, 320];
/// How many pixels a photo may have, in millions: the most that the cameras of phones take by themselves.
pub const LARGEST: u64 = 64;
/// How much the decoder may set aside, in bytes: four for each pixel of the largest photo, twice.
const MEMORY: u64 = LARGEST * 1_000_000 * 4 * 2;
/// Of a hundred: nobody sees the difference, and a photo has some 100 KB.
const QUALITY: u8 = 80;

/// A photo in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// JPEG, without any description of camera, place or time.
    pub bytes: Vec<u8>,
}

/// Why a file does not become a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no JPEG, PNG or WebP.
    Foreign,
    /// It has more pixels than soket takes.
    Large,
    /// It begins like a picture but cannot be read.
    Broken,
}

impl Fault {
    const ALL: [(Fault, &'static str); 3] = [(Fault::Foreign, "foreign"), (Fault::Large, "large"), (Fault::Broken, "broken")];

    /// What the person is told.
    pub fn refusal(self) -> Refusal {
        match self {
            Fault::Foreign => Refusal::unfit(
                "Tệp này không phải ảnh JPEG, PNG hay WebP.",
                "Chọn ảnh chụp; ảnh HEIC của iPhone thì gửi qua Zalo hoặc lưu lại thành JPEG rồi tải lên.",
            ),
            Fault::Large => Refusal::unfit("Ảnh có hơn %{largest} triệu điểm ảnh.", "Thu nhỏ ảnh, hoặc chụp lại ở cỡ thường, rồi tải lên.")
                .with("largest", LARGEST),
            Fault::Broken => {
                Refusal::unfit("Ảnh bị hỏng hoặc thiếu phần cuối nên không đọc được.", "Mở ảnh trên máy xem có lành không, rồi tải lại.")
            }
        }
    }
}

/// Has `program` (soket itself) read a photo; what fails, hangs or is killed counts as broken.
///
/// # Errors
/// When the program cannot be started.
pub async fn read(program: &Path, file: &Path) -> Result<Result<Vec<Size>, Fault>> {
    let said = inspection::apart(program, &["photo"], file).await?;
    Ok(said.as_deref().and_then(understand).unwrap_or(Err(Fault::Broken)))
}

/// The reading process itself: prints the sizes of one photo, or why there are none.
///
/// # Errors
/// When the file cannot be opened or the answer cannot be written.
pub fn report(file: &Path) -> Result<()> {
    inspection::limit_memory()?;
    let bytes = std::fs::read(file)?;
    let mut out = std::io::stdout().lock();
    match sizes(&bytes) {
        Ok(sizes) => {
            for size in sizes {
                writeln!(out, "{} {} {}", size.width, size.height, size.bytes.len())?;
                out.write_all(&size.bytes)?;
            }
        }
        Err(fault) => {
            let (_, word) = Fault::ALL.into_iter().find(|(known, _)| *known == fault).context("a fault without a word")?;
            writeln!(out, "{word}")?;
        }
    }
    Ok(())
}

/// What the reading process printed: for each size a line of numbers and then its bytes, or one word.
fn understand(mut said: &[u8]) -> Option<Result<Vec<Size>, Fault>> {
    let mut sizes = Vec::new();
    while !said.is_empty() {
        let end = said.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&said[..end]).ok()?;
        if let Some((fault, _)) = Fault::ALL.into_iter().find(|(_, word)| *word == line) {
            return Some(Err(fault));
        }
        let mut numbers = line.split(' ').map(str::parse::<u32>);
        let (width, height, length) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
        let (bytes, rest) = said[end + 1..].split_at_checked(usize::try_from(length).ok()?)?;
        sizes.push(Size { width, height, bytes: bytes.to_vec() });
        said = rest;
    }
    (sizes.len() == SIDES.len()).then_some(Ok(sizes))
}

/// A photo in its three sizes, the largest first; one that is small already is not blown up.
///
/// # Errors
/// What is wrong with it.
pub fn sizes(bytes: &[u8]) -> Result<Vec<Size>, Fault> {
    let mut picture = on_white(upright(bytes)?);
    let mut sizes = Vec::with_capacity(SIDES.len());
    for side in SIDES {
        // Each size is made of the one before it, which costs a quarter and looks the same.
        picture = fitted(picture, side);
        let mut jpeg = Vec::new();
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).map_err(|_| Fault::Broken)?;
        sizes.push(Size { width: picture.width(), height: picture.height(), bytes: jpeg });
    }
    Ok(sizes)
}

/// The picture as it was meant to be looked at: cameras lay it down as the sensor lay and say how to turn it.
fn upright(bytes: &[u8]) -> Result<DynamicImage, Fault> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Fault::Broken)?;
    match reader.format() {
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) => {}
        _ => return Err(Fault::Foreign),
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Fault::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > LARGEST * 1_000_000 {
        return Err(Fault::Large);
    }
    let turn = decoder.orientation().map_err(|_| Fault::Broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)?;
    picture.apply_orientation(turn);
    Ok(picture)
}

/// What is transparent becomes paper: a JPEG has no holes.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let mut paper = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    imageops::overlay(&mut paper, &picture.into_rgba8(), 0, 0);
    DynamicImage::from(paper).into_rgb8().into()
}

fn fitted(picture: DynamicImage, side: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let longest = width.max(height);
    if longest <= side {
        return picture;
    }
    let scaled = |length: u32| {
        let scaled = (u64::from(length) * u64::from(side) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    picture.resize_exact(scaled(width), scaled(height), FilterType::CatmullRom)
}
