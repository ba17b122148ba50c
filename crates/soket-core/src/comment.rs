//! A comment (bình luận) of a reader under an article: what must be in it, and what people or rules say about it.

pub mod hold;
pub mod state;

use crate::refusal::Sentence;
use crate::text;

/// The longest name, in letters.
pub const LONGEST_NAME: usize = 80;
/// The longest e-mail address, in letters: what mail itself allows.
const LONGEST_EMAIL: usize = 254;
/// The longest comment, in letters.
pub const LONGEST_BODY: usize = 3000;

/// What a reader sends in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How the reader wants to be called.
    pub name: String,
    /// Shown to nobody; the office may need it to ask back.
    pub email: String,
    /// Plain words; paragraphs are parted by empty lines.
    pub body: String,
}

impl Remark {
    /// Reads the three fields.
    ///
    /// # Errors
    /// For each field that is wrong its name and a sentence.
    pub fn read(name: &str, email: &str, body: &str) -> Result<Self, Vec<(&'static str, Sentence)>> {
        let remark = Self { name: one_line(name), email: one_line(email), body: paragraphs(body) };
        let faults: Vec<(&'static str, Sentence)> =
            [("name", fault_of_name(&remark.name)), ("email", fault_of_email(&remark.email)), ("body", fault_of_body(&remark.body))]
                .into_iter()
                .filter_map(|(field, fault)| Some((field, fault?)))
                .collect();
        if faults.is_empty() { Ok(remark) } else { Err(faults) }
    }
}

/// A field of one line: no breaks, nothing unseen.
fn one_line(typed: &str) -> String {
    text::tidy(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without blanks at their ends, at most one empty line in a row.
fn paragraphs(typed: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let tidied = text::tidy(typed);
    for line in tidied.lines().map(str::trim_end) {
        if !(line.is_empty() && kept.last().is_some_and(|last| last.is_empty())) {
            kept.push(line);
        }
    }
    kept.join("\n")
}

fn fault_of_name(name: &str) -> Option<Sentence> {
    match name.chars().count() {
        0 => Some(Sentence::plain("Ghi tên của bạn.")),
        1..=LONGEST_NAME if name.contains(char::is_alphabetic) => None,
        1..=LONGEST_NAME => Some(Sentence::plain("Tên phải có chữ cái.")),
        _ => Some(Sentence::plain("Tên dài hơn %{most} chữ; viết gọn lại.").with("most", LONGEST_NAME)),
    }
}

fn fault_of_email(email: &str) -> Option<Sentence> {
    if email.is_empty() {
        return Some(Sentence::plain("Ghi email để văn phòng liên hệ khi cần; email không hiển thị công khai."));
    }
    let is_part = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "@,;<>\"".contains(c));
    let is_address = email.rsplit_once('@').is_some_and(|(person, host)| {
        let is_host = host.split('.').all(is_part) && host.contains('.');
        is_part(person) && is_host
    });
    (!is_address || email.chars().count() > LONGEST_EMAIL).then(|| Sentence::plain("Email chưa đúng, ví dụ đúng: ten@truong.edu.vn."))
}

fn fault_of_body(body: &str) -> Option<Sentence> {
    match body.chars().count() {
        0 => Some(Sentence::plain("Viết nội dung bình luận.")),
        1..=LONGEST_BODY if body.contains(char::is_alphanumeric) => None,
        1..=LONGEST_BODY => Some(Sentence::plain("Bình luận phải có chữ.")),
        length => Some(
            Sentence::plain("Bình luận có %{length} chữ, dài hơn %{most}; viết gọn lại.").with("length", length).with("most", LONGEST_BODY),
        ),
    }
}

/// What two comments share that say the same, however they are set: a comment sent again is told by it.
pub fn fingerprint(body: &str) -> String {
    const LONGEST: usize = 200;
    let slug = text::slug(body);
    // Where there is no letter that folds, the words stand for themselves.
    let words = if slug.is_empty() { body } else { &slug };
    words.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_wrong_is_said_field_by_field() {
        let long = "a".repeat(LONGEST_BODY + 1);
        for (name, email, body, faults) in [
            ("Trần Văn Tám", "tam@example.vn", "Bài hay.", vec![]),
            ("", "", "", vec!["name", "email", "body"]),
            ("  \n ", "tam@example.vn", "Hay.", vec!["name"]),
            ("...", "tam@example.vn", "Hay.", vec!["name"]),
            ("Tám", "tam", "Hay.", vec!["email"]),
            ("Tám", "tam@vn", "Hay.", vec!["email"]),
            ("Tám", "a@b@c.vn", "Hay.", vec!["email"]),
            ("Tám", "tam@example.vn\r\nBcc: all@example.vn", "Hay.", vec!["email"]),
            ("Tám", "tam @example.vn", "Hay.", vec!["email"]),
            ("Tám", "tam@example..vn", "Hay.", vec!["email"]),
            ("Tám", "tam@example.vn", "?!", vec!["body"]),
            ("Tám", "tam@example.vn", long.as_str(), vec!["body"]),
            ("Y Bia Ê Ban", "y.bia+1@mail.example.vn", "Số 1!", vec![]),
        ] {
            let said = Remark::read(name, email, body).err().unwrap_or_default();
            assert_eq!(said.iter().map(|(field, _)| *field).collect::<Vec<_>>(), faults, "{name:?} {email:?}");
        }
    }

    #[test]
    fn what_is_kept_is_tidy() {
        let read = Remark::read(" Tám \u{202e}x ", " tam@example.vn ", "Một  \r\n\r\n\r\n hai\u{0}\n").unwrap();
        assert_eq!((read.name.as_str(), read.body.as_str()), ("Tám x", "Một\n\n hai"));
    }

    #[test]
    fn the_same_words_have_the_same_print() {
        for (one, other, is_same) in [
            ("Bài hay quá!", "bai  HAY qua", true),
            ("Hòa bình", "hoà bình.", true),
            ("Bài hay", "Bài dở", false),
            ("好", "好", true),
            ("好", "坏", false),
        ] {
            assert_eq!(fingerprint(one) == fingerprint(other), is_same, "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_the_same_again(name in any::<String>(), email in any::<String>(), body in any::<String>()) {
            if let Ok(read) = Remark::read(&name, &email, &body) {
                prop_assert!(!read.email.contains(['\n', '\r']) && !read.name.contains(['\n', '\r']));
                prop_assert_eq!(Remark::read(&read.name, &read.email, &read.body), Ok(read.clone()));
            }
        }
    }
}
