//! How many a campaign may commend (số lượng, tỷ lệ): a number, or a share of those who could be.

use crate::amount::Amount;
use crate::refusal::Sentence;

/// The most that may be commended of one kind of recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// No limit was set.
    Free,
    /// So many; zero means that none of this kind are commended.
    Number(u32),
    /// So many percent of those who could be, rounded down.
    Share(Amount),
}

impl Quota {
    /// Reads what the call says: nothing, `5`, or `15%`.
    ///
    /// # Errors
    /// A sentence that says how to write it.
    pub fn parse(text: &str) -> Result<Self, Sentence> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Quota::Free);
        }
        let unread = || {
            Sentence::plain("“%{text}” không đọc được. Ghi số lượng như 5, hoặc tỷ lệ như 15%; để trống nếu không giới hạn.")
                .with("text", text)
        };
        if let Some(share) = text.strip_suffix('%') {
            let share = Amount::parse(share).map_err(|_| unread())?;
            let is_share = Amount::ZERO <= share && Amount::whole(100).is_some_and(|all| share <= all);
            return if is_share { Ok(Quota::Share(share)) } else { Err(unread()) };
        }
        text.parse().map(Quota::Number).map_err(|_| unread())
    }

    /// The most, when so many could be commended.
    pub fn most(self, of: u32) -> Option<u32> {
        match self {
            Quota::Free => None,
            Quota::Number(most) => Some(most),
            Quota::Share(share) => {
                let hundred = i128::from(crate::amount::SCALE) * 100;
                u32::try_from(i128::from(share.scaled()) * i128::from(of) / hundred).ok()
            }
        }
    }

    /// A warning when more are proposed than the quota has room for.
    pub fn is_passed(self, proposed: u32, of: u32) -> Option<Sentence> {
        let most = self.most(of)?;
        (proposed > most)
            .then(|| Sentence::plain("Đề nghị %{proposed}, quá số lượng của đợt là %{most}.").with("proposed", proposed).with("most", most))
    }
}

/// As the call says it, read back by [`Quota::parse`].
impl std::fmt::Display for Quota {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Quota::Free => Ok(()),
            Quota::Number(most) => write!(f, "{most}"),
            Quota::Share(share) => write!(f, "{share}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_are_read_written_and_counted() {
        for (typed, of, most) in [
            ("", 40, None),
            ("5", 40, Some(5)),
            (" 02 ", 40, Some(2)),
            ("0", 40, Some(0)),
            ("15%", 40, Some(6)),
            ("15%", 39, Some(5)),
            ("12,5%", 40, Some(5)),
            ("100%", 7, Some(7)),
            ("0%", 7, Some(0)),
        ] {
            let quota = Quota::parse(typed).unwrap();
            assert_eq!(quota.most(of), most, "{typed} of {of}");
            assert_eq!(Quota::parse(&quota.to_string()), Ok(quota), "{typed}");
        }
        for typed in ["-1", "năm", "101%", "-5%", "1.5", "%"] {
            assert!(Quota::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn more_than_the_quota_warns() {
        for (quota, proposed, warns) in
            [(Quota::Number(5), 5, false), (Quota::Number(5), 6, true), (Quota::Number(0), 1, true), (Quota::Free, 99, false)]
        {
            assert_eq!(quota.is_passed(proposed, 100).is_some(), warns, "{quota:?} {proposed}");
        }
    }
}
