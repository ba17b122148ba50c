//! Lines that somebody drew instead of setting a border: how long they are.

use super::tree::Element;

/// A drawing in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// A straight line of a length in twips.
    Line(i32),
    /// Anything else: a picture, a chart, a box.
    Other,
}

/// What a `w:drawing` shows.
pub fn drawing(element: &Element<'_>) -> Drawn {
    let is_line = element.deep("prstGeom").and_then(|shape| shape.attribute("prst"));
    // One twip is 635 English Metric Units.
    let length = element.deep("extent").and_then(|extent| extent.number("cx")).map(|width| width / 635);
    match (is_line.as_deref(), length) {
        (Some("line" | "straightConnector1"), Some(length)) => Drawn::Line(length),
        _ => Drawn::Other,
    }
}

/// What a `w:pict` shows, the drawing of Word before 2010.
pub fn picture(element: &Element<'_>) -> Drawn {
    let ends = |line: &Element<'_>| Some((abscissa(&line.attribute("from")?)?, abscissa(&line.attribute("to")?)?));
    if let Some((from, to)) = element.deep("line").and_then(ends) {
        return Drawn::Line(to.saturating_sub(from).saturating_abs());
    }
    let connector = element.deep("shape").filter(|shape| shape.attribute("type").is_some_and(|of| of.ends_with("_t32")));
    match connector.and_then(|shape| width(&shape.attribute("style")?)) {
        Some(length) => Drawn::Line(length),
        None => Drawn::Other,
    }
}

/// The first of two coordinates: `84.6pt,1.2pt`.
fn abscissa(point: &str) -> Option<i32> {
    twips(point.split(',').next()?)
}

/// The width in a style: `position:absolute;width:147pt;height:0`.
fn width(style: &str) -> Option<i32> {
    style.split(';').find_map(|entry| twips(entry.trim().strip_prefix("width:")?))
}

fn twips(length: &str) -> Option<i32> {
    let length = length.trim();
    let digits = length.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: f32 = if digits.is_empty() { 0.0 } else { digits.parse().ok()? };
    let unit = match &length[digits.len()..] {
        "in" => 1440.0,
        "cm" => 567.0,
        "mm" => 56.7,
        "px" => 15.0,
        _ => 20.0,
    };
    (number * unit).is_finite().then(|| (number * unit).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_every_age_are_measured() {
        let check = |xml: &str, of: fn(&Element<'_>) -> Drawn, expected| {
            assert_eq!(of(&Element::parse(xml, "x").unwrap()), expected, "{xml}");
        };
        check("<w:pict><v:line from=\"10pt,1pt\" to=\"157pt,1pt\"/></w:pict>", picture, Drawn::Line(2940));
        check("<w:pict><v:shape type=\"#_x0000_t32\" style=\"width:2in;height:0\"/></w:pict>", picture, Drawn::Line(2880));
        check("<w:pict><v:rect style=\"width:9pt\"/></w:pict>", picture, Drawn::Other);
        let line = "<d><wp:extent cx=\"635000\" cy=\"0\"/><a:prstGeom prst=\"line\"/></d>";
        check(line, drawing, Drawn::Line(1000));
        check(&line.replace("\"line\"", "\"rect\""), drawing, Drawn::Other);
    }
}
