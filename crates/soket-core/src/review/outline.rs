//! The sections of each outline, in the order of the paper (formats.md 3).

use super::{Depth, Section, Topic, section};

#[rustfmt::skip]
pub(super) const MID_TERM: &[Section] = &[
    section("mo-dau", Depth::Lead, "Mở đầu", Topic::Lead),
    section("phan-1", Depth::Part, "Kết quả nửa nhiệm kỳ thực hiện Nghị quyết", Topic::None),
    section("tinh-hinh", Depth::One, "Đặc điểm tình hình", Topic::Situation),
    section("chi-tieu", Depth::One, "Kết quả thực hiện các chỉ tiêu", Topic::Targets),
    section("nhiem-vu", Depth::One, "Kết quả thực hiện nhiệm vụ", Topic::None),
    section("chinh-tri", Depth::Two, "Lãnh đạo thực hiện nhiệm vụ chính trị", Topic::Theme("chinh-tri")),
    section("tu-tuong", Depth::Two, "Công tác xây dựng Đảng về chính trị, tư tưởng, đạo đức", Topic::Theme("tu-tuong")),
    section("to-chuc", Depth::Two, "Công tác tổ chức, cán bộ, phát triển đảng viên", Topic::Theme("to-chuc")),
    section("kiem-tra", Depth::Two, "Công tác kiểm tra, giám sát, kỷ luật đảng", Topic::Theme("kiem-tra")),
    section("dan-van", Depth::Two, "Công tác dân vận, lãnh đạo Công đoàn và Đoàn Thanh niên", Topic::Theme("dan-van")),
    section("tham-nhung", Depth::Two, "Phòng, chống tham nhũng, lãng phí, tiêu cực", Topic::Theme("tham-nhung")),
    section("lanh-dao", Depth::Two, "Sự lãnh đạo của Ban Chấp hành Đảng bộ", Topic::Office),
    section("khen-thuong", Depth::Two, "Công tác khen thưởng", Topic::Honours),
    section("nhiem-vu-truoc", Depth::Two, "Kết quả thực hiện nhiệm vụ giao ở kỳ sơ kết trước", Topic::FormerTasks),
    section("danh-gia", Depth::One, "Đánh giá chung", Topic::None),
    section("uu-diem", Depth::Two, "Ưu điểm", Topic::Strengths),
    section("han-che", Depth::Two, "Hạn chế, khuyết điểm", Topic::Limits),
    section("nguyen-nhan", Depth::Two, "Nguyên nhân", Topic::None),
    section("khach-quan", Depth::Three, "Nguyên nhân khách quan", Topic::ObjectiveCauses),
    section("chu-quan", Depth::Three, "Nguyên nhân chủ quan", Topic::SubjectiveCauses),
    section("bai-hoc", Depth::Two, "Bài học kinh nghiệm", Topic::Lessons),
    section("phan-2", Depth::Part, "Phương hướng, nhiệm vụ, giải pháp từ nay đến hết nhiệm kỳ", Topic::None),
    section("chi-tieu-toi", Depth::One, "Chỉ tiêu phải tiếp tục thực hiện", Topic::TargetsAhead),
    section("giai-phap", Depth::One, "Nhiệm vụ, giải pháp", Topic::Measures),
    section("thuc-hien", Depth::One, "Tổ chức thực hiện", Topic::Organisation),
    section("kien-nghi", Depth::One, "Kiến nghị, đề xuất", Topic::Proposals),
];

#[rustfmt::skip]
pub(super) const PERIODIC: &[Section] = &[
    section("mo-dau", Depth::Lead, "Mở đầu", Topic::Lead),
    section("ket-qua", Depth::One, "Kết quả thực hiện nhiệm vụ %{period}", Topic::Targets),
    section("tu-tuong", Depth::Two, "Công tác chính trị, tư tưởng", Topic::Theme("tu-tuong")),
    section("chinh-tri", Depth::Two, "Lãnh đạo thực hiện nhiệm vụ chính trị", Topic::Theme("chinh-tri")),
    section("to-chuc", Depth::Two, "Công tác tổ chức, cán bộ, đảng viên", Topic::Theme("to-chuc")),
    section("kiem-tra", Depth::Two, "Công tác kiểm tra, giám sát", Topic::Theme("kiem-tra")),
    section("dan-van", Depth::Two, "Công tác dân vận, đoàn thể", Topic::Theme("dan-van")),
    section("hoc-bac", Depth::Two, "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", Topic::Activities),
    section("van-phong", Depth::Two, "Công tác văn phòng, tài chính đảng", Topic::Office),
    section("khen-thuong", Depth::Two, "Công tác khen thưởng", Topic::Honours),
    section("nhiem-vu-truoc", Depth::Two, "Kết quả thực hiện nhiệm vụ giao ở kỳ trước", Topic::FormerTasks),
    section("danh-gia", Depth::One, "Đánh giá", Topic::None),
    section("uu-diem", Depth::Two, "Ưu điểm", Topic::Strengths),
    section("han-che", Depth::Two, "Hạn chế", Topic::Limits),
    section("khach-quan", Depth::Two, "Nguyên nhân khách quan", Topic::ObjectiveCauses),
    section("chu-quan", Depth::Two, "Nguyên nhân chủ quan", Topic::SubjectiveCauses),
    section("phuong-huong", Depth::One, "Phương hướng, nhiệm vụ %{next}", Topic::TargetsAhead),
    section("giai-phap", Depth::Two, "Nhiệm vụ, giải pháp", Topic::Measures),
    section("thuc-hien", Depth::Two, "Tổ chức thực hiện", Topic::Organisation),
    section("kien-nghi", Depth::One, "Kiến nghị, đề xuất", Topic::Proposals),
];

#[rustfmt::skip]
pub(super) const THEMATIC: &[Section] = &[
    section("mo-dau", Depth::Lead, "Mở đầu", Topic::Lead),
    section("lanh-dao", Depth::One, "Công tác lãnh đạo, chỉ đạo", Topic::None),
    section("quan-triet", Depth::Two, "Quán triệt, học tập", Topic::Activities),
    section("cam-ket", Depth::Two, "Đưa vào sinh hoạt chi bộ; đăng ký làm theo", Topic::Pledges),
    section("ket-qua", Depth::One, "Kết quả", Topic::Targets),
    section("lam-theo", Depth::Two, "Kết quả học tập và làm theo", Topic::Theme("lam-theo")),
    section("mo-hinh", Depth::Two, "Mô hình, điển hình", Topic::Examples),
    section("khen-thuong", Depth::Two, "Khen thưởng", Topic::Honours),
    section("uu-diem", Depth::Two, "Đánh giá chung", Topic::Strengths),
    section("han-che", Depth::One, "Hạn chế, nguyên nhân, kinh nghiệm", Topic::Limits),
    section("khach-quan", Depth::Two, "Nguyên nhân khách quan", Topic::ObjectiveCauses),
    section("chu-quan", Depth::Two, "Nguyên nhân chủ quan", Topic::SubjectiveCauses),
    section("bai-hoc", Depth::Two, "Kinh nghiệm", Topic::Lessons),
    section("phuong-huong", Depth::One, "Phương hướng, nhiệm vụ", Topic::None),
    section("giai-phap", Depth::Two, "Nhiệm vụ, giải pháp", Topic::Measures),
    section("thuc-hien", Depth::Two, "Tổ chức thực hiện", Topic::Organisation),
    section("kien-nghi", Depth::One, "Kiến nghị", Topic::Proposals),
];
