//! What makes a comment look like spam, without asking anybody outside: it is held back from the queue, never thrown away, and
//! says why.

use super::Remark;
use crate::article::personal;
use crate::text;

/// Why a comment is held beyond the rule that every comment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HoldReason {
    /// A field was filled in that no person sees.
    Trap,
    /// It was sent sooner than anybody types.
    Fast,
    /// Many came from one place within the hour.
    Many,
    /// Somebody sent the same words before.
    Repeated,
    /// It holds more links than the house allows.
    Links,
    /// It holds a word of the house's list.
    Word,
    /// It tells what looks like personal data.
    Personal,
}

impl HoldReason {
    /// All reasons.
    pub const ALL: [HoldReason; 7] = [
        HoldReason::Trap,
        HoldReason::Fast,
        HoldReason::Many,
        HoldReason::Repeated,
        HoldReason::Links,
        HoldReason::Word,
        HoldReason::Personal,
    ];

    /// The text form kept in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            HoldReason::Trap => "trap",
            HoldReason::Fast => "fast",
            HoldReason::Many => "many",
            HoldReason::Repeated => "repeated",
            HoldReason::Links => "links",
            HoldReason::Word => "word",
            HoldReason::Personal => "personal",
        }
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }

    /// What the moderator reads.
    pub fn name_vi(self) -> &'static str {
        match self {
            HoldReason::Trap => "điền vào ô mà người thường không thấy",
            HoldReason::Fast => "gửi nhanh hơn người gõ được",
            HoldReason::Many => "nhiều bình luận từ một nơi trong một giờ",
            HoldReason::Repeated => "trùng lời với bình luận đã gửi",
            HoldReason::Links => "nhiều đường dẫn",
            HoldReason::Word => "có từ trong danh sách của đơn vị",
            HoldReason::Personal => "có thể chứa thông tin cá nhân",
        }
    }

    /// Whether it follows from the words alone, so that it changes when the rules do.
    pub fn is_of_words(self) -> bool {
        matches!(self, HoldReason::Links | HoldReason::Word | HoldReason::Personal)
    }
}

/// A reason, with what brought it about in words for the moderator; often nothing more is to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// The word, the number, the finding.
    pub detail: String,
}

/// The rules of the house; it may change them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRules {
    /// Below how many seconds nobody has typed a comment.
    pub fastest: i64,
    /// How many within an hour from one place still look like one reader.
    pub an_hour: usize,
    /// How many links are allowed.
    pub links: usize,
    /// Words and phrases that a moderator wants to see first, with or without marks.
    pub words: Vec<String>,
}

impl Default for HoldRules {
    fn default() -> Self {
        Self { fastest: 4, an_hour: 5, links: 1, words: Vec::new() }
    }
}

/// What is known of how a comment came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arrival {
    /// How many letters stand in the field that no person sees.
    pub trapped: usize,
    /// How many seconds after the form was drawn; nothing when the form did not say so.
    pub seconds: Option<i64>,
    /// How many came from the same place within the hour before.
    pub hour: usize,
    /// How many there are already with the same words.
    pub same: usize,
}

/// Everything that speaks against a comment.
pub fn holds(remark: &Remark, arrival: Arrival, rules: &HoldRules) -> Vec<Hold> {
    let held = |reason, is_so: bool, detail: String| is_so.then_some(Hold { reason, detail });
    let seconds = arrival.seconds.map_or_else(String::new, |seconds| format!("{seconds} giây"));
    [
        held(HoldReason::Trap, arrival.trapped > 0, String::new()),
        held(HoldReason::Fast, arrival.seconds.is_none_or(|seconds| seconds < rules.fastest), seconds),
        held(HoldReason::Many, arrival.hour >= rules.an_hour, (arrival.hour + 1).to_string()),
        held(HoldReason::Repeated, arrival.same > 0, (arrival.same + 1).to_string()),
    ]
    .into_iter()
    .flatten()
    .chain(holds_of_words(remark, rules))
    .collect()
}

