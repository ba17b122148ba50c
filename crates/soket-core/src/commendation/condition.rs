//! Conditions of a call that can be checked: the unit answers them for its nominee, soket compares and warns.

use crate::period::day::parse_day;
use crate::refusal::Sentence;
use jiff::civil::Date;

/// The yearly grade (mức xếp loại chất lượng) of a member, official or unit, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Hoàn thành xuất sắc nhiệm vụ.
    Excellent,
    /// Hoàn thành tốt nhiệm vụ.
    Good,
    /// Hoàn thành nhiệm vụ.
    Done,
    /// Không hoàn thành nhiệm vụ.
    NotDone,
}

impl Grade {
    /// All grades, best first.
    pub const ALL: [Grade; 4] = [Grade::Excellent, Grade::Good, Grade::Done, Grade::NotDone];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::Excellent => "excellent",
            Grade::Good => "good",
            Grade::Done => "done",
            Grade::NotDone => "not_done",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.as_str() == text)
    }

    /// What screens and papers call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Grade::Excellent => "Hoàn thành xuất sắc nhiệm vụ",
            Grade::Good => "Hoàn thành tốt nhiệm vụ",
            Grade::Done => "Hoàn thành nhiệm vụ",
            Grade::NotDone => "Không hoàn thành nhiệm vụ",
        }
    }
}

/// What is asked of a nominee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// At least this grade in the years that count.
    GradeAtLeast(Grade),
    /// At least so many years old on the call's day.
    AgeAtLeast(u32),
    /// At most so many years old on the call's day.
    AgeAtMost(u32),
    /// So many whole years since a day that the unit names (joined, began to work) until the call's day.
    YearsSince(u32, String),
    /// Something that somebody has to confirm.
    Confirmed(String),
}

impl Condition {
    /// The kinds in the order in which they are offered: text form, and what the screens call it.
    pub const KINDS: [(&'static str, &'static str); 5] = [
        ("grade", "Xếp loại từ mức"),
        ("age_at_least", "Tuổi ít nhất"),
        ("age_at_most", "Tuổi nhiều nhất"),
        ("years_since", "Số năm tính từ ngày"),
        ("confirmed", "Điều kiện phải xác nhận"),
    ];

    /// The text form of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Condition::GradeAtLeast(_) => "grade",
            Condition::AgeAtLeast(_) => "age_at_least",
            Condition::AgeAtMost(_) => "age_at_most",
            Condition::YearsSince(..) => "years_since",
            Condition::Confirmed(_) => "confirmed",
        }
    }

    /// What stands beside the kind: a grade, a number of years.
    pub fn value(&self) -> String {
        match self {
            Condition::GradeAtLeast(grade) => grade.as_str().to_owned(),
            Condition::AgeAtLeast(years) | Condition::AgeAtMost(years) | Condition::YearsSince(years, _) => years.to_string(),
            Condition::Confirmed(_) => String::new(),
        }
    }

    /// What stands beside the kind in words: since what, confirmed what.
    pub fn words(&self) -> &str {
        match self {
            Condition::YearsSince(_, words) | Condition::Confirmed(words) => words,
            _ => "",
        }
    }

    /// Reads it from kind, value and words.
    pub fn parse(kind: &str, value: &str, words: &str) -> Option<Self> {
        let years = || value.trim().parse().ok().filter(|years| *years <= 120);
        let said = || Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        match kind {
            "grade" => Grade::parse(value.trim()).map(Condition::GradeAtLeast),
            "age_at_least" => years().map(Condition::AgeAtLeast),
            "age_at_most" => years().map(Condition::AgeAtMost),
            "years_since" => Some(Condition::YearsSince(years()?, said()?)),
            "confirmed" => said().map(Condition::Confirmed),
            _ => None,
        }
    }

    /// The question that the unit answers for its nominee.
    pub fn question(&self) -> Sentence {
        match self {
            Condition::GradeAtLeast(grade) => {
                Sentence::plain("Mức xếp loại (đợt này yêu cầu từ “%{grade}”)").with("grade", grade.name_vi())
            }
            Condition::AgeAtLeast(years) => Sentence::plain("Ngày sinh (đợt này yêu cầu từ %{years} tuổi)").with("years", years),
            Condition::AgeAtMost(years) => Sentence::plain("Ngày sinh (đợt này yêu cầu không quá %{years} tuổi)").with("years", years),
            Condition::YearsSince(years, since) => {
                Sentence::plain("%{since}: ngày nào (đợt này yêu cầu đủ %{years} năm)").with("since", since).with("years", years)
            }
            Condition::Confirmed(what) => Sentence::plain("%{what}: có đúng không").with("what", what),
        }
    }

    /// Compares an answer with what is asked on a day: nothing when it is met, else a warning to be answered with a reason.
    ///
    /// # Errors
    /// A sentence when the answer cannot be read.
    pub fn check(&self, answer: &str, on: Date) -> Result<Option<Sentence>, Sentence> {
        let date = || parse_day(answer).map_err(|fault| fault.says());
        let whole_years =
            |since: Date| i32::from(on.year() - since.year()) - i32::from((on.month(), on.day()) < (since.month(), since.day()));
        let warning = match self {
            Condition::GradeAtLeast(least) => {
                let grade = Grade::parse(answer.trim()).ok_or_else(|| Sentence::plain("Chưa chọn mức xếp loại."))?;
                (grade > *least).then(|| {
                    Sentence::plain("Xếp loại “%{grade}”, thấp hơn mức “%{least}” của đợt.")
                        .with("grade", grade.name_vi())
                        .with("least", least.name_vi())
                })
            }
            Condition::AgeAtLeast(years) => {
                let age = whole_years(date()?);
                (i64::from(age) < i64::from(*years)).then(|| too("%{age} tuổi, chưa đủ %{years} tuổi của đợt.", age, *years))
            }
            Condition::AgeAtMost(years) => {
                let age = whole_years(date()?);
                (i64::from(age) > i64::from(*years)).then(|| too("%{age} tuổi, quá %{years} tuổi của đợt.", age, *years))
            }
            Condition::YearsSince(years, _) => {
                let since = whole_years(date()?);
                (i64::from(since) < i64::from(*years)).then(|| too("Được %{age} năm, chưa đủ %{years} năm của đợt.", since, *years))
            }
            Condition::Confirmed(what) => match answer.trim() {
                "yes" => None,
                "no" => Some(Sentence::plain("Không đạt điều kiện: %{what}.").with("what", what)),
                _ => return Err(Sentence::plain("Chưa trả lời có hay không.")),
            },
        };
        Ok(warning)
    }
}

