//! One target in a paragraph: what is said, and in which form, follows from what is true of it.

use super::phrase::{self, Asked, UnitYear, Way, Year};
use super::{aside, continued, figure, outlook, stopped};
use crate::report::facts::{Facts, TargetFact};
use crate::report::value::levels;
use soket_core::figure::LevelScale;
use soket_core::period::Period;
use soket_core::period::day::short_date;
use soket_core::printed::Printed;
use soket_core::quotient::Quotient;
use soket_core::review::OutlineKind;
use soket_core::rollup::judge::Computed;
use soket_core::rollup::progress::{Blank, Standing};
use soket_core::target::TargetKind;
use soket_core::target::goal::{Better, Direction, When};
use soket_core::target::rule::{Calendar, TimeRule, UnitRule};

/// What became of one target. A report on a year speaks of that year; one on a term of the years since it began.
pub fn paragraph(facts: &Facts, fact: &TargetFact) -> String {
    let mut sentences = match fact.progress.to_date.value {
        Err(Blank::Manual) => vec![by_word(fact)],
        Err(blank) => vec![format!("{}: {}", fact.target.name, continued(blank.sentence_vi()))],
        Ok(_) if facts.review.outline == OutlineKind::Periodic => this_year(facts, fact),
        Ok(_) => since_the_start(facts, fact),
    };
    sentences.extend(aside::exempted(facts, fact));
    sentences.extend(aside::missing(facts, fact));
    sentences.extend(aside::concluded(fact));
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
    asked_in(fact, &year.span)
}

/// What is asked of a year, also of one that has not begun.
pub fn asked_in(fact: &TargetFact, year: &Period) -> String {
    figure(&Printed::Asked { target: fact.target.id, period: Some(year.to_string()) })
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
    let mut value = result(fact, year);
    if let Some(tolerance) = fact.target.tolerance_vi().filter(|_| fact.progress.is_forgiven(year)) {
        value.push_str(&format!(", trong dung sai {tolerance}"));
    }
    Year { label: year.span.name_vi(), value, reached: year.state.is_reached(), asked: None }
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
        (_, Direction::Zero, _) => zero(fact),
        (TargetKind::YesNo(_), ..) => phrase::done(name, &years),
        (TargetKind::Level(_), _, TimeRule::EveryPeriod) => phrase::grades(name, &asked(fact), &years),
        _ if target.unit_rule == UnitRule::EveryUnit => unit_by_unit(facts, fact),
        (_, _, TimeRule::EveryPeriod | TimeRule::Manual) => each_year(fact),
        (_, _, TimeRule::Sum) => cumulative(fact),
        (_, _, TimeRule::Last) => standing(fact),
        (_, _, TimeRule::Mean | TimeRule::WeightedMean) if fact.progress.to_date.goal.is_none() => each_year(fact),
        (_, _, TimeRule::Mean | TimeRule::WeightedMean) => average(fact),
        (_, _, TimeRule::Max) => best(fact),
    };
    let so_far = match target.time_rule {
        TimeRule::EveryPeriod | TimeRule::Mean | TimeRule::WeightedMean => so_far(facts, fact),
        _ => None,
    };
    let mut sentences = vec![if target.parent.is_some() { format!("Trong đó, {}", continued(&opening)) } else { opening }];
    sentences.extend(aside::adjusted(facts, fact));
    sentences.extend(aside::steps(facts, fact));
    sentences.extend(so_far);
    sentences.extend(outlook::of(fact));
    sentences
}

/// What may not happen: every year in which it did, also the running one; that it did not is claimed only when all is known.
fn zero(fact: &TargetFact) -> String {
    let (name, years) = (&fact.target.name, &fact.progress.years);
    let is_some = |year: &&Standing| year.value.is_ok_and(|value| value.as_number() != Quotient::ZERO);
    let happened: Vec<Year> = years.iter().filter(is_some).map(|year| told(fact, year)).collect();
    let unknown = years.iter().filter(|year| year.value.is_err() || !year.is_complete());
    let unknown: Vec<String> = unknown.map(|year| year.span.name_vi()).collect();
    match (happened.as_slice(), unknown.as_slice()) {
        ([], []) => phrase::nothing_happened(name),
        ([], unknown) => phrase::nothing_known(name, unknown),
        (happened, _) => phrase::happened(name, happened),
    }
}

