//! Secrecy marks: what a paper that must never enter soket says about itself, told apart from ordinary words.
//!
//! The law on state secrets (Luật Bảo vệ bí mật nhà nước 117/2025/QH15) knows three grades and lets such papers live only on
//! machines that stand apart from any network. soket is none, so it recognises a mark in order to refuse the paper.
//! A text that speaks about secrets ("công tác bảo vệ bí mật nhà nước") carries no mark.

mod word;

use word::{Case, Word, words};

/// The grade that a mark states, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Mật.
    Secret,
    /// Tối mật.
    TopSecret,
    /// Tuyệt mật.
    UtmostSecret,
}

impl Grade {
    /// The mark as papers write it.
    pub fn name_vi(self) -> &'static str {
        match self {
            Grade::Secret => "Mật",
            Grade::TopSecret => "Tối mật",
            Grade::UtmostSecret => "Tuyệt mật",
        }
    }
}

/// The mark on one line, paragraph, cell or text box of a paper: a stamp alone, a word in brackets, or in capitals amid
/// ordinary text; also the suffix of the paper's own number.
pub fn mark_in_line(line: &str) -> Option<Grade> {
    let line = crate::text::nfc(line);
    let all = words(&line);
    alone(&all)
        .or_else(|| copy_of_a_secret(&all))
        .or_else(|| bracketed(&line))
        .or_else(|| in_capitals(&line, &all))
        .or_else(|| own_number(&line))
}

/// The mark in a subject (trích yếu): as on a line, and also when a part between dashes or colons says nothing else, or the
/// two higher grades are named other than in speaking about grades.
pub fn mark_in_subject(subject: &str) -> Option<Grade> {
    let subject = crate::text::nfc(subject);
    let mut parts = subject.split(['-', '–', '—', ':', ';', '|', '.', '/']);
    mark_in_line(&subject)
        .or_else(|| parts.find_map(|part| alone_in_any_case(&words(part))))
        .or_else(|| letter_in_brackets(&subject))
        .or_else(|| higher_grade_named(&words(&subject)))
}

/// The mark in a number and symbol: `05-BC/ĐU (M)`, `05-BC/ĐU-M`, `12/QĐ-UBND (Tối mật)`.
pub fn mark_in_number(number: &str) -> Option<Grade> {
    let number = crate::text::nfc(number);
    let all = words(&number);
    let spelled = (0..all.len()).find_map(|at| grade_at(&all, at).map(|(grade, _)| grade));
    let bare = || all.iter().any(|word| word.plain == "mat").then_some(Grade::Secret);
    spelled.or_else(bare).or_else(|| letter_in_brackets(&number)).or_else(|| letter_at_the_end(&number))
}

/// The mark in the name of a file, which people often write without accents: `bao-cao-mat.docx`, `05-BC-ĐU (M).pdf`.
pub fn mark_in_file_name(name: &str) -> Option<Grade> {
    let name = crate::text::nfc(name);
    let stem = without_ending(&name).replace('_', " ");
    let all = words(&stem);
    let spelled = (0..all.len()).find_map(|at| grade_at(&all, at).filter(|(grade, _)| *grade > Grade::Secret || !compound(&all, at)));
    spelled
        .map(|(grade, _)| grade)
        .or_else(|| bracketed(&stem))
        .or_else(|| without_accents(&all))
        .or_else(|| letter_in_brackets(&stem))
        .or_else(|| letter_at_the_end(&stem).filter(|_| stem.starts_with(|c: char| c.is_ascii_digit())))
}

/// A name without its ending; what stands behind a dot in a name without one ("Báo cáo 1.2 (Mật)") is part of the name.
fn without_ending(name: &str) -> &str {
    name.rsplit_once('.').filter(|(_, ending)| ending.bytes().all(|byte| byte.is_ascii_alphanumeric())).map_or(name, |(stem, _)| stem)
}

/// Words that may stand before a stamp's grade without making a sentence of it.
const CARRIERS: [&[&str]; 8] =
    [&["tài", "liệu"], &["văn", "bản"], &["công", "văn"], &["hồ", "sơ"], &["báo", "cáo"], &["mức", "độ", "mật"], &["độ", "mật"], &["độ"]];

/// Marks of urgency, which often share a line with the grade.
const URGENCY: [&[&str]; 4] = [&["thượng", "khẩn"], &["khẩn"], &["hoả", "tốc"], &["hỏa", "tốc"]];

