//! The targets of the demonstration, as its office would type them: together they use every kind and every rule.

mod plans;
mod resolution;

use soket_core::target::draft::Draft;

/// A target as a row; the fields are those of [`Draft`], empty where the form would be left alone.
#[derive(Debug, Clone, Copy)]
pub struct DemoTarget {
    /// The mandate that sets it.
    pub mandate: &'static str,
    /// The first and last day of the stretch for which it is set.
    pub term: (&'static str, &'static str),
    /// Short stable code.
    pub code: &'static str,
    /// Its place in the mandate, or among the parts of its whole.
    pub ordinal: u8,
    /// The group in which reports treat it.
    pub theme: &'static str,
    /// As tables name it.
    pub name: &'static str,
    /// As the mandate says it.
    pub clause: &'static str,
    /// number, ratio, yes_no, level or text.
    pub kind: &'static str,
    /// What is counted.
    pub numerator: &'static str,
    /// What a ratio is compared with: the indicator, the mode, and the day or target that the mode asks for.
    pub denominator: [&'static str; 3],
    /// How a ratio is written.
    pub shown: &'static str,
    /// Unit of measure.
    pub scale: &'static str,
    /// Decimals printed.
    pub decimals: &'static str,
    /// at_least, at_most, equal, range or zero.
    pub direction: &'static str,
    /// The values to reach, one a line.
    pub goals: &'static str,
    /// How far short still counts as reached.
    pub tolerance: &'static str,
    /// How units make one value.
    pub unit_rule: &'static str,
    /// How years make one value.
    pub time_rule: &'static str,
    /// year, school_year or term.
    pub calendar: &'static str,
    /// Months after a year until its result is known.
    pub lag_months: &'static str,
    /// The target of which it is a part.
    pub parent: &'static str,
    /// Units that the mandate excepts.
    pub exemptions: &'static str,
    /// A later change: from when, by which document, to what.
    pub adjusted: Option<(&'static str, &'static str, &'static str)>,
}

impl DemoTarget {
    /// What the office types into the form.
    pub fn draft(&self) -> Draft {
        let text = str::to_owned;
        let [denominator, mode, of] = self.denominator.map(str::to_owned);
        Draft {
            code: text(self.code),
            ordinal: self.ordinal.to_string(),
            name: text(self.name),
            clause: text(self.clause),
            theme: text(self.theme),
            scale: text(self.scale),
            kind: text(self.kind),
            numerator: text(self.numerator),
            denominator,
            denominator_mode: mode,
            denominator_of: of,
            shown: text(self.shown),
            direction: text(self.direction),
            goals: text(self.goals),
            tolerance: text(self.tolerance),
            unit_rule: text(self.unit_rule),
            time_rule: text(self.time_rule),
            calendar: text(self.calendar),
            lag_months: text(self.lag_months),
            decimals: text(self.decimals),
            parent: text(self.parent),
            exemptions: text(self.exemptions),
        }
    }
}

const NUMBER: DemoTarget = DemoTarget {
    mandate: "nq-dai-hoi-x",
    term: super::organisation::TERM,
    code: "",
    ordinal: 1,
    theme: "",
    name: "",
    clause: "",
    kind: "number",
    numerator: "",
    denominator: ["", "current", ""],
    shown: "percent",
    scale: "",
    decimals: "0",
    direction: "at_least",
    goals: "",
    tolerance: "0",
    unit_rule: "sum",
    time_rule: "sum",
    calendar: "year",
    lag_months: "0",
    parent: "",
    exemptions: "",
    adjusted: None,
};

const RATIO: DemoTarget =
    DemoTarget { kind: "ratio", scale: "%", decimals: "1", unit_rule: "ratio_of_sums", time_rule: "every_period", ..NUMBER };

/// Every target, a whole before its parts.
pub fn all() -> impl Iterator<Item = &'static DemoTarget> {
    resolution::TARGETS.iter().chain(plans::TARGETS)
}
