//! Contradictions inside a target, named before it is kept: each with a code, a sentence and what to do.

use crate::figure::{Indicator, IndicatorKind};
use crate::period::Period;
use crate::quotient::Quotient;
use crate::refusal::Sentence;
use crate::text::fold;

use super::goal::{Direction, Goal, When};
use super::rule::{TimeRule, UnitRule};
use super::{Denominator, Shown, Target, TargetKind};

/// What is wrong or unclear; the code is stable and is kept with the person's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The yearly values add up to more than the term value.
    YearsExceedTerm,
    /// The term value is neither the sum, the mean nor the last of the yearly values.
    TermFitsNoRule,
    /// The term value fits another rule than the chosen one.
    TermFitsOtherRule,
    /// A ratio that its small denominator cannot give.
    ImpossibleRatio,
    /// More than all.
    OverHundred,
    /// The clause does not say whether the value is for each year or for the term.
    UnclearScope,
    /// The value reads two ways: a range that also says "trở lên".
    ReadsTwoWays,
    /// The high limit is below the low one.
    HighBelowLow,
    /// A part is larger than the whole.
    PartExceedsWhole,
    /// The rule does not fit what is measured.
    RuleUnfit,
    /// There is no value to reach.
    NoGoal,
    /// Two different values for one stretch.
    TwoGoals,
}

/// One finding about a target. It warns and asks; whoever keeps the target anyway gives a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What kind of finding.
    pub code: Code,
    /// What is wrong.
    pub says: Sentence,
    /// What to do about it.
    pub next: Sentence,
}

/// What the checker may look at beside the target.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The indicators that the target names.
    pub indicators: &'a [Indicator],
    /// Its parts ("trong đó").
    pub parts: &'a [Target],
    /// How large the denominator is, if it is known and counted in whole things: 6 schools.
    pub denominator: Option<u32>,
}

impl Code {
    /// The code as screens and scripts show it.
    pub fn as_str(self) -> &'static str {
        match self {
            Code::YearsExceedTerm => "W01",
            Code::TermFitsNoRule => "W02",
            Code::TermFitsOtherRule => "W03",
            Code::ImpossibleRatio => "W04",
            Code::OverHundred => "W05",
            Code::UnclearScope => "W06",
            Code::ReadsTwoWays => "W07",
            Code::HighBelowLow => "W08",
            Code::PartExceedsWhole => "W09",
            Code::RuleUnfit => "W10",
            Code::NoGoal => "W11",
            Code::TwoGoals => "W12",
        }
    }
}

/// Everything that is wrong or unclear about a target, in the order of the codes.
pub fn check(target: &Target, context: Context<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    warnings.extend(years_exceed_term(target));
    warnings.extend(term_fits_no_rule(target));
    warnings.extend(target.goals.iter().filter_map(|goal| impossible_ratio(target, goal, context.denominator?)));
    warnings.extend(over_hundred(target));
    warnings.extend(unclear_scope(target));
    warnings.extend(reads_two_ways(target));
    warnings.extend(target.goals.iter().filter_map(high_below_low));
    warnings.extend(context.parts.iter().filter_map(|part| part_exceeds_whole(target, part)));
    warnings.extend(rule_unfit(target, context.indicators));
    warnings.extend(zero_unadded(target));
    warnings.extend(no_goal(target));
    warnings.extend(two_goals(target, context.indicators));
    warnings
}

