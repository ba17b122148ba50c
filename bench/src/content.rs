//! The report that both sides write: eight sections, sixty targets, one chart, about twelve pages; one seed, one report.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A report as data: what a template of the peer reads, and what our document is made of.
#[derive(Debug, Serialize, Deserialize)]
pub struct Content {
    /// What it is about.
    pub subject: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// The rows of its table.
    pub targets: Vec<TargetRow>,
    /// The bars of its chart.
    pub bars: Vec<UnitBar>,
}

/// A section of prose.
#[derive(Debug, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub name: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// A target as the table prints it.
#[derive(Debug, Serialize, Deserialize)]
pub struct TargetRow {
    /// What is asked for.
    pub name: String,
    /// In what it is counted.
    pub scale: String,
    /// What was asked.
    pub asked: String,
    /// What was reached.
    pub result: String,
    /// The one against the other, per cent.
    pub percent: String,
    /// The word for it.
    pub verdict: String,
}

/// A unit's bar in the chart.
#[derive(Debug, Serialize, Deserialize)]
pub struct UnitBar {
    /// The unit.
    pub unit: String,
    /// How far it came, per mille of what was asked.
    pub per_mille: u32,
}

const SECTIONS: [&str; 8] = [
    "Đặc điểm tình hình",
    "Công tác chính trị, tư tưởng",
    "Công tác tổ chức, cán bộ và đảng viên",
    "Công tác kiểm tra, giám sát",
    "Lãnh đạo nhiệm vụ chuyên môn",
    "Lãnh đạo các đoàn thể",
    "Hạn chế, nguyên nhân và bài học kinh nghiệm",
    "Phương hướng, nhiệm vụ thời gian tới",
];

const WHEN: [&str; 8] = [
    "Trong nửa đầu nhiệm kỳ",
    "Ngay từ đầu năm",
    "Qua hai năm rưỡi thực hiện",
    "Sau mỗi quý",
    "Trước khi bước vào năm học",
    "Từ khi có kế hoạch của cấp trên",
    "Ở các khoa chuyên môn",
    "Cùng với việc sắp xếp lại tổ chức",
];

const WHO: [&str; 10] = [
    "Đảng uỷ",
    "các chi bộ trực thuộc",
    "Ban Giám hiệu",
    "Công đoàn cơ sở",
    "Đoàn Thanh niên",
    "phần lớn đảng viên",
    "tổ giúp việc",
    "các khoa, phòng",
    "Uỷ ban kiểm tra",
    "đội ngũ nhà giáo",
];

const WHAT: [&str; 16] = [
    "đã quán triệt đầy đủ, kịp thời các nghị quyết, chỉ thị",
    "giữ nền nếp sinh hoạt hằng tháng và sinh hoạt chuyên đề",
    "rà soát từng chỉ tiêu, gắn trách nhiệm với từng người đứng đầu",
    "phối hợp với doanh nghiệp mở thêm lớp thực hành tại xưởng",
    "đưa việc học tập và làm theo vào kế hoạch công tác năm",
    "lấy ý kiến rộng rãi trước khi quyết định những việc lớn",
    "bồi dưỡng nguồn phát triển đảng trong học sinh và nhà giáo trẻ",
    "kiểm tra theo chương trình, giám sát thường xuyên những nơi còn yếu",
    "đổi mới cách ra nghị quyết theo hướng ngắn gọn, dễ kiểm đếm",
    "số hoá hồ sơ, giảm giấy tờ và thời gian hội họp",
    "giải quyết đơn thư đúng thẩm quyền, không để tồn đọng",
    "duy trì phong trào thi đua dạy tốt, học tốt ở tất cả các lớp",
    "chăm lo đời sống, bảo đảm chế độ cho người lao động",
    "tiết kiệm chi thường xuyên để sửa chữa phòng học và ký túc xá",
    "vận động sinh viên tham gia các công trình ở xã, phường",
    "công khai kết quả từng quý để đảng viên và quần chúng theo dõi",
];

const OUTCOME: [&str; 10] = [
    "góp phần nâng chất lượng đào tạo nghề ở địa phương",
    "nhờ đó sự đoàn kết, thống nhất trong nội bộ được giữ vững",
    "tuy vậy kết quả giữa các đơn vị chưa đều",
    "được cấp trên ghi nhận và nhiều nơi đến trao đổi kinh nghiệm",
    "làm cơ sở cho việc đánh giá, xếp loại cuối năm",
    "một số việc còn chậm do thiếu người và kinh phí",
    "tạo chuyển biến rõ về nhận thức và hành động",
    "từng bước đáp ứng yêu cầu chuyển đổi số",
    "số vụ việc phải xử lý giảm so với cùng kỳ",
    "cần tiếp tục theo dõi trong nửa cuối nhiệm kỳ",
];

