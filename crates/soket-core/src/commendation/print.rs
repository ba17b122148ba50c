//! Printing the certificates of a campaign: at once, or as a run in parts.

/// Up to so many sheets are printed while somebody waits; more are a run.
pub const AT_ONCE: usize = 500;

/// What the sheets are put into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintForm {
    /// All of a part in one file.
    OneFile,
    /// Each in a file of its own.
    FileEach,
}

impl PrintForm {
    /// Both, in the order in which they are offered.
    pub const ALL: [PrintForm; 2] = [PrintForm::OneFile, PrintForm::FileEach];

    /// The text form kept in the database, which is the ending of a part's file.
    pub fn as_str(self) -> &'static str {
        match self {
            PrintForm::OneFile => "pdf",
            PrintForm::FileEach => "zip",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            PrintForm::OneFile => "Tệp PDF để in",
            PrintForm::FileEach => "Mỗi tờ một tệp (ZIP)",
        }
    }
}

/// How a run stands; computed from what it has printed and what people did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintState {
    /// Parts are still to be printed.
    Printing,
    /// Every part is printed.
    Printed,
    /// Somebody stopped it; the parts that were printed stay.
    Stopped,
    /// A fault of the machine ended it.
    Failed,
}

impl PrintState {
    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            PrintState::Printing => "Đang in",
            PrintState::Printed => "Đã in xong",
            PrintState::Stopped => "Đã dừng",
            PrintState::Failed => "Máy chủ gặp lỗi khi in",
        }
    }
}
