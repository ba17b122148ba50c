//! One target in a paragraph: what is said, and in which form, follows from what is true of it.

use super::phrase::{self, UnitYear, Way, Year};
use super::{continued, figure, measure, stopped};
use crate::report::facts::{Facts, TargetFact};
use crate::report::value::levels;
use soket_core::figure::LevelScale;
use soket_core::figure::readings::Readings;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::review::OutlineKind;
use soket_core::rollup::forecast::{Basis, Forecast};
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Blank, Standing};
use soket_core::rollup::{Reporter, rollup};
use soket_core::target::TargetKind;
use soket_core::target::goal::{Direction, Reach, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};

/// What became of one target. A report on a year speaks of that year; one on a term of the years since it began.
pub fn paragraph(facts: &Facts, fact: &TargetFact) -> String {
    let mut sentences = match fact.progress.to_date.value {
        Err(Blank::Manual) => vec![by_word(fact)],
        Err(blank) => vec![format!("{}: {}", fact.target.name, continued(blank.sentence_vi()))],
        Ok(_) if facts.review.outline == OutlineKind::Periodic => this_year(facts, fact),
        Ok(_) => since_the_start(facts, fact),
    };
    sentences.extend(exempted(facts, fact));
    sentences.extend(missing(facts, fact));
    sentences.extend(concluded(fact));
    sentences.join(" ")
}

/// The result of a year, the value to date, and what was asked, as marks.
fn result(fact: &TargetFact, year: &Standing) -> String {
    figure(&Printed::Result { target: fact.target.id, period: year.span.to_string() })
}

fn to_date(fact: &TargetFact) -> String {
    figure(&Printed::ToDate { target: fact.target.id })
}

fn asked(fact: &TargetFact) -> String {
    figure(&Printed::Asked { target: fact.target.id, period: None })
}

fn asked_of(fact: &TargetFact, year: &Standing) -> String {
    figure(&Printed::Asked { target: fact.target.id, period: Some(year.span.to_string()) })
}

/// Nothing is computed: the committee says it, or has still to say it.
fn by_word(fact: &TargetFact) -> String {
    let name = &fact.target.name;
    match &fact.verdict {
        Some(verdict) => format!("{name}: cấp uỷ đánh giá {}; {}", fact.word().name_vi(), stopped(&verdict.reason)),
        None => format!("{name}: nội dung này không tính bằng số, chờ cấp uỷ đánh giá."),
    }
}

/// The years that are over and could be judged.
fn judged(fact: &TargetFact) -> Vec<&Standing> {
    let over = |year: &&Standing| year.is_over && year.goal.is_some() && year.state != Computed::NotJudged;
    fact.progress.years.iter().filter(over).collect()
}

fn told(fact: &TargetFact, year: &Standing) -> Year {
    Year { label: year.span.name_vi(), value: result(fact, year), reached: year.state.is_reached() }
}

/// The latest year whose result is not final but known in part.
fn running(fact: &TargetFact) -> Option<&Standing> {
    fact.progress.years.iter().rev().find(|year| !year.is_over && year.value.is_ok())
}

fn since_the_start(facts: &Facts, fact: &TargetFact) -> Vec<String> {
    let target = &fact.target;
    let name = &target.name;
    let years: Vec<Year> = judged(fact).into_iter().map(|year| told(fact, year)).collect();
    let opening = match (target.kind, target.direction, target.time_rule) {
        (_, Direction::Zero, _) => phrase::nothing_happened(name, &years),
        (TargetKind::YesNo(_), ..) => phrase::done(name, &years),
        (TargetKind::Level(_), _, TimeRule::EveryPeriod) => phrase::grades(name, &asked(fact), &years),
        _ if target.unit_rule == UnitRule::EveryUnit => unit_by_unit(facts, fact),
        (_, _, TimeRule::EveryPeriod | TimeRule::Manual) => phrase::each_year(name, &asked(fact), &years),
        (_, _, TimeRule::Sum) => cumulative(fact),
        (_, _, TimeRule::Last) => standing(fact),
        (_, _, TimeRule::Mean | TimeRule::WeightedMean) => average(fact),
        (_, _, TimeRule::Max) => best(fact),
    };
    let so_far = match target.time_rule {
        TimeRule::EveryPeriod | TimeRule::Mean | TimeRule::WeightedMean => so_far(facts, fact),
        _ => None,
    };
    let mut sentences = vec![if target.parent.is_some() { format!("Trong đó, {}", continued(&opening)) } else { opening }];
    sentences.extend(adjusted(facts, fact));
    sentences.extend(steps(facts, fact));
    sentences.extend(so_far);
    sentences.extend(outlook(fact));
    sentences
}