/// A stamp: the words are a grade and nothing else. A small letter at the start means the torn end of a sentence
/// ("... giữ bí / mật."), so it is none.
fn alone(all: &[Word<'_>]) -> Option<Grade> {
    let torn = all.first().is_some_and(|word| word.case == Case::Small) && !all.iter().any(|word| word.legacy);
    if torn { None } else { alone_in_any_case(all) }
}

fn alone_in_any_case(all: &[Word<'_>]) -> Option<Grade> {
    if all.len() > 2 && all.iter().all(|word| word.letters == 1) {
        return letter_by_letter(all);
    }
    let rest = CARRIERS.iter().find_map(|carrier| after(all, carrier)).filter(|rest| !rest.is_empty()).unwrap_or(all);
    let core = URGENCY.iter().find_map(|urgent| before(rest, urgent)).unwrap_or(rest);
    grade_at(core, 0).filter(|(_, length)| *length == core.len()).map(|(grade, _)| grade)
}

/// A stamp set wide: "M Ậ T".
fn letter_by_letter(all: &[Word<'_>]) -> Option<Grade> {
    match all.iter().map(|word| word.lower.as_str()).collect::<String>().as_str() {
        "tuyệtmật" => Some(Grade::UtmostSecret),
        "tốimật" => Some(Grade::TopSecret),
        "mật" => Some(Grade::Secret),
        _ => None,
    }
}

fn after<'a, 'b>(all: &'a [Word<'b>], first: &[&str]) -> Option<&'a [Word<'b>]> {
    let fits = all.len() >= first.len() && all.iter().zip(first).all(|(word, wanted)| word.lower == *wanted);
    fits.then(|| &all[first.len()..])
}

fn before<'a, 'b>(all: &'a [Word<'b>], last: &[&str]) -> Option<&'a [Word<'b>]> {
    let start = all.len().checked_sub(last.len())?;
    all[start..].iter().zip(last).all(|(word, wanted)| word.lower == *wanted).then(|| &all[..start])
}

