//! What the press refuses, with a sentence that names the item or the record; and templates that read back as they were written.

use super::{one_item, record};
use proptest::prelude::*;
use soket_paper::press::background::Background;
use soket_paper::press::fault::{ItemFault, PictureError, PressError, TemplateError};
use soket_paper::press::measure::{Colour, Mm, Points};
use soket_paper::press::template::{Align, Content, Item, Look, Printing, Sheet, Stand, Template};
use soket_paper::press::words::Record;
use soket_paper::press::{Nudge, Press, nudge_sheet, shipped};
use std::ops::ControlFlow;

fn text_with(from: &str, to: &str) -> String {
    let text = one_item(Content::Field("ten".into()), Look::default()).to_text().unwrap();
    assert!(text.contains(from), "{text}");
    text.replacen(from, to, 1)
}

#[test]
fn a_template_that_cannot_be_printed_is_refused_by_name() {
    let check = |from: &str, to: &str, expected: &str| {
        let fault = Template::read(&text_with(from, to)).unwrap_err();
        assert!(fault.to_string().contains(expected), "{from} {to}: {fault}");
        assert!(fault.to_string().ends_with('.'), "{fault}");
    };
    check("\"x_mm\": \"20\"", "\"x_mm\": \"98\"", "Mục thứ 1 (ten): nằm ra ngoài tờ giấy");
    check("\"x_mm\": \"20\"", "\"x_mm\": \"-0.01\"", "nằm ra ngoài");
    check("\"y_mm\": \"50\"", "\"y_mm\": 999999", "nằm ra ngoài");
    check("\"x_mm\": \"20\"", "\"x_mm\": 20.5", "Mục thứ 1 (?): không đọc được");
    check("\"x_mm\": \"20\"", "\"z_mm\": \"20\"", "có tên lạ «z_mm»");
    check("\"x_mm\": \"20\"", "\"x_mm\": \"20\", \"x_mm\": \"21\"", "ghi «x_mm» hai lần");
    check("\"height_mm\": \"30\"", "\"height_mm\": \"0.99\"", "ô nhỏ hơn 1 mm");
    check("\"width_mm\": \"297\"", "\"width_mm\": \"1200.01\"", "Khổ giấy 1200.01 x 210 mm");
    check("\"width_mm\": \"297\"", "\"width_mm\": \"49.99\"", "Khổ giấy");
    check("\"smallest\": \"12\"", "\"smallest\": \"3.9\"", "cỡ chữ từ 3.9 đến 14");
    check("\"largest\": \"14\"", "\"largest\": \"200.1\"", "cỡ chữ");
    check("\"largest\": \"14\"", "\"largest\": \"11\"", "cỡ chữ từ 12 đến 11");
    check("\"lines\": 1", "\"lines\": 0", "số dòng 0");
    check("\"colour\": \"#000000\"", "\"colour\": \"đỏ\"", "không phải là màu");
    check("\"field\": \"ten\"", "\"field\": \"Tên\"", "tên trường");
    check("\"field\": \"ten\"", "\"qr\": \"a b\"", "tên trường");
    check("\"field\": \"ten\"", "\"text\": \"Số {so\"", "chỗ điền");
    check("\"field\": \"ten\"", "\"text\": \"a\\u0007b\"", "ký tự điều khiển");
    check("\"field\": \"ten\"", "\"text\": \"🎉\"", "không có chữ «🎉»");
    check("\"field\": \"ten\"", "\"text\": \" \"", "từ 1 đến 1.000 chữ");
    check("\"field\": \"ten\"", "\"program\": \"ten\"", "có giá trị lạ «program»");
    check("\"name\": \"Một mục\"", "\"name\": \"\\n\"", "Tên mẫu");
    check("\"name\": \"Một mục\"", "\"name\": \"x\", \"script\": 1", "Tệp mẫu có tên lạ «script»");
    check("\"background\": null", "\"background\": {\"name\": \"x\", \"kind\": \"svg\"}", "giá trị lạ «svg»");
    let mut many = one_item(Content::Field("ten".into()), Look::default());
    many.items = vec![many.items[0].clone(); 101];
    assert_eq!(many.clone().checked(), Err(TemplateError::TooManyItems));
    let mut small = one_item(Content::Qr("ten".into()), Look::default());
    small.items[0].width_mm = Mm::hundredths(1_199);
    assert!(matches!(small.checked(), Err(TemplateError::Item { number: 1, fault: ItemFault::SmallQr, .. })));
    assert_eq!(Template::read(&" ".repeat(64 * 1024 + 1)), Err(TemplateError::TooLong));
}

#[test]
fn a_record_that_cannot_be_printed_is_refused_by_number() {
    let press = Press::new(shipped::templates().unwrap().remove(0)).unwrap();
    let good = record("Nguyễn Thị Lan", 1);
    let check = |bad: Record, expected: PressError| assert_eq!(press.batch("", &[good.clone(), bad]).unwrap_err(), expected);
    check(Record::default(), PressError::NoField { record: 2, field: "co_quan".into() });
    check(record("Lan 🎉", 2), PressError::NoLetter { record: 2, field: "nguoi_nhan".into(), letter: '🎉' });
    let field = "ma".to_owned();
    let code = Press::new(one_item(Content::Qr(field.clone()), Look::default())).unwrap();
    for value in [String::new(), "x".repeat(3_000)] {
        let fault = code.batch("", &[Record::new([("ma", value)])]).unwrap_err();
        assert_eq!(fault, PressError::Qr { record: 1, field: field.clone() });
    }
    assert_eq!(press.batch("", &[]).unwrap_err(), PressError::Empty);
    assert_eq!(press.batch_telling("", &[good], &mut |_| ControlFlow::Break(())).unwrap_err(), PressError::Stopped);
    assert_eq!(Nudge::tenths(301, 0), Err(PressError::Nudge));
    assert!(nudge_sheet(Sheet { width_mm: Mm::whole(49), height_mm: Mm::whole(210) }, Nudge::default()).is_err());
}