fn unit_by_unit(facts: &Facts, fact: &TargetFact) -> String {
    let years: Vec<UnitYear<'_>> = judged(fact).into_iter().map(|year| unit_year(facts, fact, year)).collect();
    phrase::each_unit(&fact.target.name, &asked(fact), &years)
}

fn unit_year<'f>(facts: &'f Facts, fact: &TargetFact, year: &Standing) -> UnitYear<'f> {
    let (reached, of) = year.units_reached.map_or((0, 0), |units| (units.reached, units.of));
    UnitYear { label: year.span.name_vi(), reached, of, lagging: lagging(facts, fact, year) }
}

/// The units that have not reached in a year what each must reach: the roll-up is asked for each of them alone.
fn lagging<'f>(facts: &'f Facts, fact: &TargetFact, year: &Standing) -> Vec<&'f str> {
    let indicators: Vec<_> = facts.indicators.iter().map(|asked| asked.indicator.clone()).collect();
    let readings = Readings::new(&indicators, &facts.readings);
    let lags = |reporter: &Reporter| {
        let alone = rollup(&fact.target, &readings, &[*reporter], facts.review.cut_off);
        alone.year(&year.span).is_some_and(|year| year.value != Err(Blank::AllExempt) && !year.state.is_reached())
    };
    let units = facts.reporters(fact).into_iter();
    units.filter(lags).map(|reporter| facts.unit_name(reporter.unit)).collect()
}

fn cumulative(fact: &TargetFact) -> String {
    let share = figure(&Printed::PercentOfAsked { target: fact.target.id });
    phrase::cumulative(&fact.target.name, [&to_date(fact), &share, &asked(fact)], fact.word().is_reached())
}

fn standing(fact: &TargetFact) -> String {
    let known: Vec<&Standing> = fact.progress.years.iter().filter(|year| year.value.is_ok()).collect();
    let number = |year: &Standing| year.value.ok().and_then(|value| value.number());
    let moved = match known.as_slice() {
        [first, .., last] => number(first).zip(number(last)).map(|(from, to)| (*first, way(from, to))),
        _ => None,
    };
    let since = moved.map(|(first, way)| (result(fact, first), way, first.span.name_vi()));
    let since = since.as_ref().map(|(value, way, label)| (value.as_str(), *way, label.as_str()));
    phrase::standing(&fact.target.name, [&to_date(fact), &asked(fact)], since)
}

fn way(from: Quotient, to: Quotient) -> Way {
    match to.cmp(&from) {
        std::cmp::Ordering::Greater => Way::Up,
        std::cmp::Ordering::Less => Way::Down,
        std::cmp::Ordering::Equal => Way::Same,
    }
}

fn average(fact: &TargetFact) -> String {
    let years: Vec<String> = fact.progress.to_date.made_of.iter().map(|year| year.name_vi()).collect();
    phrase::average(&fact.target.name, [&to_date(fact), &asked(fact)], &years)
}

fn best(fact: &TargetFact) -> String {
    let year = fact.progress.to_date.made_of.first().map(|year| year.name_vi()).unwrap_or_default();
    phrase::best(&fact.target.name, [&to_date(fact), &asked(fact)], &year)
}

/// The running year beside those that are over; a result that is awaited for months is called a first one.
fn so_far(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let year = running(fact)?;
    let (label, value, day) = (year.span.name_vi(), result(fact, year), year.counted_to.map(short_date)?);
    let nothing = year.value.ok().is_some_and(|value| value.as_number() == Quotient::ZERO);
    Some(match (fact.target.direction, compared(fact)) {
        _ if fact.target.lag_months > 0 => format!("Kết quả {label} {}, bước đầu là {value}.", awaited(fact)),
        _ if fact.target.unit_rule == UnitRule::EveryUnit => format!("Đến ngày {day}, {}.", unit_year(facts, fact, year).told()),
        (Direction::Zero, _) if nothing => format!("Riêng {label}, đến ngày {day} chưa phát sinh."),
        (_, Some(change)) => format!("Riêng {label}, tính đến ngày {day} là {value}, {change} so với cùng kỳ."),
        (_, None) => format!("Riêng {label}, tính đến ngày {day} là {value}."),
    })
}

fn awaited(fact: &TargetFact) -> String {
    format!("được xét sau {} tháng", fact.target.lag_months)
}

/// The change from the same stretch of the year before, as a mark.
fn compared(fact: &TargetFact) -> Option<String> {
    fact.progress.last_year.as_ref()?;
    let year = fact.progress.years.last()?;
    Some(figure(&Printed::Change { target: fact.target.id, period: year.span.to_string() }))
}

