//! Who was called to the demonstration's conference and who was invited: all of them invented.

use soket_core::conference::delegate::{DelegateClass, Duty, Honorific, LeftOut};

/// Somebody on its list.
#[derive(Clone, Copy)]
pub struct DemoDelegate {
    pub name: &'static str,
    pub honorific: Option<Honorific>,
    pub office: &'static str,
    pub home: &'static str,
    pub class: DelegateClass,
    pub duty: Duty,
    pub left_out: Option<LeftOut>,
}

const fn member(name: &'static str, office: &'static str, home: &'static str, duty: Duty) -> DemoDelegate {
    DemoDelegate { name, honorific: Some(Honorific::Comrade), office, home, class: DelegateClass::Voting, duty, left_out: None }
}

const fn probationary(name: &'static str, home: &'static str) -> DemoDelegate {
    DemoDelegate { class: DelegateClass::Probationary, ..member(name, "", home, Duty::None) }
}

const fn left_out(name: &'static str, home: &'static str, reason: LeftOut) -> DemoDelegate {
    DemoDelegate { left_out: Some(reason), ..member(name, "", home, Duty::None) }
}

const fn guest(name: &'static str, honorific: Option<Honorific>, office: &'static str) -> DemoDelegate {
    DemoDelegate { honorific, class: DelegateClass::Guest, ..member(name, office, "", Duty::None) }
}

const HANH_CHINH: &str = "Chi bộ Hành chính - Tổng hợp";
const DAO_TAO: &str = "Chi bộ Đào tạo";
const CO_KHI: &str = "Chi bộ Khoa Cơ khí";
const DIEN: &str = "Chi bộ Khoa Điện - Điện tử";
const CO_BAN: &str = "Chi bộ Khoa Cơ bản";

