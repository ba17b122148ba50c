//! Personal data that does not belong on a public page: numbers of phones and papers, e-mail, days of birth, where somebody lives.
//! Name, office and unit are what a public page may say of a person (domain.md 10.1).

use crate::text;

/// What kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonalKind {
    /// A phone number.
    Phone,
    /// The number of an identity card, old or new.
    Identity,
    /// An e-mail address.
    Email,
    /// The day of a birth.
    Birth,
    /// Where somebody lives.
    Home,
}

impl PersonalKind {
    /// What the screens call it.
    pub fn name_vi(self) -> &'static str {
        match self {
            PersonalKind::Phone => "số điện thoại",
            PersonalKind::Identity => "số giấy tờ tuỳ thân",
            PersonalKind::Email => "địa chỉ thư điện tử",
            PersonalKind::Birth => "ngày sinh",
            PersonalKind::Home => "nơi ở",
        }
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// What it looks like.
    pub kind: PersonalKind,
    /// The words.
    pub found: String,
}

/// Words before which a number is a person's own, folded.
const IDENTITY: [&str; 6] = ["cccd", "cmnd", "can cuoc", "chung minh", "dinh danh", "ho chieu"];
const BIRTH: [&str; 3] = ["sinh ngay", "ngay sinh", "sinh nam"];
const HOME: [&str; 4] = ["thuong tru", "tam tru", "cho o hien nay", "nha rieng"];

/// Everything in a text that looks like personal data, in no more than one line a kind and finding.
pub fn personal(text: &str) -> Vec<Personal> {
    let mut found = Vec::new();
    for line in text.lines() {
        found.extend(emails(line));
        found.extend(numbers(line));
        found.extend(phrases(line));
    }
    let mut once: Vec<Personal> = Vec::new();
    for one in found {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

fn emails(line: &str) -> Vec<Personal> {
    let words = line.split(|c: char| c.is_whitespace() || "<>()[]\"“”,;:".contains(c));
    let is_email = |word: &&str| {
        let word = word.trim_matches('.');
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
    };
    words.filter(is_email).map(|word| Personal { kind: PersonalKind::Email, found: word.trim_matches('.').to_owned() }).collect()
}

/// Runs of digits in which single blanks, dots and dashes may stand.
fn numbers(line: &str) -> Vec<Personal> {
    let folded = text::fold(line);
    let says_identity = IDENTITY.iter().any(|word| folded.contains(word));
    let kind = |digits: &str| match digits.len() {
        12 if digits.starts_with('0') => Some(PersonalKind::Identity),
        9 | 12 if says_identity => Some(PersonalKind::Identity),
        10 if digits.starts_with('0') && digits.as_bytes()[1] != b'0' => Some(PersonalKind::Phone),
        11 if digits.starts_with("84") || digits.starts_with("02") => Some(PersonalKind::Phone),
        _ => None,
    };
    let found = runs(line).into_iter().filter_map(|run| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        Some(Personal { kind: kind(&digits)?, found: run })
    });
    found.collect()
}

fn runs(line: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run = String::new();
    for c in line.chars().chain(['\n']) {
        let parts = matches!(c, ' ' | '.' | '-' | '\u{a0}') && run.ends_with(|c: char| c.is_ascii_digit());
        if c.is_ascii_digit() || parts {
            run.push(c);
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run).trim_end_matches([' ', '.', '-', '\u{a0}']).to_owned());
        }
    }
    runs
}

fn phrases(line: &str) -> Vec<Personal> {
    let folded = format!(" {} ", text::slug(line).replace('-', " "));
    let has_digit = |phrase: &str| {
        let behind = folded.split_once(phrase).map_or("", |(_, behind)| behind);
        behind.chars().take(24).any(|c| c.is_ascii_digit())
    };
    let birth = BIRTH.iter().filter(|phrase| has_digit(&format!(" {phrase} ")));
    let home = HOME.iter().filter(|phrase| folded.contains(&format!(" {phrase} ")));
    let said = |kind| move |_: &&str| Personal { kind, found: line.trim().chars().take(60).collect() };
    birth.map(said(PersonalKind::Birth)).chain(home.map(said(PersonalKind::Home))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use PersonalKind::{Birth, Email, Home, Identity, Phone};

    #[test]
    fn personal_data_is_told_from_ordinary_numbers() {
        for (text, expected) in [
            ("Liên hệ 0912 345 678.", vec![Phone]),
            ("ĐT: 0912.345.678 hoặc +84 912 345 678", vec![Phone, Phone]),
            ("0270-3822 141", vec![Phone]),
            ("02703 822 141", vec![Phone]),
            ("CCCD 086123456789", vec![Identity]),
            ("086123456789", vec![Identity]),
            ("CMND số 331 234 567", vec![Identity]),
            ("thư về lan.nguyen@truong.example, trước 30/6", vec![Email]),
            ("Sinh ngày 12/3/1985", vec![Birth]),
            ("sinh năm 1985, quê ở xã", vec![Birth]),
            ("học sinh năm nay", vec![]),
            ("thường trú tại khóm 2", vec![Home]),
            ("Kết luận số 01-KL/TW ngày 18/5/2021", vec![]),
            ("331.234.567 đồng; 1.250.000.000 đồng", vec![]),
            ("45 đảng viên, đạt 62,5%; số 0001", vec![]),
            ("a@b, @ai", vec![]),
        ] {
            let kinds: Vec<PersonalKind> = personal(text).into_iter().map(|one| one.kind).collect();
            assert_eq!(kinds, expected, "{text}");
        }
    }
}
