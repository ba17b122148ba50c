//! Which of the eight masks a QR code is drawn with: the one whose squares a reader tells apart best, weighed row by row.
//!
//! The library weighs square by square, which takes most of the time of a sheet; a row in one number is weighed at once.

use crate::error::PaperError;
use qrcode::bits::encode_auto;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};
use std::sync::OnceLock;

/// How many squares a side may have to stand in one number: version 27, far above any address.
const WIDEST: usize = 125;
const LEVEL: EcLevel = EcLevel::M;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// How many squares a side has, and which are dark, row by row.
pub(super) fn drawn(text: &str) -> Result<(usize, Vec<bool>), PaperError> {
    let bits = encode_auto(text.as_bytes(), LEVEL).map_err(|fault| too_long(text, fault))?;
    let version = bits.version();
    if side(version) > WIDEST {
        let code = QrCode::with_bits(bits, LEVEL).map_err(|fault| too_long(text, fault))?;
        return Ok((code.width(), code.to_colors().into_iter().map(|colour| colour == Color::Dark).collect()));
    }
    let (data, correction) = qrcode::ec::construct_codewords(&bits.into_bytes(), version, LEVEL).map_err(|fault| too_long(text, fault))?;
    let plain = Squares::of(&canvas(version, &data, &correction), side(version));
    let masked = masks(version, data.len(), correction.len()).iter().map(|mask| plain.turned(mask));
    let best = masked.min_by_key(Squares::penalty).unwrap_or(plain);
    Ok((side(version), best.dark()))
}

fn too_long(text: &str, _: QrError) -> PaperError {
    PaperError::TooLongForQr(text.chars().take(40).collect())
}

fn side(version: Version) -> usize {
    usize::try_from(version.width()).unwrap_or_default()
}

fn canvas(version: Version, data: &[u8], correction: &[u8]) -> Canvas {
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(data, correction);
    canvas
}

/// What each mask turns over in a code of this version; found once from a code without a dark square of data.
fn masks(version: Version, data: usize, correction: usize) -> &'static [Squares] {
    static KNOWN: [OnceLock<Vec<Squares>>; 41] = [const { OnceLock::new() }; 41];
    let number = side(version).saturating_sub(17) / 4;
    KNOWN[number.min(40)].get_or_init(|| {
        let blank = canvas(version, &vec![0; data], &vec![0; correction]);
        let unmasked = Squares::of(&blank, side(version));
        let mask = |pattern| {
            let mut masked = blank.clone();
            masked.apply_mask(pattern);
            Squares::of(&masked, side(version)).turned(&unmasked)
        };
        MASKS.map(mask).into()
    })
}

/// Squares as numbers: a bit is set where a square is dark.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Squares {
    rows: Vec<u128>,
    columns: Vec<u128>,
}

impl Squares {
    fn of(canvas: &Canvas, side: usize) -> Self {
        let mut squares = Self { rows: vec![0; side], columns: vec![0; side] };
        for (at, colour) in canvas.clone().into_colors().into_iter().enumerate() {
            let (row, column, dark) = (at / side, at % side, colour == Color::Dark);
            squares.rows[row] |= u128::from(dark) << column;
            squares.columns[column] |= u128::from(dark) << row;
        }
        squares
    }

    /// The same with those turned over that are set in the other.
    fn turned(&self, other: &Self) -> Self {
        let turned = |ours: &[u128], theirs: &[u128]| ours.iter().zip(theirs).map(|(one, other)| one ^ other).collect();
        Self { rows: turned(&self.rows, &other.rows), columns: turned(&self.columns, &other.columns) }
    }

    fn dark(&self) -> Vec<bool> {
        self.rows.iter().flat_map(|row| (0..self.rows.len()).map(move |column| row >> column & 1 == 1)).collect()
    }

    /// How hard it is to read, as the standard weighs it: runs of one colour, blocks, what looks like a corner, imbalance.
    fn penalty(&self) -> u32 {
        let side = self.rows.len();
        let whole = (1 << side) - 1;
        let lines: u32 = self.rows.iter().chain(&self.columns).map(|line| runs(*line) + runs(!line & whole) + corners(*line, side)).sum();
        let blocks: u32 = self.rows.windows(2).map(|pair| blocks(pair[0], pair[1]) + blocks(!pair[0] & whole, !pair[1] & whole)).sum();
        let dark: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        let squares = u32::try_from(side * side).unwrap_or(u32::MAX);
        lines + blocks + (dark * 20).abs_diff(squares * 10) / squares * 10
    }
}

/// Three for each run of five set squares, one more for each square more.
fn runs(line: u128) -> u32 {
    let fives = line & line >> 1 & line >> 2 & line >> 3 & line >> 4;
    fives.count_ones() + 2 * (fives & !(fives << 1)).count_ones()
}

/// Three for each block of two by two set squares.
fn blocks(above: u128, below: u128) -> u32 {
    let both = above & below;
    3 * (both & both >> 1).count_ones()
}

/// Forty for each row of squares that looks like the corner of a code with a light stretch beside it.
fn corners(line: u128, side: usize) -> u32 {
    const LONG: usize = 11;
    let found = |pattern: u32| {
        let alike = (0..LONG).fold(u128::MAX, |alike, at| alike & if pattern >> at & 1 == 1 { line >> at } else { !(line >> at) });
        (alike & ((1 << (side + 1 - LONG)) - 1)).count_ones()
    };
    40 * (found(0b000_0101_1101) + found(0b101_1101_0000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mask_is_that_of_the_library() {
        for text in ["K7F3", "https://hoi-nghi.example.vn/v/k7f39qwe", &"Đảng uỷ ".repeat(40)] {
            let (width, dark) = drawn(text).unwrap();
            let bits = encode_auto(text.as_bytes(), LEVEL).unwrap();
            let version = bits.version();
            let (data, correction) = qrcode::ec::construct_codewords(&bits.into_bytes(), version, LEVEL).unwrap();
            let canvas = canvas(version, &data, &correction);
            let masked = MASKS.map(|pattern| {
                let mut masked = canvas.clone();
                masked.apply_mask(pattern);
                masked.into_colors().into_iter().map(|colour| colour == Color::Dark).collect::<Vec<_>>()
            });
            assert_eq!(width, side(version));
            assert!(masked.contains(&dark), "{text}: drawn with none of the eight masks");
            let plain = Squares::of(&canvas, width);
            let ours = masks(version, data.len(), correction.len()).iter().map(|mask| plain.turned(mask).dark());
            assert!(ours.eq(masked), "{text}");
        }
    }

    #[test]
    fn lines_are_weighed_as_the_standard_says() {
        assert_eq!([0b1111, 0b1_1111, 0b111_1111, 0b111_1101_1111].map(runs), [0, 3, 5, 6]);
        assert_eq!([blocks(0b11, 0b11), blocks(0b111, 0b111), blocks(0b101, 0b111)], [3, 6, 0]);
        assert_eq!([corners(0b000_0101_1101, 11), corners(0b101_1101_0000, 11), corners(0b101_1101, 7 + 3)], [40, 40, 0]);
    }
}
