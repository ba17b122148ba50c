//! A run of the press: sheets laid out on every processor, block by block, in the order of their records.

use super::Press;
use super::ink::{Ink, Used};
use super::pack::Packer;
use super::words::Record;
use crate::error::PressError;
use std::ops::ControlFlow;
use std::thread;

/// How many sheets a processor lays out before the next word about how far it is.
const BLOCK: usize = 64;
const MOST_THREADS: usize = 8;

/// Who is told how many sheets are laid out, and may stop the run.
pub type Told<'a> = &'a mut dyn FnMut(usize) -> ControlFlow<()>;

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
    let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    let (mut used, mut done) = (press.fixed.used.clone(), 0);
    for blocks in records.chunks(threads * BLOCK) {
        for pages in side_by_side(press, blocks, done)? {
            pages.packed.iter().for_each(|page| take(page));
            used.add(&pages.used);
        }
        done += blocks.len();
        if told(done).is_break() {
            return Err(PressError::Stopped);
        }
    }
    Ok(used)
}

fn side_by_side(press: &Press, records: &[Record], before: usize) -> Result<Vec<Pages>, PressError> {
    if records.len() <= BLOCK {
        return Ok(vec![pages(press, records, before)?]);
    }
    thread::scope(|scope| {
        let blocks = records.chunks(BLOCK).enumerate();
        let begun: Vec<_> = blocks.map(|(at, block)| scope.spawn(move || pages(press, block, before + at * BLOCK))).collect();
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
