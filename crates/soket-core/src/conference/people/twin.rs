//! The same person twice: in a list, or in a list and among those already called.

use super::Listed;
use crate::text::tone::{ToneStyle, with_tone_style};
use crate::text::{fold, nfc};
use std::collections::HashMap;

/// Where the other one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Among those already called, at this place.
    Known(usize),
    /// Further up in the same list, at this place.
    Above(usize),
}

/// Whether a person of a list is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    /// Nobody has this name.
    New,
    /// The same name in the same unit: left out, unless the clerk says that they are two.
    Same(Where),
    /// The same name in another unit, or the same letters with other marks: the clerk says.
    Perhaps(Where),
}

/// For each person of a list, whether someone before them is the same; `known` holds name and unit of those already called.
///
/// Case, blanks and the place of a tone mark never tell people apart. The marks themselves do: Hùng and Hưng are two, and only a
/// question where they are of one unit, or where one of them was typed without marks.
pub fn twins(list: &[Listed], known: &[(&str, &str)]) -> Vec<Twin> {
    let mut met: HashMap<String, Vec<(Key, Where)>> = HashMap::new();
    for (at, (name, unit)) in known.iter().enumerate() {
        let key = Key::of(name, unit);
        met.entry(key.bare.clone()).or_default().push((key, Where::Known(at)));
    }
    let judged = list.iter().enumerate().map(|(at, person)| {
        let key = Key::of(&person.name, &person.unit_words);
        let others = met.entry(key.bare.clone()).or_default();
        let twin = key.among(others);
        others.push((key, Where::Above(at)));
        twin
    });
    judged.collect()
}

/// What two names and units are compared by.
struct Key {
    name: String,
    bare: String,
    unit: String,
}

impl Key {
    fn of(name: &str, unit: &str) -> Self {
        let spaced = name.split_whitespace().collect::<Vec<_>>().join(" ").replace(['’', '‘', 'ʼ'], "'");
        let name = with_tone_style(&nfc(&spaced.to_lowercase()), ToneStyle::NewOnMain);
        let unit = fold(unit).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        Self { bare: fold(&name), name, unit }
    }

    /// The gravest likeness to those with the same letters.
    fn among(&self, others: &[(Key, Where)]) -> Twin {
        let same = others.iter().find(|(other, _)| other.name == self.name && other.unit == self.unit);
        let perhaps = others.iter().find(|(other, _)| {
            let is_unmarked = other.name == other.bare || self.name == self.bare;
            other.name == self.name || other.unit == self.unit || is_unmarked
        });
        match (same, perhaps) {
            (Some((_, place)), _) => Twin::Same(*place),
            (None, Some((_, place))) => Twin::Perhaps(*place),
            (None, None) => Twin::New,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conference::delegate::DelegateClass;

    fn person((name, unit): &(&str, &str)) -> Listed {
        let (name, unit_words) = ((*name).to_owned(), (*unit).to_owned());
        Listed { name, honorific: None, office: String::new(), unit_words, class: DelegateClass::Voting, seat: String::new() }
    }

    #[test]
    fn people_are_told_apart_by_name_and_unit() {
        let known = [("Nguyễn Văn Hoà", "Chi bộ Điện"), ("Trần Thị Thuỷ", "Chi bộ Cơ khí"), ("H'Hen Niê", "")];
        for (name, unit, expected) in [
            ("Nguyễn Văn Hòa", "chi bộ  ĐIỆN", Twin::Same(Where::Known(0))),
            ("NGUYỄN VĂN HOÀ", "Chi bộ Điện", Twin::Same(Where::Known(0))),
            ("Nguyễn Văn Hoà", "Chi bộ Cơ khí", Twin::Perhaps(Where::Known(0))),
            ("Nguyễn Văn Hoà", "", Twin::Perhaps(Where::Known(0))),
            ("Nguyen Van Hoa", "Chi bộ Điện", Twin::Perhaps(Where::Known(0))),
            ("Nguyen Van Hoa", "Phòng Đào tạo", Twin::Perhaps(Where::Known(0))),
            ("Nguyễn Văn Hoa", "Chi bộ Điện", Twin::Perhaps(Where::Known(0))),
            ("Nguyễn Văn Hoa", "Chi bộ Cơ khí", Twin::New),
            ("Trần Thị Thúy", "Chi bộ Cơ khí", Twin::Perhaps(Where::Known(1))),
            ("H’Hen  Niê", "", Twin::Same(Where::Known(2))),
            ("Lê Văn Mới", "Chi bộ Điện", Twin::New),
        ] {
            assert_eq!(twins(&[person(&(name, unit))], &known), [expected], "{name}, {unit}");
        }
    }

    #[test]
    fn a_list_is_also_compared_with_itself() {
        let list = [("Lê Văn A", "Chi bộ Điện"), ("Lê Văn B", ""), ("Lê Văn A", "Chi bộ Cơ khí"), ("LÊ VĂN A", "Chi bộ Cơ khí")];
        let list: Vec<Listed> = list.iter().map(person).collect();
        let expected = [Twin::New, Twin::New, Twin::Perhaps(Where::Above(0)), Twin::Same(Where::Above(2))];
        assert_eq!(twins(&list, &[]), expected);
    }
}
