//! How the letters of a component must look, as data, and what a line does otherwise.

use super::Fault;
use crate::lint::file::Line;
use crate::lint::stand::Align;
use crate::lint::words::is_capitals;

/// The letters of a component; what is none may be either.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Its name, as faults call it.
    pub what: &'static str,
    /// The sizes that it may have, half-points.
    pub sizes: &'static [i32],
    /// Whether it is bold.
    pub bold: Option<bool>,
    /// Whether it is slanted.
    pub slanted: Option<bool>,
    /// Whether it is underlined.
    pub underlined: Option<bool>,
    /// Whether it must be in capitals.
    pub in_capitals: bool,
    /// Whether it must be centred.
    pub is_centred: bool,
}

impl Look {
    /// A component whose size alone matters.
    pub const fn of(what: &'static str, sizes: &'static [i32]) -> Self {
        Self { what, sizes, bold: None, slanted: None, underlined: None, in_capitals: false, is_centred: false }
    }

    /// Bold or not.
    pub const fn bold(self, on: bool) -> Self {
        Self { bold: Some(on), ..self }
    }

    /// Slanted or upright.
    pub const fn slanted(self, on: bool) -> Self {
        Self { slanted: Some(on), ..self }
    }

    /// Underlined or not.
    pub const fn underlined(self, on: bool) -> Self {
        Self { underlined: Some(on), ..self }
    }

    /// In capitals.
    pub const fn capitals(self) -> Self {
        Self { in_capitals: true, ..self }
    }

    /// Centred.
    pub const fn centred(self) -> Self {
        Self { is_centred: true, ..self }
    }

    /// What a line does otherwise.
    pub fn faults(&self, line: &Line) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let Some(run) = line.written().find(|run| !self.sizes.contains(&run.letters.size)) {
            let fault = Fault::new("%{what}: cỡ chữ %{found}, phải là %{wanted}.").with("found", points(run.letters.size));
            faults.push(fault.with("wanted", one_of(self.sizes)));
        }
        let is_otherwise = |wanted: Option<bool>, found: fn(&crate::lint::letters::Letters) -> bool| {
            wanted.filter(|wanted| line.written().any(|run| found(&run.letters) != *wanted))
        };
        match is_otherwise(self.bold, |letters| letters.bold) {
            Some(true) => faults.push(Fault::new("%{what}: phải in đậm.")),
            Some(false) => faults.push(Fault::new("%{what}: không in đậm.")),
            None => {}
        }
        match is_otherwise(self.slanted, |letters| letters.slanted) {
            Some(true) => faults.push(Fault::new("%{what}: phải in nghiêng.")),
            Some(false) => faults.push(Fault::new("%{what}: phải in đứng, không nghiêng.")),
            None => {}
        }
        match self.underlined.filter(|wanted| line.written().any(|run| run.letters.underlined) != *wanted) {
            Some(true) => faults.push(Fault::new("%{what}: phải gạch chân.")),
            Some(false) => faults.push(Fault::new("%{what}: không gạch chân.")),
            None => {}
        }
        if self.in_capitals && !is_capitals(&line.text()) {
            faults.push(Fault::new("%{what}: phải viết in hoa."));
        }
        if self.is_centred && !matches!(line.stand.align, Align::Centre | Align::Unknown) {
            faults.push(Fault::new("%{what}: phải canh giữa."));
        }
        faults.into_iter().map(|fault| fault.with("what", self.what).at(line)).collect()
    }
}

/// Half-points as a person reads a size: 14 or 14,5.
pub fn points(half_points: i32) -> String {
    let half = if half_points % 2 == 0 { "" } else { ",5" };
    format!("{}{half}", half_points / 2)
}

/// Sizes as a choice: 13 hoặc 14.
pub fn one_of(sizes: &[i32]) -> String {
    let sizes: Vec<String> = sizes.iter().map(|size| points(*size)).collect();
    sizes.join(" hoặc ")
}
