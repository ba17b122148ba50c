//! What a row measures, found from its unit of measure and the words of its cells: a count, money, a published rate, a grade.

use crate::figure::{Indicator, IndicatorKind, LevelScale};
use crate::text::fold;

use super::phrase::{Said, plain};
use super::stated::Stated;

/// Grades that offices give, the lowest first; a grade named in a table belongs to the scale that holds it.
const GRADES: [&[&str]; 4] = [
    &["Không hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"],
    &["Yếu", "Trung bình", "Khá", "Vững mạnh", "Vững mạnh toàn diện"],
    &["Chưa đạt chuẩn nông thôn mới", "Đạt chuẩn nông thôn mới", "Nông thôn mới nâng cao", "Nông thôn mới kiểu mẫu"],
    &["Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"],
];

/// Words that say "done", in a cell of their own.
const YES: [&str; 5] = ["co", "dat", "dat chuan", "da dat", "duoc cong nhan"];

/// The measures that come with decimals and are not counted one by one.
const SIZES: [&str; 17] = ["ha", "km", "m", "m2", "m²", "m3", "m³", "tấn", "tạ", "kg", "lít", "kwh", "mw", "giờ", "điểm", "lần", "tấn/ha"];

/// The scale that a named grade belongs to, and its rank: the longest name that the words hold.
pub fn grade(words: &str, known: &[Indicator]) -> Option<(LevelScale, u32)> {
    let folded = fold(words);
    let kept = known.iter().filter_map(|indicator| match indicator.kind.levels() {
        Some(LevelScale::Steps(steps)) => Some(steps.clone()),
        _ => None,
    });
    let usual = GRADES.iter().map(|steps| steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>());
    let mut best: Option<(usize, Vec<String>, usize)> = None;
    for steps in kept.chain(usual) {
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| holds(&folded, &fold(step))) {
            if best.as_ref().is_none_or(|(length, ..)| step.len() > *length) {
                best = Some((step.len(), steps.clone(), at));
            }
        }
    }
    let (_, steps, at) = best?;
    Some((LevelScale::Steps(steps), u32::try_from(at + 1).ok()?))
}

/// Whether a folded text names a grade, as whole words. A grade that is an everyday word (`tổ chức tốt`) is one only at the
/// beginning, or behind a word that says so: `xếp loại tốt`, `đạt loại khá`.
fn holds(text: &str, step: &str) -> bool {
    const EVERYDAY: [&str; 5] = ["yeu", "trung binh", "kha", "tot", "xuat sac"];
    let words =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (text, step_words) = (words(text), words(step));
    let speaks_of_grades = |at: usize| at == 0 || ["loai", "muc", "dat"].contains(&text[at - 1].as_str());
    let named = |at: usize| !EVERYDAY.contains(&step) || speaks_of_grades(at);
    text.windows(step_words.len().max(1)).enumerate().any(|(at, window)| window == step_words && named(at))
}

/// Whether a cell only says that something is done.
pub fn says_yes(words: &str) -> bool {
    YES.contains(&fold(words).trim())
}

/// Whether the values of a row are places in a league table.
pub fn is_place(row: &Stated, said: &[Said]) -> bool {
    let scale = plain(&row.scale);
    ["hạng", "thứ hạng", "vị trí", "xếp hạng"].contains(&scale.as_str()) || said.iter().any(|said| said.out_of.is_some())
}

/// What a row of numbers measures.
pub fn of_numbers(row: &Stated, said: &[Said]) -> IndicatorKind {
    let scale = plain(&row.scale);
    let has_decimals = said.iter().any(|said| said.decimals > 0);
    match () {
        () if is_percent(row, said) => IndicatorKind::Rate,
        () if is_money(&scale) => IndicatorKind::Money,
        () if has_decimals || SIZES.contains(&scale.as_str()) => IndicatorKind::Rate,
        () => IndicatorKind::Count,
    }
}

/// Whether the unit of measure, the name or a cell says percent.
pub fn is_percent(row: &Stated, said: &[Said]) -> bool {
    let scale = plain(&row.scale);
    let in_name = scale.is_empty() && row.name.contains('%');
    scale.contains('%') || scale.contains("phần trăm") || in_name || said.iter().any(|said| said.percent)
}

/// `triệu đồng`, `tỷ đ`, `tr.đ`: money; `hợp đồng`, `lao động` and `cổ đông` are none.
fn is_money(scale: &str) -> bool {
    let scale = scale.split('/').next().unwrap_or_default().trim();
    let words: Vec<&str> = scale.split([' ', '.']).filter(|word| !word.is_empty()).collect();
    match words[..] {
        [.., before, "đồng"] => ["triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm"].contains(&before),
        ["đồng" | "trđ" | "tỷđ" | "vnđ" | "vnd" | "usd"] | ["triệu" | "tỷ" | "tỉ" | "nghìn" | "tr", "đ" | "usd"] => true,
        _ => false,
    }
}

/// The unit of measure as the target keeps it: `%/năm` is printed like any percent.
pub fn scale(row: &Stated, said: &[Said]) -> String {
    let is_plain_percent = row.scale.is_empty() || row.scale.trim_start().starts_with('%') || plain(&row.scale) == "phần trăm";
    if is_percent(row, said) && is_plain_percent { "%".to_owned() } else { row.scale.clone() }
}

/// Whether a percentage is one that the units could count: a share of something, not a growth or a change.
pub fn is_share(row: &Stated) -> bool {
    let name = plain(&row.name);
    !["tăng", "giảm", "tốc độ", "lạm phát", "điểm %"].iter().any(|word| name.contains(word)) && !row.scale.contains("điểm")
}
