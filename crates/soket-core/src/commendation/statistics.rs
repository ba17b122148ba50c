//! Awards counted for whoever asks from above: by year, body, unit and form, collectives and individuals apart, with sums.

use super::RecipientKind;
use std::collections::BTreeMap;

/// One award that holds, as far as it is counted.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The year of its decision.
    pub year: i64,
    /// Who granted it.
    pub granter: String,
    /// The collective, or the unit of the person.
    pub unit: String,
    /// "Giấy khen".
    pub form: String,
    /// Whether to a collective or an individual.
    pub recipient: RecipientKind,
    /// The money that went with it, in đồng.
    pub dong: i64,
}

/// How many awards, and how much money.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// To collectives.
    pub collectives: u32,
    /// To individuals.
    pub individuals: u32,
    /// In đồng.
    pub dong: i64,
}

impl Sum {
    /// Of either.
    pub fn all(self) -> u32 {
        self.collectives + self.individuals
    }

    fn add(&mut self, award: &Counted) {
        match award.recipient {
            RecipientKind::Collective => self.collectives += 1,
            RecipientKind::Individual => self.individuals += 1,
        }
        self.dong = self.dong.saturating_add(award.dong);
    }
}

/// A line of the table: its words, and what is counted under them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The year.
    pub year: i64,
    /// The words by which it is counted, in the order in which the table has them.
    pub by: Vec<String>,
    /// The count.
    pub sum: Sum,
}

/// The awards of each year counted by some of their words: newest year first, the words in order; each year's rows are followed by
/// its sum, which has no words.
pub fn tally<const N: usize>(awards: &[Counted], by: impl Fn(&Counted) -> [&str; N]) -> Vec<Row> {
    let mut years: BTreeMap<i64, (BTreeMap<[&str; N], Sum>, Sum)> = BTreeMap::new();
    for award in awards {
        let (rows, total) = years.entry(award.year).or_default();
        rows.entry(by(award)).or_default().add(award);
        total.add(award);
    }
    let mut table = Vec::new();
    for (year, (rows, total)) in years.into_iter().rev() {
        table.extend(rows.into_iter().map(|(by, sum)| Row { year, by: by.map(str::to_owned).into(), sum }));
        table.push(Row { year, by: Vec::new(), sum: total });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn award(year: i64, unit: &str, recipient: RecipientKind, dong: i64) -> Counted {
        Counted { year, granter: "Đảng bộ".to_owned(), unit: unit.to_owned(), form: "Giấy khen".to_owned(), recipient, dong }
    }

    #[test]
    fn each_year_is_counted_and_summed() {
        let awards = [
            award(2022, "A", RecipientKind::Individual, 450_000),
            award(2023, "B", RecipientKind::Individual, 450_000),
            award(2023, "A", RecipientKind::Collective, 900_000),
            award(2023, "A", RecipientKind::Individual, 450_000),
        ];
        let told: Vec<_> = tally(&awards, |award| [&award.unit]).into_iter().map(|row| (row.year, row.by.concat(), row.sum)).collect();
        let sum = |collectives, individuals, dong| Sum { collectives, individuals, dong };
        assert_eq!(
            told,
            [
                (2023, "A".to_owned(), sum(1, 1, 1_350_000)),
                (2023, "B".to_owned(), sum(0, 1, 450_000)),
                (2023, String::new(), sum(1, 2, 1_800_000)),
                (2022, "A".to_owned(), sum(0, 1, 450_000)),
                (2022, String::new(), sum(0, 1, 450_000)),
            ]
        );
        let whole: Vec<Sum> = tally(&awards, |award| [&award.form]).into_iter().map(|row| row.sum).collect();
        assert_eq!(whole[0], whole[1], "one form is the whole year");
        assert!(tally(&[], |award| [&award.form]).is_empty());
    }
}