/// The years that are over, held against one goal, or each against its own where they differ.
fn each_year(fact: &TargetFact) -> String {
    let (over, better) = (judged(fact), fact.progress.measure.better);
    let goals: Vec<_> = over.iter().filter_map(|year| year.goal).map(|goal| (goal.low, goal.high)).collect();
    if goals.windows(2).all(|pair| pair[0] == pair[1]) {
        let mark =
            over.last().filter(|year| year.goal != fact.progress.to_date.goal).map_or_else(|| asked(fact), |year| asked_of(fact, year));
        let years: Vec<Year> = over.into_iter().map(|year| told(fact, year)).collect();
        return phrase::each_year(&fact.target.name, Asked { mark: &mark, better }, &years);
    }
    let years: Vec<Year> = over.into_iter().map(|year| Year { asked: Some(asked_of(fact, year)), ..told(fact, year) }).collect();
    phrase::each_year(&fact.target.name, Asked { mark: "đề ra", better }, &years)
}

fn unit_by_unit(facts: &Facts, fact: &TargetFact) -> String {
    let years: Vec<UnitYear<'_>> = judged(fact).into_iter().map(|year| unit_year(facts, year)).collect();
    phrase::each_unit(&fact.target.name, &asked(fact), &years)
}

fn unit_year<'f>(facts: &'f Facts, year: &Standing) -> UnitYear<'f> {
    let units = year.units_reached.as_ref();
    let (reached, of) = units.map_or((0, 0), |units| (units.reached, units.of));
    let lagging = units.into_iter().flat_map(|units| &units.lagging).map(|unit| facts.unit_name(*unit));
    UnitYear { label: year.span.name_vi(), reached, of, lagging: lagging.collect() }
}

fn cumulative(fact: &TargetFact) -> String {
    let (progress, name) = (&fact.progress, &fact.target.name);
    let (to_date, asked) = (to_date(fact), asked(fact));
    match (&share(fact), progress.measure.better) {
        _ if progress.to_date.goal.is_none() => format!("{} Luỹ kế từ đầu nhiệm kỳ được {to_date}.", each_year(fact)),
        (_, Better::Lower) => format!("{}.", under_ceiling(fact, "luỹ kế từ đầu nhiệm kỳ")),
        _ if progress.to_date.state.is_reached() && !progress.to_date.is_over => phrase::reached_early(name, [&to_date, &asked]),
        (Some(share), _) => phrase::cumulative(name, [&to_date, share, &asked]),
        (None, _) => format!("{name}: luỹ kế từ đầu nhiệm kỳ được {to_date}; nghị quyết đề ra {asked}."),
    }
}

/// A ceiling on what adds up, and whether it holds so far.
fn under_ceiling(fact: &TargetFact, label: &str) -> String {
    let reached = fact.progress.is_enough(&fact.progress.to_date) == Some(true);
    let year = Year { label: label.to_owned(), value: to_date(fact), reached, asked: None };
    phrase::result(&fact.target.name, &year, Asked { mark: &asked(fact), better: Better::Lower })
}

/// The mark of the result as a share of what is asked, where there is one.
fn share(fact: &TargetFact) -> Option<String> {
    let has = fact.target.direction != Direction::AtMost && fact.progress.to_date.against?.percent.is_some();
    has.then(|| figure(&Printed::PercentOfAsked { target: fact.target.id }))
}

fn standing(fact: &TargetFact) -> String {
    let (name, to_date, wanted) = (&fact.target.name, to_date(fact), wanted(fact));
    let day = fact.progress.to_date.counted_to.map(short_date).unwrap_or_default();
    match moved(fact) {
        Some((way, first, latest)) => {
            let (since, until) = (first.span.name_vi(), latest.span.name_vi());
            phrase::moved(name, way, [(&result(fact, first), &since), (&to_date, &until)], &wanted)
        }
        None => phrase::standing(name, [&to_date, &day, &wanted]),
    }
}

/// What the value to date is held against; a goal of its year with that of the last one beside it.
fn wanted(fact: &TargetFact) -> String {
    let (asked, last) = (asked(fact), fact.target.years().last().copied());
    match fact.progress.to_date.goal.map(|goal| goal.when) {
        Some(When::Year(year)) => match last.filter(|last| *last != year) {
            Some(last) => format!("mức của {} là {asked}, của {} là {}", year.name_vi(), last.name_vi(), asked_in(fact, &last)),
            None => format!("mức của {} là {asked}", year.name_vi()),
        },
        Some(When::EachYear) => format!("mức hằng năm là {asked}"),
        _ => format!("nghị quyết đề ra {asked} vào cuối nhiệm kỳ"),
    }
}

