//! Pages of the press read back: which words stand where, measured against their template.

use super::{names, one_item, record};
use lopdf::content::Content as Drawn;
use lopdf::{Document, Object};
use soket_paper::font::{self, Style};
use soket_paper::pdf::Pdf;
use soket_paper::press::measure::{Mm, Points};
use soket_paper::press::template::{Align, Content, Item, Look, Stand};
use soket_paper::press::words::Record;
use soket_paper::press::{Nudge, Press, shipped};
use std::collections::BTreeMap;

/// How far anything may be off, in millimetres.
const OFF: f64 = 0.3;

/// A line as a page shows it; lengths in millimetres from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub words: String,
    pub x: f64,
    pub baseline: f64,
    pub width: f64,
    pub size: f64,
}

/// The lines of a page, read from its content and from what the file says of its glyphs.
pub fn words(pdf: &Pdf, page: usize) -> Vec<Line> {
    let file = Document::load_mem(&pdf.bytes).unwrap();
    let (_, id) = file.get_pages().into_iter().nth(page).unwrap();
    let height = 210.0;
    let faces: BTreeMap<Vec<u8>, BTreeMap<u16, (char, f64)>> =
        file.get_page_fonts(id).unwrap().into_iter().map(|(name, font)| (name, glyphs(&file, font))).collect();
    let (mut shift, mut font, mut size, mut at) = ((0.0, 0.0), Vec::new(), 0.0, (0.0, 0.0));
    let mut lines: Vec<Line> = Vec::new();
    let mut begins = false;
    for operation in Drawn::decode(&file.get_page_content(id)).unwrap().operations {
        let numbers: Vec<f64> = operation.operands.iter().filter_map(|number| number.as_float().ok().map(f64::from)).collect();
        match operation.operator.as_str() {
            "cm" if numbers[..4] == [1.0, 0.0, 0.0, 1.0] => shift = (numbers[4], numbers[5]),
            "BT" => (at, begins) = ((0.0, 0.0), true),
            "Tf" => (font, size) = (operation.operands[0].as_name().unwrap().to_vec(), numbers[0]),
            "Td" => at = (at.0 + numbers[0], at.1 + numbers[1]),
            "Tj" => {
                let Object::String(codes, _) = &operation.operands[0] else { panic!("{operation:?}") };
                let known = codes.chunks(2).map(|code| faces[&font][&u16::from_be_bytes([code[0], code[1]])]);
                let (said, widths): (String, Vec<f64>) = known.unzip();
                let width = mm(widths.iter().sum::<f64>() / 1000.0 * size);
                let (x, baseline) = (mm(at.0 + shift.0), height - mm(at.1 + shift.1));
                match lines.last_mut().filter(|_| !begins) {
                    Some(line) => (line.words, line.width) = (format!("{}{said}", line.words), x + width - line.x),
                    None => lines.push(Line { words: said, x, baseline, width, size }),
                }
                begins = false;
            }
            _ => {}
        }
    }
    lines
}

fn mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

/// What the file says of the glyphs of a face: the letter of each, and its width in thousandths of its size.
fn glyphs(file: &Document, font: &lopdf::Dictionary) -> BTreeMap<u16, (char, f64)> {
    let find = |object: &Object| file.dereference(object).unwrap().1.clone();
    let cid = find(&find(font.get(b"DescendantFonts").unwrap()).as_array().unwrap()[0]);
    let widths = find(cid.as_dict().unwrap().get(b"W").unwrap());
    let widths: BTreeMap<u16, f64> = widths
        .as_array()
        .unwrap()
        .chunks(2)
        .map(|pair| (pair[0].as_i64().unwrap() as u16, f64::from(pair[1].as_array().unwrap()[0].as_float().unwrap())))
        .collect();
    let map = find(font.get(b"ToUnicode").unwrap());
    let map = String::from_utf8(map.as_stream().unwrap().decompressed_content().unwrap()).unwrap();
    let number = |hex: &str| u32::from_str_radix(hex.trim_matches(['<', '>']), 16).unwrap();
    let pairs = map.lines().filter_map(|line| line.split_once(' ')).filter(|(glyph, letter)| glyph.len() == 6 && letter.len() == 6);
    let pairs = pairs.map(|(glyph, letter)| (number(glyph) as u16, char::from_u32(number(letter)).unwrap()));
    // The range of all codes is written like a pair.
    pairs.filter_map(|(glyph, letter)| Some((glyph, (letter, *widths.get(&glyph)?)))).collect()
}

