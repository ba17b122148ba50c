//! The faces of a file: cut down to the glyphs in use, with the way back from each glyph to its letter.

use super::fault::PressError;
use super::ink::Used;
use super::pack::Packer;
use super::unhinted::unhinted;
use crate::font::{self, Style};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use std::hash::{DefaultHasher, Hash as _, Hasher};
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

/// How many objects of a file a face takes.
pub(super) const OBJECTS: i32 = 6;

const SYSTEM: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
const IN_UNICODE: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 };

/// A face ready to be put into any number of files.
#[derive(Debug)]
pub(super) struct Typeface {
    /// Which of the four.
    pub style: Style,
    name: String,
    file: Vec<u8>,
    file_length: i32,
    to_letters: Vec<u8>,
    to_glyphs: Vec<u8>,
    widths: Vec<(u16, f32)>,
}

/// Cuts every face in use down.
pub(super) fn typefaces(used: &Used) -> Result<Vec<Typeface>, PressError> {
    let in_use = Style::ALL.into_iter().filter(|style| used.of(*style).next().is_some());
    in_use.map(|style| typeface(style, used)).collect()
}

fn typeface(style: Style, used: &Used) -> Result<Typeface, PressError> {
    let face = style.face().ok_or_else(|| PressError::Font(format!("{style:?}")))?;
    let (mut kept, mut map) = (GlyphRemapper::new(), Vec::new());
    let mut letters = UnicodeCmap::new(Name(b"Letters"), IN_UNICODE);
    let (mut widths, mut hasher) = (Vec::new(), DefaultHasher::new());
    for (glyph, letter) in used.of(style) {
        // Pages name glyphs as the whole face does, so that each can be written before all are known.
        map.resize(usize::from(glyph) * 2, 0);
        map.extend_from_slice(&kept.remap(glyph).to_be_bytes());
        letters.pair(glyph, letter);
        let advance = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or_default();
        widths.push((glyph, f32::from(advance) * 1000.0 / f32::from(face.units_per_em())));
        (glyph, letter).hash(&mut hasher);
    }
    let file = subsetter::subset(style.bytes(), 0, &kept).map_err(|error| PressError::Font(error.to_string()))?;
    let (file, mut packer) = (unhinted(&file), Packer::thorough());
    Ok(Typeface {
        style,
        name: format!("{}+LiberationSerif{}", tag(Hasher::finish(&hasher)), suffix(style)),
        file: packer.pack(&file),
        file_length: i32::try_from(file.len()).unwrap_or(i32::MAX),
        to_letters: packer.pack(&letters.finish()),
        to_glyphs: packer.pack(&map),
        widths,
    })
}

/// Six letters that tell this cut from others.
fn tag(mut number: u64) -> String {
    let letter = |_| {
        let letter = char::from(b'A' + (number % 26) as u8);
        number /= 26;
        letter
    };
    (0..6).map(letter).collect()
}

fn suffix(style: Style) -> &'static str {
    match style {
        Style::Regular => "",
        Style::Bold => "-Bold",
        Style::Italic => "-Italic",
        Style::BoldItalic => "-BoldItalic",
    }
}

impl Typeface {
    /// Writes the face into a file, its objects from this number on.
    pub fn write(&self, pdf: &mut Pdf, first: Ref) {
        let [whole, glyphs, described, file, to_letters, to_glyphs] = [0, 1, 2, 3, 4, 5].map(|at| Ref::new(first.get() + at));
        let name = Name(self.name.as_bytes());
        pdf.type0_font(whole).base_font(name).encoding_predefined(Name(b"Identity-H")).descendant_font(glyphs).to_unicode(to_letters);
        let mut font = pdf.cid_font(glyphs);
        font.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(described).default_width(0.0);
        font.cid_to_gid_map_stream(to_glyphs);
        let mut widths = font.widths();
        for (glyph, width) in &self.widths {
            widths.consecutive(*glyph, [*width]);
        }
        widths.finish();
        font.finish();
        self.describe(pdf, described, file);
        pdf.stream(file, &self.file).filter(Filter::FlateDecode).pair(Name(b"Length1"), self.file_length);
        pdf.stream(to_letters, &self.to_letters).filter(Filter::FlateDecode);
        pdf.stream(to_glyphs, &self.to_glyphs).filter(Filter::FlateDecode);
    }

    fn describe(&self, pdf: &mut Pdf, described: Ref, file: Ref) {
        let Some(face) = self.style.face() else { return };
        let thousandths = |units: i16| f32::from(units) * 1000.0 / f32::from(face.units_per_em());
        let bounds = face.global_bounding_box();
        let slanted = matches!(self.style, Style::Italic | Style::BoldItalic);
        let mut flags = FontFlags::SERIF | FontFlags::SYMBOLIC;
        flags.set(FontFlags::ITALIC, slanted);
        let mut descriptor = pdf.font_descriptor(described);
        descriptor.name(Name(self.name.as_bytes())).flags(flags).font_file2(file);
        descriptor.bbox(Rect::new(
            thousandths(bounds.x_min),
            thousandths(bounds.y_min),
            thousandths(bounds.x_max),
            thousandths(bounds.y_max),
        ));
        descriptor.italic_angle(face.italic_angle()).ascent(thousandths(face.ascender())).descent(thousandths(face.descender()));
        descriptor.cap_height(thousandths(face.capital_height().unwrap_or(face.ascender())));
        descriptor.stem_v(if font::Style::Bold == self.style || font::Style::BoldItalic == self.style { 140.0 } else { 80.0 });
    }
}
