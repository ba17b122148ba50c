//! Numbers of a sheet as text: a spreadsheet keeps binary fractions, a clerk typed decimals.

/// The decimal that was typed, in Vietnamese writing; a cell shown as percent is given as one (`0,9` shown as 90% is `90%`).
///
/// The shortest decimal that names the stored fraction is the one that was typed. A formula may leave dust behind the fifteenth
/// digit, up to which spreadsheets count; there it is rounded away. Nothing is computed with the fraction.
pub fn typed(stored: f64, shown: Shown) -> String {
    let mut text = format!("{stored}");
    if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
        text = format!("{stored:.14e}").parse::<f64>().map_or(text, |rounded| format!("{rounded}"));
    }
    match shown {
        Shown::Plain => vietnamese(&text),
        Shown::Percent => format!("{}%", vietnamese(&hundredfold(&text))),
    }
}

/// How a cell shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it is.
    Plain,
    /// A hundredfold with a percent sign.
    Percent,
}

impl Shown {
    /// What a number format means; a percent sign in quotes or behind a backslash is only a letter.
    pub fn by(format: &str) -> Shown {
        let outside = format.split('"').step_by(2).collect::<String>().replace("\\%", "");
        if outside.contains('%') { Shown::Percent } else { Shown::Plain }
    }
}

/// The same digits with the point two places on.
fn hundredfold(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = format!("{part:0<2}");
    let (up, rest) = part.split_at(2);
    let whole = format!("{whole}{up}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A decimal comma; a number such as 4,125 gets a fourth decimal, since with three it reads as thousands too.
fn vietnamese(text: &str) -> String {
    let Some((whole, part)) = text.split_once('.') else { return text.to_owned() };
    let digits = whole.trim_start_matches('-');
    let reads_two_ways = part.len() == 3 && digits.len() <= 3 && digits != "0";
    format!("{whole},{part}{}", if reads_two_ways { "0" } else { "" })
}
