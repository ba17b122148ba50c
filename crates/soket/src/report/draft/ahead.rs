//! Drafts of the way ahead: what became of the last tasks, targets still open, measures, who carries them out.

use super::{figure, stopped, story};
use crate::report::facts::{Facts, TargetFact};
use crate::store::task::Task;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::review::RecordKind;
use soket_core::rollup::judge::Computed;
use soket_core::target::goal::{Better, Direction, When};
use soket_core::target::rule::TimeRule;
use soket_core::task::TaskState;
use soket_core::unit::Line;

/// What became of the tasks that the review before this one set; nothing where it set none.
pub fn former_tasks(facts: &Facts) -> String {
    if facts.former.is_empty() {
        return String::new();
    }
    let lines = facts.former.iter().map(|task| {
        let (title, lead) = (task.title.trim_end_matches('.'), facts.unit_name(task.lead));
        format!("- {title} ({lead}): {}", became(facts, task))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What became of one task up to the cut-off: finished, reported but not yet accepted, withdrawn, or how far it is.
fn became(facts: &Facts, task: &Task) -> String {
    let told = facts.reports.get(&task.id).map(|report| {
        let percent = report.percent.map(|percent| format!(", khoảng {percent}%")).unwrap_or_default();
        format!(" Đến ngày {}{percent}: {}", short_date(report.happened_on), stopped(&report.body))
    });
    let told = told.unwrap_or_default();
    match (task.state, task.finished_on.filter(|day| *day <= facts.review.cut_off)) {
        (TaskState::Withdrawn, _) => format!("đã rút. {}", stopped(&task.answer)),
        (TaskState::Reported, Some(day)) => format!("đã báo xong ngày {}, chờ nghiệm thu. {}", short_date(day), task.result),
        (_, Some(day)) => format!("xong ngày {}. {}", short_date(day), task.result),
        (_, None) if task.due_on < facts.review.cut_off => {
            format!("quá hạn từ ngày {}, tiếp tục thực hiện.{told}", short_date(task.due_on))
        }
        (_, None) => format!("đang thực hiện, hạn đến ngày {}.{told}", short_date(task.due_on)),
    }
}

/// Targets that are not reached yet, with where they stand and what is asked.
pub fn targets(facts: &Facts) -> String {
    let open: Vec<_> = facts.targets.iter().filter(|fact| !fact.word().is_reached()).collect();
    if open.is_empty() {
        return "Giữ vững các chỉ tiêu đã đạt; không có chỉ tiêu nào còn phải phấn đấu thêm.".to_owned();
    }
    let lines = open.iter().map(|fact| format!("- {}: {}", fact.target.name, open_still(fact)));
    format!("Giữ vững các chỉ tiêu đã đạt; tập trung cho các chỉ tiêu sau:\n\n{}", lines.collect::<Vec<_>>().join("\n"))
}

/// What is left to do about one target.
fn open_still(fact: &TargetFact) -> String {
    let target = &fact.target;
    match (fact.word(), target.time_rule, fact.progress.measure.better) {
        _ if target.direction == Direction::Zero => "không để phát sinh thêm trong thời gian còn lại.".to_owned(),
        _ if fact.progress.to_date.value.is_err() => "bổ sung số liệu, căn cứ để đánh giá.".to_owned(),
        (word, TimeRule::EveryPeriod, _) => year_by_year(fact, word),
        (_, _, Better::Higher) => to_raise(fact),
        (_, _, Better::Lower) => to_keep_under(fact),
    }
}

/// What each year asks for; of goals that differ, the one of the last year.
fn year_by_year(fact: &TargetFact, word: Computed) -> String {
    let asked = figure(&Printed::Asked { target: fact.target.id, period: None });
    let rising = fact.progress.to_date.goal.and_then(|goal| goal.year()).zip(fact.target.years().last().copied());
    match (rising, word, fact.progress.measure.better) {
        (Some((year, last)), ..) if year != last => {
            format!("phấn đấu đạt mức đề ra của từng năm còn lại, đến {} là {}.", last.name_vi(), story::asked_in(fact, &last))
        }
        (_, Computed::NotMet, Better::Higher) => format!("giữ mức {asked} trong từng năm còn lại."),
        (_, _, Better::Higher) => format!("phấn đấu đạt mức {asked} của năm."),
        (_, Computed::NotMet, Better::Lower) => format!("giữ trong giới hạn {asked} ở từng năm còn lại."),
        (_, _, Better::Lower) => format!("giữ trong giới hạn {asked} của năm."),
    }
}

/// What the end of the term asks for: its own goal, else that of its last year.
fn asked_at_the_end(fact: &TargetFact) -> String {
    let by_year = fact.progress.to_date.goal.is_none_or(|goal| goal.when != When::Term);
    match fact.target.years().last().filter(|_| by_year) {
        Some(last) => story::asked_in(fact, last),
        None => figure(&Printed::Asked { target: fact.target.id, period: None }),
    }
}

/// A floor that is not reached for good, by how its years make one value.
fn to_raise(fact: &TargetFact) -> String {
    let to_date = figure(&Printed::ToDate { target: fact.target.id });
    let asked = asked_at_the_end(fact);
    let on_pace = fact.progress.forecast.is_some_and(|forecast| forecast.reaches == Some(true));
    match (fact.word(), fact.target.time_rule) {
        _ if fact.progress.to_date.goal.is_none() => format!("phấn đấu đạt mức đề ra của từng năm còn lại, năm cuối là {asked}."),
        (Computed::Unlikely, _) => format!("mới được {to_date}, phải có giải pháp bổ sung để đạt {asked}."),
        _ if is_enough(fact) => format!("giữ kết quả {to_date}, không thấp hơn mức đề ra khi hết nhiệm kỳ."),
        (_, TimeRule::Sum) if on_pace => format!("giữ nhịp độ hiện nay để từ {to_date} đạt {asked} vào cuối nhiệm kỳ."),
        (_, TimeRule::Sum) => format!("đẩy nhanh từ {to_date} hiện nay lên {asked} vào cuối nhiệm kỳ."),
        (_, TimeRule::Mean | TimeRule::WeightedMean) => format!("nâng mức bình quân từ {to_date} lên {asked}."),
        (_, TimeRule::Max) => format!("kết quả tốt nhất mới là {to_date}, phấn đấu {asked} trong các lần tới."),
        (_, TimeRule::Last | TimeRule::EveryPeriod | TimeRule::Manual) => format!("nâng từ {to_date} lên {asked} vào cuối nhiệm kỳ."),
    }
}

/// A ceiling whose time is not over, or that was passed.
fn to_keep_under(fact: &TargetFact) -> String {
    let to_date = figure(&Printed::ToDate { target: fact.target.id });
    let asked = asked_at_the_end(fact);
    match fact.target.time_rule {
        TimeRule::Max => format!("kết quả tốt nhất mới là {to_date}, phấn đấu {asked} trong các lần tới."),
        _ if is_enough(fact) => format!("hiện là {to_date}, tiếp tục giữ trong giới hạn {asked} đến hết nhiệm kỳ."),
        TimeRule::Sum => format!("hiện là {to_date}, vượt giới hạn {asked}; không để tăng thêm."),
        TimeRule::Mean | TimeRule::WeightedMean => format!("giảm mức bình quân từ {to_date} còn {asked}."),
        TimeRule::Last | TimeRule::EveryPeriod | TimeRule::Manual => format!("giảm từ {to_date} còn {asked} vào cuối nhiệm kỳ."),
    }
}

/// Whether the value to date would be enough for the term, though its time is not over.
fn is_enough(fact: &TargetFact) -> bool {
    let to_date = &fact.progress.to_date;
    to_date.goal.is_some_and(|goal| goal.when == When::Term) && fact.progress.is_enough(to_date) == Some(true)
}

/// Measures as recorded, then the tasks that this review sets.
pub fn measures(facts: &Facts) -> String {
    let recorded = facts.records.iter().filter(|record| record.kind == RecordKind::Measure);
    let mut paragraphs: Vec<String> = recorded.map(|record| stopped(&record.body)).collect();
    if !facts.tasks.is_empty() {
        let tasks = facts.tasks.iter().map(|task| {
            format!(
                "- {}: {} chủ trì, xong trước ngày {}.",
                task.title.trim_end_matches('.'),
                facts.unit_name(task.lead),
                short_date(task.due_on)
            )
        });
        paragraphs.push(format!("Các việc giao cụ thể:\n\n{}", tasks.collect::<Vec<_>>().join("\n")));
    }
    if paragraphs.is_empty() { "Chưa ghi giải pháp nào.".to_owned() } else { paragraphs.join("\n\n") }
}

/// Who carries the conclusions out and who follows them up.
pub fn organisation(facts: &Facts) -> String {
    let (review, tree) = (&facts.review, &facts.tree);
    let below: Vec<&str> =
        tree.children(review.unit, Line::Party, review.cut_off).map(|unit| unit.named_on(review.cut_off).full.as_str()).collect();
    let mut text =
        "Văn phòng theo dõi, đôn đốc và tổng hợp kết quả thực hiện; những việc quá hạn được báo cáo trong phiên họp gần nhất của cấp uỷ."
            .to_owned();
    if !below.is_empty() {
        text = format!("{} căn cứ báo cáo này xây dựng kế hoạch thực hiện của đơn vị mình. {text}", below.join(", "));
    }
    text
}
