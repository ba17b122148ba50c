//! The form of a call: read for a new campaign and for one that is still being written.

use crate::app::App;
use crate::error::Result;
use crate::report::letterhead;
use crate::store;
use crate::store::commendation::campaign::{Call, Campaign};
use crate::web::field::{Choice, Typed, choices, or_none};
use soket_core::commendation::kind::AwardKind;
use soket_core::commendation::quota::Quota;
use soket_core::commendation::threshold::{Base, Majority, Threshold};
use soket_core::commendation::{Channel, RecipientKind};
use soket_core::id::MandateId;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;
use soket_core::unit::Unit;

/// What the form of a call begins with and offers.
pub struct CallForm {
    pub title: String,
    pub theme: String,
    pub mandates: Vec<Choice>,
    pub window_from: String,
    pub window_to: String,
    pub criteria: String,
    pub nominate_by: String,
    pub listed_days: String,
    pub quota_collective: String,
    pub quota_individual: String,
    pub kinds_collective: Vec<Choice>,
    pub kinds_individual: Vec<Choice>,
    pub body: String,
    pub bases: Vec<Choice>,
    pub majority: String,
}

/// How many days a list hangs out where the house has no other habit.
const LISTED_DAYS: i64 = 3;

impl CallForm {
    /// The form for a new campaign in a channel.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn blank(app: &App, channel: Channel) -> Result<Self> {
        let kinds = store::commendation::catalogue::kinds(&app.db).await?;
        Ok(Self {
            title: String::new(),
            theme: String::new(),
            mandates: mandates(app, None).await?,
            window_from: String::new(),
            window_to: String::new(),
            criteria: String::new(),
            nominate_by: String::new(),
            listed_days: LISTED_DAYS.to_string(),
            quota_collective: String::new(),
            quota_individual: String::new(),
            kinds_collective: offered(&kinds, (channel, RecipientKind::Collective), ""),
            kinds_individual: offered(&kinds, (channel, RecipientKind::Individual), ""),
            body: body(channel).to_owned(),
            bases: choices(Base::ALL.map(|base| (base.as_str(), base.name_vi())), Base::Members.as_str()),
            majority: Majority::MoreThanHalf.to_string(),
        })
    }

    /// The form of a call as it stands.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(app: &App, campaign: &Campaign) -> Result<Self> {
        let (call, kinds) = (&campaign.call, store::commendation::catalogue::kinds(&app.db).await?);
        let of = |recipient| offered(&kinds, (call.channel, recipient), call.kind(recipient));
        Ok(Self {
            title: call.title.clone(),
            theme: call.theme.clone(),
            mandates: mandates(app, call.mandate).await?,
            window_from: short_date(call.window.0),
            window_to: short_date(call.window.1),
            criteria: call.criteria.clone(),
            nominate_by: short_date(call.nominate_by),
            listed_days: call.listed_days.to_string(),
            quota_collective: call.quota(RecipientKind::Collective).to_string(),
            quota_individual: call.quota(RecipientKind::Individual).to_string(),
            kinds_collective: of(RecipientKind::Collective),
            kinds_individual: of(RecipientKind::Individual),
            body: call.body.clone(),
            bases: choices(Base::ALL.map(|base| (base.as_str(), base.name_vi())), call.threshold.base.as_str()),
            majority: call.threshold.majority.to_string(),
        })
    }
}

/// Who considers, where the house says nothing else.
fn body(channel: Channel) -> &'static str {
    match channel {
        Channel::Party => "Ban Chấp hành Đảng bộ",
        Channel::Administration => "Hội đồng thi đua, khen thưởng",
    }
}

async fn mandates(app: &App, chosen: Option<MandateId>) -> Result<Vec<Choice>> {
    let all = store::mandate::all(&app.db).await?;
    let offered = all.iter().map(|mandate| (mandate.id.to_string(), mandate.short()));
    Ok(or_none(offered, &chosen.map(|id| id.to_string()).unwrap_or_default()))
}

