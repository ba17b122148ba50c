//! Why a paper could not be made, or a file not be read.

use crate::press::measure::{Mm, Points};

/// What stopped a writer.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The typesetter refused the page: a fault of the template.
    #[error("không dàn được trang PDF: {0}")]
    Typesetting(String),
    /// The parts could not be packed.
    #[error("không đóng gói được tệp DOCX: {0}")]
    Packing(#[from] zip::result::ZipError),
    /// Writing into memory failed.
    #[error("không ghi được tệp: {0}")]
    Writing(#[from] std::io::Error),
    /// Nothing was given to be set.
    #[error("không có gì để in")]
    Empty,
    /// A text is too long for a QR code.
    #[error("nội dung dài quá, không đưa vừa mã QR: {0}")]
    TooLongForQr(String),
    /// The document cannot be written as data.
    #[error("không viết được dữ liệu của văn bản: {0}")]
    Data(#[from] serde_json::Error),
}

/// What stopped the reader of a DOCX.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// A file of Word 97-2003, or one locked with a password: the two look alike from outside.
    #[error("Tệp là .doc đời cũ hoặc có đặt mật khẩu. Mở bằng Word, bỏ mật khẩu rồi lưu lại thành .docx.")]
    OldOrLocked,
    /// No package at all, or one without a text.
    #[error("Tệp không phải là văn bản .docx. Mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx.")]
    NotDocx,
    /// A part is damaged.
    #[error("Phần {0} của tệp bị hỏng. Mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx.")]
    Damaged(String),
    /// It unpacks to more than any paper needs.
    #[error("Tệp giải nén ra quá lớn so với một văn bản. Tách bớt phụ lục rồi kiểm tra lại.")]
    TooLarge,
}

/// Why a template of the press cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// More bytes than any template needs.
    #[error("Tệp mẫu lớn hơn 64 KB. Chọn đúng tệp mẫu đã xuất từ soket.")]
    TooLong,
    /// No template at all.
    #[error("Không đọc được tệp mẫu: {0}. Chọn đúng tệp mẫu đã xuất từ soket.")]
    Unreadable(String),
    /// A name that nobody can read, or none.
    #[error("Tên mẫu phải có từ 1 đến 200 chữ và không có ký tự điều khiển. Đặt lại tên mẫu.")]
    Name,
    /// The same for the file of the background.
    #[error("Tên tệp ảnh nền phải có từ 1 đến 200 chữ và không có ký tự điều khiển. Đổi tên tệp rồi tải lên lại.")]
    BackgroundName,
    /// A sheet that no printer takes.
    #[error("Khổ giấy {width} x {height} mm không dùng được: mỗi cạnh phải từ 50 đến 1200 mm. Sửa lại khổ giấy.")]
    Sheet {
        /// From left to right.
        width: Mm,
        /// From top to bottom.
        height: Mm,
    },
    /// More items than a sheet can show.
    #[error("Mẫu có hơn 100 mục. Bỏ bớt mục.")]
    TooManyItems,
    /// An item that cannot be printed.
    #[error("Mục thứ {number} ({called}): {fault}")]
    Item {
        /// Which one, counted from one.
        number: usize,
        /// Its field, or its first words.
        called: String,
        /// What is wrong with it.
        fault: ItemFault,
    },
}

impl TemplateError {
    /// A fault of one item.
    pub(crate) fn item(number: usize, called: impl Into<String>, fault: ItemFault) -> Self {
        Self::Item { number, called: called.into(), fault }
    }
}

