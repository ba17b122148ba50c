//! A table as an office keeps it, read from an XLSX or CSV file into rows of cells; nothing of the file itself is kept.

mod number;
mod text;
mod workbook;

use soket_core::refusal::Refusal;
use soket_core::secrecy::{self, Grade};

/// Rows of cells as text, numbers written the Vietnamese way.
pub type Rows = Vec<Vec<String>>;

/// One sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty for a CSV file.
    pub name: String,
    /// Its cells.
    pub rows: Rows,
}

/// The largest file taken, in bytes; a table of targets has a few hundred rows.
pub const LARGEST: usize = 8 * 1024 * 1024;
/// How many rows and columns of a sheet are read.
const MOST: (usize, usize) = (2000, 80);

/// Reads every visible sheet of an XLSX file, or the one table of a CSV file.
///
/// # Errors
/// A refusal with a next step for a file of another kind, an old encoding, a locked, damaged or too large file.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Sheet>, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::unfit("Tệp bảng quá lớn (trên 8 MB).", "Chép riêng bảng chỉ tiêu sang một tệp mới rồi đọc lại."));
    }
    match bytes.as_slice() {
        [b'P', b'K', ..] => workbook::read(bytes),
        // The container of old Excel files, also of new ones under a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Refusal::unfit(
            "Đây là tệp Excel kiểu cũ (.xls) hoặc tệp khoá bằng mật khẩu.",
            "Mở bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành .xlsx, rồi đọc lại.",
        )),
        _ => Ok(vec![Sheet { name: String::new(), rows: text::read(&text::decode(&bytes)?)? }]),
    }
}

/// Reads rows pasted from Excel or typed: parted by tabs, semicolons or commas.
///
/// # Errors
/// A refusal when there are too many rows.
pub fn pasted(text: &str) -> Result<Rows, Refusal> {
    text::read(text)
}

/// Rows as text that [`pasted`] reads back: what a page keeps of a file between looking and writing.
pub fn as_text(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| if cell.contains(['\t', '\n', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The gravest secrecy mark on any cell.
pub fn mark(rows: &[Vec<String>]) -> Option<Grade> {
    rows.iter().flatten().filter_map(|cell| secrecy::mark_in_line(cell)).max()
}

fn too_long() -> Refusal {
    Refusal::unfit("Bảng dài quá 2000 dòng.", "Chép riêng bảng chỉ tiêu sang một tệp mới rồi đọc lại.")
}

fn damaged() -> Refusal {
    Refusal::unfit("Không đọc được tệp Excel này: tệp hỏng hoặc không phải .xlsx.", "Mở bằng Excel, lưu lại thành .xlsx, rồi đọc lại.")
}
