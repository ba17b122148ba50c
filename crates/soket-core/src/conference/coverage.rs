//! Coverage of a sitting: of each audience, how many were called and how many attended. Numbers only, never names.

use crate::amount::{Amount, SCALE};
use crate::quotient::Quotient;
use crate::refusal::Sentence;

/// More people than any sitting calls.
pub const MOST: u32 = 1_000_000;

/// Whom a sitting is meant to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// Members of the committee.
    Committee,
    /// Heads and deputies, key officials.
    Officials,
    /// Party members.
    Members,
    /// Public employees and workers.
    Staff,
    /// Members of the trade union.
    Union,
    /// Members of the Youth Union.
    Youth,
    /// Students, of whom soket keeps numbers only.
    Students,
}

impl Audience {
    /// All audiences, in the order in which they are shown.
    pub const ALL: [Audience; 7] = [
        Audience::Committee,
        Audience::Officials,
        Audience::Members,
        Audience::Staff,
        Audience::Union,
        Audience::Youth,
        Audience::Students,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Committee => "committee",
            Audience::Officials => "officials",
            Audience::Members => "members",
            Audience::Staff => "staff",
            Audience::Union => "union",
            Audience::Youth => "youth",
            Audience::Students => "students",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.as_str() == text)
    }

    /// What screens and papers call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Audience::Committee => "Cấp uỷ viên",
            Audience::Officials => "Cán bộ chủ chốt",
            Audience::Members => "Đảng viên",
            Audience::Staff => "Viên chức, người lao động",
            Audience::Union => "Đoàn viên công đoàn",
            Audience::Youth => "Đoàn viên thanh niên",
            Audience::Students => "Học sinh",
        }
    }

    /// Whether the proof may list people by name.
    pub fn is_named(self) -> bool {
        self != Audience::Students
    }
}

/// How many of an audience were called, and how many attended; never more than were called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    called: u32,
    attended: u32,
}

/// One of the two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Head {
    /// How many were called.
    Called,
    /// How many attended.
    Attended,
}

impl Head {
    /// Both, the one that is wanted more often first.
    pub const ALL: [Head; 2] = [Head::Attended, Head::Called];

    /// The name of its box.
    pub fn as_str(self) -> &'static str {
        match self {
            Head::Called => "called",
            Head::Attended => "attended",
        }
    }

    /// Reads the name of a box.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|head| head.as_str() == text)
    }

    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Head::Called => "Số triệu tập",
            Head::Attended => "Số dự",
        }
    }

    /// Reads what was typed into its box.
    ///
    /// # Errors
    /// What the person should type instead.
    pub fn read(self, text: &str) -> Result<u32, Sentence> {
        let amount = Amount::parse(text).map_err(|fault| fault.says())?;
        let number = (amount.scaled() % SCALE == 0).then(|| u32::try_from(amount.scaled() / SCALE).ok()).flatten();
        let number =
            number.ok_or_else(|| Sentence::plain("“%{name}” đếm bằng số nguyên không âm, ví dụ 12.").with("name", self.name_vi()))?;
        if number > MOST {
            return Err(Sentence::plain("%{number} người là quá nhiều cho một cuộc họp. Xem lại số vừa gõ.").with("number", amount));
        }
        Ok(number)
    }
}

impl Coverage {
    /// Holds the two numbers against each other.
    ///
    /// # Errors
    /// When more attended than were called.
    pub fn new(called: u32, attended: u32) -> Result<Self, Sentence> {
        if attended <= called {
            return Ok(Self { called, attended });
        }
        let says = Sentence::plain("Số dự là %{attended}, nhiều hơn số triệu tập là %{called}. Xem lại hai số.");
        Err(says.with("attended", attended).with("called", called))
    }

    /// One of the numbers.
    pub fn count(self, head: Head) -> u32 {
        match head {
            Head::Called => self.called,
            Head::Attended => self.attended,
        }
    }

    /// The share that attended: `93,8%`; none when nobody was called. Only all are 100%, only nobody is 0%: where one decimal
    /// would round to either, more are shown.
    pub fn percent_vi(self) -> Option<String> {
        let share = Quotient::new(i128::from(self.attended) * 100, i128::from(self.called))?;
        let is_whole = self.attended == 0 || self.attended == self.called;
        let says_so = |text: &String| is_whole || (text != "0" && text != "100");
        let text = (1..=4).map(|decimals| share.to_vi(decimals)).find(says_so)?;
        Some(format!("{text}%"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for audience in Audience::ALL {
            assert_eq!(Audience::parse(audience.as_str()), Some(audience));
        }
        for head in Head::ALL {
            assert_eq!(Head::parse(head.as_str()), Some(head));
        }
        assert!(Audience::ALL.into_iter().all(|audience| audience.is_named() == (audience != Audience::Students)));
    }

    #[test]
    fn numbers_are_read_or_refused() {
        let check = |typed: &str, expected: Option<u32>| assert_eq!(Head::Called.read(typed).ok(), expected, "{typed}");
        check("0", Some(0));
        check(" 48 ", Some(48));
        check("1.200", Some(1200));
        check("1.000.000", Some(MOST));
        check("1.000.001", None);
        check("-1", None);
        check("4,5", None);
        check("48 người", None);
        check("1,200", None);
        check("", None);
        check("９", None);
        check("99999999999999999999", None);
    }

    #[test]
    fn shares_have_a_decimal_comma() {
        let check = |called, attended, expected: Option<&str>| {
            let share = Coverage::new(called, attended).ok().and_then(Coverage::percent_vi);
            assert_eq!(share.as_deref(), expected, "{attended}/{called}");
        };
        check(48, 45, Some("93,8%"));
        check(48, 48, Some("100%"));
        check(3, 0, Some("0%"));
        check(0, 0, None);
        check(48, 49, None);
        check(1000, 999, Some("99,9%"));
        check(10_000, 9_999, Some("99,99%"));
        check(MOST, MOST - 1, Some("99,9999%"));
        check(MOST, 1, Some("0,0001%"));
    }
}