fn hundredths(length: Mm) -> f64 {
    f64::from(length.to_hundredths()) / 100.0
}

/// How far a line is from where its item says that it begins, and that it stands.
fn off(line: &Line, item: &Item) -> (f64, f64) {
    let [x, y, width, height] = [item.x_mm, item.y_mm, item.width_mm, item.height_mm].map(hundredths);
    let across = match item.look.align {
        Align::Left => line.x - x,
        Align::Centre => line.x + line.width / 2.0 - x - width / 2.0,
        Align::Right => line.x + line.width - x - width,
    };
    let size = mm(line.size);
    let down = match item.look.stand {
        Stand::Top => line.baseline - y - 0.95 * size,
        Stand::Middle => line.baseline - y - height / 2.0 - (0.95 - 1.17 / 2.0) * size,
        Stand::OnEdge => line.baseline - y - height,
    };
    (across, down)
}

#[test]
fn every_item_of_the_shipped_templates_stands_in_its_place() {
    for (template, nudge) in shipped::templates().unwrap().into_iter().zip([(0, 0), (15, -8)]) {
        let press = Press::new(template.clone()).unwrap().nudged(Nudge::tenths(nudge.0, nudge.1).unwrap());
        let found = words(&press.batch("Giấy khen", &[record("Nguyễn Thị Lan", 5)]).unwrap(), 0);
        let mut matched = 0;
        for item in template.items.iter().filter(|item| !matches!(item.what, Content::Qr(_))) {
            let moved = Item {
                x_mm: Mm::hundredths(item.x_mm.to_hundredths() + nudge.0 * 10),
                y_mm: Mm::hundredths(item.y_mm.to_hundredths() + nudge.1 * 10),
                ..item.clone()
            };
            let near = |line: &&Line| {
                let (across, down) = off(line, &moved);
                across.abs() < OFF && down.abs() < OFF
            };
            assert_eq!(found.iter().filter(near).count(), 1, "{item:?}\n{found:#?}");
            matched += 1;
        }
        assert_eq!(matched, found.len(), "nothing else is on the sheet");
    }
}

#[test]
fn each_way_of_standing_is_exact() {
    for align in [Align::Left, Align::Centre, Align::Right] {
        for stand in [Stand::Top, Stand::Middle, Stand::OnEdge] {
            for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
                let look = Look { align, stand, bold, italic, largest: Points::tenths(235), ..Look::default() };
                let template = one_item(Content::Field("ten".into()), look);
                let item = template.items[0].clone();
                let made = Press::new(template).unwrap().batch("", &[Record::new([("ten", "Đặng Ứng Quỳnh")])]).unwrap();
                let found = words(&made, 0);
                assert_eq!((found.len(), found[0].words.as_str(), found[0].size), (1, "Đặng Ứng Quỳnh", 23.5));
                let (across, down) = off(&found[0], &item);
                assert!(across.abs() < 0.02 && down.abs() < 0.02, "{look:?}: {across} {down}");
            }
        }
    }
}

#[test]
fn names_are_set_smaller_then_broken_and_never_cut() {
    let look = Look { largest: Points::whole(32), smallest: Points::whole(18), lines: 2, bold: true, ..Look::default() };
    for uppercase in [false, true] {
        let template = one_item(Content::Field("ten".into()), Look { uppercase, ..look });
        let press = Press::new(template).unwrap();
        for name in names() {
            let clean: String = unicode_normalization::UnicodeNormalization::nfc(name.chars()).collect();
            let clean = if uppercase { clean.to_uppercase() } else { clean };
            let found = words(&press.batch("", &[Record::new([("ten", name)])]).unwrap(), 0);
            let said: Vec<&str> = found.iter().map(|line| line.words.as_str()).collect();
            assert_eq!(said.join(" "), clean, "nothing is lost");
            assert!(found.len() <= 2, "{clean}");
            assert!(found.iter().all(|line| line.x >= 20.0 - 0.01 && line.x + line.width <= 220.01), "{found:?}");
            let last = found.last().unwrap();
            assert!(last.baseline + 0.22 * mm(last.size) <= 80.01 && found[0].baseline - 0.95 * mm(found[0].size) >= 49.99, "{found:?}");
            let shorter_fits = font::width(Style::Bold, &clean, 18.0) < 200.0 * 72.0 / 25.4;
            assert_eq!(found.len() == 1, shorter_fits || !clean.contains(' '), "two lines only where one is too long: {clean}");
        }
    }
}