fn years_exceed_term(target: &Target) -> Option<Warning> {
    let term = value(target.goals.iter().find(|goal| goal.when == When::Term)?)?;
    let each = value(target.goals.iter().find(|goal| goal.when == When::EachYear)?)?;
    let years = target.years().len();
    let sum = each.checked_mul(Quotient::whole(i64::try_from(years).ok()?))?;
    let adds = matches!(target.time_rule, TimeRule::Sum | TimeRule::EveryPeriod) && matches!(target.kind, TargetKind::Number(_));
    (adds && sum > term).then(|| Warning {
        code: Code::YearsExceedTerm,
        says: Sentence::plain("Mỗi năm %{each} trong %{years} năm là %{sum}, nhiều hơn mức cả nhiệm kỳ là %{term}.")
            .with("each", each.to_vi(4))
            .with("years", years)
            .with("sum", sum.to_vi(4))
            .with("term", term.to_vi(4)),
        next: Sentence::plain("Hãy xem lại văn bản: sửa mức hằng năm hoặc mức cả nhiệm kỳ, hoặc ghi lý do nếu văn bản viết đúng như vậy."),
    })
}

/// The yearly values with names, in order, if there are at least two.
fn yearly(target: &Target) -> Vec<(Period, Quotient)> {
    let mut years: Vec<(Period, Quotient)> = target.goals.iter().filter_map(|goal| Some((goal.year()?, value(goal)?))).collect();
    years.sort();
    years
}

fn term_fits_no_rule(target: &Target) -> Option<Warning> {
    let term = value(target.goals.iter().find(|goal| goal.when == When::Term)?)?;
    let years: Vec<Quotient> = yearly(target).into_iter().map(|(_, value)| value).collect();
    let rules = of_years(&years).filter(|_| years.len() > 1)?;
    let fits = |rule: &&YearsRule| fits(term, rule.found);
    let chosen_fits = rules.iter().filter(fits).any(|rule| rule.rule == target.time_rule);
    let open = matches!(target.time_rule, TimeRule::EveryPeriod | TimeRule::Manual | TimeRule::Max | TimeRule::WeightedMean);
    match rules.iter().find(fits) {
        _ if chosen_fits => None,
        Some(_) if open => None,
        Some(rule) => Some(Warning {
            code: Code::TermFitsOtherRule,
            says: Sentence::plain("Mức cả nhiệm kỳ %{term} đúng bằng %{rule}, nhưng chỉ tiêu đang chọn cách cộng “%{chosen}”.")
                .with("term", term.to_vi(4))
                .with("rule", rule.name_vi())
                .with("chosen", target.time_rule.name_vi()),
            next: Sentence::plain("Hãy chọn lại cách cộng các năm, hoặc ghi lý do."),
        }),
        None => Some(fits_nothing(term, nearest(term, &rules)?)),
    }
}

/// What one way of adding years makes of yearly values.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearsRule {
    /// The way.
    pub rule: TimeRule,
    /// What it makes.
    pub found: Quotient,
}

impl YearsRule {
    /// What a sentence calls it.
    pub(super) fn name_vi(self) -> &'static str {
        match self.rule {
            TimeRule::Sum => "tổng các năm",
            TimeRule::Last => "năm cuối",
            other => other.name_vi(),
        }
    }
}

/// The sum, the mean and the last of yearly values; nothing when there are none.
pub(super) fn of_years(years: &[Quotient]) -> Option<[YearsRule; 3]> {
    let last = *years.last()?;
    let sum = years.iter().try_fold(Quotient::ZERO, |sum, value| sum.checked_add(*value))?;
    let mean = sum.checked_div(Quotient::whole(i64::try_from(years.len()).ok()?))?;
    Some([
        YearsRule { rule: TimeRule::Sum, found: sum },
        YearsRule { rule: TimeRule::Mean, found: mean },
        YearsRule { rule: TimeRule::Last, found: last },
    ])
}

/// Whether a term value is what a rule makes, at as many decimals as the resolution printed.
pub(super) fn fits(term: Quotient, found: Quotient) -> bool {
    found.rounded(decimals_of(term)) == term
}

/// The rule that comes nearest to a term value.
pub(super) fn nearest(term: Quotient, rules: &[YearsRule]) -> Option<&YearsRule> {
    let distance = |found: Quotient| found.checked_sub(term).map(|gap| gap.max(Quotient::ZERO.checked_sub(gap).unwrap_or(gap)));
    rules.iter().min_by_key(|rule| distance(rule.found))
}

