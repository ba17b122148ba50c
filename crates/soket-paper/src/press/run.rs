//! A run of the press: sheets laid out on every processor, block by block, in the order of their records.

use super::Press;
use super::fault::PressError;
use super::ink::{Ink, Used};
use super::pack::Packer;
use super::words::Record;
use crate::pdf::Pdf;
use std::ops::ControlFlow;
use std::thread;

/// How many sheets a processor lays out before the next word about how far it is.
const BLOCK: usize = 64;
const MOST_THREADS: usize = 8;

/// Who is told how many sheets are laid out, and may stop the run.
pub type Told<'a> = &'a mut dyn FnMut(usize) -> ControlFlow<()>;

/// Who takes files as they are made, and may stop the run.
pub type Taken<'a> = &'a mut dyn FnMut(Pdf) -> ControlFlow<()>;

/// The pages of some records, packed, and which glyphs they used.
#[derive(Debug, Default)]
pub(super) struct Pages {
    /// One for each record.
    pub packed: Vec<Vec<u8>>,
    /// By all of them.
    pub used: Used,
}

/// Lays records out and hands their pages on, a block at a time; returns which glyphs were used.
pub(super) fn run(press: &Press, records: &[Record], told: Told<'_>, take: &mut dyn FnMut(&[u8])) -> Result<Used, PressError> {
    let mut used = press.fixed.used.clone();
    in_blocks(records, &|block, before| pages(press, block, before), &mut |made: Pages, done| {
        made.packed.iter().for_each(|page| take(page));
        used.add(&made.used);
        told(done)
    })?;
    Ok(used)
}

/// Makes a file of each record and hands the files on, a block at a time, so that few of them lie in memory.
pub(super) fn files(records: &[Record], one: &One<'_>, take: Taken<'_>) -> Result<(), PressError> {
    let block = |records: &[Record], before: usize| {
        let made = (before + 1..).zip(records).map(|(number, record)| one(record, number));
        made.collect::<Result<Vec<_>, _>>()
    };
    in_blocks(records, &block, &mut |made: Vec<Pdf>, _| made.into_iter().try_for_each(&mut *take))
}

/// Makes the file of one record, whose number, counted from one, names it where it cannot be printed.
pub(super) type One<'a> = dyn Fn(&Record, usize) -> Result<Pdf, PressError> + Sync + 'a;

/// What is made of a block of records, with how many came before it.
type Lay<'a, T> = dyn Fn(&[Record], usize) -> Result<T, PressError> + Sync + 'a;

/// Makes something of every block, side by side, and hands it on in order with how many records are done.
fn in_blocks<T: Send>(records: &[Record], lay: &Lay<'_, T>, take: &mut dyn FnMut(T, usize) -> ControlFlow<()>) -> Result<(), PressError> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let mut done = 0;
    for blocks in records.chunks(threads * BLOCK) {
        let made = side_by_side(blocks, done, lay)?;
        for (block, made) in blocks.chunks(BLOCK).zip(made) {
            done += block.len();
            if take(made, done).is_break() {
                return Err(PressError::Stopped);
            }
        }
    }
    Ok(())
}

fn side_by_side<T: Send>(records: &[Record], before: usize, lay: &Lay<'_, T>) -> Result<Vec<T>, PressError> {
    if records.len() <= BLOCK {
        return Ok(vec![lay(records, before)?]);
    }
    thread::scope(|scope| {
        let blocks = records.chunks(BLOCK).enumerate();
        let begun: Vec<_> = blocks.map(|(at, block)| scope.spawn(move || lay(block, before + at * BLOCK))).collect();
        let ended = begun.into_iter().map(|block| block.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        ended.collect()
    })
}

fn pages(press: &Press, records: &[Record], before: usize) -> Result<Pages, PressError> {
    let (mut ink, mut packer, mut pages) = (Ink::on(press.height()), Packer::quick(), Pages::default());
    for (number, record) in (before + 1..).zip(records) {
        ink.next_sheet();
        ink.drawn.extend_from_slice(&press.fixed.drawn);
        for item in &press.changing {
            item.draw(&mut ink, record, number)?;
        }
        pages.packed.push(packer.pack(&ink.drawn));
    }
    pages.used = ink.used;
    Ok(pages)
}
