//! The targets of Conclusion 01-KL/TW with the plan that carries it out, and of the plan of the year 2023.

use super::{DemoTarget, NUMBER, RATIO};

/// The Conclusion looks ahead to the end of 2025.
const CONCLUSION: (&str, &str) = ("2021-05-18", "2025-12-31");
const YEAR_2023: (&str, &str) = ("2023-01-01", "2023-12-31");

/// In the order of the mandates.
pub const TARGETS: &[DemoTarget] = &[
    DemoTarget {
        mandate: "kl-01-kl-tw-2021",
        term: CONCLUSION,
        code: "KL01",
        ordinal: 1,
        theme: "lam-theo",
        name: "Đảng viên ký cam kết học tập, làm theo",
        clause: "100% đảng viên ký cam kết hằng năm",
        numerator: "cam-ket",
        denominator: ["dang-vien", "current", ""],
        goals: "hằng năm: 100",
        ..RATIO
    },
    DemoTarget {
        mandate: "kh-14-kh-du-2021",
        term: CONCLUSION,
        code: "KL02",
        ordinal: 1,
        theme: "lam-theo",
        name: "Đảng viên dự học chuyên đề",
        clause: "Hằng năm có trên 95% đảng viên dự học chuyên đề",
        numerator: "chuyen-de",
        denominator: ["dang-vien", "current", ""],
        goals: "hằng năm: trên 95",
        ..RATIO
    },
    DemoTarget {
        mandate: "kh-14-kh-du-2021",
        term: CONCLUSION,
        code: "KL03",
        ordinal: 2,
        theme: "lam-theo",
        name: "Mỗi chi bộ xây dựng mô hình làm theo mỗi năm",
        clause: "Mỗi chi bộ mỗi năm xây dựng ít nhất 01 mô hình làm theo; chi bộ đang sắp xếp lại cơ sở được lùi một năm",
        numerator: "mo-hinh",
        scale: "mô hình",
        goals: "hằng năm: 1",
        unit_rule: "every_unit",
        time_rule: "every_period",
        exemptions: "cb-dao-tao, 2021: chuyển trụ sở làm việc giữa hai điểm trường",
        ..NUMBER
    },
    DemoTarget {
        mandate: "kh-14-kh-du-2021",
        term: CONCLUSION,
        code: "KL04",
        ordinal: 3,
        theme: "lam-theo",
        name: "Nêu gương của cấp uỷ viên và người đứng đầu",
        clause: "Cấp uỷ viên, người đứng đầu hằng năm tự kiểm điểm việc nêu gương trước chi bộ",
        kind: "text",
        unit_rule: "manual",
        time_rule: "manual",
        ..NUMBER
    },
    DemoTarget {
        mandate: "kh-27-kh-du-2023",
        term: YEAR_2023,
        code: "KH01",
        ordinal: 1,
        theme: "chinh-tri",
        name: "Sáng kiến, thiết bị tự làm bình quân mỗi nhà giáo",
        clause: "Năm 2023 bình quân mỗi nhà giáo có từ 0,2 sáng kiến, thiết bị đào tạo tự làm",
        numerator: "sang-kien",
        denominator: ["nha-giao", "current", ""],
        shown: "plain",
        scale: "sáng kiến/nhà giáo",
        decimals: "2",
        goals: "năm 2023: 0,2",
        ..RATIO
    },
    DemoTarget {
        mandate: "kh-27-kh-du-2023",
        term: YEAR_2023,
        code: "KH02",
        ordinal: 2,
        theme: "chinh-tri",
        name: "Học sinh trên một nhà giáo",
        clause: "Năm 2023 không quá 25 học sinh trên một nhà giáo",
        numerator: "hoc-sinh",
        denominator: ["nha-giao", "current", ""],
        shown: "to_one",
        scale: "học sinh/nhà giáo",
        direction: "at_most",
        goals: "năm 2023: 25",
        ..RATIO
    },
];
