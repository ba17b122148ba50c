//! Numbers written the English way, or with a blank before their sign (formats.md 4.3).

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// `1,250`: thousands parted by a comma.
    CommaThousands,
    /// `12.5%`: a point before the decimals.
    PointDecimals,
    /// `12 %`: a blank before the sign.
    BlankBeforePercent,
}

/// The slips of a text, each with the number as written; of very many, the first.
pub fn slips(text: &str) -> Vec<(Slip, &str)> {
    const MOST: usize = 50;
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()).filter(|_| found.len() < MOST) {
        let number = &rest[start..];
        let end = number.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ','))).unwrap_or(number.len());
        // A mark behind the last digit belongs to the sentence.
        let end = number[..end].trim_end_matches(['.', ',']).len();
        let behind = &number[end..];
        // Letters close before a number make it a name: CT01.5.
        let is_name = rest[..start].ends_with(char::is_alphabetic);
        if let Some((slip, length)) = slip(&number[..end], behind).filter(|_| !is_name) {
            found.push((slip, &number[..end + length]));
        }
        rest = behind;
    }
    found
}

/// The slip of one number, and how much of what stands behind it shows the slip.
fn slip(number: &str, behind: &str) -> Option<(Slip, usize)> {
    let blank = behind.len() - behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    if blank > 0 && behind[blank..].starts_with('%') {
        return Some((Slip::BlankBeforePercent, blank + 1));
    }
    if is_grouped(number) {
        return Some((Slip::CommaThousands, 0));
    }
    let decimals = number.rsplit_once('.').filter(|(whole, decimals)| !whole.contains('.') && matches!(decimals.len(), 1 | 2));
    (behind.starts_with('%') && decimals.is_some()).then_some((Slip::PointDecimals, 1))
}

/// Whether all groups behind commas have three digits: `1,250` and `12,345,678`, but neither `0,125` nor `93,37`.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0') && !first.contains('.');
    let rest: Vec<&str> = groups.collect();
    is_first && !rest.is_empty() && rest.iter().all(|group| group.len() == 3 && !group.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_written_otherwise_are_slips() {
        let check = |text: &str, expected: &[(Slip, &str)]| assert_eq!(slips(text), expected, "{text}");
        check("1.250 học sinh, 93,37%, 0,125 ha, năm 2020,2021; 1.234,5; lần 1, 234 người", &[]);
        check("1,250 học sinh và 12,345,678 đồng.", &[(Slip::CommaThousands, "1,250"), (Slip::CommaThousands, "12,345,678")]);
        check("đạt 93.4%, 93.37%", &[(Slip::PointDecimals, "93.4%"), (Slip::PointDecimals, "93.37%")]);
        check("đạt 90 % và 12,5\u{a0}%", &[(Slip::BlankBeforePercent, "90 %"), (Slip::BlankBeforePercent, "12,5\u{a0}%")]);
        check("12.345% và ngày 18.5", &[]);
    }
}
