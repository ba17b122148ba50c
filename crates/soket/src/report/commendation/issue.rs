//! A paper of a campaign gets its number and date, and its files are kept as bytes; a decision enters its awards with it.

use super::Dossier;
use super::achievement::Achievement;
use super::paper::body::is_reworded;
use super::paper::{Filled, Numbered, numbered, submission_needs_chair, words};
use crate::app::App;
use crate::error::Result;
use crate::report::{letterhead, number};
use crate::store;
use crate::store::commendation::award::Granted;
use crate::store::commendation::nomination::Nomination;
use crate::store::commendation::paper::Brings;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::campaign::{CampaignState, CampaignStep};
use soket_core::commendation::nomination::{NominationState, Outcome};
use soket_core::commendation::paper::CampaignPaper;
use soket_core::id::AccountId;
use soket_core::period::day::short_date;
use soket_core::refusal::Refusal;

/// Numbers a paper, dates it today, keeps its files, and enters what a decision grants into the register of honours.
///
/// # Errors
/// A refusal when it has no number, comes too early, has a gap, or is numbered already.
pub async fn issue(app: &App, by: Option<AccountId>, dossier: &Dossier, (paper, filled): (CampaignPaper, &Filled)) -> Result<()> {
    let campaign = &dossier.campaign;
    if store::commendation::paper::issued(&app.db, campaign.id, paper.as_str()).await?.is_some() {
        return Err(is_out().into());
    }
    may_be_issued(dossier, paper, filled)?;
    let (numbering, serial) = number::next(app, (campaign.call.unit, &dossier.letterhead), paper.kind().1).await?;
    let document = numbered(dossier, paper, (filled, Numbered { serial, on: dossier.today }))?;
    let laid = number::laid(&document).await?;
    let said = Said::of(dossier);
    let granted = if paper == CampaignPaper::Decision { said.granted(dossier) } else { Vec::new() };
    let new = laid.paper(paper.as_str(), campaign.call.unit, (&numbering, serial));
    store::commendation::paper::issue(app, by, campaign, (new, Brings { files: &laid.files, granted: &granted })).await
}

/// Numbers the achievement report of a collective in the collective's own series, dates it today and keeps its files.
///
/// # Errors
/// A refusal when it has no number, comes too early, has a gap, or is numbered already.
pub async fn issue_report(app: &App, by: AccountId, told: &Achievement<'_>) -> Result<()> {
    let (campaign, key) = (&told.dossier.campaign, told.report.key());
    if !told.report.is_numbered() {
        return Err(Refusal::conflict(
            "Báo cáo thành tích của cá nhân không lấy số: người báo cáo ký, đơn vị xác nhận.",
            "In ra để ký, rồi đính kèm bản đã ký vào đề nghị.",
        )
        .into());
    }
    if store::commendation::paper::issued(&app.db, campaign.id, &key).await?.is_some() {
        return Err(is_out().into());
    }
    if told.nomination.state != NominationState::Submitted {
        return Err(
            Refusal::conflict("Đề nghị này chưa gửi, nên báo cáo còn có thể sửa.", "Gửi đề nghị trước, rồi ban hành báo cáo.").into()
        );
    }
    letterhead::is_whole(&told.letterhead)?;
    let (numbering, serial) = number::next(app, (told.unit, &told.letterhead), "BC").await?;
    let document = told.lay_out(Some(Numbered { serial, on: told.dossier.today }));
    let laid = number::laid(&document).await?;
    let new = laid.paper(&key, told.unit, (&numbering, serial));
    store::commendation::paper::issue(app, Some(by), campaign, (new, Brings { files: &laid.files, granted: &[] })).await
}

fn is_out() -> Refusal {
    Refusal::conflict("Văn bản này đã ban hành rồi.", "Xem hoặc tải bản đã ban hành.")
}

/// What the decision says of every recipient alike.
struct Said {
    reason: String,
    forms: [String; 2],
}

impl Said {
    fn of(dossier: &Dossier) -> Self {
        let forms = RecipientKind::ALL.map(|kind| words::form(dossier, kind, dossier.today));
        Self { reason: words::reason(dossier), forms }
    }

    /// What goes into the register, in the order of the decision's list.
    fn granted<'a>(&'a self, dossier: &'a Dossier) -> Vec<Granted<'a>> {
        let one = |nomination: &'a Nomination| {
            let kind = nomination.said.kind();
            let dong = words::sum(dossier, kind, dossier.today).unwrap_or_default();
            Granted { nomination, kind_name: &self.forms[kind as usize], dong, reason: &self.reason }
        };
        dossier.agreed().map(one).collect()
    }
}

