//! A paper as a tree: header, body, signatures, recipients, annexes; what HTML, DOCX and PDF are all written from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

use crate::profile::ProfileId;

/// One official paper, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The format that it follows.
    pub profile: ProfileId,
    /// How it begins and ends. Papers frozen before there was a choice are all issued.
    #[serde(default)]
    pub form: Form,
    /// Who writes what when.
    pub header: Header,
    /// Opening lines `Căn cứ ...`, without dash and closing mark: the profile sets them.
    pub bases: Vec<String>,
    /// The text.
    pub body: Vec<Block>,
    /// Who signs; of a record, whoever chaired.
    pub signature: Signature,
    /// Nơi nhận, one line each without dash and closing mark; the last line says where it is kept (`Lưu ...`). Where there are
    /// none, nothing is printed.
    pub recipients: Vec<String>,
    /// Each begins on a new page.
    pub annexes: Vec<Annex>,
}

/// How a paper begins and ends (formats.md 3.E, 3.G).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub enum Form {
    /// By a body to others: number, place and date in the head; one signature beside Nơi nhận.
    #[default]
    Issued,
    /// Of a sitting, `BIÊN BẢN`: its text says where and when, so the head does not; two signatures side by side.
    Record {
        /// Who wrote it and signs at the left; at the right signs [`Document::signature`].
        writer: Signature,
    },
    /// Of one person about himself, `BÁO CÁO` of achievements: without number, since no body issues it; with place and date; two
    /// signatures side by side.
    Statement {
        /// Who confirms it for the unit and signs at the left; at the right signs [`Document::signature`], the person.
        confirmed: Signature,
    },
    /// Laid on the table, `CHƯƠNG TRÌNH`: without number, signature and Nơi nhận.
    Handout,
}

/// The head of a paper (formats.md 1.2 and 2.2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// The body above, in capitals; none for a body that has none.
    pub superior: Option<String>,
    /// The issuing body, in capitals.
    pub issuer: String,
    /// Running number; none in a draft.
    pub serial: Option<u32>,
    /// Type code in the symbol: `BC`.
    pub type_code: String,
    /// Issuer code in the symbol: `ĐU`.
    pub issuer_code: String,
    /// The place in the place-and-date line.
    pub place: String,
    /// The date; none in a draft, which leaves day and month blank.
    pub date: Option<Date>,
    /// The day on which the draft was drawn up; a draft prints its year behind the blanks.
    pub drafted_on: Date,
    /// `BÁO CÁO`.
    pub type_word: String,
    /// Trích yếu: what the paper is about; capitalised as the profile wants it.
    pub subject: String,
    /// Cell 11b: `Dự thảo lần 2`; none on an issued paper.
    pub draft_mark: Option<String>,
}

/// Who signs a paper, or one half of its foot.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// In whose name: `ĐẢNG UỶ`; the profile writes `T/M` or `TM.` before it. None for a head who signs for himself.
    pub on_behalf_of: Option<String>,
    /// `BÍ THƯ`, `CHỦ TRÌ HỘI NGHỊ`.
    pub office: String,
    /// Full name without title or degree; none in a draft.
    pub name: Option<String>,
}

/// An annex behind the signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Annex {
    /// What it holds.
    pub title: String,
    /// Its content.
    pub body: Vec<Block>,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// `Phần thứ nhất` and, on the next line, its name; one without a name, `QUYẾT ĐỊNH:`, is one line.
    Part {
        /// `Phần thứ nhất`.
        label: String,
        /// In capitals on paper.
        name: String,
    },
    /// A heading with its number, as the profile writes it.
    Heading {
        /// 1 is `I-`, 2 is `1.`, 3 is `a)`.
        level: u8,
        /// `I`, `1`, `a`: without the mark behind it.
        number: String,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A line that begins with a dash.
    Bullet(Vec<Inline>),
    /// A table.
    Table(Table),
    /// A bar chart, drawn as lines and letters, never as pixels.
    Chart(Chart),
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Bold words.
    Strong(String),
    /// Slanted words.
    Emphasis(String),
    /// A figure that leads back to where it comes from.
    Figure {
        /// Its code, without prefix: `k7f3`.
        code: String,
        /// What is printed.
        text: String,
        /// What a reader of the preview should know: that the figure moved since the sentence was written.
        note: Option<String>,
    },
}

/// A table with a head that is repeated on every page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Above the table; also its name for those who cannot see it.
    pub caption: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows below the head.
    pub rows: Vec<Row>,
    /// Whether it needs a page laid across.
    pub landscape: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its head.
    pub name: String,
    /// Its share of the width, against the other columns' shares.
    pub share: u16,
    /// How its cells stand.
    pub align: Align,
}

impl Column {
    /// A column under a head.
    pub fn new(name: &str, share: u16, align: Align) -> Self {
        Self { name: name.to_owned(), share, align }
    }
}

/// How the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Align {
    /// Words.
    Left,
    /// Ordinals, units of measure, short words.
    Centre,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Row {
    /// One cell a column.
    Cells(Vec<Vec<Inline>>),
    /// A bold line across all columns that names a group.
    Group(String),
}

