//! Why a paper could not be made.

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
    /// The document cannot be written as data.
    #[error("không viết được dữ liệu của văn bản: {0}")]
    Data(#[from] serde_json::Error),
}
