//! Drafts of what was reached: the sentence over all targets, a paragraph for each target of a theme, activities, pledges.

use super::{figure, stopped, story};
use crate::report::facts::{Facts, TargetFact};
use soket_core::amount::words::count_vi;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::review::{RecordKind, Section, Topic};
use soket_core::rollup::judge::Computed;

/// "x/y chỉ tiêu đạt và vượt", then the others by name, then what is missing.
pub fn summary(facts: &Facts) -> String {
    if facts.targets.is_empty() {
        return "Văn bản được sơ kết chưa có chỉ tiêu nào được ghi.".to_owned();
    }
    let review = facts.review.id;
    let count = |verdict: Computed| figure(&Printed::VerdictCount { review, verdict: verdict.as_str().to_owned() });
    let reached = names(facts, Computed::is_reached);
    let end = if reached.is_empty() { ".".to_owned() } else { format!(": {}.", reached.join("; ")) };
    let day = short_date(facts.review.cut_off);
    let mut paragraphs = vec![format!("Đến ngày {day}, có {} đạt và vượt mức đề ra{end}", count(Computed::Met))];
    for (word, opening) in [
        (Computed::InProgress, "đang trong lộ trình"),
        (Computed::Unlikely, "khó đạt nếu giữ nhịp độ hiện nay"),
        (Computed::NotMet, "chưa đạt"),
        (Computed::NotJudged, "chưa đủ căn cứ để đánh giá"),
    ] {
        let names = names(facts, |found| found == word);
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

/// Names in quotation marks: "chưa đạt: Không có đảng viên bị kỷ luật" would be heard as its contrary.
fn names(facts: &Facts, wanted: impl Fn(Computed) -> bool) -> Vec<String> {
    let named = |fact: &TargetFact| format!("“{}”{}", fact.target.name, missed_steps(fact));
    facts.targets.iter().filter(|fact| wanted(fact.word())).map(named).collect()
}

/// A step that was missed is said with whatever became of the whole.
fn missed_steps(fact: &TargetFact) -> String {
    let steps = fact.progress.milestones.iter().filter(|step| step.state == Computed::NotMet);
    let steps: Vec<String> = steps.map(|step| format!("mốc {}", step.name_vi())).collect();
    if steps.is_empty() { String::new() } else { format!(" (chưa đạt {})", steps.join(", ")) }
}

/// A paragraph for each target of a theme.
pub fn theme(theme: &str, facts: &Facts) -> String {
    let targets = facts.targets.iter().filter(|fact| fact.target.theme == theme);
    let paragraphs: Vec<String> = targets.map(|fact| story::paragraph(facts, fact)).collect();
    if paragraphs.is_empty() { unwritten(theme, facts) } else { paragraphs.join("\n\n") }
}

/// A theme without targets, by the name under which the outline treats it.
fn unwritten(theme: &str, facts: &Facts) -> String {
    let treats = |section: &&Section| matches!(section.topic, Topic::Theme(key) if key == theme);
    let heading = facts.review.outline.sections().iter().find(treats).map(|section| section.heading(&facts.review.period));
    format!("{}: nội dung do văn phòng bổ sung.", heading.unwrap_or_default())
}

/// Activities under the mandates: counted, then named.
pub fn activities(facts: &Facts) -> String {
    let held: Vec<_> = facts.records.iter().filter(|record| record.kind == RecordKind::Activity).collect();
    if held.is_empty() {
        return "Chưa ghi hoạt động nào trong kỳ.".to_owned();
    }
    let review = facts.review.id;
    let count = |of: &str| figure(&Printed::RecordCount { review, of: of.to_owned() });
    let (meetings, came) = (held.iter().any(|record| record.meetings.is_some()), held.iter().any(|record| record.participants.is_some()));
    let mut text = match (meetings, came) {
        (true, true) => format!("Trong kỳ đã tổ chức {} với {} tham dự.", count("meetings"), count("participants")),
        (true, false) => format!("Trong kỳ đã tổ chức {}.", count("meetings")),
        (false, true) => format!("Các hoạt động trong kỳ có {} tham dự.", count("participants")),
        (false, false) => "Các hoạt động trong kỳ:".to_owned(),
    };
    for record in held {
        let day = record.happened_on.map(|day| format!("ngày {}", short_date(day)));
        let held = record.meetings.filter(|held| *held > 1).map(|held| format!("{} cuộc", count_vi(held)));
        let came = record.participants.map(|came| format!("{} lượt người dự", count_vi(came)));
        let said: Vec<String> = [day, held, came].into_iter().flatten().collect();
        let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
        text.push_str(&format!("\n\n- {}{said}.", record.body.trim_end_matches('.')));
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
    let mut text = match made.iter().any(|record| record.meetings.is_some()) {
        true => format!("Các đơn vị đã lập {count}."),
        false => "Các bản cam kết đã lập trong kỳ:".to_owned(),
    };
    for record in made {
        text.push_str(&format!("\n\n- {}", stopped(&record.body)));
    }
    text
}
