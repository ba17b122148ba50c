//! A sheet as a drawing for a screen: the same words at the same places as on paper, each item in a group that a hand can take.

use super::ink::Line;
use super::place::Shown;
use super::template::Sheet;
use crate::font::Style;
use crate::html;
use std::fmt::Write as _;

/// The letters of the sheet where the machine has them, else others as wide.
const FAMILY: &str = "Liberation Serif, Times New Roman, Tinos, serif";

/// Draws a sheet with its items: the number of each, its box, what it shows.
pub(super) fn sheet(sheet: Sheet, picture: Option<&str>, items: &[(usize, [f64; 4], Shown)]) -> String {
    let (width, height) = (sheet.width_mm, sheet.height_mm);
    let mut svg = format!("<svg class=\"sheet\" viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILY}\">");
    let _ = write!(svg, "<rect class=\"ground\" width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>");
    if let Some(picture) = picture {
        let (href, size) = (html::escape(picture), format!("width=\"{width}\" height=\"{height}\""));
        let _ = write!(svg, "<image href=\"{href}\" {size} preserveAspectRatio=\"none\"/>");
    }
    for (number, stands, shown) in items {
        item(&mut svg, (*number, stands), shown);
    }
    svg.push_str("</svg>");
    svg
}

fn item(svg: &mut String, (number, stands): (usize, &[f64; 4]), shown: &Shown) {
    let [x, y, width, height] = stands.map(millimetres);
    let _ = write!(svg, "<g class=\"item\" data-item=\"{number}\">");
    let _ = write!(svg, "<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"none\"/>");
    match shown {
        Shown::Words(lines) => lines.iter().for_each(|one| line(svg, one)),
        Shown::Code(qr, [x, y, side]) => {
            let (place, scale) = ([*x, *y].map(millimetres), side * 25.4 / 72.0 / qr.side() as f64);
            let _ = write!(svg, "<g transform=\"translate({} {}) scale({scale:.5})\">{}</g>", place[0], place[1], qr.paths());
        }
    }
    svg.push_str("</g>");
}

/// A line of words, drawn exactly as wide as on paper whatever letters the screen has.
fn line(svg: &mut String, line: &Line) {
    let words: String = line.row.glyphs.iter().map(|glyph| glyph.letter).collect();
    let em = line.style.face().map_or(1.0, |face| f64::from(face.units_per_em()));
    let (x, y, size) = (millimetres(line.x), millimetres(line.baseline), millimetres(line.size));
    let width = millimetres(f64::from(line.row.width) / em * line.size);
    let weight = if matches!(line.style, Style::Bold | Style::BoldItalic) { " font-weight=\"700\"" } else { "" };
    let slant = if matches!(line.style, Style::Italic | Style::BoldItalic) { " font-style=\"italic\"" } else { "" };
    let look = format!("font-size=\"{size}\" fill=\"{}\"{weight}{slant}", line.colour);
    let fitted = format!("textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" {look} {fitted}>{}</text>", html::escape(&words));
}

/// Points as millimetres, to the hundredth.
fn millimetres(points: f64) -> f64 {
    (points * 2540.0 / 72.0).round() / 100.0
}
