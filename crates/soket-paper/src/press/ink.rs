//! The ink of sheets: lines of words and codes as a page of a PDF draws them, and which glyphs they used.

use super::measure::Colour;
use super::shape::Shaped;
use crate::font::Style;
use crate::qr::Qr;
use std::io::Write as _;

/// What is drawn on a sheet. Lengths are points, from the upper left corner of the sheet.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    /// As the page of a PDF says it.
    pub drawn: Vec<u8>,
    /// Which glyphs were used so far.
    pub used: Used,
    height: f64,
}

/// The letters that glyphs showed, by style and by number of the glyph; zero where one was not used.
#[derive(Debug, Clone, Default)]
pub(super) struct Used([Vec<char>; 4]);

/// A line of words, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Where it begins.
    pub x: f64,
    /// Where its letters stand.
    pub baseline: f64,
    /// The size of its letters.
    pub size: f64,
    /// Their face.
    pub style: Style,
    /// Their colour.
    pub colour: Colour,
    /// Themselves.
    pub row: Shaped,
}

impl Ink {
    /// An empty sheet of this height.
    pub fn on(height: f64) -> Self {
        Self { drawn: Vec::with_capacity(8 * 1024), used: Used::default(), height }
    }

    /// Begins the next sheet; what is used adds up.
    pub fn next_sheet(&mut self) {
        self.drawn.clear();
    }

    /// Moves whatever is drawn after.
    pub fn moved(&mut self, right: f64, down: f64) {
        self.drawn.extend_from_slice(b"1 0 0 1 ");
        self.numbers(&[right, -down]);
        self.drawn.extend_from_slice(b"cm\n");
    }

    /// Draws the background over the whole sheet.
    pub fn background(&mut self, width: f64) {
        self.drawn.extend_from_slice(b"q ");
        self.number(width);
        self.drawn.extend_from_slice(b"0 0 ");
        self.numbers(&[self.height, 0.0, 0.0]);
        self.drawn.extend_from_slice(b"cm /B Do Q\n");
    }

    /// Draws a line of words.
    pub fn line(&mut self, line: &Line) {
        let Some(face) = line.style.face() else { return };
        let scale = line.size / f64::from(face.units_per_em());
        self.colour(line.colour);
        self.drawn.extend_from_slice(b"rg BT /F");
        self.drawn.push(b'0' + line.style as u8);
        self.drawn.push(b' ');
        self.number(line.size);
        self.drawn.extend_from_slice(b"Tf ");
        let (mut from, mut pen) = ((0.0, 0.0), None);
        for glyph in &line.row.glyphs {
            if pen != Some((glyph.x, glyph.y)) {
                self.drawn.extend_from_slice(if pen.is_some() { b"> Tj " } else { b"" });
                let to = (line.x + f64::from(glyph.x) * scale, self.height - line.baseline + f64::from(glyph.y) * scale);
                self.numbers(&[to.0 - from.0, to.1 - from.1]);
                self.drawn.extend_from_slice(b"Td <");
                from = to;
            }
            self.hex(glyph.id);
            self.used.note(line.style, glyph.id, glyph.letter);
            pen = Some((glyph.x + glyph.advance, 0));
        }
        self.drawn.extend_from_slice(if pen.is_some() { b"> Tj ET\n" } else { b"ET\n" });
    }

    /// Draws a QR code with its light rim, as one path.
    pub fn qr(&mut self, qr: &Qr, [x, y, side]: [f64; 3]) {
        let square = side / qr.side() as f64;
        self.drawn.extend_from_slice(b"q ");
        self.fine(square);
        self.drawn.extend_from_slice(b"0 0 -");
        self.fine(square);
        self.numbers(&[x, self.height - y]);
        let _ = writeln!(self.drawn, "cm 1 1 1 rg 0 0 {0} {0} re f 0 0 0 rg", qr.side());
        qr.runs(&mut |column, row, length| {
            for number in [column, row, length] {
                self.whole(number as i64);
            }
            self.drawn.extend_from_slice(b"1 re\n");
        });
        self.drawn.extend_from_slice(b"f Q\n");
    }

    /// Draws a thin black line.
    pub fn stroke(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.drawn.extend_from_slice(b"0 0 0 RG 0.4 w ");
        self.numbers(&[from.0, self.height - from.1]);
        self.drawn.extend_from_slice(b"m ");
        self.numbers(&[to.0, self.height - to.1]);
        self.drawn.extend_from_slice(b"l S\n");
    }

    fn colour(&mut self, colour: Colour) {
        self.numbers(&[colour.red, colour.green, colour.blue].map(|part| f64::from(part) / 255.0));
    }

    fn numbers(&mut self, numbers: &[f64]) {
        for number in numbers {
            self.number(*number);
        }
    }

    /// A number to its hundredth, which is the three-hundredth of a millimetre, and a space.
    fn number(&mut self, number: f64) {
        let hundredths = (number * 100.0).round() as i64;
        let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
        if hundredths < 0 {
            self.drawn.push(b'-');
        }
        if rest == 0 {
            return self.whole(whole);
        }
        self.whole(whole);
        self.drawn.pop();
        let digits = [b'.', b'0' + (rest / 10) as u8, b'0' + (rest % 10) as u8, b' '];
        self.drawn.extend_from_slice(&digits);
    }

    /// A number to its hundred-thousandth and a space: it is multiplied by up to 185.
    fn fine(&mut self, number: f64) {
        let _ = write!(self.drawn, "{number:.5} ");
    }

    fn whole(&mut self, number: i64) {
        let (mut digits, mut at, mut rest) = ([0; 20], 20, number.unsigned_abs());
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.drawn.extend_from_slice(&digits[at..]);
        self.drawn.push(b' ');
    }

    fn hex(&mut self, glyph: u16) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = [12, 8, 4, 0].map(|shift| DIGITS[usize::from(glyph >> shift & 15)]);
        self.drawn.extend_from_slice(&digits);
    }
}

impl Used {
    fn note(&mut self, style: Style, glyph: u16, letter: char) {
        let (letters, glyph) = (&mut self.0[style as usize], usize::from(glyph));
        if letters.len() <= glyph {
            letters.resize(glyph + 1, '\0');
        }
        if letters[glyph] == '\0' {
            letters[glyph] = letter;
        }
    }

    /// Adds what another sheet used; whoever came first says which letter a glyph shows.
    pub fn add(&mut self, other: &Used) {
        for (style, glyph, letter) in other.all() {
            self.note(style, glyph, letter);
        }
    }

    /// The glyphs of one style in the order of their numbers.
    pub fn of(&self, style: Style) -> impl Iterator<Item = (u16, char)> {
        let used = (0_u16..).zip(&self.0[style as usize]).filter(|(_, letter)| **letter != '\0');
        used.map(|(glyph, letter)| (glyph, *letter))
    }

    fn all(&self) -> impl Iterator<Item = (Style, u16, char)> {
        Style::ALL.into_iter().flat_map(|style| self.of(style).map(move |(glyph, letter)| (style, glyph, letter)))
    }
}
