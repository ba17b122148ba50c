//! The demonstration's commendations: a small one of 2022, and the one of the conference, in which somebody of 2022 is named again.

use super::stand;
use crate::app::App;
use crate::report::commendation::Dossier;
use crate::report::commendation::issue::issue;
use crate::report::commendation::paper::Filled;
use crate::store;
use crate::store::commendation::campaign::{Call, Campaign};
use crate::store::commendation::meeting::Verdict;
use crate::store::commendation::nomination::{Nomination, Said};
use crate::store::commendation::proof::Source;
use anyhow::{Context, Result};
use jiff::civil::{Date, date};
use soket_core::commendation::campaign::CampaignStep;
use soket_core::commendation::condition::{Condition, Grade};
use soket_core::commendation::double::Recipient;
use soket_core::commendation::kind::{code, usual};
use soket_core::commendation::nomination::{Consent, NominationStep, Outcome};
use soket_core::commendation::paper::CampaignPaper;
use soket_core::commendation::quota::Quota;
use soket_core::commendation::threshold::{Base, Counted, Majority, Sitting, Threshold};
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::{AccountId, CampaignId, UnitId};
use soket_core::trail::Verb;
use std::collections::HashMap;

/// Somebody nominated: unit, name (empty for the unit itself), office, summary, votes of the unit, votes of the meeting.
struct Nominee(&'static str, &'static str, &'static str, &'static str, (u32, u32), u32);

/// A campaign: title, window, days of nominating, meeting, listing and decision, quotas, nominees.
struct Told {
    title: &'static str,
    window: (Date, Date),
    days: [Date; 4],
    quotas: [u32; 2],
    nominees: &'static [Nominee],
}

/// Its place in addresses.
pub const SLUG: &str = "khen-thuong-02-nam-thuc-hien-ket-luan-01-kl-tw";
const THEME: &str = "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh";
const MEMBERS: u32 = 9;

#[rustfmt::skip]
const FIRST: Told = Told {
    title: "Khen thưởng 01 năm thực hiện Kết luận 01-KL/TW",
    window: (date(2021, 5, 18), date(2022, 5, 10)),
    days: [date(2022, 5, 10), date(2022, 5, 12), date(2022, 5, 12), date(2022, 5, 18)],
    quotas: [0, 1],
    nominees: &[Nominee("cb-dao-tao", "Võ Thị Cẩm Tiên", "Bí thư Chi bộ Đào tạo", "Xây dựng tủ sách Bác Hồ tại thư viện, duy trì đọc sách đầu tuần; rút ngắn thời gian trả hồ sơ học viên từ 05 ngày còn 02 ngày.", (8, 8), 9)],
};

