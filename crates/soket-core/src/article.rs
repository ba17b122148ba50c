//! An article (tin bài): its words, its address, where it stands between draft and public page, and who may let it out.

pub mod diff;
pub mod hint;
pub mod internal;
pub mod pasted;
pub mod personal;
pub mod query;
pub mod reason;
pub mod state;

use crate::id::AccountId;
use crate::refusal::{Refusal, Sentence};
use crate::text;
use jiff::civil::Date;

/// From how many words on a title is felt to be long; it is warned of, never refused.
pub const LONG_TITLE: usize = 25;
/// How many words of a title its address is made of.
const WORDS_OF_A_SLUG: usize = 12;
/// How many tags an article bears at most.
const MOST_TAGS: usize = 12;

/// What a revision of an article says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The title.
    pub title: String,
    /// The lead: what somebody reads who reads no more.
    pub lead: String,
    /// Markdown with figures and photos in it.
    pub body: String,
    /// The name of the rubric (chuyên mục).
    pub rubric: String,
    /// Names of tags, in the order in which they were typed.
    pub tags: Vec<String>,
    /// Who signs it, often initials: "VP".
    pub byline: String,
    /// The day that stands above it.
    pub dated_on: Date,
}

impl Wording {
    /// What is missing before somebody else can be asked to publish it.
    ///
    /// # Errors
    /// A refusal that names it.
    pub fn is_whole(&self) -> Result<(), Refusal> {
        let empty = [("tiêu đề", &self.title), ("nội dung", &self.body), ("chuyên mục", &self.rubric)];
        match empty.iter().find(|(_, words)| text::slug(words).is_empty()) {
            None => Ok(()),
            Some((what, _)) => Err(Refusal::unfit("Bài còn thiếu %{what}.", "Mở bài, viết thêm rồi gửi duyệt.").with("what", what)),
        }
    }

    /// A title that is longer than readers take in at a glance.
    pub fn long_title(&self) -> Option<Sentence> {
        let words = self.title.split_whitespace().count();
        let says = Sentence::plain("Tiêu đề có %{words} chữ; nên không quá %{most} chữ.");
        (words > LONG_TITLE).then(|| says.with("words", words).with("most", LONG_TITLE))
    }

    /// Everything that readers would see as words, part by part, with the name of the part.
    pub fn parts(&self) -> [(&'static str, &str); 4] {
        [("tiêu đề", &self.title), ("đoạn mở đầu", &self.lead), ("nội dung", &self.body), ("người viết", &self.byline)]
    }
}

/// The address of an article, without marks: the first words of its title; `bai` where a title has no letter.
pub fn slug(title: &str) -> String {
    let whole = text::slug(title);
    let words: Vec<&str> = whole.split('-').filter(|word| !word.is_empty()).take(WORDS_OF_A_SLUG).collect();
    if words.is_empty() { "bai".to_owned() } else { words.join("-") }
}

/// Tags as typed, parted by commas; what comes to the same address is the same tag.
pub fn tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', ';', '\n']).map(text::tidy) {
        let slug = text::slug(&tag);
        if !slug.is_empty() && !tags.iter().any(|other| text::slug(other) == slug) {
            tags.push(tag);
        }
    }
    tags.truncate(MOST_TAGS);
    tags
}

/// Whether somebody may publish what these people wrote since readers last saw the article: four eyes, without exception.
///
/// # Errors
/// A refusal when the own words are among it.
pub fn may_publish(by: AccountId, writers: &[AccountId]) -> Result<(), Refusal> {
    if writers.contains(&by) {
        return Err(Refusal::not_allowed(
            "Bài này có phần do chính bạn viết, nên phải là người khác duyệt đăng.",
            "Nhờ lãnh đạo khác của đơn vị hoặc của cấp trên duyệt đăng.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_no_marks_and_an_end() {
        for (title, expected) in [
            ("Hội nghị sơ kết giữa nhiệm kỳ", "hoi-nghi-so-ket-giua-nhiem-ky"),
            ("  “Đẩy mạnh” học tập – làm theo!  ", "day-manh-hoc-tap-lam-theo"),
            ("!?", "bai"),
            ("ho\u{300}a bi\u{300}nh", "hoa-binh"),
            ("Một hai ba bốn năm sáu bảy tám chín mười mười-một", "mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi-muoi-mot"),
            ("1 2 3 4 5 6 7 8 9 10 11 12 13", "1-2-3-4-5-6-7-8-9-10-11-12"),
            // A Cyrillic "а" looks like a Latin one; it is left out rather than kept as another address that looks alike.
            ("t\u{430}p chí", "t-p-chi"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn a_tag_is_there_once() {
        for (typed, expected) in
            [("Chi bộ, chi bộ, ; Thi đua", vec!["Chi bộ", "Thi đua"]), ("hoà bình, hòa bình", vec!["hoà bình"]), ("!, ,", vec![])]
        {
            assert_eq!(tags(typed), expected, "{typed}");
        }
    }

    #[test]
    fn who_wrote_does_not_publish() {
        let (lan, hoa) = (AccountId(1), AccountId(2));
        for (by, writers, may) in [(lan, vec![lan], false), (hoa, vec![lan], true), (hoa, vec![lan, hoa], false), (hoa, vec![], true)] {
            assert_eq!(may_publish(by, &writers).is_ok(), may, "{by} {writers:?}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let whole = Wording {
            title: "Tin".into(),
            lead: String::new(),
            body: "Chữ.".into(),
            rubric: "Tin tức".into(),
            tags: Vec::new(),
            byline: String::new(),
            dated_on: jiff::civil::date(2023, 5, 27),
        };
        for (wording, missing) in [
            (whole.clone(), None),
            (Wording { title: " ".into(), ..whole.clone() }, Some("tiêu đề")),
            (Wording { body: "\n".into(), ..whole.clone() }, Some("nội dung")),
            (Wording { rubric: String::new(), ..whole.clone() }, Some("chuyên mục")),
        ] {
            let said = wording.is_whole().err().map(|refusal| refusal.says.vi());
            assert_eq!(said, missing.map(|what| format!("Bài còn thiếu {what}.")));
        }
        let long = Wording { title: "chữ ".repeat(26), ..whole.clone() };
        assert_eq!(long.long_title().unwrap().vi(), "Tiêu đề có 26 chữ; nên không quá 25 chữ.");
        assert_eq!(whole.long_title(), None);
    }
}
