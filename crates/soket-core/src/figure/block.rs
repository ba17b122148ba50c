//! A block of figures as offices keep it in Excel: the first row says what stands in each column, every other cell is a figure
//! of a unit, an indicator and a period, whichever of the three is named by its row, its column or neither.

use super::Indicator;
use crate::period::Period;
use crate::refusal::{Refusal, Sentence};
use crate::text::{fold, slug};
use crate::unit::Unit;

/// Whose names a block may use, and what holds where it names nothing.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The units whose figures may stand in it.
    pub units: &'a [&'a Unit],
    /// What may be counted.
    pub indicators: &'a [&'a Indicator],
    /// The unit of a block that names none.
    pub unit: Option<&'a Unit>,
    /// The period of a block that names none.
    pub period: Period,
}

/// A cell in which something is written, with what it is a figure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The number of its row, from 1, the head counted in.
    pub row: usize,
    /// What is written.
    pub typed: String,
    /// What it is a figure of, or why nobody knows.
    pub place: Result<Place<'a>, Sentence>,
}

/// What a cell is a figure of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'a> {
    /// Who reports.
    pub unit: &'a Unit,
    /// What is counted.
    pub indicator: &'a Indicator,
    /// For which stretch.
    pub period: Period,
    /// The day to which it is counted, as written; empty where the row does not say.
    pub day: String,
    /// What the row adds.
    pub note: String,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy)]
enum Column<'a> {
    Unit,
    Indicator,
    Period,
    Day,
    Note,
    /// Figures, of what its head names.
    Figures(Named<'a>),
    /// Running numbers, units of measure.
    Aside,
}

/// What a head or a row names; each may name one of the three, some, or nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Named<'a> {
    unit: Option<&'a Unit>,
    indicator: Option<&'a Indicator>,
    period: Option<Period>,
}

/// Understands a block; blank cells, and rows that total others, are no figures.
///
/// # Errors
/// A refusal when the head cannot be understood, or names too little for any cell to be a figure of something.
pub fn read<'a>(rows: &[Vec<String>], known: Known<'a>) -> Result<Vec<Cell<'a>>, Refusal> {
    // A title above the table stands alone in its row.
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let at = rows.iter().position(|row| filled(row) > 1).or_else(|| rows.iter().position(|row| filled(row) > 0)).unwrap_or_default();
    let head = rows.get(at).map_or(&[][..], Vec::as_slice);
    let below = rows.get(at + 1..).unwrap_or_default();
    let is_used = |column: usize| below.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let columns = head.iter().enumerate().map(|(column, head)| match (head.is_empty(), is_used(column)) {
        (true, false) => Ok(Column::Aside),
        (true, true) => Err(unclear(format!("thứ {}", column + 1))),
        (false, _) => column_of(head, &known),
    });
    let columns = columns.collect::<Result<Vec<_>, _>>()?;
    suffices(&columns, &known)?;
    let mut cells = Vec::new();
    let mut above = [const { String::new() }; 3];
    for (number, row) in rows.iter().enumerate().skip(at + 1) {
        let of = Row { cells: row, columns: &columns, known: &known };
        // Excel leaves the cells under a merged one empty: what is named goes on until something else is.
        for (name, column) in above.iter_mut().zip([Column::Unit, Column::Indicator, Column::Period]) {
            if let Some(named) = of.text(column).filter(|named| !named.is_empty()) {
                name.clone_from(named);
            }
        }
        if !above.iter().any(|name| is_total(name)) {
            cells.extend(of.figures(&above, number + 1));
        }
    }
    Ok(cells)
}

fn column_of<'a>(head: &str, known: &Known<'a>) -> Result<Column<'a>, Refusal> {
    const WORDS: [(Column<'_>, &[&str]); 7] = [
        (Column::Aside, &["tt", "stt", "so tt", "dvt", "don vi tinh"]),
        (Column::Unit, &["don vi", "ten don vi", "don vi bao cao", "chi bo"]),
        (Column::Indicator, &["chi so", "ten chi so", "chi tieu", "noi dung"]),
        (Column::Period, &["ky", "ky bao cao", "nam", "nam hoc"]),
        (Column::Day, &["tinh den ngay", "tinh den", "den ngay"]),
        (Column::Note, &["ghi chu"]),
        (Column::Figures(Named { unit: None, indicator: None, period: None }), &["so", "so lieu", "gia tri", "ket qua", "thuc hien"]),
    ];
    let folded = fold(head);
    let named =
        || Named { unit: known.unit_called(head).ok(), indicator: known.indicator_called(head).ok(), period: Period::named(head).ok() };
    match WORDS.into_iter().find(|(_, words)| words.contains(&folded.as_str())) {
        Some((column, _)) => Ok(column),
        None if is_total(head) => Ok(Column::Aside),
        None => match named() {
            Named { unit: None, indicator: None, period: None } => Err(unclear(head.to_owned())),
            named => Ok(Column::Figures(named)),
        },
    }
}

