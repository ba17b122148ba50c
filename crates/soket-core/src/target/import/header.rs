//! The head of a table: which column holds the names, which the unit of measure, and for which stretch each value column is.

use crate::period::Period;
use crate::refusal::Refusal;
use crate::target::goal::When;
use crate::text::fold;

/// How many rows a title may take before the head begins.
const TITLE: usize = 40;
/// How many rows a head may take.
const HEAD: usize = 3;

/// What was understood of the head.
#[derive(Debug)]
pub struct Header {
    /// The first row below the head.
    pub below: usize,
    /// The column of ordinals.
    pub ordinal: Option<usize>,
    /// The column of names.
    pub name: usize,
    /// The column of units of measure.
    pub scale: Option<usize>,
    /// The column of groups.
    pub theme: Option<usize>,
    /// The columns of values.
    pub values: Vec<Column>,
    /// The heads of columns that say nothing about what is to be reached: results, remarks, who is in charge.
    pub ignored: Vec<String>,
}

/// A column of values.
#[derive(Debug, Clone)]
pub struct Column {
    /// Where it stands.
    pub at: usize,
    /// Its head as written.
    pub head: String,
    /// The stretch; none when the head only says that values stand here.
    pub when: Option<When>,
}

/// What the head of a column says about it.
enum Role {
    Ordinal,
    Name,
    Scale,
    Theme,
    Value(Option<When>),
    Other,
}

impl Header {
    /// Finds the head of a table: the first row with a column of names and something beside it.
    ///
    /// # Errors
    /// A refusal when there is none, or when its letters are of an old encoding.
    pub fn find(rows: &[Vec<String>]) -> Result<Header, Refusal> {
        let found = (0..rows.len().min(TITLE)).find_map(|at| Header::at(rows, at));
        found.ok_or_else(|| if rows.iter().flatten().any(|cell| is_tcvn3(cell)) { old_letters() } else { no_head() })
    }

    fn at(rows: &[Vec<String>], at: usize) -> Option<Header> {
        let name = rows[at].iter().position(|cell| matches!(role(cell), Role::Name))?;
        let height = 1 + rows[at + 1..].iter().take(HEAD - 1).take_while(|row| goes_on(row, &rows[at], name)).count();
        let heads = heads(&rows[at..at + height]);
        let mut header =
            Header { below: at + height, ordinal: None, name, scale: None, theme: None, values: Vec::new(), ignored: Vec::new() };
        for (column, (head, above)) in heads.into_iter().enumerate() {
            header.take(column, head, &above);
        }
        header.below += rows[header.below..].iter().take_while(|row| is_numbering(row, name)).count();
        let has_more = header.scale.is_some() || header.ordinal.is_some() || !header.values.is_empty();
        has_more.then_some(header)
    }

    fn take(&mut self, at: usize, head: String, above: &str) {
        match role(&head) {
            Role::Ordinal if self.ordinal.is_none() => self.ordinal = Some(at),
            Role::Name if at == self.name => {}
            // A second "chỉ tiêu" holds the value that the resolution sets.
            Role::Name if at > self.name => self.values.push(Column { at, head, when: None }),
            Role::Scale if self.scale.is_none() => self.scale = Some(at),
            Role::Theme if self.theme.is_none() => self.theme = Some(at),
            // `Kế hoạch` under a merged `Năm 2021`.
            Role::Value(None) if matches!(role(above), Role::Value(Some(_))) => self.take(at, above.to_owned(), ""),
            Role::Value(when) => self.values.push(Column { at, head, when }),
            _ if head.is_empty() => {}
            _ => self.ignored.push(head),
        }
    }
}

/// The words over each column, and those above them: the lowest speak for the column, since a merged cell above spans several.
fn heads(rows: &[Vec<String>]) -> Vec<(String, String)> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let of = |at: usize| {
        let mut cells = rows.iter().rev().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        (cells.next().cloned().unwrap_or_default(), cells.next().cloned().unwrap_or_default())
    };
    (0..width).map(of).collect()
}

