//! The text layer of a PDF: every glyph that would be drawn, put together to lines by where it stands.

use super::{Line, TextLayer};
use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint, PathDrawMode, SoftMask,
    interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect, Vec2};

/// The pages that are read; a longer file stays unread from there on.
const PAGES: usize = 500;

/// Reads a PDF file; one that is locked or broken stays unread.
pub fn read(bytes: Vec<u8>) -> TextLayer {
    let Ok(pdf) = Pdf::new(bytes) else { return TextLayer::unread() };
    let cache = InterpreterCache::new();
    let mut layer = TextLayer { lines: Vec::new(), has_unread: pdf.pages().is_empty() || pdf.pages().len() > PAGES };
    for (index, page) in pdf.pages().iter().take(PAGES).enumerate() {
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(Affine::IDENTITY, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let mut text = PageText::default();
        interpret_page(page, &mut context, &mut text);
        layer.has_unread |= text.has_unread(bounds.area());
        let place = format!("trang {}", index + 1);
        layer.lines.extend(text.lines.into_iter().map(|line| Line { place: place.clone(), text: line }));
    }
    layer
}

/// What one page draws, as far as it concerns a reader.
#[derive(Default)]
struct PageText {
    lines: Vec<String>,
    /// Where the last glyph began, where it ended, and its em in the direction of writing.
    last: Option<(Point, Point, Vec2)>,
    letters: usize,
    /// Glyphs whose letter nobody noted.
    nameless: usize,
    paths: usize,
    /// The area of the largest picture.
    picture: f64,
}

impl PageText {
    /// Whether there is something to see that these letters do not say: a page of a scan, outlines in place of letters, a
    /// font without the table that tells its letters.
    fn has_unread(&self, page: f64) -> bool {
        let drawn = self.paths > 0 || self.picture > 0.0 || self.nameless > 0;
        (self.letters == 0 && drawn) || self.nameless * 10 > self.letters || self.picture * 4.0 > page
    }

    /// Adds a letter to the line if it stands where the line goes on, or begins another one.
    fn add(&mut self, letter: &str, start: Point, em: Vec2, advance: f64) {
        let end = start + em * advance;
        let size = em.hypot().max(f64::MIN_POSITIVE);
        let goes_on = self.last.and_then(|(before_start, before, _)| {
            // Bold is often faked by drawing a glyph twice in almost the same place.
            let doubled = (start - before_start).hypot() < 0.08 * size;
            let gap = (start - before).dot(em) / (size * size);
            let aside = (start - before).cross(em).abs() / (size * size);
            (doubled || (aside < 0.3 && (-0.4..1.5).contains(&gap))).then_some((doubled, gap))
        });
        match (goes_on, self.lines.last_mut()) {
            (Some((true, _)), Some(line)) if line.ends_with(letter) => {}
            (Some((_, gap)), Some(line)) => {
                if gap > 0.12 {
                    line.push(' ');
                }
                line.push_str(letter);
            }
            _ => self.lines.push(letter.to_owned()),
        }
        self.last = Some((start, end, em));
    }
}

impl<'a> Device<'a> for PageText {
    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.paths += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph(&mut self, glyph: &Glyph<'a>, transform: Affine, glyph_transform: Affine, _: &Paint<'a>, _: &GlyphDrawMode) {
        let letter = match glyph.as_unicode() {
            Some(BfString::Char(c)) if !c.is_control() => c.to_string(),
            Some(BfString::String(text)) if !text.is_empty() => text,
            _ => {
                self.nameless += 1;
                return;
            }
        };
        self.letters += usize::from(!letter.trim().is_empty());
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width().map_or(500.0, f64::from),
            Glyph::Type3(_) => 500.0,
        };
        // Glyph space has 1000 units to the em.
        let place = transform * glyph_transform;
        let start = place * Point::ORIGIN;
        self.add(&letter, start, place * Point::new(1000.0, 0.0) - start, advance / 1000.0);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let area = transform.determinant().abs() * f64::from(image.width()) * f64::from(image.height());
        self.picture = self.picture.max(area);
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
