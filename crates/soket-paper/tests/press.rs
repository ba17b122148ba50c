//! The press: every item stands where its template says, every name fits and none is cut, equal input gives equal bytes.

mod placed;
mod refused;

use soket_paper::press::fault::PressError;
use soket_paper::press::measure::{Mm, Points};
use soket_paper::press::template::{Content, Item, Look, Printing, Sheet, Template};
use soket_paper::press::words::Record;
use soket_paper::press::{Nudge, PART, Press, nudge_sheet, part, parts, shipped};
use std::ops::ControlFlow;

/// Values for every field of the shipped templates.
pub fn record(name: &str, number: usize) -> Record {
    Record::new([
        ("co_quan", "Đảng uỷ Trường Trung cấp Gò Công".to_owned()),
        ("nguoi_nhan", name.to_owned()),
        ("chuc_vu_don_vi", "Phó Bí thư Chi bộ Khoa Điện - Điện tử".to_owned()),
        ("thanh_tich", "xuất sắc trong hai năm thực hiện Kết luận 01-KL/TW của Bộ Chính trị, giai đoạn 2021-2022".to_owned()),
        ("noi_ngay", "Gò Công, ngày 19 tháng 5 năm 2023".to_owned()),
        ("thay_mat", "T/M Đảng uỷ".to_owned()),
        ("chuc_danh", "Bí thư".to_owned()),
        ("nguoi_ky", "Nguyễn Hữu Ngữ".to_owned()),
        ("so_quyet_dinh", "25-QĐ/ĐU".to_owned()),
        ("ngay_quyet_dinh", "19/5/2023".to_owned()),
        ("so_vao_so", format!("{number:04}/2023")),
        ("duong_dan", format!("https://soket.truong-gc.edu.vn/khen/k7f39q{number:04}")),
    ])
}

/// A template of one item on A4 lying, whose box begins 20 mm from the left and 50 mm from the top.
pub fn one_item(what: Content, look: Look) -> Template {
    let [x_mm, y_mm, width_mm, height_mm] = [20, 50, 200, 30].map(Mm::whole);
    Template {
        name: "Một mục".into(),
        sheet: Sheet { width_mm: Mm::whole(297), height_mm: Mm::whole(210) },
        background: None,
        prints_background: Printing::ShownOnly,
        items: vec![Item { what, x_mm, y_mm, width_mm, height_mm, look }],
    }
}