fn this_year(facts: &Facts, fact: &TargetFact) -> Vec<String> {
    let (target, year) = (&fact.target, facts.year());
    let current = fact.progress.years.iter().rev().find(|standing| standing.value.is_ok() && year.contains(standing.span.last()));
    let opening = match current {
        _ if target.calendar == Calendar::Term => standing(fact),
        Some(current) if target.direction == Direction::Zero => zero_this_year(fact, current),
        Some(current) if target.unit_rule == UnitRule::EveryUnit => format!("{}: {}.", target.name, unit_year(facts, fact, current).told()),
        Some(current) if current.is_over => year_over(fact, current),
        Some(current) => year_so_far(fact, current),
        None => not_yet(facts, fact),
    };
    let mut sentences = vec![if target.parent.is_some() { format!("Trong đó, {}", continued(&opening)) } else { opening }];
    let by_term = target.goal(When::Term, facts.review.cut_off).is_some();
    if let Some(current) = current.filter(|_| by_term) {
        sentences.extend(in_the_term(fact, current));
        sentences.extend(outlook(fact));
    }
    sentences
}

/// Where the year leaves the term.
fn in_the_term(fact: &TargetFact, year: &Standing) -> Option<String> {
    let share = figure(&Printed::PercentOfAsked { target: fact.target.id });
    let to_date = to_date(fact);
    match fact.target.time_rule {
        // Where the year is all there is, the sentence would say the same again.
        _ if fact.progress.to_date.made_of == [year.span] => None,
        TimeRule::Sum => Some(format!("Luỹ kế nhiệm kỳ được {to_date}, bằng {share} mức {}.", asked(fact))),
        TimeRule::Mean | TimeRule::WeightedMean => {
            Some(format!("Bình quân các năm đã kết thúc là {to_date}, mức cả nhiệm kỳ {}.", asked(fact)))
        }
        _ => None,
    }
}

fn zero_this_year(fact: &TargetFact, year: &Standing) -> String {
    let (name, label) = (&fact.target.name, year.span.name_vi());
    match year.value.ok().map(|value| value.as_number() == Quotient::ZERO) {
        Some(true) => format!("{name}: {label} chưa phát sinh trường hợp nào."),
        _ => format!("Chỉ tiêu “{name}” không giữ được: {label} phát sinh {}.", result(fact, year)),
    }
}

fn year_over(fact: &TargetFact, year: &Standing) -> String {
    let (name, told) = (&fact.target.name, told(fact, year));
    let change = compared(fact).map(|change| format!(", {change} so với năm trước")).unwrap_or_default();
    match (fact.target.kind, year.goal) {
        (TargetKind::Level(_), Some(_)) => phrase::grades(name, &asked(fact), &[told]),
        (TargetKind::YesNo(_), Some(_)) => phrase::done(name, &[told]),
        (_, Some(_)) => format!("{}{change}.", phrase::year_over(name, &told, &asked_of(fact, year))),
        (TargetKind::Level(_), None) => format!("{name}: {} xếp {}, mức phấn đấu cả nhiệm kỳ {}.", told.label, told.value, asked(fact)),
        (_, None) => format!("{name}: {} được {}{change}.", told.label, told.value),
    }
}

fn year_so_far(fact: &TargetFact, year: &Standing) -> String {
    let (name, value) = (&fact.target.name, result(fact, year));
    let change = compared(fact).map(|change| format!(", {change} so với cùng kỳ năm trước")).unwrap_or_default();
    let day = year.counted_to.map(short_date).unwrap_or_default();
    let got = if matches!(fact.target.kind, TargetKind::Number(_)) { "được" } else { "là" };
    match (year.goal, fact.target.direction) {
        _ if fact.target.lag_months > 0 => format!("{name}: {} {}, bước đầu là {value}.", year.span.name_vi(), awaited(fact)),
        (Some(_), Direction::AtMost) => format!("{name}: đến ngày {day} là {value}{change}, trong giới hạn {}.", asked_of(fact, year)),
        (Some(_), _) => format!("{name}: đến ngày {day} {got} {value}{change}; mức của cả năm là {}.", asked_of(fact, year)),
        (None, _) => format!("{name}: từ đầu năm {got} {value}{change}."),
    }
}

