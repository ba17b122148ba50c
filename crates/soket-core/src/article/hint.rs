//! Hints about language (formats.md 4.5): a closed list of slips that offices make; each only proposes, none refuses.

/// A slip and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The words as they stand, with what is around them.
    pub found: String,
    /// What would be right.
    pub better: String,
}

/// Words that are often confused, with the right ones. The second part of `phương hướng nhiệm kỳ` is meant as work to do.
const CONFUSED: [(&str, &str); 9] = [
    ("đút kết", "đúc kết"),
    ("thời gia", "thời gian"),
    ("xử dụng", "sử dụng"),
    ("bổ xung", "bổ sung"),
    ("sát nhập", "sáp nhập"),
    ("chia xẻ", "chia sẻ"),
    ("tựu chung", "tựu trung"),
    ("phương hướng nhiệm kỳ", "phương hướng, nhiệm vụ"),
    ("khắc phục tồn tại", "khắc phục hạn chế"),
];

/// At most so many are shown at once.
const MOST: usize = 40;

/// Everything that looks like a slip, in the order of the text.
pub fn hints(text: &str) -> Vec<Hint> {
    let mut found: Vec<(usize, Hint)> = confused(text);
    found.extend(blanks(text));
    found.extend(numbers(text));
    found.extend(mixed(text));
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, hint)| hint).take(MOST).collect()
}

fn confused(text: &str) -> Vec<(usize, Hint)> {
    let lower = lower(text);
    let mut found = Vec::new();
    for (wrong, right) in CONFUSED {
        for (at, _) in lower.match_indices(wrong) {
            let end = at + wrong.len();
            if !joins(lower[..at].chars().next_back()) && !joins(lower[end..].chars().next()) {
                found.push((at, Hint { found: text[at..end].to_owned(), better: right.to_owned() }));
            }
        }
    }
    found
}

/// Small letters at the same places: one that would change its length stays as it is.
fn lower(text: &str) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|small| lower.len() == 0 && small.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    text.chars().map(small).collect()
}

fn joins(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(char::is_alphanumeric)
}

/// Two blanks, a blank before a sign, a sign without a blank behind it.
fn blanks(text: &str) -> Vec<(usize, Hint)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    for at in 1..letters.len() {
        let ((_, before), (place, sign)) = (letters[at - 1], letters[at]);
        let behind = letters.get(at + 1).map(|(_, c)| *c);
        let hint = |better: &str| (place, Hint { found: around(&letters, at), better: better.to_owned() });
        if before == ' ' && sign == ' ' && behind.is_some_and(char::is_alphanumeric) && at > 1 && letters[at - 2].1 != '\n' {
            found.push(hint("chỉ một dấu cách"));
        } else if before == ' ' && matches!(sign, ',' | ';' | ':' | '.') && behind.is_none_or(char::is_whitespace) {
            found.push(hint("không có dấu cách trước dấu câu"));
        } else if before.is_alphabetic() && matches!(sign, ',' | ';') && behind.is_some_and(char::is_alphabetic) {
            found.push(hint("có dấu cách sau dấu câu"));
        }
    }
    found
}

/// A word that mixes the letters of two scripts: one of them only looks like the other.
fn mixed(text: &str) -> Vec<(usize, Hint)> {
    let is_foreign =
        |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}' | '\u{ff21}'..='\u{ff5a}');
    let is_mixed = |word: &str| word.chars().any(is_foreign) && word.chars().any(|c| c.is_alphabetic() && !is_foreign(c));
    let better = "gõ lại bằng chữ quốc ngữ: từ này có chữ cái trông giống nhưng khác";
    words(text)
        .filter(|(_, word)| is_mixed(word))
        .map(|(at, word)| (at, Hint { found: word.to_owned(), better: better.to_owned() }))
        .collect()
}

/// A percent sign that stands apart, and thousands parted by commas.
fn numbers(text: &str) -> Vec<(usize, Hint)> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    for at in 2..letters.len() {
        let apart = letters[at].1 == '%' && letters[at - 1].1 == ' ' && letters[at - 2].1.is_ascii_digit();
        if apart {
            found.push((letters[at].0, Hint { found: around(&letters, at), better: "viết liền số với %".to_owned() }));
        }
    }
    for (at, word) in words(text) {
        let groups: Vec<&str> = word.trim_end_matches(['.', ',']).split(',').collect();
        let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
        // One comma may part decimals; two groups of three digits cannot.
        let is_grouped = groups.len() > 2 && groups.iter().all(digits) && groups[1..].iter().all(|group| group.len() == 3);
        if is_grouped {
            found.push((at, Hint { found: groups.join(","), better: groups.join(".") }));
        }
    }
    found
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}

/// A few letters before and behind a place, on its own line.
fn around(letters: &[(usize, char)], at: usize) -> String {
    let near = &letters[at.saturating_sub(12)..(at + 12).min(letters.len())];
    near.iter().map(|(_, c)| if c.is_control() { ' ' } else { *c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found = hints(text);
        let better: Vec<&str> = found.iter().map(|hint| hint.better.as_str()).collect();
        assert_eq!(better, expected, "{text:?} {found:?}");
    }

    #[test]
    fn slips_are_named_and_right_words_are_not() {
        for (text, expected) in [
            ("Hội nghị đút kết kinh nghiệm.", vec!["đúc kết"]),
            ("Đút kết trong thời gia qua", vec!["đúc kết", "thời gian"]),
            ("thời gian qua, đúc kết; sử dụng", vec![]),
            ("XỬ DỤNG", vec!["sử dụng"]),
            ("bổ xung và sát nhập, chia xẻ", vec!["bổ sung", "sáp nhập", "chia sẻ"]),
            ("Hai  dấu cách", vec!["chỉ một dấu cách"]),
            ("Trước dấu , sau dấu", vec!["không có dấu cách trước dấu câu"]),
            ("một,hai", vec!["có dấu cách sau dấu câu"]),
            ("62,5 % và 62,5%", vec!["viết liền số với %"]),
            ("1,250,000 đồng", vec!["1.250.000"]),
            ("1.250.000 đồng; 62,5; 3,125", vec![]),
            ("- mục một\n- mục hai\n\n  thụt vào", vec![]),
            ("", vec![]),
            ("t\u{430}p chí", vec!["gõ lại bằng chữ quốc ngữ: từ này có chữ cái trông giống nhưng khác"]),
            ("İ đút kết", vec!["đúc kết"]),
        ] {
            check(text, &expected);
        }
    }
}