/// What is wrong with an item of a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ItemFault {
    /// It does not have the form of an item.
    #[error("không đọc được ({0}). Sửa lại mục này trong tệp mẫu.")]
    Unreadable(String),
    /// Its box does not lie on the sheet.
    #[error("nằm ra ngoài tờ giấy. Dời vào trong hoặc thu nhỏ ô.")]
    OffSheet,
    /// Its box is too small for anything.
    #[error("ô nhỏ hơn 1 mm. Tăng chiều rộng hoặc chiều cao.")]
    SmallBox,
    /// Its box is too small for a QR code.
    #[error("ô mã QR nhỏ hơn 12 mm, máy khó đọc. Tăng chiều rộng và chiều cao.")]
    SmallQr,
    /// Its letters are too small, too large, or largest and smallest are exchanged.
    #[error("cỡ chữ từ {smallest} đến {largest} không dùng được: phải trong khoảng 4 đến 200, cỡ nhỏ không quá cỡ lớn. Sửa lại cỡ chữ.")]
    Letters {
        /// The size that would be tried first.
        largest: Points,
        /// The size that would be tried last.
        smallest: Points,
    },
    /// No line, or too many.
    #[error("số dòng {0} không dùng được: phải từ 1 đến 10. Sửa lại số dòng.")]
    Lines(u8),
    /// The name of its field is none.
    #[error("tên trường chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, dài từ 1 đến 40. Sửa lại tên trường.")]
    FieldName,
    /// Its fixed words are none, or too many.
    #[error("phần chữ phải có từ 1 đến 1.000 chữ. Sửa lại phần chữ.")]
    Length,
    /// Its fixed words hold letters that nobody sees.
    #[error("phần chữ có ký tự điều khiển hoặc ký tự ẩn. Gõ lại phần chữ.")]
    Invisible,
    /// The font lacks a letter.
    #[error("phông chữ không có chữ «{0}». Thay bằng chữ khác.")]
    NoLetter(char),
    /// A brace that is not that of a gap.
    #[error("chỗ điền phải viết dạng {{ten_truong}}. Sửa lại dấu ngoặc nhọn.")]
    Gap,
}

/// Why the press stopped. Records are counted from one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PressError {
    /// The template cannot be printed.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// Nothing was given to be printed.
    #[error("Không có gì để in. Chọn ít nhất một người hoặc tập thể.")]
    Empty,
    /// A record lacks a field that the template asks for.
    #[error("Dòng thứ {record} thiếu trường «{field}» mà mẫu cần. Điền trường này hoặc bỏ mục đó khỏi mẫu.")]
    NoField {
        /// Which record.
        record: usize,
        /// The name of the field.
        field: String,
    },
    /// The font lacks a letter of a value.
    #[error("Dòng thứ {record}, trường «{field}»: phông chữ không có chữ «{letter}». Sửa lại giá trị này.")]
    NoLetter {
        /// Which record.
        record: usize,
        /// The name of the field.
        field: String,
        /// The letter.
        letter: char,
    },
    /// A value is too long for a QR code, or empty.
    #[error("Dòng thứ {record}, trường «{field}»: nội dung trống hoặc dài quá, không đưa được vào mã QR. Sửa lại giá trị này.")]
    Qr {
        /// Which record.
        record: usize,
        /// The name of the field.
        field: String,
    },
    /// The template prints a background that is not at hand.
    #[error("Mẫu in cả ảnh nền nhưng chưa có ảnh nền. Tải ảnh nền lên hoặc chọn không in nền.")]
    NoBackground,
    /// A nudge further than printers are off.
    #[error("Độ lệch máy in phải trong khoảng -30 đến 30 mm. Đo lại trên tờ dò lệch.")]
    Nudge,
    /// Whoever was told how far it is said to stop.
    #[error("Đã dừng in theo yêu cầu. Bấm in lại khi cần.")]
    Stopped,
    /// The embedded font could not be cut down to the letters in use: a fault of the program.
    #[error("Không nhúng được phông chữ: {0}. Báo cho người quản trị.")]
    Font(String),
}

/// Why a file is no background.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// More bytes than any background needs.
    #[error("Ảnh nền lớn hơn 20 MB. Giảm kích thước ảnh rồi tải lên lại.")]
    TooLarge,
    /// Another kind of file; PDF and SVG can hold programs.
    #[error("Ảnh nền phải là PNG hoặc JPEG; không nhận PDF, SVG vì có thể chứa mã chạy. Xuất ảnh ra PNG hoặc JPEG rồi tải lên lại.")]
    Kind,
    /// More dots than a printer needs, or none.
    #[error("Ảnh nền {width} x {height} điểm không dùng được: tối đa 12.000 điểm mỗi cạnh và 40 triệu điểm tất cả. Giảm kích thước ảnh.")]
    Dots {
        /// From left to right.
        width: u32,
        /// From top to bottom.
        height: u32,
    },
    /// Colours of a printing house, which no browser shows right.
    #[error("Ảnh JPEG dùng hệ màu CMYK. Xuất lại theo hệ màu RGB rồi tải lên lại.")]
    Colours,
    /// Its dots come in seven rounds, so that all of it would have to lie in memory.
    #[error("Ảnh PNG lưu kiểu xen kẽ (interlaced). Lưu lại không xen kẽ rồi tải lên lại.")]
    Interlaced,
    /// Damaged.
    #[error("Tệp ảnh bị hỏng: {0}. Mở bằng phần mềm ảnh, lưu lại rồi tải lên lại.")]
    Damaged(String),
}
