//! What the demonstration's units are asked to count.

use soket_core::unit::Line;

/// An indicator as a row.
#[derive(Debug, Clone, Copy)]
pub struct DemoIndicator {
    /// Short stable code.
    pub code: &'static str,
    /// What is counted.
    pub name: &'static str,
    /// Unit of measure.
    pub scale: &'static str,
    /// count, rate, level, yes_no or money.
    pub kind: &'static str,
    /// The scale of a level: `steps:Kém|Tốt`, or `place:38` for a league table.
    pub levels: Option<&'static str>,
    /// Decimals printed.
    pub decimals: u8,
    /// The line whose units report it.
    pub line: Line,
    /// sum or owner_only.
    pub over_units: &'static str,
    /// sum or last.
    pub over_time: &'static str,
    /// year or school_year.
    pub calendar: &'static str,
    /// Who is asked.
    pub reporters: &'static [&'static str],
}

const COUNT: DemoIndicator = DemoIndicator {
    code: "",
    name: "",
    scale: "",
    kind: "count",
    levels: None,
    decimals: 0,
    line: Line::Party,
    over_units: "sum",
    over_time: "sum",
    calendar: "year",
    reporters: &["cb-hanh-chinh", "cb-dao-tao", "cb-co-khi", "cb-dien", "cb-co-ban"],
};

/// What happens in the course of a year, counted by the cells.
const fn of_cells(code: &'static str, name: &'static str, scale: &'static str) -> DemoIndicator {
    DemoIndicator { code, name, scale, ..COUNT }
}

/// What happens in the course of a year, counted by the faculties.
const fn of_faculties(code: &'static str, name: &'static str, scale: &'static str) -> DemoIndicator {
    DemoIndicator { line: Line::Administrative, reporters: &["k-co-khi", "k-dien", "k-co-ban"], ..of_cells(code, name, scale) }
}

/// What happens in the course of a year, counted by the training office.
const fn of_training(code: &'static str, name: &'static str, scale: &'static str) -> DemoIndicator {
    DemoIndicator { line: Line::Administrative, reporters: &["p-dao-tao"], ..of_cells(code, name, scale) }
}

/// What one unit says for the whole.
const OWNED: DemoIndicator = DemoIndicator { over_units: "owner_only", over_time: "last", ..COUNT };
const UNIONS: DemoIndicator = DemoIndicator { line: Line::Union, reporters: &["doan-tn", "cong-doan"], ..COUNT };
const GRADES: &str = "steps:Không hoàn thành|Hoàn thành|Hoàn thành tốt|Hoàn thành xuất sắc";

/// Everything that is counted.
#[rustfmt::skip]
pub const INDICATORS: &[DemoIndicator] = &[
    DemoIndicator { over_time: "last", ..of_cells("dang-vien", "đảng viên", "đảng viên") },
    DemoIndicator { over_time: "last", ..of_cells("dang-vien-tot", "đảng viên hoàn thành tốt nhiệm vụ trở lên", "đảng viên") },
    of_cells("ket-nap", "đảng viên mới kết nạp", "đảng viên"),
    of_cells("ket-nap-tre", "đoàn viên, học sinh trong số mới kết nạp", "đảng viên"),
    of_cells("chuyen-den", "đảng viên chuyển sinh hoạt đến", "đảng viên"),
    of_cells("chuyen-di", "đảng viên chuyển sinh hoạt đi", "đảng viên"),
    of_cells("cam-ket", "đảng viên ký cam kết học tập, làm theo", "đảng viên"),
    of_cells("chuyen-de", "đảng viên dự học chuyên đề", "đảng viên"),
    of_cells("mo-hinh", "mô hình học tập, làm theo", "mô hình"),
    of_cells("kiem-tra", "cuộc kiểm tra, giám sát", "cuộc"),
    of_cells("ky-luat", "đảng viên bị kỷ luật", "đảng viên"),
    DemoIndicator { code: "xep-loai", name: "xếp loại Đảng bộ", kind: "level", levels: Some(GRADES), reporters: &["dang-bo"], ..OWNED },
    of_training("tuyen-sinh", "học sinh tuyển mới", "học sinh"),
    of_training("giao-tuyen", "chỉ tiêu tuyển sinh được giao", "học sinh"),
    DemoIndicator { calendar: "school_year", ..of_training("tot-nghiep", "học sinh tốt nghiệp", "học sinh") },
    DemoIndicator { calendar: "school_year", ..of_training("xet-tot-nghiep", "học sinh dự xét tốt nghiệp", "học sinh") },
    DemoIndicator { calendar: "school_year", ..of_training("co-viec-lam", "học sinh có việc làm sau tốt nghiệp", "học sinh") },
    DemoIndicator { code: "hoi-giang", name: "thứ hạng tại hội giảng nhà giáo cấp tỉnh", kind: "level", levels: Some("place:21"), line: Line::Administrative, reporters: &["p-dao-tao"], ..OWNED },
    DemoIndicator { over_time: "last", ..of_faculties("hoc-sinh", "học sinh đang học", "học sinh") },
    DemoIndicator { over_time: "last", ..of_faculties("nha-giao", "nhà giáo", "nhà giáo") },
    DemoIndicator { over_time: "last", ..of_faculties("dat-chuan", "nhà giáo đạt chuẩn kỹ năng nghề", "nhà giáo") },
    of_faculties("giao-trinh", "giáo trình điện tử biên soạn xong", "giáo trình"),
    of_faculties("sang-kien", "sáng kiến, thiết bị đào tạo tự làm", "sáng kiến"),
    of_faculties("hs-ky-luat", "học sinh bị xử lý kỷ luật", "học sinh"),
    DemoIndicator { code: "thu", name: "thu sự nghiệp, dịch vụ đào tạo", scale: "triệu đồng", kind: "money", decimals: 1, line: Line::Administrative, over_time: "sum", reporters: &["p-hanh-chinh"], ..OWNED },
    DemoIndicator { code: "tiet-kiem", name: "tỷ lệ tiết kiệm chi thường xuyên", scale: "%", kind: "rate", decimals: 1, line: Line::Administrative, reporters: &["p-hanh-chinh"], ..OWNED },
    DemoIndicator { code: "hien-mau", name: "lượt người hiến máu", scale: "lượt", ..UNIONS },
    DemoIndicator { code: "vung-manh", name: "được công nhận vững mạnh", kind: "yes_no", over_units: "owner_only", over_time: "last", ..UNIONS },
];
