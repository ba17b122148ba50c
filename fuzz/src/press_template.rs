//! The text of a template of the press: what is taken reads back the same, and prints whatever stands in its fields.

use soket_paper::press::background::Background;
use soket_paper::press::fault::PressError;
use soket_paper::press::template::Template;
use soket_paper::press::words::Record;
use soket_paper::press::{Nudge, Press};

/// The bytes as a template, and as the picture behind one.
pub fn holds(bytes: &[u8]) {
    if let Err(fault) = Background::read(bytes) {
        assert!(fault.to_string().ends_with('.'), "{fault}");
    }
    let text = super::typed(bytes);
    match Template::read(&text) {
        Ok(template) => template_holds(&template, &text),
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
}

fn template_holds(template: &Template, text: &str) {
    let written = template.to_text();
    // A short text may name what is written out at length.
    if let Ok(written) = written {
        assert_eq!(Template::read(&written).as_ref(), Ok(template), "{text:?}");
    }
    let press = Press::new(template.clone()).expect("what was read is checked").nudged(Nudge::tenths(-7, 300).expect("a nudge"));
    for value in
        ["", "Nguyễn Thị Ứng", "x", "Y'Bia\u{306} NIÊ KDĂM Công Huyền Tôn Nữ Đặng Thị Hoàng Thiên Kim Phượng Ngọc Uyển Nhi Thuỳ Dung"]
    {
        let record = Record::new(template.fields().into_iter().map(|field| (field, value)));
        match press.batch(text, &[record]) {
            Ok(made) => assert!(made.pages == 1 && made.bytes.starts_with(b"%PDF-1.7") && made.bytes.ends_with(b"%%EOF")),
            Err(PressError::Qr { .. } | PressError::NoBackground) => {}
            Err(fault) => panic!("{fault}"),
        }
    }
}