/// Whether a row below the first still belongs to the head: nothing under the names, and the head of a value somewhere.
fn goes_on(row: &[String], first: &[String], name: usize) -> bool {
    let below = row.get(name).map_or("", String::as_str);
    let is_merged = below.is_empty() || Some(below) == first.get(name).map(String::as_str);
    is_merged && row.iter().any(|cell| matches!(role(cell), Role::Value(_)))
}

/// `(1) (2) (3)` or `A B 1 2` under a head.
fn is_numbering(row: &[String], name: usize) -> bool {
    let bare = |cell: &str| cell.trim_matches(|c: char| "()[]".contains(c)).chars().count();
    let short = row.iter().filter(|cell| !cell.is_empty()).all(|cell| (1..=2).contains(&bare(cell)));
    row.get(name).is_some_and(|cell| !cell.is_empty()) && short
}

fn role(head: &str) -> Role {
    let folded = fold(head);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let has = |any: &[&str]| any.iter().any(|word| text.contains(word));
    let begins = |any: &[&str]| any.iter().any(|word| text.starts_with(word));
    match () {
        () if ["tt", "stt", "so tt", "so thu tu"].contains(&text.as_str()) => Role::Ordinal,
        () if ["dvt", "don vi tinh", "dv tinh", "don vi", "don vi do"].contains(&text.as_str()) => Role::Scale,
        () if ["linh vuc", "nhom", "nhom chi tieu"].contains(&text.as_str()) => Role::Theme,
        () if has(&["thuc hien", "ket qua", "uoc", "dat duoc", "ghi chu", "phu trach", "chu tri", "so voi"]) => Role::Other,
        () if has(&BASELINE) || is_part_of_a_year(&words) => Role::Other,
        () if has(&["hang nam", "moi nam"]) => Role::Value(Some(When::EachYear)),
        () => match stretch(&words) {
            Some(when) => Role::Value(Some(when)),
            None if begins(&["chi tieu", "ten chi tieu", "cac chi tieu", "noi dung", "danh muc", "muc tieu"]) => Role::Name,
            None if begins(&["muc", "gia tri", "nghi quyet", "ke hoach", "dai hoi", "phan dau"]) => Role::Value(None),
            None => Role::Other,
        },
    }
}

/// Words for where things stood before: nothing to be reached.
const BASELINE: [&str; 6] = ["hien trang", "dau nhiem ky", "dau ky", "nhiem ky truoc", "nam goc", "xuat phat"];

/// `6 tháng đầu năm 2023`, `Quý I/2023`: a goal is set for a whole year or the term.
fn is_part_of_a_year(words: &[&str]) -> bool {
    let is_quarter = |pair: &[&str]| pair[0] == "quy" && ["i", "ii", "iii", "iv", "1", "2", "3", "4"].contains(&pair[1]);
    words.contains(&"thang") || words.windows(2).any(is_quarter)
}

/// The stretch that a head names: `2021`, `Năm 2021`, `KH 2021`, `2021-2022` (a school year), `Cả nhiệm kỳ`, `Tổng 5 năm`.
fn stretch(words: &[&str]) -> Option<When> {
    let has = |pair: &[&str]| words.windows(pair.len()).any(|window| window == pair);
    let years: Vec<i16> =
        words.iter().filter(|word| word.len() == 4 && word.starts_with("20")).filter_map(|word| word.parse().ok()).collect();
    let is_whole = has(&["nhiem", "ky"]) || has(&["giai", "doan"]) || has(&["tong"]) || has(&["5", "nam"]) || has(&["05", "nam"]);
    match years[..] {
        _ if is_whole => Some(When::Term),
        [_] if words.contains(&"den") => Some(When::Term),
        [year] => year.to_string().parse::<Period>().ok().map(When::Year),
        [first, last] if last == first + 1 => format!("{first}-{last}").parse::<Period>().ok().map(When::Year),
        [first, last] if last > first => Some(When::Term),
        _ => None,
    }
}

fn no_head() -> Refusal {
    Refusal::unfit(
        "Không thấy dòng tiêu đề có cột “Chỉ tiêu”.",
        "Đặt tên các cột như: TT, Chỉ tiêu, Đơn vị tính, Năm 2021, Năm 2022, …, Cả nhiệm kỳ, rồi đọc lại.",
    )
}

