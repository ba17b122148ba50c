//! What is wrong with a text that should be a template, told without the words of the reader of JSON.

use super::fault::Said;

/// What a text that should be a template says wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// A name that no template has.
    Strange(String),
    /// A name that is not there.
    Missing(String),
    /// A name that stands there twice.
    Twice(String),
    /// A word that is none of those that may stand there.
    Word(String),
    /// No length on a sheet.
    Length(String),
    /// No size of letters.
    Size(String),
    /// No colour.
    Colour(String),
    /// Anything else, at this line.
    Line(usize),
}

/// How a fault begins in the words of the reader of JSON or of [`super::measure`], and what it is.
type Kind = (&'static str, fn(String) -> Unread);

const KINDS: [Kind; 7] = [
    ("unknown field `", Unread::Strange),
    ("missing field `", Unread::Missing),
    ("duplicate field `", Unread::Twice),
    ("unknown variant `", Unread::Word),
    ("length `", Unread::Length),
    ("size `", Unread::Size),
    ("colour `", Unread::Colour),
];

impl Unread {
    /// What the reader of JSON found, without its English words.
    pub(super) fn of(error: &serde_json::Error) -> Self {
        let words = error.to_string();
        let known = KINDS.iter().find_map(|(begin, kind)| {
            let (what, _) = words.strip_prefix(begin)?.split_once('`')?;
            Some(kind(what.chars().take(40).collect()))
        });
        known.unwrap_or(Unread::Line(error.line()))
    }

    /// In a template as a whole.
    pub(super) fn in_template(&self) -> Said {
        match self {
            Unread::Strange(name) => Said::plain("Tệp mẫu có tên lạ «%{name}». Chọn đúng tệp mẫu đã xuất từ soket.").with("name", name),
            Unread::Missing(name) => Said::plain("Tệp mẫu thiếu «%{name}». Chọn đúng tệp mẫu đã xuất từ soket.").with("name", name),
            Unread::Twice(name) => Said::plain("Tệp mẫu ghi «%{name}» hai lần. Chọn đúng tệp mẫu đã xuất từ soket.").with("name", name),
            Unread::Word(word) => Said::plain("Tệp mẫu có giá trị lạ «%{word}». Chọn đúng tệp mẫu đã xuất từ soket.").with("word", word),
            Unread::Length(typed) | Unread::Size(typed) | Unread::Colour(typed) => {
                Said::plain("Khổ giấy «%{typed}» không phải là số mi-li-mét. Ghi số như 297 hoặc 297,5.").with("typed", typed)
            }
            Unread::Line(line) => {
                Said::plain("Không đọc được tệp mẫu từ dòng %{line}. Chọn đúng tệp mẫu đã xuất từ soket.").with("line", line)
            }
        }
    }

    /// In an item.
    pub(super) fn in_item(&self) -> Said {
        match self {
            Unread::Strange(name) => {
                Said::plain("Mục thứ %{number} (%{called}): có tên lạ «%{name}». Bỏ tên ấy khỏi tệp mẫu.").with("name", name)
            }
            Unread::Missing(name) => {
                Said::plain("Mục thứ %{number} (%{called}): thiếu «%{name}». Ghi thêm vào tệp mẫu.").with("name", name)
            }
            Unread::Twice(name) => {
                Said::plain("Mục thứ %{number} (%{called}): ghi «%{name}» hai lần. Bỏ bớt trong tệp mẫu.").with("name", name)
            }
            Unread::Word(word) => {
                Said::plain("Mục thứ %{number} (%{called}): có giá trị lạ «%{word}». Sửa lại giá trị này.").with("word", word)
            }
            Unread::Length(typed) => {
                Said::plain("Mục thứ %{number} (%{called}): «%{typed}» không phải là số mi-li-mét. Ghi số như 12 hoặc 12,5.")
                    .with("typed", typed)
            }
            Unread::Size(typed) => {
                Said::plain("Mục thứ %{number} (%{called}): «%{typed}» không phải là cỡ chữ. Ghi số như 14 hoặc 13,5.").with("typed", typed)
            }
            Unread::Colour(typed) => {
                Said::plain("Mục thứ %{number} (%{called}): «%{typed}» không phải là màu. Ghi mã màu như #c00000.").with("typed", typed)
            }
            Unread::Line(_) => Said::plain("Mục thứ %{number} (%{called}): không đọc được. Sửa lại mục này trong tệp mẫu."),
        }
    }
}