/// What the words alone say; asked again for all that waits when the rules change.
pub fn holds_of_words(remark: &Remark, rules: &HoldRules) -> Vec<Hold> {
    let all = format!("{}\n{}", remark.name, remark.body);
    let links = links(&all);
    let mut holds = Vec::new();
    if links > rules.links {
        holds.push(Hold { reason: HoldReason::Links, detail: links.to_string() });
    }
    let spaced = |text: &str| format!("-{}-", text::slug(text));
    let words = spaced(&all);
    let found: Vec<&str> = rules.words.iter().map(String::as_str).filter(|word| is_in(&words, &spaced(word))).collect();
    if !found.is_empty() {
        holds.push(Hold { reason: HoldReason::Word, detail: found.join(", ") });
    }
    let personal = personal::personal(&all);
    if !personal.is_empty() {
        let kinds: Vec<&str> = personal.iter().map(|one| one.kind.name_vi()).collect();
        holds.push(Hold { reason: HoldReason::Personal, detail: kinds.join(", ") });
    }
    holds
}

fn is_in(words: &str, word: &str) -> bool {
    word.len() > "--".len() && words.contains(word)
}

/// How many addresses a text holds, with or without `http://`.
fn links(text: &str) -> usize {
    const ENDINGS: [&str; 12] = ["com", "net", "org", "info", "vn", "xyz", "top", "shop", "club", "site", "online", "me"];
    let is_host = |word: &str| {
        let host = word.split(['/', '?', '#', ':']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        host.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && !name.contains('@') && ENDINGS.contains(&ending))
    };
    let is_link = |word: &&str| {
        let word = word.to_lowercase();
        word.contains("://") || word.contains("www.") || word.contains("[url") || is_host(&word)
    };
    text.split(|c: char| c.is_whitespace() || "()<>\"',;".contains(c)).filter(is_link).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(body: &str) -> Remark {
        Remark { name: "Tám".into(), email: "tam@example.vn".into(), body: body.into() }
    }

    const USUAL: Arrival = Arrival { trapped: 0, seconds: Some(40), hour: 0, same: 0 };

    #[test]
    fn every_hold_says_why() {
        let rules = HoldRules { words: vec!["vay nóng".into(), "!".into()], ..HoldRules::default() };
        for (body, arrival, expected) in [
            ("Bài rất hay.", USUAL, vec![]),
            ("Bài rất hay.", Arrival { trapped: 3, ..USUAL }, vec![(HoldReason::Trap, "")]),
            ("Bài rất hay.", Arrival { seconds: Some(3), ..USUAL }, vec![(HoldReason::Fast, "3 giây")]),
            ("Bài rất hay.", Arrival { seconds: Some(4), ..USUAL }, vec![]),
            ("Bài rất hay.", Arrival { seconds: Some(-60), ..USUAL }, vec![(HoldReason::Fast, "-60 giây")]),
            ("Bài rất hay.", Arrival { seconds: None, ..USUAL }, vec![(HoldReason::Fast, "")]),
            ("Bài rất hay.", Arrival { hour: 4, ..USUAL }, vec![]),
            ("Bài rất hay.", Arrival { hour: 5, ..USUAL }, vec![(HoldReason::Many, "6")]),
            ("Bài rất hay.", Arrival { same: 1, ..USUAL }, vec![(HoldReason::Repeated, "2")]),
            ("Cho VAY NONG lãi thấp", USUAL, vec![(HoldReason::Word, "vay nóng")]),
            ("Cho vay nóngg", USUAL, vec![]),
            ("Xem a.com và http://b.vn/x?y", USUAL, vec![(HoldReason::Links, "2")]),
            ("Xem [url=http://x.top]đây[/url] www.y.shop", USUAL, vec![(HoldReason::Links, "2")]),
            ("Một nguồn: truong.edu.vn.", USUAL, vec![]),
            ("Họp ngày 26.5.2023 tại phòng 1.2", USUAL, vec![]),
            ("Gọi 0912 345 678 nhé", USUAL, vec![(HoldReason::Personal, "số điện thoại")]),
        ] {
            let found = holds(&remark(body), arrival, &rules);
            let found: Vec<(HoldReason, &str)> = found.iter().map(|hold| (hold.reason, hold.detail.as_str())).collect();
            assert_eq!(found, expected, "{body} {arrival:?}");
        }
    }

    #[test]
    fn text_forms_read_back() {
        for reason in HoldReason::ALL {
            assert_eq!(HoldReason::parse(reason.as_str()), Some(reason));
        }
    }
}
