//! The targets that the demonstration's resolution and conclusion set.

/// A value to reach: `each-year`, `term`, a year or a day; then low and high.
pub type Value = (&'static str, &'static str, &'static str);

/// A target as a row.
pub struct DemoTarget {
    /// Short stable code.
    pub code: &'static str,
    /// Its place in the mandate.
    pub ordinal: u8,
    /// The target of which it is a part.
    pub parent: Option<&'static str>,
    /// The mandate that sets it.
    pub mandate: &'static str,
    /// The group in which reports treat it.
    pub theme: &'static str,
    /// As tables name it.
    pub name: &'static str,
    /// Unit of measure.
    pub scale: &'static str,
    /// As the mandate says it.
    pub clause: &'static str,
    /// number, ratio, boolean, level or rank.
    pub kind: &'static str,
    /// What is counted.
    pub numerator: &'static str,
    /// What a ratio is compared with.
    pub denominator: Option<&'static str>,
    /// current, `fixed:<day>`, assigned or `target:<code>`.
    pub denominator_mode: &'static str,
    /// at-least, at-most, equal, range or none.
    pub direction: &'static str,
    /// The values to reach.
    pub values: &'static [Value],
    /// How units make one value.
    pub unit_rule: &'static str,
    /// How years make one value.
    pub time_rule: &'static str,
    /// calendar-year, school-year or term.
    pub calendar: &'static str,
    /// Months after a year until its result is known.
    pub lag_months: u8,
    /// Decimals printed.
    pub decimals: u8,
    /// A later change: from when, by which document, to what.
    pub adjusted: Option<(&'static str, &'static str, &'static [Value])>,
}

const NUMBER: DemoTarget = DemoTarget {
    code: "",
    ordinal: 0,
    parent: None,
    mandate: "nq-dai-hoi-x",
    theme: "",
    name: "",
    scale: "",
    clause: "",
    kind: "number",
    numerator: "",
    denominator: None,
    denominator_mode: "current",
    direction: "at-least",
    values: &[],
    unit_rule: "sum",
    time_rule: "sum",
    calendar: "calendar-year",
    lag_months: 0,
    decimals: 0,
    adjusted: None,
};

const RATIO: DemoTarget =
    DemoTarget { kind: "ratio", scale: "%", unit_rule: "ratio-of-sums", time_rule: "every-period", decimals: 1, ..NUMBER };

/// Every target.
#[rustfmt::skip]
pub const TARGETS: &[DemoTarget] = &[
    DemoTarget { code: "CT01", ordinal: 1, theme: "chinh-tri", name: "Tuyển sinh so với chỉ tiêu được giao", clause: "Hằng năm tuyển sinh đạt 100% chỉ tiêu được giao trở lên", numerator: "tuyen-sinh", denominator: Some("giao-tuyen"), denominator_mode: "assigned", values: &[("each-year", "100", "")], ..RATIO },
    DemoTarget { code: "CT02", ordinal: 2, theme: "chinh-tri", name: "Học sinh tốt nghiệp", clause: "Tỷ lệ học sinh tốt nghiệp hằng năm đạt từ 90% trở lên", numerator: "tot-nghiep", denominator: Some("xet-tot-nghiep"), calendar: "school-year", values: &[("each-year", "90", "")], decimals: 2, ..RATIO },
    DemoTarget { code: "CT03", ordinal: 3, theme: "to-chuc", name: "Kết nạp đảng viên trong nhiệm kỳ", scale: "đảng viên", clause: "Trong nhiệm kỳ kết nạp từ 18 đảng viên trở lên", numerator: "ket-nap", values: &[("term", "20", ""), ("2021", "3", ""), ("2022", "4", ""), ("2023", "4", "")], adjusted: Some(("2022-01-15", "Kết luận 09-KL/ĐU", &[("term", "18", "")])), ..NUMBER },
    DemoTarget { code: "CT04", ordinal: 4, theme: "to-chuc", name: "Đảng viên hoàn thành tốt nhiệm vụ trở lên", clause: "Hằng năm có từ 90% đảng viên hoàn thành tốt nhiệm vụ trở lên", numerator: "dang-vien-tot", denominator: Some("dang-vien"), values: &[("each-year", "90", "")], ..RATIO },
    DemoTarget { code: "CT05", ordinal: 5, theme: "to-chuc", name: "Xếp loại Đảng bộ hằng năm", kind: "level", unit_rule: "owner-only", time_rule: "every-period", clause: "Đảng bộ hằng năm đạt từ hoàn thành tốt nhiệm vụ trở lên", numerator: "xep-loai", values: &[("each-year", "Hoàn thành tốt", "")], ..NUMBER },
    DemoTarget { code: "CT06", ordinal: 6, theme: "kiem-tra", name: "Mỗi chi bộ kiểm tra, giám sát mỗi năm", scale: "cuộc", clause: "Mỗi chi bộ mỗi năm tổ chức ít nhất 01 cuộc kiểm tra hoặc giám sát", numerator: "kiem-tra", unit_rule: "every-unit", time_rule: "every-period", values: &[("each-year", "1", "")], ..NUMBER },
    DemoTarget { code: "CT07", ordinal: 7, theme: "kiem-tra", name: "Không có đảng viên bị kỷ luật", scale: "đảng viên", clause: "Không để xảy ra đảng viên vi phạm phải xử lý kỷ luật", numerator: "ky-luat", direction: "none", time_rule: "every-period", values: &[("each-year", "", "")], ..NUMBER },
    DemoTarget { code: "CT08", ordinal: 8, theme: "dan-van", name: "Hiến máu tình nguyện trong nhiệm kỳ", scale: "lượt", clause: "Vận động từ 400 đến 450 lượt người hiến máu trong nhiệm kỳ", numerator: "hien-mau", direction: "range", values: &[("term", "400", "450")], ..NUMBER },
    DemoTarget { code: "KL01", ordinal: 1, mandate: "kl-01-kl-tw-2021", theme: "lam-theo", name: "Đảng viên ký cam kết học tập, làm theo", clause: "100% đảng viên ký cam kết hằng năm", numerator: "cam-ket", denominator: Some("dang-vien"), values: &[("each-year", "100", "")], ..RATIO },
];
