//! Text that was pasted from Word or a chat: bullets drawn as letters become items, fixed blanks plain ones.

/// Letters that word processors draw before an item, and the ones that their symbol fonts leave behind.
const BULLETS: [char; 9] = ['•', '·', '▪', '◦', '‣', '●', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// The text as Markdown means it: a line that only looks like an item is one, and a line that is pushed in is no code.
pub fn cleaned(text: &str) -> String {
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ").replace("\r\n", "\n");
    plain.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn line(line: &str) -> String {
    let pushed_in = line.len() - line.trim_start().len();
    let bare = line.trim();
    let item = bare.strip_prefix(BULLETS).or_else(|| bare.strip_prefix("o\t")).map(str::trim_start);
    match item {
        Some(item) => format!("- {item}"),
        // An item under an item is pushed in on purpose; other lines that are would be read as code.
        None if pushed_in >= 4 && !bare.starts_with(['-', '*', '+']) && !bare.starts_with(|c: char| c.is_ascii_digit()) => bare.to_owned(),
        None => line.trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_draws_becomes_what_markdown_means() {
        for (pasted, expected) in [
            ("•\tMột\n·  Hai\n\u{f0b7}\tBa", "- Một\n- Hai\n- Ba"),
            ("o\tCon", "- Con"),
            ("    thụt vào", "thụt vào"),
            ("- một\n    - con", "- một\n    - con"),
            ("Số\u{a0}01-KL/TW  ", "Số 01-KL/TW"),
            ("một\r\n\r\nhai", "một\n\nhai"),
            ("oanh\tliệt", "oanh\tliệt"),
        ] {
            assert_eq!(cleaned(pasted), expected);
        }
    }
}
