//! How papers begin and end: a record, a handout, an invitation; and papers frozen before there was a choice.

use crate::sitting::{self, ALL};
use soket_paper::document::{Document, Form};
use soket_paper::{html, pdf};

#[test]
fn a_paper_frozen_before_there_were_forms_is_an_issued_one() {
    for profile in ALL {
        let mut frozen = serde_json::to_value(crate::sample::report(profile)).unwrap();
        frozen.as_object_mut().unwrap().remove("form").unwrap();
        let read: Document = serde_json::from_value(frozen).unwrap();
        assert_eq!(read, crate::sample::report(profile));
        for document in sitting::papers(profile) {
            assert_eq!(serde_json::from_value::<Document>(serde_json::to_value(&document).unwrap()).unwrap(), document);
        }
    }
}

#[test]
fn a_form_says_what_stands_in_head_and_foot() {
    for profile in ALL {
        for document in sitting::papers(profile) {
            let page = html::write(&document, &|code| code.to_owned());
            let styled = format!("<meta charset=\"utf-8\"><style>{}</style>{page}", html::STYLE);
            crate::look(&format!("{profile:?}-{}.html", document.header.type_code), styled.as_bytes());
            let (number, day) = (page.contains("\u{a0}02"), page.contains(", ngày 26 tháng 5 năm 2023</p>"));
            let (signatures, recipients) = (page.matches(" signed").count(), page.contains("Nơi nhận:"));
            let expected = match document.form {
                Form::Issued => (true, true, 1, true),
                Form::Record { .. } => (true, false, 2, !document.recipients.is_empty()),
                Form::Handout => (false, true, 0, false),
                Form::Statement { .. } => (false, true, 2, false),
            };
            assert_eq!((number, day, signatures, recipients), expected, "{profile:?} {}", document.header.type_word);
        }
    }
}

#[test]
fn every_paper_of_a_sitting_is_set() {
    for profile in ALL {
        for document in sitting::papers(profile) {
            let pdf = pdf::write(&document, &[]).unwrap();
            crate::look(&format!("{profile:?}-{}.pdf", document.header.type_code), &pdf.bytes);
            crate::look(&format!("{profile:?}-{}.docx", document.header.type_code), &soket_paper::docx::write(&document).unwrap());
        }
    }
}