fn may_be_issued(dossier: &Dossier, paper: CampaignPaper, filled: &Filled) -> std::result::Result<(), Refusal> {
    if !paper.is_numbered() {
        return Err(Refusal::conflict("Danh sách đi kèm tờ trình, không lấy số riêng.", "Ban hành tờ trình; danh sách in kèm theo."));
    }
    if dossier.campaign.state == CampaignState::Cancelled {
        return Err(Refusal::conflict("Đợt khen thưởng này đã huỷ.", "Cần thì mở một đợt mới."));
    }
    match paper {
        CampaignPaper::Call | CampaignPaper::List => {}
        CampaignPaper::Minutes => {
            is_counted(dossier)?;
            minutes_are_whole(dossier, filled)?;
        }
        CampaignPaper::Submission => {
            is_counted(dossier)?;
            somebody_is_agreed(dossier)?;
            if submission_needs_chair(dossier) && filled.chair.is_empty() {
                return Err(Refusal::unfit(
                    "Tờ trình do nơi xét ký trình thủ trưởng, nhưng chưa ghi người ký.",
                    "Ghi họ tên người ký thay mặt nơi xét rồi ban hành.",
                ));
            }
        }
        CampaignPaper::Decision => may_be_decided(dossier)?,
    }
    head_and_foot_are_whole(dossier)
}

fn is_counted(dossier: &Dossier) -> std::result::Result<(), Refusal> {
    let open = dossier.considered().filter(|nomination| nomination.outcome == Outcome::Open).count();
    if dossier.campaign.meeting.is_none() || open > 0 {
        return Err(Refusal::conflict("Chưa ghi đủ kết quả họp xét.", "Ghi số có mặt và kết quả của từng đề nghị, rồi ban hành."));
    }
    Ok(())
}

/// Hour and place stand in the first section: whoever put it into own words has written them there.
fn minutes_are_whole(dossier: &Dossier, filled: &Filled) -> std::result::Result<(), Refusal> {
    let says_where = is_reworded(dossier, CampaignPaper::Minutes, "thoi-gian");
    let is_missing = |texts: &[&String]| texts.iter().any(|text| text.is_empty());
    if is_missing(&[&filled.chair, &filled.secretary]) || (!says_where && is_missing(&[&filled.begun, &filled.place])) {
        return Err(Refusal::unfit(
            "Biên bản còn thiếu giờ họp, địa điểm, người chủ trì hoặc thư ký.",
            "Ghi đủ bốn ô trên nút “Ban hành” rồi ban hành.",
        ));
    }
    Ok(())
}

fn somebody_is_agreed(dossier: &Dossier) -> std::result::Result<(), Refusal> {
    if dossier.agreed().next().is_none() {
        return Err(Refusal::conflict("Chưa có tập thể, cá nhân nào được đồng ý khen thưởng.", "Ghi kết quả họp xét trước."));
    }
    Ok(())
}

/// Everything that must be so before somebody signs: the list hung out long enough, what was asked is answered, law and money are known.
fn may_be_decided(dossier: &Dossier) -> std::result::Result<(), Refusal> {
    let campaign = &dossier.campaign;
    campaign.state.after(CampaignStep::Decide)?;
    somebody_is_agreed(dossier)?;
    dossier.is_answered()?;
    if let Some(from) = campaign.decides_from().filter(|from| dossier.today < *from) {
        let refusal =
            Refusal::conflict("Danh sách chưa công khai đủ %{days} ngày nên chưa ra quyết định được.", "Quyết định được từ ngày %{from}.");
        return Err(refusal.with("days", campaign.call.listed_days).with("from", short_date(from)));
    }
    let open = dossier.objections.iter().filter(|objection| objection.answer.trim().is_empty()).count();
    if open > 0 {
        let refusal = Refusal::conflict("Còn %{open} ý kiến về danh sách chưa được trả lời.", "Trả lời từng ý kiến rồi quyết định.");
        return Err(refusal.with("open", open));
    }
    law_and_money_are_known(dossier)
}

fn law_and_money_are_known(dossier: &Dossier) -> std::result::Result<(), Refusal> {
    let (today, agreed) = (dossier.today, |kind| Dossier::count(dossier.agreed(), kind) > 0);
    for kind in RecipientKind::ALL.into_iter().filter(|kind| agreed(*kind)) {
        let Some(award) = dossier.kind(kind, today) else {
            let refusal = Refusal::conflict(
                "Danh mục không có hình thức khen của đợt cho %{kind} vào ngày hôm nay.",
                "Bổ sung danh mục khen thưởng rồi quyết định.",
            );
            return Err(refusal.with("kind", kind.name_vi()));
        };
        if award.basis.trim().is_empty() {
            let refusal =
                Refusal::conflict("Danh mục chưa ghi căn cứ của hình thức “%{kind}”.", "Bổ sung danh mục khen thưởng rồi quyết định.");
            return Err(refusal.with("kind", &award.name));
        }
        if words::sum(dossier, kind, today).is_none() {
            return Err(Refusal::conflict(
                "Danh mục chưa có mức lương cơ sở của ngày hôm nay nên chưa tính được tiền thưởng.",
                "Bổ sung mức lương cơ sở trong danh mục khen thưởng rồi quyết định.",
            ));
        }
    }
    Ok(())
}

/// A paper bears the names, the place and the signer of its own date, in the format of its own regime.
fn head_and_foot_are_whole(dossier: &Dossier) -> std::result::Result<(), Refusal> {
    let Some(profile) = dossier.profile() else {
        return Err(Refusal::conflict("Đợt khen thưởng ghi một thể thức không có.", "Chọn lại thể thức của đợt."));
    };
    letterhead::is_whole(&dossier.letterhead)?;
    letterhead::regime_fits(profile, &dossier.letterhead)
}