#[rustfmt::skip]
const SECOND: Told = Told {
    title: "Khen thưởng 02 năm thực hiện Kết luận 01-KL/TW",
    window: (date(2021, 5, 18), date(2023, 5, 10)),
    days: [date(2023, 5, 10), date(2023, 5, 12), date(2023, 5, 12), date(2023, 5, 18)],
    quotas: [2, 5],
    nominees: &[
        Nominee("cb-co-khi", "", "", "Mô hình “Mỗi đảng viên kèm một học viên khó khăn” giúp 14 học viên không bỏ học; 100% đảng viên đăng ký và thực hiện cam kết; sửa chữa miễn phí 62 thiết bị điện, máy bơm cho hộ dân.", (9, 9), 9),
        Nominee("cb-dao-tao", "", "", "Rút ngắn thủ tục cấp bảng điểm còn một buổi; tổ chức 08 kỳ sinh hoạt chuyên đề, mỗi kỳ có 01 việc cụ thể giao cho từng đảng viên và kiểm lại ở kỳ sau.", (8, 8), 8),
        Nominee("cb-dien", "", "", "Vận động lắp 40 bóng đèn tiết kiệm điện ở xưởng thực hành; tiết kiệm điện năng so với năm trước.", (7, 8), 4),
        Nominee("cb-co-ban", "", "", "Duy trì câu lạc bộ đọc sách của học viên, mỗi tháng giới thiệu một câu chuyện về Bác.", (6, 8), 3),
        Nominee("cb-co-khi", "Phạm Văn Minh", "Bí thư Chi bộ Khoa Cơ khí", "Nêu gương trong giữ giờ lên lớp; khởi xướng mô hình kèm học viên khó khăn; hướng dẫn 03 nhóm học viên làm đồ dùng dạy học.", (9, 9), 9),
        Nominee("cb-dao-tao", "Võ Thị Cẩm Tiên", "Bí thư Chi bộ Đào tạo", "Cải tiến thủ tục cấp bảng điểm, trực tiếp giải quyết 320 hồ sơ học viên trong ngày; giữ nền nếp sinh hoạt chuyên đề của chi bộ.", (8, 8), 8),
        Nominee("cb-hanh-chinh", "Huỳnh Thị Minh Thư", "Văn thư, giúp việc Đảng uỷ", "Số hoá hồ sơ lưu trữ 02 nhiệm kỳ; tận tuỵ, không để trễ hạn văn bản nào trong 02 năm.", (10, 10), 9),
        Nominee("cb-dien", "Đặng Quốc Khởi", "Bí thư Chi bộ Khoa Điện - Điện tử", "Thiết kế tủ điện thực hành từ vật tư cũ, tiết kiệm kinh phí mua sắm; vận động học viên tham gia 04 đợt sửa điện giúp dân.", (8, 8), 7),
        Nominee("cb-co-ban", "Huỳnh Văn Sáu", "đảng viên Chi bộ Khoa Cơ bản", "Tuổi cao vẫn dự đủ các kỳ sinh hoạt; kể chuyện về Bác cho học viên mỗi đầu tháng.", (8, 8), 8),
        Nominee("cb-co-ban", "Lâm Thị Ngọc Sương", "giáo viên Khoa Cơ bản", "Dạy phụ đạo miễn phí môn Toán cho học viên yếu vào chiều thứ Bảy.", (7, 8), 4),
        Nominee("cb-hanh-chinh", "Ngô Thanh Tòng", "Bí thư Chi bộ Hành chính - Tổng hợp", "Đổi mới nội dung sinh hoạt chi bộ, mỗi kỳ có một chuyên đề gắn với việc của phòng.", (9, 10), 3),
        Nominee("cb-co-khi", "Nguyễn Thị Ngọc Lan", "văn thư Chi bộ Khoa Cơ khí", "Ghi chép sổ sách rõ ràng, đầy đủ; tham gia các đợt hiến máu tình nguyện.", (7, 9), 4),
        Nominee("cb-co-ban", "Mai Chí Hiếu", "Bí thư Chi bộ Khoa Cơ bản", "Tổ chức câu lạc bộ đọc sách, gắn kể chuyện về Bác với giờ sinh hoạt lớp.", (8, 8), 4),
    ],
};

/// The place in addresses of the campaign that still takes nominations.
pub const OPEN: &str = "khen-thuong-6-thang-dau-nam-2023";
/// The one nomination in it, after those of the others.
pub const OPEN_NOMINATION: usize = FIRST.nominees.len() + SECOND.nominees.len() + 1;

/// Still takes nominations on 20 May.
#[rustfmt::skip]
const THIRD: Told = Told {
    title: "Khen thưởng 6 tháng đầu năm 2023",
    window: (date(2023, 1, 1), date(2023, 6, 10)),
    days: [date(2023, 6, 10), date(2023, 6, 14), date(2023, 6, 14), date(2023, 6, 20)],
    quotas: [1, 2],
    nominees: &[Nominee("cb-dien", "Đặng Quốc Khởi", "Bí thư Chi bộ Khoa Điện - Điện tử", "Tổ chức 02 buổi thực hành ngoài giờ cho học viên chuẩn bị thi tay nghề cấp tỉnh.", (8, 8), 0)],
};

