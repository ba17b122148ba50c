//! Drafts of what was reached: the sentence over all targets, a paragraph for each target of a theme, activities, pledges.

use super::{figure, stopped};
use crate::report::facts::{Facts, TargetFact};
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::review::RecordKind;
use soket_core::rollup::judge::Computed;
use soket_core::target::rule::TimeRule;

/// "x/y chỉ tiêu đạt và vượt", then the others by name, then what is missing.
pub fn summary(facts: &Facts) -> String {
    if facts.targets.is_empty() {
        return "Văn bản được sơ kết chưa có chỉ tiêu nào được ghi.".to_owned();
    }
    let review = facts.review.id;
    let count = |verdict: Computed| figure(&Printed::VerdictCount { review, verdict: verdict.as_str().to_owned() });
    let mut paragraphs = vec![format!("Đến ngày {}, có {} đạt và vượt mức đề ra.", short_date(facts.review.cut_off), count(Computed::Met))];
    for (word, opening) in [
        (Computed::InProgress, "đang trong lộ trình"),
        (Computed::Unlikely, "khó đạt nếu giữ nhịp độ hiện nay"),
        (Computed::NotMet, "chưa đạt"),
        (Computed::NotJudged, "chưa đủ căn cứ để đánh giá"),
    ] {
        let names: Vec<&str> = facts.targets.iter().filter(|fact| fact.word() == word).map(|fact| fact.target.name.as_str()).collect();
        if !names.is_empty() {
            paragraphs.push(format!("Có {} {opening}: {}.", count(word), names.join("; ")));
        }
    }
    let missing: std::collections::BTreeSet<&str> =
        facts.targets.iter().flat_map(|fact| &fact.progress.to_date.gaps).map(|gap| facts.unit_name(gap.unit)).collect();
    if !missing.is_empty() {
        paragraphs.push(format!(
            "Số liệu còn thiếu của: {}; các tổng liên quan được tính trên phần đã có.",
            missing.into_iter().collect::<Vec<_>>().join(", ")
        ));
    }
    paragraphs.join("\n\n")
}

/// A paragraph for each target of a theme.
pub fn theme(theme: &str, facts: &Facts) -> String {
    let targets = facts.targets.iter().filter(|fact| fact.target.theme == theme);
    let paragraphs: Vec<String> = targets.enumerate().map(|(at, fact)| paragraph(at, fact)).collect();
    if paragraphs.is_empty() { "Nội dung này do văn phòng bổ sung.".to_owned() } else { paragraphs.join("\n\n") }
}

/// What became of one target. The form turns with the place in the list, so that a page does not read like a table.
fn paragraph(at: usize, fact: &TargetFact) -> String {
    let (target, progress) = (&fact.target, &fact.progress);
    let to_date = figure(&Printed::ToDate { target: target.id });
    let asked = figure(&Printed::Asked { target: target.id, period: None });
    let name = &target.name;
    if let Err(blank) = progress.to_date.value {
        return format!("{name}: {}", blank.sentence_vi());
    }
    let mut text = match at % 4 {
        0 => format!("{name}: đến nay {to_date}, mức đề ra {asked}; {}.", fact.word().name_vi()),
        1 => format!("Về chỉ tiêu “{name}”, kết quả là {to_date} so với {asked} ghi trong nghị quyết ({}).", fact.word().name_vi()),
        2 => format!("{name} được {to_date}; nghị quyết đề ra {asked}, đánh giá {}.", fact.word().name_vi()),
        _ => format!("Kết quả {to_date} đối với chỉ tiêu “{name}”, trong khi mức đề ra là {asked}: {}.", fact.word().name_vi()),
    };
    if let (TimeRule::EveryPeriod, Some(years)) = (target.time_rule, progress.years_reached_vi()) {
        text.push_str(&format!(" Tính theo từng năm: {years}."));
    }
    if let Some(beside) = &progress.last_year {
        let change = figure(&Printed::Change { target: target.id, period: beside.period.to_string() });
        text.push_str(&format!(" So với cùng kỳ năm trước: {change}."));
    }
    if let Some(verdict) = &fact.verdict {
        text.push_str(&format!(" Cấp uỷ kết luận {}: {}", fact.word().name_vi(), stopped(&verdict.reason)));
    }
    if !progress.to_date.is_complete() {
        text.push_str(" Số này còn thiếu báo cáo của một số đơn vị.");
    }
    text
}

/// Activities under the mandates: counted, then named.
pub fn activities(facts: &Facts) -> String {
    let held: Vec<_> = facts.records.iter().filter(|record| record.kind == RecordKind::Activity).collect();
    if held.is_empty() {
        return "Chưa ghi hoạt động nào trong kỳ.".to_owned();
    }
    let review = facts.review.id;
    let count = |of: &str| figure(&Printed::RecordCount { review, of: of.to_owned() });
    let mut text = format!("Trong kỳ đã tổ chức {} với {} tham dự.", count("meetings"), count("participants"));
    for record in held {
        let day = record.happened_on.map(|day| format!(" (ngày {})", short_date(day))).unwrap_or_default();
        text.push_str(&format!("\n\n- {}{day}.", record.body.trim_end_matches('.')));
    }
    text
}

/// Pledges: counted, never graded.
pub fn pledges(facts: &Facts) -> String {
    let made: Vec<_> = facts.records.iter().filter(|record| record.kind == RecordKind::Pledge).collect();
    if made.is_empty() {
        return "Chưa ghi bản cam kết nào trong kỳ.".to_owned();
    }
    let count = figure(&Printed::RecordCount { review: facts.review.id, of: "pledges".to_owned() });
    let mut text = format!("Các đơn vị đã lập {count}.");
    for record in made {
        text.push_str(&format!("\n\n- {}", stopped(&record.body)));
    }
    text
}