fn fits_nothing(term: Quotient, nearest: &YearsRule) -> Warning {
    Warning {
        code: Code::TermFitsNoRule,
        says: Sentence::plain(
            "Mức cả nhiệm kỳ %{term} không bằng tổng, bình quân hay năm cuối của các năm; gần nhất là %{rule}: %{found}.",
        )
        .with("term", term.to_vi(4))
        .with("rule", nearest.name_vi())
        .with("found", nearest.found.to_vi(2)),
        next: Sentence::plain("Hãy đối chiếu với văn bản gốc; nếu văn bản in như vậy, giữ nguyên và ghi lý do."),
    }
}

/// Values of a ratio with a small denominator come in steps; papers print at least one decimal of them.
fn impossible_ratio(target: &Target, goal: &Goal, size: u32) -> Option<Warning> {
    let TargetKind::Ratio { shown, .. } = target.kind else { return None };
    let is_exact = matches!(target.direction, Direction::Equal) && (1..=SMALL).contains(&size);
    let wanted = value(goal).filter(|_| is_exact)?;
    let size = Quotient::whole(i64::from(size));
    let steps = wanted.checked_mul(size)?.checked_div(Quotient::whole(shown.factor()))?;
    let below = i64::try_from(steps.numerator().div_euclid(steps.denominator())).ok()?;
    let at = |count: i64| Quotient::whole(count).checked_mul(Quotient::whole(shown.factor()))?.checked_div(size);
    let (low, high) = (at(below)?, at(below + 1)?);
    let half_a_decimal = Quotient::new(1, 20)?;
    let is_near = |step: Quotient| {
        step.checked_sub(wanted)
            .is_some_and(|gap| gap <= half_a_decimal && Quotient::ZERO.checked_sub(gap).is_some_and(|gap| gap <= half_a_decimal))
    };
    if is_near(low) || is_near(high) {
        return None;
    }
    Some(Warning {
        code: Code::ImpossibleRatio,
        says: Sentence::plain(
            "Với mẫu số %{size} không thể có %{wanted}; gần nhất là %{low} (%{below}/%{size}) hoặc %{high} (%{above}/%{size}).",
        )
        .with("size", size.to_vi(0))
        .with("wanted", shown.to_vi(wanted, 4))
        .with("low", shown.to_vi(low, 2))
        .with("below", below)
        .with("high", shown.to_vi(high, 2))
        .with("above", below + 1),
        next: Sentence::plain("Hãy chọn một trong hai giá trị có thể có, hoặc đổi “bằng” thành “ít nhất”."),
    })
}

/// Above this denominator the steps are finer than what a resolution prints.
const SMALL: u32 = 50;

fn over_hundred(target: &Target) -> Option<Warning> {
    let TargetKind::Ratio { denominator: Denominator::Current(_) | Denominator::ShareOf(..), shown, .. } = target.kind else {
        return None;
    };
    let is_share = matches!(shown, Shown::Percent | Shown::PerMille);
    let all = Quotient::whole(shown.factor());
    let goal = target.goals.iter().filter(|_| is_share).find(|goal| value(goal).is_some_and(|value| value > all))?;
    Some(Warning {
        code: Code::OverHundred,
        says: Sentence::plain("%{value} của tổng số là nhiều hơn tất cả.").with("value", shown.to_vi(value(goal)?, 4)),
        next: Sentence::plain("Hãy xem lại con số; nếu so với số được giao, chọn mẫu số “số được giao”."),
    })
}

/// Words that say for which stretch a value is meant, folded.
const SCOPE_WORDS: [&str; 11] =
    ["hang nam", "moi nam", "/nam", "tung nam", "nhiem ky", "den nam", "den cuoi", "den het", "nam hoc", "trong nam", "quy "];