/// How the value to date differs from the first year of which everything is known; it stayed only if no year moved.
fn moved(fact: &TargetFact) -> Option<(Way, &Standing, &Standing)> {
    let latest = fact.progress.year(fact.progress.to_date.made_of.last()?)?;
    let number = |year: &Standing| year.value.ok().and_then(|value| value.number());
    let known = fact.progress.years.iter().filter(|year| year.is_complete() && number(year).is_some());
    let known: Vec<&Standing> = known.take_while(|year| year.span.first() < latest.span.first()).collect();
    let (first, end) = (*known.first()?, number(latest)?);
    match way(number(first)?, end) {
        Way::Same if known.iter().any(|year| number(year) != Some(end)) => None,
        way => Some((way, first, latest)),
    }
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
    let nothing = year.is_complete() && year.value.is_ok_and(|value| value.as_number() == Quotient::ZERO);
    Some(match (fact.target.direction, compared(fact, year)) {
        _ if fact.target.lag_months > 0 => format!("Kết quả {label} {}, bước đầu là {value}.", awaited(fact)),
        _ if fact.target.unit_rule == UnitRule::EveryUnit => format!("Đến ngày {day}, {}.", unit_year(facts, year).told()),
        (Direction::Zero, _) if nothing => format!("Riêng {label}, đến ngày {day} chưa phát sinh."),
        // What happened, or is not known, was said of every year.
        (Direction::Zero, _) => return None,
        (_, Some(change)) => format!("Riêng {label}, tính đến ngày {day} là {value}, {change}."),
        (_, None) => format!("Riêng {label}, tính đến ngày {day} là {value}."),
    })
}

fn awaited(fact: &TargetFact) -> String {
    format!("được xét sau {} tháng", fact.target.lag_months)
}

/// The change of a year from the year before, as a mark, with what it is compared to; nothing while a figure is missing.
fn compared(fact: &TargetFact, year: &Standing) -> Option<String> {
    let beside = fact.progress.beside(&year.span).filter(|_| year.is_complete())?;
    let change = figure(&Printed::Change { target: fact.target.id, period: year.span.to_string() });
    Some(match (year.is_over, beside.is_same_part()) {
        (true, _) => format!("{change} so với năm trước"),
        (false, true) => format!("{change} so với cùng kỳ năm trước"),
        (false, false) => format!("{change} so với kết quả đến ngày {}", short_date(beside.counted_to)),
    })
}

fn this_year(facts: &Facts, fact: &TargetFact) -> Vec<String> {
    let (target, year) = (&fact.target, facts.year());
    let current = fact.progress.years.iter().rev().find(|standing| standing.value.is_ok() && year.contains(standing.span.last()));
    let opening = match current {
        _ if target.calendar == Calendar::Term => standing(fact),
        Some(current) if target.direction == Direction::Zero => zero_this_year(fact, current),
        Some(current) if target.unit_rule == UnitRule::EveryUnit => format!("{}: {}.", target.name, unit_year(facts, current).told()),
        Some(current) if current.is_over => year_over(fact, current),
        Some(current) => year_so_far(fact, current),
        None => not_yet(facts, fact),
    };
    let mut sentences = vec![if target.parent.is_some() { format!("Trong đó, {}", continued(&opening)) } else { opening }];
    let by_term = target.goal(When::Term, facts.review.cut_off).is_some();
    if let Some(current) = current.filter(|_| by_term) {
        sentences.extend(in_the_term(fact, current));
        sentences.extend(outlook::of(fact));
    }
    sentences
}

/// Where the year leaves the term.
fn in_the_term(fact: &TargetFact, year: &Standing) -> Option<String> {
    let (progress, to_date, asked) = (&fact.progress, to_date(fact), asked(fact));
    match (fact.target.time_rule, share(fact)) {
        // Where the year is all there is, the sentence would say the same again.
        _ if progress.to_date.made_of == [year.span] => None,
        _ if fact.target.direction == Direction::Zero => {
            let happened = progress.to_date.value.is_ok_and(|value| value.as_number() != Quotient::ZERO);
            happened.then(|| format!("Từ đầu nhiệm kỳ đã phát sinh {to_date}."))
        }
        (TimeRule::Sum, Some(share)) => Some(format!("Luỹ kế nhiệm kỳ được {to_date}, bằng {share} mức {asked}.")),
        (TimeRule::Sum, None) => Some(format!("Luỹ kế nhiệm kỳ là {to_date}; nghị quyết đề ra {asked} cho cả nhiệm kỳ.")),
        (TimeRule::Mean | TimeRule::WeightedMean, _) => {
            Some(format!("Bình quân các năm đã kết thúc là {to_date}, mức cả nhiệm kỳ {asked}."))
        }
        _ => None,
    }
}

