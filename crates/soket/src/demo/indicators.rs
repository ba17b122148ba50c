//! What the demonstration's units are asked to count.

use soket_core::unit::Line;

/// An indicator as a row.
pub struct DemoIndicator {
    /// Short stable code.
    pub code: &'static str,
    /// What is counted.
    pub name: &'static str,
    /// Unit of measure; the steps of a level parted by `|`; `hạng/38` for a league table.
    pub scale: &'static str,
    /// count, rate, level, yes_no or money.
    pub kind: &'static str,
    /// Decimals printed.
    pub decimals: u8,
    /// The line whose units report it.
    pub line: Line,
    /// sum or owner-only.
    pub over_units: &'static str,
    /// sum or last.
    pub over_time: &'static str,
    /// Whether its periods are school years.
    pub school_year: bool,
    /// Who is asked.
    pub reporters: &'static [&'static str],
}

const CELLS: &[&str] = &["cb-hanh-chinh", "cb-dao-tao", "cb-co-khi", "cb-dien", "cb-co-ban"];

const fn of_cells(code: &'static str, name: &'static str, scale: &'static str, over_time: &'static str) -> DemoIndicator {
    DemoIndicator {
        code,
        name,
        scale,
        kind: "count",
        decimals: 0,
        line: Line::Party,
        over_units: "sum",
        over_time,
        school_year: false,
        reporters: CELLS,
    }
}

const fn of_one(code: &'static str, name: &'static str, scale: &'static str, reporters: &'static [&'static str]) -> DemoIndicator {
    DemoIndicator {
        code,
        name,
        scale,
        kind: "count",
        decimals: 0,
        line: Line::Administrative,
        over_units: "sum",
        over_time: "sum",
        school_year: false,
        reporters,
    }
}

/// Everything that is counted.
#[rustfmt::skip]
pub const INDICATORS: &[DemoIndicator] = &[
    of_cells("dang-vien", "đảng viên", "đảng viên", "last"),
    of_cells("dang-vien-tot", "đảng viên hoàn thành tốt nhiệm vụ trở lên", "đảng viên", "last"),
    of_cells("ket-nap", "đảng viên mới kết nạp", "đảng viên", "sum"),
    of_cells("cam-ket", "đảng viên ký cam kết học tập, làm theo", "đảng viên", "sum"),
    of_cells("kiem-tra", "cuộc kiểm tra, giám sát", "cuộc", "sum"),
    of_cells("ky-luat", "đảng viên bị kỷ luật", "đảng viên", "sum"),
    of_one("tuyen-sinh", "học sinh tuyển mới", "học sinh", &["p-dao-tao"]),
    of_one("giao-tuyen", "chỉ tiêu tuyển sinh được giao", "học sinh", &["p-dao-tao"]),
    DemoIndicator { school_year: true, ..of_one("tot-nghiep", "học sinh tốt nghiệp", "học sinh", &["p-dao-tao"]) },
    DemoIndicator { school_year: true, ..of_one("xet-tot-nghiep", "học sinh dự xét tốt nghiệp", "học sinh", &["p-dao-tao"]) },
    DemoIndicator { kind: "level", scale: "Không hoàn thành|Hoàn thành|Hoàn thành tốt|Hoàn thành xuất sắc", over_units: "owner-only", over_time: "last", line: Line::Party, ..of_one("xep-loai", "xếp loại Đảng bộ", "", &["dang-bo"]) },
    of_one("hien-mau", "lượt người hiến máu", "lượt", &["doan-tn", "cong-doan"]),
];