fn too(says: &'static str, age: i32, years: u32) -> Sentence {
    Sentence::plain(says).with("age", age.max(0)).with("years", years)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_compared_on_the_calls_day() {
        let on: Date = "2023-05-10".parse().unwrap();
        let joined = || "Kết nạp Đảng".to_owned();
        for (condition, answer, met) in [
            (Condition::GradeAtLeast(Grade::Good), "excellent", true),
            (Condition::GradeAtLeast(Grade::Good), "good", true),
            (Condition::GradeAtLeast(Grade::Good), "done", false),
            (Condition::AgeAtMost(35), "11/5/1987", true),
            (Condition::AgeAtMost(35), "10/05/1987", false),
            (Condition::AgeAtLeast(18), "10/5/2005", true),
            (Condition::AgeAtLeast(18), "11/5/2005", false),
            (Condition::YearsSince(2, joined()), "10/5/2021", true),
            (Condition::YearsSince(2, joined()), "11/5/2021", false),
            (Condition::YearsSince(2, joined()), "1/1/2024", false),
            (Condition::Confirmed("Không bị kỷ luật".to_owned()), "yes", true),
            (Condition::Confirmed("Không bị kỷ luật".to_owned()), "no", false),
        ] {
            assert_eq!(condition.check(answer, on).map(|warning| warning.is_none()), Ok(met), "{condition:?} {answer}");
        }
        for (condition, answer) in [
            (Condition::GradeAtLeast(Grade::Good), ""),
            (Condition::AgeAtMost(35), "31/2/1987"),
            (Condition::Confirmed("x".to_owned()), "maybe"),
        ] {
            assert!(condition.check(answer, on).is_err(), "{condition:?} {answer}");
        }
    }

    #[test]
    fn conditions_read_back() {
        for condition in [
            Condition::GradeAtLeast(Grade::Good),
            Condition::AgeAtLeast(18),
            Condition::AgeAtMost(35),
            Condition::YearsSince(2, "Kết nạp Đảng".to_owned()),
            Condition::Confirmed("Không bị kỷ luật".to_owned()),
        ] {
            assert!(Condition::KINDS.iter().any(|(kind, _)| *kind == condition.kind()));
            assert_eq!(Condition::parse(condition.kind(), &condition.value(), condition.words()), Some(condition));
        }
        for (kind, value, words) in
            [("grade", "tốt", ""), ("age_at_most", "500", ""), ("years_since", "2", " "), ("confirmed", "", ""), ("x", "1", "y")]
        {
            assert_eq!(Condition::parse(kind, value, words), None, "{kind}");
        }
    }
}