fn unclear(head: String) -> Refusal {
    Refusal::unfit(
        "Chưa rõ cột “%{head}” ghi gì.",
        "Đặt tên cột là Đơn vị, Chỉ số, Kỳ, Số, Tính đến ngày, Ghi chú, hoặc đúng tên một đơn vị, một chỉ số, một kỳ.",
    )
    .with("head", head)
}

/// Whether the head, and what holds without it, name all that a figure needs.
fn suffices(columns: &[Column<'_>], known: &Known<'_>) -> Result<(), Refusal> {
    let figures = || columns.iter().filter_map(|column| if let Column::Figures(named) = column { Some(named) } else { None });
    let missing = if figures().next().is_none() {
        "Số, hoặc tên các kỳ, các chỉ số"
    } else if known.unit.is_none() && !has(columns, Column::Unit) && figures().any(|named| named.unit.is_none()) {
        "Đơn vị"
    } else if !has(columns, Column::Indicator) && figures().any(|named| named.indicator.is_none()) {
        "Chỉ số"
    } else {
        return Ok(());
    };
    Err(Refusal::unfit("Dòng đầu thiếu cột: %{missing}.", "Thêm cột đó vào bảng rồi dán lại.").with("missing", missing))
}

fn has(columns: &[Column<'_>], wanted: Column<'_>) -> bool {
    columns.iter().any(|column| std::mem::discriminant(column) == std::mem::discriminant(&wanted))
}

/// A row or column that adds up others: soket adds up by itself.
fn is_total(name: &str) -> bool {
    let folded = fold(name);
    ["cong", "tong", "tong so", "tong cong", "toan dang bo", "toan truong"].contains(&folded.trim_end_matches([':', '.']))
}

impl<'a> Known<'a> {
    /// A unit by its code or any name that it ever bore, however dashes and marks are typed.
    fn unit_called(&self, said: &str) -> Result<&'a Unit, Sentence> {
        let is_called = |unit: &&Unit| {
            let mut names = unit.names.iter().flat_map(|name| [&name.value.full, &name.value.short]).chain([&unit.code]);
            names.any(|name| slug(name) == slug(said))
        };
        only(self.units.iter().copied().filter(is_called))
            .ok_or_else(|| Sentence::plain("Không rõ “%{name}” là đơn vị nào. Chép đúng tên hoặc mã ở trang Đơn vị.").with("name", said))
    }

    /// An indicator by its code or its name.
    fn indicator_called(&self, said: &str) -> Result<&'a Indicator, Sentence> {
        let is_called = |indicator: &&Indicator| [&indicator.code, &indicator.name].into_iter().any(|name| slug(name) == slug(said));
        only(self.indicators.iter().copied().filter(is_called))
            .ok_or_else(|| Sentence::plain("Không rõ “%{name}” là chỉ số nào. Chép đúng tên hoặc mã ở trang Chỉ số.").with("name", said))
    }
}

/// The one that there is; of several nobody knows which is meant.
fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    found.next().filter(|_| found.next().is_none())
}

/// A row below the head.
struct Row<'r, 'a> {
    cells: &'r [String],
    columns: &'r [Column<'a>],
    known: &'r Known<'a>,
}

