//! The press: fills the items of a template with records and prints one sheet for each, exact to the hundredth of a millimetre.

pub mod background;
mod book;
mod check;
pub mod fault;
mod ink;
pub mod measure;
mod offset;
mod pack;
mod place;
pub mod run;
mod shape;
pub mod shipped;
mod svg;
pub mod template;
mod typeface;
mod unhinted;
pub mod unread;
pub mod words;

use crate::pdf::Pdf;
use background::Background;
use book::Book;
use fault::{PressError, TemplateError};
use ink::Ink;
use measure::Mm;
use pack::Packer;
use place::Ready;
use run::{Taken, Told};
use std::ops::ControlFlow;
use template::{Printing, Sheet, Template};
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
    /// What is the same on every sheet, drawn once.
    fixed: Ink,
    changing: Vec<Ready>,
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
        let template = template.checked()?;
        let fixed = Ink::on(template.sheet.height_mm.points());
        let changing = ready(&template).filter(|item| !item.is_fixed()).collect();
        Ok(Self { template, background: None, shows: Shows::Printed, nudge: Nudge::default(), fixed, changing })
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
    pub fn batch_telling(&self, title: &str, records: &[Record], told: Told<'_>) -> Result<Pdf, PressError> {
        let inked = self.inked(records)?;
        let mut book = Book::new(self.template.sheet, records.len());
        let used = run::run(&inked, records, told, &mut |page| book.add(page))?;
        Ok(book.finish(&words::clean(title), &typeface::typefaces(&used)?, self.drawn_background()))
    }

    /// Prints records as files of their own, a PDF of one page each, and hands them on in order; whoever takes them can stop it.
    /// Each has only the letters that it needs.
    ///
    /// # Errors
    /// As `batch`, and when it was stopped.
    pub fn separate(&self, title: &str, records: &[Record], take: Taken<'_>) -> Result<(), PressError> {
        let (inked, title) = (self.inked(records)?, words::clean(title));
        run::files(records, &|record, number| inked.file(&title, record, number), take)
    }

    fn file(&self, title: &str, record: &Record, number: usize) -> Result<Pdf, PressError> {
        let mut ink = self.fixed.clone();
        for item in &self.changing {
            item.draw(&mut ink, record, number)?;
        }
        let mut book = Book::new(self.template.sheet, 1);
        book.add(&Packer::thorough().pack(&ink.drawn));
        Ok(book.finish(title, &typeface::typefaces(&ink.used)?, self.drawn_background()))
    }

    /// One sheet as a drawing for a screen (SVG), in millimetres, each item in a group of its own; `picture` is where the
    /// screen finds the background.
    ///
    /// # Errors
    /// When the record cannot be printed.
    pub fn drawing(&self, record: &Record, picture: Option<&str>) -> Result<String, PressError> {
        let items = ready(&self.template).map(|item| Ok((item.number, item.stands(), item.shown(record, 1)?)));
        Ok(svg::sheet(self.template.sheet, picture, &items.collect::<Result<Vec<_>, PressError>>()?))
    }

    /// Whether every record can be printed, without printing any: what to ask before thousands are begun.
    ///
    /// # Errors
    /// As `batch`.
    pub fn check(&self, records: &[Record]) -> Result<(), PressError> {
        self.inked(records)?;
        (1..).zip(records).try_for_each(|(number, record)| self.changing.iter().try_for_each(|item| item.check(record, number)))
    }

    /// Which words come out smaller than the template wants: what to look at before printing thousands. Words that are the
    /// same on every sheet are told with the first.
    ///
    /// # Errors
    /// When a record cannot be printed.
    pub fn remarks(&self, records: &[Record]) -> Result<Vec<Remark>, PressError> {
        let mut remarks = Vec::new();
        for (number, record) in (1..).zip(records) {
            for item in ready(&self.template).filter(|item| number == 1 || !item.is_fixed()) {
                if let Some(size) = item.too_small(record, number)? {
                    remarks.push(Remark { record: number, item: item.number, tenths: (size * 10.0) as i32 });
                }
            }
        }
        Ok(remarks)
    }

    /// The press with everything drawn that is the same on every sheet.
    fn inked(&self, records: &[Record]) -> Result<Self, PressError> {
        let first = records.first().ok_or(PressError::Empty)?;
        if self.background.is_none() && self.template.prints_background == Printing::Printed {
            return Err(PressError::NoBackground);
        }
        let mut fixed = Ink::on(self.height());
        if self.nudge != Nudge::default() {
            let [right, down] = [self.nudge.right, self.nudge.down].map(|tenths| Mm::hundredths(tenths * 10).points());
            fixed.moved(right, down);
        }
        if self.drawn_background().is_some() {
            fixed.background(self.template.sheet.width_mm.points());
        }
        for item in ready(&self.template).filter(Ready::is_fixed) {
            item.draw(&mut fixed, first, 1)?;
        }
        Ok(Self { fixed, ..self.clone() })
    }

    fn drawn_background(&self) -> Option<&Background> {
        let prints = self.template.prints_background == Printing::Printed || self.shows == Shows::Every;
        self.background.as_ref().filter(|_| prints)
    }

    fn height(&self) -> f64 {
        self.template.sheet.height_mm.points()
    }
}

fn ready(template: &Template) -> impl Iterator<Item = Ready> {
    (1..).zip(&template.items).map(|(number, item)| Ready::new(number, item))
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
    check::check_sheet(sheet)?;
    offset::sheet(sheet, nudge)
}