/// Loads the catalogue and carries both campaigns through by the verbs that the office uses.
pub(super) async fn build(app: &App, (clerk, secretary): (AccountId, AccountId), home: UnitId) -> Result<()> {
    let (kinds, salaries) = usual();
    let mut tx = app.db.write().await?;
    for kind in &kinds {
        store::commendation::catalogue::add_kind(&mut tx, (Some(clerk), home), kind).await?;
    }
    for salary in &salaries {
        store::commendation::catalogue::add_salary(&mut tx, (Some(clerk), home), salary).await?;
    }
    tx.commit().await?;
    carry_through(app, (clerk, secretary), (home, &FIRST)).await?;
    let second = carry_through(app, (clerk, secretary), (home, &SECOND)).await?;
    let third = call(app, clerk, (home, &THIRD, THIRD.days[0])).await?;
    for nominee in THIRD.nominees {
        nominate(app, (clerk, &third), nominee).await?;
    }
    super::conference::hand_over(app, clerk, second).await
}

/// From the call to the decision.
async fn carry_through(app: &App, (clerk, secretary): (AccountId, AccountId), (home, told): (UnitId, &Told)) -> Result<CampaignId> {
    let [nominate_by, met_on, listed_on, decided_on] = told.days;
    stand(app, &nominate_by.to_string()).await?;
    let app = &App::over(app.db.clone(), &app.dir).await?;
    let campaign = call(app, clerk, (home, told, nominate_by)).await?;
    for nominee in told.nominees {
        nominate(app, (clerk, &campaign), nominee).await?;
    }
    let mut tx = app.db.write().await?;
    let close = (CampaignStep::CloseNominations, Verb::CloseNominations);
    store::commendation::campaign::step(&mut tx, clerk, &campaign, close).await?;
    let nominations = store::commendation::nomination::of(&app.db, campaign.id).await?;
    let verdicts: Vec<Verdict> = nominations.iter().filter_map(|nomination| verdict(told, nomination)).collect();
    let sitting = Sitting::new(MEMBERS, MEMBERS)?;
    store::commendation::meeting::count(&mut tx, Some(clerk), (&campaign, met_on, sitting), &verdicts).await?;
    tx.commit().await?;
    give_reasons(app, clerk, &campaign).await?;
    let mut tx = app.db.write().await?;
    store::commendation::meeting::list(&mut tx, Some(clerk), &campaign, listed_on).await?;
    tx.commit().await?;
    stand(app, &decided_on.to_string()).await?;
    let then = App::over(app.db.clone(), &app.dir).await?;
    let dossier = Dossier::gather(&then, store::commendation::campaign::by_id(&then.db, campaign.id).await?).await?;
    issue(&then, Some(secretary), &dossier, (CampaignPaper::Decision, &Filled::default())).await?;
    Ok(campaign.id)
}

async fn call(app: &App, clerk: AccountId, (home, told, nominate_by): (UnitId, &Told, Date)) -> Result<Campaign> {
    let mandate = store::mandate::all(&app.db).await?.into_iter().find(|mandate| mandate.slug == "kl-01-kl-tw-2021");
    let kind = |recipient| code(Channel::Party, recipient, "Giấy khen");
    let call = Call {
        unit: home,
        channel: Channel::Party,
        title: told.title.to_owned(),
        theme: THEME.to_owned(),
        mandate: mandate.map(|mandate| mandate.id),
        window: told.window,
        criteria: "Có việc làm cụ thể, được tập thể thừa nhận.\nXếp loại từ hoàn thành tốt nhiệm vụ trở lên.".to_owned(),
        nominate_by,
        listed_days: 3,
        quotas: told.quotas.map(Quota::Number),
        kinds: RecipientKind::ALL.map(kind),
        body: "Ban Chấp hành Đảng bộ".to_owned(),
        threshold: Threshold { base: Base::Members, majority: Majority::MoreThanHalf },
        profile: "PARTY-HD36".to_owned(),
    };
    let mut tx = app.db.write().await?;
    let wanted = soket_core::text::slug(told.title);
    let (id, _) = store::commendation::campaign::prepare(&mut tx, Some(clerk), &call, &wanted).await?;
    let campaign = Campaign {
        id,
        slug: wanted,
        call,
        state: soket_core::commendation::campaign::CampaignState::Preparing,
        meeting: None,
        listed_on: None,
    };
    for recipient in RecipientKind::ALL {
        let condition = Condition::GradeAtLeast(Grade::Good);
        store::commendation::campaign::ask(&mut tx, clerk, &campaign, (recipient, &condition)).await?;
    }
    store::commendation::campaign::step(&mut tx, clerk, &campaign, (CampaignStep::Open, Verb::Announce)).await?;
    tx.commit().await?;
    Ok(campaign)
}