impl Row {
    /// A row of plain words.
    pub fn plain(cells: impl IntoIterator<Item = String>) -> Self {
        Row::Cells(cells.into_iter().map(|words| vec![Inline::Text(words)]).collect())
    }
}

/// A chart of horizontal bars, each against what was asked (the mark at 100).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Above the chart.
    pub title: String,
    /// What it shows, in a sentence, for those who cannot see it.
    pub description: String,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Before the bar.
    pub label: String,
    /// Its length in per mille of what was asked; drawn up to 1 500.
    pub per_mille: u32,
    /// Behind the bar, as printed; the figure itself, with its code, stands in the table beside the chart.
    pub value: String,
}

impl Document {
    /// All blocks in reading order: body, then annexes.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.body.iter().chain(self.annexes.iter().flat_map(|annex| &annex.body))
    }

    /// Every figure in reading order: code and printed text.
    pub fn figures(&self) -> Vec<(&str, &str)> {
        self.blocks().flat_map(Block::inlines).filter_map(Inline::figure).collect()
    }
}

impl Document {
    /// The number line; none on a handout and on a statement.
    pub fn number_line(&self) -> Option<String> {
        (!matches!(self.form, Form::Handout | Form::Statement { .. })).then(|| self.profile.profile().number_line(&self.header))
    }

    /// Place and date in the head; none on a record.
    pub fn place_and_date(&self) -> Option<String> {
        (!matches!(self.form, Form::Record { .. })).then(|| self.header.place_and_date())
    }

    /// The lines of Nơi nhận as printed.
    pub fn recipient_lines(&self) -> Vec<String> {
        let mark = self.profile.profile().recipients_mark;
        let end = |at: usize| if at + 1 == self.recipients.len() { "." } else { mark };
        self.recipients.iter().enumerate().map(|(at, recipient)| format!("- {recipient}{}", end(at))).collect()
    }

    /// The word over an annex, with its number where there are several.
    pub fn annex_word(&self, at: usize) -> String {
        const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
        let word = self.profile.profile().annex_word;
        match ROMAN.get(at) {
            _ if self.annexes.len() < 2 => word.to_owned(),
            Some(number) => format!("{word} {number}"),
            None => format!("{word} {}", at + 1),
        }
    }

    /// The paper with the mark that ends it in its format: `./.` behind the last sentence of an administrative paper. A body
    /// that ends with a table or a figure has no sentence to mark.
    pub fn closed(&self) -> Cow<'_, Document> {
        let mark = self.profile.profile().end_mark;
        let mut closed = Cow::Borrowed(self);
        if last_words(&self.body).is_some_and(|words| words.ends_with('.') && !words.ends_with(mark)) {
            let closed = closed.to_mut();
            if let Some(Block::Paragraph(inlines) | Block::Bullet(inlines)) = closed.body.last_mut()
                && let Some(Inline::Text(words) | Inline::Strong(words) | Inline::Emphasis(words)) = inlines.last_mut()
            {
                words.pop();
                words.push_str(mark);
            }
        }
        closed
    }
}

impl Annex {
    /// Whether its pages lie across: a table in it needs that.
    pub fn lies_across(&self) -> bool {
        self.body.iter().any(|block| matches!(block, Block::Table(table) if table.landscape))
    }
}

fn last_words(body: &[Block]) -> Option<&str> {
    let Some(Block::Paragraph(inlines) | Block::Bullet(inlines)) = body.last() else { return None };
    inlines.last().filter(|inline| inline.figure().is_none()).map(Inline::text)
}

impl Block {
    /// The stretches of text in it, in reading order.
    pub fn inlines(&self) -> Vec<&Inline> {
        match self {
            Block::Part { .. } | Block::Heading { .. } | Block::Chart(_) => Vec::new(),
            Block::Paragraph(inlines) | Block::Bullet(inlines) => inlines.iter().collect(),
            Block::Table(table) => table.rows.iter().flat_map(Row::inlines).collect(),
        }
    }
}

impl Row {
    fn inlines(&self) -> Vec<&Inline> {
        match self {
            Row::Cells(cells) => cells.iter().flatten().collect(),
            Row::Group(_) => Vec::new(),
        }
    }
}

impl Inline {
    /// The words as printed.
    pub fn text(&self) -> &str {
        match self {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) | Inline::Figure { text, .. } => text,
        }
    }

    /// Code and printed text, if it is a figure.
    pub fn figure(&self) -> Option<(&str, &str)> {
        match self {
            Inline::Figure { code, text, .. } => Some((code, text)),
            _ => None,
        }
    }
}

impl Header {
    /// The place-and-date line: days 1-9 and months 1-2 padded (formats.md 1.7); blanks in a draft.
    pub fn place_and_date(&self) -> String {
        match self.date {
            Some(date) => format!("{}, ngày {:02} tháng {} năm {}", self.place, date.day(), month(date), date.year()),
            None => format!(
                "{}, ngày\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}tháng\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}năm {}",
                self.place,
                self.drafted_on.year()
            ),
        }
    }
}

fn month(date: Date) -> String {
    if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() }
}
