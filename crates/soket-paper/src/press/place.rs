//! An item of a template with the words of a record: at which size, in which lines, where in its box.

use super::fault::PressError;
use super::ink::{Ink, Line};
use super::shape::{self, Shaped};
use super::template::{Align, Content, Item, Look, Stand};
use super::words::{self, Part, Record};
use crate::fit::{self, Step};
use crate::font::{self, Style};
use crate::qr::Qr;
use unicode_normalization::UnicodeNormalization as _;

/// A line from the top of a capital with two marks to the foot of a letter that hangs, and the part of it above where
/// letters stand; both in sizes of its letters.
const LINE: f64 = 1.17;
const ABOVE: f64 = 0.95;
/// Sizes are tried point by point.
const STEP: i32 = 10;

/// What an item shows with the values of a record; lengths are points from the upper left corner of the sheet.
#[derive(Debug)]
pub(super) enum Shown {
    /// Lines of words.
    Words(Vec<Line>),
    /// A code, with its place and the length of its side.
    Code(Qr, [f64; 3]),
}

/// An item made ready: its box in points, the sizes that may be tried.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    /// Which item it is, counted from one.
    pub number: usize,
    what: Content,
    look: Look,
    style: Style,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    steps: Vec<Step>,
}

impl Ready {
    /// Makes an item ready.
    pub fn new(number: usize, item: &Item) -> Self {
        let style = match (item.look.bold, item.look.italic) {
            (false, false) => Style::Regular,
            (true, false) => Style::Bold,
            (false, true) => Style::Italic,
            (true, true) => Style::BoldItalic,
        };
        let [x, y, width, height] = [item.x_mm, item.y_mm, item.width_mm, item.height_mm].map(|length| length.points());
        Self { number, what: item.what.clone(), look: item.look, style, x, y, width, height, steps: steps(item.look, height) }
    }

    /// Whether it is the same on every sheet.
    pub fn is_fixed(&self) -> bool {
        self.what.fields().is_empty()
    }

    /// Draws it with the values of a record, whose number, counted from one, names it where it cannot be printed.
    pub fn draw(&self, ink: &mut Ink, record: &Record, number: usize) -> Result<(), PressError> {
        match self.shown(record, number)? {
            Shown::Words(lines) => lines.iter().for_each(|line| ink.line(line)),
            Shown::Code(qr, at) => ink.qr(&qr, at),
        }
        Ok(())
    }

    /// What it shows.
    pub fn shown(&self, record: &Record, number: usize) -> Result<Shown, PressError> {
        if let Content::Qr(field) = &self.what {
            let qr = code(value(record, field, number)?).ok_or_else(|| PressError::Qr { record: number, field: field.clone() })?;
            return Ok(Shown::Code(qr, [self.x, self.y, self.width.min(self.height)]));
        }
        Ok(Shown::Words(self.lines(&self.words(record, number)?)))
    }

    /// Whether it can be drawn with the values of a record, without laying words out.
    pub fn check(&self, record: &Record, number: usize) -> Result<(), PressError> {
        match &self.what {
            Content::Qr(_) => self.shown(record, number).map(|_| ()),
            _ => self.words(record, number).map(|_| ()),
        }
    }

    /// Its box: from the left, from the top, width, height.
    pub fn stands(&self) -> [f64; 4] {
        [self.x, self.y, self.width, self.height]
    }

    /// The size to which its words come, in points, where that is below what the template wants.
    pub fn too_small(&self, record: &Record, number: usize) -> Result<Option<f64>, PressError> {
        if matches!(self.what, Content::Qr(_)) {
            return Ok(None);
        }
        let wanted = f64::from(self.look.smallest.to_tenths()) / 10.0;
        let lines = self.lines(&self.words(record, number)?);
        Ok(lines.first().map(|line| line.size).filter(|size| *size < wanted - 0.02))
    }

    /// What it says; nothing where every gap stays empty.
    fn words(&self, record: &Record, number: usize) -> Result<String, PressError> {
        let (Content::Field(said) | Content::Text(said) | Content::Qr(said)) = &self.what;
        let parts = if let Content::Text(text) = &self.what { words::parts(text).unwrap_or_default() } else { vec![Part::Gap(said)] };
        let (mut words, mut gaps, mut filled) = (String::new(), 0, 0);
        for part in parts {
            match part {
                Part::Words(fixed) => words.push_str(&self.cased(fixed)),
                Part::Gap(field) => {
                    let value = self.cased(value(record, field, number)?);
                    if let Some(letter) = value.chars().find(|letter| !font::has(*letter)) {
                        return Err(PressError::NoLetter { record: number, field: field.to_owned(), letter });
                    }
                    gaps += 1;
                    filled += usize::from(!value.is_empty());
                    words.push_str(&value);
                }
            }
        }
        Ok(if gaps > 0 && filled == 0 { String::new() } else { words })
    }

    fn cased(&self, words: &str) -> String {
        if self.look.uppercase { words.to_uppercase().nfc().collect() } else { words.to_owned() }
    }

    fn lines(&self, words: &str) -> Vec<Line> {
        let fitted = fit::fitted_in(self.style, words, self.width as f32, &self.steps);
        let count = fitted.lines.len() as f64;
        // Words that fit at no step may also be higher than their box.
        let size = f64::from(fitted.size).min(self.height / (LINE * count));
        let size = (size * 100.0).floor() / 100.0;
        let from_top = match self.look.stand {
            Stand::Top => ABOVE * size,
            Stand::Middle => (self.height - LINE * size * count) / 2.0 + ABOVE * size,
            Stand::OnEdge => self.height - LINE * size * (count - 1.0),
        };
        let rows = fitted.lines.iter().map(|line| shape::shaped(self.style, line)).enumerate();
        rows.map(|(at, row)| self.line(row, self.y + from_top + LINE * size * at as f64, size)).collect()
    }

    fn line(&self, row: Shaped, baseline: f64, size: f64) -> Line {
        let em = self.style.face().map_or(1.0, |face| f64::from(face.units_per_em()));
        let left = self.width - f64::from(row.width) / em * size;
        let x = match self.look.align {
            Align::Left => self.x,
            Align::Centre => self.x + left / 2.0,
            Align::Right => self.x + left,
        };
        Line { x, baseline, size, style: self.style, colour: self.look.colour, row }
    }
}

fn code(link: &str) -> Option<Qr> {
    Qr::of(link).ok().filter(|_| !link.is_empty())
}

fn value<'record>(record: &'record Record, field: &str, number: usize) -> Result<&'record str, PressError> {
    record.value(field).ok_or_else(|| PressError::NoField { record: number, field: field.to_owned() })
}

/// What may be tried: one line from the largest size to the smallest, then two lines, and so on, as far as the box is high.
fn steps(look: Look, height: f64) -> Vec<Step> {
    let (largest, smallest) = (look.largest.to_tenths(), look.smallest.to_tenths());
    let sizes = (0..).map(|step| largest - step * STEP).take_while(|size| *size > smallest).chain([smallest]);
    let sizes: Vec<f32> = sizes.map(|tenths| tenths as f32 / 10.0).collect();
    let all = (1..=usize::from(look.lines)).flat_map(|lines| sizes.iter().map(move |size| (*size, lines)));
    let high_enough = |(size, lines): &Step| f64::from(*size) * LINE * *lines as f64 <= height;
    let steps: Vec<Step> = all.filter(high_enough).collect();
    if steps.is_empty() { vec![(look.smallest.to_tenths() as f32 / 10.0, 1)] } else { steps }
}