async fn nominate(app: &App, (clerk, campaign): (AccountId, &Campaign), nominee: &Nominee) -> Result<()> {
    let Nominee(unit, name, office, summary, votes, _) = nominee;
    let tree = app.tree_now().await?;
    let unit = tree.by_code(unit).with_context(|| format!("no unit {unit}"))?;
    let asked = store::commendation::campaign::conditions(&app.db, campaign.id).await?;
    let mut tx = app.db.write().await?;
    let (recipient, name) = match name.is_empty() {
        true => (Recipient::Unit(unit.id), unit.named_on(campaign.call.nominate_by).full.clone()),
        false => (Recipient::Person(store::person::named(&mut tx, name, unit.id).await?), (*name).to_owned()),
    };
    let (summary, office) = ((*summary).to_owned(), (*office).to_owned());
    let mut said = Said { recipient, name, office, summary, votes: Some(*votes), consent: Consent::Given, answers: HashMap::new() };
    let kind = said.kind();
    said.answers = asked.iter().filter(|one| one.recipient == kind).map(|one| (one.id, Grade::Excellent.as_str().to_owned())).collect();
    let id = store::commendation::nomination::nominate(&mut tx, Some(clerk), campaign, (unit.id, &said)).await?;
    tx.commit().await?;
    let nomination = store::commendation::nomination::find(&app.db, campaign.id, id).await?;
    let conference = Source {
        id: 0,
        kind: "conference".to_owned(),
        reference: super::conference::SLUG.to_owned(),
        words: "Báo cáo sơ kết trình hội nghị ngày 26/5/2023".to_owned(),
    };
    let mut tx = app.db.write().await?;
    store::commendation::proof::cite(&mut tx, Some(clerk), (campaign, &nomination), &conference).await?;
    store::commendation::nomination::step(&mut tx, Some(clerk), (campaign, &nomination), (NominationStep::Submit, "")).await?;
    tx.commit().await?;
    Ok(())
}

/// What the meeting counted for somebody: the rule is more than half of all members.
fn verdict(told: &Told, nomination: &Nomination) -> Option<Verdict> {
    let is_of = |nominee: &&Nominee| match nomination.said.recipient {
        Recipient::Unit(_) => nominee.1.is_empty() && nominee.3 == nomination.said.summary,
        Recipient::Person(_) => nominee.1 == nomination.said.name,
    };
    let agree = told.nominees.iter().find(is_of)?.5;
    let outcome = if agree > MEMBERS / 2 { Outcome::Agreed } else { Outcome::NotAgreed };
    let reason = String::new();
    Some(Verdict { nomination: nomination.id, counted: Counted { agree, others: MEMBERS - agree }, outcome, reason })
}

/// Who was commended in 2022 for one year is named again for two: the committee says why.
async fn give_reasons(app: &App, clerk: AccountId, campaign: &Campaign) -> Result<()> {
    let dossier = Dossier::gather(app, store::commendation::campaign::by_id(&app.db, campaign.id).await?).await?;
    let mut tx = app.db.write().await?;
    for nomination in dossier.agreed() {
        for warning in dossier.warnings(nomination) {
            let reason = "Lần trước khen mô hình tủ sách của năm đầu; lần này khen việc cải tiến thủ tục, là thành tích khác.";
            store::commendation::proof::give_reason(&mut tx, clerk, (campaign, nomination.id), (&warning.key, reason)).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
