//! Why the press refuses: sentences for a person, each with its next step, whose Vietnamese is the key for translation.

use super::measure::{Mm, Points};
use super::unread::Unread;
use std::fmt;

/// A sentence for a person: the Vietnamese text is its own key for translation, `%{name}` marks what is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The Vietnamese sentence, with its `%{...}` gaps.
    pub key: &'static str,
    /// What fills the gaps.
    pub with: Vec<(&'static str, String)>,
}

impl Said {
    /// A sentence without gaps.
    pub(super) fn plain(key: &'static str) -> Self {
        Self { key, with: Vec::new() }
    }

    /// Fills one gap.
    pub(super) fn with(mut self, gap: &'static str, value: impl ToString) -> Self {
        self.with.push((gap, value.to_string()));
        self
    }
}

impl fmt::Display for Said {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = |text: String, (gap, value): &(&str, String)| text.replace(&format!("%{{{gap}}}"), value);
        out.write_str(&self.with.iter().fold(self.key.to_owned(), filled))
    }
}

/// Why a template of the press cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// More bytes than any template needs.
    TooLong,
    /// No template at all.
    Unreadable(Unread),
    /// No text at all.
    NoText,
    /// A name that nobody can read, or none.
    Name,
    /// The same for the file of the background.
    BackgroundName,
    /// A sheet that no printer takes.
    Sheet {
        /// From left to right.
        width: Mm,
        /// From top to bottom.
        height: Mm,
    },
    /// More items than a sheet can show.
    TooManyItems,
    /// An item that cannot be printed.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemFault {
    /// It does not have the form of an item.
    Unreadable(Unread),
    /// Its box does not lie on the sheet.
    OffSheet,
    /// Its box is too small for anything.
    SmallBox,
    /// Its box is too small for a QR code.
    SmallQr,
    /// Its letters are too small, too large, or largest and smallest are exchanged.
    Letters {
        /// The size that would be tried first.
        largest: Points,
        /// The size that would be tried last.
        smallest: Points,
    },
    /// No line, or too many.
    Lines(u8),
    /// The name of its field is none.
    FieldName,
    /// Its fixed words are none, or too many.
    Length,
    /// Its fixed words hold letters that nobody sees.
    Invisible,
    /// The font lacks a letter.
    NoLetter(char),
    /// A brace that is not that of a gap.
    Gap,
}

/// Why the press stopped. Records are counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PressError {
    /// The template cannot be printed.
    Template(TemplateError),
    /// Nothing was given to be printed.
    Empty,
    /// A record lacks a field that the template asks for.
    NoField {
        /// Which record.
        record: usize,
        /// The name of the field.
        field: String,
    },
    /// The font lacks a letter of a value.
    NoLetter {
        /// Which record.
        record: usize,
        /// The name of the field.
        field: String,
        /// The letter.
        letter: char,
    },
    /// A value is too long for a QR code, or empty.
    Qr {
        /// Which record.
        record: usize,
        /// The name of the field.
        field: String,
    },
    /// The template prints a background that is not at hand.
    NoBackground,
    /// A nudge further than printers are off.
    Nudge,
    /// Whoever was told how far it is said to stop.
    Stopped,
    /// The embedded font could not be cut down to the letters in use: a fault of the program.
    Font(String),
}

/// Why a file is no background.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// More bytes than any background needs.
    TooLarge,
    /// Another kind of file; PDF and SVG can hold programs.
    Kind,
    /// More dots than a printer needs, or none.
    Dots {
        /// From left to right.
        width: u32,
        /// From top to bottom.
        height: u32,
    },
    /// Colours of a printing house, which no browser shows right.
    Colours,
    /// Its dots come in seven rounds, so that all of it would have to lie in memory.
    Interlaced,
    /// Damaged.
    Damaged,
}

impl TemplateError {
    /// The sentence for a person.
    pub fn says(&self) -> Said {
        match self {
            Self::TooLong => Said::plain("Tệp mẫu lớn hơn 64 KB. Chọn đúng tệp mẫu đã xuất từ soket."),
            Self::NoText => Said::plain("Tệp này không phải là tệp mẫu. Chọn đúng tệp mẫu đã xuất từ soket (mau.json hoặc mau.zip)."),
            Self::Unreadable(unread) => unread.in_template(),
            Self::Name => Said::plain("Tên mẫu phải có từ 1 đến 200 chữ và không có ký tự điều khiển. Đặt lại tên mẫu."),
            Self::BackgroundName => {
                Said::plain("Tên tệp ảnh nền phải có từ 1 đến 200 chữ và không có ký tự điều khiển. Đổi tên tệp rồi tải lên lại.")
            }
            Self::Sheet { width, height } => {
                Said::plain("Khổ giấy %{width} x %{height} mm không dùng được: mỗi cạnh phải từ 50 đến 1200 mm. Sửa lại khổ giấy.")
                    .with("width", width)
                    .with("height", height)
            }
            Self::TooManyItems => Said::plain("Mẫu có hơn 100 mục. Bỏ bớt mục."),
            Self::Item { number, called, fault } => fault.says().with("number", number).with("called", called),
        }
    }
}

