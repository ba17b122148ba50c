//! Rules of letters: font, colour, encoding (FT).

use super::{Case, Fault};
use crate::lint::file::{Line, Run};
use crate::lint::words::fold;
use unicode_normalization::is_nfc;

const FONT: &str = "Times New Roman";
/// Marks that are stamped in red.
const STAMPS: [&str; 3] = ["khan", "thuong khan", "hoa toc"];

/// Every line of the text, the headers and the footers.
fn lines<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Line> {
    let file = case.file;
    file.lines.iter().chain(file.edges.iter().flat_map(|edge| &edge.lines))
}

fn fonts(run: &Run) -> impl Iterator<Item = &str> {
    let has_letters = run.text.contains(char::is_alphabetic);
    run.letters.fonts.iter().flatten().map(AsRef::as_ref).filter(move |_| has_letters)
}

fn is_legacy(font: &str) -> bool {
    [".Vn", "VNI-", "VnTime"].iter().any(|start| font.starts_with(start))
}

/// FT-01.
pub fn font(case: &Case<'_>) -> Vec<Fault> {
    each_font(
        case,
        |font| !font.eq_ignore_ascii_case(FONT) && !is_legacy(font),
        "Phông chữ %{font}: dùng Times New Roman cho toàn văn bản.",
    )
}

/// FT-02.
pub fn legacy_font(case: &Case<'_>) -> Vec<Fault> {
    each_font(case, is_legacy, "Phông %{font} là bảng mã cũ (TCVN3, VNI): chuyển chữ sang Unicode, rồi chọn Times New Roman.")
}

fn each_font(case: &Case<'_>, is_fault: impl Fn(&str) -> bool, says: &'static str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for line in lines(case) {
        // One font of a line is named once, in however many slots and stretches it stands.
        let mut named: Vec<&str> = line.runs.iter().flat_map(fonts).filter(|font| is_fault(font)).collect();
        named.sort_unstable();
        named.dedup();
        faults.extend(named.into_iter().map(|font| Fault::new(says).with("font", font).at(line)));
    }
    faults
}

/// FT-03.
pub fn colour(case: &Case<'_>) -> Vec<Fault> {
    let is_coloured = |run: &Run| run.letters.colour.as_deref().is_some_and(|colour| !matches!(colour, "auto" | "000000"));
    let is_stamp = |line: &Line| STAMPS.contains(&fold(&line.start()).as_str());
    let coloured = lines(case).filter(|line| line.written().any(is_coloured) && !is_stamp(line));
    coloured.map(|line| Fault::new("Chữ có màu: chọn màu đen.").at(line)).collect()
}

/// FT-04.
pub fn normal_form(case: &Case<'_>) -> Vec<Fault> {
    let says = "Chữ gõ theo Unicode tổ hợp (dấu rời): chuyển sang Unicode dựng sẵn, nếu không sẽ tìm không thấy chữ.";
    let loose = |line: &&Line| !is_nfc(&line.text()) || line.runs.iter().any(|run| !is_nfc(&run.text));
    let mut faults: Vec<Fault> = lines(case).filter(loose).map(|line| Fault::new(says).at(line)).collect();
    if case.file.title.as_deref().is_some_and(|title| !is_nfc(title)) {
        faults.push(Fault::new("Tiêu đề trong thuộc tính của tệp gõ theo Unicode tổ hợp: gõ lại bằng Unicode dựng sẵn."));
    }
    if case.wanted.file_name.is_some_and(|name| !is_nfc(name)) {
        faults.push(Fault::new("Tên tệp gõ theo Unicode tổ hợp: đổi lại tên tệp."));
    }
    faults
}

/// FT-05: letters of TCVN3 and VNI are bytes that Unicode shows as signs no Vietnamese word has.
pub fn legacy_text(case: &Case<'_>) -> Vec<Fault> {
    let says = "Chữ gõ bằng bảng mã cũ (TCVN3, VNI): chuyển sang Unicode.";
    lines(case).filter(|line| is_legacy_text(&line.text())).map(|line| Fault::new(says).at(line)).collect()
}

/// Whether at least two signs and a twentieth of the letters are such that only an old encoding puts them into words.
fn is_legacy_text(text: &str) -> bool {
    let (mut letters, mut foreign) = (0_usize, 0_usize);
    for word in text.split_whitespace() {
        let is_word = word.chars().any(|letter| letter.is_ascii_alphabetic());
        for letter in word.chars().filter(|_| is_word) {
            letters += usize::from(letter.is_alphabetic() || is_foreign(letter));
            foreign += usize::from(is_foreign(letter));
        }
    }
    foreign >= 2 && foreign * 20 >= letters
}

/// Signs between U+00A1 and U+00FF that no Vietnamese word has; those of measures and quotations set aside.
fn is_foreign(letter: char) -> bool {
    const VIETNAMESE: &str = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý";
    const SIGNS: &str = "§«»°²³´·º½¼¾×÷±";
    ('\u{a1}'..='\u{ff}').contains(&letter) && !VIETNAMESE.contains(letter) && !SIGNS.contains(letter)
}

#[cfg(test)]
mod tests {
    #[test]
    fn old_encodings_are_told_from_names_and_measures() {
        let check = |text: &str, expected: bool| assert_eq!(super::is_legacy_text(text), expected, "{text}");
        check("®¶ng céng s¶n viÖt nam", true);
        check("Ñaûng Coäng saûn Vieät Nam", true);
        check("Đảng Cộng sản Việt Nam, 120 m² ở 25°C, «trích»", false);
        check("Doanh nghiệp Müller hợp tác đào tạo nghề với nhà trường trong năm học 2022-2023", false);
    }
}