/// Nothing of this year is known yet: the latest year that is.
fn not_yet(facts: &Facts, fact: &TargetFact) -> String {
    let name = &fact.target.name;
    let latest = fact.progress.years.iter().rev().find(|year| year.value.is_ok()).map(|year| told(fact, year));
    match (fact.target.kind, latest) {
        (TargetKind::YesNo(_), Some(year)) if year.reached => format!("{name}: xét công nhận vào cuối năm; {} đã giữ được.", year.label),
        (TargetKind::YesNo(_), Some(year)) => format!("{name}: xét công nhận vào cuối năm; {} chưa giữ được.", year.label),
        (TargetKind::Level(_), Some(year)) => match levels(facts, &fact.target) {
            Some(LevelScale::Steps(_)) => format!("{name}: năm nay chưa đến kỳ xếp loại; {} xếp “{}”.", year.label, year.value),
            _ => format!("{name}: năm nay chưa xếp; {} đứng {}.", year.label, year.value),
        },
        (_, Some(year)) => format!("{name}: năm nay chưa đến kỳ có số liệu; {} là {}.", year.label, year.value),
        (_, None) => format!("{name}: đến nay là {}, mức đề ra {}.", to_date(fact), asked(fact)),
    }
}

/// A goal that a document changed on the way.
fn adjusted(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let change = fact.target.adjustments.iter().rev().find(|change| change.from <= facts.review.cut_off)?;
    let original = fact.target.goals.iter().find(|goal| goal.when == When::Term).or(fact.target.goals.first())?;
    let original = fact.target.goal_vi(original, levels(facts, &fact.target));
    Some(format!("Mức này theo {}; nghị quyết ban đầu đề ra {original}.", change.document))
}

/// Steps on the way whose day has come.
fn steps(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let step = fact.progress.milestones.iter().rev().find(|step| step.is_over)?;
    let goal = fact.target.goal_vi(&step.goal?, levels(facts, &fact.target));
    let word = if step.state.is_reached() { "đã đạt" } else { "không đạt" };
    Some(format!("Mốc {} ({goal}) {word}.", step.when.name_vi()))
}

/// Where it would end; only for what the committee has not concluded.
fn outlook(fact: &TargetFact) -> Option<String> {
    let said = match (fact.word(), &fact.progress.forecast) {
        _ if fact.verdict.is_some() => return None,
        (Computed::Unlikely, _) => "Với nhịp độ hiện nay khó đạt mức đề ra, cần giải pháp bổ sung.",
        (Computed::InProgress, Some(forecast)) => match (forecast.basis, reaches(fact, forecast)) {
            (Basis::Pace { .. }, true) => "Giữ nhịp độ hiện nay thì đạt mức đề ra trước khi hết nhiệm kỳ.",
            (Basis::Pace { .. }, false) => "Nhịp độ hiện nay thấp hơn yêu cầu, phải đẩy nhanh ở thời gian còn lại.",
            (_, true) => "Kết quả đang ở trên mức đề ra, phải giữ đến hết nhiệm kỳ.",
            (_, false) => "Kết quả còn dưới mức đề ra, phải tiếp tục nâng lên.",
        },
        (Computed::InProgress, None) => "Chỉ tiêu đang trong lộ trình.",
        _ => return None,
    };
    Some(said.to_owned())
}

/// Whether a forecast ends at the goal.
pub fn reaches(fact: &TargetFact, forecast: &Forecast) -> bool {
    let reach = fact.progress.to_date.goal.and_then(|goal| goal.reach(forecast.value, measure(&fact.target)));
    reach.is_some_and(|reach| reach != Reach::Short)
}

/// Units that did not have to take part, with the reason.
fn exempted(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let year = facts.year();
    let told = |standing: &&Standing| facts.review.outline != OutlineKind::Periodic || standing.span == year;
    let exempt = fact.progress.years.iter().filter(told).flat_map(|standing| &standing.exempt);
    let units: Vec<String> = exempt
        .map(|exempt| format!("{} được miễn {} ({})", facts.unit_name(exempt.unit), exempt.period.name_vi(), exempt.reason))
        .collect();
    (!units.is_empty()).then(|| format!("{}.", units.join("; ")))
}

/// Who has not reported what the value is made of.
fn missing(facts: &Facts, fact: &TargetFact) -> Option<String> {
    let mut units: Vec<&str> = fact.progress.to_date.gaps.iter().map(|gap| facts.unit_name(gap.unit)).collect();
    units.sort_unstable();
    units.dedup();
    (!units.is_empty()).then(|| format!("Số liệu của {} chưa đủ nên kết quả còn có thể tăng thêm.", units.join(", ")))
}

fn concluded(fact: &TargetFact) -> Option<String> {
    let verdict = fact.verdict.as_ref().filter(|_| fact.progress.to_date.value != Err(Blank::Manual))?;
    Some(format!("Cấp uỷ kết luận {}: {}", fact.word().name_vi(), stopped(&verdict.reason)))
}