fn old_letters() -> Refusal {
    Refusal::unfit(
        "Chữ trong bảng dùng bảng mã cũ TCVN3 (phông .VnTime), không phải Unicode.",
        "Chuyển bảng sang Unicode bằng Unikey (công cụ chuyển mã), lưu lại, rồi đọc lại.",
    )
}

/// Text of the TCVN3 encoding that was taken for letters of Western Europe: `ChØ tiªu`. Signs stand inside its words, and no
/// letter is one that only Vietnamese has.
fn is_tcvn3(text: &str) -> bool {
    const SIGNS: &str = "¸µ¶·¹¨»¾¼½Æ©®ªØ×ÖÞ«¬§÷ø";
    let signs = text.chars().filter(|letter| SIGNS.contains(*letter)).count();
    let is_vietnamese = text.chars().any(|letter| ('\u{1ea0}'..='\u{1ef9}').contains(&letter) || "ơưđăƠƯĐĂ".contains(letter));
    signs >= 2 && !is_vietnamese
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
    }

    /// The columns in one line: names, unit of measure, then each value with its stretch.
    fn line(header: &Header) -> String {
        let value = |column: &Column| format!("{}={}", column.at, column.when.map_or("?".to_owned(), |when| when.to_string()));
        let values: Vec<String> = header.values.iter().map(value).collect();
        let scale = header.scale.map_or("-".to_owned(), |at| at.to_string());
        format!("{} {scale} {} | {}", header.name, values.join(" "), header.below)
    }

    #[test]
    fn heads_are_found_as_offices_write_them() {
        for (text, expected) in [
            ("TT|Chỉ tiêu|ĐVT|2021|Năm 2022|Cả nhiệm kỳ", "1 2 3=year:2021 4=year:2022 5=term | 1"),
            ("BẢNG CHỈ TIÊU CHỦ YẾU\n\nSTT|Tên chỉ tiêu|Đơn vị tính|KH năm 2021|Tổng 5 năm", "1 2 3=year:2021 4=term | 3"),
            (
                "TT|Nội dung|ĐVT|Giai đoạn 2021-2025|||\n|||2021|2022|Nhiệm kỳ\n(1)|(2)|(3)|(4)|(5)|(6)",
                "1 2 3=year:2021 4=year:2022 5=term | 3",
            ),
            ("Chỉ tiêu|Đơn vị|Nghị quyết|Ghi chú", "0 1 2=? | 1"),
            ("Chỉ tiêu|Năm học 2021-2022|Đến năm 2025|Hằng năm", "0 - 1=year:2021-2022 2=term 3=each_year | 1"),
            ("Chỉ tiêu|ĐVT|Năm 2021|Năm 2021\n||Kế hoạch|Thực hiện", "0 1 2=year:2021 | 2"),
            ("Chỉ tiêu|ĐVT|Thực hiện 2020|2021|2021-2025", "0 1 3=year:2021 4=term | 1"),
            ("Chỉ tiêu|ĐVT|Đầu nhiệm kỳ|Hiện trạng 2020|2021|Cuối nhiệm kỳ", "0 1 4=year:2021 5=term | 1"),
            ("Chỉ tiêu|ĐVT|6 tháng đầu năm 2023|Quý I/2023|Năm 2023|Quy mô năm 2024", "0 1 4=year:2023 5=year:2024 | 1"),
        ] {
            assert_eq!(line(&Header::find(&table(text)).unwrap()), expected, "{text}");
        }
        let header = Header::find(&table("Chỉ tiêu|Thực hiện 2020|2021|Đơn vị phụ trách")).unwrap();
        assert_eq!(header.ignored, ["Thực hiện 2020", "Đơn vị phụ trách"]);
    }

    #[test]
    fn a_table_without_a_head_is_refused_with_what_to_write() {
        for (text, says) in
            [("a|b\nc|d", "cột “Chỉ tiêu”"), ("TT|ChØ tiªu|§VT|2021", "TCVN3"), ("", "cột “Chỉ tiêu”"), ("Chỉ tiêu", "cột “Chỉ tiêu”")]
        {
            assert!(Header::find(&table(text)).unwrap_err().says.vi().contains(says), "{text}");
        }
    }
}