fn unclear_scope(target: &Target) -> Option<Warning> {
    let clause = fold(&target.clause);
    let names_a_year = clause.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4 && digits.starts_with("20"));
    let is_clear = clause.trim().is_empty() || names_a_year || SCOPE_WORDS.iter().any(|word| clause.contains(word));
    (!is_clear).then(|| Warning {
        code: Code::UnclearScope,
        says: Sentence::plain("Câu trong văn bản không nói mức này là cho từng năm hay cho cả nhiệm kỳ: “%{clause}”.")
            .with("clause", &target.clause),
        next: Sentence::plain("Hãy hỏi nơi soạn văn bản rồi chọn “hằng năm” hoặc “cả nhiệm kỳ”, và ghi căn cứ của lựa chọn."),
    })
}

/// After the number "trở lên" makes a range open; after a grade it belongs to the grade.
fn reads_two_ways(target: &Target) -> Option<Warning> {
    let clause = fold(&target.clause);
    let opens_range = clause.match_indices("tro len").any(|(at, _)| is_after_number(&clause[..at])) || clause.contains("it nhat");
    let goal = target.goals.iter().find(|goal| goal.low.is_some() && goal.high.is_some())?;
    let (low, high) = (goal.low?.value, goal.high?.value);
    (target.direction == Direction::Range && opens_range).then(|| Warning {
        code: Code::ReadsTwoWays,
        says: Sentence::plain("“%{clause}” đọc được hai cách: từ %{low} đến %{high}, hoặc ít nhất %{low}.")
            .with("clause", &target.clause)
            .with("low", low.to_vi(4))
            .with("high", high.to_vi(4)),
        next: Sentence::plain("Hãy chọn “ít nhất” mức thấp, hoặc xác nhận là một khoảng, và ghi căn cứ của lựa chọn."),
    })
}

/// Whether the text ends in a number with at most its unit behind it: `1,5%`, `1,5 điểm %`.
pub(super) fn is_after_number(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().rev().take(3).collect();
    words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit()))
}

fn high_below_low(goal: &Goal) -> Option<Warning> {
    let (low, high) = (goal.low?.value, goal.high?.value);
    (high < low).then(|| Warning {
        code: Code::HighBelowLow,
        says: Sentence::plain("Mức cao %{high} nhỏ hơn mức thấp %{low}.").with("high", high.to_vi(4)).with("low", low.to_vi(4)),
        next: Sentence::plain("Hãy đổi chỗ hai mức."),
    })
}

/// Parts may overlap (students, women), so only a single part that is larger than the whole contradicts it.
fn part_exceeds_whole(whole: &Target, part: &Target) -> Option<Warning> {
    let alike = matches!((whole.kind, part.kind), (TargetKind::Number(_), TargetKind::Number(_))) && whole.scale == part.scale;
    let larger = part.goals.iter().filter(|_| alike).find_map(|goal| {
        let limit = value(whole.goals.iter().find(|other| other.when == goal.when)?)?;
        Some((value(goal)?, limit)).filter(|(value, limit)| value > limit)
    });
    let (value, limit) = larger?;
    Some(Warning {
        code: Code::PartExceedsWhole,
        says: Sentence::plain("Phần “%{part}” là %{value}, nhiều hơn cả chỉ tiêu chung là %{limit}.")
            .with("part", &part.name)
            .with("value", value.to_vi(4))
            .with("limit", limit.to_vi(4)),
        next: Sentence::plain("Hãy xem lại mức của phần “trong đó” hoặc của chỉ tiêu chung."),
    })
}