impl<'r, 'a> Row<'r, 'a> {
    /// What stands in the first column of a kind.
    fn text(&self, wanted: Column<'_>) -> Option<&'r String> {
        let at = self.columns.iter().position(|column| std::mem::discriminant(column) == std::mem::discriminant(&wanted))?;
        self.cells.get(at)
    }

    fn figures(&self, [unit, indicator, period]: &[String; 3], number: usize) -> Vec<Cell<'a>> {
        let said = |wanted| self.text(wanted).cloned().unwrap_or_default();
        let place = |head: Named<'a>| {
            let wants = |name: &'static str| Sentence::plain("Dòng này chưa ghi %{what}.").with("what", name);
            Ok(Place {
                unit: match (head.unit, unit.as_str()) {
                    (Some(unit), _) => unit,
                    (None, "") => self.known.unit.ok_or_else(|| wants("đơn vị"))?,
                    (None, said) => self.known.unit_called(said)?,
                },
                indicator: match (head.indicator, indicator.as_str()) {
                    (Some(indicator), _) => indicator,
                    (None, "") => return Err(wants("chỉ số")),
                    (None, said) => self.known.indicator_called(said)?,
                },
                period: match (head.period, period.as_str()) {
                    (Some(period), _) => period,
                    (None, "") => self.known.period,
                    (None, said) => Period::named(said).map_err(|fault| fault.says())?,
                },
                day: said(Column::Day),
                note: said(Column::Note),
            })
        };
        let cells = self.cells.iter().zip(self.columns).filter(|(typed, _)| !typed.is_empty());
        let figures = cells.filter_map(|(typed, column)| if let Column::Figures(head) = column { Some((typed, *head)) } else { None });
        figures.map(|(typed, head)| Cell { row: number, typed: typed.clone(), place: place(head) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{IndicatorKind, OverTime, OverUnits};
    use crate::id::{IndicatorId, UnitId};
    use crate::unit::{Dated, Line, UnitKind, UnitName};
    use jiff::civil::date;

    fn unit(id: i64, code: &str, full: &str, short: &str) -> Unit {
        let value = UnitName { full: full.into(), short: short.into(), header: full.to_uppercase() };
        let name = Dated { value, from_on: date(2020, 1, 1), to_on: None };
        Unit { id: UnitId(id), code: code.into(), kind: UnitKind::Cell, names: vec![name], parents: Vec::new() }
    }

    fn indicator(id: i64, code: &str, name: &str) -> Indicator {
        Indicator {
            id: IndicatorId(id),
            code: code.into(),
            name: name.into(),
            scale: String::new(),
            decimals: 0,
            kind: IndicatorKind::Count,
            over_units: OverUnits::Sum,
            over_time: OverTime::Sum,
            line: Line::Party,
        }
    }

    /// What a block holds: one line a cell, or the refusal; a cell that nobody understands shows its sentence.
    fn check(block: &str, own_unit: bool, expected: &str) {
        let units = [unit(1, "cb-co-khi", "Chi bộ Khoa Cơ khí", "Cơ khí"), unit(2, "cb-dien", "Chi bộ Khoa Điện", "Điện")];
        let indicators = [indicator(1, "KETNAP", "đảng viên mới kết nạp"), indicator(2, "KIEMTRA", "cuộc kiểm tra")];
        let rows: Vec<Vec<String>> = block.lines().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect();
        let (units, indicators): (Vec<_>, Vec<_>) = (units.iter().collect(), indicators.iter().collect());
        let known = Known {
            units: &units,
            indicators: &indicators,
            unit: Some(units[0]).filter(|_| own_unit),
            period: Period::year_of(date(2023, 5, 20)),
        };
        let line = |cell: &Cell<'_>| match &cell.place {
            Ok(place) => {
                let rest = [&place.day, &place.note].map(|text| if text.is_empty() { String::new() } else { format!(" {text}") }).concat();
                format!("{} {} {} {}={}{rest}", cell.row, place.unit.code, place.indicator.code, place.period, cell.typed)
            }
            Err(fault) => format!("{} {}: {}", cell.row, cell.typed, fault.vi()),
        };
        let said = match read(&rows, known) {
            Ok(cells) => cells.iter().map(line).collect::<Vec<_>>().join("\n"),
            Err(refusal) => refusal.says.vi(),
        };
        assert_eq!(said, expected, "{block}");
    }

    #[test]
    fn a_list_names_everything_in_its_rows() {
        check(
            "Đơn vị|Chỉ số|Kỳ|Số|Tính đến ngày|Ghi chú\nchi bộ khoa cơ khí|KETNAP|Năm 2022|3||\nĐiện|Cuộc kiểm tra|2023|0|15/5/2023|đột xuất",
            false,
            "2 cb-co-khi KETNAP 2022=3\n3 cb-dien KIEMTRA 2023=0 15/5/2023 đột xuất",
        );
    }

    #[test]
    fn a_column_may_name_a_period_an_indicator_or_a_unit() {
        check(
            "TT|Đơn vị|Chỉ số|2021|Năm 2022\n1|Cơ khí|KETNAP|1|\n2|Điện|KETNAP||4",
            false,
            "2 cb-co-khi KETNAP 2021=1\n3 cb-dien KETNAP 2022=4",
        );
        check(
            "Đơn vị|đảng viên mới kết nạp|ĐVT|Kiemtra\nĐiện|2|người|5\nCơ khí||người|6",
            false,
            "2 cb-dien KETNAP 2023=2\n2 cb-dien KIEMTRA 2023=5\n3 cb-co-khi KIEMTRA 2023=6",
        );
        check("\n\nChỉ số|Kỳ|Cơ khí|Điện\nKIEMTRA|Quý I/2023|1|2", false, "4 cb-co-khi KIEMTRA 2023-Q1=1\n4 cb-dien KIEMTRA 2023-Q1=2");
    }

    #[test]
    fn what_a_block_does_not_say_is_taken_from_the_merged_cell_above_or_from_outside() {
        check("Đơn vị|Chỉ số|Số\nCơ khí|KETNAP|1\n|KIEMTRA|2", false, "2 cb-co-khi KETNAP 2023=1\n3 cb-co-khi KIEMTRA 2023=2");
        check("Chỉ số|Số\nKETNAP|7", true, "2 cb-co-khi KETNAP 2023=7");
    }

    #[test]
    fn totals_blank_cells_and_blank_columns_are_no_figures() {
        check("Đơn vị|Chỉ số|Số|\nCơ khí|KETNAP|1|\nTổng cộng:|KETNAP|9\n\nĐiện|KETNAP||", false, "2 cb-co-khi KETNAP 2023=1");
        check("Đơn vị|Chỉ số|Số", false, "");
        check(
            "BÁO CÁO SỐ LIỆU||\nNăm 2023\nChỉ số|Cơ khí|Điện|Tổng\nKETNAP|1|2|3",
            false,
            "4 cb-co-khi KETNAP 2023=1\n4 cb-dien KETNAP 2023=2",
        );
    }

    #[test]
    fn what_nobody_understands_is_said_where_it_stands() {
        check(
            "Đơn vị|Chỉ số|Kỳ|Số\nKhoa May|KETNAP|2023|1\nĐiện|KETNAPP|2023|2\nĐiện|KETNAP|nay mai|3",
            false,
            "2 1: Không rõ “Khoa May” là đơn vị nào. Chép đúng tên hoặc mã ở trang Đơn vị.
3 2: Không rõ “KETNAPP” là chỉ số nào. Chép đúng tên hoặc mã ở trang Chỉ số.
4 3: “nay mai” không phải là mã của một kỳ. Hãy viết như 2023, 2023-H1, 2023-Q2, 2023-05 hoặc 2022-2023 (năm học).",
        );
        check("Đơn vị|Chỉ số|Số\n|KETNAP|1\nĐiện||2", false, "2 1: Dòng này chưa ghi đơn vị.\n3 cb-dien KETNAP 2023=2");
    }

    #[test]
    fn a_head_that_names_too_little_is_refused() {
        for (block, own_unit, expected) in [
            ("", true, "Dòng đầu thiếu cột: Số, hoặc tên các kỳ, các chỉ số."),
            ("Đơn vị|Chỉ số", false, "Dòng đầu thiếu cột: Số, hoặc tên các kỳ, các chỉ số."),
            ("Chỉ số|2022\nKETNAP|1", false, "Dòng đầu thiếu cột: Đơn vị."),
            ("Đơn vị|2022|KETNAP\nĐiện|1|2", false, "Dòng đầu thiếu cột: Chỉ số."),
            ("Đơn vị|Chỉ số|Số|Linh tinh\nĐiện|KETNAP|1|2", false, "Chưa rõ cột “Linh tinh” ghi gì."),
            ("Đơn vị|Chỉ số|Số|\nĐiện|KETNAP|1|2", false, "Chưa rõ cột “thứ 4” ghi gì."),
        ] {
            check(block, own_unit, expected);
        }
    }
}
