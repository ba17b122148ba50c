//! Rules of annexes: the word over them and their title (PL).

use super::look::Look;
use super::{Case, Fault};
use crate::lint::file::Line;
use crate::lint::words::{fold, plain};

const WORD: Look = Look::of("Chữ “Phụ lục”", &[28]).bold(true).centred();
const TITLE: Look = Look::of("Tên phụ lục", &[26, 28]).bold(true).capitals().centred();

/// PL-01: `Phụ lục` or `Phụ lục I` in a line of its own, the title in capitals below it.
pub fn admin_heading(case: &Case<'_>) -> Vec<Fault> {
    let lines: Vec<&Line> = case.file.lines.iter().filter(|line| !line.is_boxed && line.cell.is_none() && !line.is_blank()).collect();
    let mut faults = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_heading(line)) {
        let text = plain(&line.start());
        let number = text.get("Phụ lục".len()..).unwrap_or_default().trim();
        if !text.starts_with("Phụ lục") || !number.chars().all(|letter| "IVX".contains(letter)) {
            faults.push(Fault::new("Ghi “Phụ lục”, chữ thường; có từ hai phụ lục thì thêm số La Mã.").at(line));
        }
        faults.extend(WORD.faults(line));
        faults.extend(lines.get(at + 1).into_iter().flat_map(|title| TITLE.faults(title)));
    }
    faults
}

/// `Phụ lục`, with at most a number behind it.
fn is_heading(line: &Line) -> bool {
    let text = fold(&line.start());
    let behind = text.strip_prefix("phu luc").map(str::trim);
    behind.is_some_and(|number| number.len() <= 4 && number.chars().all(|letter| "ivx".contains(letter) || letter.is_ascii_digit()))
}