fn rule_unfit(target: &Target, indicators: &[Indicator]) -> Option<Warning> {
    let kind = |id| indicators.iter().find(|indicator| indicator.id == id).map(|indicator| &indicator.kind);
    let adds = matches!(target.unit_rule, UnitRule::Sum | UnitRule::RatioOfSums);
    let says = match target.kind {
        TargetKind::Number(id) if adds && kind(id) == Some(&IndicatorKind::Rate) => "Tỷ lệ đã công bố không cộng được qua các đơn vị.",
        TargetKind::Number(_) if target.unit_rule == UnitRule::RatioOfSums => {
            "Chỉ tiêu là một con số nên không có tử số và mẫu số để chia."
        }
        TargetKind::Level(_) if adds => "Mức xếp loại, thứ hạng không cộng được qua các đơn vị.",
        TargetKind::Level(_) if matches!(target.time_rule, TimeRule::Sum | TimeRule::Mean) => {
            "Mức xếp loại, thứ hạng không cộng được qua các năm."
        }
        TargetKind::Number(_) | TargetKind::Level(_) | TargetKind::YesNo(_) if target.time_rule == TimeRule::WeightedMean => {
            "Bình quân gia quyền cần tử số và mẫu số, nhưng chỉ tiêu này không phải tỷ lệ."
        }
        _ => return None,
    };
    Some(Warning {
        code: Code::RuleUnfit,
        says: Sentence::plain(says),
        next: Sentence::plain("Hãy chọn cách cộng khác, ví dụ “lấy số của đơn vị phụ trách” và “xét từng năm”."),
    })
}

/// What may not happen in the whole term, looked at in one year only.
fn zero_unadded(target: &Target) -> Option<Warning> {
    let is_of_term_alone = target.goals.iter().all(|goal| goal.when == When::Term) && !target.goals.is_empty();
    let is_number = matches!(target.kind, TargetKind::Number(_)) && target.direction == Direction::Zero;
    (is_number && is_of_term_alone && target.time_rule != TimeRule::Sum).then(|| Warning {
        code: Code::RuleUnfit,
        says: Sentence::plain("Không để xảy ra trong cả nhiệm kỳ mà chỉ xét một năm thì bỏ sót việc đã xảy ra ở năm khác."),
        next: Sentence::plain("Hãy chọn “cộng các năm”, hoặc đặt mức cho từng năm."),
    })
}

fn no_goal(target: &Target) -> Option<Warning> {
    let lacks = |goal: &Goal| target.direction != Direction::Zero && value(goal).is_none();
    let is_missing = target.kind != TargetKind::Text && (target.goals.is_empty() || target.goals.iter().any(lacks));
    is_missing.then(|| Warning {
        code: Code::NoGoal,
        says: Sentence::plain("Chỉ tiêu chưa có mức phải đạt."),
        next: Sentence::plain("Hãy nhập mức cho từng năm hoặc cho cả nhiệm kỳ."),
    })
}

fn two_goals(target: &Target, indicators: &[Indicator]) -> Option<Warning> {
    let counted = target.kind.indicators();
    let levels = indicators.iter().find(|indicator| counted.first() == Some(&indicator.id)).and_then(|indicator| indicator.kind.levels());
    let differs =
        |goal: &Goal| target.goals.iter().find(|other| other.when == goal.when && (other.low, other.high) != (goal.low, goal.high));
    let (goal, other) = target.goals.iter().find_map(|goal| Some((goal, differs(goal)?)))?;
    Some(Warning {
        code: Code::TwoGoals,
        says: Sentence::plain("Có hai mức khác nhau cho %{when}: %{one} và %{other}.")
            .with("when", goal.when.name_vi())
            .with("one", target.goal_vi(goal, levels))
            .with("other", target.goal_vi(other, levels)),
        next: Sentence::plain("Hãy giữ mức mà văn bản đề ra, bỏ mức kia."),
    })
}

/// The value by which a goal is compared with others.
fn value(goal: &Goal) -> Option<Quotient> {
    goal.low.or(goal.high).map(|limit| limit.value)
}

/// With how many decimals a resolution printed a value, at most four.
fn decimals_of(value: Quotient) -> u8 {
    (0..4).find(|decimals| value.is_exact_at(*decimals)).unwrap_or(4)
}
