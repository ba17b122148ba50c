//! The decision with its list: what is granted to whom, how much goes with it, who carries it out.

use super::body::Laid;
use super::list;
use super::words::{self, or_gap, paragraph};
use crate::report::commendation::Dossier;
use crate::store::commendation::nomination::Nomination;
use soket_core::amount::Amount;
use soket_core::amount::words::{Reading, money_in_words};
use soket_core::commendation::RecipientKind;
use soket_core::period::day::{long_date, short_date};
use soket_paper::document::{Annex, Block, Document, Inline};
use soket_paper::profile::{Profile, Regime};

/// On what the decision rests: the law and the mandate, the base salary where money goes with it, the meeting, who proposes.
pub fn bases(dossier: &Dossier) -> Vec<String> {
    let mut bases = words::laws(dossier);
    let salary = dossier.salary(dossier.today).filter(|salary| counts_in_salaries(dossier) && !salary.basis.trim().is_empty());
    bases.extend(salary.map(|salary| format!("Căn cứ {} về mức lương cơ sở", salary.basis.trim_end_matches('.'))));
    bases.extend(words::mandate(dossier));
    let body = or_gap(&dossier.campaign.call.body, "chưa ghi nơi xét").into_owned();
    let met = match dossier.campaign.meeting {
        Some((day, _)) => long_date(day),
        None => "(chưa ghi cuộc họp xét)".to_owned(),
    };
    // A committee that considered and decides is its own proposer, which no paper says.
    if words::is_party(dossier) && !words::is_council(&body) {
        bases.push(format!("Căn cứ kết quả họp xét khen thưởng {met} của {body}"));
    } else {
        bases.push(format!("Theo đề nghị của {body} tại cuộc họp xét khen thưởng {met}"));
    }
    bases
}

fn counts_in_salaries(dossier: &Dossier) -> bool {
    dossier.agreed().filter_map(|one| dossier.kind(one.said.kind(), dossier.today)).any(|kind| kind.coefficient != Amount::ZERO)
}

/// The body of the decision. A committee decides below its bases; the head of an administrative unit stands above them, so there
/// they are part of the body.
pub fn body(dossier: &Dossier, profile: &Profile, articles: Vec<Laid>) -> Vec<Block> {
    let mut blocks = match profile.regime {
        Regime::Party => vec![Block::Part { label: words::granter(dossier).to_uppercase(), name: "QUYẾT ĐỊNH".to_owned() }],
        Regime::Administrative => administrative_opening(dossier, profile),
    };
    for (section, mut words) in articles {
        let label = [Inline::Strong(format!("{}.", section.heading)), Inline::Text(" ".to_owned())];
        match words.first_mut() {
            Some(Block::Paragraph(inlines)) => {
                inlines.splice(0..0, label);
            }
            _ => words.insert(0, Block::Paragraph(label.into())),
        }
        blocks.extend(words);
    }
    blocks
}

/// What soket writes in an article of the decision.
pub fn draft(dossier: &Dossier, key: &str) -> Vec<Block> {
    match key {
        "dieu-1" => vec![paragraph(first(dossier))],
        "dieu-2" => vec![paragraph(second(dossier))],
        "dieu-3" => vec![paragraph(third(dossier))],
        _ => Vec::new(),
    }
}

fn administrative_opening(dossier: &Dossier, profile: &Profile) -> Vec<Block> {
    let office = dossier.letterhead.signer.as_ref().map(|(office, _)| office.to_uppercase());
    let label = office.unwrap_or_else(|| "(CHƯA RÕ NGƯỜI KÝ)".to_owned());
    let mut blocks = vec![Block::Part { label, name: words::organisation(dossier) }];
    blocks.extend(words::based(profile, &bases(dossier)));
    blocks.push(Block::Part { label: "QUYẾT ĐỊNH:".to_owned(), name: String::new() });
    blocks
}

fn first(dossier: &Dossier) -> String {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    format!("Tặng {} đã có thành tích {} (có danh sách kèm theo).", words::granted(dossier, &agreed), words::reason(dossier))
}

fn second(dossier: &Dossier) -> String {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    let Some(total) = words::total(dossier, &agreed) else {
        return "Mức tiền thưởng: (chưa rõ, danh mục chưa có hình thức khen hoặc mức lương cơ sở của ngày này).".to_owned();
    };
    if total == 0 {
        return "Hình thức khen thưởng tại Điều 1 không kèm tiền thưởng.".to_owned();
    }
    let each = |kind: RecipientKind| {
        let sum = words::sum(dossier, kind, dossier.today).filter(|_| agreed.iter().any(|one| one.said.kind() == kind))?;
        let coefficient = dossier.kind(kind, dossier.today)?.coefficient;
        Some(match sum {
            0 => format!("{}: không kèm tiền thưởng", kind.name_vi()),
            sum => format!("mỗi {} {} đồng ({coefficient} lần mức lương cơ sở)", kind.name_vi(), words::dong(sum)),
        })
    };
    let sums: Vec<String> = RecipientKind::ALL.into_iter().filter_map(each).collect();
    let words = words::inside(&money_in_words(total, Reading::Northern));
    let salary = dossier.salary(dossier.today).map(|salary| format!(" Mức lương cơ sở là {} đồng/tháng.", words::dong(salary.dong)));
    format!(
        "Mức tiền thưởng: {}.{} Tổng số tiền thưởng là {} đồng ({words}), chi từ nguồn kinh phí khen thưởng theo quy định hiện hành.",
        sums.join("; "),
        salary.unwrap_or_default(),
        words::dong(total)
    )
}

fn third(dossier: &Dossier) -> String {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    format!(
        "{}, các đơn vị có liên quan và {} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này. \
         Quyết định có hiệu lực kể từ ngày ký.",
        words::helpers(dossier),
        words::whom(&agreed)
    )
}

/// Puts what a decision ends with into it: who carries it out stands first in Nơi nhận, the list behind the signature.
pub fn finish(document: &mut Document, dossier: &Dossier) {
    let agreed: Vec<&Nomination> = dossier.agreed().collect();
    document.recipients.insert(0, "Như Điều 3".to_owned());
    let mut body = vec![note(document)];
    body.extend(list::granted(dossier));
    let title = format!("Danh sách {} được tặng {}", words::whom(&agreed), words::forms(dossier, &agreed));
    document.annexes.push(Annex { title, body });
}

/// Under the title of the list: to which decision it belongs. A draft has neither number nor date.
fn note(document: &Document) -> Block {
    let header = &document.header;
    let profile = document.profile.profile();
    let text = match (header.date, profile.regime) {
        (None, _) => "(Kèm theo Quyết định này)".to_owned(),
        (Some(day), Regime::Party) => format!("(Kèm theo Quyết định số {}, ngày {})", profile.symbol(header), short_date(day)),
        (Some(day), Regime::Administrative) => format!("(Kèm theo Quyết định số {} {})", profile.symbol(header), long_date(day)),
    };
    Block::Paragraph(vec![Inline::Emphasis(text)])
}
