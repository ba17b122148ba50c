//! The sheet that shows how far off a printer is: rulers from each edge and crosses whose place is written beside them.

use super::Nudge;
use super::book::Book;
use super::fault::PressError;
use super::ink::{Ink, Line};
use super::measure::{Colour, Mm};
use super::pack::Packer;
use super::shape;
use super::template::Sheet;
use super::typeface;
use crate::font::Style;
use crate::pdf::Pdf;

const TITLE: &str = "Tờ dò lệch máy in";
/// What to do, line by line.
const ADVICE: [&str; 4] = [
    "In đúng cỡ (100%), không chọn “vừa trang”, trên khay giấy sẽ dùng.",
    "Đo từ mép trái và mép trên của tờ giấy đến tâm dấu cộng gần nhất.",
    "Số đo nhỏ hơn số ghi: cộng phần chênh vào độ dời đang đặt.",
    "Số đo lớn hơn số ghi: trừ phần chênh khỏi độ dời đang đặt.",
];
/// Half the length of a cross, and how far crosses stand from the edges.
const ARM: f64 = 5.0;
const FROM_EDGE: f64 = 20.0;

/// Draws the sheet, moved like everything that this printer prints: with the right nudge, what is written is what is measured.
pub(super) fn sheet(sheet: Sheet, nudge: Nudge) -> Result<Pdf, PressError> {
    let [width, height] = [sheet.width_mm, sheet.height_mm].map(|side| f64::from(side.to_hundredths()) / 100.0);
    let mut ink = Ink::on(points(height));
    ink.moved(points(f64::from(nudge.right) / 10.0), points(f64::from(nudge.down) / 10.0));
    for (x, y) in [(FROM_EDGE, FROM_EDGE), (width - FROM_EDGE, FROM_EDGE), (FROM_EDGE, height - FROM_EDGE)]
        .into_iter()
        .chain([(width - FROM_EDGE, height - FROM_EDGE), (width / 2.0, height / 2.0)])
    {
        cross(&mut ink, x, y);
    }
    rulers(&mut ink, width, height);
    words(&mut ink, width, height, nudge);
    let mut book = Book::new(sheet, 1);
    book.add(&Packer::quick().pack(&ink.drawn));
    Ok(book.finish(TITLE, &typeface::typefaces(&ink.used)?, None))
}

fn cross(ink: &mut Ink, x: f64, y: f64) {
    ink.stroke((points(x - ARM), points(y)), (points(x + ARM), points(y)));
    ink.stroke((points(x), points(y - ARM)), (points(x), points(y + ARM)));
    let place = [x, y].map(|length| Mm::hundredths((length * 100.0).round() as i32).to_string().replace('.', ","));
    write(ink, &format!("{} x {}", place[0], place[1]), (x + 1.0, y - 1.0), 8.0);
}

/// Every millimetre from the left and from the top, longer at each fifth, numbered at each tenth.
fn rulers(ink: &mut Ink, width: f64, height: f64) {
    let long = |at: i32| {
        if at % 10 == 0 {
            5.0
        } else if at % 5 == 0 {
            3.5
        } else {
            2.0
        }
    };
    for at in 1..width.ceil() as i32 {
        let x = f64::from(at);
        ink.stroke((points(x), points(0.0)), (points(x), points(3.0 + long(at))));
    }
    for at in 1..height.ceil() as i32 {
        let y = f64::from(at);
        ink.stroke((points(0.0), points(y)), (points(3.0 + long(at)), points(y)));
    }
    for tenth in 1..=(width.max(height) as i32 / 10) {
        let (at, said) = (f64::from(tenth * 10), (tenth * 10).to_string());
        if at < width {
            write(ink, &said, (at + 0.4, 10.5), 7.0);
        }
        // The first would stand among the numbers of the other ruler.
        if at < height && tenth > 1 {
            write(ink, &said, (9.0, at - 0.4), 7.0);
        }
    }
}

fn words(ink: &mut Ink, width: f64, height: f64, nudge: Nudge) {
    let tenths = |tenths: i32| Mm::hundredths(tenths * 10).to_string().replace('.', ",");
    let moved = format!("Đã dời: sang phải {} mm, xuống dưới {} mm.", tenths(nudge.right), tenths(nudge.down));
    let size = (width / 22.0).clamp(3.0, 11.0);
    let lines = [TITLE].into_iter().chain(ADVICE).chain([moved.as_str()]);
    for (at, line) in (0..).zip(lines) {
        write(ink, line, (FROM_EDGE.min(width / 6.0) + 4.0, height / 2.0 + 8.0 + f64::from(at) * size * 0.5), size);
    }
}

/// Writes words from this place, given in millimetres, at a size in points.
fn write(ink: &mut Ink, words: &str, (x, y): (f64, f64), size: f64) {
    let (style, colour) = (Style::Regular, Colour::default());
    ink.line(&Line { x: points(x), baseline: points(y), size, style, colour, row: shape::shaped(style, words) });
}

fn points(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}
