//! The submission (tờ trình): what is asked of whoever decides, that the procedure was followed, and what comes with it.

use super::body::Laid;
use super::words::{self, bullet, heading, or_gap, paragraph};
use super::{Filled, Order, list};
use crate::report::commendation::Dossier;
use crate::store::commendation::nomination::Nomination;
use jiff::ToSpan as _;
use soket_core::commendation::RecipientKind;
use soket_core::commendation::nomination::Outcome;
use soket_core::period::day::{long_date, short_date};
use soket_core::text::capitalised;
use soket_core::unit::UnitKind;
use soket_paper::document::{Annex, Block, Document, Inline, Signature};
use soket_paper::profile::{Profile, ProfileId};

/// To whom it goes: to whoever decides by the catalogue, which is the body above where this unit may not grant the form itself.
fn addressee(dossier: &Dossier) -> String {
    let letterhead = &dossier.letterhead;
    if !words::grants_itself(dossier, dossier.today) {
        return or_gap(letterhead.superior_name.as_deref().unwrap_or_default(), "chưa rõ cấp trên").into_owned();
    }
    match letterhead.kind {
        UnitKind::PartyOrganization => format!("Ban Chấp hành {}", words::organisation(dossier)),
        UnitKind::Cell => format!("Hội nghị {}", words::inside_name(&words::organisation(dossier))),
        _ => words::head(dossier),
    }
}

/// Whether the council of an administrative unit submits to the unit's own head, who then cannot sign it himself.
pub fn is_signed_by_council(dossier: &Dossier) -> bool {
    !words::is_party(dossier) && words::grants_itself(dossier, dossier.today)
}

/// The body of the submission: to whom, on what it rests, then its sections.
pub fn body(dossier: &Dossier, profile: &Profile, sections: Vec<Laid>) -> Vec<Block> {
    let mut blocks = vec![addressed(profile.id, &addressee(dossier))];
    blocks.extend(words::based(profile, &words::bases(dossier)));
    let mut number = 0;
    for (section, words) in sections {
        if !section.heading.is_empty() {
            number += 1;
            blocks.push(heading(2, &number.to_string(), section.heading));
        }
        blocks.extend(words);
    }
    blocks
}

/// What soket writes in a section of the submission.
pub fn draft(dossier: &Dossier, key: &str) -> Vec<Block> {
    match key {
        "mo-dau" => vec![paragraph(opening(dossier))],
        "so-luong" => numbers(dossier),
        "quy-trinh" => procedure(dossier),
        "ho-so" => comes_with(dossier),
        "ket-thuc" => {
            let (to, submits) = (addressee(dossier), submits(dossier));
            vec![paragraph(format!("{} {to} xem xét, quyết định.", capitalised(submits)))]
        }
        _ => Vec::new(),
    }
}

fn opening(dossier: &Dossier) -> String {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    let by = match is_signed_by_council(dossier) {
        true => or_gap(&dossier.campaign.call.body, "chưa ghi nơi xét").into_owned(),
        false => words::granter(dossier),
    };
    let (submits, to, asked) = (submits(dossier), addressee(dossier), words::granted(dossier, &agreed));
    format!("{by} {submits} {to} xem xét tặng {asked} đã có thành tích {}, như sau:", words::reason(dossier))
}

fn comes_with(dossier: &Dossier) -> Vec<Block> {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    vec![
        bullet(format!("Danh sách trích ngang {} được đề nghị.", words::whom(&agreed))),
        bullet("Biên bản họp xét khen thưởng."),
        bullet(format!("Báo cáo thành tích của {}.", words::whom(&agreed))),
    ]
}

/// The verb of a submission: papers of the Party since 2026 and their closing words say `kính trình` (formats.md 1.4).
fn submits(dossier: &Dossier) -> &'static str {
    if words::is_party(dossier) { "kính trình" } else { "kính đề nghị" }
}

/// The line above the body; the older format of the Party still writes `Kính gửi` there (formats.md 1.4).
fn addressed(profile: ProfileId, to: &str) -> Block {
    let to = Inline::Text(format!(" {to}."));
    match profile {
        ProfileId::PartyHd05 => Block::Paragraph(vec![Inline::Emphasis("Kính trình:".to_owned()), to]),
        ProfileId::PartyHd36 => Block::Paragraph(vec![Inline::Emphasis("Kính gửi:".to_owned()), to]),
        ProfileId::AdminNd30 => Block::Paragraph(vec![Inline::Text("Kính gửi:".to_owned()), to]),
    }
}

fn numbers(dossier: &Dossier) -> Vec<Block> {
    let line = |kind: RecipientKind| {
        let (agreed, considered) = (Dossier::count(dossier.agreed(), kind), Dossier::count(dossier.considered(), kind));
        let form = words::form(dossier, kind, dossier.today);
        let name = kind.name_vi();
        let asked = format!("{}: {} {name}, trong tổng số {} được xét", capitalised(name), words::count(agreed), words::count(considered));
        (considered > 0).then(|| bullet(if agreed > 0 { format!("{asked}; hình thức: {form}.") } else { format!("{asked}.") }))
    };
    RecipientKind::ALL.into_iter().filter_map(line).collect()
}

