//! The 78 example targets of domain.md 5.2: figures of two units in three periods, the value worked by hand,
//! the verdict, and a usual wrong formula that gives another verdict.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod commune;
mod commune_table;
mod row;
mod schools_and_wards;
mod steps;
mod tax;
mod university;
mod wrong;

use std::collections::BTreeSet;

use row::Row;

fn all_rows() -> impl Iterator<Item = &'static Row> {
    [university::ROWS, tax::ROWS, commune::ROWS, commune_table::ROWS, schools_and_wards::ROWS].into_iter().flatten()
}

#[test]
fn every_row_computes_as_by_hand() {
    for row in all_rows() {
        row.check();
    }
}

#[test]
fn the_usual_wrong_formula_gives_another_verdict() {
    for row in all_rows() {
        row.check_wrong_formula();
    }
}

#[test]
fn no_row_is_left_out() {
    let numbers: BTreeSet<u8> = all_rows().map(|row| row.number).chain([steps::NUMBER]).collect();
    assert_eq!(numbers, (1..=78).collect());
}
