//! Marks and innocent words, side by side.

use super::*;
use Grade::{Secret, TopSecret, UtmostSecret};
use proptest::prelude::*;

fn check(find: fn(&str) -> Option<Grade>, cases: &[(&str, Option<Grade>)]) {
    for (text, expected) in cases {
        assert_eq!(find(text), *expected, "{text}");
    }
}

#[test]
fn lines_of_a_paper() {
    check(
        mark_in_line,
        &[
            ("MẬT", Some(Secret)),
            ("  TỐI MẬT  ", Some(TopSecret)),
            ("Tuyệt mật", Some(UtmostSecret)),
            ("[ MẬT ]", Some(Secret)),
            ("M Ậ T", Some(Secret)),
            ("T Ố I  M Ậ T", Some(TopSecret)),
            ("A B C", None),
            ("MẬT - KHẨN", Some(Secret)),
            ("TUYỆT MẬT HOẢ TỐC", Some(UtmostSecret)),
            ("TÀI LIỆU MẬT", Some(Secret)),
            ("Độ mật: Tối mật", Some(TopSecret)),
            ("Mức độ mật: Mật", Some(Secret)),
            ("M\u{c2}\u{323}T", Some(Secret)),
            ("TO\u{302}\u{301}I MA\u{323}\u{302}T", Some(TopSecret)),
            ("mËt", Some(Secret)),
            ("tuyÖt mËt", Some(UtmostSecret)),
            ("TOÁI MAÄT", Some(TopSecret)),
            ("Số 05-BC/ĐU    MẬT", Some(Secret)),
            ("Số 05-BC/ĐU (M)", Some(Secret)),
            ("Số: 12/BC-UBND(TM)", Some(TopSecret)),
            ("Số 05-BC/ĐU-M", Some(Secret)),
            ("ĐẢNG BỘ THỊ XÃ TUYỆT MẬT", Some(UtmostSecret)),
            ("Báo cáo tình hình (Mật) quý I", Some(Secret)),
            ("BẢN SAO BÍ MẬT NHÀ NƯỚC", Some(Secret)),
            ("Về công tác bảo vệ bí mật nhà nước", None),
            ("CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC", None),
            ("Tăng cường BẢO MẬT thông tin", None),
            ("mật độ dân số", None),
            ("MẬT ĐỘ DÂN SỐ", None),
            ("Quan hệ mật thiết với Nhân dân", None),
            ("Đổi mật khẩu định kỳ", None),
            ("Mật ong Gò Công", None),
            ("mật.", None),
            ("mật nhà nước.", None),
            ("Độ mật:", None),
            ("đóng dấu “MẬT” lên văn bản", None),
            ("các độ Tuyệt mật, Tối mật, Mật (Điều 8)", None),
            ("SỔ THEO DÕI VĂN BẢN MẬT CỦA TRƯỜNG", None),
            ("Mặt trận Tổ quốc", None),
            ("Căn cứ Công văn số 12-CV/TU(M) của Tỉnh uỷ", None),
            ("Số 05-BC/ĐU", None),
            ("Số lượng: 12 chiếc cỡ M", None),
            ("", None),
        ],
    );
}

#[test]
fn subjects() {
    check(
        mark_in_subject,
        &[
            ("Mật: về phương án bảo vệ đại hội", Some(Secret)),
            ("về phương án bảo vệ đại hội - mật", Some(Secret)),
            ("về phương án bảo vệ đại hội (Mật)", Some(Secret)),
            ("về phương án bảo vệ đại hội (M)", Some(Secret)),
            ("kế hoạch tối mật của tỉnh", Some(TopSecret)),
            ("báo cáo TUYỆT MẬT", Some(UtmostSecret)),
            ("về công tác bảo vệ bí mật nhà nước", None),
            ("ban hành danh mục bí mật nhà nước độ Tuyệt mật, Tối mật, Mật của Đảng", None),
            ("về khảo sát mật độ giao thông - giai đoạn 2", None),
            ("giữ mối quan hệ mật thiết giữa Đảng và Nhân dân", None),
            ("sơ kết công tác Mặt trận (MTTQ)", None),
        ],
    );
}

#[test]
fn numbers() {
    check(
        mark_in_number,
        &[
            ("05-BC/ĐU (M)", Some(Secret)),
            ("05-BC/ĐU(TM)", Some(TopSecret)),
            ("05-BC/ĐU (TuM)", Some(UtmostSecret)),
            ("05-BC/ĐU-M", Some(Secret)),
            ("05-BC/ĐU M", Some(Secret)),
            ("12/QĐ-UBND/M", Some(Secret)),
            ("12/QĐ-UBND (Tối mật)", Some(TopSecret)),
            ("05-BC/ĐU-mat", Some(Secret)),
            ("05-CT/TW", None),
            ("01-KL/TW", None),
            ("12/KH-MTTQ", None),
            ("12-KH/BTM", None),
            ("15/QĐ-TM", None),
            ("", None),
        ],
    );
}

#[test]
fn file_names() {
    check(
        mark_in_file_name,
        &[
            ("Báo cáo mật.docx", Some(Secret)),
            ("bao-cao-mat.docx", Some(Secret)),
            ("van_ban_mat 2023.pdf", Some(Secret)),
            ("TOI MAT ke hoach.pdf", Some(TopSecret)),
            ("tuyetmat.pdf", Some(UtmostSecret)),
            ("05-BC-DU (M).pdf", Some(Secret)),
            ("05-BC-DU-M.pdf", Some(Secret)),
            ("ke hoach (mật).docx", Some(Secret)),
            ("Báo cáo 1.2 (Mật)", Some(Secret)),
            ("quy-dinh-bao-ve-bi-mat-nha-nuoc.pdf", None),
            ("Bảo vệ bí mật nhà nước.pdf", None),
            ("bao-cao-mat-tran-to-quoc.docx", None),
            ("mat do dan so.xlsx", None),
            ("Mật độ dân số.xlsx", None),
            ("ao-co-M.jpg", None),
            ("Lời tôi mất.docx", None),
            (".pdf", None),
        ],
    );
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = (mark_in_line(&text), mark_in_subject(&text), mark_in_number(&text), mark_in_file_name(&text));
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = (mark_in_line(&text), mark_in_subject(&text), mark_in_number(&text), mark_in_file_name(&text));
    }

    #[test]
    fn marks_scattered_among_signs_never_panic(text in "[\\[\\]()“”\\-/. MmTtậẬ tốiTUYỆTuyệtSố:0-9\u{302}\u{323}]{0,40}") {
        let _ = (mark_in_line(&text), mark_in_subject(&text), mark_in_number(&text), mark_in_file_name(&text));
    }
}