/// 45 full members and three on probation, cell by cell. Sáu is exempt and comes all the same; Đạt is away with a reason.
#[rustfmt::skip]
pub const MEMBERS: &[DemoDelegate] = &[
    member("Lê Minh Quang", "Bí thư Đảng uỷ", HANH_CHINH, Duty::Chair),
    member("Trần Thị Mỹ Hoà", "Đảng uỷ viên", HANH_CHINH, Duty::Secretary),
    member("Ngô Thanh Tòng", "Đảng uỷ viên, Bí thư Chi bộ Hành chính - Tổng hợp", HANH_CHINH, Duty::None),
    member("Huỳnh Thị Minh Thư", "Văn thư", HANH_CHINH, Duty::None),
    member("Đỗ Hữu Phước", "", HANH_CHINH, Duty::None),
    member("Bùi Thị Kim Chi", "", HANH_CHINH, Duty::Teller),
    member("Trương Hoàng Phúc", "", HANH_CHINH, Duty::None),
    member("Phùng Văn Lợi", "", HANH_CHINH, Duty::None),
    member("Đinh Thị Hồng Gấm", "", HANH_CHINH, Duty::None),
    left_out("Nguyễn Tấn Đạt", HANH_CHINH, LeftOut::Excused),
    probationary("Hồ Ngọc Trâm Anh", HANH_CHINH),
    member("Cao Thị Bích Thuỷ", "Phó Bí thư Đảng uỷ", DAO_TAO, Duty::Chair),
    member("Võ Thị Cẩm Tiên", "Đảng uỷ viên, Bí thư Chi bộ Đào tạo", DAO_TAO, Duty::None),
    member("Tô Thị Thu Hiền", "Giáo vụ Phòng Đào tạo", DAO_TAO, Duty::Secretary),
    member("Lương Quốc Bảo", "", DAO_TAO, Duty::Teller),
    member("Phan Thị Diễm My", "", DAO_TAO, Duty::None),
    member("Trần Quang Vinh", "", DAO_TAO, Duty::None),
    member("Dương Thị Yến Nhi", "", DAO_TAO, Duty::None),
    member("Lê Thị Tuyết Nga", "", DAO_TAO, Duty::None),
    member("Nguyễn Văn Út", "", DAO_TAO, Duty::None),
    probationary("Châu Minh Khang", DAO_TAO),
    member("Phạm Văn Minh", "Đảng uỷ viên, Bí thư Chi bộ Khoa Cơ khí", CO_KHI, Duty::None),
    member("Nguyễn Thị Ngọc Lan", "Văn thư Chi bộ Khoa Cơ khí", CO_KHI, Duty::None),
    member("Trịnh Công Thành", "", CO_KHI, Duty::None),
    member("Võ Hoài Nam", "", CO_KHI, Duty::None),
    member("Lê Văn Tám", "", CO_KHI, Duty::None),
    member("Huỳnh Thanh Phong", "", CO_KHI, Duty::None),
    member("Nguyễn Đình Khoa", "", CO_KHI, Duty::None),
    member("Đoàn Minh Tâm", "", CO_KHI, Duty::None),
    member("Phạm Thị Ngọc Ánh", "", CO_KHI, Duty::None),
    member("Trần Hữu Nghĩa", "", CO_KHI, Duty::None),
    probationary("Ngô Gia Huy", CO_KHI),
    member("Đặng Quốc Khởi", "Đảng uỷ viên, Bí thư Chi bộ Khoa Điện - Điện tử", DIEN, Duty::None),
    member("Lý Văn Thạnh", "", DIEN, Duty::None),
    member("Nguyễn Hoàng Sơn", "", DIEN, Duty::None),
    member("Bùi Văn Hải", "", DIEN, Duty::None),
    member("Trần Thị Phương Thảo", "", DIEN, Duty::None),
    member("Lê Hồng Ân", "", DIEN, Duty::None),
    member("Võ Minh Trí", "", DIEN, Duty::None),
    member("Nguyễn Thành Long", "", DIEN, Duty::None),
    member("Hà Thị Thanh Xuân", "", DIEN, Duty::None),
    member("Mai Chí Hiếu", "Đảng uỷ viên, Bí thư Chi bộ Khoa Cơ bản", CO_BAN, Duty::None),
    member("Lâm Thị Ngọc Sương", "Đảng uỷ viên", CO_BAN, Duty::None),
    left_out("Huỳnh Văn Sáu", CO_BAN, LeftOut::Exempt),
    member("Phạm Thị Thuý Kiều", "", CO_BAN, Duty::None),
    member("Nguyễn Anh Kiệt", "", CO_BAN, Duty::None),
    member("Trần Thị Lệ Quyên", "", CO_BAN, Duty::None),
    member("Đào Thị Mỹ Duyên", "", CO_BAN, Duty::None),
];

/// Superior, administration, unions; students are represented, not named.
#[rustfmt::skip]
pub const GUESTS: &[DemoDelegate] = &[
    guest("Nguyễn Hữu Tường", Some(Honorific::Comrade), "Phó Bí thư Thị uỷ Gò Công"),
    guest("Đặng Thị Hoàng Mai", Some(Honorific::Comrade), "Trưởng Ban Tuyên giáo Thị uỷ Gò Công"),
    guest("Lê Phước Hậu", Some(Honorific::Comrade), "Phó Trưởng Ban Tổ chức Thị uỷ Gò Công"),
    guest("Trần Văn Mười", Some(Honorific::Comrade), "Chánh Văn phòng Thị uỷ Gò Công"),
    guest("Võ Thị Ánh Nguyệt", Some(Honorific::Mrs), "Trưởng phòng Giáo dục nghề nghiệp, Sở Lao động - Thương binh và Xã hội"),
    guest("Huỳnh Công Danh", Some(Honorific::Mr), "Giám đốc Công ty May Gò Công, đơn vị hợp tác đào tạo"),
    guest("Nguyễn Thị Kiều Oanh", Some(Honorific::Mrs), "Chủ tịch Công đoàn cơ sở"),
    guest("Phan Nhật Trường", Some(Honorific::Mr), "Bí thư Đoàn Thanh niên"),
    guest("Đại diện học sinh khoá 2022", None, ""),
];
