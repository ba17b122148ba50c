//! What is written before a conference: plan, programme, invitation.

use super::{Sources, words};
use jiff::ToSpan as _;
use jiff::civil::Date;
use soket_core::conference::delegate::DelegateClass;
use soket_core::period::day::{long_date, short_date};

/// Stands in an invitation for whom it is addressed to.
pub const GUEST: &str = "(tên và chức vụ người được mời)";
/// Stands in an invitation for the code of the card.
pub const CARD: &str = "(mã thẻ)";

/// A section of the plan (formats.md 3.D).
pub fn plan(sources: &Sources, section: &str) -> String {
    let conference = &sources.view.conference;
    match section {
        "mo-dau" => format!("Để chuẩn bị và tổ chức tốt {}, {} ban hành kế hoạch như sau:", sources.name(), body_name(sources)),
        "muc-dich" => "1. Đánh giá đúng kết quả, hạn chế, nguyên nhân và bài học kinh nghiệm; thống nhất nhiệm vụ, giải pháp thời gian tới.\n\n2. Chuẩn bị chu đáo, số liệu thống nhất giữa các báo cáo; tổ chức trang trọng, tiết kiệm, đúng thời gian.".to_owned(),
        "noi-dung" => heard(sources),
        "thanh-phan" => format!(
            "1. Thành phần: {}.\n\n2. Thời gian: {}, {}.\n\n3. Địa điểm: {}.",
            called(sources),
            words::hour(conference.starts_at),
            long_date(conference.held_on),
            or_gap(&conference.place, "chưa ghi địa điểm")
        ),
        "tien-do" => schedule(conference.held_on),
        "khen-thuong" => "Xét, công bố quyết định và trao khen thưởng tại hội nghị theo hướng dẫn khen thưởng của đợt này.".to_owned(),
        "kinh-phi" => "Kinh phí tổ chức hội nghị do văn phòng dự toán theo quy định hiện hành.".to_owned(),
        "to-chuc" => "1. Văn phòng tham mưu, chuẩn bị báo cáo, tài liệu, giấy mời và hội trường; theo dõi tiến độ chung.\n\n2. Các đơn vị gửi số liệu và ý kiến đúng hạn; cử đủ đại biểu dự hội nghị.".to_owned(),
        _ => String::new(),
    }
}

/// The steps before and after, counted from the day (domain.md 2, rows 4 to 13).
fn schedule(day: Date) -> String {
    const STEPS: [(i64, &str, &str, &str, &str); 7] = [
        (-30, "Gửi biểu số liệu, ấn định ngày chốt số liệu", "Văn phòng", "Các đơn vị", "Công văn, biểu"),
        (-25, "Các đơn vị gửi số liệu và tự đánh giá", "Các đơn vị", "Văn phòng", "Biểu số liệu"),
        (-20, "Soạn dự thảo các báo cáo", "Văn phòng", "Các đơn vị", "Dự thảo báo cáo"),
        (-15, "Góp ý dự thảo báo cáo", "Cấp uỷ viên, chi bộ", "Văn phòng", "Bản tổng hợp ý kiến"),
        (-10, "Thông qua dự thảo, gửi giấy mời", "Cấp uỷ", "Văn phòng", "Giấy mời, chương trình"),
        (-3, "Gửi tài liệu, chuẩn bị hội trường", "Văn phòng", "Các đơn vị", "Tài liệu"),
        (2, "Hoàn thành biên bản, thông báo kết luận", "Thư ký", "Văn phòng", "Biên bản, thông báo"),
    ];
    let line = |(days, what, lead, partner, product): (i64, &str, &str, &str, &str)| {
        let due = day.checked_add(days.days()).unwrap_or(day);
        format!("{what} | {lead} | {partner} | {} | {product}", short_date(due))
    };
    STEPS.map(line).join("\n")
}

fn heard(sources: &Sources) -> String {
    if sources.heard.is_empty() {
        return format!("{} thực hiện theo chương trình kèm theo.", soket_core::text::capitalised(sources.name()));
    }
    let reports: Vec<String> = sources.heard.iter().map(|title| format!("- Báo cáo {title}.")).collect();
    format!("Hội nghị nghe, thảo luận và thông qua {} báo cáo:\n\n{}", words::count(reports.len() as u64), reports.join("\n"))
}

fn called(sources: &Sources) -> String {
    let count = |class| sources.view.delegates.iter().filter(|delegate| delegate.said.class == class).count() as u64;
    let [voting, probationary, guests] = DelegateClass::ALL.map(count);
    let mut called = vec![format!("{} đại biểu có quyền biểu quyết", words::count(voting))];
    if probationary > 0 {
        called.push(format!("{} đảng viên dự bị", words::count(probationary)));
    }
    if guests > 0 {
        called.push(format!("{} khách mời", words::count(guests)));
    }
    called.join(", ")
}

/// Above the table of the programme: when and where.
pub fn programme(sources: &Sources) -> String {
    let conference = &sources.view.conference;
    let place = or_gap(&conference.place, "chưa ghi địa điểm");
    format!("Thời gian: {}, {}.\n\nĐịa điểm: {place}.", words::hour(conference.starts_at), long_date(conference.held_on))
}

/// A section of the invitation (formats.md 3.F).
pub fn invitation(sources: &Sources, section: &str) -> String {
    let conference = &sources.view.conference;
    match section {
        "loi-moi" => {
            let content = match sources.heard.len() {
                0 => String::new(),
                _ => format!(
                    "\n\nNội dung: nghe và thảo luận {}.",
                    list(&sources.heard.iter().map(|title| format!("Báo cáo {title}")).collect::<Vec<_>>())
                ),
            };
            format!(
                "{} trân trọng kính mời: {GUEST}\n\nĐến dự {}.{content}\n\nThời gian: {}, {}.\n\nĐịa điểm: {}.",
                body_name(sources),
                sources.name(),
                words::hour(conference.starts_at),
                long_date(conference.held_on),
                or_gap(&conference.place, "chưa ghi địa điểm")
            )
        }
        "luu-y" => format!("Đại biểu mang theo giấy mời này; mã thẻ đại biểu: {CARD}. Nếu không dự được, xin báo lại trước ngày họp."),
        _ => String::new(),
    }
}

/// The body that convenes, as sentences write it.
pub fn body_name(sources: &Sources) -> String {
    let unit = sources.tree.get(sources.view.conference.unit);
    let named = unit.map(|unit| unit.named_on(sources.view.conference.held_on).full.clone()).unwrap_or_default();
    // The committee invites and concludes in the name of its organization.
    match named.strip_prefix("Đảng bộ ") {
        Some(rest) => format!("Đảng uỷ {rest}"),
        None => named,
    }
}

/// Several things in one sentence.
pub fn list(things: &[String]) -> String {
    match things.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} và {last}", rest.join("; ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

/// What is not known is a visible gap.
pub fn or_gap<'a>(known: &'a str, gap: &'a str) -> std::borrow::Cow<'a, str> {
    if known.is_empty() { format!("({gap})").into() } else { known.into() }
}