/// The grade that begins at a word, and how many words it takes.
fn grade_at(all: &[Word<'_>], at: usize) -> Option<(Grade, usize)> {
    let lower = |i: usize| all.get(i).map(|word| word.lower.as_str());
    match (lower(at)?, lower(at + 1)) {
        ("tuyệt", Some("mật")) => Some((Grade::UtmostSecret, 2)),
        ("tối", Some("mật")) => Some((Grade::TopSecret, 2)),
        ("mật", _) => Some((Grade::Secret, 1)),
        _ => None,
    }
}

/// The stamp on a copy made of a secret paper.
fn copy_of_a_secret(all: &[Word<'_>]) -> Option<Grade> {
    let stamp = ["bản", "sao", "bí", "mật", "nhà", "nước"];
    let whole = all.len() == stamp.len() && all.iter().zip(stamp).all(|(word, wanted)| word.lower == wanted);
    (whole && all[0].case != Case::Small).then_some(Grade::Secret)
}

/// A grade in brackets of its own; a list of several grades in brackets only speaks about them.
fn bracketed(text: &str) -> Option<Grade> {
    brackets(text).find_map(|inner| alone_in_any_case(&words(inner)))
}

fn brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split(['(', '[']).skip(1).filter_map(|rest| rest.split_once([')', ']']).map(|(inner, _)| inner))
}

/// A grade in capitals: amid ordinary text always, in a heading of capitals only the two higher grades, since a heading
/// such as "SỔ THEO DÕI VĂN BẢN MẬT" speaks about papers that lie elsewhere.
fn in_capitals(line: &str, all: &[Word<'_>]) -> Option<Grade> {
    let heading = all.iter().all(|word| word.case == Case::Capital);
    let mut at = 0;
    while at < all.len() {
        let Some((grade, length)) = grade_at(all, at) else {
            at += 1;
            continue;
        };
        let capitals = all[at..at + length].iter().all(|word| word.case == Case::Capital && !word.legacy);
        let heading_speaks = heading && grade == Grade::Secret;
        if capitals && !heading_speaks && !compound(all, at) && !quoted(line, all, at) {
            return Some(grade);
        }
        at += length;
    }
    None
}

/// Words that make an ordinary one of the "mật" after them: bí mật, bảo mật, thân mật, (dấu) mật, (độ) mật.
const BEFORE: [&str; 11] = ["bí", "bảo", "cơ", "thân", "gìn", "giữ", "nội", "độ", "dấu", "chữ", "đường"];
/// Words that make an ordinary one of the "mật" before them: mật độ, mật thiết, mật khẩu.
const AFTER: [&str; 20] = [
    "độ", "thiết", "khẩu", "mã", "ong", "vụ", "thám", "ước", "lệnh", "đàm", "nghị", "tông", "giáo", "phái", "ngọt", "hoa", "mía", "báo",
    "thư", "phục",
];

fn compound(all: &[Word<'_>], at: usize) -> bool {
    let beside = |i: Option<usize>, list: &[&str]| i.and_then(|i| all.get(i)).is_some_and(|word| list.contains(&word.lower.as_str()));
    let last = grade_at(all, at).map_or(at, |(_, length)| at + length - 1);
    beside(at.checked_sub(1), &BEFORE) || beside(Some(last + 1), &AFTER)
}

/// Whether the word stands in quotation marks: a rule about stamps quotes them.
fn quoted(line: &str, all: &[Word<'_>], at: usize) -> bool {
    line[..all[at].start].ends_with(['“', '"', '«', '‘', '\''])
}

/// The line that carries the paper's own number and symbol begins with "Số"; numbers of other papers stand within sentences.
fn own_number(line: &str) -> Option<Grade> {
    let rest = line.trim_start().strip_prefix("Số").or_else(|| line.trim_start().strip_prefix("SỐ"))?;
    let mut tokens = rest.trim_start_matches([':', ' ', '\u{a0}', '.', '…']).split_whitespace();
    let number =
        tokens.next().filter(|token| token.contains('/') && token.starts_with(|c: char| c.is_ascii_digit() || "/-.…".contains(c)))?;
    let suffix = tokens.next().filter(|token| token.starts_with(['(', '[', '-']) && token.chars().count() <= 6);
    mark_in_number(&format!("{number}{}", suffix.unwrap_or_default()))
}

/// `(M)`, `(TM)`, `(TuM)`: the grade's letters in brackets.
fn letter_in_brackets(text: &str) -> Option<Grade> {
    brackets(text).find_map(|inner| match inner.trim() {
        "M" | "m" => Some(Grade::Secret),
        "TM" | "ToM" => Some(Grade::TopSecret),
        "TuM" | "TUM" => Some(Grade::UtmostSecret),
        _ => None,
    })
}

/// `-M` or a loose `M` after a symbol.
fn letter_at_the_end(text: &str) -> Option<Grade> {
    let (head, last) = text.trim_end().rsplit_once(['-', '/', ' ', '.', '–'])?;
    (last == "M" && head.contains(|c: char| c.is_ascii_digit())).then_some(Grade::Secret)
}

/// "Tối mật" or "tuyệt mật" anywhere, unless the text speaks about grades of secrecy.
fn higher_grade_named(all: &[Word<'_>]) -> Option<Grade> {
    let about = |first: &str, second: &str| all.windows(2).any(|pair| pair[0].lower == first && pair[1].lower == second);
    if about("bí", "mật") || about("độ", "mật") || all.iter().any(|word| word.lower == "độ") {
        return None;
    }
    (0..all.len()).find_map(|at| grade_at(all, at)).map(|(grade, _)| grade).filter(|grade| *grade > Grade::Secret)
}

/// Grades typed without accents. A bare "mat" is usually mặt, mắt or mất, so it counts only after the name of a paper and
/// at the end of the name, numbers aside.
fn without_accents(all: &[Word<'_>]) -> Option<Grade> {
    let plain: Vec<&str> = all.iter().map(|word| word.plain.as_str()).collect();
    let pair = |first: &str| plain.windows(2).any(|pair| pair == [first, "mat"]);
    if pair("tuyet") || plain.contains(&"tuyetmat") {
        return Some(Grade::UtmostSecret);
    }
    // "toi mat" may be "tôi mất" in an accented name, which the accents then show.
    if (pair("toi") && all.iter().all(|word| word.lower == word.plain)) || plain.contains(&"toimat") {
        return Some(Grade::TopSecret);
    }
    let ends = |carrier: &[&str]| {
        let wanted: Vec<String> = carrier.iter().map(|word| crate::text::fold(word)).chain(["mat".to_owned()]).collect();
        plain.len() >= wanted.len() && plain[plain.len() - wanted.len()..].iter().zip(&wanted).all(|(have, want)| have == want)
    };
    let unaccented = all.last().is_some_and(|word| word.lower == "mat");
    (unaccented && CARRIERS.iter().any(|carrier| ends(carrier))).then_some(Grade::Secret)
}

#[cfg(test)]
mod tests;
