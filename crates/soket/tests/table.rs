//! Tables read from files: separators, encodings, numbers as they were typed, merged cells, and files that are refused.

use rust_xlsxwriter::{Format, Workbook};
use soket::table::{self, Rows, as_text};
use soket_core::refusal::Refusal;
use std::io::Write as _;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn rows(bytes: &[u8]) -> Rows {
    table::read(bytes.to_vec()).unwrap().swap_remove(0).rows
}

fn line(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join(" / ")
}

#[test]
fn separators_quotes_and_line_breaks_are_understood() {
    for (text, expected) in [
        ("a;b;10,3\nc;d;4,5\n", "a|b|10,3 / c|d|4,5"),
        ("a,b,\"10,3\"\r\nc,\"d \"\"e\"\"\",4", "a|b|10,3 / c|d \"e\"|4"),
        ("a\tb;c\t1,5\nd\te\t2", "a|b;c|1,5 / d|e|2"),
        ("a;\"b\nc\"", "a|b\nc"),
        ("Tiêu đề\n\na;b\nc;d", "Tiêu đề /  / a|b / c|d"),
        ("6\" ống;cái", "6\" ống|cái"),
        ("a;b\tc;d\ne;f;g", "a|b\tc|d / e|f|g"),
        ("một\nhai\nba\tbốn", "một / hai / ba|bốn"),
        ("", ""),
        ("\t", ""),
        ("một\n\t", "một"),
    ] {
        assert_eq!(line(&rows(text.as_bytes())), expected, "{text:?}");
    }
}

#[test]
fn rows_survive_as_text_in_a_box() {
    let written = vec![vec!["a\tb".to_owned(), "say \"x\"".to_owned()], vec!["10,3".to_owned(), "c\nd".to_owned()]];
    assert_eq!(table::pasted(&as_text(&written)).unwrap(), written);
}

#[test]
fn encodings_are_told_apart() {
    let wide = |unit: fn(u16) -> [u8; 2]| "\u{feff}Chỉ tiêu".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for bytes in ["Chỉ tiêu".as_bytes().to_vec(), "\u{feff}Chỉ tiêu".as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)]
    {
        assert_eq!(line(&rows(&bytes)), "Chỉ tiêu");
    }
}

#[test]
fn numbers_of_a_sheet_are_the_decimals_that_were_typed() {
    let percent = Format::new().set_num_format("0.00%");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = [(10.3, "10,3"), (1782.0, "1782"), (0.1 + 0.2, "0,3"), (51.0 / 5.0, "10,2"), (4.125, "4,1250"), (-0.5, "-0,5")];
    let shares = [(0.9, "90%"), (1.0, "100%"), (0.005, "0,5%"), (0.9337, "93,37%"), (0.0, "0%"), (-0.055, "-5,5%"), (0.58, "58%")];
    for (column, (number, _)) in (0_u16..).zip(plain) {
        sheet.write_number(0, column, number).unwrap();
    }
    for (column, (number, _)) in (0_u16..).zip(shares) {
        sheet.write_number_with_format(1, column, number, &percent).unwrap();
    }
    let read = rows(&book.save_to_buffer().unwrap());
    assert_eq!(read[0], plain.map(|(_, text)| text));
    assert_eq!(read[1], shares.map(|(_, text)| text));
}

#[test]
fn one_value_merged_over_years_holds_for_each_and_hidden_sheets_stay_hidden() {
    let mut book = Workbook::new();
    let hidden = book.add_worksheet();
    hidden.set_name("Nháp").unwrap().set_hidden(true);
    hidden.write_string(0, 0, "nháp").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Chỉ tiêu").unwrap().set_active(true);
    sheet.merge_range(0, 0, 0, 3, "BẢNG CHỈ TIÊU", &Format::new()).unwrap();
    sheet.write_string(1, 0, "Bảo hiểm y tế").unwrap();
    sheet.merge_range(1, 1, 1, 3, "", &Format::new()).unwrap();
    sheet.write_number(1, 1, 100).unwrap();
    let sheets = table::read(book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Chỉ tiêu"]);
    assert_eq!(line(&sheets[0].rows), "BẢNG CHỈ TIÊU / Bảo hiểm y tế|100|100|100");
}

#[test]
fn files_that_are_no_table_are_refused_with_a_next_step() {
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0];
    locked.extend([0; 600]);
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "a").unwrap();
    let whole = book.save_to_buffer().unwrap();
    let mut long = Workbook::new();
    long.add_worksheet().write_string(5000, 0, "xa").unwrap();
    for (bytes, says) in [
        (b"Ch\xec\xd2 ti\xeau;2021".to_vec(), "Windows-1258"),
        (locked, ".xls"),
        (whole[..whole.len() / 2].to_vec(), "tệp hỏng"),
        (b"PK\x03\x04 no archive".to_vec(), "tệp hỏng"),
        (bomb(), "tệp hỏng"),
        (long.save_to_buffer().unwrap(), "quá 2000 dòng"),
        ("a;b\n".repeat(2001).into_bytes(), "quá 2000 dòng"),
        (vec![b'a'; table::LARGEST + 1], "quá lớn"),
    ] {
        let refusal = Refusal::from(table::read(bytes).unwrap_err());
        assert!(refusal.says.vi().contains(says), "{says}: {}", refusal.says.vi());
        assert!(!refusal.next.vi().is_empty());
    }
}

#[test]
fn a_cell_in_the_last_corner_of_a_sheet_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Chỉ tiêu").unwrap();
    sheet.write_string(1, 16_383, "xa").unwrap();
    assert_eq!(line(&rows(&book.save_to_buffer().unwrap())), "Chỉ tiêu");
}

/// A few kilobytes that unpack to a hundred megabytes.
fn bomb() -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..100 {
        zip.write_all(&[b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_secrecy_mark_on_any_cell_is_seen() {
    for (text, marked) in [("Chỉ tiêu;2021\nTỐI MẬT;1", true), ("Chỉ tiêu;2021\nKhông để lộ bí mật nhà nước;0", false)]
    {
        assert_eq!(table::mark(&rows(text.as_bytes())).is_some(), marked, "{text}");
    }
}
