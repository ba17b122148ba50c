//! The addresses that write, each with a form that is taken and one that is not.

use soket::demo;

/// What is typed into a field that is wrong on purpose, to be found again on the page.
pub const MARK: &str = "chữ đã gõ";

/// An address that writes.
pub struct Row {
    /// As `web.rs` writes it.
    pub route: &'static str,
    /// The page on which its form stands.
    pub screen: &'static str,
    /// Who may.
    pub who: &'static str,
    /// A form that is accepted.
    pub good: &'static [(&'static str, &'static str)],
    /// A form that is refused and shown again; empty where nothing is typed, or only a name that must not be empty, a password
    /// or a file.
    pub bad: &'static [(&'static str, &'static str)],
}

const fn row(
    route: &'static str,
    screen: &'static str,
    who: &'static str,
    good: &'static [(&'static str, &'static str)],
    bad: &'static [(&'static str, &'static str)],
) -> Row {
    Row { route, screen, who, good, bad }
}

const HALL: &str = "/hoi-nghi/{slug}";
pub const REVIEW: &str = "/so-ket/giua-nhiem-ky-2020-2025";
/// A picture for the press, which goes with a field.
pub const PICTURE: &[(&str, &str)] = &[("what", "background")];
pub const FILE: &[(&str, &str)] = &[("file", "Minh chứng.png")];