fn zero_this_year(fact: &TargetFact, year: &Standing) -> String {
    let (name, label) = (&fact.target.name, year.span.name_vi());
    match year.value.ok().map(|value| value.as_number() == Quotient::ZERO) {
        Some(true) if year.is_complete() => format!("Về chỉ tiêu “{name}”, {label} chưa phát sinh trường hợp nào."),
        Some(true) => format!("Về chỉ tiêu “{name}”, {label}, theo số liệu đã có, chưa phát sinh trường hợp nào."),
        _ => format!("Chỉ tiêu “{name}” không giữ được: {label} phát sinh {}.", result(fact, year)),
    }
}

fn year_over(fact: &TargetFact, year: &Standing) -> String {
    let (name, told, better) = (&fact.target.name, told(fact, year), fact.progress.measure.better);
    let change = compared(fact, year).map(|change| format!(", {change}")).unwrap_or_default();
    match (fact.target.kind, year.goal) {
        (TargetKind::Level(_), Some(_)) => phrase::grades(name, &asked(fact), &[told]),
        (TargetKind::YesNo(_), Some(_)) => phrase::done(name, &[told]),
        (_, Some(_)) => format!("{}{change}.", phrase::result(name, &told, Asked { mark: &asked_of(fact, year), better })),
        (TargetKind::Level(_), None) => format!("{name}: {} xếp {}, mức phấn đấu cả nhiệm kỳ {}.", told.label, told.value, asked(fact)),
        (_, None) => format!("{name}: {} được {}{change}.", told.label, told.value),
    }
}

fn year_so_far(fact: &TargetFact, year: &Standing) -> String {
    let (name, value) = (&fact.target.name, result(fact, year));
    let change = compared(fact, year).map(|change| format!(", {change}")).unwrap_or_default();
    let day = year.counted_to.map(short_date).unwrap_or_default();
    let got = if matches!(fact.target.kind, TargetKind::Number(_)) { "được" } else { "là" };
    match (year.goal, fact.target.direction) {
        _ if fact.target.lag_months > 0 => format!("{name}: {} {}, bước đầu là {value}.", year.span.name_vi(), awaited(fact)),
        (Some(_), Direction::AtMost) => {
            let reached = fact.progress.is_enough(year) == Some(true);
            let so_far = Year { label: format!("đến ngày {day}"), value, reached, asked: None };
            format!("{}{change}.", phrase::result(name, &so_far, Asked { mark: &asked_of(fact, year), better: Better::Lower }))
        }
        (Some(_), _) => format!("{name}: đến ngày {day} {got} {value}{change}; mức của cả năm là {}.", asked_of(fact, year)),
        (None, _) => format!("{name}: từ đầu năm {got} {value}{change}."),
    }
}

/// Nothing of this year is known yet: the latest year that is.
fn not_yet(facts: &Facts, fact: &TargetFact) -> String {
    let name = &fact.target.name;
    let latest = fact.progress.years.iter().rev().find(|year| year.value.is_ok()).map(|year| told(fact, year));
    match (fact.target.kind, latest) {
        (TargetKind::YesNo(_), Some(year)) if year.reached => format!("Chỉ tiêu “{name}” được xét vào cuối năm; {} đã đạt.", year.label),
        (TargetKind::YesNo(_), Some(year)) => format!("Chỉ tiêu “{name}” được xét vào cuối năm; {} chưa đạt.", year.label),
        (TargetKind::Level(_), Some(year)) => match levels(facts, &fact.target) {
            Some(LevelScale::Steps(_)) => format!("{name}: năm nay chưa đến kỳ xếp loại; {} xếp “{}”.", year.label, year.value),
            _ => format!("{name}: năm nay chưa xếp; {} đứng {}.", year.label, year.value),
        },
        (_, Some(year)) => format!("{name}: năm nay chưa đến kỳ có số liệu; {} là {}.", year.label, year.value),
        (_, None) => format!("{name}: đến nay là {}, mức đề ra {}.", to_date(fact), asked(fact)),
    }
}