pub fn names() -> Vec<String> {
    let long =
        "Nguyễn Phúc Công Huyền Tôn Nữ Thị Hoàng Thiên Kim Phượng Ngọc Uyển Nhi Thuỳ Dung Quỳnh Như Bích Thuỷ Phương Thảo Mai Chi Linh";
    let tight = long.replace(' ', "");
    [
        "Na",
        "Lê Na",
        "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo",
        "Nguye\u{302}\u{303}n Thi\u{323} U\u{31b}\u{301}ng",
        "NGUYỄN THỊ NGỌC HƯỜNG",
        "Đặng Đình Đồng",
        "Y'Bia Kbuôr",
        "H’Hen Niê",
        "Y Thơ\u{306}k Êban",
        "Đảng bộ bộ phận Khoa Điện - Điện tử và Công nghệ thông tin Trường Trung cấp Gò Công",
        &long[..long.char_indices().nth(120).unwrap().0],
        &tight[..tight.char_indices().nth(100).unwrap().0],
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn the_shipped_templates_print_every_name() {
    for (template, file) in shipped::templates().unwrap().into_iter().zip(["party", "administration"]) {
        let press = Press::new(template).unwrap();
        let records: Vec<_> = (1..).zip(names()).map(|(number, name)| record(&name, number)).collect();
        let made = press.batch("Giấy khen", &records).unwrap();
        assert_eq!(made.pages, records.len());
        assert!(made.bytes == press.batch("Giấy khen", &records).unwrap().bytes);
        crate::look(&format!("press-{file}.pdf"), &made.bytes);
        let small: Vec<_> = press.remarks(&records).unwrap().into_iter().map(|remark| remark.record).collect();
        assert_eq!(small, [12], "only a name without a space comes out smaller than wanted");
    }
}

#[test]
fn separate_files_are_those_of_the_batch_page_by_page() {
    let press = Press::new(shipped::templates().unwrap().remove(0)).unwrap();
    let records: Vec<_> = (0..300).map(|number| record("Nguyễn Thị Lan", number)).collect();
    let mut files = Vec::new();
    let mut take = |file| {
        files.push(file);
        ControlFlow::Continue(())
    };
    press.separate("Giấy khen", &records, &mut take).unwrap();
    let whole = press.batch("Giấy khen", &records).unwrap();
    assert!(files.len() == 300 && whole.bytes.len() / 300 < 30_000);
    for at in [0, 64, 299] {
        let file = &files[at];
        assert_eq!((file.pages, placed::words(file, 0)), (1, placed::words(&whole, at)));
        assert!(file.bytes.len() < 30_000, "{}", file.bytes.len());
    }
    let mut stop = |_| ControlFlow::Break(());
    assert_eq!(press.separate("", &records, &mut stop), Err(PressError::Stopped));
}

#[test]
fn a_batch_is_checked_without_being_printed() {
    let press = Press::new(shipped::templates().unwrap().remove(0)).unwrap();
    let records = [record("Nguyễn Thị Lan", 1), record("Lan 🎉", 2)];
    assert_eq!(press.check(&records[..1]), Ok(()));
    assert_eq!(press.check(&records), press.batch("", &records).map(|_| ()));
    assert_eq!(press.check(&[]), Err(PressError::Empty));
}

#[test]
fn a_drawing_shows_what_is_printed() {
    let press = Press::new(shipped::templates().unwrap().remove(0)).unwrap();
    let drawn = press.drawing(&record("H’Hen Niê <Lan>", 1), Some("/nen?a=1&b=2")).unwrap();
    assert!(drawn.contains("viewBox=\"0 0 297 210\"") && drawn.contains("href=\"/nen?a=1&amp;b=2\""), "{drawn}");
    assert!(drawn.contains(">H’Hen Niê &lt;Lan&gt;</text>"), "{drawn}");
    let count = shipped::templates().unwrap()[0].items.len();
    assert_eq!(drawn.matches("class=\"item\"").count(), count);
}

#[test]
fn a_part_is_what_a_person_prints_in_one_go() {
    let check = |count: usize, expected: &[usize]| {
        let records = vec![Record::default(); count];
        let found: Vec<_> = (0..parts(count)).map(|number| part(&records, number).len()).collect();
        assert_eq!((found.as_slice(), part(&records, parts(count)).len()), (expected, 0), "{count}");
    };
    check(0, &[]);
    check(1, &[1]);
    check(PART, &[PART]);
    check(2 * PART + 7, &[PART, PART, 7]);
    let press = Press::new(shipped::templates().unwrap().remove(1)).unwrap();
    let records: Vec<_> = (0..1_100).map(|number| record("Đỗ Văn Minh", number)).collect();
    let once = press.batch("Phần 2", part(&records, 1)).unwrap();
    assert!(once.pages == 100 && once.bytes == press.batch("Phần 2", part(&records, 1)).unwrap().bytes);
}

#[test]
fn a_printer_is_measured_on_sheets_of_every_size() {
    for (width, height) in [(297, 210), (210, 297), (420, 297), (50, 50), (1_200, 1_200)] {
        let sheet = Sheet { width_mm: Mm::whole(width), height_mm: Mm::whole(height) };
        let made = nudge_sheet(sheet, Nudge::tenths(12, -3).unwrap()).unwrap();
        assert_eq!(made.pages, 1);
        crate::look(&format!("nudge-{width}x{height}.pdf"), &made.bytes);
    }
}

#[test]
fn words_without_their_value_are_left_out() {
    let template = one_item(Content::Text("Vào sổ số {so}".into()), Look { largest: Points::whole(20), ..Look::default() });
    let press = Press::new(template).unwrap();
    let check = |value: &str, expected: &[&str]| {
        let made = press.batch("", &[Record::new([("so", value)])]).unwrap();
        let said: Vec<_> = placed::words(&made, 0).into_iter().map(|line| line.words).collect();
        assert_eq!(said, expected, "{value:?}");
    };
    check("0005/2023", &["Vào sổ số 0005/2023"]);
    check(" \u{200b}\n", &[]);
}