impl ItemFault {
    /// The sentence for a person; which item it is stays to be filled in.
    fn says(&self) -> Said {
        match self {
            Self::Unreadable(unread) => unread.in_item(),
            Self::OffSheet => Said::plain("Mục thứ %{number} (%{called}): nằm ra ngoài tờ giấy. Dời vào trong hoặc thu nhỏ ô."),
            Self::SmallBox => Said::plain("Mục thứ %{number} (%{called}): ô nhỏ hơn 1 mm. Tăng chiều rộng hoặc chiều cao."),
            Self::SmallQr => {
                Said::plain("Mục thứ %{number} (%{called}): ô mã QR nhỏ hơn 12 mm, máy khó đọc. Tăng chiều rộng và chiều cao.")
            }
            Self::Letters { largest, smallest } => {
                Said::plain("Mục thứ %{number} (%{called}): cỡ chữ từ %{smallest} đến %{largest} không dùng được: phải trong khoảng 4 đến 200, cỡ nhỏ không quá cỡ lớn. Sửa lại cỡ chữ.")
                    .with("smallest", smallest)
                    .with("largest", largest)
            }
            Self::Lines(lines) => {
                Said::plain("Mục thứ %{number} (%{called}): số dòng %{lines} không dùng được: phải từ 1 đến 10. Sửa lại số dòng.")
                    .with("lines", lines)
            }
            Self::FieldName => {
                Said::plain("Mục thứ %{number} (%{called}): tên trường chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, dài từ 1 đến 40. Sửa lại tên trường.")
            }
            Self::Length => Said::plain("Mục thứ %{number} (%{called}): phần chữ phải có từ 1 đến 1.000 chữ. Sửa lại phần chữ."),
            Self::Invisible => {
                Said::plain("Mục thứ %{number} (%{called}): phần chữ có ký tự điều khiển hoặc ký tự ẩn. Gõ lại phần chữ.")
            }
            Self::NoLetter(letter) => {
                Said::plain("Mục thứ %{number} (%{called}): phông chữ không có chữ «%{letter}». Thay bằng chữ khác.").with("letter", letter)
            }
            Self::Gap => Said::plain("Mục thứ %{number} (%{called}): chỗ điền phải viết dạng {ten_truong}. Sửa lại dấu ngoặc nhọn."),
        }
    }
}

impl PressError {
    /// The sentence for a person.
    pub fn says(&self) -> Said {
        match self {
            Self::Template(fault) => fault.says(),
            Self::Empty => Said::plain("Không có gì để in. Chọn ít nhất một người hoặc tập thể."),
            Self::NoField { record, field } => {
                Said::plain("Dòng thứ %{record} thiếu trường «%{field}» mà mẫu cần. Điền trường này hoặc bỏ mục đó khỏi mẫu.")
                    .with("record", record)
                    .with("field", field)
            }
            Self::NoLetter { record, field, letter } => {
                Said::plain("Dòng thứ %{record}, trường «%{field}»: phông chữ không có chữ «%{letter}». Sửa lại giá trị này.")
                    .with("record", record)
                    .with("field", field)
                    .with("letter", letter)
            }
            Self::Qr { record, field } => Said::plain(
                "Dòng thứ %{record}, trường «%{field}»: nội dung trống hoặc dài quá, không đưa được vào mã QR. Sửa lại giá trị này.",
            )
            .with("record", record)
            .with("field", field),
            Self::NoBackground => Said::plain("Mẫu in cả ảnh nền nhưng chưa có ảnh nền. Tải ảnh nền lên hoặc chọn không in nền."),
            Self::Nudge => Said::plain("Độ lệch máy in phải trong khoảng -30 đến 30 mm. Đo lại trên tờ dò lệch."),
            Self::Stopped => Said::plain("Đã dừng in theo yêu cầu. Bấm in lại khi cần."),
            Self::Font(why) => Said::plain("Không nhúng được phông chữ (%{why}). Báo cho người quản trị.").with("why", why),
        }
    }
}

impl From<TemplateError> for PressError {
    fn from(fault: TemplateError) -> Self {
        Self::Template(fault)
    }
}

impl PictureError {
    /// The sentence for a person.
    pub fn says(&self) -> Said {
        match self {
            Self::TooLarge => Said::plain("Ảnh nền lớn hơn 20 MB. Giảm kích thước ảnh rồi tải lên lại."),
            Self::Kind => {
                Said::plain("Ảnh nền phải là PNG hoặc JPEG; không nhận PDF, SVG vì có thể chứa mã chạy. Xuất ảnh ra PNG hoặc JPEG rồi tải lên lại.")
            }
            Self::Dots { width, height } => {
                Said::plain("Ảnh nền %{width} x %{height} điểm không dùng được: tối đa 12.000 điểm mỗi cạnh và 40 triệu điểm tất cả. Giảm kích thước ảnh.")
                    .with("width", width)
                    .with("height", height)
            }
            Self::Colours => Said::plain("Ảnh JPEG dùng hệ màu CMYK. Xuất lại theo hệ màu RGB rồi tải lên lại."),
            Self::Interlaced => Said::plain("Ảnh PNG lưu kiểu xen kẽ (interlaced). Lưu lại không xen kẽ rồi tải lên lại."),
            Self::Damaged => Said::plain("Tệp ảnh bị hỏng. Mở bằng phần mềm ảnh, lưu lại rồi tải lên lại."),
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.says().fmt(out)
    }
}

impl std::error::Error for TemplateError {}

impl fmt::Display for PressError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.says().fmt(out)
    }
}

impl std::error::Error for PressError {}

impl fmt::Display for PictureError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.says().fmt(out)
    }
}

impl std::error::Error for PictureError {}