const TARGETS: [(&str, &str); 12] = [
    ("Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên", "%"),
    ("Kết nạp đảng viên mới trong học sinh và nhà giáo", "đảng viên"),
    ("Chi bộ hoàn thành tốt nhiệm vụ, không có chi bộ yếu kém", "%"),
    ("Số cuộc kiểm tra theo chương trình đã đề ra", "cuộc"),
    ("Tuyển sinh các hệ đào tạo chính quy", "học sinh"),
    ("Học sinh có việc làm sau sáu tháng tốt nghiệp", "%"),
    ("Nhà giáo đạt chuẩn trình độ kỹ năng nghề", "người"),
    ("Lớp bồi dưỡng lý luận chính trị cho đoàn viên ưu tú", "lớp"),
    ("Hồ sơ, văn bản được lập và xử lý trên mạng", "%"),
    ("Buổi sinh hoạt chuyên đề về học tập và làm theo", "buổi"),
    ("Doanh nghiệp ký kết phối hợp đào tạo và tuyển dụng", "đơn vị"),
    ("Tiết kiệm chi thường xuyên để tăng thu nhập", "triệu đồng"),
];

const SCOPES: [&str; 10] = [
    "toàn Đảng bộ",
    "khối phòng chức năng",
    "khối khoa chuyên môn",
    "khối trung tâm, xưởng",
    "khối đoàn thể",
    "các lớp năm thứ nhất",
    "các lớp năm cuối",
    "cơ sở chính",
    "cơ sở liên kết",
    "ở các xã, phường kết nghĩa",
];

const BY_WHEN: [&str; 8] = [
    "hằng năm",
    "đến giữa nhiệm kỳ",
    "đến cuối nhiệm kỳ",
    "so với năm học trước",
    "theo kế hoạch quý",
    "đến hết năm 2023",
    "đến hết năm 2025",
    "trong sáu tháng đầu năm",
];

const UNITS: [&str; 12] = [
    "Chi bộ Phòng Đào tạo",
    "Chi bộ Hành chính - Tổng hợp",
    "Chi bộ Khoa Cơ khí",
    "Chi bộ Khoa Điện - Điện tử",
    "Chi bộ Khoa Công nghệ thông tin",
    "Chi bộ Khoa Nông nghiệp",
    "Chi bộ Khoa Kinh tế",
    "Chi bộ Khoa Giáo dục cơ bản",
    "Chi bộ Công tác học sinh",
    "Chi bộ Trung tâm Ngoại ngữ",
    "Chi bộ Xưởng thực hành",
    "Chi bộ Khoa May - Thời trang",
];

/// How many paragraphs a section has: as many as make twelve pages.
const PARAGRAPHS: usize = 4;
/// How long a paragraph is at least, words.
const PARAGRAPH: usize = 90;

/// Writes reports into a folder, each of another seed, and says where they are.
///
/// # Errors
/// When the folder cannot be written.
pub fn generate(count: usize, folder: &Path) -> Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder)?;
    let one = |seed: usize| {
        let file = folder.join(format!("content-{seed}.json"));
        std::fs::write(&file, serde_json::to_string_pretty(&report(seed as u64))?)?;
        Ok(file)
    };
    (1..=count).map(one).collect()
}

/// Reads a report back.
///
/// # Errors
/// When the file does not hold one.
pub fn read(file: &Path) -> Result<Content> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}

fn report(seed: u64) -> Content {
    let mut dice = Dice(seed);
    let sections =
        SECTIONS.map(|name| Section { name: name.to_owned(), paragraphs: (0..PARAGRAPHS).map(|_| paragraph(&mut dice)).collect() });
    Content {
        subject: "sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ, nhiệm kỳ 2020-2025".to_owned(),
        sections: sections.into(),
        targets: (0..60).map(|at| target(at, &mut dice)).collect(),
        bars: UNITS.map(|unit| UnitBar { unit: unit.to_owned(), per_mille: dice.between(550, 1_100) }).into(),
    }
}

fn paragraph(dice: &mut Dice) -> String {
    let mut sentences = Vec::new();
    let mut words = 0;
    while words < PARAGRAPH {
        let (begun, continued) = WHAT.split_at(WHAT.len() / 2);
        let deeds = format!("{}, {}", dice.of(begun), dice.of(continued));
        let sentence = format!("{}, {} {deeds}; {}.", dice.of(&WHEN), dice.of(&WHO), dice.of(&OUTCOME));
        words += sentence.split(' ').count();
        sentences.push(sentence);
    }
    sentences.join(" ")
}

fn target(at: usize, dice: &mut Dice) -> TargetRow {
    let (name, scale) = TARGETS[at % TARGETS.len()];
    let asked = if scale == "%" { dice.between(60, 95) } else { dice.between(20, 900) };
    let result = asked * dice.between(60, 120) / 100;
    let per_mille = result * 1000 / asked;
    TargetRow {
        name: format!("{name} {}, {}", dice.of(&SCOPES), dice.of(&BY_WHEN)),
        scale: scale.to_owned(),
        asked: asked.to_string(),
        result: result.to_string(),
        percent: format!("{},{}", per_mille / 10, per_mille % 10),
        verdict: if result < asked { "Chưa đạt" } else { "Đạt" }.to_owned(),
    }
}

/// Numbers that look thrown, the same for the same seed (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn between(&mut self, least: u32, most: u32) -> u32 {
        least + (self.next() % u64::from(most - least + 1)) as u32
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[(self.next() % choices.len() as u64) as usize]
    }
}
