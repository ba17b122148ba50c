//! The demonstration's figures: invented, with gaps, an exemption, a correction and later counts left in on purpose.

/// What one unit counted of one thing, year after year.
pub struct DemoSeries {
    /// What is counted.
    pub indicator: &'static str,
    /// Who reports it.
    pub unit: &'static str,
    /// `2021 10` is the value of a whole year, `2023-04-30 11` what the year had by that day, `2021-2022 310` a school year.
    pub readings: &'static [&'static str],
}

/// A figure that was found wrong later: what replaces it, and why.
pub struct DemoCorrection {
    /// What is counted.
    pub indicator: &'static str,
    /// Who reported it.
    pub unit: &'static str,
    /// The line as it was entered.
    pub wrong: &'static str,
    /// The line that holds.
    pub right: &'static str,
    /// Why.
    pub reason: &'static str,
}

const fn of(indicator: &'static str, unit: &'static str, readings: &'static [&'static str]) -> DemoSeries {
    DemoSeries { indicator, unit, readings }
}

/// Everything that was counted. Members of a year are those of the year before, with who was admitted and who moved.
#[rustfmt::skip]
pub const FIGURES: &[DemoSeries] = &[
    of("dang-vien", "cb-hanh-chinh", &["2020-06-20 8", "2020 9", "2021 10", "2022-06-30 10", "2022 11", "2023-04-30 11", "2023-05-15 12"]),
    of("dang-vien", "cb-dao-tao", &["2020-06-20 7", "2020 7", "2021 8", "2022-06-30 8", "2022 9", "2023-04-30 10"]),
    of("dang-vien", "cb-co-khi", &["2020-06-20 7", "2020 8", "2021 9", "2022-06-30 9", "2022 10", "2023-04-30 11", "2023-05-18 12"]),
    of("dang-vien", "cb-dien", &["2020-06-20 9", "2020 9", "2021 9", "2022-06-30 9", "2022 9", "2023-04-30 9"]),
    of("dang-vien", "cb-co-ban", &["2020-06-20 5", "2020 6", "2021 7", "2022-06-30 7", "2022 7", "2023-04-30 7"]),
    of("dang-vien-tot", "cb-hanh-chinh", &["2020 9", "2021 9", "2022 11"]),
    of("dang-vien-tot", "cb-dao-tao", &["2020 7", "2021 8", "2022 8"]),
    of("dang-vien-tot", "cb-co-khi", &["2020 7", "2021 8", "2022 9"]),
    of("dang-vien-tot", "cb-dien", &["2020 8", "2021 8", "2022 8"]),
    of("dang-vien-tot", "cb-co-ban", &["2020 6", "2021 6", "2022 7"]),
    of("ket-nap", "cb-hanh-chinh", &["2020 1", "2021 1", "2022-04-30 0", "2022-05-15 0", "2022 1", "2023-04-30 0", "2023-05-15 1"]),
    of("ket-nap", "cb-dao-tao", &["2020 0", "2021 1", "2022-04-30 0", "2022-05-15 1", "2022 1", "2023-04-30 1", "2023-05-15 1"]),
    of("ket-nap", "cb-co-khi", &["2020 1", "2021 1", "2022-04-30 0", "2022-05-15 0", "2022 1", "2023-04-30 1", "2023-05-15 1", "2023-05-18 2"]),
    of("ket-nap", "cb-dien", &["2020 0", "2021 0", "2022-04-30 0", "2022-05-15 0", "2022 1", "2023-04-30 0"]),
    of("ket-nap", "cb-co-ban", &["2020 1", "2021 1", "2022-04-30 0", "2022-05-15 0", "2022 0"]),
    of("ket-nap-tre", "cb-hanh-chinh", &["2020 0", "2021 1", "2022 0", "2023-04-30 0", "2023-05-15 0"]),
    of("ket-nap-tre", "cb-dao-tao", &["2020 0", "2021 0", "2022 1", "2023-04-30 1", "2023-05-15 1"]),
    of("ket-nap-tre", "cb-co-khi", &["2020 1", "2021 1", "2022 1", "2023-04-30 0", "2023-05-18 1"]),
    of("ket-nap-tre", "cb-dien", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("ket-nap-tre", "cb-co-ban", &["2020 0", "2021 0", "2022 0"]),
    of("chuyen-den", "cb-hanh-chinh", &["2020 0", "2021 1", "2022 0", "2023-04-30 0"]),
    of("chuyen-den", "cb-dao-tao", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("chuyen-den", "cb-co-khi", &["2020 0", "2021 0", "2022 1", "2023-04-30 0"]),
    of("chuyen-den", "cb-dien", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("chuyen-den", "cb-co-ban", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("chuyen-di", "cb-hanh-chinh", &["2020 0", "2021 1", "2022 0", "2023-04-30 0"]),
    of("chuyen-di", "cb-dao-tao", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("chuyen-di", "cb-co-khi", &["2020 0", "2021 0", "2022 1", "2023-04-30 0"]),
    of("chuyen-di", "cb-dien", &["2020 0", "2021 0", "2022 1", "2023-04-30 0"]),
    of("chuyen-di", "cb-co-ban", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("cam-ket", "cb-hanh-chinh", &["2021 10", "2022 11", "2023-02-28 11"]),
    of("cam-ket", "cb-dao-tao", &["2021 8", "2022 9", "2023-02-28 9"]),
    of("cam-ket", "cb-co-khi", &["2021 9", "2022 10", "2023-02-28 10"]),
    of("cam-ket", "cb-dien", &["2021 9", "2022 9", "2023-02-28 9"]),
    of("cam-ket", "cb-co-ban", &["2021 7", "2022 7", "2023-02-28 6"]),
    of("chuyen-de", "cb-hanh-chinh", &["2021 10", "2022 11", "2023-03-31 11"]),
    of("chuyen-de", "cb-dao-tao", &["2021 8", "2022 9", "2023-03-31 10"]),
    of("chuyen-de", "cb-co-khi", &["2021 9", "2022 10", "2023-03-31 11"]),
    of("chuyen-de", "cb-dien", &["2021 8", "2022 8", "2023-03-31 9"]),
    of("chuyen-de", "cb-co-ban", &["2021 7", "2022 7", "2023-03-31 7"]),
    of("mo-hinh", "cb-hanh-chinh", &["2021 1", "2022 1", "2023-04-30 1"]),
    of("mo-hinh", "cb-dao-tao", &["2022 1", "2023-04-30 0"]),
    of("mo-hinh", "cb-co-khi", &["2021 1", "2022 2", "2023-04-30 1"]),
    of("mo-hinh", "cb-dien", &["2021 1", "2022 0", "2023-04-30 0"]),
    of("mo-hinh", "cb-co-ban", &["2021 1", "2022 1", "2023-04-30 1"]),
    of("kiem-tra", "cb-hanh-chinh", &["2020 1", "2021 2", "2022 2", "2023-04-30 1"]),
    of("kiem-tra", "cb-dao-tao", &["2020 1", "2021 1", "2022 2", "2023-04-30 1"]),
    of("kiem-tra", "cb-co-khi", &["2020 1", "2021 1", "2022 1"]),
    of("kiem-tra", "cb-dien", &["2020 1", "2021 1", "2022 1", "2023-04-30 0"]),
    of("kiem-tra", "cb-co-ban", &["2020 1", "2021 miễn: chi bộ mới kiện toàn cấp uỷ", "2022 1"]),
    of("ky-luat", "cb-hanh-chinh", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("ky-luat", "cb-dao-tao", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("ky-luat", "cb-co-khi", &["2020 0", "2021 0", "2022 1", "2023-04-30 0"]),
    of("ky-luat", "cb-dien", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("ky-luat", "cb-co-ban", &["2020 0", "2021 0", "2022 0", "2023-04-30 0"]),
    of("xep-loai", "dang-bo", &["2020 Hoàn thành tốt", "2021 Hoàn thành tốt", "2022 Hoàn thành xuất sắc"]),
    of("tuyen-sinh", "p-dao-tao", &["2020 512", "2021 540", "2022-04-30 21", "2022-05-15 36", "2022 662", "2023-04-30 24", "2023-05-15 48"]),
    of("giao-tuyen", "p-dao-tao", &["2020 500", "2021 560", "2022 580", "2023-03-31 600"]),
    of("tot-nghiep", "p-dao-tao", &["2019-2020 301", "2020-2021 288", "2021-2022 310"]),
    of("xet-tot-nghiep", "p-dao-tao", &["2019-2020 322", "2020-2021 311", "2021-2022 332"]),
    of("co-viec-lam", "p-dao-tao", &["2019-2020 262", "2020-2021 244", "2021-2022 271"]),
    of("hoi-giang", "p-dao-tao", &["2021 11", "2022 8"]),
    of("hoc-sinh", "k-co-khi", &["2020 338", "2021 349", "2022-04-30 341", "2022 395", "2023-04-30 386"]),
    of("hoc-sinh", "k-dien", &["2020 322", "2021 331", "2022-04-30 324", "2022 372", "2023-04-30 364"]),
    of("hoc-sinh", "k-co-ban", &["2020 186", "2021 191", "2022-04-30 187", "2022 206", "2023-04-30 201"]),
    of("nha-giao", "k-co-khi", &["2020 16", "2021 16", "2022 15", "2023-04-30 15"]),
    of("nha-giao", "k-dien", &["2020 14", "2021 14", "2022 14", "2023-04-30 14"]),
    of("nha-giao", "k-co-ban", &["2020 10", "2021 10", "2022 11", "2023-04-30 11"]),
    of("dat-chuan", "k-co-khi", &["2020 11", "2021 12", "2022 12", "2023-04-30 13"]),
    of("dat-chuan", "k-dien", &["2020 11", "2021 12", "2022 12", "2023-04-30 13"]),
    of("dat-chuan", "k-co-ban", &["2020 7", "2021 8", "2022 9", "2023-04-30 10"]),
    of("giao-trinh", "k-co-khi", &["2020 1", "2021 1", "2022 1", "2023-04-30 0", "2023-05-15 1"]),
    of("giao-trinh", "k-dien", &["2020 1", "2021 0", "2022 1", "2023-04-30 0"]),
    of("giao-trinh", "k-co-ban", &["2020 0", "2021 1", "2022 1", "2023-04-30 0"]),
    of("sang-kien", "k-co-khi", &["2020 3", "2021 3", "2022 4", "2023-04-30 2"]),
    of("sang-kien", "k-dien", &["2020 2", "2021 3", "2022 4", "2023-04-30 1"]),
    of("sang-kien", "k-co-ban", &["2020 2", "2021 2", "2022 3", "2023-04-30 1"]),
    of("hs-ky-luat", "k-co-khi", &["2020 2", "2021 1", "2022-04-30 1", "2022 3", "2023-04-30 1"]),
    of("hs-ky-luat", "k-dien", &["2020 1", "2021 1", "2022-04-30 1", "2022 2", "2023-04-30 1"]),
    of("hs-ky-luat", "k-co-ban", &["2020 1", "2021 0", "2022-04-30 0", "2022 0", "2023-04-30 0"]),
    of("thu", "p-hanh-chinh", &["2020 1.480", "2021 1.642,5", "2022-04-30 612", "2022 2.318", "2023-04-30 705"]),
    of("tiet-kiem", "p-hanh-chinh", &["2020 9,6", "2021 11,8", "2022 10,4"]),
    of("hien-mau", "doan-tn", &["2020 48", "2021 62", "2022-05-15 38", "2022 85", "2023-05-15 40"]),
    of("hien-mau", "cong-doan", &["2020 15", "2021 18", "2022 21"]),
    of("vung-manh", "doan-tn", &["2020 1", "2021 1", "2022 1"]),
    of("vung-manh", "cong-doan", &["2020 1", "2021 1", "2022 1"]),
];

/// What was corrected.
pub const CORRECTIONS: &[DemoCorrection] = &[DemoCorrection {
    indicator: "sang-kien",
    unit: "k-co-ban",
    wrong: "2023-04-30 1",
    right: "2023-04-30 0",
    reason: "đề tài còn chờ hội đồng nghiệm thu, chưa được tính",
}];