/// In an order in which each can be done once; what closes a review stands last.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    row("/don-vi", "/don-vi", "hoa", &[("name", "Chi bộ Khoa Du lịch"), ("short", "Du lịch"), ("kind", "cell"), ("line", "party"), ("parent", "dang-bo"), ("from_on", "1/3/2023")], &[("name", MARK), ("kind", "cell"), ("line", "party"), ("from_on", "?")]),
    row("/don-vi/{code}/ten", "/don-vi/cb-dien", "hoa", &[("full", "Chi bộ Khoa Điện"), ("from_on", "1/5/2023")], &[("full", MARK), ("from_on", "?")]),
    row("/don-vi/{code}/cap-tren", "/don-vi/cb-dien", "hoa", &[("line", "party"), ("parent", "dang-bo"), ("from_on", "2/5/2023")], &[("line", "party"), ("parent", "dang-bo"), ("from_on", MARK)]),
    row("/don-vi/{code}/dau-van-ban", "/don-vi/cb-dien", "hoa", &[("place", "Gò Công"), ("issuer_code", "CB"), ("recipients", "Lưu chi bộ"), ("from_on", "1/5/2023")], &[("place", MARK), ("issuer_code", ""), ("from_on", "1/5/2023")]),
    row("/don-vi/{code}/nhiem-ky", "/don-vi/cb-dien", "hoa", &[("ordinal", "V"), ("from_on", "1/6/2022"), ("to_on", "31/5/2025")], &[("ordinal", MARK), ("from_on", "1/6/2022"), ("to_on", "1/1/2021")]),
    row("/don-vi/{code}/chuc-vu", "/don-vi/cb-dien", "hoa", &[("person", "Người Giữ Chức"), ("title", "Bí thư"), ("from_on", "1/5/2023")], &[("person", MARK), ("title", ""), ("from_on", "1/5/2023")]),
    row("/don-vi/{code}/chuc-vu/{post}/thoi", "/don-vi/cb-dien", "hoa", &[("last_on", "10/5/2023")], &[("last_on", MARK)]),
    row("/don-vi/{code}/ket-thuc", "/don-vi/cb-dien", "hoa", &[("kind", "merged"), ("successor", "cb-co-khi"), ("last_on", "31/12/2023")], &[("kind", "merged"), ("successor", ""), ("last_on", MARK)]),
    row("/don-vi/dan", "/don-vi/dan", "hoa", &[("rows", "Chi bộ Khoa May\tMay\tChi bộ\tdang-bo\t1/5/2023"), ("write", "1")], &[("rows", MARK), ("write", "1")]),
    row("/nguoi/dan", "/nguoi/dan", "hoa", &[("rows", "Người Được Dán\tcb-co-khi\t"), ("write", "1")], &[("rows", "chữ đã gõ\tđơn vị không có"), ("write", "1")]),
    row("/nguoi/{id}", "/nguoi/{id}", "hoa", &[("name", "Người Được Sửa Tên")], &[]),
    row("/nguoi/{id}/xoa", "/nguoi/{id}", "hoa", &[], &[]),
    row("/van-ban/moi", "/van-ban/moi", "hoa", &[("kind", "plan"), ("number", "77-KH/ĐU"), ("issuer", "Đảng uỷ Trường"), ("issued_on", "2/5/2023"), ("subject", "kiểm tra năm 2023"), ("unit", "dang-bo")], &[("kind", "plan"), ("number", "31"), ("issuer", MARK), ("issued_on", "?"), ("subject", ""), ("unit", "dang-bo")]),
    row("/van-ban/{slug}/sua", "/van-ban/kl-01-kl-tw-2021/sua", "hoa", &[("kind", "conclusion"), ("number", "01-KL/TW"), ("issuer", "Bộ Chính trị"), ("issued_on", "18/5/2021"), ("subject", "tiếp tục thực hiện Chỉ thị 05"), ("unit", "dang-bo")], &[("kind", "conclusion"), ("number", "01-KL/TW"), ("issuer", MARK), ("issued_on", "?"), ("subject", "x"), ("unit", "dang-bo")]),
    row("/van-ban/{slug}/bo-quan-he", "/van-ban/kl-01-kl-tw-2021", "hoa", &[("relation", "continues"), ("other", "ct-05-ct-tw-2016")], &[]),
    row("/van-ban/{slug}/quan-he", "/van-ban/kl-01-kl-tw-2021", "hoa", &[("relation", "continues"), ("other", "ct-05-ct-tw-2016")], &[]),
    row("/van-ban/{slug}/tep", "/van-ban/kl-01-kl-tw-2021", "hoa", FILE, &[]),
    row("/tep/{id}/bo", "/van-ban/kl-01-kl-tw-2021", "hoa", &[], &[]),
    row("/chi-so", "/chi-so", "hoa", &[("code", "may-moi"), ("name", "máy mới"), ("scale", "máy"), ("kind", "count"), ("decimals", "0"), ("over_units", "sum"), ("over_time", "sum"), ("calendar", "year"), ("line", "party"), ("unit", "dang-bo"), ("reporters", "cb-co-khi")], &[("code", ""), ("name", MARK), ("kind", "count"), ("decimals", "0"), ("over_units", "sum"), ("over_time", "sum"), ("calendar", "year"), ("line", "party"), ("unit", "dang-bo"), ("reporters", "khong-co")]),
    row("/chi-tieu/moi", "/chi-tieu/moi", "hoa", TARGET, TARGET_WRONG),
    row("/chi-tieu/{code}/sua", "/chi-tieu/CT90/sua", "hoa", TARGET, TARGET_WRONG),
    row("/chi-tieu/nhap", "/chi-tieu/nhap", "hoa", &[("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("rows", "Chỉ tiêu;ĐVT;2023\nSáng kiến được công nhận;sáng kiến;5"), ("write", "clean")], &[("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("rows", MARK)]),
    row("/chi-tieu/{code}/dieu-chinh", "/chi-tieu/CT90", "hoa", &[("document", "Kết luận 12-KL/ĐU"), ("from_on", "1/4/2023"), ("goals", "hằng năm: 10")], &[("document", "Kết luận 12-KL/ĐU"), ("from_on", "?"), ("goals", MARK)]),
    row("/so-lieu/{unit}/{period}", "/so-lieu/cb-co-khi/2023", "lan", &[("counted_to", "19/5/2023"), ("f-{kiem-tra}", "3")], &[("counted_to", "19/5/2023"), ("f-{kiem-tra}", MARK)]),
    row("/so-lieu/dan", "/so-lieu/dan", "lan", &[("rows", "Đơn vị\tChỉ số\tKỳ\tTính đến ngày\tSố\ncb-co-khi\tkiem-tra\t2023\t18/5/2023\t4"), ("write", "1")], &[("rows", MARK), ("write", "1")]),
    row("/dong/{id}/tep", "/dong/{id}", "lan", FILE, &[]),
    row("/viec", "/viec", "hoa", &[("title", "Rà soát hồ sơ"), ("lead", "cb-co-khi"), ("due_on", "30/6/2023")], &[("title", MARK), ("lead", "cb-co-khi"), ("due_on", "?")]),
    row("/viec/{id}/tep", "/viec/{id}", "hoa", FILE, &[]),
    row("/viec/{id}/tien-do", "/viec/{id}", "hoa", &[("body", "Đã làm một nửa."), ("happened_on", "18/5/2023"), ("percent", "50%")], &[("body", MARK), ("happened_on", "18/5/2023"), ("percent", "?")]),
    row("/viec/{id}/sua", "/viec/{id}/sua", "hoa", &[("title", "Việc được sửa lại"), ("lead", "cb-co-khi"), ("owner", ""), ("due_on", "30/6/2023")], &[("title", MARK), ("lead", "cb-co-khi"), ("owner", "x"), ("due_on", "?")]),
    row("/viec/{id}/xong", "/viec/{id}", "hoa", &[("result", "Đã xong."), ("finished_on", "18/5/2023")], &[("result", MARK), ("finished_on", "?")]),
    row("/viec/{id}/nghiem-thu", "/viec/{id}", "quang", &[], &[]),
    row("/viec/{id}/mo-lai", "/viec/{id}", "hoa", &[], &[]),
    row("/viec/{id}/rut", "/viec/{id}/sua", "hoa", &[("reason", "Không còn cần")], &[]),
    row("/viec/{id}/tra-lai", "/viec/{id}", "quang", &[("reason", "Thiếu danh sách")], &[]),
    row("/hoi-nghi/moi", "/hoi-nghi/moi", "hoa", &[("unit", "dang-bo"), ("kind", "study"), ("title", "Học tập Kết luận 01"), ("held_on", "2/6/2023"), ("starts_at", "7 giờ 30"), ("quorum", "2/3")], &[("unit", "dang-bo"), ("kind", "study"), ("title", MARK), ("held_on", "?"), ("starts_at", "7:30"), ("quorum", "2/3")]),
    row("/hoi-nghi/{slug}", HALL, "hoa", &[("kind", "review"), ("title", "Hội nghị sơ kết"), ("held_on", "26/5/2023"), ("starts_at", "7h00"), ("quorum", "2/3"), ("review-1", "1")], &[("kind", "review"), ("title", MARK), ("held_on", "?"), ("starts_at", "7:30"), ("quorum", "2/3")]),
    row("/hoi-nghi/{slug}/goi-trao/{item}", "/hoi-nghi/{slug}/goi-trao/{item}", "hoa", &[("what", "save"), ("handed_by", "đồng chí Lê Minh Quang")], &[]),
    row("/hoi-nghi/{slug}/chuong-trinh", "/hoi-nghi/{slug}/chuong-trinh", "hoa", &[("what", "save"), ("kind", "other"), ("title", "Văn nghệ"), ("minutes", "10")], &[("what", "save"), ("kind", "other"), ("title", MARK), ("minutes", "?")]),
    row("/hoi-nghi/{slug}/dai-bieu", "/hoi-nghi/{slug}/dai-bieu", "hoa", &[("what", "save"), ("name", "Người Thêm Vào"), ("class", "guest")], &[("what", "save"), ("name", MARK), ("class", "?")]),
    row("/hoi-nghi/{slug}/dai-bieu/nhap", "/hoi-nghi/{slug}/dai-bieu/nhap", "hoa", &[("rows", "Người Được Dán Vào"), ("class", "guest"), ("write", "1")], &[("rows", MARK), ("class", "guest")]),
    row("/hoi-nghi/{slug}/gop-y", "/hoi-nghi/{slug}/gop-y", "hoa", &[("delegate", "1"), ("title", "Giữ chân người học"), ("minutes", "10")], &[("delegate", "1"), ("title", MARK), ("minutes", "?")]),
    row("/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/dieu-hanh", "quang", &[("deed", "open_doors")], &[]),
    row("/hoi-nghi/{slug}/cua", "/hoi-nghi/{slug}/cua", "hoa", &[("card", "{card}"), ("step", "enter")], &[]),
    row("/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/dieu-hanh", "quang", &[("deed", "begin"), ("sure", "1")], &[]),
    row("/hoi-nghi/{slug}/dieu-hanh", "/hoi-nghi/{slug}/dieu-hanh", "quang", &[("deed", "end"), ("sure", "1")], &[]),
    row("/hoi-nghi/{slug}/giay/{paper}/muc/{section}", "/hoi-nghi/{slug}/giay/{paper}", "hoa", &[("revision", "0"), ("body", "Hội nghị thống nhất.")], &[]),
    row("/hoi-nghi/{slug}/giay/{paper}/ban-hanh", "/hoi-nghi/{slug}/giay/{paper}", "quang", &[], &[]),
    row("/hoi-nghi/{slug}/do-phu", "/hoi-nghi/{slug}/do-phu", "hoa", &[("audience", "members"), ("called", "48"), ("attended", "45")], &[("audience", "members"), ("called", MARK), ("attended", "45")]),
    row("/hoi-nghi/{slug}/do-phu/so-lieu", "/hoi-nghi/{slug}/do-phu", "hoa", &[("audience", "members"), ("head", "attended"), ("indicator", "chuyen-de"), ("unit", "cb-co-khi"), ("period", "2023")], &[("audience", "members"), ("head", "attended"), ("indicator", "?"), ("unit", "cb-co-khi"), ("period", "2023"), ("reason", MARK)]),
    row("/khen-thuong/danh-muc", "/khen-thuong/danh-muc", "hoa", &[("what", "salary"), ("dong", "1.390.000"), ("rounded_to", "10.000"), ("from_on", "1/7/2018"), ("basis", "Nghị định 72/2018/NĐ-CP")], &[("what", "salary"), ("dong", MARK), ("from_on", "?")]),
    row("/khen-thuong/moi", "/khen-thuong/moi", "hoa", &[("channel", "party"), ("unit", "dang-bo"), ("title", "Đợt thử"), ("theme", "phong trào thử"), ("window_from", "1/1/2023"), ("window_to", "10/5/2023"), ("nominate_by", "19/5/2023"), ("kind_individual", "party-individual-giay-khen"), ("quota_individual", "1"), ("quota_collective", ""), ("body", "Ban Chấp hành Đảng bộ"), ("base", "members"), ("majority", "1/2"), ("listed_days", "3")], &[("channel", "party"), ("unit", "dang-bo"), ("title", MARK), ("theme", ""), ("window_from", "?")]),
    row("/khen-thuong/{slug}", "/khen-thuong/{slug}", "hoa", &[("title", "Đợt thử"), ("theme", "phong trào thử"), ("window_from", "1/1/2023"), ("window_to", "10/5/2023"), ("nominate_by", "19/5/2023"), ("kind_individual", "party-individual-giay-khen"), ("quota_individual", "1"), ("quota_collective", ""), ("body", "Ban Chấp hành Đảng bộ"), ("base", "members"), ("majority", "1/2"), ("listed_days", "3")], &[("title", MARK), ("theme", ""), ("window_from", "?")]),
    row("/khen-thuong/{slug}/dieu-kien", "/khen-thuong/{slug}", "hoa", &[("recipient", "individual"), ("kind", "confirmed"), ("words", "Không bị kỷ luật")], &[("recipient", "individual"), ("kind", "years_since"), ("years", "?"), ("words", MARK)]),
    row("/khen-thuong/{slug}/buoc", "/khen-thuong/{slug}", "hoa", &[("step", "open")], &[]),
    row("/khen-thuong/{slug}/de-nghi", "/khen-thuong/{slug}/de-nghi", "lan", &[("unit", "cb-co-khi"), ("recipient", "person-{lan}")], &[]),
    row("/khen-thuong/{slug}/de-nghi/{id}", "/khen-thuong/{slug}/de-nghi/{id}", "lan", &[("name", "Nguyễn Thị Ngọc Lan"), ("summary", "Giữ sổ sách đầy đủ."), ("votes_agree", "8"), ("votes_of", "9"), ("condition-{condition}", "yes")], &[("name", MARK), ("votes_agree", "9"), ("votes_of", "3")]),
    row("/khen-thuong/{slug}/de-nghi/{id}/nguon", "/khen-thuong/{slug}/de-nghi/{id}", "hoa", &[("kind", "conference"), ("reference", demo::conference::SLUG)], &[("kind", "conference"), ("reference", MARK)]),
    row("/khen-thuong/{slug}/de-nghi/{id}/duong-dan", "/khen-thuong/{slug}/de-nghi/{id}", "lan", &[("what", "end"), ("ends_on", "30/6/2023")], &[("what", "end"), ("ends_on", MARK)]),
    row("/khen-thuong/{slug}/de-nghi/{id}/tep", "/khen-thuong/{slug}/de-nghi/{id}", "lan", FILE, &[]),
    row("/khen-thuong/{slug}/thanh-tich/{id}/muc/{section}", "/khen-thuong/{slug}/thanh-tich/{id}", "lan", &[("revision", "0"), ("body", "Giữ sổ sách đầy đủ.")], &[]),
    row("/khen-thuong/{slug}/thanh-tich/{id}/ban-hanh", "/khen-thuong/{slug}/thanh-tich/{id}", "lan", &[], &[]),
    row("/khen-thuong/{slug}/de-nghi/{id}/buoc", "/khen-thuong/{slug}/de-nghi/{id}", "lan", &[("step", "submit")], &[]),
    row("/khen-thuong/{slug}/buoc", "/khen-thuong/{slug}", "hoa", &[("step", "close")], &[]),
    row("/khen-thuong/{slug}/hop", "/khen-thuong/{slug}/hop", "hoa", &[("met_on", "19/5/2023"), ("members", "9"), ("present", "8"), ("agree-{nomination}", "7"), ("others-{nomination}", "1")], &[("met_on", MARK), ("members", "9"), ("present", "8"), ("agree-{nomination}", "9")]),
    row("/khen-thuong/{slug}/giay/{paper}/muc/{section}", "/khen-thuong/{slug}/giay/{paper}", "hoa", &[("revision", "0"), ("body", "1. Thời gian bắt đầu: 08 giờ 00, ngày 19 tháng 5 năm 2023.")], &[]),
    row("/khen-thuong/{slug}/giay/{paper}/ban-hanh", "/khen-thuong/{slug}/giay/{paper}", "hoa", &[("begun", "08 giờ 00"), ("place", "phòng họp"), ("chair", "Lê Minh Quang"), ("secretary", "Trần Thị Mỹ Hoà")], &[]),
    row("/khen-thuong/{slug}/giay-khen", "/khen-thuong/{slug}/giay-khen", "hoa", &[("what", "place"), ("name", "Mẫu của trường"), ("nudge_x", "0,5"), ("item-1-x_mm", "41,5")], &[("what", "place"), ("name", MARK), ("nudge_x", "?")]),
    row("/khen-thuong/{slug}/giay-khen/tep", "/khen-thuong/{slug}/giay-khen", "hoa", PICTURE, &[]),
    row("/khen-thuong/{slug}/in-loat", "/khen-thuong/{slug}/in-loat", "hoa", &[("what", "begin"), ("form", "pdf"), ("mau", "0")], &[]),
    row("/khen-thuong/{slug}/de-nghi/{id}/ly-do", "/khen-thuong/{slug}/de-nghi/{id}", "hoa", &[("warning", "consent"), ("reason", "Chỉ công bố tại hội nghị.")], &[]),
    row("/khen-thuong/{slug}/buoc", "/khen-thuong/{slug}", "hoa", &[("step", "list")], &[]),
    row("/khen-thuong/{slug}/y-kien", "/khen-thuong/{slug}", "hoa", &[("received_on", "20/5/2023"), ("body", "Đề nghị xem lại.")], &[("received_on", "?"), ("body", MARK)]),
    row("/so-vang/{id}/trao", "/so-vang/{id}", "hoa", &[("handed_on", "19/5/2023"), ("received_by", "")], &[("handed_on", MARK)]),
    row("/so-vang/{id}/thay", "/so-vang/{id}", "quang", &[("name", "Chi bộ Khoa Cơ khí"), ("office", ""), ("symbol", "20-QĐ/ĐU"), ("on", "19/5/2023"), ("reason", "sai tên")], &[("name", MARK), ("symbol", ""), ("on", "?")]),
    row("/so-vang/{id}/thu-hoi", "/so-vang/{id}", "quang", &[("symbol", "21-QĐ/ĐU"), ("on", "19/5/2023"), ("reason", "khen trùng")], &[("symbol", MARK), ("on", "?")]),
    row("/kiem-duyet", "/kiem-duyet", "hoa", &[("id", "4"), ("step", "approve"), ("ngan", "cho")], &[("id", "4"), ("step", "refuse"), ("note", MARK), ("ngan", "cho")]),
    row("/kiem-duyet/quy-tac", "/kiem-duyet/quy-tac", "hoa", &[("fastest", "4"), ("an_hour", "5"), ("links", "2"), ("open_days", "90"), ("kept_days", "90"), ("body", "vay nóng")], &[("fastest", "x"), ("body", MARK)]),
    row("/kiem-duyet/{id}/tra-loi", "/kiem-duyet/{id}", "hoa", &[("name", "Văn phòng"), ("body", "Cảm ơn bạn.")], &[("name", ""), ("body", MARK)]),
    row("/tin-bai/moi", "/tin-bai/moi", "hoa", &[("unit", "dang-bo"), ("title", "Tin mới"), ("body", "Chữ."), ("dated_on", "19/5/2023")], &[("unit", "dang-bo"), ("title", MARK), ("dated_on", "?")]),
    row("/tin-bai/{id}/sua", "/tin-bai/{id}/sua", "hoa", &[("revision", "1"), ("title", "Tin sửa lại"), ("body", "Chữ sửa."), ("rubric", "Tin tức"), ("dated_on", "19/5/2023")], &[("revision", "1"), ("title", MARK), ("dated_on", "?")]),
    row("/tin-bai/{id}/dia-chi", "/tin-bai/{id}", "hoa", &[("slug", "tin-sua-lai-lan-nua")], &[]),
    row("/tin-bai/{id}/buoc", "/tin-bai/{id}", "hoa", &[("step", "submit")], &[]),
    row("/tin-bai/{id}/buoc", "/tin-bai/{id}", "quang", &[("step", "schedule"), ("day", "22/5/2023"), ("time", "7:30")], &[("step", "schedule"), ("day", MARK), ("time", "?")]),
    row("/so-ket/moi", "/so-ket/moi", "hoa", &[("unit", "dang-bo"), ("outline", "periodic"), ("title", "kết quả quý I năm 2023"), ("from_on", "1/1/2023"), ("to_on", "31/3/2023"), ("cut_off", "31/3/2023"), ("mandates", "nq-dai-hoi-x")], &[("unit", "dang-bo"), ("outline", "periodic"), ("title", MARK), ("from_on", "?")]),
    row("/so-ket/{slug}/ghi-nhan", "/so-ket/giua-nhiem-ky-2020-2025/ghi-nhan", "hoa", &[("kind", "lesson"), ("body", "Bài học mới")], &[("kind", "limit"), ("body", MARK), ("meetings", "?")]),
    row("/so-ket/{slug}/ghi-nhan/{record}/sua", "/so-ket/giua-nhiem-ky-2020-2025/ghi-nhan/{record}/sua", "hoa", &[("kind", "lesson"), ("body", "Bài học sửa lại")], &[("kind", "limit"), ("body", MARK), ("meetings", "?")]),
    row("/so-ket/{slug}/ghi-nhan/{record}/bo", REVIEW, "hoa", &[], &[]),
    row("/so-ket/{slug}/muc/{section}", "/so-ket/giua-nhiem-ky-2020-2025/muc/{section}", "hoa", &[("revision", "0"), ("body", "Lời văn mới.")], &[]),
    row("/so-ket/{slug}/muc/{section}/soan-lai", "/so-ket/giua-nhiem-ky-2020-2025/muc/{section}", "hoa", &[], &[]),
    row("/so-ket/{slug}/the-thuc", REVIEW, "hoa", &[("profile", "PARTY-HD36")], &[]),
    row("/so-ket/{slug}/ket-luan/{target}", REVIEW, "quang", &[("word", "met"), ("reason", "đủ minh chứng")], &[("word", "?"), ("reason", MARK)]),
    row("/so-ket/{slug}/chot", REVIEW, "quang", &[], &[]),
    row("/so-ket/{slug}/ban-hanh", REVIEW, "quang", &[], &[]),
    row("/so-ket/{slug}/tep", REVIEW, "hoa", FILE, &[]),
    row("/so-ket/{slug}/ban-moi", REVIEW, "quang", &[], &[]),
    row("/tai-khoan", "/tai-khoan", "admin", &[("login", "moi"), ("person", "Người Mới"), ("role", "reader"), ("unit", "dang-bo"), ("line", "party")], &[("login", "có dấu cách"), ("person", MARK), ("role", "reader"), ("unit", "dang-bo"), ("line", "party")]),
    row("/tai-khoan/{login}/vai-tro", "/tai-khoan", "admin", &[("role", "editor"), ("unit", "dang-bo"), ("line", "party")], &[]),
    row("/tai-khoan/{login}/vai-tro/{hat}/bo", "/tai-khoan", "admin", &[], &[]),
    row("/tai-khoan/{login}/lien-ket", "/tai-khoan", "admin", &[], &[]),
    row("/tai-khoan/{login}/khoa", "/tai-khoan", "admin", &[], &[]),
    row("/quan-tri/sao-luu", "/quan-tri", "admin", &[], &[]),
    row("/mat-khau", "/mat-khau", "thu", &[("old", soket::demo::PASSWORD), ("new", "mot cau that dai")], &[]),
];

const TARGET: &[(&str, &str)] = &[
    ("mandate", "nq-dai-hoi-x"),
    ("unit", "dang-bo"),
    ("code", "CT90"),
    ("ordinal", "90"),
    ("name", "Kiểm tra mỗi năm"),
    ("clause", "Mỗi năm 12 cuộc kiểm tra"),
    ("kind", "number"),
    ("numerator", "kiem-tra"),
    ("denominator_mode", "current"),
    ("shown", "percent"),
    ("scale", "cuộc"),
    ("decimals", "0"),
    ("direction", "at_least"),
    ("tolerance", "0"),
    ("goals", "hằng năm: 12"),
    ("from_on", "20/6/2020"),
    ("to_on", "19/6/2025"),
    ("unit_rule", "sum"),
    ("time_rule", "every_period"),
    ("calendar", "year"),
    ("reason", "tách từ chỉ tiêu kiểm tra"),
];
const TARGET_WRONG: &[(&str, &str)] = &[("mandate", "nq-dai-hoi-x"), ("unit", "dang-bo"), ("name", MARK), ("goals", "?"), ("from_on", "?")];