/// The forms of award of a channel for a kind of recipient, each once.
fn offered(kinds: &[AwardKind], (channel, recipient): (Channel, RecipientKind), chosen: &str) -> Vec<Choice> {
    let mut of: Vec<(String, String)> = kinds
        .iter()
        .filter(|kind| kind.channel == channel && kind.recipient == recipient)
        .map(|kind| (kind.code.clone(), kind.name.clone()))
        .collect();
    of.dedup_by(|one, other| one.0 == other.0);
    or_none(of, chosen)
}

/// Reads the form; nothing when something in it is wrong, which then stands in `typed`.
///
/// # Errors
/// When the database does not answer.
pub async fn read(app: &App, (unit, channel): (&Unit, Channel), typed: &mut Typed) -> Result<Option<Call>> {
    let title = typed.wanted("title", "Ghi tên đợt, ví dụ “Khen thưởng 02 năm thực hiện Kết luận 01-KL/TW”.");
    let theme = typed.wanted("theme", "Ghi chủ đề: khen vì thành tích gì.");
    let window = window(typed);
    let nominate_by = typed.day("nominate_by");
    let listed_days =
        typed.one_of("listed_days", |text| text.parse().ok().filter(|days| (0..=60).contains(days)), "Ghi số ngày từ 0 đến 60.");
    let quotas = [quota(typed, "quota_collective"), quota(typed, "quota_individual")];
    let base = typed.one_of("base", Base::parse, "Chọn tỷ lệ tính trên ai.");
    let majority = typed.one_of("majority", Majority::parse, "Ghi tỷ lệ như 1/2 (quá nửa) hoặc 2/3.");
    let kinds = ["kind_collective", "kind_individual"].map(|field| typed.text(field));
    let body = typed.wanted("body", "Ghi ai xét: ban chấp hành hay hội đồng nào.");
    if kinds.iter().all(String::is_empty) {
        typed.fault("kind_individual", Sentence::plain("Chọn ít nhất một hình thức khen, cho tập thể hoặc cá nhân."));
        return Ok(None);
    }
    let (Some(title), Some(theme), Some(window), Some(nominate_by), Some(listed_days)) = (title, theme, window, nominate_by, listed_days)
    else {
        return Ok(None);
    };
    let ([Some(collective), Some(individual)], Some(base), Some(majority), Some(body)) = (quotas, base, majority, body) else {
        return Ok(None);
    };
    let is_asked = |at: usize| !kinds[at].is_empty() && [collective, individual][at] != Quota::Number(0);
    if ![0, 1].into_iter().any(is_asked) {
        typed.fault(
            "quota_individual",
            Sentence::plain("Số lượng bằng 0 thì đợt này không khen được ai. Ghi số lượng, hoặc để trống nếu không giới hạn."),
        );
        return Ok(None);
    }
    let Some(profile) = letterhead::usual_format(unit, nominate_by) else {
        typed.fault("nominate_by", Sentence::plain("Chưa có thể thức văn bản nào có hiệu lực vào ngày này."));
        return Ok(None);
    };
    let all = store::mandate::all(&app.db).await?;
    let mandate = all.iter().map(|mandate| mandate.id).find(|id| id.to_string() == typed.text("mandate"));
    let (criteria, profile) = (typed.text("criteria"), profile.code.to_owned());
    let (quotas, threshold, unit) = ([collective, individual], Threshold { base, majority }, unit.id);
    Ok(Some(Call {
        unit,
        channel,
        title,
        theme,
        mandate,
        window,
        criteria,
        nominate_by,
        listed_days,
        quotas,
        kinds,
        body,
        threshold,
        profile,
    }))
}

fn window(typed: &mut Typed) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let (from, to) = (typed.day("window_from"), typed.day("window_to"));
    let window = from.zip(to)?;
    if window.0 > window.1 {
        typed.fault("window_to", Sentence::plain("Ngày cuối phải sau ngày đầu."));
        return None;
    }
    Some(window)
}

fn quota(typed: &mut Typed, field: &'static str) -> Option<Quota> {
    Quota::parse(&typed.text(field)).map_err(|says| typed.fault(field, says)).ok()
}