/// How the units voted, what the meeting counted, how long the list hung out.
fn procedure(dossier: &Dossier) -> Vec<Block> {
    vec![bullet(voted(dossier)), bullet(met(dossier)), bullet(hung_out(dossier))]
}

fn voted(dossier: &Dossier) -> String {
    let [collectives, individuals] = RecipientKind::ALL.map(|kind| words::count(Dossier::count(dossier.considered(), kind)));
    let silent = dossier.considered().filter(|nomination| nomination.said.votes.is_none()).count() as u64;
    let silent = if silent > 0 {
        format!(" ({} đề nghị chưa ghi kết quả bình xét của đơn vị)", words::count(silent))
    } else {
        String::new()
    };
    format!("Các đơn vị đã bình xét và đề nghị {collectives} tập thể, {individuals} cá nhân, kèm số phiếu đồng ý trên tổng số{silent}.")
}

fn met(dossier: &Dossier) -> String {
    let call = &dossier.campaign.call;
    let body = or_gap(&call.body, "chưa ghi nơi xét").into_owned();
    let Some((day, sitting)) = dossier.campaign.meeting else { return format!("{body}: (chưa ghi cuộc họp xét).") };
    let (of, rule) = (call.threshold.of(sitting), call.threshold.says().vi());
    let mut shares: Vec<u32> = dossier.agreed().filter_map(|nomination| nomination.counted).map(|counted| counted.agree).collect();
    shares.sort_unstable();
    let shares = match (shares.first(), shares.last()) {
        (Some(least), Some(most)) if least == most => format!("mỗi trường hợp được đề nghị đạt {}", share(*least, of)),
        (Some(least), Some(most)) => format!("các trường hợp được đề nghị đạt từ {} đến {}", share(*least, of), share(*most, of)),
        _ => "(chưa có trường hợp nào được đồng ý)".to_owned(),
    };
    let present = format!("{}/{}", words::count(sitting.present), words::count(sitting.members));
    format!("{body} họp xét {}, có mặt {present} thành viên; theo quy định phải có {rule}; {shares}.", long_date(day))
}

fn share(agree: u32, of: u32) -> String {
    format!("{}/{} ({})", words::count(agree), words::count(of), words::percent(agree, of))
}

fn hung_out(dossier: &Dossier) -> String {
    let campaign = &dossier.campaign;
    let Some(from) = campaign.listed_on else { return "(Danh sách chưa được công khai.)".to_owned() };
    let until = from.checked_add((campaign.call.listed_days - 1).max(0).days()).unwrap_or(from);
    let days = u64::try_from(campaign.call.listed_days).unwrap_or_default();
    let answered = dossier.objections.iter().filter(|objection| !objection.answer.is_empty()).count() as u64;
    let opinions = match dossier.objections.len() as u64 {
        0 if until < dossier.today => "không nhận được ý kiến nào".to_owned(),
        0 => "đến nay chưa nhận được ý kiến nào".to_owned(),
        received => format!("nhận {} ý kiến, đã xem xét, trả lời {}", words::count(received), words::count(answered)),
    };
    format!(
        "Danh sách được công khai {} ngày, từ ngày {} đến hết ngày {}; {opinions}.",
        words::count(days),
        short_date(from),
        short_date(until)
    )
}

/// Puts what a submission ends with into it: to whom it went stands first in Nơi nhận, the list behind the signature.
pub fn finish(document: &mut Document, dossier: &Dossier, (order, filled): (Order, &Filled)) {
    if let Some(superior) = dossier.letterhead.superior_name.as_ref().filter(|_| !words::grants_itself(dossier, dossier.today)) {
        document.recipients.retain(|recipient| !recipient.ends_with(superior.as_str()));
    }
    document.recipients.insert(0, "Như trên".to_owned());
    if is_signed_by_council(dossier) {
        let council = &dossier.campaign.call.body;
        let office = if words::is_council(council) { "CHỦ TỊCH" } else { "CHỦ TRÌ" };
        document.signature = Signature {
            on_behalf_of: Some(or_gap(council, "chưa ghi nơi xét").to_uppercase()),
            office: office.to_owned(),
            name: Some(filled.chair.clone()).filter(|name| !name.is_empty()),
        };
    }
    let agreed: Vec<&Nomination> = dossier.considered().filter(|nomination| nomination.outcome == Outcome::Agreed).collect();
    document.annexes.push(Annex {
        title: format!("Danh sách trích ngang {} đề nghị khen thưởng", words::whom(&agreed)),
        body: vec![list::summary(dossier, order)],
    });
}
