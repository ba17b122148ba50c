//! Why a paper could not be made, or a file not be read.

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
