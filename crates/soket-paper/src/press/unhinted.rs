//! A face without its hints, the programs that fit letters to coarse screens: paper does not need them, and they are half of it.

use std::borrow::Cow;

/// The tables that hold programs for the whole face.
const PROGRAMS: [&[u8]; 3] = [b"fpgm", b"prep", b"cvt "];
/// Flags of a glyph made of others: more follow, it has a program, how its parts are written.
const WORDS: u16 = 0x0001;
const SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const FOUR_SCALES: u16 = 0x0080;
const PROGRAM: u16 = 0x0100;

/// The face without hints; as it is where it is not built as expected.
pub(super) fn unhinted(file: &[u8]) -> Cow<'_, [u8]> {
    without(file).map_or(Cow::Borrowed(file), Cow::Owned)
}

fn without(file: &[u8]) -> Option<Vec<u8>> {
    let mut tables = tables(file)?;
    let table = |tag: &[u8]| tables.iter().find(|(name, _)| *name == tag).map(|(_, bytes)| bytes.clone());
    let (head, glyphs, places) = (table(b"head")?, table(b"glyf")?, table(b"loca")?);
    let is_long = word(&head, 50)? != 0;
    let (mut lean, mut offsets) = (Vec::new(), vec![0]);
    for at in 0..places.len() / if is_long { 4 } else { 2 } - 1 {
        let (from, to) = (place(&places, at, is_long)?, place(&places, at + 1, is_long)?);
        lean.extend(glyph(glyphs.get(from..to)?)?);
        lean.resize(lean.len().next_multiple_of(4), 0);
        offsets.push(lean.len());
    }
    let places = offsets.iter().flat_map(|offset| {
        let (short, long) = (u16::try_from(offset / 2).unwrap_or(u16::MAX), u32::try_from(*offset).unwrap_or(u32::MAX));
        if is_long { long.to_be_bytes().to_vec() } else { short.to_be_bytes().to_vec() }
    });
    let places: Vec<u8> = places.collect();
    tables.retain(|(tag, _)| !PROGRAMS.contains(&tag.as_slice()));
    for (tag, bytes) in &mut tables {
        match tag.as_slice() {
            b"glyf" => bytes.clone_from(&lean),
            b"loca" => bytes.clone_from(&places),
            _ => {}
        }
    }
    Some(written(&file[..4], &tables))
}

/// The tables with their names.
fn tables(file: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let entry = |at: usize| {
        let entry = file.get(12 + 16 * at..28 + 16 * at)?;
        let number = |at: usize| Some(u32::from_be_bytes(entry.get(at..at + 4)?.try_into().ok()?) as usize);
        let (from, length) = (number(8)?, number(12)?);
        Some((entry[..4].to_vec(), file.get(from..from.checked_add(length)?)?.to_vec()))
    };
    (0..usize::from(word(file, 4)?)).map(entry).collect()
}

fn place(places: &[u8], at: usize, is_long: bool) -> Option<usize> {
    if is_long {
        return Some(u32::from_be_bytes(places.get(4 * at..4 * at + 4)?.try_into().ok()?) as usize);
    }
    Some(2 * usize::from(word(places, 2 * at)?))
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// A glyph without its program.
fn glyph(glyph: &[u8]) -> Option<Vec<u8>> {
    if glyph.is_empty() {
        return Some(Vec::new());
    }
    let outlines = word(glyph, 0)?;
    if outlines > i16::MAX as u16 {
        return made_of_others(glyph);
    }
    let head = 10 + 2 * usize::from(outlines);
    let program = usize::from(word(glyph, head)?);
    Some([glyph.get(..head)?, &[0, 0], glyph.get(head + 2 + program..)?].concat())
}

fn made_of_others(glyph: &[u8]) -> Option<Vec<u8>> {
    let (mut lean, mut at) = (glyph.to_vec(), 10);
    loop {
        let flags = word(&lean, at)?;
        lean.get_mut(at..at + 2)?.copy_from_slice(&(flags & !PROGRAM).to_be_bytes());
        at += if flags & WORDS == 0 { 6 } else { 8 };
        at += match flags & (SCALE | TWO_SCALES | FOUR_SCALES) {
            0 => 0,
            SCALE => 2,
            TWO_SCALES => 4,
            _ => 8,
        };
        if flags & MORE == 0 {
            lean.truncate(at);
            return Some(lean);
        }
    }
}

/// A file of these tables; none of them has a sum that anybody checks but its own.
fn written(kind: &[u8], tables: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let power = count.checked_ilog2().unwrap_or_default() as u16;
    let search = 16 << power;
    let mut file = [kind, &[count, search, power, count * 16 - search].map(u16::to_be_bytes).concat()].concat();
    let mut from = 12 + 16 * tables.len();
    for (tag, bytes) in tables {
        let numbers = [sum(bytes), from as u32, bytes.len() as u32].map(u32::to_be_bytes).concat();
        file.extend([tag, &numbers[..]].concat());
        from += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum: u32, four| {
        let mut whole = [0; 4];
        whole[..four.len()].copy_from_slice(four);
        sum.wrapping_add(u32::from_be_bytes(whole))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FACES;
    use ttf_parser::{Face, GlyphId, OutlineBuilder};

    #[derive(Default, PartialEq, Debug)]
    struct Drawn(Vec<[f32; 4]>);

    impl OutlineBuilder for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y, 0.0, 0.0]);
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push([x, y, 1.0, 0.0]);
        }
        fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
            self.0.push([a, b, x, y]);
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {}
    }

    #[test]
    fn every_letter_is_drawn_as_before() {
        for file in FACES {
            let lean = unhinted(file);
            assert!(lean.len() < file.len() * 9 / 10, "{} of {}", lean.len(), file.len());
            let (before, after) = (Face::parse(file, 0).unwrap(), Face::parse(&lean, 0).unwrap());
            for glyph in 0..before.number_of_glyphs() {
                let [drawn, again] = [&before, &after].map(|face| {
                    let mut drawn = Drawn::default();
                    let bounds = face.outline_glyph(GlyphId(glyph), &mut drawn);
                    (drawn, bounds)
                });
                assert_eq!(drawn, again, "{glyph}");
            }
        }
        for odd in [&b""[..], b"\0\x01\0\0\0\x01", &FACES[0][..1000]] {
            assert!(matches!(unhinted(odd), Cow::Borrowed(_)));
        }
    }
}
