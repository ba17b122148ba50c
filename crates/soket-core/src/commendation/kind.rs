//! Forms and titles of award (hình thức, danh hiệu) as a dated catalogue, and who may grant them at a date.

use crate::amount::Amount;
use crate::commendation::{Channel, RecipientKind};
use crate::refusal::Sentence;
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