#[test]
fn a_background_is_a_whole_picture() {
    let png = png(3, 2);
    let whole = Background::read(&png).unwrap();
    assert_eq!((whole.width, whole.height), (3, 2));
    for cut in [9, 30, 45, png.len() - 20] {
        assert!(matches!(Background::read(&png[..cut]), Err(PictureError::Damaged)), "{cut}");
    }
    for other in [&b"%PDF-1.7\n<< /S /JavaScript >>"[..], b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", b"GIF89a", b""] {
        assert_eq!(Background::read(other).unwrap_err(), PictureError::Kind);
    }
    assert_eq!(Background::read(&vec![0xff; 200 * 1024 * 1024]).unwrap_err(), PictureError::TooLarge);
    let mut huge = png.clone();
    huge[16..24].copy_from_slice(&[0, 0, 0x2e, 0xe0, 0, 0, 0x2e, 0xe0]);
    let sum = crc(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&sum);
    assert_eq!(Background::read(&huge).unwrap_err(), PictureError::Dots { width: 12_000, height: 12_000 });
    let jpeg = |parts: u8| {
        let frame = [&[0xff, 0xd8, 0xff, 0xc0, 0, 8 + 3 * parts, 8, 0, 2, 0, 3, parts][..], &vec![1; usize::from(parts) * 3]].concat();
        [&frame[..], &[0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]].concat()
    };
    assert_eq!(Background::read(&jpeg(3)).map(|picture| (picture.width, picture.height)).unwrap(), (3, 2));
    assert_eq!(Background::read(&jpeg(4)).unwrap_err(), PictureError::Colours);
    assert!(matches!(Background::read(&jpeg(3)[..20]), Err(PictureError::Damaged)));
}

#[test]
fn a_background_is_drawn_where_it_is_printed_or_looked_at() {
    let mut template = one_item(Content::Field("ten".into()), Look::default());
    let records = [Record::new([("ten", "Lan")])];
    let drawn = |press: Press| press.batch("", &records).map(|made| made.bytes.windows(6).any(|part| part == b"/Image"));
    let picture = Background::read(&png(3, 2)).unwrap();
    let press = Press::new(template.clone()).unwrap();
    assert_eq!(drawn(press.clone()), Ok(false));
    assert_eq!(drawn(press.clone().with_background(picture.clone())), Ok(false));
    assert_eq!(drawn(press.with_background(picture.clone()).for_preview()), Ok(true));
    template.prints_background = Printing::Printed;
    let press = Press::new(template).unwrap();
    assert_eq!(drawn(press.clone()), Err(PressError::NoBackground));
    assert_eq!(drawn(press.with_background(picture)), Ok(true));
}

/// A picture of grey dots.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![128; (width * height * 4) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn looks() -> impl Strategy<Value = Look> {
    let letters = (40..=2_000_i32, 40..=2_000_i32, 1..=10_u8, any::<[u8; 3]>());
    let ways = (0..3_usize, 0..3_usize, any::<[bool; 3]>());
    (letters, ways).prop_map(|((one, other, lines, [red, green, blue]), (align, stand, [bold, italic, uppercase]))| Look {
        largest: Points::tenths(one.max(other)),
        smallest: Points::tenths(one.min(other)),
        lines,
        bold,
        italic,
        uppercase,
        colour: Colour { red, green, blue },
        align: [Align::Left, Align::Centre, Align::Right][align],
        stand: [Stand::Top, Stand::Middle, Stand::OnEdge][stand],
    })
}

fn items() -> impl Strategy<Value = Item> {
    let what = prop_oneof![
        "[a-z0-9_]{1,40}".prop_map(Content::Field),
        "[a-z0-9_]{1,40}".prop_map(Content::Qr),
        "[A-Za-zĐđẾếơ .,\"\\\\-]{0,20}x(\\{[a-z_]{1,9}\\} ?){0,3}".prop_map(Content::Text),
    ];
    (what, [0..3_000_i32, 0..3_000, 1_200..2_000, 1_200..2_000], looks()).prop_map(|(what, [x, y, width, height], look)| Item {
        what,
        x_mm: Mm::hundredths(x),
        y_mm: Mm::hundredths(y),
        width_mm: Mm::hundredths(width),
        height_mm: Mm::hundredths(height),
        look,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_template_reads_back_as_it_was_written(items in proptest::collection::vec(items(), 0..20), side in 5_000..120_000_i32) {
        let sheet = Sheet { width_mm: Mm::hundredths(side), height_mm: Mm::hundredths(side) };
        let template = Template { name: "Mẫu \"thử\"".into(), sheet, background: None, prints_background: Printing::ShownOnly, items };
        prop_assert_eq!(Template::read(&template.to_text().unwrap()).unwrap(), template);
    }
}
