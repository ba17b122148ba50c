//! A table as an office keeps it, read from an XLSX or CSV file into rows of cells; nothing of the file itself is kept.

mod number;
mod text;
mod workbook;

use crate::inspection;
use soket_core::refusal::Refusal;
use soket_core::secrecy::{self, Grade};
use soket_core::target::import;
use std::path::Path;

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

/// Why a file is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// More bytes than a table of targets has.
    Large,
    /// More rows than a table of targets has.
    Long,
    /// An old Excel file, or one under a password.
    Locked,
    /// Text in an encoding that says the same byte for different letters.
    Encoding,
    /// Neither text nor a whole workbook.
    Damaged,
}

/// The largest file taken, in bytes; a table of targets has a few hundred rows.
pub const LARGEST: usize = 8 * 1024 * 1024;
/// How many rows and columns of a sheet are read.
const MOST: (usize, usize) = (2000, 80);

/// Reads every visible sheet of an XLSX file, or the one table of a CSV file.
///
/// # Errors
/// Why it is none.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Sheet>, Unfit> {
    match bytes.as_slice() {
        _ if bytes.len() > LARGEST => Err(Unfit::Large),
        [b'P', b'K', ..] => workbook::read(bytes),
        // The container of old Excel files, also of new ones under a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Unfit::Locked),
        _ => Ok(vec![Sheet { name: String::new(), rows: text::read(&text::decode(&bytes)?)? }]),
    }
}

/// The first sheet with the head of a table of targets, or else the first.
pub fn right_one(sheets: &[Sheet]) -> usize {
    sheets.iter().position(|sheet| import::has_head(&sheet.rows)).unwrap_or(0)
}

/// Reads the right sheet of an uploaded file in a process of its own (see [`report`]): whatever a hostile file does to the
/// reader, it does not do it to the server.
///
/// # Errors
/// A refusal when the file is no table.
pub async fn read_apart(program: &Path, file: &Path) -> crate::error::Result<Rows> {
    let said = inspection::apart(program, &["table"], file).await?;
    let said = said.and_then(|said| String::from_utf8(said).ok()).unwrap_or_default();
    match said.split_once('\n') {
        Some((TABLE, rows)) => Ok(text::read(rows)?),
        _ => Err(Unfit::parse(said.trim_end()).unwrap_or(Unfit::Damaged).into()),
    }
}

/// The first line that the reading process prints before rows.
const TABLE: &str = "table";

/// The reading process itself: prints the rows of one file, or a word for why it has none.
///
/// # Errors
/// When the file cannot be opened.
pub fn report(file: &Path) -> anyhow::Result<String> {
    inspection::limit_memory()?;
    Ok(match read(std::fs::read(file)?) {
        Ok(mut sheets) => format!("{TABLE}\n{}", as_text(&sheets.swap_remove(right_one(&sheets)).rows)),
        Err(unfit) => unfit.as_str().to_owned(),
    })
}

/// Reads rows pasted from Excel or typed: parted by tabs, semicolons or commas.
///
/// # Errors
/// When there are too many rows.
pub fn pasted(text: &str) -> Result<Rows, Unfit> {
    text::read(text)
}

/// Rows as text that [`pasted`] reads back, unless they hold more semicolons than they have cells: what a page keeps of a file
/// between looking and writing.
pub fn as_text(rows: &[Vec<String>]) -> String {
    // Where no tab parts cells, other separators must not seem to.
    let is_narrow = rows.iter().all(|row| row.len() < 2);
    let is_quoted = |cell: &str| cell.contains(['\t', '\n', '\r', '"']) || (is_narrow && cell.contains([';', ',']));
    let cell = |cell: &String| if is_quoted(cell) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The gravest secrecy mark on any cell.
pub fn mark(rows: &[Vec<String>]) -> Option<Grade> {
    rows.iter().flatten().filter_map(|cell| secrecy::mark_in_line(cell)).max()
}

impl Unfit {
    const ALL: [Unfit; 5] = [Unfit::Large, Unfit::Long, Unfit::Locked, Unfit::Encoding, Unfit::Damaged];

    /// The word by which the reading process says it.
    fn as_str(self) -> &'static str {
        match self {
            Unfit::Large => "large",
            Unfit::Long => "long",
            Unfit::Locked => "locked",
            Unfit::Encoding => "encoding",
            Unfit::Damaged => "damaged",
        }
    }

    fn parse(word: &str) -> Option<Unfit> {
        Self::ALL.into_iter().find(|unfit| unfit.as_str() == word)
    }
}

impl From<Unfit> for Refusal {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Large => Refusal::unfit("Tệp bảng quá lớn (trên 8 MB).", "Chép riêng bảng chỉ tiêu sang một tệp mới rồi đọc lại."),
            Unfit::Long => Refusal::unfit("Bảng dài quá 2000 dòng.", "Chép riêng bảng chỉ tiêu sang một tệp mới rồi đọc lại."),
            Unfit::Locked => Refusal::unfit(
                "Đây là tệp Excel kiểu cũ (.xls) hoặc tệp khoá bằng mật khẩu.",
                "Mở bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành .xlsx, rồi đọc lại.",
            ),
            Unfit::Encoding => Refusal::unfit(
                "Chữ trong tệp không phải UTF-8 (có thể là Windows-1258 hoặc TCVN3).",
                "Mở tệp bằng Excel, chọn Lưu thành “CSV UTF-8” hoặc .xlsx, rồi đọc lại.",
            ),
            Unfit::Damaged => Refusal::unfit(
                "Không đọc được tệp Excel này: tệp hỏng hoặc không phải .xlsx.",
                "Mở bằng Excel, lưu lại thành .xlsx, rồi đọc lại.",
            ),
        }
    }
}

impl From<Unfit> for crate::error::Error {
    fn from(unfit: Unfit) -> Self {
        Refusal::from(unfit).into()
    }
}
