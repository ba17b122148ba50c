//! Forms and titles of award (hình thức, danh hiệu) as a dated catalogue, and who may grant them at a date.

use crate::amount::Amount;
use crate::commendation::money::BaseSalary;
use crate::commendation::{Channel, RecipientKind};
use crate::refusal::Sentence;
use crate::text;
use crate::unit::UnitKind;
use jiff::civil::Date;

/// A form or title of award as it stands in the catalogue for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardKind {
    /// Stable name, the same through all its times.
    pub code: String,
    /// "Giấy khen".
    pub name: String,
    /// In whose name.
    pub channel: Channel,
    /// For whom.
    pub recipient: RecipientKind,
    /// How many base salaries go with it; zero for one without money.
    pub coefficient: Amount,
    /// Which kinds of unit may grant it.
    pub granters: Vec<UnitKind>,
    /// First day.
    pub from_on: Date,
    /// Last day, or open.
    pub to_on: Option<Date>,
    /// The document that says so.
    pub basis: String,
}

impl AwardKind {
    /// Whether it stands in the catalogue on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|last| day <= last)
    }

    /// A warning when this kind of unit does not grant it by the catalogue (Quy định 232-QĐ/TW, item 28, for the Party's).
    pub fn granted_by(&self, unit: UnitKind) -> Option<Sentence> {
        (!self.granters.is_empty() && !self.granters.contains(&unit)).then(|| {
            Sentence::plain("Theo danh mục, %{unit} không có thẩm quyền tặng %{kind} (%{basis}).")
                .with("unit", unit.name_vi())
                .with("kind", &self.name)
                .with("basis", &self.basis)
        })
    }
}

/// A line of the shipped catalogue: name, recipient, coefficient in ten-thousandths.
type Line = (&'static str, RecipientKind, i64);

const PARTY: [Line; 4] = [
    ("Giấy khen", RecipientKind::Collective, 6_000),
    ("Giấy khen", RecipientKind::Individual, 3_000),
    ("Biểu dương", RecipientKind::Collective, 0),
    ("Biểu dương", RecipientKind::Individual, 0),
];
const ADMINISTRATION: [Line; 6] = [
    ("Giấy khen", RecipientKind::Collective, 6_000),
    ("Giấy khen", RecipientKind::Individual, 3_000),
    ("Tập thể Lao động tiên tiến", RecipientKind::Collective, 8_000),
    ("Tập thể Lao động xuất sắc", RecipientKind::Collective, 15_000),
    ("Lao động tiên tiến", RecipientKind::Individual, 3_000),
    ("Chiến sĩ thi đua cơ sở", RecipientKind::Individual, 10_000),
];

/// The times of both channels' rules, each with its document; the office checks them and adds what comes later (domain.md 8).
const TIMES: [(Channel, &str, &str); 5] = [
    (Channel::Party, "2016-07-25", "Quy định 29-QĐ/TW và Hướng dẫn 56-HD/VPTW"),
    (Channel::Party, "2021-07-30", "Quy định 24-QĐ/TW và Hướng dẫn 56-HD/VPTW"),
    (Channel::Party, "2025-01-20", "Quy định 232-QĐ/TW và Hướng dẫn 56-HD/VPTW"),
    (Channel::Administration, "2017-10-01", "Nghị định 91/2017/NĐ-CP"),
    (Channel::Administration, "2024-01-01", "Nghị định 98/2023/NĐ-CP"),
];
const SALARIES: [(i64, &str, &str); 3] = [
    (1_490_000, "2019-07-01", "Nghị định 38/2019/NĐ-CP"),
    (1_800_000, "2023-07-01", "Nghị định 24/2023/NĐ-CP"),
    (2_340_000, "2024-07-01", "Nghị định 73/2024/NĐ-CP"),
];
/// Sums are rounded up to so many đồng.
const ROUNDED_TO: i64 = 10_000;

/// The catalogue that is shipped, to begin with: dated data, which the office checks before it uses it.
pub fn usual() -> (Vec<AwardKind>, Vec<BaseSalary>) {
    let kinds = TIMES.into_iter().flat_map(|(channel, from_on, basis)| {
        let lines: &[Line] = if channel == Channel::Party { &PARTY } else { &ADMINISTRATION };
        lines.iter().filter_map(move |line| shipped(channel, line, (from_on, basis)))
    });
    let salary = |(dong, from_on, basis): (i64, &str, &str)| {
        Some(BaseSalary { dong, rounded_to: ROUNDED_TO, from_on: from_on.parse().ok()?, basis: basis.to_owned() })
    };
    (kinds.collect(), SALARIES.into_iter().filter_map(salary).collect())
}

fn shipped(channel: Channel, (name, recipient, coefficient): &Line, (from_on, basis): (&str, &str)) -> Option<AwardKind> {
    let granters = match (channel, *name) {
        (Channel::Party, "Biểu dương") => vec![UnitKind::PartyOrganization, UnitKind::Cell],
        (Channel::Party, _) => vec![UnitKind::PartyOrganization],
        (Channel::Administration, _) => vec![UnitKind::Institution],
    };
    Some(AwardKind {
        code: code(channel, *recipient, name),
        name: (*name).to_owned(),
        channel,
        recipient: *recipient,
        coefficient: Amount::from_scaled(*coefficient),
        granters,
        from_on: from_on.parse().ok()?,
        to_on: None,
        basis: basis.to_owned(),
    })
}

/// The stable name of a form of award.
pub fn code(channel: Channel, recipient: RecipientKind, name: &str) -> String {
    [channel.as_str(), recipient.as_str(), &text::slug(name)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_is_whole() {
        let (kinds, salaries) = usual();
        assert_eq!((kinds.len(), salaries.len()), (3 * PARTY.len() + 2 * ADMINISTRATION.len(), SALARIES.len()));
    }

    #[test]
    fn who_may_grant_is_warned_of() {
        let (kinds, _) = usual();
        let certificate = kinds.iter().find(|kind| kind.channel == Channel::Party && kind.name == "Giấy khen").unwrap();
        assert_eq!(certificate.granted_by(UnitKind::PartyOrganization), None);
        assert!(certificate.granted_by(UnitKind::Cell).is_some());
        assert!(certificate.holds_on("2016-07-25".parse().unwrap()) && !certificate.holds_on("2016-07-24".parse().unwrap()));
    }
}
