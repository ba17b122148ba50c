//! Words that lists of people use: ordinals, forms of address, academic titles, capacities, units.

use crate::conference::delegate::{DelegateClass, Honorific};
use crate::text::fold;

/// What each form of address is written like, in small letters. Its marks count: Bá and Cồ are family names.
const ADDRESSES: [(&str, Honorific); 19] = [
    ("đồng chí", Honorific::Comrade),
    ("dong chi", Honorific::Comrade),
    ("đ/c", Honorific::Comrade),
    ("d/c", Honorific::Comrade),
    ("đ.c", Honorific::Comrade),
    ("đc", Honorific::Comrade),
    ("ông", Honorific::Mr),
    ("ong", Honorific::Mr),
    ("ô.", Honorific::Mr),
    ("mr", Honorific::Mr),
    ("bà", Honorific::Mrs),
    ("b.", Honorific::Mrs),
    ("mrs", Honorific::Mrs),
    ("ms", Honorific::Mrs),
    ("thầy", Honorific::MasterTeacher),
    ("thầy giáo", Honorific::MasterTeacher),
    ("thay", Honorific::MasterTeacher),
    ("cô", Honorific::MistressTeacher),
    ("cô giáo", Honorific::MistressTeacher),
];

/// The form of address that a cell holds and nothing else.
pub fn honorific(cell: &str) -> Option<Honorific> {
    let small = cell.to_lowercase();
    let bare = small.trim().trim_end_matches([':', '.']);
    ADDRESSES.into_iter().find(|(words, _)| words.trim_end_matches('.') == bare).map(|(_, honorific)| honorific)
}

/// The form of address before a name, and the name.
pub fn leading_honorific(text: &str) -> (Option<Honorific>, &str) {
    let found = ADDRESSES.into_iter().filter_map(|(words, honorific)| Some((honorific, behind(text, words)?)));
    let shortest = found.min_by_key(|(_, rest)| rest.len());
    shortest.map_or((None, text), |(honorific, rest)| (Some(honorific), rest))
}

/// What stands behind words at the start of a text, if a name does: `ông` in `Ôngđen` is none.
fn behind<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut letters = text.char_indices();
    let same = words.chars().all(|word| letters.next().is_some_and(|(_, letter)| letter.to_lowercase().eq([word])));
    let rest = letters.as_str();
    let is_parted = rest.starts_with([' ', '.', ':']) || words.ends_with('.');
    let name = rest.trim_start_matches([' ', '.', ':']);
    (same && is_parted && name.starts_with(char::is_alphabetic)).then_some(name)
}

/// An academic title before a name, `ThS.` or `PGS.TS.`, and the name.
pub fn leading_title(text: &str) -> Option<(&str, &str)> {
    const TITLES: [&str; 16] =
        ["gs", "pgs", "ts", "tskh", "ths", "cn", "ks", "kts", "bs", "bscki", "bsckii", "cki", "ckii", "ds", "luat su", "nguoi"];
    let (title, name) = text.split_once(' ')?;
    let folded = fold(title);
    let mut parts = folded.split('.').filter(|part| !part.is_empty()).peekable();
    let is_title = title.ends_with('.') && parts.peek().is_some() && parts.all(|part| TITLES.contains(&part));
    (is_title && name.starts_with(char::is_alphabetic)).then_some((title, name))
}

/// `12`, `12.`, `(3)`, `IV.`: what numbers a row and says nothing else.
pub fn is_ordinal(cell: &str) -> bool {
    let bare = cell.trim_matches(|sign: char| "().-/: ".contains(sign));
    !bare.is_empty() && bare.len() <= 4 && (is_number(bare) || is_roman(bare))
}

fn is_number(bare: &str) -> bool {
    bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_roman(bare: &str) -> bool {
    bare.bytes().all(|byte| b"ivx".contains(&byte.to_ascii_lowercase()))
}

/// A line without its number or bullet; a Roman number has a sign and a blank behind it, since `X.A` may be a name.
pub fn without_ordinal(line: &str) -> &str {
    const SIGNS: [char; 6] = ['.', ')', '/', ' ', '-', ':'];
    let line = line.trim_start_matches(|sign: char| "-–+*• ".contains(sign));
    let Some(end) = line.find(SIGNS) else { return line };
    let (mark, rest) = (&line[..end], line[end..].trim_start_matches(SIGNS));
    let gap = &line[end..line.len() - rest.len()];
    let is_sure = is_number(mark) || gap.contains(' ') && gap != " ";
    if is_ordinal(mark) && is_sure && rest.starts_with(char::is_alphabetic) { rest } else { line }
}

/// The capacity that words name; none where they name none.
pub fn class(words: &str) -> Option<DelegateClass> {
    let folded = fold(words);
    let tokens: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = format!(" {} ", tokens.join(" "));
    let has = |any: &[&str]| any.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
    // A name or an office may hold one of the words by chance; a capacity is said in few.
    match tokens.len() {
        0 | 9.. => None,
        _ if has(&["du bi"]) => Some(DelegateClass::Probationary),
        _ if has(&["khong bieu quyet", "khong co quyen", "khong duoc bieu quyet"]) => Some(DelegateClass::Guest),
        _ if has(&GUESTS) || tokens == ["moi"] || tokens == ["khach"] => Some(DelegateClass::Guest),
        _ if has(&["chinh thuc", "bieu quyet"]) || tokens == ["dang", "vien"] || tokens == ["dai", "bieu"] => Some(DelegateClass::Voting),
        _ => None,
    }
}

const GUESTS: [&str; 11] = [
    "khach moi",
    "dai bieu moi",
    "duoc moi",
    "quan khach",
    "cap tren",
    "dai dien cong doan",
    "dai bieu khach",
    "ngoai dang",
    "quan chung",
    "moi du",
    "khach du",
];

/// Whether words begin as the name of a unit does. The marks of a single word count: Tô is a family name, tổ a unit.
pub fn is_unit(words: &str) -> bool {
    const SINGLE: [&str; 6] = ["phòng", "khoa", "tổ", "hội", "sở", "trường"];
    const SEVERAL: [&str; 17] = [
        "chi bo",
        "dang bo",
        "dang uy",
        "chi uy",
        "ban giam",
        "ban chap",
        "ban thuong",
        "ban to",
        "ban quan",
        "cong doan",
        "doan thanh",
        "doan tncs",
        "uy ban",
        "huyen uy",
        "tinh uy",
        "trung tam",
        "cong ty",
    ];
    const OFFICES: [&str; 4] = ["tổ trưởng", "tổ phó", "hội viên", "hội trưởng"];
    let (small, bare) = (words.to_lowercase(), fold(words));
    let begins = |text: &str, start: &str| text.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    let is_one = SINGLE.iter().any(|start| begins(&small, start)) || SEVERAL.iter().any(|start| begins(&bare, start)) || bare == "ubnd";
    is_one && !OFFICES.iter().any(|office| begins(&small, office))
}

/// The cell or the Party organisation that an office names: `Bí thư Chi bộ Cơ khí`.
pub fn unit_in_office(office: &str) -> Option<String> {
    let starts = office.char_indices().map(|(at, _)| at).filter(|&at| at > 0 && office[..at].ends_with(' '));
    let named = starts.map(|at| &office[at..]).find(|rest| {
        let folded = fold(rest);
        folded.starts_with("chi bo ") || folded.starts_with("dang bo ")
    });
    named.map(str::to_owned)
}
